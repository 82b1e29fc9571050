//! Tags → names: where does each name begin and end, and is it a person, a body or a place?
//!
//! The tagger is a small network and cuts names a word too short or too long; what a name may not hold is a matter
//! of rule. Titles, articles, quotation marks and the possessive go out, particles and both halves of `al-Dray` come
//! in, and a name that the report has once is found wherever the same words stand.

use super::countries::{self, How};
use super::labels;
use super::lexicon::{
    BODY, COURTESY, DEFINITE, FUNCTION, GENERIC, INDEFINITE, PARTICLE, PREPOSITION, SAYING, TITLE, fold,
};
use super::report::Report;
use crate::tag::{Label, Pos};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// A name in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) tokens: Range<usize>,
    pub(super) label: Label,
    /// The country it means, if it is the name, adjective or capital of one.
    pub(super) country: Option<countries::Country>,
}

/// Finds the names of a report, in order, none overlapping.
pub(super) fn find(report: &Report<'_>) -> Vec<Name> {
    let runs: Vec<(Range<usize>, Label)> = if report.tags.names.is_empty() {
        capitals(report)
    } else {
        report.tags.names.iter().map(|r| (r.tokens.start..r.tokens.end.min(report.len()), r.tag)).collect()
    };
    let mut names = Vec::new();
    for (tokens, label) in joined(report, runs) {
        repair(report, tokens, label, &mut names);
    }
    settle(&mut names);
    join_hyphens(report, &mut names);
    add_countries(report, &mut names);
    add_speaking(report, &mut names);
    add_seats(report, &mut names);
    join_bodies(report, &mut names);
    join_councils(report, &mut names);
    add_repeated(report, &mut names);
    round_off(report, &mut names);
    agree(report, &mut names);
    complete(report, &mut names);
    correct(report, &mut names);
    names
}

/// Labels that the words themselves rule out.
///
/// A state or capital alone is no person where nobody of the report bears its name; letters that speak are a body; who
/// `reported` and has neither title nor surname is an outlet.
fn correct(report: &Report<'_>, names: &mut [Name]) {
    let mut bearers: BTreeSet<&str> = BTreeSet::new();
    let mut reporters: BTreeMap<&str, bool> = BTreeMap::new();
    for name in names.iter().filter(|n| n.label == Label::Per) {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let titled = start > 0 && report.has(start - 1, TITLE | COURTESY);
        if end - start > 1 || titled {
            bearers.insert(report.word(end - 1));
        }
        let by = start > 1
            && report.is(start - 1, &["by"])
            && report.is(start - 2, &["reported", "published", "aired"]);
        let reports = by || report.is(end, &["reported", "reports"]);
        let known = reporters.entry(report.words(&name.tokens)).or_insert(true);
        *known &= reports && !titled;
    }
    for name in names.iter_mut() {
        let (start, end) = (name.tokens.start, name.tokens.end);
        let lone = end - start == 1;
        let words = report.words(&name.tokens);
        if name.label == Label::Per {
            let place = countries::named(words).filter(|c| matches!(c.how, How::Name | How::Capital));
            let titled = start > 0 && report.has(start - 1, TITLE | COURTESY);
            if place.is_some() && !titled && (!lone || !bearers.contains(report.word(start))) {
                name.label = Label::Loc;
            } else if reporters.get(words) == Some(&true) {
                name.label = Label::Org;
            }
        }
        if matches!(name.label, Label::Loc | Label::Misc)
            && lone
            && report.is_acronym(start)
            && countries::named(words).is_none()
        {
            let speaks = speaks_at(report, start, end);
            if speaks {
                name.label = Label::Org;
            }
        }
        if matches!(name.label, Label::Loc | Label::Misc) && name.country.is_none() {
            name.country = countries::named(words).filter(|c| match c.how {
                How::Name | How::Capital => name.label == Label::Loc,
                How::Demonym | How::People => name.label == Label::Misc,
            });
        }
    }
}

/// Whether words stand as the source of what is said: `according to KNA`, `KNA said`.
fn speaks_at(report: &Report<'_>, start: usize, end: usize) -> bool {
    let to = start > 1 && report.is(start - 1, &["to"]) && report.is(start - 2, &["according"]);
    let by = start > 1 && report.is(start - 1, &["by"]) && report.is(start - 2, &["reported"]);
    to || by || report.has(end, SAYING)
}

