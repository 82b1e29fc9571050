//! Items → ids: what is an item called that the case has no id for? As the tables of the case file call it.

use hearsay::view::case::{CaseFigureView, DifferenceView, LabelView, PassageView, SameStatementView};
use hearsay::view::identify;
use std::collections::BTreeSet;

/// Ids that were given.
#[derive(Default)]
pub(crate) struct Ids {
    given: BTreeSet<String>,
}

impl Ids {
    /// An id that no other item of the section has: where two would share one, the later gets a number.
    pub(crate) fn id(
        &mut self,
        letter: char,
        what: &str,
        evidence: impl IntoIterator<Item = PassageView>,
    ) -> String {
        let id = identify(letter, what, evidence);
        let mut unique = id.clone();
        let mut n = 1;
        while !self.given.insert(unique.clone()) {
            n += 1;
            unique = format!("{id}-{n}");
        }
        unique
    }

    pub(crate) fn same(&mut self, s: &SameStatementView) -> String {
        self.id('t', "", s.members.iter().map(|m| passage(&m.statement, 0, 0)))
    }

    pub(crate) fn figure(&mut self, f: &CaseFigureView) -> String {
        self.id('f', "", f.mentions.iter().map(|m| passage(&m.report, m.start, m.end)))
    }

    pub(crate) fn difference(&mut self, d: &DifferenceView) -> String {
        self.id('d', &d.about, d.members.iter().map(|m| passage(&m.report, m.start, m.end)))
    }

    pub(crate) fn label(&mut self, l: &LabelView) -> String {
        self.id('l', &l.what, l.by_outlet.values().flatten().flat_map(|w| w.evidence.iter().cloned()))
    }
}

pub(crate) fn passage(report: &str, start: usize, end: usize) -> PassageView {
    PassageView { report: report.to_owned(), start, end }
}
