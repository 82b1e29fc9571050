//! Assertions → Denials: which passage denies what others assert?

use super::acts::{Act, Part, SAID, acts};
use super::differ::{Found, short, whose};
use super::words::{Class, distinct, shared};
use super::{Heap, Report};
use crate::assertion::Mood;
use crate::statement::Kind;
use crate::text::Span;
use crate::time::{Date, bounds};
use jiff::civil::Date as Day;
use std::collections::BTreeMap;

/// A word that is asserted in more places than this proposes no pair.
const FREQUENT: usize = 120;

/// How much of what is denied the other must speak of, from 0 to 1.
const LEAST: f64 = 0.5;

/// Passages set against one denial at most.
const MOST: usize = 3;

/// **denied and asserted**: one clause denies what a clause of another voice asserts: the same act (its verb, the noun that
/// a light verb carries, or what stands behind *be*), by the same actors, to the same thing, in the same mood. Whoever does
/// it and to whom may be left out on one side, and may not be told differently; of what the denial tells besides, at least
/// half must be told by the other; what narrows the denial (`not the full amount`) must stand there too. What falls short
/// (`partly told`) is denied only where the other speaks of all. Passages set against one denial are given together.
pub(super) fn find(heap: &Heap<'_>, story: &[usize], found: &mut Vec<Found>) {
    let all = |r: usize| Span::new(0, heap.reports[r].text.len());
    let acts: Vec<Act<'_>> = story.iter().flat_map(|r| acts(heap, *r, all(*r))).collect();
    let mut postings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, act) in acts.iter().enumerate().filter(|(_, a)| !a.denies()) {
        for key in &act.keys {
            postings.entry(*key).or_default().push(i);
        }
    }
    for no in acts.iter().filter(|a| a.denies()) {
        let mut against: Vec<Against> = Vec::new();
        for key in &no.keys {
            let list = postings.get(key).map_or(&[][..], Vec::as_slice);
            if list.len() <= FREQUENT {
                against.extend(list.iter().filter_map(|j| against_one(heap, no, &acts[*j], *key, *j)));
            }
        }
        against.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.act.cmp(&b.act)));
        let Some(best) = against.first().filter(|best| best.score >= LEAST) else { continue };
        let yes = told_too(heap, &acts, &postings, no, &against);
        found.push(set_against(heap, no, &yes, best));
    }
}

/// The acts that stand against a denial: the best, what comes near it in other reports, and what its voice says so of
/// the same doer in yet another.
fn told_too<'a, 'h>(
    heap: &Heap<'_>,
    acts: &'a [Act<'h>],
    postings: &BTreeMap<u32, Vec<usize>>,
    no: &Act<'_>,
    against: &[Against],
) -> Vec<&'a Act<'h>> {
    let mut out: Vec<&Act<'_>> = Vec::new();
    let add = |out: &mut Vec<&'a Act<'h>>, act: &'a Act<'h>| {
        let apart = out.is_empty() || act.report != no.report && out.iter().all(|x| x.report != act.report);
        if out.len() < MOST && apart {
            out.push(act);
        }
    };
    for a in against.iter().filter(|a| a.score >= 0.6 * against[0].score) {
        add(&mut out, &acts[a.act]);
    }
    let first = out[0];
    let voice = |act: &Act<'_>| !shared(&act.speakers, &first.speakers).is_empty();
    let doer = |act: &Act<'_>| act.subject.actors.iter().any(|a| no.subject.actors.contains(a));
    for key in first.keys.iter().filter(|k| no.keys.contains(k)) {
        let list = postings.get(key).map_or(&[][..], Vec::as_slice);
        for act in list.iter().map(|i| &acts[*i]).filter(|act| voice(act) && doer(act)) {
            if other_voice(heap, no, act) {
                add(&mut out, act);
            }
        }
    }
    out
}

fn set_against(heap: &Heap<'_>, no: &Act<'_>, yes: &[&Act<'_>], best: &Against) -> Found {
    let place = |act: &Act<'_>| (act.report, act.statement, act.span);
    let quote = |act: &Act<'_>| {
        let words = short(act.span.of(heap.reports[act.report].text));
        format!("{}: “{words}”", whose(heap, act.report, act.statement))
    };
    let told: Vec<String> = yes.iter().map(|act| quote(act)).collect();
    let them = if told.len() == 1 { "it" } else { "them" };
    let mut members = vec![place(yes[0]), place(no)];
    members.extend(yes[1..].iter().map(|act| place(act)));
    Found {
        score: 2.0 + best.score,
        about: best.about.clone(),
        members,
        why: format!("{}; against {them} {}", told.join("; "), quote(no)),
        by_time: yes.iter().all(|act| by_time(heap, act, no)),
        rule: best.rule,
    }
}