/// Letters that speak and that the tagger passed over: `According to KNA`.
fn add_speaking(report: &Report<'_>, names: &mut Vec<Name>) {
    let mut more = Vec::new();
    for i in 0..report.len() {
        let letters =
            report.is_acronym(i) && !report.word(i).ends_with('.') && !report.has(i, TITLE | COURTESY);
        let shouted = report.is_acronym(i + 1) || i > 0 && report.is_acronym(i - 1);
        if letters && !shouted && speaks_at(report, i, i + 1) && meeting(names, &(i..i + 1)).is_none() {
            more.push(Name { tokens: i..i + 1, label: Label::Org, country: None });
        }
    }
    if !more.is_empty() {
        names.extend(more);
        settle(names);
    }
}

/// Where a lawmaker sits, beside the party: `(D-Calif.)`, `, R-Fla.,`.
fn add_seats(report: &Report<'_>, names: &mut Vec<Name>) {
    let mut more = Vec::new();
    for i in 1..report.len() {
        let party = matches!(report.word(i), "D" | "R" | "I")
            && matches!(report.word(i - 1), "(" | ",")
            && report.is_hyphen(i + 1);
        if !party || !report.capital(i + 2) {
            continue;
        }
        let close = (i + 3..i + 6).find(|k| matches!(report.word(*k), ")" | ","));
        let seat = i + 2..close.unwrap_or(i + 3);
        let words = report.words(&seat);
        if (close.is_some() || super::states::in_full(&fold(words)).is_some())
            && meeting(names, &seat).is_none()
        {
            more.push(Name { tokens: seat, label: Label::Loc, country: None });
        }
    }
    if !more.is_empty() {
        names.extend(more);
        settle(names);
    }
}

/// A name with a small word between two hyphens is one name, however it was tagged: `Saint-on-Orr`, `Marr-i-Dasht`.
fn join_hyphens(report: &Report<'_>, names: &mut Vec<Name>) {
    let mut more = Vec::new();
    for i in 0..report.len().saturating_sub(4) {
        let small = |k: usize| {
            let word = report.word(k);
            (1..=4).contains(&word.chars().count()) && word.chars().all(char::is_lowercase)
        };
        let whole = report.capital(i)
            && small(i + 2)
            && report.capital(i + 4)
            && [i + 1, i + 3].iter().all(|k| report.is_hyphen(*k))
            && (i + 1..i + 5).all(|k| report.glued(k))
            && !report.has(i, TITLE | COURTESY)
            && countries::at(report, i).is_none()
            && countries::at(report, i + 4).is_none();
        if !whole {
            continue;
        }
        let tokens = i..i + 5;
        let first = names.partition_point(|n| n.tokens.end <= i);
        let mut there = names[first..].iter().take_while(|n| n.tokens.start < tokens.end);
        let Some(met) = there.next() else { continue };
        let label = if matches!(met.label, Label::Misc | Label::Per) { Label::Loc } else { met.label };
        let start = met.tokens.start.min(i);
        let end = there.last().map_or(met.tokens.end, |n| n.tokens.end).max(tokens.end);
        // Within a longer name it is no name of its own: `the Saint-on-Orr Gazette`.
        more.push(Name { tokens: start..end, label, country: None });
    }
    if !more.is_empty() {
        names
            .retain(|n| !more.iter().any(|m| m.tokens.start < n.tokens.end && n.tokens.start < m.tokens.end));
        names.extend(more);
        settle(names);
    }
}

/// A body of a body of states goes by both names: `U.N.` `Security Council`.
fn join_councils(report: &Report<'_>, names: &mut Vec<Name>) {
    let mut i = 1;
    while i < names.len() {
        let (first, second) = (names[i - 1].tokens.clone(), names[i].tokens.clone());
        let states = first.len() == 1 && report.is(first.start, &["un", "u.n.", "u.n", "eu", "e.u.", "nato"]);
        let body = names[i].label == Label::Org
            && second.len() > 1
            && report.has(second.end - 1, BODY)
            && report.capital(second.end - 1);
        if states && body && first.end == second.start {
            names[i].tokens.start = first.start;
            names.remove(i - 1);
        } else {
            i += 1;
        }
    }
}

