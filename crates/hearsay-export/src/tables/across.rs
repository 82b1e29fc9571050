//! What many reports say together → rows: what to check, where do they differ, what do they call it, what became of it?

use super::{Spot, Table, Take, cells, flag, row, spots, text, whole};
use crate::Desk;
use crate::desk::place;
use crate::ids::{Ids, passage};
use hearsay::view::case::{BodyView, PassageView, TextView};
use std::io;

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "checks",
        about: "something to look at before quoting",
        columns: &[
            text("check", "its id"),
            text("kind", "attribution dropped, voice boundary, doubtful speaker, old quotation, undated, …"),
            text("report", "the report's id"),
            text("report_name", "its short name"),
            whole("line", "the line of the report's text, from 1; empty: the report as a whole"),
            text("words", "the words to look at"),
            text("why", "the reason"),
        ],
        fill: checks,
    },
    Table {
        name: "differences",
        about: "one side of a difference between accounts",
        columns: &[
            text("difference", "the id of the difference: its sides share it"),
            text("about", "in words that the sides use"),
            flag("by_time", "whether time alone can explain it"),
            text("rule", "the rule that found it"),
            text("why", "the reason"),
            whole("side", "from 1"),
            text("report", "the report's id"),
            text("report_name", "its short name"),
            whole("line", "the line of the report's text, from 1"),
            text("chain", "from who spoke first to who tells the reader"),
            text("words", "what this side says"),
            text("statement", "the statement's id, where the words are of one"),
        ],
        fill: differences,
    },
    Table {
        name: "labels",
        about: "a word that an outlet uses for something that others call otherwise",
        columns: &[
            text("label", "the id of the thing that is named"),
            text("what", "the thing"),
            text("actor", "the actor's id, where it is one"),
            text("outlet", "who uses the word; the report's id where no outlet is known"),
            text("word", "as it is printed"),
            whole("count", "how often"),
            flag("quoted", "whether quotation marks stand around just these words"),
        ],
        fill: labels,
    },
    Table {
        name: "only_in",
        about: "a fact that one report alone tells",
        columns: &[
            text("fact", "its id"),
            text("report", "the report's id"),
            whole("line", "the line of the report's text, from 1"),
            text("words", "the passage"),
            text("why", "what in it no other report of the story has"),
        ],
        fill: only_in,
    },
    Table {
        name: "copies",
        about: "a passage that stands word for word in two reports",
        columns: &[
            text("copy", "its id"),
            text("from_report", "one report"),
            whole("from_start", "in code points, from 0"),
            whole("from_end", "exclusive"),
            text("to_report", "the other report"),
            whole("to_start", "in code points, from 0"),
            whole("to_end", "exclusive"),
            text("words", "the passage"),
        ],
        fill: copies,
    },
    Table {
        name: "pledges",
        about: "a promise, demand, denial, accusation, agreement or threat, with one passage that answers it",
        columns: &[
            text("pledge", "the id of the statement that makes it"),
            text("kind", "promise, demand, deny, accuse, agree or threaten"),
            text("actors", "whose it is: full names, joined by \"; \""),
            text("report", "the report's id"),
            text("words", "what it says"),
            text("how", "repeats, meets, changes or contradicts; empty: nothing later answers it"),
            text(
                "later_statement",
                "the id of the statement that answers it; empty: the report tells it in its own voice",
            ),
            text("later_report", "the report that tells it"),
            text("later_words", "what the answer says"),
        ],
        fill: pledges,
    },
    Table {
        name: "process",
        about: "a body, an instrument, a condition, or who decides",
        columns: &[
            text("part", "body, instrument, condition or decides"),
            text("name", "its name, or the words that state it"),
            text("members", "who belongs to it, joined by \"; \""),
            text("mandate", "what it is to do"),
        ],
        fill: process,
    },
    Table {
        name: "changes",
        about: "what a later version of a report changed",
        columns: &[
            text("newest", "the id of the newest version, which is among the reports"),
            text("how", "added, removed or changed"),
            text("was_report", "the version that had it"),
            text("was", "the sentence before"),
            text("is_report", "the version that has it"),
            text("is", "the sentence after"),
        ],
        fill: changes,
    },
    Table {
        name: "notes",
        about: "what was doubtful in the reading of a report",
        columns: &[
            text("note", "its name: hearsay explain NAME"),
            text("report", "the report's id"),
            whole("line", "the line of the report's text, from 1; empty: the report as a whole"),
            text("words", "the words that it is about"),
            text("message", "the remark"),
        ],
        fill: notes,
    },
    Table {
        name: "noted",
        about: "what a person has noted beside a place, or that it was checked, called or found doubtful",
        columns: &[
            text("noted", "the id of the correction, by which it is taken back"),
            text(
                "layer",
                "what the place is: passage, statement, difference, …; report for a report as a whole",
            ),
            text("report", "the report's id; of a difference that of the first side"),
            whole("line", "the line of the report's text, from 1; empty: the report as a whole"),
            text("words", "the words of the place, joined by \" | \""),
            text("status", "checked, called or doubtful"),
            text("note", "what was noted"),
            text("by", "who noted it"),
            text("on", "the day: ISO 8601"),
        ],
        fill: noted,
    },
    Table {
        name: "corrections",
        about: "what a person has decided",
        columns: &[
            text("correction", "its id"),
            text("act", "merge, split, rename, reject, confirm, speaker or set"),
            text("layer", "what it is about"),
            text("words", "the words that it names, joined by \" | \""),
            text("field", "of a set: outlet, published, url, title or byline"),
            text("value", "the new name or content"),
            text("by", "who decided"),
            text("why", "the reason"),
            text("on", "the day: ISO 8601"),
            text("lost", "why it changes nothing; empty where it holds"),
        ],
        fill: corrections,
    },
];

