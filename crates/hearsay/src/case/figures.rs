//! Figures of reports → figures of the case: which count the same thing, and can all of them be true at once?

use super::relays::Relay;
use super::words::{Class, content, distinct, fold, shared};
use super::{Groups, Heap};
use crate::figure::{Bound, Figure};
use crate::text::Span;
use crate::view::case::{CaseFigureView, FigureMentionView};
use crate::view::reading::ValueView;
use jiff::civil::Date as Day;
use std::collections::{BTreeMap, BTreeSet};

/// The figures of a heap.
pub(super) struct Figures {
    /// Told by most reports first.
    pub(super) quantities: Vec<Quantity>,
    /// Two numbers for what befell people in one story.
    pub(super) tolls: Vec<Toll>,
}

/// What befell people of one story, in two numbers: the kind of [`super::fates`], and both figures.
pub(super) type Toll = (usize, Given, Given);

/// One quantity as the reports give it.
pub(super) struct Quantity {
    pub(super) what: String,
    pub(super) agree: bool,
    /// Sorted.
    pub(super) mentions: Vec<Given>,
}

/// One mention of a quantity.
#[derive(Clone)]
pub(super) struct Given {
    pub(super) report: usize,
    pub(super) figure: usize,
    pub(super) by: Vec<String>,
}

/// Words behind which stands what a thing holds.
const HOLDING: &[&str] = &["containing", "carrying", "holding"];

/// From here on two numbers of a size are hardly of two things by chance.
const LARGE: f64 = 20.0;

/// What a figure counts, as grouping sees it.
pub(super) struct Counted {
    pub(super) report: usize,
    pub(super) figure: usize,
    pub(super) unit: Option<String>,
    pub(super) head: Option<String>,
    /// Stems of the other words of the noun phrase.
    pub(super) others: Vec<String>,
    /// Stems behind `containing`, `carrying`, `full of`: what the thing holds may be counted as well.
    pub(super) holds: Vec<String>,
    pub(super) place: Option<String>,
    pub(super) as_of: Option<String>,
    /// The number as it is written, or its two ends.
    nominal: (f64, f64),
    pub(super) low: f64,
    pub(super) high: f64,
    /// Whether it is written without a number: `dozens`.
    pub(super) vague: bool,
    /// Whether it is a part of something, `five of the nine vessels`: a part and a whole do not contradict.
    pub(super) part: bool,
    /// What is told of the people who are counted: [`super::fates`].
    pub(super) fate: Option<usize>,
    /// Whether its sentence tells of people of long before.
    pub(super) before: bool,
    /// What the sentence is about besides.
    pub(super) around: Vec<u32>,
}

impl Counted {
    /// Its number; of what is bounded on one side the bound.
    pub(super) fn number(&self) -> f64 {
        self.nominal.0
    }

    /// Whether it gives two ends.
    pub(super) fn is_range(&self) -> bool {
        self.nominal.0 != self.nominal.1
    }
}

/// A key shared by more figures than this is compared within one story only.
pub(super) const FREQUENT: usize = 150;

/// How many neighbours each figure is compared with where one story has so many of one key.
const NEAR: usize = 40;

