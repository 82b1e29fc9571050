//! `hearsay report`: the pages of a case in one file that stands alone.

use super::{Done, gather};
use crate::failure::Failure;
use crate::output;
use crate::voice::Voice;
use hearsay_store::{CaseFile, Mode};
use std::path::{Path, PathBuf};

pub(super) fn run(case: &Path, to: &Path, voice: &Voice) -> Result<Done, Failure> {
    let mut file = CaseFile::open(case, Mode::Read)?;
    let name = case.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let some = !file.is_empty()?;
    // The case itself is only looked at: what is not gathered is gathered in a copy.
    let mut copy = None;
    if !file.is_gathered()? {
        let made = Copy::of(&file, case)?;
        gather::run(&made.0.join("copy.case"), voice)?;
        file = CaseFile::open(&made.0.join("copy.case"), Mode::Read)?;
        copy = Some(made);
    }
    let mut fault = None;
    let written = output::write(Some(to), |out| {
        hearsay_web::alone(&file, &name, out).unwrap_or_else(|e| {
            fault = Some(e);
            Err(std::io::Error::other("the case cannot be read"))
        })
    });
    drop((file, copy));
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    written?;
    Ok(Done::found(some))
}

/// A folder for a copy of a case, which is gone when it is no longer needed.
struct Copy(PathBuf);

impl Copy {
    fn of(file: &CaseFile, case: &Path) -> Result<Copy, Failure> {
        let folder = std::env::temp_dir().join(format!("hearsay-report-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| Failure::writing(case, &e))?;
        let copy = Copy(folder);
        file.copy_to(&copy.0.join("copy.case"))?;
        Ok(copy)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
