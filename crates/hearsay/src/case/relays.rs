//! Statements → Relays and origins: through whom did it come, and who is at the other end?

use super::{Heap, Report};
use crate::mention::ActorKind;
use crate::statement::{Quotation, ViaKind};
use crate::text::Span;
use crate::view::case::{NamedView, OriginView, RelayView};
use std::collections::BTreeMap;

/// One voice between a speaker and the reader of one statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Relay {
    pub(super) report: usize,
    pub(super) statement: usize,
    pub(super) name: String,
    pub(super) kind: ViaKind,
    pub(super) span: Span,
    /// Whether the relay is the statement's own source: then no speaker behind it is named.
    pub(super) is_source: bool,
    /// Whether it was named at an earlier statement of the same speaker and goes on here.
    pub(super) continues: bool,
}

impl Relay {
    /// Whether someone has found that it is none: there, for all that came this way or for one statement.
    pub(super) fn is_refused(&self, heap: &Heap<'_>, no: &(usize, Span, Option<Span>)) -> bool {
        let said = heap.reports[self.report].statements[self.statement].content;
        self.report == no.0 && self.span.overlaps(no.1) && no.2.is_none_or(|only| said.overlaps(only))
    }
}

/// The relays of all statements: each voice that the reading puts between speaker and report, and a source that is
/// itself an outlet, an agency, a document or a medium.
pub(super) fn relays(heap: &Heap<'_>) -> Vec<Relay> {
    let mut out = Vec::new();
    for (r, s) in heap.statements() {
        let report = &heap.reports[r];
        let statement = report.statement(s);
        let own = statement.source.first().and_then(|span| source_medium(report, s, *span));
        let own_is_none = own.is_none();
        if let Some((name, kind, span)) = own {
            if !statement.via.iter().any(|v| v.span.overlaps(span)) {
                out.push(Relay {
                    report: r,
                    statement: s,
                    name,
                    kind,
                    span,
                    is_source: true,
                    continues: false,
                });
            }
        }
        if statement.via.is_empty() && own_is_none {
            if let Some((name, kind, span)) = beside(report, s) {
                out.push(Relay {
                    report: r,
                    statement: s,
                    name,
                    kind,
                    span,
                    is_source: false,
                    continues: false,
                });
            }
        }
        for via in &statement.via {
            let is_source = statement.source.iter().any(|x| x.overlaps(via.span))
                && statement.speakers.iter().all(|a| {
                    report
                        .reading
                        .mentions
                        .actors
                        .get(a.0 as usize)
                        .is_none_or(|a| via.name.contains(&a.name) || a.name.contains(&via.name))
                });
            out.push(Relay {
                report: r,
                statement: s,
                name: via.name.clone(),
                kind: via.kind,
                span: via.span,
                is_source,
                continues: false,
            });
        }
    }
    carried(heap, out)
}

/// The medium that stands beside a cue: `said in a written statement`, `told KNA`, `wrote on Twitter`, `in an interview
/// with the Port Elanor Times`; in front of the source: `In a letter to the port, the minister said`.
fn beside(report: &Report<'_>, s: usize) -> Option<(String, ViaKind, Span)> {
    let statement = report.statement(s);
    let (cue, source) = (statement.cue.last()?, statement.source.first()?);
    let line = report.line_at(cue.start())?.span;
    let content = |at: usize| statement.content.iter().any(|c| c.start() <= at && at < c.end());
    let until = |from: usize| {
        let next =
            statement.content.iter().map(|c| c.start()).filter(|c| *c >= from).min().unwrap_or(line.end());
        next.min(line.end()).min(from + 90)
    };
    let after = cue.end().max(source.end());
    let mut places = vec![(cue.start(), until(cue.end())), (after, until(after))];
    if source.start() > line.start() && !content(line.start()) {
        places.push((line.start(), source.start().min(line.start() + 90)));
    }
    for (from, to) in places {
        let words = report.words_in(Span::new(from.min(to), to));
        for (i, word) in words.iter().enumerate() {
            let lower = word.span.of(report.text).to_ascii_lowercase();
            if content(word.span.start())
                || !matches!(
                    lower.as_str(),
                    "in" | "on" | "via" | "through" | "to" | "told" | "with" | "from"
                )
            {
                continue;
            }
            let rest = &words[i + 1..words.len().min(i + 7)];
            // A name: the longest run of capitals that names a medium.
            let skip = rest.iter().take_while(|w| matches!(w.span.of(report.text), "the" | "The")).count();
            let run = rest[skip.min(rest.len())..].iter().take_while(|w| w.capital).count();
            for n in (1..=run).rev() {
                let span = rest[skip].span.join(rest[skip + n - 1].span);
                if let Some(kind) = outlet_kind(span.of(report.text)) {
                    return Some((span.of(report.text).to_owned(), kind, span));
                }
            }
            // A paper: `in a joint statement`.
            if !matches!(lower.as_str(), "in" | "on" | "via" | "through") {
                continue;
            }
            let article = rest.first().is_some_and(|w| {
                matches!(w.span.of(report.text), "a" | "an" | "his" | "her" | "its" | "their" | "another")
            });
            for n in (1..rest.len().min(4)).filter(|_| article) {
                let span = rest[1].span.join(rest[n].span);
                let one_piece = !span.of(report.text).contains([',', '.', '"', '“', '(']);
                if let Some(kind) = document_kind(span.of(report.text)).filter(|_| one_piece) {
                    return Some((span.of(report.text).to_owned(), kind, span));
                }
            }
        }
    }
    None
}

