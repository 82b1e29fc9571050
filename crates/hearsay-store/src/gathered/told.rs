//! Words, pledges, process, time: what the reports call things, promise, set up, and date.

use super::Window;
use super::ask::{Rows, Where, json};
use crate::error::Error;
use crate::file::CaseFile;
use hearsay::view::case::{
    BodyView, LabelView, OnlyInView, PledgeView, TextView, TimelineView, VersionsView,
};

/// What one thing is called.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelRow {
    /// Stays while its smallest evidence is there.
    pub id: String,
    /// As `hearsay export --as json` prints it.
    pub view: LabelView,
    /// For each word, outlet by outlet: whether each of its passages stands in what someone is said to have said.
    pub attributed: Vec<Vec<bool>>,
}

/// A dated line with the days that it may lie between.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeRow {
    /// As `hearsay export --as json` prints it.
    pub view: TimelineView,
    /// ISO 8601; none where it lies before a day, or the year is not known.
    pub first: Option<String>,
    /// None where the year is not known.
    pub last: Option<String>,
    /// How many reports tell it.
    pub reports: usize,
}

impl CaseFile {
    /// What things are called, by outlet.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_labels(&self, actor: Option<&str>, window: Window) -> Result<Rows<LabelRow>, Error> {
        let conditions = Where::default().and("actor = ?", actor.map(str::to_owned));
        let mut found = self.listed("id, row", "case_label", &conditions, "number", window, |row| {
            Ok(LabelRow { id: row.get(0)?, view: json(row, 1)?, attributed: Vec::new() })
        })?;
        let sql = "SELECT attributed FROM case_label_word WHERE label = ? ORDER BY position";
        for row in &mut found.rows {
            let flags: Vec<String> = self.many(sql, vec![row.id.clone().into()], |r| r.get(0))?;
            row.attributed = flags.iter().map(|f| f.bytes().map(|b| b == b'1').collect()).collect();
        }
        Ok(found)
    }

    /// Promises, demands, denials, accusations, agreements and threats, those that were answered first.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_pledges(&self, kind: Option<&str>, window: Window) -> Result<Rows<PledgeView>, Error> {
        let conditions = Where::default().and("kind = ?", kind.map(str::to_owned));
        self.listed("row", "case_pledge", &conditions, "later DESC, number", window, |row| json(row, 0))
    }

    /// How many pledges there are of each kind.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_pledge_kinds(&self) -> Result<Vec<(String, usize)>, Error> {
        let sql = "SELECT kind, count(*) FROM case_pledge GROUP BY kind ORDER BY 2 DESC, 1";
        self.many(sql, Vec::new(), |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Bodies or instruments of the process: `body`, `instrument`.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_bodies(&self, part: &str, window: Window) -> Result<Rows<BodyView>, Error> {
        let conditions = Where::default().and("part = ?", Some(part.to_owned()));
        self.listed("row", "case_process", &conditions, "number", window, |row| json(row, 0))
    }

    /// Conditions, or who decides: `condition`, `decides`.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_process_texts(&self, part: &str, window: Window) -> Result<Rows<TextView>, Error> {
        let conditions = Where::default().and("part = ?", Some(part.to_owned()));
        self.listed("row", "case_process", &conditions, "number", window, |row| json(row, 0))
    }

    /// Dated lines that touch a stretch of days, in the order of time; without one, all, those without a year last.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_times(&self, within: Option<(&str, &str)>, window: Window) -> Result<Rows<TimeRow>, Error> {
        let conditions = Where::default()
            .and("coalesce(first, last) <= ?", within.map(|w| w.1.to_owned()))
            .and("last >= ?", within.map(|w| w.0.to_owned()));
        let order = "coalesce(first, last) IS NULL, coalesce(first, last), last, number";
        self.listed("row, first, last, reports", "case_time", &conditions, order, window, |row| {
            Ok(TimeRow { view: json(row, 0)?, first: row.get(1)?, last: row.get(2)?, reports: row.get(3)? })
        })
    }

    /// How many dated lines begin in each year, month or day: the first `length` characters of their first day.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_time_counts(&self, length: usize, under: &str) -> Result<Vec<(String, usize)>, Error> {
        self.many(
            "SELECT substr(coalesce(first, last), 1, ?1) AS part, count(*) FROM case_time
             WHERE coalesce(first, last) >= ?2 AND coalesce(first, last) <= ?3 GROUP BY part ORDER BY part",
            vec![(length as i64).into(), under.to_owned().into(), format!("{under}~").into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// Facts that one report alone tells.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_only_in(&self, window: Window) -> Result<Rows<(OnlyInView, String)>, Error> {
        self.listed("row, words", "case_only_in", &Where::default(), "number", window, |row| {
            Ok((json(row, 0)?, row.get(1)?))
        })
    }

    /// The versions of a report, by its newest.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_versions(&self, newest: Option<&str>, window: Window) -> Result<Rows<VersionsView>, Error> {
        let conditions = Where::default().and("newest = ?", newest.map(str::to_owned));
        self.listed("row", "case_version", &conditions, "number", window, |row| json(row, 0))
    }
}
