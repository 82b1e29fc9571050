//! line → Byline, closing mark: who wrote it, for whom?

use super::names::{acronym, capitalised, ends_sentence, known_agency, outlet_name};
use crate::text::calendar::is_named;
use std::ops::Range;

/// What a byline says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Byline {
    /// The people, as printed: `Ina Corvell and Bo Lund`.
    pub(super) people: Option<String>,
    /// The outlet or agency, where one is named.
    pub(super) outlet: Option<String>,
}

/// What somebody is who signs: no part of a name.
const POSTS: [&str; 14] = [
    "staff",
    "writer",
    "correspondent",
    "reporter",
    "editor",
    "editors",
    "bureau",
    "team",
    "columnist",
    "contributor",
    "staffer",
    "agencies",
    "special",
    "chief",
];

/// Finds a byline: `By Ina Corvell`, `By Ina Corvell and Bo Lund, Vesk Courier`, `Ina Corvell | Vesk Courier`,
/// `Reporting by Ina Corvell; Editing by Bo Lund`.
///
/// `top` says that the report has not begun; only there may a byline stand that has no verb.
pub(super) fn byline(line: &str, top: bool) -> Option<Byline> {
    if line.len() > 200 {
        return None;
    }
    let lower = line.to_lowercase();
    let signed = [
        "reporting by ",
        "written by ",
        "additional reporting by ",
        "(reporting by ",
        "story by ",
        "edited by ",
        "editing by ",
        "compiled by ",
    ];
    if let Some(start) = signed.iter().find(|s| lower.starts_with(**s)) {
        let rest = line.get(start.len()..)?.trim_end_matches([')', '.']);
        let first =
            rest.split([';', ',']).next().unwrap_or_default().split(" in ").next().unwrap_or_default();
        let reporting = !lower.starts_with("edit") && !lower.starts_with("additional");
        return (capitalised(first, 12))
            .then(|| Byline { people: reporting.then(|| first.trim().to_owned()), outlet: None });
    }
    if !top {
        return None;
    }
    if let Some(rest) = line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).and_then(|_| line.get(3..))
    {
        return by(rest.trim());
    }
    // `Ina Corvell | Vesk Courier`
    let (person, outlet) = line.split_once('|').map(|(p, o)| (p.trim(), o.trim()))?;
    let fits =
        capitalised(person, 4) && person.contains(' ') && capitalised(outlet, 5) && !outlet_name(person);
    (fits && outlet_name(outlet))
        .then(|| Byline { people: Some(person.to_owned()), outlet: Some(outlet.to_owned()) })
}

fn by(rest: &str) -> Option<Byline> {
    let mut rest = rest.trim_end_matches([',', ';', '|', ' ']);
    for others in
        [" and agencies", " and agency", " and staff", " and wire reports", " with agencies", " & agencies"]
    {
        rest = rest.strip_suffix(others).unwrap_or(rest);
    }
    // An abbreviation may end in a point (`Jr.`, `Ph.D.`); a sentence is not made of names.
    let mut people: Vec<&str> = Vec::new();
    let mut outlet = None;
    for (i, part) in
        rest.split([',', '|', '•', '·', '–', '—', ';']).map(str::trim).filter(|p| !p.is_empty()).enumerate()
    {
        // `Bo Lund in Lennvik`, `Bo Lund for Vesk Courier`
        let (part, employer) = match part.split_once(" for ") {
            Some((name, outlet)) => (name, Some(outlet)),
            None => (part.split_once(" in ").map_or(part, |(name, _)| name), None),
        };
        if !capitalised(part, 9) || employer.is_some_and(|e| !capitalised(e, 6)) {
            return None;
        }
        let post = part.split_whitespace().any(|w| POSTS.contains(&w.to_lowercase().as_str()));
        if i == 0 && !post && !outlet_name(part) {
            if !named(part) {
                return None;
            }
            people.push(part);
        } else if post {
            // `Staff Writer`, `Our Correspondent` name nobody.
        } else if outlet_name(part) {
            outlet.get_or_insert(part);
        } else if i > 0 && named(part) && outlet.is_none() && part.split_whitespace().count() >= 2 {
            people.push(part);
        }
        if let Some(employer) = employer {
            outlet.get_or_insert(employer);
        }
    }
    let people = (!people.is_empty()).then(|| people.join(", "));
    let posted = rest.split_whitespace().any(|w| POSTS.contains(&w.to_lowercase().as_str()));
    (people.is_some() || outlet.is_some() || posted)
        .then(|| Byline { people, outlet: outlet.map(str::to_owned) })
}

/// Whether words can be a person's name: two of them, neither a day nor a month.
fn named(words: &str) -> bool {
    const NOT: [&str; 7] = ["all", "any", "far", "land", "sea", "numbers", "then"];
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default().to_lowercase();
    parts.next().is_some()
        && !NOT.contains(&first.as_str())
        && !is_named(&first)
        && first != "the"
        && !words.chars().any(|c| c.is_ascii_digit())
}

