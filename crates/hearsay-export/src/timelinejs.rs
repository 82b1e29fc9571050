//! Timeline → the JSON of TimelineJS: when did what happen, and how sure is the day?
//!
//! A day, a month, a year stand as such; a week, a quarter, a decade from their first day to their last; a date that a
//! report gives only as before or after another stands at that bound and says so. What names no year cannot be drawn and
//! is counted.

use crate::{Desk, Remarks};
use hearsay::digest::safe::one_line;
use hearsay::time::{Bounds, Fine, bounds};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes the object.
///
/// # Errors
/// Where `out` fails.
pub fn write(desk: &Desk<'_>, out: &mut dyn Write) -> io::Result<Remarks> {
    let mut left_out = 0;
    let mut first = true;
    out.write_all(b"{\"scale\":\"human\",\"events\":[")?;
    for (number, t) in desk.case.timeline.iter().enumerate() {
        let Some(dates) = bounds(&t.date).and_then(|b| dates(&t.date, b)) else {
            left_out += 1;
            continue;
        };
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        serde_json::to_writer(&mut *out, &event(desk, number, dates))?;
    }
    out.write_all(b"\n]}\n")?;
    let told =
        format!("{left_out} lines are left out: they name no year, and a timeline has no place for them");
    Ok(if left_out > 0 { vec![told] } else { Remarks::new() })
}

/// `start_date`, `end_date`, `display_date`.
fn dates(value: &str, b: Bounds) -> Option<Map<String, Value>> {
    let mut all = Map::new();
    let whole = |d: Date| json!({"year": d.year(), "month": d.month(), "day": d.day()});
    let (start, end, told) = match (b.earliest, b.latest, b.fine) {
        (Some(a), Some(_), Fine::Day) => (whole(a), None, None),
        (Some(a), Some(_), Fine::Month) => (json!({"year": a.year(), "month": a.month()}), None, None),
        (Some(a), Some(_), Fine::Year) => (json!({"year": a.year()}), None, None),
        (Some(a), Some(z), Fine::Span) => match season(value) {
            Some(name) => (json!({"year": a.year()}), None, Some(format!("{name} {}", a.year()))),
            None => (whole(a), Some(whole(z)), None),
        },
        (Some(a), None, _) => (whole(a), None, Some(format!("after {}", value.trim_start_matches('>')))),
        (None, Some(z), _) => (whole(z), None, Some(format!("before {}", value.trim_start_matches('<')))),
        (None, None, _) => return None,
    };
    all.insert("start_date".into(), start);
    all.extend(end.map(|end| ("end_date".into(), end)));
    all.extend(told.map(|told| ("display_date".into(), told.into())));
    Some(all)
}

/// A season is a name and no months: it lies elsewhere in the year on the other half of the globe.
fn season(value: &str) -> Option<&'static str> {
    [("-SP", "spring"), ("-SU", "summer"), ("-FA", "autumn"), ("-WI", "winter")]
        .into_iter()
        .find(|(end, _)| value.ends_with(end))
        .map(|(_, name)| name)
}

fn event(desk: &Desk<'_>, number: usize, mut event: Map<String, Value>) -> Value {
    let t = &desk.case.timeline[number];
    let mut outlets: Vec<String> = Vec::new();
    let mut pointers: Vec<String> = Vec::new();
    for p in &t.evidence {
        let Some(report) = desk.report(&p.report) else { continue };
        let outlet = desk.reports.outlet(report);
        if !outlets.contains(&outlet) {
            outlets.push(outlet);
        }
        let pointer = escaped(&desk.pointer(report, [p.start, p.end]));
        let url = desk.address(report);
        pointers.push(match url.starts_with("urn:") {
            true => pointer,
            false => format!("<a href=\"{}\" rel=\"noopener\">{pointer}</a>", escaped(&url)),
        });
    }
    pointers.dedup();
    let rest = pointers.len().saturating_sub(12);
    pointers.truncate(12);
    if rest > 0 {
        pointers.push(format!("{rest} more"));
    }
    let group = match outlets.as_slice() {
        [only] => only.clone(),
        [] => String::new(),
        _ => "several outlets".into(),
    };
    event.insert("unique_id".into(), format!("line-{}", number + 1).into());
    event.insert(
        "text".into(),
        json!({
            "headline": escaped(&cut(&one_line(&t.what), 160)),
            "text": format!("<p>{}</p><p>{}</p>", escaped(&one_line(&t.what)), pointers.join(", ")),
        }),
    );
    event.insert("group".into(), group.into());
    Value::Object(event)
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &text[..end])
        }
    }
}

/// TimelineJS shows its texts as HTML.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uncertain_date_is_drawn_as_what_it_is() {
        for (value, drawn) in [
            ("2025-02-11", r#"{"start_date":{"day":11,"month":2,"year":2025}}"#),
            ("2025-02", r#"{"start_date":{"month":2,"year":2025}}"#),
            ("2025", r#"{"start_date":{"year":2025}}"#),
            (
                "2025-W07",
                r#"{"end_date":{"day":16,"month":2,"year":2025},"start_date":{"day":10,"month":2,"year":2025}}"#,
            ),
            ("2025-WI", r#"{"display_date":"winter 2025","start_date":{"year":2025}}"#),
            (
                "<2023-10-07",
                r#"{"display_date":"before 2023-10-07","start_date":{"day":6,"month":10,"year":2023}}"#,
            ),
            (">2023-10", r#"{"display_date":"after 2023-10","start_date":{"day":1,"month":11,"year":2023}}"#),
        ] {
            let all = dates(value, bounds(value).unwrap()).unwrap();
            assert_eq!(Value::Object(all).to_string(), drawn, "{value}");
        }
        assert!(bounds("XXXX-02").is_none());
    }

    #[test]
    fn words_are_no_markup() {
        assert_eq!(escaped("<script>\"x\" & 'y'"), "&lt;script&gt;&quot;x&quot; &amp; &#39;y&#39;");
    }
}