/// `the Works` `and Transport Committee`: a body's name goes back over `and` to its article.
fn join_bodies(report: &Report<'_>, names: &mut Vec<Name>) {
    for i in 0..names.len() {
        let Range { start, end } = names[i].tokens;
        let first = report.around(start).start;
        let body = names[i].label == Label::Org
            && end - start > 1
            && report.has(end - 1, BODY)
            && report.capital(end - 1);
        if !body || start < first + 3 || !report.is(start - 1, &["and", "&"]) {
            continue;
        }
        let word = start - 2;
        let plain = report.capital(word)
            && !report.has(word, BODY | TITLE | COURTESY)
            && !report.is_acronym(word)
            && countries::named(report.word(word)).is_none()
            && report.is(word - 1, &["the"]);
        let other = meeting(names, &(word..word + 1)).map(|n| &names[n]);
        if plain && other.is_none_or(|o| o.label != Label::Per && o.tokens.len() == 1) {
            names[i].tokens.start = word;
        }
    }
    names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
    settle(names);
}

/// Takes particles and the other half of a hyphen into the names that turned out to be of persons.
fn complete(report: &Report<'_>, names: &mut [Name]) {
    for i in 0..names.len() {
        if names[i].label != Label::Per {
            continue;
        }
        let Range { start, end } = names[i].tokens;
        let sentence = report.around(start);
        let low = i.checked_sub(1).map_or(sentence.start, |k| names[k].tokens.end.max(sentence.start));
        let high = names.get(i + 1).map_or(sentence.end, |n| n.tokens.start.min(sentence.end));
        let (start, end) = whole_person(report, start, end.min(sentence.end), &(low..high));
        if start < end && end <= high {
            names[i].tokens = start..end;
        }
    }
}

/// The name that begins at token `start`.
pub(super) fn starting_at(names: &[Name], start: usize) -> Option<usize> {
    let i = names.partition_point(|n| n.tokens.start < start);
    names.get(i).filter(|n| n.tokens.start == start).map(|_| i)
}

/// The first name that shares a token with a range.
pub(super) fn meeting(names: &[Name], tokens: &Range<usize>) -> Option<usize> {
    let i = names.partition_point(|n| n.tokens.end <= tokens.start);
    names.get(i).filter(|n| n.tokens.start < tokens.end).map(|_| i)
}

/// Sorts, and drops what overlaps a name before it.
fn settle(names: &mut Vec<Name>) {
    names.sort_by_key(|n| (n.tokens.start, std::cmp::Reverse(n.tokens.end)));
    let mut end = 0;
    names.retain(|n| {
        let keep = n.tokens.start >= end && n.tokens.start < n.tokens.end;
        if keep {
            end = n.tokens.end;
        }
        keep
    });
}

/// Runs of capitals, where the tagger gave no names.
fn capitals(report: &Report<'_>) -> Vec<(Range<usize>, Label)> {
    let mut runs = Vec::new();
    let mut i = 0;
    while i < report.len() {
        let plain = report.has(i, FUNCTION | DEFINITE | INDEFINITE) || !report.capital(i);
        let doubtful = report.opens_sentence(i)
            && !report.capital(i + 1)
            && countries::at(report, i).is_none()
            && !report.has(i + 1, SAYING)
            && !report.is_acronym(i);
        if plain || doubtful {
            i += 1;
            continue;
        }
        let start = i;
        let end = report.around(i).end;
        while i < end {
            let next = i + 1;
            let goes_on = report.capital(i) && !report.has(i, FUNCTION | DEFINITE | INDEFINITE)
                || (report.has(i, PARTICLE) || report.is_hyphen(i) && report.glued(i))
                    && report.capital(next)
                || report.is(i, &["of", "and", "for", "&"])
                    && report.capital(next)
                    && report.has(i - 1, BODY)
                    && !report.has(next, TITLE);
            if !goes_on {
                break;
            }
            i += 1;
        }
        let words = report.words(&(start..i));
        let any = |f| (start..i).any(|k| report.has(k, f));
        let label = match countries::named(words) {
            Some(c) if c.how == How::Demonym => Label::Misc,
            Some(_) => Label::Loc,
            None if any(BODY) || i - start == 1 && report.is_acronym(start) => Label::Org,
            None if any(COURTESY | TITLE) || i - start > 1 || report.has(i, SAYING) => Label::Per,
            None if start > 0 && report.has(start - 1, TITLE) => Label::Per,
            None if start > 0 && report.is(start - 1, &["in", "at", "near", "from"]) => Label::Loc,
            None => Label::Misc,
        };
        runs.push((start..i, label));
    }
    runs
}

