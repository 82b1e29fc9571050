//! Figures that differ → Accounts that differ: which numbers of one thing cannot all be true?

use super::acts::{Act, acts};
use super::denials::{far_apart, other_day};
use super::differ::{Found, TOGETHER, telling};
use super::figures::{Given, Quantity, interval};
use super::one_number::{digits, is_money};
use super::words::{Class, content, distinct, shared};
use super::{Heap, Report};
use crate::figure::{Bound, Figure};
use crate::text::Span;

/// **numbers**: figures that measure one thing and cannot all be true: they stand in the same part of clauses of the same
/// act, and neither clause tells of another actor, thing or day.
pub(super) fn find(heap: &Heap<'_>, figures: &[Quantity], found: &mut Vec<Found>) {
    for q in figures.iter().filter(|q| !q.agree) {
        let told: Vec<Told<'_>> = q.mentions.iter().filter_map(|m| Told::new(heap, m)).collect();
        let mut best: Option<(f64, &Told<'_>, &Told<'_>)> = None;
        for (i, a) in told.iter().enumerate().take(MEMBERS) {
            for b in told[..i].iter() {
                let (low, high) = if a.value <= b.value { (a, b) } else { (b, a) };
                let apart = high.value / low.value.max(f64::MIN_POSITIVE);
                if apart > 1.0
                    && contradict(heap, a, b)
                    && alike(heap, a, b)
                    && best.as_ref().is_none_or(|x| apart > x.0)
                {
                    best = Some((apart, low, high));
                }
            }
        }
        let Some((_, least, most)) = best else {
            found.extend(revised(heap, q));
            continue;
        };
        let by = |t: &Told<'_>| {
            let report = &heap.reports[t.given.report];
            if t.given.by.is_empty() { report.called().to_owned() } else { t.given.by.join(", ") }
        };
        let words = |t: &Told<'_>| t.figure(heap).span.of(heap.reports[t.given.report].text);
        // What else stands against both, told by others, in numbers of their own.
        let mut all = vec![least, most];
        for t in &told {
            let other = |x: &&Told<'_>| x.given.report != t.given.report && contradict(heap, x, t);
            if all.len() < TOGETHER
                && all.iter().all(other)
                && (alike(heap, least, t) || alike(heap, most, t))
            {
                all.push(t);
            }
        }
        all.sort_by(|a, b| a.value.total_cmp(&b.value));
        let figures: Vec<String> = all.iter().map(|t| format!("{} ({})", words(t), by(t))).collect();
        let why = format!("{}: {}", q.what, figures.join(" against "));
        let dates =
            (heap.reports[least.given.report].published(), heap.reports[most.given.report].published());
        // A count that grows from one day to the next.
        let by_time = matches!(dates, (Some(a), Some(b)) if a.get(..10) < b.get(..10));
        let place = |t: &Told<'_>| (t.given.report, t.statement(heap), t.span);
        found.push(Found {
            score: 3.4,
            about: content(heap.reports[least.given.report].words_in(least.span)),
            members: all.iter().map(|t| place(t)).collect(),
            why,
            by_time,
            rule: "numbers",
        });
    }
}

/// Two sums or two counts of three digits or more, within a tenth of each other, in sentences of two reports that share three
/// words, or two where both are given as of one day: a number so fine and so near is the same one, counted again. `412 million
/// crowns` against `418 million`. Measures are rounded when one unit is turned into another, and so are left aside.
fn revised(heap: &Heap<'_>, q: &Quantity) -> Option<Found> {
    let line = |g: &Given| {
        let report = &heap.reports[g.report];
        let figure = &report.reading.figures[g.figure];
        let line = report.line_at(figure.span.start())?;
        let unit = figure.unit.as_deref();
        let fine = unit.is_none_or(is_money)
            && figure.low == figure.high
            && matches!(figure.bound, Bound::Exact | Bound::About)
            && digits(figure.low) >= 3;
        fine.then_some((report, figure, line.span))
    };
    let all: Vec<_> = q.mentions.iter().take(MEMBERS).filter_map(|g| Some((g, line(g)?))).collect();
    let mut best: Option<(usize, Found)> = None;
    for (i, (g, (x, a, p))) in all.iter().enumerate() {
        for (h, (y, b, r)) in &all[..i] {
            let (low, high) = (a.low.min(b.low), a.low.max(b.low));
            let both = telling(heap, &shared(&x.stems_in(*p), &y.stems_in(*r)));
            let counts = |f: &Figure| f.counted.map_or(f.span, |c| f.span.join(c));
            let near = g.report != h.report && low < high && high <= 1.1 * low && a.unit == b.unit;
            let dated = a.as_of.is_some() && a.as_of == b.as_of;
            if !near
                || both.len() < if dated { 2 } else { 3 }
                || best.as_ref().is_some_and(|x| x.0 >= both.len())
            {
                continue;
            }
            let mut sides = [(*g, *x, *a), (*h, *y, *b)];
            sides.sort_by(|m, n| m.2.low.total_cmp(&n.2.low));
            let told = |(_, report, figure): &(&Given, &Report<'_>, &Figure)| {
                format!("{} ({})", figure.span.of(report.text), report.called())
            };
            let place = |(g, report, figure): &(&Given, &Report<'_>, &Figure)| {
                let statement =
                    figure.statement.map(|s| s.0 as usize).filter(|s| *s < report.statements.len());
                (g.report, statement, counts(figure))
            };
            let day = |r: &Report<'_>| r.published().and_then(|p| p.get(..10)).map(str::to_owned);
            let found = Found {
                score: 2.3,
                about: both.clone(),
                members: sides.iter().map(place).collect(),
                why: format!("{}: {} against {}", q.what, told(&sides[0]), told(&sides[1])),
                // A count grows from one day to the next; a sum that was once named does not.
                by_time: a.unit.is_none() && day(x).zip(day(y)).is_some_and(|(a, b)| a != b),
                rule: "numbers",
            };
            best = Some((both.len(), found));
        }
    }
    best.map(|x| x.1)
}

