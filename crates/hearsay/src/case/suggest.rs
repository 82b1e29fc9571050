//! Case → Suggestions: which actors may be one, and why are they kept apart?
//!
//! Merging takes no risk; what it would not decide is offered here to someone who can. Nothing is changed by it: a
//! suggestion is taken up with a `merge`, and laid aside for good with a `split` of two that were never one.

use super::actors::{initials_of, person, sounds, without_article};
use super::words::fold;
use crate::view::CaseView;
use crate::view::case::{CaseActorView, SuggestionView};
use std::collections::{BTreeMap, BTreeSet};

/// A key that more actors share proposes no pair.
const FREQUENT: usize = 30;

/// A pair in the making.
struct Doubt {
    weight: usize,
    pair: (usize, usize),
    why: String,
    rule: &'static str,
}

/// Finds actors that may be one: names a letter apart, a surname that several bear, short forms, the last word of a
/// longer name. The most mentioned first.
///
/// Where it errs: brothers, and towns that are named after each other, are a letter apart too.
pub fn suggest(case: &CaseView) -> Vec<SuggestionView> {
    let actors = &case.actors;
    let mut doubts: Vec<Doubt> = Vec::new();
    letters(actors, &mut doubts);
    surnames(actors, &mut doubts);
    short_forms(actors, &mut doubts);
    last_words(actors, &mut doubts);
    let told_apart = told_apart(case);
    doubts.retain(|d| {
        let (a, b) = (actors[d.pair.0].id.as_str(), actors[d.pair.1].id.as_str());
        !told_apart.contains(&(a.min(b), a.max(b)))
    });
    doubts.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.pair.cmp(&b.pair)).then(a.rule.cmp(b.rule)));
    let mut seen = BTreeSet::new();
    doubts.retain(|d| seen.insert(d.pair));
    doubts
        .into_iter()
        .map(|d| {
            let both = [&actors[d.pair.0], &actors[d.pair.1]];
            SuggestionView {
                actors: both.iter().map(|a| a.id.clone()).collect(),
                names: both.iter().map(|a| a.name.clone()).collect(),
                why: d.why,
                rule: d.rule.into(),
            }
        })
        .collect()
}

/// Pairs that someone has split.
fn told_apart(case: &CaseView) -> BTreeSet<(&str, &str)> {
    let splits = case.corrections.iter().filter(|c| c.correction.act == "split" && c.lost.is_none());
    let actor = |place: &crate::view::correction::PlaceView| {
        let report = case.reports.iter().find(|r| r.id == place.report)?;
        let meets = |m: &[usize; 2]| m[0] < place.end && place.start < m[1];
        report.actors.iter().find(|a| a.mentions.iter().any(meets)).map(|a| a.id.as_str())
    };
    splits
        .filter_map(|c| Some((actor(c.correction.at.first()?)?, actor(c.correction.at.get(1)?)?)))
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect()
}

fn mentions(actor: &CaseActorView) -> usize {
    actor.names.iter().map(|n| n.count).sum()
}

/// What speaks for two actors being one, besides their names.
fn besides(a: &CaseActorView, b: &CaseActorView) -> Vec<String> {
    let words = |x: &CaseActorView| -> BTreeSet<String> {
        x.roles
            .iter()
            .flat_map(|r| fold(r).split(' ').map(str::to_owned).collect::<Vec<_>>())
            .filter(|w| w.len() > 3)
            .collect()
    };
    let mut out = Vec::new();
    if let Some(role) = words(a).intersection(&words(b)).next() {
        out.push(format!("both are called {role}"));
    }
    if let (Some(x), Some(y)) = (&a.country, &b.country) {
        if x == y {
            out.push(format!("both are of {x}"));
        }
    }
    let reports: BTreeSet<&String> = a.reports.iter().collect();
    if b.reports.iter().any(|r| reports.contains(r)) {
        out.push("one report names both".into());
    }
    out
}

