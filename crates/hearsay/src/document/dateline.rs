//! start of a paragraph → Dateline: from where, on which day, by which agency?

use super::date::{Day, day_at};
use super::names::{acronym, capitalised, ends_sentence, known_agency, opens_sentence};
use std::ops::Range;

/// A dateline, in bytes of the line that it opens.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dateline {
    /// How much of the line it takes, with its closing mark.
    pub(super) length: usize,
    /// The place, without what stands in brackets.
    pub(super) place: Option<String>,
    pub(super) day: Option<Day>,
    pub(super) agencies: Vec<Range<usize>>,
}

/// Where in the report a line stands, for forms that are datelines only in the right place.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// No paragraph but perhaps a standfirst is above it.
    pub(super) first: bool,
    /// A place in capitals with a colon is meant: nobody speaks in capitals with a colon elsewhere (`CORVELL: No.`).
    pub(super) colon: bool,
}

/// Finds the dateline that opens a line: place, then day and agency in either order, then a mark.
///
/// Understood: `PORT ELANOR, Vesk (KNA) —`, `Port Elanor, DC [VS], February 11 (KNA):`, `PORT ELANOR, Feb 11 (KNA) -`,
/// `Port Elanor, 3 March /KNA/ --`, `PORT ELANOR —`, `PORT ELANOR: …` (in the first paragraph), `(KNA) —`.
pub(super) fn dateline_at(line: &str, standing: Standing) -> Option<Dateline> {
    let mut head = Head { line, at: 0, parts: Vec::new(), day: None, agencies: Vec::new(), words: 0 };
    head.read();
    let Head { at, parts, day, agencies, words, .. } = head;
    let (mark, end) = mark_at(line, at, !agencies.is_empty());
    let rest = line.get(end..)?.trim_start();
    let place = (!parts.is_empty()).then(|| parts.join(", "));
    let dated = day.is_some();
    let caps = parts.first().is_some_and(|p| in_capitals(p));
    let known = agencies.iter().any(|a| line.get(a.clone()).is_some_and(known_agency));
    let opens = opens_sentence(rest);
    if words > 9 || parts.first().is_some_and(|p| never_a_place(p)) {
        return None;
    }
    let alone = rest.is_empty();
    let accepted = match mark {
        // Nothing but the dateline stands on the line.
        None if alone => !agencies.is_empty() && (caps || dated || known) || caps && dated,
        None => !agencies.is_empty() && known && opens && standing.first,
        Some(_) if !agencies.is_empty() => {
            let strict = caps || dated || known || place.is_none();
            (alone || opens) && (strict || (standing.first && mark != Some(':')))
        }
        Some(_) if dated => place.is_some() && (alone || opens) && (standing.first || caps),
        // What follows must be running text: `TALKS FAIL — WHAT WE KNOW` is a headline.
        Some(':') => {
            caps && standing.first && standing.colon && opens && running(rest) && long_enough(&parts)
        }
        // In capitals further down stand the sub-heads of some agencies: `NO ANSWERS — Corvell did not say …`.
        // A region behind the town (`DORRAN, N.V. —`) leaves no doubt.
        Some(_) if caps => {
            (standing.first || parts.len() > 1) && opens && running(rest) && long_enough(&parts)
        }
        Some('-') => false,
        Some(_) => standing.first && town(&parts) && opens && rest.len() >= 80 && ends_sentence(rest),
    };
    // A bare agency or day says where nothing begins unless a mark closes it.
    let enough = place.is_some() || !agencies.is_empty();
    let length = end + (line.len() - end - rest.len()) * usize::from(alone);
    (accepted && enough).then_some(Dateline { length, place, day, agencies })
}

/// What is being read of a dateline.
struct Head<'a> {
    line: &'a str,
    at: usize,
    parts: Vec<String>,
    day: Option<Day>,
    agencies: Vec<Range<usize>>,
    words: usize,
}

impl<'a> Head<'a> {
    fn rest(&self) -> &'a str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Reads as far as the line has the parts of a dateline; `at` stays behind the last of them.
    fn read(&mut self) {
        loop {
            let before = self.at;
            let spaces = self.rest().len() - self.rest().trim_start_matches([' ', ',', '\u{a0}', '\t']).len();
            let comma = self.rest().get(..spaces).is_some_and(|s| s.contains(','));
            self.at += spaces;
            let more = self.bracket()
                || self.agency()
                || self.on_a_day()
                || (self.may_have_place(comma) && self.place());
            if !more || self.at > 120 {
                self.at = before;
                return;
            }
        }
    }

    /// A part of the place stands in front, or behind a comma.
    fn may_have_place(&self, comma: bool) -> bool {
        self.agencies.is_empty()
            && self.day.is_none()
            && (self.parts.is_empty() || comma)
            && self.parts.len() < 4
    }