/// Runs that are one name, cut in two.
fn joined(report: &Report<'_>, runs: Vec<(Range<usize>, Label)>) -> Vec<(Range<usize>, Label)> {
    let mut out: Vec<(Range<usize>, Label)> = Vec::with_capacity(runs.len());
    for (tokens, label) in runs {
        if tokens.start >= tokens.end {
            continue;
        }
        if let Some((last, kind)) = out.last_mut() {
            let between = last.end..tokens.start;
            let near = report.sentence(last.start) == report.sentence(tokens.start);
            let bridge = between.clone().all(|k| {
                report.has(k, PARTICLE) || report.is_hyphen(k) && report.glued(k) || is_glottal(report, k)
            });
            let hyphened = between.len() == 1 && report.is_hyphen(between.start);
            let same = *kind == label && label == Label::Per && !countries_meet(report, last);
            let split = between.is_empty() && report.is_hyphen(last.end - 1);
            if near
                && (bridge
                    && between.len() <= 3
                    && same
                    && (!between.is_empty() || plain_join(report, last, &tokens)))
                && !(hyphened && countries::at(report, last.start).is_some())
                || split && near
            {
                last.end = tokens.end;
                if *kind == Label::Misc {
                    *kind = label;
                }
                continue;
            }
        }
        out.push((tokens, label));
    }
    out
}

/// Two names of persons side by side are one, unless the second opens with a title: `Ina` `Corvell`.
fn plain_join(report: &Report<'_>, first: &Range<usize>, second: &Range<usize>) -> bool {
    first.end == second.start
        && !report.has(second.start, TITLE | COURTESY)
        && report.is_word(first.end - 1)
        && first.len() + second.len() <= 4
}

fn countries_meet(report: &Report<'_>, tokens: &Range<usize>) -> bool {
    countries::named(report.words(tokens)).is_some()
}

/// An apostrophe inside a name that is neither possessive nor quotation mark: `Shi' al-Dray`.
fn is_glottal(report: &Report<'_>, i: usize) -> bool {
    matches!(report.word(i), "'" | "’" | "‘" | "`") && report.glued(i)
}

