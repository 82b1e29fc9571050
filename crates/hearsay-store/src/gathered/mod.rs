//! CaseView ↔ tables: what the reports say together, kept so that a page or a question in SQL need not gather again.
//!
//! What is kept carries the revision of the truth that it was gathered from. Whoever shows it asks
//! [`CaseFile::is_gathered`] first, and has it gathered again where reports or corrections have come since.

mod actors;
mod ask;
mod compared;
mod days;
mod decide;
mod doubts;
mod heads;
mod keep;
mod look;
mod notes;
mod routes;
mod sections;
mod sources;
mod statements;
mod told;

pub use actors::{ActorFilter, ActorRow, TitleRow};
pub use ask::Rows;
pub use compared::{DifferenceFilter, DifferenceRow, FigureFilter, FigureRow};
pub use doubts::{Counts, RemarkRow};
pub use heads::{Head, HeadFilter};
pub use look::Window;
pub use routes::stem;
pub use sections::{Filter, Section};
pub use sources::{CopiedRow, OriginRow, OutletRow, RelayRow, RouteRow};
pub use statements::{SameRow, StatementFilter, StatementRow};
pub use told::{LabelRow, TimeRow};

use crate::error::Error;
use crate::file::CaseFile;
use rusqlite::OptionalExtension;

impl CaseFile {
    /// Whether what is kept was gathered by this version from just the reports and corrections that are there now.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn is_gathered(&self) -> Result<bool, Error> {
        let kept = self.gathered_from()?;
        Ok(kept == Some(self.revision()?))
    }

    /// The revision that what is kept was gathered from; none where nothing is kept or another version kept it.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn gathered_from(&self) -> Result<Option<i64>, Error> {
        self.connection
            .query_row("SELECT revision FROM gathered WHERE version = ?1", [hearsay::case::VERSION], |row| {
                row.get(0)
            })
            .optional()
            .map_err(|e| self.sqlite(e))
    }

    /// Whether anything is kept, by whatever version and from whatever state.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn has_kept(&self) -> Result<bool, Error> {
        self.connection
            .query_row("SELECT EXISTS (SELECT 1 FROM gathered)", [], |row| row.get(0))
            .map_err(|e| self.sqlite(e))
    }

    /// Counts every change of a report, a correction or a known actor.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn revision(&self) -> Result<i64, Error> {
        self.connection
            .query_row("SELECT revision FROM truth", [], |row| row.get(0))
            .map_err(|e| self.sqlite(e))
    }
}
