//! Runs of adding → what is new: which reports came in since someone last looked?

use crate::error::Error;
use crate::file::CaseFile;
use rusqlite::OptionalExtension;
use std::collections::BTreeMap;

/// When a report came into the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// The run of adding that brought it, counted from 1.
    pub sitting: i64,
    /// The day of that run, ISO 8601.
    pub day: String,
}

impl CaseFile {
    /// Begins a run of adding: what comes in from here on came in together. It is written with its first new report.
    pub fn sit(&mut self, day: &str) {
        self.sitting = Some((day.to_owned(), None));
    }

    /// For each report when it came in.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn brought(&self) -> Result<BTreeMap<String, Brought>, Error> {
        let run = || -> rusqlite::Result<BTreeMap<String, Brought>> {
            let mut query = self.connection.prepare_cached(
                "SELECT r.id, r.sitting, coalesce(s.day, '0001-01-01')
                 FROM report r LEFT JOIN sitting s ON s.number = r.sitting",
            )?;
            query
                .query_map([], |row| Ok((row.get(0)?, Brought { sitting: row.get(1)?, day: row.get(2)? })))?
                .collect()
        };
        run().map_err(|e| self.sqlite(e))
    }

    /// The sitting behind which all is new for whoever reads the morning view: that up to which the view before told.
    /// A first view tells what the last run of adding brought; one without anything new tells the same again.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn unseen(&self) -> Result<(i64, i64), Error> {
        let run = || -> rusqlite::Result<(i64, i64)> {
            let latest: i64 =
                self.connection
                    .query_row("SELECT coalesce(max(sitting), 0) FROM report", [], |row| row.get(0))?;
            let mark: Option<(i64, i64)> = self
                .connection
                .query_row("SELECT before, upto FROM mark WHERE name = 'brief'", [], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?;
            Ok(match mark {
                None => ((latest - 1).max(0), latest),
                Some((_, upto)) if latest > upto => (upto, latest),
                Some(mark) => mark,
            })
        };
        run().map_err(|e| self.sqlite(e))
    }

    /// Remembers that the morning view has told what lies between two sittings.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn seen(&mut self, (before, upto): (i64, i64)) -> Result<(), Error> {
        self.connection
            .execute(
                "INSERT INTO mark (name, before, upto) VALUES ('brief', ?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET before = excluded.before, upto = excluded.upto",
                (before, upto),
            )
            .map(|_| ())
            .map_err(|e| self.sqlite(e))
    }
}