/// Cuts a run to the name that it holds.
fn repair(report: &Report<'_>, tokens: Range<usize>, label: Label, names: &mut Vec<Name>) {
    let sentence = report.around(tokens.start);
    let (mut start, mut end) = (tokens.start, tokens.end.min(sentence.end));
    // A possessive in the middle parts two names, except in the names of bodies: `Dray's Bank of Vesk`.
    if let Some(k) = (start..end).find(|&k| report.is_possessive(k) && k + 1 < end) {
        let glottal = is_glottal(report, k) && report.word(k).chars().count() == 1 && label == Label::Per;
        let house = k + 2 < end
            && report.is(k - 1, &["children", "women", "men", "people", "veterans", "king", "queen"])
            && report.capital(k - 1)
            && (k + 1..end).all(|j| report.capital(j) || report.is(j, &["and", "of", "&"]));
        if label != Label::Org && house {
            repair(report, start..end, Label::Org, names);
            return;
        }
        if label != Label::Org && !glottal {
            repair(report, start..k, label, names);
            repair(report, k + 1..end, label, names);
            return;
        }
    }
    // A comma or bracket parts two names: `Port Elanor, Vesk`.
    if let Some(k) = (start..end).find(|&k| matches!(report.word(k), "," | ";" | "(" | "[" | ":" | "—" | "–"))
    {
        let company = label == Label::Org
            && report.word(k) == ","
            && (k + 1..end).all(|j| !matches!(report.word(j), "," | ";" | "("));
        if !company || k + 1 >= end {
            repair(report, start..k, label, names);
            repair(report, k + 1..end, label, names);
            return;
        }
    }
    // `Veskan Prime Minister Ina Corvell`, taken for one name: it begins behind the title.
    if label == Label::Per {
        let inner = (start + 1..end.saturating_sub(1)).rev().find(|&k| {
            report.has(k, TITLE)
                && !report.is(
                    k,
                    &[
                        "king", "prince", "queen", "baron", "duke", "chef", "pope", "bishop", "judge",
                        "head", "major",
                    ],
                )
                && !report.is(k + 1, &["jr", "jr.", "sr", "sr.", "ii", "iii"])
        });
        if let Some(k) = inner {
            let first = (start..k).find(|&j| is_title(report, j)).unwrap_or(k);
            repair(report, start..first, Label::Misc, names);
            repair(report, k + 1..end, label, names);
            return;
        }
    }
    // The credit of a picture in front of who is seen on it: `REUTERS Ina Corvell`, `Getty Images Corvell`.
    if label == Label::Per && end - start > 1 && report.is(start, CREDITS) {
        let behind = start + 1 + usize::from(report.is(start + 1, &["images", "pictures", "photo"]));
        if behind < end {
            start = behind;
        }
    }
    loop {
        if start >= end {
            return;
        }
        let article = report.has(start, DEFINITE | INDEFINITE)
            && !(label != Label::Per
                && report.capital(start)
                && !report.opens_sentence(start)
                && end - start > 1);
        let mark = !report.is_word(start) && !matches!(report.word(start), "@" | "#" | "$");
        let joins = report.is(start, &["and", "of", "in", "by", "with", "from", "to", "or", "as"])
            && !report.capital(start);
        let title = label == Label::Per
            && end - start > 1
            && is_title(report, start)
            && (!report.has(start, PARTICLE) || report.has(start, TITLE | COURTESY));
        // `Vesk's Corvell` has been cut; `Iraqi Corvell` has not.
        let nation = label == Label::Per && end - start > 1 && demonym(report, start, end).is_some();
        let verb = matches!(report.pos(start), Some(Pos::Verb | Pos::Aux | Pos::Adv | Pos::Pron))
            && !report.capital(start);
        if article || mark || joins || title || verb {
            start += 1;
        } else if nation {
            start += demonym(report, start, end).unwrap_or(1);
        } else {
            break;
        }
    }
    // `Secretary of State Dray`: what is left of a title in front of a name.
    if label == Label::Per
        && start > 0
        && end - start > 2
        && report.is(start, &["state", "interior", "defense", "defence"])
    {
        if report.is(start - 1, &["of", "the"]) {
            start += 1;
        }
    }
    while end > start {
        let k = end - 1;
        let mark =
            !report.is_word(k) && !matches!(report.word(k), "!" | "+") && !report.word(k).ends_with('.');
        let low = !report.capital(k)
            && !report.word(k).chars().any(|c| c.is_uppercase() || c.is_ascii_digit())
            && (label == Label::Per
                || report.has(k, FUNCTION | PREPOSITION | DEFINITE | SAYING | TITLE | GENERIC))
            && end - start > 1;
        if report.is_possessive(k) && label != Label::Org
            || mark
            || low
            || report.is_possessive(k) && end == tokens.end
        {
            end -= 1;
        } else {
            break;
        }
    }
    if start >= end {
        return;
    }
    if label == Label::Per {
        (start, end) = whole_person(report, start, end, &sentence);
    }
    // `Korda Editor` in front of `-in-Chief`: an office, whatever it was cut to.
    if label != Label::Per
        && end - start > 1
        && report.has(end - 1, TITLE)
        && report.is_hyphen(end)
        && report.is(end + 1, &["in"])
    {
        end -= 1;
    }
    // `Port` `-` `au` …: a place goes on behind its hyphen where what follows belongs to a name.
    if label == Label::Loc {
        while report.is_hyphen(end)
            && report.glued(end)
            && report.glued(end + 1)
            && end + 1 < sentence.end
            && !report.capital(end + 1)
            && report.pos(end + 1) == Some(Pos::Propn)
        {
            end += 2;
        }
    }
    if !(start..end).any(|k| report.word(k).chars().any(char::is_alphanumeric)) {
        return;
    }
    // A word in lower case alone is no name, a title alone is none, nor is a word of grammar.
    let lone = end - start == 1;
    if lone
        && (!has_capital(report.word(start))
            || report.has(start, FUNCTION | DEFINITE) && !report.is_acronym(start))
    {
        return;
    }
    if lone && label == Label::Per && report.has(start, COURTESY | TITLE) {
        return;
    }
    let country = countries::named(report.words(&(start..end)));
    let label = match country.map(|c| c.how) {
        Some(How::Name) if label != Label::Per || lone && report.is_acronym(start) => Label::Loc,
        Some(How::Demonym | How::People) if label != Label::Org || lone => Label::Misc,
        Some(How::Capital) if label != Label::Per && label != Label::Org => Label::Loc,
        _ => label,
    };
    let country = country.filter(|c| match c.how {
        How::Name | How::Capital => label == Label::Loc,
        How::Demonym | How::People => label == Label::Misc,
    });
    names.push(Name { tokens: start..end, label, country });
}

/// Who sells pictures to outlets.
const CREDITS: &[&str] = &["getty", "reuters", "ap", "afp", "epa", "rex", "shutterstock", "alamy", "dpa"];

