//! Tokens → quotations: which mark opens, which closes, and what lies between?
//!
//! A mark is judged by its shape first and by the white space around it second. A quotation ends in its own
//! paragraph or is left open there; left open, it goes on where the next paragraph opens with the same mark, as
//! newspapers print long speeches.

use super::words::{is_apostrophe, is_word};
use super::{Quoted, Token};
use crate::text::Span;
use std::ops::Range;

/// Deeper nesting than this is noise, and a bound keeps the search for an opening mark short.
const DEEPEST: usize = 6;

/// What a token does as a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    No,
    Opens,
    Closes,
}

/// Marks of one family close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Straight,
    Single,
    Angle,
    Latex,
}

struct Open {
    family: Family,
    token: usize,
    quoted: usize,
}

fn family(mark: &str) -> Option<Family> {
    Some(match mark {
        "“" | "”" | "„" | "‟" => Family::Double,
        "\"" => Family::Straight,
        "'" | "’" | "‘" | "‚" => Family::Single,
        "«" | "»" | "‹" | "›" => Family::Angle,
        "``" | "''" => Family::Latex,
        _ => return None,
    })
}

/// The pairing of a whole text, block by block.
#[derive(Default)]
pub(super) struct Pairing {
    pub(super) quotations: Vec<Quoted>,
    /// The token that opens each quotation.
    first: Vec<usize>,
    /// What the last block left open.
    left_open: Option<(Family, usize)>,
    stack: Vec<Open>,
}

/// The signs around a token.
struct Around {
    before: Option<char>,
    after: Option<char>,
}

impl Around {
    fn of(text: &str, span: Span) -> Around {
        Around {
            before: text.get(..span.start()).and_then(|s| s.chars().next_back()),
            after: text.get(span.end()..).and_then(|s| s.chars().next()),
        }
    }

    fn space_before(&self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    fn space_after(&self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    /// White space, a bracket, a dash or another opening mark on the left, a word on the right.
    fn looks_opening(&self) -> bool {
        let left = self.before.is_none_or(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '"' | '\'' | '«' | '`' | '/' | ':' | '…'
                )
        });
        left && self.after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | ')' | ']'))
    }

    fn looks_closing(&self) -> bool {
        let right = self.after.is_none_or(|c| {
            c.is_whitespace() || !is_word(c) && !matches!(c, '(' | '[' | '$' | '£' | '€' | '#' | '@')
        });
        right && !self.space_before()
    }
}

impl Pairing {
    /// Pairs the marks of one block and says what each of its tokens does.
    pub(super) fn block(&mut self, text: &str, tokens: &[Token], range: Range<usize>, parts: &mut Vec<Part>) {
        self.stack.clear();
        let closers = single_closers(text, tokens, range.clone());
        let left_open = self.left_open.take();
        for i in range.clone() {
            let span = tokens[i].span;
            let mark = span.of(text);
            let Some(kind) = family(mark) else {
                parts.push(Part::No);
                continue;
            };
            let around = Around::of(text, span);
            let open = self.stack.iter().rposition(|o| o.family == kind);
            let part = match mark {
                "“" if open.is_some() && around.looks_closing() && around.space_after() => Part::Closes,
                "“" | "„" | "‟" | "«" | "‹" | "``" => Part::Opens,
                "”" | "»" | "›" | "''" if open.is_some() => Part::Closes,
                "”" | "''"
                    if self
                        .stack
                        .iter()
                        .any(|o| matches!(o.family, Family::Straight | Family::Double | Family::Latex)) =>
                {
                    Part::Closes
                }
                "”" | "''" | "»" | "›" if around.space_before() && around.looks_opening() => Part::Opens,
                "\"" => match (open.is_some(), around.looks_opening(), around.looks_closing()) {
                    (true, true, false) => Part::Opens,
                    (true, _, _) => Part::Closes,
                    // A mark that hangs between two spaces or two words: the first of a pair, if nothing is open.
                    (false, _, true) if !around.looks_opening() && !(around.space_before()) => {
                        if self.stack.iter().any(|o| matches!(o.family, Family::Double | Family::Latex)) {
                            Part::Closes
                        } else {
                            Part::No
                        }
                    }
                    (false, ..) => Part::Opens,
                },
                "‘" | "‚" => {
                    if closers.has_after(i) {
                        Part::Opens
                    } else {
                        Part::No
                    }
                }
                // Straight and right single marks: an apostrophe unless the place and a partner say otherwise.
                _ => {
                    if open.is_some() {
                        if around.looks_closing() && closers.closes(i) { Part::Closes } else { Part::No }
                    } else if mark == "'"
                        && around.looks_opening()
                        && around.after.is_some_and(is_word)
                        && closers.has_after(i)
                    {
                        Part::Opens
                    } else {
                        Part::No
                    }
                }
            };
            match part {
                Part::Opens => self.open(kind, i, span, tokens, range.start, left_open),
                Part::Closes => self.close(kind, i, span),
                Part::No => {}
            }
            parts.push(part);
        }
        // What is still open was left so by the paragraph.
        let end = range.end.checked_sub(1).filter(|e| *e >= range.start).map(|e| tokens[e].span.end());
        for open in self.stack.drain(..) {
            if let (Some(q), Some(end)) = (self.quotations.get_mut(open.quoted), end) {
                q.span = Span::new(q.span.start(), end.max(q.span.end()));
                q.inner = Span::new(q.inner.start(), end.max(q.inner.start()));
            }
            if self.left_open.is_none() {
                self.left_open = Some((open.family, open.quoted));
            }
        }
    }

