//! Values over days → a small picture: how does what is counted change?
//!
//! Drawn here and not by a plotting library: what those write is styled inside the picture, which the policy of the
//! pages forbids, and cannot follow the colours of the page.

use askama::Template;
use askama::filters::HtmlSafe;

/// One value, or a range, on a day.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    /// ISO 8601; none where it is not known.
    pub(crate) day: Option<String>,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) bound: String,
    pub(crate) href: String,
    pub(crate) title: String,
}

/// A mark of the picture.
#[derive(Clone, Debug)]
pub(crate) struct Dot {
    x: f64,
    top: f64,
    bottom: f64,
    arrow: &'static str,
    href: String,
    title: String,
}

/// The picture.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/plot.html")]
pub(crate) struct Plot {
    label: String,
    dots: Vec<Dot>,
    high: String,
    low: String,
    first: String,
    last: String,
}
impl HtmlSafe for Plot {}

const LEFT: f64 = 58.0;
const RIGHT: f64 = 308.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 72.0;

/// Draws what is dated; none where that is less than two, or nothing changes.
pub(crate) fn plot(label: &str, points: &[Point]) -> Option<Plot> {
    let dated: Vec<(i64, &Point)> =
        points.iter().filter_map(|p| Some((number(p.day.as_deref()?)?, p))).collect();
    if dated.len() < 2 {
        return None;
    }
    let (mut first, mut last) = (i64::MAX, i64::MIN);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for (day, p) in &dated {
        (first, last) = (first.min(*day), last.max(*day));
        (low, high) = (low.min(p.low), high.max(p.high));
    }
    if low >= high {
        return None;
    }
    let across = |day: i64| match last - first {
        0 => (LEFT + RIGHT) / 2.0,
        days => LEFT + 8.0 + (day - first) as f64 / days as f64 * (RIGHT - LEFT - 16.0),
    };
    let up = |v: f64| BOTTOM - (v - low) / (high - low) * (BOTTOM - TOP);
    let dots = dated.iter().map(|(day, p)| Dot {
        x: tenth(across(*day)),
        top: tenth(up(p.high)),
        bottom: tenth(up(p.low)),
        arrow: match p.bound.as_str() {
            "at least" | "more than" => "up",
            "at most" | "less than" => "down",
            _ => "",
        },
        href: p.href.clone(),
        title: p.title.clone(),
    });
    let dots: Vec<Dot> = dots.collect();
    let named = |n: i64| {
        let of = dated.iter().find(|d| d.0 == n).and_then(|d| d.1.day.as_deref());
        of.map(crate::parts::day).unwrap_or_default()
    };
    Some(Plot {
        label: label.to_owned(),
        dots,
        high: value(high),
        low: value(low),
        first: named(first),
        last: if first == last { String::new() } else { named(last) },
    })
}

/// To a tenth: a picture needs no more.
pub(crate) fn tenth(x: f64) -> f64 {
    (x * 10.0).round() / 10.0
}

/// A value as a person writes it.
pub(crate) fn value(v: f64) -> String {
    let big = [(1e12, "tn"), (1e9, "bn"), (1e6, "m")];
    for (unit, name) in big {
        if v.abs() >= unit {
            return format!("{} {name}", trimmed(v / unit));
        }
    }
    if v.fract() == 0.0 && v.abs() < 1e12 {
        let n = crate::parts::thousands(v.abs() as usize);
        return if v < 0.0 { format!("−{n}") } else { n };
    }
    trimmed(v)
}

fn trimmed(v: f64) -> String {
    let text = format!("{v:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Days since the first of March of the year 0; a month counts as its middle, a year too.
pub(crate) fn number(iso: &str) -> Option<i64> {
    let mut parts = iso.split('T').next()?.split('-');
    let year: i64 = parts.next()?.parse().ok()?;
    let month: i64 = parts.next().map_or(Some(7), |m| m.parse().ok())?;
    let day: i64 = parts.next().map_or(Some(15), |d| d.parse().ok())?;
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1..=9999).contains(&year) {
        return None;
    }
    let y = if month <= 2 { year - 1 } else { year };
    Some(y * 365 + y / 4 - y / 100 + y / 400 + ((month + 9) % 12 * 306 + 5) / 10 + day - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(day: &str, low: f64, high: f64) -> Point {
        Point {
            day: Some(day.into()),
            low,
            high,
            bound: "exact".into(),
            href: "/".into(),
            title: String::new(),
        }
    }

    #[test]
    fn the_least_is_at_the_foot_and_the_first_at_the_left() {
        let drawn = plot("boats", &[point("2025-03-01", 40.0, 40.0), point("2025-02-01", 10.0, 20.0)]);
        let dots = drawn.expect("two are dated").dots;
        assert!(dots[1].x < dots[0].x && dots[1].bottom == BOTTOM && dots[0].top == TOP);
        assert!(dots[1].top < dots[1].bottom, "a range has a height");
    }

    #[test]
    fn what_is_not_dated_is_not_drawn() {
        let undated = Point { day: None, ..point("2025-01-01", 1.0, 1.0) };
        assert!(plot("boats", &[undated, point("2025-02-01", 2.0, 2.0)]).is_none());
    }

    #[test]
    fn values_are_written_for_people() {
        for (v, text) in [(1400.0, "1,400"), (2.5, "2.5"), (3_200_000.0, "3.2 m"), (-7.0, "−7"), (0.0, "0")]
        {
            assert_eq!(value(v), text);
        }
    }
}
