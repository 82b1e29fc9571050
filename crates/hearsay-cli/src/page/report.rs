//! A report → its article: the text untouched, its layers marked, a note beside every statement.

use super::anchors::{self, Anchors, report_id};
use super::marks::{Mark, Tags, nested};
use crate::brief::digest::{Digest, verb};
use crate::brief::known_of;
use crate::brief::reports::{Passage, Report};
use crate::brief::safe::one_line;
use hearsay::view::case::CaseStatementView;
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// Where the anchors have been put.
pub(super) struct Places<'a> {
    anchors: &'a Anchors,
    /// Anchors of which a piece stands in the page.
    placed: BTreeSet<String>,
    /// Anchors in several pieces: `:target` alone would light up the first only.
    split: BTreeSet<String>,
}

impl<'a> Places<'a> {
    /// None placed yet.
    pub(super) fn new(anchors: &'a Anchors) -> Places<'a> {
        Places { anchors, placed: BTreeSet::new(), split: BTreeSet::new() }
    }

    /// A rule for each anchor in pieces.
    pub(super) fn style(&self) -> String {
        let rule = |id: &String| format!(":root:has(#{id}:target) [data-of=\"{id}\"]");
        let rules: Vec<String> = self.split.iter().map(rule).collect();
        if rules.is_empty() {
            String::new()
        } else {
            format!("{}{{background:var(--lit);color:var(--lit-ink)}}", rules.join(","))
        }
    }
}

impl Tags for Places<'_> {
    fn open(&mut self, mark: &Mark, first: bool) -> String {
        let number = mark.number.filter(|_| first).map(|n| format!(" data-n=\"{n}\"")).unwrap_or_default();
        let title = mark.title.as_deref().map(|t| html! { (t) }.into_string());
        let title = title.map(|t| format!(" title=\"{t}\"")).unwrap_or_default();
        let of = match &mark.anchor {
            Some(id) if self.placed.insert(id.clone()) => format!(" id=\"{id}\""),
            Some(id) => {
                self.split.insert(id.clone());
                format!(" data-of=\"{id}\"")
            }
            None => String::new(),
        };
        format!("<span class=\"{}\"{of}{number}{title}>", mark.class)
    }
}

/// One report.
pub(super) fn article(digest: &Digest<'_>, index: usize, places: &mut Places<'_>) -> Markup {
    let report = &digest.reports.all[index];
    let view = report.view;
    let statements = digest.told_in.get(view.id.as_str()).map(Vec::as_slice).unwrap_or_default();
    let marks = marks(digest, index, statements, places.anchors);
    let title = view.title.as_deref().map(one_line);
    let mut told: BTreeMap<usize, Vec<(usize, &CaseStatementView)>> = BTreeMap::new();
    let blocks = blocks(report);
    for (n, s) in statements.iter().enumerate() {
        let at = first_of(s);
        let block = blocks.partition_point(|b| b.end <= at).min(blocks.len().saturating_sub(1));
        told.entry(block).or_default().push((n + 1, s));
    }
    let mut last = 0;
    let body: Vec<Markup> = blocks
        .iter()
        .enumerate()
        .map(|(i, b)| {
            // A line that holds several blocks is numbered once.
            let line = Some(report.line(b.start)).filter(|l| *l != last);
            last = line.unwrap_or(last);
            let text = nested(b.start, b.end, &marks, |from, to| report.slice([from, to]), places);
            let notes = told.get(&i).map(Vec::as_slice).unwrap_or_default();
            html! {
                div class={ "block " (b.kind) } {
                    span class="line" aria-hidden="true" { @if let Some(line) = line { (line) } }
                    @if b.furniture { p dir="auto" title={ "set aside: " (b.kind) } { (text) } }
                    @else if b.kind == "headline" { p dir="auto" role="heading" aria-level="4" { (text) } }
                    @else { p dir="auto" { (text) } }
                    @if !notes.is_empty() {
                        ul class="notes" { @for (n, s) in notes { (note(digest, *n, s, places.anchors)) } }
                    }
                }
            }
        })
        .collect();
    // A passage of white space alone lies in no block; its link leads here.
    let lost: Vec<String> = places
        .anchors
        .of(index)
        .map(|(_, id)| id.to_owned())
        .filter(|id| places.placed.insert(id.clone()))
        .collect();
    let notes: Vec<_> = view.notes.iter().filter(|n| n.name != "cue-without-source").collect();
    html! {
        article id=(report_id(index)) lang=[view.language.as_deref().filter(|l| l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))] {
            header {
                // A headline that stands in the text is not said twice.
                @match title.filter(|_| view.blocks.iter().all(|b| b.kind != "headline")) {
                    Some(title) => { h3 { span class="short" { (report.name) } " " (title) } p { (known_of(report)) } }
                    None => { h3 { span class="short" { (report.name) } " " (known_of(report)) } }
                }
                p class="from" { (source(report)) }
            }
            (maud::PreEscaped(body.into_iter().map(Markup::into_string).collect::<String>()))
            @for id in lost { span id=(id) {} }
            @if !notes.is_empty() {
                ul class="remarks" { @for n in notes { li { b { (one_line(&n.name)) } " " (one_line(&n.message)) } } }
            }
        }
    }
}

