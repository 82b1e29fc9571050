//! Reports, actors, figures, events, dates → rows: what is told about the world, and by whom?

use super::{Cell, Spot, Table, Take, cells, flag, real, row, spots, text, whole};
use crate::Desk;
use crate::ids::{Ids, passage};
use hearsay::time::bounds;
use hearsay::view::case::{CaseFigureView, FigureMentionView};
use hearsay::view::reading::ReadingView;
use std::collections::BTreeMap;
use std::io;

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "reports",
        about: "a report; of one that was updated later, its newest version",
        columns: &[
            text("report", "its id: a hash of the input with what was said of it"),
            text("name", "its short name, as the brief prints it"),
            text("path", "where it was read from"),
            text("source_id", "the row's own id, where it came from a row"),
            text("url", "its address"),
            text("title", "its headline"),
            text("outlet", "who published it"),
            text("byline", "who wrote it"),
            text("published", "ISO 8601, possibly partial; empty where it is not known"),
            text("published_from", "header, meta, dateline or feed"),
            text("updated", "ISO 8601"),
            text("dateline", "the place of the dateline"),
            text("agencies", "agencies named by dateline or closing mark, joined by \"; \""),
            text("language", "BCP 47"),
            text("story", "the id of the story that it tells"),
            whole("characters", "the length of its text, in code points"),
            whole("statements", "how many statements it has"),
            text("sha256", "SHA-256 of its text in UTF-8"),
        ],
        fill: reports,
    },
    Table {
        name: "actors",
        about: "someone who is in the reports, under all names",
        columns: &[
            text("actor", "its id: stays the same when reports are added"),
            text("name", "the fullest form of the name"),
            text("kind", "person, organisation, country, place, group or unnamed"),
            text("country", "ISO 3166-1 alpha-3"),
            text("wikidata", "the item's id, where you have given it"),
            text("roles", "joined by \"; \""),
            text("names", "each form of the name with how often it stands, joined by \"; \""),
            whole("reports", "how many reports mention it"),
            whole("statements", "how many statements it makes"),
        ],
        fill: actors,
    },
    Table {
        name: "figures",
        about: "one quantity, as all reports give it",
        columns: &[
            text("figure", "its id"),
            text("what", "what is counted"),
            text("unit", "the unit of the values; empty: pieces of what is counted"),
            text("place", "where"),
            text("as_of", "when it held: ISO 8601, possibly partial"),
            flag(
                "agree",
                "whether all mentions can be true at once and no bound lies far below another number",
            ),
            real("low", "the least that any mention gives"),
            real(
                "best",
                "the value, where every mention gives the same one; empty where they do not: nobody is judged",
            ),
            real("high", "the most that any mention gives"),
            whole("mentions", "how many mentions"),
            whole("reports", "in how many reports"),
        ],
        fill: figures,
    },
    Table {
        name: "figure_mentions",
        about: "one mention of a quantity",
        columns: &[
            text("figure", "the id of the quantity"),
            text("report", "the report's id"),
            whole("line", "the line of the report's text, from 1"),
            text("words", "the number as the report prints it"),
            real("low", "the value, or the lower end of a range; in the unit of the quantity"),
            real("high", "the same, or the upper end"),
            text("bound", "exact, about, at least, at most, more than, less than or range"),
            text("given_by", "who gives it, the first to speak first, joined by \" → \""),
            text("statement", "the id of the statement that gives it"),
        ],
        fill: figure_mentions,
    },
    Table {
        name: "events",
        about: "an act in the world, as one report tells it",
        columns: &[
            text("event", "its id"),
            text("report", "the report's id"),
            text("type", "one of the sixteen types of PLOVER"),
            text("mode", "the mode of PLOVER, where there is one"),
            text("actors", "who acts: full names, joined by \"; \""),
            text("recipients", "on or with whom"),
            text("date", "ISO 8601 or TIMEX3, possibly partial; empty where the report does not say"),
            text("place", "where"),
            text("status", "happened, planned, hypothetical or denied"),
            text("words", "the words that tell it"),
            text("rule", "the rule that found it"),
        ],
        fill: events,
    },
    Table {
        name: "dates",
        about: "an expression of time in a report",
        columns: &[
            text("report", "the report's id"),
            text("type", "DATE, TIME, DURATION or SET"),
            text("value", "TIMEX3: 2025-02-11, XXXX-02, P3M"),
            text("earliest", "the first day that it can be; empty where it names no year or no day"),
            text("latest", "the last day that it can be"),
            text("anchor", "what a relative one was counted from: published or text"),
            text("words", "as the report prints it"),
        ],
        fill: dates,
    },
    Table {
        name: "timeline",
        about: "a dated line of the story",
        columns: &[
            text("date", "ISO 8601 or TIMEX3, possibly partial; <2023-10-07 for before that day"),
            text("earliest", "the first day that it can be; empty where that is open or no year is known"),
            text("latest", "the last day that it can be"),
            text("what", "the words that tell it"),
            whole("reports", "how many reports tell it"),
        ],
        fill: timeline,
    },
];

fn reports<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut statements: BTreeMap<&str, usize> = BTreeMap::new();
    for s in &desk.case.statements {
        *statements.entry(s.report.as_str()).or_default() += 1;
    }
    let mut story: BTreeMap<&str, &String> = BTreeMap::new();
    for s in &desk.case.stories {
        story.extend(s.reports.iter().map(|r| (r.as_str(), &s.id)));
    }
    for (report, v) in desk.case.reports.iter().enumerate() {
        let agencies: Vec<&str> = v.agencies.iter().map(|a| a.name.as_str()).collect();
        let at: Vec<_> = v.agencies.iter().map(|a| [a.start, a.end]).collect();
        take(row(
            cells![
                &v.id,
                &desk.at(report).name,
                &v.path,
                v.source_id.as_ref(),
                v.url.as_ref(),
                v.title.as_ref(),
                v.outlet.as_ref(),
                v.byline.as_ref(),
                v.published.as_ref(),
                v.published_from.as_ref(),
                v.updated.as_ref(),
                v.dateline.as_ref(),
                agencies.join("; "),
                v.language.as_ref(),
                story.get(v.id.as_str()).copied(),
                desk.at(report).points(),
                statements.get(v.id.as_str()).copied().unwrap_or(0),
                crate::desk::sha256(&v.text),
            ],
            spots("agency", report, &at),
        ))?;
    }
    Ok(())
}

