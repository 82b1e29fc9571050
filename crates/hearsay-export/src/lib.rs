//! CaseView → files: what does a case look like in the format of another tool?
//!
//! ```text
//! CaseView → Desk → tables  → csv, xlsx, parquet
//!                 → digest  → docx
//!                 → records → jsonl, web-annotation, schema-org, plover, timelinejs, gkg
//! ```
//!
//! ```
//! let case = hearsay::view::CaseView::default();
//! let mut out = Vec::new();
//! hearsay_export::write(hearsay_export::Kind::Jsonl, &case, &mut out)?;
//! assert!(out.is_empty());
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! Every writer takes the same views as the command and the page, so that they cannot disagree. The same case gives the
//! same bytes: no clock, no order of a hash. Words of a report stand in the formats for programs (JSON Lines, Parquet and
//! the JSON of others) character for character; in those that a person opens (CSV, Excel, Word, GKG) a character that
//! would act on what shows it, such as a control or a change of direction, is written out as the terminal does.
//!
//! What each format holds, column by column, is in `docs/exports.md`.

pub mod annotation;
pub mod csv;
pub mod datasette;
mod desk;
mod docx;
pub mod gkg;
mod ids;
pub mod jsonl;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod plover;
pub mod schema_org;
pub mod tables;
pub mod timelinejs;
mod xlsx;

pub use desk::Desk;

use hearsay::view::CaseView;
use std::io::{self, Write};

/// A format that is one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line an item.
    Jsonl,
    /// A workbook: a sheet a table.
    Xlsx,
    /// A dossier.
    Docx,
    /// W3C Web Annotation.
    WebAnnotation,
    /// Events in the manner of PLOVER.
    Plover,
    /// Claims and quotations of schema.org.
    SchemaOrg,
    /// A timeline for TimelineJS.
    Timelinejs,
    /// The Global Knowledge Graph of GDELT, version 2.1.
    Gkg,
}

/// What a reader of the file should be told: what of the case has no place in the format.
pub type Remarks = Vec<String>;

/// Writes a case.
///
/// # Errors
/// Where `out` fails.
pub fn write(kind: Kind, case: &CaseView, out: &mut dyn Write) -> io::Result<Remarks> {
    match kind {
        Kind::Docx => docx::write(case, out),
        Kind::Jsonl => jsonl::write(&Desk::new(case), out),
        Kind::Xlsx => xlsx::write(&Desk::new(case), out),
        Kind::WebAnnotation => annotation::write(&Desk::new(case), out),
        Kind::Plover => plover::write(&Desk::new(case), out),
        Kind::SchemaOrg => schema_org::write(&Desk::new(case), out),
        Kind::Timelinejs => timelinejs::write(&Desk::new(case), out),
        Kind::Gkg => gkg::write(&Desk::new(case), out),
    }
}
