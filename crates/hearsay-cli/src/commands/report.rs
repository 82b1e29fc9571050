//! `hearsay report`: the brief as a page that stands alone.

use super::Done;
use crate::failure::Failure;
use crate::voice::Voice;
use crate::{cases, output, page};
use std::path::Path;

pub(super) fn run(case: &Path, to: &Path, voice: &Voice) -> Result<Done, Failure> {
    let view = cases::of_case(case, voice)?;
    let text = page::render(&view);
    output::write(Some(to), |out| out.write_all(text.as_bytes()))?;
    Ok(Done::found(!view.reports.is_empty()))
}
