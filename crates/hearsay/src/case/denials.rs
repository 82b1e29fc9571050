//! Passages → Denials: which passage denies what others assert?

use super::differ::{Found, short, telling, whose};
use super::words::{Class, Word, content, distinct, shared};
use super::{Heap, Report};
use crate::document::BlockKind;
use crate::statement::{Kind, Statement};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A word in more passages than this proposes no pair.
const FREQUENT: usize = 120;

/// How far behind a negation words are denied.
const REACH: usize = 15;

/// What a difference must reach to be told; those that join it may fall a little short.
const LEAST: f64 = 2.6;

/// Passages set against one denial at most.
const MOST: usize = 3;

/// A passage that can stand against another: a sentence of a statement's content, or one of the report's own.
pub(super) struct Side {
    pub(super) report: usize,
    pub(super) statement: Option<usize>,
    pub(super) span: Span,
    pub(super) stems: Vec<u32>,
    /// Behind its negations, in the same clause: what is denied. Empty where it negates nothing.
    pub(super) denied: Vec<u32>,
    /// The same in the order of the text, one list a negation: the nearer, the more it is what is denied.
    orders: Vec<Vec<u32>>,
    /// What each negation denies first of all: one list a negation.
    first: Vec<Vec<u32>>,
    /// Stems of the source where the words speak of it by a pronoun: `the pilots said that they were never told`.
    meant: Vec<u32>,
    /// What it says is done by less than enough: `insufficiently briefed`. Only what is said of all or in full differs.
    short_of: Vec<u32>,
    /// Whether it speaks of all, or of what is done in full: `every`, `always`, `fully`.
    full: bool,
    /// Whether it has a verb: a bare noun phrase asserts nothing.
    verbal: bool,
    /// Has a word that leaves room: `could`, `some`.
    pub(super) hedged: bool,
    /// Stems of its words with a capital: names say whom both speak of, and little of what they say.
    names: Vec<u32>,
    /// `could`, `may`, `might`: a denial that is not sure denies nothing.
    unsure: bool,
    /// Whether it is a denial by its cue alone: then nothing says which of its words is denied.
    by_cue: bool,
    /// Whether it disputes what it tells of: `a statement disputing …` asserts nothing that it names.
    disputes: bool,
    pub(super) block: BlockKind,
    pub(super) speakers: Vec<usize>,
    countries: BTreeSet<String>,
    kind: Kind,
    /// `no charges yet`, `so far`: a later report may tell otherwise.
    until_now: bool,
}

/// All sides of a heap, in its order.
pub(super) fn sides(heap: &Heap<'_>) -> Vec<Side> {
    // About one a statement and one a sentence: a list that grows by doubling would take twice the room.
    let most = heap.reports.iter().map(|r| r.statements.len() + r.sentences.len()).sum();
    let mut out = Vec::with_capacity(most);
    for (r, report) in heap.reports.iter().enumerate() {
        for (s, said) in report.statements.iter().enumerate() {
            let statement = report.statement(s);
            if untold(report, statement) {
                continue;
            }
            for piece in pieces(report, said.content) {
                // Without the cue that stands between two parts of a content, or behind them.
                let parts =
                    statement.content.iter().copied().filter(|c| c.overlaps(piece)).reduce(Span::join);
                let Some(parts) = parts else { continue };
                let span = Span::new(
                    piece.start().max(parts.start()),
                    piece.end().min(parts.end()).max(piece.start().max(parts.start())),
                );
                let mut side = side(heap, r, span, statement.block);
                if side.stems.len() < 2 {
                    continue;
                }
                side.statement = Some(s);
                side.speakers = said.speakers.clone();
                side.countries =
                    said.speakers.iter().filter_map(|a| heap.actor_countries[*a].clone()).collect();
                side.kind = statement.kind;
                let words = report.words_in(span);
                if words.iter().any(|w| PRONOUNS.contains(&w.span.of(report.text).to_lowercase().as_str())) {
                    side.meant = distinct(statement.source.iter().flat_map(|x| content(report.words_in(*x))));
                }
                // A thing can be denied; what of it is denied, only a clause says.
                let clause = words.iter().any(|w| FINITE.contains(&w.span.of(report.text)));
                if statement.kind == Kind::Deny && side.denied.is_empty() && clause {
                    side.denied = side.stems.clone();
                    side.by_cue = true;
                    side.orders = vec![order(words)];
                    side.first = vec![predicates(report, words)];
                }
                out.push(side);
            }
        }
        for line in &report.sentences {
            // What stands in front of the first voice is the report's own.
            let voices = report.statements.iter().enumerate().filter(|(_, s)| s.content.overlaps(line.span));
            let first = voices.flat_map(|(s, _)| {
                let read = report.statement(s);
                read.source.iter().chain(&read.cue).chain(&read.content).map(|x| x.start())
            });
            let end = first.min().map_or(line.span.end(), |i| i.max(line.span.start()));
            let own =
                super::phrases::tidy(report.text, Span::new(line.span.start(), end.min(line.span.end())));
            if own.len() >= 20 && own.len() <= 400 {
                let side = side(heap, r, own, line.block);
                if side.stems.len() >= 3 {
                    out.push(side);
                }
            }
        }
    }
    out
}

