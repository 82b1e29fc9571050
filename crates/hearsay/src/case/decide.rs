//! What a person decides → corrections: which places and exact words does a decision come to?
//!
//! A decision speaks of what a case shows, a correction of what a report holds. The command line, a form in the browser
//! and a program all come through here, so that the same decision makes the same correction. What is not there is not
//! corrected: it is refused, with a hint.

use crate::text::CodePoints;
use crate::view::case::{CaseActorView, PassageView};
use crate::view::correction::{CorrectionView, FIELDS, JUDGEABLE, NOTABLE, PlaceView, STATUSES, is_date};
use crate::view::decision::DecisionView;
use crate::view::{CaseView, ReadingView};
use std::borrow::Cow;

/// The means to look into a case, whether it is at hand as a whole or lies in a file.
pub trait Look {
    /// An actor of the case by its id.
    fn actor(&self, id: &str) -> Option<Cow<'_, CaseActorView>>;
    /// A report of the case by its id, its actors bearing the case's ids.
    fn report(&self, id: &str) -> Option<Cow<'_, ReadingView>>;
    /// Whether something of a layer stands at just these passages.
    fn stands(&self, layer: &str, at: &[PassageView]) -> bool;
}

/// Who decides, why, and on which day.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// Who.
    pub by: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// On which day, ISO 8601.
    pub on: Option<String>,
}

/// A correction, and what it says in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// The row for the ledger.
    pub correction: CorrectionView,
    /// For whoever decided.
    pub told: String,
}

/// Why a decision cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What `hearsay explain` knows.
    pub name: &'static str,
    /// What it is about.
    pub about: String,
    /// One sentence, lower case, no full stop.
    pub message: String,
    /// What to try.
    pub hint: Option<&'static str>,
}

/// No name, note or reason is longer.
const LONGEST: usize = 4000;

/// The corrections that a decision comes to, in the order in which they are to be kept.
///
/// # Errors
/// Where it speaks of what is not there, changes nothing, or cannot be taken as it stands.
pub fn decide(look: &impl Look, decision: &DecisionView, stamp: &Stamp) -> Result<Vec<Decided>, Refusal> {
    let decided = match decision {
        DecisionView::Merge { actors } => merge(look, actors)?,
        DecisionView::Apart { actors } => vec![apart(look, actors)?],
        DecisionView::Split { actor, form, report } => {
            vec![split(look, actor, form.as_deref(), report.as_deref())?]
        }
        DecisionView::Rename { actor, name } => {
            let who = known(look, actor)?;
            let row = row("rename", vec![mentioned(look, &who)?]);
            let name = name.trim();
            vec![(row.with_value(name), format!("{} is called {name}", who.name))]
        }
        DecisionView::Reject { layer, at } => vec![judge(look, "reject", layer, at)?],
        DecisionView::Confirm { layer, at } => vec![judge(look, "confirm", layer, at)?],
        DecisionView::Speaker { at, actor } => {
            let mut places = vec![standing(look, "statement", std::slice::from_ref(at))?.remove(0)];
            let told = short(&places);
            let name = match actor {
                None => "nobody known".to_owned(),
                Some(id) => {
                    let who = known(look, id)?;
                    // A mention in the report itself, where there is one.
                    let here = look.report(&at.report).and_then(|r| in_report(&r, &who.id, None));
                    places.push(match here {
                        Some((_, place)) => place,
                        None => mentioned(look, &who)?,
                    });
                    who.name.clone()
                }
            };
            vec![(row("speaker", places), format!("{name} says \"{told}\""))]
        }
        DecisionView::Set { report, field, value } => {
            vec![set(look, report, field, value.as_deref().map(str::trim).filter(|v| !v.is_empty()))?]
        }
        DecisionView::Date { at, value } => {
            let places = standing(look, "date", std::slice::from_ref(at))?;
            if value.is_empty() || !is_date(value) {
                return Err(no_date(value));
            }
            let told = format!("\"{}\" is {value}", short(&places));
            vec![(row("date", places).with_value(value), told)]
        }
        DecisionView::Note { layer, at, status, words } => {
            vec![note(look, layer, at, status.as_deref(), words.as_deref())?]
        }
    };
    let too_long = |text: Option<&str>| text.is_some_and(|t| t.chars().take(LONGEST + 1).count() > LONGEST);
    let mut out = Vec::with_capacity(decided.len());
    for (row, told) in decided {
        let tidy = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
        };
        let row = CorrectionView { by: tidy(&stamp.by), why: tidy(&stamp.why), on: stamp.on.clone(), ..row };
        if [&row.value, &row.by, &row.why].into_iter().any(|t| too_long(t.as_deref())) {
            return Err(bad("the text", format!("is longer than {LONGEST} characters")));
        }
        if let Some(fault) = row.fault() {
            return Err(bad(&row.act, fault));
        }
        out.push(Decided { correction: row.identified(), told });
    }
    Ok(out)
}

