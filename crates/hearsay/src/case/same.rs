//! Statements → Same statements: which are one utterance, told by several?

use super::words::{Class, shared};
use super::{Groups, Heap};
use crate::document::BlockKind;
use crate::mention::{ActorKind, MentionKind};
use crate::statement::Kind;
use crate::view::case::{SameStatementView, StatementRefView};
use std::collections::{BTreeMap, BTreeSet};

/// One utterance and those who tell it.
pub(super) struct Same {
    /// (report, statement), sorted.
    pub(super) members: Vec<(usize, usize)>,
    pub(super) how: How,
}

/// How the tellings relate, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    SameWords,
    Shortened,
    Reworded,
    Differs,
}

impl How {
    fn name(self) -> &'static str {
        HOW[self as usize]
    }
}

/// Every way in which tellings relate; each has a page.
pub(super) const HOW: &[&str] = &["same words", "shortened", "reworded", "differs"];

/// A key shared by more statements than this proposes no pair.
const FREQUENT: usize = 60;

/// Groups with more members than this are cut down to the nearest: they say no more than the first ones.
const MOST: usize = 8;

/// Tellings of one report in a group at most.
const MOST_OF_ONE: usize = 3;

/// Finds statements of one speaker in several reports whose words are alike, and statements of whomever that share a
/// long run of words.
///
/// Candidates share a speaker and a rare word, or a run of six words. Alike are two that share most of the rarer words
/// of the shorter one. Where it errs: a speaker who says nearly the same thing twice has said it once here.
pub(super) fn find(heap: &Heap<'_>) -> Vec<Same> {
    let all: Vec<(usize, usize)> = heap.statements().collect();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut by_word: BTreeMap<(usize, u32), Vec<usize>> = BTreeMap::new();
    let mut by_story: BTreeMap<(usize, u32), Vec<usize>> = BTreeMap::new();
    let mut by_run: BTreeMap<[u32; 6], Vec<usize>> = BTreeMap::new();
    for (i, (r, s)) in all.iter().enumerate() {
        let report = &heap.reports[*r];
        let said = &report.statements[*s];
        for speaker in &speakers(report, *s) {
            for stem in said.stems.iter().filter(|s| heap.lexicon.weight(**s) > 0.6) {
                by_word.entry((*speaker, *stem)).or_default().push(i);
            }
        }
        // A telling whose speaker is not known meets those of its story by their words alone.
        for stem in said.stems.iter().filter(|s| heap.lexicon.class(**s) == Class::Content) {
            by_story.entry((report.story, *stem)).or_default().push(i);
        }
        let words: Vec<u32> =
            report.statement(*s).content.iter().flat_map(|c| report.words_in(*c)).map(|w| w.stem).collect();
        for run in words.windows(6) {
            if let Ok(run) = <[u32; 6]>::try_from(run) {
                by_run.entry(run).or_default().push(i);
            }
        }
    }
    for list in
        by_word.values().chain(by_story.values()).chain(by_run.values()).filter(|l| l.len() <= FREQUENT)
    {
        for (k, b) in list.iter().enumerate() {
            pairs.extend(list[..k].iter().filter(|a| *a != b).map(|a| (*a, *b)));
        }
    }
    let headline = |i: usize| heap.reports[all[i].0].statement(all[i].1).block == BlockKind::Headline;
    let mut links: Vec<(usize, usize, How)> = Vec::new();
    for (a, b) in pairs {
        if all[a].0 != all[b].0 {
            if let Some(how) = compare(heap, all[a], all[b]) {
                links.push((a, b, how));
            }
        }
    }
    let mut groups = Groups::new(all.len());
    // The nearest links first, so that a group that is full is full of its nearest, and headlines last: they repeat the
    // text below them. A report that tells an utterance twice, in its own words and in a quotation, is twice a member.
    links.sort_by_key(|(a, b, how)| (headline(*a) || headline(*b), *how, *a, *b));
    let mut members: Vec<Vec<usize>> = (0..all.len()).map(|i| vec![i]).collect();
    for (a, b, _) in &links {
        let (x, y) = (groups.find(*a), groups.find(*b));
        if x == y || members[x].len() + members[y].len() > MOST {
            continue;
        }
        // Chains of likeness run through a report that says much of one matter.
        let crowded = |i: &usize| {
            let there = members[x].iter().chain(&members[y]).filter(|j| all[**j].0 == all[*i].0);
            there.count() > MOST_OF_ONE
        };
        if members[x].iter().chain(&members[y]).any(crowded) {
            continue;
        }
        let moved = std::mem::take(&mut members[x.max(y)]);
        members[x.min(y)].extend(moved);
        groups.join(x, y);
    }
    // The farthest of the links within each group.
    let mut farthest: BTreeMap<usize, How> = BTreeMap::new();
    for (a, b, how) in &links {
        let root = groups.find(*a);
        if root == groups.find(*b) {
            farthest.entry(root).and_modify(|h| *h = (*h).max(*how)).or_insert(*how);
        }
    }
    let mut out: Vec<Same> = Vec::new();
    for set in groups.sets().into_iter().filter(|s| s.len() > 1) {
        let how = farthest.get(&set[0]).copied().unwrap_or(How::Reworded);
        out.push(Same { members: set.into_iter().map(|i| all[i]).collect(), how });
    }
    out.sort_by_key(|s| (std::cmp::Reverse(s.members.len()), s.how, s.members[0]));
    out
}