/// A clause that asserts what another denies.
struct Against {
    score: f64,
    act: usize,
    about: Vec<u32>,
    rule: &'static str,
}

/// Whether `yes` asserts what `no` denies, and how surely.
fn against_one(heap: &Heap<'_>, no: &Act<'_>, yes: &Act<'_>, key: u32, j: usize) -> Option<Against> {
    if !other_voice(heap, no, yes) {
        return None;
    }
    let one_report = yes.report == no.report;
    let same_speaker = !shared(&yes.speakers, &no.speakers).is_empty();
    let promised = matches!(yes.kind, Kind::Promise | Kind::Agree);
    let there = &heap.reports[yes.report];
    let around = there.words_in(yes.span);
    let said = |stem: &u32| around.iter().any(|w| w.stem() == *stem);
    // Who does it, and to whom.
    let given = no.by_noun && yes.by_noun && no.gives != yes.gives;
    let who = no.subject.same(&yes.subject).filter(|_| !given);
    let anywhere = |p: &Part| {
        yes.others.iter().chain([&yes.object, &yes.subject]).any(|q| p.same(q) == Some(true))
            || p.stems.iter().any(said)
    };
    let whom = no.object.same(&yes.object);
    let whom =
        if whom.is_none() && no.object.head.is_none() && anywhere(&no.object) { Some(true) } else { whom };

    let nouns = no.by_noun || yes.by_noun;
    if who == Some(false) || whom == Some(false) && key != SAID && !nouns {
        return None;
    }
    let mut met: Vec<u32> = Vec::new();
    let mut parts = 0.0;
    let mut told = 0.0;
    let weight = |p: &Part| p.stems.iter().map(|s| heap.lexicon.weight(*s)).fold(0.0, f64::max);
    let mut count = |p: &Part, is_met: bool, role: bool| {
        let w = weight(p).max(if p.actors.is_empty() { 0.0 } else { 1.0 });
        parts += w;
        if is_met {
            told += w;
            met.extend(p.stems.iter().copied().filter(|s| {
                heap.lexicon.class(*s) == Class::Content || role && heap.lexicon.class(*s) == Class::Common
            }));
        }
    };
    if !no.subject.is_empty() && !yes.subject.is_empty() && !given {
        count(&no.subject, who == Some(true), who == Some(true));
    }

    if !no.object.is_empty() {
        count(
            &no.object,
            whom == Some(true) || nouns && anywhere(&no.object) || key == SAID && anywhere(&no.object),
            whom == Some(true),
        );
    }
    let telling = |p: &&Part| p.stems.iter().any(|s| heap.lexicon.class(*s) == Class::Content && *s != key);
    let others: Vec<(&Part, bool)> = no.others.iter().filter(telling).map(|p| (p, anywhere(p))).collect();

    for (p, is_met) in &others {
        count(p, *is_met, false);
    }
    let few = others.iter().filter(|o| !o.1).count() > others.iter().filter(|o| o.1).count();
    let things = met.len();
    // `No arrests have been made yet`: what nobody has done so far, anybody may do.
    let is_open = no.until_now && no.by_noun && yes.a.mood == Mood::Fact;
    if few && whom != Some(true) && !is_open {
        return None;
    }
    // What narrows the denial stands with the assertion too.
    let narrowed = |s: &Span| {
        let here = &heap.reports[no.report];
        let word = here.word_at(*s);
        word.is_some_and(|w| w.class() != Class::Function && !around.iter().any(|x| x.stem() == w.stem()))
    };
    if !no.until_now && no.a.limits.iter().any(narrowed) {
        return None;
    }
    if no.short && !around.iter().any(|w| FULL.contains(&w.span.of(there.text).to_lowercase().as_str())) {
        return None;
    }
    let class = if key == SAID { Class::Common } else { heap.lexicon.class(key) };
    let common = class != Class::Content;
    let charged = is_open && class == Class::Content;
    if things == 0 && !charged || common && things < 2 || no.copular != yes.copular && !nouns && key != SAID {
        return None;
    }
    // Both speak of one thing besides the act: who, whom, or two others.
    let met_others = others.iter().filter(|o| o.1).count();
    if !charged
        && who != Some(true)
        && whom != Some(true)
        && met_others < if nouns || no.copular { 1 } else { 2 }
    {
        return None;
    }
    // The same words with the same negations are one telling, whatever the parse made of them.
    let (mine, its) = (heap.reports[no.report].stems_in(no.span), there.stems_in(yes.span));
    let copied = 5 * shared(&mine, &its).len() >= 4 * mine.len().min(its.len()).max(1);
    if copied && mine.len() > 5 && negations(&heap.reports[no.report], no.span) == negations(there, yes.span)
    {
        return None;
    }
    let part = if parts == 0.0 { 0.5 } else { told / parts };
    let part = if charged { part.max(0.5) } else { part };
    if part < LEAST && !charged {
        return None;
    }
    met.sort_unstable();
    met.dedup();
    let voices = yes.statement.is_some() && no.statement.is_some();
    let score = part
        + 0.15 * met.len().min(4) as f64
        + if voices { 0.3 } else { 0.0 }
        + if one_report { 0.0 } else { 0.2 };
    let mut about = met;
    about.extend((key != SAID).then_some(key));
    let rule = if same_speaker && promised { "promised-and-denied" } else { "asserted-and-denied" };
    Some(Against { score, act: j, about: distinct(about.into_iter()), rule })
}

