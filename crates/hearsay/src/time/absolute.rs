//! Dates that name their day, month, quarter, year, decade or century.

use super::calendar::{self, Partial, months_between, move_month};
use super::tense::{Tense, tense};
use super::{Anchor, DateType, Finder, Found};
use crate::text::pieces::{Class, Unit};

impl Finder<'_> {
    pub(super) fn absolute(&mut self, i: usize) -> Option<Found> {
        match self.class(i) {
            Class::Month(_) => self.month_first(i),
            Class::Number(_) => self
                .iso(i)
                .or_else(|| self.slashed(i))
                .or_else(|| self.day_first(i))
                .or_else(|| self.ordinal_period(i))
                .or_else(|| self.decade(i))
                .or_else(|| self.bare_year(i)),
            Class::Weekday(_) => self.weekday(i),
            Class::Ordinal(_) | Class::Unit(Unit::Second, false) => self.ordinal_period(i),
            Class::Season(_) => self.season(i, i),
            Class::Other => self.short_year(i),
            Class::Plain => match self.low(i) {
                "the" => self
                    .day_first(i + 1)
                    .filter(|_| self.p.get(i + 2).is_some_and(|x| !x.spaced))
                    .or_else(|| self.ordinal_period(i + 1))
                    .or_else(|| self.decade(i + 1))
                    .or_else(|| self.season(i, i + 1))
                    .map(|f| f.from(i)),
                "fiscal" | "financial" | "fy" => self.fiscal(i),
                "q" => self.quarter_mark(i),
                "christmas" => self.christmas(i),
                _ => None,
            },
            _ => None,
        }
    }

    /// A month at `i`, as a word that can be one, and one past it with its full stop.
    pub(super) fn month(&self, i: usize) -> Option<(i8, usize)> {
        let Class::Month(m) = self.class(i) else { return None };
        let x = &self.p[i];
        if !x.first.is_uppercase() {
            return None;
        }
        let short = x.span.len() <= 4 && !matches!(x.low, "may" | "june" | "july");
        let stop = short && self.p.get(i + 1).is_some_and(|s| s.mark('.') && !s.spaced);
        Some((m as i8, i + 1 + usize::from(stop)))
    }

    /// A day of the month at `i`, and one past it with its `th`.
    fn day(&self, i: usize) -> Option<(i8, usize)> {
        let x = self.p.get(i)?;
        let n = x.number()?;
        if !(1..=2).contains(&x.digits()) || !(1.0..=31.0).contains(&n) {
            return None;
        }
        let ending =
            self.p.get(i + 1).is_some_and(|s| !s.spaced && matches!(s.low, "st" | "nd" | "rd" | "th"));
        let end = i + 1 + usize::from(ending);
        let next = self.p.get(end);
        let clock = next.is_some_and(|s| s.mark(':') && !s.spaced)
            && self.p.get(end + 1).is_some_and(|s| s.number().is_some());
        let share = next.is_some_and(|s| s.mark('%')) || matches!(self.low(end), "percent" | "per" | "pct");
        let scale = matches!(self.class(end), Class::Scale(_));
        (!clock && !share && !scale).then_some((n as i8, end))
    }

    fn month_first(&mut self, i: usize) -> Option<Found> {
        let (m, after) = self.month(i)?;
        if let Some((d, end)) = self.day(after) {
            return Some(self.month_day(i, m, d, end, true));
        }
        let at = after + usize::from(self.mark(after, ',') || self.low(after) == "of");
        if let Some(y) = self.year(at) {
            return Some(Found::date(
                i,
                at + 1,
                Partial { year: Some(y), month: Some(m), day: None }.value(),
            ));
        }
        if matches!(self.low(after), "of")
            && let Some(f) = self.relative(after + 1)
            && let Some(y) = Partial::parse(&f.value).year
            && f.value.len() == 4
        {
            return Some(
                Found::date(i, f.end, Partial { year: Some(y), month: Some(m), day: None }.value())
                    .anchored(f.anchor),
            );
        }
        let x = &self.p[i];
        let placed = matches!(
            self.back(i, 1),
            "in" | "since"
                | "by"
                | "of"
                | "until"
                | "till"
                | "from"
                | "between"
                | "and"
                | "to"
                | "early"
                | "late"
                | "mid"
                | "before"
                | "after"
                | "during"
                | "through"
                | "last"
                | "next"
                | "this"
                | "for"
                | "or"
                | "than"
        ) || i > 0 && self.hyphen(i - 1);
        let doubtful = matches!(
            x.low,
            "may"
                | "march"
                | "mar"
                | "jan"
                | "dec"
                | "sep"
                | "jun"
                | "jul"
                | "oct"
                | "nov"
                | "feb"
                | "aug"
                | "apr"
                | "april"
                | "june"
                | "august"
        );
        // A name: `June Carver`, `Senator May`, `April Fools`.
        let named = doubtful
            && (self.capital(after) && !matches!(self.class(after), Class::Month(_))
                || i > 0 && self.capital(i - 1) && !placed);
        if doubtful && !placed || named {
            return None;
        }
        if let Some(y) = self.year_ahead(after) {
            return Some(Found::date(i, after, Partial { year: Some(y), month: Some(m), day: None }.value()));
        }
        let (when, anchor) = self.without_year(m, None, i, after);
        Some(Found::date(i, after, when.value()).anchored(anchor))
    }

    /// The year that a second month or day brings: `in May and June 2019`, `May 5 to June 2, 2019`.
    fn year_ahead(&self, i: usize) -> Option<i16> {
        if !(matches!(self.low(i), "and" | "to" | "or") || self.mark(i, ',') || self.p.get(i)?.hyphen()) {
            return None;
        }
        let mut at = i + 1;
        if let Some((_, e)) = self.month(at) {
            at = e;
        }
        if let Some((_, e)) = self.day(at) {
            at = e;
        }
        if at == i + 1 {
            return None;
        }
        at += usize::from(self.mark(at, ','));
        self.year(at)
    }

    /// `May 5`, read as far as its day: the year, a range, a time of day.
    fn month_day(&mut self, start: usize, m: i8, d: i8, end: usize, days_may_follow: bool) -> Found {
        let at = end + usize::from(self.mark(end, ','));
        if let Some(y) = self.year(at).filter(|_| !self.counted_year(at)) {
            return Found::date(
                start,
                at + 1,
                Partial { year: Some(y), month: Some(m), day: Some(d) }.value(),
            );
        }
        // The one day that reports name for decades without its year.
        if (m, d) == (9, 11) && matches!(self.low(end), "attack" | "attacks" | "terror" | "terrorist") {
            return Found::date(start, end, "2001-09-11");
        }
        // `May 5-7, 2019`, `May 5 and 7`
        let dash = self.p.get(end).is_some_and(|x| x.hyphen());
        if days_may_follow && (dash || matches!(self.low(end), "and" | "to")) {
            if let Some((second, e)) = self.day(end + 1).filter(|(second, _)| dash && *second > d) {
                let at = e + usize::from(self.mark(e, ','));
                let (year, anchor, e) = match self.year(at) {
                    Some(y) => (Some(y), None, at + 1),
                    None => {
                        let (when, anchor) = self.without_year(m, Some(second), start, e);
                        (when.year, anchor, e)
                    }
                };
                let of = |d| Partial { year, month: Some(m), day: Some(d) }.value();
                self.out.push(Found::date(end + 1, e, of(second)).anchored(anchor));
                return Found::date(start, end, of(d)).anchored(anchor);
            }
        }
        if let Some(y) = self.year_ahead(end) {
            return Found::date(start, end, Partial { year: Some(y), month: Some(m), day: Some(d) }.value());
        }
        let (when, anchor) = self.without_year(m, Some(d), start, end);
        self.with_part(Found::date(start, end, when.value()).anchored(anchor))
    }

    /// Whether the four digits at `i` count something: `In May 5, 2000 people`.
    fn counted_year(&self, i: usize) -> bool {
        self.p.get(i + 1).is_some_and(|x| matches!(x.class, Class::Scale(_)))
    }

    fn day_first(&mut self, i: usize) -> Option<Found> {
        let (d, after) = self.day(i)?;
        let mut at = after + usize::from(self.low(after) == "of");
        at += usize::from(self.hyphen(at));
        let (m, end) = self.month(at)?;
        if self.p[at].low == "may" && self.capital(end) {
            return None;
        }
        let at = end + usize::from(self.mark(end, ',') || self.hyphen(end));
        if let Some(y) = self.year(at) {
            return Some(Found::date(
                i,
                at + 1,
                Partial { year: Some(y), month: Some(m), day: Some(d) }.value(),
            ));
        }
        Some(self.month_day(i, m, d, end, false))
    }

    /// Year of a month, or of a day of a month, that stands without one.
    pub(super) fn without_year(
        &self,
        m: i8,
        d: Option<i8>,
        start: usize,
        end: usize,
    ) -> (Partial, Option<Anchor>) {
        let open = Partial { year: None, month: Some(m), day: d };
        let Some((y, now)) = self.published.year_month() else { return (open, None) };
        let here = |y: i16| Partial { year: Some(y), month: Some(m), day: d };
        let behind = if m < now
            || m == now && (d.is_none() || d.zip(self.published.day).is_none_or(|(d, today)| d <= today))
        {
            y
        } else {
            y - 1
        };
        let ahead = if m > now
            || m == now && (d.is_none() || d.zip(self.published.day).is_none_or(|(d, today)| d >= today))
        {
            y
        } else {
            y + 1
        };
        let year = match (self.back(start, 1), tense(self.text, self.p, start, end)) {
            ("last", _) => {
                move_month((y, now), -1).map_or(behind, |(y, before)| if m <= before { y } else { y - 1 })
            }
            ("next", _) if m == now => y + 1,
            ("next", _) | (_, Tense::Future) => {
                // What lies ahead is near: `would not confirm what happened in May` is not next year's May.
                let (far, near) =
                    (months_between((y, now), (ahead, m)), months_between((behind, m), (y, now)));
                if far > 9 && near < 3 { behind } else { ahead }
            }
            ("since", _) => behind,
            // A day of the coming weeks stands without its year, one of almost a year ago hardly ever.
            (_, Tense::Past)
                if d.is_some()
                    && months_between((y, now), (ahead, m)) <= 1
                    && months_between((behind, m), (y, now)) > 9 =>
            {
                ahead
            }
            (_, Tense::Past) => behind,
            _ => {
                let (far, near) =
                    (months_between((y, now), (ahead, m)), months_between((behind, m), (y, now)));
                if far > 2 || near < 5 { behind } else { ahead }
            }
        };
        (here(year), Some(Anchor::Published))
    }

    /// `2025-02-11`, `2025/02/11`, `2025-02`
    fn iso(&self, i: usize) -> Option<Found> {
        let y = self.year(i)?;
        let dash = self.p.get(i + 1).filter(|x| !x.spaced && matches!(x.first, '-' | '/' | '.'))?.first;
        let two = |j: usize| self.p.get(j).filter(|x| !x.spaced && x.digits() == 2).and_then(|x| x.number());
        let m = two(i + 2).filter(|m| (1.0..=12.0).contains(m))? as i8;
        if self.mark(i + 3, dash) && !self.p[i + 3].spaced {
            let d = two(i + 4).filter(|d| (1.0..=31.0).contains(d))? as i8;
            return Some(Found::date(
                i,
                i + 5,
                Partial { year: Some(y), month: Some(m), day: Some(d) }.value(),
            ));
        }
        // `2009-11` is as often two years as a month.
        let years = f64::from(y % 100) < f64::from(m) && y > 1900;
        (dash == '-' && !years)
            .then(|| Found::date(i, i + 3, Partial { year: Some(y), month: Some(m), day: None }.value()))
    }

    /// `28/01/2024`, `28.01.2024`; `7/8/2024` only where the publication date decides.
    fn slashed(&self, i: usize) -> Option<Found> {
        let part = |j: usize| {
            self.p.get(j).filter(|x| (1..=2).contains(&x.digits())).and_then(|x| x.number()).map(|n| n as i8)
        };
        let mark = self.p.get(i + 1).filter(|x| !x.spaced && matches!(x.first, '/' | '.' | '-'))?.first;
        let (a, b) = (part(i)?, part(i + 2).filter(|_| !self.p[i + 2].spaced)?);
        if !self.mark(i + 3, mark) || self.p[i + 3].spaced || self.p.get(i + 4)?.spaced {
            let name = (a, b, mark) == (9, 11, '/') && !self.hyphen(i + 3);
            return name.then(|| Found::date(i, i + 3, "2001-09-11"));
        }
        let year = match self.year(i + 4) {
            Some(y) => y,
            None if mark == '/' && self.p[i + 4].digits() == 2 => {
                let y = part(i + 4)? as i16;
                y + if y < 50 { 2000 } else { 1900 }
            }
            None => return None,
        };
        let date = |d: i8, m: i8| jiff::civil::Date::new(year, m, d).ok();
        let found = match (mark, date(a, b), date(b, a)) {
            ('.', day_first, _) => day_first?,
            (_, Some(one), None) | (_, None, Some(one)) => one,
            (_, Some(one), Some(two)) if one == two => one,
            (_, Some(one), Some(two)) => {
                let now = self.published.date()?;
                let far = |d: jiff::civil::Date| now.since(d).map_or(i32::MAX, |s| s.get_days().abs());
                match (far(one), far(two)) {
                    (0..=14, 22..) => one,
                    (22.., 0..=14) => two,
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(Found::date(i, i + 5, Partial::from(found).value()))
    }

    fn bare_year(&mut self, i: usize) -> Option<Found> {
        let y = self.year(i)?;
        let (before, next) = (self.back(i, 1), self.p.get(i + 1));
        if !(1900..2100).contains(&y)
            && !matches!(before, "in" | "since" | "by" | "until" | "year" | "of" | "from")
        {
            return None;
        }
        if !(1500..2100).contains(&y) {
            return None;
        }
        // `the Vesk 2000 Index`
        if i > 0
            && self.capital(i - 1)
            && self.capital(i + 1)
            && self.p[i - 1].low.is_empty()
            && self.p[i + 1].low.is_empty()
        {
            return None;
        }
        // Money, shares, numbered things, measures and counts are no years.
        let previous = i.checked_sub(1).map(|j| &self.p[j]);
        if previous.is_some_and(|x| matches!(x.first, '$' | '€' | '£' | '#' | '+') && !x.letters)
            || previous.is_some_and(|x| !x.letters && matches!(x.first, '/' | ':' | '.') && !self.p[i].spaced)
            || next.is_some_and(|x| {
                x.mark('%')
                    || x.letters && !x.spaced
                    || matches!(x.class, Class::Scale(_) | Class::Unit(..) | Class::Set(_))
            })
            || matches!(
                next.map_or("", |x| x.low),
                "percent" | "per" | "pct" | "points" | "mark" | "people" | "dollars" | "utc" | "gmt"
            )
            || matches!(
                before,
                "section"
                    | "route"
                    | "article"
                    | "flight"
                    | "highway"
                    | "room"
                    | "channel"
                    | "no"
                    | "number"
                    | "resolution"
                    | "about"
                    | "than"
                    | "nearly"
                    | "almost"
                    | "some"
                    | "least"
                    | "approximately"
                    | "around"
                    | "roughly"
                    | "over"
                    | "estimated"
                    | "another"
            )
        {
            return None;
        }
        let time_word = matches!(
            before,
            "in" | "since"
                | "by"
                | "until"
                | "till"
                | "from"
                | "of"
                | "during"
                | "before"
                | "after"
                | "through"
                | "early"
                | "late"
                | "mid"
                | "between"
                | "and"
                | "the"
                | "to"
                | "or"
                | "fiscal"
                | "year"
                | "for"
        );
        if !time_word
            && next.is_some_and(|x| {
                x.letters && x.first.is_lowercase() && x.low.is_empty() && x.span.of(self.text).ends_with('s')
            })
        {
            return None;
        }
        // `2009-2011`, `2009-11`
        if self.hyphen(i + 1) {
            if let Some(second) = self.year(i + 2).filter(|s| *s > y) {
                self.out.push(Found::date(i + 2, i + 3, format!("{second:04}")));
            } else if let Some(x) = self.p.get(i + 2).filter(|x| x.digits() == 2) {
                let second = y / 100 * 100 + x.number().unwrap_or(0.0) as i16;
                if second > y {
                    self.out.push(Found::date(i + 2, i + 3, format!("{second:04}")));
                }
            }
        }
        Some(Found::date(i, i + 1, format!("{y:04}")))
    }

    /// `1970s`, `'70s`, `70s`
    fn decade(&self, i: usize) -> Option<Found> {
        let x = self.p.get(i)?;
        let n = x.number()?;
        let s = |j: usize| self.p.get(j).is_some_and(|x| x.low == "s" && !x.spaced);
        let end = if s(i + 1) {
            i + 2
        } else if self.p.get(i + 1).is_some_and(|x| matches!(x.first, '\'' | '’') && !x.spaced)
            && s(i + 2)
            && x.digits() == 4
            && n % 10.0 == 0.0
            && matches!(self.back(i, 1), "the" | "early" | "late" | "mid")
        {
            i + 3
        } else {
            return None;
        };
        match x.digits() {
            4 if n % 10.0 == 0.0 && (1000.0..2100.0).contains(&n) => {
                Some(Found::date(i, end, format!("{}", n as i32 / 10)))
            }
            2 if n % 10.0 == 0.0 && (n >= 20.0 || n == 0.0) => {
                // Somebody's seventies are an age: `in his 70s`.
                let mut b = i;
                while b > 0
                    && (self.p[b - 1].hyphen()
                        || matches!(self.p[b - 1].low, "late" | "early" | "mid")
                        || matches!(self.p[b - 1].first, '\'' | '’' | '‘'))
                {
                    b -= 1;
                }
                if matches!(
                    self.back(b, 1),
                    "his" | "her" | "their" | "my" | "your" | "our" | "upper" | "low" | "high"
                ) {
                    return None;
                }
                Some(Found::date(i, end, format!("19{}", n as i32 / 10)))
            }
            _ => None,
        }
    }

    /// `'82`, `'70s`
    fn short_year(&self, i: usize) -> Option<Found> {
        let x = self.p.get(i)?;
        let n = self.p.get(i + 1).filter(|n| n.digits() == 2 && !n.spaced)?;
        if !x.spaced || !matches!(x.first, '\'' | '’' | '‘') {
            return None;
        }
        if let Some(f) = self.decade(i + 1) {
            return Some(f.from(i));
        }
        let placed = matches!(
            self.back(i, 1),
            "in" | "since"
                | "of"
                | "from"
                | "until"
                | "by"
                | "before"
                | "after"
                | "late"
                | "early"
                | "and"
                | "summer"
                | "fall"
                | "spring"
                | "winter"
        );
        let n = n.number()? as i16;
        let now = self.published.year.unwrap_or(2000) % 100;
        placed.then(|| Found::date(i, i + 2, format!("{:04}", n + if n > now + 10 { 1900 } else { 2000 })))
    }

    /// `third quarter of 2024`, `first half`, `19th century`, from the ordinal on.
    fn ordinal_period(&mut self, i: usize) -> Option<Found> {
        let (n, at) = match self.class(i) {
            Class::Ordinal(n) => (n, i + 1),
            Class::Unit(Unit::Second, false) => (2, i + 1),
            Class::Number(n)
                if self
                    .p
                    .get(i + 1)
                    .is_some_and(|x| !x.spaced && matches!(x.low, "st" | "nd" | "rd" | "th"))
                    && n < 100.0 =>
            {
                (n as u8, i + 2)
            }
            Class::Plain if matches!(self.low(i), "final" | "last") => (4, i + 1),
            _ => return None,
        };
        let at = at + usize::from(self.hyphen(at));
        let fiscal = usize::from(matches!(self.low(at), "fiscal" | "financial"));
        match self.class(at + fiscal) {
            Class::Unit(Unit::Quarter, false) if n <= 4 => {
                Some(self.quarter_of(i, at + fiscal + 1, n as i8, 'Q'))
            }
            Class::Unit(Unit::Century, _) if n > 1 => Some(Found::date(i, at + 1, format!("{:02}", n - 1))),
            Class::Plain if self.low(at) == "half" && n <= 2 && self.low(at + 1) == "of" => {
                let f = self.quarter_of(i, at + 1, n as i8, 'H');
                (f.end > at + 2).then_some(f)
            }
            _ => None,
        }
    }

    /// A quarter or half with what says its year.
    fn quarter_of(&mut self, start: usize, end: usize, n: i8, letter: char) -> Found {
        let at = end + usize::from(self.low(end) == "of" || self.mark(end, ','));
        if let Some(y) = self.year(at) {
            return Found::date(start, at + 1, format!("{y:04}-{letter}{n}"));
        }
        if at > end
            && let Some(f) = self.relative(at).or_else(|| self.fiscal(at))
            && f.kind == DateType::Date
        {
            let year = f.value.strip_prefix("FY").unwrap_or(&f.value);
            if year.len() == 4 {
                return Found::date(start, f.end, format!("{}-{letter}{n}", f.value)).anchored(f.anchor);
            }
        }
        let Some((y, m)) = self.published.year_month() else {
            return Found::date(start, end, format!("XXXX-{letter}{n}"));
        };
        // The last one that has ended or is running, unless the verb looks ahead.
        let now = calendar::quarter(m);
        let year = match tense(self.text, self.p, start, end) {
            Tense::Future if n < now => y + 1,
            Tense::Future => y,
            _ if n > now => y - 1,
            _ => y,
        };
        Found::date(start, end, format!("{year:04}-{letter}{n}")).anchored(Some(Anchor::Published))
    }

    /// `Q3`, `Q3 2024`
    fn quarter_mark(&mut self, i: usize) -> Option<Found> {
        let n = self.p.get(i + 1).filter(|x| !x.spaced && x.digits() == 1)?.number()? as i8;
        (self.capital(i) && (1..=4).contains(&n)).then(|| self.quarter_of(i, i + 2, n, 'Q'))
    }

    /// `fiscal 2024`, `fiscal year 2024`, `FY2024`
    fn fiscal(&self, i: usize) -> Option<Found> {
        if !matches!(self.low(i), "fiscal" | "financial" | "fy") {
            return None;
        }
        let year_word = matches!(self.class(i + 1), Class::Unit(Unit::Year, false));
        let at = i + 1 + usize::from(year_word);
        if let Some(y) = self.year(at) {
            return Some(Found::date(i, at + 1, format!("FY{y:04}")));
        }
        if !year_word || self.low(i) == "fy" {
            return None;
        }
        let y = self.published.year?;
        let year = match self.back(i, 1) {
            "last" | "previous" | "past" => y - 1,
            "next" | "coming" => y + 1,
            "this" | "current" | "the" => y,
            _ => return None,
        };
        Some(Found::date(i, at, format!("FY{year:04}")).anchored(Some(Anchor::Published)))
    }

    /// `summer 2024`, `last summer`, `this spring`, `in the autumn`; `start` is where the expression begins.
    pub(super) fn season(&self, start: usize, i: usize) -> Option<Found> {
        let Class::Season(code) = self.class(i) else { return None };
        let at = i + 1 + usize::from(self.low(i + 1) == "of");
        if let Some(y) = self.year(at) {
            return Some(Found::date(start, at + 1, format!("{y:04}-{code}")));
        }
        let lead = if start < i { self.low(start) } else { "" };
        let placed = matches!(lead, "last" | "this" | "next" | "past")
            || matches!(
                self.back(start, 1),
                "in" | "since" | "by" | "until" | "during" | "of" | "early" | "late"
            );
        if !placed || self.p[i].low == "fall" && lead == "the" {
            return None;
        }
        let Some((y, m)) = self.published.year_month() else {
            return Some(Found::date(start, i + 1, format!("XXXX-{code}")));
        };
        let first = match code {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        let year = match lead {
            "last" | "past" => {
                if m > first + 2 {
                    y
                } else {
                    y - 1
                }
            }
            "next" => {
                if m < first {
                    y
                } else {
                    y + 1
                }
            }
            "this" => y,
            _ => match tense(self.text, self.p, start, i + 1) {
                Tense::Future => {
                    if m <= first + 2 {
                        y
                    } else {
                        y + 1
                    }
                }
                _ => {
                    if m >= first {
                        y
                    } else {
                        y - 1
                    }
                }
            },
        };
        Some(Found::date(start, i + 1, format!("{year:04}-{code}")).anchored(Some(Anchor::Published)))
    }

    fn christmas(&self, i: usize) -> Option<Found> {
        let d = match (self.low(i + 1), self.class(i + 1)) {
            ("eve", _) => 24,
            (_, Class::Unit(Unit::Day, false)) => 25,
            _ => return None,
        };
        let at = i + 2 + usize::from(self.mark(i + 2, ','));
        if let Some(y) = self.year(at) {
            return Some(Found::date(i, at + 1, format!("{y:04}-12-{d}")));
        }
        let (when, anchor) = self.without_year(12, Some(d), i, i + 2);
        Some(Found::date(i, i + 2, when.value()).anchored(anchor))
    }

    /// `Saturday`, `Saturday, 11 February`, `Saturday morning`
    fn weekday(&mut self, i: usize) -> Option<Found> {
        let Class::Weekday(n) = self.class(i) else { return None };
        if !self.capital(i) {
            return None;
        }
        let x = &self.p[i];
        let short = x.span.len() <= 5 && x.low.len() < 6;
        let stop = short && self.p.get(i + 1).is_some_and(|s| s.mark('.') && !s.spaced);
        let end = i + 1 + usize::from(stop);
        // `Saturday, February 11, 2025`: the date says more.
        let at = end + usize::from(self.mark(end, ','));
        let at = at + usize::from(self.low(at) == "the");
        let dated = if self.month(at).is_some() { self.month_first(at) } else { self.day_first(at) };
        if let Some(f) =
            dated.filter(|f| Partial::parse(&f.value).day.is_some() || f.value.starts_with("XXXX"))
        {
            return Some(f.from(i));
        }
        // `Sun`, `Sat`, `Mon`, `Wed` are words and names as well, and a weekday can be part of a name: `Black Friday`.
        if short
            && !stop
            && !matches!(
                self.back(i, 1),
                "on" | "last" | "next" | "this" | "early" | "late" | "until" | "since"
            )
        {
            return None;
        }
        if i > 0
            && self.capital(i - 1)
            && self.p[i - 1].low.is_empty()
            && matches!(self.back(i, 2), "the" | "")
            && self.text_of(i - 1).len() < 6
            && matches!(
                self.text_of(i - 1),
                "Black" | "Good" | "Bloody" | "Easter" | "Palm" | "Super" | "Cyber" | "Ash" | "Fat" | "Holy"
            )
        {
            return None;
        }
        let f = self.on_weekday(i, end, n as i8);
        Some(self.with_part(f))
    }

    fn text_of(&self, i: usize) -> &str {
        self.p[i].span.of(self.text)
    }

    /// A weekday counted from the publication date.
    pub(super) fn on_weekday(&self, i: usize, end: usize, n: i8) -> Found {
        let Some(now) = self.published.date() else {
            return Found::date(i, end, format!("XXXX-WXX-{n}"));
        };
        let today = i64::from(now.weekday().to_monday_one_offset());
        let back = (today - i64::from(n)).rem_euclid(7);
        let ahead = (i64::from(n) - today).rem_euclid(7);
        let days = match (self.back(i, 1), tense(self.text, self.p, i, end)) {
            ("last", _) => -(if back == 0 { 7 } else { back }),
            ("next", _) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            ("this" | "coming", _) => i64::from(n) - today,
            (_, Tense::Future) => ahead,
            _ => -back,
        };
        let Some(date) = calendar::move_days(now, days) else {
            return Found::date(i, end, format!("XXXX-WXX-{n}"));
        };
        Found::date(i, end, Partial::from(date).value()).anchored(Some(Anchor::Published))
    }

    /// A day with the part of it that follows: `Friday morning`.
    pub(super) fn with_part(&self, mut f: Found) -> Found {
        if f.kind == DateType::Date && Partial::parse(&f.value).day.is_some() | f.value.starts_with("XXXX-W")
        {
            if let Class::Part(code) = self.class(f.end) {
                f.value = format!("{}T{code}", f.value);
                f.end += 1;
                f.kind = DateType::Time;
            }
        }
        f
    }
}
