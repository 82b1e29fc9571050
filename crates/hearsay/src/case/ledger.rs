//! Readings, corrections → readings as corrected: which decisions of a person still find what they are about?
//!
//! A correction is looked up by its exact words: at its place, else where they stand nearest to it. What concerns one
//! report alone (a statement, a relay, a figure that is none) changes a copy of its reading before anything is gathered;
//! what concerns the case (who is who) is handed to the merging as an order. The later of two decisions on one place
//! counts. Nothing that no longer finds its words is dropped: it is listed with the reason.

use super::Heap;
use super::words::fold;
use crate::mention::{Actor, ActorId};
use crate::reading::Reading;
use crate::statement::StatementId;
use crate::text::{CodePoints, Span};
use crate::time::DateType;
use crate::view::case::{CaseNoteView, NoteEntryView, PassageView};
use crate::view::correction::{CorrectedView, CorrectionView, KnownActorView, PlaceView};
use std::collections::{BTreeMap, HashMap};

/// What a person has decided about a case.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// In the order in which they were made.
    pub corrections: Vec<CorrectionView>,
    /// From `actors.toml`.
    pub known: Vec<KnownActorView>,
}

/// An order to the merging of actors; a pair is (report, actor of its reading).
pub(super) enum Order {
    Join((usize, usize), (usize, usize)),
    Part((usize, usize), (usize, usize)),
    Rename((usize, usize), String),
}

/// What the parts of the case have to heed.
#[derive(Default)]
pub(super) struct Orders {
    pub(super) actors: Vec<Order>,
    /// (report, statement) → the actor who speaks, or nobody.
    pub(super) speakers: Vec<((usize, usize), Option<(usize, usize)>)>,
    /// Relays that are none: (report, where, statement or all).
    pub(super) relays: Vec<(usize, Span, Option<Span>)>,
    /// Differences that are none: passages that each has a member at.
    pub(super) differences: Vec<Vec<(usize, Span)>>,
    /// Differences that are ones: passages that each has a member at.
    pub(super) agreed: Vec<Vec<(usize, Span)>>,
    /// Passages that someone has looked at and found right.
    pub(super) confirmed: Vec<(usize, Span)>,
    /// What has been noted: the correction's place in the ledger, and where.
    notes: Vec<(usize, Vec<(usize, Span)>)>,
}

/// The state of a replay: for each correction why it changes nothing, if it does not.
pub(super) struct Replay<'l> {
    ledger: &'l Ledger,
    lost: Vec<Option<String>>,
    /// Places as they were found.
    places: Vec<Vec<(usize, Span)>>,
}

impl<'l> Replay<'l> {
    /// Finds the places of all corrections in readings, and gives the readings that change, by their index.
    pub(super) fn new(ledger: &'l Ledger, readings: &[&Reading]) -> (Replay<'l>, HashMap<usize, Reading>) {
        let n = ledger.corrections.len();
        let mut replay = Replay { ledger, lost: vec![None; n], places: vec![Vec::new(); n] };
        if n == 0 {
            return (replay, HashMap::new());
        }
        let by_id: HashMap<&str, usize> =
            readings.iter().enumerate().map(|(i, r)| (r.document.given.id.as_str(), i)).collect();
        let mut last: BTreeMap<(u8, Vec<(&str, &str, usize, usize)>), usize> = BTreeMap::new();
        for (c, correction) in ledger.corrections.iter().enumerate() {
            replay.lost[c] = correction.fault();
            for place in &correction.at {
                let Some(r) = by_id.get(place.report.as_str()) else {
                    replay.lost[c] = Some("the report is not in this case".into());
                    continue;
                };
                let text = &readings[*r].document.text;
                match find(text, place) {
                    Some(span) => replay.places[c].push((*r, span)),
                    None => replay.lost[c] = Some("the words do not stand in the report any more".into()),
                }
            }
            let question = match correction.act.as_str() {
                "reject" | "confirm" => Some(0),
                "speaker" => Some(1),
                "date" => Some(2),
                _ => None,
            };
            if let Some(question) = question {
                let key = |p: &'l PlaceView| (p.report.as_str(), p.layer.as_str(), p.start, p.end);
                // Two decisions on who speaks: by the statement alone.
                let only = if question == 1 { 1.min(correction.at.len()) } else { correction.at.len() };
                if let Some(before) =
                    last.insert((question, correction.at[..only].iter().map(key).collect()), c)
                {
                    replay.lost[before] = Some("a later decision on the same place holds".into());
                }
            }
        }
        let mut changed: HashMap<usize, Reading> = HashMap::new();
        for c in 0..n {
            replay.edit(c, readings, &mut changed);
        }
        (replay, changed)
    }