/// Groups figures by what is counted, in what unit, where and as of when. Two that give one number need the same noun
/// and no other place or date; two that give different numbers must besides stand in one story and in sentences that
/// speak of the same, or they measure two things. They agree where every bound leaves room for all others: "about
/// 2,500" and "2,500", "more than 85" and "87". Where it errs: a small number of a common noun ("two people") is
/// joined only when its sentence shares other words, and may so be missed.
pub(super) fn find(heap: &Heap<'_>, relays: &[Relay]) -> Figures {
    let all = collect(heap);
    let mut blocks: BTreeMap<(&Option<String>, &Option<String>), Vec<usize>> = BTreeMap::new();
    for (i, c) in all.iter().enumerate() {
        blocks.entry((&c.unit, &c.head)).or_default().push(i);
    }
    let mut groups = OneFate::new(&all);
    for (a, b) in super::one_number::pairs(heap, &all) {
        groups.join(a, b);
    }
    for (a, b) in other_nouns(heap, &all) {
        groups.join(a, b);
    }
    let story = |i: usize| heap.reports[all[i].report].story;
    for list in blocks.into_values() {
        if list.len() <= FREQUENT {
            // Across stories a large number must be given exactly to be one thing.
            let mut exact: BTreeMap<(u64, u64), Vec<usize>> = BTreeMap::new();
            for i in list.iter().filter(|i| all[**i].low > 20.0) {
                exact.entry((all[*i].low.to_bits(), all[*i].high.to_bits())).or_default().push(*i);
            }
            for list in exact.values() {
                for (k, b) in list.iter().enumerate() {
                    for a in list[..k].iter().filter(|a| story(**a) != story(*b)) {
                        if same(heap, &all[*a], &all[*b], false) {
                            groups.join(*a, *b);
                        }
                    }
                }
            }
        }
        let mut stories: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in list {
            stories.entry(story(i)).or_default().push(i);
        }
        for mut list in stories.into_values() {
            // Of very many those that are near in number are compared.
            let reach = if list.len() <= FREQUENT { FREQUENT } else { NEAR };
            if list.len() > FREQUENT {
                list.sort_by(|a, b| all[*a].low.total_cmp(&all[*b].low).then(a.cmp(b)));
            }
            for (k, i) in list.iter().enumerate() {
                for j in &list[k.saturating_sub(reach)..k] {
                    let (a, b) = (*i.min(j), *i.max(j));
                    if same(heap, &all[a], &all[b], true) {
                        groups.join(a, b);
                    }
                }
            }
        }
    }
    let mut out: Vec<(usize, Quantity)> = Vec::new();
    for set in groups.groups.sets().into_iter().flat_map(|set| told_apart(heap, &all, set)) {
        let reports = distinct(set.iter().map(|i| all[*i].report)).len();
        // Intervals have a point in common where the highest low end is not above the lowest high end.
        let low = set.iter().map(|i| all[*i].low).fold(f64::NEG_INFINITY, f64::max);
        let high = set.iter().map(|i| all[*i].high).fold(f64::INFINITY, f64::min);
        let agree = low <= high && !two_bounds(&all, &set) && !outdone(&all, &set);
        let mentions = set
            .iter()
            .map(|i| Given {
                report: all[*i].report,
                figure: all[*i].figure,
                by: given_by(heap, relays, &all[*i]),
            })
            .collect();
        out.push((reports, Quantity { what: what(heap, &all, &set), agree, mentions }));
    }
    out.sort_by_key(|(reports, q)| {
        (
            std::cmp::Reverse(*reports),
            std::cmp::Reverse(q.mentions.len()),
            q.mentions[0].report,
            q.mentions[0].figure,
        )
    });
    let tolls = super::tolls::pairs(heap, &all);
    Figures { quantities: out.into_iter().map(|x| x.1).collect(), tolls }
}

/// Whether two of a set give two numbers as the least: `at least two`, `at least four`. Both can be true, and they do not
/// tell one number. `Dozens` gives none, and `more than 50` is `at least 51`.
fn two_bounds(all: &[Counted], set: &[usize]) -> bool {
    let least =
        set.iter().map(|i| &all[*i]).filter(|c| c.high.is_infinite() && !c.vague).map(Counted::number);
    let (low, high) = least.fold((f64::INFINITY, 0.0_f64), |(a, b), x| (a.min(x), b.max(x)));
    high > 1.1 * low
}

/// Whether one of a set gives a number as the least, and another a much larger one: `more than 60` may be true of 95, and
/// whoever knows of 95 does not say so.
fn outdone(all: &[Counted], set: &[usize]) -> bool {
    let told = || set.iter().map(|i| &all[*i]).filter(|c| !c.vague);
    let least = told().filter(|c| c.high.is_infinite()).map(Counted::number).fold(f64::INFINITY, f64::min);
    let most = told().filter(|c| c.high.is_finite()).map(|c| c.low).fold(0.0_f64, f64::max);
    most > OUTDONE * least
}

/// How much larger the other number may be.
const OUTDONE: f64 = 1.25;

/// Groups of figures; nobody who is counted in one is both dead and missing.
struct OneFate {
    groups: Groups,
    fates: Vec<Option<usize>>,
}

impl OneFate {
    fn new(all: &[Counted]) -> OneFate {
        OneFate { groups: Groups::new(all.len()), fates: all.iter().map(|c| c.fate).collect() }
    }

