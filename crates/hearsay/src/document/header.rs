//! line → Stamp: which line only says when the report was published or updated?

use super::date::{day_at, time_at};
use super::names::{capitalised, ends_sentence, opens_sentence};

/// What a header line says, in bytes of its line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stamp {
    /// How much of the line it takes.
    pub(super) length: usize,
    /// Day of publication, ISO 8601.
    pub(super) published: Option<String>,
    /// Day of the last update, ISO 8601.
    pub(super) updated: Option<String>,
    /// Names beside the date, in order: `Ina Corvell | Vesk Courier | 11 Feb 2025`.
    pub(super) names: Vec<String>,
}

/// What may introduce a date; those that tell of an update carry `true`. Longer ones stand first.
const LABELS: [(&str, bool); 22] = [
    ("date of publication", false),
    ("publication date", false),
    ("originally published", false),
    ("first published", false),
    ("published online", false),
    ("date published", false),
    ("publish date", false),
    ("last modified", true),
    ("last updated", true),
    ("last update", true),
    ("date updated", true),
    ("release date", false),
    ("modified", true),
    ("published", false),
    ("pub date", false),
    ("pubdate", false),
    ("updated", true),
    ("created", false),
    ("posted", false),
    ("issued", false),
    ("dated", false),
    ("date", false),
];

const APART: [char; 12] = [' ', '|', '•', '·', '/', '–', '—', '-', ',', ';', '\u{a0}', '\t'];

/// Finds the header that opens a line: a label with a date, or a date alone, with its time of day.
///
/// What follows on the same line is the report (`date 2025-02-11 PORT ELANOR, February 11 (KNA): …`). `Published on
/// 11 February 2025, the decree …` goes on in small letters and is a sentence. `top` says that no paragraph stands above.
pub(super) fn header_at(line: &str, top: bool) -> Option<Stamp> {
    let mut stamp = Stamp::default();
    let (mut labelled, mut numeric, mut dated) = (false, false, false);
    let mut at = 0;
    while let Some(piece) = piece_at(&line[at..]) {
        dated |= piece.iso.is_some();
        labelled |= piece.label.is_some();
        numeric |= piece.numeric;
        let slot = if piece.label == Some(true) { &mut stamp.updated } else { &mut stamp.published };
        if slot.is_none() {
            *slot = piece.iso;
        }
        at += piece.length;
        stamp.length = at;
        at += line[at..].len() - line[at..].trim_start_matches(APART).len();
    }
    if stamp.length == 0 {
        return None;
    }
    let rest = &line[stamp.length..];
    let bare = rest.trim_start_matches(APART);
    let accepted = if bare.is_empty() {
        labelled || dated || top
    } else if rest.trim_start().starts_with([',', ';']) && !labelled {
        false
    } else {
        // Behind a label the report may begin on the same line; behind a bare date only where it is a number.
        top && dated && opens_sentence(bare) && (labelled || numeric) && !rest.trim_start().starts_with(',')
    };
    if bare.is_empty() {
        stamp.length = line.len();
    }
    accepted.then_some(stamp)
}

/// A short line of names and dates between strokes: `Ina Corvell | Updated: 2025-02-11 17:52`, `KNA, 11 February 2025`.
pub(super) fn stamped_line(line: &str, first: bool) -> Option<Stamp> {
    if line.len() > 200 || line.ends_with(['.', '?', '!', ':']) && !line.ends_with(".m.") {
        return None;
    }
    let strokes = ['|', '•', '·', '—', '–'];
    let mut stamp = Stamp { length: line.len(), ..Stamp::default() };
    if line.contains(strokes) {
        let mut dates = 0;
        for part in line.split(strokes).map(str::trim).filter(|p| !p.is_empty()) {
            if let Some(header) = header_at(part, true).filter(|h| h.length == part.len()) {
                dates += 1;
                stamp.published = stamp.published.or(header.published);
                stamp.updated = stamp.updated.or(header.updated);
            } else if capitalised(part, 6) || part.starts_with("By ") && part.split_whitespace().count() <= 9
            {
                stamp.names.push(part.to_owned());
            } else if !reading_time(part) {
                return None;
            }
        }
        return (dates > 0).then_some(stamp);
    }
    if first {
        return None;
    }
    // `Ina Corvell, 11 February 2025`: a name, then nothing but a date with its year.
    let starts = line.char_indices().filter(|(i, c)| *i > 0 && c.is_alphanumeric()).map(|(i, _)| i);
    for at in starts.filter(|at| line[..*at].ends_with(APART)).take(8) {
        let Some(header) = header_at(&line[at..], true).filter(|h| h.length == line.len() - at) else {
            continue;
        };
        if header.published.is_none() && header.updated.is_none() {
            continue;
        }
        let name = line[..at].trim_end_matches(APART);
        if !capitalised(name, 5) {
            return None;
        }
        stamp.names.push(name.to_owned());
        return Some(Stamp { published: header.published, updated: header.updated, ..stamp });
    }
    None
}

struct Found {
    length: usize,
    /// Whether the label tells of an update; `None` without a label.
    label: Option<bool>,
    iso: Option<String>,
    numeric: bool,
}

