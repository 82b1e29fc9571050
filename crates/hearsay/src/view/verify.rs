//! ReadingView → faults: does every span of evidence rest on characters that are really there?
//!
//! What Hearsay shows is only worth something if it can be clicked back to the report. This holds a reading against
//! its own text without trusting whoever made it, so that a case file from elsewhere can be held to the same.

use super::reading::{Pair, ReadingView};
use std::collections::BTreeSet;

/// Something in a reading that its text does not bear out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// What it is about: `statement s3 content`.
    pub what: String,
    /// `[start, end]` as the reading gives it, in code points, where it is about a place.
    pub place: Option<Pair>,
    /// What is wrong, one sentence, lower case.
    pub why: String,
}

/// Everything in a reading that its text does not bear out; empty where all is well.
pub fn faults(view: &ReadingView) -> Vec<Fault> {
    let mut check = Check { edges: edges(&view.text), faults: Vec::new() };
    check.layout(view);
    check.evidence(view);
    check.pointers(view);
    check.faults
}

/// For each code point whether it is white space, as which a byte order mark in front counts; the length is the text's.
fn edges(text: &str) -> Vec<bool> {
    text.chars().enumerate().map(|(i, c)| c.is_whitespace() || (i == 0 && c == '\u{feff}')).collect()
}

struct Check {
    edges: Vec<bool>,
    faults: Vec<Fault>,
}

impl Check {
    fn fault(&mut self, what: &str, place: Option<Pair>, why: &str) {
        self.faults.push(Fault { what: what.into(), place, why: why.into() });
    }

    /// A span must lie in the text, hold something, and neither begin nor end with white space.
    fn span(&mut self, what: &str, [start, end]: Pair) {
        let place = Some([start, end]);
        if end > self.edges.len() {
            self.fault(what, place, "ends behind the end of the text");
        } else if start >= end {
            self.fault(what, place, "holds nothing");
        } else if self.edges[start] || self.edges[end - 1] {
            self.fault(what, place, "begins or ends with white space");
        }
    }

    fn spans(&mut self, what: &str, pairs: &[Pair]) {
        for pair in pairs {
            self.span(what, *pair);
        }
        self.ordered(what, pairs);
    }

    fn ordered(&mut self, what: &str, pairs: &[Pair]) {
        for two in pairs.windows(2) {
            if two[1][0] < two[0][1] {
                self.fault(what, Some(two[1]), "begins before the one in front of it has ended");
            }
        }
    }

    /// Blocks do not overlap and leave out white space alone; sentences and tokens come in order.
    fn layout(&mut self, view: &ReadingView) {
        let mut blocks: Vec<Pair> =
            view.blocks.iter().chain(&view.furniture).map(|b| [b.start, b.end]).collect();
        blocks.sort_unstable();
        self.spans("block", &blocks);
        let mut at = 0;
        for [start, end] in blocks.iter().copied().chain([[self.edges.len(); 2]]) {
            if self.edges.get(at..start).is_some_and(|gap| gap.contains(&false)) {
                self.fault("block", Some([at, start]), "words that stand in no block");
            }
            at = at.max(end);
        }
        self.spans("sentence", &view.sentences);
        if let Some(tokens) = &view.tokens {
            let pairs: Vec<Pair> = tokens.iter().map(|t| [t.start, t.end]).collect();
            self.spans("token", &pairs);
            if tokens.iter().any(|t| t.head >= tokens.len()) {
                self.fault("token", None, "has a head that is no token");
            }
        }
    }

