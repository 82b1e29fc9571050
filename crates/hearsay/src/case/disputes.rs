//! Denials → Disputes: what do others say of whoever denies it?

use super::denials::{far_apart, negations};
use super::differ::{Found, Place, short, whose};
use super::sides::{Side, pieces, untold};
use super::words::{Class, distinct, shared};
use super::{Heap, Report};
use crate::assertion::Mood;
use crate::document::BlockKind;
use crate::mention::MentionKind;
use crate::statement::Kind;
use crate::text::Span;
use std::collections::BTreeMap;

/// A word in more passages than this proposes no pair.
const FREQUENT: usize = 120;

/// How much of the weight of what is denied must be told of whoever denies it.
const TOLD: f64 = 0.34;

/// The same where the passage does not name whoever denies it.
const ALL_BUT: f64 = 0.6;

/// Claims set against one denial at most.
const CLAIMS_SHOWN: usize = 3;

/// **denied in other words**: somebody denies, rejects or disputes a thing, or calls it false, and another voice tells it:
/// of whoever denies it, with two of the words that say what is denied; or with most of them. Of each report that tells it
/// the nearest passage is given, those of other reports than the denial's first.
pub(super) fn find(heap: &Heap<'_>, sides: &[(usize, Side)], story: &[usize], found: &mut Vec<Found>) {
    let mut postings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, (_, side)) in sides.iter().enumerate() {
        for stem in side.stems.iter().filter(|s| heap.lexicon.class(**s) == Class::Content) {
            postings.entry(*stem).or_default().push(i);
        }
    }
    for r in story {
        let report = &heap.reports[*r];
        for (s, said) in report.statements.iter().enumerate() {
            let Some(span) = denial(report, s) else { continue };
            let denied = telling(heap, &report.stems_in(span), &names(heap, &said.speakers));
            if denied.len() < 2 {
                found.extend(pointed_at(heap, *r, s, &denied));
                continue;
            }
            let mut near: BTreeMap<usize, usize> = BTreeMap::new();
            for list in denied.iter().filter_map(|d| postings.get(d)).filter(|l| l.len() <= FREQUENT) {
                list.iter().for_each(|i| *near.entry(*i).or_default() += 1);
            }
            let names = called(report, span);
            let mut scored: Vec<(f64, usize)> = near
                .into_iter()
                .filter(|n| n.1 >= 2)
                .filter_map(|(i, _)| {
                    let (q, side) = &sides[i];
                    let score = told(heap, (*r, s, span), (&denied, &names), *q, side)?;
                    // Two outlets say more of a difference than one does.
                    Some((score + if q == r { 0.0 } else { ELSEWHERE }, i))
                })
                .collect();
            scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let mut claims: Vec<Place> = Vec::new();
            let near = |score: f64| scored.first().is_some_and(|best| score >= NEAR * best.0);
            for (_, i) in scored.iter().filter(|x| near(x.0)) {
                let (q, side) = &sides[*i];
                if claims.len() < CLAIMS_SHOWN && claims.iter().all(|c| c.0 != *q) {
                    claims.push((*q, side.statement, side.span));
                }
            }
            let Some((score, _)) = scored.first() else { continue };
            found.push(denies(heap, &claims, (*r, s, span), &denied, 1.9 + score));
        }
    }
}

/// How near to the nearest claim another must come to be given beside it.
const NEAR: f64 = 0.8;

/// What a claim in another report than the denial's counts more.
const ELSEWHERE: f64 = 0.2;

/// The passage of a statement that denies: all of it, or where it is long the sentence that calls something false.
fn denial(report: &Report<'_>, s: usize) -> Option<Span> {
    let (statement, content) = (report.statement(s), report.statements[s].content);
    if statement.kind != Kind::Deny || untold(report, statement) {
        return None;
    }
    if content.len() <= 160 {
        return Some(content);
    }
    let calls_false = |span: &Span| {
        let words = span.of(report.text).to_lowercase();
        let mut words = words.split(|c: char| !c.is_alphabetic());
        words.clone().any(|w| CLAIMS.iter().any(|c| w.starts_with(c)))
            && words.any(|w| FALSE.iter().any(|d| w.starts_with(d)))
    };
    pieces(report, content).into_iter().find(calls_false).or((content.len() <= 400).then_some(content))
}

