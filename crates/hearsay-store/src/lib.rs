//! Readings ↔ case file: one SQLite file that holds the reports, what was read in them, and the way back.
//!
//! The only crate that writes SQL. Truth in the file is the bytes of each report, its text, its reading and the
//! corrections; every other table is made from them, for people who come with SQL and for tools that open any
//! SQLite file. A file is one file: no log is left beside it.
//!
//! ```
//! use hearsay_store::{Added, CaseFile, Mode};
//! # let folder = std::env::temp_dir().join(format!("hearsay-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! # let path = folder.join("bridge.case");
//! # let _ = std::fs::remove_file(&path);
//! let text = "Minister Ina Corvell said the bridge would open in May.";
//! let given = hearsay::Given { id: "a1".into(), path: "note.txt".into(), ..Default::default() };
//! let reading = hearsay::view::ReadingView::new(&hearsay::read(text.into(), given), false);
//!
//! let mut case = CaseFile::open(&path, Mode::Write)?;
//! assert_eq!(case.add(text.as_bytes(), &reading)?, Added::New);
//! assert_eq!(case.add(text.as_bytes(), &reading)?, Added::AlreadyThere);
//! assert_eq!(case.readings()?, [reading]);
//! assert_eq!(case.search("bridge", 5)?.len(), 1);
//! # drop(case);
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod add;
mod corrections;
mod error;
mod file;
mod gathered;
mod load;
mod part;
mod schema;
mod search;
mod sittings;
mod verify;

pub use add::Added;
pub use corrections::Settings;
pub use error::{Error, ErrorKind};
pub use file::{CaseFile, Mode, looks_like_sqlite};
pub use gathered::{
    ActorFilter, ActorRow, CopiedRow, Counts, DifferenceFilter, DifferenceRow, FigureFilter, FigureRow,
    Filter, Head, HeadFilter, LabelRow, OriginRow, OutletRow, RelayRow, RemarkRow, RouteRow, Rows, SameRow,
    Section, StatementFilter, StatementRow, TimeRow, TitleRow, Window, stem,
};
pub use load::{Packed, Stored};
pub use part::part_of;
pub use search::{Hit, Sought};
pub use sittings::Brought;
pub use verify::Finding;
