//! Figures → pairs: which give one number of one thing, in whatever words?
//!
//! Two reports of an event that give the same number seldom mean two things by it: `17 boys` here and `17 schoolboys`
//! there, `a bid of 412 million` and `about 412 million crowns`. The rounder a number and the smaller, the more must
//! the words beside it say so.

use super::figures::{Counted, apart, compatible, tolls_apart, two_fates};
use super::words::{Class, shared};
use super::{Heap, kinds};
use std::collections::BTreeMap;

/// A number that one story has more often is compared with none.
const FREQUENT: usize = 60;

/// Lengths of time: a story has many of them.
const TIMES: &[&str] = &["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"];

/// Pairs of figures of one story and two reports that give one number of one thing, or tell of one toll in two numbers.
pub(super) fn pairs(heap: &Heap<'_>, all: &[Counted]) -> Vec<(usize, usize)> {
    let mut out = numbers(heap, all);
    out.extend(tolls(heap, all));
    out
}

/// Pairs that give two numbers of a size for the dead, the wounded or the missing of one event.
fn tolls(heap: &Heap<'_>, all: &[Counted]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (i, c) in all.iter().enumerate() {
        if let Some(fate) = c.fate {
            blocks.entry((heap.reports[c.report].story, fate)).or_default().push(i);
        }
    }
    let mut out = Vec::new();
    for list in blocks.values().filter(|l| (2..=FREQUENT).contains(&l.len())) {
        for (k, b) in list.iter().enumerate() {
            out.extend(list[..k].iter().filter(|a| one_toll(heap, &all[**a], &all[*b])).map(|a| (*a, *b)));
        }
    }
    out
}

/// Whether two figures give the dead or the wounded of one event. Of a set of captives some are freed and some still held.
pub(super) fn one_toll(heap: &Heap<'_>, a: &Counted, b: &Counted) -> bool {
    let (x, y) = (a.number(), b.number());
    let Some(fate) = a.fate.filter(|_| a.before == b.before) else { return false };
    let one = a.unit.is_none() && b.unit.is_none() && !a.part && !b.part && b.fate == Some(fate);
    let hurt = matches!(super::fates::name(fate), "killed" | "wounded");
    let people = same_people(a, b);
    let around = shared(&a.around, &b.around);
    let telling = around.iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count();
    let most = if x.max(y) < 10.0 { 2.0 } else { 1.5 };
    let of_a_size = x.max(y) <= most * x.min(y) && !a.vague && !b.vague;
    let near = a.report != b.report && of_a_size && !tolls_apart(a, b);
    // `More than 50` and `51`: so near in one story they need no other word in common.
    let next = x.min(y) >= 20.0 && x.max(y) <= 1.05 * x.min(y) && compatible(a, b);
    one && hurt && people && near && (telling >= 2 || next)
}

/// Whether two nouns can be said of the same people: one noun, or `people` and its like. Of `civilians` or `Veskan passengers`
/// against `people` or `passengers` only where there are more of them, since fewer may be a part.
pub(super) fn same_people(a: &Counted, b: &Counted) -> bool {
    let (Some(m), Some(n)) = (a.head.as_deref(), b.head.as_deref()) else { return false };
    let (x, y) = (a.number(), b.number());
    let more = |few: &Counted, many: &Counted| few.others.iter().all(|o| many.others.contains(o));
    if m == n {
        let (within, around) = (more(a, b), more(b, a));
        return kinds::someone(m) && (within && (around || y > x) || around && x > y);
    }
    match (kinds::whoever(m), kinds::whoever(n)) {
        (true, true) => true,
        (true, false) => kinds::anyone(n) && y > x,
        (false, true) => kinds::anyone(m) && x > y,
        (false, false) => false,
    }
}

fn numbers(heap: &Heap<'_>, all: &[Counted]) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<(usize, &Option<String>, u64), Vec<usize>> = BTreeMap::new();
    for (i, c) in all.iter().enumerate() {
        let story = heap.reports[c.report].story;
        blocks.entry((story, &c.unit, c.number().to_bits())).or_default().push(i);
    }
    let mut out = Vec::new();
    for list in blocks.values().filter(|l| (2..=FREQUENT).contains(&l.len())) {
        for (k, b) in list.iter().enumerate() {
            let one = |a: &Counted, b: &Counted| {
                if a.report == b.report { told_again(a, b) } else { one_thing(heap, a, b) }
            };
            out.extend(list[..k].iter().filter(|a| one(&all[**a], &all[*b])).map(|a| (*a, *b)));
        }
    }
    out
}

/// Whether a report gives a number twice: one of three digits of one noun, or a toll of three or more, of people to whom the same
/// happened.
fn told_again(a: &Counted, b: &Counted) -> bool {
    // A number of three digits, of one noun.
    if a.unit == b.unit && a.head.is_some() && a.head == b.head && digits(a.number()) >= 3 {
        return apart(a, b) != Some(true) && !two_fates(a, b);
    }
    let people = |c: &Counted| c.unit.is_none() && c.head.as_deref().is_none_or(kinds::someone);
    let befell = a.fate.is_some_and(super::fates::befalls) && a.fate == b.fate;
    befell
        && !two_fates(a, b)
        && people(a)
        && people(b)
        && a.number() >= 3.0
        && !tolls_apart(a, b)
        && !a.vague
        && !b.vague
}

