//! What people have noted beside the reports ↔ rows.

use super::Window;
use crate::error::Error;
use crate::file::CaseFile;
use hearsay::view::case::CaseNoteView;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Keeps one place with its notes.
pub(super) fn keep(tables: &Connection, number: i64, note: &CaseNoteView) -> rusqlite::Result<()> {
    let row = serde_json::to_string(note).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
    tables.prepare_cached("INSERT INTO case_note VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        number,
        note.layer,
        note.status,
        row
    ])?;
    for (i, p) in note.at.iter().enumerate() {
        tables
            .prepare_cached("INSERT INTO case_note_place VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![number, i, p.report, p.start, p.end])?;
    }
    Ok(())
}

impl CaseFile {
    /// What has been noted, by place: all of it, or about one report.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_notes(&self, report: Option<&str>, window: Window) -> Result<Vec<CaseNoteView>, Error> {
        let Window { offset, limit } = window;
        self.items(
            "SELECT row FROM case_note WHERE ?1 IS NULL
                OR number IN (SELECT note FROM case_note_place WHERE report = ?1)
             ORDER BY number LIMIT ?2 OFFSET ?3",
            params![report, limit, offset],
        )
    }

    /// What has been noted about any of these reports, asked for at once.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_notes_on(&self, reports: &BTreeSet<String>) -> Result<Vec<CaseNoteView>, Error> {
        let reports = serde_json::Value::from_iter(reports.iter().cloned()).to_string();
        self.items(
            "SELECT row FROM case_note WHERE number IN
                (SELECT note FROM case_note_place WHERE report IN (SELECT value FROM json_each(?1)))
             ORDER BY number",
            params![reports],
        )
    }
}
