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
  hearsay brief bridge.case --all | less
  hearsay brief bridge.case --since last     what came in since you last looked
  hearsay brief reports/ --actors actors.toml")]
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
        /// Only what is new in a case: since the view before this one (\"last\": what was added since, or last), or
        /// published since a date (YYYY-MM-DD)
        #[arg(long, value_name = "DATE|last", value_parser = since)]
        since: Option<String>,
        /// Whom you know: names, aliases, Wikidata ids [in a case: those added with it]
        #[arg(long, value_name = "FILE.toml", conflicts_with = "since")]
        actors: Option<PathBuf>,
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
  hearsay add bridge.case late-edition.html --quiet
  hearsay add bridge.case reports/ --actors actors.toml
  hearsay add bridge.case            read again what an older version of hearsay has read")]
    Add {
        /// The case file
        case: PathBuf,
        /// A report, a folder of reports, or JSON Lines with a report a row; \"-\" is standard input
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Print what was done as JSON
        #[arg(long)]
        json: bool,
        /// Whom you know: [[actor]] with name, aliases, kind, country, wikidata; kept in the case
        #[arg(long, value_name = "FILE.toml")]
        actors: Option<PathBuf>,
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
    /// Everyone in a case, under all their names; merge, tell apart, split, rename
    #[command(
        args_conflicts_with_subcommands = true,
        subcommand_negates_reqs = true,
        after_help = "\
Examples:
  hearsay actors bridge.case
  hearsay actors bridge.case --kind person --json
  hearsay actors bridge.case --suggest           who may be one, with the reason
  hearsay actors merge bridge.case 'Sanne Ruyk' 'Sanna Ruyk' --why 'one spokeswoman'
  hearsay actors apart bridge.case 'Jonas Hale' 'Jona Hale'
  hearsay actors split bridge.case 'Jonas Hale' korda-02-12
  hearsay actors rename bridge.case Qadessi 'Tarin Qadessi'"
    )]
    Actors {
        /// Merge, tell apart, split or rename
        #[command(subcommand)]
        command: Option<ActorsCommand>,
        /// The case file
        #[arg(required = true)]
        case: Option<PathBuf>,
        /// Only person, organisation, country, place, group or unnamed
        #[arg(long, value_name = "KIND", conflicts_with = "suggest")]
        kind: Option<String>,
        /// Those who may be one and are kept apart, with the reason
        #[arg(long)]
        suggest: bool,
        /// One JSON line an actor
        #[arg(long)]
        json: bool,
    },
    /// Say that a statement, relay, figure or difference is none
    #[command(after_help = "\
Examples:
  hearsay reject bridge.case statement korda-02-12:4
  hearsay reject bridge.case figure kna:9 '1,400' --why 'a year, not a number'

