//! `korda-02-12:4` → what stands there: which statement, relay, figure, difference or actor does a person mean?

use crate::brief::reports::Reports;
use crate::brief::safe::one_line;
use crate::failure::Failure;
use hearsay::view::CaseView;
use hearsay::view::case::{CaseActorView, PassageView};
use hearsay::view::reading::Pair;

/// A case with its pointers.
pub(crate) struct Places<'a> {
    case: &'a CaseView,
    reports: Reports<'a>,
    shown: String,
}

/// Something that stands somewhere: its passages, and what is shown where several are meant.
struct Item {
    places: Vec<(usize, Pair)>,
    id: Option<String>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(case: &'a CaseView, shown: impl std::fmt::Display) -> Places<'a> {
        Places { case, reports: Reports::new(&case.reports), shown: shown.to_string() }
    }

    fn fail(&self, name: &'static str, message: String) -> Failure {
        Failure::new(name, &self.shown, message)
    }

    /// The report of a short name, a path, a row's own id, or the beginning of an id.
    pub(crate) fn report(&self, called: &str) -> Result<usize, Failure> {
        let all = &self.reports.all;
        let exact = |r: &&crate::brief::reports::Report<'_>| {
            r.name == called
                || r.view.path == called
                || r.view.id == called
                || r.view.source_id.as_deref() == Some(called)
        };
        let mut found: Vec<usize> = (0..all.len()).filter(|i| exact(&&all[*i])).collect();
        if found.is_empty() && called.len() >= 6 {
            found = (0..all.len())
                .filter(|i| all[*i].view.id.starts_with(called) || all[*i].view.path.ends_with(called))
                .collect();
        }
        match found[..] {
            [one] => Ok(one),
            [] => Err(self
                .fail("no-such-report", format!("no report is called \"{called}\""))
                .hint("name it as the brief does, by its path or by its id: hearsay export CASE --as json | jq -r '.reports[].path'")),
            _ => Err(self.fail("several-there", format!("{} reports are called \"{called}\"", found.len())).hint("name it by its id")),
        }
    }

    /// The id of a report.
    pub(crate) fn id(&self, report: usize) -> &str {
        &self.reports.all[report].view.id
    }

    fn passage(&self, report: usize, pair: Pair) -> PassageView {
        PassageView { report: self.reports.all[report].view.id.clone(), start: pair[0], end: pair[1] }
    }

    /// `REPORT:LINE` → report and line.
    fn line(&self, at: &str) -> Result<(usize, usize), Failure> {
        let (called, line) =
            at.rsplit_once(':').and_then(|(r, l)| Some((r, l.parse::<usize>().ok()?))).ok_or_else(|| {
                self.fail("nothing-there", format!("\"{at}\" is no place"))
                    .hint("a place is REPORT:LINE as the brief prints it, for example korda-02-12:4")
            })?;
        Ok((self.report(called)?, line))
    }

    /// What a pointer points to, and of which layer that is: a statement by its id, a whole report, or the words of a line,
    /// all of them or those quoted.
    pub(crate) fn pointer(
        &self,
        at: &str,
        quote: Option<&str>,
    ) -> Result<(String, Vec<PassageView>), Failure> {
        if self.case.statements.iter().any(|s| s.statement.id == at) {
            return Ok(("statement".into(), self.item("statement", at, None)?));
        }
        if quote.is_none() {
            if let Ok(report) = self.report(at) {
                return Ok(("report".into(), vec![self.passage(report, [0, 0])]));
            }
        }
        let (report, line) = self.line(at)?;
        let r = &self.reports.all[report];
        let nothing = |message: String| {
            Err(self.fail("nothing-there", message).hint(
                "a place is REPORT:LINE as the brief prints it; --quote takes words as they are printed there",
            ))
        };
        let Some(text) = r.view.text.split('\n').nth(line.wrapping_sub(1)) else {
            return nothing(format!("{} has no line {line}", r.name));
        };
        let before: usize = r.view.text.split_inclusive('\n').take(line - 1).map(|l| l.chars().count()).sum();
        let words = quote.unwrap_or_else(|| text.trim());
        let places: Vec<usize> = text.match_indices(words).map(|(i, _)| i).collect();
        match places[..] {
            _ if words.trim().is_empty() => nothing(format!("line {line} of {} is empty", r.name)),
            [] => nothing(format!("\"{words}\" does not stand on line {line} of {}", r.name)),
            [first, ..] => {
                let start = before + text[..first].chars().count();
                let pair = [start, start + words.chars().count()];
                Ok(("passage".into(), vec![self.passage(report, pair)]))
            }
        }
    }

