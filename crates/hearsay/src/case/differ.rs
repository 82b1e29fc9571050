//! Statements, figures → Accounts that differ: which passages cannot all stand?
//!
//! Every rule here proposes few pairs and gives each a reason made of the evidence. None says who is right.

use super::figures::Quantity;
use super::phrases::{List, lists};
use super::relays::Relay;
use super::same::{How, Same};
use super::words::{Class, content, distinct, shared};
use super::{Heap, Report};
use crate::document::BlockKind;
use crate::statement::{Kind, Quotation};
use crate::text::Span;
use crate::view::case::{DifferenceMemberView, DifferenceView};
use std::collections::{BTreeMap, BTreeSet};

/// How many are given at most: the first ones are read, a long list is not.
const MOST: usize = 12;

/// A word in more passages than this proposes no pair.
const FREQUENT: usize = 120;

/// A passage that can stand against another: a statement's content, or a sentence of the report's own.
struct Side {
    report: usize,
    statement: Option<usize>,
    span: Span,
    stems: Vec<u32>,
    /// Behind its first negation: what is denied. Empty where it negates nothing.
    denied: Vec<u32>,
    /// The same in the order of the text: the nearer to the negation, the more it is what is denied.
    order: Vec<u32>,
    hedged: bool,
    /// Stems of its words with a capital: names say whom both speak of, and little of what they say.
    names: Vec<u32>,
    /// `could`, `may`, `might`: a denial that is not sure denies nothing.
    unsure: bool,
    /// Whether it is a denial by its cue alone: then nothing says which of its words is denied.
    by_cue: bool,
    /// Whether it disputes what it tells of: `a statement disputing …` asserts nothing that it names.
    disputes: bool,
    block: BlockKind,
    speakers: Vec<usize>,
    countries: BTreeSet<String>,
    kind: Kind,
    /// `no charges yet`, `so far`: a later report may tell otherwise.
    until_now: bool,
}

struct Found {
    score: f64,
    about: Vec<u32>,
    members: Vec<(usize, Option<usize>, Span)>,
    why: String,
    by_time: bool,
    rule: &'static str,
}

/// Finds accounts that differ, best first, twelve at most.
pub(super) fn find(
    heap: &Heap<'_>,
    figures: &[Quantity],
    same: &[Same],
    relays: &[Relay],
) -> Vec<DifferenceView> {
    let _ = relays;
    let sides = sides(heap);
    let mut found = Vec::new();
    denials(heap, &sides, &mut found);
    numbers(heap, figures, &mut found);
    headlines(heap, &sides, &mut found);
    contrasts(heap, &mut found);
    weighed(heap, &mut found);
    reworded(heap, same, &mut found);
    found.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| a.members.cmp(&b.members)).then_with(|| a.rule.cmp(b.rule))
    });
    found.retain(|f| !heap.is_refused(|r, span| f.members.iter().any(|m| m.0 == r && m.2.overlaps(span))));
    let mut kept: Vec<Found> = Vec::new();
    for next in found {
        let again = |k: &Found| {
            next.members.iter().all(|m| k.members.iter().any(|n| m.0 == n.0 && m.2.overlaps(n.2)))
        };
        // One passage stands against few others, or the list is about that passage alone.
        let meets = |k: &&Found, m: &(usize, Option<usize>, Span)| {
            k.members.iter().any(|n| m.0 == n.0 && m.2.overlaps(n.2))
        };
        let crowd = next.members.iter().any(|m| {
            let there: Vec<&Found> = kept.iter().filter(|k| meets(k, m)).collect();
            there.len() >= 3 || there.iter().filter(|k| k.rule == next.rule).count() >= 2
        });
        let same_rule = kept.iter().filter(|k| k.rule == next.rule).count();
        if kept.len() < MOST && !crowd && same_rule < 6 && !kept.iter().any(again) {
            kept.push(next);
        }
    }
    kept.into_iter().map(|f| f.view(heap)).collect()
}

impl Found {
    fn view(self, heap: &Heap<'_>) -> DifferenceView {
        let (r, _, span) = self.members[0];
        let about = in_words(&heap.reports[r], span, &self.about);
        let members = self
            .members
            .iter()
            .map(|(r, s, span)| {
                let place = heap.reports[*r].passage(*span);
                let statement = s.map(|s| heap.reports[*r].statements[s].id.clone());
                DifferenceMemberView { report: place.report, start: place.start, end: place.end, statement }
            })
            .collect();
        DifferenceView { about, members, why: self.why, by_time: self.by_time, rule: self.rule.into() }
    }
}