The place is REPORT:LINE as the brief prints it, or a statement's id. The reports stay as they are; the correction is kept
beside them and holds after adding and reading again. `hearsay corrections CASE --undo ID` takes it back.")]
    Reject {
        /// The case file
        case: PathBuf,
        /// Of what
        layer: Layer,
        /// REPORT:LINE, or a statement's id
        #[arg(value_name = "PLACE")]
        at: String,
        /// Some of its words, where several stand there
        words: Option<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Say that a statement, relay, figure or difference is right
    #[command(after_help = "\
Examples:
  hearsay confirm bridge.case statement korda-02-12:4 --by 'I. Obarr'")]
    Confirm {
        /// The case file
        case: PathBuf,
        /// Of what
        layer: Layer,
        /// REPORT:LINE, or a statement's id
        #[arg(value_name = "PLACE")]
        at: String,
        /// Some of its words, where several stand there
        words: Option<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Say who speaks
    #[command(after_help = "\
Examples:
  hearsay speaker bridge.case pilotage:9 'Ina Corvell'
  hearsay speaker bridge.case pilotage:15 nobody --why 'the text does not say'")]
    Speaker {
        /// The case file
        case: PathBuf,
        /// REPORT:LINE, or the statement's id
        #[arg(value_name = "PLACE")]
        at: String,
        /// A name as the case has it, an actor's id, or \"nobody\"
        actor: String,
        /// Some of the statement's words, where several stand there
        words: Option<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Say what a report does not: outlet, date, address, title, byline
    #[command(after_help = "\
Examples:
  hearsay set bridge.case tv-ostrel published=2025-02-03 --why 'seen on air'
  hearsay set bridge.case who-is-who outlet='Daily Anchor' url=https://anchor.example/who

The report is read again with what was set. `hearsay corrections CASE --undo ID` takes it back.")]
    Set {
        /// The case file
        case: PathBuf,
        /// The report, as the brief calls it, by its path or its id
        report: String,
        /// outlet=, published=, url=, title=, byline=; nothing behind the sign means: not known
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Say what an expression of time means
    #[command(after_help = "\
Examples:
  hearsay date bridge.case kna:7 2025-03 'next month'")]
    Date {
        /// The case file
        case: PathBuf,
        /// REPORT:LINE
        #[arg(value_name = "PLACE")]
        at: String,
        /// YYYY-MM-DD, YYYY-MM or YYYY
        value: String,
        /// The expression, where several stand there
        words: Option<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Put a note beside a line: words, a status, or both
    #[command(after_help = "\
Examples:
  hearsay note bridge.case korda-02-12:4 --status called 'the ministry stands by it'
  hearsay note bridge.case kna:9 --quote '1,400 drivers' --status doubtful
  hearsay note bridge.case kna:9 --of figure 'who counted?'
  hearsay note bridge.case tv-ostrel 'the recording is with us'

The place is REPORT:LINE as the brief prints it, a statement's id, or a report. A place can have several notes; the last
status counts. `hearsay corrections CASE --undo ID` takes a note back.")]
    Note {
        /// The case file
        case: PathBuf,
        /// REPORT:LINE, a statement's id, or a report
        #[arg(value_name = "PLACE")]
        at: String,
        /// How it stands with this
        #[arg(long, value_name = "STATUS")]
        status: Option<Status>,
        /// About what stands there, not about the line
        #[arg(long, value_name = "LAYER")]
        of: Option<Noted>,
        /// About these words of the line alone
        #[arg(long, value_name = "WORDS")]
        quote: Option<String>,
        /// The words of the note
        #[arg(required_unless_present = "status", value_name = "NOTE")]
        words: Vec<String>,
        #[command(flatten)]
        who: Who,
    },
    /// What has been decided on a case: list, keep, hand on, take back
    #[command(after_help = "\
Examples:
  hearsay corrections bridge.case
  hearsay corrections bridge.case --as jsonl -o corrections.jsonl
  hearsay corrections other.case --import corrections.jsonl
  hearsay corrections bridge.case --undo last")]
    Corrections {
        /// The case file
        case: PathBuf,
        /// The format: one JSON line a correction, which --import takes
        #[arg(long = "as", value_name = "FORMAT")]
        format: Option<RowsFormat>,
        /// Where to write [default: standard output]
        #[arg(long, short, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Take the corrections of a file, behind those that are there
        #[arg(long, value_name = "FILE", conflicts_with_all = ["format", "output"])]
        import: Option<PathBuf>,
        /// Take one back; \"last\" is the last one
        #[arg(long, value_name = "ID", conflicts_with_all = ["format", "output", "import"])]
        undo: Option<String>,
    },
    /// A case in a format for other tools
    #[command(after_help = "\
Examples:
  hearsay export bridge.case --as json | jq '.accounts_differ[].about'
  hearsay export bridge.case --as xlsx -o bridge.xlsx
  hearsay export bridge.case --as docx -o dossier.docx
  hearsay export bridge.case --as csv --table statements > statements.csv
  hearsay export bridge.case --as csv -o bridge/           every table, a file each
  hearsay export bridge.case --as datasette -o metadata.yml && datasette bridge.case -m metadata.yml

Tables of csv and parquet: statements, speakers, relays, origins, same_statements, reports, actors, figures,
figure_mentions, events, dates, timeline, checks, differences, labels, only_in, copies, pledges, process, changes,
notes, noted, corrections, evidence. What each holds: docs/exports.md.")]
    Export {
        /// The case file
        case: PathBuf,
        /// The format
        #[arg(long = "as", value_name = "FORMAT")]
        format: Format,
        /// Where to write [default: standard output]; all tables of csv and parquet go to a folder
        #[arg(long, short, value_name = "FILE|FOLDER")]
        output: Option<PathBuf>,
        /// Of csv and parquet, this table alone
        #[arg(long, value_name = "NAME")]
        table: Option<String>,
    },
    /// Work out what the reports of a case say together and keep it in the file
    ///
    /// What is kept saves the other commands that work, and lies in tables (case_actor, case_statement, …) for SQL.
    /// It is kept with what it was made from: once reports or corrections have come since, it is not used any more.
    #[command(after_help = "\
Examples:
  hearsay gather bridge.case
  hearsay gather bridge.case && sqlite3 bridge.case 'select name, statements from case_actor order by 2 desc limit 9'")]
    Gather {
        /// The case file
        case: PathBuf,
    },
    /// The case in the browser: pages, search, corrections; on this machine alone
    #[command(after_help = "\
Examples:
  hearsay serve bridge.case
  hearsay serve bridge.case --port 9000 --read-only")]
    Serve {
        /// The case file
        case: PathBuf,
        /// The port of 127.0.0.1; 0 takes any that is free [default: 8017, or the next that is free]
        #[arg(long, value_name = "N")]
        port: Option<u16>,
        /// Change nothing in the case: no corrections, no gathering
        #[arg(long)]
        read_only: bool,
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
    /// One JSON line an item, with the words that it rests on
    Jsonl,
    /// Tables for a spreadsheet, pandas or R: one with --table, all in a folder with -o
    Csv,
    /// A workbook for Excel or LibreOffice, each row a click away from its evidence
    Xlsx,
    /// A dossier for Word or LibreOffice, with footnotes
    Docx,
    /// Tables for DuckDB, Polars or Spark: one with --table, all in a folder with -o
    #[cfg(feature = "parquet")]
    Parquet,
    /// W3C Web Annotation: source, cue and content of each statement (JSON-LD)
    WebAnnotation,
    /// Events in the manner of PLOVER, one JSON line an event
    Plover,
    /// Claims and quotations of schema.org (JSON-LD)
    SchemaOrg,
    /// A timeline for TimelineJS (JSON)
    Timelinejs,
    /// The Global Knowledge Graph of GDELT 2.1, one line a report
    Gkg,
    /// metadata.yml for `datasette CASE -m metadata.yml`
    Datasette,
}

/// What to do about who is who.
#[derive(Debug, Subcommand)]
pub(crate) enum ActorsCommand {
    /// Say that two or more are one: the first gives the name
    Merge {
        /// The case file
        case: PathBuf,
        /// Names as the case has them, or ids
        #[arg(required = true, num_args = 2.., value_name = "ACTOR")]
        actors: Vec<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Say that two are not one: they are not suggested again, and what names suggest does not join them
    Apart {
        /// The case file
        case: PathBuf,
        /// Names as the case has them, or ids
        #[arg(required = true, num_args = 2, value_name = "ACTOR")]
        actors: Vec<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Say that one is two: a form of the name, or the bearer of the name in one report, is someone else
    Split {
        /// The case file
        case: PathBuf,
        /// A name as the case has it, or an id
        actor: String,
        /// The form of the name, or the report
        #[arg(value_name = "FORM|REPORT")]
        from: String,
        #[command(flatten)]
        who: Who,
    },
    /// Give another name
    Rename {
        /// The case file
        case: PathBuf,
        /// A name as the case has it, or an id
        actor: String,
        /// The new one
        name: String,
        #[command(flatten)]
        who: Who,
    },
}

/// Who decides, and why.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct Who {
    /// Who decides [default: your user name]
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why
    #[arg(long, value_name = "REASON")]
    pub(crate) why: Option<String>,
    /// Print the correction as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What can be rejected or confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layer {
    /// That someone said it
    Statement,
    /// That it came through another voice
    Relay,
    /// That a number counts something
    Figure,
    /// That two accounts differ
    Difference,
}

impl Layer {
    pub(crate) fn name(self) -> &'static str {
        ["statement", "relay", "figure", "difference"][self as usize]
    }
}

/// How it stands with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Status {
    /// Found to be so
    Checked,
    /// Asked those who would know
    Called,
    /// Not to be relied on
    Doubtful,
}

impl Status {
    pub(crate) fn name(self) -> &'static str {
        hearsay::view::correction::STATUSES[self as usize]
    }
}

/// What a note can be about besides a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Noted {
    /// What someone said
    Statement,
    /// A voice that it came through
    Relay,
    /// A number
    Figure,
    /// Two accounts that differ
    Difference,
    /// A mention of someone
    Actor,
    /// An expression of time
    Date,
    /// An act
    Event,
}

impl Noted {
    pub(crate) fn name(self) -> &'static str {
        ["statement", "relay", "figure", "difference", "actor", "date", "event"][self as usize]
    }
}

/// A format of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RowsFormat {
    /// One JSON line a row
    Jsonl,
}

/// `last`, or a date of year, month and day.
fn since(text: &str) -> Result<String, String> {
    let digits = |p: &str, n: usize| p.len() == n && p.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        ["last"] => Ok(text.into()),
        [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => Ok(text.into()),
        _ => Err("neither \"last\" nor a date like 2025-02-12".into()),
    }
}