/// Whether two figures that give one number measure one thing.
fn one_thing(heap: &Heap<'_>, a: &Counted, b: &Counted) -> bool {
    if two_fates(a, b) || a.is_range() != b.is_range() {
        return false;
    }
    let digits = digits(a.number());
    let number = a.number();
    let around = shared(&a.around, &b.around);
    let telling = around.iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count();
    // A date in the sentence is often that of something else.
    if apart(a, b) == Some(true) && digits < 2 && telling < 2 {
        return false;
    }
    let kin = kin(a, b);
    let others = shared(&a.others, &b.others).len();
    // `The 17 captives` whose release is told are the `17 pupils` who were freed.
    let people = |c: &Counted| c.head.as_deref().is_none_or(kinds::someone);
    let one_fate = a.fate.is_some() && a.fate == b.fate;
    let these = one_fate && people(a) && people(b);
    match a.unit.as_deref() {
        // A share: of what, the sentence says in many ways.
        Some("percent") => shares(kin, telling, digits),
        None if number < 1.0 => shares(kin, telling, digits),
        Some(unit) if TIMES.contains(&unit) => {
            kin == Some(true) && telling >= 1 || kin != Some(false) && telling >= 2
        }
        Some(unit) if is_money(unit) => kin != Some(false) && (digits >= 2 || telling >= 1) || telling >= 2,
        Some(_) if number >= 20.0 => kin != Some(false) || telling >= 2,
        Some(_) => kin == Some(true) || telling >= 2,
        None if number >= 20.0 => {
            (kin == Some(true) || these) && (digits >= 2 || number >= 1000.0 || telling >= 1)
                || digits >= 3 && telling >= 1
        }
        None => {
            let sort = others >= 1 || names_other(a, b) || one_fate;
            (kin == Some(true) || these && telling >= 2)
                && (telling >= 2 || others >= 2 || sort && telling >= 1)
        }
    }
}

/// Whether two equal shares are one: the finer the number, the less must their sentences have in common.
fn shares(kin: Option<bool>, telling: usize, digits: usize) -> bool {
    let least = if digits >= 2 { 2 } else { 3 };
    kin == Some(true) && telling >= 1 || kin.is_none() && telling >= 2 || telling >= least
}

/// Whether the nouns can mean one thing: one noun, nouns of one kind, people, or words of the one in the other. None where
/// one of the two counts nothing that it names.
fn kin(a: &Counted, b: &Counted) -> Option<bool> {
    let (Some(m), Some(n)) = (a.head.as_deref(), b.head.as_deref()) else { return None };
    let kind = kinds::kind(m);
    let ends = |long: &str, short: &str| short.len() >= 4 && long.ends_with(short);
    let one = m == n
        || kind.is_some() && kind == kinds::kind(n)
        || ends(m, n)
        || ends(n, m)
        || names_other(a, b)
        || kinds::anyone(m) && kinds::someone(n)
        || kinds::anyone(n) && kinds::someone(m);
    Some(one || !shared(&a.others, &b.others).is_empty())
}

/// Whether the noun of one stands among the other words of the other: `two females`, `two female pilots`.
fn names_other(a: &Counted, b: &Counted) -> bool {
    let within = |x: &Counted, y: &Counted| x.head.as_ref().is_some_and(|m| y.others.contains(m));
    within(a, b) || within(b, a)
}

pub(super) fn is_money(unit: &str) -> bool {
    unit.len() == 3 && unit.chars().all(|c| c.is_ascii_uppercase())
}

/// Digits that say something: two of `1,600`, three of `412 billion`.
pub(super) fn digits(number: f64) -> usize {
    let written = format!("{number}");
    let all: String = written.chars().filter(char::is_ascii_digit).collect();
    all.trim_start_matches('0').trim_end_matches('0').len()
}

#[cfg(test)]
mod tests {
    /// The sizes of the groups of figures that two reports make.
    fn sizes(a: &str, b: &str) -> Vec<usize> {
        let case = crate::case::differ::of_two(a, b);
        case.figures.iter().map(|f| f.mentions.len()).collect()
    }

    #[test]
    fn one_number_of_people_under_two_nouns() {
        let a = "The Grey Wing set free 17 pupils on Monday near Ostrel, the ministry said.";
        let b = "The ministry said that 17 people were set free near Ostrel by the Grey Wing on Monday.";
        assert_eq!(sizes(a, b), [2]);
        let other = "The ministry said that 17 lorries stood near Ostrel on Monday.";
        assert_eq!(sizes(a, other), [1, 1]);
    }

    #[test]
    fn fewer_of_one_sort_may_be_a_part_of_all() {
        let all = "The ferry Havelin struck the quay of Port Elanor, killing 12 people, the coastguard said.";
        let part =
            "The ferry Havelin struck the quay of Port Elanor, killing 10 passengers, the coastguard said.";
        assert_eq!(sizes(all, part), [1, 1]);
        let more =
            "The ferry Havelin struck the quay of Port Elanor, killing 14 passengers, the coastguard said.";
        assert_eq!(sizes(all, more), [2]);
    }

    #[test]
    fn one_sum_in_other_words() {
        let a = "Orrin Mills raised its offer for Brask Paper to more than 412 million crowns on Monday.";
        let b = "Orrin Mills has bid about 412 million crowns for Brask Paper.";
        assert_eq!(sizes(a, b), [2]);
    }

    #[test]
    fn one_share_in_other_words() {
        let a = "The company said two-thirds of the charge comes from the new dye levy.";
        let b = "About two-thirds of it is due to the dye levy, Brask Paper said on Monday of its charge.";
        assert_eq!(sizes(a, b), [2]);
        let other = "Two-thirds of the skippers of Gannet Point have left.";
        assert_eq!(sizes(a, other), [1, 1]);
    }

    #[test]
    fn digits_are_counted_without_the_zeros_behind() {
        for (number, n) in [(1600.0, 2), (412e9, 3), (4.0, 1), (0.25, 2), (200.0, 1)] {
            assert_eq!(super::digits(number), n, "{number}");
        }
    }
}
