//! `hearsay export`: a case for other tools.

use super::Done;
use crate::args::Format;
use crate::failure::Failure;
use crate::voice::Voice;
use crate::{cases, output};
use hearsay::view::CaseView;
use std::path::Path;

pub(super) fn run(case: &Path, format: Format, to: Option<&Path>, voice: &Voice) -> Result<Done, Failure> {
    let view = cases::of_case(case, voice)?;
    match format {
        Format::Json => json(&view, to)?,
    }
    Ok(Done::found(!view.reports.is_empty()))
}

/// One object, one line.
pub(super) fn json(case: &CaseView, to: Option<&Path>) -> Result<(), Failure> {
    output::write(to, |out| {
        serde_json::to_writer(&mut *out, case)?;
        out.write_all(b"\n")
    })
}
