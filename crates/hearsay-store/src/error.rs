//! SQLite's answer → one sentence for a person: what went wrong with this file, and what can be done?

use std::path::{Path, PathBuf};

/// What went wrong with a case file.
#[derive(Debug, thiserror::Error)]
#[error("{}: {message}", path.display())]
pub struct Error {
    path: PathBuf,
    message: String,
    kind: ErrorKind,
    #[source]
    source: Option<rusqlite::Error>,
}

/// The few things that a caller may want to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no such file, or it cannot be opened.
    Missing,
    /// The file is no case.
    NotACase,
    /// A later version made it.
    TooNew,
    /// It may be read and not written.
    ReadOnly,
    /// Another program is writing to it.
    Locked,
    /// No room is left, or the disk refuses to write.
    Full,
    /// The file is damaged.
    Damaged,
    /// Words that cannot be searched for.
    Words,
}

impl ErrorKind {
    /// A name that can be searched for and that `hearsay explain` knows.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::Missing => "case-missing",
            ErrorKind::NotACase => "not-a-case",
            ErrorKind::TooNew => "case-too-new",
            ErrorKind::ReadOnly => "case-read-only",
            ErrorKind::Locked => "case-locked",
            ErrorKind::Full => "case-disk-full",
            ErrorKind::Damaged => "case-damaged",
            ErrorKind::Words => "no-words",
        }
    }

    /// What can be done.
    pub fn hint(self) -> &'static str {
        match self {
            ErrorKind::Missing => "`hearsay add CASE PATH...` makes a case file",
            ErrorKind::NotACase => "name another file; `hearsay add CASE PATH...` makes a case file",
            ErrorKind::TooNew => "open it with the hearsay that made it, or a later one",
            ErrorKind::ReadOnly => "copy it to where you may write, or ask for the right to",
            ErrorKind::Locked => "wait for the other program to finish, or close it",
            ErrorKind::Full => {
                "make room, then run the same command again: what was added before is kept whole"
            }
            ErrorKind::Damaged => {
                "take the last good copy; the reports themselves can always be added to a new case"
            }
            ErrorKind::Words => "give at least one word, for example: hearsay search my.case ceasefire",
        }
    }
}

impl Error {
    pub(crate) fn new(path: &Path, kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { path: path.into(), message: message.into(), kind, source: None }
    }

    /// What SQLite said, in the words of someone who has a case file and not a database.
    pub(crate) fn from_sqlite(path: &Path, error: rusqlite::Error) -> Error {
        use rusqlite::ErrorCode as Code;
        let (kind, message) = match error.sqlite_error_code() {
            Some(Code::NotADatabase) => (ErrorKind::NotACase, "this file is no Hearsay case".to_owned()),
            Some(Code::DiskFull) => {
                (ErrorKind::Full, "no room is left on the disk; the report was not added".to_owned())
            }
            Some(Code::SystemIoFailure) => {
                (ErrorKind::Full, format!("the disk refuses to read or write ({error})"))
            }
            Some(Code::ReadOnly | Code::PermissionDenied) => {
                (ErrorKind::ReadOnly, "this case may be read and not written".to_owned())
            }
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => {
                (ErrorKind::Locked, "another program is using this case".to_owned())
            }
            Some(Code::CannotOpen) => (ErrorKind::Missing, "this file cannot be opened".to_owned()),
            _ => (ErrorKind::Damaged, format!("this case cannot be read as it should ({error})")),
        };
        Error { path: path.into(), message, kind, source: Some(error) }
    }

    /// The same about another file: that which the user knows.
    pub(crate) fn about(self, path: &Path) -> Error {
        Error { path: path.into(), ..self }
    }

    /// The case file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// One sentence, lower case, no full stop.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Which of the few things it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}
