//! Statements as a list shows them, with their words and their chain.

use super::Window;
use super::ask::{Rows, Where, json};
use super::heads::upto;
use crate::error::Error;
use crate::file::CaseFile;
use crate::search::query;
use hearsay::view::case::{CaseStatementView, SameStatementView};
use rusqlite::{OptionalExtension, Row};
use std::collections::{BTreeMap, BTreeSet};

/// A statement with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementRow {
    /// As `hearsay export --as json` prints it.
    pub view: CaseStatementView,
    /// Of its report.
    pub outlet: Option<String>,
    /// Of its report.
    pub published: Option<String>,
    /// Names of who speaks, joined by "; ".
    pub speakers: String,
    /// Words of the source, as printed; parts joined by " … ".
    pub source: String,
    /// Words of the cue.
    pub cue: String,
    /// Words of the content.
    pub content: String,
    /// Who spoke, each relay, the outlet: name and kind. `unstated` for `?`, `words` for a source whose bearer is in doubt,
    /// `report` where no outlet is known.
    pub chain: Vec<(String, String)>,
    /// The way that it came, where through another voice.
    pub route: Option<i64>,
    /// Where its content begins in the report, in code points.
    pub start: usize,
    /// Where its content ends.
    pub end: usize,
}

/// Statements that are one.
#[derive(Clone, Debug, PartialEq)]
pub struct SameRow {
    /// As `hearsay export --as json` prints it.
    pub view: SameStatementView,
    /// Its members as a list shows them, the oldest first; of very many the first.
    pub members: Vec<StatementRow>,
}

/// Which statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementFilter {
    /// Said by this actor.
    pub actor: Option<String>,
    /// Said by others, with this actor in it.
    pub about: Option<String>,
    /// say, think, promise, agree, demand, accuse, threaten, deny.
    pub kind: Option<String>,
    /// direct, indirect, mixed.
    pub quotation: Option<String>,
    /// Printed by this outlet.
    pub outlet: Option<String>,
    /// Of this report.
    pub report: Option<String>,
    /// Published on this day or later.
    pub from: Option<String>,
    /// Published on this day or earlier.
    pub to: Option<String>,
    /// That came this way.
    pub route: Option<i64>,
    /// That came through a relay of this name.
    pub via: Option<String>,
    /// Whose origin has this number: 0 or more.
    pub origin: Option<i64>,
    /// That hold these words.
    pub words: Option<String>,
    /// The oldest first, instead of the newest.
    pub oldest_first: bool,
}

const COLUMNS: &str = "row, outlet, published, speakers, source, cue, content, chain, route, start, \"end\"";

const TABLE: (&str, &str) = ("case_statement", "");

fn statement(row: &Row<'_>) -> rusqlite::Result<StatementRow> {
    Ok(StatementRow {
        view: json(row, 0)?,
        outlet: row.get(1)?,
        published: row.get(2)?,
        speakers: row.get(3)?,
        source: row.get(4)?,
        cue: row.get(5)?,
        content: row.get(6)?,
        chain: json(row, 7)?,
        route: row.get(8)?,
        start: row.get(9)?,
        end: row.get(10)?,
    })
}

impl StatementFilter {
    fn order(&self) -> &'static str {
        if self.oldest_first { "published, number" } else { "published DESC, number" }
    }

    fn conditions(&self) -> Where {
        Where::default()
            .and("id IN (SELECT statement FROM case_speaker WHERE actor = ?)", self.actor.clone())
            .and("id IN (SELECT statement FROM case_about WHERE actor = ?)", self.about.clone())
            .and("kind = ?", self.kind.clone())
            .and("quotation = ?", self.quotation.clone())
            .and("outlet = ?", self.outlet.clone())
            .and("report = ?", self.report.clone())
            .and("published >= ?", self.from.clone())
            .and("published <= ?", upto(&self.to))
            .and("route = ?", self.route)
            .and("id IN (SELECT statement FROM case_relay WHERE name = ?)", self.via.clone())
            .and("id IN (SELECT statement FROM case_origin_statement WHERE origin = ?)", self.origin)
            .and(
                // `serial` is `number + 1`, and an index has `number` with all that is filtered by.
                "number IN (SELECT rowid - 1 FROM case_statement_search WHERE case_statement_search MATCH ?)",
                self.words.as_deref().and_then(query),
            )
    }
}

impl CaseFile {
    /// Statements, the newest first, those of a report in its own order.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_statements(
        &self,
        filter: &StatementFilter,
        window: Window,
    ) -> Result<Rows<StatementRow>, Error> {
        self.listed_of(COLUMNS, TABLE, &filter.conditions(), filter.order(), window, statement)
    }

    /// The same without counting them.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_statement_rows(
        &self,
        filter: &StatementFilter,
        window: Window,
    ) -> Result<Vec<StatementRow>, Error> {
        self.shown_of(COLUMNS, TABLE, &filter.conditions(), filter.order(), window, statement)
    }

    /// How many statements there are of each kind and outlet, whichever kind and outlet the filter names.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_statement_counts(
        &self,
        filter: &StatementFilter,
    ) -> Result<Vec<(String, Option<String>, usize)>, Error> {
        let conditions = StatementFilter { kind: None, outlet: None, ..filter.clone() }.conditions();
        let sql = format!(
            "SELECT kind, outlet, count(*) FROM case_statement{} GROUP BY kind, outlet ORDER BY kind, outlet",
            conditions.sql()
        );
        self.many(&sql, conditions.values(), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// One statement.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_statement(&self, id: &str) -> Result<Option<StatementRow>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM case_statement WHERE id = ?1");
        self.asked(|case| case.connection.prepare_cached(&sql)?.query_row([id], statement).optional())
    }

    /// The statements of these ids.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_statements_of<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Result<BTreeMap<String, StatementRow>, Error> {
        let ids: BTreeSet<&str> = ids.into_iter().collect();
        let found = ids.into_iter().map(|id| self.kept_statement(id));
        found.filter_map(Result::transpose).map(|row| row.map(|s| (s.view.statement.id.clone(), s))).collect()
    }

    /// The statements of a report, in its order.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_statements_in(&self, report: &str) -> Result<Vec<StatementRow>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM case_statement WHERE report = ? ORDER BY start, number");
        self.many(&sql, vec![report.to_owned().into()], statement)
    }

    /// Where else a statement is told: groups of statements that are one.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_same(&self, statement: &str) -> Result<Vec<SameRow>, Error> {
        let groups: Vec<(String, SameStatementView)> = self.many(
            "SELECT s.id, s.row FROM case_same_member m JOIN case_same s ON s.id = m.same
             WHERE m.statement = ? ORDER BY s.number",
            vec![statement.to_owned().into()],
            |row| Ok((row.get(0)?, json(row, 1)?)),
        )?;
        let sql = format!(
            "SELECT {COLUMNS} FROM case_statement
             WHERE id IN (SELECT statement FROM case_same_member WHERE same = ?) ORDER BY published, number LIMIT 30"
        );
        groups
            .into_iter()
            .map(|(id, view)| {
                Ok(SameRow { view, members: self.many(&sql, vec![id.into()], self::statement)? })
            })
            .collect()
    }
}