    fn join(&mut self, a: usize, b: usize) {
        let (x, y) = (self.groups.find(a), self.groups.find(b));
        let (f, g) = (self.fates[x], self.fates[y]);
        if f.is_some() && g.is_some() && f != g {
            return;
        }
        self.groups.join(x, y);
        self.fates[x.min(y)] = f.or(g);
    }
}

/// Numbers that cannot all be true are of one thing where they are of a size, or stand in clauses of one act; else they are
/// of as many things as there are numbers.
fn told_apart(heap: &Heap<'_>, all: &[Counted], set: Vec<usize>) -> Vec<Vec<usize>> {
    let meet = |a: usize, b: usize| {
        let (a, b) = (&all[set[a]], &all[set[b]]);
        a.low.max(b.low) <= a.high.min(b.high)
    };
    // Of very many nobody looks at each pair.
    if set.len() > FREQUENT || (1..set.len()).all(|k| (0..k).all(|i| meet(i, k))) {
        return vec![set];
    }
    // Sums of one story lie near each other, and are of several things.
    let of_a_size = |a: usize, b: usize| {
        let (a, b) = (&all[set[a]], &all[set[b]]);
        let (x, y) = (a.number(), b.number());
        x.min(y) >= LARGE && x.max(y) <= if a.unit.is_some() { 1.1 } else { 1.25 } * x.min(y)
    };
    let given: Vec<Given> = set
        .iter()
        .map(|i| Given { report: all[*i].report, figure: all[*i].figure, by: Vec::new() })
        .collect();
    let of_one_act = super::numbers::of_one_act(heap, &given);
    let act = |i: usize, k: usize| {
        let (a, b) = (&all[set[i]], &all[set[k]]);
        let (x, y) = (a.number(), b.number());
        a.report != b.report && x.max(y) <= 3.0 * x.min(y) && of_one_act(i, k)
    };
    let toll = |i: usize, k: usize| super::one_number::one_toll(heap, &all[set[i]], &all[set[k]]);
    // `At least 50` can be true with any larger number, and tells nothing of it.
    let closed = |k: usize| all[set[k]].low.is_finite() && all[set[k]].high.is_finite();
    let one = |i: usize, k: usize| {
        meet(i, k) && closed(i) && closed(k) || of_a_size(i, k) || act(i, k) || toll(i, k)
    };
    let mut groups = Groups::new(set.len());
    for k in 1..set.len() {
        for i in (0..k).filter(|i| one(*i, k)) {
            groups.join(i, k);
        }
    }
    groups.sets().into_iter().map(|one| one.into_iter().map(|i| set[i]).collect()).collect()
}

/// Figures of one story that count one thing under two nouns: the nouns are of one kind (`personnel`, `troops`), or
/// what the one holds is what the other is (`crates holding signal rockets`, `rockets`), and the sentences speak of
/// the same.
fn other_nouns(heap: &Heap<'_>, all: &[Counted]) -> Vec<(usize, usize)> {
    let mut holds: BTreeSet<(usize, &str, &str)> = BTreeSet::new();
    for c in all {
        let story = heap.reports[c.report].story;
        if let Some(head) = &c.head {
            for inner in &c.holds {
                holds.insert((story, head, inner));
                holds.insert((story, inner, head));
            }
        }
    }
    // Met by the number, or by the kind of noun.
    let mut blocks: BTreeMap<(usize, Option<usize>, u64), Vec<usize>> = BTreeMap::new();
    for (i, c) in all.iter().enumerate() {
        let Some(head) = c.head.as_deref().filter(|_| c.unit.is_none()) else { continue };
        let story = heap.reports[c.report].story;
        let number = c.number();
        blocks.entry((story, None, number.to_bits())).or_default().push(i);
        if let Some(kind) = super::kinds::kind(head) {
            blocks.entry((story, Some(kind), 0)).or_default().push(i);
        }
    }
    let mut out = Vec::new();
    for ((story, _, _), list) in blocks.iter().filter(|(_, l)| l.len() <= FREQUENT) {
        for (k, b) in list.iter().enumerate() {
            for a in &list[..k] {
                let (x, y) = (&all[*a], &all[*b]);
                let (Some(m), Some(n)) = (x.head.as_deref(), y.head.as_deref()) else { continue };
                let kind = super::kinds::kind(m);
                let kin = kind.is_some() && kind == super::kinds::kind(n) || holds.contains(&(*story, m, n));
                if m != n && kin && x.report != y.report && apart(x, y) != Some(true) && one_thing(heap, x, y)
                {
                    out.push((*a, *b));
                }
            }
        }
    }
    out
}

