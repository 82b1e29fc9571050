//! Statements, figures → Accounts that differ: which passages cannot all stand?
//!
//! Every rule here proposes few pairs and gives each a reason made of the evidence. None says who is right.

use super::denials::{Side, sides};
use super::figures::Quantity;
use super::phrases::{List, lists};
use super::relays::Relay;
use super::same::{How, Same};
use super::wording::Wording;
use super::words::{Class, content, distinct, shared};
use super::{Heap, Report};
use crate::document::BlockKind;
use crate::statement::Quotation;
use crate::text::Span;
use crate::view::case::{DifferenceMemberView, DifferenceView};
use std::collections::{BTreeMap, BTreeSet};

/// How many are given at most: the first ones are read, a long list is not.
const MOST: usize = 12;

/// A word in more passages than this proposes no pair.
const FREQUENT: usize = 120;

/// A difference that a rule has found.
pub(super) struct Found {
    pub(super) score: f64,
    pub(super) about: Vec<u32>,
    pub(super) members: Vec<(usize, Option<usize>, Span)>,
    pub(super) why: String,
    pub(super) by_time: bool,
    pub(super) rule: &'static str,
}

/// Finds accounts that differ, best first, twelve at most.
pub(super) fn find(
    heap: &Heap<'_>,
    figures: &[Quantity],
    same: &[Same],
    relays: &[Relay],
) -> Vec<DifferenceView> {
    let _ = relays;
    let sides = sides(heap);
    let mut found = Vec::new();
    super::denials::find(heap, &sides, &mut found);
    super::called::find(heap, &mut found);
    numbers(heap, figures, &mut found);
    headlines(heap, &sides, &mut found);
    contrasts(heap, &mut found);
    weighed(heap, &mut found);
    reworded(heap, same, &mut found);
    found.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| a.members.cmp(&b.members)).then_with(|| a.rule.cmp(b.rule))
    });
    found.retain(|f| !heap.is_refused(|r, span| f.members.iter().any(|m| m.0 == r && m.2.overlaps(span))));
    // What someone has confirmed comes first.
    let agreed =
        |f: &Found| heap.is_agreed(|r, span| f.members.iter().any(|m| m.0 == r && m.2.overlaps(span)));
    found.sort_by_key(|f| !agreed(f));
    let mut kept: Vec<Found> = Vec::new();
    for next in found {
        if kept.len() >= MOST {
            break;
        }
        if kept.iter().filter(|k| k.rule == next.rule).count() >= 6 {
            continue;
        }
        // A copy of a passage is that passage.
        let words = |m: &(usize, Option<usize>, Span)| -> Vec<u32> {
            heap.reports[m.0].words_in(m.2).iter().map(|w| w.stem).collect()
        };
        let again = |k: &Found| {
            next.members
                .iter()
                .all(|m| k.members.iter().any(|n| (m.0 == n.0 && m.2.overlaps(n.2)) || words(m) == words(n)))
        };
        // One passage stands against few others, or the list is about that passage alone.
        let meets = |k: &&Found, m: &(usize, Option<usize>, Span)| {
            k.members.iter().any(|n| m.0 == n.0 && m.2.overlaps(n.2))
        };
        let crowd = next.members.iter().any(|m| {
            let there: Vec<&Found> = kept.iter().filter(|k| meets(k, m)).collect();
            there.len() >= 3 || there.iter().filter(|k| family(k.rule) == family(next.rule)).count() >= 2
        });
        if !crowd && !kept.iter().any(again) {
            kept.push(next);
        }
    }
    kept.into_iter().map(|f| f.view(heap)).collect()
}

/// Rules that find the same sort of thing.
fn family(rule: &str) -> &str {
    if rule.ends_with("-and-denied") { "denied" } else { rule }
}

impl Found {
    fn view(self, heap: &Heap<'_>) -> DifferenceView {
        let (r, _, span) = self.members[0];
        let about = in_words(&heap.reports[r], span, &self.about);
        let wordings: Vec<Wording<'_>> =
            self.members.iter().map(|(r, _, span)| Wording::new(&heap.reports[*r], &[*span])).collect();
        let members = self
            .members
            .iter()
            .enumerate()
            .map(|(i, (r, s, span))| {
                let report = &heap.reports[*r];
                let place = report.passage(*span);
                let statement = s.map(|s| report.statements[s].id.clone());
                let others: Vec<&Wording<'_>> =
                    (0..wordings.len()).filter(|j| *j != i).map(|j| &wordings[j]).collect();
                let differs = wordings[i].without(report.text, &others);
                let differs = differs.into_iter().map(|s| report.points.pair(report.text, s)).collect();
                DifferenceMemberView {
                    report: place.report,
                    start: place.start,
                    end: place.end,
                    statement,
                    differs,
                }
            })
            .collect();
        let confirmed = heap.is_agreed(|r, span| self.members.iter().any(|m| m.0 == r && m.2.overlaps(span)));
        let rule = self.rule.into();
        DifferenceView { about, members, why: self.why, by_time: self.by_time, confirmed, rule }
    }
}