fn actors<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut statements: BTreeMap<&str, usize> = BTreeMap::new();
    for id in desk.case.statements.iter().flat_map(|s| &s.statement.speakers) {
        *statements.entry(id.as_str()).or_default() += 1;
    }
    // Where each is mentioned first in a report, with the title that stands there.
    let mut first: BTreeMap<&str, Vec<Spot>> = BTreeMap::new();
    for (report, view) in desk.case.reports.iter().enumerate() {
        for a in &view.actors {
            if let Some(span) = a.full.first().or(a.mentions.first()) {
                first.entry(&a.id).or_default().push(Spot { role: "mention", report, span: *span });
            }
        }
    }
    for a in &desk.case.actors {
        let names: Vec<String> = a.names.iter().map(|n| format!("{} ×{}", n.text, n.count)).collect();
        take(row(
            cells![
                &a.id,
                &a.name,
                &a.kind,
                a.country.as_ref(),
                a.wikidata.as_ref(),
                a.roles.join("; "),
                names.join("; "),
                a.reports.len(),
                statements.get(a.id.as_str()).copied().unwrap_or(0),
            ],
            first.remove(a.id.as_str()).unwrap_or_default(),
        ))?;
    }
    Ok(())
}

fn figures<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for f in &desk.case.figures {
        let (low, best, high) = three(f);
        let mut reports: Vec<&str> = f.mentions.iter().map(|m| m.report.as_str()).collect();
        reports.sort_unstable();
        reports.dedup();
        take(row(
            cells![
                ids.figure(f),
                &f.what,
                f.unit.as_ref(),
                f.place.as_ref(),
                f.as_of.as_ref(),
                f.agree,
                low,
                best,
                high,
                f.mentions.len(),
                reports.len(),
            ],
            f.mentions.iter().filter_map(|m| spot(desk, m)),
        ))?;
    }
    Ok(())
}

/// The least, the one that all give, and the most.
fn three(f: &CaseFigureView) -> (Option<f64>, Option<f64>, Option<f64>) {
    let ends = || f.mentions.iter().map(|m| m.value.ends());
    let low = ends().map(|e| e.0).reduce(f64::min);
    let high = ends().map(|e| e.1).reduce(f64::max);
    (low, low.filter(|_| low == high), high)
}

fn spot(desk: &Desk<'_>, m: &FigureMentionView) -> Option<Spot> {
    Some(Spot { role: "figure", report: desk.report(&m.report)?, span: [m.start, m.end] })
}

fn figure_mentions<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for f in &desk.case.figures {
        let id = ids.figure(f);
        for m in &f.mentions {
            let Some(spot) = spot(desk, m) else { continue };
            let (low, high) = m.value.ends();
            take(row(
                cells![
                    id.clone(),
                    &m.report,
                    desk.line(spot.report, spot.span),
                    desk.slice(spot.report, spot.span),
                    low,
                    high,
                    &m.bound,
                    m.given_by.join(" → "),
                    m.statement.as_ref(),
                ],
                [spot],
            ))?;
        }
    }
    Ok(())
}

fn events<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for (report, v) in desk.case.reports.iter().enumerate() {
        for e in &v.events {
            let span = [e.start, e.end];
            take(row(
                cells![
                    ids.id('e', &e.kind, [passage(&v.id, e.start, e.end)]),
                    &v.id,
                    &e.kind,
                    e.mode.as_ref(),
                    desk.names(&e.actors),
                    desk.names(&e.recipients),
                    e.date.as_ref(),
                    e.place.as_ref(),
                    &e.status,
                    desk.slice(report, span),
                    &e.rule,
                ],
                spots("event", report, &[span]),
            ))?;
        }
    }
    Ok(())
}

/// The first and the last day that a date can be.
fn ends<'a>(value: &str) -> [Cell<'a>; 2] {
    bounds(value).map(|b| b.days()).unwrap_or_default().map(Cell::from)
}

fn dates<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for (report, v) in desk.case.reports.iter().enumerate() {
        let view: &ReadingView = v;
        for d in &view.dates {
            let span = [d.start, d.end];
            let [earliest, latest] = match d.kind.as_str() {
                "DATE" | "TIME" => ends(&d.value),
                _ => [Cell::Empty, Cell::Empty],
            };
            let cells = cells![
                &v.id,
                &d.kind,
                &d.value,
                earliest,
                latest,
                d.anchor.as_ref(),
                desk.slice(report, span),
            ];
            take(row(cells, spots("date", report, &[span])))?;
        }
    }
    Ok(())
}

fn timeline<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for t in &desk.case.timeline {
        let [earliest, latest] = ends(&t.date);
        let all: Vec<Spot> = t
            .evidence
            .iter()
            .filter_map(|p| {
                Some(Spot { role: "dated", report: desk.report(&p.report)?, span: [p.start, p.end] })
            })
            .collect();
        let mut reports: Vec<usize> = all.iter().map(|s| s.report).collect();
        reports.sort_unstable();
        reports.dedup();
        take(row(cells![&t.date, earliest, latest, &t.what, reports.len()], all))?;
    }
    Ok(())
}
