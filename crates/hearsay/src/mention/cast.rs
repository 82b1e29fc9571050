//! Names → actors: which names are one person, one body, one country?

use super::countries::{self, How};
use super::lexicon::{PARTICLE, SAYING, STATE, flags, fold};
use super::names::Name;
use super::report::Report;
use super::titles::{Gender, Titled};
use super::{ActorKind, lexicon};
use crate::note::Note;
use crate::tag::{Label, Pos};
use std::collections::BTreeMap;

/// An actor in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) name: String,
    pub(super) kind: ActorKind,
    pub(super) country: Option<String>,
    pub(super) roles: Vec<String>,
    pub(super) gender: Gender,
    pub(super) plural: bool,
}

impl Draft {
    pub(super) fn new(name: &str, kind: ActorKind) -> Draft {
        Draft {
            name: name.to_owned(),
            kind,
            country: None,
            roles: Vec::new(),
            gender: Gender::Unknown,
            plural: false,
        }
    }
}

/// All actors of a report, some of which have been found to be one.
#[derive(Clone, Debug, Default)]
pub(super) struct Cast {
    pub(super) drafts: Vec<Draft>,
    parent: Vec<usize>,
}

impl Cast {
    pub(super) fn add(&mut self, draft: Draft) -> usize {
        self.drafts.push(draft);
        self.parent.push(self.parent.len());
        self.parent.len() - 1
    }

    /// The one that stands for all that were found to be `i`.
    pub(super) fn root(&self, mut i: usize) -> usize {
        while self.parent[i] != i {
            i = self.parent[i];
        }
        i
    }

    pub(super) fn get(&self, i: usize) -> &Draft {
        &self.drafts[self.root(i)]
    }

    pub(super) fn get_mut(&mut self, i: usize) -> &mut Draft {
        let root = self.root(i);
        &mut self.drafts[root]
    }

    /// Makes two actors one; the earlier stands for both.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (keep, gone) = (a.min(b), a.max(b));
        self.parent[gone] = keep;
        let other = self.drafts[gone].clone();
        let mine = &mut self.drafts[keep];
        // The fullest name stands for both; of two acronyms the first.
        let acronym = |s: &str| !s.chars().any(char::is_lowercase);
        if (acronym(&mine.name), other.name.len()) > (acronym(&other.name), mine.name.len())
            && (acronym(&mine.name) || !acronym(&other.name))
            && !(acronym(&mine.name) && acronym(&other.name))
        {
            mine.name = other.name;
        }
        mine.country = mine.country.take().or(other.country);
        mine.gender = mine.gender.or(other.gender);
        if mine.kind == ActorKind::Place
            || mine.kind == ActorKind::Group && other.kind == ActorKind::Organisation
        {
            mine.kind = other.kind;
        }
        for role in other.roles {
            add_role(&mut mine.roles, role);
        }
    }
}

pub(super) fn add_role(roles: &mut Vec<String>, role: String) {
    if !roles.iter().any(|r| r.eq_ignore_ascii_case(&role)) {
        roles.push(role);
    }
}

/// Gives every name its actor, where it has one.
pub(super) fn assign(
    report: &Report<'_>,
    names: &mut [Name],
    titles: &mut [Titled],
    cast: &mut Cast,
    notes: &mut Vec<Note>,
) -> Vec<Option<usize>> {
    let mut actors = vec![None; names.len()];
    countries_and_places(report, names, cast, &mut actors);
    persons(report, names, titles, cast, &mut actors, notes);
    bodies(report, names, cast, &mut actors);
    actors
}

// ---------------------------------------------------------------- persons

/// The words of a person's name that count when names are compared: no particles, suffixes, accents or apostrophes.
pub(super) fn person_parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut particles: Vec<String> = Vec::new();
    for word in name.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}')) {
        let word = fold(word);
        if word.is_empty() || matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv") {
            continue;
        }
        let particle =
            flags(&word) & PARTICLE != 0 && !matches!(word.as_str(), "abu" | "umm" | "ben" | "von");
        if particle { particles.push(word) } else { parts.push(word) }
    }
    if parts.is_empty() { particles } else { parts }
}

