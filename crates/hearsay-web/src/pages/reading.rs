//! A report to be read: its text untouched, what was found in it marked, a note beside every statement.

use super::{Fault, set, show};
use crate::app::App;
use crate::marks::{Mark, nested};
use crate::noted::Noted;
use crate::parts::{Chain, Evidence, Few, Links, Pointer, Related, Spans, day, outlet, place, report_id};
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Html;
use hearsay::digest::{safe::one_line, verb};
use hearsay::view::ReadingView;
use hearsay_store::{Error, StatementRow, Window};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// A passage to be lit up: `120-184`, `12-18_40-44`.
    c: Option<String>,
    /// Of a very long text the part, counted from 1.
    part: Option<usize>,
}

/// What stands beside a stretch of text.
#[derive(Clone, Debug)]
enum Note {
    Statement {
        id: String,
        number: usize,
        href: String,
        chain: Chain,
        verb: &'static str,
        negated: bool,
        said_on: String,
        without: Few,
        also: Vec<Related>,
    },
    Copy {
        at: Evidence,
    },
    Check {
        kind: String,
        why: String,
    },
    Person(Noted),
}

/// A stretch of text with its notes.
#[derive(Clone, Debug)]
struct Block {
    kind: String,
    furniture: bool,
    line: Option<usize>,
    start: usize,
    end: usize,
    html: String,
    notes: Vec<Note>,
}

/// A version of the report.
#[derive(Clone, Debug)]
struct Version {
    name: String,
    href: Option<String>,
}

/// A report.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/reading.html")]
pub(crate) struct Article {
    alone: bool,
    id: String,
    report: String,
    language: Option<String>,
    title: Option<String>,
    outlet: String,
    day: String,
    day_from: String,
    byline: String,
    dateline: String,
    url: Option<String>,
    address: String,
    path: String,
    story: Option<String>,
    others: usize,
    statements: usize,
    versions: Vec<Version>,
    changes: Vec<(String, String, String)>,
    notes: Vec<Note>,
    blocks: Vec<Block>,
    remarks: Vec<(String, String, bool)>,
    parts: Vec<(usize, Option<String>)>,
    lost: Vec<String>,
}
impl askama::filters::HtmlSafe for Article {}

/// Characters of a part of a very long text, and of a block that is shown as one.
const PART: usize = 40_000;
const BLOCK: usize = 12_000;

/// `120-184_190-200` → its parts.
fn spans(text: &str) -> Option<Spans> {
    let pair = |p: &str| {
        let (a, b) = p.split_once('-')?;
        let (a, b): (usize, usize) = (a.parse().ok()?, b.parse().ok()?);
        (a < b).then_some([a, b])
    };
    text.split('_').take(20).map(pair).collect()
}

/// A text that can be cut by code points.
struct Points<'t> {
    text: &'t str,
    /// The byte at which every code point begins, and the end.
    starts: Vec<u32>,
}

impl<'t> Points<'t> {
    fn new(text: &'t str) -> Points<'t> {
        let starts = text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]).collect();
        Points { text, starts }
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn slice(&self, from: usize, to: usize) -> &'t str {
        let at = |n: usize| self.starts[n.min(self.len())] as usize;
        &self.text[at(from)..at(to.max(from))]
    }
}

/// A stretch of text that is shown as one.
struct Piece<'a> {
    start: usize,
    end: usize,
    kind: &'a str,
    furniture: bool,
}

/// The blocks with what lies between them, so that no character is left out; very long ones are cut.
fn pieces<'a>(view: &'a ReadingView, points: &Points<'_>) -> Vec<Piece<'a>> {
    let own = view.blocks.iter().map(|b| (b, false));
    let mut all: Vec<_> = own.chain(view.furniture.iter().map(|b| (b, true))).collect();
    all.sort_by_key(|(b, _)| (b.start, b.end));
    let mut out: Vec<Piece<'a>> = Vec::new();
    let mut push = |mut start: usize, end: usize, kind: &'a str, furniture: bool| {
        while end - start > BLOCK {
            let from = start + BLOCK / 2;
            let blank = points.slice(from, start + BLOCK).rfind(char::is_whitespace);
            let cut = blank
                .map_or(start + BLOCK, |b| from + points.slice(from, start + BLOCK)[..b].chars().count() + 1);
            out.push(Piece { start, end: cut, kind, furniture });
            start = cut;
        }
        out.push(Piece { start, end, kind, furniture });
    };
    let mut at = 0;
    for (b, furniture) in all {
        let end = b.end.min(points.len());
        if end <= at {
            continue;
        }
        if b.start > at && !points.slice(at, b.start).trim().is_empty() {
            push(at, b.start, "body", false);
        }
        push(b.start.max(at), end, &b.kind, furniture);
        at = end;
    }
    if !points.slice(at, points.len()).trim().is_empty() {
        push(at, points.len(), "body", false);
    }
    out
}

