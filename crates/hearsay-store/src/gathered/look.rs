//! Rows → views: a window on a section of what is kept, and the whole of it.

use super::ask::{Rows, Where};
use crate::error::{Error, ErrorKind};
use crate::file::CaseFile;
use crate::load::{Packed, READING};
use hearsay::case::Part;
use hearsay::view::CaseView;
use hearsay::view::case::{CopyView, OriginView, PassageView, ProcessView, StoryView};
use hearsay::view::reading::ReadingView;
use serde::de::DeserializeOwned;

/// Which part of a list: `limit` items from `offset` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How many to pass over.
    pub offset: usize,
    /// How many to give at most.
    pub limit: usize,
}

impl Window {
    /// All of it.
    pub const ALL: Window = Window { offset: 0, limit: i64::MAX as usize };
}

/// A reading's layers as a row keeps them; its text is taken away before, since its report has it.
pub(super) fn pack(report: &ReadingView) -> rusqlite::Result<Vec<u8>> {
    let json = serde_json::to_vec(report).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
    Ok(miniz_oxide::deflate::compress_to_vec_zlib(&json, 3))
}

/// No report is larger than what the reader of files takes.
const LARGEST: usize = 256 << 20;

impl CaseFile {
    /// A report with the case's actors, as `hearsay export --as json` prints it; none where it is not in the case, or an
    /// older version of one that is.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_report(&self, id: &str) -> Result<Option<ReadingView>, Error> {
        let run = || -> rusqlite::Result<Option<(Vec<u8>, String)>> {
            let mut query = self.connection.prepare_cached(
                "SELECT c.packed, r.text FROM case_report c JOIN report r ON r.id = c.report WHERE c.report = ?1",
            )?;
            let mut rows = query.query([id])?;
            rows.next()?.map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
        };
        run().map_err(|e| self.sqlite(e))?.map(|(packed, text)| self.unpack(id, &packed, text)).transpose()
    }

    /// A report as it was read, whether it is the newest version or not: with actors of its own and without statements of the
    /// case.
    ///
    /// # Errors
    /// Where SQLite does, or the reading is damaged.
    pub fn read_of(&self, id: &str) -> Result<Option<ReadingView>, Error> {
        let run = || -> rusqlite::Result<Option<Packed>> {
            let mut query =
                self.connection.prepare_cached(&format!("SELECT id, {READING} FROM report WHERE id = ?1"))?;
            let mut rows = query.query([id])?;
            rows.next()?.map(Packed::from_row).transpose()
        };
        run().map_err(|e| self.sqlite(e))?.map(|packed| self.reading(&packed)).transpose()
    }

    pub(super) fn unpack(&self, id: &str, packed: &[u8], text: String) -> Result<ReadingView, Error> {
        let damaged = |why: String| Error::new(&self.path, ErrorKind::Damaged, format!("report {id}: {why}"));
        let json = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(packed, LARGEST)
            .map_err(|_| damaged("what was gathered of it cannot be unpacked".into()))?;
        let mut view: ReadingView = serde_json::from_slice(&json)
            .map_err(|e| damaged(format!("what was gathered of it cannot be taken apart: {e}")))?;
        view.text = text;
        Ok(view)
    }

    /// Items of a column `row`, taken back from JSON.
    pub(crate) fn items<T: DeserializeOwned>(
        &self,
        sql: &str,
        values: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<T>, Error> {
        let run = || -> rusqlite::Result<Vec<String>> {
            self.connection.prepare_cached(sql)?.query_map(values, |row| row.get(0))?.collect()
        };
        let rows = run().map_err(|e| self.sqlite(e))?;
        rows.iter().map(|row| self.item(row)).collect()
    }

    pub(crate) fn item<T: DeserializeOwned>(&self, row: &str) -> Result<T, Error> {
        serde_json::from_str(row).map_err(|e| {
            Error::new(
                &self.path,
                ErrorKind::Damaged,
                format!("what was gathered cannot be taken apart: {e}"),
            )
        })
    }

    /// All that is kept, as it was gathered.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept(&self) -> Result<CaseView, Error> {
        let mut case = CaseView::default();
        self.each_kept(|part| case.put(part))?;
        Ok(case)
    }

    /// The same item after item, in the order of [`SECTIONS`](hearsay::case::SECTIONS), never all of it in memory.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn each_kept(&self, mut sink: impl FnMut(Part)) -> Result<(), Error> {
        self.each_kept_report(&mut sink)?;
        self.each_item("case_actor", &mut sink, Part::Actor)?;
        self.each_item("case_statement", &mut sink, Part::Statement)?;
        self.each_item("case_relay", &mut sink, Part::Relay)?;
        self.kept_origins(Window::ALL)?.rows.into_iter().map(Part::Origin).for_each(&mut sink);
        self.each_item("case_same", &mut sink, Part::Same)?;
        self.each_item("case_figure", &mut sink, Part::Figure)?;
        self.each_item("case_check", &mut sink, Part::Check)?;
        self.each_item("case_difference", &mut sink, Part::Difference)?;
        self.each_item("case_label", &mut sink, Part::Label)?;
        self.each_item("case_only_in", &mut sink, Part::OnlyIn)?;
        self.kept_copies(Window::ALL)?.rows.into_iter().map(Part::Copy).for_each(&mut sink);
        self.kept_stories(Window::ALL)?.rows.into_iter().map(Part::Story).for_each(&mut sink);
        self.each_item("case_version", &mut sink, Part::Versions)?;
        self.each_item("case_pledge", &mut sink, Part::Pledge)?;
        sink(Part::Process(self.kept_process()?));
        self.each_item("case_time", &mut sink, Part::Event)?;
        self.each_item("case_correction", &mut sink, Part::Correction)?;
        self.kept_notes(None, Window::ALL)?.into_iter().map(Part::Note).for_each(sink);
        Ok(())
    }

    /// Hands over the items of a table that keeps each as JSON.
    fn each_item<T: DeserializeOwned>(
        &self,
        table: &str,
        sink: &mut impl FnMut(Part),
        part: fn(T) -> Part,
    ) -> Result<(), Error> {
        let sql = format!("SELECT row FROM {table} ORDER BY number");
        let mut query = self.connection.prepare_cached(&sql).map_err(|e| self.sqlite(e))?;
        let mut rows = query.query([]).map_err(|e| self.sqlite(e))?;
        while let Some(row) = rows.next().map_err(|e| self.sqlite(e))? {
            let json = row.get_ref(0).and_then(|x| Ok(x.as_str()?)).map_err(|e| self.sqlite(e))?;
            sink(part(self.item(json)?));
        }
        Ok(())
    }

    fn each_kept_report(&self, sink: &mut impl FnMut(Part)) -> Result<(), Error> {
        let mut query = self
            .connection
            .prepare_cached(
                "SELECT c.report, c.packed, r.text FROM case_report c JOIN report r ON r.id = c.report
                 ORDER BY c.number",
            )
            .map_err(|e| self.sqlite(e))?;
        let mut rows = query.query([]).map_err(|e| self.sqlite(e))?;
        while let Some(row) = rows.next().map_err(|e| self.sqlite(e))? {
            let columns = || -> rusqlite::Result<(String, Vec<u8>, String)> {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            };
            let (id, packed, text) = columns().map_err(|e| self.sqlite(e))?;
            sink(Part::Report(Box::new(self.unpack(&id, &packed, text)?)));
        }
        Ok(())
    }

    /// The process that the story is about.
    ///
    /// # Errors
    /// Where SQLite does, or a row is damaged.
    pub fn kept_process(&self) -> Result<ProcessView, Error> {
        let part = |part: &str| format!("SELECT row FROM case_process WHERE part = '{part}' ORDER BY number");
        Ok(ProcessView {
            bodies: self.items(&part("body"), &[])?,
            conditions: self.items(&part("condition"), &[])?,
            instruments: self.items(&part("instrument"), &[])?,
            decides: self.items(&part("decides"), &[])?,
        })
    }

    /// Who is named as the origin of what is told, each with all that came from it.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_origins(&self, window: Window) -> Result<Rows<OriginView>, Error> {
        let none = Where::default();
        let heads = self.listed("number, name, kind", "case_origin", &none, "number", window, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        let list = |sql: &str, origin: i64| self.many(sql, vec![origin.into()], |row| row.get(0));
        let whole = |(number, name, kind): (i64, Option<String>, Option<String>)| {
            Ok(OriginView {
                name,
                kind,
                reports: list("SELECT report FROM case_origin_report WHERE origin = ? ORDER BY report", number)?,
                statements: list(
                    "SELECT statement FROM case_origin_statement WHERE origin = ? ORDER BY position",
                    number,
                )?,
                evidence: self.many(
                    "SELECT report, start, \"end\" FROM case_origin_passage WHERE origin = ? ORDER BY position",
                    vec![number.into()],
                    |row| Ok(PassageView { report: row.get(0)?, start: row.get(1)?, end: row.get(2)? }),
                )?,
            })
        };
        let rows = heads.rows.into_iter().map(whole).collect::<Result<_, Error>>()?;
        Ok(Rows { rows, total: heads.total })
    }

    /// Passages that stand word for word in two reports.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_copies(&self, window: Window) -> Result<Rows<CopyView>, Error> {
        let columns = "from_report, from_start, from_end, to_report, to_start, to_end";
        self.listed(columns, "case_copy", &Where::default(), "number", window, |row| {
            Ok(CopyView {
                from: PassageView { report: row.get(0)?, start: row.get(1)?, end: row.get(2)? },
                to: PassageView { report: row.get(3)?, start: row.get(4)?, end: row.get(5)? },
            })
        })
    }

    /// Stories, each with its reports.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn kept_stories(&self, window: Window) -> Result<Rows<StoryView>, Error> {
        let ids = self.listed("id", "case_story", &Where::default(), "number", window, |row| row.get(0))?;
        let whole = |id: String| {
            let sql = "SELECT report FROM case_story_report WHERE story = ? ORDER BY report";
            let reports = self.many(sql, vec![id.clone().into()], |row| row.get(0))?;
            Ok(StoryView { id, reports })
        };
        let rows = ids.rows.into_iter().map(whole).collect::<Result<_, Error>>()?;
        Ok(Rows { rows, total: ids.total })
    }
}