/// Whether a name says that its bearer is the younger of two.
fn is_junior(name: &str) -> bool {
    name.split_whitespace()
        .next_back()
        .is_some_and(|w| matches!(fold(w).as_str(), "jr" | "ii" | "iii" | "iv"))
}

/// What is left of a word when the ways to spell it in Latin letters are taken out: `Mohammed` and `Muhamad`.
fn skeleton(part: &str) -> String {
    let mut out = String::new();
    let mut last = ' ';
    for (i, c) in part.chars().enumerate() {
        let c = match c {
            'q' | 'c' => 'k',
            'w' | 'o' | 'u' | 'i' | 'y' | 'e' | 'a' => 'a',
            'z' => 's',
            other => other,
        };
        if c == 'a' && i > 0 || c == 'h' && last != ' ' && last != 'a' || c == last && c != ' ' {
            if c == 'a' {
                last = 'a';
            }
            continue;
        }
        out.push(c);
        last = c;
    }
    out
}

/// Whether two parts of names are spellings of one.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    if initial(a, b) || initial(b, a) {
        return true;
    }
    let (x, y) = (a.chars().count(), b.chars().count());
    x.min(y) >= 4 && x.abs_diff(y) <= 2 && skeleton(a) == skeleton(b)
}

/// Short forms of given names are their beginnings: `Ben`, `Don`.
fn given_alike(a: &str, b: &str) -> bool {
    alike(a, b) || a.len().min(b.len()) >= 3 && (a.starts_with(b) || b.starts_with(a))
}

/// Whether two full names can be of one person: the same last word, and one's words among the other's, in order.
fn same_person(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    let (Some(x), Some(y)) = (long.last(), short.last()) else { return false };
    if !alike(x, y) || x.len() == 1 || y.len() == 1 {
        return false;
    }
    let exact = long.iter().zip(short.iter()).filter(|(a, b)| a == b).count();
    let mut at = 0;
    for (k, part) in short[..short.len() - 1].iter().enumerate() {
        let Some(n) = long[at..long.len() - 1]
            .iter()
            .position(|p| if k == 0 { given_alike(p, part) } else { alike(p, part) })
        else {
            return false;
        };
        // The given name comes first in both, or the shorter begins with an initial or second name.
        if k == 0 && n > 0 && long.len() - short.len() != n {
            return false;
        }
        at += n + 1;
    }
    // Two names that agree in no word letter for letter are two names.
    x == y || exact > 0
}

