//! Pieces → numbers: `2,500`, `two dozen`, `hundreds of thousands`, `3.2 million`, `two and a half`, `two-thirds`.

use crate::text::pieces::{Class, Piece, Unit};

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// In digits.
    Digits,
    /// In words.
    Words,
    /// As a round plural without a number: `dozens`, `tens of thousands`; the value is what there is at least.
    Many,
    /// As a part of a whole: `half`, `two-thirds`.
    Part,
}

/// A number in a run of pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Count {
    /// One past its last piece.
    pub(crate) end: usize,
    /// With its scale.
    pub(crate) value: f64,
    /// How.
    pub(crate) written: Written,
    /// The scale that closes it, 1 where there is none: `40 to 50 million` hands it to the 40.
    pub(crate) scale: f64,
}

/// The number that begins at piece `i`.
pub(crate) fn count(p: &[Piece], i: usize) -> Option<Count> {
    let piece = p.get(i)?;
    match piece.class {
        Class::Number(n) => digits(p, i, n),
        Class::Small(_) | Class::Tens(_) | Class::Scale(_) => part(p, i).or_else(|| words(p, i)),
        Class::Many(_) => many(p, i),
        Class::Plain => match piece.low {
            "a" | "an" => part(p, i).or_else(|| match p.get(i + 1)?.class {
                Class::Scale(_) => words(p, i + 1),
                Class::Set(n) if n == 12 || low(p, i + 2) == "of" => {
                    Some(Count { end: i + 2, value: f64::from(n), written: Written::Words, scale: 1.0 })
                }
                _ => None,
            }),
            "half" => half(p, i),
            "several" => match p.get(i + 1)?.class {
                Class::Scale(s) if s >= 100.0 => {
                    Some(Count { end: i + 2, value: s, written: Written::Many, scale: s })
                }
                Class::Set(12) => Some(Count { end: i + 2, value: 12.0, written: Written::Many, scale: 1.0 }),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

fn low(p: &[Piece], i: usize) -> &'static str {
    p.get(i).map_or("", |x| x.low)
}

fn digits(p: &[Piece], i: usize, n: f64) -> Option<Count> {
    if !n.is_finite() || n > 1e15 {
        return None;
    }
    let mut c = Count { end: i + 1, value: n, written: Written::Digits, scale: 1.0 };
    let next = p.get(i + 1);
    if next.is_some_and(|x| !x.spaced && matches!(x.low, "st" | "nd" | "rd" | "th")) {
        return None;
    }
    if let Some((end, s)) = half_more(p, i + 1).or_else(|| simple_fraction(p, i + 1).filter(|_| p[i].whole)) {
        c.value += s;
        c.end = end;
    }
    let hyphen = p.get(c.end).is_some_and(|x| x.hyphen() && !x.spaced);
    let at = c.end + usize::from(hyphen);
    while let Some(Class::Scale(s)) = p.get(at.max(c.end)).map(|x| x.class) {
        c.value *= s;
        c.scale *= s;
        c.end = at.max(c.end) + 1;
    }
    if let Some(Class::Set(12)) = p.get(c.end).map(|x| x.class) {
        c.value *= 12.0;
        c.scale *= 12.0;
        c.end += 1;
    }
    Some(c)
}

/// `and a half` in front of `at`.
fn half_more(p: &[Piece], at: usize) -> Option<(usize, f64)> {
    if low(p, at) == "and" && low(p, at + 1) == "a" && low(p, at + 2) == "half" {
        return Some((at + 3, 0.5));
    }
    let x = p.get(at)?;
    let v = match x.first {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        _ => return None,
    };
    Some((at + 1, v))
}

/// `1/2`, `3/4` behind a whole number, as the press writes `2 1/2 hours`: a half to seven eighths.
fn simple_fraction(p: &[Piece], at: usize) -> Option<(usize, f64)> {
    let small = |j: usize| p.get(j).filter(|x| x.whole && x.digits() == 1).and_then(Piece::number);
    let stroke = p.get(at + 1).is_some_and(|x| x.mark('/') && !x.spaced);
    let (n, d) = (small(at)?, small(at + 2)?);
    let simple =
        p[at].spaced && stroke && !p[at + 2].spaced && n >= 1.0 && n < d && matches!(d as u8, 2..=5 | 8);
    (simple && !p.get(at + 3).is_some_and(|x| x.mark('/'))).then_some((at + 3, n / d))
}

fn words(p: &[Piece], i: usize) -> Option<Count> {
    let (mut total, mut current, mut scale) = (0.0, 0.0_f64, 1.0);
    let (mut at, mut end) = (i, i);
    let mut tens = false;
    let mut any = false;
    loop {
        // `twenty-five`, `one hundred and twenty`.
        let mut next = at;
        if any
            && p.get(at).is_some_and(|x| x.hyphen() && !x.spaced)
            && p.get(at + 1).is_some_and(|x| !x.spaced)
        {
            next = at + 1;
        } else if any
            && low(p, at) == "and"
            && !tens
            && (current > 0.0 && current % 100.0 == 0.0 || current == 0.0 && total > 0.0)
        {
            next = at + 1;
            if !matches!(p.get(next).map(|x| x.class), Some(Class::Small(_) | Class::Tens(_))) {
                break;
            }
        }
        let Some(piece) = p.get(next) else { break };
        match piece.class {
            Class::Small(n)
                if (current > 0.0 || !any) && current % 100.0 == 0.0
                    || tens && n < 10 && n > 0
                    || current == 0.0 && total > 0.0 =>
            {
                let Class::Small(n) = piece.class else { break };
                current += f64::from(n);
                tens = false;
            }
            Class::Tens(n) if current % 100.0 == 0.0 && !tens => {
                current += f64::from(n);
                tens = true;
            }
            Class::Scale(s) if s == 100.0 && (current < 100.0) => {
                current = if any && current > 0.0 { current * s } else { s };
                tens = false;
                scale = s;
            }
            Class::Scale(s) if s > 100.0 => {
                total = if current > 0.0 || !any { total + current.max(1.0) * s } else { total * s };
                current = 0.0;
                tens = false;
                scale = s;
            }
            Class::Set(12) if any && current > 0.0 => {
                current *= 12.0;
                at = next + 1;
                end = at;
                break;
            }
            _ => {
                if any {
                    if let Some((e, half)) = half_more(p, at) {
                        current += half;
                        at = e;
                        end = e;
                        if let Some(Class::Scale(s)) = p.get(at).map(|x| x.class) {
                            current *= s;
                            scale = s;
                            end = at + 1;
                        }
                    }
                }
                break;
            }
        }
        any = true;
        at = next + 1;
        end = at;
    }
    any.then_some(Count { end, value: total + current, written: Written::Words, scale })
}

fn many(p: &[Piece], i: usize) -> Option<Count> {
    let Class::Many(mut value) = p.get(i)?.class else { return None };
    let mut end = i + 1;
    // `hundreds of thousands`; `tens` and `scores` mean something else unless a scale or `of` follows.
    while low(p, end) == "of" {
        let Some(Class::Many(s)) = p.get(end + 1).map(|x| x.class) else { break };
        value *= s;
        end += 2;
    }
    if value <= 20.0 && p[i].low != "dozens" && low(p, end) != "of" || value == 10.0 {
        return None;
    }
    Some(Count { end, value, written: Written::Many, scale: value })
}

fn half(p: &[Piece], i: usize) -> Option<Count> {
    let mut next = i + 1;
    if matches!(low(p, next), "a" | "an") || p.get(next).is_some_and(|x| x.hyphen() && !x.spaced) {
        next += 1;
        match p.get(next).map(|x| x.class) {
            Some(Class::Scale(s)) => {
                return Some(Count { end: next + 1, value: s / 2.0, written: Written::Words, scale: s });
            }
            Some(Class::Set(12)) => {
                return Some(Count { end: next + 1, value: 6.0, written: Written::Words, scale: 1.0 });
            }
            Some(Class::Unit(Unit::Hour | Unit::Century | Unit::Day | Unit::Year | Unit::Decade, false))
                if !low(p, i + 1).is_empty() =>
            {
                return Some(Count { end: next, value: 0.5, written: Written::Words, scale: 1.0 });
            }
            _ if matches!(low(p, next), "percent" | "per") => {
                return Some(Count { end: next, value: 0.5, written: Written::Words, scale: 1.0 });
            }
            _ => return None,
        }
    }
    let before = i.checked_sub(1).map(|j| &p[j]);
    let named = before.is_some_and(|b| {
        matches!(b.class, Class::Ordinal(_) | Class::Unit(Unit::Second, false))
            || matches!(
                b.low,
                "the" | "a" | "other" | "this" | "that" | "each" | "last" | "next" | "former" | "latter"
            )
            || b.hyphen()
    });
    let bound = before.is_some_and(|b| {
        matches!(
            b.low,
            "than"
                | "about"
                | "nearly"
                | "almost"
                | "over"
                | "around"
                | "roughly"
                | "least"
                | "approximately"
                | "under"
                | "only"
                | "just"
        )
    });
    let whole = matches!(
        low(p, next),
        "of" | "the" | "their" | "its" | "his" | "her" | "our" | "those" | "these" | "all"
    );
    (!named && (bound || whole)).then_some(Count {
        end: i + 1,
        value: 0.5,
        written: Written::Part,
        scale: 1.0,
    })
}

/// `two-thirds`, `three quarters`, `a third of`, `one in five` is a share and found elsewhere.
fn part(p: &[Piece], i: usize) -> Option<Count> {
    let n = match p.get(i)?.class {
        Class::Small(n) if n > 0 => f64::from(n),
        Class::Plain if matches!(p[i].low, "a" | "an") => 1.0,
        _ => return None,
    };
    let hyphen = p.get(i + 1).is_some_and(|x| x.hyphen() && !x.spaced);
    let at = i + 1 + usize::from(hyphen);
    // `about a third` says by its bound that it is no ordinal.
    let bound = i.checked_sub(1).is_some_and(|j| {
        matches!(
            p[j].low,
            "about"
                | "nearly"
                | "almost"
                | "than"
                | "roughly"
                | "around"
                | "approximately"
                | "over"
                | "least"
        )
    });
    let of = low(p, at + 1) == "of" || bound && !p.get(at + 1).is_some_and(|x| x.letters && x.low.is_empty());
    let d = match p.get(at)?.class {
        Class::Parts(d) if n > 1.0 => f64::from(d),
        Class::Unit(Unit::Quarter, true) if n > 1.0 && n < 4.0 && (of || hyphen) => 4.0,
        Class::Ordinal(d) if n == 1.0 && d > 2 && (of || hyphen && p[i].low == "one") => f64::from(d),
        Class::Unit(Unit::Quarter, false) if n == 1.0 && (of || hyphen && p[i].low == "one") => {
            // `a quarter of 2019` and `a quarter of growth` are times.
            if p.get(at + 2).is_some_and(|x| x.whole && x.digits() == 4) {
                return None;
            }
            4.0
        }
        _ => return None,
    };
    (n < d).then_some(Count { end: at + 1, value: n / d, written: Written::Part, scale: 1.0 })
}