fn doubt(actors: &[CaseActorView], i: usize, k: usize, why: String, rule: &'static str) -> Doubt {
    let pair = (i.min(k), i.max(k));
    let more = besides(&actors[pair.0], &actors[pair.1]);
    let why = std::iter::once(why).chain(more).collect::<Vec<_>>().join("; ");
    Doubt { weight: mentions(&actors[i]).min(mentions(&actors[k])), pair, why, rule }
}

/// Full names a letter apart: `Sanne Ruyk` and `Sanna Ruyk`.
fn letters(actors: &[CaseActorView], doubts: &mut Vec<Doubt>) {
    let mut keys: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let persons: Vec<_> = actors
        .iter()
        .enumerate()
        .filter(|(_, a)| a.kind == "person")
        .filter_map(|(i, a)| {
            let p = person(&fold(&a.name));
            Some((i, p.first.clone()?, p.last))
        })
        .collect();
    for (n, (_, first, last)) in persons.iter().enumerate() {
        keys.entry(format!("{first} {}", last.chars().take(2).collect::<String>())).or_default().insert(n);
        keys.entry(format!("{} {}", sounds(last), first.chars().take(1).collect::<String>()))
            .or_default()
            .insert(n);
    }
    for list in keys.values().filter(|l| l.len() <= FREQUENT) {
        let list: Vec<usize> = list.iter().copied().collect();
        for (x, n) in list.iter().enumerate() {
            for m in &list[..x] {
                let ((i, f, l), (k, g, h)) = (&persons[*n], &persons[*m]);
                let near =
                    |a: &str, b: &str| a.chars().count().min(b.chars().count()) >= 4 && one_apart(a, b);
                if (f == g && near(l, h)) || (l == h && near(f, g)) {
                    doubts.push(doubt(
                        actors,
                        *i,
                        *k,
                        "their names are one letter apart".into(),
                        "one-letter-apart",
                    ));
                }
            }
        }
    }
}

/// Whether one letter more, less or other makes one word of the other.
pub(super) fn one_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (a, b) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if b.len() - a.len() > 1 || a == b {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let skip = usize::from(a.len() == b.len());
    a[(front + skip).min(a.len())..] == b[front + 1..]
}

/// A surname alone that several bear, or one in another story.
fn surnames(actors: &[CaseActorView], doubts: &mut Vec<Doubt>) {
    let mut bearers: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, a) in actors.iter().enumerate().filter(|(_, a)| a.kind == "person") {
        let p = person(&fold(&a.name));
        let entry = bearers.entry(sounds(&p.last)).or_default();
        if p.first.is_some() { entry.0.push(i) } else { entry.1.push(i) }
    }
    for (full, bare) in bearers.values().filter(|x| x.0.len() <= FREQUENT && x.1.len() <= FREQUENT) {
        for i in bare {
            for k in full {
                let why = match full.len() {
                    1 => "a surname alone, and one person bears it".to_owned(),
                    n => format!("a surname alone, and {n} persons bear it"),
                };
                doubts.push(doubt(actors, *i, *k, why, "surname-alone"));
            }
        }
    }
}

/// Letters that are the first letters of a longer name.
fn short_forms(actors: &[CaseActorView], doubts: &mut Vec<Doubt>) {
    let body = |a: &CaseActorView| matches!(a.kind.as_str(), "organisation" | "group");
    let mut initials: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (i, a) in actors.iter().enumerate().filter(|(_, a)| body(a)) {
        for name in a.names.iter().filter(|n| n.text.contains(' ')) {
            for letters in
                initials_of(without_article(&fold(&name.text))).into_iter().filter(|l| l.len() >= 3)
            {
                initials.entry(letters).or_default().insert(i);
            }
        }
    }
    for (i, a) in actors.iter().enumerate().filter(|(_, a)| body(a)) {
        let short = fold(&a.name);
        let upper = a.name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let Some(long) = initials.get(&short).filter(|l| upper && l.len() <= FREQUENT) else { continue };
        for k in long.iter().filter(|k| **k != i) {
            let why = match long.len() {
                1 => "the letters are the first letters of the name".to_owned(),
                n => format!("the letters are the first letters of {n} names"),
            };
            doubts.push(doubt(actors, i, *k, why, "first-letters"));
        }
    }
}