/// A report; `lit` is the passage asked for, `anchors` all that the page leads to from elsewhere.
pub(crate) fn article(
    p: &Pointer<'_>,
    id: &str,
    lit: Option<&Spans>,
    anchors: &[Spans],
    part: Option<usize>,
) -> Result<Option<Article>, Error> {
    let Some(view) = kept_or_read(p, id)? else { return Ok(None) };
    let head = p.head(id)?;
    let points = Points::new(&view.text);
    let statements = p.case.kept_statements_in(id)?;
    let alone = p.links == Links::Alone;
    let prefix = if alone { format!("{}-", report_id(id)) } else { String::new() };
    let anchor = |spans: &[[usize; 2]]| format!("{prefix}{}", place(spans));

    let pieces = pieces(&view, &points);
    let (shown, parts) = shown(p, id, &pieces, lit, part, alone);
    let (from, until) = (shown.first().map_or(0, |b| b.start), shown.last().map_or(0, |b| b.end));
    let marks = marks(p, &view, &statements, lit, anchors, &anchor, (from, until))?;
    let mut notes = notes(p, &view, &statements, shown)?;

    let mut placed: BTreeSet<String> = BTreeSet::new();
    let mut open = |mark: &Mark, first: bool| {
        let number = mark.number.filter(|_| first).map(|n| format!(" data-n=\"{n}\"")).unwrap_or_default();
        let title = mark.title.as_deref().map(crate::marks::escaped);
        let title = title.map(|t| format!(" title=\"{t}\"")).unwrap_or_default();
        let of = match &mark.anchor {
            Some(id) if placed.insert(id.clone()) => format!(" id=\"{id}\""),
            Some(id) => format!(" data-of=\"{id}\""),
            None => String::new(),
        };
        format!("<span class=\"{}\"{of}{number}{title}>", mark.class)
    };
    let mut last = 0;
    let mut line = 1 + points.slice(0, from).matches('\n').count();
    let mut counted = from;
    let mut blocks = Vec::new();
    for (i, b) in shown.iter().enumerate() {
        line += points.slice(counted, b.start).matches('\n').count();
        counted = b.start;
        // A line that holds several blocks is numbered once.
        let number = Some(line).filter(|l| *l != last);
        last = line;
        let inside: Vec<Mark> =
            marks.iter().filter(|m| m.start < b.end && b.start < m.end).cloned().collect();
        blocks.push(Block {
            kind: b.kind.to_owned(),
            furniture: b.furniture,
            line: number,
            start: b.start,
            end: b.end,
            html: nested(b.start, b.end, &inside, |x, y| points.slice(x, y), &mut open),
            notes: notes.blocks.remove(&i).unwrap_or_default(),
        });
    }
    // Passages of nothing that is shown still have a place to arrive at.
    let wanted = anchors.iter().map(|a| anchor(a));
    let lost: Vec<String> = wanted.filter(|id| placed.insert(id.clone())).collect();

    let web = |u: &&str| u.starts_with("https://") || u.starts_with("http://");
    let others = match &head.story {
        Some(story) if !alone => {
            let of = hearsay_store::HeadFilter { story: Some(story.clone()), ..Default::default() };
            p.case.kept_heads(&of, Window { offset: 0, limit: 1 })?.total.saturating_sub(1)
        }
        _ => 0,
    };
    let (versions, changes) = versions(p, id)?;
    // A headline that stands in the text is not said twice.
    let printed = view.blocks.iter().any(|b| b.kind == "headline");
    let remarks = view.notes.iter().filter(|n| n.name != "cue-without-source");
    Ok(Some(Article {
        alone,
        id: report_id(id),
        report: id.to_owned(),
        language: view
            .language
            .clone()
            .filter(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')),
        title: view.title.as_deref().map(one_line).filter(|_| !(alone && printed)),
        outlet: outlet(&head),
        day: view.published.as_deref().map_or_else(|| "date not known".into(), day),
        day_from: view.published_from.clone().unwrap_or_default(),
        byline: view.byline.as_deref().map(one_line).unwrap_or_default(),
        dateline: view.dateline.as_deref().map(one_line).unwrap_or_default(),
        url: view.url.as_deref().filter(web).map(str::to_owned),
        address: view.url.as_deref().map(one_line).unwrap_or_default(),
        path: one_line(&view.path),
        story: head.story.clone().filter(|_| others > 0),
        others,
        statements: statements.len(),
        versions,
        changes,
        notes: notes.whole,
        blocks,
        remarks: remarks
            .map(|n| {
                let known = !alone && hearsay::rule::find(&n.name).is_some();
                (one_line(&n.name), one_line(&n.message), known)
            })
            .collect(),
        parts,
        lost,
    }))
}

/// What was gathered of a report; of an older version what was read of it.
fn kept_or_read(p: &Pointer<'_>, id: &str) -> Result<Option<ReadingView>, Error> {
    match p.case.kept_report(id)? {
        Some(view) => Ok(Some(view)),
        None => p.case.read_of(id),
    }
}

/// The pieces of the part that is shown, and the way to the others.
fn shown<'b, 'a>(
    p: &Pointer<'_>,
    id: &str,
    pieces: &'b [Piece<'a>],
    lit: Option<&Spans>,
    part: Option<usize>,
    whole: bool,
) -> (&'b [Piece<'a>], Vec<(usize, Option<String>)>) {
    let mut starts = vec![0];
    let mut begun = 0;
    for (i, piece) in pieces.iter().enumerate() {
        if piece.end.saturating_sub(begun) > PART && i > *starts.last().unwrap_or(&0) {
            starts.push(i);
            begun = piece.start;
        }
    }
    if whole || starts.len() == 1 {
        return (pieces, Vec::new());
    }
    let of_lit = lit.and_then(|l| l.first()).map(|l| {
        let i = pieces.partition_point(|b| b.end <= l[0]);
        starts.partition_point(|s| *s <= i)
    });
    let here = of_lit.or(part).unwrap_or(1).clamp(1, starts.len());
    let until = starts.get(here).copied().unwrap_or(pieces.len());
    let ways = (1..=starts.len())
        .map(|n| (n, (n != here).then(|| format!("{}?part={n}", p.links.report(id)))))
        .collect();
    (&pieces[starts[here - 1]..until], ways)
}

