//! Statements → Relays and origins: through whom did it come, and who is at the other end?

use super::{Heap, Report};
use crate::statement::ViaKind;
use crate::text::Span;
use crate::view::case::{NamedView, OriginView, RelayView};
use std::collections::{BTreeMap, BTreeSet};

/// One voice between a speaker and the reader of one statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Relay {
    pub(super) report: usize,
    pub(super) statement: usize,
    pub(super) name: String,
    pub(super) kind: ViaKind,
    pub(super) span: Span,
    /// Whether the relay is the statement's own source: then no speaker behind it is named.
    pub(super) is_source: bool,
    /// Whether it was named at an earlier statement of the same speaker and goes on here.
    pub(super) continues: bool,
}

impl Relay {
    /// Whether someone has found that it is none: there, for all that came this way or for one statement.
    pub(super) fn is_refused(&self, heap: &Heap<'_>, no: &(usize, Span, Option<Span>)) -> bool {
        let said = heap.reports[self.report].statements[self.statement].content;
        self.report == no.0 && self.span.overlaps(no.1) && no.2.is_none_or(|only| said.overlaps(only))
    }
}

/// The relays of all statements: each voice that the reading puts between speaker and report, and a source that is
/// itself an outlet, an agency, a document or a medium.
pub(super) fn relays(heap: &Heap<'_>) -> Vec<Relay> {
    let mut out: Vec<Relay> = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        let mut named: BTreeSet<(usize, usize)> = BTreeSet::new();
        for s in 0..report.statements.len() {
            let statement = report.statement(s);
            let first = out.len();
            for via in &statement.via {
                let is_source = statement.source.iter().any(|x| x.overlaps(via.span))
                    && statement.speakers.iter().all(|a| {
                        report
                            .reading
                            .mentions
                            .actors
                            .get(a.0 as usize)
                            .is_none_or(|a| via.name.contains(&a.name) || a.name.contains(&via.name))
                    });
                out.push(Relay {
                    report: r,
                    statement: s,
                    name: via.name.clone(),
                    kind: via.kind,
                    span: via.span,
                    is_source,
                    continues: named.contains(&(via.span.start(), via.span.end())),
                });
            }
            named.extend(out[first..].iter().map(|x| (x.span.start(), x.span.end())));
        }
    }
    out
}

/// As JSON has them: one for each stretch of the words, so that nothing of the report's own voice lies in one.
pub(super) fn view(heap: &Heap<'_>, relays: &[Relay]) -> impl Iterator<Item = RelayView> {
    let stretches = |relay: &Relay| heap.reports[relay.report].statement(relay.statement).content.len();
    relays.iter().flat_map(move |relay| (0..stretches(relay)).map(move |i| (i, relay))).map(|(i, relay)| {
        let report = &heap.reports[relay.report];
        let statement = report.statement(relay.statement);
        let said = &report.statements[relay.statement];
        let place = report.passage(relay.span);
        RelayView {
            report: place.report,
            via: NamedView { name: relay.name.clone(), kind: relay.kind.name().into() },
            start: place.start,
            end: place.end,
            content: vec![report.points.pair(report.text, statement.content[i])],
            speakers: if relay.is_source {
                Vec::new()
            } else {
                said.speakers.iter().map(|a| heap.actor_ids[*a].clone()).collect()
            },
            statement: said.id.clone(),
            continues: relay.continues || i > 0,
        }
    })
}

/// Who is at the far end of each statement. A relay with nobody named behind it leaves the origin unstated, and a
/// report that attributes nothing states none at all.
pub(super) fn origins(heap: &Heap<'_>, relays: &[Relay]) -> Vec<OriginView> {
    let mut rows: BTreeMap<(Option<String>, Option<String>, String), OriginView> = BTreeMap::new();
    let mut add = |key: (Option<String>, Option<String>, String), report: &Report<'_>, s: Option<usize>| {
        let row = rows.entry(key.clone()).or_insert_with(|| OriginView {
            name: key.0,
            kind: key.1,
            reports: Vec::new(),
            statements: Vec::new(),
            evidence: Vec::new(),
        });
        if row.reports.last().is_none_or(|r| r != report.id()) {
            row.reports.push(report.id().into());
        }
        if let Some(s) = s {
            row.statements.push(report.statements[s].id.clone());
            row.evidence.extend(report.statement(s).source.first().map(|span| report.passage(*span)));
        }
    };
    let unstated = || (None, None, String::new());
    for (r, report) in heap.reports.iter().enumerate() {
        for (s, said) in report.statements.iter().enumerate() {
            let mine: Vec<&Relay> = relays
                .iter()
                .skip(relays.partition_point(|x| (x.report, x.statement) < (r, s)))
                .take_while(|x| (x.report, x.statement) == (r, s))
                .collect();
            let paper = mine.iter().find(|x| x.is_source && x.kind == ViaKind::Document);
            if mine.iter().any(|x| x.is_source && x.kind != ViaKind::Document)
                || (said.speakers.is_empty() && paper.is_none())
            {
                add(unstated(), report, Some(s));
            } else if said.speakers.is_empty() {
                if let Some(paper) = paper {
                    add(
                        (Some(paper.name.clone()), Some("document".into()), report.id().into()),
                        report,
                        Some(s),
                    );
                }
            }
            if !mine.iter().any(|x| x.is_source) {
                for a in &said.speakers {
                    let kind = report
                        .reading
                        .mentions
                        .actors
                        .iter()
                        .zip(&report.actors)
                        .find(|x| x.1 == a)
                        .map(|x| x.0.kind.name().to_owned());
                    add(
                        (Some(heap.actor_names[*a].clone()), kind, heap.actor_ids[*a].clone()),
                        report,
                        Some(s),
                    );
                }
            }
        }
        if report.statements.is_empty() {
            add(unstated(), report, None);
        }
    }
    let mut out: Vec<OriginView> = rows.into_values().collect();
    out.sort_by(|a, b| {
        (b.reports.len(), b.statements.len())
            .cmp(&(a.reports.len(), a.statements.len()))
            .then_with(|| (&a.name, &a.statements).cmp(&(&b.name, &b.statements)))
    });
    out
}