type Made = (CorrectionView, String);

fn row(act: &str, at: Vec<PlaceView>) -> CorrectionView {
    CorrectionView { act: act.into(), at, ..Default::default() }
}

impl CorrectionView {
    fn with_value(self, value: &str) -> CorrectionView {
        CorrectionView { value: Some(value.to_owned()), ..self }
    }
}

fn refuse(name: &'static str, about: &str, message: impl Into<String>) -> Refusal {
    Refusal { name, about: about.to_owned(), message: message.into(), hint: None }
}

fn bad(about: &str, message: impl Into<String>) -> Refusal {
    refuse("bad-correction", about, message)
}

fn no_date(value: &str) -> Refusal {
    Refusal { hint: Some("a date is YYYY-MM-DD, YYYY-MM or YYYY"), ..bad(value, "is no date") }
}

fn merge(look: &impl Look, actors: &[String]) -> Result<Vec<Made>, Refusal> {
    let [first, rest @ ..] = actors else { return Err(bad("merge", "names no actors")) };
    if rest.is_empty() {
        return Err(bad("merge", "names one actor alone"));
    }
    if actors.len() > 100 {
        return Err(bad("merge", "names more than 100 actors"));
    }
    let first = known(look, first)?;
    let into = mentioned(look, &first)?;
    let mut all = Vec::new();
    for id in rest {
        let other = known(look, id)?;
        if other.id == first.id {
            return Err(refuse("already-so", &other.name, "is that actor already"));
        }
        let told = format!("{} is {}", other.name, first.name);
        all.push((row("merge", vec![into.clone(), mentioned(look, &other)?]), told));
    }
    // The first gives the name, whichever of them is written more often.
    let told = format!("both are called {}", first.name);
    all.push((row("rename", vec![into]).with_value(&first.name), told));
    Ok(all)
}

fn apart(look: &impl Look, actors: &[String]) -> Result<Made, Refusal> {
    let [a, b] = actors else { return Err(bad("apart", "names two actors, no more and no fewer")) };
    let (a, b) = (known(look, a)?, known(look, b)?);
    if a.id == b.id {
        return Err(Refusal {
            hint: Some("what is one in the case is parted with a split"),
            ..refuse("already-so", &a.name, "is one actor, not two")
        });
    }
    let told = format!("{} is not {}", a.name, b.name);
    Ok((row("split", vec![mentioned(look, &a)?, mentioned(look, &b)?]), told))
}

fn split(look: &impl Look, actor: &str, form: Option<&str>, report: Option<&str>) -> Result<Made, Refusal> {
    let whole = known(look, actor)?;
    let other = match (form, report) {
        (Some(form), _) => mention(look, &whole, Some(form)),
        (None, Some(id)) => {
            let report = look.report(id).ok_or_else(|| no_report(id))?;
            in_report(&report, &whole.id, None).map(|x| x.1)
        }
        (None, None) => {
            return Err(bad("split", "names neither a form of the name nor a report"));
        }
    };
    let other = other.ok_or_else(|| unmentioned(&whole.name))?;
    let same = |p: &PlaceView| p.report == other.report && p.start == other.start;
    let mut rest = whole.reports.clone();
    rest.sort();
    let stay = mention(look, &whole, Some(&whole.name))
        .filter(|p| !same(p) && (p.words != other.words || p.report != other.report))
        .or_else(|| {
            let forms = whole.names.iter().filter(|n| n.text != other.words);
            forms.filter_map(|n| mention(look, &whole, Some(&n.text))).find(|p| !same(p))
        })
        .or_else(|| {
            let elsewhere = rest.iter().filter(|r| **r != other.report);
            elsewhere.filter_map(|r| in_report(look.report(r)?.as_ref(), &whole.id, None)).map(|x| x.1).next()
        })
        .ok_or_else(|| {
            refuse("already-so", &whole.name, "is mentioned in no other way: there is nothing to split")
        })?;
    let told = format!("\"{}\" is not \"{}\"", one_line(&other.words), one_line(&stay.words));
    Ok((row("split", vec![stay, other]), told))
}