/// A label and a date, or a date, at the start of `text`.
fn piece_at(text: &str) -> Option<Found> {
    let mut at = text.len() - text.trim_start_matches(['(', '[', ' ']).len();
    let bracket = text[..at].contains(['(', '[']);
    let mut label = None;
    for (word, update) in LABELS {
        let rest = &text[at..];
        let Some(head) = rest.get(..word.len()) else { continue };
        let after = &rest[word.len()..];
        if head.eq_ignore_ascii_case(word) && !after.starts_with(char::is_alphanumeric) {
            label = Some(update);
            at += word.len();
            at += text[at..].len()
                - text[at..].trim_start_matches([' ', ':', '-', '–', '—', '.', '\u{a0}', '|']).len();
            for link in ["on ", "at "] {
                if text[at..].starts_with(link) {
                    at += link.len();
                }
            }
            break;
        }
    }
    // The time may stand in front of the day: `14:32 GMT, 11 February 2025`.
    let early = time_at(&text[at..]);
    if early > 0 {
        let behind = &text[at + early..];
        at += early + behind.len() - behind.trim_start_matches([' ', ',', '|', '-', '\u{a0}']).len();
    }
    let (day, length) = day_at(&text[at..])?;
    let numeric =
        text[at..].starts_with(|c: char| c.is_ascii_digit()) && text[at..at + length].contains(['-', '/']);
    at += length;
    at += time_at(&text[at..]);
    if bracket && text[at..].starts_with([')', ']']) {
        at += 1;
    }
    if text[at..].starts_with(char::is_alphanumeric) {
        return None;
    }
    Some(Found { length: at, label, iso: day.iso(), numeric })
}

/// `5 min read`, `2 hours ago`
fn reading_time(part: &str) -> bool {
    let lower = part.to_lowercase();
    let told = ["min read", "minute read", "mins read", "hours ago", "hour ago", "minutes ago", "days ago"];
    lower.starts_with(|c: char| c.is_ascii_digit()) && told.iter().any(|t| lower.ends_with(t))
}

/// Whether a line can be a header at all, cheaply: it is short or begins with a label or a digit.
pub(super) fn may_be_header(line: &str) -> bool {
    let bytes = line.as_bytes();
    line.len() < 200 || bytes.first().is_some_and(u8::is_ascii_digit) || !ends_sentence(line) || {
        let start = line.trim_start_matches(['(', '[']);
        LABELS
            .iter()
            .any(|(label, _)| start.get(..label.len()).is_some_and(|s| s.eq_ignore_ascii_case(label)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_glued_or_alone() {
        for (line, length, published, updated) in [
            ("date 2025-02-11 PORT ELANOR, February 11 (KNA): Talks", 15, "2025-02-11", ""),
            ("Published: 11 Feb 2025", 22, "2025-02-11", ""),
            (
                "PUBLISHED 11 Feb 2025 14:32 GMT | UPDATED 12 Feb 2025 08:00 GMT",
                63,
                "2025-02-11",
                "2025-02-12",
            ),
            ("Updated 3:15 p.m. ET, Tuesday, February 11, 2025", 48, "", "2025-02-11"),
            ("(Last updated: 2025-02-11)", 26, "", "2025-02-11"),
            ("Tuesday, 11 February 2025", 25, "2025-02-11", ""),
            ("2025-02-11 Talks in Port Elanor failed.", 10, "2025-02-11", ""),
        ] {
            let stamp = header_at(line, true).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(stamp.length, length, "{line}");
            assert_eq!(stamp.published.as_deref().unwrap_or_default(), published, "{line}");
            assert_eq!(stamp.updated.as_deref().unwrap_or_default(), updated, "{line}");
        }
    }

    #[test]
    fn sentences_are_no_headers() {
        for line in [
            "Published on 11 February 2025, the decree bans fishing.",
            "Updated figures show 2,500 boats.",
            "February 11, 2025, was a dark day for Port Elanor.",
            "11 February 2025 was a dark day for Port Elanor.",
            "Date palms grow there.",
            "Dated 11 February 2025 and signed by Corvell, the letter was leaked.",
        ] {
            assert_eq!(header_at(line, true), None, "{line}");
        }
        assert_eq!(header_at("Published 11 February 2025 Talks failed.", false), None);
    }

    #[test]
    fn a_line_of_names_and_dates() {
        let stamp = stamped_line("Ina Corvell | Vesk Courier | Updated: 2025-02-11 17:52", true).unwrap();
        assert_eq!(stamp.names, ["Ina Corvell", "Vesk Courier"]);
        assert_eq!((stamp.published, stamp.updated.as_deref()), (None, Some("2025-02-11")));
        let stamp = stamped_line("Vesk Courier, 11 February 2025", false).unwrap();
        assert_eq!(
            (stamp.names[0].as_str(), stamp.published.as_deref()),
            ("Vesk Courier", Some("2025-02-11"))
        );
        assert_eq!(stamped_line("Vesk to vote on 11 May 2025", false), None);
        assert_eq!(stamped_line("Strait talks — what we know", true), None);
    }
}