    fn evidence(&mut self, view: &ReadingView) {
        for agency in &view.agencies {
            self.span("agency", [agency.start, agency.end]);
        }
        for name in &view.names {
            self.span("name", [name.start, name.end]);
        }
        for actor in &view.actors {
            let what = format!("actor {} mention", actor.id);
            for pair in actor.mentions.iter().chain(&actor.full) {
                self.span(&what, *pair);
            }
            if actor.refers.len() != actor.mentions.len() || actor.full.len() != actor.mentions.len() {
                self.fault(&what, None, "has more or fewer kinds than places");
            }
        }
        for s in &view.statements {
            self.spans(&format!("statement {} source", s.id), &s.source);
            self.spans(&format!("statement {} cue", s.id), &s.cue);
            self.spans(&format!("statement {} content", s.id), &s.content);
            for via in &s.via {
                self.span(&format!("statement {} via", s.id), [via.start, via.end]);
            }
        }
        for date in &view.dates {
            self.span("date", [date.start, date.end]);
        }
        for figure in &view.figures {
            self.span("figure", [figure.start, figure.end]);
            if let Some(counted) = figure.counted {
                self.span("figure counted", counted);
            }
        }
        for event in &view.events {
            self.span("event", [event.start, event.end]);
        }
        for a in &view.assertions {
            let parts = a.subject.iter().chain(&a.object).chain(&a.others).chain(&a.limits);
            for span in parts.copied().chain([[a.start, a.end]]) {
                self.span("assertion", span);
            }
        }
        for note in &view.notes {
            match (note.start, note.end) {
                (Some(start), Some(end)) => self.span(&format!("note {}", note.name), [start, end]),
                (None, None) => {}
                _ => self.fault(&format!("note {}", note.name), None, "has one end of a place only"),
            }
        }
    }

    /// Ids are given once, and whoever is named by id is there.
    fn pointers(&mut self, view: &ReadingView) {
        let actors: BTreeSet<&str> = view.actors.iter().map(|a| a.id.as_str()).collect();
        let statements: BTreeSet<&str> = view.statements.iter().map(|s| s.id.as_str()).collect();
        if actors.len() != view.actors.len() || statements.len() != view.statements.len() {
            self.fault("reading", None, "gives an id twice");
        }
        let named = view.names.iter().filter_map(|n| n.actor.as_deref());
        let speak = view.statements.iter().flat_map(|s| &s.speakers).map(String::as_str);
        let act = view.events.iter().flat_map(|e| e.actors.iter().chain(&e.recipients)).map(String::as_str);
        let lost: BTreeSet<&str> = named.chain(speak).chain(act).filter(|id| !actors.contains(id)).collect();
        for id in lost {
            self.fault(&format!("actor {id}"), None, "is named and not listed");
        }
        let given = view.figures.iter().filter_map(|f| f.statement.as_deref());
        let lost: BTreeSet<&str> = given.filter(|id| !statements.contains(id)).collect();
        for id in lost {
            self.fault(&format!("statement {id}"), None, "is named and not listed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(text: &str) -> ReadingView {
        let given = crate::Given { id: "00".into(), path: "a.txt".into(), ..Default::default() };
        ReadingView::new(&crate::read(text.into(), given), true)
    }

    #[test]
    fn a_reading_of_ours_is_borne_out() {
        for text in ["", " \n", "Ina Corvell said: “Nò.”\n\nVesk denied it.", "\u{feff}a\u{a0}\u{2028}b"]
        {
            assert_eq!(faults(&view(text)), []);
        }
    }

    #[test]
    fn what_the_text_does_not_bear_out_is_named() {
        let broken: [(&str, fn(&mut ReadingView)); 4] = [
            ("ends behind the end of the text", |v| v.sentences = vec![[0, 999]]),
            ("holds nothing", |v| v.sentences = vec![[3, 3]]),
            ("begins or ends with white space", |v| v.sentences = vec![[0, 4]]),
            ("words that stand in no block", |v| v.blocks.clear()),
        ];
        for (why, breaks) in broken {
            let mut view = view("Ina Corvell said no.");
            breaks(&mut view);
            assert!(faults(&view).iter().any(|f| f.why == why), "{why}: {:?}", faults(&view));
        }
    }
}