/// Stems in the words of a passage, in its order, five at most.
fn in_words(report: &Report<'_>, span: Span, stems: &[u32]) -> String {
    let mut seen = BTreeSet::new();
    let words =
        report.words_in(span).iter().filter(|w| stems.contains(&w.stem) && seen.insert(w.stem)).take(5);
    words.map(|w| w.span.of(report.text)).collect::<Vec<_>>().join(" ")
}

fn sides(heap: &Heap<'_>) -> Vec<Side> {
    let mut out = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for (s, said) in report.statements.iter().enumerate() {
            let statement = report.statement(s);
            if said.content.len() > 700 || said.stems.len() < 2 {
                continue;
            }
            let mut side = side(heap, r, said.content, statement.block);
            side.statement = Some(s);
            side.stems = said.stems.clone();
            side.speakers = said.speakers.clone();
            side.countries = said.speakers.iter().filter_map(|a| heap.actor_countries[*a].clone()).collect();
            side.kind = statement.kind;
            if statement.kind == Kind::Deny && side.denied.is_empty() {
                side.denied = side.stems.clone();
                side.by_cue = true;
                // A thing can be denied; what of it is denied, only a clause says.
                let clause =
                    report.words_in(said.content).iter().any(|w| FINITE.contains(&w.span.of(report.text)));
                if !clause {
                    side.denied.clear();
                }
                let words = report.words_in(said.content).iter();
                side.order = words.filter(|w| w.class == Class::Content).map(|w| w.stem).collect();
            }
            out.push(side);
        }
        for line in &report.sentences {
            let told = report.statements.iter().any(|s| s.content.overlaps(line.span));
            if !told && line.span.len() <= 400 {
                let side = side(heap, r, line.span, line.block);
                if side.stems.len() >= 3 {
                    out.push(side);
                }
            }
        }
    }
    out
}

fn side(heap: &Heap<'_>, r: usize, span: Span, block: BlockKind) -> Side {
    let report = &heap.reports[r];
    let words = report.words_in(span);
    let lower = |i: usize| words[i].span.of(report.text).to_lowercase().replace('’', "'");
    let negation = (0..words.len()).find(|i| {
        let w = lower(*i);
        // "not only", "no longer than" and "no doubt" deny nothing.
        let next = words.get(i + 1).map(|n| n.span.of(report.text).to_lowercase()).unwrap_or_default();
        NEGATIONS.contains(&w.as_str())
            && !matches!(
                next.as_str(),
                "only" | "just" | "doubt" | "matter" | "least" | "one" | "surprised" | "less" | "understand" | "know" | "clear" | "sure" | "mean" | "better" | "want" | "confidence" | "comment" | "immediate" | "immediately"
            )
            // "must not", "should never", "could not have been better" deny no fact.
            && !(*i > 0 && matches!(lower(*i - 1).as_str(), "must" | "should" | "could" | "to" | "shall" | "if" | "why" | "let"))
            || (w.ends_with("n't") && !matches!(w.as_str(), "shouldn't" | "couldn't" | "mustn't" | "can't" | "wouldn't"))
    });
    let denied = negation.map_or(Vec::new(), |i| content(&words[i + 1..words.len().min(i + 16)]));
    let order: Vec<u32> = negation.map_or(Vec::new(), |i| {
        words[i + 1..words.len().min(i + 16)]
            .iter()
            .filter(|w| w.class == Class::Content)
            .map(|w| w.stem)
            .collect()
    });
    let names = distinct(words.iter().skip(1).filter(|w| w.capital).map(|w| w.stem));
    let disputes = (0..words.len()).any(|i| DISPUTING.iter().any(|d| lower(i).starts_with(d)));
    let hedged = (0..words.len()).any(|i| HEDGES.contains(&lower(i).as_str()));
    let until_now = span.of(report.text).contains(" yet") || span.of(report.text).contains("so far");
    Side {
        report: r,
        statement: None,
        span,
        stems: content(words),
        denied,
        order,
        hedged,
        names,
        disputes,
        unsure: (0..words.len())
            .any(|i| matches!(lower(i).as_str(), "could" | "may" | "might" | "if" | "unless")),
        by_cue: false,
        block,
        speakers: Vec::new(),
        countries: BTreeSet::new(),
        kind: Kind::Say,
        until_now,
    }
}

