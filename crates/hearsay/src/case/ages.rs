//! Sentences → Ages: of whom do two reports give two ages?

use super::differ::{Found, telling};
use super::words::{Class, Word, shared};
use super::{Heap, Report};
use crate::mention::{ActorKind, MentionKind};
use crate::text::Span;
use std::collections::BTreeMap;

/// Nobody is older.
const OLDEST: u32 = 122;

/// Whose age it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Of {
    /// A person with a name: the case's actor.
    Person(usize),
    /// Somebody without: the stem of what he is called, `boy`.
    Noun(u32),
}

/// An age as a report gives it.
struct Told {
    report: usize,
    age: u32,
    /// The age and who has it.
    span: Span,
    /// The sentence that says of whom it is told.
    scene: Span,
}

/// **two ages**: two reports of a story give one person two ages. Somebody without a name is one where each report gives an
/// age to one such person only (`a 4-year-old boy`) and the sentences speak of the same.
pub(super) fn find(heap: &Heap<'_>, found: &mut Vec<Found>) {
    let mut all: BTreeMap<(usize, Of), Vec<Told>> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for line in &report.sentences {
            for (of, age, span) in ages(report, line.span) {
                all.entry((report.story, of)).or_default().push(Told {
                    report: r,
                    age,
                    span,
                    scene: line.span,
                });
            }
        }
        for (of, age, span, scene) in by_pronoun(report) {
            all.entry((report.story, of)).or_default().push(Told { report: r, age, span, scene });
        }
    }
    for ((_, of), told) in all {
        // What a report itself tells in two ways is no other account: one of the two is of somebody else.
        let single = |t: &&Told| told.iter().all(|o| o.report != t.report || o.age == t.age);
        let mut each: Vec<&Told> = told.iter().filter(single).collect();
        each.dedup_by_key(|t| t.report);
        let mut best: Option<(&Told, &Told)> = None;
        for (k, b) in each.iter().enumerate() {
            let fits = |a: &&&Told| a.age != b.age && (matches!(of, Of::Person(_)) || one_scene(heap, a, b));
            if let Some(a) = each[..k].iter().find(fits) {
                best = best.or(Some((a, b)));
            }
        }
        if let Some((a, b)) = best {
            found.push(two_ages(heap, of, a, b));
        }
    }
}

/// Whether the sentences around two ages speak of the same besides.
fn one_scene(heap: &Heap<'_>, a: &Told, b: &Told) -> bool {
    let around = |t: &Told| {
        let report = &heap.reports[t.report];
        let own = report.stems_in(t.span);
        let mut stems = report.stems_in(t.scene);
        stems.retain(|s| !own.contains(s));
        stems
    };
    telling(heap, &shared(&around(a), &around(b))).len() >= 2
}

fn two_ages(heap: &Heap<'_>, of: Of, a: &Told, b: &Told) -> Found {
    let (x, y) = (&heap.reports[a.report], &heap.reports[b.report]);
    let whom = match of {
        Of::Person(actor) => heap.actor_names[actor].clone(),
        Of::Noun(stem) => {
            let word = x.words_in(a.scene).iter().find(|w| w.stem() == stem);
            word.map_or(String::new(), |w| format!("the {}", w.span.of(x.text).to_lowercase()))
        }
    };
    let day = |r: &Report<'_>| r.published().and_then(|p| p.get(..10)).map(str::to_owned);
    let statement = |r: &Report<'_>, span: Span| r.statements.iter().position(|s| s.content.overlaps(span));
    Found {
        score: 3.3,
        about: telling(heap, &shared(&x.stems_in(a.span), &y.stems_in(b.span))),
        members: vec![(a.report, statement(x, a.span), a.span), (b.report, statement(y, b.span), b.span)],
        why: format!("age of {whom}: {} ({}) against {} ({})", a.age, x.called(), b.age, y.called()),
        // A birthday may lie between.
        by_time: a.age.abs_diff(b.age) == 1 && matches!((day(x), day(y)), (Some(p), Some(q)) if p != q),
        rule: "two-ages",
    }
}

