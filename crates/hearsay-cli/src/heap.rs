//! PATH... → reports read, in the sorted order of their paths, shared out over threads, never all in memory.

use crate::args;
use crate::failure::Failure;
use crate::voice::Voice;
use hearsay::Reading;
use hearsay_ingest::{Format, Found, Input, Options, Problem, Source, collect, open};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;

/// How the reading of a heap went.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    /// Reports that came out.
    pub(crate) reports: usize,
    /// Files and rows that were passed over.
    pub(crate) problems: Vec<Problem>,
    /// How often each note was made.
    pub(crate) notes: BTreeMap<String, usize>,
}

impl Tally {
    /// Nothing came out because nothing could be reached: the command could not run at all.
    pub(crate) fn unreachable(&self) -> bool {
        let out_of_reach = |p: &Problem| ["not-found", "no-permission", "cannot-read"].contains(&p.name);
        self.reports == 0 && self.problems.iter().any(out_of_reach)
    }
}

/// How files are to be read, as `hearsay-ingest` wants it.
pub(crate) fn options(reading: &args::Reading) -> Options {
    Options {
        encoding: reading.encoding.clone(),
        max_bytes: reading.max_size * 1_000_000,
        ..Options::default()
    }
}

/// What a report has become in a worker, with the notes that were made on it.
pub(crate) struct Made<T> {
    /// What `make` made of it.
    pub(crate) value: T,
    /// Names of notes.
    pub(crate) notes: Vec<String>,
}

/// Reads one report with all that was remarked on the way.
pub(crate) fn read_input(input: Input) -> (Reading, Vec<u8>) {
    let mut reading = hearsay::read(input.text, input.given);
    reading.notes.extend(input.notes);
    (reading, input.bytes)
}

/// The names of a reading's notes.
pub(crate) fn note_names(reading: &Reading) -> Vec<String> {
    reading.notes.iter().map(|n| n.name.to_string()).collect()
}

/// A piece of work for one thread: a file that holds one report, or a report out of a file that holds many.
enum Work {
    File(Source),
    Report(Box<Result<Input, Problem>>),
}

/// Reads what is under `paths`. `make` runs in parallel; `sink` gets what it made in the order of the paths, while the
/// next are being read. At most two handfuls of reports, and of their bytes, are in memory at any time.
pub(crate) fn read_all<T: Send>(
    paths: &[PathBuf],
    options: &Options,
    jobs: Option<u16>,
    voice: &Voice,
    make: impl Fn(Input) -> Made<T> + Sync,
    mut sink: impl FnMut(T) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let Found { sources, problems } = collect(paths, options);
    let mut tally = Tally::default();
    for problem in problems {
        voice.problem(&problem);
        tally.problems.push(problem);
    }
    let mut builder = rayon::ThreadPoolBuilder::new().stack_size(16 << 20);
    if let Some(jobs) = jobs {
        builder = builder.num_threads(jobs.into());
    }
    let pool = builder
        .build()
        .map_err(|e| Failure::new("no-threads", "--jobs", format!("threads cannot be made: {e}")))?;
    // A thread without work waits for the end of the handful: few ends, and no report waits behind another in one piece.
    let handful = pool.current_num_threads() * 64;
    let bar = voice.begin(sources.len());
    let (give, take) = sync_channel::<(usize, Vec<Result<Made<T>, Problem>>)>(0);
    let result = std::thread::scope(|scope| {
        let (make, pool) = (&make, &pool);
        scope.spawn(move || {
            let mut work = Handfuls::new(sources, options);
            while let Some((files, works)) = work.next(handful) {
                let made: Vec<Vec<_>> = pool.install(|| {
                    works.into_par_iter().with_max_len(1).map(|w| do_work(w, options, make)).collect()
                });
                // The other end is gone where its disk is full or its reader has seen enough.
                if give.send((files, made.into_iter().flatten().collect())).is_err() {
                    return;
                }
            }
        });
        for (files, made) in take {
            for item in made {
                match item {
                    Ok(made) => {
                        for name in made.notes {
                            *tally.notes.entry(name).or_default() += 1;
                        }
                        tally.reports += 1;
                        sink(made.value)?;
                    }
                    Err(problem) => {
                        voice.problem(&problem);
                        tally.problems.push(problem);
                    }
                }
            }
            bar.inc(files as u64);
            bar.set_message(tally.reports.to_string());
        }
        Ok(())
    });
    voice.end();
    result.map(|()| tally)
}

/// Cuts the sources into handfuls, reading files of many reports as streams.
struct Handfuls<'a> {
    sources: std::vec::IntoIter<Source>,
    open: Option<hearsay_ingest::Inputs>,
    options: &'a Options,
}

/// No more bytes of reports than this in one handful, unless a single report is larger.
const HANDFUL_BYTES: u64 = 16 << 20;

impl<'a> Handfuls<'a> {
    fn new(sources: Vec<Source>, options: &'a Options) -> Handfuls<'a> {
        Handfuls { sources: sources.into_iter(), open: None, options }
    }

    /// The next handful, with how many files end in it.
    fn next(&mut self, most: usize) -> Option<(usize, Vec<Work>)> {
        let (mut files, mut works, mut bytes) = (0, Vec::new(), 0);
        while works.len() < most && bytes < HANDFUL_BYTES {
            if let Some(inputs) = &mut self.open {
                match inputs.next() {
                    Some(item) => {
                        bytes += item.as_ref().map_or(0, |i| i.bytes.len() as u64);
                        works.push(Work::Report(Box::new(item)));
                    }
                    None => {
                        self.open = None;
                        files += 1;
                    }
                }
                continue;
            }
            let Some(source) = self.sources.next() else { break };
            if matches!(source.format, None | Some(Format::Rows)) {
                self.open = Some(open(&source, self.options));
            } else {
                bytes += std::fs::metadata(&source.file).map_or(0, |m| m.len());
                works.push(Work::File(source));
                files += 1;
            }
        }
        (files > 0 || !works.is_empty()).then_some((files, works))
    }
}

fn do_work<T>(
    work: Work,
    options: &Options,
    make: &(impl Fn(Input) -> Made<T> + Sync),
) -> Vec<Result<Made<T>, Problem>> {
    match work {
        Work::File(source) => {
            open(&source, options).map(|item| item.and_then(|i| guarded(i, make))).collect()
        }
        Work::Report(item) => vec![item.and_then(|i| guarded(i, make))],
    }
}

/// A fault of ours in one report must not cost the other forty thousand.
fn guarded<T>(input: Input, make: &(impl Fn(Input) -> Made<T> + Sync)) -> Result<Made<T>, Problem> {
    let path = input.given.path.clone();
    let place = input.given.source_id.as_ref().map(|id| format!("row {id}"));
    catch_unwind(AssertUnwindSafe(|| make(input))).map_err(|_| Problem {
        path,
        place,
        message: "reading it ran into a fault of hearsay".into(),
        hint: Some(
            "the other reports are not affected; please send this one to the makers of hearsay".into(),
        ),
        name: "own-fault",
    })
}
