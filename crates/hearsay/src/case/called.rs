//! Quotations → Called otherwise: where do two reports set one quotation on two different things?

use super::differ::{Found, short};
use super::words::{Class, content, shared};
use super::{Heap, Report};
use crate::text::Span;
use std::collections::BTreeMap;

/// A beginning that more quotations share is a saying, and proposes no pair.
const FREQUENT: usize = 60;

/// A quotation and what it is set on.
struct Set {
    report: usize,
    /// From the thing to the end of the quotation, within one sentence.
    passage: Span,
    thing: Span,
    stems: Vec<u32>,
}

/// **called otherwise**: two reports give one quotation and set it on two different things: `calling the inquiry "a
/// gift"`, `the protocol was "a gift"`.
pub(super) fn find(heap: &Heap<'_>, found: &mut Vec<Found>) {
    let mut blocks: BTreeMap<(usize, [u32; 4]), Vec<Set>> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for q in report.reading.segments.quotations.iter().filter(|q| q.depth == 0) {
            let first: Vec<u32> = report.words_in(q.inner).iter().take(4).map(|w| w.stem()).collect();
            let Ok(first) = <[u32; 4]>::try_from(first) else { continue };
            let Some(thing) = thing(report, q.span.start()) else { continue };
            let line = report.line_at(q.inner.start()).map_or(q.span, |l| l.span);
            let end = q.span.end().min(line.end()).max(thing.end());
            let stems = content(report.words_in(thing));
            let passage = Span::new(thing.start(), end);
            blocks.entry((report.story, first)).or_default().push(Set { report: r, passage, thing, stems });
        }
    }
    for list in blocks.values().filter(|l| l.len() <= FREQUENT) {
        for (k, y) in list.iter().enumerate() {
            for x in &list[..k] {
                if x.report != y.report && shared(&x.stems, &y.stems).is_empty() {
                    found.push(set_on_two(heap, x, y));
                }
            }
        }
    }
}

fn set_on_two(heap: &Heap<'_>, x: &Set, y: &Set) -> Found {
    let (a, b) = (&heap.reports[x.report], &heap.reports[y.report]);
    let said = |report: &Report<'_>, passage: Span| {
        let last = Span::new(passage.end().saturating_sub(2), passage.end());
        report.statements.iter().position(|s| s.content.overlaps(last))
    };
    let why = format!(
        "one quotation, two things: {} sets it on “{}”, {} on “{}”",
        a.called(),
        short(x.thing.of(a.text)),
        b.called(),
        short(y.thing.of(b.text))
    );
    Found {
        score: 3.6,
        about: shared(&content(a.words_in(x.passage)), &content(b.words_in(y.passage))),
        members: vec![(x.report, said(a, x.passage), x.passage), (y.report, said(b, y.passage), y.passage)],
        why,
        by_time: false,
        rule: "called-otherwise",
    }
}

/// What the words in front of a quotation set it on: behind `calling`, or in front of `was`.
fn thing(report: &Report<'_>, quote: usize) -> Option<Span> {
    let line = report.line_at(quote)?;
    let words = report.words_in(Span::new(line.span.start(), quote.max(line.span.start())));
    let lower = |i: usize| words[i].span.of(report.text).to_lowercase();
    let end = words.len() - usize::from(words.len().checked_sub(1).is_some_and(|i| lower(i) == "as"));
    let verb = (end.saturating_sub(9)..end).rev().find(|i| CALLING.contains(&lower(*i).as_str()));
    let (first, last) = match verb {
        Some(k) if k + 1 < end => (k + 1, end),
        _ => {
            let be = words.len().checked_sub(1)?;
            if !matches!(lower(be).as_str(), "was" | "is" | "were" | "are") {
                return None;
            }
            let mut first = be;
            while first > 0 && be - first < 7 {
                let gap = report.text.get(words[first - 1].span.end()..words[first].span.start());
                let within =
                    words[first - 1].class() != Class::Function || OF.contains(&lower(first - 1).as_str());
                if gap != Some(" ") || !within {
                    break;
                }
                first -= 1;
            }
            (first, be)
        }
    };
    let named = words[first..last].iter().any(|w| matches!(w.class(), Class::Content | Class::Common));
    (first < last && named).then(|| words[first].span.join(words[last - 1].span))
}

const CALLING: &[&str] = &[
    "calling",
    "called",
    "calls",
    "call",
    "describing",
    "described",
    "describes",
    "branding",
    "branded",
    "brands",
    "dubbing",
    "dubbed",
    "labelling",
    "labelled",
    "labeling",
    "labeled",
    "terming",
    "termed",
];
const OF: &[&str] = &["the", "a", "an", "of", "his", "her", "its", "their", "this"];

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::reading::Reading;

    fn reading(id: &str, text: &str) -> Reading {
        let given = Given { id: id.into(), path: format!("{id}.txt"), ..Default::default() };
        crate::read(text.into(), given)
    }

    #[test]
    fn one_quotation_on_two_things() {
        let rest =
            "The harbour commission of Port Elanor sat for a third day over the tolls and the eastern quay.";
        let on = |thing: &str| {
            format!(
                "{rest}\n\nMinister Ina Corvell said that {thing} was \"a gift to every smuggler on the coast.\""
            )
        };
        let rules = |a: &str, b: &str| -> Vec<String> {
            let readings = [reading("a", &on(a)), reading("b", &on(b))];
            crate::case::gather(&readings).accounts_differ.into_iter().map(|d| d.rule).collect()
        };
        assert!(rules("the protocol", "the inquiry").contains(&"called-otherwise".to_owned()));
        assert!(!rules("the protocol", "the signed protocol").contains(&"called-otherwise".to_owned()));
    }
}
