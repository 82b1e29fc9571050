//! Statements, figures → Accounts that differ: which passages cannot all stand?
//!
//! Every rule here proposes few pairs and gives each a reason made of the evidence. None says who is right.

use super::acts::{Act, acts};
use super::figures::Figures;
use super::phrases::{List, lists};
use super::same::{How, Same};
use super::sides::{Side, sides};
use super::wording::Wording;
use super::words::{Class, content, distinct, shared};
use super::{Heap, Report};
use crate::assertion::Mood;
use crate::document::BlockKind;
use crate::statement::Quotation;
use crate::text::Span;
use crate::view::case::{DifferenceMemberView, DifferenceView};
use std::collections::{BTreeMap, BTreeSet};

/// How many of one story are given at most: the first ones are read, a long list is not.
const MOST: usize = 12;

/// How many numbers of one thing are shown against each other at most.
pub(super) const TOGETHER: usize = 4;

/// How many of them one rule may find.
const OF_ONE_RULE: usize = 6;

/// A word in more passages than this proposes no pair.
const FREQUENT: usize = 120;

/// A passage of a report, and the statement that it is of.
pub(super) type Place = (usize, Option<usize>, Span);

/// A difference that a rule has found.
pub(super) struct Found {
    pub(super) score: f64,
    pub(super) about: Vec<u32>,
    pub(super) members: Vec<Place>,
    pub(super) why: String,
    pub(super) by_time: bool,
    pub(super) rule: &'static str,
}

/// Finds accounts that differ, best first, twelve of a story at most.
pub(super) fn find(heap: &Heap<'_>, figures: &Figures, same: &[Same]) -> Vec<DifferenceView> {
    let mut found = Vec::new();
    let mut by_story: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate() {
        by_story.entry(report.story).or_default().push(r);
    }
    for story in by_story.values() {
        super::denials::find(heap, story, &mut found);
        let sides: Vec<(usize, Side)> =
            story.iter().flat_map(|r| sides(heap, *r).into_iter().map(|s| (*r, s))).collect();
        super::disputes::find(heap, &sides, story, &mut found);
    }
    super::called::find(heap, &mut found);
    super::ages::find(heap, &mut found);
    super::numbers::find(heap, &figures.quantities, &mut found);
    super::tolls::find(heap, &figures.tolls, &mut found);
    headlines(heap, &mut found);
    contrasts(heap, &mut found);
    weighed(heap, &mut found);
    reworded(heap, same, &mut found);
    super::two_days::find(heap, same, &mut found);
    found.retain(|f| !heap.is_refused(|r, span| f.members.iter().any(|m| m.0 == r && m.2.overlaps(span))));
    // What someone has confirmed comes first, and of what is as sure the larger story.
    let agreed =
        |f: &Found| heap.is_agreed(|r, span| f.members.iter().any(|m| m.0 == r && m.2.overlaps(span)));
    let told_by = |f: &Found| by_story.get(&f.story(heap)).map_or(0, Vec::len);
    let mut found: Vec<(bool, usize, Found)> =
        found.into_iter().map(|f| (!agreed(&f), told_by(&f), f)).collect();
    found.sort_by(|(x, m, a), (y, n, b)| {
        let surest = x.cmp(y).then_with(|| b.score.total_cmp(&a.score)).then_with(|| n.cmp(m));
        surest.then_with(|| a.members.cmp(&b.members)).then_with(|| a.rule.cmp(b.rule))
    });
    let mut kept: BTreeMap<usize, Vec<(usize, Found)>> = BTreeMap::new();
    for (rank, (_, _, next)) in found.into_iter().enumerate() {
        keep(heap, kept.entry(next.story(heap)).or_default(), rank, next);
    }
    let mut kept: Vec<(usize, Found)> = kept.into_values().flatten().collect();
    kept.sort_by_key(|k| k.0);
    kept.into_iter().map(|(_, f)| f.view(heap)).collect()
}

