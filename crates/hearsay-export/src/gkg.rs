//! Desk → GKG 2.1 of GDELT: one line a report, twenty-seven fields between tabs, no heading.
//!
//! What Hearsay does not know stays empty: themes, tone, places on a map, the types of counts. A number with what it counts
//! stands among the amounts. Offsets are code points of the report's text.

use crate::desk::is_address;
use crate::{Desk, Remarks};
use hearsay::digest::safe::one_line;
use hearsay::view::reading::{Pair, ReadingView, ValueView};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a line a report.
///
/// # Errors
/// Where `out` fails.
pub fn write(desk: &Desk<'_>, out: &mut dyn Write) -> io::Result<Remarks> {
    let mut statements: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, s) in desk.case.statements.iter().enumerate() {
        statements.entry(&s.report).or_default().push(i);
    }
    let mut undated = 0;
    for report in 0..desk.case.reports.len() {
        let view = desk.view(report);
        let day = published(view);
        undated += usize::from(day.is_none());
        let of = statements.get(view.id.as_str()).map_or(&[][..], |all| all);
        let quotations: Vec<String> = of.iter().flat_map(|i| quotations(desk, report, *i)).collect();
        let address = view.url.as_deref().filter(|u| is_address(u));
        let citation = || [view.outlet.as_deref(), Some(view.path.as_str())].into_iter().flatten().map(field);
        let mut fields: [String; 27] = Default::default();
        fields[0] = format!("{}-{}", day.as_deref().unwrap_or("00000000000000"), report);
        fields[1] = day.unwrap_or_default();
        // 1: the document is an address; 2: it is a citation in words.
        fields[2] = if address.is_some() { "1" } else { "2" }.into();
        fields[3] = view.outlet.as_deref().map(field).unwrap_or_default();
        fields[4] = address.map(field).unwrap_or_else(|| citation().collect::<Vec<_>>().join(", "));
        let people = named(desk, view, &["person"]);
        let bodies = named(desk, view, &["organisation", "group"]);
        (fields[11], fields[12]) = once_and_each(&people);
        (fields[13], fields[14]) = once_and_each(&bodies);
        fields[16] = dates(view);
        fields[22] = quotations.join("#");
        fields[23] = once_and_each(&all_names(desk, report, view)).1;
        fields[24] = amounts(desk, report, view);
        writeln!(out, "{}", fields.join("\t"))?;
    }
    let told = format!("{undated} reports have no full date of publication: their second field is empty");
    Ok(if undated > 0 { vec![told] } else { Remarks::new() })
}

/// A text without what parts fields, blocks and values.
fn field(text: &str) -> String {
    let parted = |c: char| matches!(c, ';' | ',' | '#' | '|' | '<' | '>') || c.is_control();
    one_line(&text.replace(parted, " "))
}

/// `20250211000000`, where the day is known: a day is never made out of a month.
fn published(view: &ReadingView) -> Option<String> {
    let text = view.published.as_deref()?;
    let day: String = text.chars().take(10).filter(char::is_ascii_digit).collect();
    let time: String = text.chars().skip(11).take(8).filter(char::is_ascii_digit).collect();
    (day.len() == 8).then(|| format!("{day}{time:0<6}"))
}

/// `Offset|Length|Verb|Quote` for each stretch between quotation marks: what is reported in other words is no quotation.
fn quotations(desk: &Desk<'_>, report: usize, statement: usize) -> Vec<String> {
    let s = &desk.case.statements[statement].statement;
    if s.quotation == "indirect" {
        return Vec::new();
    }
    let verb = field(&desk.words(report, &s.cue));
    let quoted =
        s.content.iter().flat_map(|part| quoted(desk.slice(report, *part), part[0], s.quotation == "direct"));
    quoted
        .map(|(start, words)| format!("{start}|{}|{verb}|{}", words.chars().count(), field(&words)))
        .collect()
}

/// The stretches of some words that stand between quotation marks, with where they begin; the whole where a direct
/// quotation has lost its marks to its neighbours.
fn quoted(words: &str, offset: usize, direct: bool) -> Vec<(usize, String)> {
    let (mut found, mut open): (Vec<(usize, String)>, Option<(usize, char)>) = (Vec::new(), None);
    let all: Vec<char> = words.chars().collect();
    let mut keep = |from: usize, to: usize| {
        let inner: String = all[from..to].iter().collect();
        let blank = inner.chars().take_while(|c| c.is_whitespace()).count();
        let inner = inner.trim();
        if !inner.is_empty() {
            found.push((offset + from + blank, inner.to_owned()));
        }
    };
    for (i, c) in all.iter().enumerate() {
        match (open, c) {
            (None, '"') => open = Some((i + 1, '"')),
            (None, '“' | '„') => open = Some((i + 1, '”')),
            (None, '«') => open = Some((i + 1, '»')),
            (Some((from, close)), c) if *c == close => {
                keep(from, i);
                open = None;
            }
            _ => {}
        }
    }
    match open {
        // The mark that would end it stands behind the content.
        Some((from, _)) => keep(from, all.len()),
        None if direct && found_none(&all) => keep(0, all.len()),
        None => {}
    }
    found
}