/// Ages in a sentence: `a 4-year-old boy`, `Ina Corvell, 52,`, `Jonas Hale, a 61-year-old pilot`, `Hale, aged 61`.
fn ages(report: &Report<'_>, line: Span) -> Vec<(Of, u32, Span)> {
    let text = report.text;
    let words = report.words_in(line);
    let lower = |i: usize| words.get(i).map(|w| w.span.of(text).to_lowercase()).unwrap_or_default();
    let gap = |i: usize| match (words.get(i), words.get(i + 1)) {
        (Some(a), Some(b)) => text.get(a.span.end()..b.span.start()).unwrap_or(""),
        (Some(a), None) => text.get(a.span.end()..line.end()).unwrap_or(""),
        _ => "",
    };
    let verbs: Vec<Span> = report.assertions_in(line).map(|a| a.verb).collect();
    let mut out = Vec::new();
    for i in 0..words.len() {
        let Some(age) = number(&lower(i)) else { continue };
        let at = words[i].span;
        if lower(i + 1) == "year" && lower(i + 2) == "old" && gap(i) == "-" && gap(i + 1) == "-" {
            // A name in front, with a comma: `Jonas Hale, a 61-year-old pilot`.
            let article = i.checked_sub(1).filter(|k| ["a", "an", "the"].contains(&lower(*k).as_str()));
            let front = article.unwrap_or(i).checked_sub(1).filter(|k| article.is_some() && gap(*k) == ", ");
            let before = front.and_then(|k| person(report, words[k].span));
            let mut noun = None;
            for k in i + 3..words.len().min(i + 7) {
                if gap(k - 1) != " " {
                    break;
                }
                if let Some((actor, _)) = person(report, words[k].span) {
                    noun = Some((Of::Person(actor), k));
                    break;
                }
                let stops = |next: &Word| next.class() == Class::Function || verbs.contains(&next.span);
                let ends = gap(k) != " " || words.get(k + 1).is_none_or(stops);
                if ends {
                    let one = words[k].class() != Class::Function
                        && !words[k].capital()
                        && !lower(k).ends_with('s');
                    noun = one.then(|| (Of::Noun(words[k].stem()), k));
                    break;
                }
            }
            match (before, noun) {
                (Some((actor, name)), _) => out.push((Of::Person(actor), age, name.join(words[i + 2].span))),
                (None, Some((of, k))) => out.push((of, age, at.join(words[k].span))),
                _ => {}
            }
            continue;
        }
        // `Ina Corvell, 52,`
        let Some(k) = i.checked_sub(1) else { continue };
        let closed = gap(i).starts_with([',', ')', ';']) || gap(i) == "." && i + 1 == words.len();
        let set_off = gap(k) == ", " || gap(k) == " (";
        let aged = lower(k) == "aged" && gap(k) == " ";
        let name = if aged { k.checked_sub(1).filter(|j| matches!(gap(*j), ", " | " ")) } else { Some(k) };
        let Some((actor, name)) = name.and_then(|j| person(report, words[j].span)) else { continue };
        // A list of numbers, a score: `Hale, 12, 14 and 15`.
        let listed = number(&lower(i + 1)).is_some();
        if (aged || set_off && closed)
            && !listed
            && age >= 5
            && at.of(text).starts_with(|c: char| c.is_ascii_digit())
        {
            out.push((Of::Person(actor), age, name.join(at)));
        }
    }
    out
}