/// One person under full name, surname, title and other spellings; two with one surname kept apart.
///
/// A surname alone goes to the one person of the report who bears it. Where two bear it, it goes to the one who was
/// called by it before the other came in, as outlets do it; else nobody is named and a note says so.
fn persons(
    report: &Report<'_>,
    names: &mut [Name],
    titles: &mut [Titled],
    cast: &mut Cast,
    actors: &mut [Option<usize>],
    notes: &mut Vec<Note>,
) {
    struct Person {
        parts: Vec<String>,
        draft: usize,
        first: usize,
        alone: u32,
    }
    let parts: Vec<Vec<String>> = names
        .iter()
        .map(|n| if n.label == Label::Per { person_parts(report.words(&n.tokens)) } else { Vec::new() })
        .collect();
    let mut people: Vec<Person> = Vec::new();
    let mut by_last: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut full: Vec<usize> = (0..names.len()).filter(|i| parts[*i].len() > 1).collect();
    full.sort_by_key(|i| (std::cmp::Reverse(parts[*i].len()), *i));
    let meet = |cast: &mut Cast, id: usize, t: &Titled, words: &str| {
        let draft = cast.get_mut(id);
        draft.gender = draft.gender.or(t.gender);
        if draft.country.is_none() {
            draft.country = t.country.map(str::to_owned);
        }
        for role in &t.roles {
            add_role(&mut draft.roles, role.clone());
        }
        if words.len() > draft.name.len() && person_parts(&draft.name).len() < person_parts(words).len() {
            draft.name = words.to_owned();
        }
    };
    for &i in &full {
        let last = parts[i].last().map(|p| skeleton(p)).unwrap_or_default();
        let near = by_last.entry(last).or_default();
        let hit = near
            .iter()
            .copied()
            .filter(|p| same_person(&people[*p].parts, &parts[i]))
            .find(|p| cast.get(people[*p].draft).gender.agrees(titles[i].gender));
        let person = hit.unwrap_or_else(|| {
            let mut draft = Draft::new(report.words(&names[i].tokens), ActorKind::Person);
            draft.gender = titles[i].gender;
            people.push(Person { parts: parts[i].clone(), draft: cast.add(draft), first: i, alone: 0 });
            near.push(people.len() - 1);
            people.len() - 1
        });
        people[person].first = people[person].first.min(i);
        actors[i] = Some(people[person].draft);
    }
    // Titles and the name as it first stands, in the order of the text.
    for i in 0..names.len() {
        if let (Some(id), Label::Per) = (actors[i], names[i].label) {
            meet(cast, id, &titles[i], report.words(&names[i].tokens));
        }
    }
    let mut by_given: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (p, person) in people.iter().enumerate() {
        let given = &person.parts[..person.parts.len().saturating_sub(1)];
        for part in given.iter().filter(|g| g.len() > 2) {
            by_given.entry(part.as_str()).or_default().push(p);
        }
    }
    let by_given: BTreeMap<String, Vec<usize>> =
        by_given.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    // `President Dray` stood there before `Arlo Dray Jr.` came in: the surname is not the younger's.
    let younger = |p: &Person| is_junior(report.words(&names[p.first].tokens));
    let elder = |i: usize, p: &Person| {
        let titled = !titles[i].roles.is_empty() && titles[p.first].roles.is_empty();
        titled && i < p.first && report.block(names[i].tokens.start) > 0
    };
    let mut elders: Vec<usize> = Vec::new();
    for (p, person) in people.iter().enumerate().filter(|p| younger(p.1)) {
        let Some(last) = person.parts.last() else { continue };
        let lone = |i: &usize| names[*i].label == Label::Per && parts[*i].len() == 1 && parts[*i][0] == *last;
        if (0..person.first).filter(lone).any(|i| elder(i, person)) {
            elders.push(p);
        }
    }
    let mut lone: BTreeMap<String, usize> = BTreeMap::new();
    let mut said: Vec<String> = Vec::new();
    for i in 0..names.len() {
        if names[i].label != Label::Per || parts[i].len() != 1 {
            continue;
        }
        let word = &parts[i][0];
        let gender = titles[i].gender;
        let fits = |p: &usize, cast: &Cast| cast.get(people[*p].draft).gender.agrees(gender);
        let near = by_last.get(&skeleton(word)).map_or(&[][..], |v| v);
        let mut bearers: Vec<usize> = near
            .iter()
            .copied()
            .filter(|p| people[*p].parts.last().is_some_and(|l| alike(l, word) && l.len() > 1))
            .filter(|p| fits(p, cast) && !elders.contains(p))
            .collect();
        if bearers.iter().any(|p| people[*p].parts.last() == Some(word)) {
            bearers.retain(|p| people[*p].parts.last() == Some(word));
        }
        if bearers.is_empty() {
            bearers = by_given.get(word).cloned().unwrap_or_default();
            bearers.retain(|p| fits(p, cast));
        }
        let person = match bearers[..] {
            [] => None,
            [one] => Some(one),
            _ => {
                // Who was called by the surname alone before any other bearer came in keeps it.
                let mut earlier: Vec<usize> =
                    bearers.iter().copied().filter(|p| people[*p].first < i).collect();
                earlier.sort_by_key(|p| people[*p].first);
                let owner = bearers
                    .iter()
                    .copied()
                    .max_by_key(|p| (people[*p].alone, std::cmp::Reverse(people[*p].first)));
                match (earlier.len(), owner) {
                    (1, _) => earlier.first().copied(),
                    (_, Some(o))
                        if people[o].alone >= 2
                            && bearers.iter().all(|p| *p == o || people[*p].alone == 0) =>
                    {
                        Some(o)
                    }
                    _ => {
                        if !said.contains(word) {
                            said.push(word.clone());
                            notes.push(Note::at(
                                "ambiguous-name",
                                report.span(&names[i].tokens),
                                format!(
                                    "{} people of this name are in the report; the name alone was given to none of them",
                                    bearers.len()
                                ),
                            ));
                        }
                        continue;
                    }
                }
            }
        };
        let id = match person {
            Some(p) => {
                people[p].alone += 1;
                people[p].draft
            }
            None => *lone.entry(word.clone()).or_insert_with(|| {
                let mut draft = Draft::new(report.words(&names[i].tokens), ActorKind::Person);
                draft.gender = gender;
                cast.add(draft)
            }),
        };
        actors[i] = Some(id);
        meet(cast, id, &titles[i], report.words(&names[i].tokens));
    }
}

