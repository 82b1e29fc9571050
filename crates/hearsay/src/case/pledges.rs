//! Statements → Pledges: what was promised, demanded, denied, and what did later statements make of it?

use super::Heap;
use super::words::{Class, shared};
use crate::document::BlockKind;
use crate::statement::Kind;
use crate::view::case::{LaterView, PledgeView};
use std::collections::BTreeMap;

const CONTRADICTS: &str = "contradicts";
const MEETS: &str = "meets";
const REPEATS: &str = "repeats";
const CHANGES: &str = "changes";

/// Every way in which a later statement answers; each has a page.
#[cfg(test)]
pub(super) const LATER: &[&str] = &[CONTRADICTS, MEETS, REPEATS, CHANGES];

/// A word in more statements than this proposes none.
const FREQUENT: usize = 80;

/// Later statements given for one pledge at most.
const MOST: usize = 8;

/// Lists acts by words (promise, demand, denial, accusation, agreement, threat), each with later statements of the same
/// actor, or answers of others, that share most of its words: *repeats* where the same actor says it again, *changes*
/// where the same actor says it with another number or condition, *contradicts* where one of the two negates, *meets*
/// where what was promised or demanded is told as done or agreed.
///
/// Later is what is dated later, by the day of the statement where the text has one, else by the report's. Without two
/// dates nothing is called later.
pub(super) fn find(heap: &Heap<'_>) -> Vec<PledgeView> {
    let all: Vec<(usize, usize)> = heap.statements().collect();
    let mut postings: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, (r, s)) in all.iter().enumerate() {
        for stem in
            heap.reports[*r].statements[*s].stems.iter().filter(|s| heap.lexicon.class(**s) == Class::Content)
        {
            postings.entry(*stem).or_default().push(i);
        }
    }
    let mut out = Vec::new();
    for (r, s) in &all {
        let report = &heap.reports[*r];
        let statement = report.statement(*s);
        if matches!(statement.kind, Kind::Say | Kind::Think) || statement.block == BlockKind::Headline {
            continue;
        }
        let said = &report.statements[*s];
        let mut hits: BTreeMap<usize, usize> = BTreeMap::new();
        for stem in &said.stems {
            for j in postings.get(stem).filter(|l| l.len() <= FREQUENT).into_iter().flatten() {
                *hits.entry(*j).or_default() += 1;
            }
        }
        let when = day(heap, *r, *s);
        let mut later: Vec<(String, LaterView)> = Vec::new();
        for (j, _) in hits.into_iter().filter(|h| h.1 >= 2) {
            let (q, t) = all[j];
            let then = day(heap, q, t);
            let (Some(a), Some(b)) = (&when, &then) else { continue };
            // A partial date is later only where the part that both have says so.
            let n = a.len().min(b.len());
            if a.get(..n) >= b.get(..n) {
                continue;
            }
            let (other, theirs) = (heap.reports[q].statement(t), &heap.reports[q].statements[t]);
            let both = shared(&said.stems, &theirs.stems);
            let part = heap.lexicon.sum(&both)
                / heap.lexicon.sum(&said.stems).min(heap.lexicon.sum(&theirs.stems)).max(0.1);
            let same_actor = !shared(&said.speakers, &theirs.speakers).is_empty();
            if part < if same_actor { 0.4 } else { 0.6 } {
                continue;
            }
            let opposed = statement.negated != other.negated
                || (statement.kind == Kind::Deny) != (other.kind == Kind::Deny);
            let how = if opposed {
                CONTRADICTS
            } else if matches!(statement.kind, Kind::Promise | Kind::Demand) && other.kind == Kind::Agree {
                MEETS
            } else if same_actor && part >= 0.6 {
                REPEATS
            } else if same_actor {
                CHANGES
            } else {
                continue;
            };
            later.push((
                b.clone(),
                LaterView {
                    statement: theirs.id.clone(),
                    report: heap.reports[q].id().into(),
                    how: how.into(),
                },
            ));
        }
        later.sort_by(|a, b| (&a.0, &a.1.report, &a.1.statement).cmp(&(&b.0, &b.1.report, &b.1.statement)));
        later.truncate(MOST);
        out.push(PledgeView {
            actors: said.speakers.iter().map(|a| heap.actor_ids[*a].clone()).collect(),
            kind: statement.kind.name().into(),
            statement: said.id.clone(),
            report: report.id().into(),
            later: later.into_iter().map(|l| l.1).collect(),
        });
    }
    out
}

/// The day on which a statement was made, as far as known.
fn day(heap: &Heap<'_>, r: usize, s: usize) -> Option<String> {
    let said = heap.reports[r].statement(s).said_on.as_deref();
    let date = said.or(heap.reports[r].published())?;
    let day: String = date.chars().take(10).collect();
    day.starts_with(|c: char| c.is_ascii_digit()).then_some(day)
}
