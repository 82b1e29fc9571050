//! Actors as a list shows them, and what one page each needs.

use super::Window;
use super::ask::{Rows, Where, json};
use crate::error::Error;
use crate::file::CaseFile;
use crate::search::query;
use hearsay::view::case::{CaseActorView, SuggestionView};
use rusqlite::{OptionalExtension, Row};

/// An actor of the case.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorRow {
    /// As `hearsay export --as json` prints it, without the ids of its reports.
    pub view: CaseActorView,
    /// How many statements it makes.
    pub statements: usize,
    /// How many reports mention it.
    pub reports: usize,
}

/// Which actors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorFilter {
    /// person, organisation, country, place, group, unnamed.
    pub kind: Option<String>,
    /// Words of a name or a title.
    pub words: Option<String>,
    /// Only those who say something.
    pub speaking: bool,
}

/// A name with the title that stands before it, where a report prints it first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleRow {
    /// As printed.
    pub text: String,
    /// The report's id.
    pub report: String,
    /// In code points.
    pub start: usize,
    /// Exclusive.
    pub end: usize,
}

fn actor(row: &Row<'_>) -> rusqlite::Result<ActorRow> {
    let mut view: CaseActorView = json(row, 0)?;
    view.reports = Vec::new();
    Ok(ActorRow { view, statements: row.get(1)?, reports: row.get(2)? })
}

impl ActorFilter {
    fn conditions(&self) -> Where {
        Where::default()
            .and("kind = ?", self.kind.clone())
            .and(
                "id IN (SELECT actor FROM case_actor_search WHERE case_actor_search MATCH ?)",
                self.words.as_deref().and_then(query),
            )
            .only("statements > 0", self.speaking)
    }
}

impl CaseFile {
    /// Actors, those who speak most first.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_actors(&self, filter: &ActorFilter, window: Window) -> Result<Rows<ActorRow>, Error> {
        let order = "statements DESC, reports DESC, number";
        self.listed_of(
            "row, statements, reports",
            ("case_actor", ""),
            &filter.conditions(),
            order,
            window,
            actor,
        )
    }

    /// How many actors there are of each kind.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_actor_kinds(&self, filter: &ActorFilter) -> Result<Vec<(String, usize)>, Error> {
        let conditions = ActorFilter { kind: None, ..filter.clone() }.conditions();
        let sql = format!(
            "SELECT kind, count(*) FROM case_actor{} GROUP BY kind ORDER BY 2 DESC, 1",
            conditions.sql()
        );
        self.many(&sql, conditions.values(), |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// One actor.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_actor(&self, id: &str) -> Result<Option<ActorRow>, Error> {
        self.asked(|case| {
            let sql = "SELECT row, statements, reports FROM case_actor WHERE id = ?1";
            case.connection.prepare_cached(sql)?.query_row([id], actor).optional()
        })
    }

    /// The name of an actor.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_actor_name(&self, id: &str) -> Result<Option<String>, Error> {
        self.asked(|case| {
            let sql = "SELECT name FROM case_actor WHERE id = ?1";
            case.connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()
        })
    }

    /// The actor of this name; the most mentioned where several bear it.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_actor_named(&self, name: &str) -> Result<Option<String>, Error> {
        self.asked(|case| {
            let sql = "SELECT id FROM case_actor WHERE name = ?1 ORDER BY reports DESC, id LIMIT 1";
            case.connection.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()
        })
    }

    /// An actor's names with title, by date of the report.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_titles(&self, actor: &str, window: Window) -> Result<Rows<TitleRow>, Error> {
        self.listed(
            "t.text, t.report, t.start, t.\"end\"",
            "case_actor_title t JOIN case_report r ON r.report = t.report",
            &Where::default().and("t.actor = ?", Some(actor.to_owned())),
            "r.published, r.number, t.start",
            window,
            |row| {
                Ok(TitleRow { text: row.get(0)?, report: row.get(1)?, start: row.get(2)?, end: row.get(3)? })
            },
        )
    }

    /// Pairs that may be one and are kept apart; those of one actor where it is given.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_suggestions(
        &self,
        actor: Option<&str>,
        window: Window,
    ) -> Result<Rows<SuggestionView>, Error> {
        let conditions = Where::default().and("?1 IN (one, other)", actor.map(str::to_owned));
        self.listed("row", "case_suggestion", &conditions, "number", window, |row| json(row, 0))
    }
}