// ---------------------------------------------------------------- countries and places

/// Prepositions that make a capital a place, and those that make it a party.
const PLACING: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "from",
    "to",
    "of",
    "through",
    "around",
    "across",
    "into",
    "toward",
    "towards",
    "via",
    "on",
    "for",
    "over",
    "within",
    "throughout",
    "beyond",
    "leaving",
    "visiting",
    "left",
    "visited",
    "reached",
    "entered",
    "bombed",
    "hit",
    "struck",
    "central",
    "downtown",
    "greater",
    "northern",
    "southern",
    "eastern",
    "western",
];
const PARTYING: &[&str] =
    &["with", "between", "by", "against", "urged", "pressed", "accused", "told", "asked", "blamed"];

/// Whether a name of a place is used for those who govern there.
///
/// As subject of a verb or owner of a policy (`Oslo said`, `Oslo's demands`), or as partner (`talks with Oslo`);
/// after `in`, `at`, `near` and their like, or in front of another noun, it is a place.
pub(super) fn governs(report: &Report<'_>, names: &[Name], i: usize) -> bool {
    let tokens = &names[i].tokens;
    let sentence = report.around(tokens.start);
    let (prev, next) = (tokens.start.wrapping_sub(1), tokens.end);
    let before = tokens.start > sentence.start;
    let after = next < sentence.end;
    // `Port Elanor, Vesk`, `the capital, Oslo,`
    if before && (report.word(prev) == "," || report.has(prev, STATE)) {
        let place = i > 0 && names[i - 1].tokens.end == prev && names[i - 1].label == Label::Loc;
        let named_so = report.has(prev, STATE) || prev > sentence.start && report.has(prev - 1, STATE);
        if named_so || place && after && report.word(next) == "," {
            return false;
        }
    }
    if after && report.word(next) == "," && report.capital(next + 1) && !report.opens_sentence(tokens.start) {
        return false;
    }
    // Over `A and B` to what stands in front of both.
    let mut k = prev;
    let mut first = i;
    while first > 0 && k != usize::MAX && k > sentence.start && report.is(k, &["and", "or", ","]) {
        if names[first - 1].tokens.end != k || names[first - 1].label != Label::Loc {
            break;
        }
        first -= 1;
        k = names[first].tokens.start.wrapping_sub(1);
        if k < sentence.start || k == usize::MAX {
            break;
        }
    }
    if names[first].tokens.start > sentence.start {
        if report.is(k, PLACING) {
            return false;
        }
        if report.is(k, PARTYING) {
            return true;
        }
    }
    if after && report.is_possessive(next) {
        return !report.is(
            next + 1,
            &[
                "airport",
                "streets",
                "centre",
                "center",
                "suburbs",
                "outskirts",
                "population",
                "residents",
                "mayor",
                "police",
            ],
        );
    }
    if after && report.has(next, SAYING) {
        return true;
    }
    let partner = report.is(next, &["and"])
        && names.get(i + 1).is_some_and(|n| n.tokens.start == next + 1 && n.label == Label::Loc);
    if partner {
        let end = names[i + 1].tokens.end;
        return matches!(report.pos(end), Some(Pos::Verb | Pos::Aux)) || report.has(end, SAYING);
    }
    after
        && report.is_subject(tokens)
        && matches!(report.pos(next), Some(Pos::Verb | Pos::Aux))
        && !report.is(next, &["is", "was", "lies", "sits"])
}