/// Whether no value is left that both figures could mean.
fn contradict(heap: &Heap<'_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let (x, y) = (interval(a.figure(heap)), interval(b.figure(heap)));
    x.1 < y.0 || y.1 < x.0
}

/// A figure with the clause that it stands in.
struct Told<'a> {
    given: &'a Given,
    value: f64,
    /// The figure with what it counts.
    span: Span,
    place: Standing<'a>,
}

/// Where a figure stands.
enum Standing<'a> {
    /// In a part of a clause.
    Clause(Box<Act<'a>>, Role),
    /// Behind the noun that it measures, which may have a word in front: `a coastguard fund of 240 million crowns`.
    Noun(u32, Option<u32>),
}

/// A part of a clause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Subject,
    Object,
    Other,
}

impl<'a> Told<'a> {
    /// Nothing where the figure stands in no clause, tells no number (`dozens`), or counts who speaks.
    fn new(heap: &Heap<'a>, given: &'a Given) -> Option<Told<'a>> {
        let report = &heap.reports[given.report];
        let figure = &report.reading.figures[given.figure];
        if is_vague(figure.span.of(report.text)) {
            return None;
        }
        // `Killed four people and hurt 20`: what is counted may stand with another number, and another act.
        let behind = figure.counted.filter(|c| c.start() >= figure.span.end());
        let gap = behind.and_then(|c| report.text.get(figure.span.end()..c.start())).unwrap_or("");
        if gap.split_whitespace().any(|w| w == "of") {
            // Of some, something may be told that is told of all.
            return None;
        }
        let span = behind.map_or(figure.span, |c| figure.span.join(c));
        let source = |s: &crate::statement::Statement| s.source.iter().any(|x| x.overlaps(span));
        if report.reading.statements.iter().any(source) {
            return None;
        }
        let told = |place: Standing<'a>| Told { given, value: figure.low, span, place };
        let sum = || figure.unit.as_ref().and_then(|_| attribute(report, figure.span, behind?));
        if let Some((noun, front)) = measured(report, figure.span).or_else(sum) {
            return Some(told(Standing::Noun(noun, front)));
        }
        let line = report.line_at(figure.span.start())?;
        let within = |s: Option<Span>| s.is_some_and(|s| span.contains(s));
        let mut found = acts(heap, given.report, line.span).into_iter().filter_map(|act| {
            let role = if within(act.a.subject) {
                Role::Subject
            } else if within(act.a.object) {
                Role::Object
            } else if act.a.others.iter().any(|s| span.contains(*s)) {
                Role::Other
            } else {
                return None;
            };
            Some(told(Standing::Clause(Box::new(act), role)))
        });
        found.next()
    }

    /// The statement that gives it.
    fn statement(&self, heap: &Heap<'_>) -> Option<usize> {
        let report = &heap.reports[self.given.report];
        let of = report.reading.figures[self.given.figure].statement.map(|s| s.0 as usize);
        of.filter(|s| *s < report.statements.len())
    }

    fn figure<'h>(&self, heap: &'h Heap<'_>) -> &'h Figure {
        &heap.reports[self.given.report].reading.figures[self.given.figure]
    }
}

/// Whether a figure tells no number: `dozens`.
pub(super) fn is_vague(words: &str) -> bool {
    let lower = words.to_lowercase();
    VAGUE.iter().any(|v| lower.contains(v))
}

/// Which of some figures stand in clauses of one act, or measure one noun, so that they cannot both be true.
pub(super) fn of_one_act<'a>(heap: &'a Heap<'a>, given: &'a [Given]) -> impl Fn(usize, usize) -> bool + 'a {
    let told: Vec<Option<Told<'a>>> = given.iter().map(|g| Told::new(heap, g)).collect();
    move |i, k| told[i].as_ref().zip(told[k].as_ref()).is_some_and(|(a, b)| alike(heap, a, b))
}