fn found_none(all: &[char]) -> bool {
    !all.iter().any(|c| matches!(c, '"' | '“' | '„' | '«'))
}

/// Where the actors of some kinds are named, in the order of the text.
fn named(desk: &Desk<'_>, view: &ReadingView, kinds: &[&str]) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    for a in view.actors.iter().filter(|a| kinds.contains(&a.kind.as_str())) {
        let name = field(desk.name(&a.id));
        let mentions = a.mentions.iter().zip(&a.refers).filter(|(_, how)| *how == "name");
        all.extend(mentions.map(|(m, _)| (m[0], name.clone())));
    }
    all.sort();
    all
}

/// Every name as it is printed.
fn all_names(desk: &Desk<'_>, report: usize, view: &ReadingView) -> Vec<(usize, String)> {
    view.names.iter().map(|n| (n.start, field(desk.slice(report, [n.start, n.end])))).collect()
}

/// `Name;Name` and `Name,Offset;Name,Offset`
fn once_and_each(all: &[(usize, String)]) -> (String, String) {
    let mut once: Vec<&str> = Vec::new();
    for (_, name) in all {
        if !once.contains(&name.as_str()) {
            once.push(name);
        }
    }
    let each: Vec<String> = all.iter().map(|(offset, name)| format!("{name},{offset}")).collect();
    (once.join(";"), each.join(";"))
}

/// `Resolution,Month,Day,Year,Offset`: 1 a year, 2 a month, 3 a day, 4 a day without its year.
fn dates(view: &ReadingView) -> String {
    let all = view.dates.iter().filter(|d| matches!(d.kind.as_str(), "DATE" | "TIME")).filter_map(|d| {
        let value = d.value.split('T').next().unwrap_or_default();
        let parts: Vec<&str> = value.split('-').collect();
        let number = |s: &str| s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse::<u32>().ok()).flatten();
        let (resolution, month, day, year) = match parts.as_slice() {
            ["XXXX", m, d] => (4, number(m)?, number(d)?, 0),
            [y, m, d] => (3, number(m)?, number(d)?, number(y)?),
            [y, m] => (2, number(m)?, 0, number(y)?),
            [y] if y.len() == 4 => (1, 0, 0, number(y)?),
            _ => return None,
        };
        Some(format!("{resolution},{month},{day},{year},{}", d.start))
    });
    all.collect::<Vec<_>>().join(";")
}

/// `Amount,Object,Offset`; of a range its lower end.
fn amounts(desk: &Desk<'_>, report: usize, view: &ReadingView) -> String {
    let words = |span: Pair| field(desk.slice(report, span));
    let all = view.figures.iter().map(|f| {
        let (low, _) = f.value.ends();
        let amount = match f.value {
            ValueView::Whole(n) | ValueView::WholeRange([n, _]) => n.to_string(),
            _ => low.to_string(),
        };
        let object = [f.unit.as_deref().map(field), f.counted.map(words)];
        let object = object.into_iter().flatten().collect::<Vec<_>>().join(" ");
        format!("{amount},{object},{}", f.start)
    });
    all.collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_marks_is_a_quotation() {
        let all = |words: &str, direct| {
            quoted(words, 10, direct).into_iter().map(|(at, w)| format!("{at} {w}")).collect::<Vec<_>>()
        };
        assert_eq!(all("“The base will go,”", true), ["11 The base will go,"]);
        assert_eq!(all("the \"natural end\" of a \"long\" road", false), ["15 natural end", "34 long"]);
        assert_eq!(all("the base will go", true), ["10 the base will go"]);
        assert_eq!(all("no marks here", false), Vec::<String>::new());
        assert_eq!(all("he hoped “for calm", false), ["20 for calm"]);
        assert_eq!(all("“”", true), Vec::<String>::new());
    }

    #[test]
    fn no_value_can_end_its_field() {
        assert_eq!(field("a\tb;c|d#e,f\ng\u{202e}<h>"), "a b c d e f g⟨U+202E⟩ h");
    }
}
