//! Figures → Tolls: how many were killed, wounded or held, told in two numbers.

use super::denials::goes_back;
use super::differ::{Found, Place, TOGETHER};
use super::figures::{Counted, FREQUENT, Given, Toll, compatible, tolls_apart};
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
    let mut told: BTreeMap<(usize, usize), Vec<(f64, Two<'_>)>> = BTreeMap::new();
    for (fate, a, b) in all {
        let (Some(x), Some(y)) = (toll(heap, a), toll(heap, b)) else { continue };
        let (low, high) = if x.figure.low <= y.figure.low { (x, y) } else { (y, x) };
        let both = shared(&telling(&low), &telling(&high));
        let about: Vec<u32> =
            both.iter().copied().filter(|s| !super::fates::says(heap.lexicon.stem(*s))).collect();
        if about.len() >= LEAST && names_one(&low, &both) {
            let score = heap.lexicon.sum(&about);
            let story = heap.reports[a.report].story;
            told.entry((story, *fate)).or_default().push((score, Two { low, high, about }));
        }
    }
    // The nearest of each story and fate with the other numbers that stand against it, and a second one where that tells
    // of others.
    for ((_, fate), mut list) in told {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.place().cmp(&b.1.place())));
        let list: Vec<Two<'_>> = list.into_iter().map(|x| x.1).collect();
        let Some(first) = list.first() else { continue };
        found.push(tolls(fate, first, &list));
        let second = list.iter().find(|f| shared(&f.about, &first.about).is_empty());
        found.extend(second.map(|two| tolls(fate, two, &[])));
    }
}

/// Two tolls that stand against each other, and what both sentences are about.
struct Two<'h> {
    low: Told<'h>,
    high: Told<'h>,
    about: Vec<u32>,
}

impl Two<'_> {
    fn place(&self) -> [Place; 2] {
        [self.low.place(), self.high.place()]
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
                let least = |c: &Counted| c.high.is_infinite() && !c.vague;
                let bounds = bound(a) == bound(b) || least(a) && least(b);
                let two = x != y && (!compatible(a, b) || bounds);
                let one = a.report != b.report && same_people(a, b);
                // The dead of two events are seldom as many.
                let of_a_size = x.max(y) <= 2.0 * x.min(y).max(3.0);
                if two && one && of_a_size && !tolls_apart(a, b) {
                    out.push((*fate, given(a), given(b)));
                }
            }
        }
    }
    out
}

impl Told<'_> {
    /// The figure with whom it counts.
    fn place(&self) -> Place {
        let statement = self.figure.statement.map(|s| s.0 as usize);
        let span = self.figure.counted.map_or(self.figure.span, |c| self.figure.span.join(c));
        (self.given.report, statement.filter(|s| *s < self.report.statements.len()), span)
    }
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

/// Two tolls, and those others of the list that stand against one of the two in a number of their own.
fn tolls(fate: usize, two: &Two<'_>, list: &[Two<'_>]) -> Found {
    let mut all: Vec<&Told<'_>> = vec![&two.low, &two.high];
    for other in list {
        for (toll, against) in [(&other.low, &other.high), (&other.high, &other.low)] {
            let is = |t: &&Told<'_>, o: &Told<'_>| t.place() == o.place();
            let new =
                all.iter().all(|t| t.figure.low != toll.figure.low && t.given.report != toll.given.report);
            if new && all[..2].iter().any(|t| is(t, against)) && all.len() < TOGETHER {
                all.push(toll);
            }
        }
    }
    all.sort_by(|a, b| a.figure.low.total_cmp(&b.figure.low));
    let told: Vec<String> =
        all.iter().map(|t| format!("{} ({})", t.figure.span.of(t.report.text), t.report.called())).collect();
    let pairs = || all.iter().zip(&all[1..]);
    let least = |t: &Told<'_>| matches!(t.figure.bound, Bound::AtLeast | Bound::MoreThan);
    let bounds = pairs().all(|(a, b)| {
        a.figure.bound == b.figure.bound && a.figure.bound != Bound::Exact || least(a) && least(b)
    });
    let later = pairs()
        .all(|(a, b)| matches!((a.report.published(), b.report.published()), (Some(a), Some(b)) if a < b));
    Found {
        score: 2.5,
        about: two.about.clone(),
        members: all.iter().map(|t| t.place()).collect(),
        why: format!("{}: {}", super::fates::name(fate), told.join(" against ")),
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

    #[test]
    fn a_third_number_stands_beside_the_two() {
        let told = |n: &str| {
            format!(
                "At least {n} passengers were killed when the ferry Havelin struck the quay of Port Elanor."
            )
        };
        let texts = [("KNA", told("five")), ("Korda", told("seven")), ("Sable", told("nine"))];
        let reports: Vec<(&str, &str)> = texts.iter().map(|(id, t)| (*id, t.as_str())).collect();
        let found = crate::case::differ::of_all(&reports).accounts_differ;
        let whys: Vec<(&str, &str)> = found.iter().map(|d| (d.rule.as_str(), d.why.as_str())).collect();
        let why = "killed: At least five (KNA) against At least seven (Korda) against At least nine (Sable)";
        assert_eq!(whys, [("tolls", why)]);
    }
}