/// `He was 3 years old`: the age of the one boy or man whom the sentences in front of it speak of, with the sentence that
/// speaks of him.
fn by_pronoun(report: &Report<'_>) -> Vec<(Of, u32, Span, Span)> {
    let mut out = Vec::new();
    for (l, line) in report.sentences.iter().enumerate() {
        let words = report.words_in(line.span);
        for w in words.windows(5) {
            let lower = |i: usize| w[i].span.of(report.text).to_lowercase();
            let nouns = match lower(0).as_str() {
                "he" => HE,
                "she" => SHE,
                _ => continue,
            };
            let is =
                matches!(lower(1).as_str(), "is" | "was") && matches!(lower(3).as_str(), "year" | "years");
            let Some(age) = number(&lower(2)).filter(|_| is && lower(4) == "old") else { continue };
            // A name stands nearer: it is of that person.
            let before = &report.sentences[l.saturating_sub(REACH)..=l];
            let named =
                |s: &super::Line| report.words_in(s.span).iter().any(|x| person(report, x.span).is_some());
            let speaks = |s: &super::Line| {
                let met: Vec<&Word> = report
                    .words_in(s.span)
                    .iter()
                    .filter(|x| x.span.end() <= w[0].span.start())
                    .filter(|x| nouns.contains(&x.span.of(report.text).to_lowercase().as_str()))
                    .collect();
                met.last().map(|x| x.stem())
            };
            let near = before.iter().rev().find_map(|s| Some((s, speaks(s)?)));
            let Some((scene, noun)) = near.filter(|(s, _)| !named(s)) else { continue };
            out.push((Of::Noun(noun), age, w[0].span.join(w[4].span), scene.span));
        }
    }
    out
}

/// How many sentences in front of a pronoun are looked at.
const REACH: usize = 4;
const HE: &[&str] = &["boy", "man", "toddler", "child", "teenager", "student", "schoolboy", "baby"];
const SHE: &[&str] = &["girl", "woman", "toddler", "child", "teenager", "student", "schoolgirl", "baby"];

/// The person whose name a word is of, and the name.
fn person(report: &Report<'_>, word: Span) -> Option<(usize, Span)> {
    let mention = report.mention_at(word)?;
    let actor = mention.actor?;
    let of = &report.reading.mentions.actors[actor.0 as usize];
    let named = of.kind == ActorKind::Person && mention.kind == MentionKind::Name;
    Some((*report.actors.get(actor.0 as usize).filter(|_| named)?, mention.span))
}

/// An age in digits or words.
fn number(word: &str) -> Option<u32> {
    let small = SMALL.iter().position(|w| *w == word).map(|n| n as u32 + 1);
    small.or_else(|| word.parse().ok()).filter(|n| (1..=OLDEST).contains(n))
}

const SMALL: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

#[cfg(test)]
mod tests {
    fn why(a: &str, b: &str) -> Vec<String> {
        crate::case::differ::found_by("two-ages", a, b).into_iter().map(|d| d.why).collect()
    }

    #[test]
    fn two_ages_of_one_person() {
        let one = "The pilot, Jonas Hale, 61, was taken to the harbour hospital on Monday.";
        let two = "Jonas Hale, a 58-year-old pilot, was among the injured, the coastguard said.";
        assert_eq!(why(one, two), ["age of Jonas Hale: 61 (KNA) against 58 (Korda)"]);
        let same = "Jonas Hale, a 61-year-old pilot, was among the injured, the coastguard said.";
        assert!(why(one, same).is_empty());
    }

    #[test]
    fn somebody_without_a_name_is_one_in_one_scene() {
        let one = "A 4-year-old boy fell from the ferry into the harbour, the coastguard said.";
        let two = "The coastguard pulled a three-year-old boy out of the harbour on Monday.";
        assert_eq!(why(one, two), ["age of the boy: 4 (KNA) against 3 (Korda)"]);
        let him = "The coastguard pulled a boy out of the harbour on Monday. His aunt said that he was three years old.";
        assert_eq!(why(one, him), ["age of the boy: 4 (KNA) against 3 (Korda)"]);
        let other = "A three-year-old boy learned to skate in Vesk last winter.";
        assert!(why(one, other).is_empty(), "another scene");
        assert!(
            why("The coastguard pulled out a 4-year-old boy ", "A 3-year-old").is_empty(),
            "nothing stands behind"
        );
        let several = "The coastguard pulled a three-year-old boy and a 4-year-old boy out of the harbour.";
        assert!(why(one, several).is_empty(), "two boys");
    }
}
