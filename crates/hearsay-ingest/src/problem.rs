//! What could not be read, where, and what to try.

use std::fmt;

/// A file or a row that was passed over, as a person needs to hear of it.
///
/// The parts are kept apart so that the command line alone decides how they are printed; [`fmt::Display`] gives the
/// usual line without the hint: `reports/old.txt: line 3: not JSON: … [bad-row]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, as the user named it or as it was found under what the user named; `-` is standard input.
    pub path: String,
    /// Where in the file: `line 3`, `byte 1042`.
    pub place: Option<String>,
    /// One sentence, lower case, no full stop.
    pub message: String,
    /// What to try.
    pub hint: Option<String>,
    /// A name that `hearsay explain` knows.
    pub name: &'static str,
}

impl Problem {
    pub(crate) fn new(name: &'static str, path: &str, message: impl Into<String>) -> Problem {
        Problem { path: path.into(), place: None, message: message.into(), hint: None, name }
    }

    pub(crate) fn at(mut self, place: impl Into<String>) -> Problem {
        self.place = Some(place.into());
        self
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hint = Some(hint.into());
        self
    }

    /// What the operating system said, in words that a reader of reports understands.
    pub(crate) fn io(path: &str, error: &std::io::Error) -> Problem {
        use std::io::ErrorKind::*;
        let plain = error.to_string();
        let plain = plain.split(" (os error").next().unwrap_or_default().to_lowercase();
        match error.kind() {
            NotFound => Problem::new("not-found", path, "there is no such file or folder")
                .hint("check the spelling; a pattern such as *.txt must be opened by the shell"),
            PermissionDenied => Problem::new("no-permission", path, "you have no permission to read it")
                .hint("look at its permissions with ls -l"),
            _ => Problem::new("cannot-read", path, format!("cannot be read: {plain}")),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.path)?;
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{} [{}]", self.message, self.name)
    }
}

impl std::error::Error for Problem {}