/// Whether nobody tells the words: who `did not dispute that …` says nothing of it.
fn untold(report: &Report<'_>, statement: &Statement) -> bool {
    statement.cue.iter().flat_map(|c| c.of(report.text).split_whitespace()).any(|w| {
        w.eq_ignore_ascii_case("not")
            || w.eq_ignore_ascii_case("never")
            || w.to_lowercase().replace('’', "'").ends_with("n't")
    })
}

/// A content cut where sentences end: a denial is one sentence of what somebody says.
fn pieces(report: &Report<'_>, content: Span) -> Vec<Span> {
    if content.len() <= 160 {
        return vec![content];
    }
    let from = report.sentences.partition_point(|s| s.span.end() <= content.start());
    report.sentences[from..]
        .iter()
        .take_while(|s| s.span.start() < content.end())
        .map(|s| Span::new(s.span.start().max(content.start()), s.span.end().min(content.end())))
        .flat_map(|s| clauses(report.text, s))
        .filter(|s| s.len() <= 500)
        .collect()
}

/// A long sentence cut at its dashes and semicolons.
fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    if sentence.len() <= 160 {
        return vec![sentence];
    }
    let words = sentence.of(text);
    let mut cuts: Vec<(usize, usize)> = [" ― ", " — ", " – ", " -- ", "; "]
        .iter()
        .flat_map(|m| words.match_indices(m))
        .map(|(i, m)| (i, i + m.len()))
        .collect();
    cuts.sort_unstable();
    let mut out = Vec::new();
    let mut from = 0;
    for (end, next) in cuts {
        out.push(Span::new(sentence.start() + from, sentence.start() + end.max(from)));
        from = next;
    }
    out.push(Span::new(sentence.start() + from, sentence.end()));
    out.retain(|s| s.len() > 20);
    out
}

/// What stands behind an auxiliary: `had been warned`, `would stay`.
fn predicates(report: &Report<'_>, words: &[Word]) -> Vec<u32> {
    let aux = |w: &Word| AUXILIARIES.contains(&w.span.of(report.text));
    words.windows(2).filter(|w| aux(&w[0]) && w[1].class == Class::Content).map(|w| w[1].stem).collect()
}

fn order(words: &[Word]) -> Vec<u32> {
    words.iter().filter(|w| w.class == Class::Content).map(|w| w.stem).collect()
}