/// Whose words a side is, for the reason.
fn whose(heap: &Heap<'_>, r: usize, statement: Option<usize>) -> String {
    let report = &heap.reports[r];
    let Some(s) = statement else { return report.called().to_owned() };
    let names: Vec<&str> =
        report.statements[s].speakers.iter().map(|a| heap.actor_names[*a].as_str()).collect();
    if names.is_empty() {
        report.statement(s).source.first().map_or(report.called().to_owned(), |x| {
            x.of(report.text).split_whitespace().collect::<Vec<_>>().join(" ")
        })
    } else {
        names.join(" and ")
    }
}

/// A passage for a reason: on one line, cut to its first words.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 22 { words.join(" ") } else { format!("{} …", words[..22].join(" ")) }
}

/// Stems that say what something is about: neither grammar nor words of every report.
fn telling(heap: &Heap<'_>, stems: &[u32]) -> Vec<u32> {
    stems.iter().copied().filter(|s| heap.lexicon.class(*s) == Class::Content).collect()
}

/// **denied and asserted**: one passage denies what another asserts. What stands behind the negation of the one shares
/// two rare words with the other (one, where both speak for the same country or are the same speaker and the other is
/// a promise or an agreement), and the other negates none of them.
fn denials(heap: &Heap<'_>, sides: &[Side], found: &mut Vec<Found>) {
    let mut postings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, side) in sides.iter().enumerate() {
        for stem in telling(heap, &side.stems) {
            postings.entry(stem).or_default().push(i);
        }
    }
    for (i, no) in sides.iter().enumerate().filter(|(_, s)| !s.denied.is_empty()) {
        let mut candidates: BTreeMap<usize, usize> = BTreeMap::new();
        for stem in telling(heap, &no.denied) {
            if let Some(list) = postings.get(&stem).filter(|l| l.len() <= FREQUENT) {
                for j in list {
                    *candidates.entry(*j).or_default() += 1;
                }
            }
        }
        for (j, _) in candidates {
            let yes = &sides[j];
            if i == j
                || !yes.denied.is_empty()
                || yes.disputes
                || matches!(yes.kind, Kind::Deny | Kind::Demand)
                || (yes.report == no.report && yes.span.overlaps(no.span))
            {
                continue;
            }
            let same_speaker = !shared(&yes.speakers, &no.speakers).is_empty();
            let same_side = same_speaker || yes.countries.intersection(&no.countries).next().is_some();
            if same_speaker && yes.report == no.report
                || (yes.statement.is_none() && no.statement.is_none() && yes.report == no.report)
            {
                continue;
            }
            let both = telling(heap, &shared(&yes.stems, &no.stems));
            let act = matches!(yes.kind, Kind::Promise | Kind::Agree);
            // What is said of them, beside their names.
            let acts: Vec<u32> =
                both.iter().copied().filter(|s| !yes.names.contains(s) && !no.names.contains(s)).collect();
            let nearness = |stem: &u32| {
                no.order.iter().position(|o| o == stem).map_or(0.0, |k| 1.2 / (1.0 + 0.35 * k as f64))
            };
            let near: f64 = acts.iter().map(nearness).sum();
            let only = acts.first().map_or(usize::MAX, |s| frequency(&postings, *s));
            let not_yet = no.until_now && !no.hedged && near >= 0.85 && yes.report != no.report && only <= 8;
            // The very thing denied, and hardly spoken of elsewhere.
            let direct = acts.iter().any(|s| nearness(s) >= 0.85 && frequency(&postings, *s) <= 3);
            let enough = (acts.len() >= 2 && near >= 0.45)
                || (acts.len() == 1 && both.len() >= 2 && near >= 0.85)
                || (same_side && act && acts.len() == 1 && only <= 4)
                || not_yet;
            if !enough || no.unsure || (no.by_cue && acts.len() < 3) {
                continue;
            }
            let weight = 0.5 * (heap.lexicon.sum(&both) + heap.lexicon.sum(&acts));
            let least = heap.lexicon.sum(&yes.stems).min(heap.lexicon.sum(&no.stems)).max(1.0);
            // How near the words are to being this difference's own.
            let rare: f64 = acts.iter().map(|s| 2.0 / (1.0 + frequency(&postings, *s) as f64)).sum();
            let promised = same_side && act;
            let score = 2.0 * weight / least
                + rare
                + near
                + if promised { 0.9 } else { 0.0 }
                + if not_yet { 1.0 } else { 0.0 }
                + if yes.statement.is_some() && no.statement.is_some() { 0.5 } else { 0.0 }
                + if yes.report != no.report { 0.4 } else { 0.0 };
            let part = weight / least;
            let thin = if no.by_cue { part < 0.5 } else { part < 0.25 && !direct && !promised && !not_yet };
            if score < 3.0 || thin {
                continue;
            }
            let rule = if promised { "promised-and-denied" } else { "asserted-and-denied" };
            let (a, b) = (whose(heap, yes.report, yes.statement), whose(heap, no.report, no.statement));
            let why = format!(
                "{a}: “{}”; against it {b}: “{}”",
                short(yes.span.of(heap.reports[yes.report].text)),
                short(no.span.of(heap.reports[no.report].text))
            );
            found.push(Found {
                score,
                about: both,
                members: vec![(yes.report, yes.statement, yes.span), (no.report, no.statement, no.span)],
                why,
                by_time: by_time(heap, yes, no),
                rule,
            });
        }
    }
}

