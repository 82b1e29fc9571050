//! Reports → Stories: which reports tell of one event?

use super::{Groups, Heap, hash, threads};
use crate::view::case::StoryView;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

/// Two groups of reports are one story where the mean likeness between their members is at least this.
const ALIKE: f64 = 0.16;

/// A word in more reports than this says nothing about which two to compare; it counts for those that rarer words propose.
const FREQUENT: usize = 400;

/// A word that besides stands in more than one of so many reports is the background of the heap, and counts for none.
const BACKGROUND: usize = 10;

/// How alike two reports must be by their rarer words alone before the frequent ones are looked at.
const PROPOSED: f64 = 0.02;

/// A pair less alike than this counts as unlike.
const UNLIKE: f64 = 0.1;

/// More than sums of such products can be off by.
const ROUNDING: f64 = 1e-9;

/// Falls a heap into stories: cosine of weighted words, average link, one fixed threshold.
///
/// A word counts more in a headline and in the first paragraphs, where a report says what happened. Where it errs: two
/// stages of one running story that share their people and places may fall together; a short item that names other
/// people than its fellows stays alone.
pub(super) fn find(heap: &Heap<'_>, threads: usize) -> Vec<Vec<usize>> {
    let n = heap.reports.len();
    let vectors: Vec<Vector> = threads::map(threads, n, || (), |(), r| Vector::new(heap, r));
    // For each word that is not frequent the reports with it, in order.
    let mut postings: Vec<Posting> = (0..heap.lexicon.len() as u32)
        .map(|stem| {
            let known = heap.lexicon.reports(stem) as usize;
            Posting::with_capacity(if known <= FREQUENT { known } else { 0 })
        })
        .collect();
    for (r, vector) in vectors.iter().enumerate() {
        for (stem, weight) in vector.rare() {
            postings[stem as usize].put(r as u32, weight);
        }
    }
    let near = |room: &mut Room, r: usize| -> Edges {
        let vector = &vectors[r];
        for (stem, weight) in vector.rare() {
            for (other, theirs) in postings[stem as usize].before(r) {
                let dot = &mut room.dots[other as usize];
                if *dot == 0.0 {
                    room.touched.push(other);
                }
                *dot += weight * theirs;
            }
        }
        for (stem, weight) in vector.frequent() {
            room.frequent[stem as usize] = weight;
        }
        let mut out: Vec<(u32, f64)> = Vec::new();
        for other in room.touched.drain(..) {
            let mut dot = std::mem::take(&mut room.dots[other as usize]);
            let theirs = &vectors[other as usize];
            if dot > PROPOSED && dot + vector.length * theirs.length > UNLIKE - ROUNDING {
                dot += theirs
                    .frequent()
                    .map(|(stem, weight)| room.frequent[stem as usize] * weight)
                    .sum::<f64>();
            }
            if dot > UNLIKE {
                out.push((other, dot));
            }
        }
        vector.frequent().for_each(|(stem, _)| room.frequent[stem as usize] = 0.0);
        out.sort_unstable_by_key(|x| x.0);
        Edges { others: out.iter().map(|x| x.0).collect(), likeness: out.iter().map(|x| x.1).collect() }
    };
    let room = || Room { dots: vec![0.0; n], touched: Vec::new(), frequent: vec![0.0; heap.lexicon.len()] };
    let edges: Vec<Edges> = threads::map(threads, n, room, near);
    drop((vectors, postings));
    components(&edges, threads)
}

/// The words of a report with their weights, of length one; left out are those that stand in no other report, and the
/// background. Stems and weights lie apart, since side by side they would take a third more room.
struct Vector {
    stems: Box<[u32]>,
    weights: Box<[f64]>,
    /// How many, at the beginning, are not frequent; both parts are sorted by stem.
    rare: u32,
    /// How long the part of the frequent ones is.
    length: f64,
}

impl Vector {
    fn new(heap: &Heap<'_>, r: usize) -> Vector {
        let known = |stem: u32| heap.lexicon.reports(stem) as usize;
        let mut all = vector(heap, r);
        let most = FREQUENT.max(heap.reports.len() / BACKGROUND);
        all.retain(|x| known(x.0) > 1 && known(x.0) <= most);
        all.sort_by_key(|x| known(x.0) > FREQUENT);
        let rare = all.partition_point(|x| known(x.0) <= FREQUENT) as u32;
        Vector {
            stems: all.iter().map(|x| x.0).collect(),
            weights: all.iter().map(|x| x.1).collect(),
            rare,
            length: all[rare as usize..].iter().map(|x| x.1 * x.1).sum::<f64>().sqrt(),
        }
    }

    fn rare(&self) -> impl Iterator<Item = (u32, f64)> {
        self.stems.iter().copied().zip(self.weights.iter().copied()).take(self.rare as usize)
    }

