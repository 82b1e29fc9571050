//! Case → Parts: one item after the other, so that a large case is never in memory as a whole.

use crate::view::CaseView;
use crate::view::case::{
    CaseActorView, CaseFigureView, CaseNoteView, CaseStatementView, CheckView, CopyView, DifferenceView,
    LabelView, OnlyInView, OriginView, PledgeView, ProcessView, RelayView, SameStatementView, StoryView,
    TimelineView, VersionsView,
};
use crate::view::correction::CorrectedView;
use crate::view::reading::ReadingView;
use serde::Serialize;

/// The sections of a case in the order in which they are handed over: that of the fields of [`CaseView`].
pub const SECTIONS: [&str; 19] = [
    "reports",
    "actors",
    "statements",
    "relays",
    "origins",
    "same_statements",
    "figures",
    "checks",
    "accounts_differ",
    "labels",
    "only_in",
    "copies",
    "stories",
    "versions",
    "pledges",
    "process",
    "timeline",
    "corrections",
    "notes",
];

/// One item of a section; serialised, it is the item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "the variants are the sections of CaseView, in their order")]
pub enum Part {
    Report(Box<ReadingView>),
    Actor(CaseActorView),
    Statement(CaseStatementView),
    Relay(RelayView),
    Origin(OriginView),
    Same(SameStatementView),
    Figure(CaseFigureView),
    Check(CheckView),
    Difference(DifferenceView),
    Label(LabelView),
    OnlyIn(OnlyInView),
    Copy(CopyView),
    Story(StoryView),
    Versions(VersionsView),
    Pledge(PledgeView),
    /// Handed over once, however little it holds.
    Process(ProcessView),
    Event(TimelineView),
    Correction(CorrectedView),
    Note(CaseNoteView),
}

impl Part {
    /// Which section it belongs to: an index of [`SECTIONS`].
    pub fn section(&self) -> usize {
        match self {
            Part::Report(_) => 0,
            Part::Actor(_) => 1,
            Part::Statement(_) => 2,
            Part::Relay(_) => 3,
            Part::Origin(_) => 4,
            Part::Same(_) => 5,
            Part::Figure(_) => 6,
            Part::Check(_) => 7,
            Part::Difference(_) => 8,
            Part::Label(_) => 9,
            Part::OnlyIn(_) => 10,
            Part::Copy(_) => 11,
            Part::Story(_) => 12,
            Part::Versions(_) => 13,
            Part::Pledge(_) => 14,
            Part::Process(_) => 15,
            Part::Event(_) => 16,
            Part::Correction(_) => 17,
            Part::Note(_) => 18,
        }
    }
}

impl CaseView {
    /// Adds an item at the end of its section.
    pub fn put(&mut self, part: Part) {
        match part {
            Part::Report(x) => self.reports.push(*x),
            Part::Actor(x) => self.actors.push(x),
            Part::Statement(x) => self.statements.push(x),
            Part::Relay(x) => self.relays.push(x),
            Part::Origin(x) => self.origins.push(x),
            Part::Same(x) => self.same_statements.push(x),
            Part::Figure(x) => self.figures.push(x),
            Part::Check(x) => self.checks.push(x),
            Part::Difference(x) => self.accounts_differ.push(x),
            Part::Label(x) => self.labels.push(x),
            Part::OnlyIn(x) => self.only_in.push(x),
            Part::Copy(x) => self.copies.push(x),
            Part::Story(x) => self.stories.push(x),
            Part::Versions(x) => self.versions.push(x),
            Part::Pledge(x) => self.pledges.push(x),
            Part::Process(x) => self.process = x,
            Part::Event(x) => self.timeline.push(x),
            Part::Correction(x) => self.corrections.push(x),
            Part::Note(x) => self.notes.push(x),
        }
    }

    /// All items, in the order of [`SECTIONS`].
    pub fn into_parts(self) -> impl Iterator<Item = Part> {
        let reports = self.reports.into_iter().map(|r| Part::Report(Box::new(r)));
        reports
            .chain(self.actors.into_iter().map(Part::Actor))
            .chain(self.statements.into_iter().map(Part::Statement))
            .chain(self.relays.into_iter().map(Part::Relay))
            .chain(self.origins.into_iter().map(Part::Origin))
            .chain(self.same_statements.into_iter().map(Part::Same))
            .chain(self.figures.into_iter().map(Part::Figure))
            .chain(self.checks.into_iter().map(Part::Check))
            .chain(self.accounts_differ.into_iter().map(Part::Difference))
            .chain(self.labels.into_iter().map(Part::Label))
            .chain(self.only_in.into_iter().map(Part::OnlyIn))
            .chain(self.copies.into_iter().map(Part::Copy))
            .chain(self.stories.into_iter().map(Part::Story))
            .chain(self.versions.into_iter().map(Part::Versions))
            .chain(self.pledges.into_iter().map(Part::Pledge))
            .chain([Part::Process(self.process)])
            .chain(self.timeline.into_iter().map(Part::Event))
            .chain(self.corrections.into_iter().map(Part::Correction))
            .chain(self.notes.into_iter().map(Part::Note))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sections_are_those_of_the_json() {
        let json = serde_json::to_string(&CaseView::default()).unwrap_or_default();
        let at: Vec<usize> = SECTIONS.iter().filter_map(|s| json.find(&format!("\"{s}\":"))).collect();
        assert_eq!(at.len(), SECTIONS.len());
        assert!(at.is_sorted(), "{json}");
    }
}
