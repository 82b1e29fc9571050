//! CaseView → one HTML page: the brief's sections and every report in full, each line a link to the words it rests on.
//!
//! The page stands alone: no script, nothing loaded, a content security policy that forbids both.

mod anchors;
mod marks;
mod report;
mod sections;
#[cfg(test)]
mod tests;

use crate::brief::digest::{Digest, count};
use crate::brief::known_of;
use crate::brief::safe::one_line;
use anchors::Anchors;
use hearsay::view::CaseView;
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page of a case, ready to write to a file.
pub(crate) fn render(case: &CaseView) -> String {
    let digest = Digest::new(case);
    // The sections name the passages they point at; the reports then mark just these.
    let mut anchors = Anchors::new();
    let sections = sections::all(&digest, &mut anchors);
    let mut place = report::Places::new(&anchors);
    let reports: Vec<Markup> =
        (0..digest.reports.all.len()).map(|i| report::article(&digest, i, &mut place)).collect();
    let split = place.style();
    let title = title(&digest);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(split)) }
            }
            body {
                a class="skip" href="#brief" { "To the brief" }
                header class="masthead" {
                    p class="name" { "Hearsay" }
                    h1 { (title) }
                    p class="read" { (read(&digest)) }
                }
                div class="frame" {
                    nav aria-label="Contents" { (contents(&digest, &sections)) }
                    main id="brief" {
                        @for s in &sections {
                            section id=(s.id) aria-labelledby={ (s.id) "-title" } {
                                h2 id={ (s.id) "-title" } { (s.title) @if !s.remark.is_empty() { " " small { (s.remark) } } }
                                (s.body)
                            }
                        }
                        @if sections.is_empty() { p class="none" { "No statement was found." } }
                        section id="reports" aria-labelledby="reports-title" {
                            h2 id="reports-title" { "The reports in full" }
                            @if !reports.is_empty() { (legend()) }
                            @for r in &reports { (r) }
                        }
                    }
                }
                footer {
                    p { "Quotations are the reports’ own, character for character. Hearsay judges nobody, rates no outlet "
                        "and writes no prose about the story." }
                    p class="measured" { (hearsay::quality::footer()) }
                }
            }
        }
    }
    .into_string()
}

/// Headline of the one report, or how many there are and from when to when.
fn title(digest: &Digest<'_>) -> String {
    let reports = &digest.reports.all;
    if let [only] = reports.as_slice() {
        return only.view.title.as_deref().map(one_line).unwrap_or_else(|| only.name.clone());
    }
    let mut days: Vec<&str> = reports.iter().filter_map(|r| r.view.published.as_deref()).collect();
    days.sort_unstable();
    let day = |d: &str| one_line(d).chars().take(10).collect::<String>();
    let many = count(reports.len(), "report");
    match (days.first(), days.last()) {
        (Some(a), Some(b)) if day(a) != day(b) => format!("{many}, {} to {}", day(a), day(b)),
        (Some(a), _) if days.len() == reports.len() => format!("{many}, {}", day(a)),
        _ => many,
    }
}

fn read(digest: &Digest<'_>) -> String {
    let outlets: std::collections::BTreeSet<_> =
        digest.reports.all.iter().filter_map(|r| r.view.outlet.as_deref()).map(one_line).collect();
    let statements = count(digest.case.statements.len(), "statement");
    let outlets = outlets.into_iter().collect::<Vec<_>>();
    match outlets.len() {
        0 => statements,
        1..=6 => format!("{statements}; outlets named: {}", outlets.join(", ")),
        n => format!("{statements}; {n} outlets named"),
    }
}

fn contents(digest: &Digest<'_>, sections: &[sections::Section]) -> Markup {
    html! {
        ol {
            @for s in sections { li { a href={ "#" (s.id) } { (s.title) } } }
            li {
                a href="#reports" { "The reports in full" }
                ol class="reports" {
                    @for (i, r) in digest.reports.all.iter().enumerate() {
                        li { a href={ "#" (anchors::report_id(i)) } {
                            b { (r.name) } " " span { (r.view.title.as_deref().map(one_line).unwrap_or_else(|| known_of(r))) }
                        } }
                    }
                }
            }
        }
    }
}

fn legend() -> Markup {
    html! {
        p class="legend" {
            span class="content" data-n="1" { "What is said" } ", "
            span class="src" { "who says it" } ", "
            span class="cue" { "the word that tells" } "; "
            span class="nam" { "names" } ", " span class="dat" { "times" } ", " span class="fig" { "figures" } "; "
            span class="aside" { "set aside" } ". The number before a statement is that of its note."
        }
    }
}