fn frequency(postings: &BTreeMap<u32, Vec<usize>>, stem: u32) -> usize {
    postings.get(&stem).map_or(0, Vec::len)
}

/// Whether the later report may tell what had not yet happened for the earlier.
fn by_time(heap: &Heap<'_>, yes: &Side, no: &Side) -> bool {
    no.until_now
        || matches!((heap.reports[yes.report].published(), heap.reports[no.report].published()), (Some(a), Some(b)) if a.get(..10) != b.get(..10))
}

/// **numbers**: figures that measure one thing and cannot all be true.
fn numbers(heap: &Heap<'_>, figures: &[Quantity], found: &mut Vec<Found>) {
    for q in figures.iter().filter(|q| !q.agree) {
        let span = |m: &super::figures::Given| {
            let f = &heap.reports[m.report].reading.figures[m.figure];
            f.counted.map_or(f.span, |c| f.span.join(c))
        };
        let value = |m: &super::figures::Given| heap.reports[m.report].reading.figures[m.figure].low;
        let (Some(least), Some(most)) = (
            q.mentions.iter().min_by(|a, b| value(a).total_cmp(&value(b))),
            q.mentions.iter().max_by(|a, b| value(a).total_cmp(&value(b))),
        ) else {
            continue;
        };
        let by = |m: &super::figures::Given| {
            if m.by.is_empty() { heap.reports[m.report].called().to_owned() } else { m.by.join(", ") }
        };
        let why = format!(
            "{}: {} ({}) against {} ({})",
            q.what,
            heap.reports[least.report].reading.figures[least.figure].span.of(heap.reports[least.report].text),
            by(least),
            heap.reports[most.report].reading.figures[most.figure].span.of(heap.reports[most.report].text),
            by(most)
        );
        let about = content(heap.reports[least.report].words_in(span(least)));
        let dates = (heap.reports[least.report].published(), heap.reports[most.report].published());
        let by_time = matches!(dates, (Some(a), Some(b)) if a.get(..10) != b.get(..10));
        let statement = |m: &super::figures::Given| {
            heap.reports[m.report].reading.figures[m.figure]
                .statement
                .map(|s| s.0 as usize)
                .filter(|s| *s < heap.reports[m.report].statements.len())
        };
        found.push(Found {
            score: 3.4,
            about,
            members: vec![
                (least.report, statement(least), span(least)),
                (most.report, statement(most), span(most)),
            ],
            why,
            by_time,
            rule: "numbers",
        });
    }
}

