//! One module a command: what it asks of the crates below, and what it prints.

mod actors;
mod add;
mod brief;
mod explain;
mod export;
mod read;
mod report;
mod search;
mod verify;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::heap::Tally;
use crate::voice::Voice;

/// How a command that could run has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Done {
    /// Exit 0.
    Well = 0,
    /// Exit 1: a check failed, or nothing was found.
    Nothing = 1,
    /// Exit 2: nothing that was named could be reached.
    NotAtAll = 2,
}

impl Done {
    fn found(some: bool) -> Done {
        if some { Done::Well } else { Done::Nothing }
    }

    fn of(tally: &Tally) -> Done {
        if tally.unreachable() { Done::NotAtAll } else { Done::found(tally.reports > 0) }
    }
}

/// Runs the command that was asked for.
pub(crate) fn run(args: &Args, voice: &Voice) -> Result<Done, Failure> {
    let global = &args.global;
    match &args.command {
        Command::Brief { paths, all, width, json, reading } => {
            brief::run(paths, brief::Look { all: *all, width: *width, json: *json }, reading, global, voice)
        }
        Command::Read { paths, tokens, reading } => read::run(paths, *tokens, reading, global, voice),
        Command::Add { case, paths, json, reading } => add::run(case, paths, *json, reading, global, voice),
        Command::Report { case, output } => report::run(case, output),
        Command::Search { case, words, most, json } => search::run(case, words, *most, *json, voice),
        Command::Actors { case, kind, json } => actors::run(case, kind.as_deref(), *json),
        Command::Export { case, format, output } => export::run(case, *format, output.as_deref()),
        Command::Verify { case, json, reading } => verify::run(case, *json, reading, voice),
        Command::Explain { name } => explain::run(name.as_deref(), voice),
    }
}
