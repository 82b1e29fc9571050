//! Noun phrases → actors: whom do `the prime minister`, `the two leaders`, `her office` and `a senior official` mean?

use super::cast::{Cast, Draft, body_words};
use super::countries::{self, How};
use super::lexicon::{
    BODY, COURTESY, DEFINITE, DOCUMENT, FUNCTION, GENERIC, INDEFINITE, PREPOSITION, SAYING, STATE, TITLE,
    fold,
};
use super::names::{Name, meeting, starting_at};
use super::report::Report;
use super::titles::{Gender, role_words};
use super::{ActorKind, Found};
use crate::mention::MentionKind;
use crate::tag::{Label, Pos, Role};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Finds the noun phrases that mean an actor, and adds them to `found`.
///
/// Bodies with a name in front (`the Veskan army`, `Corvell's office`, `the Corvell campaign`) are actors of their own;
/// `the Veskan government` is the country. A definite title is the one person of the report who holds it. A definite
/// body is the one body of the report whose name ends in that noun. Persons that the report leaves without a name are
/// unnamed actors, each indefinite `a senior official` another one. Where two fit, nobody is meant.
pub(super) fn find(
    report: &Report<'_>,
    names: &[Name],
    actors: &[Option<usize>],
    cast: &mut Cast,
    found: &mut Vec<Found>,
) {
    let mut finder = Finder {
        report,
        names,
        actors,
        cast,
        bodies: BTreeMap::new(),
        unnamed: BTreeMap::new(),
        roles: BTreeMap::new(),
        heads: BTreeMap::new(),
        last_unnamed: BTreeMap::new(),
    };
    finder.learn();
    let mut sources: Vec<usize> = Vec::new();
    for run in report.tags.roles.iter().filter(|r| r.tag == Role::Source) {
        let end = run.tokens.end.min(report.len());
        if let Some(head) = head_of(report, names, run.tokens.start..end) {
            sources.push(head);
        }
    }
    let mut source = sources.iter().copied().peekable();
    let mut at = 0;
    for head in 0..report.len() {
        while source.peek().is_some_and(|s| *s < head) {
            source.next();
        }
        let is_source = source.peek() == Some(&head);
        while at < names.len() && names[at].tokens.end <= head {
            at += 1;
        }
        // A name is no description.
        if names.get(at).is_some_and(|n| n.tokens.contains(&head)) {
            continue;
        }
        let flags = report.flags(head);
        let plausible = flags & (BODY | TITLE | GENERIC | STATE) != 0 && !report.capital(head)
            || flags & (BODY | TITLE) != 0 && !report.opens_sentence(head)
            || flags & GENERIC != 0
            || is_source;
        if !plausible || !is_head(report, names, at, head) {
            continue;
        }
        if let Some(one) = finder.read(head, is_source) {
            found.push(one);
        }
    }
}

/// Whether the word closes its noun phrase: no noun and no name goes on behind it.
fn is_head(report: &Report<'_>, names: &[Name], at: usize, head: usize) -> bool {
    if report.has(head, FUNCTION) {
        return false;
    }
    if matches!(
        report.pos(head),
        Some(Pos::Verb | Pos::Aux | Pos::Adv | Pos::Adp | Pos::Adj | Pos::Pron | Pos::Punct | Pos::Part)
    ) {
        return false;
    }
    let next = head + 1;
    if next >= report.around(head).end {
        return true;
    }
    if names[at..].first().is_some_and(|n| n.tokens.start == next) {
        return false;
    }
    match report.pos(next) {
        Some(Pos::Noun | Pos::Propn) => report.is_possessive(next),
        Some(_) => !report.is_hyphen(next),
        None => {
            !report.is_hyphen(next)
                && !report.has(next, BODY | TITLE | GENERIC | DOCUMENT)
                && !report.capital(next)
        }
    }
}

