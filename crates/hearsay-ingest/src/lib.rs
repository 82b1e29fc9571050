//! Bytes → Documents: which files are reports, and what text and what claims about itself does each hold?
//!
//! Three steps, so that a caller can share the second one out:
//!
//! ```no_run
//! use hearsay_ingest::{Options, collect, open};
//!
//! let options = Options::default();
//! let found = collect(&["reports", "more.jsonl", "-"], &options); // sorted; folders are walked
//! for source in &found.sources {
//!     for input in open(source, &options) {
//!         match input {
//!             Ok(input) => {
//!                 let bytes = input.bytes; // truth, to be kept in a case file
//!                 let mut reading = hearsay::read(input.text, input.given);
//!                 reading.notes.extend(input.notes);
//!                 // …
//!             }
//!             Err(problem) => { /* problem.path, .place, .message, .hint, .name: the rest goes on */ }
//!         }
//!     }
//! }
//! ```
//!
//! - **Plain text** (`.txt`, `.text`, `.md`) is kept character for character: line ends and a byte order mark in UTF-8
//!   stay. UTF-16 and legacy encodings are decoded, with a note that says so.
//! - **Saved pages** (`.html`, `.htm`, `.xhtml`): headline and text are extracted under a time limit; title, outlet,
//!   byline, dates and address come from JSON-LD, Open Graph, meta and `<time>`.
//! - **JSON Lines** (`.jsonl`, `.ndjson`): a report a row, read as a stream: `text` (or `maintext`, `body`), `title`, `id`,
//!   `date` (or `dct`, `published`), `outlet`, `url`. A row that is no JSON is a [`Problem`] and the rest goes on.
//! - **One article as JSON** (`.json`), with the same names.
//!
//! A file in a folder that is no report (`meta.json`, `README.md`, a picture, a hidden file) is passed over silently; a
//! file that was named outright and cannot be read is a [`Problem`].
//!
//! A report's id is the hash of its input bytes with what was said of them outside (a row's url, outlet, date, id), never
//! of extracted text: a better extractor does not orphan a correction, and one wire copy in two outlets is two reports.

mod decode;
mod folder;
mod id;
mod load;
mod page;
mod problem;
mod rows;

pub use folder::{Format, Found, Source, collect};
pub use load::{Inputs, from_bytes, load, open};
pub use problem::Problem;

use hearsay::note::Note;
use std::sync::Arc;
use std::time::Duration;

/// One report, ready for [`hearsay::read`].
#[derive(Clone, Debug)]
pub struct Input {
    /// The text: of a plain text or a row character for character, of a page what was extracted.
    pub text: Arc<str>,
    /// What is known before the text is read, with the report's id and path.
    pub given: hearsay::Given,
    /// The bytes of the file, or of a row's text: what the id hashes and what a case file keeps as truth.
    pub bytes: Vec<u8>,
    /// What was doubtful on the way: an encoding that was guessed, a page that had to be read in a simpler way.
    pub notes: Vec<Note>,
}

/// How to read.
#[derive(Clone, Debug)]
pub struct Options {
    /// The encoding of all that is not UTF-8, by its name on the web (`windows-1256`); guessed where `None`.
    pub encoding: Option<String>,
    /// The largest report, in bytes; a larger one is a [`Problem`]. A JSON Lines file may be of any size, its rows not.
    pub max_bytes: u64,
    /// How long a page may take before it is read in a simpler way.
    pub page_limit: Duration,
}

impl Default for Options {
    fn default() -> Options {
        Options { encoding: None, max_bytes: 20_000_000, page_limit: Duration::from_secs(20) }
    }
}
