//! Lengths of time and what is counted with them: `48 hours`, `two months ago`, `every week`; and `now`, `recently`.

use super::calendar::{Partial, move_days, move_month};
use super::relative::unit_value;
use super::{Anchor, DateType, Finder, Found};
use crate::figure::number::{Written, count};
use crate::text::pieces::{Class, Unit};

/// How many units.
#[derive(Clone, Copy, PartialEq)]
enum Much {
    Exactly(f64),
    /// `several`, `a few`, or nothing in front of a plural.
    Some,
}

impl Finder<'_> {
    pub(super) fn duration(&mut self, i: usize) -> Option<Found> {
        match self.low(i) {
            "every" | "each" | "per" => return self.set(i),
            _ => {}
        }
        if let Class::Every(code) = self.class(i) {
            let lower = !self.capital(i) || i == 0 && !self.capital(i + 1);
            return lower.then(|| Found::date(i, i + 1, code).of_kind(DateType::Set));
        }
        let mut at = i;
        at += usize::from(self.low(at) == "the");
        let lead = match self.low(at) {
            "past" | "last" | "previous" => -1,
            "next" | "coming" | "following" => 1,
            "first" => 0,
            _ => 0,
        };
        let led = lead != 0;
        if led {
            at += 1;
        } else if at > i {
            return None;
        }
        let (much, mut unit_at, written) = self.much(at, led)?;
        // `60 to 90 days`, `between 60 and 90 days`: the first number takes the unit of the second.
        let mut second = None;
        if matches!(self.low(unit_at), "to" | "or" | "and") || self.p.get(unit_at).is_some_and(|x| x.hyphen())
        {
            if let Some(c) = count(self.p, unit_at + 1)
                .filter(|c| matches!(self.class(c.end + usize::from(self.hyphen(c.end))), Class::Unit(..)))
            {
                if self.low(unit_at) != "and" || self.back(i, 1) == "between" {
                    second = Some((unit_at + 1, c.value));
                    unit_at = c.end;
                }
            }
        }
        let hyphen = self.hyphen(unit_at);
        unit_at += usize::from(hyphen);
        let mut skipped = 0;
        while skipped < 2
            && matches!(
                self.low(unit_at),
                "straight"
                    | "consecutive"
                    | "full"
                    | "more"
                    | "trading"
                    | "business"
                    | "working"
                    | "additional"
                    | "extra"
                    | "whole"
                    | "long"
                    | "further"
                    | "school"
                    | "calendar"
                    | "or"
                    | "so"
                    | "running"
            )
        {
            unit_at += 1;
            skipped += 1;
        }
        let Class::Unit(unit, plural) = self.class(unit_at) else { return None };
        let end = unit_at + 1;
        let one = matches!(much, Much::Exactly(n) if n == 1.0);
        // `a second`, `a quarter`, `24th hour`; ages.
        if !plural
            && !hyphen
            && !one
            && !matches!(much, Much::Exactly(n) if n < 1.0)
            && written != Some(Written::Digits)
            && !led
            && self.low(at) != "a"
        {
            return None;
        }
        if matches!(unit, Unit::Second | Unit::Quarter) && !plural && !hyphen {
            return None;
        }
        if self.low(end) == "old"
            || self.hyphen(end) && self.low(end + 1) == "old"
            || self.low(end) == "of" && self.low(end + 1) == "age"
        {
            return None;
        }
        // The length alone, without `year's`: still the same length.
        match self.low(end) {
            "ago" => return Some(self.moved(i, end + 1, much, unit, -1, false)),
            "earlier" | "before" | "previously" if !led && self.low(end) != "before" => {
                return Some(self.moved(i, end + 1, much, unit, -1, true));
            }
            "later" if !led => return Some(self.moved(i, end + 1, much, unit, 1, true)),
            "from" if self.low(end + 1) == "now" => {
                return Some(self.moved(i, end + 2, much, unit, 1, false));
            }
            _ => {}
        }
        let start = if led { i } else { at };
        // `15 a year`, `twice a week`
        if matches!(self.low(at), "a" | "an") && !led {
            let before = at.checked_sub(1).map(|j| &self.p[j]);
            let rate = before.is_some_and(|b| {
                matches!(
                    b.class,
                    Class::Number(_) | Class::Small(_) | Class::Tens(_) | Class::Scale(_) | Class::Set(_)
                ) || matches!(b.low, "once" | "twice" | "percent" | "dollars")
                    || b.mark('%')
                    || b.letters && b.span.of(self.text) == "times"
            });
            if rate || self.counts(at) {
                return Some(Found::date(at, end, period(1.0, unit)).of_kind(DateType::Set));
            }
            // `a day when`, `a time`: moments, not lengths.
            if unit == Unit::Day && matches!(self.low(end), "when" | "of" | "in" | "that" | "for" | "where") {
                return None;
            }
        }
        if let Some((from, n)) = second {
            self.out.push(Found::date(from, end, period(n, unit)).of_kind(DateType::Duration));
            let Much::Exactly(first) = much else { return None };
            return Some(Found::date(start, from - 1, period(first, unit)).of_kind(DateType::Duration));
        }
        let value = match much {
            Much::Exactly(n) => period(n, unit),
            Much::Some => some_period(unit),
        };
        if self.low(end) == "long" || self.hyphen(end) && self.low(end + 1) == "long" {
            let end = end + 1 + usize::from(self.hyphen(end));
            return Some(Found::date(start, end, value).of_kind(DateType::Duration));
        }
        Some(Found::date(start, end, value).of_kind(DateType::Duration))
    }

    /// `5,000 cars a day`, `80,000 barrels of oil a day`: whether a number and what it counts end in front of `at`.
    fn counts(&self, at: usize) -> bool {
        let word = |j: usize| {
            let x = &self.p[j];
            x.letters && x.first.is_lowercase() && (x.low.is_empty() || x.low == "of")
        };
        let plural = |j: usize| self.p[j].low.is_empty() && self.p[j].span.of(self.text).ends_with('s');
        let from = at.saturating_sub(5);
        let Some(number) = (from..at).rev().find(|j| !word(*j)) else { return false };
        let number_is = matches!(
            self.class(number),
            Class::Number(_)
                | Class::Small(_)
                | Class::Tens(_)
                | Class::Scale(_)
                | Class::Set(_)
                | Class::Many(_)
        );
        // The plural itself, or what it is made of.
        let counted = number + 1 < at && plural(at - 1)
            || number + 3 < at
                && self.p[at - 2].low == "of"
                && plural(at - 3)
                && self.p[at - 1].low.is_empty();
        number_is && counted
    }

    fn much(&self, at: usize, led: bool) -> Option<(Much, usize, Option<Written>)> {
        match self.low(at) {
            "several" | "few" | "many" | "some" if matches!(self.class(at + 1), Class::Unit(_, true)) => {
                return Some((Much::Some, at + 1, None));
            }
            "few" | "several" | "many" => return None,
            "couple" if self.low(at + 1) == "of" => return Some((Much::Some, at + 2, None)),
            "a" | "an" => match self.low(at + 1) {
                "few" => return Some((Much::Some, at + 2, None)),
                "couple" => return Some((Much::Some, at + 2 + usize::from(self.low(at + 2) == "of"), None)),
                _ => {
                    if let Some(c) = count(self.p, at) {
                        return Some((Much::Exactly(c.value), c.end, Some(c.written)));
                    }
                    // `a full year`, `a 20 year low`
                    if let Some(c) = count(self.p, at + 1).filter(|c| {
                        matches!(self.class(c.end + usize::from(self.hyphen(c.end))), Class::Unit(..))
                    }) {
                        return Some((Much::Exactly(c.value), c.end, Some(c.written)));
                    }
                    return Some((Much::Exactly(1.0), at + 1, None));
                }
            },
            "single" => {
                return matches!(
                    self.class(at + 1 + usize::from(self.hyphen(at + 1))),
                    Class::Unit(_, false)
                )
                .then_some((Much::Exactly(1.0), at + 1, None));
            }
            "half" => {
                let c = count(self.p, at)?;
                return Some((Much::Exactly(c.value), c.end, Some(c.written)));
            }
            _ => {}
        }
        if let Class::Unit(unit, plural) = self.class(at) {
            if led {
                return Some((if plural { Much::Some } else { Much::Exactly(1.0) }, at, None));
            }
            let before = self.back(at, 1);
            let after = self.low(at + 1);
            let bare = matches!(
                before,
                "for"
                    | "in"
                    | "of"
                    | "over"
                    | "after"
                    | "within"
                    | "through"
                    | "took"
                    | "take"
                    | "recent"
                    | "just"
                    | "since"
            ) || matches!(
                after,
                "of" | "ago" | "later" | "after" | "before" | "long" | "earlier" | "without"
            ) || self.hyphen(at + 1);
            return (plural && bare && unit != Unit::Second && unit != Unit::Quarter && before != "recent")
                .then_some((Much::Some, at, None));
        }
        let c = count(self.p, at)?;
        match c.written {
            Written::Many => {
                Some((Much::Some, c.end + usize::from(self.low(c.end) == "of"), Some(c.written)))
            }
            Written::Part => None,
            _ => Some((Much::Exactly(c.value), c.end, Some(c.written))),
        }
    }

    /// `two months ago`: the unit that lies so far from the publication date; `two months later`: from the date before.
    fn moved(&self, start: usize, end: usize, much: Much, unit: Unit, way: i64, in_text: bool) -> Found {
        let reference = if way < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let Much::Exactly(n) = much else { return Found::date(start, end, reference) };
        let base = if in_text { self.last } else { self.published };
        let anchor = Some(if in_text { Anchor::Text } else { Anchor::Published });
        let whole = n.fract() == 0.0 && n < 1e5;
        let k = way * n as i64;
        let value = whole.then_some(()).and_then(|()| match unit {
            Unit::Week | Unit::Fortnight => {
                let days = k * if unit == Unit::Week { 7 } else { 14 };
                Some(Partial::from(move_days(base.date()?, days)?).value())
            }
            Unit::Year | Unit::Decade | Unit::Century => {
                let years = k * [1, 10, 100][unit as usize - Unit::Year as usize];
                unit_value(base, Unit::Year, years)
            }
            Unit::Month => {
                let (y, m) = move_month(base.year_month()?, k)?;
                Some(format!("{y:04}-{m:02}"))
            }
            Unit::Day | Unit::Quarter => unit_value(base, unit, k),
            Unit::Hour | Unit::Minute | Unit::Second => None,
        });
        match value {
            Some(v) => Found::date(start, end, v).anchored(anchor),
            None => match unit {
                Unit::Hour | Unit::Minute | Unit::Second => Found::date(start, end, reference),
                Unit::Day | Unit::Week | Unit::Fortnight => Found::date(start, end, "XXXX-XX-XX"),
                Unit::Month => Found::date(start, end, "XXXX-XX"),
                _ => Found::date(start, end, "XXXX"),
            },
        }
    }

    /// `every week`, `each day`, `per year`, `every other month`, `every two years`, `every Friday`
    fn set(&self, i: usize) -> Option<Found> {
        let mut at = i + 1;
        let mut n = 1.0;
        if self.low(at) == "other" {
            n = 2.0;
            at += 1;
        } else if let Some(c) = count(self.p, at).filter(|c| c.written != Written::Part) {
            n = c.value;
            at = c.end;
        }
        match self.class(at) {
            Class::Unit(unit, plural)
                if plural == (n > 2.0) || n == 2.0 || self.low(i) != "per" && n == 1.0 && !plural =>
            {
                Some(Found::date(i, at + 1, period(n, unit)).of_kind(DateType::Set))
            }
            Class::Weekday(d) if self.low(i) != "per" => {
                Some(Found::date(i, at + 1, format!("XXXX-WXX-{d}")).of_kind(DateType::Set))
            }
            Class::Part(code) if self.low(i) != "per" => {
                Some(Found::date(i, at + 1, format!("XXXX-XX-XXT{code}")).of_kind(DateType::Set))
            }
            _ => None,
        }
    }

    /// `now`, `recently`, `the future`: a time that is not on the calendar.
    pub(super) fn vague(&mut self, i: usize) -> Option<Found> {
        let x = &self.p[i];
        let after = self.class(i + 1);
        let (end, value) = match x.low {
            "now" | "currently" | "nowadays" | "presently" => {
                if self.hyphen(i + 1) {
                    return None;
                }
                (i + 1, "PRESENT_REF")
            }
            "current" => (i + 1, "PRESENT_REF"),
            "recently" => (i + 1, "PAST_REF"),
            "recent" => {
                let unit = matches!(after, Class::Unit(_, true)) || self.low(i + 1) == "history";
                (i + 1 + usize::from(unit), "PAST_REF")
            }
            "more" if self.low(i + 1) == "recently" => (i + 2, "PAST_REF"),
            "the" => match self.low(i + 1) {
                "past" if !matches!(after, Class::Unit(..)) && self.ends(i + 2) => (i + 2, "PAST_REF"),
                "near" | "foreseeable" | "long" | "short"
                    if matches!(self.low(i + 2), "term" | "future")
                        && matches!(self.back(i, 1), "in" | "for") =>
                {
                    (i + 3, "FUTURE_REF")
                }
                "time" if self.low(i + 2) == "being" => (i + 3, "PRESENT_REF"),
                "future" if matches!(self.back(i, 1), "in" | "for") => (i + 2, "FUTURE_REF"),
                "moment" | "present" if matches!(self.back(i, 1), "at" | "for") && self.ends(i + 2) => {
                    (i + 2, "PRESENT_REF")
                }
                _ => return None,
            },
            "soon" if self.back(i, 1) != "as" && !self.hyphen(i + 1) => (i + 1, "FUTURE_REF"),
            _ => return None,
        };
        Some(Found::date(i, end, value))
    }

    /// Whether a noun phrase ends in front of `i`.
    fn ends(&self, i: usize) -> bool {
        self.p.get(i).is_none_or(|x| !x.letters || matches!(x.class, Class::Plain))
    }
}

