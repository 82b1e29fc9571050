//! Readings → Case: what do many reports say together?
//!
//! [`gather`] gives a [`CaseView`] at once. A second set of types in bytes between the two would only be a copy: no
//! stage follows that needs it, and whoever holds a case holds its readings. Inside, every part works in bytes on a
//! [`Heap`] and hands over passages through [`Report::passage`], the one place where bytes become code points.
//!
//! [`gather_each`] hands the same over item by item, so that a large case is never in memory as a whole, and shares the
//! work over threads: parts that hang on nothing of each other are made beside each other ([`threads`]).
//!
//! Nothing here hangs on the order of the readings: they are sorted by id first, groups are connected components of
//! links that are functions of two items and of what shares their keys, and ids are hashes of the smallest evidence.
//! No part compares all with all: candidates come from lists of what shares a key (a speaker, a rare word, a run of
//! words), and a key that is shared by too many gives none.
//!
//! The tags of the words are not looked at: a reading restored from a case file may have none, and must give the same
//! case as the day it was read.

mod actors;
mod acts;
mod ages;
mod called;
mod checks;
mod copies;
mod decide;
mod deeds;
mod denials;
mod described;
mod differ;
mod disputes;
mod fates;
mod figures;
mod kinds;
mod labels;
mod ledger;
mod news;
mod nominals;
mod numbers;
mod one_number;
mod only;
mod pages;
mod passed_on;
mod phrases;
mod pledges;
mod process;
mod relays;
mod same;
mod sides;
mod stories;
mod suggest;
mod threads;
mod timeline;
mod tolls;
mod two_days;
mod versions;
mod voices;
mod wording;
mod words;

pub use crate::view::parts::{Part, SECTIONS};
pub use decide::{Decided, Look, Refusal, Stamp, decide, stands_in};
pub use ledger::Ledger;
pub use news::changes;
pub(crate) use pages::PAGES;
pub use suggest::suggest;

use crate::assertion::Assertion;
use crate::document::BlockKind;
use crate::mention::Mention;
use crate::reading::Reading;
use crate::statement::Statement;
use crate::text::{CodePoints, Span};
use crate::view::case::{CaseStatementView, CaseView, CheckView, PassageView};
use crate::view::reading::ReadingView;
use std::collections::HashMap;
use threads::{Bench, list};
use words::{Lexicon, Word};

/// Every name that a case carries and no enumeration holds: kinds of checks, how tellings and later statements relate.
#[cfg(test)]
pub(crate) const NAMES: &[&[&str]] = &[checks::KINDS, same::HOW, pledges::LATER];

/// The version of all that a case is made by: [`VERSION`](crate::VERSION) and the rules of the case, with a hash of both.
pub const VERSION: &str = env!("HEARSAY_CASE_VERSION");

/// Gathers readings into a case. The same readings give the same case in whatever order they come.
pub fn gather<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> CaseView {
    gather_with(readings, &Ledger::default())
}

/// The same with what a person has decided: known actors and corrections, replayed in their order.
pub fn gather_with<'a>(readings: impl IntoIterator<Item = &'a Reading>, ledger: &Ledger) -> CaseView {
    let mut case = CaseView::default();
    gather_each(readings, ledger, 0, |part| case.put(part));
    case
}