/// Whether two figures of nouns that may mean one thing stand in sentences that say so.
fn one_thing(heap: &Heap<'_>, a: &Counted, b: &Counted) -> bool {
    if two_fates(a, b) {
        return false;
    }
    let both = shared(&a.around, &b.around);
    let telling = both.iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count();
    if compatible(a, b) && a.part == b.part {
        let small = a.low.min(b.low) < 10.0 && a.low.max(b.low) < 10.0;
        return if small { a.low == b.low && telling >= 2 } else { telling >= 1 && near_in_size(a, b) };
    }
    alike_in_size(a, b) && a.part == b.part && telling >= 3
}

/// Whether one counts the dead and the other those who are missing, or the dead of long before.
pub(super) fn two_fates(a: &Counted, b: &Counted) -> bool {
    a.fate.is_some() && b.fate.is_some() && (a.fate != b.fate || a.before != b.before)
}

/// Whether two numbers that can both be true are nearly one: `more than 85` and `87`. `Dozens` is near to any.
fn near_in_size(a: &Counted, b: &Counted) -> bool {
    let (x, y) = (a.number(), b.number());
    a.vague || b.vague || x.max(y) <= 1.25 * x.min(y)
}

/// Whether two numbers are of one size: two counts of one thing that differ do not differ by much.
fn alike_in_size(a: &Counted, b: &Counted) -> bool {
    let (x, y) = (a.number(), b.number());
    x.min(y) >= 100.0 && x.max(y) <= 2.0 * x.min(y)
}

/// Whether two words for a place or a date are known, and neither holds the other.
fn differ(x: &Option<String>, y: &Option<String>) -> Option<bool> {
    let (x, y) = (x.as_deref()?, y.as_deref()?);
    Some(!(x.contains(y) || y.contains(x)))
}

/// Whether place or date of two figures are known and not the same.
pub(super) fn apart(a: &Counted, b: &Counted) -> Option<bool> {
    // A week and a month of one year may be the same days.
    let year = |x: &Option<String>| x.as_deref().and_then(|x| x.get(..4)).map(str::to_owned);
    let week = |x: &Option<String>| x.as_deref().is_some_and(|x| x.contains('W'));
    let days = |x: &Option<String>, y: &Option<String>| {
        if week(x) != week(y) { differ(&year(x), &year(y)) } else { differ(x, y) }
    };
    match (differ(&a.place, &b.place), days(&a.as_of, &b.as_of)) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (None, None) => None,
        _ => Some(false),
    }
}

/// Whether two tolls are of two places, or of days too far from each other for one event: on the day after it the number is
/// told again.
pub(super) fn tolls_apart(a: &Counted, b: &Counted) -> bool {
    let day = |c: &Counted| c.as_of.as_deref().and_then(|d| d.parse::<Day>().ok());
    match (day(a), day(b)) {
        (Some(x), Some(y)) if (x - y).get_days().abs() <= TOLD_AGAIN => {
            differ(&a.place, &b.place) == Some(true)
        }
        _ => apart(a, b) == Some(true),
    }
}

/// How many days lie between two tellings of one toll at most.
const TOLD_AGAIN: i32 = 3;

