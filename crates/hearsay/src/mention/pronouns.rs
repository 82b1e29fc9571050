//! Pronouns → actors: whom do `he`, `she`, `they` and `it` mean?

use super::cast::Cast;
use super::lexicon::{SAYING, TITLE};
use super::report::Report;
use super::titles::Gender;
use super::{ActorKind, Found};
use crate::mention::MentionKind;
use crate::tag::Pos;

/// What a pronoun asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Person(Gender),
    /// `it`: a body or a country.
    Thing,
    /// `they`
    Several,
    /// `who`: what stands right in front.
    Relative,
}

fn wanted(word: &str) -> Option<Wanted> {
    let is = |w: &[&str]| w.iter().any(|x| x.eq_ignore_ascii_case(word));
    if is(&["he", "him", "his", "himself"]) {
        Some(Wanted::Person(Gender::Male))
    } else if is(&["she", "her", "hers", "herself"]) {
        Some(Wanted::Person(Gender::Female))
    } else if is(&["it", "its", "itself"]) {
        Some(Wanted::Thing)
    } else if is(&["they", "them", "their", "themselves"]) {
        Some(Wanted::Several)
    } else if is(&["who"]) {
        Some(Wanted::Relative)
    } else {
        None
    }
}

/// Finds the pronouns of the third person and whom they mean.
///
/// Of the persons that fit by gender, the subject of the same sentence or of the one before is meant, or the only
/// person there; a pronoun outside quotation marks looks at names outside them first. With two that fit equally well
/// nobody is meant. Gender is known from titles (`Ms.`, `spokesman`) and from pronouns already resolved. It errs where
/// a report changes its subject without naming the new one.
pub(super) fn find(report: &Report<'_>, cast: &mut Cast, found: &mut Vec<Found>) {
    let mut all: Vec<Found> = Vec::with_capacity(found.len() + 16);
    let mut next = found.drain(..).peekable();
    let names_per_sentence = 3;
    for i in 0..report.len() {
        while next.peek().is_some_and(|f| f.tokens.start <= i) {
            if let Some(f) = next.next() {
                all.push(f);
            }
        }
        let Some(want) = wanted(report.word(i)).filter(|_| !report.is_acronym(i)) else { continue };
        if want == Wanted::Relative && !relative(report, i) {
            continue;
        }
        let mut pronoun = Found {
            tokens: i..i + 1,
            full: i..i + 1,
            kind: MentionKind::Pronoun,
            label: None,
            actor: None,
            also: Vec::new(),
            plural: "",
        };
        match want {
            Wanted::Person(gender) => pronoun.actor = person(report, cast, &all, i, gender),
            Wanted::Thing => pronoun.actor = thing(report, cast, &all, i),
            Wanted::Several => (pronoun.actor, pronoun.also) = several(report, cast, &all, i),
            Wanted::Relative => {
                let near = all.iter().rev().take(names_per_sentence).find(|f| {
                    let end = f.tokens.end.max(f.full.end.min(i));
                    end == i || end + 1 == i && report.word(end) == ","
                });
                if let Some(f) = near {
                    pronoun.actor = f.actor;
                    pronoun.also = f.also.clone();
                }
            }
        }
        if let (Some(id), Wanted::Person(gender)) = (pronoun.actor, want) {
            let draft = cast.get_mut(id);
            draft.gender = draft.gender.or(gender);
        }
        all.push(pronoun);
    }
    all.extend(next);
    *found = all;
}

/// Whether `who` opens a relative clause rather than a question.
fn relative(report: &Report<'_>, i: usize) -> bool {
    !report.opens_sentence(i)
        && i > 0
        && (report.word(i - 1) == "," || matches!(report.pos(i - 1), Some(Pos::Noun | Pos::Propn)))
}

/// How near a candidate stands and whether it is the subject: smaller is better.
struct Candidate {
    id: usize,
    /// Sentences back.
    back: usize,
    subject: bool,
    quoted: bool,
    at: usize,
}

fn candidates(
    report: &Report<'_>,
    cast: &Cast,
    all: &[Found],
    i: usize,
    fits: impl Fn(usize) -> bool,
) -> Vec<Candidate> {
    let here = report.sentence(i);
    let block = report.block(i);
    let mut out: Vec<Candidate> = Vec::new();
    for f in all.iter().rev().take(60) {
        let back = here.saturating_sub(report.sentence(f.tokens.start));
        if back > 3 || block.saturating_sub(report.block(f.tokens.start)) > 2 {
            break;
        }
        let Some(id) = f.actor.map(|a| cast.root(a)) else { continue };
        if !fits(id) {
            continue;
        }
        let owner = report.is_possessive(f.tokens.end)
            || f.kind == MentionKind::Pronoun && report.is(f.tokens.start, &["his", "her", "its", "their"]);
        let subject = !owner && report.is_subject(&f.tokens);
        out.push(Candidate { id, back, subject, quoted: report.quoted(f.tokens.start), at: f.tokens.start });
    }
    let outside = !report.quoted(i);
    if outside && out.iter().any(|c| !c.quoted) {
        out.retain(|c| !c.quoted);
    }
    out
}

fn only(ids: impl Iterator<Item = usize>) -> Option<usize> {
    let mut one = None;
    for id in ids {
        match one {
            None => one = Some(id),
            Some(other) if other == id => {}
            _ => return None,
        }
    }
    one
}

