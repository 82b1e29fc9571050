//! Passages → Process: the bodies, the instruments, the conditions, and what is decided.
//!
//! All of it in the words of the reports: noun phrases around their heads, and the clauses behind their cues.

use super::phrases::{List, lists, noun_phrase, tidy};
use super::words::{fold, stem};
use super::{Heap, Report};
use crate::document::BlockKind;
use crate::mention::ActorId;
use crate::text::Span;
use crate::view::case::{BodyView, PassageView, ProcessView, TextView};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What the reports say of the process that they tell of.
///
/// **Bodies**: noun phrases whose head is a commission, committee, council, panel, board, delegation, task force or
/// working group; members behind `comprising`, mandate behind `to`, `would` or `tasked with`. **Instruments**: the same
/// for agreement, treaty, framework, memorandum, protocol, resolution. **Conditions**: the items of lists behind
/// `investigate`, `review`, `depend on`, `factors such as`, and clauses behind `if`, `unless`, `once` beside a `would` or
/// a `will`. **Decides**: the question behind `determine`, `decide`, `settle`. Where it errs: a phrase keeps the words that
/// stand in front of its head, whether or not they belong to the name.
pub(super) fn find(heap: &Heap<'_>) -> ProcessView {
    let mut bodies = BTreeMap::new();
    let mut instruments = BTreeMap::new();
    let mut conditions = BTreeMap::new();
    let mut decides = BTreeMap::new();
    for report in &heap.reports {
        for line in report.sentences.iter().filter(|l| !matches!(l.block, BlockKind::Caption)) {
            phrases(report, line.span, BODY_HEADS, true, &mut bodies);
            phrases(report, line.span, INSTRUMENT_HEADS, false, &mut instruments);
            weighed(report, line.span, &mut conditions);
            provided(report, line.span, &mut conditions);
            questions(heap, report, line.span, &mut decides);
        }
    }
    ProcessView {
        bodies: rows(bodies),
        conditions: texts(conditions),
        instruments: rows(instruments),
        decides: texts(decides),
    }
}

/// A body or an instrument as it is put together: its forms, members, mandate, evidence.
#[derive(Default)]
struct Body {
    forms: BTreeMap<String, usize>,
    members: Vec<String>,
    mandate: Option<String>,
    evidence: Vec<PassageView>,
}