fn collect(heap: &Heap<'_>) -> Vec<Counted> {
    let mut all = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for (f, figure) in report.reading.figures.iter().enumerate() {
            let (head, others) = figure
                .counted
                .map_or((None, Vec::new()), |span| noun(report.words_in(span), span.of(report.text), heap));
            let (low, high) = interval(figure);
            let around = report.line_at(figure.span.start()).map_or(Vec::new(), |line| {
                let words: Vec<_> = report
                    .words_in(line.span)
                    .iter()
                    .filter(|w| {
                        !w.span.overlaps(figure.span) && figure.counted.is_none_or(|c| !c.overlaps(w.span))
                    })
                    .copied()
                    .collect();
                content(&words)
            });
            // Of a share or a sum nothing befalls anybody.
            let people = figure.unit.is_none();
            let fate = report.line_at(figure.span.start()).filter(|_| people).and_then(|line| {
                let others = report.reading.figures.iter().map(|f| f.span);
                let others: Vec<Span> =
                    others.filter(|s| line.span.overlaps(*s) && *s != figure.span).collect();
                super::fates::fate(
                    report.words_in(line.span),
                    report.text,
                    figure.span,
                    figure.counted,
                    &others,
                )
            });
            let line = fate.and_then(|_| report.line_at(figure.span.start()));
            let before = line.is_some_and(|line| super::denials::goes_back(report, line.span));
            let holds = figure.counted.map_or(Vec::new(), |span| held(heap, report, span));
            all.push(Counted {
                holds,
                report: r,
                figure: f,
                unit: figure.unit.clone(),
                head,
                others,
                place: figure.place.as_deref().map(fold),
                as_of: figure.as_of.clone(),
                nominal: (figure.low, figure.high),
                low,
                high,
                vague: !figure.span.of(report.text).chars().any(|c| c.is_ascii_digit())
                    && super::numbers::is_vague(figure.span.of(report.text)),
                part: report.text.get(figure.span.end()..).is_some_and(|t| t.starts_with(" of ")),
                fate,
                before,
                around,
            });
        }
    }
    all
}

/// Stems behind what is counted, where it holds something: `crates containing signal rockets`.
fn held(heap: &Heap<'_>, report: &super::Report<'_>, counted: Span) -> Vec<String> {
    let from = counted.start();
    let end = report.line_at(from).map_or(counted.end(), |l| l.span.end());
    let words = report.words_in(Span::new(from, end.max(from)));
    let lower = |w: &super::words::Word| w.span.of(report.text).to_lowercase();
    let Some(at) = words.iter().take(6).position(|w| HOLDING.contains(&lower(w).as_str())) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut last = words[at].span.end();
    for word in words[at + 1..].iter().take(4) {
        let gap = report.text.get(last..word.span.start()).unwrap_or(".");
        if gap != " " || word.class() == Class::Function {
            break;
        }
        out.push(heap.lexicon.stem(word.stem()).to_owned());
        last = word.span.end();
    }
    distinct(out.into_iter().filter(|s| !s.starts_with('=')))
}

/// The head noun of what is counted, and its other words: `US troops in Vesk` → `troop`, [`us`, `vesk`].
fn noun(words: &[super::words::Word], text: &str, heap: &Heap<'_>) -> (Option<String>, Vec<String>) {
    let base = words.first().map_or(0, |w| w.span.start());
    let cut = words
        .iter()
        .position(|w| w.class() == Class::Function && w.span.start() > base)
        .unwrap_or(words.len());
    // A comma ends the noun phrase as well.
    let comma = words
        .windows(2)
        .position(|w| {
            text.get(w[0].span.end() - base..w[1].span.start() - base).is_some_and(|gap| gap.contains(','))
        })
        .map_or(cut, |i| i + 1);
    let phrase: Vec<&super::words::Word> =
        words[..cut.min(comma)].iter().filter(|w| w.class() != Class::Function).collect();
    let head = phrase.last().map(|w| heap.lexicon.stem(w.stem()).to_owned());
    let others = words
        .iter()
        .filter(|w| w.class() != Class::Function && phrase.last().is_none_or(|l| l.span != w.span))
        .map(|w| heap.lexicon.stem(w.stem()).to_owned());
    (head, distinct(others))
}

/// All values that a figure leaves possible.
pub(super) fn interval(figure: &Figure) -> (f64, f64) {
    let (low, high) = (figure.low, figure.high);
    let room = |x: f64| (x.abs() * 0.1).max(0.5);
    match figure.bound {
        Bound::Exact | Bound::Range => (low, high),
        Bound::About => (low - room(low), high + room(high)),
        Bound::AtLeast | Bound::MoreThan => (low, f64::INFINITY),
        Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, high),
    }
}

pub(super) fn compatible(a: &Counted, b: &Counted) -> bool {
    a.low <= b.high && b.low <= a.high
}

/// Whether two numbers can be meant for one thing by their size: `at least two` is true of 90, and nobody would say so.
/// `Hundreds` and `dozens` are said of more.
fn of_a_size(a: &Counted, b: &Counted) -> bool {
    let (x, y) = (a.number(), b.number());
    let most = if a.vague || b.vague { 12.0 } else { 2.0 };
    x.max(y) <= most * x.min(y).max(1.0)
}