fn denies(
    heap: &Heap<'_>,
    claims: &[Place],
    (r, s, span): (usize, usize, Span),
    denied: &[u32],
    score: f64,
) -> Found {
    let report = &heap.reports[r];
    let quote = |c: &Place| format!("{}: “{}”", whose(heap, c.0, c.1), short(c.2.of(heap.reports[c.0].text)));
    let told: Vec<String> = claims.iter().map(quote).collect();
    let it = if claims.len() == 1 { "it" } else { "this" };
    let denier = whose(heap, r, Some(s));
    let why = format!("{}; {denier} denies {it}: “{}”", told.join("; "), short(span.of(report.text)));
    let told = heap.reports[claims[0].0].stems_in(claims[0].2);
    let both = shared(denied, &told);
    let about = if both.is_empty() {
        told.into_iter().filter(|s| heap.lexicon.class(*s) == Class::Content).collect()
    } else {
        both
    };
    let mut members = vec![claims[0], (r, Some(s), span)];
    members.extend(&claims[1..]);
    Found { score, about, members, why, by_time: false, rule: "claimed-and-denied" }
}

/// What `denied the report`, `said the charges were false` points at: the last thing that another said of whoever denies it,
/// in that sentence or one of the two in front of it.
fn pointed_at(heap: &Heap<'_>, r: usize, s: usize, denied: &[u32]) -> Option<Found> {
    let report = &heap.reports[r];
    let said = &report.statements[s];
    let words = said.content.of(report.text).to_lowercase();
    let mut words = words.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let the = words.next().is_some_and(|w| ["the", "those", "these", "such", "that", "this"].contains(&w));
    let claim = words.take(3).any(|w| CLAIMS.iter().any(|c| w.starts_with(c)));
    if !the || !claim || said.speakers.is_empty() {
        return None;
    }
    let line = |byte: usize| report.sentences.partition_point(|l| l.span.end() <= byte);
    let here = line(said.content.start());
    let fits = |t: &usize| {
        let (other, voice) = (&report.statements[*t], report.statement(*t));
        let near = other.content.end() <= said.content.start() && here - line(other.content.start()) <= 2;
        let same = !shared(&other.speakers, &said.speakers).is_empty();
        near && !same
            && !matches!(voice.kind, Kind::Deny | Kind::Demand)
            && !untold(report, voice)
            && names_one(report, other.content, &said.speakers)
    };
    let t =
        (0..report.statements.len()).filter(fits).max_by_key(|t| report.statements[*t].content.start())?;
    let whole = report
        .statement(s)
        .cue
        .iter()
        .chain(&report.statement(s).source)
        .copied()
        .fold(said.content, Span::join);
    let claim = (r, Some(t), report.statements[t].content);
    Some(denies(heap, &[claim], (r, s, whole), denied, 2.2))
}

/// How much of what is denied a passage tells, where another voice asserts it; `names` are those in the denial.
fn told(
    heap: &Heap<'_>,
    (r, s, span): (usize, usize, Span),
    (denied, names): (&[u32], &[u32]),
    q: usize,
    side: &Side,
) -> Option<f64> {
    let (report, there) = (&heap.reports[r], &heap.reports[q]);
    let deniers = &report.statements[s].speakers;
    if r == q && (span.overlaps(side.span) || report.statement(s).cue.iter().any(|c| c.overlaps(side.span))) {
        return None;
    }
    if let Some(t) = side.statement {
        let voice = there.statement(t);
        let same = !shared(&there.statements[t].speakers, deniers).is_empty();
        if same || matches!(voice.kind, Kind::Deny | Kind::Demand) {
            return None;
        }
    }
    let words = side.span.of(there.text).to_lowercase();
    let denies = words
        .split(|c: char| !c.is_alphabetic())
        .any(|w| DENYING.iter().chain(FALSE).any(|d| w.starts_with(d)));
    if side.block == BlockKind::Caption || denies || negations(there, side.span) > 0 || far_apart(heap, r, q)
    {
        return None;
    }
    // The passage asserts something: a question or a condition does not.
    let asserts = there.assertions_in(side.span).any(|a| a.mood != Mood::Open && !a.denied);
    if !asserts {
        return None;
    }
    let met = shared(denied, &side.stems);
    // Names alone say of whom it is told, not what.
    if met.iter().filter(|m| names.binary_search(m).is_err()).count() < 2 {
        return None;
    }
    let part = heap.lexicon.sum(&met) / heap.lexicon.sum(denied).max(0.1);
    let named = names_one(there, side.span, deniers);
    (named && part >= TOLD || met.len() >= 3 && part >= ALL_BUT)
        .then_some(part + if named { 0.3 } else { 0.0 })
}

