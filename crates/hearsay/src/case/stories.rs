//! Reports → Stories: which reports tell of one event?

use super::{Heap, hash};
use crate::view::case::StoryView;
use std::collections::{BTreeMap, HashMap};

/// Two groups of reports are one story where the mean likeness between their members is at least this.
const ALIKE: f64 = 0.16;

/// A word in more reports than this says nothing about which two to compare.
const FREQUENT: usize = 400;

/// Falls a heap into stories: cosine of weighted words, average link, one fixed threshold.
///
/// A word counts more in a headline and in the first paragraphs, where a report says what happened. Where it errs: two
/// stages of one running story that share their people and places may fall together; a short item that names other
/// people than its fellows stays alone.
pub(super) fn find(heap: &Heap<'_>) -> Vec<Vec<usize>> {
    let vectors: Vec<Vec<(u32, f64)>> = (0..heap.reports.len()).map(|r| vector(heap, r)).collect();
    let mut postings: HashMap<u32, Vec<(u32, f64)>> = HashMap::new();
    let mut edges: Vec<(f64, usize, usize)> = Vec::new();
    // One cell a report, and which of them are in use: a map of its own for each report would cost more than the sums.
    let mut dots: Vec<f64> = vec![0.0; vectors.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (r, vector) in vectors.iter().enumerate() {
        for (stem, weight) in vector {
            let list = postings.entry(*stem).or_default();
            if list.len() <= FREQUENT {
                for (other, theirs) in list.iter() {
                    let dot = &mut dots[*other as usize];
                    if *dot == 0.0 {
                        touched.push(*other);
                    }
                    *dot += weight * theirs;
                }
                list.push((r as u32, *weight));
            }
        }
        touched.sort_unstable();
        touched.dedup();
        for other in touched.drain(..) {
            let dot = std::mem::take(&mut dots[other as usize]);
            if dot > 0.1 {
                edges.push((dot, other as usize, r));
            }
        }
    }
    drop((vectors, postings));
    average_link(heap.reports.len(), edges)
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
    fn cmp(&self, other: &Join) -> std::cmp::Ordering {
        self.mean.total_cmp(&other.mean).then((other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Join) -> Option<std::cmp::Ordering> {
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