/// The closing mark of an agency at the end of a paragraph: where the mark begins, and the names in it.
///
/// `… she said. (KNA)`, `… she said. — KNA`, `… she said. /KNA/`, `(With inputs from KNA)`. A name that a sentence only
/// explains (`the Kemmer Naval Academy (KNA)`) stands before its full stop and is none.
pub(super) fn closing_mark(line: &str, expected: &[String]) -> Option<(usize, Vec<Range<usize>>)> {
    let end = line.trim_end_matches(['.', ' ']).len();
    let text = &line[..end];
    let close = text.chars().next_back()?;
    let agency = |name: &str| {
        known_agency(name) || acronym(name) && name.len() > 1 || expected.iter().any(|e| e == name)
    };
    let open = match close {
        ')' => Some('('),
        ']' => Some('['),
        '/' => Some('/'),
        _ => None,
    };
    if let Some(open) = open {
        let at = text[..text.len() - 1].rfind(open)?;
        let inside = &text[at + 1..text.len() - 1];
        if inside.len() > 80 || !before_mark(&line[..at]) {
            return None;
        }
        let mut names = Vec::new();
        let mut from = at + 1;
        let lower = inside.to_lowercase();
        let inputs = [
            "with inputs from",
            "with input from",
            "with agencies",
            "with agency inputs",
            "agencies",
            "inputs from",
        ];
        let list = match inputs.iter().find(|i| lower.starts_with(**i)) {
            Some(start) => {
                from += start.len();
                &inside[start.len()..]
            }
            None => inside,
        };
        let shared = list.len() < inside.len();
        for name in list.split(['/', ',', '-']) {
            let left = name.len() - name.trim_start().len();
            let bare = name.trim().trim_end_matches('.');
            if agency(bare) {
                names.push(from + left..from + left + bare.len());
            } else if !shared {
                return None;
            }
            from += name.len() + 1;
        }
        return Some((at, names));
    }
    let at = text.rfind(['—', '–', '-'])?;
    let mark = text[at..].chars().next()?;
    let name = text[at + mark.len_utf8()..].trim();
    let left = at
        + mark.len_utf8()
        + (text[at + mark.len_utf8()..].len() - text[at + mark.len_utf8()..].trim_start().len());
    let start = text[..at].trim_end_matches(['-', '—', '–']).len();
    let apart = text[..start].ends_with(char::is_whitespace) || start == 0;
    let fits = known_agency(name) || expected.iter().any(|e| e == name) || acronym(name) && name.len() >= 3;
    (fits && apart && before_mark(&text[..start]))
        .then(|| (start, std::iter::once(left..left + name.len()).collect()))
}

fn before_mark(text: &str) -> bool {
    text.trim().is_empty() || ends_sentence(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_of_every_usual_form() {
        for (line, people, outlet) in [
            ("By Ina Corvell", "Ina Corvell", ""),
            ("BY INA CORVELL", "INA CORVELL", ""),
            ("By Ina Corvell and Bo Lund, Vesk Courier", "Ina Corvell and Bo Lund", "Vesk Courier"),
            ("By Ina Corvell, Bo Lund and Per van der Ek", "Ina Corvell, Bo Lund and Per van der Ek", ""),
            ("By Bo Lund in Lennvik", "Bo Lund", ""),
            ("By Bo Lund, Staff Writer", "Bo Lund", ""),
            ("By Bo Lund | KNA", "Bo Lund", "KNA"),
            ("Ina Corvell | Vesk Courier", "Ina Corvell", "Vesk Courier"),
            ("By KNA", "", "KNA"),
            ("By Ina Corvell and agencies", "Ina Corvell", ""),
            ("Reporting by Ina Corvell in Dorran; Editing by Bo Lund", "Ina Corvell", ""),
        ] {
            let found = byline(line, true).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(found.people.as_deref().unwrap_or_default(), people, "{line}");
            assert_eq!(found.outlet.as_deref().unwrap_or_default(), outlet, "{line}");
        }
        for line in [
            "By the Numbers",
            "By Monday the dam was full.",
            "By Any Means",
            "By May Day",
            "By then nobody spoke",
            "Talks | What we know",
        ] {
            assert_eq!(byline(line, true), None, "{line}");
        }
        assert_eq!(byline("By Ina Corvell", false), None);
    }

    #[test]
    fn closing_marks() {
        for (line, mark, names) in [
            ("They left, she said. (KNA)", "(KNA)", "KNA"),
            ("“We left.” – Reuters", "– Reuters", "Reuters"),
            ("They left. -- KNA", "-- KNA", "KNA"),
            ("They left. /KNA/", "/KNA/", "KNA"),
            ("They left. (KNA/AFP)", "(KNA/AFP)", "KNA+AFP"),
            ("(With inputs from KNA)", "(With inputs from KNA)", "KNA"),
            ("— AFP", "— AFP", "AFP"),
        ] {
            let (at, found) = closing_mark(line, &[]).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(&line[at..], mark, "{line}");
            let found: Vec<&str> = found.iter().map(|n| &line[n.clone()]).collect();
            assert_eq!(found.join("+"), names, "{line}");
        }
        for line in [
            "He leads the Kemmer Naval Academy (KNA)",
            "the academy (KNA).",
            "They left. (See above.)",
            "They left - KNA",
            "x – y",
            ")",
        ] {
            assert_eq!(closing_mark(line, &[]), None, "{line}");
        }
    }
}
