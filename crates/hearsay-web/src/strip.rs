//! Dated lines → a strip of time: columns of years, months or days with how much each holds, and a mark for each line.

use crate::parts::day;
use crate::plot::{number, tenth};
use askama::Template;
use askama::filters::HtmlSafe;

/// A dated line to be drawn.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// ISO 8601; none where it lies before a day.
    pub(crate) first: Option<String>,
    pub(crate) last: Option<String>,
    pub(crate) href: String,
    pub(crate) title: String,
}

/// A year, a month or a day.
#[derive(Clone, Debug)]
struct Column {
    x: f64,
    width: f64,
    top: f64,
    height: f64,
    name: String,
    title: String,
    href: Option<String>,
    named: bool,
}

/// A drawn line.
#[derive(Clone, Debug)]
struct Mark {
    x: f64,
    y: f64,
    width: f64,
    before: bool,
    href: String,
    title: String,
}

/// The strip.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/strip.html")]
pub(crate) struct Strip {
    label: String,
    columns: Vec<Column>,
    marks: Vec<Mark>,
    height: f64,
}
impl HtmlSafe for Strip {}

const WIDTH: f64 = 1000.0;
/// Where the columns stand, and where the marks begin.
const FOOT: f64 = 70.0;
const LANES: f64 = 100.0;
const LANE: f64 = 13.0;
const MOST_LANES: usize = 24;

/// Columns with how much each holds (`2025`, `2025-03`, `2025-03-06`), and the lines.
pub(crate) fn strip(
    label: &str,
    counts: &[(String, usize)],
    to: impl Fn(&str) -> Option<String>,
    lines: &[Line],
) -> Option<Strip> {
    let most = counts.iter().map(|c| c.1).max()? as f64;
    let width = WIDTH / counts.len() as f64;
    let each = (counts.len() / 26 + 1).max(1);
    let columns = counts.iter().enumerate().map(|(i, (part, n))| {
        let height = tenth((*n as f64 / most).sqrt() * (FOOT - 14.0)).max(if *n > 0 { 2.0 } else { 0.0 });
        Column {
            x: tenth(i as f64 * width + 1.0),
            width: tenth((width - 2.0).max(1.0)),
            top: tenth(FOOT - height),
            height,
            name: short(part),
            title: format!("{}: {n}", day(part)),
            href: (*n > 0).then(|| to(part)).flatten(),
            named: i % each == 0,
        }
    });
    let columns: Vec<Column> = columns.collect();
    let scale = Scale::new(counts, width)?;
    let mut lanes: Vec<f64> = Vec::new();
    let mut marks = Vec::new();
    for line in lines {
        let Some(last) = line.last.as_deref().and_then(number) else { continue };
        let first = line.first.as_deref().and_then(number);
        let from = scale.at(first.unwrap_or(last) as f64);
        let until = scale.at(last as f64 + 1.0);
        let width = (until - from).max(9.0);
        let from = from.min(WIDTH - width);
        let lane = match lanes.iter().position(|end| *end <= from) {
            Some(lane) => lane,
            None if lanes.len() < MOST_LANES => {
                lanes.push(0.0);
                lanes.len() - 1
            }
            None => continue,
        };
        lanes[lane] = from + width + 3.0;
        marks.push(Mark {
            x: tenth(from),
            y: LANES + lane as f64 * LANE,
            width: tenth(width),
            before: first.is_none(),
            href: line.href.clone(),
            title: line.title.clone(),
        });
    }
    let height = LANES + lanes.len() as f64 * LANE + 4.0;
    Some(Strip { label: label.to_owned(), columns, marks, height })
}

/// Days → places: columns are equally wide whatever lies between them.
struct Scale {
    starts: Vec<(f64, f64)>,
    width: f64,
}

impl Scale {
    fn new(counts: &[(String, usize)], width: f64) -> Option<Scale> {
        let ends = |part: &str| -> Option<(f64, f64)> {
            let begin = match part.len() {
                4 => format!("{part}-01-01"),
                7 => format!("{part}-01"),
                _ => part.to_owned(),
            };
            let length = match part.len() {
                4 => 366.0,
                7 => 31.0,
                _ => 1.0,
            };
            Some((number(&begin)? as f64, length))
        };
        let starts: Option<Vec<(f64, f64)>> = counts.iter().map(|c| ends(&c.0)).collect();
        starts.filter(|s| !s.is_empty()).map(|starts| Scale { starts, width })
    }

    fn at(&self, day: f64) -> f64 {
        let i = self.starts.partition_point(|s| s.0 <= day);
        let Some(i) = i.checked_sub(1) else { return 0.0 };
        let (start, length) = self.starts[i];
        (i as f64 + ((day - start) / length).min(1.0)) * self.width
    }
}

/// `2025-03` → `Mar`, `2025-03-06` → `6`.
fn short(part: &str) -> String {
    let shown = day(part);
    if part.len() == 4 { shown } else { shown.split(' ').next().unwrap_or_default().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(first: Option<&str>, last: &str) -> Line {
        let own = |s: &str| s.to_owned();
        Line { first: first.map(own), last: Some(own(last)), href: "/".into(), title: String::new() }
    }

    #[test]
    fn a_month_is_a_bar_and_a_day_a_point_inside_it() {
        let counts = [("2025-02".to_owned(), 1), ("2025-03".to_owned(), 3)];
        let lines = [line(Some("2025-03-01"), "2025-03-31"), line(Some("2025-03-06"), "2025-03-06")];
        let drawn = strip("time", &counts, |_| None, &lines).expect("there are columns");
        let [bar, point] = drawn.marks.as_slice() else { panic!("both are drawn") };
        assert!(bar.width > 400.0 && point.width < 20.0);
        assert!(bar.x < point.x && point.x < bar.x + bar.width && bar.y != point.y);
    }

    #[test]
    fn what_lies_before_a_day_ends_there() {
        let counts = [("2025".to_owned(), 1)];
        let drawn = strip("time", &counts, |_| None, &[line(None, "2025-07-01")]).expect("there is a column");
        assert!(drawn.marks[0].before);
        assert!(strip("time", &[], |_| None, &[]).is_none());
    }
}
