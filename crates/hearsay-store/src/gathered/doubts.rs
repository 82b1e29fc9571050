//! What is to be looked at before quoting, and what was not understood.

use super::Window;
use super::ask::{Rows, Where};
use crate::error::Error;
use crate::file::CaseFile;
use hearsay::view::case::CheckView;
use hearsay::view::correction::CorrectedView;
use hearsay::view::reading::NoteView;

/// A remark of a reading.
#[derive(Clone, Debug, PartialEq)]
pub struct RemarkRow {
    /// The report's id.
    pub report: String,
    /// The remark.
    pub note: NoteView,
}

/// How many there are of what, where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Reports, in their newest version.
    pub reports: usize,
    /// Outlets that are known.
    pub outlets: usize,
    /// Reports of no known outlet.
    pub without_outlet: usize,
    /// Reports of no known date.
    pub without_date: usize,
    /// The earliest day of publication.
    pub first: Option<String>,
    /// The latest.
    pub last: Option<String>,
    /// Stories.
    pub stories: usize,
    /// Statements.
    pub statements: usize,
    /// Those that came through another voice.
    pub relayed: usize,
    /// Actors.
    pub actors: usize,
    /// Those who speak.
    pub speakers: usize,
    /// Pairs of actors that may be one.
    pub suggestions: usize,
    /// Origins that are named.
    pub origins: usize,
    /// Statements for which none is.
    pub unstated: usize,
    /// Differences.
    pub differences: usize,
    /// Quantities that several mentions give.
    pub figures: usize,
    /// Those whose mentions cannot all be true.
    pub disagree: usize,
    /// Passages to look at before quoting.
    pub checks: usize,
    /// Passages that stand word for word in two reports.
    pub copies: usize,
    /// Things that are called differently.
    pub labels: usize,
    /// Pledges.
    pub pledges: usize,
    /// Dated lines.
    pub times: usize,
    /// Sentences with a cue word that found no source.
    pub unplaced: usize,
    /// Decisions of people.
    pub corrections: usize,
}

impl CaseFile {
    /// All counts of what is kept.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_counts(&self) -> Result<Counts, Error> {
        self.asked(|case| {
            let count = |sql: &str| -> rusqlite::Result<usize> {
                case.connection
                    .prepare_cached(&format!("SELECT count(*) FROM {sql}"))?
                    .query_row([], |r| r.get(0))
            };
            let day = |sql: &str| -> rusqlite::Result<Option<String>> {
                case.connection
                    .prepare_cached(&format!("SELECT {sql}(published) FROM case_report"))?
                    .query_row([], |r| r.get(0))
            };
            let unstated = case.connection.query_row(
                "SELECT coalesce(sum(statements), 0) FROM case_origin WHERE name IS NULL",
                [],
                |r| r.get(0),
            )?;
            Ok(Counts {
                reports: count("case_report")?,
                outlets: count("(SELECT DISTINCT outlet FROM case_report WHERE outlet IS NOT NULL)")?,
                without_outlet: count("case_report WHERE outlet IS NULL")?,
                without_date: count("case_report WHERE published IS NULL")?,
                first: day("min")?,
                last: day("max")?,
                stories: count("case_story")?,
                statements: count("case_statement")?,
                relayed: count("case_statement WHERE route IS NOT NULL")?,
                actors: count("case_actor")?,
                speakers: count("case_actor WHERE statements > 0")?,
                suggestions: count("case_suggestion")?,
                origins: count("case_origin WHERE name IS NOT NULL")?,
                unstated,
                differences: count("case_difference")?,
                figures: count("case_figure WHERE mentions > 1")?,
                disagree: count("case_figure WHERE agree = 0")?,
                checks: count("case_check")?,
                copies: count("case_copy")?,
                labels: count("case_label")?,
                pledges: count("case_pledge")?,
                times: count("case_time")?,
                unplaced: count(
                    "note WHERE name = 'cue-without-source' AND report IN (SELECT report FROM case_report)",
                )?,
                corrections: count("case_correction")?,
            })
        })
    }

    /// Passages to look at before quoting, with their words.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_checks(
        &self,
        kind: Option<&str>,
        report: Option<&str>,
        window: Window,
    ) -> Result<Rows<(CheckView, String)>, Error> {
        let conditions = Where::default()
            .and("kind = ?", kind.map(str::to_owned))
            .and("report = ?", report.map(str::to_owned));
        let columns = "kind, report, start, \"end\", why, words";
        self.listed(columns, "case_check", &conditions, "number", window, |row| {
            let check = CheckView {
                kind: row.get(0)?,
                report: row.get(1)?,
                start: row.get(2)?,
                end: row.get(3)?,
                why: row.get(4)?,
            };
            Ok((check, row.get(5)?))
        })
    }

    /// How many checks there are of each kind.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_check_kinds(&self) -> Result<Vec<(String, usize)>, Error> {
        let sql = "SELECT kind, count(*) FROM case_check GROUP BY kind ORDER BY 2 DESC, 1";
        self.many(sql, Vec::new(), |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Remarks of the readings; those of one name or one report.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_remarks(
        &self,
        name: Option<&str>,
        report: Option<&str>,
        window: Window,
    ) -> Result<Rows<RemarkRow>, Error> {
        let conditions = Where::default()
            .and("name = ?", name.map(str::to_owned))
            .and("report = ?", report.map(str::to_owned))
            .only("report IN (SELECT report FROM case_report)", report.is_none());
        let columns = "report, name, message, start, \"end\"";
        self.listed(columns, "note", &conditions, "report, position", window, |row| {
            let note =
                NoteView { name: row.get(1)?, message: row.get(2)?, start: row.get(3)?, end: row.get(4)? };
            Ok(RemarkRow { report: row.get(0)?, note })
        })
    }

    /// How many remarks there are of each name, and in how many reports.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_remark_names(&self) -> Result<Vec<(String, usize, usize)>, Error> {
        let sql = "SELECT name, count(*), count(DISTINCT report) FROM note
                   WHERE report IN (SELECT report FROM case_report) GROUP BY name ORDER BY 2 DESC, 1";
        self.many(sql, Vec::new(), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// The line of a report that a place stands in; of a long one what is near.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn words_around(&self, report: &str, start: usize, end: usize) -> Result<Option<String>, Error> {
        const NEAR: usize = 220;
        let found = self.many(
            "SELECT substr(text, ?2, ?3), substr(text, ?4, ?5), substr(text, ?6, ?7) FROM report WHERE id = ?1",
            {
                let from = start.saturating_sub(NEAR);
                let (inside, behind) = (end.saturating_sub(start).min(4 * NEAR), NEAR);
                let values = [from + 1, start - from, start + 1, inside, start + inside + 1, behind];
                let values = values.into_iter().map(|n| rusqlite::types::Value::from(n as i64));
                std::iter::once(report.to_owned().into()).chain(values).collect()
            },
            |row| Ok([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?]),
        )?;
        Ok(found.into_iter().next().map(|[before, inside, behind]| {
            let before = before.rsplit('\n').next().unwrap_or_default().to_owned();
            let behind = behind.split('\n').next().unwrap_or_default();
            format!("{before}{inside}{behind}")
        }))
    }

    /// Decisions of people, as the gathering found them.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_corrections(&self) -> Result<Vec<CorrectedView>, Error> {
        self.items("SELECT row FROM case_correction ORDER BY number", &[])
    }
}
