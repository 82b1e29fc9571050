//! Pieces → Figure: one sentence's numbers, told from dates, names and scores, with what stands around them.

use super::counted::{self, Around};
use super::number::{Count, Written, count};
use super::{Bound, Figure, bound, unit};
use crate::text::Span;
use crate::text::pieces::{Class, Piece, Unit};
use crate::time::{Date, DateType};
use std::collections::BTreeSet;

/// A number read, with its unit, before its bound and what it counts are looked for.
struct Number {
    start: usize,
    end: usize,
    /// One past the unit, where that lies behind the span.
    after: usize,
    low: f64,
    high: f64,
    unit: Option<String>,
    time: bool,
    written: Written,
    ranged: bool,
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) p: &'a [Piece],
    pub(super) around: Around<'a>,
    pub(super) dates: &'a [Date],
    /// Numbers that the report uses as names: `Boeing 737`, `737s`.
    pub(super) names: &'a BTreeSet<u64>,
    pub(super) headline: bool,
    /// The last currency named: whose cents they are.
    pub(super) money: Option<&'static str>,
    pub(super) seen: Vec<Figure>,
}

/// What may have become of people, in place of a word for them: `12 dead`.
const FATES: &[&str] = &[
    "dead",
    "killed",
    "wounded",
    "injured",
    "hurt",
    "missing",
    "homeless",
    "displaced",
    "arrested",
    "detained",
    "ill",
    "sick",
];