/// Stems in the words of a passage, in its order, five at most.
fn in_words(report: &Report<'_>, span: Span, stems: &[u32]) -> String {
    let mut seen = BTreeSet::new();
    let words =
        report.words_in(span).iter().filter(|w| stems.contains(&w.stem) && seen.insert(w.stem)).take(5);
    words.map(|w| w.span.of(report.text)).collect::<Vec<_>>().join(" ")
}

/// Whose words a side is, for the reason.
pub(super) fn whose(heap: &Heap<'_>, r: usize, statement: Option<usize>) -> String {
    let report = &heap.reports[r];
    let Some(s) = statement else { return report.called().to_owned() };
    let names: Vec<&str> =
        report.statements[s].speakers.iter().map(|a| heap.actor_names[*a].as_str()).collect();
    if names.is_empty() {
        report.statement(s).source.first().map_or(report.called().to_owned(), |x| {
            x.of(report.text).split_whitespace().collect::<Vec<_>>().join(" ")
        })
    } else {
        names.join(" and ")
    }
}

/// A passage for a reason: on one line, cut to its first words.
pub(super) fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= 22 { words.join(" ") } else { format!("{} …", words[..22].join(" ")) }
}

/// Stems that say what something is about: neither grammar nor words of every report.
pub(super) fn telling(heap: &Heap<'_>, stems: &[u32]) -> Vec<u32> {
    stems.iter().copied().filter(|s| heap.lexicon.class(*s) == Class::Content).collect()
}

/// **numbers**: figures that measure one thing and cannot all be true.
fn numbers(heap: &Heap<'_>, figures: &[Quantity], found: &mut Vec<Found>) {
    for q in figures.iter().filter(|q| !q.agree) {
        let span = |m: &super::figures::Given| {
            let f = &heap.reports[m.report].reading.figures[m.figure];
            f.counted.map_or(f.span, |c| f.span.join(c))
        };
        let value = |m: &super::figures::Given| heap.reports[m.report].reading.figures[m.figure].low;
        let (Some(least), Some(most)) = (
            q.mentions.iter().min_by(|a, b| value(a).total_cmp(&value(b))),
            q.mentions.iter().max_by(|a, b| value(a).total_cmp(&value(b))),
        ) else {
            continue;
        };
        let by = |m: &super::figures::Given| {
            if m.by.is_empty() { heap.reports[m.report].called().to_owned() } else { m.by.join(", ") }
        };
        let why = format!(
            "{}: {} ({}) against {} ({})",
            q.what,
            heap.reports[least.report].reading.figures[least.figure].span.of(heap.reports[least.report].text),
            by(least),
            heap.reports[most.report].reading.figures[most.figure].span.of(heap.reports[most.report].text),
            by(most)
        );
        let about = content(heap.reports[least.report].words_in(span(least)));
        let dates = (heap.reports[least.report].published(), heap.reports[most.report].published());
        // A count that grows from one day to the next.
        let by_time = matches!(dates, (Some(a), Some(b)) if a.get(..10) < b.get(..10));
        let statement = |m: &super::figures::Given| {
            heap.reports[m.report].reading.figures[m.figure]
                .statement
                .map(|s| s.0 as usize)
                .filter(|s| *s < heap.reports[m.report].statements.len())
        };
        found.push(Found {
            score: 3.4,
            about,
            members: vec![
                (least.report, statement(least), span(least)),
                (most.report, statement(most), span(most)),
            ],
            why,
            by_time,
            rule: "numbers",
        });
    }
}