fn countries_and_places(
    report: &Report<'_>,
    names: &mut [Name],
    cast: &mut Cast,
    actors: &mut [Option<usize>],
) {
    let mut by_code: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let own = invented(report, names);
    for i in 0..names.len() {
        let words = report.words(&names[i].tokens);
        let country = names[i].country;
        if let Some(c) = country {
            let state = match c.how {
                How::Name | How::Demonym => true,
                How::Capital => governs(report, names, i),
                How::People => false,
            };
            if state {
                let id = *by_code.entry(c.code).or_insert_with(|| {
                    let name = countries::country_name(c.code).unwrap_or(words);
                    let mut draft = Draft::new(name, ActorKind::Country);
                    draft.country = Some(c.code.to_owned());
                    cast.add(draft)
                });
                actors[i] = Some(id);
                continue;
            }
            if c.how == How::People {
                continue;
            }
        }
        if let Some(id) = half_meant(report, names, i).and_then(|code| by_code.get(code)) {
            actors[i] = Some(*id);
            continue;
        }
        if let Some(of) = own.get(i).and_then(Option::as_ref) {
            let id = *places
                .entry(format!("country {of}"))
                .or_insert_with(|| cast.add(Draft::new(of, ActorKind::Country)));
            actors[i] = Some(id);
            continue;
        }
        if names[i].label == Label::Loc && countries::institution(words).is_none() {
            let key = fold(words);
            let id = *places.entry(key).or_insert_with(|| cast.add(Draft::new(words, ActorKind::Place)));
            actors[i] = Some(id);
        }
    }
    // The longest name that the report itself uses stands for the country.
    for i in 0..names.len() {
        let (Some(id), Some(c)) = (actors[i], names[i].country) else { continue };
        if c.how == How::Name && cast.get(id).kind == ActorKind::Country {
            let words = report.words(&names[i].tokens);
            let standard = countries::country_name(c.code).unwrap_or("");
            if words.eq_ignore_ascii_case(standard) {
                cast.get_mut(id).name = words.to_owned();
            }
        }
    }
}