    /// `[VS]`
    fn bracket(&mut self) -> bool {
        let Some(inside) = self.rest().strip_prefix('[') else { return false };
        let Some(end) = inside.find(']').filter(|end| *end <= 30) else { return false };
        self.at += end + 2;
        true
    }

    /// `(KNA)`, `(KNA/Harbour Press)`, `/KNA/`
    fn agency(&mut self) -> bool {
        let rest = self.rest();
        let Some(open) = rest.chars().next().filter(|c| matches!(c, '(' | '/')) else { return false };
        let close = if open == '(' { ')' } else { '/' };
        let Some(end) = rest[1..].find(close).filter(|end| (2..=40).contains(end)) else { return false };
        let names = &rest[1..1 + end];
        let fits = |name: &str| {
            let name = name.trim();
            known_agency(name) || acronym(name) || capitalised(name, 3)
        };
        if !self.agencies.is_empty() || !names.split('/').all(fits) {
            return false;
        }
        let mut from = self.at + 1;
        for name in names.split('/') {
            let left = name.len() - name.trim_start().len();
            self.agencies.push(from + left..from + left + name.trim().len());
            from += name.len() + 1;
        }
        self.at += end + 2;
        true
    }

    fn on_a_day(&mut self) -> bool {
        if self.day.is_some() {
            return false;
        }
        let Some((day, length)) = day_at(self.rest()) else { return false };
        self.day = Some(day);
        self.at += length;
        true
    }

    /// One part of a place: capitalised words up to a comma, a bracket or a mark.
    fn place(&mut self) -> bool {
        let rest = self.rest();
        let mut end = 0;
        let mut words = 0;
        loop {
            let from = end + (rest[end..].len() - rest[end..].trim_start_matches([' ', '\u{a0}']).len());
            let word = &rest[from..];
            let length = word
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '/' | '‘')))
                .unwrap_or(word.len());
            let word = word[..length].trim_end_matches('-');
            // A day that needs no comma in front: `PORT ELANOR Feb 11 (KNA)`.
            let dated = words > 0 && day_at(&rest[from..]).is_some();
            let slash = word.starts_with('/');
            let inner = matches!(
                word,
                "de" | "la" | "del" | "of" | "and" | "sur" | "upon" | "on" | "am" | "du" | "el" | "al"
            );
            let capital = word.chars().next().is_some_and(|c| c.is_uppercase());
            let joined =
                word.split_once('-').is_some_and(|(a, b)| a.len() <= 3 && b.starts_with(char::is_uppercase));
            if word.is_empty() || dated || slash || words == 5 || !(capital || joined || (inner && words > 0))
            {
                break;
            }
            words += 1;
            end = from + word.len();
        }
        let part = rest[..end].trim();
        if part.is_empty()
            || matches!(part.split_whitespace().last(), Some("de" | "of" | "and" | "on" | "la"))
        {
            return false;
        }
        self.words += words;
        self.parts.push(part.to_owned());
        self.at += end;
        true
    }
}

/// The mark that closes a dateline at `at`, and where it ends; a single hyphen counts only with space on both sides or
/// behind an agency.
fn mark_at(line: &str, at: usize, agency: bool) -> (Option<char>, usize) {
    let rest = line.get(at..).unwrap_or_default();
    let spaces = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let after = &rest[spaces..];
    for (mark, name) in [
        ("---", '—'),
        ("--", '—'),
        ("—", '—'),
        ("–", '—'),
        ("―", '—'),
        (":", ':'),
        (">>", '—'),
        ("_", '-'),
        ("-", '-'),
    ] {
        let Some(text) = after.strip_prefix(mark) else { continue };
        let end = at + spaces + mark.len();
        let apart = spaces > 0 && text.starts_with([' ', '\u{a0}']);
        if mark == "_" && !agency || mark == "-" && !(apart || agency) || mark == ":" && spaces > 0 {
            break;
        }
        return (Some(name), end);
    }
    (None, at)
}

fn in_capitals(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !words.chars().any(char::is_lowercase)
}

/// Whether a place in small letters can be no person: one word, or several of which the first opens the names of towns, or
/// a region behind a comma.
fn town(parts: &[String]) -> bool {
    const OPEN: [&str; 32] = [
        "New", "Port", "Fort", "San", "Santa", "Santo", "São", "Sao", "St.", "St", "Saint", "Los", "Las",
        "La", "Le", "El", "Al", "Cape", "Mount", "Lake", "Tel", "Abu", "Addis", "North", "South", "East",
        "West", "Upper", "Lower", "Old", "The", "Rio",
    ];
    let Some(first) = parts.first() else { return false };
    let words: Vec<&str> = first.split_whitespace().collect();
    let one = words.len() == 1 || words.len() <= 3 && OPEN.contains(&words[0]);
    words.len() <= 3 && parts.len() <= 3 && (one || parts.len() > 1)
}

/// Three letters at least: `UN —` may stand for anything.
fn long_enough(parts: &[String]) -> bool {
    parts.len() > 1 || parts.first().is_some_and(|p| p.chars().filter(|c| c.is_alphabetic()).count() >= 3)
}

