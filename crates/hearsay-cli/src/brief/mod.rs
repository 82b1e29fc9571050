//! CaseView → the brief: who said what, on whose word, and where do the accounts differ, on a few screens?
//!
//! The digest decides what is told and in which order; the page of `hearsay report` is made from the same one.

#[cfg(test)]
pub(crate) mod fixture;
pub(crate) mod news;
mod paint;
mod pledges;
mod sections;
mod tables;
#[cfg(test)]
mod tests;
mod upkeep;

pub(crate) use hearsay::digest;
pub(crate) use hearsay::digest::reports::known_of;
pub(crate) use hearsay::digest::{reports, safe};

use digest::{Digest, count, number};
use hearsay::view::CaseView;
use paint::{Line, Style, cut, width, wrap};
use reports::{Passage, Report};

/// How a brief is to look.
#[derive(Clone, Debug)]
pub(crate) struct BriefOptions {
    /// Columns of the terminal; never fewer than 60 are used.
    pub(crate) width: usize,
    /// Whether to colour with ANSI escape sequences.
    pub(crate) color: bool,
    /// The path or case as the user typed it, for the heading and for the commands that show the rest.
    pub(crate) source: String,
    /// Whether to show each section whole instead of a screen of it.
    pub(crate) all: bool,
}

impl Default for BriefOptions {
    fn default() -> Self {
        BriefOptions { width: 80, color: false, source: "CASE".into(), all: false }
    }
}

/// A section: heading, remark at the right margin, and items that are shown whole or not at all.
struct Section {
    title: &'static str,
    remark: String,
    items: Vec<Vec<Line>>,
    /// How many more there would be that did not even get a line.
    left_out: usize,
}

/// How many lines a section may take, its heading included.
const SCREEN: usize = 24;

/// The brief of a case, ready to print.
pub(crate) fn render(case: &CaseView, options: &BriefOptions) -> String {
    let digest = Digest::new(case);
    let width = options.width.max(60);
    let limit = if options.all { usize::MAX } else { SCREEN };
    let mut lines = header(&digest, options, width, limit);
    for section in sections::all(&digest, width, limit) {
        lines.push(Line::new());
        let line = Line::of(Style::Bold, section.title);
        let room = width.saturating_sub(line.width() + 2);
        let remark = cut(&section.remark, room.max(8));
        let column = width.saturating_sub(paint::width(&remark));
        lines.push(line.to(column).with(Style::Dim, remark));
        let mut used = 1;
        let mut rest = section.items.len() + section.left_out;
        for item in section.items {
            // The last line of the screen is kept for the command, unless this item is the last.
            if used + item.len() + usize::from(rest > 1) > limit {
                break;
            }
            used += item.len();
            rest -= 1;
            lines.extend(item);
        }
        if rest > 0 {
            lines.push(more(rest, options, width));
        }
    }
    lines.extend(closing(&digest, options, width));
    let mut out = String::new();
    for line in lines {
        line.print(options.color, &mut out);
    }
    out
}

/// ` … 12 more: hearsay brief CASE --all`
fn more(rest: usize, options: &BriefOptions, width: usize) -> Line {
    Line::of(Style::Dim, cut(&format!(" … {rest} more: hearsay brief {} --all", source(options)), width))
}

/// The source as a shell takes it.
fn source(options: &BriefOptions) -> String {
    let typed = safe::one_line(&options.source);
    let plain = |c: char| c.is_alphanumeric() || "-_./~+@%,:=".contains(c);
    match typed.is_empty() || typed.chars().all(plain) || typed.contains(['\'', ' ']) {
        // Several paths with blanks between them come as they were typed.
        true => typed,
        false => format!("'{typed}'"),
    }
}

/// What was read: one line or two for each report.
fn header(digest: &Digest<'_>, options: &BriefOptions, width: usize, limit: usize) -> Vec<Line> {
    let reports = &digest.reports.all;
    let typed = format!("hearsay brief {}", safe::one_line(&options.source));
    let read = [
        format!("{} read", count(reports.len(), "report")),
        match digest.copies.len() {
            1 => "1 passage copied".into(),
            n => format!("{n} passages copied"),
        },
        furniture(digest),
    ]
    .into_iter()
    .chain(match digest.case.versions.iter().map(|v| v.versions.len() - 1).sum() {
        0 => None,
        older => Some(count(older, "older version")),
    })
    .collect::<Vec<_>>()
    .join(", ");
    let mut lines = Vec::new();
    if paint::width(&typed) + paint::width(&read) + 2 <= width {
        lines.push(Line::of(Style::Bold, &*typed).to(width - paint::width(&read)).with(Style::Dim, read));
    } else {
        lines.push(Line::of(Style::Bold, cut(&typed, width)));
        lines.extend(wrap(&read, width, 3).into_iter().map(|l| Line::of(Style::Dim, l)));
    }
    let indent = reports.iter().map(|r| paint::width(&r.name)).max().unwrap_or(0).min(20) + 2;
    // A large heap gets a line a report instead of two.
    let long = reports.len() * 2 + 3 <= limit;
    let shown = if reports.len() + 3 <= limit { reports.len() } else { limit - 4 };
    for (i, r) in reports[..shown].iter().enumerate() {
        lines.extend(report_lines(r, indent, width, long));
        let whole = Passage { report: i, spans: vec![[0, 0]] };
        lines.extend(sections::noted(digest, &[&whole], indent, width));
    }
    if shown < reports.len() {
        lines.push(more(reports.len() - shown, options, width));
    }
    if !reports.is_empty() {
        let legend = "Right of a bar: what a report prints, mark for mark; … a cut; name:line.";
        lines.extend(wrap(legend, width, 3).into_iter().map(|l| Line::of(Style::Dim, l)));
    }
    lines
}