/// Whether `yes` is told by another voice than `no`, of the same world and the same day.
fn other_voice(heap: &Heap<'_>, no: &Act<'_>, yes: &Act<'_>) -> bool {
    let one_report = yes.report == no.report;
    let same_speaker = !shared(&yes.speakers, &no.speakers).is_empty();
    let promised = matches!(yes.kind, Kind::Promise | Kind::Agree);
    let moods = no.a.mood == yes.a.mood || no.a.mood == Mood::May && yes.a.mood == Mood::Fact;
    moods
        && yes.kind != Kind::Deny
        && (yes.kind != Kind::Demand || yes.a.mood == Mood::Ought)
        && !(one_report && (no.span.overlaps(yes.span) || no.statement == yes.statement || same_speaker))
        && (!same_speaker || promised)
        && !(no.until_now && far_apart(heap, no.report, yes.report))
        && !other_day(heap, no, yes)
}

/// How many words of negation a passage has.
pub(super) fn negations(report: &Report<'_>, span: Span) -> usize {
    let words = span.of(report.text).split(|c: char| !c.is_alphanumeric() && !"'’".contains(c));
    let negates = |w: &&str| {
        let w = w.to_lowercase().replace('’', "'");
        w.ends_with("n't") || NEGATIONS.contains(&w.as_str())
    };
    words.filter(negates).count()
}

/// Whether two reports were published more than ten days apart: what is so far so may be otherwise, and a figure is another.
pub(super) fn far_apart(heap: &Heap<'_>, a: usize, b: usize) -> bool {
    let day = |r: usize| heap.reports[r].published()?.get(..10)?.parse::<Day>().ok();
    day(a).zip(day(b)).is_some_and(|(x, y)| (x - y).get_days().abs() > 10)
}

/// A passage whose days lie further back than this, in days, tells of something that was before.
const LONG_AGO: i32 = 60;

/// Whether all the days that a passage names lie far back.
pub(super) fn goes_back(report: &Report<'_>, line: Span) -> bool {
    let Some(published) = report.published().and_then(|p| p.get(..10)?.parse::<Day>().ok()) else {
        return false;
    };
    let dates = report.reading.dates.iter().filter(|d| line.contains(d.span));
    let mut days =
        dates.map(|d| d.value.as_str()).filter(|v| v.starts_with(|c: char| c.is_ascii_digit())).peekable();
    days.peek().is_some() && days.all(|d| long_ago(d, published))
}

/// Whether a day lies far back, or in another year.
fn long_ago(day: &str, published: Day) -> bool {
    let last = bounds(day).and_then(|b| b.latest);
    last.is_some_and(|last| {
        (published - last).get_days() > LONG_AGO || day.get(..4) != published.to_string().get(..4)
    })
}