/// Puts a difference behind those of its story that stand before it, where it says what they do not.
fn keep(heap: &Heap<'_>, kept: &mut Vec<(usize, Found)>, rank: usize, next: Found) {
    if kept.len() >= MOST || kept.iter().filter(|k| k.1.rule == next.rule).count() >= OF_ONE_RULE {
        return;
    }
    // A copy of a passage is that passage.
    let words =
        |m: &Place| -> Vec<u32> { heap.reports[m.0].words_in(m.2).iter().map(|w| w.stem()).collect() };
    let holds = |k: &Found, of: &Found| {
        let meets =
            |m: &Place| k.members.iter().any(|n| (m.0 == n.0 && m.2.overlaps(n.2)) || words(m) == words(n));
        of.members.iter().all(meets)
    };
    if kept.iter().any(|k| holds(&k.1, &next)) {
        return;
    }
    // One that says all that another says, and more, stands in its place.
    if let Some(less) = kept.iter().position(|k| holds(&next, &k.1)) {
        kept[less].1 = next;
        return;
    }
    // One passage stands against few others, or the list is about that passage alone.
    let meets = |k: &Found, m: &Place| k.members.iter().any(|n| m.0 == n.0 && m.2.overlaps(n.2));
    let crowd = next.members.iter().any(|m| {
        let there: Vec<&Found> = kept.iter().map(|k| &k.1).filter(|k| meets(k, m)).collect();
        there.len() >= 3 || there.iter().filter(|k| family(k.rule) == family(next.rule)).count() >= 2
    });
    if !crowd {
        kept.push((rank, next));
    }
}

/// Rules that find the same sort of thing.
fn family(rule: &str) -> &str {
    if rule.ends_with("-and-denied") { "denied" } else { rule }
}

impl Found {
    /// Which story it is of.
    fn story(&self, heap: &Heap<'_>) -> usize {
        heap.reports[self.members[0].0].story
    }