/// Whether a passage speaks of one of some actors.
fn names_one(report: &Report<'_>, span: Span, actors: &[usize]) -> bool {
    let all = &report.reading.mentions.mentions;
    let of = |m: &crate::mention::Mention| {
        m.actor
            .iter()
            .chain(&m.also)
            .any(|a| report.actors.get(a.0 as usize).is_some_and(|a| actors.contains(a)))
    };
    all.iter().any(|m| m.span.overlaps(span) && of(m))
}

/// The stems of the names that stand in a passage, with their titles.
fn called(report: &Report<'_>, span: Span) -> Vec<u32> {
    let all = report.reading.mentions.mentions.iter().filter(|m| m.kind == MentionKind::Name);
    let names = all.map(|m| m.full.join(m.span)).filter(|name| name.overlaps(span));
    distinct(names.flat_map(|name| report.words_in(name)).map(|w| w.stem()))
}

/// The stems of the names of some actors.
fn names(heap: &Heap<'_>, actors: &[usize]) -> Vec<u32> {
    let words = actors.iter().flat_map(|a| heap.actor_names[*a].split_whitespace());
    distinct(words.filter_map(|w| heap.lexicon.id(&super::words::stem(&super::words::fold(w)))))
}

/// What says what a thing is about, without some names.
fn telling(heap: &Heap<'_>, stems: &[u32], names: &[u32]) -> Vec<u32> {
    let says = |s: &u32| {
        let word = heap.lexicon.stem(*s);
        heap.lexicon.class(*s) == Class::Content
            && names.binary_search(s).is_err()
            && !CLAIMS.iter().chain(FALSE).any(|c| word.starts_with(c))
            && !BESIDE.contains(&word)
    };
    stems.iter().copied().filter(says).collect()
}

/// Beginnings of the nouns for what is denied: they say nothing of what it is.
const CLAIMS: &[&str] =
    &["alleg", "accus", "claim", "report", "charg", "concern", "suggest", "assert", "rumour", "rumor"];
/// Beginnings of the words and stems for what is not so.
const FALSE: &[&str] =
    &["fals", "untru", "baseless", "unfound", "groundless", "fabricat", "inaccur", "incorrect", "bogus"];
/// Stems beside a denial that say nothing of what is denied: `does not accord with the facts`, `no truth`, `without merit`.
const BESIDE: &[&str] = &["accord", "fact", "truth", "merit"];
/// Beginnings of the words by which a passage itself denies, besides those for what is not so.
const DENYING: &[&str] = &["denie", "deny", "denial", "disput", "reject", "refut", "dismiss"];

#[cfg(test)]
mod tests {
    fn why(a: &str, b: &str) -> Vec<String> {
        crate::case::differ::found_by("claimed-and-denied", a, b).into_iter().map(|d| d.why).collect()
    }

    #[test]
    fn what_is_told_of_whoever_denies_it() {
        let claim = "Harbour pilots said Ordania had been selling smuggled diesel to trawlers off Gannet Point since May.";
        let denial =
            "Ordania denied that any of its tankers were involved in sales of smuggled diesel to trawlers.";
        assert_eq!(why(claim, denial).len(), 1, "{:?}", why(claim, denial));
        let other = "Ordania denied that it had asked the harbour commission for a later hearing.";
        assert!(why(claim, other).is_empty());
        let denied_too =
            "Harbour pilots said Ordania had not been selling smuggled diesel to trawlers off Gannet Point.";
        assert!(why(denied_too, denial).is_empty());
    }

    #[test]
    fn a_long_statement_denies_where_it_calls_something_false() {
        let claim = "Harbour pilots said Ordania had been selling smuggled diesel to trawlers off Gannet Point since May.";
        let denial = "\"According to the report of the harbour board we opened the books of both yards in March, and every \
                      page of them was read by its clerks. The claims that Ordania sold smuggled diesel to trawlers are false,\" \
                      the Ordanian envoy Jonas Hale said.";
        let found = why(claim, denial);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("denies it: “The claims that Ordania sold"), "{found:?}");
    }

    #[test]
    fn the_report_is_what_was_said_last_of_whoever_denies_it() {
        let told = "Harbour pilots said Minister Ina Corvell had sold diesel to trawlers. Corvell denied the claims.";
        let found = why("Ferries were late.", told);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("had sold diesel") && found[0].contains("the claims"), "{found:?}");
        let other = "Minister Ina Corvell spoke. Harbour pilots said Vesk had sold diesel to trawlers. Corvell denied the claims.";
        assert!(why("Ferries were late.", other).is_empty(), "nothing was said of it");
    }
}
