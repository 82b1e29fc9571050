//! Prints what the tagger sees of each report, one JSON object a line, for the training in `training/`.
//!
//! ```text
//! cargo run --release -p hearsay --example features -- [--lines] [--tags] FOLDER > features.jsonl
//! ```
//!
//! `tokens` holds start and end in code points, `sentences` the sentence of each token, `ids` the rows of the hashed
//! tables, `pieces` the word pieces. With `--lines` every line of a text is a paragraph, whatever it looks like. With
//! `--tags` the tags that the compiled-in model gives come along, for `training/measure.py`.
#![allow(clippy::print_stdout, reason = "the dump is this program's output")]

use hearsay::document::{Block, BlockKind, Document, read_document};
use hearsay::segment::segment;
use hearsay::tag::features::features;
use hearsay::tag::tag;
use hearsay::text::CodePoints;
use hearsay::{Given, Span};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let (mut lines, mut tags) = (false, false);
    let mut files: Vec<PathBuf> = Vec::new();
    for argument in std::env::args_os().skip(1) {
        if argument == "--lines" {
            lines = true;
            continue;
        }
        if argument == "--tags" {
            tags = true;
            continue;
        }
        for entry in std::fs::read_dir(argument)? {
            files.push(entry?.path());
        }
    }
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        writeln!(out, "{}", row(&name, text, lines, tags))?;
    }
    Ok(())
}

fn row(name: &str, text: String, lines: bool, tags: bool) -> String {
    let document = if lines {
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(at, at + line.len()).trim(&text);
            at += line.len();
            if !span.is_empty() {
                blocks.push(Block { span, kind: BlockKind::Body });
            }
        }
        Document { text: text.into(), given: Given::default(), dateline: None, agencies: Vec::new(), blocks }
    } else {
        read_document(text.into(), Given::default()).value
    };
    let text = &document.text;
    let segments = segment(&document);
    let seen = features(text, &segments);
    let points = CodePoints::new(text);
    let mut row = format!("{{\"name\":{name:?},\"tokens\":[");
    let comma = |i: usize| if i == 0 { "" } else { "," };
    for (i, token) in segments.tokens.iter().enumerate() {
        let [start, end] = points.pair(text, token.span);
        let _ = write!(row, "{}{start},{end}", comma(i));
    }
    row += "],\"sentences\":[";
    for (i, token) in segments.tokens.iter().enumerate() {
        let _ = write!(row, "{}{}", comma(i), token.sentence);
    }
    row += "],\"ids\":[";
    for (i, id) in seen.ids.iter().flatten().enumerate() {
        let _ = write!(row, "{}{id}", comma(i));
    }
    row += "],\"pieces\":[";
    for (i, piece) in seen.pieces.iter().enumerate() {
        let _ = write!(row, "{}{piece}", comma(i));
    }
    row += "],\"piece_ends\":[";
    for (i, end) in seen.piece_ends.iter().enumerate() {
        let _ = write!(row, "{}{end}", comma(i));
    }
    row += "]";
    if tags {
        let found = tag(&document, &segments);
        let pos: Vec<u8> = found.pos.iter().map(|p| *p as u8).collect();
        let run = |t: usize, r: &std::ops::Range<usize>| [t, r.start, r.end];
        let names: Vec<_> = found.names.iter().map(|r| run(r.tag as usize, &r.tokens)).collect();
        let roles: Vec<_> = found.roles.iter().map(|r| run(r.tag as usize, &r.tokens)).collect();
        let _ = write!(
            row,
            ",\"pos\":{pos:?},\"heads\":{:?},\"relations\":{:?},\"names\":{names:?},\"roles\":{roles:?}",
            found.heads, found.relations
        );
    }
    row += "}";
    row
}