/// The last word of a longer name that one of its reports uses alone: `the Front`.
fn last_words(actors: &[CaseActorView], doubts: &mut Vec<Doubt>) {
    let body = |a: &CaseActorView| matches!(a.kind.as_str(), "organisation" | "group");
    let mut ends: BTreeMap<(String, &str), BTreeSet<usize>> = BTreeMap::new();
    for (i, a) in actors.iter().enumerate().filter(|(_, a)| body(a)) {
        let last = fold(&a.name).rsplit(' ').next().unwrap_or_default().to_owned();
        for report in &a.reports {
            ends.entry((last.clone(), report)).or_default().insert(i);
        }
    }
    for ((last, _), list) in ends.iter().filter(|(_, l)| l.len() == 2) {
        let list: Vec<usize> = list.iter().copied().collect();
        let alone = |i: usize| without_article(&fold(&actors[i].name)) == last;
        if alone(list[0]) != alone(list[1]) {
            let why = format!("the last word of the longer name, \"{last}\", alone");
            doubts.push(doubt(actors, list[0], list[1], why, "last-word-alone"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::case::NameCountView;

    fn actor(id: &str, kind: &str, name: &str, roles: &[&str], reports: &[&str]) -> CaseActorView {
        CaseActorView {
            id: id.into(),
            name: name.into(),
            kind: kind.into(),
            country: None,
            wikidata: None,
            roles: roles.iter().map(|r| (*r).to_owned()).collect(),
            names: vec![NameCountView { text: name.into(), count: 2 }],
            reports: reports.iter().map(|r| (*r).to_owned()).collect(),
        }
    }

    #[test]
    fn doubts_are_told_with_their_reason_and_what_is_plain_is_not() {
        let case = CaseView {
            actors: vec![
                actor("1", "person", "Sanne Ruyk", &["Minister"], &["a"]),
                actor("2", "person", "Sanna Ruyk", &["Minister"], &["b"]),
                actor("3", "person", "Jonas Hale", &[], &["a"]),
                actor("4", "person", "Mira Hale", &[], &["b"]),
                actor("5", "person", "Hale", &[], &["c"]),
                actor("6", "organisation", "Free Shoals Front", &[], &["a"]),
                actor("7", "group", "Front", &[], &["a"]),
                actor("8", "organisation", "Forest Safety Fund", &[], &["a"]),
                actor("9", "organisation", "FSF", &[], &["c"]),
            ],
            ..Default::default()
        };
        let mut told: Vec<(String, String)> =
            suggest(&case).into_iter().map(|s| (s.actors.concat(), s.rule)).collect();
        told.sort();
        let want = [
            ("12", "one-letter-apart"),
            ("35", "surname-alone"),
            ("45", "surname-alone"),
            ("67", "last-word-alone"),
            ("69", "first-letters"),
            ("89", "first-letters"),
        ];
        assert_eq!(told, want.map(|(a, r)| (a.to_owned(), r.to_owned())));
        let why = &suggest(&case).into_iter().find(|s| s.rule == "one-letter-apart").map(|s| s.why);
        assert_eq!(why.as_deref(), Some("their names are one letter apart; both are called minister"));
    }

    #[test]
    fn a_letter_apart() {
        for (a, b, want) in [
            ("ruyk", "ruyck", true),
            ("hale", "hall", true),
            ("hale", "hale", false),
            ("hale", "hulk", false),
            ("ab", "abcd", false),
        ] {
            assert_eq!(one_apart(a, b), want, "{a} {b}");
        }
    }
}