/// **headline and body**: what a headline prints as settled, the body gives to someone, with a *could* or a *some* in
/// it. Both must share three words that say what they are about.
fn headlines(heap: &Heap<'_>, sides: &[Side], found: &mut Vec<Found>) {
    let mut of_report: BTreeMap<usize, (Vec<&Side>, Vec<&Side>)> = BTreeMap::new();
    for side in sides {
        let entry = of_report.entry(side.report).or_default();
        // A headline that gives its words to a voice, or disputes them, settles nothing.
        let report = &heap.reports[side.report];
        let line = report.line_at(side.span.start()).map_or(side.span, |l| l.span);
        let voiced =
            line.of(report.text).to_lowercase().split(' ').any(|w| VOICED.iter().any(|v| w.starts_with(v)));
        if side.block == BlockKind::Headline && !side.hedged && !voiced && side.denied.is_empty() {
            entry.0.push(side);
        } else if side.block != BlockKind::Headline && side.statement.is_some() && side.hedged {
            entry.1.push(side);
        }
    }
    for (r, (heads, bodies)) in of_report {
        for head in heads {
            let mut best: Option<(f64, &Side, Vec<u32>)> = None;
            for body in &bodies {
                let both = telling(heap, &shared(&head.stems, &body.stems));
                // A headline that gives its words to the same voice settles nothing of its own.
                if both.len() < 3 || !shared(&head.speakers, &body.speakers).is_empty() {
                    continue;
                }
                let strong = body
                    .span
                    .of(heap.reports[r].text)
                    .split_whitespace()
                    .filter(|w| PARTS.contains(w))
                    .count();
                let score = heap.lexicon.sum(&both) / heap.lexicon.sum(&head.stems).max(1.0)
                    + 0.35 * strong.min(3) as f64;
                if best.as_ref().is_none_or(|b| score > b.0) {
                    best = Some((score, body, both));
                }
            }
            let Some((score, body, both)) = best else { continue };
            if score < 0.75 {
                continue;
            }
            let report = &heap.reports[r];
            let why = format!(
                "the headline says “{}”; {} in the body: “{}”",
                short(head.span.of(report.text)),
                whose(heap, r, body.statement),
                short(body.span.of(report.text))
            );
            found.push(Found {
                score: 1.8 + score,
                about: both,
                members: vec![(r, head.statement, head.span), (r, body.statement, body.span)],
                why,
                by_time: false,
                rule: "headline-and-body",
            });
        }
    }
}

/// **set against each other**: one sentence sets two voices against each other (`whereas`, `while`, `but`), and both
/// speak of the same thing.
fn contrasts(heap: &Heap<'_>, found: &mut Vec<Found>) {
    for (r, report) in heap.reports.iter().enumerate() {
        for line in &report.sentences {
            let Some((left, right)) = halves(report, line.span) else { continue };
            let voice = |half: Span| {
                report.statements.iter().enumerate().find(|(s, said)| {
                    let statement = report.statement(*s);
                    half.contains(said.content) && statement.source.iter().any(|x| half.contains(*x))
                })
            };
            let (Some((a, x)), Some((b, y))) = (voice(left), voice(right)) else { continue };
            if report.statement(a).source == report.statement(b).source
                || (!x.speakers.is_empty() && x.speakers == y.speakers)
            {
                continue;
            }
            let both =
                telling(heap, &shared(&content(report.words_in(left)), &content(report.words_in(right))));
            let names: BTreeSet<u32> =
                report.words_in(line.span).iter().filter(|w| w.capital).map(|w| w.stem).collect();
            let things: Vec<u32> = both.iter().copied().filter(|s| !names.contains(s)).collect();
            if things.is_empty() {
                continue;
            }
            let why = format!(
                "one sentence sets {} (“{}”) against {} (“{}”)",
                whose(heap, r, Some(a)),
                short(left.of(report.text)),
                whose(heap, r, Some(b)),
                short(right.of(report.text))
            );
            found.push(Found {
                score: 3.2 + 0.2 * things.len() as f64,
                about: things,
                members: vec![(r, Some(a), left), (r, Some(b), right)],
                why,
                by_time: false,
                rule: "set-against",
            });
        }
    }
}

/// The two halves of a sentence that sets one clause against another.
fn halves(report: &Report<'_>, line: Span) -> Option<(Span, Span)> {
    let words = line.of(report.text);
    let lower = words.to_ascii_lowercase();
    if lower.starts_with("whereas ") || lower.starts_with("while ") || lower.starts_with("although ") {
        let at = words.find(", ")?;
        let from = words.find(' ')? + 1;
        return (from < at).then(|| {
            (Span::new(line.start() + from, line.start() + at), Span::new(line.start() + at + 2, line.end()))
        });
    }
    let (at, n) = [", whereas ", ", while ", ", but ", "; but "]
        .iter()
        .filter_map(|m| lower.find(m).map(|i| (i, m.len())))
        .min()?;
    Some((Span::new(line.start(), line.start() + at), Span::new(line.start() + at + n, line.end())))
}