/// The country that `the North` or `the South` means, where a report speaks of one that is half of a whole.
fn half_meant(report: &Report<'_>, names: &[Name], i: usize) -> Option<&'static str> {
    let tokens = &names[i].tokens;
    let word = report.word(tokens.start);
    let alone = tokens.len() == 1 && tokens.start > 0 && report.is(tokens.start - 1, &["the"]);
    let code = match word {
        "North" => "PRK",
        "South" => "KOR",
        _ => return None,
    };
    // `the North Sea`, `the South Pole`
    let longer = report.capital(tokens.end) || report.is(tokens.end, &["of"]);
    (alone && !longer).then_some(code)
}

/// What a country has and a town or a company has not.
const GOVERNS: &[&str] = &[
    "government",
    "president",
    "prime",
    "minister",
    "parliament",
    "army",
    "military",
    "foreign",
    "premier",
    "embassy",
    "ambassador",
    "chancellor",
    "cabinet",
    "king",
    "queen",
    "navy",
    "troops",
    "constitution",
    "soldiers",
];

/// Countries that no register knows: places that the report itself treats as states.
///
/// A place is a country where it or its adjective (by a shared stem: `Vesk`, `Veskan`) stands in front of a
/// government, minister, army or their like, or where it speaks. Its capital, where the text says which, governs as
/// the capitals of the register do.
fn invented(report: &Report<'_>, names: &mut [Name]) -> Vec<Option<String>> {
    let mut of: Vec<Option<String>> = vec![None; names.len()];
    let mut bases: BTreeMap<String, (String, bool)> = BTreeMap::new();
    for name in names.iter().filter(|n| n.label == Label::Loc && n.country.is_none()) {
        let words = report.words(&name.tokens);
        if words.chars().count() >= 3 {
            bases.entry(fold(words)).or_insert_with(|| (words.to_owned(), false));
        }
    }
    if bases.is_empty() {
        return of;
    }
    let before_state = |end: usize| {
        let k = if report.is_possessive(end) { end + 1 } else { end };
        report.is(k, GOVERNS)
            || report.is(k + 1, GOVERNS) && !report.has(k, lexicon::FUNCTION) && report.is_word(k)
    };
    let subject: Vec<bool> =
        (0..names.len()).map(|i| names[i].label == Label::Loc && governs(report, names, i)).collect();
    let capitals = capitals(report, names);
    let keys: Vec<String> = bases.keys().cloned().collect();
    let stem = |adjective: &str| -> Option<String> {
        keys.iter()
            .filter(|base| {
                let common = base.chars().zip(adjective.chars()).take_while(|(a, b)| a == b).count();
                let rest: String = adjective.chars().skip(common).collect();
                common >= 3
                    && common + 2 >= base.chars().count()
                    && matches!(
                        rest.as_str(),
                        "an" | "ian"
                            | "n"
                            | "i"
                            | "ese"
                            | "ish"
                            | "ic"
                            | "ite"
                            | "er"
                            | "nian"
                            | "ean"
                            | "ans"
                            | "ians"
                            | "ns"
                            | "is"
                    )
            })
            .max_by_key(|b| b.len())
            .cloned()
    };
    let mut adjectives: Vec<(usize, String)> = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let words = report.words(&name.tokens);
        let folded = fold(words);
        if name.country.is_some() {
            continue;
        }
        if name.label == Label::Loc && bases.contains_key(&folded) {
            let city = capitals.contains_key(&folded);
            if !city && (before_state(name.tokens.end) || subject[i] && report.has(name.tokens.end, SAYING)) {
                if let Some(base) = bases.get_mut(&folded) {
                    base.1 = true;
                }
            }
        } else if name.tokens.len() == 1 && name.label != Label::Per {
            if let Some(base) = stem(&folded) {
                if before_state(name.tokens.end) {
                    if let Some(b) = bases.get_mut(&base) {
                        b.1 = true;
                    }
                }
                adjectives.push((i, base));
            }
        }
    }
    for (i, base) in &adjectives {
        let (i, base) = (*i, base);
        if let Some((words, true)) = bases.get(base) {
            names[i].label = Label::Misc;
            if !fold(report.words(&names[i].tokens)).ends_with('s') {
                of[i] = Some(words.clone());
            }
        }
    }
    let states: Vec<&(String, bool)> = bases.values().filter(|b| b.1).collect();
    for i in 0..names.len() {
        if names[i].label != Label::Loc || names[i].country.is_some() {
            continue;
        }
        let folded = fold(report.words(&names[i].tokens));
        if bases.get(&folded).is_some_and(|b| b.1) {
            of[i] = bases.get(&folded).map(|b| b.0.clone());
        } else if capitals.contains_key(&folded) && subject[i] {
            // The capital of the country that stands with it, or of the only one.
            let near = capitals.get(&folded).and_then(Option::as_ref);
            let near = near.and_then(|n| {
                if bases.contains_key(n) { bases.get(n) } else { stem(n).and_then(|b| bases.get(&b)) }
            });
            of[i] = near
                .filter(|b| b.1)
                .map(|b| b.0.clone())
                .or_else(|| (states.len() == 1).then(|| states[0].0.clone()));
        }
    }
    of
}

/// The places that the text calls capitals, each with the words of the country beside it, where one is.
///
/// `the capital, Port Elanor`, `Port Elanor, the capital of Vesk`, `the Veskan capital Port Elanor`
fn capitals(report: &Report<'_>, names: &[Name]) -> BTreeMap<String, Option<String>> {
    let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
    for word in (0..report.len()).filter(|i| report.is(*i, &["capital"])) {
        let sentence = report.around(word);
        let near = word.saturating_sub(5).max(sentence.start)..(word + 5).min(sentence.end);
        let first = names.partition_point(|n| n.tokens.end <= near.start);
        let here: Vec<&Name> = names[first..].iter().take_while(|n| n.tokens.start < near.end).collect();
        let (s, e) = (|n: &Name| n.tokens.start, |n: &Name| n.tokens.end);
        // The place stands right behind the word, or in front of it with a comma.
        let place = here
            .iter()
            .find(|n| {
                n.label == Label::Loc
                    && (s(n) == word + 1 || s(n) == word + 2 && report.word(word + 1) == ",")
            })
            .or_else(|| {
                here.iter().rev().find(|n| {
                    n.label == Label::Loc && e(n) < word && report.word(e(n)) == "," && word - e(n) <= 4
                })
            });
        let Some(place) = place.filter(|p| p.country.is_none()) else { continue };
        let of = here.iter().filter(|n| n.tokens != place.tokens).find(|n| {
            e(n) == word
                || e(n) + 1 == word && report.is_possessive(e(n))
                || s(n) == word + 2 && report.is(word + 1, &["of"])
        });
        let of = of.map(|n| fold(report.words(&n.tokens)));
        let known = found.entry(fold(report.words(&place.tokens))).or_default();
        *known = known.take().or(of);
    }
    found
}