/// Whether the word at `i` is part of a title in front of a name rather than of the name.
pub(super) fn is_title(report: &Report<'_>, i: usize) -> bool {
    report.has(i, TITLE | COURTESY)
        // `former`, `acting`: only where a title follows.
        || report.is(i, &["former", "acting", "deputy", "vice", "prime", "foreign", "late", "then", "ex", "outgoing", "incoming", "assistant", "associate", "first", "top", "senior", "presidential", "democratic", "republican"])
            && (report.has(i + 1, TITLE) || report.has(i + 2, TITLE))
}

fn demonym(report: &Report<'_>, start: usize, end: usize) -> Option<usize> {
    let (n, country) = countries::at(report, start)?;
    let fits = start + n < end && matches!(country.how, How::Demonym) || report.is_acronym(start);
    fits.then_some(n)
}

fn has_capital(word: &str) -> bool {
    word.chars().any(char::is_uppercase)
}

/// Takes in particles, both halves of a hyphen, initials and the suffix of a person's name.
fn whole_person(
    report: &Report<'_>,
    mut start: usize,
    mut end: usize,
    sentence: &Range<usize>,
) -> (usize, usize) {
    loop {
        let k = end;
        if k >= sentence.end {
            break;
        }
        // `al` `-` `Dray`, `Dray` `-` `Orr`
        if report.is_hyphen(k)
            && report.glued(k)
            && report.glued(k + 1)
            && k + 1 < sentence.end
            && (report.capital(k + 1) || second_half(report, start, k + 1))
        {
            end = k + 2;
        } else if report.has(k, PARTICLE) && k + 1 < sentence.end && report.capital(k + 1) {
            end = k + 2;
        } else if report.has(k, PARTICLE)
            && k + 2 < sentence.end
            && report.is_hyphen(k + 1)
            && report.glued(k + 1)
            && report.capital(k + 2)
        {
            end = k + 3;
        } else if is_glottal(report, k)
            && k + 1 < sentence.end
            && (report.has(k + 1, PARTICLE) || report.capital(k + 1))
            && !report.has(k + 1, COURTESY | TITLE)
            && report.pos(k + 1).is_none_or(|p| p == Pos::Propn || report.has(k + 1, PARTICLE))
            && !opens_quotation(report, k)
        {
            end = if report.is_hyphen(k + 2) { (k + 4).min(sentence.end) } else { k + 2 };
        } else if report.is(k, &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]) {
            end = k + 1;
        } else if report.word(k) == ","
            && report.is(k + 1, &["jr", "jr.", "sr", "sr."])
            && k + 1 < sentence.end
        {
            end = k + 2;
        } else {
            break;
        }
    }
    // Backwards: `al-` in front of what was tagged, an initial, a first name that was left out.
    while let Some(k) = start.checked_sub(1).filter(|k| *k >= sentence.start) {
        if report.is_hyphen(k) && report.glued(k) && report.glued(start) && k > sentence.start {
            let country = countries::at(report, k - 1).is_some();
            if (report.has(k - 1, PARTICLE) || report.capital(k - 1)) && !country {
                start = k - 1;
                continue;
            }
        }
        if report.has(k, PARTICLE)
            && !report.has(k, FUNCTION | DEFINITE)
            && k > sentence.start
            && report.capital(k - 1)
            && !report.has(k - 1, TITLE | COURTESY)
        {
            start = k - 1;
            continue;
        }
        // `van der`, `al`: particles in front, the first of them one that is nothing else.
        let low = k.saturating_sub(2).max(sentence.start);
        let first = (low..=k).rev().take_while(|j| report.has(*j, PARTICLE)).last();
        if let Some(first) =
            first.filter(|f| report.is(*f, &["al", "el", "bin", "ibn", "abu", "van", "von", "de"]))
        {
            start = first;
            continue;
        }
        break;
    }
    (start, end)
}

/// Whether the word at `i`, in lower case behind a hyphen, is the second half of a given name: `Marr Jin-ok`, and not what a
/// name does to a noun: `Ina Orr-led`.
fn second_half(report: &Report<'_>, start: usize, i: usize) -> bool {
    const ADJECTIVE: &[&str] = &[
        "led", "era", "run", "like", "free", "made", "held", "born", "wide", "only", "type", "style",
        "based", "owned", "back", "backed", "built", "paid", "hit", "sized", "trained", "funded", "friendly",
        "esque", "bred", "fuelled", "fueled", "linked", "tied",
    ];
    let word = report.word(i);
    i >= start + 3
        && !report.is_hyphen(i + 1)
        && (1..=5).contains(&word.chars().count())
        && word.chars().all(char::is_lowercase)
        && report.word(i - 2).chars().count() <= 5
        && !report.is(i, ADJECTIVE)
        && !word.ends_with("ed")
        && !word.ends_with("ing")
}