fn judge(look: &impl Look, act: &str, layer: &str, at: &[PassageView]) -> Result<Made, Refusal> {
    if !JUDGEABLE.contains(&layer) {
        return Err(bad(
            layer,
            format!("cannot be the layer of a {act}; there are {}", JUDGEABLE.join(", ")),
        ));
    }
    let places = standing(look, layer, at)?;
    let told = format!("{act}ed: {layer} \"{}\"", short(&places));
    Ok((row(act, places), told))
}

fn set(look: &impl Look, report: &str, field: &str, value: Option<&str>) -> Result<Made, Refusal> {
    let r = look.report(report).ok_or_else(|| no_report(report))?;
    if !FIELDS.contains(&field) {
        return Err(Refusal {
            hint: Some("what can be set: outlet, published, url, title, byline"),
            ..bad(field, "is no field of a report that can be set")
        });
    }
    if let Some(value) = value.filter(|v| field == "published" && !is_date(v)) {
        return Err(no_date(value));
    }
    let name = r.path.rsplit(['/', '\\']).next().unwrap_or_default();
    let told = match value {
        Some(v) => format!("{name}: {field} is {v}"),
        None => format!("{name}: {field} is not known"),
    };
    let at = PlaceView { report: r.id.clone(), layer: "report".into(), ..Default::default() };
    let value = value.map(str::to_owned);
    Ok((CorrectionView { field: Some(field.into()), value, ..row("set", vec![at]) }, told))
}

fn note(
    look: &impl Look,
    layer: &str,
    at: &[PassageView],
    status: Option<&str>,
    words: Option<&str>,
) -> Result<Made, Refusal> {
    if !NOTABLE.contains(&layer) {
        return Err(bad(layer, format!("cannot be noted upon; there are {}", NOTABLE.join(", "))));
    }
    let places = match layer {
        "report" => match at {
            [p] => {
                let report = look.report(&p.report).ok_or_else(|| no_report(&p.report))?;
                vec![PlaceView { report: report.id.clone(), layer: layer.into(), ..Default::default() }]
            }
            _ => return Err(bad("note", "names one report, no more and no fewer")),
        },
        "passage" => places(look, layer, at)?,
        _ => standing(look, layer, at)?,
    };
    if places.is_empty() {
        return Err(bad("note", "names no place"));
    }
    let status = status.map(str::trim).filter(|s| !s.is_empty());
    let words = words.map(str::trim).filter(|w| !w.is_empty());
    if let Some(other) = status.filter(|s| !STATUSES.contains(s)) {
        return Err(bad(other, format!("is no status; there are {}", STATUSES.join(", "))));
    }
    if status.is_none() && words.is_none() {
        return Err(bad("note", "has neither words nor a status"));
    }
    let about = if layer == "report" { "the report".into() } else { format!("\"{}\"", short(&places)) };
    let told = match (status, words) {
        (Some(s), _) => format!("{s}: {about}"),
        (None, _) => format!("noted: {about}"),
    };
    let row = CorrectionView {
        status: status.map(str::to_owned),
        value: words.map(str::to_owned),
        ..row("note", places)
    };
    Ok((row, told))
}

fn known<'l>(look: &'l impl Look, id: &str) -> Result<Cow<'l, CaseActorView>, Refusal> {
    look.actor(id).ok_or_else(|| Refusal {
        hint: Some("`hearsay actors CASE` lists everyone with all their names"),
        ..refuse("no-such-actor", id, "no actor of the case has this id")
    })
}

fn no_report(id: &str) -> Refusal {
    refuse("no-such-report", id, "no report of the case has this id")
}

fn unmentioned(name: &str) -> Refusal {
    Refusal {
        hint: Some("`hearsay actors CASE` lists everyone with all their names"),
        ..refuse("no-such-actor", name, "no report mentions it by that name")
    }
}

/// Passages with their words, if all are there.
fn places(look: &impl Look, layer: &str, at: &[PassageView]) -> Result<Vec<PlaceView>, Refusal> {
    at.iter()
        .map(|p| {
            let report = look.report(&p.report).ok_or_else(|| no_report(&p.report))?;
            let points = CodePoints::new(&report.text);
            let length = points.point(&report.text, report.text.len());
            if p.start >= p.end || p.end > length {
                let about = format!("{} {}-{}", p.report, p.start, p.end);
                return Err(refuse("nothing-there", &about, "there is no such passage"));
            }
            Ok(place(&report, layer, [p.start, p.end]))
        })
        .collect()
}

