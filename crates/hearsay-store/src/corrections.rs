//! Decisions of a person → rows beside the evidence: kept through adding, reading again and other versions.

use crate::error::{Error, ErrorKind};
use crate::file::CaseFile;
use hearsay::Given;
use hearsay::case::Ledger;
use hearsay::view::correction::{CorrectionView, KnownActorView};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};
use std::collections::BTreeMap;

impl CaseFile {
    /// All corrections, in the order in which they were made.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn corrections(&self) -> Result<Vec<CorrectionView>, Error> {
        self.rows("SELECT row FROM correction ORDER BY number")
    }

    /// Writes corrections behind those that are there, all or none; one that was made before is made anew, so that the
    /// latest word counts. Reports on which something is set are marked to be read again. Says how many are new.
    ///
    /// # Errors
    /// Where SQLite does; the case is then as it was.
    pub fn correct(&mut self, corrections: &[CorrectionView]) -> Result<usize, Error> {
        let path = self.path.clone();
        let mut run = || -> rusqlite::Result<usize> {
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut new = 0;
            for correction in corrections {
                let correction = correction.clone().identified();
                let row = serde_json::to_string(&correction)
                    .map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
                new += 1 - tx.execute("DELETE FROM correction WHERE id = ?1", [&correction.id])?;
                let report = correction.at.first().map_or("", |p| p.report.as_str());
                tx.execute(
                    "INSERT INTO correction (id, report, row) VALUES (?1, ?2, ?3)",
                    (&correction.id, report, row),
                )?;
                mark(&tx, &correction)?;
            }
            tx.commit()?;
            Ok(new)
        };
        run().map_err(|e| Error::from_sqlite(&path, e))
    }

    /// Takes a correction back, the last one where no id is given; gives it, if there is one.
    ///
    /// # Errors
    /// Where SQLite does, or the row is damaged.
    pub fn undo(&mut self, id: Option<&str>) -> Result<Option<CorrectionView>, Error> {
        let path = self.path.clone();
        let mut run = || -> rusqlite::Result<Option<String>> {
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let sql = "DELETE FROM correction WHERE number = (SELECT number FROM correction
                 WHERE ?1 IS NULL OR id = ?1 ORDER BY number DESC LIMIT 1) RETURNING row";
            let row: Option<String> = tx.query_row(sql, [id], |row| row.get(0)).optional()?;
            if let Some(gone) = row.as_deref().and_then(|r| serde_json::from_str::<CorrectionView>(r).ok()) {
                mark(&tx, &gone)?;
            }
            tx.commit()?;
            Ok(row)
        };
        let row = run().map_err(|e| Error::from_sqlite(&path, e))?;
        row.map(|row| self.parsed(&row)).transpose()
    }

    /// Whom the user knows.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn known_actors(&self) -> Result<Vec<KnownActorView>, Error> {
        self.rows("SELECT row FROM known_actor ORDER BY number")
    }

    /// Puts a list of known actors in the place of the one before.
    ///
    /// # Errors
    /// Where SQLite does; the case is then as it was.
    pub fn set_known_actors(&mut self, actors: &[KnownActorView]) -> Result<(), Error> {
        let path = self.path.clone();
        let mut run = || -> rusqlite::Result<()> {
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            tx.execute("DELETE FROM known_actor", [])?;
            for actor in actors {
                let row = serde_json::to_string(actor)
                    .map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
                tx.execute("INSERT INTO known_actor (name, row) VALUES (?1, ?2)", (&actor.name, row))?;
            }
            tx.commit()
        };
        run().map_err(|e| Error::from_sqlite(&path, e))
    }

    /// Both together, as gathering takes them.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn ledger(&self) -> Result<Ledger, Error> {
        Ok(Ledger { corrections: self.corrections()?, known: self.known_actors()? })
    }

    /// For each report what has been set on it: field and content, the later behind the earlier.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn settings(&self) -> Result<Settings, Error> {
        let mut all: BTreeMap<String, Vec<(String, Option<String>)>> = BTreeMap::new();
        for c in self.corrections()?.into_iter().filter(|c| c.act == "set" && c.fault().is_none()) {
            if let (Some(place), Some(field)) = (c.at.first(), c.field) {
                all.entry(place.report.clone()).or_default().push((field, c.value));
            }
        }
        Ok(Settings(all))
    }

    fn rows<T: serde::de::DeserializeOwned>(&self, sql: &str) -> Result<Vec<T>, Error> {
        let run = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect()
        };
        let rows = run().map_err(|e| self.sqlite(e))?;
        rows.iter().map(|row| self.parsed(row)).collect()
    }

    fn parsed<T: serde::de::DeserializeOwned>(&self, row: &str) -> Result<T, Error> {
        serde_json::from_str(row).map_err(|e| {
            Error::new(&self.path, ErrorKind::Damaged, format!("a correction cannot be taken apart: {e}"))
        })
    }
}

/// What has been set on a report is read into it: until that is done no version has read it, so that whoever is cut off
/// in between has not set it in vain.
fn mark(tx: &Transaction<'_>, correction: &CorrectionView) -> rusqlite::Result<()> {
    if let (true, Some(place)) = (correction.act == "set", correction.at.first()) {
        tx.execute("UPDATE report SET version = '' WHERE id = ?1", [&place.report])?;
    }
    Ok(())
}

/// What has been set on reports that do not say it themselves.
#[derive(Clone, Debug, Default)]
pub struct Settings(BTreeMap<String, Vec<(String, Option<String>)>>);

impl Settings {
    /// Whether anything has been set on a report.
    pub fn concern(&self, report: &str) -> bool {
        self.0.contains_key(report)
    }

    /// What has been set on a report: field and content.
    pub fn of(&self, report: &str) -> &[(String, Option<String>)] {
        self.0.get(report).map_or(&[], Vec::as_slice)
    }

    /// Ids of the reports on which something has been set.
    pub fn reports(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Writes what has been set over what was handed in.
    pub fn apply(&self, given: &mut Given) {
        for (field, value) in self.0.get(&given.id).into_iter().flatten() {
            let place = match field.as_str() {
                "outlet" => &mut given.outlet,
                "published" => {
                    given.published_from = None;
                    &mut given.published
                }
                "url" => &mut given.url,
                "title" => &mut given.title,
                "byline" => &mut given.byline,
                _ => continue,
            };
            place.clone_from(value);
        }
    }
}