impl Reader<'_> {
    /// Reads the sentence.
    pub(super) fn run(&mut self, sentence: Span) {
        let mut i = 0;
        while i < self.p.len() {
            if !opens(&self.p[i]) {
                i += 1;
                continue;
            }
            match self.number(i) {
                Some(n) if self.counts(&n) => {
                    i = n.after.max(n.end).max(i + 1);
                    if let Some(figure) = self.figure(&n, sentence) {
                        self.seen.push(figure);
                    }
                }
                Some(n) => i = n.end.max(i + 1),
                None => i += 1,
            }
        }
    }

    fn low(&self, i: usize) -> &'static str {
        self.p.get(i).map_or("", |x| x.low)
    }

    fn back(&self, i: usize, n: usize) -> &'static str {
        i.checked_sub(n).map_or("", |j| self.p[j].low)
    }

    /// The number at `i`, from its sign to its unit.
    fn number(&mut self, i: usize) -> Option<Number> {
        if let Some(n) = self.feet_and_inches(i).or_else(|| self.one_in(i)) {
            return Some(n);
        }
        let (at, sign) = self.sign(i);
        let first = count(self.p, at)?;
        if sign.is_none() && at != i {
            return None;
        }
        let mut n = Number {
            start: i,
            end: first.end,
            after: first.end,
            low: first.value,
            high: first.value,
            unit: sign.map(str::to_owned),
            time: false,
            written: first.written,
            ranged: false,
        };
        let mut scaled = first.scale > 1.0;
        // `-36`, but not `F-36`, `10-36`, `- 36`.
        if sign.is_none()
            && i >= 1
            && matches!(self.p[i - 1].first, '-' | '−')
            && !self.p[i - 1].letters
            && self.p[i - 1].spaced
            && !self.p[i].spaced
            && i >= 2
        {
            n.start -= 1;
            (n.low, n.high) = (-n.low, -n.high);
        }
        // A letter glued to money: `$15m`, `$3k`, `$2b`.
        if sign.is_some() {
            if let Some(x) = self.p.get(n.end).filter(|x| !x.spaced && x.letters) {
                let factor = match x.span.of(self.text) {
                    "k" | "K" => 1e3,
                    "m" | "M" => 1e6,
                    "b" | "B" => 1e9,
                    _ => 1.0,
                };
                if factor > 1.0 {
                    n.low *= factor;
                    n.high = n.low;
                    n.end += 1;
                    scaled = true;
                }
            }
        }
        self.range(&mut n, &first, sign, &mut scaled);
        if let Some(unit) = unit::after(self.text, self.p, n.end, scaled, self.money) {
            match sign {
                // `$9.99 US dollars`, `$249 USD`: the word says which.
                Some(_)
                    if unit.unit.len() == 3
                        && unit.unit.bytes().all(|b| b.is_ascii_uppercase())
                        && unit.factor == 1.0 =>
                {
                    n.unit = Some(unit.unit);
                    n.end = unit.end;
                }
                Some(_) => {}
                None => {
                    n.low *= unit.factor;
                    n.high *= unit.factor;
                    n.time = unit.time;
                    n.after = unit.end;
                    if unit.inside {
                        n.end = unit.end;
                    }
                    n.unit = Some(unit.unit);
                }
            }
        }
        n.after = n.after.max(n.end);
        if let Some(code) = n.unit.as_deref().and_then(unit::code) {
            self.money = Some(code);
        }
        Some(n)
    }

    /// A currency's sign or code in front of a number: where the number begins, and the currency.
    fn sign(&self, i: usize) -> (usize, Option<&'static str>) {
        let x = &self.p[i];
        let digits = |j: usize| self.p.get(j).is_some_and(|x| x.number().is_some());
        if !x.letters {
            if digits(i + 1) {
                if let Some(code) = unit::sign(x.first, "") {
                    return (i + 1, Some(code));
                }
                // In the seven-bit codes of old wires `#` stands where the pound sign was; with a scale it can be nothing else.
                if x.mark('#') && matches!(self.p.get(i + 2).map(|x| x.class), Some(Class::Scale(_))) {
                    return (i + 1, Some("GBP"));
                }
            }
            return (i, None);
        }
        let word = x.span.of(self.text);
        let mark =
            |j: usize| self.p.get(j).filter(|m| !m.letters && m.number().is_none()).map_or(' ', |m| m.first);
        if mark(i + 1) != ' ' && digits(i + 2) {
            if let Some(code) = unit::sign(mark(i + 1), word) {
                return (i + 2, Some(code));
            }
            if mark(i + 1) == '#' && word == "GB" {
                return (i + 2, Some("GBP"));
            }
            // `Rs. 500`
            if word == "Rs" && mark(i + 1) == '.' {
                return (i + 2, Some("INR"));
            }
        }
        if word == "U"
            && mark(i + 1) == '.'
            && self.p.get(i + 2).is_some_and(|s| s.span.of(self.text) == "S")
            && mark(i + 3) == '.'
            && mark(i + 4) == '$'
            && digits(i + 5)
        {
            return (i + 5, Some("USD"));
        }
        if digits(i + 1) {
            if word == "Rs" {
                return (i + 1, Some("INR"));
            }
            if let Some(code) = unit::code(word) {
                return (i + 1, Some(code));
            }
        }
        (i, None)
    }

    /// `40 to 50`, `10-15`, `two or three`, `between 3 and 5`, `$12 million and $20 million`.
    fn range(&self, n: &mut Number, first: &Count, sign: Option<&'static str>, scaled: &mut bool) {
        let at = n.end;
        let Some(link) = self.p.get(at) else { return };
        let between = self.back(n.start, 1) == "between";
        let dash = link.hyphen() && link.spaced == self.p.get(at + 1).is_some_and(|x| x.spaced);
        let percent = usize::from(link.mark('%'));
        let linked = match self.low(at + percent) {
            "to" => self.back(n.start, 1) != "from" || self.dated(at + 1),
            "and" => between,
            // `two or three`
            "or" => {
                self.p.get(at + 1).and_then(|_| count(self.p, at + 1)).is_some_and(|c| c.value <= 2.0 * n.low)
            }
            _ => dash,
        };
        if !linked || self.dated(at) {
            return;
        }
        let (start, second_sign) =
            self.p.get(at + percent + 1).map_or((at, None), |_| self.sign(at + percent + 1));
        let Some(second) = count(self.p, start) else { return };
        if second_sign.is_some() && sign.is_none() && n.unit.is_none()
            || first.written == Written::Many
            || second.written == Written::Many
        {
            return;
        }
        // `40 to 50 million` is 40 million to 50 million.
        let low = if first.scale == 1.0 && second.scale > 1.0 { n.low * second.scale } else { n.low };
        if low >= second.value || second.value.is_nan() {
            return;
        }
        // A third number makes it a series: telephone numbers, codes.
        if dash
            && self.p.get(second.end).is_some_and(|x| x.hyphen() && !x.spaced)
            && self.p.get(second.end + 1).is_some_and(|x| x.number().is_some())
        {
            return;
        }
        n.low = low;
        n.high = second.value;
        n.end = second.end;
        n.after = second.end;
        n.ranged = true;
        *scaled |= second.scale > 1.0;
        if between && self.low(at + percent) == "and" {
            n.start -= 1;
        }
    }

    /// Whether a date covers piece `i`.
    fn dated(&self, i: usize) -> bool {
        self.p.get(i).is_some_and(|x| {
            self.dates.iter().any(|d| {
                d.span.overlaps(x.span)
                    && matches!(d.kind, DateType::Date | DateType::Time)
                    && !d.value.ends_with("_REF")
            })
        })
    }

    /// `5-foot-11`, `5 feet 11 inches`
    fn feet_and_inches(&self, i: usize) -> Option<Number> {
        let feet = self.p[i].number().filter(|f| *f < 10.0)?;
        let gap = |j: usize| j + usize::from(self.p.get(j).is_some_and(|x| x.hyphen()));
        let at = gap(i + 1);
        if !matches!(self.p.get(at)?.span.of(self.text), "foot" | "feet" | "ft") {
            return None;
        }
        let inches_at = gap(at + 1);
        let inches = self.p.get(inches_at)?.number().filter(|n| *n < 12.0)?;
        let value = feet * 12.0 + inches;
        let end = inches_at + 1;
        Some(Number {
            start: i,
            end,
            after: end,
            low: value,
            high: value,
            unit: Some("inch".into()),
            time: false,
            written: Written::Digits,
            ranged: false,
        })
    }

    /// `one in seven reports`, `two in five`: a share.
    fn one_in(&self, i: usize) -> Option<Number> {
        let a = count(self.p, i).filter(|a| a.value >= 1.0 && a.value < 10.0 && a.scale == 1.0)?;
        let (at, out) = match self.low(a.end) {
            "in" => (a.end + 1, false),
            "out" if self.low(a.end + 1) == "of" => (a.end + 2, true),
            _ => return None,
        };
        let at = at + usize::from(self.low(at) == "every");
        let b = count(self.p, at)
            .filter(|b| b.value > a.value && b.value <= 1000.0 && b.written == a.written && b.scale == 1.0)?;
        let noun = self.p.get(b.end)?;
        // `two in 10 minutes`, `one in 2019` are no shares.
        let common = noun.letters && noun.first.is_lowercase() && noun.class == Class::Other;
        if self.dated(at) || !common && !out {
            return None;
        }
        let value = (a.value / b.value * 1000.0).round() / 10.0;
        Some(Number {
            start: i,
            end: b.end,
            after: b.end,
            low: value,
            high: value,
            unit: Some("percent".into()),
            time: false,
            written: Written::Part,
            ranged: false,
        })
    }

    /// Whether the number counts or measures: no date, age, ordinal, name, score, clock time, list number, pronoun.
    fn counts(&self, n: &Number) -> bool {
        let p = self.p;
        let first = &p[n.start];
        let measured = n.unit.is_some();
        if !n.low.is_finite()
            || !n.high.is_finite()
            || (n.start..n.end).any(|i| self.dated(i))
            || n.time && self.dated(n.after)
        {
            return false;
        }
        if n.time && (n.end..n.after).any(|i| self.dated(i)) {
            return false;
        }
        let next = p.get(n.end);
        // Ages.
        let age = |i: usize| {
            self.low(i) == "old"
                || p.get(i).is_some_and(|x| x.hyphen()) && self.low(i + 1) == "old"
                || self.low(i) == "of" && self.low(i + 1) == "age"
        };
        if n.time && age(n.after) {
            return false;
        }
        if (n.start.saturating_sub(4)..n.start).any(|j| p[j].low == "ages") {
            return false;
        }
        if matches!(self.back(n.start, 1), "aged" | "age")
            || self.back(n.start, 1) == "of" && self.back(n.start, 2) == "age"
        {
            return false;
        }
        if counted::numbered(self.text, p, n.start) && !(measured && n.unit.as_deref() != Some("point")) {
            return false;
        }
        if !measured {
            // `Corvell, 49, said`; `52-35`, `2019/20`, `3:2`, `1. First`, `777s`, `two-party`.
            let comma = |i: Option<&Piece>| i.is_some_and(|x| x.mark(','));
            if first.whole
                && n.low < 120.0
                && n.start >= 3
                && comma(Some(&p[n.start - 1]))
                && (comma(next) || next.is_none_or(|x| x.mark('.')))
            {
                // `Corvell Jr., 49,`
                let name = &p[n.start - 2 - usize::from(p[n.start - 2].mark('.'))];
                if name.letters && name.first.is_uppercase() {
                    return false;
                }
            }
            if let Some(x) = next.filter(|x| !x.spaced) {
                let more = p.get(n.end + 1).is_some_and(|y| !y.spaced && (y.letters || y.number().is_some()));
                if x.letters
                    || more && (x.hyphen() || matches!(x.first, '/' | ':' | '\'' | '’' | '.' | '@' | '_'))
                    || x.mark('°')
                {
                    return false;
                }
                if matches!(x.first, ')' | '.') && n.start == 0 && p.len() > n.end + 1 {
                    return false;
                }
            }
            if n.start >= 1
                && !first.spaced
                && (p[n.start - 1].hyphen() && n.start >= 2 && !p[n.start - 1].spaced
                    || matches!(p[n.start - 1].first, ':' | '/' | '@' | '_' | '.' | '+' | '\'' | '’'))
            {
                return false;
            }
            if first.whole && (self.falls(n) || self.addressed(n.end) || self.indexed(n)) {
                return false;
            }
            if self.around.in_name(first.span.start()) || first.whole && self.names.contains(&(n.low as u64))
            {
                return false;
            }
            // `the Big Three`; not in a headline, where every word may be capitalised.
            if first.letters && first.first.is_uppercase() && n.start > 0 && !self.headline {
                let before = &p[n.start - 1];
                let next = next.is_some_and(|x| x.letters && x.first.is_uppercase());
                if before.letters
                    && (before.first.is_uppercase() && n.start > 1 || before.low == "of" || next)
                {
                    return false;
                }
            }
            // `the two leaders` says who they are, not how many.
            if first.low == "two" && matches!(self.back(n.start, 1), "the" | "these" | "those") {
                let noun =
                    next.filter(|x| x.letters && x.first.is_lowercase()).map_or("", |x| x.span.of(self.text));
                if noun.ends_with('s') || matches!(noun, "men" | "women" | "people" | "children") {
                    return false;
                }
            }
        }
        // `zero tolerance`, `to zero in on`
        if first.low == "zero" && !measured {
            return false;
        }
        if n.low == 1.0 && n.high == 1.0 && !n.ranged && !self.one_counts(n) {
            return false;
        }
        true
    }

    /// Whether the number stands in a ratio or a score: `3 to 1`.
    fn falls(&self, n: &Number) -> bool {
        let number = |i: Option<usize>| i.and_then(|i| self.p.get(i)).and_then(Piece::number);
        let first = self.low(n.end) == "to"
            && number(Some(n.end + 1)).is_some_and(|m| m < n.low)
            && self.back(n.start, 1) != "from";
        let second = self.back(n.start, 1) == "to"
            && number(n.start.checked_sub(2)).is_some_and(|m| m > n.low)
            && self.back(n.start, 3) != "from";
        n.low < 100.0 && (first || second)
    }

    /// Whether the name of a street follows: `131 West Carver Street`.
    fn addressed(&self, at: usize) -> bool {
        let part = |x: &&Piece| {
            x.letters && x.first.is_uppercase()
                || x.number().is_some()
                || matches!(x.low, "th" | "st" | "nd" | "rd")
        };
        self.p.iter().skip(at).take(5).take_while(part).any(|x| {
            let word = x.span.of(self.text);
            matches!(
                word,
                "Street"
                    | "Avenue"
                    | "Road"
                    | "Boulevard"
                    | "Drive"
                    | "Lane"
                    | "Square"
                    | "Ave"
                    | "Blvd"
                    | "Highway"
            )
        })
    }

    /// Whether it is part of a name behind a possessive: `Carver's 500 index`; a count stands before a plural.
    fn indexed(&self, n: &Number) -> bool {
        let p = self.p;
        if p[n.start].digits() != 3
            || n.start < 3
            || p[n.start - 1].low != "s"
            || !p[n.start - 3].first.is_uppercase()
        {
            return false;
        }
        let next = p.get(n.end).filter(|x| x.letters);
        let np = next.and_then(|x| self.around.noun_phrase(self.around.token_at(x.span.start())));
        !np.is_some_and(|np| {
            let last = self.around.segments.word(self.text, np.end - 1);
            last.ends_with('s')
                || matches!(
                    last,
                    "people"
                        | "men"
                        | "women"
                        | "children"
                        | "aircraft"
                        | "personnel"
                        | "staff"
                        | "dead"
                        | "wounded"
                        | "cattle"
                )
        })
    }

    /// Whether `one` counts: `one photo`, `just one case`, `at least one of them`, but not `one of them`, `no one`, `one day`.
    fn one_counts(&self, n: &Number) -> bool {
        let first = &self.p[n.start];
        if first.number().is_some() {
            return true;
        }
        if matches!(first.low, "a" | "an") {
            return n.unit.is_some();
        }
        if first.low != "one" {
            return true;
        }
        let before = self.back(n.start, 1);
        if bound::before(self.p, n.start, false, |_| false).is_some() || matches!(before, "only" | "just") {
            return true;
        }
        if n.time {
            // `one day`, `one time` tell; `one year in prison` counts.
            return !matches!(n.unit.as_deref(), Some("day" | "second" | "minute"))
                && !matches!(before, "the" | "this" | "that" | "no" | "any" | "every" | "each");
        }
        if matches!(
            before,
            "the" | "this" | "that" | "no" | "any" | "every" | "each" | "which" | "another" | "some" | "a"
        ) {
            return false;
        }
        let Some(next) = self.p.get(n.end) else { return false };
        if !next.letters || next.first.is_uppercase() {
            return false;
        }
        // `one addressed to the minister` stands for a thing named before.
        let participle = next.span.of(self.text).ends_with("ed")
            && matches!(
                self.low(n.end + 1),
                "to" | "by" | "in" | "at" | "from" | "with" | "as" | "on" | "for"
            );
        next.low.is_empty() && !participle
            || matches!(
                next.low,
                "person" | "dollar" | "more" | "other" | "additional" | "new" | "group" | "working"
            )
    }

    fn figure(&self, n: &Number, sentence: Span) -> Option<Figure> {
        let p = self.p;
        let mut span = p[n.start].span.join(p[n.end - 1].span);
        let mut kind = if n.ranged { Bound::Range } else { Bound::Exact };
        if n.written == Written::Many {
            kind = Bound::MoreThan;
        }
        let found = bound::before(p, n.start, n.time, |i| {
            n.unit.is_none() && self.around.preposition(p[i].span.start())
        });
        let mut after = n.after;
        if let Some((from, b)) = found {
            span = span.join(p[from].span);
            if !n.ranged && b != Bound::Exact {
                kind = b;
            }
        } else if let Some((end, b)) = bound::after(p, n.end) {
            span = span.join(p[end - 1].span);
            after = after.max(end);
            kind = b;
        }
        let counted = self.counted(n, after, span);
        // `the two met`, `one, two`: a number word that stands for somebody or for a place in a series.
        if counted.is_none()
            && n.unit.is_none()
            && kind == Bound::Exact
            && n.written == Written::Words
            && n.low < 100.0
            && (matches!(self.back(n.start, 1), "the" | "these" | "those")
                || p.get(n.end).is_some_and(|x| x.mark(',')))
        {
            return None;
        }
        let tokens = self.around.segments.within(span);
        let behind = counted
            .filter(|c| c.start() >= span.end())
            .map_or(tokens.end, |c| self.around.segments.within(c).end.max(tokens.end));
        Some(Figure {
            span,
            low: n.low,
            high: n.high,
            bound: kind,
            unit: n.unit.clone(),
            counted,
            place: self.around.place(tokens.start, behind),
            as_of: counted::as_of(self.dates, sentence, span),
            statement: None,
        })
    }

    /// The noun phrase that the number counts.
    fn counted(&self, n: &Number, after: usize, span: Span) -> Option<Span> {
        let segments = self.around.segments;
        let money = n.unit.as_deref().is_some_and(|u| unit::code(u).is_some());
        let percent = n.unit.as_deref() == Some("percent") || n.written == Written::Part;
        // `two more of the ships`
        let more = matches!(self.low(after), "more" | "others" | "other") && self.low(after + 1) == "of";
        let after = after + usize::from(more);
        let of = self.low(after) == "of";
        if n.time {
            // `three years in prison`
            if self.low(after) == "in"
                && matches!(self.low(after + 1), "prison" | "jail" | "custody" | "office" | "power")
            {
                return Some(self.p[after - 1].span.join(self.p[after + 1].span));
            }
            let next = self.p.get(after + 1).filter(|_| of)?;
            return self
                .around
                .noun_phrase(self.around.token_at(next.span.start()))
                .map(|r| segments.span(r));
        }
        let pronoun =
            of && matches!(
                self.low(after + 1),
                "it" | "them" | "those" | "these" | "this" | "that" | "which" | "whom" | "us"
            ) && self.p.get(after + 2).is_none_or(|x| !x.letters || x.class == Class::Plain);
        if let Some(next) = self.p.get(after + usize::from(of)).filter(|x| !pronoun && !self.any_date(x.span))
        {
            let at = self.around.token_at(next.span.start());
            if at < self.around.sentence.end && (of || next.letters || n.unit.is_none()) {
                let whole = || self.around.behind_number(at).filter(|_| of);
                if let Some(np) = self.around.noun_phrase(at).or_else(whole) {
                    let np = if of { np } else { self.around.with_of(np) };
                    return Some(segments.span(np));
                }
            }
        }
        if money {
            return None;
        }
        let before = self.seen.last().filter(|f| f.unit.is_none() || percent).and_then(|f| f.counted);
        // `left 4 dead and 17 hurt`: what became of them stands for whom it became of, unless they have been named.
        let fate = |s: Span| {
            s.of(self.text).split_whitespace().any(|w| FATES.contains(&w.to_ascii_lowercase().as_str()))
        };
        if let Some(next) = self.p.get(after).map(|x| x.span).filter(|s| n.unit.is_none() && fate(*s)) {
            return before.filter(|b| !fate(*b)).or(Some(next));
        }
        if pronoun && before.is_some() {
            return before;
        }
        // `the toll rose to 45`, `the population shrank by a third`
        let joined =
            matches!(self.back(n.start, 1), "and" | "or") || n.start > 0 && self.p[n.start - 1].mark(',');
        let t = self.around.token_at(self.p[n.end - 1].span.start());
        let subject = || self.around.subject(t).map(|r| segments.span(r)).filter(|s| !s.overlaps(span));
        if (percent || n.unit.is_none()) && !(joined && before.is_some()) {
            return subject().or(before);
        }
        before.filter(|_| n.unit.is_none() || percent)
    }

    /// Whether an expression of time covers a span.
    fn any_date(&self, span: Span) -> bool {
        self.dates.iter().any(|d| d.span.overlaps(span))
    }
}

/// Whether a number can begin with this piece.
fn opens(piece: &Piece) -> bool {
    match piece.class {
        Class::Number(_) | Class::Small(_) | Class::Tens(_) | Class::Scale(_) | Class::Many(_) => true,
        Class::Plain => {
            matches!(piece.low, "a" | "an" | "half" | "several" | "us" | "usd" | "eur" | "gbp" | "u")
        }
        Class::Unit(Unit::Second, _) => false,
        Class::Other if piece.letters => piece.first.is_ascii_uppercase() && piece.span.len() <= 3,
        Class::Other => matches!(
            piece.first,
            '$' | '€'
                | '£'
                | '¥'
                | '#'
                | '₹'
                | '₽'
                | '₩'
                | '₪'
                | '₺'
                | '₴'
                | '₦'
                | '₱'
                | '₫'
                | '฿'
                | '₡'
                | '₸'
                | '₾'
                | '￥'
        ),
        _ => false,
    }
}
