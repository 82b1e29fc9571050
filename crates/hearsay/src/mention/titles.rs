//! Names → titles: what does the report call the person, in front of the name and behind it?

use super::countries::{self, How};
use super::lexicon::{
    COURTESY, DEFINITE, FEMALE, FUNCTION, GENERIC, INDEFINITE, MALE, STATE, TITLE, fold, is_agent,
};
use super::names::{Name, starting_at};
use super::report::Report;
use crate::tag::{Label, Pos};
use crate::text::calendar;
use std::ops::Range;

/// Which pronoun a person goes by, as far as the report shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

impl Gender {
    pub(super) fn of(flags: u16) -> Gender {
        match (flags & MALE != 0, flags & FEMALE != 0) {
            (true, false) => Gender::Male,
            (false, true) => Gender::Female,
            _ => Gender::Unknown,
        }
    }

    /// Whether two pieces of evidence can be of one person.
    pub(super) fn agrees(self, other: Gender) -> bool {
        self == Gender::Unknown || other == Gender::Unknown || self == other
    }

    pub(super) fn or(self, other: Gender) -> Gender {
        if self == Gender::Unknown { other } else { self }
    }
}

/// What stands with one person's name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Titled {
    /// The name with its title and apposition, as tokens.
    pub(super) full: Range<usize>,
    /// As the report writes them.
    pub(super) roles: Vec<String>,
    pub(super) country: Option<&'static str>,
    pub(super) gender: Gender,
    /// Whether a courtesy title or a role stands right in front.
    pub(super) fronted: bool,
}

/// The name that ends at token `end`, if one does.
fn ending_at(names: &[Name], before: usize, end: usize) -> Option<&Name> {
    names[..before].iter().rev().take(4).find(|n| n.tokens.end == end)
}

/// Titles and appositions of the `i`th name.
///
/// In front: `Veskan Prime Minister Ina Corvell`, `former KNA editor Tom Orr`, `the foreign minister, Ina Corvell,`.
/// Behind: `Ina Corvell, the foreign minister of Vesk,`. A title ends at an article, a verb or a mark; the word next
/// to the name must name a person by what they do. It errs where a common noun that looks like a title stands in
/// front of a name by chance.
pub(super) fn of(report: &Report<'_>, names: &[Name], i: usize) -> Titled {
    let name = &names[i];
    let mut found = Titled { full: name.tokens.clone(), ..Titled::default() };
    if name.label != Label::Per {
        return found;
    }
    front(report, names, i, &mut found);
    if !found.fronted {
        before_comma(report, names, i, &mut found);
    }
    behind(report, names, i, &mut found);
    found
}

/// Whether a word tells when: `on Monday producer Hale`, `last week director Hale`.
fn is_time(report: &Report<'_>, k: usize) -> bool {
    calendar::is_named(&report.lower(k))
        || report.is(
            k,
            &[
                "week",
                "weekend",
                "month",
                "year",
                "day",
                "night",
                "morning",
                "afternoon",
                "evening",
                "today",
                "yesterday",
            ],
        )
}

/// Whether the word can stand right in front of a name as its title.
fn heads_title(report: &Report<'_>, k: usize) -> bool {
    if report.has(k, TITLE | COURTESY) {
        return true;
    }
    let noun = matches!(report.pos(k), Some(Pos::Noun | Pos::Propn));
    noun && !report.capital(k) && is_agent(report.word(k))
}

