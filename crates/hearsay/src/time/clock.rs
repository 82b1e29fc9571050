//! Times of day: `18:00 UTC`, `6:40 p.m.`, `noon`.

use super::calendar::Partial;
use super::{DateType, Finder, Found};
use crate::text::pieces::Class;

impl Finder<'_> {
    pub(super) fn clock(&mut self, i: usize) -> Option<Found> {
        let before = self.back(i, 1);
        if let Class::Part("MI") = self.class(i) {
            let placed = matches!(before, "at" | "by" | "until" | "before" | "after" | "around");
            return placed.then(|| Found::date(i, i + 1, "T12:00").of_kind(DateType::Time));
        }
        if self.low(i) == "midnight" {
            return matches!(before, "at" | "by" | "until" | "before" | "after" | "around")
                .then(|| Found::date(i, i + 1, "T00:00").of_kind(DateType::Time));
        }
        let x = self.p.get(i)?;
        if let Class::Small(n) = x.class {
            let end = self.o_clock(i + 1)?;
            return Some(Found::date(i, end, format!("T{n:02}:00")).of_kind(DateType::Time));
        }
        let n = x.number()?;
        let mut minutes = 0.0;
        let mut at = i + 1;
        let mut colon = false;
        match x.digits() {
            1 | 2 if n < 24.0 => {
                if self.p.get(at).is_some_and(|m| (m.mark(':') || m.mark('.')) && !m.spaced)
                    && let Some(m) = self.p.get(at + 1).filter(|m| !m.spaced && m.digits() == 2)
                {
                    minutes = m.number()?;
                    colon = true;
                    at += 2;
                }
            }
            4 => {
                let zone = self.zone(at)?;
                let (h, m) = ((n / 100.0).trunc(), n % 100.0);
                return (h < 24.0 && m < 60.0).then(|| self.at_clock(i, zone.0, h, m, zone.1));
            }
            // `6.40 p.m.` is read as a decimal number.
            _ if !x.whole && n < 13.0 => return None,
            _ => return None,
        }
        if minutes >= 60.0 {
            return None;
        }
        // `six o'clock`, `6 o'clock` without its half of the day
        if !colon && let Some(end) = self.o_clock(at) {
            return (n < 13.0)
                .then(|| Found::date(i, end, format!("T{:02}:00", n as u8)).of_kind(DateType::Time));
        }
        let mut hours = n;
        let half = self.half_of_day(at);
        if let Some((end, afternoon)) = half {
            if !(1.0..=12.0).contains(&hours) {
                return None;
            }
            hours = hours % 12.0 + if afternoon { 12.0 } else { 0.0 };
            at = end;
        }
        let zone = self.zone(at);
        let placed = matches!(
            before,
            "at" | "by"
                | "around"
                | "until"
                | "till"
                | "before"
                | "after"
                | "since"
                | "from"
                | "about"
                | "to"
        );
        if half.is_none() && (!colon || zone.is_none() && !placed) {
            return None;
        }
        let (end, utc) = zone.unwrap_or((at, false));
        Some(self.at_clock(i, end, hours, minutes, utc))
    }

    /// The expression; a day that follows at once belongs to it: `12:00 UTC Monday`.
    fn at_clock(&mut self, start: usize, end: usize, h: f64, m: f64, utc: bool) -> Found {
        let time = format!("T{:02}:{:02}{}", h as u8, m as u8, if utc { "Z" } else { "" });
        let day = match self.class(end) {
            Class::Weekday(_) => self.absolute(end),
            Class::Plain if matches!(self.low(end), "today" | "yesterday" | "tomorrow") => self.relative(end),
            _ => None,
        };
        match day.filter(|d| d.kind == DateType::Date && Partial::parse(&d.value).day.is_some()) {
            Some(d) => Found { start, kind: DateType::Time, value: format!("{}{time}", d.value), ..d },
            None => Found::date(start, end, time).of_kind(DateType::Time),
        }
    }

    /// `p.m.`, `pm`, `am` at `at`: one past it, and whether it is after noon.
    fn half_of_day(&self, at: usize) -> Option<(usize, bool)> {
        match self.low(at) {
            "am" => Some((at + 1, false)),
            "pm" => Some((at + 1, true)),
            letter @ ("a" | "p")
                if self.mark(at + 1, '.') && self.low(at + 2) == "m" && !self.p[at + 2].spaced =>
            {
                let stop = self.p.get(at + 3).is_some_and(|x| x.mark('.') && !x.spaced);
                Some((at + 3 + usize::from(stop), letter == "p"))
            }
            _ => None,
        }
    }

    /// One past `o'clock`.
    fn o_clock(&self, at: usize) -> Option<usize> {
        let mark = self.p.get(at + 1).is_some_and(|x| matches!(x.first, '\'' | '’') && !x.spaced);
        (self.low(at) == "o" && mark && self.low(at + 2) == "clock").then_some(at + 3)
    }

    fn zone(&self, at: usize) -> Option<(usize, bool)> {
        match self.low(at) {
            "utc" | "gmt" | "z" => Some((at + 1, true)),
            "est" | "edt" | "et" | "pst" | "pdt" | "cet" | "cest" | "bst"
                if self.p[at].first.is_uppercase() =>
            {
                Some((at + 1, false))
            }
            _ => None,
        }
    }

    /// Puts the day in front of the times of day: the nearest one in the stretch, or that of publication.
    pub(super) fn date_the_clocks(&mut self) {
        let days: Vec<(usize, Partial)> = self
            .out
            .iter()
            .filter(|f| f.kind == DateType::Date)
            .map(|f| (f.start, Partial::parse(&f.value)))
            .filter(|(_, d)| d.day.is_some())
            .collect();
        for f in self.out.iter_mut().filter(|f| f.kind == DateType::Time && f.value.starts_with('T')) {
            let near = days.iter().min_by_key(|(at, _)| at.abs_diff(f.start)).map(|(_, d)| *d);
            let (day, anchor) = match (near, self.published.date()) {
                (Some(d), _) => (d.value(), Some(super::Anchor::Text)),
                (None, Some(d)) => (Partial::from(d).value(), Some(super::Anchor::Published)),
                _ => ("XXXX-XX-XX".to_owned(), None),
            };
            f.value = format!("{day}{}", f.value);
            f.anchor = anchor;
        }
    }
}
