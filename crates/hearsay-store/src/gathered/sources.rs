//! On whose word: origins, relays, ways, copies.

use super::Window;
use super::ask::{Rows, Where, json};
use crate::error::Error;
use crate::file::CaseFile;

/// Who is named as an origin, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginRow {
    /// What a filter of statements calls it.
    pub number: i64,
    /// None where no origin is stated.
    pub name: Option<String>,
    /// Of an actor or a relay.
    pub kind: Option<String>,
    /// How many reports rely on it.
    pub reports: usize,
    /// How many statements.
    pub statements: usize,
}

/// A voice that passes on what others said, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelayRow {
    /// outlet, agency, broadcast, document, social, court, person.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How many statements it passes on.
    pub statements: usize,
    /// In how many reports.
    pub reports: usize,
}

/// A way that statements came through another voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteRow {
    /// What a filter of statements calls it.
    pub number: i64,
    /// Who spoke, each relay, the outlet: name and kind.
    pub links: Vec<(String, String)>,
    /// How many statements.
    pub statements: usize,
    /// In how many reports.
    pub reports: usize,
}

/// How much of what an outlet prints comes through other voices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletRow {
    /// None where it is not known.
    pub outlet: Option<String>,
    /// How many reports.
    pub reports: usize,
    /// How many statements.
    pub statements: usize,
    /// How many of them through a relay.
    pub relayed: usize,
}

/// Two reports that share passages word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedRow {
    /// The earlier report's id.
    pub from: String,
    /// The other's.
    pub to: String,
    /// How many passages.
    pub passages: usize,
    /// Their characters together.
    pub characters: usize,
    /// The longest passage in `from`.
    pub at: [usize; 2],
    /// And in `to`.
    pub there: [usize; 2],
}

impl CaseFile {
    /// Origins that are named, those that most reports rely on first.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_origin_rows(&self, window: Window) -> Result<Rows<OriginRow>, Error> {
        let named = Where::default().only("name IS NOT NULL", true);
        let columns = "number, name, kind, reports, statements";
        self.listed(columns, "case_origin", &named, "reports DESC, statements DESC, number", window, |row| {
            Ok(OriginRow {
                number: row.get(0)?,
                name: row.get(1)?,
                kind: row.get(2)?,
                reports: row.get(3)?,
                statements: row.get(4)?,
            })
        })
    }

    /// In how many statements of how many reports no origin is stated, with the number of that origin.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_unstated(&self) -> Result<Option<OriginRow>, Error> {
        let sql =
            "SELECT number, name, kind, reports, statements FROM case_origin WHERE name IS NULL LIMIT 1";
        let found = self.many(sql, Vec::new(), |row| {
            Ok(OriginRow {
                number: row.get(0)?,
                name: None,
                kind: row.get(2)?,
                reports: row.get(3)?,
                statements: row.get(4)?,
            })
        })?;
        Ok(found.into_iter().next())
    }

    /// Relays, those that pass on most first.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_relay_rows(&self, window: Window) -> Result<Rows<RelayRow>, Error> {
        self.listed(
            "kind, name, statements, reports",
            "(SELECT kind, name, count(*) AS statements, count(DISTINCT report) AS reports FROM case_relay GROUP BY kind, name)",
            &Where::default(),
            "statements DESC, name, kind",
            window,
            |row| {
                Ok(RelayRow {
                    kind: row.get(0)?,
                    name: row.get(1)?,
                    statements: row.get(2)?,
                    reports: row.get(3)?,
                })
            },
        )
    }

    /// Ways that statements came, the most used first.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_routes(&self, window: Window) -> Result<Rows<RouteRow>, Error> {
        let columns = "number, links, statements, reports";
        self.listed(columns, "case_route", &Where::default(), "number", window, |row| {
            Ok(RouteRow {
                number: row.get(0)?,
                links: json(row, 1)?,
                statements: row.get(2)?,
                reports: row.get(3)?,
            })
        })
    }

    /// Outlets, those with most reports first.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_outlet_rows(&self, window: Window) -> Result<Rows<OutletRow>, Error> {
        self.listed(
            "outlet, reports, (SELECT count(*) FROM case_statement s WHERE s.outlet IS r.outlet),
             (SELECT count(route) FROM case_statement s WHERE s.outlet IS r.outlet)",
            "(SELECT outlet, count(*) AS reports FROM case_report GROUP BY outlet) r",
            &Where::default(),
            "reports DESC, outlet",
            window,
            |row| {
                Ok(OutletRow {
                    outlet: row.get(0)?,
                    reports: row.get(1)?,
                    statements: row.get(2)?,
                    relayed: row.get(3)?,
                })
            },
        )
    }

    /// Pairs of reports that share passages, those that share most first.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_copied(&self, window: Window) -> Result<Rows<CopiedRow>, Error> {
        self.listed(
            "from_report, to_report, passages, characters, from_start, from_end, to_start, to_end",
            "case_copied",
            &Where::default(),
            "number",
            window,
            |row| {
                Ok(CopiedRow {
                    from: row.get(0)?,
                    to: row.get(1)?,
                    passages: row.get(2)?,
                    characters: row.get(3)?,
                    at: [row.get(4)?, row.get(5)?],
                    there: [row.get(6)?, row.get(7)?],
                })
            },
        )
    }

    /// Passages of a report that stand word for word in others: its own, and the other's report and place.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_copies_in(&self, report: &str) -> Result<Vec<([usize; 2], String, [usize; 2])>, Error> {
        let id = || vec![report.to_owned().into()];
        let take = |row: &rusqlite::Row<'_>| {
            Ok(([row.get(0)?, row.get(1)?], row.get(2)?, [row.get(3)?, row.get(4)?]))
        };
        let mut all = self.many(
            "SELECT from_start, from_end, to_report, to_start, to_end FROM case_copy WHERE from_report = ? LIMIT 200",
            id(),
            take,
        )?;
        all.extend(self.many(
            "SELECT to_start, to_end, from_report, from_start, from_end FROM case_copy WHERE to_report = ? LIMIT 200",
            id(),
            take,
        )?);
        all.sort();
        Ok(all)
    }
}