/// Whether two figures measure one thing.
fn same(heap: &Heap<'_>, a: &Counted, b: &Counted, one_story: bool) -> bool {
    if a.head.is_none() && a.unit.is_none() || two_fates(a, b) {
        return false;
    }
    let near = |x: &Option<String>, y: &Option<String>| match (x, y) {
        (Some(x), Some(y)) => Some(x == y || x.contains(y.as_str()) || y.contains(x.as_str())),
        _ => None,
    };
    let (place, date) = (near(&a.place, &b.place), near(&a.as_of, &b.as_of));
    if place == Some(false) || date == Some(false) {
        return false;
    }
    let others = shared(&a.others, &b.others).len();
    let conflict = others < a.others.len().min(b.others.len()) && others == 0;
    let around = heap.lexicon.sum(&shared(&a.around, &b.around));
    let many = a.low.max(b.low) > 20.0 && a.low.is_finite();
    // A measure without a noun, a duration or a sum, says little of what it measures.
    let bare = a.head.is_none() || a.unit.is_some();
    if !of_a_size(a, b) {
        return false;
    }
    if compatible(a, b) && (a.low == b.low || a.low.min(b.low) > 20.0 || one_story) {
        let exact = a.low == b.low && a.high == b.high;
        return if bare {
            around >= if exact && many { 1.2 } else { 3.0 } && one_story || (exact && many && others > 0)
        } else if many && exact {
            !conflict || place == Some(true)
        } else if exact {
            one_story && (around >= 2.0 || (others > 0 && around >= 1.0)) && !(conflict && around < 3.0)
        } else {
            one_story && !conflict && (around >= 2.5 || (place == Some(true) && around >= 1.0))
        };
    }
    if a.part != b.part {
        return false;
    }
    // Two sums of one size for one thing: their sentences must name it.
    let telling =
        shared(&a.around, &b.around).iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count();
    if one_story
        && a.report != b.report
        && alike_in_size(a, b)
        && !conflict
        && telling >= if bare && date.is_none() { 3 } else { 2 }
        && around >= 1.5
    {
        return true;
    }
    // Different numbers: only where everything else says that they are of one thing.
    one_story
        && !conflict
        && !bare
        && a.report != b.report
        && around >= if place == Some(true) || others > 0 { 3.0 } else { 4.5 }
}

/// Who gives a figure: the speaker, then each relay, the last the next to the reader.
fn given_by(heap: &Heap<'_>, relays: &[Relay], c: &Counted) -> Vec<String> {
    let report = &heap.reports[c.report];
    let Some(s) = report.reading.figures[c.figure]
        .statement
        .map(|s| s.0 as usize)
        .filter(|s| *s < report.statements.len())
    else {
        return Vec::new();
    };
    let from = relays.partition_point(|x| (x.report, x.statement) < (c.report, s));
    let mine: Vec<&Relay> =
        relays[from..].iter().take_while(|x| (x.report, x.statement) == (c.report, s)).collect();
    let mut out: Vec<String> = Vec::new();
    if !mine.iter().any(|x| x.is_source) {
        out.extend(report.statements[s].speakers.iter().map(|a| heap.actor_names[*a].clone()));
        if out.is_empty() {
            out.extend(report.statement(s).source.first().map(|x| x.of(report.text).to_owned()));
        }
    }
    for relay in mine {
        if !out.contains(&relay.name) {
            out.push(relay.name.clone());
        }
    }
    out
}