    /// What of a layer stands at `REPORT:LINE`, or has the id; `words` tells it from others of its line.
    pub(crate) fn item(
        &self,
        layer: &str,
        at: &str,
        words: Option<&str>,
    ) -> Result<Vec<PassageView>, Failure> {
        let items = self.items(layer);
        let mut found: Vec<&Item> = items.iter().filter(|i| i.id.as_deref() == Some(at)).collect();
        if found.is_empty() {
            let (report, line) = self.line(at)?;
            let on_line = |p: &(usize, Pair)| {
                let r = &self.reports.all[p.0];
                p.0 == report && r.line(p.1[0]) <= line && line <= r.line(p.1[1].max(1) - 1)
            };
            found = items.iter().filter(|i| i.places.iter().any(on_line)).collect();
        }
        if let Some(words) = words {
            let low = words.to_lowercase();
            found.retain(|i| {
                i.places
                    .iter()
                    .any(|(r, p)| one_line(self.reports.all[*r].slice(*p)).to_lowercase().contains(&low))
            });
        }
        // A relay stands once for all that came through it.
        found.dedup_by(|a, b| a.places == b.places);
        match found[..] {
            [one] => Ok(one.places.iter().map(|(r, p)| self.passage(*r, *p)).collect()),
            [] => Err(self
                .fail(
                    "nothing-there",
                    format!(
                        "no {layer} stands at {at}{}",
                        words.map(|w| format!(" with \"{w}\"")).unwrap_or_default()
                    ),
                )
                .hint("what has been rejected is taken back with: hearsay corrections CASE --undo ID")),
            _ => {
                let told: Vec<String> =
                    found.iter().take(5).map(|i| format!("\"{}\"", self.words(i))).collect();
                Err(self
                    .fail(
                        "several-there",
                        format!("{} {layer}s stand at {at}: {}", found.len(), told.join(", ")),
                    )
                    .hint("add some words of the one that you mean"))
            }
        }
    }

    fn words(&self, item: &Item) -> String {
        let words =
            item.places.first().map(|(r, p)| one_line(self.reports.all[*r].slice(*p))).unwrap_or_default();
        let short: String = words.chars().take(40).collect();
        if short.len() < words.len() { format!("{short}…") } else { short }
    }

    fn items(&self, layer: &str) -> Vec<Item> {
        let index = |id: &str| self.reports.passage(id, &[[0, 0]]).map(|p| p.report);
        let one = |report: &str, pair: Pair| Some(Item { places: vec![(index(report)?, pair)], id: None });
        let case = self.case;
        match layer {
            "statement" => case
                .statements
                .iter()
                .filter_map(|s| {
                    let content = &s.statement.content;
                    let whole = [content.first()?[0], content.last()?[1]];
                    Some(Item { places: vec![(index(&s.report)?, whole)], id: Some(s.statement.id.clone()) })
                })
                .collect(),
            "relay" => case.relays.iter().filter_map(|r| one(&r.report, [r.start, r.end])).collect(),
            "figure" => case
                .reports
                .iter()
                .flat_map(|r| {
                    r.figures.iter().filter_map(|f| one(&r.id, [f.start, f.end])).collect::<Vec<_>>()
                })
                .collect(),
            "date" | "event" | "actor" => case
                .reports
                .iter()
                .flat_map(|r| {
                    let spans: Vec<Pair> = match layer {
                        "date" => r.dates.iter().map(|d| [d.start, d.end]).collect(),
                        "event" => r.events.iter().map(|e| [e.start, e.end]).collect(),
                        _ => r.actors.iter().flat_map(|a| a.mentions.iter().copied()).collect(),
                    };
                    spans.into_iter().filter_map(|pair| one(&r.id, pair)).collect::<Vec<_>>()
                })
                .collect(),
            "difference" => case
                .accounts_differ
                .iter()
                .map(|d| Item {
                    places: d
                        .members
                        .iter()
                        .filter_map(|m| Some((index(&m.report)?, [m.start, m.end])))
                        .take(2)
                        .collect(),
                    id: None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The actor of a name as the case has it, of one of its forms, or of an id.
    pub(crate) fn actor(&self, called: &str) -> Result<&'a CaseActorView, Failure> {
        let low = called.to_lowercase();
        let named = |rank: usize, a: &&CaseActorView| match rank {
            0 => a.id == called,
            1 => a.name == called,
            2 => a.names.iter().any(|n| n.text == called),
            _ => a.name.to_lowercase() == low || a.names.iter().any(|n| n.text.to_lowercase() == low),
        };
        let found = (0..4)
            .map(|rank| self.case.actors.iter().filter(|a| named(rank, a)).collect::<Vec<_>>())
            .find(|f| !f.is_empty())
            .unwrap_or_default();
        match found[..] {
            [one] => Ok(one),
            [] => Err(self
                .fail("no-such-actor", format!("nobody here is called \"{called}\""))
                .hint("`hearsay actors CASE` lists everyone with all their names")),
            _ => {
                let told: Vec<String> =
                    found.iter().take(5).map(|a| format!("{} ({}, {})", a.name, a.kind, a.id)).collect();
                Err(self
                    .fail(
                        "several-there",
                        format!("{} actors are called \"{called}\": {}", found.len(), told.join("; ")),
                    )
                    .hint("name the one that you mean by its id"))
            }
        }
    }
}
