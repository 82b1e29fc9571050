//! Path → open case: is this file a case, may it be written, and is anybody else at it?

use crate::error::{Error, ErrorKind};
use crate::part::part_of;
use crate::schema;
use rusqlite::{Connection, OpenFlags};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What a case is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To look: nothing is written, not even a migration.
    Read,
    /// To add: the file is made if absent, and brought up to date.
    Write,
}

/// One open case file.
#[derive(Debug)]
pub struct CaseFile {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    /// The day of the run of adding that is under way, and its number once it has brought something.
    pub(crate) sitting: Option<(String, Option<i64>)>,
}

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How long to wait for another program that writes before saying so.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long whoever has something to write waits: a large case takes seconds to read.
const LONG_PATIENCE: Duration = Duration::from_secs(30);

/// Whether a file begins as every SQLite file does: the cheap way to tell a case from a report.
pub fn looks_like_sqlite(path: &Path) -> bool {
    let mut head = [0; MAGIC.len()];
    let opened =
        std::fs::metadata(path).is_ok_and(|m| m.is_file()).then(|| std::fs::File::open(path).ok()).flatten();
    opened.is_some_and(|mut file| file.read_exact(&mut head).is_ok()) && head == *MAGIC
}

impl CaseFile {
    /// Opens a case file; in [`Mode::Write`] it is made if absent.
    ///
    /// # Errors
    /// Where the file is missing, no case, too new, locked, or not to be written.
    pub fn open(path: &Path, mode: Mode) -> Result<CaseFile, Error> {
        let fresh = look(path, mode)?;
        if mode == Mode::Read {
            settle(path)?;
        }
        let flags = match mode {
            Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        };
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if fresh {
            make(path, flags)?;
        }
        open(path, flags, mode)
    }

    /// Asks several things of one state of the file, whatever another program writes meanwhile.
    ///
    /// # Errors
    /// Where SQLite or `ask` does.
    pub fn at_once<T>(&self, ask: impl FnOnce(&CaseFile) -> Result<T, Error>) -> Result<T, Error> {
        let within = self.connection.unchecked_transaction().map_err(|e| self.sqlite(e))?;
        let answer = ask(self)?;
        within.commit().map_err(|e| self.sqlite(e))?;
        Ok(answer)
    }

    /// Writes a copy of one state of the file to a place where nothing is.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn copy_to(&self, to: &Path) -> Result<(), Error> {
        self.connection.execute("VACUUM INTO ?1", [to.to_string_lossy()]).map_err(|e| self.sqlite(e))?;
        Ok(())
    }

    pub(crate) fn sqlite(&self, error: rusqlite::Error) -> Error {
        Error::from_sqlite(&self.path, error)
    }

    /// Refuses to let the file grow past this many pages of 4 KiB, as a full disk would.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn limit_pages(&mut self, pages: u32) -> Result<(), Error> {
        self.connection.pragma_update(None, "max_page_count", pages).map_err(|e| self.sqlite(e))
    }
}

/// Looks before SQLite does: it would take any name for a wish to make a file. Says whether the file is to be made.
fn look(path: &Path, mode: Mode) -> Result<bool, Error> {
    let fail = |kind, message: &str| Err(Error::new(path, kind, message));
    match std::fs::metadata(path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => match mode {
            Mode::Read => fail(ErrorKind::Missing, "there is no such file"),
            Mode::Write => match path.parent() {
                Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
                    fail(ErrorKind::Missing, "the folder that it should be in does not exist")
                }
                _ => Ok(true),
            },
        },
        Err(e) => fail(ErrorKind::Missing, &format!("this file cannot be opened ({e})")),
        Ok(meta) if meta.is_dir() => fail(ErrorKind::NotACase, "this is a folder, no Hearsay case"),
        Ok(meta) if meta.len() == 0 => match mode {
            Mode::Read => fail(ErrorKind::NotACase, "this file is empty, no Hearsay case"),
            Mode::Write => Ok(false),
        },
        Ok(_) => match std::fs::File::open(path) {
            Err(e) => fail(ErrorKind::Missing, &format!("this file cannot be opened ({e})")),
            Ok(_) if looks_like_sqlite(path) => Ok(false),
            Ok(_) => fail(ErrorKind::NotACase, "this file is no Hearsay case"),
        },
    }
}

/// Makes a case beside its place and moves it there when it is whole: whoever is cut off leaves none or a good one.
fn make(path: &Path, flags: OpenFlags) -> Result<(), Error> {
    let part = part_of(path);
    let made = open(&part, flags, Mode::Write).map(drop);
    let moved = made.and_then(|()| match std::fs::hard_link(&part, path) {
        // Someone else has been quicker: theirs will do.
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        // A disk without links.
        Err(_) => std::fs::rename(&part, path)
            .map_err(|e| Error::new(path, ErrorKind::Missing, format!("this file cannot be made ({e})"))),
        Ok(()) => Ok(()),
    });
    let _ = std::fs::remove_file(&part);
    moved.map_err(|e| e.about(path))
}

/// Where a program was cut off while it wrote (a power cut, a full disk), a journal beside the file holds the way back to
/// the last whole state. SQLite goes it by itself, but only where it may write.
fn settle(path: &Path) -> Result<(), Error> {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    if !Path::new(&journal).exists() {
        return Ok(());
    }
    let look = || -> rusqlite::Result<i32> {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.busy_timeout(PATIENCE)?;
        schema::applied(&connection)
    };
    look().map(|_| ()).map_err(|e| Error::from_sqlite(path, e))
}

fn open(path: &Path, flags: OpenFlags, mode: Mode) -> Result<CaseFile, Error> {
    let sqlite = |e| Error::from_sqlite(path, e);
    let mut connection = Connection::open_with_flags(path, flags).map_err(sqlite)?;
    let patience = if mode == Mode::Write { LONG_PATIENCE } else { PATIENCE };
    connection.busy_timeout(patience).map_err(sqlite)?;
    let empty: bool = connection
        .query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))
        .map_err(sqlite)?;
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(sqlite)?;
    if application != schema::APPLICATION_ID && !(empty && mode == Mode::Write) {
        return Err(Error::new(path, ErrorKind::NotACase, "this is an SQLite file, but no Hearsay case"));
    }
    let applied = schema::applied(&connection).map_err(sqlite)?;
    if applied > schema::known() {
        return Err(Error::new(path, ErrorKind::TooNew, "a later version of hearsay made this case"));
    }
    connection.pragma_update(None, "foreign_keys", true).map_err(sqlite)?;
    if mode == Mode::Write {
        // A single file at every moment but that of a commit: it can be copied, mailed, opened from a read-only disk.
        connection.pragma_update(None, "journal_mode", "DELETE").map_err(sqlite)?;
        schema::migrate(&mut connection).map_err(sqlite)?;
    } else if applied < schema::known() {
        return Err(Error::new(
            path,
            ErrorKind::TooNew,
            "an earlier version of hearsay made this case; `hearsay add` brings it up to date",
        ));
    }
    Ok(CaseFile { connection, path: path.into(), sitting: None })
}