/// Whether two statements are one utterance, and how they relate.
fn compare(heap: &Heap<'_>, a: (usize, usize), b: (usize, usize)) -> Option<How> {
    let (x, y) = (&heap.reports[a.0], &heap.reports[b.0]);
    let (s, t) = (&x.statements[a.1], &y.statements[b.1]);
    let both = shared(&s.stems, &t.stems);
    let weight = heap.lexicon.sum(&both);
    let (ws, wt) = (heap.lexicon.sum(&s.stems), heap.lexicon.sum(&t.stems));
    let least = ws.min(wt).max(0.1);
    let jaccard = weight / (ws + wt - weight).max(0.1);
    let (by, with) = (speakers(x, a.1), speakers(y, b.1));
    let same_speaker = !shared(&by, &with).is_empty();
    let run = longest_common_run(heap, a, b);
    let words = |r: &super::Report<'_>, i: usize| -> usize {
        r.statement(i).content.iter().map(|c| r.words_in(*c).len()).sum()
    };
    let (n, m) = (words(x, a.1), words(y, b.1));
    if n == m && run == n && n >= 2 {
        return (same_speaker || n >= 6).then_some(How::SameWords);
    }
    let differs =
        x.statement(a.1).negated != y.statement(b.1).negated || numbers_differ(heap, &s.stems, &t.stems);
    if run * 10 >= n.min(m) * 9 && n.min(m) >= 4 && (same_speaker || n.min(m) >= 6) {
        return Some(if n.max(m) - n.min(m) <= 1 { How::SameWords } else { How::Shortened });
    }
    let telling = both.iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count();
    let unknown = s.speakers.is_empty() || t.speakers.is_empty();
    // `The envoy disputes an account claiming …`: whose words they are in the end, the content of the one says.
    let within = |content: &super::Said, who: &[usize]| {
        who.iter().any(|w| {
            let name = super::words::fold(&heap.actor_names[*w]);
            name.split(' ')
                .all(|n| content.stems.iter().any(|s| heap.lexicon.stem(*s) == super::words::stem(n)))
        })
    };
    let nested = x.story == y.story
        && (unknown || within(s, &with) || within(t, &by))
        && telling >= 5
        && weight / least >= 0.7;
    if nested && !same_speaker {
        return Some(if differs { How::Differs } else { How::Reworded });
    }
    let quoted = unknown && x.story == y.story && telling >= 3 && marked(x, a.1, y, b.1);
    let near = if same_speaker {
        (weight / least >= 0.6 && jaccard >= 0.18 && telling >= 2)
            || (weight / least >= 0.45 && jaccard >= 0.2 && telling >= 3)
            || (weight / least >= 0.5 && jaccard >= 0.15 && telling >= 4)
            || (run >= 6 && jaccard >= 0.25)
            || (one_act(heap, a, b) && weight / least >= 0.3 && telling >= 2)
    } else if unknown {
        run >= 7
            || (quoted && weight / least >= 0.5)
            || (weight / least >= 0.55 && jaccard >= 0.25 && telling >= 4)
    } else {
        run >= 8 || (jaccard >= 0.5 && telling >= 4)
    };
    near.then_some(if differs { How::Differs } else { How::Reworded })
}