fn side(heap: &Heap<'_>, r: usize, span: Span, block: BlockKind) -> Side {
    let report = &heap.reports[r];
    let words = report.words_in(span);
    let lower: Vec<String> =
        words.iter().map(|w| w.span.of(report.text).to_lowercase().replace('’', "'")).collect();
    let (mut denied, mut orders, mut first) = (Vec::new(), Vec::new(), Vec::new());
    let mut short_of = Vec::new();
    for i in 0..words.len() {
        if SHORT.contains(&lower[i].as_str()) {
            let next = words.get(i + 1).filter(|w| w.class == Class::Content);
            if let Some(w) = next {
                short_of.push(w.stem);
                first.push(vec![w.stem]);
                orders.push(order(&words[i + 1..words.len().min(i + 6)]));
            }
            continue;
        }
        let real = negates(&lower, i);
        // `Could not` and `must not` deny no fact, and assert none.
        let word = lower[i].as_str();
        if !real && word != "cannot" && !NEGATIONS.contains(&word) && !word.ends_with("n't") {
            continue;
        }
        let mut end = i + 1;
        // Behind a comma another clause may begin.
        while end < words.len().min(i + REACH) {
            let gap = report.text.get(words[end - 1].span.end()..words[end].span.start()).unwrap_or("");
            if gap.contains([',', ';', ':', '—']) && end > i + 1 {
                break;
            }
            end += 1;
        }
        denied.extend(content(&words[i + 1..end]));
        let mut behind = order(&words[i + 1..end]);
        // What is begun or given is denied where the beginning or giving is.
        let light = |s: &u32| LIGHT.contains(&heap.lexicon.stem(*s));
        let verb_is_light = behind.first().is_some_and(light);
        behind.retain(|s| !light(s));
        if real && !behind.is_empty() {
            let few = if !verb_is_light && denies_verb(&lower, words, i, end) { 1 } else { 2 };
            let mut heads: Vec<u32> = behind.iter().take(few).copied().collect();
            // `Is not a forum for withdrawal talks` denies no withdrawal.
            if let [one, two] = heads[..] {
                let at = |stem: u32| (i + 1..end).find(|k| words[*k].stem == stem).unwrap_or(i);
                if (at(one)..at(two)).any(|k| matches!(lower[k].as_str(), "for" | "about" | "on" | "over")) {
                    heads.pop();
                }
            }
            // Who says `not a ban or a new toll` denies both.
            let or = (i + 1..end.min(i + 8)).find(|k| lower[*k] == "or" && lower[i + 1..*k] != ["whether"]);
            if let Some(k) = or {
                let second = order(&words[k + 1..end]);
                heads.extend(second.into_iter().filter(|s| !LIGHT.contains(&heap.lexicon.stem(*s))).take(2));
            }
            first.push(heads);
            orders.push(behind);
        }
    }
    let has = |list: &[&str]| lower.iter().any(|w| list.contains(&w.as_str()));
    let passage = span.of(report.text);
    Side {
        report: r,
        statement: None,
        span,
        stems: content(words),
        denied: distinct(denied.into_iter()),
        orders,
        first,
        meant: Vec::new(),
        short_of,
        full: has(FULL),
        verbal: lower
            .iter()
            .any(|w| w == "to" || FINITE.contains(&w.as_str()) || w.len() > 4 && w.ends_with("ed")),
        hedged: has(HEDGES),
        names: distinct(words.iter().skip(1).filter(|w| w.capital).map(|w| w.stem)),
        unsure: has(&["could", "may", "might", "if", "unless", "whether"]),
        by_cue: false,
        disputes: lower.iter().any(|w| DISPUTING.iter().any(|d| w.starts_with(d))),
        block,
        speakers: Vec::new(),
        countries: BTreeSet::new(),
        kind: Kind::Say,
        until_now: passage.contains(" yet") || passage.contains("so far"),
    }
}

/// Whether the first word that says something behind the negation `i` is the verb that it denies: then its object is not
/// denied, `will not negotiate a withdrawal`.
fn denies_verb(lower: &[String], words: &[Word], i: usize, end: usize) -> bool {
    let aux = lower[i].ends_with("n't") || i > 0 && AUXILIARIES.contains(&lower[i - 1].as_str());
    let first = (i + 1..end).find(|k| words[*k].class == Class::Content && !lower[*k].ends_with("ly"));
    first.is_some_and(|k| {
        let before = lower[k - 1].as_str();
        // What is not said to be done: `did not say that it was inspected and painted`.
        let told = lower[i + 1..k].iter().any(|w| w == "that");
        aux && !told
            && (k == i + 1 || before == "to" || before.ends_with("ly") || AUXILIARIES.contains(&before))
    })
}