/// A passage as a spot; none where its report is not here.
fn spot(desk: &Desk<'_>, role: &'static str, p: &PassageView) -> Option<Spot> {
    Some(Spot { role, report: desk.report(&p.report)?, span: [p.start, p.end] })
}

fn checks<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for c in &desk.case.checks {
        let Some(report) = desk.report(&c.report) else { continue };
        let span = [c.start, c.end];
        take(row(
            cells![
                ids.id('k', &c.kind, [passage(&c.report, c.start, c.end)]),
                &c.kind,
                &c.report,
                &desk.at(report).name,
                desk.line(report, span),
                desk.slice(report, span),
                &c.why,
            ],
            spots("check", report, &[span]),
        ))?;
    }
    Ok(())
}

fn differences<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for d in &desk.case.accounts_differ {
        let id = ids.difference(d);
        for (i, m) in d.members.iter().enumerate() {
            let Some(report) = desk.report(&m.report) else { continue };
            let span = [m.start, m.end];
            let chain = m.statement.as_deref().and_then(|s| desk.statement(s)).map(|s| desk.chain(s));
            take(row(
                cells![
                    id.clone(),
                    &d.about,
                    d.by_time,
                    &d.rule,
                    &d.why,
                    i + 1,
                    &m.report,
                    &desk.at(report).name,
                    desk.line(report, span),
                    chain.unwrap_or_else(|| desk.reports.outlet(report)),
                    desk.slice(report, span),
                    m.statement.as_ref(),
                ],
                spots("side", report, &[span]),
            ))?;
        }
    }
    Ok(())
}

fn labels<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for l in &desk.case.labels {
        let id = ids.label(l);
        for (outlet, words) in &l.by_outlet {
            for w in words {
                let cells = cells![id.clone(), &l.what, l.actor.as_ref(), outlet, &w.text, w.count, w.quoted];
                take(row(cells, w.evidence.iter().filter_map(|p| spot(desk, "word", p))))?;
            }
        }
    }
    Ok(())
}

fn only_in<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for o in &desk.case.only_in {
        let Some(report) = desk.report(&o.report) else { continue };
        let span = [o.start, o.end];
        take(row(
            cells![
                ids.id('n', "", [passage(&o.report, o.start, o.end)]),
                &o.report,
                desk.line(report, span),
                desk.slice(report, span),
                &o.why,
            ],
            spots("fact", report, &[span]),
        ))?;
    }
    Ok(())
}

fn copies<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut ids = Ids::default();
    for c in &desk.case.copies {
        let (Some(from), Some(to)) = (spot(desk, "from", &c.from), spot(desk, "to", &c.to)) else { continue };
        take(row(
            cells![
                ids.id('c', &c.to.report, [c.from.clone()]),
                &c.from.report,
                c.from.start,
                c.from.end,
                &c.to.report,
                c.to.start,
                c.to.end,
                desk.slice(from.report, from.span),
            ],
            [from, to],
        ))?;
    }
    Ok(())
}