    /// Changes a copy of the reading where the correction concerns one report alone.
    fn edit(&mut self, c: usize, readings: &[&Reading], changed: &mut HashMap<usize, Reading>) {
        if self.lost[c].is_some() {
            return;
        }
        let correction = &self.ledger.corrections[c];
        let (r, span) = self.places[c][0];
        let done = match (correction.act.as_str(), correction.at[0].layer.as_str()) {
            ("reject", "statement") => {
                drop_statement(changed.entry(r).or_insert_with(|| readings[r].clone()), span)
            }
            ("reject", "figure") => {
                let reading = changed.entry(r).or_insert_with(|| readings[r].clone());
                let before = reading.figures.len();
                reading.figures.retain(|f| f.span != span);
                before > reading.figures.len()
            }
            ("reject", "relay") => {
                let reading = changed.entry(r).or_insert_with(|| readings[r].clone());
                let only = self.places[c].get(1).map(|p| p.1);
                for s in &mut reading.statements {
                    if only.is_none_or(|o| s.content.iter().any(|c| c.overlaps(o))) {
                        s.via.retain(|v| !v.span.overlaps(span));
                    }
                }
                true
            }
            ("date", _) => {
                let reading = changed.entry(r).or_insert_with(|| readings[r].clone());
                let at = reading.dates.iter().position(|d| d.span == span);
                let at = at.or_else(|| reading.dates.iter().position(|d| d.span.overlaps(span)));
                at.map(|i| {
                    let date = &mut reading.dates[i];
                    date.value = correction.value.clone().unwrap_or_default();
                    (date.kind, date.anchor) = (DateType::Date, None);
                })
                .is_some()
            }
            ("split", _) => {
                let (q, other) = self.places[c][1];
                let within = |s: Span| actor_at(changed.get(&r).unwrap_or(readings[r]), s);
                match (q == r, within(span), within(other)) {
                    (true, Some(a), Some(b)) if a == b => {
                        split_within(changed.entry(r).or_insert_with(|| readings[r].clone()), a, other)
                    }
                    _ => true,
                }
            }
            _ => true,
        };
        if !done {
            self.lost[c] = Some(format!("no {} stands there any more", correction.at[0].layer));
        }
    }

    /// What the parts of the case have to heed. The reports of the heap are those of the readings, by id.
    pub(super) fn orders(&mut self, heap: &Heap<'_>, ids: &[&str]) -> Orders {
        let mut orders = Orders::default();
        if self.ledger.corrections.is_empty() {
            return orders;
        }
        let by_id: HashMap<&str, usize> = heap.reports.iter().enumerate().map(|(i, r)| (r.id(), i)).collect();
        for (c, correction) in self.ledger.corrections.iter().enumerate() {
            if self.lost[c].is_some() {
                continue;
            }
            // A version that a later one has taken the place of is told, but not gathered.
            let places: Option<Vec<(usize, Span)>> =
                self.places[c].iter().map(|(r, s)| Some((*by_id.get(ids[*r])?, *s))).collect();
            let Some(places) = places else {
                self.lost[c] = Some("a later version of the report has taken its place".into());
                continue;
            };
            let actor =
                |(r, span): (usize, Span)| actor_at(heap.reports[r].reading, span).map(|a| (r, a.0 as usize));
            let gone = |what: &str| Some(format!("no {what} stands there any more"));
            match (correction.act.as_str(), correction.at[0].layer.as_str()) {
                ("merge" | "split", _) => match (actor(places[0]), actor(places[1])) {
                    (Some(a), Some(b)) if correction.act == "merge" => orders.actors.push(Order::Join(a, b)),
                    (Some(a), Some(b)) => orders.actors.push(Order::Part(a, b)),
                    _ => self.lost[c] = gone("actor"),
                },
                ("rename", _) => match actor(places[0]) {
                    Some(a) => {
                        orders.actors.push(Order::Rename(a, correction.value.clone().unwrap_or_default()));
                    }
                    None => self.lost[c] = gone("actor"),
                },
                ("speaker", _) => {
                    let (r, span) = places[0];
                    let statement = statement_at(heap.reports[r].reading, span);
                    match (statement, places.get(1).map(|p| actor(*p))) {
                        (None, _) => self.lost[c] = gone("statement"),
                        (_, Some(None)) => self.lost[c] = gone("actor"),
                        (Some(s), who) => orders.speakers.push(((r, s), who.flatten())),
                    }
                }
                ("reject", "relay") => {
                    orders.relays.push((places[0].0, places[0].1, places.get(1).map(|p| p.1)));
                }
                ("reject", "difference") => orders.differences.push(places),
                ("confirm", "difference") => orders.agreed.push(places),
                ("confirm", _) => orders.confirmed.extend(places),
                ("note", _) => orders.notes.push((c, places)),
                _ => {}
            }
        }
        orders
    }