/// A length as TIMEX3 writes it.
fn period(n: f64, unit: Unit) -> String {
    let (n, letter) = match unit {
        Unit::Second => (n, "S"),
        Unit::Minute => (n, "M"),
        Unit::Hour => (n, "H"),
        Unit::Day => (n, "D"),
        Unit::Week => (n, "W"),
        Unit::Fortnight => (n * 2.0, "W"),
        Unit::Month => (n, "M"),
        Unit::Quarter => (n, "Q"),
        Unit::Year => (n, "Y"),
        Unit::Decade => (n * 10.0, "Y"),
        Unit::Century => (n * 100.0, "Y"),
    };
    // Half an hour and half a year have a unit of their own.
    if n == 0.5 {
        match unit {
            Unit::Hour => return "PT30M".to_owned(),
            Unit::Day => return "PT12H".to_owned(),
            Unit::Year => return "P6M".to_owned(),
            _ => {}
        }
    }
    let t = if unit <= Unit::Hour { "T" } else { "" };
    format!("P{t}{n}{letter}")
}

fn some_period(unit: Unit) -> String {
    match unit {
        Unit::Second => "PTXS",
        Unit::Minute => "PTXM",
        Unit::Hour => "PTXH",
        Unit::Day => "PXD",
        Unit::Week | Unit::Fortnight => "PXW",
        Unit::Month => "PXM",
        Unit::Quarter => "PXQ",
        Unit::Year => "PXY",
        Unit::Decade => "PXDE",
        Unit::Century => "PXCE",
    }
    .to_owned()
}
