//! Dates → Timeline: what happened when, in the words of the reports?

use super::words::{Class, content, distinct, shared};
use super::{Heap, Report};
use crate::statement::Statement;
use crate::text::Span;
use crate::time::{Date, DateType, bounds};
use crate::view::case::TimelineView;
use jiff::civil::Date as Day;
use std::collections::BTreeMap;

struct Row {
    date: String,
    days: Interval,
    report: usize,
    span: Span,
    /// Whether it is the day on which something was said.
    saying: bool,
    /// Whether someone speaks in it, on that day or another.
    voiced: bool,
    stems: Vec<u32>,
    weight: f64,
}

/// A dated event: its rows, of which the first speaks for it.
type Event = Vec<Row>;

/// A word in more events than this proposes none.
const FREQUENT: usize = 40;

/// One row a dated event: a day, month, quarter, week or year that the text names or that can be counted from a date
/// it names. What several reports, or one twice, tell in the same words of the same date is one row; so is what one
/// dates to a day and another to the month or year around it, under the day. `<` in front of a date stands for *before*.
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
            let date_told = format!("{mark}{day}");
            by_date.entry(date_told.clone()).or_default().push(Row {
                days: Interval::of(&date_told),
                date: date_told,
                report: r,
                span,
                saying: says(report, date.span),
                voiced: report.reading.statements.iter().any(|s| s.cue.iter().any(|c| c.overlaps(span))),
                weight: heap.lexicon.sum(&stems),
                stems,
            });
        }
    }
    let mut all: Vec<Event> = Vec::new();
    for (_, rows) in by_date {
        let mut events: Vec<Event> = Vec::new();
        for row in rows {
            // The first row of an event speaks for it: joining through others would chain.
            let home = events.iter_mut().take(200).find(|e| {
                if e[0].report == row.report && e[0].span == row.span {
                    return true;
                }
                alike(heap, &e[0], &row, 0.45)
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
        all.append(&mut events);
    }
    let mut out: Vec<(String, TimelineView)> = compatible(heap, all)
        .into_iter()
        .map(|event| {
            let first = &event[0];
            let what = first
                .span
                .of(heap.reports[first.report].text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            let told = event.iter().filter_map(|e| heap.reports[e.report].published());
            let view = TimelineView {
                date: first.date.clone(),
                from: first.days.from.map(|d| d.to_string()),
                to: first.days.to.map(|d| d.to_string()),
                of: if event.iter().all(|e| e.saying) { "statement" } else { "event" }.into(),
                told: distinct(told.filter_map(|t| t.get(..10)).map(str::to_owned)),
                what,
                evidence: event.iter().map(|e| heap.reports[e.report].passage(e.span)).collect(),
            };
            (sort_key(&first.date), view)
        })
        .collect();
    out.sort_by(|a, b| (&a.0, &a.1.evidence).cmp(&(&b.0, &b.1.evidence)));
    out.into_iter().map(|x| x.1).collect()
}

/// Whether two rows tell of one event: three words and that part of the shorter one's weight. On one and the same day
/// two words that say what it is about, and a little less, are enough where nobody speaks.
fn alike(heap: &Heap<'_>, a: &Row, b: &Row, part: f64) -> bool {
    let both = shared(&a.stems, &b.stems);
    let weight = heap.lexicon.sum(&both) / a.weight.min(b.weight).max(0.1);
    let telling = || both.iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count();
    let day = a.days == b.days && a.days.length() == Some(0) && !a.voiced && !b.voiced;
    both.len() >= 3 && weight >= part || day && a.report != b.report && telling() >= 2 && weight >= 0.3
}

/// Events that one report dates to a month or year and another to a day within it, as one: where there is only one such
/// day, another report tells of it, and both share more than words that any report may hold.
fn compatible(heap: &Heap<'_>, all: Vec<Event>) -> Vec<Event> {
    let mut postings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (n, event) in all.iter().enumerate() {
        let telling = event[0].stems.iter().filter(|s| heap.lexicon.class(**s) == Class::Content);
        for stem in telling {
            postings.entry(*stem).or_default().push(n);
        }
    }
    let mut into: BTreeMap<usize, usize> = BTreeMap::new();
    for (n, event) in all.iter().enumerate() {
        let row = &event[0];
        if row.days.length().is_none_or(|l| l == 0) {
            continue;
        }
        let mut hits: BTreeMap<usize, usize> = BTreeMap::new();
        for stem in &row.stems {
            for m in postings.get(stem).filter(|l| l.len() <= FREQUENT).into_iter().flatten() {
                *hits.entry(*m).or_default() += 1;
            }
        }
        let fits = |m: &usize| {
            let other = &all[*m][0];
            other.report != row.report
                && other.saying == row.saying
                && row.days.holds(&other.days)
                && alike(heap, other, row, 0.5)
        };
        let days: Vec<usize> = hits.into_iter().filter(|h| h.1 >= 2).map(|h| h.0).filter(fits).collect();
        if let [only] = days.as_slice() {
            into.insert(n, *only);
        }
    }
    let mut rows: Vec<Option<Event>> = all.into_iter().map(Some).collect();
    // The longest interval first: a year may go into a month that goes into a day.
    let length = |n: &usize| rows[*n].as_ref().and_then(|e| e[0].days.length());
    let mut order: Vec<usize> = into.keys().copied().collect();
    order.sort_by_key(|n| (std::cmp::Reverse(length(n)), *n));
    for n in order {
        if let Some(event) = rows[n].take() {
            if let Some(Some(home)) = rows.get_mut(into[&n]) {
                home.extend(event);
            }
        }
    }
    rows.into_iter().flatten().collect()
}

/// The days that a date can mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Interval {
    from: Option<Day>,
    to: Option<Day>,
}

impl Interval {
    /// Of an ISO 8601 or TIMEX3 value; a date of an unknown year has no bounds.
    fn of(date: &str) -> Interval {
        bounds(date).map_or(Interval::default(), |b| Interval { from: b.earliest, to: b.latest })
    }

    /// How many days there are besides the first one.
    fn length(&self) -> Option<i32> {
        Some(self.to?.since((jiff::Unit::Day, self.from?)).ok()?.get_days())
    }

    /// Whether another lies within this one and is shorter.
    fn holds(&self, other: &Interval) -> bool {
        let bounded = |i: &Interval| Some((i.from?, i.to?));
        match (bounded(self), bounded(other)) {
            (Some(a), Some(b)) => a.0 <= b.0 && b.1 <= a.1 && a != b,
            _ => false,
        }
    }
}

/// Whether an expression of time dates the saying: it stands behind the cue (`said on Thursday that`), in it, or at the
/// head of a sentence in front of whoever says it (`On Thursday the ministry said`).
fn says(report: &Report<'_>, date: Span) -> bool {
    let gap = |a: usize, b: usize| report.text.get(a..b).filter(|g| !g.contains([',', '.', ';', '"', '”']));
    let few = |g: &str, most: usize| g.split_whitespace().count() <= most;
    let inside = |s: &Statement| s.content.iter().any(|c| c.overlaps(date));
    let leads = |from: usize| {
        let line = report.line_at(date.start()).map(|l| l.span.start());
        line.is_some_and(|start| gap(start, date.start()).is_some_and(|g| few(g, 1)))
            && report.text.get(date.end()..from).is_some_and(|g| few(g, 1))
    };
    let dates = |s: &Statement| {
        s.cue.iter().any(|c| c.overlaps(date) || gap(c.end(), date.start()).is_some_and(|g| few(g, 1)))
            || s.source.first().is_some_and(|x| leads(x.start()))
    };
    let all = &report.reading.statements;
    all.iter().any(dates) && !all.iter().any(inside)
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
        if report.words_in(span).iter().filter(|w| w.class() == Class::Content).count() >= 4
            || (start.is_none() && end.is_none())
        {
            return span;
        }
        start = start.and_then(|i| i.checked_sub(1));
        end = end.map(|i| i + 1).filter(|i| *i < cuts.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Given;

    fn gathered(all: &[(&str, &str, &str)]) -> Vec<TimelineView> {
        let readings: Vec<crate::reading::Reading> = all
            .iter()
            .map(|(id, published, text)| {
                let given = Given {
                    id: (*id).into(),
                    path: format!("{id}.txt"),
                    published: Some((*published).into()),
                    ..Default::default()
                };
                crate::read((*text).into(), given)
            })
            .collect();
        crate::case::gather(&readings).timeline
    }

    const DAY: &str =
        "The patrol ship Havelin ran down the trawler Little Petra off Gannet Point on January 14.";

    #[test]
    fn a_date_that_is_not_sure_is_an_interval() {
        for (date, from, to) in [
            ("2025", Some("2025-01-01"), Some("2025-12-31")),
            ("2024-02", Some("2024-02-01"), Some("2024-02-29")),
            ("2025-Q3", Some("2025-07-01"), Some("2025-09-30")),
            ("2025-W07", Some("2025-02-10"), Some("2025-02-16")),
            ("2024-WI", Some("2024-01-01"), Some("2024-12-31")),
            ("2025-02-11", Some("2025-02-11"), Some("2025-02-11")),
            ("<2023-10-07", None, Some("2023-10-06")),
            ("XXXX-02", None, None),
            ("2025-13", None, None),
            ("20", None, None),
        ] {
            let days = Interval::of(date);
            let text = |d: Option<Day>| d.map(|d| d.to_string());
            assert_eq!((text(days.from).as_deref(), text(days.to).as_deref()), (from, to), "{date}");
        }
    }

    #[test]
    fn one_event_under_a_day_and_under_its_month_is_one_line() {
        let month =
            "In January the patrol ship Havelin ran down the trawler Little Petra, families recalled.";
        let told = gathered(&[("kna", "2025-02-11", DAY), ("korda", "2025-03-02", month)]);
        let lines: Vec<(&str, usize)> = told.iter().map(|t| (t.date.as_str(), t.evidence.len())).collect();
        assert_eq!(lines, [("2025-01-14", 2)]);
        assert_eq!(told[0].told, ["2025-02-11", "2025-03-02"]);
        assert_eq!((told[0].from.as_deref(), told[0].of.as_str()), (Some("2025-01-14"), "event"));
    }

    #[test]
    fn other_events_of_the_month_stay_apart() {
        let other = "In January the coastguard of Vesk bought two cutters and a tender for rescue work.";
        let told = gathered(&[("kna", "2025-02-11", DAY), ("korda", "2025-03-02", other)]);
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn the_day_of_saying_is_told_apart() {
        let text =
            "Minister Ina Corvell said on Tuesday that the harbour bridge of Port Elanor would stay closed.";
        let told = gathered(&[("kna", "2025-02-13", text)]);
        let of: Vec<(&str, &str)> = told.iter().map(|t| (t.date.as_str(), t.of.as_str())).collect();
        assert_eq!(of, [("2025-02-11", "statement")]);
    }
}
