//! Scores → tags: which sequence, which tree, is the best that holds together?

use super::network::{NAMES, Network, REACH, ROLES, Scores, whole};
use std::ops::Range;

const NEVER: i32 = -1_000_000;

/// The first of the largest.
pub(super) fn best(scores: &[f32]) -> usize {
    let mut top = (0, i32::MIN);
    for (i, s) in scores.iter().enumerate() {
        let s = whole(*s);
        if s > top.1 {
            top = (i, s);
        }
    }
    top.0
}

/// Scores of a tag after another in BIO: 0 is outside, odd tags begin, the even tag after one goes on with it.
fn bio<const N: usize>(after: impl Fn(usize, usize) -> i32) -> [[i32; N]; N] {
    std::array::from_fn(|a| {
        std::array::from_fn(|b| {
            let goes_on = b > 0 && b % 2 == 0;
            if goes_on && a != b && a + 1 != b { NEVER } else { after(a, b) }
        })
    })
}

pub(super) fn role_steps(network: &Network) -> [[i32; ROLES]; ROLES] {
    bio(|a, b| network.after[a][b])
}

pub(super) fn name_steps() -> [[i32; NAMES]; NAMES] {
    bio(|_, _| 0)
}

/// The best sequence of tags, one array of scores a token.
pub(super) fn viterbi<const N: usize>(scores: &[[i32; N]], steps: &[[i32; N]; N]) -> Vec<u8> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut now: [i64; N] = std::array::from_fn(|t| {
        let goes_on = t > 0 && t % 2 == 0;
        i64::from(first[t]) + if goes_on { i64::from(NEVER) } else { 0 }
    });
    let mut from: Vec<[u8; N]> = Vec::with_capacity(scores.len());
    for token in scores.iter().skip(1) {
        let mut back = [0; N];
        let next = std::array::from_fn(|b| {
            let mut top = i64::MIN;
            for a in 0..N {
                let score = now[a] + i64::from(steps[a][b]);
                if score > top {
                    top = score;
                    back[b] = a as u8;
                }
            }
            top + i64::from(token[b])
        });
        now = next;
        from.push(back);
    }
    let mut tag = 0;
    for t in 1..N {
        if now[t] > now[tag] {
            tag = t;
        }
    }
    let mut tags = vec![tag as u8; scores.len()];
    for (i, back) in from.iter().enumerate().rev() {
        tag = usize::from(back[tag]);
        tags[i] = tag as u8;
    }
    tags
}

/// Runs of tokens with one class, counted from 0 over pairs of begin and go on.
pub(super) fn runs(tags: &[u8], mut each: impl FnMut(usize, Range<usize>)) {
    let mut start = None;
    for i in 0..=tags.len() {
        let tag = tags.get(i).copied().unwrap_or(0);
        if let Some((class, from)) = start {
            if tag == 0 || tag % 2 == 1 {
                each(class, from..i);
                start = None;
            }
        }
        if tag % 2 == 1 {
            start = Some((usize::from(tag / 2), i));
        }
    }
}

/// The head of each token of a sentence, counted inside it: a tree with one root, which is its own head.
pub(super) fn tree(network: &Network, scores: &Scores, window: Range<usize>) -> Vec<usize> {
    let n = window.len();
    let mut table = vec![0; n * n];
    for i in 0..n {
        let seeks = scores.seeks(window.start + i);
        for (j, cell) in table[i * n..(i + 1) * n].iter_mut().enumerate() {
            let offers = scores.offers(window.start + j);
            let distance =
                (j as isize - i as isize).clamp(-(REACH as isize), REACH as isize) + REACH as isize;
            *cell = whole(dot(seeks, offers) + network.near[distance as usize]);
        }
    }
    heads(&table, n)
}

/// Eight sums side by side, always in the same order.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (x, y) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for k in 0..8 {
            sums[k] += x[k] * y[k];
        }
    }
    sums.iter().sum()
}

/// Each token takes its best head; then one root is kept and each circle is opened where it costs least.
fn heads(table: &[i32], n: usize) -> Vec<usize> {
    if n == 0 {
        return Vec::new();
    }
    let score = |i: usize, j: usize| table[i * n + j];
    let other = |i: usize| {
        let mut top = None;
        for j in (0..n).filter(|j| *j != i) {
            if top.is_none_or(|t| score(i, j) > score(i, t)) {
                top = Some(j);
            }
        }
        top.unwrap_or(i)
    };
    let others: Vec<usize> = (0..n).map(other).collect();
    // The root: where being one is worth most against the best head.
    let mut root = 0;
    let gain = |i: usize| score(i, i) - score(i, others[i]);
    for i in 1..n {
        if gain(i) > gain(root) {
            root = i;
        }
    }
    let mut head = others;
    head[root] = root;
    // Whether a token is known to lead to the root, and the walk that last met it.
    let mut safe = vec![false; n];
    let mut met = vec![0; n];
    safe[root] = true;
    for start in 0..n {
        let mut path = Vec::new();
        let mut i = start;
        while !safe[i] && met[i] != start + 1 {
            met[i] = start + 1;
            path.push(i);
            i = head[i];
        }
        if !safe[i] {
            // A circle through i: the cheapest change to a head that leads to the root.
            let mut change: Option<(i32, usize, usize)> = None;
            for &member in path.iter().skip_while(|p| **p != i) {
                for to in (0..n).filter(|t| safe[*t]) {
                    let cost = score(member, head[member]) - score(member, to);
                    if change.is_none_or(|c| (cost, member, to) < c) {
                        change = Some((cost, member, to));
                    }
                }
            }
            if let Some((_, member, to)) = change {
                head[member] = to;
            }
        }
        for i in path {
            safe[i] = true;
        }
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn viterbi_never_goes_on_with_what_has_not_begun() {
        let steps = name_steps();
        let mut scores = vec![[0; NAMES]; 4];
        for row in &mut scores {
            row[2] = 9; // I-PER alone is wanted.
        }
        assert_eq!(viterbi(&scores, &steps), [1, 2, 2, 2]);
        let mut found = Vec::new();
        runs(&[1, 2, 0, 3, 3, 4], |c, r| found.push((c, r)));
        assert_eq!(found, [(0, 0..2), (1, 3..4), (1, 4..6)]);
        assert!(viterbi::<NAMES>(&[], &steps).is_empty());
    }

    #[test]
    fn heads_are_always_a_tree_with_one_root() {
        let mut seed = 7u64;
        for n in 1..40 {
            let table: Vec<i32> = (0..n * n)
                .map(|_| {
                    seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    (seed >> 40) as i32 % 1000
                })
                .collect();
            let head = heads(&table, n);
            assert_eq!((0..n).filter(|i| head[*i] == *i).count(), 1);
            for start in 0..n {
                let mut i = start;
                for _ in 0..n {
                    i = head[i];
                }
                assert_eq!(head[i], i, "a circle among {n}");
            }
        }
    }
}
