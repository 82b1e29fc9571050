//! PATH... → CaseView: reports, folders and case files alike become one case.

use crate::args::{Global, Reading as Flags};
use crate::commands::again;
use crate::failure::Failure;
use crate::heap::{Made, Tally, note_names, options, read_all, read_input};
use crate::known;
use crate::voice::Voice;
use hearsay::Reading;
use hearsay::case::{Ledger, Part, gather_each};
use hearsay::view::CaseView;
use hearsay_store::{CaseFile, Mode, Packed, looks_like_sqlite};
use rayon::iter::{ParallelDrainRange, ParallelIterator};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many rows are taken out of a case file at a time.
const HANDFUL: usize = 512;

/// What many paths say together.
pub(crate) fn of_paths(
    paths: &[PathBuf],
    actors: Option<&Path>,
    flags: &Flags,
    global: &Global,
    voice: &Voice,
) -> Result<(CaseView, Tally), Failure> {
    let (cases, reports): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| looks_like_sqlite(path));
    if let (true, [one], None) = (reports.is_empty(), cases.as_slice(), actors) {
        let case = of_case(one, voice)?;
        let reports = case.reports.len() + case.versions.iter().map(|v| v.versions.len() - 1).sum::<usize>();
        return Ok((case, Tally { reports, ..Tally::default() }));
    }
    let mut heap = Heap::default();
    if let Some(file) = actors {
        heap.ledger.known = known::read(file)?;
    }
    for case in &cases {
        heap.case(case, voice)?;
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
    tally.reports = heap.readings.len();
    Ok((heap.gather(|_| true), tally))
}

/// What a case file says: what was gathered last, where it still holds.
pub(crate) fn of_case(path: &Path, voice: &Voice) -> Result<CaseView, Failure> {
    let file = CaseFile::open(path, Mode::Read)?;
    if file.is_gathered()? {
        return Ok(file.kept()?);
    }
    drop(file);
    gathered(path, voice)
}

/// The same one item after the other, never all of it in memory where it has to be gathered.
pub(crate) fn each_of_case(path: &Path, voice: &Voice, sink: impl FnMut(Part)) -> Result<(), Failure> {
    let file = CaseFile::open(path, Mode::Read)?;
    if file.is_gathered()? {
        return Ok(file.each_kept(sink)?);
    }
    drop(file);
    let mut heap = Heap::default();
    heap.case(path, voice)?;
    heap.each(|_| true, sink);
    Ok(())
}

/// What the reports and corrections of a case file give, whatever was gathered before.
pub(crate) fn gathered(path: &Path, voice: &Voice) -> Result<CaseView, Failure> {
    let mut heap = Heap::default();
    heap.case(path, voice)?;
    Ok(heap.gather(|_| true))
}

/// Hands over the same item by item, once the reports are there.
pub(crate) fn gathering(path: &Path, voice: &Voice) -> Result<impl FnOnce(&mut dyn FnMut(Part)), Failure> {
    let mut heap = Heap::default();
    heap.case(path, voice)?;
    Ok(move |sink: &mut dyn FnMut(Part)| heap.each(|_| true, sink))
}

/// What a case file says without some of its reports, and with all of them.
pub(crate) fn before_and_after(
    path: &Path,
    voice: &Voice,
    before: impl Fn(&Reading) -> bool,
) -> Result<(CaseView, CaseView), Failure> {
    let mut heap = Heap::default();
    heap.case(path, voice)?;
    Ok((heap.gather(before), heap.gather(|_| true)))
}

/// Readings, one a report: where one report comes under two paths, the path that sorts first is kept, so that
/// the order in which they come leaves no mark.
#[derive(Default)]
struct Heap {
    readings: BTreeMap<String, Box<Reading>>,
    ledger: Ledger,
}

impl Heap {
    fn case(&mut self, path: &Path, voice: &Voice) -> Result<(), Failure> {
        let file = CaseFile::open(path, Mode::Read)?;
        let ledger = file.ledger()?;
        self.ledger.corrections.extend(ledger.corrections);
        self.ledger.known.extend(ledger.known);
        match file.outdated()? {
            0 => self.unpack(&file, path)?,
            n => {
                voice.remark(&format!(
                    "{n} of {} reports were read by another version and are read again for this answer; \
                     `hearsay add {}` keeps it",
                    file.len()?,
                    path.display()
                ));
                let settings = file.settings()?;
                file.each(|stored| {
                    self.put(if stored.version == hearsay::VERSION {
                        Reading::restore(&stored.reading)
                    } else {
                        again::read(&stored, &settings)
                    });
                })?;
            }
        }
        Ok(())
    }

    /// Takes the rows a handful at a time, so that both reading them and what they become share the threads.
    fn unpack(&mut self, file: &CaseFile, path: &Path) -> Result<(), Failure> {
        let mut rows: Vec<Packed> = Vec::with_capacity(HANDFUL);
        let mut damaged = Ok(());
        let mut take = |rows: &mut Vec<Packed>| {
            let made = rows.par_drain(..).map(|row| Ok(Reading::restore(&row.unpack(path)?)));
            for reading in made.collect::<Vec<Result<Reading, hearsay_store::Error>>>() {
                match reading {
                    Ok(reading) => self.put(reading),
                    Err(e) => damaged = std::mem::replace(&mut damaged, Ok(())).and(Err(e)),
                }
            }
        };
        file.each_packed(|row| {
            rows.push(row);
            if rows.len() == HANDFUL {
                take(&mut rows);
            }
        })?;
        take(&mut rows);
        Ok(damaged?)
    }

    fn put(&mut self, reading: Reading) {
        let reading = reading.lean();
        let given = &reading.document.given;
        match self.readings.get_mut(&given.id) {
            Some(there) if there.document.given.path <= given.path => {}
            Some(there) => **there = reading,
            None => {
                self.readings.insert(given.id.clone(), Box::new(reading));
            }
        }
    }

    fn gather(&self, some: impl Fn(&Reading) -> bool) -> CaseView {
        let mut case = CaseView::default();
        self.each(some, |part| case.put(part));
        case
    }

    fn each(&self, some: impl Fn(&Reading) -> bool, sink: impl FnMut(Part)) {
        let some = self.readings.values().map(|r| &**r).filter(|r| some(r));
        gather_each(some, &self.ledger, rayon::current_num_threads(), sink);
    }
}
