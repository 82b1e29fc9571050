//! Same statements → Two days: which words were said on two days that cannot be one?

use super::Heap;
use super::differ::{Found, telling};
use super::same::Same;
use super::words::shared;
use crate::text::Span;
use crate::time::{Bounds, Fine, bounds};
use std::collections::BTreeSet;

/// Words in marks that both reports must have in one row.
const RUN: usize = 5;

/// Days that may lie between what is one day in two time zones.
const NEXT: i32 = 1;

/// A telling of an utterance with the day on which it was said.
struct Told<'h> {
    report: usize,
    statement: usize,
    said: &'h str,
    days: Bounds,
    quoted: BTreeSet<Vec<u32>>,
}

/// **two days**: two reports quote the same words of one speaker, five or more in a row, and each says when they were said: on
/// days, in months or years that have no day in common.
pub(super) fn find(heap: &Heap<'_>, same: &[Same], found: &mut Vec<Found>) {
    for group in same {
        let told: Vec<Told<'_>> = group.members.iter().filter_map(|(r, s)| told(heap, *r, *s)).collect();
        let mut pairs = (1..told.len()).flat_map(|j| (0..j).map(move |i| (i, j)));
        if let Some((i, j)) = pairs.find(|(i, j)| two_days(heap, &told[*i], &told[*j])) {
            found.push(view(heap, &told[i], &told[j]));
        }
    }
}

fn told<'h>(heap: &'h Heap<'h>, r: usize, s: usize) -> Option<Told<'h>> {
    let report = &heap.reports[r];
    let statement = report.statement(s);
    let said = statement.said_on.as_deref()?;
    let days = bounds(said)?;
    let mut quoted = BTreeSet::new();
    for content in &statement.content {
        let marked = |at: usize| report.reading.segments.quotation_at(at).is_some();
        for run in report.words_in(*content).windows(RUN) {
            if run.iter().all(|w| marked(w.span.start())) {
                quoted.insert(run.iter().map(|w| w.stem()).collect());
            }
        }
    }
    Some(Told { report: r, statement: s, said, days, quoted })
}

fn two_days(heap: &Heap<'_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let speakers = |t: &Told<'_>| &heap.reports[t.report].statements[t.statement].speakers;
    let before = |x: &Bounds, y: &Bounds| {
        let room = if x.fine == Fine::Day && y.fine == Fine::Day { NEXT } else { 0 };
        x.latest.zip(y.earliest).is_some_and(|(x, y)| (y - x).get_days() > room)
    };
    a.report != b.report
        && (before(&a.days, &b.days) || before(&b.days, &a.days))
        && !shared(speakers(a), speakers(b)).is_empty()
        && !a.quoted.is_disjoint(&b.quoted)
}

fn view(heap: &Heap<'_>, a: &Told<'_>, b: &Told<'_>) -> Found {
    let report = |t: &Told<'_>| &heap.reports[t.report];
    // The sentence that says when.
    let place = |t: &Told<'_>| -> Span {
        let content = report(t).statements[t.statement].content;
        report(t).line_at(content.start()).map_or(content, |l| l.span)
    };
    let stems = |t: &Told<'_>| &report(t).statements[t.statement].stems;
    let speaker =
        shared(&report(a).statements[a.statement].speakers, &report(b).statements[b.statement].speakers);
    let whom = speaker.first().map_or("", |s| heap.actor_names[*s].as_str());
    let told = |t: &Told<'_>| format!("{} ({})", t.said, report(t).called());
    Found {
        score: 3.2,
        about: telling(heap, &shared(stems(a), stems(b))),
        members: [a, b].map(|t| (t.report, Some(t.statement), place(t))).to_vec(),
        why: format!("{whom} said this on two days: {} against {}", told(a), told(b)),
        by_time: false,
        rule: "two-days",
    }
}

#[cfg(test)]
mod tests {
    fn why(a: &str, b: &str) -> Vec<String> {
        crate::case::differ::found_by("two-days", a, b).into_iter().map(|d| d.why).collect()
    }

    #[test]
    fn one_quotation_of_two_months() {
        let one =
            "Ina Corvell said in March 2031 that the tolls were \"eating the harbour from the inside out.\"";
        let two = "In April 2031, Ina Corvell told pilots that the tolls are \"eating the harbour from the inside out.\"";
        assert_eq!(
            why(one, two),
            ["Ina Corvell said this on two days: 2031-03 (KNA) against 2031-04 (Korda)"]
        );
        let same = "On 12 March 2031, Ina Corvell told pilots that the tolls are \"eating the harbour from the inside out.\"";
        assert!(why(one, same).is_empty(), "a day of that month");
        let other =
            "In April 2031, Ina Corvell told pilots that the tolls are \"eating the harbour\" day by day.";
        assert!(why(one, other).is_empty(), "too few words to be one utterance");
    }
}
