//! Reports of one story → Only in: which facts does one report alone tell?

use super::Heap;
use super::figures::Quantity;
use super::same::Same;
use super::words::{Class, content, shared};
use crate::document::BlockKind;
use crate::figure::Figure;
use crate::mention::ActorKind;
use crate::text::Span;
use crate::time::DateType;
use crate::view::case::OnlyInView;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Rows of one story at most.
const MOST: usize = 30;

/// Rows of one report at most, as long as others have some.
const OF_ONE: usize = 10;

/// Finds statements with a named voice, figures and dated sentences in one report of a story whose words no other
/// report of that story holds. A fact is held missing elsewhere when no sentence and no statement of the others shares
/// half of the weight of its words. Where it errs: the same fact in quite other words.
pub(super) fn find(heap: &Heap<'_>, same: &[Same], figures: &[Quantity]) -> Vec<OnlyInView> {
    let told: BTreeSet<(usize, usize)> = same
        .iter()
        .filter(|g| g.members.iter().any(|m| m.0 != g.members[0].0))
        .flat_map(|g| g.members.iter().copied())
        .collect();
    let counted: BTreeSet<(usize, usize)> = figures
        .iter()
        .filter(|q| q.mentions.iter().any(|m| m.report != q.mentions[0].report))
        .flat_map(|q| q.mentions.iter().map(|m| (m.report, m.figure)))
        .collect();
    let mut stories: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate() {
        stories.entry(report.story).or_default().push(r);
    }
    let mut rows: Vec<(f64, usize, Span, String)> = Vec::new();
    for story in stories.values().filter(|s| s.len() > 1) {
        // Sentences of the story by stem: where else a fact could stand.
        let mut postings: HashMap<u32, Vec<(usize, usize)>> = HashMap::new();
        let mut lines: BTreeMap<(usize, usize), Vec<u32>> = BTreeMap::new();
        for r in story {
            for (l, line) in heap.reports[*r].sentences.iter().enumerate() {
                let stems = content(heap.reports[*r].words_in(line.span));
                for s in &stems {
                    postings.entry(*s).or_default().push((*r, l));
                }
                lines.insert((*r, l), stems);
            }
        }
        let elsewhere = |r: usize, stems: &[u32]| -> f64 {
            let total = heap.lexicon.sum(stems).max(0.1);
            let mut near: BTreeSet<(usize, usize)> = BTreeSet::new();
            for s in stems.iter().filter(|s| heap.lexicon.class(**s) == Class::Content) {
                near.extend(postings.get(s).into_iter().flatten().filter(|x| x.0 != r).take(200));
            }
            near.iter().map(|at| heap.lexicon.sum(&shared(&lines[at], stems)) / total).fold(0.0, f64::max)
        };
        for r in story {
            let report = &heap.reports[*r];
            for (l, line) in report.sentences.iter().enumerate() {
                if !matches!(line.block, BlockKind::Body | BlockKind::List | BlockKind::Standfirst) {
                    continue;
                }
                let stems = &lines[&(*r, l)];
                let met = elsewhere(*r, stems);
                if met >= 0.5 || stems.len() < 4 {
                    continue;
                }
                let mut value = 0.0;
                let mut reasons: Vec<String> = Vec::new();
                let statements: Vec<usize> = (0..report.statements.len())
                    .filter(|s| {
                        report.statements[*s].content.overlaps(line.span) && !told.contains(&(*r, *s))
                    })
                    .collect();
                let named = statements.iter().flat_map(|s| &report.statements[*s].speakers).find(|a| {
                    report
                        .actors
                        .iter()
                        .position(|x| x == *a)
                        .is_some_and(|i| report.reading.mentions.actors[i].kind != ActorKind::Unnamed)
                });
                if let Some(a) = named {
                    value += 1.2;
                    reasons.push(format!("a statement of {}", heap.actor_names[*a]));
                } else if !statements.is_empty() {
                    value += 0.8;
                    reasons.push("a statement".to_owned());
                }
                let figure =
                    |(f, x): &(usize, &Figure)| x.span.overlaps(line.span) && !counted.contains(&(*r, *f));
                if let Some((_, f)) = report.reading.figures.iter().enumerate().find(figure) {
                    value += 0.6;
                    reasons.push(format!("the figure {}", f.span.of(report.text)));
                }
                if let Some(d) = report.reading.dates.iter().find(|d| {
                    d.kind == DateType::Date
                        && d.span.overlaps(line.span)
                        && d.value.starts_with(|c: char| c.is_ascii_digit())
                }) {
                    value += 0.4;
                    reasons.push(format!("the date {}", d.value));
                }
                if reasons.is_empty() {
                    continue;
                }
                // What is missing elsewhere must still belong to the story, and stands the higher the earlier it is told.
                let place = 1.0 - l as f64 / report.sentences.len().max(1) as f64;
                let touches = stems.iter().filter(|s| heap.lexicon.reports(**s) > 1).count().min(6) as f64;
                value += (0.5 - met) * 1.5 + 0.5 * place + 0.1 * touches;
                let span = statements.first().map_or(line.span, |s| {
                    if report.statements[*s].content.len() * 2 > line.span.len() {
                        report.statements[*s].content
                    } else {
                        line.span
                    }
                });
                let others: Vec<&str> =
                    story.iter().filter(|o| *o != r).take(3).map(|o| heap.reports[*o].called()).collect();
                rows.push((
                    value,
                    *r,
                    span,
                    format!(
                        "{} that {} {} not tell",
                        reasons.join(", "),
                        others.join(", "),
                        if others.len() == 1 { "does" } else { "do" }
                    ),
                ));
            }
        }
    }
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut of_one: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    let mut of_story: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kept: Vec<(usize, Span, String)> = Vec::new();
    for (_, r, span, why) in rows {
        let mine = of_one.entry(r).or_default();
        let all = of_story.entry(heap.reports[r].story).or_default();
        if mine.len() < OF_ONE && *all < MOST && !mine.iter().any(|k| k.overlaps(span)) {
            mine.push(span);
            *all += 1;
            kept.push((r, span, why));
        }
    }
    kept.into_iter()
        .map(|(r, span, why)| {
            let place = heap.reports[r].passage(span);
            OnlyInView { report: place.report, start: place.start, end: place.end, why }
        })
        .collect()
}