/// **headline and body**: what a headline prints as settled, the body gives to someone, with a *could* or a *some* in
/// it. Both must share three words that say what they are about.
fn headlines(heap: &Heap<'_>, sides: &[Side], found: &mut Vec<Found>) {
    let mut of_report: BTreeMap<usize, (Vec<&Side>, Vec<&Side>)> = BTreeMap::new();
    for side in sides {
        let entry = of_report.entry(side.report).or_default();
        if side.block == BlockKind::Headline && !side.hedged && side.denied.is_empty() {
            entry.0.push(side);
        } else if side.block != BlockKind::Headline && side.statement.is_some() && side.hedged {
            entry.1.push(side);
        }
    }
    for (r, (heads, bodies)) in of_report {
        for head in heads {
            let mut best: Option<(f64, &Side, Vec<u32>)> = None;
            for body in &bodies {
                let both = telling(heap, &shared(&head.stems, &body.stems));
                // A headline that gives its words to the same voice settles nothing of its own.
                if both.len() < 3 || !shared(&head.speakers, &body.speakers).is_empty() {
                    continue;
                }
                let strong = body
                    .span
                    .of(heap.reports[r].text)
                    .split_whitespace()
                    .filter(|w| PARTS.contains(w))
                    .count();
                let score = heap.lexicon.sum(&both) / heap.lexicon.sum(&head.stems).max(1.0)
                    + 0.35 * strong.min(3) as f64;
                if best.as_ref().is_none_or(|b| score > b.0) {
                    best = Some((score, body, both));
                }
            }
            let Some((score, body, both)) = best else { continue };
            if score < 0.75 {
                continue;
            }
            let report = &heap.reports[r];
            let why = format!(
                "the headline says “{}”; {} in the body: “{}”",
                short(head.span.of(report.text)),
                whose(heap, r, body.statement),
                short(body.span.of(report.text))
            );
            found.push(Found {
                score: 1.8 + score,
                about: both,
                members: vec![(r, head.statement, head.span), (r, body.statement, body.span)],
                why,
                by_time: false,
                rule: "headline-and-body",
            });
        }
    }
}

/// **set against each other**: one sentence sets two voices against each other (`whereas`, `while`, `but`), and both
/// speak of the same thing.
fn contrasts(heap: &Heap<'_>, found: &mut Vec<Found>) {
    for (r, report) in heap.reports.iter().enumerate() {
        for line in &report.sentences {
            let Some((left, right)) = halves(report, line.span) else { continue };
            let voice = |half: Span| {
                report.statements.iter().enumerate().find(|(s, said)| {
                    let statement = report.statement(*s);
                    half.contains(said.content) && statement.source.iter().any(|x| half.contains(*x))
                })
            };
            let (Some((a, x)), Some((b, y))) = (voice(left), voice(right)) else { continue };
            if report.statement(a).source == report.statement(b).source
                || (!x.speakers.is_empty() && x.speakers == y.speakers)
            {
                continue;
            }
            let both =
                telling(heap, &shared(&content(report.words_in(left)), &content(report.words_in(right))));
            let names: BTreeSet<u32> =
                report.words_in(line.span).iter().filter(|w| w.capital).map(|w| w.stem).collect();
            let things: Vec<u32> = both.iter().copied().filter(|s| !names.contains(s)).collect();
            if things.is_empty() {
                continue;
            }
            let why = format!(
                "one sentence sets {} (“{}”) against {} (“{}”)",
                whose(heap, r, Some(a)),
                short(left.of(report.text)),
                whose(heap, r, Some(b)),
                short(right.of(report.text))
            );
            found.push(Found {
                score: 3.2 + 0.2 * things.len() as f64,
                about: things,
                members: vec![(r, Some(a), left), (r, Some(b), right)],
                why,
                by_time: false,
                rule: "set-against",
            });
        }
    }
}

/// The two halves of a sentence that sets one clause against another.
fn halves(report: &Report<'_>, line: Span) -> Option<(Span, Span)> {
    let words = line.of(report.text);
    let lower = words.to_ascii_lowercase();
    if lower.starts_with("whereas ") || lower.starts_with("while ") || lower.starts_with("although ") {
        let at = words.find(", ")?;
        let from = words.find(' ')? + 1;
        return (from < at).then(|| {
            (Span::new(line.start() + from, line.start() + at), Span::new(line.start() + at + 2, line.end()))
        });
    }
    let (at, n) = [", whereas ", ", while ", ", but ", "; but "]
        .iter()
        .filter_map(|m| lower.find(m).map(|i| (i, m.len())))
        .min()?;
    Some((Span::new(line.start(), line.start() + at), Span::new(line.start() + at + n, line.end())))
}

