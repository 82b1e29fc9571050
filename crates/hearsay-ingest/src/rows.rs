//! JSON Lines → Inputs: what does a row say, and what of it is the report?

use crate::folder::Source;
use crate::id::report_id;
use crate::load::{TEXT_HINT, empty_file, some_words, too_large};
use crate::{Input, Options, Problem, decode};
use hearsay::Given;
use hearsay::document::{DateSource, iso_date};
use hearsay::note::Note;
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader, Read};

type Row = Map<String, Value>;

/// Names under which other people's tools keep the same thing, in the order in which they are looked for.
const TEXT: [&str; 5] = ["text", "maintext", "body", "articleBody", "content"];
const TITLE: [&str; 2] = ["title", "headline"];
const ID: [&str; 2] = ["id", "source_id"];
const DATE: [&str; 6] = ["date", "dct", "published", "date_publish", "datePublished", "published_at"];
const UPDATED: [&str; 4] = ["updated", "date_modify", "dateModified", "updated_at"];
const OUTLET: [&str; 6] = ["outlet", "publisher", "sitename", "site_name", "source_domain", "source"];
const URL: [&str; 2] = ["url", "link"];
const BYLINE: [&str; 4] = ["byline", "author", "authors", "creator"];
const LANGUAGE: [&str; 2] = ["language", "lang"];

/// The rows of one file, read one at a time.
pub(crate) struct Rows {
    input: BufReader<Box<dyn Read + Send>>,
    path: String,
    options: Options,
    line: u64,
    /// Whether a first row without a text means that the file is no heap of reports and is passed over.
    in_folder: bool,
    done: bool,
    seen: bool,
}

impl Rows {
    pub(crate) fn new(input: Box<dyn Read + Send>, source: &Source, options: &Options) -> Rows {
        let input = BufReader::with_capacity(1 << 16, input);
        let (path, options) = (source.path.clone(), options.clone());
        Rows { input, path, options, line: 0, in_folder: !source.named, done: false, seen: false }
    }

    /// The next line that holds anything, without more of it in memory than a report may have.
    fn line(&mut self) -> Option<Result<Vec<u8>, Problem>> {
        // A row's text may be as long as a report; its other columns and the escapes need room too.
        let limit = self.options.max_bytes.saturating_mul(2).saturating_add(1 << 16);
        loop {
            let mut line = Vec::new();
            self.line += 1;
            let read = (&mut self.input).take(limit).read_until(b'\n', &mut line);
            let failed = match read {
                Ok(0) => return None,
                Ok(n) if n as u64 == limit && line.last() != Some(&b'\n') => self
                    .skip_line()
                    .err()
                    .map(|e| Problem::io(&self.path, &e))
                    .or_else(|| Some(too_large(&self.path, limit, &self.options))),
                Ok(_) => None,
                Err(error) => {
                    self.done = true;
                    Some(Problem::io(&self.path, &error))
                }
            };
            if let Some(problem) = failed {
                return Some(Err(problem.at(format!("line {}", self.line))));
            }
            if !line.trim_ascii().is_empty() {
                return Some(Ok(line));
            }
        }
    }

    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let (end, length) = match buffer.iter().position(|b| *b == b'\n') {
                Some(at) => (true, at + 1),
                None => (buffer.is_empty(), buffer.len()),
            };
            self.input.consume(length);
            if end {
                return Ok(());
            }
        }
    }
}

impl Iterator for Rows {
    type Item = Result<Input, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let line = match self.line() {
            None => {
                self.done = true;
                let empty = !self.seen && !self.in_folder;
                return empty.then(|| Err(empty_file("", &self.path)));
            }
            Some(Err(problem)) => {
                self.seen = true;
                return Some(Err(problem));
            }
            Some(Ok(line)) => line,
        };
        let first = !std::mem::replace(&mut self.seen, true);
        let place = format!("line {}", self.line);
        let item = row(&line, &self.path, first, &self.options);
        match item {
            Ok(Some(input)) => Some(Ok(input)),
            Ok(None) if first && self.in_folder => {
                self.done = true;
                None
            }
            Ok(None) => Some(Err(Problem::new("no-text", &self.path, "this row has no text")
                .at(place)
                .hint(TEXT_HINT))),
            Err(problem) if problem.name == "binary-file" && first => {
                self.done = true;
                Some(Err(problem))
            }
            Err(problem) => Some(Err(problem.at(place))),
        }
    }
}