    fn open(
        &mut self,
        kind: Family,
        i: usize,
        span: Span,
        tokens: &[Token],
        first: usize,
        left_open: Option<(Family, usize)>,
    ) {
        // The same mark opens again: the earlier one was never closed and ends here.
        if let Some(at) = self.stack.iter().rposition(|o| o.family == kind && o.family != Family::Angle) {
            let before = i.checked_sub(1).map_or(span.start(), |p| tokens[p].span.end());
            for open in self.stack.drain(at..) {
                if let Some(q) = self.quotations.get_mut(open.quoted) {
                    let end = before.max(q.inner.start());
                    q.span = Span::new(q.span.start(), end);
                    q.inner = Span::new(q.inner.start(), end);
                }
            }
        }
        if self.stack.len() >= DEEPEST {
            return;
        }
        let continues = i == first && left_open.is_some_and(|(f, _)| f == kind);
        self.quotations.push(Quoted {
            span,
            inner: Span::new(span.end(), span.end()),
            depth: self.stack.len() as u8,
            closed: false,
            continues,
            parent: self.stack.last().map(|o| o.quoted as u32),
        });
        self.first.push(i);
        self.stack.push(Open { family: kind, token: i, quoted: self.quotations.len() - 1 });
    }

    fn close(&mut self, kind: Family, i: usize, span: Span) {
        let double = |f: Family| matches!(f, Family::Double | Family::Straight | Family::Latex);
        let same = |o: &Open| o.family == kind || double(o.family) && double(kind);
        let Some(at) = self.stack.iter().rposition(same) else { return };
        // Inner quotations that were never closed end where the outer one does.
        for open in self.stack.drain(at..) {
            let Some(q) = self.quotations.get_mut(open.quoted) else { continue };
            let closed = same(&open) && open.token < i;
            q.inner = Span::new(q.inner.start(), span.start().max(q.inner.start()));
            q.span =
                Span::new(q.span.start(), if closed { span.end() } else { span.start().max(q.span.end()) });
            q.closed = closed;
        }
    }

    /// A quotation that is left open and not taken up again is believed to the end of its sentence alone.
    pub(super) fn finish(mut self, sentence_end: impl Fn(usize) -> usize) -> Vec<Quoted> {
        let n = self.quotations.len();
        // Continued are those left open whose next outer quotation says that it continues.
        let mut continued = false;
        for k in (0..n).rev() {
            let q = self.quotations[k];
            let taken_up = continued && q.depth == 0;
            if !(q.closed || taken_up) {
                let end =
                    sentence_end(self.first[k]).max(q.inner.start()).min(q.inner.end().max(q.inner.start()));
                self.quotations[k].inner = Span::new(q.inner.start(), end);
                self.quotations[k].span = Span::new(q.span.start(), end.max(q.span.start()));
            }
            if q.depth == 0 {
                continued = q.continues;
            }
        }
        self.quotations
    }
}

/// Where the single marks of a block may close a quotation.
struct Closers {
    start: usize,
    /// For each token: the next token from here on that surely closes, and the next that may.
    sure: Vec<u32>,
    may: Vec<u32>,
}

impl Closers {
    fn has_after(&self, i: usize) -> bool {
        let next = |v: &[u32]| v.get(i - self.start + 1).is_some_and(|&t| t != u32::MAX);
        next(&self.sure) || next(&self.may)
    }

    /// Whether the mark at `i` closes: surely, or as the last that may.
    fn closes(&self, i: usize) -> bool {
        let k = i - self.start;
        let here = |v: &[u32]| v.get(k).is_some_and(|&t| t as usize == i);
        here(&self.sure) || here(&self.may) && self.sure.get(k + 1).is_none_or(|&t| t == u32::MAX)
    }
}

fn single_closers(text: &str, tokens: &[Token], range: Range<usize>) -> Closers {
    let n = range.len();
    let none = u32::MAX;
    let any = range.clone().any(|i| matches!(tokens[i].span.of(text), "'" | "‘" | "‚"));
    if !any {
        return Closers { start: range.start, sure: Vec::new(), may: Vec::new() };
    }
    let (mut sure, mut may) = (vec![none; n + 1], vec![none; n + 1]);
    for i in range.clone().rev() {
        let k = i - range.start;
        (sure[k], may[k]) = (sure[k + 1], may[k + 1]);
        let span = tokens[i].span;
        let mark = span.of(text);
        if !(mark.chars().count() == 1 && mark.chars().all(is_apostrophe)) {
            continue;
        }
        let around = Around::of(text, span);
        if !around.looks_closing() {
            continue;
        }
        // After `s` and in front of a word it is more often a possessive.
        let possessive = matches!(around.before, Some('s' | 'S' | 'z' | 'x')) && around.space_after();
        if possessive { may[k] = i as u32 } else { sure[k] = i as u32 }
    }
    Closers { start: range.start, sure, may }
}
