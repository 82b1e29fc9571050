//! Two tellings → Wording: which words has the one that the other has not?

use super::Report;
use super::words::{Class, Word};
use crate::text::Span;
use std::collections::HashSet;

/// Words of a telling that are looked at: behind them both may say what they like.
const MOST: usize = 120;

/// The words of a passage in several parts, and where parts end.
pub(super) struct Wording<'r> {
    words: Vec<&'r Word>,
    /// For each word, its part.
    parts: Vec<usize>,
}

impl<'r> Wording<'r> {
    pub(super) fn new(report: &'r Report<'_>, parts: &[Span]) -> Wording<'r> {
        let mut out = Wording { words: Vec::new(), parts: Vec::new() };
        for (i, part) in parts.iter().enumerate() {
            for word in report.words_in(*part) {
                if out.words.len() < MOST {
                    out.words.push(word);
                    out.parts.push(i);
                }
            }
        }
        out
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Which words of this one, in its order, stand in the other in the same order: a longest common subsequence.
    pub(super) fn kept(&self, other: &Wording<'_>) -> Vec<bool> {
        let (a, b) = (&self.words, &other.words);
        let same = |i: usize, j: usize| a[i].stem() == b[j].stem();
        let mut out = vec![false; a.len()];
        let front = (0..a.len().min(b.len())).take_while(|i| same(*i, *i)).count();
        let rest = a.len().min(b.len()) - front;
        let back = (0..rest).take_while(|i| same(a.len() - 1 - i, b.len() - 1 - i)).count();
        out[..front].fill(true);
        out[a.len() - back..].fill(true);
        let (n, m) = (a.len() - front - back, b.len() - front - back);
        // lengths[i][j]: how many words the rest of both, from there on, have in common.
        let mut lengths = vec![0_u16; (n + 1) * (m + 1)];
        let at = |i: usize, j: usize| i * (m + 1) + j;
        for i in (0..n).rev() {
            for j in (0..m).rev() {
                lengths[at(i, j)] = if same(front + i, front + j) {
                    lengths[at(i + 1, j + 1)] + 1
                } else {
                    lengths[at(i + 1, j)].max(lengths[at(i, j + 1)])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < n && j < m {
            if same(front + i, front + j) {
                out[front + i] = true;
                i += 1;
                j += 1;
            } else if lengths[at(i + 1, j)] >= lengths[at(i, j + 1)] {
                i += 1;
            } else {
                j += 1;
            }
        }
        out
    }

    /// The words that none of the others has, in whatever order.
    pub(super) fn without(&self, text: &str, others: &[&Wording<'_>]) -> Vec<Span> {
        let known: HashSet<u32> = others.iter().flat_map(|o| o.words.iter().map(|w| w.stem())).collect();
        let kept: Vec<bool> = self.words.iter().map(|w| known.contains(&w.stem())).collect();
        self.others(text, &kept)
    }

    /// The words that are not kept, as far as they stand side by side; runs of articles and the like are left out.
    pub(super) fn others(&self, text: &str, kept: &[bool]) -> Vec<Span> {
        let mut out: Vec<(Span, bool)> = Vec::new();
        let mut last = None;
        for (i, word) in self.words.iter().enumerate().filter(|(i, _)| !kept.get(*i).copied().unwrap_or(true))
        {
            let says = word.class() != Class::Function
                || !WEAK.contains(&word.span.of(text).to_lowercase().as_str());
            match out.last_mut() {
                Some((run, any)) if last == Some(i.wrapping_sub(1)) && self.parts[i] == self.parts[i - 1] => {
                    *run = run.join(word.span);
                    *any |= says;
                }
                _ => out.push((word.span, says)),
            }
            last = Some(i);
        }
        out.into_iter().filter(|x| x.1).map(|x| x.0).collect()
    }
}

const WEAK: &[&str] =
    &["a", "an", "the", "that", "of", "to", "and", "in", "on", "at", "for", "by", "with", "as", "it"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Heap;
    use crate::document::Given;

    fn only(a: &str, b: &str) -> Vec<String> {
        let read = |id: &str, t: &str| crate::read(t.into(), Given { id: id.into(), ..Default::default() });
        let (x, y) = (read("a", a), read("b", b));
        let heap = Heap::new([&x, &y]);
        let all = |r: usize| [Span::new(0, heap.reports[r].text.len())];
        let (p, q) = (Wording::new(&heap.reports[0], &all(0)), Wording::new(&heap.reports[1], &all(1)));
        p.others(a, &p.kept(&q)).into_iter().map(|s| s.of(a).to_owned()).collect()
    }

    #[test]
    fn the_words_that_the_other_has_not() {
        let whole = "The panel will meet in March at the old Customs House, the envoy said.";
        assert_eq!(
            only(whole, "The panel will meet in March, the envoy said."),
            ["at the old Customs House"]
        );
        assert_eq!(
            only(whole, "The panel will not meet in May at the old Customs House, the envoy said."),
            ["March"]
        );
        assert_eq!(
            only("The panel will not meet in May.", "The panel will meet in March."),
            ["not", "May"],
            "a word of grammar may be the whole difference"
        );
        assert!(only(whole, whole).is_empty());
        assert!(only("A panel met.", "The panel met.").is_empty(), "an article tells nothing");
        assert_eq!(only("", "The panel met."), [""; 0]);
    }
}