fn person(report: &Report<'_>, cast: &Cast, all: &[Found], i: usize, gender: Gender) -> Option<usize> {
    let mut near = candidates(report, cast, all, i, |id| {
        let d = cast.get(id);
        let who = matches!(d.kind, ActorKind::Person) || d.kind == ActorKind::Unnamed && !d.plural;
        who && d.gender.agrees(gender)
    });
    // An object is not its own subject: `Corvell met him`.
    let object = report.is(i, &["him"])
        || report.is(i, &["her"]) && matches!(report.relation(i), "obj" | "iobj" | "obl");
    if object {
        let same: Vec<usize> = near.iter().filter(|c| c.back == 0 && c.subject).map(|c| c.id).collect();
        near.retain(|c| !same.contains(&c.id));
    }
    // Evidence of gender outweighs the lack of it.
    let sure = near.iter().any(|c| cast.get(c.id).gender == gender && c.back <= 1);
    if sure {
        let rivals =
            near.iter().any(|c| cast.get(c.id).gender == Gender::Unknown && c.subject && c.back <= 1);
        if !rivals {
            near.retain(|c| cast.get(c.id).gender == gender);
        }
    }
    for back in 0..=3 {
        let here: Vec<&Candidate> = near.iter().filter(|c| c.back == back).collect();
        if here.is_empty() {
            continue;
        }
        if back == 0 {
            // The subject of the sentence so far; else the only one in it.
            let subject = here.iter().find(|c| c.subject).map(|c| c.id);
            let only_one = only(here.iter().map(|c| c.id));
            if only_one.is_some() {
                // A subject of the sentence before rivals a mere object of this one.
                let rival = near.iter().any(|c| c.back == 1 && c.subject && Some(c.id) != only_one);
                if subject.is_some() || !rival {
                    return only_one;
                }
                return None;
            }
            if let Some(id) = only(here.iter().filter(|c| c.subject).map(|c| c.id)) {
                return Some(id);
            }
            return None;
        }
        let subjects: Vec<&&Candidate> = here.iter().filter(|c| c.subject).collect();
        if let Some(id) = only(subjects.iter().map(|c| c.id)) {
            return Some(id);
        }
        if subjects.is_empty() {
            return only(here.iter().map(|c| c.id));
        }
        // Of several subjects the first, where it also speaks: the others stand in what it says.
        let first = subjects.iter().min_by_key(|c| c.at)?;
        let speaks = report.has(first.at + 1, SAYING) || report.has(first.at + 2, SAYING);
        return speaks.then_some(first.id);
    }
    None
}

fn thing(report: &Report<'_>, cast: &Cast, all: &[Found], i: usize) -> Option<usize> {
    let near = candidates(report, cast, all, i, |id| {
        matches!(cast.get(id).kind, ActorKind::Organisation | ActorKind::Country | ActorKind::Group)
    });
    // Only as subject or owner, and only where one subject alone could be meant: `it` is most often no actor at all.
    let subject = report.is_subject(&(i..i + 1));
    let owner = report.is(i, &["its"]);
    let expletive = report.relation(i) == "expl";
    if !(subject || owner) || expletive {
        return None;
    }
    if let Some(c) = near.iter().filter(|c| c.back == 0).find(|c| c.subject) {
        let one = only(near.iter().filter(|c| c.back == 0 && c.subject).map(|c| c.id));
        return one.or(if owner { Some(c.id) } else { None });
    }
    if near.iter().any(|c| c.back == 0) && !owner {
        let speaks = report.has(i + 1, SAYING);
        if !speaks {
            return None;
        }
    }
    let back = near.iter().filter(|c| c.back == 1);
    if report.has(i + 1, SAYING) || report.opens_sentence(i) {
        return only(back.filter(|c| c.subject).map(|c| c.id));
    }
    None
}

fn several(report: &Report<'_>, cast: &Cast, all: &[Found], i: usize) -> (Option<usize>, Vec<usize>) {
    let here = report.sentence(i);
    // A plural before it, or two joined by `and`.
    for f in all.iter().rev().take(20) {
        let back = here.saturating_sub(report.sentence(f.tokens.start));
        if back > 1 {
            break;
        }
        if report.quoted(f.tokens.start) && !report.quoted(i) {
            continue;
        }
        if f.also.len() > 1 {
            return (None, f.also.clone());
        }
        let Some(id) = f.actor.map(|a| cast.root(a)) else { continue };
        let plural = cast.get(id).plural || cast.get(id).kind == ActorKind::Group;
        if plural && report.is_subject(&f.tokens) {
            return (Some(id), Vec::new());
        }
        let subject = report.is_subject(&f.tokens);
        if subject && f.kind == MentionKind::Name {
            let partner = all.iter().rev().find(|g| {
                g.tokens.end < f.tokens.start
                    && g.kind == MentionKind::Name
                    && report.sentence(g.tokens.start) == report.sentence(f.tokens.start)
                    && (g.tokens.end..f.full.start.max(g.tokens.end)).any(|k| report.is(k, &["and"]))
                    && f.full.start - g.tokens.end <= 2
            });
            if let Some(p) = partner.and_then(|g| g.actor).map(|a| cast.root(a)) {
                if p != id && cast.get(p).kind == cast.get(id).kind {
                    return (None, vec![p, id]);
                }
            }
            return (None, Vec::new());
        }
        let _ = TITLE;
    }
    (None, Vec::new())
}
