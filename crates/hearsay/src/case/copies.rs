//! Reports → Copies: which passages stand word for word in two of them?

use super::words::{Map, Word, mix};
use super::{Heap, Report, threads};
use crate::text::Span;
use crate::view::case::CopyView;
use std::collections::BTreeMap;

/// How many words a run must have to be called a copy.
const LONG: usize = 12;

/// A report of fewer words than this is a bulletin.
const SHORT: usize = 60;

/// Words of a shingle.
const SHINGLE: usize = 5;

/// A shingle that stands more often is a turn of phrase, and proposes within one story only; where it stands as often in
/// one story, it sets each report beside the first.
const FREQUENT: usize = 40;

/// How many parts the shingles are looked at in.
const PARTS: u64 = 8;

/// Finds passages of at least twelve words that two reports share word for word, letter case and marks apart, each as
/// long as it goes. The earlier report is the one copied from; without dates, one that credits the other's outlet has
/// copied; else the smaller id stands first and the direction says nothing.
///
/// Candidates are pairs that share a run of five words; a run in very many reports proposes pairs of one story only.
/// Where it errs: a long quotation that both took from a third report is shown as a copy, which it is, though neither copied the other.
pub(super) fn find(heap: &Heap<'_>, threads: usize) -> impl Iterator<Item = CopyView> {
    let shared = Shared::new(heap);
    let found =
        threads::map(threads, heap.reports.len(), Map::default, |done, r| aligned(heap, &shared, done, r));
    drop(shared);
    let mut out: Vec<Aligned> = found.into_iter().flatten().collect();
    out.sort_unstable();
    out.dedup();
    let mut spans: Vec<(usize, Span, usize, Span)> =
        out.iter().flat_map(|run| unbroken(heap, *run)).collect();
    spans.extend(footers(heap));
    let mut copies: Vec<[(usize, Span); 2]> = spans
        .iter()
        .enumerate()
        .filter(|(k, x)| {
            !spans.iter().enumerate().skip(k.saturating_sub(8)).take(17).any(|(m, y)| {
                m != *k
                    && (x.0, x.2) == (y.0, y.2)
                    && y.1.contains(x.1)
                    && y.1.len() > x.1.len()
                    && y.3.overlaps(x.3)
            })
        })
        .map(|(_, (a, left, b, right))| {
            let (left, right) = ((*a, *left), (*b, *right));
            let turned = copied_from_second(&heap.reports[*a], &heap.reports[*b]);
            if turned { [right, left] } else { [left, right] }
        })
        .collect();
    // Reports stand in the order of their ids.
    copies.sort_unstable();
    copies.into_iter().map(|[from, to]| {
        let passage = |(r, span): (usize, Span)| heap.reports[r].passage(span);
        CopyView { from: passage(from), to: passage(to) }
    })
}

/// The places of all shingles that stand in the heap more than once.
struct Shared {
    /// Shingle → where its places begin and end; nowhere where it is one of many. In parts: a map that grows is there twice.
    lists: Vec<Map<u64, (u32, u32)>>,
    /// (report, word), each list in order.
    places: Vec<(u32, u32)>,
}

impl Shared {
    fn new(heap: &Heap<'_>) -> Shared {
        let words = heap.reports.iter().map(|r| r.words.len()).sum();
        let mut seen = Twice::new(words);
        heap.reports.iter().flat_map(shingles).for_each(|h| seen.put(h));
        let mut shared = Shared { lists: vec![Map::default(); PARTS as usize], places: Vec::new() };
        // Part by part, so that the places are never there twice.
        let mut all: Vec<(u64, u32, u32)> = Vec::new();
        for part in 0..PARTS {
            all.clear();
            for (r, report) in heap.reports.iter().enumerate() {
                let again = shingles(report).enumerate().filter(|(_, h)| h % PARTS == part && seen.again(*h));
                all.extend(again.map(|(i, h)| (h, r as u32, i as u32)));
            }
            all.sort_unstable();
            shared.put_all(heap, &all);
        }
        shared
    }

    fn put_all(&mut self, heap: &Heap<'_>, all: &[(u64, u32, u32)]) {
        for list in all.chunk_by(|a, b| a.0 == b.0) {
            if list.len() <= FREQUENT {
                self.put(list[0].0, list);
                continue;
            }
            self.put(list[0].0, &[]);
            let story = |x: &(u64, u32, u32)| heap.reports[x.1 as usize].story;
            let mut by_story = list.to_vec();
            by_story.sort_by_key(story);
            for list in by_story.chunk_by(|a, b| story(a) == story(b)) {
                let few = if list.len() <= FREQUENT { list } else { &list[..1] };
                self.put(within(list[0].0, story(&list[0])), few);
            }
        }
    }

