//! Dates counted from the publication date or from the date before: `last year`, `yesterday`, `the same day`.

use super::calendar::{self, Partial, move_days, move_month, week};
use super::tense::{Tense, tense};
use super::{Anchor, DateType, Finder, Found};
use crate::text::pieces::{Class, Unit};

impl Finder<'_> {
    pub(super) fn relative(&mut self, i: usize) -> Option<Found> {
        // `Vesk Today`, `Port This Morning` are programmes and papers.
        if i > 0 && self.capital(i) && self.capital(i - 1) {
            return None;
        }
        match self.low(i) {
            "today" => Some(self.with_part(self.days_off(i, i + 1, 0))),
            "yesterday" => Some(self.with_part(self.days_off(i, i + 1, -1))),
            "tomorrow" => Some(self.with_part(self.days_off(i, i + 1, 1))),
            "tonight" => {
                let f = self.days_off(i, i + 1, 0);
                let value = format!("{}TNI", f.value);
                Some(Found { value, ..f }.of_kind(DateType::Time))
            }
            "the" => self.the(i),
            "this" | "last" | "next" | "past" | "previous" | "coming" | "current" | "following"
            | "upcoming" => self.shifted(i, i),
            "that" => self.same(i, i + 1),
            "same" if matches!(self.back(i, 1), "the" | "") => self.same(i, i + 1),
            "weekend" if self.back(i, 1) == "the" => self.weekend(i, i + 1, 0),
            _ => None,
        }
    }

    fn the(&mut self, i: usize) -> Option<Found> {
        match self.low(i + 1) {
            "same" => self.same(i, i + 2),
            "weekend" => self.weekend(i, i + 2, 0),
            "last" | "final"
                if matches!(self.class(i + 2), Class::Unit(Unit::Week, false)) && self.low(i + 3) == "of" =>
            {
                // `the last week of March`
                let inner = self.absolute(i + 4)?;
                let (y, m) = Partial::parse(&inner.value).year_month()?;
                let last = jiff::civil::Date::new(y, m, 1).ok()?.last_of_month();
                Some(
                    Found::date(
                        i,
                        inner.end,
                        week(last, if last.weekday().to_monday_one_offset() < 7 { -1 } else { 0 })?,
                    )
                    .anchored(inner.anchor),
                )
            }
            "last" | "next" | "past" | "previous" | "coming" | "current" | "following" | "upcoming" => {
                self.shifted(i, i + 1)
            }
            _ => match self.class(i + 1) {
                Class::Unit(unit @ (Unit::Day | Unit::Year | Unit::Month), false) => self.the_unit(i, unit),
                Class::Part(code @ ("MO" | "AF" | "EV")) if self.back(i, 1) == "in" => {
                    Some(Found::date(i, i + 2, format!("T{code}")).of_kind(DateType::Time))
                }
                _ => None,
            },
        }
    }

    /// `ended the day`, `later in the day`, `the end of the year`: the day or year that is spoken of.
    fn the_unit(&self, i: usize, unit: Unit) -> Option<Found> {
        let before = self.back(i, 1);
        let of = before == "of"
            && matches!(
                self.back(i, 2),
                "start" | "end" | "beginning" | "middle" | "rest" | "remainder" | "course" | "most"
            );
        let in_it = before == "in" && matches!(self.back(i, 2), "later" | "earlier" | "late" | "early");
        let closing = unit == Unit::Day
            && matches!(
                self.text_lower(i.checked_sub(1)?).as_str(),
                "end"
                    | "ending"
                    | "ended"
                    | "close"
                    | "closed"
                    | "closing"
                    | "finish"
                    | "finished"
                    | "finishing"
                    | "for"
            );
        if !(of || in_it || closing)
            || !in_it && matches!(self.low(i + 2), "when" | "that" | "after" | "before" | "of")
        {
            return None;
        }
        let when = if unit == Unit::Day && self.last.day.is_some() { self.last } else { self.published };
        let anchor = Some(if when == self.published { Anchor::Published } else { Anchor::Text });
        let value = match unit {
            Unit::Day => when.date().map(|d| Partial::from(d).value())?,
            Unit::Month => Partial { day: None, month: Some(when.month?), ..when }.value(),
            _ => Partial { year: Some(when.year?), month: None, day: None }.value(),
        };
        Some(Found::date(i, i + 2, value).anchored(anchor))
    }

    fn text_lower(&self, i: usize) -> String {
        self.p[i].span.of(self.text).to_ascii_lowercase()
    }

    fn days_off(&self, start: usize, end: usize, n: i64) -> Found {
        match self.published.date().and_then(|d| move_days(d, n)) {
            Some(d) => Found::date(start, end, Partial::from(d).value()).anchored(Some(Anchor::Published)),
            None => Found::date(start, end, "XXXX-XX-XX"),
        }
    }

    /// `last year`, `this week`, `next Friday`, `last September`; `start` may stand on `the`.
    fn shifted(&mut self, start: usize, i: usize) -> Option<Found> {
        let word = self.low(i);
        let n = match word {
            "this" | "current" => 0,
            "last" | "past" | "previous" => -1,
            _ => 1,
        };
        let at = i + 1;
        // `the following day`, `the previous year` are counted from the date before, where there is one.
        let from_text = matches!(word, "following" | "previous") || start < i && word == "next";
        match self.class(at) {
            Class::Unit(unit, false) => {
                if start < i
                    && matches!(word, "past" | "last")
                    && (unit != Unit::Year && unit != Unit::Quarter || word == "past")
                {
                    // `the past decade`, `the last week` are lengths of time.
                    return None;
                }
                if matches!(word, "past") && unit > Unit::Year
                    || matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight)
                {
                    return None;
                }
                let year_of = self.low(at + 1) == "of" && unit == Unit::Quarter;
                if year_of {
                    return None;
                }
                if from_text && self.last.year.is_some() {
                    if let Some(value) = unit_value(self.last, unit, n) {
                        return Some(Found::date(start, at + 1, value).anchored(Some(Anchor::Text)));
                    }
                }
                if from_text && unit == Unit::Day {
                    return Some(Found::date(start, at + 1, "XXXX-XX-XX"));
                }
                let found = match unit_value(self.published, unit, n) {
                    Some(v) => Found::date(start, at + 1, v).anchored(Some(Anchor::Published)),
                    None => Found::date(start, at + 1, open_unit(unit)?),
                };
                Some(found)
            }
            Class::Weekday(day) if start == i && matches!(word, "last" | "next" | "this" | "coming") => {
                let f = self.on_weekday(at, at + 1, day as i8).from(start);
                Some(self.with_part(f))
            }
            Class::Month(m)
                if self.month(at).is_some() && matches!(word, "last" | "next" | "this" | "past") =>
            {
                let end = self.month(at)?.1;
                let (when, anchor) = match self.published.year.filter(|_| word == "this") {
                    Some(y) => {
                        (Partial { year: Some(y), month: Some(m as i8), day: None }, Some(Anchor::Published))
                    }
                    None => self.without_year(m as i8, None, at, end),
                };
                Some(Found::date(start, end, when.value()).anchored(anchor))
            }
            Class::Season(_) if matches!(word, "last" | "next" | "this" | "past") => {
                self.season(i, at).map(|f| f.from(start))
            }
            Class::Part(code) if word == "this" && code != "MI" => {
                let f = self.days_off(start, at + 1, 0);
                Some(Found { value: format!("{}T{code}", f.value), ..f }.of_kind(DateType::Time))
            }
            Class::Part("NI") if word == "last" => {
                let f = self.days_off(start, at + 1, -1);
                Some(Found { value: format!("{}TNI", f.value), ..f }.of_kind(DateType::Time))
            }
            Class::Plain if matches!(self.low(at), "weekend" | "weekends") => self.weekend(start, at + 1, n),
            Class::Plain if matches!(self.low(at), "fiscal" | "financial") => {
                self.absolute(at).map(|f| f.from(start))
            }
            _ => None,
        }
    }

    fn weekend(&self, start: usize, end: usize, n: i64) -> Option<Found> {
        let Some(now) = self.published.date() else {
            return Some(Found::date(start, end, "XXXX-WXX-WE"));
        };
        let weekday = now.weekday().to_monday_one_offset();
        let plain = matches!(self.low(start), "the" | "weekend");
        let n = match tense(self.text, self.p, start, end) {
            Tense::Future => n,
            _ if plain && weekday < 6 => n - 1,
            _ => n,
        };
        Some(Found::date(start, end, format!("{}-WE", week(now, n)?)).anchored(Some(Anchor::Published)))
    }

    /// `the same day`, `that year`: the date before, as far as the unit goes.
    fn same(&self, start: usize, at: usize) -> Option<Found> {
        let unit = match self.class(at) {
            Class::Unit(unit, false) => unit,
            _ if matches!(self.low(at), "period" | "time") => {
                let unit = if self.last.month.is_some() { Unit::Month } else { Unit::Year };
                return self.same_a_year_before(at + 1, unit).map(|f| f.from(start));
            }
            _ => return None,
        };
        if self.low(start) == "that"
            && !matches!(
                self.back(start, 1),
                "" | "in" | "on" | "of" | "by" | "since" | "during" | "later" | "earlier" | "until" | "for"
            )
        {
            return None;
        }
        // `the same month last year`
        if let Some(f) = self.low(start).ne("that").then(|| self.same_a_year_before(at + 1, unit)).flatten() {
            return Some(f.from(start));
        }
        let value = match unit_value(self.last, unit, 0) {
            Some(v) => v,
            None => open_unit(unit)?.to_owned(),
        };
        let anchor = self.last.year.map(|_| Anchor::Text);
        Some(Found::date(start, at + 1, value).anchored(anchor))
    }

    fn same_a_year_before(&self, at: usize, unit: Unit) -> Option<Found> {
        let year = |i: usize| matches!(self.class(i), Class::Unit(Unit::Year, false));
        let at = at + usize::from(matches!(self.low(at), "of" | "in"));
        let at = at + usize::from(self.low(at) == "the");
        let end = match self.low(at) {
            "last" | "previous" if year(at + 1) => at + 2,
            "a" if year(at + 1) && matches!(self.low(at + 2), "ago" | "earlier" | "before") => at + 3,
            _ => return None,
        };
        let base = if self.last.year.is_some() { self.last } else { self.published };
        let before = Partial { year: Some(base.year? - 1), ..base };
        Some(Found::date(at, end, unit_value(before, unit, 0)?).anchored(Some(Anchor::Text)))
    }

    /// `early 2019`, `late last year`, `the end of March`, `earlier this month`: the value is that of the inner date.
    pub(super) fn modified(&mut self, i: usize) -> Option<Found> {
        let mut at = i + usize::from(self.low(i) == "the");
        let word = self.low(at);
        match word {
            "early" | "late" | "mid" | "middle" => {
                at += 1;
                at += usize::from(self.hyphen(at));
                if matches!(self.low(at), "to") {
                    return None;
                }
                if self.low(at) == "of" {
                    at += 1;
                }
                if matches!(word, "early" | "late") && self.low(at) == "in" {
                    return self.relative(at + 1).map(|f| f.from(i));
                }
                let f = self.inner(at)?;
                Some(f.from(i))
            }
            "earlier" | "later" if at == i => {
                let next = self.low(i + 1);
                if matches!(next, "this" | "today" | "yesterday" | "last" | "that" | "next" | "tonight") {
                    return self.relative(i + 1).filter(|f| f.kind != DateType::Duration).map(|f| f.from(i));
                }
                if next == "in" {
                    return self.inner(i + 2).map(|f| f.from(i));
                }
                matches!(self.class(i + 1), Class::Weekday(_))
                    .then(|| self.absolute(i + 1))
                    .flatten()
                    .map(|f| f.from(i))
            }
            "beginning" | "start" | "end" if self.low(at + 1) == "of" => {
                let f = self.inner(at + 2)?;
                Some(f.from(i))
            }
            _ => None,
        }
    }

    fn inner(&mut self, i: usize) -> Option<Found> {
        let f = self.absolute(i).or_else(|| self.relative(i))?;
        (f.kind == DateType::Date).then_some(f)
    }
}