    fn frequent(&self) -> impl Iterator<Item = (u32, f64)> {
        self.stems.iter().copied().zip(self.weights.iter().copied()).skip(self.rare as usize)
    }
}

/// Reports with a word and its weight in them.
struct Posting {
    reports: Vec<u32>,
    weights: Vec<f64>,
}

impl Posting {
    fn with_capacity(n: usize) -> Posting {
        Posting { reports: Vec::with_capacity(n), weights: Vec::with_capacity(n) }
    }

    fn put(&mut self, report: u32, weight: f64) {
        self.reports.push(report);
        self.weights.push(weight);
    }

    fn before(&self, r: usize) -> impl Iterator<Item = (u32, f64)> {
        let all = self.reports.iter().copied().zip(self.weights.iter().copied());
        all.take_while(move |x| (x.0 as usize) < r)
    }
}

/// The reports before one that are not unlike it, in order, and how alike they are.
struct Edges {
    others: Box<[u32]>,
    likeness: Box<[f64]>,
}

impl Edges {
    fn each(&self) -> impl Iterator<Item = (usize, f64)> {
        self.others.iter().map(|x| *x as usize).zip(self.likeness.iter().copied())
    }
}

/// One cell a report, and which of them are in use: a map of its own for each report would cost more than the sums. One
/// cell a word, for the weights of the frequent words of the report that is looked at.
struct Room {
    dots: Vec<f64>,
    touched: Vec<u32>,
    frequent: Vec<f64>,
}

/// Only what likeness enough links, however far round, can become one story: each such part is joined by itself.
fn components(edges: &[Edges], threads: usize) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(edges.len());
    for (b, of) in edges.iter().enumerate() {
        of.each().filter(|x| x.1 >= ALIKE).for_each(|(a, _)| groups.join(a, b));
    }
    let sets = groups.sets();
    let mut at = vec![(0_u32, 0_u32); edges.len()];
    for (s, set) in sets.iter().enumerate() {
        for (i, r) in set.iter().enumerate() {
            at[*r] = (s as u32, i as u32);
        }
    }
    // Of a part: likeness, the one report, the other behind it, counted within the part.
    let within = |s: usize| {
        let of = sets[s].iter().enumerate().flat_map(|(i, b)| edges[*b].each().map(move |x| (x, i as u32)));
        let at = &at;
        of.filter(move |((a, _), _)| at[*a].0 as usize == s).map(|((a, likeness), i)| (likeness, at[a].1, i))
    };
    let joined = threads::map(
        threads,
        sets.len(),
        || (),
        |(), s| match sets[s].len() {
            1 => vec![sets[s].clone()],
            size => {
                let stories = average_link(size, || within(s));
                stories.iter().map(|story| story.iter().map(|i| sets[s][*i]).collect()).collect()
            }
        },
    );
    let mut out: Vec<Vec<usize>> = joined.into_iter().flatten().collect();
    out.sort();
    out
}

/// The words of a report with their weights, of length one, sorted by stem.
fn vector(heap: &Heap<'_>, r: usize) -> Vec<(u32, f64)> {
    let report = &heap.reports[r];
    let mut counts: BTreeMap<u32, f64> = BTreeMap::new();
    for (i, word) in report.words.iter().enumerate() {
        *counts.entry(word.stem()).or_default() += if i < 60 { 2.0 } else { 1.0 };
    }
    let mut all: Vec<(u32, f64)> = counts
        .into_iter()
        .map(|(stem, n)| (stem, (1.0 + n.ln()) * heap.lexicon.weight(stem)))
        .filter(|x| x.1 > 0.0)
        .collect();
    let length = all.iter().map(|x| x.1 * x.1).sum::<f64>().sqrt();
    all.iter_mut().for_each(|x| x.1 /= length);
    all
}

/// For a group those that are not unlike it, in order, and the sum of likeness to each.
#[derive(Default)]
struct Row {
    others: Vec<u32>,
    sums: Vec<f64>,
}

impl Row {
    fn put(&mut self, other: u32, sum: f64) {
        // Most come in order.
        if self.others.last().is_none_or(|last| *last < other) {
            self.others.push(other);
            self.sums.push(sum);
            return;
        }
        match self.others.binary_search(&other) {
            Ok(i) => self.sums[i] = sum,
            Err(i) => {
                self.others.insert(i, other);
                self.sums.insert(i, sum);
            }
        }
    }

    fn remove(&mut self, other: u32) {
        if let Ok(i) = self.others.binary_search(&other) {
            self.others.remove(i);
            self.sums.remove(i);
        }
    }

    fn each(&self) -> impl Iterator<Item = (u32, f64)> {
        self.others.iter().copied().zip(self.sums.iter().copied())
    }