    fn put(&mut self, key: u64, list: &[(u64, u32, u32)]) {
        let from = self.places.len() as u32;
        self.places.extend(list.iter().map(|x| (x.1, x.2)));
        self.lists[(key % PARTS) as usize].insert(key, (from, self.places.len() as u32));
    }

    /// Where a shingle of a story stands, in the order of the reports.
    fn of(&self, shingle: u64, story: usize) -> &[(u32, u32)] {
        let list = |key: u64| self.lists[(key % PARTS) as usize].get(&key);
        let at = |key: u64| list(key).map_or(&[][..], |x| &self.places[x.0 as usize..x.1 as usize]);
        match list(shingle) {
            Some((from, to)) if from == to => at(within(shingle, story)),
            _ => at(shingle),
        }
    }
}

/// The key of a shingle in one story.
fn within(shingle: u64, story: usize) -> u64 {
    mix(shingle, story as u64 + 1)
}

/// Which numbers have been seen twice: never one too few, now and then one too many.
struct Twice {
    once: Vec<u64>,
    twice: Vec<u64>,
}

impl Twice {
    fn new(numbers: usize) -> Twice {
        let words = (numbers / 8).next_power_of_two();
        Twice { once: vec![0; words], twice: vec![0; words] }
    }

    fn at(&self, number: u64) -> (usize, u64) {
        ((number >> 6) as usize & (self.once.len() - 1), 1 << (number & 63))
    }

    fn put(&mut self, number: u64) {
        let (i, bit) = self.at(number);
        self.twice[i] |= self.once[i] & bit;
        self.once[i] |= bit;
    }

    fn again(&self, number: u64) -> bool {
        let (i, bit) = self.at(number);
        self.twice[i] & bit != 0
    }
}

/// The passages that a report shares with those before it, as they are found: its and the other's first word, how many.
fn aligned(heap: &Heap<'_>, shared: &Shared, done: &mut Map<u64, usize>, r: usize) -> Vec<Aligned> {
    // For each earlier report and shift, the place up to which the current run of each alignment goes.
    done.clear();
    let report = &heap.reports[r];
    let mut out = Vec::new();
    for (i, h) in shingles(report).enumerate() {
        for (other, at) in shared.of(h, report.story).iter().take_while(|p| (p.0 as usize) < r) {
            let shift = u64::from(*other) << 32 | u64::from(at.wrapping_sub(i as u32));
            if done.get(&shift).is_some_and(|end| i < *end) {
                continue;
            }
            let (start, length) = grow(&heap.reports[*other as usize], report, *at as usize, i);
            done.insert(shift, start.1 + length);
            if length >= LONG {
                out.push((*other as usize, start.0, r, start.1, length));
            }
        }
    }
    out
}

/// A report and its first word, another and its first word, and how many words both share from there.
type Aligned = (usize, usize, usize, usize, usize);

fn shingles(report: &Report<'_>) -> impl Iterator<Item = u64> {
    let step = |h: u64, w: &Word| {
        (h ^ u64::from(w.stem()).wrapping_add(0x9e37_79b9)).wrapping_mul(0x0100_0000_01b3).rotate_left(17)
    };
    report.words.windows(SHINGLE).map(move |w| {
        let h = w.iter().fold(0xcbf2_9ce4_8422_2325, step);
        h ^ h >> 33
    })
}

/// The longest run of equal words around word `i` of `a` and word `j` of `b`: where it begins in both, and its length.
fn grow(a: &Report<'_>, b: &Report<'_>, i: usize, j: usize) -> ((usize, usize), usize) {
    let same = |i: usize, j: usize| matches!((a.words.get(i), b.words.get(j)), (Some(x), Some(y)) if x.stem() == y.stem() && fold_eq(x.span.of(a.text), y.span.of(b.text)));
    if !same(i, j) {
        return ((i, j), 0);
    }
    let back = (1..=i.min(j)).take_while(|k| same(i - k, j - k)).count();
    let on = (0..).take_while(|k| same(i + k, j + k)).count();
    ((i - back, j - back), back + on)
}

fn fold_eq(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || super::words::fold(a) == super::words::fold(b)
}

fn cover(report: &Report<'_>, start: usize, length: usize) -> Span {
    report.words[start].span.join(report.words[start + length - 1].span)
}

/// A run in the pieces that stand unbroken on both sides: an advertisement may part it in one of them.
fn unbroken(heap: &Heap<'_>, (a, i, b, j, length): Aligned) -> Vec<(usize, Span, usize, Span)> {
    let (x, y) = (&heap.reports[a], &heap.reports[b]);
    let broken = |report: &Report<'_>, k: usize| {
        let gap = report.text.get(report.words[k - 1].span.end()..report.words[k].span.start());
        gap.is_some_and(|gap| gap.chars().any(char::is_alphanumeric))
    };
    let mut out = Vec::new();
    let mut from = 0;
    for k in 1..=length {
        if k < length && !broken(x, i + k) && !broken(y, j + k) {
            continue;
        }
        if k - from >= SHINGLE {
            out.push((a, cover(x, i + from, k - from), b, cover(y, j + from, k - from)));
        }
        from = k;
    }
    out
}