/// A medium carries forward: who "told KNA" one thing and goes on in the next sentences told KNA that too, as long as
/// nobody else has spoken and no other medium is named. It never carries backward.
fn carried(heap: &Heap<'_>, named: Vec<Relay>) -> Vec<Relay> {
    let mut out: Vec<Relay> = Vec::with_capacity(named.len());
    for (r, report) in heap.reports.iter().enumerate() {
        let from = named.partition_point(|x| x.report < r);
        let mine = &named[from..named.partition_point(|x| x.report <= r)];
        // In the order of the text.
        let mut order: Vec<usize> = (0..report.statements.len()).collect();
        order.sort_by_key(|s| report.statements[*s].content);
        let mut last: Option<(usize, Vec<Relay>)> = None;
        for s in order {
            let said = &report.statements[s];
            let own: Vec<Relay> = mine.iter().filter(|x| x.statement == s).cloned().collect();
            if !own.is_empty() {
                out.extend(own.iter().cloned());
                let speaks = !said.speakers.is_empty() && !own.iter().any(|x| x.is_source);
                last = speaks.then_some((s, own));
                continue;
            }
            let Some((before, relays)) = &mut last else { continue };
            let near = said.content.start() < report.statements[*before].content.end() + 500;
            let quoted = report.statement(s).quotation != Quotation::Indirect;
            if report.statements[*before].speakers != said.speakers || !near {
                last = None;
                continue;
            }
            if quoted {
                out.extend(relays.iter().map(|x| Relay { statement: s, continues: true, ..x.clone() }));
            }
            *before = s;
        }
    }
    out.sort_by_key(|x| (x.report, x.statement));
    out
}

/// The source of a statement as a relay, where it is one: `Port Elanor Times`, `KNA`, `the indictment`, `court records`.
fn source_medium(report: &Report<'_>, s: usize, span: Span) -> Option<(String, ViaKind, Span)> {
    let statement = report.statement(s);
    let named_person = statement.speakers.iter().any(|a| {
        report.reading.mentions.actors.get(a.0 as usize).is_some_and(|a| a.kind == ActorKind::Person)
    });
    let words = without_article(span.of(report.text));
    // A person may bear the name of a newspaper ("Emily Post"); nobody is called KNA.
    let outlet = outlet_kind(words).filter(|_| !named_person || known(words));
    let kind = document_kind(words).or(outlet)?;
    let start = span.end() - words.len();
    Some((words.to_owned(), kind, Span::new(start, span.end())))
}

/// Whether a name is that of an outlet, an agency or a broadcaster known by itself.
fn known(name: &str) -> bool {
    let folded = super::words::fold(name);
    [AGENCIES, BROADCAST, OUTLETS].iter().any(|list| list.contains(&folded.as_str()))
}

fn without_article(text: &str) -> &str {
    let lower = text.get(..4).unwrap_or("").to_ascii_lowercase();
    let cut = if lower == "the " {
        4
    } else if lower.starts_with("an ") {
        3
    } else if lower.starts_with("a ") {
        2
    } else {
        0
    };
    text.get(cut..).unwrap_or(text).trim_start()
}