/// The same one item after the other, in the order of [`SECTIONS`], so that the case is never in memory as a whole. The
/// items are the same whatever the number of threads; 0 is as many as the machine runs at once.
pub fn gather_each<'a>(
    readings: impl IntoIterator<Item = &'a Reading>,
    ledger: &Ledger,
    threads: usize,
    mut sink: impl FnMut(Part),
) {
    let threads = if threads == 0 { threads::available() } else { threads };
    let sorted = sorted(readings);
    let (mut replay, changed) = ledger::Replay::new(ledger, &sorted);
    let ids: Vec<&str> = sorted.iter().map(|r| r.document.given.id.as_str()).collect();
    let sorted: Vec<&Reading> =
        sorted.iter().enumerate().map(|(i, r)| changed.get(&i).unwrap_or(r)).collect();
    let versions = versions::find(&sorted, threads);
    let mut older: HashMap<&str, &str> = HashMap::new();
    for group in &versions {
        let newest = *group.last().unwrap_or(&0);
        older.extend(group.iter().filter(|i| **i != newest).map(|i| (ids[*i], ids[newest])));
    }
    let newest = sorted.iter().copied().filter(|r| !older.contains_key(r.document.given.id.as_str()));
    let mut heap = Heap::new(newest);
    let orders = replay.orders(&heap, &ids);
    let stories = stories::find(&heap, threads);
    for (i, story) in stories.iter().enumerate() {
        for r in story {
            heap.reports[*r].story = i;
        }
    }
    let actors = actors::merge(&mut heap, &orders, &ledger.known);
    let mut relays = relays::relays(&heap);
    relays.retain(|x| !orders.relays.iter().any(|no| x.is_refused(&heap, no)));
    let notes = replay.notes(&heap, &orders);
    (heap.refused, heap.agreed) = (orders.differences, orders.agreed);
    // What someone has looked at and found right need not be looked at again.
    let confirmed: Vec<PassageView> =
        orders.confirmed.iter().map(|(r, span)| heap.reports[*r].passage(*span)).collect();
    let (heap, actors, relays) = (&heap, &actors, &relays);
    let confirmed = &confirmed;
    let bench = Bench::new(vec![
        Box::new(move || vec![list(relays::origins(heap, relays).into_iter().map(Part::Origin))]),
        Box::new(move || {
            let same = same::find(heap, threads);
            let figures = figures::find(heap, relays);
            let differ = differ::find(heap, &figures, &same);
            let only = only::find(heap, &same, &figures.quantities);
            let pledges = pledges::find(heap, &same);
            vec![
                list(same::view(heap, same).map(Part::Same)),
                list(figures::view(heap, figures.quantities).map(Part::Figure)),
                list(differ.into_iter().map(Part::Difference)),
                list(only.into_iter().map(Part::OnlyIn)),
                list(pledges.into_iter().map(Part::Pledge)),
            ]
        }),
        Box::new(move || {
            let meets =
                |c: &CheckView, p: &PassageView| p.report == c.report && p.start < c.end && c.start < p.end;
            let open = move |c: &CheckView| !confirmed.iter().any(|p| meets(c, p));
            vec![list(checks::find(heap).into_iter().filter(open).map(Part::Check))]
        }),
        Box::new(move || vec![list(labels::find(heap, actors).into_iter().map(Part::Label))]),
        Box::new(move || vec![list(copies::find(heap, threads).map(Part::Copy))]),
        Box::new(move || vec![list(std::iter::once(Part::Process(process::find(heap))))]),
        Box::new(move || vec![list(timeline::find(heap).into_iter().map(Part::Event))]),
    ]);
    std::thread::scope(|scope| {
        for _ in 1..threads {
            // Where no thread can be had, this one does all the work.
            let _ = std::thread::Builder::new().spawn_scoped(scope, || bench.work());
        }
        let mut by_path: Vec<&Report<'_>> = heap.reports.iter().collect();
        by_path.sort_by_key(|r| {
            let given = &r.reading.document.given;
            (&given.path, &given.source_id, &given.id)
        });
        by_path.iter().for_each(|r| sink(Part::Report(Box::new(r.view(heap)))));
        actors::view(heap, actors).for_each(|a| sink(Part::Actor(a)));
        heap.reports.iter().flat_map(|r| r.statement_views(heap)).for_each(|s| sink(Part::Statement(s)));
        relays::view(heap, relays).for_each(|r| sink(Part::Relay(r)));
        let mut hand_over = |task: usize, list: usize| bench.take(task, list).for_each(&mut sink);
        // Origins, same statements, figures, checks, differences, labels, only in, copies.
        for (task, list) in [(0, 0), (1, 0), (1, 1), (2, 0), (1, 2), (3, 0), (1, 3), (4, 0)] {
            hand_over(task, list);
        }
        stories::view(heap, &stories, &older).into_iter().map(Part::Story).for_each(&mut sink);
        versions::view(&sorted, &versions).into_iter().map(Part::Versions).for_each(&mut sink);
        // Pledges, process, timeline.
        for (task, list) in [(1, 4), (5, 0), (6, 0)] {
            bench.take(task, list).for_each(&mut sink);
        }
    });
    replay.view().into_iter().map(Part::Correction).for_each(&mut sink);
    notes.into_iter().map(Part::Note).for_each(sink);
}

