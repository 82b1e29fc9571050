//! `hearsay brief`: the whole answer in the terminal.

use super::{Done, export};
use crate::args::{Global, Reading};
use crate::brief::{BriefOptions, render};
use crate::failure::Failure;
use crate::voice::Voice;
use crate::{cases, output};
use std::io::stdout;
use std::path::PathBuf;

/// How it is to look.
pub(super) struct Look {
    pub(super) all: bool,
    pub(super) width: Option<u16>,
    pub(super) json: bool,
}

pub(super) fn run(
    paths: &[PathBuf],
    look: Look,
    flags: &Reading,
    global: &Global,
    voice: &Voice,
) -> Result<Done, Failure> {
    let (case, tally) = cases::of_paths(paths, flags, global, voice)?;
    if case.reports.is_empty() {
        voice.remark("no report was found, so there is nothing to tell");
        return Ok(Done::of(&tally));
    }
    if look.json {
        export::json(&case, None)?;
        return Ok(Done::of(&tally));
    }
    let columns = look.width.or_else(|| Some(terminal_size::terminal_size_of(stdout())?.0.0));
    let source: Vec<String> = paths.iter().map(|p| crate::voice::safe(&p.to_string_lossy())).collect();
    let options = BriefOptions {
        width: columns.map_or(80, usize::from),
        color: voice.colors(&stdout()),
        source: source.join(" "),
        all: look.all,
    };
    let text = render(&case, &options);
    output::write(None, |out| out.write_all(text.as_bytes()))?;
    Ok(Done::of(&tally))
}