/// What kind of paper a noun phrase names, if one: its head stands at the end, or in front of `of`, `by`, `from`, `in`, `on`.
pub(super) fn document_kind(phrase: &str) -> Option<ViaKind> {
    let words: Vec<&str> =
        phrase.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let end = words
        .iter()
        .position(|w| {
            matches!(
                *w,
                "of" | "by"
                    | "from"
                    | "in"
                    | "on"
                    | "to"
                    | "for"
                    | "with"
                    | "filed"
                    | "released"
                    | "issued"
                    | "posted"
                    | "obtained"
                    | "published"
                    | "dated"
                    | "signed"
            )
        })
        .unwrap_or(words.len());
    let head = words.get(..end)?.last()?;
    let plural = head.strip_suffix('s').unwrap_or(head);
    if COURT.contains(head) || COURT.contains(&plural) {
        Some(ViaKind::Court)
    } else if SOCIAL.contains(head) || SOCIAL.contains(&plural) {
        Some(ViaKind::Social)
    } else if DOCUMENT.contains(head) || DOCUMENT.contains(&plural) {
        Some(ViaKind::Document)
    } else {
        None
    }
}

/// What kind of medium a name is, if one.
pub(super) fn outlet_kind(name: &str) -> Option<ViaKind> {
    let folded = super::words::fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let (first, last) = (words.first()?, words.last()?);
    if !name.starts_with(|c: char| c.is_uppercase()) {
        return None;
    }
    if AGENCIES.contains(&folded.as_str())
        || (words.len() > 1
            && matches!(
                words[words.len() - 2..],
                ["news", "agency"] | ["press", "agency"] | ["associated", "press"]
            ))
    {
        Some(ViaKind::Agency)
    } else if matches!(*first, "twitter" | "facebook" | "instagram" | "telegram" | "youtube" | "tiktok")
        && words.len() == 1
    {
        Some(ViaKind::Social)
    } else if BROADCAST.contains(&folded.as_str())
        || matches!(*last, "tv" | "television" | "radio" | "broadcasting")
    {
        Some(ViaKind::Broadcast)
    } else if OUTLETS.contains(&folded.as_str()) || (words.len() > 1 && OUTLET_HEADS.contains(last)) {
        Some(ViaKind::Outlet)
    } else {
        None
    }
}

/// As JSON has them.
pub(super) fn view(heap: &Heap<'_>, relays: Vec<Relay>) -> Vec<RelayView> {
    relays
        .into_iter()
        .map(|relay| {
            let report = &heap.reports[relay.report];
            let statement = report.statement(relay.statement);
            let said = &report.statements[relay.statement];
            let place = report.passage(relay.span);
            RelayView {
                report: place.report,
                via: NamedView { name: relay.name, kind: relay.kind.name().into() },
                start: place.start,
                end: place.end,
                content: statement.content.iter().map(|c| report.points.pair(report.text, *c)).collect(),
                speakers: if relay.is_source {
                    Vec::new()
                } else {
                    said.speakers.iter().map(|a| heap.actor_ids[*a].clone()).collect()
                },
                statement: said.id.clone(),
                continues: relay.continues,
            }
        })
        .collect()
}

