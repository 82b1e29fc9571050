//! PATH... → CaseView: reports, folders and case files alike become one case.

use crate::args::{Global, Reading as Flags};
use crate::failure::Failure;
use crate::heap::{Made, Tally, note_names, options, read_all, read_input};
use crate::voice::Voice;
use hearsay::Reading;
use hearsay::view::CaseView;
use hearsay_store::{CaseFile, Mode, looks_like_sqlite};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What many paths say together.
pub(crate) fn of_paths(
    paths: &[PathBuf],
    flags: &Flags,
    global: &Global,
    voice: &Voice,
) -> Result<(CaseView, Tally), Failure> {
    let (cases, reports): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| looks_like_sqlite(path));
    let mut heap = Heap::default();
    for case in &cases {
        heap.case(case)?;
    }
    let make = |input| {
        let (reading, _) = read_input(input);
        Made { notes: note_names(&reading), value: reading }
    };
    let mut tally = Tally::default();
    if !reports.is_empty() {
        tally = read_all(&reports, &options(flags), global.jobs, voice, make, |reading| {
            heap.put(reading);
            Ok(())
        })?;
    }
    tally.reports = heap.0.len();
    Ok((heap.gather(), tally))
}

/// What a case file says.
pub(crate) fn of_case(path: &Path) -> Result<CaseView, Failure> {
    let mut heap = Heap::default();
    heap.case(path)?;
    Ok(heap.gather())
}

/// Readings, one a report: where one report comes under two paths, the path that sorts first is kept, so that
/// the order in which they come leaves no mark.
#[derive(Default)]
struct Heap(BTreeMap<String, Reading>);

impl Heap {
    fn case(&mut self, path: &Path) -> Result<(), Failure> {
        for view in CaseFile::open(path, Mode::Read)?.readings()? {
            self.put(Reading::restore(&view));
        }
        Ok(())
    }

    fn put(&mut self, reading: Reading) {
        let given = &reading.document.given;
        match self.0.get_mut(&given.id) {
            Some(there) if there.document.given.path <= given.path => {}
            Some(there) => *there = reading,
            None => {
                self.0.insert(given.id.clone(), reading);
            }
        }
    }

    fn gather(&self) -> CaseView {
        hearsay::case::gather(self.0.values())
    }
}