/// Whether both tell of different days: what happened on one may not have happened on the other. So do a report of one day
/// and a passage that goes back to another year.
pub(super) fn other_day(heap: &Heap<'_>, no: &Act<'_>, yes: &Act<'_>) -> bool {
    let days = |act: &Act<'_>| -> Vec<&str> {
        let report = &heap.reports[act.report];
        let line = report.line_at(act.a.verb.start()).map_or(act.span, |l| l.span);
        let verbs: Vec<Span> = report.assertions_in(line).map(|a| a.verb).collect();
        // A day is of the verb in front of it; at the head of a sentence, of all.
        let own =
            |day: Span| verbs.iter().rev().find(|v| v.end() <= day.start()).is_none_or(|v| *v == act.a.verb);
        let dates = report.reading.dates.iter().filter(|d| line.contains(d.span));
        let (own, others): (Vec<&Date>, Vec<&Date>) = dates.partition(|d| own(d.span));
        let behind = own.iter().any(|d| d.span.start() > act.a.verb.end());
        let told = if own.is_empty() { others } else { own };
        let told = told.into_iter().filter(|d| !behind || d.span.start() > act.a.verb.end());
        told.map(|d| d.value.as_str()).filter(|v| v.starts_with(|c: char| c.is_ascii_digit())).collect()
    };
    let (a, b) = (days(no), days(yes));
    let meet = |x: &str| b.iter().any(|y| x.starts_with(*y) || y.starts_with(x));
    let published = |act: &Act<'_>| heap.reports[act.report].published()?.get(..10)?.parse::<Day>().ok();
    let back = |act: &Act<'_>, days: &[&str]| {
        !days.is_empty() && published(act).is_some_and(|p| days.iter().all(|d| long_ago(d, p)))
    };
    match (a.is_empty(), b.is_empty()) {
        (false, false) => !a.iter().any(|x| meet(x)),
        _ => back(no, &a) || back(yes, &b),
    }
}

/// Whether the later report may tell what had not yet happened for the earlier: what is asserted was done, and it is told
/// on a later day than the denial, or the denial itself says *yet*.
fn by_time(heap: &Heap<'_>, yes: &Act<'_>, no: &Act<'_>) -> bool {
    let day = |act: &Act<'_>| heap.reports[act.report].published().and_then(|p| p.get(..10));
    let later = matches!((day(yes), day(no)), (Some(a), Some(b)) if a > b);
    no.until_now || later && yes.a.mood == Mood::Fact && perfect(heap, no)
}

/// Whether a denial says what had not been done so far: `had not repaired`.
fn perfect(heap: &Heap<'_>, no: &Act<'_>) -> bool {
    let report = &heap.reports[no.report];
    let words = report.words_in(no.span).iter().take_while(|w| w.span.start() < no.a.verb.start());
    let mut near: Vec<_> = words.collect();
    near.reverse();
    near.iter()
        .take(4)
        .any(|w| ["has", "have", "had"].contains(&w.span.of(report.text).to_lowercase().as_str()))
}