/// Everything that the parts look at.
pub(in crate::case) struct Heap<'a> {
    /// In the order of their ids.
    reports: Vec<Report<'a>>,
    lexicon: Lexicon,
    /// Ids of the case's actors, in the order of [`actors::Merged`].
    actor_ids: Vec<String>,
    /// Their names.
    actor_names: Vec<String>,
    /// Their countries.
    actor_countries: Vec<Option<String>>,
    /// Differences that someone has found to be none: passages that each has a member at.
    refused: Vec<Vec<(usize, Span)>>,
    /// Differences that someone has confirmed.
    agreed: Vec<Vec<(usize, Span)>>,
}

/// One report, prepared.
pub(in crate::case) struct Report<'a> {
    reading: &'a Reading,
    text: &'a str,
    points: CodePoints,
    /// The words of its prose, in order.
    words: Vec<Word>,
    /// Its sentences, in order.
    sentences: Vec<Line>,
    /// In the order of the reading.
    statements: Vec<Said>,
    /// The case's actor for each of the reading's; an index into [`Heap::actor_ids`].
    actors: Vec<usize>,
    /// Which story it is of.
    story: usize,
}

/// A sentence.
#[derive(Clone, Copy, Debug)]
pub(in crate::case) struct Line {
    span: Span,
    block: BlockKind,
}

/// A statement, prepared.
pub(in crate::case) struct Said {
    id: String,
    /// What its content is about: stems, sorted.
    stems: Vec<u32>,
    /// The case's actors, sorted.
    speakers: Vec<usize>,
    /// Who speaks, where someone has said so; nobody where nobody is known to.
    ordered: Option<Vec<usize>>,
    /// From the first byte of its content to the last.
    content: Span,
}

impl<'a> Heap<'a> {
    fn new(sorted: impl IntoIterator<Item = &'a Reading>) -> Heap<'a> {
        let mut lexicon = Lexicon::default();
        let mut reports: Vec<Report<'a>> = Vec::new();
        for reading in sorted {
            let report = Report::new(reading, &mut lexicon);
            lexicon.count(&report.words);
            reports.push(report);
        }
        lexicon.finish();
        for report in &mut reports {
            report.compounds(&lexicon);
        }
        Heap {
            reports,
            lexicon,
            actor_ids: Vec::new(),
            actor_names: Vec::new(),
            actor_countries: Vec::new(),
            refused: Vec::new(),
            agreed: Vec::new(),
        }
    }

    /// Whether someone has found that these passages do not differ.
    fn is_refused(&self, members: impl Fn(usize, Span) -> bool) -> bool {
        self.refused.iter().any(|places| places.iter().all(|(r, span)| members(*r, *span)))
    }

    /// Whether someone has confirmed that these passages differ.
    fn is_agreed(&self, members: impl Fn(usize, Span) -> bool) -> bool {
        self.agreed.iter().any(|places| places.iter().all(|(r, span)| members(*r, *span)))
    }

    /// All statements as (report, statement).
    fn statements(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.reports
            .iter()
            .enumerate()
            .flat_map(|(r, report)| (0..report.statements.len()).map(move |s| (r, s)))
    }
}

/// Readings in the order of their ids, each once.
fn sorted<'a>(readings: impl IntoIterator<Item = &'a Reading>) -> Vec<&'a Reading> {
    let mut sorted: Vec<&Reading> = readings.into_iter().collect();
    sorted.sort_by(|a, b| {
        let key =
            |r: &'a Reading| (&r.document.given.id, &r.document.given.path, &r.document.given.source_id);
        key(a).cmp(&key(b))
    });
    sorted.dedup_by(|a, b| a.document.given.id == b.document.given.id && a.document.text == b.document.text);
    sorted
}

