//! `&str` → positions: where is this passage, in bytes, in code points, on which line?

pub(crate) mod calendar;
pub(crate) mod pieces;

use std::ops::Range;

/// A range of bytes in one text, end exclusive, on character boundaries of that text.
///
/// The one invariant is `start <= end`; that both lie on character boundaries is the duty of whoever makes a span
/// from a text, and every finder in this crate makes them from token borders or from matches in the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from `start` to `end`, in bytes.
    ///
    /// # Panics
    /// Where `start` lies behind `end`, which is a mistake in the caller and never in the text.
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "span ends before it starts: {start}..{end}");
        Span { start: start as u32, end: end as u32 }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// As a range of `usize`, to index a text with.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The words it covers; empty where it does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same, without white space at either end.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let left = words.len() - words.trim_start().len();
        let kept = words.trim().len();
        Span::new(self.start() + left, self.start() + left + kept)
    }
}

impl std::fmt::Debug for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// The way between bytes, which Hearsay counts inside, and Unicode code points, which JSON and Python count.
///
/// Made once for a text; a conversion then looks at no more than 64 characters.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Byte offset of every 64th code point; the last entry is the text's length in bytes.
    marks: Vec<u32>,
    points: usize,
    ascii: bool,
}

const STRIDE: usize = 64;

impl CodePoints {
    /// Measures a text.
    pub fn new(text: &str) -> CodePoints {
        if text.is_ascii() {
            return CodePoints { marks: vec![0, text.len() as u32], points: text.len(), ascii: true };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 2);
        let mut points = 0;
        for (byte, _) in text.char_indices() {
            if points % STRIDE == 0 {
                marks.push(byte as u32);
            }
            points += 1;
        }
        marks.push(text.len() as u32);
        CodePoints { marks, points, ascii: false }
    }

    /// The code point that starts at byte `byte` of `text`.
    pub fn point(&self, text: &str, byte: usize) -> usize {
        if self.ascii {
            return byte.min(self.points);
        }
        let last = self.marks.len() - 1;
        let i = self.marks[..last].partition_point(|&m| m as usize <= byte).saturating_sub(1);
        let from = self.marks[i] as usize;
        i * STRIDE + text.get(from..byte.min(text.len())).map_or(0, |s| s.chars().count())
    }

    /// The byte at which code point `point` of `text` starts; the text's length where it has fewer.
    pub fn byte(&self, text: &str, point: usize) -> usize {
        if self.ascii || point >= self.points {
            return point.min(text.len()).max(if point >= self.points { text.len() } else { 0 });
        }
        let from = self.marks[point / STRIDE] as usize;
        from + text[from..].chars().take(point % STRIDE).map(char::len_utf8).sum::<usize>()
    }

    /// A span as `[start, end]` in code points.
    pub fn pair(&self, text: &str, span: Span) -> [usize; 2] {
        [self.point(text, span.start()), self.point(text, span.end())]
    }

    /// `[start, end]` in code points as a span.
    pub fn span(&self, text: &str, pair: [usize; 2]) -> Span {
        let start = self.byte(text, pair[0]);
        Span::new(start, self.byte(text, pair[1]).max(start))
    }
}

/// Where the lines of a text begin: for pointers that a person can follow in an editor.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the lines of a text.
    pub fn new(text: &str) -> Lines {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i as u32 + 1));
        Lines { starts }
    }

    /// The line, counted from 1, that holds byte `byte`.
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&s| s as usize <= byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_and_bytes_lead_back_to_each_other() {
        for text in ["", "plain", "“Vèsk” — naïve 𝄞 text ".repeat(30).as_str()] {
            let points = CodePoints::new(text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(points.point(text, byte), n);
                assert_eq!(points.byte(text, n), byte);
            }
            assert_eq!(points.point(text, text.len()), text.chars().count());
            assert_eq!(points.byte(text, text.chars().count()), text.len());
        }
    }

    #[test]
    fn lines_count_from_one() {
        let lines = Lines::new("a\nbc\n\nd");
        assert_eq!([0, 1, 2, 4, 5, 6].map(|b| lines.line(b)), [1, 1, 2, 2, 3, 4]);
    }
}
