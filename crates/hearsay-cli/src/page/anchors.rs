//! Passages → ids: where does a line of a section lead?

use crate::brief::reports::Passage;
use std::collections::BTreeMap;

/// The passages that sections point at.
#[derive(Default)]
pub(super) struct Anchors {
    ids: BTreeMap<Passage, String>,
}

/// The id of a whole report.
pub(super) fn report_id(report: usize) -> String {
    format!("r{}", report + 1)
}

impl Anchors {
    /// None yet.
    pub(super) fn new() -> Anchors {
        Anchors::default()
    }

    /// The link to a passage, which will be marked: `#r1-120-184`, report and code points.
    pub(super) fn link(&mut self, at: &Passage) -> String {
        if at.is_whole() {
            return format!("#{}", report_id(at.report));
        }
        format!("#{}", self.ids.entry(at.clone()).or_insert_with(|| id(at)))
    }

    /// Whether a passage will be marked.
    pub(super) fn has(&self, at: &Passage) -> bool {
        self.ids.contains_key(at)
    }

    /// The passages of a report with their ids.
    pub(super) fn of(&self, report: usize) -> impl Iterator<Item = (&Passage, &str)> {
        let from = |report| Passage { report, spans: vec![] };
        self.ids.range(from(report)..from(report + 1)).map(|(at, id)| (at, id.as_str()))
    }
}

/// Report and code points: the same passage has the same id in every page of a case with these reports.
pub(super) fn id(at: &Passage) -> String {
    let spans: Vec<String> = at.spans.iter().map(|s| format!("{}-{}", s[0], s[1])).collect();
    format!("{}-{}", report_id(at.report), spans.join("_"))
}