/// The noun that a figure measures, in front of `of` or `worth`; behind it, or behind a comma.
fn measured(report: &Report<'_>, figure: Span) -> Option<(u32, Option<u32>)> {
    let line = report.line_at(figure.start())?;
    let words = report.words_in(Span::new(line.span.start(), figure.start().max(line.span.start())));
    let [before @ .., noun, of] = words else { return None };
    let joins = matches!(of.span.of(report.text), "of" | "worth")
        && noun.class() == Class::Content
        && !noun.capital();
    let front = before.last().filter(|w| w.class() == Class::Content).map(|w| w.stem());
    joins.then_some((noun.stem(), front))
}

/// The noun that a figure with a unit stands in front of: `a $47 billion bid`.
fn attribute(report: &Report<'_>, figure: Span, counted: Span) -> Option<(u32, Option<u32>)> {
    let close = counted.start() <= figure.end() + 1;
    let [noun] = report.words_in(counted) else { return None };
    (close && noun.class() == Class::Content && !noun.capital()).then(|| (noun.stem(), None))
}

/// Whether two figures measure one noun, or stand in the same part of clauses of the same act, and nothing tells them apart.
fn alike(heap: &Heap<'_>, a: &Told<'_>, b: &Told<'_>) -> bool {
    let (x, y, role) = match (&a.place, &b.place) {
        (Standing::Noun(x, p), Standing::Noun(y, q)) => {
            let far = far_apart(heap, a.given.report, b.given.report);
            return x == y && a.given.report != b.given.report && (!far || p.is_some() && p == q);
        }
        (Standing::Clause(x, i), Standing::Clause(y, j)) if i == j => (x, y, *i),
        _ => return false,
    };
    let same_passage = a.given.report == b.given.report && x.span.overlaps(y.span);
    // Weeks apart, a figure is another figure.
    let far = far_apart(heap, a.given.report, b.given.report);
    if same_passage || far || x.denies() || y.denies() || x.a.mood != y.a.mood {
        return false;
    }
    let Some(key) = x.keys.iter().find(|k| y.keys.contains(k)) else { return false };
    let (who, whom) = (x.subject.same(&y.subject), x.object.same(&y.object));
    let clash =
        (role != Role::Subject && who == Some(false)) || (role != Role::Object && whom == Some(false));
    if clash || other_day(heap, x, y) {
        return false;
    }
    // What else they tell, the figures and what they count aside.
    let telling = |t: &Told<'_>, act: &Act<'_>| -> Vec<u32> {
        let own = heap.reports[t.given.report].stems_in(t.span);
        let all = act.others.iter().chain([&act.subject, &act.object]).flat_map(|p| p.stems.iter().copied());
        distinct(all.filter(|s| heap.lexicon.class(*s) == Class::Content && !own.contains(s)))
    };
    let (left, right) = (telling(a, x), telling(b, y));
    let met = !shared(&left, &right).is_empty();
    let common = heap.lexicon.class(*key) != Class::Content;
    met || !common && role != Role::Other && (left.is_empty() || right.is_empty())
}

/// How many mentions of one quantity are set against each other at most.
const MEMBERS: usize = 40;
/// Numbers that tell no number.
const VAGUE: &[&str] =
    &["dozen", "hundreds", "thousands", "millions", "several", "few", "many", "scores", "couple"];

#[cfg(test)]
mod tests {
    #[test]
    fn a_number_so_fine_and_so_near_is_one_counted_again() {
        let why = |a: &str, b: &str| -> Vec<String> {
            crate::case::differ::found_by("numbers", a, b).into_iter().map(|d| d.why).collect()
        };
        let one =
            "Brask Credit said thieves had copied the records of 412,000 people from its tax office in Vesk.";
        let two = "Records of 418,500 people were copied from the tax office that Brask Credit runs in Vesk, the bank said.";
        let found = why(one, two);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("412,000 (KNA) against 418,500 (Korda)"), "{found:?}");
        let round = "Records of 420,000 people were copied from the tax office that Brask Credit runs in Vesk, the bank said.";
        assert!(why(one, round).is_empty(), "a round number may stand for the other");
    }

    #[test]
    fn a_third_number_stands_beside_the_two() {
        let told = |n: &str| {
            format!("The ferry Havelin struck the eastern quay of Port Elanor, killing {n} passengers.")
        };
        let texts = [("KNA", told("14")), ("Korda", told("16")), ("Sable", told("18"))];
        let reports: Vec<(&str, &str)> = texts.iter().map(|(id, t)| (*id, t.as_str())).collect();
        let found = crate::case::differ::of_all(&reports).accounts_differ;
        let whys: Vec<(&str, &str)> = found.iter().map(|d| (d.rule.as_str(), d.why.as_str())).collect();
        assert_eq!(whys, [("numbers", "passengers killed: 14 (KNA) against 16 (Korda) against 18 (Sable)")]);
    }

    #[test]
    fn two_sums_as_of_one_day() {
        let a = "Brask Credit had 7.42 billion crowns of savings in its books at the end of 2030, it said.";
        let b =
            "The levy falls on the 7.68 billion crowns in savings that Brask Credit held at the end of 2030.";
        let found = crate::case::differ::found_by("numbers", a, b);
        assert_eq!(found.len(), 1, "{found:?}");
    }
}