/// Words that negate.
const NEGATIONS: &[&str] =
    &["not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "without", "failed", "refused"];
/// Words that leave no exception and no remainder.
const FULL: &[&str] = &[
    "all",
    "every",
    "everyone",
    "everybody",
    "each",
    "always",
    "fully",
    "completely",
    "entirely",
    "thoroughly",
    "wholly",
    "totally",
    "consistently",
    "regularly",
];

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::reading::Reading;

    fn reading(id: &str, outlet: &str, text: &str) -> Reading {
        let rest =
            "The harbour commission of Port Elanor sat for a third day over the tolls and the eastern quay.";
        let text = format!("{rest}\n\n{text}");
        let given = Given {
            id: id.into(),
            path: format!("{id}.txt"),
            outlet: Some(outlet.into()),
            published: Some("2031-03-04".into()),
            ..Default::default()
        };
        crate::read(text.into(), given)
    }

    fn rules(readings: &[Reading]) -> Vec<(String, usize)> {
        let case = crate::case::gather(readings);
        case.accounts_differ.iter().map(|d| (d.rule.clone(), d.members.len())).collect()
    }

    #[test]
    fn a_denial_stands_against_all_who_assert_it() {
        let texts = [
            reading("a", "KNA", "The guild had not repaired the broken buoy off Gannet Point."),
            reading("b", "Korda", "The guild had repaired the broken buoy off Gannet Point twice."),
            reading(
                "c",
                "Elanor Post",
                "Two fishermen wrote that the broken buoy off Gannet Point was repaired with rope and tar.",
            ),
        ];
        let found = rules(&texts);
        assert_eq!(found, [("asserted-and-denied".to_owned(), 3)]);
    }

    #[test]
    fn what_falls_short_stands_against_what_is_said_of_all() {
        let short = "Members of the Port Council said that they were insufficiently briefed on the tolls.";
        let found = |other: &str| rules(&[reading("a", "KNA", short), reading("b", "Korda", other)]);
        let all =
            "Minister Ina Corvell said that every member of the Port Council was fully briefed on the tolls.";
        assert_eq!(found(all), [("asserted-and-denied".to_owned(), 2)]);
        let some =
            "Minister Ina Corvell said that members of the Port Council were briefed on the tolls in May.";
        assert!(found(some).is_empty());
    }

    #[test]
    fn what_is_not_done_to_a_thing_leaves_the_thing() {
        let talks = "The ministry said that the guild would not negotiate a withdrawal of the ferries from Gannet Point.";
        let goes = "Korda learned that the guild will withdraw two of the ferries from Gannet Point by June.";
        assert_eq!(rules(&[reading("a", "KNA", talks), reading("b", "Korda", goes)]), []);
        let forum = "The ministry said that the council was not a forum for inspection of the ferries of Port Elanor.";
        let inspected =
            "Korda learned that the ferries of Port Elanor had been inspected by the council in June.";
        assert_eq!(rules(&[reading("a", "KNA", forum), reading("b", "Korda", inspected)]), []);
    }

    #[test]
    fn time_explains_only_what_was_done_later() {
        let on = |id: &str, day: &str, text: &str| {
            let mut reading = reading(id, id, text);
            reading.document.given.published = Some(day.into());
            reading
        };
        let no = "The guild had not repaired the broken buoy off Gannet Point.";
        let yes = "The guild had repaired the broken buoy off Gannet Point twice.";
        let by_time = |a: &str, b: &str| {
            let case = crate::case::gather(&[on("a", a, no), on("b", b, yes)]);
            case.accounts_differ.iter().map(|d| d.by_time).collect::<Vec<_>>()
        };
        assert_eq!(by_time("2031-03-04", "2031-03-05"), [true]);
        assert_eq!(by_time("2031-03-05", "2031-03-04"), [false]);
    }

    #[test]
    fn another_thing_another_actor_and_another_mood_are_no_contradiction() {
        let no = "The guild did not repair the buoy off Gannet Point.";
        let found = |yes: &str| rules(&[reading("a", "KNA", no), reading("b", "Korda", yes)]).len();
        assert_eq!(found("Two divers told Korda that the guild repaired the buoy off Gannet Point."), 1);
        for other in [
            "The guild repaired the lantern of the old lighthouse off Gannet Point.",
            "The ministry repaired the buoy off Gannet Point.",
            "The guild wants to repair the buoy off Gannet Point.",
            "The guild may repair the buoy off Gannet Point.",
            "Had the guild repaired the buoy off Gannet Point?",
            "The guild sold the buoy off Gannet Point.",
        ] {
            assert_eq!(found(other), 0, "{other}");
        }
    }

    #[test]
    fn what_the_same_voice_says_of_the_same_doer_is_set_beside_it() {
        let no = "Two pilots said that Ina Corvell did not admit that the guild had pressed her to close the eastern quay.";
        let yes = "The Elanor Post reported that Ina Corvell admitted that the guild had pressed her to close the eastern quay.";
        let again = "According to the Elanor Post, \"Ina Corvell admitted those orders in her letter to the council.\"";
        let read = |third: &str| {
            rules(&[reading("a", "KNA", no), reading("b", "Korda", yes), reading("c", "Vesk Courier", third)])
        };
        assert_eq!(read(again), [("asserted-and-denied".to_owned(), 3)]);
        let other = "According to the Elanor Post, \"Jonas Hale admitted those orders in his letter to the council.\"";
        assert_eq!(read(other), [("asserted-and-denied".to_owned(), 2)], "another doer");
    }

    #[test]
    fn no_arrest_yet_stands_against_arrested() {
        let no = "No arrests have been made yet in the harbour, two officers said.";
        let yes = "Director Ina Corvell said that Odo Sarn has been arrested with two others.";
        let case = crate::case::gather(&[reading("a", "KNA", no), reading("b", "Korda", yes)]);
        assert_eq!(case.accounts_differ.iter().map(|d| d.by_time).collect::<Vec<_>>(), [true]);
    }

    #[test]
    fn what_is_not_denied_first_is_not_denied() {
        let texts = [
            reading("a", "KNA", "The remaining ferries of the guild had not been inspected at Port Elanor."),
            reading("b", "Korda", "Some ferries of the guild will remain at Port Elanor for the winter."),
        ];
        assert!(rules(&texts).is_empty());
    }
}