/// A bulletin that is little more than its notice of rights shares that with every report of its agency, letter for
/// letter. Longer reports do as well, and nobody wants to hear it.
fn footers(heap: &Heap<'_>) -> Vec<(usize, Span, usize, Span)> {
    let blocks = |report: &Report<'_>| -> Vec<Span> {
        let blocks = report.reading.document.blocks.iter();
        blocks.filter(|b| b.kind.is_furniture()).map(|b| b.span.trim(report.text)).collect()
    };
    let mut short: BTreeMap<&str, Vec<(usize, usize, (usize, usize))>> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate().filter(|(_, r)| r.words.len() < SHORT) {
        for span in blocks(report) {
            let words = super::words::raw_words(report.text, span);
            if let (Some(first), Some(last)) = (words.first(), words.last()) {
                if words.len() >= LONG && 2 * words.len() >= report.words.len() {
                    // From its first word to its last, as all copies.
                    let within = (first.0.start() - span.start(), last.0.end() - span.start());
                    short.entry(span.of(report.text)).or_default().push((r, span.start(), within));
                }
            }
        }
    }
    if short.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for span in blocks(report) {
            for (q, start, (from, to)) in short.get(span.of(report.text)).into_iter().flatten().take(FREQUENT)
            {
                let again = report.words.len() < SHORT && r <= *q;
                if *q == r || again {
                    continue;
                }
                let mine = Span::new(span.start() + from, span.start() + to);
                let theirs = Span::new(start + from, start + to);
                out.push(if *q < r { (*q, theirs, r, mine) } else { (r, mine, *q, theirs) });
            }
        }
    }
    out
}

/// Whether the second report is the one copied from.
fn copied_from_second(a: &Report<'_>, b: &Report<'_>) -> bool {
    let by_date = match (a.published(), b.published()) {
        (Some(x), Some(y)) if x != y => Some(y < x),
        _ => None,
    };
    let credits = |from: &Report<'_>, to: &Report<'_>| {
        let outlet = from.reading.document.given.outlet.as_deref();
        outlet.is_some_and(|o| to.reading.document.agencies.iter().any(|(name, _)| name == o))
            && outlet != to.reading.document.given.outlet.as_deref()
    };
    by_date.unwrap_or_else(|| credits(b, a) && !credits(a, b))
}

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::reading::Reading;

    fn reading(id: &str, text: &str) -> Reading {
        let given = Given { id: id.into(), path: format!("{id}.txt"), ..Default::default() };
        crate::read(text.into(), given)
    }

    /// Both sides of every copy, in words.
    fn copies(a: &str, b: &str) -> Vec<(String, String)> {
        let readings = [reading("a", a), reading("b", b)];
        let case = crate::case::gather(&readings);
        let words = |p: &crate::view::case::PassageView| {
            let text = if p.report == "a" { a } else { b };
            text.chars().skip(p.start).take(p.end - p.start).collect::<String>()
        };
        case.copies.iter().map(|c| (words(&c.from), words(&c.to))).collect()
    }

    const FIRST: &str =
        "The harbour commission of Port Elanor sat for a third day over the tolls and the eastern quay.";
    const SECOND: &str = "Two ferries of the guild lay idle at the eastern quay while their pilots waited for the commission to end.";

    #[test]
    fn an_advertisement_parts_a_copy() {
        let (a, b) = (format!("{FIRST}\n\n{SECOND}"), format!("{FIRST}\n\nAdvertisement\n\n{SECOND}"));
        let found = copies(&a, &b);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|(x, y)| x == y), "{found:?}");
    }

    #[test]
    fn a_bulletin_shares_its_notice_of_rights() {
        let notice = "Copyright 2031 Korda News Agency. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.";
        let bulletin = format!("PORT ELANOR — The ferries of the guild sail again.\n\n{notice}");
        let long = format!("{FIRST}\n\n{SECOND}\n\n{SECOND} {FIRST} {SECOND}\n\n{notice}");
        let words = notice.trim_end_matches('.');
        assert_eq!(copies(&bulletin, &long), [(words.to_owned(), words.to_owned())]);
        let other = "Fishermen of Gannet Point asked the council of Vesk for another winter of lower tolls and for a doctor on the island, which has had none since the old one left for the mainland in the spring, and for a ferry that sails in the evening as it did in their fathers' time, before the war and the new bridge.";
        assert!(copies(&format!("{other}\n\n{notice}"), &long).is_empty());
    }
}
