//! Section, filter and window → rows as JSON: a part of a list of the case, as `hearsay export --as json` prints its items.

use super::Window;
use super::ask::{Rows, Where};
use super::heads::upto;
use crate::error::Error;
use crate::file::CaseFile;
use crate::search::query;
use hearsay::view::case::{CaseActorView, CaseStatementView, DifferenceView};
use hearsay::view::served::ReportHeadView;
use rusqlite::types::Value;

/// A list of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of the JSON")]
pub enum Section {
    Actors,
    Statements,
    Relays,
    SameStatements,
    Figures,
    Checks,
    Differences,
    Labels,
    OnlyIn,
    Pledges,
    Timeline,
    Versions,
    Corrections,
    Notes,
    Suggestions,
}

/// Which items; what a section has no column for is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of, or with a member in, this report.
    pub report: Option<String>,
    /// Said by, about, or named after this actor.
    pub actor: Option<String>,
    /// Of a statement, a check, a relay, an actor, a pledge.
    pub kind: Option<String>,
    /// Of a statement.
    pub quotation: Option<String>,
    /// Of a statement, a report.
    pub outlet: Option<String>,
    /// Of a relay.
    pub name: Option<String>,
    /// Of a report.
    pub story: Option<String>,
    /// Of a note.
    pub status: Option<String>,
    /// Of a figure: whether its mentions agree.
    pub agree: Option<bool>,
    /// Of a difference: whether time alone can explain it.
    pub by_time: Option<bool>,
    /// Published, or dated, on this day or later.
    pub from: Option<String>,
    /// Published, or dated, on this day or earlier.
    pub to: Option<String>,
    /// That hold these words.
    pub words: Option<String>,
}

impl Section {
    fn table(self) -> &'static str {
        match self {
            Section::Actors => "case_actor",
            Section::Statements => "case_statement",
            Section::Relays => "case_relay",
            Section::SameStatements => "case_same",
            Section::Figures => "case_figure",
            Section::Checks => "case_check",
            Section::Differences => "case_difference",
            Section::Labels => "case_label",
            Section::OnlyIn => "case_only_in",
            Section::Pledges => "case_pledge",
            Section::Timeline => "case_time",
            Section::Versions => "case_version",
            Section::Corrections => "case_correction",
            Section::Notes => "case_note",
            Section::Suggestions => "case_suggestion",
        }
    }

    /// The conditions that a filter comes to here, each with the one value it takes.
    fn conditions(self, f: &Filter) -> Where {
        use Section::{
            Actors, Checks, Differences, Figures, Labels, Notes, OnlyIn, Pledges, Relays, SameStatements,
            Statements, Timeline, Versions,
        };
        let text = |v: &Option<String>| v.clone().map(Value::from);
        let flag = |v: Option<bool>| v.map(|b| Value::from(i64::from(b)));
        let words = || f.words.as_deref().map(|w| Value::from(query(w).unwrap_or_else(|| "\"\"".into())));
        let report = match self {
            Actors => Some("id IN (SELECT actor FROM case_actor_report WHERE report = ?)"),
            SameStatements => Some("id IN (SELECT same FROM case_same_member WHERE report = ?)"),
            Figures => Some("id IN (SELECT figure FROM case_figure_mention WHERE report = ?)"),
            Differences => Some("id IN (SELECT difference FROM case_difference_member WHERE report = ?)"),
            Notes => Some("number IN (SELECT note FROM case_note_place WHERE report = ?)"),
            Timeline => Some("number IN (SELECT time FROM case_time_passage WHERE report = ?)"),
            Statements | Relays | Checks | OnlyIn | Pledges => Some("report = ?"),
            Versions => Some("newest = ?"),
            _ => None,
        };
        let actor = match self {
            Statements => Some("id IN (SELECT statement FROM case_speaker WHERE actor = ?)"),
            Pledges => Some("statement IN (SELECT statement FROM case_speaker WHERE actor = ?)"),
            Labels => Some("actor = ?"),
            _ => None,
        };
        let found = match self {
            Statements => Some(
                "number IN (SELECT rowid - 1 FROM case_statement_search WHERE case_statement_search MATCH ?)",
            ),
            Actors => Some("id IN (SELECT actor FROM case_actor_search WHERE case_actor_search MATCH ?)"),
            _ => None,
        };
        let kind = matches!(self, Actors | Statements | Relays | Checks | Pledges).then_some("kind = ?");
        let of = |here: bool, part: &'static str| here.then_some(part);
        let (from, to) = match self {
            Statements => (Some("published >= ?"), Some("published <= ? || '~'")),
            Timeline => (Some("ltrim(date, '<') >= ?"), Some("ltrim(date, '<') <= ? || '~'")),
            _ => (None, None),
        };
        [
            (report, text(&f.report)),
            (actor, text(&f.actor)),
            (kind, text(&f.kind)),
            (of(self == Statements, "quotation = ?"), text(&f.quotation)),
            (of(self == Statements, "outlet = ?"), text(&f.outlet)),
            (of(self == Relays, "name = ?"), text(&f.name)),
            (of(self == Notes, "status = ?"), text(&f.status)),
            (of(self == Figures, "agree = ?"), flag(f.agree)),
            (of(self == Differences, "by_time = ?"), flag(f.by_time)),
            (from, text(&f.from)),
            (to, text(&f.to)),
            (found, words()),
        ]
        .into_iter()
        .filter_map(|(part, value)| part.zip(value))
        .fold(Where::default(), |all, (part, value)| all.and(part, Some(value)))
    }
}