/// The head of the noun phrase that a source begins with: its last word before a phrase hangs on it.
pub(super) fn head_of(report: &Report<'_>, names: &[Name], tokens: Range<usize>) -> Option<usize> {
    let end = chunk_end(
        report,
        |k| meeting(names, &(k..k + 1)).is_some_and(|n| names[n].tokens.start < k),
        tokens.clone(),
    );
    let mut head = end.checked_sub(1).filter(|h| *h >= tokens.start)?;
    while head > tokens.start && !report.is_word(head) {
        head -= 1;
    }
    report.is_word(head).then_some(head)
}

/// Where the first noun phrase of some tokens ends: before `of` and its like, a comma, a bracket, `who`, a verb.
///
/// `inside` says whether a border lies inside a name.
pub(super) fn chunk_end(report: &Report<'_>, inside: impl Fn(usize) -> bool, tokens: Range<usize>) -> usize {
    let mut word = false;
    for k in tokens.clone() {
        let opens = word
            && !inside(k)
            // `editor-in-chief`
            && !(report.is_hyphen(k.wrapping_sub(1)) && report.is_hyphen(k + 1))
            && (report.has(k, PREPOSITION)
                || report.is(
                    k,
                    &[
                        "and", "or", "who", "which", "that", "whose", "whom", "but", "as", "when", "while",
                        "where", "because", "if", "then", "also",
                    ],
                )
                || matches!(
                    report.word(k),
                    "," | ";" | ":" | "(" | "[" | "—" | "–" | "--" | "\"" | "“" | "”"
                )
                || matches!(report.pos(k), Some(Pos::Verb | Pos::Aux)) && !report.modifies(k)
                || matches!(report.pos(k), Some(Pos::Verb)) && k + 1 >= tokens.end);
        if opens {
            return k;
        }
        word |= report.is_word(k) && !report.has(k, DEFINITE | INDEFINITE);
    }
    tokens.end
}

/// Whether a verb of saying follows the head: `officials have also said`.
fn says(report: &Report<'_>, head: usize) -> bool {
    for k in head + 1..head + 4 {
        if report.has(k, SAYING) {
            return true;
        }
        if !matches!(report.pos(k), Some(Pos::Aux | Pos::Adv)) {
            return false;
        }
    }
    false
}

struct Finder<'r, 'a, 'c> {
    report: &'r Report<'a>,
    names: &'r [Name],
    actors: &'r [Option<usize>],
    cast: &'c mut Cast,
    /// Bodies described, by country or owner and noun.
    bodies: BTreeMap<String, usize>,
    /// Persons without a name, by the phrase.
    unnamed: BTreeMap<String, usize>,
    /// Roles that persons hold, by their last word: the role's words, and who.
    roles: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    /// Bodies by the last noun of their names.
    heads: BTreeMap<String, Vec<(Vec<String>, usize)>>,
    /// The last person brought in by an indefinite phrase.
    last_unnamed: BTreeMap<String, usize>,
}

