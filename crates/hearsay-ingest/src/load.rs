//! Source → Inputs: what reports does one file hold?

use crate::folder::{Format, Source, reader, sniff};
use crate::id::report_id;
use crate::rows::{Rows, article};
use crate::{Input, Options, Problem, decode, page};
use hearsay::Given;
use std::io::Read;

/// The reports of one source, one after another; a JSON Lines file is read as a stream.
pub struct Inputs(State);

enum State {
    Done,
    One(Box<Result<Input, Problem>>),
    Rows(Box<Rows>),
}

impl std::fmt::Debug for Inputs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            State::Done => "Inputs(done)",
            State::One(_) => "Inputs(one)",
            State::Rows(_) => "Inputs(rows)",
        })
    }
}

impl Iterator for Inputs {
    type Item = Result<Input, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        match std::mem::replace(&mut self.0, State::Done) {
            State::Done => None,
            State::One(item) => Some(*item),
            State::Rows(mut rows) => {
                let item = rows.next();
                if item.is_some() {
                    self.0 = State::Rows(rows);
                }
                item
            }
        }
    }
}

/// Opens a source: its reports and its problems come out of the iterator in the file's order.
///
/// A file met in a folder that turns out to be no report (a `.json` or `.jsonl` without a text) gives nothing.
pub fn open(source: &Source, options: &Options) -> Inputs {
    Inputs(start(source, options).unwrap_or_else(|problem| State::One(Box::new(Err(problem)))))
}

/// All of a source at once: its reports and its problems.
pub fn load(source: &Source, options: &Options) -> (Vec<Input>, Vec<Problem>) {
    let (mut inputs, mut problems) = (Vec::new(), Vec::new());
    for item in open(source, options) {
        match item {
            Ok(input) => inputs.push(input),
            Err(problem) => problems.push(problem),
        }
    }
    (inputs, problems)
}

/// Reads one report that is already in memory: what [`open`] does with a file that holds one, for callers that have bytes.
pub fn from_bytes(bytes: Vec<u8>, path: &str, format: Format, options: &Options) -> Result<Input, Problem> {
    match format {
        Format::Page => page(bytes, path, options),
        Format::Article => article(&bytes, path, options)?
            .ok_or_else(|| Problem::new("no-text", path, "holds no text").hint(TEXT_HINT)),
        Format::Text | Format::Rows => text(bytes, path, options),
    }
}

pub(crate) const TEXT_HINT: &str =
    "a row is an object with the report in \"text\" (or \"maintext\", \"body\")";

fn start(source: &Source, options: &Options) -> Result<State, Problem> {
    let path = source.path.as_str();
    let failed = |error: std::io::Error| Problem::io(path, &error);
    if source.format == Some(Format::Rows) {
        let rows = Rows::new(reader(source).map_err(failed)?, source, options);
        return Ok(State::Rows(Box::new(rows)));
    }
    if !source.is_stdin() {
        // Known before a byte is read; a file that grows meanwhile is caught below.
        let size = std::fs::metadata(&source.file).map_err(failed)?.len();
        if size > options.max_bytes && source.format.is_some() {
            return Err(too_large(path, size, options));
        }
    }
    let mut input = reader(source).map_err(failed)?;
    let mut bytes = Vec::new();
    (&mut input).take(options.max_bytes.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    let format = source.format.unwrap_or_else(|| sniff(&bytes));
    if format == Format::Rows {
        // Not known by its name: what has been read so far is given back to the stream.
        let whole = Box::new(std::io::Cursor::new(bytes).chain(input));
        return Ok(State::Rows(Box::new(Rows::new(whole, source, options))));
    }
    if bytes.len() as u64 > options.max_bytes {
        return Err(too_large(path, bytes.len() as u64, options));
    }
    if format == Format::Article && !source.named {
        // In a folder JSON is a report only where it looks like one.
        return Ok(match article(&bytes, path, options) {
            Ok(Some(input)) => State::One(Box::new(Ok(input))),
            _ => State::Done,
        });
    }
    Ok(State::One(Box::new(from_bytes(bytes, path, format, options))))
}

pub(crate) fn too_large(path: &str, size: u64, options: &Options) -> Problem {
    let (size, limit) = (megabytes(size), megabytes(options.max_bytes));
    Problem::new("too-large", path, format!("{size} MB is more than the {limit} MB that a report may have"))
        .hint("allow more with --max-size MB; a heap of reports in one file is read as JSON Lines, a report a row")
}

fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths.is_multiple_of(10) || tenths > 100 {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}

fn text(bytes: Vec<u8>, path: &str, options: &Options) -> Result<Input, Problem> {
    let (text, notes) = decode::decode(&bytes, path, None, options)?;
    some_words(&text, path)?;
    let given = Given { id: report_id(&bytes, &[]), path: path.to_owned(), ..Given::default() };
    Ok(Input { text: text.into(), given, bytes, notes })
}

fn page(bytes: Vec<u8>, path: &str, options: &Options) -> Result<Input, Problem> {
    let declared = page::declared_encoding(&bytes);
    let (html, mut notes) = decode::decode(&bytes, path, declared, options)?;
    some_words(&html, path)?;
    let read = page::read_page(html, options);
    notes.extend(read.notes);
    if read.text.trim().is_empty() {
        return Err(Problem::new("no-text", path, "no text was found in this page")
            .hint("pages that are filled in by a script hold no text when saved: save the page as shown, or copy its text into a .txt"));
    }
    let given = Given { id: report_id(&bytes, &[]), path: path.to_owned(), ..read.given };
    Ok(Input { text: read.text.into(), given, bytes, notes })
}

pub(crate) fn some_words(text: &str, path: &str) -> Result<(), Problem> {
    if text.chars().any(|c| !c.is_whitespace() && c != '\u{feff}') {
        return Ok(());
    }
    Err(empty_file(text, path))
}

pub(crate) fn empty_file(text: &str, path: &str) -> Problem {
    let what = if text.is_empty() { "is empty" } else { "holds nothing but white space" };
    Problem::new("empty-file", path, what).hint("leave it out, or fetch the report again")
}
