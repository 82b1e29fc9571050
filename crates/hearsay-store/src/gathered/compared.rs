//! Where accounts differ, and which figures they give.

use super::Window;
use super::ask::{Rows, Where, json};
use crate::error::Error;
use crate::file::CaseFile;
use hearsay::view::case::{CaseFigureView, DifferenceView};
use rusqlite::Row;

/// A difference with the words of its sides.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceRow {
    /// Stays while its smallest evidence is there.
    pub id: String,
    /// As `hearsay export --as json` prints it.
    pub view: DifferenceView,
    /// The words of each of its members.
    pub words: Vec<String>,
}

/// Which differences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DifferenceFilter {
    /// Found by this rule.
    pub rule: Option<String>,
    /// Whether time alone can explain it.
    pub by_time: Option<bool>,
    /// With a side in this report.
    pub report: Option<String>,
    /// Only this one.
    pub id: Option<String>,
}

/// A quantity with the words of its mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// Stays while its smallest evidence is there.
    pub id: String,
    /// As `hearsay export --as json` prints it.
    pub view: CaseFigureView,
    /// The words of each of its mentions.
    pub words: Vec<String>,
    /// How many reports give it.
    pub reports: usize,
}

/// Which quantities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureFilter {
    /// Whether all mentions can be true at once and no bound lies far below another number.
    pub agree: Option<bool>,
    /// Only those that several give.
    pub several: bool,
    /// Words in what is counted.
    pub what: Option<String>,
    /// Given in this report.
    pub report: Option<String>,
    /// Only this one.
    pub id: Option<String>,
}

impl CaseFile {
    /// Differences, best first.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_differences(
        &self,
        filter: &DifferenceFilter,
        window: Window,
    ) -> Result<Rows<DifferenceRow>, Error> {
        let conditions = Where::default()
            .and("rule = ?", filter.rule.clone())
            .and("by_time = ?", filter.by_time.map(i64::from))
            .and(
                "id IN (SELECT difference FROM case_difference_member WHERE report = ?)",
                filter.report.clone(),
            )
            .and("id = ?", filter.id.clone());
        let found = self.listed("id, row", "case_difference", &conditions, "number", window, |row| {
            Ok(DifferenceRow { id: row.get(0)?, view: json(row, 1)?, words: Vec::new() })
        })?;
        let sql = "SELECT words FROM case_difference_member WHERE difference = ? ORDER BY position";
        self.with_words(found, sql, |row| &row.id, |row, words| row.words = words)
    }

    /// How many differences each rule found.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_difference_rules(&self) -> Result<Vec<(String, usize)>, Error> {
        let sql = "SELECT rule, count(*) FROM case_difference GROUP BY rule ORDER BY 2 DESC, 1";
        self.many(sql, Vec::new(), |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Quantities: those that disagree first, then those that most reports give.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_figures(&self, filter: &FigureFilter, window: Window) -> Result<Rows<FigureRow>, Error> {
        let conditions = Where::default()
            .and("agree = ?", filter.agree.map(i64::from))
            .only("mentions > 1", filter.several)
            .and("instr(lower(what || ' ' || coalesce(place, '')), lower(?)) > 0", filter.what.clone())
            .and("id IN (SELECT figure FROM case_figure_mention WHERE report = ?)", filter.report.clone())
            .and("id = ?", filter.id.clone());
        let order = "agree, reports DESC, number";
        let columns = "id, row, reports";
        let found =
            self.listed_of(columns, ("case_figure", ""), &conditions, order, window, |row: &Row<'_>| {
                Ok(FigureRow {
                    id: row.get(0)?,
                    view: json(row, 1)?,
                    words: Vec::new(),
                    reports: row.get(2)?,
                })
            })?;
        let sql = "SELECT words FROM case_figure_mention WHERE figure = ? ORDER BY position";
        self.with_words(found, sql, |row| &row.id, |row, words| row.words = words)
    }

    fn with_words<T>(
        &self,
        mut found: Rows<T>,
        sql: &str,
        id: impl Fn(&T) -> &str,
        mut put: impl FnMut(&mut T, Vec<String>),
    ) -> Result<Rows<T>, Error> {
        for row in &mut found.rows {
            let words = self.many(sql, vec![id(row).to_owned().into()], |r| r.get(0))?;
            put(row, words);
        }
        Ok(found)
    }
}
