//! Dates → Timeline: what happened when, in the words of the reports?

use super::words::{Class, content, shared};
use super::{Heap, Report};
use crate::text::Span;
use crate::time::{Date, DateType};
use crate::view::case::TimelineView;
use std::collections::BTreeMap;

struct Row {
    date: String,
    report: usize,
    span: Span,
    stems: Vec<u32>,
    weight: f64,
}

/// One row a dated passage: a day, month, quarter, week or year that the text names or that can be counted from a date
/// it names. What several reports, or one twice, tell of the same date in the same words is one row. `<` in front of a
/// date stands for *before*.
pub(super) fn find(heap: &Heap<'_>) -> Vec<TimelineView> {
    let mut by_date: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for date in report.reading.dates.iter().filter(|d| specific(d)) {
            let Some(line) = report.line_at(date.span.start()) else { continue };
            let span = clause(report, line.span, date.span);
            let words: Vec<_> =
                report.words_in(span).iter().filter(|w| !w.span.overlaps(date.span)).copied().collect();
            let stems = content(&words);
            // A heading of a date and nothing else tells no event.
            if stems.iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count() < 2 {
                continue;
            }
            let day = date.value.split('T').next().unwrap_or(&date.value);
            let mark = if before(report, date.span) { "<" } else { "" };
            by_date.entry(format!("{mark}{day}")).or_default().push(Row {
                date: format!("{mark}{day}"),
                report: r,
                span,
                weight: heap.lexicon.sum(&stems),
                stems,
            });
        }
    }
    let mut out: Vec<(String, TimelineView)> = Vec::new();
    for (_, rows) in by_date {
        let mut events: Vec<Vec<Row>> = Vec::new();
        for row in rows {
            // The first row of an event speaks for it: joining through others would chain.
            let home = events.iter_mut().take(200).find(|e| {
                if e[0].report == row.report && e[0].span == row.span {
                    return true;
                }
                let both = shared(&e[0].stems, &row.stems);
                both.len() >= 3 && heap.lexicon.sum(&both) >= 0.45 * e[0].weight.min(row.weight)
            });
            match home {
                Some(event) => {
                    // Rows come report by report.
                    let mut of_report = event.iter().rev().take_while(|e| e.report == row.report);
                    if !of_report.any(|e| e.span == row.span) {
                        event.push(row);
                    }
                }
                None => events.push(vec![row]),
            }
        }
        for event in events {
            let first = &event[0];
            let what = first
                .span
                .of(heap.reports[first.report].text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let evidence = event.iter().map(|e| heap.reports[e.report].passage(e.span)).collect();
            out.push((sort_key(&first.date), TimelineView { date: first.date.clone(), what, evidence }));
        }
    }
    out.sort_by(|a, b| (&a.0, &a.1.evidence).cmp(&(&b.0, &b.1.evidence)));
    out.into_iter().map(|x| x.1).collect()
}

/// Whether a date says enough: not `PRESENT_REF`, not a year of no century.
fn specific(date: &Date) -> bool {
    let known = date.value.starts_with(|c: char| c.is_ascii_digit())
        && date.value.len() >= 4
        && date.value.get(..4).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()));
    let month =
        date.value.starts_with("XXXX-") && date.value.len() >= 7 && date.value.as_bytes()[5].is_ascii_digit();
    matches!(date.kind, DateType::Date | DateType::Time) && (known || month)
}

/// Dates of an unknown year stand last.
fn sort_key(date: &str) -> String {
    let bare = date.trim_start_matches('<');
    if bare.starts_with('X') {
        format!("z{bare}")
    } else {
        format!("a{bare}{}", if date.starts_with('<') { "" } else { "~" })
    }
}

/// Whether `before` or `prior to` stands in front of a date.
fn before(report: &Report<'_>, date: Span) -> bool {
    let words = report.text.get(..date.start()).unwrap_or("").trim_end();
    let lower = words.get(words.len().saturating_sub(9)..).unwrap_or("").to_ascii_lowercase();
    lower.ends_with(" before") || lower.ends_with(" prior to")
}

/// The sentence of a date, or where that is long the part between commas and semicolons around it that says enough.
fn clause(report: &Report<'_>, line: Span, date: Span) -> Span {
    if line.len() <= 180 {
        return line;
    }
    let text = report.text;
    let cuts: Vec<usize> =
        line.of(text).match_indices([',', ';', '—', '–']).map(|(i, _)| line.start() + i).collect();
    let mut start = cuts.iter().rposition(|c| *c < date.start());
    let mut end = cuts.iter().position(|c| *c >= date.end());
    loop {
        let from = start.map_or(line.start(), |i| {
            cuts[i] + text.get(cuts[i]..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8)
        });
        let to = end.map_or(line.end(), |i| cuts[i]);
        let span = super::phrases::tidy(text, Span::new(from.min(to), to));
        if report.words_in(span).iter().filter(|w| w.class == Class::Content).count() >= 4
            || (start.is_none() && end.is_none())
        {
            return span;
        }
        start = start.and_then(|i| i.checked_sub(1));
        end = end.map(|i| i + 1).filter(|i| *i < cuts.len());
    }
}