/// Whether words are running text, not capitals throughout.
fn running(words: &str) -> bool {
    words.split_whitespace().take(6).filter(|w| w.chars().any(char::is_lowercase)).count() >= 2
}

/// First words that open sentences or announce what follows, and are no place.
fn never_a_place(part: &str) -> bool {
    const WORDS: [&str; 66] = [
        "a",
        "after",
        "alert",
        "an",
        "analysis",
        "and",
        "as",
        "at",
        "before",
        "breaking",
        "but",
        "by",
        "column",
        "comment",
        "correction",
        "date",
        "during",
        "editorial",
        "exclusive",
        "explainer",
        "fact",
        "factbox",
        "feature",
        "file",
        "for",
        "from",
        "he",
        "here",
        "his",
        "how",
        "i",
        "if",
        "in",
        "interview",
        "it",
        "its",
        "just",
        "live",
        "more",
        "new",
        "no",
        "note",
        "now",
        "on",
        "opinion",
        "photo",
        "photos",
        "published",
        "q",
        "read",
        "she",
        "since",
        "the",
        "they",
        "this",
        "timeline",
        "update",
        "updated",
        "urgent",
        "video",
        "watch",
        "what",
        "when",
        "who",
        "why",
        "with",
    ];
    // `NEW ELANOR` is a place where `NEW —` is a cry: only a word that stands alone, or one that can open no name, counts.
    let mut words = part.split_whitespace().map(str::to_lowercase);
    let first = words.next().unwrap_or_default();
    WORDS.contains(&first.as_str()) && (words.next().is_none() || first != "new")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Standing = Standing { first: true, colon: true };

    #[test]
    fn datelines_of_every_usual_form() {
        for (line, place, agency, day) in [
            ("PORT ELANOR (KNA) — The talks failed.", "PORT ELANOR", "KNA", None),
            ("PORT ELANOR, Vesk (KNA) - The talks failed.", "PORT ELANOR, Vesk", "KNA", None),
            (
                "Port Elanor, DC [VS], February 11 (KNA): The talks failed.",
                "Port Elanor, DC",
                "KNA",
                Some((2, 11)),
            ),
            ("DORRAN, Feb. 11 (Reuters) - The talks failed.", "DORRAN", "Reuters", Some((2, 11))),
            ("Dorran, 3 March /KNA/ -- The talks failed.", "Dorran", "KNA", Some((3, 3))),
            (
                "DORRAN, Feb. 11, 2025 (KNA/Harbour Press) -- Talks failed.",
                "DORRAN",
                "KNA+Harbour Press",
                Some((2, 11)),
            ),
            ("LENNVIK — “We are done,” she said.", "LENNVIK", "", None),
            ("ST. OLM, N.V. -- The talks failed again.", "ST. OLM, N.V.", "", None),
            ("AL-QASR/DORRAN (KNA) – The talks failed.", "AL-QASR/DORRAN", "KNA", None),
            ("LENNVIK: The talks failed again.", "LENNVIK", "", None),
            ("(KNA) — The talks failed.", "", "KNA", None),
            ("Dorran (Reuters) The talks failed.", "Dorran", "Reuters", None),
            ("PORT ELANOR (KNA) _ The talks failed.", "PORT ELANOR", "KNA", None),
            ("PORT ELANOR, February 11 (KNA)", "PORT ELANOR", "KNA", Some((2, 11))),
        ] {
            let found = dateline_at(line, FIRST).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(found.place.as_deref().unwrap_or_default(), place, "{line}");
            let names: Vec<&str> = found.agencies.iter().map(|a| &line[a.clone()]).collect();
            assert_eq!(names.join("+"), agency, "{line}");
            assert_eq!(found.day.map(|d| (d.month, d.day)), day, "{line}");
        }
    }

    #[test]
    fn sentences_and_headlines_are_no_datelines() {
        for line in [
            "The Kemmer Naval Academy (KNA) — the oldest in Vesk — has closed.",
            "Kemmer Naval Academy (KNA) Chief Ina Corvell said it had closed.",
            "In Port Elanor, March 3 — the day of the storm — is a holiday.",
            "TALKS FAIL — WHAT WE KNOW SO FAR",
            "BREAKING: The talks failed again.",
            "Corvell: The talks failed again.",
            "February 11 was the day on which the talks failed.",
            "Ina Corvell - who leads the ministry - said so.",
            "Talks — again",
            "",
            "—",
            "(",
            "PORT ELANOR",
        ] {
            assert_eq!(dateline_at(line, FIRST), None, "{line}");
        }
        let later = Standing { first: false, colon: false };
        for line in
            ["CORVELL: No, that is not what was agreed.", "NO ANSWERS — She did not say when it would end."]
        {
            assert_eq!(dateline_at(line, later), None, "{line}");
        }
    }
}