/// The same, where something of the layer stands there.
fn standing(look: &impl Look, layer: &str, at: &[PassageView]) -> Result<Vec<PlaceView>, Refusal> {
    let places = places(look, layer, at)?;
    if places.is_empty() || !look.stands(layer, at) {
        let about = at.first().map(|p| format!("{} {}-{}", p.report, p.start, p.end)).unwrap_or_default();
        return Err(Refusal {
            hint: Some("what has been rejected is taken back with: hearsay corrections CASE --undo ID"),
            ..refuse("nothing-there", &about, format!("no {layer} stands there"))
        });
    }
    Ok(places)
}

fn place(report: &ReadingView, layer: &str, pair: [usize; 2]) -> PlaceView {
    let words = CodePoints::new(&report.text).span(&report.text, pair).of(&report.text).to_owned();
    PlaceView { report: report.id.clone(), layer: layer.into(), start: pair[0], end: pair[1], words }
}

fn mentioned(look: &impl Look, actor: &CaseActorView) -> Result<PlaceView, Refusal> {
    mention(look, actor, None).ok_or_else(|| unmentioned(&actor.name))
}

/// A mention of an actor, under a form of its name where one is given: by name if there is one, the first in the order of
/// the reports' ids, so that it does not hang on what is called what.
fn mention(look: &impl Look, actor: &CaseActorView, form: Option<&str>) -> Option<PlaceView> {
    let mut ids = actor.reports.clone();
    ids.sort();
    let mut other = None;
    for id in &ids {
        let Some(report) = look.report(id) else { continue };
        match in_report(&report, &actor.id, form) {
            Some((true, place)) => return Some(place),
            Some((false, place)) => other = other.or(Some(place)),
            None => {}
        }
    }
    other
}

/// The first mention in a report, by name if there is one; and whether it is by name.
fn in_report(report: &ReadingView, actor: &str, form: Option<&str>) -> Option<(bool, PlaceView)> {
    let low = form.map(str::to_lowercase);
    let points = CodePoints::new(&report.text);
    let words = |pair: [usize; 2]| one_line(points.span(&report.text, pair).of(&report.text)).to_lowercase();
    report
        .actors
        .iter()
        .filter(|a| a.id == actor)
        .flat_map(|a| {
            a.mentions
                .iter()
                .enumerate()
                .map(|(i, pair)| (a.refers.get(i).is_some_and(|k| k != "name"), *pair))
        })
        .filter(|(_, pair)| low.as_ref().is_none_or(|f| words(*pair) == *f))
        .min()
        .map(|(other, pair)| (!other, place(report, "actor", pair)))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn short(places: &[PlaceView]) -> String {
    let words = places.first().map(|p| one_line(&p.words)).unwrap_or_default();
    let cut: String = words.chars().take(60).collect();
    if cut.len() < words.len() { format!("{cut}…") } else { cut }
}

impl Look for CaseView {
    fn actor(&self, id: &str) -> Option<Cow<'_, CaseActorView>> {
        self.actors.iter().find(|a| a.id == id).map(Cow::Borrowed)
    }

    fn report(&self, id: &str) -> Option<Cow<'_, ReadingView>> {
        self.reports.iter().find(|r| r.id == id).map(Cow::Borrowed)
    }

    fn stands(&self, layer: &str, at: &[PassageView]) -> bool {
        let [first, rest @ ..] = at else { return false };
        let here = |report: &str, start: usize, end: usize| {
            report == first.report && start == first.start && end == first.end
        };
        if layer == "difference" {
            return self.accounts_differ.iter().any(|d| {
                at.iter().all(|p| {
                    d.members.iter().any(|m| m.report == p.report && m.start == p.start && m.end == p.end)
                })
            });
        }
        let of_report = || self.reports.iter().filter(|r| r.id == first.report);
        rest.is_empty()
            && match layer {
                "statement" => self.statements.iter().any(|s| {
                    let content = &s.statement.content;
                    let ends = content.first().zip(content.last());
                    ends.is_some_and(|(a, b)| here(&s.report, a[0], b[1]))
                }),
                "relay" => self.relays.iter().any(|r| here(&r.report, r.start, r.end)),
                _ => of_report().any(|r| stands_in(r, layer, [first.start, first.end])),
            }
    }
}

/// Whether something of a layer that the report's own reading holds stands at just this place: an actor's mention, a
/// figure, an expression of time, an event.
pub fn stands_in(report: &ReadingView, layer: &str, at: [usize; 2]) -> bool {
    match layer {
        "figure" => report.figures.iter().any(|f| [f.start, f.end] == at),
        "date" => report.dates.iter().any(|d| [d.start, d.end] == at),
        "event" => report.events.iter().any(|e| [e.start, e.end] == at),
        "actor" => report.actors.iter().any(|a| a.mentions.contains(&at)),
        _ => false,
    }
}