// ---------------------------------------------------------------- bodies

/// Words that may be left out of a body's name without its being another body.
const LOOSE: &[&str] = &[
    "inc",
    "corp",
    "corporation",
    "ltd",
    "limited",
    "plc",
    "llc",
    "co",
    "company",
    "nv",
    "sa",
    "ag",
    "gmbh",
    "spa",
    "news",
    "international",
    "group",
    "organisation",
    "organization",
    "holdings",
    "agency",
    "worldwide",
];

/// The words of a body's name that count, and the country in front of them.
pub(super) fn body_words(name: &str) -> (Option<&'static str>, Vec<String>) {
    let mut words: Vec<String> = name
        .split_whitespace()
        .map(|w| {
            if w == "&" { "and".to_owned() } else { fold(w.trim_end_matches("'s").trim_end_matches("’s")) }
        })
        .filter(|w| !w.is_empty())
        .collect();
    if words.first().is_some_and(|w| w == "the") && words.len() > 1 {
        words.remove(0);
    }
    let raw: Vec<&str> = name.split_whitespace().filter(|w| !w.eq_ignore_ascii_case("the")).collect();
    let mut country = None;
    for n in (1..=3).rev() {
        if words.len() > n && raw.len() > n {
            if let Some(c) = countries::named(&raw[..n].join(" ")).filter(|c| c.how != How::Capital) {
                country = Some(c.code);
                words.drain(..n);
                break;
            }
        }
    }
    while words.len() > 1
        && words.last().is_some_and(|w| {
            matches!(w.as_str(), "inc" | "corp" | "ltd" | "plc" | "llc" | "co" | "nv" | "sa" | "ag")
        })
    {
        words.pop();
    }
    (country, words)
}

/// Last words of newspapers' names that a report goes on with: `the Times`.
const PAPERS: &[&str] = &[
    "times",
    "post",
    "journal",
    "tribune",
    "herald",
    "guardian",
    "telegraph",
    "mail",
    "gazette",
    "courier",
    "chronicle",
    "enquirer",
    "observer",
    "globe",
    "examiner",
    "mirror",
    "independent",
    "standard",
    "sun",
    "star",
    "register",
];

fn initials(words: &[String]) -> String {
    words
        .iter()
        .filter(|w| {
            !matches!(
                w.as_str(),
                "of" | "and" | "the" | "for" | "in" | "on" | "to" | "de" | "du" | "des" | "la"
            )
        })
        .filter_map(|w| w.chars().next())
        .collect()
}

/// A body in the making.
struct Body {
    country: Option<&'static str>,
    words: Vec<String>,
    acronym: bool,
    draft: usize,
}

fn bodies(report: &Report<'_>, names: &mut [Name], cast: &mut Cast, actors: &mut [Option<usize>]) {
    let mut bodies: Vec<Body> = Vec::new();
    let mut by_words: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    let mut by_seat: BTreeMap<&'static str, usize> = BTreeMap::new();
    for i in 0..names.len() {
        let name = &names[i];
        let words = report.words(&name.tokens);
        let people = name.country.is_some_and(|c| c.how == How::People);
        let group = name.label == Label::Misc
            && (people
                || name.country.is_none()
                    && name.tokens.len() == 1
                    && words.ends_with('s')
                    && words.len() > 4)
            && report.is_subject(&name.tokens);
        let body = name.label == Label::Org || countries::institution(words).is_some();
        if !body && (actors[i].is_some() || !group) {
            continue;
        }
        let (mut country, key) = body_words(words);
        let seat = countries::institution(words);
        country = country.or(seat.map(|s| s.1));
        let near = by_words.entry(key.clone()).or_default();
        let hit = near
            .iter()
            .copied()
            .find(|b| bodies[*b].country.is_none() || country.is_none() || bodies[*b].country == country)
            .or_else(|| seat.and_then(|s| by_seat.get(s.0).copied()));
        let plain = words.trim_start_matches("the ").trim_start_matches("The ");
        let at = hit.unwrap_or_else(|| {
            let kind = if group { ActorKind::Group } else { ActorKind::Organisation };
            let mut draft = Draft::new(plain, kind);
            draft.plural = group;
            let acronym = name.tokens.len() == 1 && report.is_acronym(name.tokens.start);
            bodies.push(Body { country, words: key, acronym, draft: cast.add(draft) });
            near.push(bodies.len() - 1);
            bodies.len() - 1
        });
        if let Some(seat) = seat {
            by_seat.entry(seat.0).or_insert(at);
        }
        let id = bodies[at].draft;
        let draft = cast.get_mut(id);
        if plain.len() > draft.name.len() && plain.len() < 80 && !plain.contains(',') {
            draft.name = plain.to_owned();
        }
        let people_of = name.country.filter(|c| c.how == How::People).map(|c| c.code);
        if draft.country.is_none() {
            draft.country = country.or(people_of).map(str::to_owned);
        }
        bodies[at].country = bodies[at].country.or(country);
        // `the militant group X`: the text calls it a group.
        let s = name.tokens.start;
        let called = s > 0
            && report
                .is(s - 1, &["group", "militia", "militants", "rebels", "faction", "movement", "insurgents"]);
        if called && cast.get(id).kind == ActorKind::Organisation {
            cast.get_mut(id).kind = ActorKind::Group;
        }
        actors[i] = Some(id);
    }
    shortened(&bodies, cast);
}