    /// The row of two groups that have become one.
    fn join(&self, with: &Row) -> Row {
        let most = self.others.len() + with.others.len();
        let mut out = Row { others: Vec::with_capacity(most), sums: Vec::with_capacity(most) };
        let (mut mine, mut theirs) = (self.each().peekable(), with.each().peekable());
        loop {
            let order = match (mine.peek(), theirs.peek()) {
                (Some(x), Some(y)) => x.0.cmp(&y.0),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return out,
            };
            let left = if order.is_le() { mine.next() } else { None };
            let right = if order.is_ge() { theirs.next() } else { None };
            out.others.extend(left.or(right).map(|x| x.0));
            out.sums.push(left.map_or(0.0, |x| x.1) + right.map_or(0.0, |x| x.1));
        }
    }
}

/// Joins the two nearest groups again and again while their mean likeness is high enough. A pair without an edge
/// counts as unlike.
fn average_link<E: Iterator<Item = (f64, u32, u32)>>(n: usize, edges: impl Fn() -> E) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..n).map(|i| vec![i]).collect();
    let mut counts = vec![0; n];
    for (_, a, b) in edges() {
        counts[a as usize] += 1;
        counts[b as usize] += 1;
    }
    let room = |n: usize| Row { others: Vec::with_capacity(n), sums: Vec::with_capacity(n) };
    let mut rows: Vec<Row> = counts.into_iter().map(room).collect();
    for (likeness, a, b) in edges() {
        rows[a as usize].put(b, likeness);
        rows[b as usize].put(a, likeness);
    }
    // Each group waits with its nearest alone. Likeness to a group that has grown is never more than the nearest of its
    // halves had, so that what waits is never too low, and is counted again when its turn comes.
    let mut queue: BinaryHeap<(Join, u32)> =
        (0..n as u32).filter_map(|i| Some((nearest(&groups, &rows, i)?, i))).collect();
    while let Some((join, of)) = queue.pop() {
        let size = |i: u32| groups[i as usize].len() as u32;
        let (now, then) =
            if of == join.a { (size(join.a), join.sizes.0) } else { (size(join.b), join.sizes.1) };
        // A group that has grown since waits with another entry.
        if now != then {
            continue;
        }
        if (size(join.a), size(join.b)) != join.sizes {
            queue.extend(nearest(&groups, &rows, of).map(|next| (next, of)));
            continue;
        }
        let (a, b) = (join.a as usize, join.b as usize);
        let gone = std::mem::take(&mut groups[b]);
        groups[a].extend(gone);
        let from = std::mem::take(&mut rows[b]);
        from.others.iter().for_each(|other| rows[*other as usize].remove(join.b));
        let mut row = std::mem::take(&mut rows[a]).join(&from);
        row.remove(join.a);
        row.each().for_each(|(other, sum)| rows[other as usize].put(join.a, sum));
        row.others.shrink_to_fit();
        row.sums.shrink_to_fit();
        rows[a] = row;
        queue.extend(nearest(&groups, &rows, join.a).map(|next| (next, join.a)));
    }
    let mut out: Vec<Vec<usize>> = groups.into_iter().filter(|g| !g.is_empty()).collect();
    out.iter_mut().for_each(|g| g.sort_unstable());
    out.sort();
    out
}

/// The group that one is to be joined with first, where any is near enough.
fn nearest(groups: &[Vec<usize>], rows: &[Row], of: u32) -> Option<Join> {
    let size = |i: u32| groups[i as usize].len();
    let joins = rows[of as usize].each().map(|(other, sum)| {
        let (a, b) = (of.min(other), of.max(other));
        let mean = sum / (size(of) * size(other)) as f64;
        Join { mean, a, b, sizes: (size(a) as u32, size(b) as u32) }
    });
    joins.filter(|join| join.mean >= ALIKE).max()
}

/// Two groups that may be joined; the nearest, then the first, is the greatest.
struct Join {
    mean: f64,
    a: u32,
    b: u32,
    sizes: (u32, u32),
}

impl Ord for Join {
    fn cmp(&self, other: &Join) -> Ordering {
        self.mean.total_cmp(&other.mean).then((other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Join) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Join {
    fn eq(&self, other: &Join) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Join {}

/// Stories with an id made from their smallest report; an older version of a report is in the story of its newest.
pub(super) fn view(heap: &Heap<'_>, stories: &[Vec<usize>], older: &HashMap<&str, &str>) -> Vec<StoryView> {
    let mut of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (old, newest) in older {
        of.entry(newest).or_default().push(old);
    }
    let mut out: Vec<StoryView> = stories
        .iter()
        .map(|story| {
            let newest = story.iter().map(|r| heap.reports[*r].id());
            let mut reports: Vec<String> = newest
                .flat_map(|id| of.get(id).into_iter().flatten().copied().chain([id]))
                .map(str::to_owned)
                .collect();
            reports.sort_unstable();
            StoryView { id: format!("y{}", hash(&reports[0])), reports }
        })
        .collect();
    out.sort_by(|a, b| a.reports.cmp(&b.reports));
    out
}