impl CaseFile {
    /// A part of a section: its items as JSON, one text each.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_section(
        &self,
        section: Section,
        filter: &Filter,
        window: Window,
    ) -> Result<Rows<String>, Error> {
        let table = (section.table(), "");
        self.listed_of("row", table, &section.conditions(filter), "c.number", window, |row| row.get(0))
    }

    /// Reports without their texts, in the order of their paths.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_report_heads(&self, filter: &Filter, window: Window) -> Result<Rows<ReportHeadView>, Error> {
        let words = filter.words.as_deref().map(|w| query(w).unwrap_or_else(|| "\"\"".into()));
        let conditions = Where::default()
            .and("c.outlet = ?", filter.outlet.clone())
            .and("c.story = ?", filter.story.clone())
            .and("c.published >= ?", filter.from.clone())
            .and("c.published <= ?", upto(&filter.to))
            .and("c.report IN (SELECT report FROM case_actor_report WHERE actor = ?)", filter.actor.clone())
            .and("c.serial IN (SELECT rowid FROM report_search WHERE report_search MATCH ?)", words);
        self.listed_of(
            "r.id, r.path, r.source_id, r.url, c.title, c.outlet, r.byline, c.published, r.published_from, r.updated,
             r.dateline, r.language, c.story, c.statements",
            ("case_report", "JOIN report r ON r.id = c.report"),
            &conditions,
            "c.number",
            window,
            |row| {
                Ok(ReportHeadView {
                    id: row.get(0)?,
                    path: row.get(1)?,
                    source_id: row.get(2)?,
                    url: row.get(3)?,
                    title: row.get(4)?,
                    outlet: row.get(5)?,
                    byline: row.get(6)?,
                    published: row.get(7)?,
                    published_from: row.get(8)?,
                    updated: row.get(9)?,
                    dateline: row.get(10)?,
                    language: row.get(11)?,
                    story: row.get(12)?,
                    statements: row.get(13)?,
                })
            },
        )
    }

    /// The statement of an id.
    ///
    /// # Errors
    /// Where SQLite does, or the row is damaged.
    pub fn one_statement(&self, id: &str) -> Result<Option<CaseStatementView>, Error> {
        Ok(self.items("SELECT row FROM case_statement WHERE id = ?1", &[&id])?.pop())
    }

    /// The actor of an id.
    ///
    /// # Errors
    /// Where SQLite does, or the row is damaged.
    pub fn one_actor(&self, id: &str) -> Result<Option<CaseActorView>, Error> {
        Ok(self.items("SELECT row FROM case_actor WHERE id = ?1", &[&id])?.pop())
    }

    /// The difference of an id.
    ///
    /// # Errors
    /// Where SQLite does, or the row is damaged.
    pub fn one_difference(&self, id: &str) -> Result<Option<DifferenceView>, Error> {
        Ok(self.items("SELECT row FROM case_difference WHERE id = ?1", &[&id])?.pop())
    }
}
