//! Figures → Tolls: how many were killed, wounded or held, told in two numbers.

use super::denials::goes_back;
use super::differ::{Found, Place};
use super::figures::{Counted, FREQUENT, Given, Toll, apart, compatible};
use super::one_number::same_people;
use super::words::{Class, distinct, shared};
use super::{Heap, Report};
use crate::figure::{Bound, Figure};
use crate::text::Span;
use std::collections::BTreeMap;

/// How many words the two sentences must share, besides those for what happened.
const LEAST: usize = 3;

/// A toll with the sentence that tells it.
struct Told<'h> {
    given: &'h Given,
    report: &'h Report<'h>,
    figure: &'h Figure,
    line: Span,
}

/// **tolls**: two reports of a story tell in two numbers how many were killed, wounded, held and so on, of people called by
/// one noun, in sentences that name one place or person and share two more words. A passage whose days lie far back tells
/// of others. Two bounds of one kind, `at least five` and `at least seven`, are a difference that time explains.
pub(super) fn find(heap: &Heap<'_>, all: &[Toll], found: &mut Vec<Found>) {
    let mut told: BTreeMap<(usize, usize), Vec<(f64, Found)>> = BTreeMap::new();
    for (fate, a, b) in all {
        let (Some(x), Some(y)) = (toll(heap, a), toll(heap, b)) else { continue };
        let (low, high) = if x.figure.low <= y.figure.low { (x, y) } else { (y, x) };
        let both = shared(&telling(&low), &telling(&high));
        let about: Vec<u32> =
            both.iter().copied().filter(|s| !super::fates::says(heap.lexicon.stem(*s))).collect();
        if about.len() >= LEAST && names_one(&low, &both) {
            let score = heap.lexicon.sum(&about);
            let story = heap.reports[a.report].story;
            told.entry((story, *fate)).or_default().push((score, two_tolls(*fate, &low, &high, about)));
        }
    }
    // The nearest of each story and fate, and a second one where that tells of others.
    for mut list in told.into_values() {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.members.cmp(&b.1.members)));
        let mut list = list.into_iter().map(|x| x.1);
        let Some(first) = list.next() else { continue };
        let second = list.find(|f| shared(&f.about, &first.about).is_empty());
        found.push(first);
        found.extend(second);
    }
}

/// How many of one story were killed, wounded, displaced and so on, as two reports tell it in two numbers: pairs of figures
/// under one noun, neither a part of something nor told of another place or day. Bounds of one kind (`at least five`, `at
/// least seven`) are two numbers here.
pub(super) fn pairs(heap: &Heap<'_>, all: &[Counted]) -> Vec<Toll> {
    let mut blocks: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (i, c) in all.iter().enumerate() {
        // `Of 20 people 16 were hurt` counts some of those told before.
        let figure = &heap.reports[c.report].reading.figures[c.figure];
        let behind = figure.counted.is_some_and(|n| n.start() >= figure.span.end());
        let people = behind && c.head.is_some() && c.unit.is_none() && !c.part;
        if let Some(fate) = c.fate.filter(|f| people && super::fates::befalls(*f)) {
            blocks.entry((heap.reports[c.report].story, fate)).or_default().push(i);
        }
    }
    let bound = |c: &Counted| heap.reports[c.report].reading.figures[c.figure].bound;
    let given = |c: &Counted| Given { report: c.report, figure: c.figure, by: Vec::new() };
    let mut out = Vec::new();
    for ((_, fate), list) in blocks.iter().filter(|(_, l)| l.len() <= FREQUENT) {
        for (k, j) in list.iter().enumerate() {
            for i in &list[..k] {
                let (a, b) = (&all[*i], &all[*j]);
                let (x, y) = (a.number(), b.number());
                let two = x != y && (!compatible(a, b) || bound(a) == bound(b));
                let one = a.report != b.report && same_people(a, b);
                // The dead of two events are seldom as many.
                let of_a_size = x.max(y) <= 2.0 * x.min(y).max(3.0);
                if two && one && of_a_size && apart(a, b) != Some(true) {
                    out.push((*fate, given(a), given(b)));
                }
            }
        }
    }
    out
}

fn toll<'h>(heap: &'h Heap<'h>, given: &'h Given) -> Option<Told<'h>> {
    let report = &heap.reports[given.report];
    let figure = &report.reading.figures[given.figure];
    let line = report.line_at(figure.span.start())?.span;
    (!goes_back(report, line)).then_some(Told { given, report, figure, line })
}

/// What the sentence of a toll is about.
fn telling(toll: &Told<'_>) -> Vec<u32> {
    let says = toll.report.words_in(toll.line).iter().filter(|w| w.class() == Class::Content);
    distinct(says.map(|w| w.stem()))
}

/// Whether one of some words is a name.
fn names_one(toll: &Told<'_>, stems: &[u32]) -> bool {
    let behind = toll.report.words_in(toll.line).iter().skip(1);
    behind.filter(|w| w.capital()).any(|w| stems.contains(&w.stem()))
}

fn two_tolls(fate: usize, low: &Told<'_>, high: &Told<'_>, about: Vec<u32>) -> Found {
    let place = |toll: &Told<'_>| -> Place {
        let statement = toll.figure.statement.map(|s| s.0 as usize);
        let span = toll.figure.counted.map_or(toll.figure.span, |c| toll.figure.span.join(c));
        (toll.given.report, statement.filter(|s| *s < toll.report.statements.len()), span)
    };
    let told =
        |toll: &Told<'_>| format!("{} ({})", toll.figure.span.of(toll.report.text), toll.report.called());
    let bounds = low.figure.bound == high.figure.bound && low.figure.bound != Bound::Exact;
    let later = matches!((low.report.published(), high.report.published()), (Some(a), Some(b)) if a < b);
    Found {
        score: 2.5,
        about,
        members: vec![place(low), place(high)],
        why: format!("{}: {} against {}", super::fates::name(fate), told(low), told(high)),
        by_time: later || bounds,
        rule: "tolls",
    }
}

#[cfg(test)]
mod tests {
    fn told(a: &str, b: &str) -> Vec<(String, bool)> {
        crate::case::differ::found_by("tolls", a, b).into_iter().map(|d| (d.why, d.by_time)).collect()
    }

    #[test]
    fn two_numbers_of_the_dead() {
        let one =
            "The ferry Havelin struck the eastern quay of Port Elanor, killing 14 passengers and two pilots.";
        let two = "16 passengers are dead after the ferry Havelin struck the quay of Port Elanor.";
        assert_eq!(told(one, two), [("killed: 14 (KNA) against 16 (Korda)".to_owned(), false)]);
        let same = "14 passengers are dead after the ferry Havelin struck the quay of Port Elanor.";
        assert!(told(one, same).is_empty());
        let leaving = "The ferry Havelin struck the quay of Port Elanor, leaving 16 passengers dead and hurting two pilots.";
        assert_eq!(told(one, leaving), [("killed: 14 (KNA) against 16 (Korda)".to_owned(), false)]);
        let others = "16 pilots are dead after the ferry Havelin struck the quay of Port Elanor.";
        assert!(told(one, others).is_empty(), "other people");
    }

    #[test]
    fn a_toll_that_grows_is_explained_by_time() {
        let one =
            "At least five passengers were killed when the ferry Havelin struck the quay of Port Elanor.";
        let two =
            "At least seven passengers were killed when the ferry Havelin struck the quay of Port Elanor.";
        assert_eq!(told(one, two).iter().map(|t| t.1).collect::<Vec<_>>(), [true]);
    }
}
