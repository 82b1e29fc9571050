//! Stale case → a program that gathers it: is what is shown still what the reports give, and if not, who sees to it?

use hearsay_store::CaseFile;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

/// How what is shown stands to what the reports and corrections give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fresh {
    /// It is just that.
    Yes,
    /// It is the state before, and is being gathered again.
    Gathering,
    /// It is the state before, and nobody gathers: nothing may be changed, or the gathering failed.
    Stale,
}

/// Starts the program that gathers, one at a time.
#[derive(Debug)]
pub(crate) struct Gatherer {
    program: Option<PathBuf>,
    case: PathBuf,
    at_work: Arc<Mutex<Work>>,
}

#[derive(Debug, Default)]
struct Work {
    running: bool,
    /// The revision at which it failed: it is not tried again before something changes.
    failed_at: Option<i64>,
}

impl Gatherer {
    /// Nothing is started without a program.
    pub(crate) fn new(program: Option<PathBuf>, case: PathBuf) -> Gatherer {
        Gatherer { program, case, at_work: Arc::default() }
    }

    /// How things stand; starts the program where it is needed and not at work.
    pub(crate) fn look(&self, case: &CaseFile) -> Result<Fresh, hearsay_store::Error> {
        if case.is_gathered()? {
            return Ok(Fresh::Yes);
        }
        let revision = case.revision()?;
        let Some(program) = &self.program else { return Ok(Fresh::Stale) };
        let mut work = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        if work.running {
            return Ok(Fresh::Gathering);
        }
        if work.failed_at == Some(revision) {
            return Ok(Fresh::Stale);
        }
        let child = Command::new(program)
            .arg("gather")
            .arg("--quiet")
            .arg(&self.case)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match child {
            Ok(mut child) => {
                work.running = true;
                let at_work = Arc::clone(&self.at_work);
                std::thread::spawn(move || {
                    let well = child.wait().is_ok_and(|status| status.code().is_some_and(|c| c < 2));
                    let mut work = at_work.lock().unwrap_or_else(PoisonError::into_inner);
                    work.running = false;
                    work.failed_at = (!well).then_some(revision);
                });
                Ok(Fresh::Gathering)
            }
            Err(_) => {
                work.failed_at = Some(revision);
                Ok(Fresh::Stale)
            }
        }
    }
}