impl Finder<'_, '_, '_> {
    fn learn(&mut self) {
        let mut seen = vec![false; self.cast.drafts.len()];
        let mut met: BTreeSet<(usize, Vec<String>)> = BTreeSet::new();
        for (name, actor) in self.names.iter().zip(self.actors) {
            let Some(id) = actor.map(|a| self.cast.root(a)) else { continue };
            let draft = self.cast.get(id);
            if draft.kind == ActorKind::Person && !seen[id] {
                seen[id] = true;
                for role in draft.roles.iter().map(|r| role_words(r)) {
                    let last = role.last().cloned().unwrap_or_default();
                    self.roles.entry(last).or_default().push((role, id));
                }
            }
            if matches!(draft.kind, ActorKind::Organisation | ActorKind::Group) {
                let words = body_words(self.report.words(&name.tokens)).1;
                // `Ministry of Works` ends in its first noun, for this.
                let of =
                    words.iter().position(|w| matches!(w.as_str(), "of" | "for" | "against" | "on" | "in"));
                let head = words[..of.unwrap_or(words.len())].to_vec();
                if met.insert((id, head.clone())) {
                    let last = head.last().cloned().unwrap_or_default();
                    self.heads.entry(last).or_default().push((head, id));
                }
            }
        }
        // A word that ends the names of hundreds tells none of them.
        self.roles.retain(|_, v| v.len() <= 200);
        self.heads.retain(|_, v| v.len() <= 200);
    }

    fn name_within(&self, tokens: &Range<usize>) -> Option<usize> {
        meeting(self.names, tokens)
    }

    /// The phrase that ends in `head`, with an owner in front: `Corvell 's office`.
    fn owner(&self, phrase: &Range<usize>) -> Option<usize> {
        let mark = phrase.start.checked_sub(1)?;
        if !self.report.is_possessive(mark)
            || self.report.sentence(mark) != self.report.sentence(phrase.start)
        {
            return None;
        }
        let i = self.names.partition_point(|n| n.tokens.end < mark);
        self.names.get(i).filter(|n| n.tokens.end == mark).map(|_| i)
    }

    /// Whose title goes on to the name: `Director of Harbour Works Tom Orr`. In `spokesman for President Dray` the title
    /// behind is another's.
    fn titled(&self, head: usize) -> Option<usize> {
        let report = self.report;
        let of = report.is(head + 1, &["of"]);
        let (title, reach) = (report.has(head, TITLE), report.around(head).end.min(head + 10));
        if !title || report.lower(head).ends_with('s') || !of && !report.is(head + 1, &["for"]) {
            return None;
        }
        let first = head + 2 + usize::from(report.is(head + 2, &["the"]));
        for k in first..reach {
            let at = self.names.partition_point(|n| n.tokens.start < k);
            let name = self.names.get(at).filter(|n| n.tokens.start == k && n.label == Label::Per);
            if name.is_some() {
                let near = report.capital(k - 1) && report.is_word(k - 1);
                let body = (first..k).any(|j| report.has(j, BODY));
                let other = report.has(k - 1, TITLE | COURTESY) && !(of && body);
                return self.actors[at].filter(|_| k > first && near && !other);
            }
            if !report.capital(k) && !report.is(k, &["the", "and", "&", "of"]) {
                return None;
            }
        }
        None
    }

    fn read(&mut self, head: usize, is_source: bool) -> Option<Found> {
        let report = self.report;
        let phrase = report.phrase(head);
        if let Some(id) = self.titled(head) {
            return Some(self.mention(phrase, MentionKind::Nominal, Some(id), ""));
        }
        let flags = report.flags(head);
        let noun = report.lower(head);
        if let Some(i) = self.owner(&phrase) {
            return self.owned(i, phrase, head, is_source);
        }
        let definite = report.has(phrase.start, DEFINITE);
        let within = self.name_within(&phrase);
        let nation = within.and_then(|i| self.nation(i));
        if flags & DOCUMENT != 0 && flags & BODY == 0 {
            // The words are those of what stands in front: `a Veskan army statement`.
            let inner = phrase.start..head;
            let last = inner.end.checked_sub(1).filter(|k| inner.contains(k) && report.has(*k, BODY))?;
            return self.body(report.phrase(last).start.max(phrase.start)..inner.end, last, is_source, false);
        }
        if flags & STATE != 0 && !(flags & BODY != 0 && within.is_some()) {
            return self.states(phrase, head, nation);
        }
        let numbered = report.is(phrase.start, &["both"])
            || phrase.clone().any(|k| report.is(k, &["two", "pair"]) && definite);
        if numbered && noun.ends_with('s') && flags & (TITLE | GENERIC) != 0 {
            return Some(self.mention(phrase, MentionKind::Nominal, None, "two persons"));
        }
        if flags & TITLE != 0
            && !noun.ends_with('s')
            && (definite || within.is_some() && !report.has(phrase.start, INDEFINITE))
        {
            if let Some(id) = self.holder(&phrase, head, nation) {
                return Some(self.mention(phrase, MentionKind::Nominal, Some(id), ""));
            }
        }
        if flags & BODY != 0 && flags & GENERIC == 0 {
            return self.body(phrase, head, is_source, definite);
        }
        let speaks = is_source || says(report, head);
        let person = flags & (GENERIC | TITLE) != 0;
        if speaks && (person || is_source) && flags & DOCUMENT == 0 {
            return Some(self.unnamed(phrase, head, nation));
        }
        None
    }

    /// The country that a name in front of a noun gives it.
    fn nation(&self, i: usize) -> Option<usize> {
        let id = self.actors[i]?;
        (self.cast.get(id).kind == ActorKind::Country).then(|| self.cast.root(id))
    }

    fn mention(
        &self,
        tokens: Range<usize>,
        kind: MentionKind,
        actor: Option<usize>,
        plural: &'static str,
    ) -> Found {
        Found { full: tokens.clone(), tokens, kind, label: None, actor, also: Vec::new(), plural }
    }

    /// `Corvell's office`, `Vesk's foreign minister`, `the ministry's spokesman`
    fn owned(&mut self, i: usize, phrase: Range<usize>, head: usize, is_source: bool) -> Option<Found> {
        let report = self.report;
        let owner = self.actors[i].map(|a| self.cast.root(a));
        let flags = report.flags(head);
        let whole = self.names[i].tokens.start..phrase.end;
        if flags & DOCUMENT != 0 && flags & BODY == 0 {
            return None;
        }
        let state = owner.filter(|o| self.cast.get(*o).kind == ActorKind::Country);
        if flags & TITLE != 0 && flags & BODY == 0 && !report.lower(head).ends_with('s') {
            if let Some(id) = self.holder(&phrase, head, state) {
                return Some(self.mention(whole, MentionKind::Nominal, Some(id), ""));
            }
        }
        if flags & STATE != 0 && state.is_some() {
            return report
                .is(head, &["government"])
                .then(|| self.mention(whole, MentionKind::Nominal, state, ""));
        }
        if flags & BODY != 0 && flags & GENERIC == 0 {
            let noun = fold(report.words(&phrase));
            let key = match owner {
                Some(o) => format!("{o}'s {noun}"),
                None => fold(report.words(&whole)),
            };
            let text = report.words(&whole);
            let country = state.and_then(|s| self.cast.get(s).country.clone());
            let cast = &mut *self.cast;
            let id = *self.bodies.entry(key).or_insert_with(|| {
                let mut draft = Draft::new(text, ActorKind::Organisation);
                draft.country = country;
                cast.add(draft)
            });
            return Some(self.mention(whole, MentionKind::Name, Some(id), ""));
        }
        let person = flags & (GENERIC | TITLE) != 0;
        let speaks = is_source || says(report, head);
        if person && speaks {
            return Some(self.unnamed(whole, head, state));
        }
        None
    }

    /// The one person of the report who holds the title that a phrase names.
    fn holder(&self, phrase: &Range<usize>, head: usize, nation: Option<usize>) -> Option<usize> {
        let report = self.report;
        let mut from = phrase.start;
        while from < head
            && (report.has(from, DEFINITE | INDEFINITE)
                || report.is(from, &["then", "new", "current", "top", "two"]))
        {
            from += 1;
        }
        // Nations and bodies in front are no part of the role.
        while let Some(n) = starting_at(self.names, from).filter(|n| self.names[*n].tokens.end <= head) {
            from = self.names[n].tokens.end;
        }
        let words = role_words(report.words(&(from..head + 1)));
        if words.is_empty() {
            return None;
        }
        let country = nation.and_then(|n| self.cast.get(n).country.clone());
        let near = words.last().and_then(|w| self.roles.get(w)).map_or(&[][..], |v| v);
        let mut fits: Vec<(bool, usize)> = near
            .iter()
            .filter(|(role, id)| {
                let tail = role.ends_with(&words);
                let extra = &role[..role.len().saturating_sub(words.len())];
                let lesser = extra.iter().any(|w| {
                    matches!(w.as_str(), "vice" | "deputy" | "former" | "ex" | "assistant" | "under")
                });
                let theirs = &self.cast.get(*id).country;
                let clash = country.is_some() && theirs.is_some() && *theirs != country;
                let gender = Gender::of(report.flags(head)).agrees(self.cast.get(*id).gender);
                tail && !lesser && !clash && gender
            })
            .map(|(role, id)| (role.len() == words.len(), *id))
            .collect();
        if fits.iter().any(|f| f.0) {
            fits.retain(|f| f.0);
        }
        fits.dedup_by_key(|f| f.1);
        fits.sort_by_key(|f| f.1);
        fits.dedup_by_key(|f| f.1);
        if let (true, Some(c)) = (fits.len() > 1, &country) {
            fits.retain(|f| self.cast.get(f.1).country.as_ref() == Some(c));
        }
        match fits[..] {
            [(_, one)] => Some(one),
            _ => None,
        }
    }

    /// `the Veskan army`, `the Corvell campaign`, `the commission`
    fn body(&mut self, phrase: Range<usize>, head: usize, is_source: bool, definite: bool) -> Option<Found> {
        let report = self.report;
        let within = self.name_within(&phrase);
        let noun = report.lower(head);
        if let Some(i) = within {
            let nation = self.nation(i);
            let start = self.names[i].tokens.start;
            let government = report.is(head, &["government", "regime"]);
            let adjacent = self.names[i].tokens.end == head;
            if government && nation.is_some() && adjacent {
                return Some(self.mention(phrase, MentionKind::Nominal, nation, ""));
            }
            // `the US-led coalition` is the one coalition that has a name, if one has.
            let led = report.is_hyphen(self.names[i].tokens.end);
            if led {
                if let Some(id) = self.called(std::slice::from_ref(&noun)) {
                    return Some(self.mention(start..head + 1, MentionKind::Name, Some(id), ""));
                }
            }
            let text = report.words(&(start..head + 1));
            let (_, words) = body_words(text);
            let owner = nation.map_or_else(|| fold(report.words(&self.names[i].tokens)), |n| n.to_string());
            let key = format!("{owner} {}", if words.is_empty() { fold(text) } else { words.join(" ") });
            // A body with a name that ends in these words and is of that country is meant: `the Veskan ministry of works`.
            let country = nation.and_then(|n| self.cast.get(n).country.clone());
            let cast = &mut *self.cast;
            let id = *self.bodies.entry(key).or_insert_with(|| {
                let mut draft = Draft::new(text, ActorKind::Organisation);
                draft.country = country;
                draft.plural = noun.ends_with('s');
                cast.add(draft)
            });
            return Some(self.mention(start..head + 1, MentionKind::Name, Some(id), ""));
        }
        if !definite && !is_source {
            return None;
        }
        let mut words: Vec<String> = (phrase.start..head + 1)
            .filter(|k| report.is_word(*k) && !report.has(*k, DEFINITE | INDEFINITE))
            .map(|k| fold(report.word(k)))
            .collect();
        if definite {
            let id = self.called(&words).or_else(|| {
                // `the joint commission`: an adjective may have been added to the noun.
                let adjectives = words.len() == 2 && report.pos(head.wrapping_sub(1)) == Some(Pos::Adj);
                if adjectives && !is_source { self.called(&words.split_off(1)) } else { None }
            });
            if id.is_some() {
                return Some(self.mention(phrase, MentionKind::Nominal, id, ""));
            }
        }
        if is_source || report.has(head + 1, SAYING) {
            let the = report.is(phrase.start, &["the"]) && report.is(head, COMPANIES);
            let found = self.unnamed(phrase.clone(), head, None);
            // `The bank said`: the company that the whole report is about.
            let main = if the && found.full.end == head + 1 { self.main_company() } else { None };
            return Some(main.map_or(found, |id| self.mention(phrase, MentionKind::Nominal, Some(id), "")));
        }
        Some(self.mention(phrase, MentionKind::Nominal, None, if definite { "body" } else { "" }))
            .filter(|_| definite)
    }

    /// The body that a report names three times at least, twice as often as any other, and lets speak by its name: a place
    /// that looks like one does not speak.
    fn main_company(&self) -> Option<usize> {
        let mut named: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
        for (name, actor) in self.names.iter().zip(self.actors) {
            let Some(id) = actor.map(|a| self.cast.root(a)) else { continue };
            if self.cast.get(id).kind == ActorKind::Organisation {
                let (count, speaks) = named.entry(id).or_default();
                *count += 1;
                *speaks |= self.report.has(name.tokens.end, SAYING);
            }
        }
        let mut counts: Vec<(usize, bool, usize)> =
            named.into_iter().map(|(id, (n, s))| (n, s, id)).collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let second = counts.get(1).map_or(0, |c| c.0);
        counts.first().filter(|c| c.0 >= 3 && c.1 && c.0 >= 2 * second).map(|c| c.2)
    }

    /// The one body whose name ends in some nouns.
    fn called(&self, words: &[String]) -> Option<usize> {
        let near = words.last().and_then(|w| self.heads.get(w)).map_or(&[][..], |v| v);
        let mut fits: Vec<usize> =
            near.iter().filter(|(h, _)| h.ends_with(words)).map(|(_, i)| self.cast.root(*i)).collect();
        fits.sort_unstable();
        fits.dedup();
        match fits[..] {
            [one] => Some(one),
            _ => None,
        }
    }

    /// `the country`, `both governments`, `the two countries`
    fn states(&mut self, phrase: Range<usize>, head: usize, nation: Option<usize>) -> Option<Found> {
        let report = self.report;
        let plural = report.lower(head).ends_with('s');
        let two = report.is(phrase.start, &["both"]) || phrase.clone().any(|k| report.is(k, &["two"]));
        if plural {
            return two.then(|| self.mention(phrase, MentionKind::Nominal, None, "two countries"));
        }
        if report.is(head, &["government"]) {
            if nation.is_some() {
                return Some(self.mention(phrase, MentionKind::Nominal, nation, ""));
            }
            let speaks = report.has(head + 1, SAYING) || report.is_subject(&phrase);
            return (report.has(phrase.start, DEFINITE) && speaks)
                .then(|| self.mention(phrase, MentionKind::Nominal, None, "government"));
        }
        None
    }

    /// An actor without a name, called as the report does.
    fn unnamed(&mut self, phrase: Range<usize>, head: usize, nation: Option<usize>) -> Found {
        let report = self.report;
        let limit = report.around(head).end;
        // What hangs on the noun belongs to what the person is called: `a spokesman for Dray Mining`.
        let mut end = phrase.end;
        for _ in 0..2 {
            let hangs = report.is(
                end,
                &[
                    "for", "of", "from", "at", "in", "with", "within", "inside", "on", "to", "close",
                    "familiar",
                ],
            );
            if !hangs || end + 1 >= limit {
                break;
            }
            let mut k = end + 1;
            // The verb of the sentence is no part of the name: `a group of miners blocked`.
            let governor = if report.parsed { report.tags.heads[head] as usize } else { usize::MAX };
            while k < limit
                && k != governor
                && (report.modifies(k)
                    || report.has(k, DEFINITE | INDEFINITE)
                    || report.is(k, &["to", "with"]) && k == end + 1
                    || report.is_possessive(k))
            {
                k += 1;
            }
            if k == end + 1 {
                break;
            }
            end = k;
        }
        let full = phrase.start..end;
        let mut from = phrase.start;
        while from < head
            && report.has(from, DEFINITE | INDEFINITE)
            && report.is(from, &["the", "a", "an", "this", "that", "these", "those"])
        {
            from += 1;
        }
        let text = report.words(&(from..end));
        let one = report.is(phrase.start, &["a", "an", "another", "one"]);
        let plural =
            report.lower(head).ends_with('s') || report.is(head, &["people", "police", "men", "women"]);
        let mut key = fold(text);
        if one {
            key = format!("{key} at {head}");
        } else if report.has(phrase.start, DEFINITE) && !plural {
            // `the official` is the one brought in last under that noun.
            if let Some(id) = self.last_unnamed.get(&key).copied() {
                return Found { full, ..self.mention(phrase, MentionKind::Nominal, Some(id), "") };
            }
        }
        let of = nation.and_then(|n| self.cast.get(n).country.clone()).or_else(|| {
            let tokens = from..end;
            self.names[meeting(self.names, &tokens).unwrap_or(self.names.len())..]
                .iter()
                .take_while(|n| n.tokens.start < tokens.end)
                .find_map(|n| {
                    n.country.filter(|c| matches!(c.how, How::Name | How::Demonym)).map(|c| c.code.to_owned())
                })
        });
        let gender = Gender::of(report.flags(head));
        let cast = &mut *self.cast;
        let id = *self.unnamed.entry(key).or_insert_with(|| {
            let mut draft = Draft::new(text, ActorKind::Unnamed);
            draft.country = of;
            draft.gender = gender;
            draft.plural = plural;
            cast.add(draft)
        });
        if one {
            self.last_unnamed.insert(fold(text), id);
        }
        Found { full, ..self.mention(phrase, MentionKind::Nominal, Some(id), "") }
    }
}