/// Whether two statements of one story are one act, a demand or a promise, that is told in few words: what is shared is
/// then more than the same subject.
fn one_act(heap: &Heap<'_>, a: (usize, usize), b: (usize, usize)) -> bool {
    let (x, y) = (&heap.reports[a.0], &heap.reports[b.0]);
    let (k, l) = (x.statement(a.1).kind, y.statement(b.1).kind);
    x.story == y.story && k == l && !matches!(k, Kind::Say | Kind::Think)
}

/// The speakers of a statement; where they are in doubt, the person whose name stands in the source.
fn speakers(report: &super::Report<'_>, s: usize) -> Vec<usize> {
    let known = &report.statements[s].speakers;
    if !known.is_empty() {
        return known.clone();
    }
    let mentions = &report.reading.mentions;
    let named = report.statement(s).source.iter().flat_map(|x| mentions.within(*x)).filter_map(|m| {
        let actor = m.actor.filter(|_| m.kind == MentionKind::Name)?;
        (mentions.actor(actor).kind == ActorKind::Person)
            .then(|| report.actors.get(actor.0 as usize).copied())?
    });
    super::words::distinct(named)
}

/// Whether two contents hold one word or more that both reports put in quotation marks.
fn marked(x: &super::Report<'_>, a: usize, y: &super::Report<'_>, b: usize) -> bool {
    let stems = |report: &super::Report<'_>, s: usize| -> Vec<u32> {
        let words = report.statement(s).content.iter().flat_map(|c| report.words_in(*c));
        super::words::distinct(
            words
                .filter(|w| w.class == Class::Content)
                .filter(|w| report.reading.segments.quotation_at(w.span.start()).is_some())
                .map(|w| w.stem),
        )
    };
    !shared(&stems(x, a), &stems(y, b)).is_empty()
}

fn numbers_differ(heap: &Heap<'_>, a: &[u32], b: &[u32]) -> bool {
    let numbers = |x: &[u32]| -> Vec<u32> {
        x.iter()
            .copied()
            .filter(|s| heap.lexicon.stem(*s).starts_with(|c: char| c.is_ascii_digit()))
            .collect()
    };
    let (a, b) = (numbers(a), numbers(b));
    !a.is_empty() && !b.is_empty() && shared(&a, &b).is_empty()
}

/// The longest run of words that both contents hold.
fn longest_common_run(heap: &Heap<'_>, a: (usize, usize), b: (usize, usize)) -> usize {
    let stems = |(r, s): (usize, usize)| -> Vec<u32> {
        let report = &heap.reports[r];
        report
            .statement(s)
            .content
            .iter()
            .flat_map(|c| report.words_in(*c))
            .map(|w| w.stem)
            .take(200)
            .collect()
    };
    let (a, b) = (stems(a), stems(b));
    let mut row = vec![0_usize; b.len() + 1];
    let mut best = 0;
    for x in &a {
        for j in (0..b.len()).rev() {
            row[j + 1] = if *x == b[j] { row[j] + 1 } else { 0 };
            best = best.max(row[j + 1]);
        }
    }
    best
}

/// As JSON has them.
pub(super) fn view(heap: &Heap<'_>, same: Vec<Same>) -> Vec<SameStatementView> {
    same.into_iter()
        .map(|group| {
            let speakers = super::words::distinct(
                group.members.iter().flat_map(|(r, s)| &heap.reports[*r].statements[*s].speakers).copied(),
            );
            SameStatementView {
                speakers: speakers.into_iter().map(|a| heap.actor_ids[a].clone()).collect(),
                members: group
                    .members
                    .into_iter()
                    .map(|(r, s)| StatementRefView {
                        report: heap.reports[r].id().into(),
                        statement: heap.reports[r].statements[s].id.clone(),
                    })
                    .collect(),
                how: group.how.name().into(),
            }
        })
        .collect()
}
