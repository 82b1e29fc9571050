//! `hearsay actors merge|split|rename`, `reject`, `confirm`, `speaker`, `set`: what a person decides, kept beside the
//! evidence.

use super::{Done, again};
use crate::args::{Global, Who};
use crate::failure::Failure;
use crate::place::Places;
use crate::voice::{Voice, safe};
use crate::{cases, output};
use hearsay::view::correction::{CorrectionView, FIELDS, PlaceView};
use hearsay_store::{CaseFile, Mode};
use std::path::Path;

/// What is decided, as typed.
pub(super) enum Decision<'a> {
    Merge(&'a [String]),
    Split { actor: &'a str, from: &'a str },
    Rename { actor: &'a str, name: &'a str },
    Judge { act: &'a str, layer: &'a str, at: &'a str, words: Option<&'a str> },
    Speaker { at: &'a str, actor: &'a str, words: Option<&'a str> },
    Set { report: &'a str, fields: &'a [String] },
}

pub(super) fn run(
    case: &Path,
    decision: &Decision<'_>,
    who: &Who,
    global: &Global,
    voice: &Voice,
) -> Result<Done, Failure> {
    // Looked at before anything is written: a wrong name changes nothing.
    let view = cases::of_case(case, voice)?;
    let places = Places::new(&view, case.display());
    let made = make(&places, decision)?;
    let by = who.by.clone().or_else(|| std::env::var("USER").ok()).filter(|b| !b.is_empty());
    let rows: Vec<CorrectionView> = made
        .into_iter()
        .map(|(c, _)| {
            CorrectionView { by: by.clone(), why: who.why.clone(), on: Some(super::today()), ..c }
                .identified()
        })
        .collect();
    let told: Vec<String> = make(&places, decision)?.into_iter().map(|(_, told)| told).collect();
    let mut file = CaseFile::open(case, Mode::Write)?;
    file.correct(&rows)?;
    let set: Vec<&str> = rows.iter().filter(|c| c.act == "set").map(|c| c.at[0].report.as_str()).collect();
    again::reports(&mut file, &set)?;
    if who.json {
        output::write(None, |out| {
            rows.iter().try_for_each(|c| writeln!(out, "{}", serde_json::to_string(c)?))
        })?;
    } else if !global.quiet {
        output::write(None, |out| {
            rows.iter().zip(&told).try_for_each(|(c, told)| writeln!(out, "{}  {}", c.id, safe(told)))
        })?;
    }
    Ok(Done::Well)
}

fn make(places: &Places<'_>, decision: &Decision<'_>) -> Result<Vec<(CorrectionView, String)>, Failure> {
    let row = |act: &str, at: Vec<PlaceView>| CorrectionView { act: act.into(), at, ..Default::default() };
    let unmentioned = |name: &str| {
        Failure::new("no-such-actor", name, "no report mentions it by that name")
            .hint("`hearsay actors CASE` lists everyone with all their names")
    };
    Ok(match decision {
        Decision::Merge(names) => {
            let first = places.actor(&names[0])?;
            let into = places.mention(first, None, None).ok_or_else(|| unmentioned(&names[0]))?;
            let mut all = Vec::new();
            for name in &names[1..] {
                let other = places.actor(name)?;
                if other.id == first.id {
                    return Err(Failure::new("already-so", name, "is that actor already"));
                }
                let at = places.mention(other, None, None).ok_or_else(|| unmentioned(name))?;
                let told = format!("{} is {}", other.name, first.name);
                all.push((row("merge", vec![into.clone(), at]), told));
            }
            // The first gives the name, whichever of them is written more often.
            let name = Some(first.name.clone());
            let told = format!("both are called {}", first.name);
            all.push((CorrectionView { value: name, ..row("rename", vec![into]) }, told));
            all
        }
        Decision::Split { actor, from } => {
            let whole = places.actor(actor)?;
            // A form of the name, or a report in which it is someone else.
            let by_form = places.mention(whole, Some(from), None);
            let other = match by_form {
                Some(at) => at,
                None => {
                    let report = places.report(from).map_err(|f| {
                        f.hint("name the form that is someone else's, or the report in which it is")
                    })?;
                    places.mention(whole, None, Some(report)).ok_or_else(|| unmentioned(actor))?
                }
            };
            let same = |p: &PlaceView| p.report == other.report && p.start == other.start;
            let stay = places
                .mention(whole, Some(&whole.name), None)
                .filter(|p| !same(p) && (p.words != other.words || p.report != other.report))
                .or_else(|| {
                    let forms = whole.names.iter().filter(|n| n.text != other.words);
                    forms.filter_map(|n| places.mention(whole, Some(&n.text), None)).find(|p| !same(p))
                })
                .or_else(|| {
                    whole
                        .reports
                        .iter()
                        .filter(|r| **r != other.report)
                        .find_map(|r| places.mention(whole, None, Some(places.report(r).ok()?)))
                })
                .ok_or_else(|| {
                    Failure::new(
                        "already-so",
                        actor,
                        "is mentioned in no other way: there is nothing to split",
                    )
                })?;
            let told = format!("\"{}\" is not \"{}\"", other.words, stay.words);
            vec![(row("split", vec![stay, other]), told)]
        }
        Decision::Rename { actor, name } => {
            let who = places.actor(actor)?;
            let at = places.mention(who, None, None).ok_or_else(|| unmentioned(actor))?;
            let told = format!("{} is called {name}", who.name);
            vec![(CorrectionView { value: Some((*name).to_owned()), ..row("rename", vec![at]) }, told)]
        }
        Decision::Judge { act, layer, at, words } => {
            let found = places.item(layer, at, *words)?;
            let told = format!("{act}ed: {layer} \"{}\"", short(&found));
            vec![(row(act, found), told)]
        }
        Decision::Speaker { at, actor, words } => {
            let mut found = places.item("statement", at, *words)?;
            let who = if *actor == "nobody" { None } else { Some(places.actor(actor)?) };
            let told = format!("{} says \"{}\"", who.map_or("nobody known", |a| &a.name), short(&found));
            if let Some(who) = who {
                let here = places.report(&found[0].report).ok();
                let mention = places.mention(who, None, here).or_else(|| places.mention(who, None, None));
                found.push(mention.ok_or_else(|| unmentioned(actor))?);
            }
            vec![(row("speaker", found), told)]
        }
        Decision::Set { report, fields } => {
            let r = places.report(report)?;
            let mut all = Vec::new();
            for field in *fields {
                let (name, value) =
                    field.split_once('=').filter(|(n, _)| FIELDS.contains(n)).ok_or_else(|| {
                        Failure::new("bad-correction", field, "is no FIELD=VALUE of a report")
                            .hint(format!("what can be set: {}", FIELDS.map(|f| format!("{f}=…")).join(" ")))
                    })?;
                if name == "published" && !is_date(value) {
                    return Err(Failure::new("bad-correction", field, "is no date")
                        .hint("a date is YYYY-MM-DD, YYYY-MM or YYYY"));
                }
                let at =
                    PlaceView { report: places.id(r).into(), layer: "report".into(), ..Default::default() };
                let value = Some(value.to_owned()).filter(|v| !v.is_empty());
                let told = match &value {
                    Some(v) => format!("{}: {name} is {v}", places.name(r)),
                    None => format!("{}: {name} is not known", places.name(r)),
                };
                all.push((CorrectionView { field: Some(name.into()), value, ..row("set", vec![at]) }, told));
            }
            all
        }
    })
}

fn short(places: &[PlaceView]) -> String {
    let words =
        places.first().map(|p| p.words.split_whitespace().collect::<Vec<_>>().join(" ")).unwrap_or_default();
    let cut: String = words.chars().take(60).collect();
    if cut.len() < words.len() { format!("{cut}…") } else { cut }
}

fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let digits = |p: &str, n: usize, least: u32, most: u32| {
        p.len() == n
            && p.bytes().all(|b| b.is_ascii_digit())
            && p.parse().is_ok_and(|v| (least..=most).contains(&v))
    };
    value.is_empty()
        || (digits(parts[0], 4, 1, 9999)
            && parts.get(1).is_none_or(|m| digits(m, 2, 1, 12))
            && parts.get(2).is_none_or(|d| digits(d, 2, 1, 31))
            && parts.len() <= 3)
}