fn first_of(s: &StatementRow) -> usize {
    let of = &s.view.statement;
    let spans = if of.content.is_empty() { &of.source } else { &of.content };
    spans.iter().map(|p| p[0]).min().unwrap_or(0)
}

fn marks(
    p: &Pointer<'_>,
    view: &ReadingView,
    statements: &[StatementRow],
    lit: Option<&Spans>,
    anchors: &[Spans],
    anchor: &dyn Fn(&[[usize; 2]]) -> String,
    (from, until): (usize, usize),
) -> Result<Vec<Mark>, Error> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut anchored = |spans: &Spans, class: &'static str| {
        let id = anchor(spans);
        marks.extend(
            spans.iter().map(|s| Mark { anchor: Some(id.clone()), ..Mark::plain(s[0], s[1], class) }),
        );
    };
    if let Some(lit) = lit {
        anchored(lit, "lit");
    }
    for spans in anchors.iter().filter(|a| Some(*a) != lit) {
        anchored(spans, "ev");
    }
    let alone = p.links == Links::Alone;
    for s in statements.iter().filter(|_| !alone) {
        let content = &s.view.statement.content;
        if !content.is_empty() && Some(content) != lit {
            anchored(content, "ev");
        }
    }
    for (n, s) in statements.iter().enumerate() {
        let first = first_of(s);
        let of = &s.view.statement;
        for c in &of.content {
            let number = (c[0] == first).then_some(n + 1);
            marks.push(Mark { number, ..Mark::plain(c[0], c[1], "content") });
        }
        marks.extend(of.source.iter().map(|p| Mark::plain(p[0], p[1], "src")));
        marks.extend(of.cue.iter().map(|p| Mark::plain(p[0], p[1], "cue")));
    }
    let inside = |a: usize, b: usize| a < until && from < b;
    let mut names: BTreeMap<&str, Option<String>> = BTreeMap::new();
    for n in view.names.iter().filter(|n| inside(n.start, n.end)) {
        let mut title = None;
        if let Some(actor) = n.actor.as_deref() {
            if !names.contains_key(actor) {
                names.insert(actor, p.case.kept_actor_name(actor)?.map(|n| one_line(&n)));
            }
            title = names.get(actor).cloned().flatten();
        }
        marks.push(Mark { title, ..Mark::plain(n.start, n.end, "nam") });
    }
    for d in view.dates.iter().filter(|d| inside(d.start, d.end)) {
        marks.push(Mark { title: Some(one_line(&d.value)), ..Mark::plain(d.start, d.end, "dat") });
    }
    marks.extend(view.figures.iter().map(|f| Mark::plain(f.start, f.end, "fig")));
    for (own, _, _) in p.case.kept_copies_in(&view.id)? {
        marks.push(Mark::plain(own[0], own[1], "copy"));
    }
    for (c, _) in p.case.kept_checks(None, Some(&view.id), Window { offset: 0, limit: 200 })?.rows {
        marks.push(Mark { title: Some(one_line(&c.why)), ..Mark::plain(c.start, c.end, "check") });
    }
    marks.retain(|m| inside(m.start, m.end));
    Ok(marks)
}