fn row(line: &[u8], path: &str, first: bool, options: &Options) -> Result<Option<Input>, Problem> {
    let bare = if first { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
    let (text, notes) = decode::decode(bare, path, None, options)?;
    let value: Value = serde_json::from_str(text.trim()).map_err(|e| not_json(path, &e))?;
    let Value::Object(row) = value else {
        return Err(Problem::new("bad-row", path, "is JSON, but not an object").hint(TEXT_HINT));
    };
    input(row, path, options, notes)
}

fn not_json(path: &str, error: &serde_json::Error) -> Problem {
    let why = error.to_string();
    let why = why.split(" at line ").next().unwrap_or(&why);
    Problem::new("bad-row", path, format!("not JSON: {why} at column {}", error.column())).hint(
        "a JSON Lines file holds one object a line; a line that was cut off or broken in two does not parse",
    )
}

/// One article that is a file of its own; `None` where the object holds no text.
pub(crate) fn article(bytes: &[u8], path: &str, options: &Options) -> Result<Option<Input>, Problem> {
    let (text, notes) = decode::decode(bytes, path, None, options)?;
    some_words(&text, path)?;
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}').trim()).map_err(|error| {
        let mut problem = not_json(path, &error).at(format!("line {}", error.line()));
        problem.name = "bad-json";
        problem.hint("one article is one JSON object; many are JSON Lines, in a file that ends in .jsonl")
    })?;
    match value {
        Value::Object(row) => input(row, path, options, notes),
        _ => Ok(None),
    }
}

fn input(row: Row, path: &str, options: &Options, mut notes: Vec<Note>) -> Result<Option<Input>, Problem> {
    let Some(text) = TEXT.iter().find_map(|name| row.get(*name)?.as_str()) else { return Ok(None) };
    if text.len() as u64 > options.max_bytes {
        return Err(too_large(path, text.len() as u64, options));
    }
    some_words(text, path).map_err(|mut problem| {
        problem.message = "the text of this row is empty".into();
        problem.name = "empty-text";
        problem
    })?;
    let (url, outlet, date, source_id) =
        (said(&row, &URL), said(&row, &OUTLET), said(&row, &DATE), said(&row, &ID));
    let id = report_id(
        text.as_bytes(),
        &[url.as_deref(), outlet.as_deref(), date.as_deref(), source_id.as_deref()],
    );
    let published = date.as_deref().and_then(iso_date);
    if let (Some(date), None) = (&date, &published) {
        let message = format!("the row's date {date:?} is not understood; write it as 2025-02-11");
        notes.push(Note::report("unreadable-date", message));
    }
    let given = Given {
        id,
        path: path.to_owned(),
        source_id,
        url,
        title: said(&row, &TITLE),
        outlet,
        byline: said(&row, &BYLINE),
        published_from: published.as_ref().map(|_| DateSource::Meta),
        published,
        updated: said(&row, &UPDATED).as_deref().and_then(iso_date),
        language: said(&row, &LANGUAGE),
    };
    Ok(Some(Input { text: text.into(), given, bytes: text.as_bytes().to_vec(), notes }))
}

/// The first of these columns that says anything, as text: numbers as they are written, lists joined.
fn said(row: &Row, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| words(row.get(*name)?))
}

fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(words) => words.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().filter_map(self::words).collect::<Vec<_>>().join(", "),
        Value::Object(thing) => return self::words(thing.get("name")?),
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}