    fn view(self, heap: &Heap<'_>) -> DifferenceView {
        let (r, _, span) = self.members[0];
        let report = &heap.reports[r];
        let about = in_words(report, span, &self.about);
        // A number alone says nothing of what it counts: its sentence does.
        let line = report.line_at(span.start()).map_or(span, |l| l.span);
        let about = if about.is_empty() { in_words(report, line, &self.about) } else { about };
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
pub(super) fn in_words(report: &Report<'_>, span: Span, stems: &[u32]) -> String {
    let mut seen = BTreeSet::new();
    let words =
        report.words_in(span).iter().filter(|w| stems.contains(&w.stem()) && seen.insert(w.stem())).take(5);
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

/// **headline and body**: what a headline prints as settled, the body gives to someone who only says that it may be so: the
/// same act, of the same actor or to the same thing.
fn headlines(heap: &Heap<'_>, found: &mut Vec<Found>) {
    for (r, report) in heap.reports.iter().enumerate() {
        let Some(line) = report.sentences.iter().find(|l| l.block == BlockKind::Headline) else { continue };
        // A headline that gives its words to a voice, or disputes them, settles nothing.
        let lower = line.span.of(report.text).to_lowercase();
        if lower.split(' ').any(|w| VOICED.iter().any(|v| w.starts_with(v)) || PARTS.contains(&w)) {
            continue;
        }
        let sides: Vec<Side> = sides(heap, r);
        let bodies =
            sides.iter().filter(|s| s.block != BlockKind::Headline && s.statement.is_some() && s.hedged);
        let bodies: Vec<&Side> = bodies.collect();
        let settled = acts(heap, r, line.span).into_iter().filter(|a| !a.denies() && a.a.mood == Mood::Fact);
        let mut best: Option<(f64, Act<'_>, Vec<u32>)> = None;
        for head in settled {
            for body in &bodies {
                for may in
                    acts(heap, r, body.span).into_iter().filter(|a| a.a.mood == Mood::May && !a.denies())
                {
                    let key = head.keys.iter().any(|k| may.keys.contains(k));
                    let (who, whom) = (head.subject.same(&may.subject), head.object.same(&may.object));
                    let clash = who == Some(false) || whom == Some(false);
                    if !key || clash || who.is_none() && whom.is_none() {
                        continue;
                    }
                    let both = telling(heap, &shared(&report.stems_in(line.span), &body.stems));
                    let score = heap.lexicon.sum(&both);
                    if may.statement.is_some() && best.as_ref().is_none_or(|b| score > b.0) {
                        best = Some((score, may, both));
                    }
                }
            }
        }
        let Some((_, body, both)) = best else { continue };
        let why = format!(
            "the headline says “{}”; {} in the body: “{}”",
            short(line.span.of(report.text)),
            whose(heap, r, body.statement),
            short(body.span.of(report.text))
        );
        found.push(Found {
            score: 2.8,
            about: both,
            members: vec![(r, None, line.span), (r, body.statement, body.span)],
            why,
            by_time: false,
            rule: "headline-and-body",
        });
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
                report.words_in(line.span).iter().filter(|w| w.capital()).map(|w| w.stem()).collect();
            let things: Vec<u32> = both.iter().copied().filter(|s| !names.contains(s)).collect();
            // Both assert something of one thing.
            let of_one = acts(heap, r, left).iter().any(|a| {
                let here =
                    |b: &Act<'_>| a.subject.same(&b.subject) == Some(true) && !b.subject.stems.is_empty();
                acts(heap, r, right).iter().any(here)
            });
            if things.is_empty() || !of_one {
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
                    heap.reports[r].words_in(**i).iter().all(|w| w.capital() || w.class() == Class::Function)
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
        let sum = |stems: &[u32]| heap.lexicon.sum(stems);
        let part = sum(&both) / sum(&x.statements[a.1].stems).min(sum(&y.statements[b.1].stems)).max(1.0);
        // A `not` alone makes another utterance of it where the rest is not the same.
        let number = |r: &Report<'_>, s: usize| {
            r.words_in(r.statements[s].content).iter().any(|w| w.class() == Class::Number)
        };
        let numbers = number(x, a.1) && number(y, b.1);
        if part < if numbers { 0.5 } else { 0.8 } {
            continue;
        }
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
            by_time: matches!((x.published(), y.published()), (Some(p), Some(q)) if p.get(..10) != q.get(..10)),
            rule: "told-otherwise",
        });
    }
}

/// Beginnings of the verbs by which a headline gives its words to somebody, or disputes them.
const VOICED: &[&str] =
    &["disput", "denie", "deny", "reject", "refut", "dismiss", "says", "said", "claim", "report"];
const PARTS: &[&str] =
    &["could", "may", "might", "some", "few", "partly", "partial", "still", "only", "unless"];

/// What one rule finds between two reports of one story: for the tests of the rules.
#[cfg(test)]
pub(super) fn found_by(rule: &str, a: &str, b: &str) -> Vec<DifferenceView> {
    let rest =
        "The coastguard of Port Elanor searched the eastern quay for a third day after the ferry struck it.";
    let with = |text: &str| format!("{rest}\n\n{text}");
    let all = of_two(&with(a), &with(b)).accounts_differ;
    all.into_iter().filter(|d| d.rule == rule).collect()
}

/// What two reports, of KNA and of Korda, say together.
#[cfg(test)]
pub(super) fn of_two(a: &str, b: &str) -> crate::view::CaseView {
    of_all(&[("KNA", a), ("Korda", b)])
}

/// What reports of some outlets say together.
#[cfg(test)]
pub(super) fn of_all(reports: &[(&str, &str)]) -> crate::view::CaseView {
    let read = |(id, text): &(&str, &str)| {
        let given = crate::Given {
            id: (*id).into(),
            path: format!("{id}.txt"),
            outlet: Some((*id).into()),
            ..Default::default()
        };
        crate::read((*text).into(), given)
    };
    crate::case::gather(&reports.iter().map(read).collect::<Vec<_>>())
}