/// Whether word `i` denies what stands behind it. "Not only", "no longer than" and "no doubt" deny nothing; "must not"
/// and "should never" deny no fact.
fn negates(lower: &[String], i: usize) -> bool {
    let w = lower[i].as_str();
    let next = lower.get(i + 1).map_or("", String::as_str);
    // `Asked not to be named`
    let asked = next == "to" && lower.get(i + 2).is_some_and(|w| w == "be");
    let wish = i > 0 && WISHES.contains(&lower[i - 1].as_str());
    (NEGATIONS.contains(&w) && !NOT_DENIED.contains(&next) && !wish && !asked)
        || (w.ends_with("n't")
            && !matches!(w, "shouldn't" | "couldn't" | "mustn't" | "can't" | "wouldn't")
            && !NOT_DENIED.contains(&next))
}

/// **denied and asserted**: one passage denies what another asserts. What is denied, the verb behind the negation or the
/// first two words that say something there, stands in the other, which does not negate it, next to another word that
/// both share (none, where both speak for the same country or are the same speaker and the other is a promise or an
/// agreement; or where the denial says *yet*). What falls short (`partly told`) is denied only where the other speaks of
/// all. Passages set against one denial are given together.
pub(super) fn find(heap: &Heap<'_>, sides: &[Side], found: &mut Vec<Found>) {
    let mut postings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, side) in sides.iter().enumerate() {
        for stem in telling(heap, &side.stems) {
            postings.entry(stem).or_default().push(i);
        }
    }
    for no in sides.iter().filter(|s| !s.orders.is_empty() && !s.unsure) {
        let first = distinct(no.first.iter().flatten().copied());
        let candidates = distinct(
            first.iter().filter_map(|s| postings.get(s).filter(|l| l.len() <= FREQUENT)).flatten().copied(),
        );
        let mut against: Vec<Against> =
            candidates.into_iter().filter_map(|j| against(heap, sides, &postings, &first, no, j)).collect();
        against.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.side.cmp(&b.side)));
        let Some(best) = against.first().filter(|b| b.score >= LEAST).cloned() else { continue };
        let (score, about, rule) = (best.score, best.both.clone(), best.rule);
        // Those who stand against the same negation: that of the rarest word which the best asserts.
        let rarest = best.hits.iter().min_by_key(|h| (postings.get(h).map_or(0, Vec::len), **h)).copied();
        let windows: Vec<usize> = (0..no.orders.len())
            .filter(|i| no.first[*i].iter().chain(no.orders[*i].iter().take(3)).any(|x| Some(*x) == rarest))
            .collect();
        let one_thing = |a: &Against| {
            windows.iter().any(|i| {
                a.hits
                    .iter()
                    .any(|h| no.first[*i].contains(h) || no.orders[*i].iter().take(3).any(|x| x == h))
            })
        };
        // Plain assertions before those that negate something of their own.
        against[1..].sort_by_key(|a| !sides[a.side].orders.is_empty());
        let mut members: Vec<usize> = Vec::new();
        for a in &against {
            let yes = &sides[a.side];
            let again = members.iter().any(|m| {
                let x = &sides[*m];
                let alike = 5 * shared(&x.stems, &yes.stems).len() >= 4 * x.stems.len().min(yes.stems.len());
                x.report == yes.report && x.span.overlaps(yes.span) || alike
            });
            let apart = members.is_empty()
                || yes.report != no.report && !members[1..].iter().any(|m| sides[*m].report == yes.report);
            if a.score >= 0.4 * score && members.len() < MOST && !again && apart && one_thing(a) {
                members.push(a.side);
            }
        }
        let quote = |s: &Side| {
            let words = short(s.span.of(heap.reports[s.report].text));
            format!("{}: “{words}”", whose(heap, s.report, s.statement))
        };
        let yes: Vec<String> = members.iter().map(|m| quote(&sides[*m])).collect();
        let why = format!(
            "{}; against {} {}",
            yes.join("; "),
            if yes.len() == 1 { "it" } else { "them" },
            quote(no)
        );
        let place = |s: &Side| (s.report, s.statement, s.span);
        let mut places = vec![place(&sides[members[0]]), place(no)];
        places.extend(members[1..].iter().map(|m| place(&sides[*m])));
        found.push(Found {
            score,
            about,
            members: places,
            why,
            by_time: against
                .iter()
                .filter(|a| members.contains(&a.side))
                .all(|a| by_time(heap, &sides[a.side], no, &a.hits)),
            rule,
        });
    }
}

