//! Any error → what a person is told: where, one sentence, a hint, a name to look up.

use hearsay_ingest::Problem;
use std::fmt::Display;
use std::path::Path;

/// Why a command could not run at all.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The file, where it is about one.
    pub(crate) path: Option<String>,
    /// One sentence, lower case, no full stop.
    pub(crate) message: String,
    /// What to try.
    pub(crate) hint: Option<String>,
    /// What `hearsay explain` knows.
    pub(crate) name: &'static str,
    /// Not an error: whoever reads standard output has closed it.
    pub(crate) broken_pipe: bool,
}

impl Failure {
    pub(crate) fn new(name: &'static str, path: impl Display, message: impl Into<String>) -> Failure {
        Failure {
            path: Some(path.to_string()),
            message: message.into(),
            hint: None,
            name,
            broken_pipe: false,
        }
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }

    /// What the operating system said when an answer was to be written.
    pub(crate) fn writing(path: &Path, error: &std::io::Error) -> Failure {
        let shown =
            if path.as_os_str() == "-" { "standard output".into() } else { path.display().to_string() };
        let (message, hint) = match error.kind() {
            std::io::ErrorKind::StorageFull => {
                ("no room is left on the disk".to_owned(), "make room, or write elsewhere with -o")
            }
            std::io::ErrorKind::PermissionDenied => {
                ("you have no permission to write it".to_owned(), "write elsewhere with -o")
            }
            std::io::ErrorKind::NotFound => {
                ("the folder that it should be in does not exist".to_owned(), "make the folder first")
            }
            _ => (format!("cannot be written: {}", said(error)), "write elsewhere with -o"),
        };
        let broken_pipe = error.kind() == std::io::ErrorKind::BrokenPipe;
        Failure { path: Some(shown), message, hint: Some(hint.into()), name: "cannot-write", broken_pipe }
    }
}

/// Without the number of the operating system.
fn said(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_lowercase()
}

impl From<hearsay_store::Error> for Failure {
    fn from(error: hearsay_store::Error) -> Failure {
        Failure::new(error.kind().name(), error.path().display(), error.message()).hint(error.kind().hint())
    }
}

impl From<&Failure> for Problem {
    fn from(f: &Failure) -> Problem {
        Problem {
            path: f.path.clone().unwrap_or_default(),
            place: None,
            message: f.message.clone(),
            hint: f.hint.clone(),
            name: f.name,
        }
    }
}