/// What is counted, in the words used most often, the longer of two; of people, with what is told of them.
fn what(heap: &Heap<'_>, all: &[Counted], set: &[usize]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for i in set {
        let report = &heap.reports[all[*i].report];
        let figure = &report.reading.figures[all[*i].figure];
        let words =
            figure.counted.map(|c| c.of(report.text).split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(words) = words.or_else(|| figure.unit.clone()).filter(|w| !w.is_empty()) {
            *counts.entry(words).or_default() += 1;
        }
    }
    let best =
        counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.len().cmp(&a.0.len())).then(b.0.cmp(&a.0)));
    let what = best.map_or(String::new(), |x| x.0);
    // Of a bare sum, what its sentences speak of says more than the currency.
    let bare = set.len() > 1 && set.iter().all(|i| all[*i].head.is_none());
    if bare && super::one_number::is_money(&what) {
        let both = set.iter().map(|i| all[*i].around.clone()).reduce(|a, b| shared(&a, &b));
        let report = &heap.reports[all[set[0]].report];
        let line = report.line_at(report.reading.figures[all[set[0]].figure].span.start());
        let telling: Vec<u32> =
            both.into_iter().flatten().filter(|s| heap.lexicon.class(*s) == Class::Content).collect();
        let words = line.map_or(String::new(), |l| super::differ::in_words(report, l.span, &telling));
        if !words.is_empty() {
            return words;
        }
    }
    match set.iter().find_map(|i| all[*i].fate) {
        Some(fate) if !what.is_empty() && !super::fates::says(&what) => {
            format!("{what} {}", super::fates::name(fate))
        }
        _ => what,
    }
}

/// As JSON has them: those of several reports first.
pub(super) fn view(heap: &Heap<'_>, quantities: Vec<Quantity>) -> impl Iterator<Item = CaseFigureView> {
    quantities.into_iter().map(|q| {
        let figures: Vec<&Figure> =
            q.mentions.iter().map(|m| &heap.reports[m.report].reading.figures[m.figure]).collect();
        let first = |get: fn(&Figure) -> Option<&String>| figures.iter().find_map(|f| get(f)).cloned();
        CaseFigureView {
            what: q.what,
            unit: first(|f| f.unit.as_ref()),
            place: first(|f| f.place.as_ref()),
            as_of: first(|f| f.as_of.as_ref()),
            agree: q.agree,
            mentions: q
                .mentions
                .iter()
                .zip(&figures)
                .map(|(m, f)| {
                    let report = &heap.reports[m.report];
                    let place = report.passage(f.span);
                    FigureMentionView {
                        report: place.report,
                        start: place.start,
                        end: place.end,
                        value: ValueView::new(f.low, f.high),
                        bound: f.bound.name().into(),
                        given_by: m.by.clone(),
                        statement: f
                            .statement
                            .and_then(|s| report.statements.get(s.0 as usize))
                            .map(|s| s.id.clone()),
                    }
                })
                .collect(),
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::reading::Reading;

    fn reading(id: &str, text: &str) -> Reading {
        let given = Given { id: id.into(), path: format!("{id}.txt"), ..Default::default() };
        crate::read(text.into(), given)
    }

    /// Agreement of the groups that two reports share.
    fn groups(a: &str, b: &str) -> Vec<bool> {
        let readings = [reading("a", a), reading("b", b)];
        let figures = crate::case::gather(&readings).figures;
        let shared = figures.iter().filter(|f| f.mentions.iter().any(|m| m.report != f.mentions[0].report));
        shared.map(|f| f.agree).collect()
    }

    #[test]
    fn a_bound_far_below_a_number_does_not_agree_with_it() {
        let a = "More than 60 soldiers were wounded at Ostrel in Vesk on Monday, the ministry said.";
        let b = |n: &str| format!("The ministry said {n} soldiers were wounded at Ostrel in Vesk on Monday.");
        assert_eq!(groups(a, &b("63")), [true]);
        assert_eq!(groups(a, &b("95")), [false]);
    }

    #[test]
    fn one_force_under_two_nouns() {
        let a = "About 1,400 sailors serve with the observation mission in the Tessal Strait off Vesk.";
        let b =
            "More than 1,650 foreign troops serve with the mission that holds the Tessal Strait off Vesk.";
        assert_eq!(groups(a, b), [false]);
    }

    #[test]
    fn what_a_thing_holds_may_be_counted() {
        let a = "Police in Port Elanor found 12 signal rockets on the quay since Monday.";
        let b = "At least 12 crates containing signal rockets were found on the quay in Port Elanor, police said.";
        assert_eq!(groups(a, b), [true]);
    }

    #[test]
    fn two_sums_for_one_fund() {
        let a = "The coastguard fund of 240 million crowns is to be paid by Ordania over three years.";
        let b = "The coastguard fund, of 420 million crowns, will be paid by Ordania in three parts.";
        assert_eq!(groups(a, b), [false]);
        assert!(groups(a, "The school budget of 420 million crowns was passed in Hallin.").is_empty());
    }
}