/// A passage that asserts what another denies.
#[derive(Clone)]
struct Against {
    score: f64,
    side: usize,
    both: Vec<u32>,
    /// The words denied first that it asserts.
    hits: Vec<u32>,
    rule: &'static str,
}

/// Whether side `j` asserts what `no` denies, and how surely.
fn against(
    heap: &Heap<'_>,
    sides: &[Side],
    postings: &BTreeMap<u32, Vec<usize>>,
    first: &[u32],
    no: &Side,
    j: usize,
) -> Option<Against> {
    let yes = &sides[j];
    let same_speaker = !shared(&yes.speakers, &no.speakers).is_empty();
    let same_side = same_speaker || yes.countries.intersection(&no.countries).next().is_some();
    let one_report = yes.report == no.report;
    if yes.disputes
        || !yes.verbal
        || matches!(yes.kind, Kind::Deny | Kind::Demand)
        || (one_report && (yes.span.overlaps(no.span) || same_speaker))
        || (one_report && yes.statement.is_none() && no.statement.is_none())
        || (heap.reports[yes.report].story != heap.reports[no.report].story && !same_speaker)
    {
        return None;
    }
    let light = |s: &u32| !LIGHT.contains(&heap.lexicon.stem(*s));
    let mut both = telling(heap, &shared(&yes.stems, &no.stems));
    both.retain(light);
    // What both deny, neither asserts.
    let short = |s: &u32| no.short_of.contains(s) && !yes.full;
    let hit: Vec<u32> = shared(first, &both)
        .into_iter()
        .filter(|s| yes.denied.binary_search(s).is_err() && !short(s) && !yes.short_of.contains(s))
        .collect();
    if hit.is_empty() {
        return None;
    }
    let frequency = |s: &u32| postings.get(s).map_or(0, Vec::len);
    let nearness = |stem: &u32| -> f64 {
        let at = no.orders.iter().filter_map(|o| o.iter().position(|x| x == stem)).min();
        at.map_or(0.0, |k| 1.2 / (1.0 + 0.35 * k as f64))
    };
    // Whom the denial calls `they`, in front of what is said of them.
    let meant = telling(heap, &shared(&yes.stems, &no.meant));
    let meant = meant.into_iter().filter(|m| in_front(&heap.reports[yes.report], yes.span, *m, &hit));
    let both = distinct(both.iter().copied().chain(meant));
    // What is said of them, beside their names.
    let acts: Vec<u32> =
        both.iter().copied().filter(|s| !yes.names.contains(s) && !no.names.contains(s)).collect();
    let near: f64 = acts.iter().map(nearness).sum();
    let mut hits: Vec<u32> = shared(&acts, &hit);
    if no.by_cue {
        // `Meant to warn` does not say that anybody was warned.
        hits.retain(|h| !infinitive(&heap.reports[yes.report], yes.span, *h));
    }
    // `The collection of data` does not say that anybody collects it.
    let only_named = |h: &u32| {
        named(&heap.reports[yes.report], yes.span, *h) && !named(&heap.reports[no.report], no.span, *h)
    };
    if hits.iter().any(only_named) {
        return None;
    }
    if hits.is_empty() {
        return None;
    }
    let act = matches!(yes.kind, Kind::Promise | Kind::Agree);
    let beside = together(&heap.reports[yes.report], yes.span, &hits, &both);
    let rarest = hits.iter().map(frequency).min().unwrap_or(usize::MAX);
    let not_yet = no.until_now && !no.hedged && !one_report && asserted(heap, yes, &hits);
    // `Will not negotiate a withdrawal` denies the negotiating, not the withdrawal.
    let at_once = hits.iter().any(|h| no.orders.iter().any(|o| o.first() == Some(h)));
    let promised = same_side && act && acts.len() == 1 && rarest <= 4 && at_once;
    let enough = (acts.len() >= 2 && beside && near >= 0.45)
        || (both.len() >= 2 && beside && near >= 0.85)
        || promised
        || not_yet;
    if !enough || (no.by_cue && acts.len() < 2) || (yes.unsure && acts.len() < 3) {
        return None;
    }
    let weight = 0.5 * (heap.lexicon.sum(&both) + heap.lexicon.sum(&acts));
    let least = heap.lexicon.sum(&yes.stems).min(heap.lexicon.sum(&no.stems)).max(1.0);
    // How near the words are to being this difference's own.
    let rare: f64 = acts.iter().map(|s| 2.0 / (1.0 + frequency(s) as f64)).sum();
    let direct = hits.iter().any(|s| nearness(s) >= 0.85 && frequency(s) <= 3);
    let part = weight / least;
    let score = 2.0 * part
        + rare
        + near
        + if same_side && act { 0.9 } else { 0.0 }
        + if not_yet { 1.5 } else { 0.0 }
        + if yes.statement.is_some() && no.statement.is_some() { 0.5 } else { 0.0 }
        + if one_report { 0.0 } else { 0.4 }
        - if yes.orders.is_empty() { 0.0 } else { 0.3 };
    // Who denies a thing hardly asserts it as well: more likely other words of the two mean something else.
    if same_speaker && !act && part < 0.5 {
        return None;
    }
    let thin = if no.by_cue { part < 0.5 } else { part < 0.2 && !direct && !promised && !not_yet };
    if score < LEAST - 0.4 || thin {
        return None;
    }
    let rule = if same_side && act { "promised-and-denied" } else { "asserted-and-denied" };
    Some(Against { score, side: j, both, hits, rule })
}

