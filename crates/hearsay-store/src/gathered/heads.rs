//! Reports as a list shows them: outlet, date, headline.

use super::Window;
use super::ask::{Rows, Where};
use crate::error::Error;
use crate::file::CaseFile;
use crate::search::query;
use rusqlite::{OptionalExtension, Row};
use std::collections::{BTreeMap, BTreeSet};

/// A report without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its id.
    pub id: String,
    /// Where it was read from.
    pub path: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// ISO 8601, possibly partial.
    pub published: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// The story that it is of.
    pub story: Option<String>,
    /// How many statements it has.
    pub statements: usize,
    /// Whether it is the newest version; an older one has its text, and no statements.
    pub newest: bool,
}

/// Which reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeadFilter {
    /// Of this outlet.
    pub outlet: Option<String>,
    /// Of this story.
    pub story: Option<String>,
    /// Published on this day or later.
    pub from: Option<String>,
    /// Published on this day or earlier.
    pub to: Option<String>,
    /// That mention this actor.
    pub actor: Option<String>,
    /// That hold these words.
    pub words: Option<String>,
}

const COLUMNS: &str = "r.id, r.path, c.outlet, c.published, c.title, c.story, coalesce(c.statements, 0), c.report IS NOT NULL, \
     r.outlet, r.published, r.title";

fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    let newest: bool = row.get(7)?;
    let either = |a: usize, b: usize| -> rusqlite::Result<Option<String>> {
        if newest { row.get(a) } else { row.get(b) }
    };
    Ok(Head {
        id: row.get(0)?,
        path: row.get(1)?,
        outlet: either(2, 8)?,
        published: either(3, 9)?,
        title: either(4, 10)?,
        story: row.get(5)?,
        statements: row.get(6)?,
        newest,
    })
}

/// The last day of a year, month or day, so that a partial date takes in all of it.
pub(super) fn upto(day: &Option<String>) -> Option<String> {
    day.as_ref().map(|d| format!("{d}~"))
}

impl CaseFile {
    /// Reports, the newest first.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_heads(&self, filter: &HeadFilter, window: Window) -> Result<Rows<Head>, Error> {
        let conditions = Where::default()
            .and("c.outlet = ?", filter.outlet.clone())
            .and("c.story = ?", filter.story.clone())
            .and("c.published >= ?", filter.from.clone())
            .and("c.published <= ?", upto(&filter.to))
            .and("c.report IN (SELECT report FROM case_actor_report WHERE actor = ?)", filter.actor.clone())
            .and(
                "c.serial IN (SELECT rowid FROM report_search WHERE report_search MATCH ?)",
                filter.words.as_deref().and_then(query),
            );
        self.listed_of(
            COLUMNS,
            ("case_report", "JOIN report r ON r.id = c.report"),
            &conditions,
            "c.published DESC, c.number",
            window,
            head,
        )
    }

    /// One report; an older version too.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_head(&self, id: &str) -> Result<Option<Head>, Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM report r LEFT JOIN case_report c ON c.report = r.id WHERE r.id = ?1"
        );
        self.asked(|case| case.connection.prepare_cached(&sql)?.query_row([id], head).optional())
    }

    /// The reports of these ids.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_heads_of<'a>(
        &self,
        ids: impl IntoIterator<Item = &'a str>,
    ) -> Result<BTreeMap<String, Head>, Error> {
        let ids: BTreeSet<&str> = ids.into_iter().collect();
        let found = ids.into_iter().map(|id| self.kept_head(id));
        found.filter_map(Result::transpose).map(|head| head.map(|h| (h.id.clone(), h))).collect()
    }

    /// The outlets with how many reports of each, the most first; a report of an unknown one counts under none.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_outlets(&self, most: usize) -> Result<Vec<(Option<String>, usize)>, Error> {
        self.many(
            "SELECT outlet, count(*) FROM case_report GROUP BY outlet ORDER BY 2 DESC, 1 LIMIT ?",
            vec![(most as i64).into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}
