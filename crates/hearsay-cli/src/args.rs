//! The command line: every flag and every word of help, in one place.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Who said what, on whose word, and where the accounts differ.
#[derive(Debug, Parser)]
#[command(
    name = "hearsay",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  hearsay brief reports/                     the whole answer in the terminal
  hearsay add bridge.case reports/           the same, kept in a case file
  hearsay report bridge.case -o bridge.html  one page to hand on
  hearsay explain undated                    what a note or a rule means

Exit codes: 0 done (with notes, perhaps), 1 a check failed or nothing was found, 2 could not run at all."
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct Global {
    /// How many reports to read at once [default: one a processor]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
    /// Print the answer alone: no progress, no notes, no names of files that were passed over
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Also when piped
    Always,
    /// Not at all
    Never,
}

/// How files are read.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct Reading {
    /// The encoding of all that is not UTF-8, for example windows-1252 [default: guessed, with a note]
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// The largest report to read, in megabytes
    #[arg(long, value_name = "MB", default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=256))]
    pub(crate) max_size: u64,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The whole answer in the terminal
    #[command(after_help = "\
Examples:
  hearsay brief examples/strait
  hearsay brief monday.txt tuesday.html
  hearsay brief bridge.case --all | less")]
    Brief {
        /// A report, a folder of reports, or a case file; \"-\" is standard input
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Show each section whole instead of a screen of it
        #[arg(long)]
        all: bool,
        /// Columns [default: those of the terminal, 80 when piped]
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(60..=400))]
        width: Option<u16>,
        /// Print the case as JSON instead, as `export --as json` does
        #[arg(long, conflicts_with_all = ["all", "width"])]
        json: bool,
        #[command(flatten)]
        reading: Reading,
    },
    /// One JSON line a report on standard output
    #[command(after_help = "\
Examples:
  hearsay read reports/ > readings.jsonl
  hearsay read heap.jsonl | jq -r '.statements[].kind' | sort | uniq -c
  curl -s https://example.org/a.html | hearsay read -

Positions count Unicode code points from 0; the end is exclusive.")]
    Read {
        /// A report, a folder of reports, or JSON Lines with a report a row; \"-\" is standard input
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// With every token, its part of speech and its head
        #[arg(long)]
        tokens: bool,
        #[command(flatten)]
        reading: Reading,
    },
    /// Read reports into a case file, made if absent; adding one twice changes nothing
    #[command(after_help = "\
Examples:
  hearsay add bridge.case reports/
  hearsay add bridge.case late-edition.html --quiet")]
    Add {
        /// The case file
        case: PathBuf,
        /// A report, a folder of reports, or JSON Lines with a report a row; \"-\" is standard input
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Print what was done as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reading: Reading,
    },
    /// One page that stands alone: opens anywhere, loads nothing
    #[command(after_help = "\
Examples:
  hearsay report bridge.case -o bridge.html")]
    Report {
        /// The case file
        case: PathBuf,
        /// Where to write the page; \"-\" is standard output
        #[arg(long, short, value_name = "FILE.html")]
        output: PathBuf,
    },
    /// The sentences of a case that hold some words
    #[command(after_help = "\
Examples:
  hearsay search bridge.case toll bridge          both words in one report
  hearsay search bridge.case '\"toll bridge\"'      side by side
  hearsay search bridge.case reopen --json")]
    Search {
        /// The case file
        case: PathBuf,
        /// Words that must all be in the report; words between double quotation marks stand together
        #[arg(required = true, value_name = "WORDS")]
        words: Vec<String>,
        /// At most so many sentences a report
        #[arg(long, value_name = "N", default_value_t = 3)]
        most: usize,
        /// One JSON line a sentence
        #[arg(long)]
        json: bool,
    },
    /// Everyone in a case, under all their names
    #[command(after_help = "\
Examples:
  hearsay actors bridge.case
  hearsay actors bridge.case --kind person --json")]
    Actors {
        /// The case file
        case: PathBuf,
        /// Only person, organisation, country, place, group or unnamed
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        /// One JSON line an actor
        #[arg(long)]
        json: bool,
    },
    /// A case in a format for other tools
    #[command(after_help = "\
Examples:
  hearsay export bridge.case --as json -o bridge.json
  hearsay export bridge.case --as json | jq '.accounts_differ[].about'")]
    Export {
        /// The case file
        case: PathBuf,
        /// The format
        #[arg(long = "as", value_name = "FORMAT")]
        format: Format,
        /// Where to write [default: standard output]
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Hold every span of evidence against its report's bytes; exit 1 if one fails
    #[command(after_help = "\
Examples:
  hearsay verify bridge.case && echo sound")]
    Verify {
        /// The case file
        case: PathBuf,
        /// One JSON line a finding
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        reading: Reading,
    },
    /// The page of a rule, a note or an error
    #[command(after_help = "\
Examples:
  hearsay explain              every name there is
  hearsay explain undated")]
    Explain {
        /// The name, as a reading or a message carries it between brackets
        name: Option<String>,
    },
}

/// A format to export to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The whole case, one JSON object
    Json,
}