/// Whether a word of `hits` stands within twelve words of another that is shared: both speak of the same.
fn together(report: &Report<'_>, span: Span, hits: &[u32], both: &[u32]) -> bool {
    let words = report.words_in(span);
    let at = |list: &[u32]| -> Vec<(usize, u32)> {
        let found = words.iter().enumerate().filter(|(_, w)| list.contains(&w.stem));
        found.map(|(i, w)| (i, w.stem)).collect()
    };
    let others = at(both);
    at(hits).iter().any(|(i, h)| others.iter().any(|(k, o)| o != h && i.abs_diff(*k) <= 12))
}

/// Whether a word stands in front of one of `hits`, six words at most.
fn in_front(report: &Report<'_>, span: Span, stem: u32, hits: &[u32]) -> bool {
    let words = report.words_in(span);
    let behind = |i: usize| words[i + 1..].iter().take(6).any(|w| hits.contains(&w.stem));
    (0..words.len()).any(|i| words[i].stem == stem && behind(i))
}

/// Whether a word stands behind `to` wherever it stands.
fn infinitive(report: &Report<'_>, span: Span, stem: u32) -> bool {
    let words = report.words_in(span);
    let at = |i: usize| i > 0 && words[i - 1].span.of(report.text).eq_ignore_ascii_case("to");
    (0..words.len()).filter(|i| words[*i].stem == stem).all(at)
}

/// Whether a word stands only as a noun made of a verb: `collection`, `agreement`.
fn named(report: &Report<'_>, span: Span, stem: u32) -> bool {
    let noun = |w: &Word| {
        let word = w.span.of(report.text).to_lowercase();
        ["tion", "tions", "sion", "sions", "ment", "ments"].iter().any(|end| word.ends_with(end))
    };
    report.words_in(span).iter().filter(|w| w.stem == stem).all(noun)
}

/// Whether a word stands behind `has been`, `was` or `were`: told as done.
fn asserted(heap: &Heap<'_>, yes: &Side, hits: &[u32]) -> bool {
    let report = &heap.reports[yes.report];
    report.words_in(yes.span).windows(2).any(|w| {
        hits.contains(&w[1].stem)
            && matches!(w[0].span.of(report.text), "been" | "was" | "were" | "has" | "have" | "had")
    })
}