    /// What has been noted, by place, in the order of the reports' ids.
    pub(super) fn notes(&self, heap: &Heap<'_>, orders: &Orders) -> Vec<CaseNoteView> {
        let mut by_place: BTreeMap<(Vec<PassageView>, &str), Vec<NoteEntryView>> = BTreeMap::new();
        for (c, places) in &orders.notes {
            let row = &self.ledger.corrections[*c];
            let at = places.iter().map(|(r, span)| heap.reports[*r].passage(*span)).collect();
            by_place.entry((at, row.at[0].layer.as_str())).or_default().push(NoteEntryView {
                correction: row.id.clone(),
                status: row.status.clone(),
                words: row.value.clone(),
                by: row.by.clone(),
                on: row.on.clone(),
                why: row.why.clone(),
            });
        }
        by_place
            .into_iter()
            .map(|((at, layer), entries)| CaseNoteView {
                layer: layer.into(),
                at,
                status: entries.iter().rev().find_map(|e| e.status.clone()),
                entries,
            })
            .collect()
    }

    /// All corrections with what became of them.
    pub(super) fn view(self) -> Vec<CorrectedView> {
        let corrections = self.ledger.corrections.iter().cloned();
        corrections.zip(self.lost).map(|(correction, lost)| CorrectedView { correction, lost }).collect()
    }
}

/// Where the words of a place stand: there, or nearest to it.
fn find(text: &str, place: &PlaceView) -> Option<Span> {
    if place.layer == "report" {
        return Some(Span::new(0, 0));
    }
    let points = CodePoints::new(text);
    let span = points.span(text, [place.start, place.end]);
    if span.of(text) == place.words {
        return Some(span);
    }
    text.match_indices(&place.words)
        .map(|(at, words)| Span::new(at, at + words.len()))
        .min_by_key(|s| (s.start().abs_diff(span.start()), s.start()))
}

/// The actor who is mentioned at a place.
fn actor_at(reading: &Reading, span: Span) -> Option<ActorId> {
    let all = reading.mentions.mentions.iter().filter(|m| m.actor.is_some() && m.span.overlaps(span));
    let shared = |s: Span| s.end().min(span.end()).saturating_sub(s.start().max(span.start()));
    all.max_by_key(|m| (m.span == span, shared(m.span), std::cmp::Reverse(m.span.start())))?.actor
}

/// The statement whose content stands at a place: the same, else one that shares half of both.
fn statement_at(reading: &Reading, span: Span) -> Option<usize> {
    let whole = |s: &crate::statement::Statement| s.content.iter().copied().reduce(Span::join);
    let all = reading.statements.iter().enumerate().filter_map(|(i, s)| Some((i, whole(s)?)));
    let shared = |s: Span| s.end().min(span.end()).saturating_sub(s.start().max(span.start()));
    all.filter(|(_, s)| shared(*s) * 2 >= s.len() && shared(*s) * 2 >= span.len() && shared(*s) > 0)
        .max_by_key(|(i, s)| (*s == span, shared(*s), std::cmp::Reverse(*i)))
        .map(|x| x.0)
}

fn drop_statement(reading: &mut Reading, span: Span) -> bool {
    let Some(gone) = statement_at(reading, span) else { return false };
    reading.statements.remove(gone);
    for figure in &mut reading.figures {
        figure.statement = match figure.statement {
            Some(StatementId(s)) if s as usize == gone => None,
            Some(StatementId(s)) if s as usize > gone => Some(StatementId(s - 1)),
            same => same,
        };
    }
    true
}

/// Makes another actor of the mentions that have the words of one of them.
fn split_within(reading: &mut Reading, of: ActorId, at: Span) -> bool {
    let text = reading.document.text.clone();
    let words = fold(at.of(&text));
    let kind = reading.mentions.actor(of).kind;
    let new = ActorId(reading.mentions.actors.len() as u32);
    let mut moved: Vec<Span> = Vec::new();
    for m in &mut reading.mentions.mentions {
        if m.actor == Some(of) && (m.span == at || fold(m.span.of(&text)) == words) {
            m.actor = Some(new);
            moved.push(m.span);
        }
    }
    let rest = reading.mentions.of(of).next().is_some();
    if moved.is_empty() || !rest {
        return false;
    }
    let name = at.of(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    reading.mentions.actors.push(Actor { name, kind, country: None, roles: Vec::new() });
    for s in &mut reading.statements {
        if s.source.iter().any(|x| moved.iter().any(|m| m.overlaps(*x))) {
            s.speakers.iter_mut().filter(|a| **a == of).for_each(|a| *a = new);
        }
    }
    true
}