/// **lists**: two lists of what is to be weighed, given by two voices or reports, that are alike in part: at least two
/// items answer each other and at least one stands alone.
fn weighed(heap: &Heap<'_>, found: &mut Vec<Found>) {
    let mut all: Vec<(usize, Option<usize>, List, Vec<Vec<u32>>)> = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for line in report.sentences.iter().filter(|l| l.block != BlockKind::Caption) {
            for list in lists(report.text, line.span) {
                if !super::process::weighs(report, &list) {
                    continue;
                }
                let s = report.statements.iter().position(|s| s.content.overlaps(list.span));
                let items: Vec<Vec<u32>> = list.items.iter().map(|i| content(report.words_in(*i))).collect();
                if items.iter().all(|i| !i.is_empty()) {
                    all.push((r, s, list, items));
                }
            }
        }
    }
    let mut postings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (i, (_, _, _, items)) in all.iter().enumerate() {
        for stem in distinct(items.iter().flatten().copied()) {
            let list = postings.entry(stem).or_default();
            for j in list.iter().take(FREQUENT) {
                *pairs.entry((*j, i)).or_default() += 1;
            }
            list.push(i);
        }
    }
    for ((i, j), _) in pairs.into_iter().filter(|p| p.1 >= 2) {
        let ((r, s, a, x), (q, t, b, y)) = (&all[i], &all[j]);
        if r == q && (s == t || a.span.overlaps(b.span)) {
            continue;
        }
        let alike = |m: &Vec<u32>, n: &Vec<u32>| {
            let both = heap.lexicon.sum(&telling(heap, &shared(m, n)));
            both > 0.0 && both >= 0.4 * heap.lexicon.sum(m).min(heap.lexicon.sum(n))
        };
        let mut used = BTreeSet::new();
        let mut about = Vec::new();
        for m in x {
            if let Some((k, n)) = y.iter().enumerate().find(|(k, n)| !used.contains(k) && alike(m, n)) {
                used.insert(k);
                about.extend(telling(heap, &shared(m, n)));
            }
        }
        let (met, left, right) = (used.len(), x.len() - used.len(), y.len() - used.len());
        // Two lists of names are not a difference but two lists.
        let names = |r: usize, l: &List| {
            l.items
                .iter()
                .filter(|i| {
                    heap.reports[r].words_in(**i).iter().all(|w| w.capital || w.class == Class::Function)
                })
                .count()
                * 2
                > l.items.len()
        };
        if met < 2 || left + right == 0 || names(*r, a) || names(*q, b) {
            continue;
        }
        let quote = |r: usize, l: &List| {
            l.items.iter().map(|i| short(i.of(heap.reports[r].text))).collect::<Vec<_>>().join(" | ")
        };
        let why = format!(
            "two lists, {met} items alike: {} has {}; {} has {}",
            whose(heap, *r, *s),
            quote(*r, a),
            whose(heap, *q, *t),
            quote(*q, b)
        );
        found.push(Found {
            score: 3.0 + 0.3 * met as f64,
            about: distinct(about.into_iter()),
            members: vec![(*r, *s, a.span), (*q, *t, b.span)],
            why,
            by_time: false,
            rule: "lists",
        });
    }
}

/// **told otherwise**: one utterance of which one report prints a number or a *not* that the other lacks, while neither
/// is a full quotation.
fn reworded(heap: &Heap<'_>, same: &[Same], found: &mut Vec<Found>) {
    for group in same.iter().filter(|g| g.how == How::Differs && g.members.len() == 2) {
        let (a, b) = (group.members[0], group.members[1]);
        let (x, y) = (&heap.reports[a.0], &heap.reports[b.0]);
        if x.statement(a.1).quotation == Quotation::Direct && y.statement(b.1).quotation == Quotation::Direct
        {
            continue;
        }
        let both = telling(heap, &shared(&x.statements[a.1].stems, &y.statements[b.1].stems));
        let (left, right) = (x.statements[a.1].content, y.statements[b.1].content);
        let why = format!(
            "{} as {} has it: “{}”; as {} has it: “{}”",
            whose(heap, a.0, Some(a.1)),
            x.called(),
            short(left.of(x.text)),
            y.called(),
            short(right.of(y.text))
        );
        found.push(Found {
            score: 2.9,
            about: both,
            members: vec![(a.0, Some(a.1), left), (b.0, Some(b.1), right)],
            why,
            by_time: false,
            rule: "told-otherwise",
        });
    }
}

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "cannot", "neither", "nor", "none", "denied", "denies", "refused", "rejects",
    "rejected", "false",
];
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
const PARTS: &[&str] =
    &["could", "may", "might", "some", "few", "partly", "partial", "still", "only", "unless"];