impl<'a> Report<'a> {
    fn new(reading: &'a Reading, lexicon: &mut Lexicon) -> Report<'a> {
        let document = &reading.document;
        let text: &'a str = &document.text;
        let mut sentences: Vec<Line> = reading
            .segments
            .sentences
            .iter()
            .map(|s| Line {
                span: s.span,
                block: document.blocks.get(s.block).map_or(BlockKind::Body, |b| b.kind),
            })
            .collect();
        if sentences.is_empty() {
            sentences = document
                .blocks
                .iter()
                .filter(|b| b.kind.is_prose())
                .map(|b| Line { span: b.span, block: b.kind })
                .collect();
        }
        let mut words: Vec<Word> = sentences.iter().flat_map(|s| lexicon.words(text, s.span)).collect();
        words.shrink_to_fit();
        let mut report = Report {
            reading,
            text,
            points: CodePoints::new(text),
            words,
            sentences,
            statements: Vec::new(),
            actors: Vec::new(),
            story: 0,
        };
        let mut seen = std::collections::HashMap::new();
        report.statements = reading
            .statements
            .iter()
            .map(|s| {
                let words: Vec<Word> = s.content.iter().flat_map(|c| report.words_in(*c)).copied().collect();
                let content = s.content.iter().copied().reduce(Span::join).unwrap_or(Span::new(0, 0));
                let key = format!("{} {:?}", document.given.id, s.content);
                let nth = seen.entry(key.clone()).and_modify(|n| *n += 1).or_insert(0);
                let id = format!("s{}", hash(&format!("{key} {nth}")));
                Said { id, stems: words::content(&words), speakers: Vec::new(), ordered: None, content }
            })
            .collect();
        report
    }

    /// Makes an `air strike` an `airstrike` in what statements are about, where others of the heap write it so.
    fn compounds(&mut self, lexicon: &Lexicon) {
        for s in 0..self.statements.len() {
            let mut stems: Vec<u32> = Vec::new();
            let mut any = false;
            for content in &self.reading.statements[s].content {
                let words = self.words_in(*content);
                let mut i = 0;
                while let Some(word) = words.get(i) {
                    let close = |n: &&Word| self.text.get(word.span.end()..n.span.start()) == Some(" ");
                    let next = words.get(i + 1).filter(close);
                    let whole = next.and_then(|next| lexicon.compound(word.stem(), next.stem()));
                    any |= whole.is_some();
                    i += 1 + usize::from(whole.is_some());
                    if word.class() != words::Class::Function {
                        stems.push(whole.unwrap_or(word.stem()));
                    }
                }
            }
            if any {
                self.statements[s].stems = words::distinct(stems.into_iter());
            }
        }
    }

    fn id(&self) -> &'a str {
        &self.reading.document.given.id
    }

