//! Segments → features: what does the network see of a token?
//!
//! Training reads what this module computes (`cargo run -p hearsay --example features`), so that the model is never
//! asked about features it was not trained on.

use super::pieces::{Fnv, pieces};
use crate::segment::Segments;
use std::hash::Hasher;

/// Rows of the tables of hashed embeddings: word (looked up twice), prefix, suffix (twice), shape, place, distance.
pub const ROWS: [usize; 6] = [20_000, 4_000, 6_000, 1_000, PLACES, DISTANCES];
const PLACES: usize = 6 * 16;
const DISTANCES: usize = 7 * 7 * 2;

/// Columns of [`Features::ids`].
pub const COLUMNS: usize = 8;
/// The table of each column, an index into [`ROWS`].
pub const TABLES: [usize; COLUMNS] = [0, 0, 1, 2, 2, 3, 4, 5];

/// What the network sees of a report's tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// Rows of the tables, one array a token.
    pub ids: Vec<[u16; COLUMNS]>,
    /// Word pieces of all tokens, one after the other.
    pub pieces: Vec<u16>,
    /// Where in `pieces` each token's end.
    pub piece_ends: Vec<u32>,
}

impl Features {
    /// The word pieces of token `i`: at least one.
    pub fn pieces_of(&self, i: usize) -> &[u16] {
        let start = if i == 0 { 0 } else { self.piece_ends[i - 1] as usize };
        &self.pieces[start..self.piece_ends[i] as usize]
    }
}

/// Computes the features of every token.
pub fn features(text: &str, segments: &Segments) -> Features {
    let n = segments.tokens.len();
    let mut found = Features {
        ids: Vec::with_capacity(n),
        pieces: Vec::with_capacity(n * 3 / 2),
        piece_ends: Vec::with_capacity(n),
    };
    let marks = marks(segments);
    let next = next_marks(&marks);
    let mut last = FAR;
    let mut low = String::new();
    let mut block = usize::MAX;
    for (i, token) in segments.tokens.iter().enumerate() {
        let word = token.span.of(text);
        let sentence = segments.sentence_of(i);
        let starts = sentence.tokens.start == i;
        let paragraph = starts && sentence.block != block;
        block = sentence.block;
        last = if marks[i].is_mark() { 0 } else { (last + 1).min(FAR) };
        fold(word, &mut low);
        let place =
            case(word) * 16 + marks[i] as usize * 4 + usize::from(paragraph) * 2 + usize::from(starts);
        let ends = usize::from(sentence.tokens.end == i + 1);
        let distance = bucket(last) * 14 + bucket(next[i]) * 2 + ends;
        found.ids.push([
            hash(0, low.as_bytes(), ROWS[0]),
            hash(1, low.as_bytes(), ROWS[0]),
            hash(2, first(&low, 3).as_bytes(), ROWS[1]),
            hash(3, end(&low, 3).as_bytes(), ROWS[2]),
            hash(4, end(&low, 2).as_bytes(), ROWS[2]),
            shape(word),
            place as u16,
            distance as u16,
        ]);
        pieces(word, &mut found.pieces);
        found.piece_ends.push(found.pieces.len() as u32);
    }
    found
}

/// Where a token stands towards the outermost quotation around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Outside,
    Opens,
    Inside,
    Closes,
}

impl Mark {
    fn is_mark(self) -> bool {
        matches!(self, Mark::Opens | Mark::Closes)
    }
}

fn marks(segments: &Segments) -> Vec<Mark> {
    let mut marks = vec![Mark::Outside; segments.tokens.len()];
    for quoted in segments.quotations.iter().filter(|q| q.depth == 0) {
        for i in segments.within(quoted.span) {
            let span = segments.tokens[i].span;
            marks[i] = if span.end() <= quoted.inner.start() {
                Mark::Opens
            } else if span.start() >= quoted.inner.end() {
                Mark::Closes
            } else {
                Mark::Inside
            };
        }
    }
    marks
}

const FAR: usize = 99;

fn next_marks(marks: &[Mark]) -> Vec<usize> {
    let mut next = vec![FAR; marks.len()];
    let mut at = FAR;
    for (i, mark) in marks.iter().enumerate().rev() {
        at = if mark.is_mark() { 0 } else { (at + 1).min(FAR) };
        next[i] = at;
    }
    next
}

fn bucket(distance: usize) -> usize {
    [0, 1, 3, 8, 20, FAR - 1].iter().position(|b| distance <= *b).unwrap_or(6)
}

/// Lower case, digits as zeros, curly apostrophes straight.
fn fold(word: &str, low: &mut String) {
    low.clear();
    for c in word.chars() {
        match c {
            '0'..='9' => low.push('0'),
            '’' | '‘' => low.push('\''),
            c if c.is_ascii() => low.push(c.to_ascii_lowercase()),
            c => low.extend(c.to_lowercase()),
        }
    }
}

/// Row 0 stays free for what is beside the text.
fn hash(seed: u8, bytes: &[u8], rows: usize) -> u16 {
    let mut fnv = Fnv::default();
    fnv.write(&[seed]);
    fnv.write(bytes);
    let mixed = fnv.finish() ^ (fnv.finish() >> 32);
    1 + (mixed % (rows as u64 - 1)) as u16
}

fn first(word: &str, n: usize) -> &str {
    &word[..word.char_indices().nth(n).map_or(word.len(), |(i, _)| i)]
}

fn end(word: &str, n: usize) -> &str {
    &word[word.char_indices().rev().nth(n - 1).map_or(0, |(i, _)| i)..]
}

/// `Xxx-dd`, each run no longer than two signs, ten at most.
fn shape(word: &str) -> u16 {
    let mut shape = [0u8; 40];
    let mut at = 0;
    let mut run = (' ', 0);
    for c in word.chars() {
        let sign = match c {
            c if c.is_numeric() => 'd',
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            '’' | '‘' => '\'',
            c => c,
        };
        run = if run.0 == sign { (sign, run.1 + 1) } else { (sign, 1) };
        if run.1 > 2 {
            continue;
        }
        if at + sign.len_utf8() > shape.len() || at >= 10 {
            break;
        }
        at += sign.encode_utf8(&mut shape[at..]).len();
    }
    hash(5, &shape[..at], ROWS[3])
}

/// No letter or digit, number, lower, upper, capital, mixed.
fn case(word: &str) -> usize {
    let mut letters = 0;
    let (mut upper, mut digits, mut others) = (0, 0, 0);
    for c in word.chars() {
        others += 1;
        if c.is_alphabetic() {
            letters += 1;
            upper += usize::from(c.is_uppercase());
        } else if c.is_numeric() {
            digits += 1;
        }
    }
    let capital = word.starts_with(char::is_uppercase);
    match () {
        _ if letters + digits == 0 => 0,
        _ if letters == 0 => 1,
        _ if upper == 0 => 2,
        _ if upper == letters && others > 1 => 3,
        _ if capital && upper == 1 => 4,
        _ => 5,
    }
}
