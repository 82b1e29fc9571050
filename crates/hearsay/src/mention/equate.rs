//! Names → names: which two does the text itself say are one?
//!
//! `Vesk Transport Board (VTB)`, `the VTB [the transport board]`, `the Northern Front, also known as the NF`.

use super::ActorKind;
use super::cast::{Cast, Draft};
use super::countries;
use super::lexicon::fold;
use super::names::{Name, meeting};
use super::report::Report;
use crate::document::Document;
use crate::tag::Label;
use std::collections::BTreeMap;
use std::ops::Range;

/// Phrases between two names of one.
const SAME: &[&[&str]] = &[
    &["also", "known", "as"],
    &["also", "called"],
    &["known", "as"],
    &["formerly", "known", "as"],
    &["better", "known", "as"],
    &["otherwise", "known", "as"],
    &["a.k.a."],
    &["aka"],
    &["abbreviated", "as"],
    &["formerly"],
];

/// Adds the names that stand in brackets behind a name and fit it, which the tagger may have passed over.
///
/// Runs before names are given actors, so that `HMC` elsewhere is found by its letters.
pub(super) fn add_bracketed(report: &Report<'_>, document: &Document, names: &mut Vec<Name>) {
    let mut more: Vec<Name> = Vec::new();
    for open in 1..report.len() {
        let Some(inner) = bracket(report, open) else { continue };
        if inner.len() != 1 || !is_short(report.word(inner.start)) {
            continue;
        }
        if is_agency(document, report.words(&inner)) {
            continue;
        }
        let Some(long) = fitting_run(report, open, report.word(inner.start)) else { continue };
        // Both are names already: nothing is to be added.
        let whole = meeting(names, &long).is_some_and(|n| names[n].tokens == long);
        let known = meeting(names, &inner).map(|n| names[n].tokens.len());
        if whole && known.is_some() || known.is_some_and(|n| n > 1) || long.len() < 2 {
            continue;
        }
        let person = meeting(names, &long)
            .is_some_and(|n| names[n].label == Label::Per && names[n].tokens.len() > long.len());
        if person {
            continue;
        }
        more.push(Name { tokens: long, label: Label::Org, country: None });
        more.push(Name { tokens: inner, label: Label::Org, country: None });
    }
    if !more.is_empty() {
        // The whole name wins over its parts.
        names.retain(|n| meeting(&more, &n.tokens).is_none());
        names.extend(more);
        names.sort_by_key(|n| n.tokens.start);
    }
}

/// The tokens between a bracket that opens at `open` and its partner, if they are few.
fn bracket(report: &Report<'_>, open: usize) -> Option<Range<usize>> {
    let close = match report.word(open) {
        "(" => ")",
        "[" => "]",
        _ => return None,
    };
    let end = (open + 1..report.around(open).end.min(open + 10)).find(|k| report.word(*k) == close)?;
    (end > open + 1).then_some(open + 1..end)
}

/// The words in front of `end` whose capitals are the letters of an acronym.
fn fitting_run(report: &Report<'_>, end: usize, acronym: &str) -> Option<Range<usize>> {
    // A small letter stands for a small word: `Works for Vesk (WfV)`.
    let letters: Vec<(char, bool)> = acronym
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(|c| c.to_lowercase().map(move |l| (l, c.is_lowercase())))
        .collect();
    let first = report.around(end).start;
    let mut left = letters.len();
    let mut at = end;
    while at > first && left > 0 && end - at < 14 {
        at -= 1;
        let word = fold(report.word(at));
        let (letter, small) = letters[left - 1];
        if report.capital(at) != small && word.starts_with(letter) {
            left -= 1;
        } else if !(report.is_hyphen(at)
            || report.is(at, &["of", "and", "the", "for", "in", "on", "&", "to"]))
        {
            return None;
        }
    }
    (left == 0).then_some(at..end)
}

/// Whether a word in brackets can be the letters of a name: `HMC`, `WfV`.
fn is_short(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (2..=8).contains(&word.chars().count())
        && capitals >= 2
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '&'))
}

fn is_agency(document: &Document, words: &str) -> bool {
    document.agencies.iter().any(|(name, _)| name.eq_ignore_ascii_case(words))
        || document.given.outlet.as_deref().is_some_and(|o| o.eq_ignore_ascii_case(words))
}