/// Joins acronyms to the one longer name that they fit, and names cut short to the whole ones.
fn shortened(bodies: &[Body], cast: &mut Cast) {
    let mut by_initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (b, body) in bodies.iter().enumerate().filter(|(_, b)| b.words.len() > 1) {
        let letters = initials(&body.words);
        if body.country == Some("USA") {
            by_initials.entry(format!("us{letters}")).or_default().push(b);
        }
        by_initials.entry(letters).or_default().push(b);
        by_first.entry(&body.words[0]).or_default().push(b);
        by_last.entry(&body.words[body.words.len() - 1]).or_default().push(b);
    }
    for (a, short) in bodies.iter().enumerate() {
        let mut fits: Vec<usize> = Vec::new();
        let few = |v: Option<&Vec<usize>>| v.filter(|v| v.len() <= 50).cloned().unwrap_or_default();
        if short.acronym {
            let letters = short.words.concat();
            if letters.len() > 1 {
                fits = few(by_initials.get(&letters));
            }
        } else {
            let n = short.words.len();
            let agree = |b: &usize| {
                let long = &bodies[*b];
                long.words.len() > n
                    && (short.country.is_none() || long.country.is_none() || short.country == long.country)
            };
            let first = short.words.first().and_then(|w| by_first.get(w.as_str()));
            fits.extend(few(first).into_iter().filter(agree).filter(|b| {
                let long = &bodies[*b].words;
                long.starts_with(&short.words) && long[n..].iter().all(|w| LOOSE.contains(&w.as_str()))
            }));
            let last = short.words.last().and_then(|w| by_last.get(w.as_str()));
            let paper = n == 1 && short.words.iter().all(|w| PAPERS.contains(&w.as_str()));
            fits.extend(few(last).into_iter().filter(agree).filter(|b| {
                let long = &bodies[*b].words;
                long.ends_with(&short.words) && (n > 1 && n + 1 == long.len() || paper && long.len() <= 4)
            }));
        }
        fits.retain(|b| *b != a);
        fits.sort_unstable();
        fits.dedup();
        if let [one] = fits[..] {
            cast.join(short.draft, bodies[one].draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_person_are_told_from_names_of_two() {
        for (a, b, same) in [
            ("Ina Corvell", "Ina M. Corvell", true),
            ("Mohamad Shi' al-Dray", "Muhammad Shi al Dray", true),
            ("Karim al-Mouradi", "Karim Al Muradi", true),
            ("Ina Corvell", "Tom Corvell", false),
            ("I. Corvell", "Ina Corvell", true),
            ("Ben Orr", "Benjamin Orr", true),
            ("Ina Corvell", "Ina Dray", false),
            ("Josef van der Leyden", "Josef Leyden", true),
        ] {
            assert_eq!(same_person(&person_parts(a), &person_parts(b)), same, "{a} / {b}");
        }
    }
}