/// Notes by the block that they stand beside, and those on the report as a whole.
struct Notes {
    blocks: BTreeMap<usize, Vec<Note>>,
    whole: Vec<Note>,
}

fn notes(
    p: &Pointer<'_>,
    view: &ReadingView,
    statements: &[StatementRow],
    shown: &[Piece<'_>],
) -> Result<Notes, Error> {
    let mut out = Notes { blocks: BTreeMap::new(), whole: Vec::new() };
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else { return Ok(out) };
    let (from, until) = (first.start, last.end);
    let block = |at: usize| {
        (from <= at && at < until).then(|| shown.partition_point(|b| b.end <= at).min(shown.len() - 1))
    };
    let mut put = |at: usize, note: Note| {
        if let Some(i) = block(at) {
            out.blocks.entry(i).or_default().push(note);
        }
    };
    for (n, s) in statements.iter().enumerate() {
        let at = first_of(s);
        if block(at).is_none() {
            continue;
        }
        let said = p.said(s, true)?;
        put(
            at,
            Note::Statement {
                id: said.id,
                number: n + 1,
                href: match p.links {
                    // Within the page: nothing is asked for again.
                    Links::App => format!("#{}", place(&s.view.statement.content)),
                    Links::Alone => said.at.href,
                },
                chain: said.chain,
                verb: verb(&s.view.statement.kind),
                negated: said.negated,
                said_on: said.said_on,
                without: said.without,
                also: said.also,
            },
        );
    }
    for (own, report, there) in p.case.kept_copies_in(&view.id)? {
        put(own[0], Note::Copy { at: p.at(&report, &[there])? });
    }
    for (c, _) in p.case.kept_checks(None, Some(&view.id), Window { offset: 0, limit: 200 })?.rows {
        put(c.start, Note::Check { kind: one_line(&c.kind), why: one_line(&c.why) });
    }
    for noted in p.case.kept_notes(Some(&view.id), Window { offset: 0, limit: 200 })? {
        let at = noted.at.iter().find(|a| a.report == view.id);
        for note in Noted::of(&noted).map(Note::Person) {
            match at.filter(|a| a.start < a.end) {
                Some(a) => put(a.start, note),
                None => out.whole.push(note),
            }
        }
    }
    Ok(out)
}

/// The versions of a report and what the last changed.
fn versions(p: &Pointer<'_>, id: &str) -> Result<(Vec<Version>, Vec<(String, String, String)>), Error> {
    let found = p.case.kept_versions(Some(id), Window { offset: 0, limit: 1 })?;
    let Some(all) = found.rows.into_iter().next() else { return Ok((Vec::new(), Vec::new())) };
    let words = |w: &Option<hearsay::view::changes::WordsView>| {
        w.as_ref().map(|w| one_line(&w.words)).unwrap_or_default()
    };
    let changes = all.changes.iter().take(40).map(|c| (c.how.clone(), words(&c.was), words(&c.is)));
    let changes = changes.collect();
    let versions = all.versions.iter().map(|v| Version {
        name: v
            .updated
            .as_deref()
            .or(v.published.as_deref())
            .map_or_else(|| crate::parts::stem(&v.path), day),
        href: (v.report != id && p.links == Links::App).then(|| p.links.report(&v.report)),
    });
    Ok((versions.collect(), changes))
}

pub(crate) async fn page(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html<String>, Fault> {
    show(app, "/reports", move |p| {
        let lit = set(&asked.c).and_then(|c| spans(&c));
        let found = article(p, &id, lit.as_ref(), &[], asked.part)?;
        Ok(found.map(|a| (a.title.clone().unwrap_or_else(|| a.outlet.clone()), a)))
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::spans;

    #[test]
    fn a_passage_is_told_by_its_characters() {
        assert_eq!(spans("12-18_40-44"), Some(vec![[12, 18], [40, 44]]));
        for wrong in ["", "12", "18-12", "a-b", "1-2_", "<b>"] {
            assert_eq!(spans(wrong), None, "{wrong}");
        }
    }
}