/// Joins actors that the text itself says are one.
///
/// Two names with one in brackets behind the other, neither a person, a country or the agency that the report is from;
/// or two with `also known as` between them, or an acronym behind `or`. It errs where a bracket holds where a body
/// sits or belongs rather than its other name.
pub(super) fn join(
    report: &Report<'_>,
    document: &Document,
    names: &mut [Name],
    actors: &mut [Option<usize>],
    cast: &mut Cast,
) {
    // Actors of words that had none so far.
    let mut lone: BTreeMap<String, usize> = BTreeMap::new();
    for (name, actor) in names.iter().zip(actors.iter()) {
        if let Some(id) = actor {
            lone.entry(report.words(&name.tokens).to_owned()).or_insert(*id);
        }
    }
    for i in 1..names.len() {
        let (a, b) = (names[i - 1].clone(), names[i].clone());
        if a.tokens.end >= b.tokens.start
            || report.sentence(a.tokens.start) != report.sentence(b.tokens.start)
        {
            continue;
        }
        let between = a.tokens.end..b.tokens.start;
        let bracketed = between.len() == 1
            && bracket(report, between.start).is_some_and(|r| {
                r == b.tokens || (r.len() == b.tokens.len() + 1 && report.is(r.start, &["the"]))
            });
        let mut words: Vec<String> = between
            .clone()
            .map(|k| report.lower(k))
            .filter(|w| !matches!(w.as_str(), "," | "(" | "the" | "\"" | "“" | "”" | "‘" | "'"))
            .collect();
        let known = SAME.iter().any(|s| words.iter().map(String::as_str).eq(s.iter().copied()));
        words.retain(|w| w != ",");
        let either = words == ["or"]
            && report.word(between.start) == ","
            && matches!(report.word(b.tokens.end), "," | ")" | ".")
            && b.tokens.len() == 1
            && report.is_acronym(b.tokens.start);
        if !(bracketed || known || either) {
            continue;
        }
        let named_country =
            |n: &Name| n.country.is_some() || countries::named(report.words(&n.tokens)).is_some();
        if named_country(&a) || named_country(&b) || is_agency(document, report.words(&b.tokens)) {
            continue;
        }
        let short = |n: &Name| {
            n.tokens.len() == 1 && report.is_acronym(n.tokens.start) && report.word(n.tokens.start).len() > 2
        };
        let one_is_short = short(&a) || short(&b);
        let person = |n: &Name| n.label == Label::Per;
        if person(&a) && person(&b) && !known {
            continue;
        }
        if bracketed && !known {
            // A person's party or team is not the person; a place in brackets is where a thing is.
            let lone = a.tokens.len() == 1 && one_is_short;
            if (person(&a) || person(&b)) && !lone {
                continue;
            }
            if !one_is_short && (a.label == Label::Loc || b.label == Label::Loc) {
                continue;
            }
        }
        for (n, other) in [(i - 1, &b), (i, &a)] {
            let mine = names[n].label;
            if mine != Label::Org
                && !(known && mine == Label::Per)
                && (one_is_short || other.label == Label::Org)
            {
                names[n].label = Label::Org;
            }
        }
        let mut ids = Vec::new();
        for n in [i - 1, i] {
            let words = report.words(&names[n].tokens);
            let id = actors[n].unwrap_or_else(|| {
                *lone
                    .entry(words.to_owned())
                    .or_insert_with(|| cast.add(Draft::new(words, ActorKind::Organisation)))
            });
            actors[n] = Some(id);
            ids.push(id);
        }
        // A person or place so equated with a body was a body all along.
        for id in &ids {
            let draft = cast.get_mut(*id);
            if names[i].label == Label::Org && matches!(draft.kind, ActorKind::Person | ActorKind::Place) {
                draft.kind = ActorKind::Organisation;
            }
        }
        if let [x, y] = ids[..] {
            cast.join(x, y);
        }
    }
    // The same words elsewhere are the same actor, whatever the tagger took them for.
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, actor) in names.iter().zip(actors.iter()) {
        if let (Label::Org, Some(id)) = (name.label, actor) {
            known.entry(report.words(&name.tokens)).or_insert(*id);
        }
    }
    for (name, actor) in names.iter_mut().zip(actors.iter_mut()) {
        let free = actor.is_none() || name.label == Label::Misc;
        if let (true, Some(id)) = (free && name.country.is_none(), known.get(report.words(&name.tokens))) {
            *actor = Some(*id);
            name.label = Label::Org;
        }
    }
}