/// Nouns for companies, which a report names once and goes on to call by what they are.
const COMPANIES: &[&str] = &[
    "company",
    "firm",
    "airline",
    "bank",
    "corporation",
    "manufacturer",
    "maker",
    "retailer",
    "lender",
    "insurer",
    "carmaker",
    "automaker",
    "chipmaker",
    "drugmaker",
    "broadcaster",
];

/// Nouns for other bodies that are so called.
const BODIES: &[&str] = &[
    "group",
    "agency",
    "organisation",
    "organization",
    "party",
    "operator",
    "charity",
    "union",
    "regulator",
    "watchdog",
];

/// Resolves what needs the words before it: two persons or countries named last, the last government or body.
pub(super) fn look_back(report: &Report<'_>, cast: &Cast, found: &mut [Found]) {
    for i in 0..found.len() {
        let wanted = match found[i].plural {
            "two persons" => ActorKind::Person,
            "two countries" => ActorKind::Country,
            "body" => ActorKind::Organisation,
            "government" => ActorKind::Country,
            _ => continue,
        };
        let here = report.sentence(found[i].tokens.start);
        let block = report.block(found[i].tokens.start);
        let plural = found[i].plural.starts_with("two");
        // From the nearest sentence backwards, the first that names what is wanted.
        let mut seen: Vec<usize> = Vec::new();
        let mut at_sentence = usize::MAX;
        for f in found[..i].iter().rev().take(80) {
            let s = report.sentence(f.tokens.start);
            if here.saturating_sub(s) > 4 || block.saturating_sub(report.block(f.tokens.start)) > 3 {
                break;
            }
            if s != at_sentence && (!plural && !seen.is_empty() || plural && seen.len() >= 2) {
                break;
            }
            if s != at_sentence && plural && seen.len() == 1 {
                seen.clear();
            }
            at_sentence = s;
            if f.kind == MentionKind::Pronoun
                || f.kind == MentionKind::Nominal && wanted == ActorKind::Organisation
            {
                continue;
            }
            let Some(id) = f.actor.map(|a| cast.root(a)) else { continue };
            if cast.get(id).kind == wanted && !seen.contains(&id) {
                seen.push(id);
            }
        }
        match (plural, &seen[..]) {
            (true, [b, a]) => found[i].also = vec![*a, *b],
            (false, [one])
                if wanted == ActorKind::Country
                    || report.is(found[i].tokens.end - 1, COMPANIES)
                    || report.is(found[i].tokens.end - 1, BODIES) =>
            {
                found[i].actor = Some(*one);
            }
            _ => {}
        }
        let _ = countries::country_name;
    }
}
