//! Case file → findings: does everything in it rest on the reports that it holds?

use crate::add::passages;
use crate::error::Error;
use crate::file::CaseFile;
use crate::load::{Packed, READING};
use hearsay::text::CodePoints;
use hearsay::view::ReadingView;
use hearsay::view::reading::Pair;
use hearsay::view::verify::faults;

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The report's id; empty where it is the file as a whole.
    pub report: String,
    /// Where the report was read from.
    pub path: String,
    /// What it is about: `statement s3 content`.
    pub what: String,
    /// Where, in code points of the report's text.
    pub place: Option<Pair>,
    /// What is wrong.
    pub why: String,
}

impl CaseFile {
    /// Holds every span of evidence against the text of its report, and every stored copy of words against the words.
    /// Empty where all is well.
    ///
    /// # Errors
    /// Where the file cannot be read at all.
    pub fn verify(&self) -> Result<Vec<Finding>, Error> {
        let mut findings = self.verify_file()?;
        let mut rows = Vec::new();
        self.each_row("path", |row| {
            rows.push((row.get::<_, String>(0)?, row.get::<_, String>(1)?));
            Ok(())
        })?;
        for (id, path) in rows {
            match self.verify_report(&id) {
                Ok(more) => findings.extend(more.into_iter().map(|(what, place, why)| Finding {
                    report: id.clone(),
                    path: path.clone(),
                    what,
                    place,
                    why,
                })),
                Err(e) => findings.push(Finding {
                    report: id,
                    path,
                    what: "report".into(),
                    place: None,
                    why: e.message().into(),
                }),
            }
        }
        Ok(findings)
    }

    /// What SQLite itself finds wrong: broken pages, rows that point nowhere.
    fn verify_file(&self) -> Result<Vec<Finding>, Error> {
        let whole = |why: String| Finding {
            report: String::new(),
            path: self.path.display().to_string(),
            what: "file".into(),
            place: None,
            why,
        };
        let run = || -> rusqlite::Result<Vec<Finding>> {
            let mut findings = Vec::new();
            let mut query = self.connection.prepare("PRAGMA integrity_check")?;
            let lines = query.query_map([], |row| row.get::<_, String>(0))?;
            for line in lines {
                let line = line?;
                if line != "ok" {
                    findings.push(whole(line));
                }
            }
            if let Err(e) = self.ledger() {
                findings.push(whole(e.message().to_owned()));
            }
            let mut query = self.connection.prepare("PRAGMA foreign_key_check")?;
            let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))?;
            for row in rows {
                let (table, parent) = row?;
                findings.push(whole(format!("a row of {table} points to no {parent}")));
            }
            Ok(findings)
        };
        run().map_err(|e| self.sqlite(e))
    }

    fn verify_report(&self, id: &str) -> Result<Vec<(String, Option<Pair>, String)>, Error> {
        let packed = self
            .connection
            .prepare_cached(&format!("SELECT id, {READING} FROM report WHERE id = ?1"))
            .and_then(|mut q| q.query_row([id], Packed::from_row))
            .map_err(|e| self.sqlite(e))?;
        let reading = self.reading(&packed)?;
        let mut found: Vec<_> = faults(&reading).into_iter().map(|f| (f.what, f.place, f.why)).collect();
        if reading.id != id {
            found.push(("reading".into(), None, format!("is that of report {}", reading.id)));
        }
        found.extend(self.verify_words(&reading)?);
        Ok(found)
    }

    /// The passages in their table must be those of the reading, and their words those of the text, character for
    /// character.
    fn verify_words(&self, reading: &ReadingView) -> Result<Vec<(String, Option<Pair>, String)>, Error> {
        let run = || -> rusqlite::Result<Vec<(String, String, String, Pair, String)>> {
            self.connection
                .prepare_cached(
                    "SELECT layer, item, role, start, \"end\", words FROM passage WHERE report = ?1 ORDER BY number",
                )?
                .query_map([&reading.id], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, [row.get(3)?, row.get(4)?], row.get(5)?))
                })?
                .collect()
        };
        let rows = run().map_err(|e| self.sqlite(e))?;
        let points = CodePoints::new(&reading.text);
        let mut found = Vec::new();
        for (layer, item, role, pair, words) in &rows {
            let printed = points.span(&reading.text, *pair).of(&reading.text);
            if words != printed {
                let why = format!("the case has \"{words}\", the report has \"{printed}\"");
                found.push((format!("{layer} {item} {role}"), Some(*pair), why));
            }
        }
        let expected = passages(reading);
        let same = expected.len() == rows.len()
            && expected
                .iter()
                .zip(&rows)
                .all(|(e, r)| (e.layer, &e.item, e.role, e.pair) == (r.0.as_str(), &r.1, r.2.as_str(), r.3));
        if !same {
            found.push(("passages".into(), None, "the table has others than the reading".into()));
        }
        Ok(found)
    }
}
