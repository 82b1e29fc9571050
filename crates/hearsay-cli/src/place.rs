//! `korda-02-12:4` → what stands there: which statement, relay, figure, difference or actor does a person mean?

use crate::brief::reports::Reports;
use crate::brief::safe::one_line;
use crate::failure::Failure;
use hearsay::view::CaseView;
use hearsay::view::case::CaseActorView;
use hearsay::view::correction::PlaceView;
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

    /// The report's short name.
    pub(crate) fn name(&self, report: usize) -> &str {
        &self.reports.all[report].name
    }

    fn place(&self, report: usize, layer: &str, pair: Pair) -> PlaceView {
        let r = &self.reports.all[report];
        PlaceView {
            report: r.view.id.clone(),
            layer: layer.into(),
            start: pair[0],
            end: pair[1],
            words: r.slice(pair).to_owned(),
        }
    }

    /// What of a layer stands at `REPORT:LINE`, or has the id; `words` tells it from others of its line.
    pub(crate) fn item(&self, layer: &str, at: &str, words: Option<&str>) -> Result<Vec<PlaceView>, Failure> {
        let items = self.items(layer);
        let mut found: Vec<&Item> = items.iter().filter(|i| i.id.as_deref() == Some(at)).collect();
        if found.is_empty() {
            let (called, line) = at
                .rsplit_once(':')
                .and_then(|(r, l)| Some((r, l.parse::<usize>().ok()?)))
                .ok_or_else(|| {
                self.fail("nothing-there", format!("\"{at}\" is no place"))
                    .hint("a place is REPORT:LINE as the brief prints it, for example korda-02-12:4")
            })?;
            let report = self.report(called)?;
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
            [one] => Ok(one.places.iter().map(|(r, p)| self.place(*r, layer, *p)).collect()),
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

    /// A mention of an actor: under a form of its name where one is given, in a report where one is given; the first in
    /// the order of the reports' ids, so that it does not hang on what is called what.
    pub(crate) fn mention(
        &self,
        actor: &CaseActorView,
        form: Option<&str>,
        report: Option<usize>,
    ) -> Option<PlaceView> {
        let mut all: Vec<(bool, &str, Pair, usize)> = Vec::new();
        for (r, view) in self.case.reports.iter().enumerate().filter(|(r, _)| report.is_none_or(|o| o == *r))
        {
            for a in view.actors.iter().filter(|a| a.id == actor.id) {
                for (i, pair) in a.mentions.iter().enumerate() {
                    let words = one_line(self.reports.all[r].slice(*pair));
                    let by_name = a.refers.get(i).is_none_or(|k| k == "name");
                    if form.is_none_or(|f| words.to_lowercase() == f.to_lowercase()) {
                        all.push((!by_name, &view.id, *pair, r));
                    }
                }
            }
        }
        let (_, _, pair, r) = all.into_iter().min()?;
        Some(self.place(r, "actor", pair))
    }
}