/// Whether the later report may tell what had not yet happened for the earlier: what is asserted was done, and it is told
/// on a later day than the denial, or the denial itself says *yet*.
fn by_time(heap: &Heap<'_>, yes: &Side, no: &Side, hits: &[u32]) -> bool {
    let day = |s: &Side| heap.reports[s.report].published().and_then(|p| p.get(..10));
    let later = matches!((day(yes), day(no)), (Some(a), Some(b)) if a > b);
    no.until_now || later && asserted(heap, yes, hits)
}

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "neither", "nor", "none", "nothing", "nobody", "denied", "denies", "refused",
    "rejects", "rejected", "false", "falsely",
];
/// Behind a negation: nothing is denied.
const NOT_DENIED: &[&str] = &[
    "only",
    "just",
    "doubt",
    "matter",
    "least",
    "one",
    "surprised",
    "less",
    "understand",
    "know",
    "clear",
    "sure",
    "mean",
    "better",
    "want",
    "confidence",
    "comment",
    "immediate",
    "immediately",
    "respond",
    "necessarily",
    "believe",
    "think",
    "seem",
    "appear",
];
/// In front of a negation: no fact is denied.
const WISHES: &[&str] = &["must", "should", "could", "to", "shall", "if", "why", "let", "whether"];
/// Stems of verbs and other words that say little of what is denied.
const LIGHT: &[&str] = &[
    "remain",
    "stai",
    "continu",
    "support",
    "provid",
    "expect",
    "describ",
    "concern",
    "believ",
    "consid",
    "involv",
    "reach",
    "appear",
    "seem",
    "happen",
    "occur",
    "allow",
    "mean",
    "understand",
    "comment",
    "respond",
    "clear",
    "immediat",
    "yet",
    "abl",
    "possibl",
    "direct",
    "formal",
    "simpli",
    "actual",
    "necessari",
    "specif",
    "anyth",
    "everyth",
    "someth",
    "evid",
    "reason",
    "idea",
    "sens",
    "chang",
    "detail",
    "whatev",
    "person",
    "anyon",
    "everyon",
    "own",
    "alreadi",
    "plai",
    "turn",
    "tri",
    "move",
    "bring",
    "leav",
    "run",
    "stand",
    "open",
    "begin",
    "start",
    "signifi",
    "impli",
    "constitut",
    "repres",
    "equat",
];
/// What a speaker is called in words that are told as said.
const PRONOUNS: &[&str] = &["he", "him", "she", "it", "they", "them", "i", "we", "us"];
/// In front of what is done by less than enough.
const SHORT: &[&str] = &[
    "barely",
    "hardly",
    "scarcely",
    "rarely",
    "seldom",
    "insufficiently",
    "inadequately",
    "incompletely",
    "partly",
    "partially",
    "poorly",
];
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
const AUXILIARIES: &[&str] =
    &["had", "has", "have", "was", "were", "been", "is", "are", "would", "will", "did", "does", "do", "be"];
const FINITE: &[&str] = &["was", "were", "is", "are", "had", "has", "have", "did", "would", "will", "that"];
const DISPUTING: &[&str] =
    &["disput", "deny", "denie", "denying", "contradict", "refut", "phony", "false", "reject", "dismiss"];
const HEDGES: &[&str] = &[
    "could",
    "may",
    "might",
    "possibly",
    "perhaps",
    "likely",
    "unlikely",
    "reportedly",
    "allegedly",
    "apparently",
    "some",
    "few",
    "partly",
    "partial",
    "only",
    "still",
    "if",
    "unless",
    "considering",
    "potential",
    "suspected",
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
                "Two fishermen wrote that the buoy was repaired by two divers of the guild in the winter.",
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
    fn what_is_not_denied_first_is_not_denied() {
        let texts = [
            reading("a", "KNA", "The remaining ferries of the guild had not been inspected at Port Elanor."),
            reading("b", "Korda", "Some ferries of the guild will remain at Port Elanor for the winter."),
        ];
        assert!(rules(&texts).is_empty());
    }
}