fn phrases(report: &Report<'_>, line: Span, heads: &[&str], body: bool, out: &mut BTreeMap<String, Body>) {
    let words = report.words_in(line);
    for (i, word) in words.iter().enumerate() {
        let written = word.span.of(report.text);
        let near = |h: &str| {
            let n = h.len();
            written.len() >= n
                && written.len() <= n + 1
                && written.get(..n).is_some_and(|w| w.eq_ignore_ascii_case(h))
        };
        if !(heads.iter().any(|h| near(h)) || body && DOUBLE_HEADS.iter().any(|h| near(h.1))) {
            continue;
        }
        let head = fold(word.span.of(report.text));
        let single = head.strip_suffix('s').unwrap_or(&head);
        let double =
            i > 0 && DOUBLE_HEADS.contains(&(fold(words[i - 1].span.of(report.text)).as_str(), single));
        if !(heads.contains(&single) || (body && double)) {
            continue;
        }
        // "commission members", "agreement talks": the head stands behind.
        let joined = words.get(i + 1).is_some_and(|n| {
            report.text.get(word.span.end()..n.span.start()) == Some(" ")
                && (heads.contains(&fold(n.span.of(report.text)).as_str())
                    || FOLLOWERS.contains(&fold(n.span.of(report.text)).as_str()))
        });
        let span = noun_phrase(report.text, words, i);
        let after = report.text.get(span.end()..line.end()).unwrap_or("");
        let rest = after.trim_start();
        let bare = span.len() == word.span.len();
        let (members, mandate) = if body { (members(rest), mandate(rest)) } else { (None, None) };
        // A head alone names nothing, unless its task or its members stand with it; nor do `many committees`, of which
        // none is meant.
        let many =
            body && !double && head.ends_with('s') && !span.of(report.text).starts_with(char::is_uppercase);
        let nothing = mandate.is_none() && members.is_none();
        if joined || (nothing && (bare && !double || many)) {
            continue;
        }
        let mut name = span.of(report.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut cover = span;
        // "Commission on Tolls", "Treaty of Vesk": the name goes on in capitals.
        if word.capital() {
            if let Some(more) = of_name(rest) {
                name = format!("{name} {more}");
                cover = Span::new(span.start(), span.end() + (after.len() - rest.len()) + more.len());
            }
        }
        let key = fold(&name).split(' ').map(stem).collect::<Vec<_>>().join(" ");
        let entry = out.entry(key).or_default();
        *entry.forms.entry(name).or_default() += 1;
        if let Some(members) = members.filter(|m| !entry.members.contains(m)) {
            entry.members.push(members);
        }
        entry.mandate = entry.mandate.take().or(mandate);
        entry.evidence.push(report.passage(cover));
    }
}

/// ` on Harbour Tolls`: a preposition and capitalised words.
fn of_name(rest: &str) -> Option<&str> {
    let first = ["of ", "on ", "for "].iter().find(|p| rest.starts_with(**p))?;
    let mut end = 0;
    let mut at = first.len();
    for word in rest.get(first.len()..)?.split_inclusive(' ').take(6) {
        let bare = word.trim_end();
        if bare.starts_with(char::is_uppercase) {
            end = at + bare.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
            if bare.ends_with([',', '.', ';', '"', '”', ')']) {
                break;
            }
        } else if !matches!(bare, "and" | "of" | "the") {
            break;
        }
        at += word.len();
    }
    rest.get(..end).filter(|r| !r.is_empty())
}

/// Who a body is made of: behind `comprising`, `made up of`.
fn members(rest: &str) -> Option<String> {
    let lower = rest.to_lowercase();
    if lower.len() != rest.len() {
        return None;
    }
    let (at, n) = [
        "comprising ",
        "made up of ",
        "consisting of ",
        "composed of ",
        "comprised of ",
        "which includes ",
        "that includes ",
        "which comprises ",
    ]
    .iter()
    .filter_map(|m| lower.find(m).map(|i| (i, m.len())))
    .min()?;
    (at <= 30).then(|| cut(rest.get(at + n..).unwrap_or("")))?
}

/// What a body is for: behind `to`, `would`, `tasked with`.
fn mandate(rest: &str) -> Option<String> {
    for mark in [
        "to ",
        "would ",
        "will ",
        "tasked with ",
        "charged with ",
        "is to ",
        "are to ",
        "is tasked with ",
        "was tasked with ",
        "that would ",
        "that will ",
        "which would ",
        "which will ",
        "responsible for ",
    ] {
        if let Some(task) = rest.strip_prefix(mark) {
            let verb = task.split_whitespace().next().unwrap_or("").to_lowercase();
            if TASKS.iter().any(|t| stem(t) == stem(&verb)) {
                return cut_at(task, true);
            }
        }
    }
    None
}

/// Words up to the end of their clause.
fn cut(words: &str) -> Option<String> {
    cut_at(words, false)
}

/// Words up to the end of their clause, or with their commas up to the end of a list.
fn cut_at(words: &str, list: bool) -> Option<String> {
    let ends: &[&str] = if list {
        &[
            ". ",
            "; ",
            ",\"",
            ",”",
            ".\"",
            ".”",
            "\n",
            " — ",
            " – ",
            ", which ",
            ", who ",
            ", said ",
            ", according ",
            ", as ",
        ]
    } else {
        &[". ", ", ", "; ", "\"", "”", "\n", " — ", " – "]
    };
    let end = ends.iter().filter_map(|m| words.find(m)).min().unwrap_or(words.len());
    let text = words.get(..end)?.trim().trim_end_matches(['.', ',']).replace(['"', '“', '”'], "");
    let text: String = text.split_whitespace().take(40).collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The stems of [`WEIGHING`].
static WEIGHED: LazyLock<Vec<String>> = LazyLock::new(|| WEIGHING.iter().map(|w| stem(w)).collect());

/// Whether what introduces a list says that its items are to be looked at.
pub(super) fn weighs(report: &Report<'_>, list: &List) -> bool {
    let lead = fold(list.before.of(report.text));
    let lead: Vec<String> = lead.split(' ').map(stem).collect();
    let near = &lead[lead.len().saturating_sub(8)..];
    near.iter().any(|w| WEIGHED.contains(w))
}

/// Items of lists that are to be looked at.
fn weighed(report: &Report<'_>, line: Span, out: &mut BTreeMap<String, TextView>) {
    for list in lists(report.text, line) {
        if !weighs(report, &list) {
            continue;
        }
        for item in list.items {
            let text = item.of(report.text).split_whitespace().collect::<Vec<_>>().join(" ");
            add(out, text, report.passage(item));
        }
    }
}

/// Clauses of what must hold first.
fn provided(report: &Report<'_>, line: Span, out: &mut BTreeMap<String, TextView>) {
    let words = line.of(report.text);
    let lower = words.to_ascii_lowercase();
    let modal =
        [" will ", " would ", " shall ", " must ", " can ", " could "].iter().any(|m| lower.contains(m));
    if !modal {
        return;
    }
    for mark in [
        "unless ",
        "provided that ",
        "on condition that ",
        "on the condition that ",
        "as long as ",
        "only if ",
        "if and when ",
        "only when ",
        "only after ",
    ] {
        let Some(at) = lower.find(mark).filter(|at| *at == 0 || lower.as_bytes()[at - 1] == b' ') else {
            continue;
        };
        let end = words
            .get(at..)
            .and_then(|w| [", ", "; ", "\"", "”", ". "].iter().filter_map(|m| w.find(m)).min())
            .map_or(words.len(), |e| at + e);
        let span = tidy(report.text, Span::new(line.start() + at, line.start() + end.max(at)));
        let n = span.of(report.text).split_whitespace().count();
        if (3..=30).contains(&n) {
            add(
                out,
                span.of(report.text).trim_end_matches('.').split_whitespace().collect::<Vec<_>>().join(" "),
                report.passage(span),
            );
            break;
        }
    }
}

/// What is to be decided: `determine when and how …`.
fn questions(heap: &Heap<'_>, report: &Report<'_>, line: Span, out: &mut BTreeMap<String, TextView>) {
    let words = report.words_in(line);
    for pair in words.windows(2) {
        let question = pair[1].span.of(report.text);
        if !QUESTIONS.iter().any(|q| q.eq_ignore_ascii_case(question)) {
            continue;
        }
        let verb = stem(&fold(pair[0].span.of(report.text)));
        if !DECIDING.iter().any(|d| stem(d) == verb) {
            continue;
        }
        let rest = report.text.get(pair[1].span.start()..line.end()).unwrap_or("");
        let end = [", ", ",\"", ",”", "; ", ".", "\"", "”", "\n"]
            .iter()
            .filter_map(|m| rest.find(m))
            .min()
            .unwrap_or(rest.len());
        let span = tidy(report.text, Span::new(pair[1].span.start(), pair[1].span.start() + end));
        let ahead = report
            .words_in(span)
            .iter()
            .any(|w| AHEAD.iter().any(|a| a.eq_ignore_ascii_case(w.span.of(report.text))));
        // `Whether it was capable`, `how much came down`: what is so already is found out, not decided.
        if !ahead || span.of(report.text).split_whitespace().count() < 3 {
            continue;
        }
        let text = span.of(report.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let by = by_whom(heap, report, line, pair[0].span);
        add(out, text.clone(), report.passage(span));
        if let Some(entry) = out.get_mut(&fold(&text)) {
            entry.by.extend(by.into_iter().filter(|b| !entry.by.contains(b)).collect::<Vec<_>>());
        }
    }
}

/// Who decides: the body or the actors that the sentence names in front of the verb; where they stand for a pronoun,
/// those who say it.
fn by_whom(heap: &Heap<'_>, report: &Report<'_>, line: Span, verb: Span) -> Vec<String> {
    let front = Span::new(line.start(), verb.start().max(line.start()));
    let words = report.words_in(front);
    let body = (0..words.len()).rev().find(|i| {
        let head = fold(words[*i].span.of(report.text));
        BODY_HEADS.contains(&head.strip_suffix('s').unwrap_or(&head))
    });
    if let Some(i) = body {
        let phrase = noun_phrase(report.text, words, i);
        return vec![phrase.of(report.text).split_whitespace().collect::<Vec<_>>().join(" ")];
    }
    let named = |a: &usize| heap.actor_names[*a].clone();
    let said = report.statements.iter().filter(|s| s.content.contains(verb)).min_by_key(|s| s.content.len());
    // Within what somebody says, those who are named there; `they` and `we` are those who say it.
    let front = said.map_or(front, |s| Span::new(front.start().max(s.content.start()), front.end()));
    let mentions = report.reading.mentions.within(front).filter(|m| m.span.end() <= verb.start());
    let mut last: Vec<usize> = Vec::new();
    for m in mentions {
        let mut all = m.actor.into_iter().chain(m.also.iter().copied());
        let all: Vec<usize> =
            all.by_ref().filter_map(|ActorId(a)| report.actors.get(a as usize).copied()).collect();
        if !all.is_empty() {
            last = all;
        }
    }
    if last.is_empty() {
        last = said.map_or(Vec::new(), |s| s.speakers.clone());
    }
    last.iter().map(named).collect()
}

fn add(out: &mut BTreeMap<String, TextView>, text: String, place: PassageView) {
    let entry =
        out.entry(fold(&text)).or_insert_with(|| TextView { text, evidence: Vec::new(), by: Vec::new() });
    // Passages come report by report.
    if !entry.evidence.iter().rev().take_while(|e| e.report == place.report).any(|e| *e == place) {
        entry.evidence.push(place);
    }
}

/// Told by most reports first, then by their first passage.
fn rows(all: BTreeMap<String, Body>) -> Vec<BodyView> {
    let mut out: Vec<(usize, BodyView)> = all
        .into_values()
        .map(|b| {
            let reports: BTreeSet<&str> = b.evidence.iter().map(|e| e.report.as_str()).collect();
            let name = b
                .forms
                .iter()
                .max_by(|x, y| x.1.cmp(y.1).then(y.0.cmp(x.0)))
                .map_or(String::new(), |f| f.0.clone());
            (reports.len(), BodyView { name, members: b.members, mandate: b.mandate, evidence: b.evidence })
        })
        .collect();
    // Those of which the reports say what they are for or who sits on them come first among those told as often.
    let known = |b: &BodyView| b.mandate.is_some() || !b.members.is_empty();
    out.sort_by(|a, b| {
        (b.0, known(&b.1), b.1.evidence.len())
            .cmp(&(a.0, known(&a.1), a.1.evidence.len()))
            .then_with(|| a.1.evidence.cmp(&b.1.evidence))
    });
    out.into_iter().map(|x| x.1).collect()
}

fn texts(all: BTreeMap<String, TextView>) -> Vec<TextView> {
    let mut out: Vec<TextView> = all.into_values().collect();
    out.sort_by(|a, b| b.evidence.len().cmp(&a.evidence.len()).then_with(|| a.evidence.cmp(&b.evidence)));
    out
}

const BODY_HEADS: &[&str] = &[
    "commission",
    "committee",
    "council",
    "panel",
    "board",
    "delegation",
    "subcommittee",
    "secretariat",
    "tribunal",
    "taskforce",
    "assembly",
];
const DOUBLE_HEADS: &[(&str, &str)] = &[
    ("working", "group"),
    ("task", "force"),
    ("contact", "group"),
    ("steering", "group"),
    ("monitoring", "mission"),
    ("observer", "mission"),
    ("study", "group"),
    ("expert", "group"),
];
const INSTRUMENT_HEADS: &[&str] = &[
    "agreement",
    "treaty",
    "framework",
    "memorandum",
    "protocol",
    "resolution",
    "accord",
    "pact",
    "ceasefire",
    "truce",
    "charter",
    "convention",
    "roadmap",
    "armistice",
];
const FOLLOWERS: &[&str] = &[
    "member",
    "members",
    "chair",
    "chairman",
    "chairwoman",
    "talks",
    "meeting",
    "meetings",
    "hearing",
    "hearings",
    "staff",
    "report",
    "room",
    "negotiations",
    "process",
    "game",
];
const TASKS: &[&str] = &[
    "oversee",
    "investigate",
    "review",
    "negotiate",
    "assess",
    "examine",
    "study",
    "monitor",
    "supervise",
    "determine",
    "decide",
    "discuss",
    "draft",
    "evaluate",
    "draw",
    "set",
    "settle",
    "handle",
    "report",
    "propose",
    "prepare",
    "organise",
    "organize",
    "verify",
    "inspect",
    "inquire",
    "look",
    "recommend",
    "work",
    "manage",
    "implement",
    "coordinate",
    "advise",
    "consider",
    "weigh",
    "resolve",
    "hear",
];
const WEIGHING: &[&str] = &[
    "investigate",
    "review",
    "assess",
    "consider",
    "examine",
    "depend",
    "weigh",
    "look",
    "evaluate",
    "factor",
    "condition",
    "criterion",
    "criteria",
    "issue",
    "requirement",
    "matter",
    "account",
    "study",
    "discuss",
    "hinge",
    "base",
];
const DECIDING: &[&str] =
    &["determine", "decide", "settle", "define", "agree", "fix", "establish", "clarify", "resolve"];
/// Words that tell of what is still to come.
const AHEAD: &[&str] = &["will", "would", "shall", "should", "must", "can", "could", "to", "may", "might"];
const QUESTIONS: &[&str] = &["when", "how", "whether", "what", "where", "who", "which", "if"];
