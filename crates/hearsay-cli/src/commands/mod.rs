//! One module a command: what it asks of the crates below, and what it prints.

mod actors;
mod add;
pub(crate) mod again;
mod brief;
mod correct;
mod corrections;
mod explain;
mod export;
mod gather;
mod json;
mod read;
mod report;
mod search;
mod serve;
mod verify;

use crate::args::{ActorsCommand, Args, Command};
use crate::failure::Failure;
use crate::heap::Tally;
use crate::voice::Voice;
use correct::Decision;
use std::path::Path;

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
    if let Some(jobs) = global.jobs {
        // Only the first to ask decides, and nobody has asked yet.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
    }
    let decide = |case: &Path, decision: Decision<'_>, who: &crate::args::Who| {
        correct::run(case, &decision, who, global, voice)
    };
    match &args.command {
        Command::Brief { paths, all, width, json, since, actors, reading } => {
            let look = brief::Look { all: *all, width: *width, json: *json };
            match since {
                Some(since) => brief::since(paths, since, look, voice),
                None => brief::run(paths, actors.as_deref(), look, reading, global, voice),
            }
        }
        Command::Read { paths, tokens, reading } => read::run(paths, *tokens, reading, global, voice),
        Command::Add { case, paths, json, actors, reading } => {
            add::run(case, paths, actors.as_deref(), *json, reading, global, voice)
        }
        Command::Report { case, output } => report::run(case, output, voice),
        Command::Search { case, words, most, json } => search::run(case, words, *most, *json, voice),
        Command::Actors { command: Some(command), .. } => match command {
            ActorsCommand::Merge { case, actors, who } => decide(case, Decision::Merge(actors), who),
            ActorsCommand::Apart { case, actors, who } => decide(case, Decision::Apart(actors), who),
            ActorsCommand::Split { case, actor, from, who } => {
                decide(case, Decision::Split { actor, from }, who)
            }
            ActorsCommand::Rename { case, actor, name, who } => {
                decide(case, Decision::Rename { actor, name }, who)
            }
        },
        Command::Actors { case: Some(case), suggest: true, json, .. } => actors::suggest(case, *json, voice),
        Command::Actors { case: Some(case), kind, json, .. } => {
            actors::run(case, kind.as_deref(), *json, voice)
        }
        Command::Actors { case: None, .. } => Ok(Done::NotAtAll),
        Command::Reject { layer, case, at, words, who } => {
            let judge = Decision::Judge { right: false, layer: layer.name(), at, words: words.as_deref() };
            decide(case, judge, who)
        }
        Command::Confirm { layer, case, at, words, who } => {
            let judge = Decision::Judge { right: true, layer: layer.name(), at, words: words.as_deref() };
            decide(case, judge, who)
        }
        Command::Date { case, at, value, words, who } => {
            decide(case, Decision::Date { at, value, words: words.as_deref() }, who)
        }
        Command::Note { case, at, status, of, quote, words, who } => {
            let of = of.map(|layer| layer.name());
            let (quote, status) = (quote.as_deref(), status.map(|s| s.name()));
            decide(case, Decision::Note { at, of, quote, status, words }, who)
        }
        Command::Speaker { case, at, actor, words, who } => {
            decide(case, Decision::Speaker { at, actor, words: words.as_deref() }, who)
        }
        Command::Set { case, report, fields, who } => decide(case, Decision::Set { report, fields }, who),
        Command::Corrections { case, undo: Some(id), .. } => corrections::undo(case, id, voice),
        Command::Corrections { case, import: Some(from), .. } => corrections::import(case, from, voice),
        Command::Corrections { case, format, output, .. } => {
            corrections::list(case, format.is_some(), output.as_deref(), voice)
        }
        Command::Export { case, format, output, table } => {
            export::run(case, *format, output.as_deref(), table.as_deref(), voice)
        }
        Command::Gather { case } => gather::run(case, voice),
        Command::Serve { case, port, read_only } => serve::run(case, *port, *read_only, voice),
        Command::Verify { case, json, reading } => verify::run(case, *json, reading, voice),
        Command::Explain { name } => explain::run(name.as_deref(), voice),
    }
}

/// The day, in UTC: what is stamped with it is who decided and when a report came in, never an answer.
pub(crate) fn today() -> String {
    jiff::Timestamp::now().to_string().chars().take(10).collect()
}