    /// The outlet, or the report's id where none is known.
    fn outlet(&self) -> &'a str {
        self.reading.document.given.outlet.as_deref().unwrap_or(self.id())
    }

    /// What a reader would call the report in a sentence.
    fn called(&self) -> &'a str {
        let given = &self.reading.document.given;
        given
            .outlet
            .as_deref()
            .unwrap_or_else(|| given.source_id.as_deref().unwrap_or(file_name(&given.path)))
    }

    fn published(&self) -> Option<&'a str> {
        self.reading.document.given.published.as_deref()
    }

    fn passage(&self, span: Span) -> PassageView {
        let [start, end] = self.points.pair(self.text, span);
        PassageView { report: self.id().into(), start, end }
    }

    /// The words that share a byte with a span.
    fn words_in(&self, span: Span) -> &[Word] {
        let start = self.words.partition_point(|w| w.span.end() <= span.start());
        let end = self.words.partition_point(|w| w.span.start() < span.end());
        &self.words[start..end.max(start)]
    }

    /// What a span is about: stems, sorted.
    fn stems_in(&self, span: Span) -> Vec<u32> {
        words::content(self.words_in(span))
    }

    /// The word that a span begins with.
    fn word_at(&self, span: Span) -> Option<&Word> {
        self.words_in(span).first()
    }

    /// The shortest mention that holds a word.
    fn mention_at(&self, word: Span) -> Option<&'a Mention> {
        let all = &self.reading.mentions.mentions;
        let behind = all.partition_point(|m| m.span.start() <= word.start());
        // A mention that begins far in front is no name any more.
        let near = all[behind.saturating_sub(12)..behind].iter().filter(|m| m.span.contains(word));
        near.min_by_key(|m| m.span.len())
    }

    /// What the clauses in a span assert or deny.
    fn assertions_in(&self, span: Span) -> impl Iterator<Item = &'a Assertion> {
        let all = &self.reading.assertions;
        let from = all.partition_point(|a| a.verb.start() < span.start());
        all[from..].iter().take_while(move |a| a.verb.start() < span.end())
    }

    /// The sentence that holds a byte.
    fn line_at(&self, byte: usize) -> Option<Line> {
        let i = self.sentences.partition_point(|s| s.span.end() <= byte);
        self.sentences.get(i).filter(|s| s.span.start() <= byte).copied()
    }

    fn statement(&self, s: usize) -> &'a Statement {
        &self.reading.statements[s]
    }

    /// The reading as JSON has it, with the case's ids and without statements.
    fn view(&self, heap: &Heap<'_>) -> ReadingView {
        let mut view = ReadingView::without_statements(self.reading, &self.points);
        let actor = |id: &mut String| {
            if let Some(new) = index(id, 'a').and_then(|i| self.actors.get(i)) {
                *id = heap.actor_ids[*new].clone();
            }
        };
        for name in &mut view.names {
            name.actor.iter_mut().for_each(actor);
        }
        for event in &mut view.events {
            event.actors.iter_mut().chain(&mut event.recipients).for_each(actor);
        }
        for figure in &mut view.figures {
            if let Some(id) = &mut figure.statement {
                if let Some(said) = index(id, 's').and_then(|i| self.statements.get(i)) {
                    *id = said.id.clone();
                }
            }
        }
        // Two actors of a reading may be one of the case; they stay two rows of the report, each with its mentions.
        for a in &mut view.actors {
            actor(&mut a.id);
        }
        view
    }

    fn statement_views(&self, heap: &Heap<'_>) -> Vec<CaseStatementView> {
        ReadingView::statements(self.reading, &self.points)
            .zip(self.statements.iter().zip(&self.reading.statements))
            .map(|(mut statement, (said, read))| {
                statement.id = said.id.clone();
                let read = read.speakers.iter().filter_map(|a| self.actors.get(a.0 as usize)).copied();
                statement.speakers = said
                    .ordered
                    .clone()
                    .unwrap_or_else(|| read.collect())
                    .iter()
                    .map(|a| heap.actor_ids[*a].clone())
                    .fold(Vec::new(), |mut all, id| {
                        if !all.contains(&id) {
                            all.push(id);
                        }
                        all
                    });
                CaseStatementView { report: self.id().into(), statement }
            })
            .collect()
    }
}

