//! Passages that a page points at → what people have noted there, asked for at once.

use crate::parts::{Evidence, day};
use askama::Template;
use askama::filters::HtmlSafe;
use hearsay::digest::safe::one_line;
use hearsay::view::case::{CaseNoteView, PassageView};
use hearsay_store::{CaseFile, Error};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

/// What someone has noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Noted {
    pub(crate) status: String,
    pub(crate) words: String,
    pub(crate) by: String,
}

impl Noted {
    /// The notes of a place, in the order in which they were made.
    pub(crate) fn of(view: &CaseNoteView) -> impl Iterator<Item = Noted> {
        let line = |text: &Option<String>| text.as_deref().map(one_line);
        view.entries.iter().map(move |e| Noted {
            status: line(&e.status).unwrap_or_default(),
            words: line(&e.words).unwrap_or_default(),
            by: [line(&e.by), e.on.as_deref().map(day)].into_iter().flatten().collect::<Vec<_>>().join(", "),
        })
    }
}

/// The notes under a row.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"{% if !all.is_empty() %}<ul class="noted" aria-label="Notes">{% for n in all %}<li>{% if !n.status.is_empty() %}<b class="status {{ n.status }}">{{ n.status }}</b> {% endif %}<bdi>{{ n.words }}</bdi>{% if !n.by.is_empty() %} <span class="by">{{ n.by }}</span>{% endif %}</li>{% endfor %}</ul>{% endif %}"#
)]
pub(crate) struct Under {
    pub(crate) all: Vec<Noted>,
}
impl HtmlSafe for Under {}

/// The mark behind a pointer that stands in a line with others: the last status, and all words to whoever hovers.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"{% if let Some((status, words)) = last %} <b class="status {{ status }}"{% if !words.is_empty() %} title="{{ words }}"{% endif %}>{{ status }}</b>{% endif %}"#
)]
pub(crate) struct Behind {
    last: Option<(String, String)>,
}
impl HtmlSafe for Behind {}

/// The notes on the reports that a page points into. A pointer tells its report when it is made; once all are made the
/// notes are [asked](Notes::ask) for, and each finds its own when the page is filled.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    reports: RefCell<BTreeSet<String>>,
    asked: OnceCell<Vec<CaseNoteView>>,
}

impl Notes {
    /// A pointer leads into this report.
    pub(crate) fn pointed(&self, report: &str) {
        let mut reports = self.reports.borrow_mut();
        if !reports.contains(report) {
            reports.insert(report.to_owned());
        }
    }

    /// Asks for the notes on all reports that were pointed into.
    pub(crate) fn ask(&self, case: &CaseFile) -> Result<(), Error> {
        let found = case.kept_notes_on(&self.reports.borrow())?;
        let _ = self.asked.set(found);
        Ok(())
    }

    fn all(&self) -> &[CaseNoteView] {
        self.asked.get().map_or(&[], Vec::as_slice)
    }

    /// What is noted about one place: characters of a report, or from 0 to 0 the whole of it.
    pub(crate) fn at(&self, report: &str, start: usize, end: usize) -> Under {
        let here = |n: &&CaseNoteView| matches!(n.at.as_slice(), [one] if meets(one, report, start, end));
        Under { all: self.all().iter().filter(here).flat_map(Noted::of).collect() }
    }

    /// What is noted about several places together, as about the two sides of a difference.
    pub(crate) fn between(&self, places: &[&Evidence]) -> Under {
        let side = |n: &PassageView| places.iter().any(|p| meets(n, &p.report, p.start, p.end));
        let here = |n: &&CaseNoteView| n.at.len() > 1 && n.at.iter().all(side);
        Under { all: self.all().iter().filter(here).flat_map(Noted::of).collect() }
    }
}

impl Under {
    /// The same, where there is no room for words.
    pub(crate) fn behind(self) -> Behind {
        let words: Vec<&str> = self.all.iter().map(|n| n.words.as_str()).filter(|w| !w.is_empty()).collect();
        let status = self.all.iter().rev().map(|n| n.status.as_str()).find(|s| !s.is_empty());
        let last = (!self.all.is_empty()).then(|| (status.unwrap_or("noted").to_owned(), words.join("; ")));
        Behind { last }
    }
}

/// Whether a note's place and a pointer's have a character in common, or both are the report as a whole.
fn meets(n: &PassageView, report: &str, start: usize, end: usize) -> bool {
    let whole = |a: usize, b: usize| a >= b;
    n.report == report
        && match (whole(n.start, n.end), whole(start, end)) {
            (false, false) => n.start < end && start < n.end,
            (a, b) => a == b,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay::view::case::NoteEntryView;

    fn note(places: &[(usize, usize)], words: &str) -> CaseNoteView {
        let at = places.iter().map(|p| PassageView { report: "a".into(), start: p.0, end: p.1 });
        let entry = NoteEntryView {
            correction: String::new(),
            status: None,
            words: Some(words.into()),
            by: None,
            on: None,
            why: None,
        };
        CaseNoteView { layer: "passage".into(), at: at.collect(), status: None, entries: vec![entry] }
    }

    #[test]
    fn a_pointer_finds_the_notes_that_share_a_character_with_it() {
        let notes = Notes::default();
        let all = [((10, 20), "said"), ((0, 0), "whole"), ((15, 16), "inside"), ((20, 30), "behind")];
        let mut all: Vec<CaseNoteView> = all.iter().map(|(p, w)| note(&[*p], w)).collect();
        all.push(note(&[(10, 20), (40, 50)], "between"));
        notes.asked.set(all).unwrap();
        for (report, start, end, found) in [
            ("a", 10, 20, "said inside"),
            ("a", 0, 0, "whole"),
            ("a", 12, 25, "said inside behind"),
            ("a", 40, 50, ""),
            ("b", 10, 20, ""),
        ] {
            let words: Vec<String> = notes.at(report, start, end).all.into_iter().map(|n| n.words).collect();
            assert_eq!(words.join(" "), found, "{report} {start}-{end}");
        }
    }
}
