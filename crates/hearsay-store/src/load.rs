//! Rows → ReadingView: what was read, as it was read.

use crate::add::given_from;
use crate::error::{Error, ErrorKind};
use crate::file::CaseFile;
use hearsay::Given;
use hearsay::view::ReadingView;
use std::path::Path;

/// A report as the case keeps it.
#[derive(Clone, Debug)]
pub struct Stored {
    /// What was read in it.
    pub reading: ReadingView,
    /// The input, byte for byte.
    pub bytes: Vec<u8>,
    /// The version of model and rules that read it.
    pub version: String,
    /// What was handed in beside the bytes; none in a case of a version that did not keep it.
    pub given: Option<Given>,
}

/// The columns behind the id that [`Packed`] takes.
pub(crate) const READING: &str = "path, text, reading, packed";

/// A reading as it lies in its row, to be unpacked on whichever thread.
#[derive(Clone, Debug)]
pub struct Packed {
    pub(crate) id: String,
    path: String,
    pub(crate) text: String,
    json: String,
    deflated: Option<Vec<u8>>,
}

impl Packed {
    /// The reading.
    ///
    /// # Errors
    /// Where the row is damaged; `case` is the file's path, for the message.
    pub fn unpack(&self, case: &Path) -> Result<ReadingView, Error> {
        let damaged =
            |why: String| Error::new(case, ErrorKind::Damaged, format!("report {}: {why}", self.id));
        let json = match &self.deflated {
            None => self.json.clone().into_bytes(),
            Some(deflated) => miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(deflated, LARGEST)
                .map_err(|_| damaged("its reading cannot be unpacked".into()))?,
        };
        let mut reading: ReadingView = serde_json::from_slice(&json)
            .map_err(|e| damaged(format!("its reading cannot be taken apart: {e}")))?;
        reading.text.clone_from(&self.text);
        reading.path.clone_from(&self.path);
        Ok(reading)
    }

    /// From the id and the columns of [`READING`].
    pub(crate) fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Packed> {
        Ok(Packed {
            id: row.get(0)?,
            path: row.get(1)?,
            text: row.get(2)?,
            json: row.get(3)?,
            deflated: row.get(4)?,
        })
    }
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
        self.each_reading(|reading| all.push(reading))?;
        Ok(all)
    }

    /// Hands over each reading, in the order of their paths, one at a time.
    ///
    /// # Errors
    /// Where SQLite does, or a reading is damaged.
    pub fn each_reading(&self, mut each: impl FnMut(ReadingView)) -> Result<(), Error> {
        let mut damaged = None;
        self.each_row(READING, |row| {
            match self.reading(&Packed::from_row(row)?) {
                Ok(reading) => each(reading),
                Err(e) => damaged = damaged.take().or(Some(e)),
            }
            Ok(())
        })?;
        damaged.map_or(Ok(()), Err)
    }

    /// Hands over each reading as it lies in its row, in the order of their paths, one at a time.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn each_packed(&self, mut each: impl FnMut(Packed)) -> Result<(), Error> {
        self.each_row(READING, |row| {
            each(Packed::from_row(row)?);
            Ok(())
        })
    }

    /// How many reports another version has read.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn outdated(&self) -> Result<usize, Error> {
        self.connection
            .query_row("SELECT count(*) FROM report WHERE version <> ?1", [hearsay::VERSION], |row| {
                row.get(0)
            })
            .map_err(|e| self.sqlite(e))
    }

    /// Hands over each report with its bytes, in the order of their paths, one at a time.
    ///
    /// # Errors
    /// Where SQLite or `each` does, or a report is damaged.
    pub fn each(&self, mut each: impl FnMut(Stored)) -> Result<(), Error> {
        let mut damaged = None;
        self.each_row(&format!("{READING}, bytes, version, given"), |row| {
            let packed = Packed::from_row(row)?;
            let (deflated, version): (Option<Vec<u8>>, String) = (row.get(5)?, row.get(6)?);
            let given: Option<String> = row.get(7)?;
            let bytes = match deflated {
                None => Ok(packed.text.clone().into_bytes()),
                Some(deflated) => miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&deflated, LARGEST)
                    .map_err(|_| self.damaged(&packed.id, "its bytes cannot be unpacked")),
            };
            let given = given.and_then(|json| given_from(&json, &packed.id, &packed.path));
            match (bytes, self.reading(&packed)) {
                (Ok(bytes), Ok(reading)) => each(Stored { reading, bytes, version, given }),
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

    pub(crate) fn reading(&self, packed: &Packed) -> Result<ReadingView, Error> {
        packed.unpack(&self.path)
    }

    fn damaged(&self, id: &str, why: &str) -> Error {
        Error::new(&self.path, ErrorKind::Damaged, format!("report {id}: {why}"))
    }
}
