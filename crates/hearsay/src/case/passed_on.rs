//! Statements, reports → Checks: which report tells in its own voice what another gives to someone, and which spells a
//! speaker's name as no other does?

use super::suggest::one_apart;
use super::wording::Wording;
use super::words::{distinct, fold};
use super::{Heap, Report};
use crate::document::BlockKind;
use crate::mention::{ActorId, ActorKind, MentionKind};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words of a run.
const RUN: usize = 6;

/// A run in more contents than this proposes none.
const FREQUENT: usize = 20;

/// The least words of a sentence that can be called the same.
const LEAST: usize = 8;

/// Sentences in a report's own voice that stand nearly word for word in what another report of the story gives to
/// somebody: the sentence, and why.
pub(super) fn dropped(heap: &Heap<'_>) -> Vec<(usize, Span, String)> {
    let run = |words: &[u32]| {
        words.iter().fold(0x9e37_79b9_7f4a_7c15_u64, |h, w| {
            (h ^ u64::from(*w)).wrapping_mul(0x0100_0000_01b3).rotate_left(29)
        })
    };
    // Two runs of each content are enough to find it by: the smallest and the largest number.
    let mut postings: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    for (r, s) in heap.statements() {
        let report = &heap.reports[r];
        let statement = report.statement(s);
        if statement.source.is_empty() || statement.block != BlockKind::Body {
            continue;
        }
        let words: Vec<u32> =
            statement.content.iter().flat_map(|c| report.words_in(*c)).map(|w| w.stem()).take(80).collect();
        if words.len() + 2 < LEAST {
            continue;
        }
        let runs = words.windows(RUN).map(run);
        for run in distinct(runs.clone().min().into_iter().chain(runs.max())) {
            postings.entry(run).or_default().push((r, s));
        }
    }
    let mut out = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for line in report.sentences.iter().filter(|l| l.block == BlockKind::Body) {
            let words = report.words_in(line.span);
            if words.len() < LEAST || words.len() > 80 || voiced(report, line.span) {
                continue;
            }
            let stems: Vec<u32> = words.iter().map(|w| w.stem()).collect();
            let found =
                stems.windows(RUN).filter_map(|w| postings.get(&run(w)).filter(|l| l.len() <= FREQUENT));
            let own = Wording::new(report, &[line.span]);
            for (q, s) in distinct(found.flatten().copied()) {
                let other = &heap.reports[q];
                if q == r || other.story != report.story {
                    continue;
                }
                let statement = other.statement(s);
                let kept = own.kept(&Wording::new(other, &statement.content));
                if kept.iter().filter(|k| **k).count() * 20 < kept.len() * 17 {
                    continue;
                }
                let who = statement.source.first().map_or("someone", |x| x.of(other.text));
                let why =
                    format!("printed without a voice; {} gives it to {}", other.called(), one_line(who));
                out.push((r, line.span, why));
                break;
            }
        }
    }
    out
}

/// Whether anything in a sentence gives it to somebody, found or not.
fn voiced(report: &Report<'_>, line: Span) -> bool {
    report.statements.iter().enumerate().any(|(s, said)| {
        let roles = report.statement(s);
        // Words for which the report names nobody are its own for whoever reads it.
        !roles.source.is_empty()
            && (said.content.overlaps(line)
                || roles.source.iter().chain(&roles.cue).any(|x| x.overlaps(line)))
    }) || report.reading.notes.iter().any(|n| n.span.is_some_and(|x| x.overlaps(line)))
        || report
            .words_in(line)
            .iter()
            .any(|w| VOICES.contains(&w.span.of(report.text).to_lowercase().as_str()))
}

/// Speakers whose full name a report alone spells as it does, a letter from the name that the others give: the first
/// mention, and why. Where each of two spellings is frequent, neither is called the other's misspelling.
pub(super) fn misspelt(heap: &Heap<'_>) -> Vec<(usize, Span, String)> {
    struct Form {
        count: usize,
        reports: BTreeSet<usize>,
        first: (usize, Span),
        written: String,
        speaks: bool,
    }
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for m in &report.reading.mentions.mentions {
            let Some(ActorId(a)) = m.actor.filter(|_| m.kind == MentionKind::Name) else { continue };
            let person =
                report.reading.mentions.actors.get(a as usize).is_some_and(|a| a.kind == ActorKind::Person);
            let folded = fold(m.span.of(report.text));
            if !person || folded.split(' ').count() < 2 || folded.chars().any(|c| c.is_ascii_digit()) {
                continue;
            }
            let form = forms.entry(folded).or_insert_with(|| Form {
                count: 0,
                reports: BTreeSet::new(),
                first: (r, m.span),
                written: one_line(m.span.of(report.text)),
                speaks: false,
            });
            form.count += 1;
            form.reports.insert(r);
            form.speaks |= report.reading.statements.iter().any(|s| s.speakers.contains(&ActorId(a)));
        }
    }
    // Of one first name, or of one last name: what is a letter apart stands under the same key.
    let mut keys: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in forms.keys() {
        let (first, last) = name.rsplit_once(' ').unwrap_or(("", name));
        let initial = |w: &str| w.chars().next().map_or(String::new(), String::from);
        keys.entry(format!("{first} {}", initial(last))).or_default().push(name);
        keys.entry(format!("{} {last}", initial(first))).or_default().push(name);
    }
    let mut out: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for names in keys.values().filter(|n| n.len() <= 30) {
        for rare in names {
            let form = &forms[*rare];
            if form.reports.len() > 1 || form.count > 2 || !form.speaks {
                continue;
            }
            for usual in names.iter().filter(|n| *n != rare) {
                let other = &forms[*usual];
                let near = one_apart(rare, usual) && rare.chars().count() >= 8;
                if !near
                    || other.reports.len() < 2
                    || other.count < 3
                    || other.reports.contains(&form.first.0)
                {
                    continue;
                }
                let best = out.entry(rare).or_insert((other.count, usual));
                *best = (*best).max((other.count, usual));
            }
        }
    }
    out.into_iter()
        .map(|(rare, (_, usual))| {
            let (r, span) = forms[rare].first;
            let (n, spelt) = (forms[usual].reports.len(), &forms[usual].written);
            (r, span, format!("so spelt here alone; {n} other reports write {spelt}"))
        })
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const VOICES: &[&str] = &[
    "said",
    "says",
    "saying",
    "told",
    "tells",
    "according",
    "added",
    "reported",
    "reports",
    "stated",
    "announced",
    "claimed",
    "claims",
    "quoted",
    "citing",
    "wrote",
    "allegedly",
    "reportedly",
];