/// Address or path; a link only where it leads to the web.
fn source(report: &Report<'_>) -> Markup {
    let path = one_line(&report.view.path);
    match report.view.url.as_deref().filter(|u| u.starts_with("https://") || u.starts_with("http://")) {
        Some(url) => {
            html! { a href=(url) rel="noreferrer noopener external" { (one_line(url)) } " · " (path) }
        }
        None => html! { @if let Some(url) = &report.view.url { (one_line(url)) " · " } (path) },
    }
}

/// A block with what lies between blocks added, so that no character of a text is left out.
struct Piece<'a> {
    start: usize,
    end: usize,
    kind: &'a str,
    furniture: bool,
}

fn blocks<'a>(report: &Report<'a>) -> Vec<Piece<'a>> {
    let view = report.view;
    let own = view.blocks.iter().map(|b| (b, false));
    let mut all: Vec<_> = own.chain(view.furniture.iter().map(|b| (b, true))).collect();
    all.sort_by_key(|(b, _)| (b.start, b.end));
    let mut out = Vec::new();
    let mut at = 0;
    let gap = |from: usize, to: usize, out: &mut Vec<Piece<'a>>| {
        if !report.slice([from, to.max(from)]).trim().is_empty() {
            out.push(Piece { start: from, end: to, kind: "body", furniture: false });
        }
    };
    for (b, furniture) in all {
        if b.end <= at {
            continue;
        }
        gap(at, b.start, &mut out);
        out.push(Piece { start: b.start.max(at), end: b.end, kind: &b.kind, furniture });
        at = b.end;
    }
    gap(at, report.points(), &mut out);
    out
}

fn first_of(s: &CaseStatementView) -> usize {
    let s = &s.statement;
    let spans = if s.content.is_empty() { &s.source } else { &s.content };
    spans.iter().map(|p| p[0]).min().unwrap_or(0)
}

fn marks(
    digest: &Digest<'_>,
    index: usize,
    statements: &[&CaseStatementView],
    anchors: &Anchors,
) -> Vec<Mark> {
    let view = digest.reports.all[index].view;
    let plain = |start, end, class| Mark { start, end, class, anchor: None, number: None, title: None };
    let mut marks: Vec<Mark> = Vec::new();
    for (at, id) in anchors.of(index) {
        marks
            .extend(at.spans.iter().map(|s| Mark { anchor: Some(id.to_owned()), ..plain(s[0], s[1], "ev") }));
    }
    for (n, s) in statements.iter().enumerate() {
        let first = first_of(s);
        let s = &s.statement;
        for c in &s.content {
            marks.push(Mark { number: (c[0] == first).then_some(n + 1), ..plain(c[0], c[1], "content") });
        }
        marks.extend(s.source.iter().map(|p| plain(p[0], p[1], "src")));
        marks.extend(s.cue.iter().map(|p| plain(p[0], p[1], "cue")));
    }
    let name = |id: &str| digest.voices.actor(id).map(|a| one_line(&a.name));
    marks.extend(
        view.names
            .iter()
            .map(|n| Mark { title: n.actor.as_deref().and_then(name), ..plain(n.start, n.end, "nam") }),
    );
    marks.extend(
        view.dates.iter().map(|d| Mark { title: Some(one_line(&d.value)), ..plain(d.start, d.end, "dat") }),
    );
    marks.extend(view.figures.iter().map(|f| plain(f.start, f.end, "fig")));
    marks
}

/// What stands beside a statement: whose words, through whom, what act, when.
fn note(digest: &Digest<'_>, n: usize, s: &CaseStatementView, anchors: &Anchors) -> Markup {
    let at = digest.reports.passage(&s.report, &s.statement.content);
    let link = at.filter(|p| anchors.has(p)).map(|p: Passage| format!("#{}", anchors::id(&p)));
    let chain = digest.voices.chain(&digest.reports, s);
    html! {
        li {
            @match link {
                Some(link) => { a class="n" href=(link) { (n) } }
                None => { span class="n" { (n) } }
            }
            " " (chain_of(&chain)) " "
            span class="act" {
                (verb(&s.statement.kind)) @if s.statement.negated { ", in the negative" }
                @if let Some(day) = &s.statement.said_on { ", " (one_line(day)) }
            }
        }
    }
}

/// `Corvell → a statement → KNA`
pub(super) fn chain_of(chain: &[String]) -> Markup {
    html! {
        span class="chain" {
            @for (i, link) in chain.iter().enumerate() {
                @if i > 0 { span class="to" { " → " } }
                bdi { (link) }
            }
        }
    }
}