fn opens_quotation(report: &Report<'_>, i: usize) -> bool {
    let Some(token) = report.segments.tokens.get(i) else { return false };
    report
        .segments
        .quotation_at(token.span.start())
        .is_some_and(|q| q.span.start() == token.span.start() || q.span.end() == token.span.end())
}

/// Countries that the tagger passed over, or took a part of.
fn add_countries(report: &Report<'_>, names: &mut Vec<Name>) {
    let mut more = Vec::new();
    let mut next = 0;
    let mut i = 0;
    while i < report.len() {
        while next < names.len() && names[next].tokens.end <= i {
            next += 1;
        }
        let Some((n, country)) = countries::at(report, i) else {
            i += 1;
            continue;
        };
        let tokens = i..i + n;
        let met = names[next..].iter().take_while(|m| m.tokens.start < tokens.end).count();
        let covered = names[next..next + met].iter().any(|m| {
            m.tokens.start <= tokens.start && tokens.end <= m.tokens.end && m.tokens.len() > tokens.len()
        });
        let same = met == 1 && names[next].tokens == tokens;
        // Words that are often something else count only where the tagger saw a place.
        let doubtful = n == 1
            && (country.how == How::Capital
                || report.is(
                    i,
                    &["jordan", "chad", "georgia", "jersey", "guinea", "niue", "mali", "turkey", "polish"],
                )
                || report.opens_sentence(i) && country.how == How::Demonym && report.word(i).len() < 6);
        let clash = names[next..next + met]
            .iter()
            .any(|m| m.label == Label::Per && !tokens.contains(&(m.tokens.end - 1)));
        if !covered
            && !same
            && !clash
            && (met > 0 || !doubtful || country.how == How::Demonym && !report.opens_sentence(i))
        {
            let label =
                if matches!(country.how, How::Name | How::Capital) { Label::Loc } else { Label::Misc };
            more.push(Name { tokens: tokens.clone(), label, country: Some(country) });
        }
        i += n;
    }
    if more.is_empty() {
        return;
    }
    // A country's whole name wins over a part of it.
    names.retain(|m| !more.iter().any(|c| c.tokens.start < m.tokens.end && m.tokens.start < c.tokens.end));
    names.extend(more);
    settle(names);
}

/// Names that stand elsewhere in the same words, and surnames of people already named in full.
fn add_repeated<'a>(report: &Report<'a>, names: &mut Vec<Name>) {
    let mut known: HashMap<&'a str, Vec<(Vec<&'a str>, Label)>> = HashMap::new();
    let mut add = |words: Vec<&'a str>, label| {
        let Some(first) = words.first().copied() else { return };
        let list = known.entry(first).or_default();
        if list.len() < 32 && !list.iter().any(|(w, _)| *w == words) {
            list.push((words, label));
        }
    };
    for name in names.iter().filter(|n| n.country.is_none()) {
        let words: Vec<&str> = name.tokens.clone().map(|k| report.word(k)).collect();
        let lone = words.len() == 1;
        if lone
            && (words[0].len() < 3 || report.opens_sentence(name.tokens.start) && name.label != Label::Per)
        {
            continue;
        }
        if name.label == Label::Per && !lone {
            let last = *words.last().unwrap_or(&"");
            let particle = words.len() >= 3 && matches!(words[words.len() - 2], "-" | "‐");
            if particle {
                add(words[words.len() - 3..].to_vec(), Label::Per);
                let mut upper = words[words.len() - 3..].to_vec();
                if let Some(first) = upper.first_mut() {
                    *first = match *first {
                        "al" => "Al",
                        "Al" => "al",
                        "el" => "El",
                        other => other,
                    };
                }
                add(upper, Label::Per);
            } else if last.len() > 3 && has_capital(last) {
                add(vec![last], Label::Per);
            }
        }
        add(words, name.label);
    }
    for list in known.values_mut() {
        list.sort_by_key(|(w, l)| (std::cmp::Reverse(w.len()), *l));
    }
    let mut more = Vec::new();
    let mut next = 0;
    let mut i = 0;
    while i < report.len() {
        while next < names.len() && names[next].tokens.end <= i {
            next += 1;
        }
        let free = names.get(next).map_or(report.len(), |n| n.tokens.start);
        if i >= free {
            i = names[next].tokens.end;
            continue;
        }
        let limit = free.min(report.around(i).end);
        let hit = known.get(report.word(i)).and_then(|list| {
            list.iter().find(|(w, _)| {
                i + w.len() <= limit && w.iter().enumerate().all(|(k, x)| report.word(i + k) == *x)
            })
        });
        let Some((words, label)) = hit else {
            i += 1;
            continue;
        };
        let n = words.len();
        // A single word at the start of a sentence, or inside a longer run of capitals, may be another thing.
        let lone_start = n == 1 && report.opens_sentence(i) && report.pos(i).is_some_and(|p| p != Pos::Propn);
        let inside = report.capital(i + n) && report.pos(i + n) == Some(Pos::Propn) && i + n < limit
            || i > 0
                && report.capital(i - 1)
                && !report.has(i - 1, TITLE | COURTESY)
                && report.pos(i - 1) == Some(Pos::Propn);
        if !lone_start && !inside {
            more.push(Name { tokens: i..i + n, label: *label, country: None });
        }
        i += n;
    }
    names.extend(more);
    settle(names);
}

