//! Decision about what is kept → corrections: the same as of a case at hand, looked up row by row.

use crate::error::Error;
use crate::file::CaseFile;
use hearsay::case::{Decided, Look, Refusal, Stamp, decide, stands_in};
use hearsay::view::ReadingView;
use hearsay::view::case::{CaseActorView, PassageView};
use hearsay::view::decision::DecisionView;
use std::borrow::Cow;
use std::cell::RefCell;

/// What is kept, to be looked into; the first error is remembered, since looking knows none.
struct Kept<'c> {
    case: &'c CaseFile,
    error: RefCell<Option<Error>>,
}

impl CaseFile {
    /// The corrections that a decision comes to, by what was gathered last; nothing is written.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged. That the decision cannot be taken is no error but a [`Refusal`].
    pub fn decide(
        &self,
        decision: &DecisionView,
        stamp: &Stamp,
    ) -> Result<Result<Vec<Decided>, Refusal>, Error> {
        let kept = Kept { case: self, error: RefCell::new(None) };
        let decided = decide(&kept, decision, stamp);
        match kept.error.into_inner() {
            Some(e) => Err(e),
            None => Ok(decided),
        }
    }

    /// Ids of the actors that bear a name, or have it as an id.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn actors_called(&self, name: &str) -> Result<Vec<String>, Error> {
        let ask = |sql: &str| -> Result<Vec<String>, Error> {
            self.connection
                .prepare_cached(sql)
                .and_then(|mut q| q.query_map([name], |row| row.get(0))?.collect())
                .map_err(|e| self.sqlite(e))
        };
        for sql in [
            "SELECT id FROM case_actor WHERE id = ?1",
            "SELECT id FROM case_actor WHERE name = ?1 ORDER BY number",
            "SELECT DISTINCT actor FROM case_actor_name WHERE text = ?1 ORDER BY actor",
        ] {
            let found = ask(sql)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// Whether something of a layer stands at just these passages.
    fn kept_stands(&self, layer: &str, at: &[PassageView]) -> Result<bool, Error> {
        let [first, rest @ ..] = at else { return Ok(false) };
        let there = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
            self.connection.prepare_cached(sql).and_then(|mut q| q.exists(values)).map_err(|e| self.sqlite(e))
        };
        if layer == "difference" {
            let second = rest.first().unwrap_or(first);
            return there(
                "SELECT 1 FROM case_difference_member a JOIN case_difference_member b ON b.difference = a.difference
                 WHERE a.report = ?1 AND a.start = ?2 AND a.\"end\" = ?3
                   AND b.report = ?4 AND b.start = ?5 AND b.\"end\" = ?6",
                &[&first.report, &first.start, &first.end, &second.report, &second.start, &second.end],
            );
        }
        if !rest.is_empty() {
            return Ok(false);
        }
        let sql = match layer {
            "statement" => "SELECT 1 FROM case_statement WHERE report = ?1 AND start = ?2 AND \"end\" = ?3",
            "relay" => "SELECT 1 FROM case_relay WHERE report = ?1 AND start = ?2 AND \"end\" = ?3",
            _ => {
                let report = self.kept_report(&first.report)?;
                return Ok(report.is_some_and(|r| stands_in(&r, layer, [first.start, first.end])));
            }
        };
        there(sql, &[&first.report, &first.start, &first.end])
    }
}

impl Kept<'_> {
    fn sound<T: Default>(&self, found: Result<T, Error>) -> T {
        found.unwrap_or_else(|e| {
            self.error.borrow_mut().get_or_insert(e);
            T::default()
        })
    }
}

impl Look for Kept<'_> {
    fn actor(&self, id: &str) -> Option<Cow<'_, CaseActorView>> {
        self.sound(self.case.one_actor(id)).map(Cow::Owned)
    }

    fn report(&self, id: &str) -> Option<Cow<'_, ReadingView>> {
        self.sound(self.case.kept_report(id)).map(Cow::Owned)
    }

    fn stands(&self, layer: &str, at: &[PassageView]) -> bool {
        self.sound(self.case.kept_stands(layer, at))
    }
}
