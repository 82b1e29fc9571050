//! Statements, Clauses → Statements: who speaks inside another's words, and what acts by words did the tagger pass over?

use super::clauses::Clauses;
use super::link::Attribution;
use super::{Statement, Via, ViaKind};
use crate::text::Span;
use std::ops::Range;

/// What the parse finds beside the tagger: inside the content of a statement (with that statement's place in the list),
/// or where the tagger marked nothing.
pub(super) struct Found {
    pub(super) attribution: Attribution,
    pub(super) inside: Option<usize>,
}

/// Looks for voices inside contents and for acts in words that nobody was given.
pub(super) fn find(clauses: &Clauses<'_>, given: &[(Attribution, Statement)]) -> Vec<Found> {
    let tokens = clauses.segments.tokens.len();
    if clauses.tags.heads.len() != tokens || clauses.tags.relations.len() != tokens {
        return Vec::new();
    }
    // For each token the statement in whose content it stands, and whether it stands in a source or a cue.
    const FREE: u32 = u32::MAX;
    let mut content = vec![FREE; tokens];
    let mut marked = vec![false; tokens];
    for (i, (a, s)) in given.iter().enumerate() {
        for span in &s.content {
            content[clauses.segments.within(*span)].fill(i as u32);
        }
        for run in a.cue.iter().chain(&a.source) {
            marked[run.clone()].fill(true);
        }
    }
    let mut out: Vec<Found> = Vec::new();
    for v in 0..tokens {
        if marked[v] {
            continue;
        }
        let outer = content[v];
        let nested = outer != FREE;
        let attribution = if nested {
            clauses.told(v).or_else(|| clauses.told_by_noun(v)).or_else(|| clauses.act(v))
        } else {
            clauses.act(v).or_else(|| clauses.told_by_noun(v))
        };
        let Some(mut a) = attribution else { continue };
        let all = |a: &Attribution| {
            a.source.iter().chain(&a.cue).chain(&a.content).cloned().collect::<Vec<Range<usize>>>()
        };
        if nested {
            // In the paragraph of the outer cue, or between quotation marks: words that run on unmarked into another
            // block are seldom that speaker's.
            let block = |t: usize| clauses.segments.sentence_of(t).block;
            let quoted = clauses.segments.quotation_at(clauses.segments.tokens[v].span.start()).is_some();
            if block(v) != block(given[outer as usize].0.first_cue()) && !quoted {
                continue;
            }
            // All of it within the outer words; what runs over their end is cut.
            let end = (a.content[0].start..a.content[0].end)
                .find(|t| content[*t] != outer)
                .unwrap_or(a.content[0].end);
            a.content[0].end = end;
            if a.content[0].len() < 3 || all(&a).iter().any(|r| r.clone().any(|t| content[t] != outer)) {
                continue;
            }
        } else if all(&a).iter().any(|r| r.clone().any(|t| content[t] != FREE || marked[t])) {
            continue;
        }
        let overlaps =
            |b: &Found| b.attribution.cue.iter().any(|r| r.start < a.cue[0].end && a.cue[0].start < r.end);
        if !out.iter().rev().take(4).any(overlaps) {
            out.push(Found { attribution: a, inside: nested.then_some(outer as usize) });
        }
    }
    out
}

/// The outer voice as a relay of the inner words: whoever speaks it, where it is no medium of its own already.
pub(super) fn outer(text: &str, statement: &Statement, name: Option<Span>) -> Vec<Via> {
    let mut vias = Vec::new();
    let medium = statement.via.iter().any(|v| statement.source.iter().any(|s| s.overlaps(v.span)));
    if let Some(span) =
        name.or(statement.source.first().copied()).filter(|_| !medium && !statement.source.is_empty())
    {
        vias.push(Via { name: span.of(text).to_owned(), kind: ViaKind::Person, span });
    }
    vias.extend(
        statement
            .via
            .iter()
            .filter(|v| vias.iter().all(|w| !w.span.overlaps(v.span)))
            .cloned()
            .collect::<Vec<_>>(),
    );
    vias
}