fn pledges<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for p in &desk.case.pledges {
        let (Some(s), Some(report)) = (desk.statement(&p.statement), desk.report(&p.report)) else {
            continue;
        };
        let own =
            || cells![&p.statement, &p.kind, desk.names(&p.actors), &p.report, desk.words(report, place(s)),];
        if p.later.is_empty() {
            let mut cells = own();
            cells.extend([const { super::Cell::Empty }; 4]);
            take(row(cells, spots("pledge", report, place(s))))?;
        }
        for l in &p.later {
            let Some(there) = desk.report(&l.report) else { continue };
            // A statement, or a passage in the report's own voice.
            let spans = [[l.start, l.end]];
            let words = desk.words(there, &spans).into_owned();
            let mut cells = own();
            cells.extend(cells![&l.how, l.statement.as_deref(), &l.report, words]);
            let all = spots("pledge", report, place(s)).chain(spots("later", there, &spans));
            take(row(cells, all))?;
        }
    }
    Ok(())
}

fn process<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let p = &desk.case.process;
    let all = |evidence: &[PassageView]| -> Vec<Spot> {
        evidence.iter().filter_map(|e| spot(desk, "process", e)).collect()
    };
    let bodies: [(&str, &[BodyView]); 2] = [("body", &p.bodies), ("instrument", &p.instruments)];
    for (part, b) in bodies.into_iter().flat_map(|(part, all)| all.iter().map(move |b| (part, b))) {
        let cells = cells![part, &b.name, desk.names(&b.members), b.mandate.as_ref()];
        take(row(cells, all(&b.evidence)))?;
    }
    let words: [(&str, &[TextView]); 2] = [("condition", &p.conditions), ("decides", &p.decides)];
    for (part, t) in words.into_iter().flat_map(|(part, all)| all.iter().map(move |t| (part, t))) {
        let cells = cells![part, &t.text, None::<&str>, None::<&str>];
        take(row(cells, all(&t.evidence)))?;
    }
    Ok(())
}

fn changes<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for v in &desk.case.versions {
        let newest = v.versions.last().map(|v| &v.report);
        for c in &v.changes {
            take(row(
                cells![
                    newest,
                    &c.how,
                    c.was.as_ref().map(|w| &w.place.report),
                    c.was.as_ref().map(|w| &w.words),
                    c.is.as_ref().map(|w| &w.place.report),
                    c.is.as_ref().map(|w| &w.words),
                ],
                [],
            ))?;
        }
    }
    Ok(())
}

fn notes<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for (report, v) in desk.case.reports.iter().enumerate() {
        for n in &v.notes {
            let span = [n.start.unwrap_or(0), n.end.unwrap_or(0)];
            let cells =
                cells![&n.name, &v.id, desk.line(report, span), desk.slice(report, span), &n.message,];
            take(row(cells, spots("note", report, &[span])))?;
        }
    }
    Ok(())
}

fn noted<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for n in &desk.case.notes {
        let all: Vec<Spot> = n.at.iter().filter_map(|p| spot(desk, "noted", p)).collect();
        let Some(first) = all.first().cloned() else { continue };
        let words: Vec<&str> = all.iter().map(|s| desk.slice(s.report, s.span)).collect();
        let places: Vec<Spot> = all.iter().filter(|s| s.span[0] < s.span[1]).cloned().collect();
        for e in &n.entries {
            take(row(
                cells![
                    &e.correction,
                    &n.layer,
                    &desk.view(first.report).id,
                    desk.line(first.report, first.span),
                    words.join(" | "),
                    e.status.as_ref(),
                    e.words.as_ref(),
                    e.by.as_ref(),
                    e.on.as_ref(),
                ],
                places.clone(),
            ))?;
        }
    }
    Ok(())
}

fn corrections<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    for c in &desk.case.corrections {
        let at = &c.correction.at;
        let words: Vec<&str> = at.iter().map(|p| p.words.as_str()).collect();
        let r = &c.correction;
        take(row(
            cells![
                &r.id,
                &r.act,
                at.first().map(|p| &p.layer),
                words.join(" | "),
                r.field.as_ref(),
                r.value.as_ref(),
                r.by.as_ref(),
                r.why.as_ref(),
                r.on.as_ref(),
                c.lost.as_ref(),
            ],
            [],
        ))?;
    }
    Ok(())
}
