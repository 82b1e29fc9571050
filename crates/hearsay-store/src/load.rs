//! Rows → ReadingView: what was read, as it was read.

use crate::error::{Error, ErrorKind};
use crate::file::CaseFile;
use hearsay::view::ReadingView;

/// A report as the case keeps it.
#[derive(Clone, Debug)]
pub struct Stored {
    /// What was read in it.
    pub reading: ReadingView,
    /// The input, byte for byte.
    pub bytes: Vec<u8>,
    /// The version of model and rules that read it.
    pub version: String,
}

/// No report is larger than what the reader of files takes; a stored one that claims to be is damaged.
const LARGEST: usize = 256 << 20;

impl CaseFile {
    /// How many reports there are.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn len(&self) -> Result<usize, Error> {
        self.connection
            .query_row("SELECT count(*) FROM report", [], |row| row.get(0))
            .map_err(|e| self.sqlite(e))
    }

    /// Whether there are none.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.len()? == 0)
    }

    /// All readings, in the order of their paths.
    ///
    /// # Errors
    /// Where SQLite does, or a reading is damaged.
    pub fn readings(&self) -> Result<Vec<ReadingView>, Error> {
        let mut all = Vec::new();
        self.each_row("text, reading", |row| {
            let (id, text, json): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            all.push((id, text, json));
            Ok(())
        })?;
        all.into_iter().map(|(id, text, json)| self.reading(&id, text, &json)).collect()
    }

    /// Hands over each report with its bytes, in the order of their paths, one at a time.
    ///
    /// # Errors
    /// Where SQLite or `each` does, or a report is damaged.
    pub fn each(&self, mut each: impl FnMut(Stored)) -> Result<(), Error> {
        let mut damaged = None;
        self.each_row("text, reading, bytes, version", |row| {
            let (id, text, json): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (packed, version): (Option<Vec<u8>>, String) = (row.get(3)?, row.get(4)?);
            let bytes = match packed {
                None => Ok(text.clone().into_bytes()),
                Some(packed) => miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&packed, LARGEST)
                    .map_err(|_| self.damaged(&id, "its bytes cannot be unpacked")),
            };
            match (bytes, self.reading(&id, text, &json)) {
                (Ok(bytes), Ok(reading)) => each(Stored { reading, bytes, version }),
                (Err(e), _) | (_, Err(e)) => damaged = damaged.take().or(Some(e)),
            }
            Ok(())
        })?;
        damaged.map_or(Ok(()), Err)
    }

    /// Rows of `report`, its id and then `columns`, in the order of their paths.
    pub(crate) fn each_row(
        &self,
        columns: &str,
        mut each: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), Error> {
        let mut run = || -> rusqlite::Result<()> {
            let mut query = self
                .connection
                .prepare_cached(&format!("SELECT id, {columns} FROM report ORDER BY path, id"))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                each(row)?;
            }
            Ok(())
        };
        run().map_err(|e| self.sqlite(e))
    }

    pub(crate) fn reading(&self, id: &str, text: String, json: &str) -> Result<ReadingView, Error> {
        let mut reading: ReadingView = serde_json::from_str(json)
            .map_err(|e| self.damaged(id, &format!("its reading cannot be taken apart: {e}")))?;
        reading.text = text;
        Ok(reading)
    }

    fn damaged(&self, id: &str, why: &str) -> Error {
        Error::new(&self.path, ErrorKind::Damaged, format!("report {id}: {why}"))
    }
}