/// Who is at the far end of each statement. A relay with nobody named behind it leaves the origin unstated, and a
/// report that attributes nothing states none at all.
pub(super) fn origins(heap: &Heap<'_>, relays: &[Relay]) -> Vec<OriginView> {
    let mut rows: BTreeMap<(Option<String>, Option<String>, String), OriginView> = BTreeMap::new();
    let mut add = |key: (Option<String>, Option<String>, String), report: &Report<'_>, s: Option<usize>| {
        let row = rows.entry(key.clone()).or_insert_with(|| OriginView {
            name: key.0,
            kind: key.1,
            reports: Vec::new(),
            statements: Vec::new(),
            evidence: Vec::new(),
        });
        if row.reports.last().is_none_or(|r| r != report.id()) {
            row.reports.push(report.id().into());
        }
        if let Some(s) = s {
            row.statements.push(report.statements[s].id.clone());
            row.evidence.extend(report.statement(s).source.first().map(|span| report.passage(*span)));
        }
    };
    let unstated = || (None, None, String::new());
    for (r, report) in heap.reports.iter().enumerate() {
        for (s, said) in report.statements.iter().enumerate() {
            let mine: Vec<&Relay> = relays
                .iter()
                .skip(relays.partition_point(|x| (x.report, x.statement) < (r, s)))
                .take_while(|x| (x.report, x.statement) == (r, s))
                .collect();
            let paper = mine.iter().find(|x| x.is_source && x.kind == ViaKind::Document);
            if mine.iter().any(|x| x.is_source && x.kind != ViaKind::Document)
                || (said.speakers.is_empty() && paper.is_none())
            {
                add(unstated(), report, Some(s));
            } else if said.speakers.is_empty() {
                if let Some(paper) = paper {
                    add(
                        (Some(paper.name.clone()), Some("document".into()), report.id().into()),
                        report,
                        Some(s),
                    );
                }
            }
            if !mine.iter().any(|x| x.is_source) {
                for a in &said.speakers {
                    let kind = report
                        .reading
                        .mentions
                        .actors
                        .iter()
                        .zip(&report.actors)
                        .find(|x| x.1 == a)
                        .map(|x| x.0.kind.name().to_owned());
                    add(
                        (Some(heap.actor_names[*a].clone()), kind, heap.actor_ids[*a].clone()),
                        report,
                        Some(s),
                    );
                }
            }
        }
        if report.statements.is_empty() {
            add(unstated(), report, None);
        }
    }
    let mut out: Vec<OriginView> = rows.into_values().collect();
    out.sort_by(|a, b| {
        (b.reports.len(), b.statements.len())
            .cmp(&(a.reports.len(), a.statements.len()))
            .then_with(|| (&a.name, &a.statements).cmp(&(&b.name, &b.statements)))
    });
    out
}

const COURT: &[&str] = &[
    "indictment",
    "affidavit",
    "complaint",
    "petition",
    "lawsuit",
    "filing",
    "warrant",
    "testimony",
    "ruling",
    "verdict",
    "subpoena",
];
const SOCIAL: &[&str] = &["tweet", "post", "tweets", "retweet"];
const DOCUMENT: &[&str] = &[
    "statement",
    "report",
    "record",
    "memo",
    "memorandum",
    "letter",
    "document",
    "note",
    "transcript",
    "communiqué",
    "communique",
    "release",
    "email",
    "e-mail",
    "study",
    "survey",
    "poll",
    "article",
    "book",
    "paper",
    "file",
    "bulletin",
    "declaration",
    "dossier",
    "notice",
    "text",
    "story",
    "readout",
    "order",
];
const AGENCIES: &[&str] = &[
    "ap",
    "afp",
    "reuters",
    "upi",
    "tass",
    "ria novosti",
    "interfax",
    "xinhua",
    "ani",
    "pti",
    "dpa",
    "efe",
    "ansa",
    "kyodo",
    "yonhap",
    "anadolu",
    "irna",
    "sana",
    "wafa",
    "bloomberg",
    "agence france presse",
];
const BROADCAST: &[&str] = &[
    "cnn",
    "bbc",
    "nbc",
    "abc",
    "cbs",
    "msnbc",
    "cnbc",
    "fox news",
    "al jazeera",
    "al mayadeen",
    "al arabiya",
    "sky news",
    "npr",
    "pbs",
    "nbc news",
    "abc news",
    "cbs news",
    "france 24",
    "euronews",
    "c span",
    "al hurra",
    "cctv",
    "deutsche welle",
];
const OUTLETS: &[&str] = &[
    "guardian",
    "the guardian",
    "washington post",
    "politico",
    "axios",
    "buzzfeed",
    "huffpost",
    "the hill",
    "vox",
    "le monde",
    "der spiegel",
    "el pais",
    "haaretz",
    "the economist",
    "newsweek",
    "slate",
    "daily beast",
    "the daily beast",
    "breitbart",
    "the intercept",
    "the atlantic",
    "the new yorker",
];
const OUTLET_HEADS: &[&str] = &[
    "times",
    "post",
    "news",
    "tribune",
    "herald",
    "gazette",
    "journal",
    "chronicle",
    "telegraph",
    "mirror",
    "observer",
    "weekly",
    "daily",
    "magazine",
    "press",
    "courier",
    "inquirer",
    "examiner",
    "dispatch",
    "globe",
    "mail",
];