/// **lists**: two lists of what is to be weighed, given by two voices or reports, that are alike in part: at least two
/// items answer each other and at least one stands alone.
fn weighed(heap: &Heap<'_>, found: &mut Vec<Found>) {
    let mut all: Vec<(usize, Option<usize>, List, Vec<Vec<u32>>)> = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for line in report.sentences.iter().filter(|l| l.block != BlockKind::Caption) {
            for list in lists(report.text, line.span) {
                if !super::process::weighs(report, &list) {
                    continue;
                }
                let s = report.statements.iter().position(|s| s.content.overlaps(list.span));
                let items: Vec<Vec<u32>> = list.items.iter().map(|i| content(report.words_in(*i))).collect();
                if items.iter().all(|i| !i.is_empty()) {
                    all.push((r, s, list, items));
                }
            }
        }
    }
    let mut postings: Vec<(u32, usize, usize)> = Vec::new();
    for (i, (r, _, _, items)) in all.iter().enumerate() {
        let stems = distinct(items.iter().flatten().copied());
        postings.extend(stems.into_iter().map(|stem| (stem, heap.reports[*r].story, i)));
    }
    postings.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut meet = |list: &[(u32, usize, usize)]| {
        for (k, b) in list.iter().enumerate() {
            pairs.extend(list[..k].iter().map(|a| (a.2.min(b.2), a.2.max(b.2))));
        }
    };
    for list in postings.chunk_by(|a, b| a.0 == b.0) {
        // What very many lists weigh says something within one story only.
        let few = |l: &&[(u32, usize, usize)]| l.len() <= FREQUENT;
        if few(&list) {
            meet(list);
        } else {
            list.chunk_by(|a, b| a.1 == b.1).filter(few).for_each(&mut meet);
        }
    }
    pairs.sort_unstable();
    for pair in pairs.chunk_by(|a, b| a == b).filter(|p| p.len() >= 2) {
        let (i, j) = pair[0];
        let ((r, s, a, x), (q, t, b, y)) = (&all[i], &all[j]);
        if r == q && (s == t || a.span.overlaps(b.span)) {
            continue;
        }
        let alike = |m: &Vec<u32>, n: &Vec<u32>| {
            let both = heap.lexicon.sum(&telling(heap, &shared(m, n)));
            both > 0.0 && both >= 0.4 * heap.lexicon.sum(m).min(heap.lexicon.sum(n))
        };
        let mut used = BTreeSet::new();
        let mut about = Vec::new();
        for m in x {
            if let Some((k, n)) = y.iter().enumerate().find(|(k, n)| !used.contains(k) && alike(m, n)) {
                used.insert(k);
                about.extend(telling(heap, &shared(m, n)));
            }
        }
        let (met, left, right) = (used.len(), x.len() - used.len(), y.len() - used.len());
        // Two lists of names are not a difference but two lists.
        let names = |r: usize, l: &List| {
            l.items
                .iter()
                .filter(|i| {
                    heap.reports[r].words_in(**i).iter().all(|w| w.capital || w.class == Class::Function)
                })
                .count()
                * 2
                > l.items.len()
        };
        if met < 2 || left + right == 0 || names(*r, a) || names(*q, b) {
            continue;
        }
        let quote = |r: usize, l: &List| {
            l.items.iter().map(|i| short(i.of(heap.reports[r].text))).collect::<Vec<_>>().join(" | ")
        };
        let why = format!(
            "two lists, {met} items alike: {} has {}; {} has {}",
            whose(heap, *r, *s),
            quote(*r, a),
            whose(heap, *q, *t),
            quote(*q, b)
        );
        found.push(Found {
            score: 3.0 + 0.3 * met as f64,
            about: distinct(about.into_iter()),
            members: vec![(*r, *s, a.span), (*q, *t, b.span)],
            why,
            by_time: false,
            rule: "lists",
        });
    }
}

/// **told otherwise**: one utterance of which one report prints a number or a *not* that the other lacks, while neither
/// is a full quotation.
fn reworded(heap: &Heap<'_>, same: &[Same], found: &mut Vec<Found>) {
    for group in same.iter().filter(|g| g.how == How::Differs && g.members.len() == 2) {
        let (a, b) = (group.members[0], group.members[1]);
        let (x, y) = (&heap.reports[a.0], &heap.reports[b.0]);
        if x.statement(a.1).quotation == Quotation::Direct && y.statement(b.1).quotation == Quotation::Direct
        {
            continue;
        }
        // Two who speak of one thing tell two utterances.
        if shared(&x.statements[a.1].speakers, &y.statements[b.1].speakers).is_empty() {
            continue;
        }
        let both = telling(heap, &shared(&x.statements[a.1].stems, &y.statements[b.1].stems));
        let (left, right) = (x.statements[a.1].content, y.statements[b.1].content);
        let why = format!(
            "{} as {} has it: “{}”; as {} has it: “{}”",
            whose(heap, a.0, Some(a.1)),
            x.called(),
            short(left.of(x.text)),
            y.called(),
            short(right.of(y.text))
        );
        found.push(Found {
            score: 2.9,
            about: both,
            members: vec![(a.0, Some(a.1), left), (b.0, Some(b.1), right)],
            why,
            by_time: false,
            rule: "told-otherwise",
        });
    }
}

/// Beginnings of the verbs by which a headline gives its words to somebody, or disputes them.
const VOICED: &[&str] =
    &["disput", "denie", "deny", "reject", "refut", "dismiss", "says", "said", "claim", "report"];
const PARTS: &[&str] =
    &["could", "may", "might", "some", "few", "partly", "partial", "still", "only", "unless"];