fn report_lines(r: &Report<'_>, indent: usize, width: usize, long: bool) -> Vec<Line> {
    let name = Line::of(Style::Bold, r.name.clone());
    let name = if name.width() + 2 > indent { name.with(Style::Plain, "  ") } else { name.to(indent) };
    let room = width.saturating_sub(name.width());
    let known = known_of(r);
    let title = r.view.title.as_deref().map(safe::one_line).filter(|t| !t.is_empty());
    match title {
        Some(title) if long => {
            let known = wrap(&known, width - indent, 3).into_iter();
            let known = known.map(|l| Line::new().to(indent).with(Style::Plain, l));
            [name.with(Style::Dim, "| ").with(Style::Plain, cut(&title, room.saturating_sub(2)))]
                .into_iter()
                .chain(known)
                .collect()
        }
        Some(title) => {
            let short = [r.view.outlet.as_deref(), r.view.published.as_deref()].into_iter().flatten();
            let short = cut(&safe::one_line(&short.collect::<Vec<_>>().join(", ")), room / 2);
            let line = name.with(Style::Plain, short.clone());
            let line = if short.is_empty() { line } else { line.with(Style::Plain, " ") };
            let left = width.saturating_sub(line.width() + 2);
            vec![line.with(Style::Dim, "| ").with(Style::Plain, cut(&title, left))]
        }
        None => {
            let known = format!("{known}; no headline");
            let mut lines = wrap(&known, room, if long { 3 } else { 1 }).into_iter();
            let first = name.with(Style::Plain, lines.next().unwrap_or_default());
            [first].into_iter().chain(lines.map(|l| Line::new().to(indent).with(Style::Plain, l))).collect()
        }
    }
}

/// `2 related links set aside`
fn furniture(digest: &Digest<'_>) -> String {
    let kinds: Vec<&str> =
        digest.reports.all.iter().flat_map(|r| r.view.furniture.iter().map(|f| f.kind.as_str())).collect();
    match kinds.first() {
        None => "nothing set aside".into(),
        Some(kind) if kinds.iter().all(|k| k == kind) => {
            format!("{} set aside", count(kinds.len(), &kind.replace('-', " ")))
        }
        Some(_) => format!("{} of furniture set aside", count(kinds.len(), "piece")),
    }
}

/// What the brief leaves out, and where it is; and how often what it shows was right when it was measured.
fn closing(digest: &Digest<'_>, options: &BriefOptions, width: usize) -> Vec<Line> {
    let case = digest.case;
    let mut parts = Vec::new();
    if case.statements.is_empty() {
        parts.push("no statement was found".into());
    }
    if !case.only_in.is_empty() {
        parts.push(format!("told by one report only: {}", count(case.only_in.len(), "passage")));
    }
    if digest.pledged > digest.pledges.len() {
        let open = digest.pledged - digest.pledges.len();
        parts.push(format!("{} that no later report answers", count(open, "pledge")));
    }
    if case.stories.len() > 1 {
        parts.push(format!("the {} stories the reports fall into", number(case.stories.len())));
    }
    let doubtful = case.statements.iter().filter(|s| s.statement.speakers.is_empty()).count();
    if doubtful > 0 {
        parts.push(format!("{} of a speaker in doubt", count(doubtful, "statement")));
    }
    let notes = case.reports.iter().flat_map(|r| &r.notes).filter(|n| n.name != "cue-without-source").count();
    if notes > 0 {
        parts.push(count(notes, "note"));
    }
    let told = if parts.is_empty() {
        "Nothing is left out".into()
    } else {
        format!("Not shown: {}", parts.join("; "))
    };
    let source = source(options);
    let text = format!("{told}. All of it: hearsay brief {source} --json");
    let mut lines = vec![Line::new()];
    lines.extend(wrap(&text, width, 4).into_iter().map(|l| Line::of(Style::Dim, l)));
    lines.push(Line::new());
    let measured = format!("{} Each: hearsay explain measured", hearsay::quality::footer());
    lines.extend(wrap(&measured, width, 8).into_iter().map(|l| Line::of(Style::Dim, l)));
    debug_assert!(lines.iter().all(|l| l.width() <= width), "a closing line is too wide");
    lines
}

/// How wide the widest of some texts is, within a limit.
fn widest<'t>(texts: impl Iterator<Item = &'t str>, limit: usize) -> usize {
    texts.map(width).max().unwrap_or(0).min(limit)
}