fn front(report: &Report<'_>, names: &[Name], i: usize, found: &mut Titled) {
    let start = names[i].tokens.start;
    let first = report.around(start).start;
    let mut at = start;
    let mut heads = false;
    // `Secretary of State`, `Secretary of the Interior`: a title that ends in what it is of.
    if start > first && report.capital(start - 1) && !heads_title(report, start - 1) {
        let low = start.saturating_sub(7).max(first);
        for k in (low..start - 1).rev() {
            let inner = report.capital(k) || report.is(k, &["the", "and", "&"]);
            if report.is(k, &["of", "for"]) && k > low && report.has(k - 1, TITLE) && report.capital(k - 1) {
                at = k - 1;
                heads = true;
                break;
            }
            if !inner && !report.is(k, &["of"]) {
                break;
            }
        }
    }
    if !heads && !(start > first && heads_title(report, start - 1)) {
        return;
    }
    while at > first && start - at < 12 {
        let k = at - 1;
        if let Some(other) = ending_at(names, i, at) {
            if other.label == Label::Per && !report.has(at, TITLE) {
                break;
            }
            if !heads {
                break;
            }
            at = other.tokens.start;
            continue;
        }
        if report.has(k, TITLE | COURTESY) {
            heads = true;
            at = k;
            continue;
        }
        let possessive = report.is_possessive(k) && heads && ending_at(names, i, k).is_some();
        if possessive {
            // `Vesk's foreign minister Ina Corvell`
            let other = ending_at(names, i, k).map_or(k, |n| n.tokens.start);
            if starting_at(names, other).is_some_and(|n| names[n].label != Label::Per) {
                at = other;
            }
            break;
        }
        let hyphen = report.is_hyphen(k) && k > first;
        let part = hyphen
            || report.is_word(k)
                && !report.has(k, FUNCTION | DEFINITE | INDEFINITE)
                && !is_time(report, k)
                && match report.pos(k) {
                    Some(Pos::Adj | Pos::Noun | Pos::Propn) => true,
                    None => report.is_word(k) && (report.capital(k) || heads),
                    _ => false,
                };
        // The first word of a sentence in front of a title is part of it only as noun or adjective, which it is here.
        if part && (heads || heads_title(report, k)) {
            heads |= heads_title(report, k);
            at = k;
        } else if report.is(k, &["and"])
            && at - first > 1
            && report.has(k - 1, TITLE)
            && report.has(at, TITLE)
        {
            at = k - 1;
        } else {
            break;
        }
    }
    if !heads || at == start {
        return;
    }
    found.fronted = true;
    found.full.start = at;
    for k in at..start {
        found.gender = found.gender.or(Gender::of(report.flags(k)));
    }
    learn(report, names, at..start, found);
}

/// `The foreign minister, Ina Corvell, said`
fn before_comma(report: &Report<'_>, names: &[Name], i: usize, found: &mut Titled) {
    let start = names[i].tokens.start;
    let first = report.around(start).start;
    if start < first + 3 || report.word(start - 1) != "," || !report.has(start - 2, TITLE) {
        return;
    }
    let closes = matches!(report.word(names[i].tokens.end), "," | ")" | ".");
    let phrase = report.phrase(start - 2);
    let definite = report.has(phrase.start, DEFINITE)
        || phrase.start > first && report.is_possessive(phrase.start - 1)
        || phrase.start > first && names[..i].iter().rev().take(4).any(|n| n.tokens.start == phrase.start);
    if closes && definite && phrase.len() > 1 {
        found.full.start = phrase.start;
        learn(report, names, phrase, found);
    }
}