/// The unit that holds `when`, moved by `n`.
pub(super) fn unit_value(when: Partial, unit: Unit, n: i64) -> Option<String> {
    let y = when.year?;
    let year = |by: i64| i16::try_from(i64::from(y) + by).ok();
    Some(match unit {
        Unit::Year => format!("{:04}", year(n)?),
        Unit::Decade => format!("{:03}", i64::from(y) / 10 + n),
        Unit::Century => format!("{:02}", i64::from(y) / 100 + n),
        Unit::Month => {
            let (y, m) = move_month(when.year_month()?, n)?;
            format!("{y:04}-{m:02}")
        }
        Unit::Quarter => {
            let (y, m) = when.year_month()?;
            let quarters = i64::from(y) * 4 + i64::from(calendar::quarter(m)) - 1 + n;
            format!("{:04}-Q{}", quarters.div_euclid(4), quarters.rem_euclid(4) + 1)
        }
        Unit::Week => week(when.date()?, n)?,
        Unit::Day => Partial::from(move_days(when.date()?, n)?).value(),
        Unit::Hour | Unit::Minute | Unit::Second | Unit::Fortnight => return None,
    })
}

/// What is left where the publication date is not known.
fn open_unit(unit: Unit) -> Option<&'static str> {
    Some(match unit {
        Unit::Year => "XXXX",
        Unit::Month => "XXXX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Day => "XXXX-XX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Decade => "XXX",
        _ => return None,
    })
}
