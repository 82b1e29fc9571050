//! `hearsay brief`: the whole answer in the terminal.

use super::{Done, export};
use crate::args::{Global, Reading};
use crate::brief::{BriefOptions, news, render};
use crate::failure::Failure;
use crate::voice::Voice;
use crate::{cases, output};
use hearsay_store::{CaseFile, Mode};
use std::io::stdout;
use std::path::{Path, PathBuf};

/// How it is to look.
pub(super) struct Look {
    pub(super) all: bool,
    pub(super) width: Option<u16>,
    pub(super) json: bool,
}

pub(super) fn run(
    paths: &[PathBuf],
    actors: Option<&Path>,
    look: Look,
    flags: &Reading,
    global: &Global,
    voice: &Voice,
) -> Result<Done, Failure> {
    let (case, tally) = cases::of_paths(paths, actors, flags, global, voice)?;
    if case.reports.is_empty() {
        voice.remark("no report was found, so there is nothing to tell");
        return Ok(Done::of(&tally));
    }
    if look.json {
        export::json(&case, None)?;
        return Ok(Done::of(&tally));
    }
    let options = options(paths, &look, voice);
    let text = render(&case, &options);
    output::write(None, |out| out.write_all(text.as_bytes()))?;
    Ok(Done::of(&tally))
}

fn options(paths: &[PathBuf], look: &Look, voice: &Voice) -> BriefOptions {
    let columns = look.width.or_else(|| Some(terminal_size::terminal_size_of(stdout())?.0.0));
    let source: Vec<String> = paths.iter().map(|p| crate::voice::safe(&p.to_string_lossy())).collect();
    BriefOptions {
        width: columns.map_or(80, usize::from),
        color: voice.colors(&stdout()),
        source: source.join(" "),
        all: look.all,
    }
}

/// The morning view: `last` is what came in since the view before, or with the last adding where there was none; a date
/// is what was published since, and of what has no date, what came in since.
pub(super) fn since(paths: &[PathBuf], since: &str, look: Look, voice: &Voice) -> Result<Done, Failure> {
    let case = match paths {
        [one] if hearsay_store::looks_like_sqlite(one) => one,
        _ => {
            let shown = paths.first().map(|p| p.display().to_string()).unwrap_or_default();
            return Err(Failure::new(
                "not-a-case",
                shown,
                "--since looks into one case file, which remembers what came in when",
            )
            .hint("`hearsay add CASE PATH...` makes one"));
        }
    };
    let file = CaseFile::open(case, Mode::Read)?;
    let brought = file.brought()?;
    let mark = file.unseen()?;
    drop(file);
    let is_new = |id: &str, published: Option<&str>| match (brought.get(id), since) {
        (None, _) => true,
        (Some(b), "last") => b.sitting > mark.0,
        (Some(b), day) => published.unwrap_or(&b.day) >= day,
    };
    let (before, after) = cases::before_and_after(case, voice, |r| {
        let given = &r.document.given;
        !is_new(&given.id, given.published.as_deref())
    })?;
    let changes = hearsay::case::changes(&before, &after);
    if look.json {
        output::write(None, |out| writeln!(out, "{}", serde_json::to_string(&changes)?))?;
    } else {
        let told = if since == "last" { "the view before" } else { since };
        let text = news::render(&after, &changes, told, &options(paths, &look, voice));
        output::write(None, |out| out.write_all(text.as_bytes()))?;
    }
    if since == "last" {
        let remembered = CaseFile::open(case, Mode::Write).and_then(|mut file| file.seen(mark));
        if remembered.is_err() {
            voice.remark("this case may not be written: that you have read this is not remembered");
        }
    }
    Ok(Done::found(!changes.is_empty()))
}
