//! Reports → Stories: which reports tell of one event?

use super::{Groups, Heap, hash, threads};
use crate::view::case::StoryView;
use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

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
    let near = |room: &mut Room, r: usize| -> Vec<Edge> {
        for (stem, weight) in vectors[r].rare() {
            for (other, theirs) in postings[stem as usize].before(r) {
                let dot = &mut room.dots[other as usize];
                if *dot == 0.0 {
                    room.touched.push(other);
                }
                *dot += weight * theirs;
            }
        }
        room.touched.sort_unstable();
        let mut out = Vec::new();
        for other in room.touched.drain(..) {
            let mut dot = std::mem::take(&mut room.dots[other as usize]);
            if dot > PROPOSED {
                dot += vectors[r].frequent_product(&vectors[other as usize]);
            }
            if dot > UNLIKE {
                out.push((dot, other, r as u32));
            }
        }
        out
    };
    let room = || Room { dots: vec![0.0; n], touched: Vec::new() };
    let edges: Vec<Edge> = threads::map(threads, n, room, near).into_iter().flatten().collect();
    drop((vectors, postings));
    components(n, edges, threads)
}

/// The words of a report with their weights, of length one; left out are those that stand in no other report, and the
/// background. Stems and weights lie apart, since side by side they would take a third more room.
struct Vector {
    stems: Box<[u32]>,
    weights: Box<[f64]>,
    /// How many, at the beginning, are not frequent; both parts are sorted by stem.
    rare: u32,
}

impl Vector {
    fn new(heap: &Heap<'_>, r: usize) -> Vector {
        let known = |stem: u32| heap.lexicon.reports(stem) as usize;
        let mut all = vector(heap, r);
        let most = FREQUENT.max(heap.reports.len() / BACKGROUND);
        all.retain(|x| known(x.0) > 1 && known(x.0) <= most);
        all.sort_by_key(|x| known(x.0) > FREQUENT);
        let rare = all.partition_point(|x| known(x.0) <= FREQUENT) as u32;
        Vector { stems: all.iter().map(|x| x.0).collect(), weights: all.iter().map(|x| x.1).collect(), rare }
    }

    fn rare(&self) -> impl Iterator<Item = (u32, f64)> {
        self.stems.iter().copied().zip(self.weights.iter().copied()).take(self.rare as usize)
    }

    /// The sum of the products of the frequent words that two reports share.
    fn frequent_product(&self, other: &Vector) -> f64 {
        let (mut i, mut j, mut sum) = (self.rare as usize, other.rare as usize, 0.0);
        while i < self.stems.len() && j < other.stems.len() {
            match self.stems[i].cmp(&other.stems[j]) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    sum += self.weights[i] * other.weights[j];
                    i += 1;
                    j += 1;
                }
            }
        }
        sum
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

/// Likeness, the one report, the other behind it.
type Edge = (f64, u32, u32);

/// One cell a report, and which of them are in use: a map of its own for each report would cost more than the sums.
struct Room {
    dots: Vec<f64>,
    touched: Vec<u32>,
}

/// Only what likeness enough links, however far round, can become one story: each such part is joined by itself.
fn components(n: usize, mut edges: Vec<Edge>, threads: usize) -> Vec<Vec<usize>> {
    let mut groups = Groups::new(n);
    for (_, a, b) in edges.iter().filter(|e| e.0 >= ALIKE) {
        groups.join(*a as usize, *b as usize);
    }
    edges.retain(|(_, a, b)| groups.find(*a as usize) == groups.find(*b as usize));
    let sets = groups.sets();
    let mut at = vec![(0_u32, 0_u32); n];
    for (s, set) in sets.iter().enumerate() {
        for (i, r) in set.iter().enumerate() {
            at[*r] = (s as u32, i as u32);
        }
    }
    edges.sort_unstable_by_key(|(_, a, b)| (at[*a as usize].0, *a, *b));
    let of_set = |s: usize| -> Vec<(f64, usize, usize)> {
        let from = edges.partition_point(|e| (at[e.1 as usize].0 as usize) < s);
        let of = edges[from..].iter().take_while(|e| at[e.1 as usize].0 as usize == s);
        of.map(|(likeness, a, b)| (*likeness, at[*a as usize].1 as usize, at[*b as usize].1 as usize))
            .collect()
    };
    let joined = threads::map(
        threads,
        sets.len(),
        || (),
        |(), s| match sets[s].len() {
            1 => vec![sets[s].clone()],
            size => {
                let stories = average_link(size, of_set(s));
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
        *counts.entry(word.stem).or_default() += if i < 60 { 2.0 } else { 1.0 };
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

/// Joins the two nearest groups again and again while their mean likeness is high enough. A pair without an edge
/// counts as unlike.
fn average_link(n: usize, mut edges: Vec<(f64, usize, usize)>) -> Vec<Vec<usize>> {
    edges.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut groups: Vec<Vec<usize>> = (0..n).map(|i| vec![i]).collect();
    // The sum of likeness between two groups, kept on both sides.
    let mut sums: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); n];
    let mut queue = std::collections::BinaryHeap::new();
    for (likeness, a, b) in edges {
        sums[a].insert(b, likeness);
        sums[b].insert(a, likeness);
        if likeness >= ALIKE {
            queue.push(Join { mean: likeness, a, b, sizes: (1, 1) });
        }
    }
    while let Some(join) = queue.pop() {
        let (a, b) = (join.a, join.b);
        // A group that has grown since leaves its old entries behind.
        if (groups[a].len(), groups[b].len()) != join.sizes {
            continue;
        }
        let gone = std::mem::take(&mut groups[b]);
        groups[a].extend(gone);
        let from = std::mem::take(&mut sums[b]);
        for (other, sum) in from {
            if other == a {
                continue;
            }
            sums[other].remove(&b);
            *sums[a].entry(other).or_default() += sum;
        }
        sums[a].remove(&b);
        let of_a: Vec<(usize, f64)> = sums[a].iter().map(|(k, v)| (*k, *v)).collect();
        for (other, sum) in of_a {
            sums[other].insert(a, sum);
            let mean = sum / (groups[a].len() * groups[other].len()) as f64;
            if mean >= ALIKE {
                let (x, y) = (a.min(other), a.max(other));
                queue.push(Join { mean, a: x, b: y, sizes: (groups[x].len(), groups[y].len()) });
            }
        }
    }
    let mut out: Vec<Vec<usize>> = groups.into_iter().filter(|g| !g.is_empty()).collect();
    out.iter_mut().for_each(|g| g.sort_unstable());
    out.sort();
    out
}

/// Two groups that may be joined; the nearest, then the first, is the greatest.
struct Join {
    mean: f64,
    a: usize,
    b: usize,
    sizes: (usize, usize),
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
