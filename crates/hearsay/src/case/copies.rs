//! Reports → Copies: which passages stand word for word in two of them?

use super::{Heap, Report};
use crate::text::Span;
use crate::view::case::CopyView;
use std::collections::HashMap;

/// How many words a run must have to be called a copy.
const LONG: usize = 12;

/// Words of a shingle.
const SHINGLE: usize = 5;

/// A shingle in more reports than this is a turn of phrase, or a text that is found by its rarer shingles.
const FREQUENT: usize = 40;

/// Finds passages of at least twelve words that two reports share word for word, letter case and marks apart, each as
/// long as it goes. The earlier report is the one copied from; without dates, one that credits the other's outlet has
/// copied; else the smaller id stands first and the direction says nothing.
///
/// Candidates are pairs that share a run of five words; a run in very many reports proposes none. Where it errs: a long
/// quotation that both took from a third report is shown as a copy, which it is, though neither copied the other.
pub(super) fn find(heap: &Heap<'_>) -> Vec<CopyView> {
    let runs: Vec<Vec<u64>> = heap.reports.iter().map(shingles).collect();
    let mut postings: HashMap<u64, Vec<(u32, u32)>> = HashMap::new();
    for (r, run) in runs.iter().enumerate() {
        for (i, h) in run.iter().enumerate() {
            let list = postings.entry(*h).or_default();
            if list.len() <= FREQUENT {
                list.push((r as u32, i as u32));
            }
        }
    }
    let mut out = Vec::new();
    for (r, run) in runs.iter().enumerate() {
        // For each earlier report, the place in it up to which the current run of each alignment goes.
        let mut done: HashMap<(u32, i64), usize> = HashMap::new();
        for (i, h) in run.iter().enumerate() {
            for (other, at) in postings.get(h).into_iter().flatten().filter(|p| (p.0 as usize) < r) {
                let lag = i64::from(*at) - i as i64;
                if done.get(&(*other, lag)).is_some_and(|end| i < *end) {
                    continue;
                }
                let theirs = &heap.reports[*other as usize];
                let (start, length) = grow(theirs, &heap.reports[r], *at as usize, i);
                done.insert((*other, lag), start.1 + length);
                if length >= LONG {
                    out.push((*other as usize, start.0, r, start.1, length));
                }
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    let spans: Vec<(usize, Span, usize, Span)> = out
        .iter()
        .map(|(a, i, b, j, n)| (*a, cover(&heap.reports[*a], *i, *n), *b, cover(&heap.reports[*b], *j, *n)))
        .collect();
    let mut views: Vec<CopyView> = spans
        .iter()
        .enumerate()
        .filter(|(k, x)| {
            !spans.iter().enumerate().skip(k.saturating_sub(8)).take(17).any(|(m, y)| {
                m != *k
                    && (x.0, x.2) == (y.0, y.2)
                    && y.1.contains(x.1)
                    && y.1.len() > x.1.len()
                    && y.3.overlaps(x.3)
            })
        })
        .map(|(_, (a, left, b, right))| {
            let (a, b) = (&heap.reports[*a], &heap.reports[*b]);
            let (left, right) = (a.passage(*left), b.passage(*right));
            if copied_from_second(a, b) {
                CopyView { from: right, to: left }
            } else {
                CopyView { from: left, to: right }
            }
        })
        .collect();
    views.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    views
}

fn shingles(report: &Report<'_>) -> Vec<u64> {
    let mix = |h: u64, w: u32| {
        (h ^ u64::from(w).wrapping_add(0x9e37_79b9)).wrapping_mul(0x0100_0000_01b3).rotate_left(17)
    };
    report
        .words
        .windows(SHINGLE)
        .map(|w| w.iter().fold(0xcbf2_9ce4_8422_2325, |h, w| mix(h, w.stem)))
        .collect()
}

/// The longest run of equal words around word `i` of `a` and word `j` of `b`: where it begins in both, and its length.
fn grow(a: &Report<'_>, b: &Report<'_>, i: usize, j: usize) -> ((usize, usize), usize) {
    let same = |i: usize, j: usize| matches!((a.words.get(i), b.words.get(j)), (Some(x), Some(y)) if x.stem == y.stem && fold_eq(x.span.of(a.text), y.span.of(b.text)));
    if !same(i, j) {
        return ((i, j), 0);
    }
    let back = (1..=i.min(j)).take_while(|k| same(i - k, j - k)).count();
    let on = (0..).take_while(|k| same(i + k, j + k)).count();
    ((i - back, j - back), back + on)
}

fn fold_eq(a: &str, b: &str) -> bool {
    a == b || super::words::fold(a) == super::words::fold(b)
}

fn cover(report: &Report<'_>, start: usize, length: usize) -> Span {
    report.words[start].span.join(report.words[start + length - 1].span)
}

/// Whether the second report is the one copied from.
fn copied_from_second(a: &Report<'_>, b: &Report<'_>) -> bool {
    let by_date = match (a.published(), b.published()) {
        (Some(x), Some(y)) if x != y => Some(y < x),
        _ => None,
    };
    let credits = |from: &Report<'_>, to: &Report<'_>| {
        let outlet = from.reading.document.given.outlet.as_deref();
        outlet.is_some_and(|o| to.reading.document.agencies.iter().any(|(name, _)| name == o))
            && outlet != to.reading.document.given.outlet.as_deref()
    };
    by_date.unwrap_or_else(|| credits(b, a) && !credits(a, b))
}