/// Takes the number of a model into the name of what is no body but its product, and the legal form into a company's; a currency
/// is no place.
fn round_off(report: &Report<'_>, names: &mut Vec<Name>) {
    names
        .retain(|n| !(n.tokens.len() == 1 && report.word(n.tokens.end) == "$" && report.glued(n.tokens.end)));
    for i in 0..names.len() {
        let end = names[i].tokens.end;
        let free = names.get(i + 1).map_or(report.len(), |n| n.tokens.start);
        if report.is(names[i].tokens.start, &["hurricane", "typhoon", "cyclone", "operation"])
            && names[i].tokens.len() > 1
        {
            names[i].label = Label::Misc;
            continue;
        }
        if let Some(to) = labels::product(report, &names[i]).filter(|to| *to <= free) {
            names[i].tokens.end = to;
            names[i].label = Label::Misc;
            continue;
        }
        let form = end + usize::from(report.word(end) == ",");
        let within = form < report.around(names[i].tokens.start).end && form < free;
        let legal = report.is(form, &["inc", "inc.", "corp.", "ltd", "ltd.", "llc", "plc", "llp", "gmbh"]);
        if within && legal && report.capital(form) && names[i].country.is_none() {
            names[i].tokens.end = form + 1;
            names[i].label = Label::Org;
        }
    }
}

/// One name has one label: what most of its places say, with what stands in and beside them and the register of countries
/// counting more.
fn agree(report: &Report<'_>, names: &mut [Name]) {
    let mut votes: HashMap<&str, [u32; 4]> = HashMap::new();
    for name in names.iter() {
        let mut weight = [0; 4];
        weight[name.label as usize] = 2;
        for (w, more) in weight.iter_mut().zip(labels::evidence(report, name)) {
            *w += more;
        }
        let vote = votes.entry(report.words(&name.tokens)).or_insert([0; 4]);
        for k in 0..4 {
            vote[k] += weight[k];
        }
    }
    // Surnames follow the full names that end in them.
    let surnames: Vec<&str> = names
        .iter()
        .filter(|n| n.label == Label::Per && n.tokens.len() > 1)
        .map(|n| report.word(n.tokens.end - 1))
        .collect();
    for word in surnames {
        if let Some(vote) = votes.get_mut(word) {
            vote[Label::Per as usize] += 3;
        }
    }
    // `Orrin Ltd.` says what `Orrin` is.
    let firms: Vec<&str> = names
        .iter()
        .filter(|n| n.tokens.len() > 1 && labels::legal_form(report.word(n.tokens.end - 1)))
        .map(|n| {
            let end = n.tokens.end - 1;
            report.words(&(n.tokens.start..end - usize::from(report.word(end - 1) == ",")))
        })
        .collect();
    for words in firms {
        if let Some(vote) = votes.get_mut(words) {
            vote[Label::Org as usize] += 20;
        }
    }
    for name in names.iter_mut().filter(|n| n.country.is_none()) {
        let Some(vote) = votes.get(report.words(&name.tokens)) else { continue };
        let best = (0..4).max_by_key(|k| (vote[*k], *k == name.label as usize, std::cmp::Reverse(*k)));
        if let Some(k) = best {
            name.label = Label::ALL[k];
        }
    }
}