/// `a12` → 11.
fn index(id: &str, letter: char) -> Option<usize> {
    id.strip_prefix(letter)?.parse::<usize>().ok()?.checked_sub(1)
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Sixteen hexadecimal digits for a text: FNV-1a, mixed at the end so that near texts lie far apart.
pub(crate) fn hash(text: &str) -> String {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for b in text.bytes() {
        h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    format!("{:016x}", h ^ (h >> 33))
}

/// Sets that grow together.
pub(in crate::case) struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(n: usize) -> Groups {
        Groups { parent: (0..n).collect() }
    }

    /// The smallest member of a set.
    fn find(&mut self, mut i: usize) -> usize {
        while self.parent[i] != i {
            self.parent[i] = self.parent[self.parent[i]];
            i = self.parent[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// The sets in the order of their smallest members, members in order.
    fn sets(&mut self) -> Vec<Vec<usize>> {
        let mut out: Vec<Vec<usize>> = Vec::new();
        let mut at = vec![usize::MAX; self.parent.len()];
        for i in 0..self.parent.len() {
            let root = self.find(i);
            if at[root] == usize::MAX {
                at[root] = out.len();
                out.push(Vec::new());
            }
            out[at[root]].push(i);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Given;

    fn reading(id: &str, outlet: &str, published: &str, text: &str) -> Reading {
        let given = Given {
            id: id.into(),
            path: format!("{id}.txt"),
            outlet: Some(outlet.into()),
            published: Some(published.into()),
            ..Default::default()
        };
        crate::read(text.into(), given)
    }

    fn heap() -> Vec<Reading> {
        let toll = "Minister Ina Corvell said on Monday that the harbour commission would review the tolls of Port Elanor, \
                    the depth of the fairway, and repairs to the eastern quay before any ferry could sail again.";
        vec![
            reading(
                "a",
                "KNA",
                "2031-03-04",
                &format!("{toll}\n\nThe port handled about 2,500 crates a day in 2030."),
            ),
            reading(
                "b",
                "Vesk Courier",
                "2031-03-05",
                &format!("Ferries to stay in port\n\n{toll}\n\nA dockers' union called the plan \"piracy\"."),
            ),
            reading(
                "c",
                "Elanor Post",
                "2031-03-05",
                "The harbour commission does not review tolls, Jonas Hale said. The union spoke of piracy at Port Elanor.",
            ),
        ]
    }

    #[test]
    fn the_order_of_the_readings_leaves_no_mark() {
        let readings = heap();
        let json = |order: &[usize]| {
            serde_json::to_string(&gather(order.iter().map(|i| &readings[*i]))).unwrap_or_default()
        };
        let first = json(&[0, 1, 2]);
        for order in [[2, 1, 0], [1, 2, 0], [0, 2, 1]] {
            assert_eq!(first, json(&order));
        }
        assert_eq!(first, json(&[0, 1, 2, 1, 0]), "a report added twice");
    }

    #[test]
    fn the_number_of_threads_leaves_no_mark() {
        let readings = heap();
        let parts = |threads| {
            let mut all = Vec::new();
            gather_each(&readings, &Ledger::default(), threads, |part| all.push(part));
            all
        };
        let alone = parts(1);
        assert!(alone.is_sorted_by_key(|part| part.section()), "in the order of the sections");
        for threads in [2, 7] {
            assert_eq!(parts(threads), alone, "{threads}");
        }
        let mut case = CaseView::default();
        alone.into_iter().for_each(|part| case.put(part));
        assert_eq!(case, gather(&readings));
    }

    #[test]
    fn what_was_stored_gives_the_same_case() {
        let readings = heap();
        let stored: Vec<Reading> =
            readings.iter().map(|r| Reading::restore(&ReadingView::new(r, false))).collect();
        assert_eq!(gather(&readings), gather(&stored));
    }

    #[test]
    fn a_reprint_is_found_with_its_direction() {
        let case = gather(&heap());
        let found: Vec<(&str, &str)> =
            case.copies.iter().map(|c| (c.from.report.as_str(), c.to.report.as_str())).collect();
        assert_eq!(found, [("a", "b")]);
    }

    #[test]
    fn words_in_marks_here_and_without_there_are_a_label() {
        let case = gather(&heap());
        let label =
            case.labels.iter().find(|l| l.what == "piracy").map(|l| l.by_outlet.clone()).unwrap_or_default();
        let quoted: Vec<(&str, bool)> = label.iter().map(|(o, w)| (o.as_str(), w[0].quoted)).collect();
        assert_eq!(quoted, [("Elanor Post", false), ("Vesk Courier", true)]);
    }

    #[test]
    fn the_process_is_told_in_the_words_of_the_reports() {
        let case = gather(&heap());
        let names: Vec<&str> = case.process.bodies.iter().map(|b| b.name.as_str()).collect();
        assert_eq!(names, ["harbour commission"]);
        let conditions: Vec<&str> = case.process.conditions.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(
            conditions,
            ["the tolls of Port Elanor", "the depth of the fairway", "repairs to the eastern quay"]
        );
    }

    #[test]
    fn a_confirmed_difference_comes_first() {
        use crate::view::correction::{CorrectionView, PlaceView};
        let readings = [
            reading(
                "a",
                "KNA",
                "2031-03-04",
                "Minister Ina Corvell said the commission had begun the withdrawal of the patrol ships. Harbour master \
                 Jonas Hale said the pilots had opened the northern quay to grain barges.",
            ),
            reading(
                "b",
                "Korda",
                "2031-03-04",
                "Spokeswoman Sanne Ruyk said the commission had not begun the withdrawal of the patrol ships. Union \
                 leader Marla Quent said the pilots had not opened the northern quay to grain barges.",
            ),
        ];
        let before = gather(&readings);
        assert!(before.accounts_differ.len() > 1, "{:?}", before.accounts_differ);
        let last = before.accounts_differ.last().unwrap();
        assert!(!last.confirmed);
        let at = last.members.iter().map(|m| {
            let text = &before.reports.iter().find(|r| r.id == m.report).unwrap().text;
            PlaceView {
                report: m.report.clone(),
                layer: "difference".into(),
                start: m.start,
                end: m.end,
                words: text.chars().skip(m.start).take(m.end - m.start).collect(),
            }
        });
        let correction = CorrectionView { act: "confirm".into(), at: at.collect(), ..Default::default() };
        let ledger = Ledger { corrections: vec![correction.identified()], ..Default::default() };
        let after = gather_with(&readings, &ledger);
        assert_eq!(after.accounts_differ.len(), before.accounts_differ.len());
        let first = &after.accounts_differ[0];
        assert_eq!((first.confirmed, &first.members), (true, &last.members));
        assert_eq!(after.accounts_differ.iter().filter(|d| d.confirmed).count(), 1);
    }

    #[test]
    fn whose_word_it_is_is_kept_apart() {
        let readings = [
            reading(
                "a",
                "KNA",
                "2031-03-04",
                "\"This is aggression,\" Minister Ina Corvell said. Ships wait in the strait.",
            ),
            reading(
                "b",
                "Korda",
                "2031-03-05",
                "Ordania ended the \"aggression\" of the patrol on Monday. Jonas Hale said that aggression was no way to talk.",
            ),
            reading(
                "c",
                "Post",
                "2031-03-05",
                "The aggression of the patrol went on for three days in the strait.",
            ),
        ];
        let case = gather(&readings);
        let label = case.labels.iter().find(|l| l.what == "aggression").expect("a label");
        let mut told: Vec<(&str, [usize; 4])> = Vec::new();
        for (outlet, words) in &label.by_outlet {
            for w in words {
                let v = &w.voices;
                assert_eq!(v.quoted + v.attributed + v.own, w.count);
                told.push((outlet, [v.quoted, v.attributed, v.own, v.scare]));
            }
        }
        told.sort();
        assert_eq!(told, [("Korda", [0, 0, 1, 1]), ("Korda", [0, 1, 0, 0]), ("Post", [0, 0, 1, 0])]);
    }

    #[test]
    fn nothing_gives_an_empty_case() {
        assert_eq!(gather([]), CaseView::default());
        let hostile = ["", "\n", "“", "\"a, b, and c", "’s", "U.S.U.S. (", "no , , and "];
        let readings: Vec<Reading> = hostile.iter().map(|t| reading(t, "x", "2031", t)).collect();
        assert_eq!(gather(&readings).reports.len(), hostile.len());
    }
}
