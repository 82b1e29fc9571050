//! `hearsay gather`: works out what the reports of a case say together and keeps it in the file.

use super::Done;
use crate::cases;
use crate::failure::Failure;
use crate::voice::Voice;
use hearsay_store::{CaseFile, Mode};
use std::path::Path;

/// How often it is begun again where reports come in while it is at work.
const TRIES: usize = 3;

pub(super) fn run(case: &Path, voice: &Voice) -> Result<Done, Failure> {
    // Opened to write first: an older file is brought up to date, and one that may not be written costs no waiting.
    let mut file = CaseFile::open(case, Mode::Write)?;
    // What was set on a report since it was read is read into it first.
    super::again::outdated(&mut file)?;
    for _ in 0..TRIES {
        if file.is_gathered()? {
            return Ok(Done::found(!file.is_empty()?));
        }
        let revision = file.revision()?;
        if file.keep_each(revision, cases::gathering(case, voice)?)? {
            return Ok(Done::found(!file.is_empty()?));
        }
    }
    Err(Failure::new(
        "case-busy",
        case.display().to_string(),
        "reports kept coming in while they were gathered",
    )
    .hint("run `hearsay gather` again when the adding is done"))
}
