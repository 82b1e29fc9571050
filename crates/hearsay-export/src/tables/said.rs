//! Statements → rows: who said what, through whom, and who says the same?

use super::{Column, Row, Spot, Table, Take, cells, flag, row, spans, spots, text, whole};
use crate::Desk;
use crate::desk::place;
use crate::ids::Ids;
use std::io;

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "statements",
        about: "that someone said something, in one report",
        columns: STATEMENTS,
        fill: statements,
    },
    Table {
        name: "speakers",
        about: "one of those who made a statement",
        columns: &[
            text("statement", "the statement's id"),
            text("actor", "the actor's id"),
            whole("position", "its place among those who speak as one, from 1"),
        ],
        fill: speakers,
    },
    Table {
        name: "relays",
        about: "one voice through which a statement came",
        columns: &[
            text("statement", "the statement's id"),
            whole(
                "position",
                "its place in the chain, from 1; the highest is the next to speak to the reader",
            ),
            text("report", "the report's id"),
            text("name", "the relay as the report names it"),
            text("kind", "outlet, agency, broadcast, document, social, court or person"),
        ],
        fill: relays,
    },
    Table {
        name: "origins",
        about: "who is named as the origin of what is told",
        columns: &[
            text("origin", "its id"),
            text("name", "empty: of these statements no origin is stated"),
            text("kind", "as that of a relay or an actor"),
            whole("reports", "how many reports rely on it"),
            whole("statements", "how many statements come from it"),
            text("report_ids", "the reports' ids, joined by \"; \""),
        ],
        fill: origins,
    },
    Table {
        name: "same_statements",
        about: "a statement that tells what other statements of its group tell",
        columns: &[
            text("group", "the id of those that tell the same"),
            text("how", "same words, shortened, reworded or differs"),
            text("speakers", "full names, joined by \"; \""),
            text("report", "the report's id"),
            text("outlet", "who published the report"),
            text("published", "when: ISO 8601, possibly partial"),
            text("statement", "the statement's id"),
            text("words", "its content"),
        ],
        fill: same,
    },
];

const STATEMENTS: &[Column] = &[
    text("statement", "its id: stays the same when reports are added"),
    text("report", "the report's id"),
    text("report_name", "the report's short name, as the brief prints it"),
    text("outlet", "who published the report"),
    text("published", "when the report was published: ISO 8601, possibly partial"),
    whole("line", "the line of the report's text, from 1"),
    text("kind", "say, think, promise, agree, demand, accuse, threaten or deny"),
    text("speakers", "full names, joined by \"; \"; empty where the speaker is in doubt"),
    text("speaker_ids", "their ids, joined by \"; \""),
    text("source", "the words that name the speaker"),
    text("cue", "the words that tell that something was said"),
    text("content", "what was said, as the report prints it; parts joined by \" … \""),
    text("quotation", "direct, indirect or mixed"),
    flag("negated", "whether the content negates"),
    text("block", "headline, standfirst, body, caption or list"),
    text("chain", "from who spoke first to who tells the reader; ? where no origin is stated"),
    text("said_on", "when it was said: ISO 8601, possibly partial"),
    text("source_spans", "start-end of each part, in code points of the report's text, end exclusive"),
    text("cue_spans", "the same of the cue"),
    text("content_spans", "the same of the content"),
    text("rule", "the rule that found it: hearsay explain NAME"),
];

fn statements<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for s in &desk.case.statements {
        let Some(report) = desk.report(&s.report) else { continue };
        let view = desk.view(report);
        let t = &s.statement;
        let first = place(s).first().copied().unwrap_or_default();
        let relays = t.via.iter().map(|v| Spot { role: "via", report, span: [v.start, v.end] });
        let all = spots("content", report, &t.content)
            .chain(spots("cue", report, &t.cue))
            .chain(spots("source", report, &t.source))
            .chain(relays.filter(|s| s.span[0] < s.span[1]));
        take(row(
            cells![
                &t.id,
                &s.report,
                &desk.at(report).name,
                view.outlet.as_ref(),
                view.published.as_ref(),
                desk.line(report, first),
                &t.kind,
                desk.names(&t.speakers),
                t.speakers.join("; "),
                desk.words(report, &t.source),
                desk.words(report, &t.cue),
                desk.words(report, &t.content),
                &t.quotation,
                t.negated,
                &t.block,
                desk.chain(s),
                t.said_on.as_ref(),
                spans(&t.source),
                spans(&t.cue),
                spans(&t.content),
                &t.rule,
            ],
            all,
        ))?;
    }
    Ok(())
}

fn speakers<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for s in &desk.case.statements {
        for (i, actor) in s.statement.speakers.iter().enumerate() {
            take(row(cells![&s.statement.id, actor, i + 1], []))?;
        }
    }
    Ok(())
}

fn relays<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for s in &desk.case.statements {
        let Some(report) = desk.report(&s.report) else { continue };
        for (i, v) in s.statement.via.iter().enumerate() {
            let spot = spots("via", report, &[[v.start, v.end]]).next();
            take(row(cells![&s.statement.id, i + 1, &s.report, &v.name, &v.kind], spot))?;
        }
    }
    Ok(())
}

fn origins<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for o in &desk.case.origins {
        let id = ids.id('o', o.name.as_deref().unwrap_or_default(), []);
        let all: Vec<Spot> = o
            .evidence
            .iter()
            .filter_map(|p| {
                Some(Spot { role: "origin", report: desk.report(&p.report)?, span: [p.start, p.end] })
            })
            .collect();
        take(row(
            cells![
                id,
                o.name.as_ref(),
                o.kind.as_ref(),
                o.reports.len(),
                o.statements.len(),
                o.reports.join("; "),
            ],
            all,
        ))?;
    }
    Ok(())
}

fn same<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for group in &desk.case.same_statements {
        let id = ids.same(group);
        for m in &group.members {
            let (Some(s), Some(report)) = (desk.statement(&m.statement), desk.report(&m.report)) else {
                continue;
            };
            let view = desk.view(report);
            let cells = cells![
                id.clone(),
                &group.how,
                desk.names(&group.speakers),
                &m.report,
                view.outlet.as_ref(),
                view.published.as_ref(),
                &m.statement,
                desk.words(report, place(s)),
            ];
            take(Row { cells, spots: spots("content", report, place(s)).collect() })?;
        }
    }
    Ok(())
}
