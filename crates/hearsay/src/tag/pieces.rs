//! Word → word pieces: which rows of the table of word vectors does it average?
//!
//! The same cut as BERT's uncased WordPiece, whose vectors are used: lower case, accents off, punctuation apart,
//! then the longest known piece from the left.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// No more pieces of one word are looked at: long ones are addresses and noise.
const MOST: usize = 8;
/// A longer word is unknown to the vocabulary as a whole.
const LONGEST: usize = 100;
const UNKNOWN: u16 = 100;

const VOCABULARY: &str = include_str!("../../../../models/pieces.txt");

/// FNV-1a: quick on short words, and the same on every machine.
#[derive(Clone, Copy)]
pub(super) struct Fnv(pub(super) u64);

impl Default for Fnv {
    fn default() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.0 = (self.0 ^ u64::from(b)).wrapping_mul(0x100_0000_01b3);
        }
    }
}

type Map = HashMap<&'static str, u16, BuildHasherDefault<Fnv>>;

struct Vocabulary {
    first: Map,
    /// Pieces inside a word, without their `##`.
    inner: Map,
}

fn vocabulary() -> &'static Vocabulary {
    static LOADED: OnceLock<Vocabulary> = OnceLock::new();
    LOADED.get_or_init(|| {
        let mut first = Map::with_capacity_and_hasher(32_768, Default::default());
        let mut inner = Map::with_capacity_and_hasher(8_192, Default::default());
        for (id, piece) in VOCABULARY.lines().enumerate() {
            match piece.strip_prefix("##").filter(|p| !p.is_empty()) {
                Some(rest) => inner.insert(rest, id as u16),
                None => first.insert(piece, id as u16),
            };
        }
        Vocabulary { first, inner }
    })
}

/// Appends the pieces of a word, given as written.
pub(super) fn pieces(word: &str, out: &mut Vec<u16>) {
    let start = out.len();
    let known = vocabulary();
    if word.is_ascii() && word.len() <= 24 {
        let mut low = [0; 24];
        let low = &mut low[..word.len()];
        low.copy_from_slice(word.as_bytes());
        low.make_ascii_lowercase();
        if low.iter().all(u8::is_ascii_alphanumeric) {
            longest_first(known, std::str::from_utf8(low).unwrap_or(""), start, out);
            return;
        }
    }
    // Only the beginning of a monstrous word is looked at, so that its pieces cost no more than any other's.
    let head: String = word.chars().take(4 * LONGEST).collect();
    let plain: String = head
        .chars()
        .map(|c| if c == '’' { '\'' } else { c })
        .filter(|c| !is_control(*c))
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    let mut rest = plain.as_str();
    while let Some(c) = rest.chars().next() {
        if out.len() - start >= MOST {
            break;
        }
        let end = if is_alone(c) { c.len_utf8() } else { rest.find(is_alone).unwrap_or(rest.len()) };
        let (part, tail) = rest.split_at(end);
        if !c.is_whitespace() {
            longest_first(known, part, start, out);
        }
        rest = tail;
    }
    if out.len() == start {
        out.push(UNKNOWN);
    }
}

fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{fffd}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Punctuation and CJK stand alone, and so does white space.
fn is_alone(c: char) -> bool {
    c.is_ascii_punctuation()
        || c.is_whitespace()
        || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ceaf}')
        || !c.is_ascii() && is_punctuation(c)
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}'
        | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301f}' | '\u{ff01}'..='\u{ff03}' | '\u{ff05}'..='\u{ff0a}' | '\u{ff0c}'..='\u{ff0f}')
}

fn longest_first(known: &Vocabulary, part: &str, start: usize, out: &mut Vec<u16>) {
    if let Some(&id) = known.first.get(part) {
        out.push(id);
        return;
    }
    if part.chars().nth(LONGEST).is_some() {
        out.push(UNKNOWN);
        return;
    }
    let from = out.len();
    let mut rest = part;
    while !rest.is_empty() {
        let map = if rest.len() == part.len() { &known.first } else { &known.inner };
        // The longest piece of the vocabulary has eighteen letters.
        let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8()).take(18);
        let mut found = None;
        for end in ends {
            if let Some(&id) = map.get(&rest[..end]) {
                found = Some((id, end));
            }
        }
        let Some((id, end)) = found else {
            out.truncate(from);
            out.push(UNKNOWN);
            break;
        };
        out.push(id);
        rest = &rest[end..];
    }
    out.truncate(start + MOST);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_those_of_the_vocabulary() {
        for (word, expected) in [
            ("bridge", "bridge"),
            ("Corvell", "co ##r ##vel ##l"),
            ("n’t", "n ' t"),
            ("Élan", "el ##an"),
            ("U.S.", "u . s ."),
            ("\u{1d11e}", "[UNK]"),
            ("\u{200b}", "[UNK]"),
        ] {
            let mut ids = Vec::new();
            pieces(word, &mut ids);
            let lines: Vec<&str> = VOCABULARY.lines().collect();
            let names: Vec<&str> = ids.iter().map(|i| lines[*i as usize]).collect();
            assert_eq!(names.join(" "), expected, "{word}");
        }
    }
}