/// `Ina Corvell, the foreign minister of Vesk,`
fn behind(report: &Report<'_>, names: &[Name], i: usize, found: &mut Titled) {
    let end = names[i].tokens.end;
    let limit = report.around(end.saturating_sub(1)).end;
    if !matches!(report.word(end), "," | "(") || end + 1 >= limit {
        return;
    }
    let stop = (end + 1..limit.min(end + 22)).find(|&k| {
        matches!(report.word(k), "," | ";" | ")" | "." | ":" | "—" | "–" | "--" | "\"" | "“" | "”")
    });
    let stop = stop.unwrap_or(limit.min(end + 22));
    // Up to the head: the last noun before a phrase that hangs on it.
    let mut k = end + 1;
    if report.is(k, &["who", "whose", "which", "and", "or", "but"]) {
        return;
    }
    while k < stop && report.has(k, DEFINITE | INDEFINITE) {
        k += 1;
    }
    let from = k;
    while k < stop {
        let owner = report.is_possessive(k);
        let named = names[i..].iter().take(6).find(|n| n.tokens.start == k);
        if let Some(n) = named {
            if n.label == Label::Per {
                return;
            }
            k = n.tokens.end;
        } else if owner || report.modifies(k) || report.has(k, TITLE | GENERIC) {
            k += 1;
        } else {
            break;
        }
    }
    if k == from || k > stop || !report.has(k - 1, TITLE | GENERIC) && !is_agent(&report.lower(k - 1)) {
        return;
    }
    // What follows must hang on the noun, or nothing may follow: `Ina Corvell, officials said, left` is no apposition.
    let hangs = k == stop
        || report
            .is(k, &["of", "for", "at", "in", "with", "from", "to", "on", "who", "and", "under", "since"]);
    if !hangs || report.has(k, super::lexicon::SAYING) {
        return;
    }
    if report.has(k - 1, GENERIC) && !report.has(k - 1, TITLE) && from == end + 1 {
        return;
    }
    for j in from..k {
        found.gender = found.gender.or(Gender::of(report.flags(j)));
    }
    learn(report, names, from..k, found);
    // The country after `of`: `the foreign minister of Vesk`.
    for n in names[i + 1..].iter().take_while(|n| n.tokens.start < stop) {
        if found.country.is_none() && n.tokens.start >= k {
            found.country = n.country.filter(|c| c.how == How::Name).map(|c| c.code);
        }
    }
    let verb =
        (k..stop).find(|&j| matches!(report.pos(j), Some(Pos::Verb | Pos::Aux)) || report.is(j, &["who"]));
    found.full.end = verb.unwrap_or(stop).max(names[i].tokens.end);
}

/// Keeps the role that some tokens hold, without nations and bodies in front of it.
fn learn(report: &Report<'_>, names: &[Name], tokens: Range<usize>, found: &mut Titled) {
    let mut start = tokens.start;
    loop {
        let longer = starting_at(names, start).map_or(0, |n| names[n].tokens.len());
        if let Some((n, country)) = countries::at(report, start) {
            if start + n < tokens.end && n >= longer {
                found.country = found.country.or(Some(country.code));
                start += n;
                continue;
            }
        }
        let inside = starting_at(names, start).map(|n| &names[n]).filter(|n| n.tokens.end < tokens.end);
        if let Some(name) = inside {
            let seat = countries::institution(report.words(&name.tokens)).map(|s| s.1);
            found.country = found.country.or(name.country.map(|c| c.code)).or(seat);
            start = name.tokens.end;
            continue;
        }
        let skipped = report.is_possessive(start)
            || report.has(start, DEFINITE | INDEFINITE | COURTESY)
            || report.has(start, STATE) && report.is_possessive(start + 1)
            || !report.is_word(start);
        if skipped && start + 1 < tokens.end {
            start += 1;
        } else {
            break;
        }
    }
    let courtesy = (start..tokens.end).all(|k| report.has(k, COURTESY) && !report.has(k, TITLE));
    if start >= tokens.end || courtesy {
        return;
    }
    let role = report.words(&(start..tokens.end)).split_whitespace().collect::<Vec<_>>().join(" ");
    if !found.roles.iter().any(|r| r.eq_ignore_ascii_case(&role)) {
        found.roles.push(role);
    }
}

/// A role as roles are compared: `Sen.` and `the senator` are one.
pub(super) fn role_words(role: &str) -> Vec<String> {
    role.split([' ', '-'])
        .map(fold)
        .filter(|w| !w.is_empty())
        .map(|w| {
            match w.as_str() {
                "sen" => "senator",
                "rep" => "representative",
                "gov" => "governor",
                "gen" => "general",
                "lt" => "lieutenant",
                "col" => "colonel",
                "capt" => "captain",
                "sgt" => "sergeant",
                "pres" => "president",
                "maj" => "major",
                "adm" => "admiral",
                "cmdr" => "commander",
                "premier" => "minister",
                other => return other.to_owned(),
            }
            .to_owned()
        })
        .collect()
}
