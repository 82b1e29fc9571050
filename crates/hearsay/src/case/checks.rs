//! Reports → Checks: what should be looked at before it is quoted?

use super::words::{Class, content, shared};
use super::{Heap, Report, passed_on};
use crate::document::BlockKind;
use crate::statement::{Quotation, Statement};
use crate::text::Span;
use crate::text::calendar::WEEKDAYS;
use crate::view::case::CheckView;
use jiff::civil::Date as Day;
use std::collections::BTreeSet;

const UNDATED: &str = "undated";
const DROPPED: &str = "attribution dropped";
const BOUNDARY: &str = "voice boundary";
const BRACKET: &str = "bracket in quotation";
const OLD: &str = "old quotation";
const DOUBTFUL: &str = "doubtful speaker";
const SPELLING: &str = "name spelt otherwise";
const WEEKDAY: &str = "wrong weekday";

/// Every kind of check; each has a page.
#[cfg(test)]
pub(super) const KINDS: &[&str] = &[UNDATED, DROPPED, BOUNDARY, BRACKET, OLD, DOUBTFUL, SPELLING, WEEKDAY];

/// What to look at before quoting, report by report in the order of the text.
pub(super) fn find(heap: &Heap<'_>) -> Vec<CheckView> {
    let mut out: Vec<(usize, Span, &'static str, String)> = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        let mut add = |span: Span, kind: &'static str, why: String| out.push((r, span, kind, why));
        dropped(heap, report, &mut add);
        boundaries(report, &mut add);
        brackets(report, &mut add);
        old(report, &mut add);
        doubtful(report, &mut add);
        weekdays(report, &mut add);
        if report.published().is_none() {
            add(
                Span::new(0, 0),
                UNDATED,
                "no publication date is known: relative dates have no anchor".into(),
            );
        }
    }
    out.extend(passed_on::dropped(heap).into_iter().map(|(r, span, why)| (r, span, DROPPED, why)));
    out.extend(passed_on::misspelt(heap).into_iter().map(|(r, span, why)| (r, span, SPELLING, why)));
    let mut seen = BTreeSet::new();
    out.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    out.retain(|x| seen.insert((x.0, x.1, x.2)));
    out.into_iter()
        .map(|(r, span, kind, why)| {
            let place = heap.reports[r].passage(span);
            CheckView { kind: kind.into(), report: place.report, start: place.start, end: place.end, why }
        })
        .collect()
}

/// **attribution dropped**: headline or standfirst prints without a voice what the body gives to someone. Seen where
/// most of the words of the one stand in the content of one statement.
fn dropped(heap: &Heap<'_>, report: &Report<'_>, add: &mut impl FnMut(Span, &'static str, String)) {
    for line in
        report.sentences.iter().filter(|l| matches!(l.block, BlockKind::Headline | BlockKind::Standfirst))
    {
        if report
            .statements
            .iter()
            .enumerate()
            .any(|(s, said)| said.content.overlaps(line.span) && !report.statement(s).source.is_empty())
        {
            continue;
        }
        let stems = content(report.words_in(line.span));
        let total = heap.lexicon.sum(&stems);
        let mut best: Option<(f64, usize)> = None;
        for (s, said) in report
            .statements
            .iter()
            .enumerate()
            .filter(|(s, _)| report.statement(*s).block == BlockKind::Body)
        {
            let both = shared(&stems, &said.stems);
            let part = heap.lexicon.sum(&both) / total.max(0.1);
            if part >= 0.6
                && both.iter().filter(|x| heap.lexicon.class(**x) == Class::Content).count() >= 3
                && best.is_none_or(|b| part > b.0)
            {
                best = Some((part, s));
            }
        }
        if let Some((_, s)) = best {
            let who = report.statement(s).source.first().map_or("someone", |x| x.of(report.text));
            let line_name = if line.block == BlockKind::Headline { "headline" } else { "standfirst" };
            add(
                line.span,
                DROPPED,
                format!("the {line_name} prints as fact what the body gives to {}", one_line(who)),
            );
        }
    }
}

/// **voice boundary**: right behind a content, in the same sentence, the report goes on with a participle, a relative
/// clause or a *but*: whose words those are, the grammar does not say.
fn boundaries(report: &Report<'_>, add: &mut impl FnMut(Span, &'static str, String)) {
    for (s, said) in report.statements.iter().enumerate() {
        let Some(line) = report.line_at(said.content.end().saturating_sub(1)) else { continue };
        if said.content.end() >= line.span.end() {
            continue;
        }
        let rest = report.text.get(said.content.end()..line.span.end()).unwrap_or("");
        let tail = rest.trim_start_matches([',', ' ', ';', '—', '–']);
        let start = said.content.end() + rest.len() - tail.len();
        let words = report.words_in(Span::new(start, line.span.end()));
        let Some(first) = words.first().map(|w| w.span.of(report.text)) else { continue };
        let next = words.get(1).map_or("", |w| w.span.of(report.text));
        let relative = matches!(
            first,
            "which"
                | "who"
                | "whose"
                | "where"
                | "amid"
                | "despite"
                | "although"
                | "though"
                | "but"
                | "whereas"
                | "while"
                | "as"
        );
        let participle = first.ends_with("ing")
            && first.len() > 5
            && first.starts_with(char::is_lowercase)
            && !matches!(
                first,
                "during"
                    | "according"
                    | "including"
                    | "adding"
                    | "saying"
                    | "noting"
                    | "citing"
                    | "quoting"
                    | "speaking"
            );
        let comma = rest.starts_with(',') || rest.starts_with("\",") || participle && next == "that";
        let behind = Span::new(start, line.span.end());
        let other_voice = report.statements.iter().enumerate().any(|(t, o)| {
            let roles = report.statement(t);
            t != s
                && (o.content.overlaps(behind)
                    || roles.source.iter().chain(&roles.cue).any(|x| x.overlaps(behind)))
        });
        // "as reported by KNA" gives the words to somebody.
        let tail_span = Span::new(start, line.span.end());
        let own = report.statement(s);
        let names_voice = own
            .source
            .iter()
            .chain(&own.cue)
            .chain(own.via.iter().map(|v| &v.span))
            .any(|x| x.overlaps(tail_span));
        if names_voice {
            continue;
        }
        if words.len() >= 3 && (participle || relative) && comma && !other_voice {
            let who = report.statement(s).source.first().map_or("the source", |x| x.of(report.text));
            add(
                tidy_end(report, start, line.span.end()),
                BOUNDARY,
                format!(
                    "{} ends before “{} {}”: what follows is the report's own",
                    one_line(who),
                    first,
                    next
                ),
            );
        }
    }
}

fn tidy_end(report: &Report<'_>, start: usize, end: usize) -> Span {
    super::phrases::tidy(report.text, Span::new(start.min(end), end))
}

/// **editor's bracket**: square brackets inside a quotation are not the speaker's.
fn brackets(report: &Report<'_>, add: &mut impl FnMut(Span, &'static str, String)) {
    for q in report.reading.segments.quotations.iter().filter(|q| q.depth == 0) {
        let inner = q.inner.of(report.text);
        for (i, _) in inner.match_indices('[') {
            let Some(end) = inner.get(i..).and_then(|x| x.find(']')) else { continue };
            let span = Span::new(q.inner.start() + i, q.inner.start() + i + end + 1);
            if report.line_at(span.start()).is_some() && span.len() <= 80 {
                add(
                    span,
                    BRACKET,
                    format!(
                        "{} stands inside a quotation and is the editor's, not the speaker's",
                        span.of(report.text)
                    ),
                );
            }
        }
    }
}

/// **old quotation**: said more than a week before the report was published, or on an occasion whose day is not given.
fn old(report: &Report<'_>, add: &mut impl FnMut(Span, &'static str, String)) {
    for (s, said) in report.statements.iter().enumerate() {
        let statement = report.statement(s);
        if let (Some(on), Some(published)) = (statement.said_on.as_deref(), report.published()) {
            if let (Some(a), Some(b)) = (days(on), days(published)) {
                if b - a > 7 {
                    add(said.content, OLD, format!("said on {on}, published on {published}"));
                    continue;
                }
            }
        }
        if let Some(occasion) = occasion(report, statement) {
            add(said.content, OLD, format!("said {}; the day is not given", occasion));
        }
    }
}

/// **wrong weekday**: a date is printed with a day of the week that it did not fall on. A date without its year counts only
/// within half a year of publication.
fn weekdays(report: &Report<'_>, add: &mut impl FnMut(Span, &'static str, String)) {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    for date in &report.reading.dates {
        let words = date.span.of(report.text);
        let lower = words.to_lowercase();
        let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        // Written out: `Sun` and `Sat` are words, too.
        let printed = parts.clone().find_map(|w| WEEKDAYS.iter().position(|d| *d == w));
        let month = parts.clone().any(|w| crate::text::calendar::month(w).is_some());
        let number = parts.clone().any(|w| w.len() <= 4 && w.starts_with(|c: char| c.is_ascii_digit()));
        let year = parts.any(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
        let (Some(printed), true) = (printed, month && number) else { continue };
        let Some(day) = date.value.get(..10).and_then(|d| d.parse::<Day>().ok()) else { continue };
        let published = report.published().and_then(|p| p.get(..10)?.parse::<Day>().ok());
        let near = published.is_some_and(|p| (p - day).get_days().abs() <= 180);
        let true_one = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs());
        if (year || near) && true_one != printed {
            add(date.span, WEEKDAY, format!("{day} was a {}", NAMES[true_one]));
        }
    }
}

/// The occasion of words that the report did not hear on its day: `during a televised event`, `in a speech at …`.
fn occasion(report: &Report<'_>, statement: &Statement) -> Option<String> {
    if statement.said_on.is_some() {
        return None;
    }
    let from = statement.cue.last().or(statement.source.last())?.end();
    let line = report.line_at(from.saturating_sub(1))?;
    let rest = report.text.get(from..line.span.end())?;
    if report.reading.dates.iter().any(|d| d.span.overlaps(line.span)) {
        return None;
    }
    let lower = rest.trim_start().to_ascii_lowercase();
    let place = [
        "during a",
        "during the",
        "during his",
        "during her",
        "at a",
        "at the",
        "in a speech",
        "in an interview",
        "in a televised",
        "in an address",
        "in remarks",
    ]
    .iter()
    .any(|p| lower.starts_with(p));
    let event = lower.split(|c: char| !c.is_alphanumeric()).take(12).any(|w| OCCASIONS.contains(&w));
    (place && event).then(|| one_line(rest.trim().trim_end_matches(['.', '"', '”'])))
}

/// **doubtful speaker**: a name or a pronoun in front of a quotation that can mean several, or two that the case knows as sides of their own under
/// one cue and one quotation.
fn doubtful(report: &Report<'_>, add: &mut impl FnMut(Span, &'static str, String)) {
    for (s, said) in report.statements.iter().enumerate() {
        let statement = report.statement(s);
        let Some(source) = statement.source.first() else { continue };
        let kinds: BTreeSet<_> = statement
            .speakers
            .iter()
            .filter_map(|a| report.reading.mentions.actors.get(a.0 as usize))
            .map(|a| a.kind)
            .collect();
        if said.speakers.len() > 1 && kinds.len() > 1 && source.of(report.text).contains(" and ") {
            add(
                *source,
                DOUBTFUL,
                format!("“{}” under one cue: one voice, or two?", one_line(source.of(report.text))),
            );
        }
    }
    // Who is not named at all is shown as such; what looks as if it were named and is not, is what gets misquoted.
    for note in report.reading.notes.iter().filter(|n| n.name == "speaker-in-doubt") {
        let Some(span) = note.span.filter(|_| note.message.contains("can mean several")) else { continue };
        let quotes = report
            .reading
            .statements
            .iter()
            .any(|s| s.quotation != Quotation::Indirect && s.source.iter().any(|x| x.overlaps(span)));
        if quotes {
            add(span, DOUBTFUL, note.message.clone());
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Days since a fixed one, of a date that has a day.
pub(super) fn days(date: &str) -> Option<i64> {
    let day: jiff::civil::Date = date.get(..10)?.parse().ok()?;
    Some(i64::from(day.since((jiff::Unit::Day, jiff::civil::date(2000, 1, 1))).ok()?.get_days()))
}

const OCCASIONS: &[&str] = &[
    "speech",
    "interview",
    "event",
    "forum",
    "conference",
    "summit",
    "address",
    "rally",
    "hearing",
    "ceremony",
    "session",
    "briefing",
    "debate",
    "remarks",
    "panel",
];

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::reading::Reading;

    fn reading(id: &str, text: &str) -> Reading {
        let given = Given {
            id: id.into(),
            path: format!("{id}.txt"),
            outlet: Some(id.to_uppercase()),
            published: Some("2031-03-04".into()),
            ..Default::default()
        };
        crate::read(text.into(), given)
    }

    /// The checks of some reports as (kind, report, words).
    fn checks(all: &[(&str, &str)]) -> Vec<(String, String, String)> {
        let readings: Vec<Reading> = all.iter().map(|(id, text)| reading(id, text)).collect();
        let case = crate::case::gather(&readings);
        let words = |c: &crate::view::case::CheckView| -> String {
            let text = &case.reports.iter().find(|r| r.id == c.report).unwrap().text;
            text.chars().skip(c.start).take(c.end - c.start).collect()
        };
        case.checks.iter().map(|c| (c.kind.clone(), c.report.clone(), words(c))).collect()
    }

    const GIVEN: &str = "Three fishermen of Vesk drowned when the patrol ship Havelin ran down their trawler off Gannet \
                         Point, Korda reported. The talks will last three days.";
    const BARE: &str = "Three fishermen of Vesk drowned when the patrol ship Havelin ran down their trawler off Gannet \
                        Point. The talks will last three days.";

    #[test]
    fn a_date_with_a_weekday_that_it_did_not_fall_on_is_told() {
        let text = "Officials said the harbour would open on Saturday, March 8, 2031. It had closed on Monday, 3 March \
                    2031, and the wall broke on Friday, February 27. It is to be paid for by Thursday, March 4.";
        let told: Vec<_> = checks(&[("kna", text)]).into_iter().filter(|c| c.0 == super::WEEKDAY).collect();
        let words: Vec<&str> = told.iter().map(|c| c.2.as_str()).collect();
        assert_eq!(words, ["Friday, February 27", "Thursday, March 4"]);
    }

    #[test]
    fn what_one_report_gives_to_someone_and_another_prints_as_its_own_is_told() {
        let found = checks(&[("kna", GIVEN), ("courier", BARE)]);
        let found: Vec<_> = found.iter().filter(|c| c.0 == super::DROPPED).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].1, "courier");
        assert!(found[0].2.starts_with("Three fishermen"), "{found:?}");
        let kept = checks(&[("kna", GIVEN), ("courier", GIVEN)]);
        assert!(kept.iter().all(|c| c.0 != super::DROPPED), "{kept:?}");
    }

    #[test]
    fn a_name_that_one_report_alone_spells_otherwise_is_told() {
        let right =
            "Spokeswoman Sanne Ruyk said the review would go on. \"It is a review,\" Sanne Ruyk said.";
        let wrong = "Spokeswoman Sanna Ruyk said the review would go on.";
        let found = checks(&[("kna", right), ("korda", right), ("ledger", wrong)]);
        let found: Vec<_> = found.iter().filter(|c| c.0 == super::SPELLING).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].1.as_str(), found[0].2.as_str()), ("ledger", "Sanna Ruyk"));
        let both = checks(&[("kna", right), ("korda", wrong), ("ledger", wrong)]);
        assert!(both.iter().all(|c| c.0 != super::SPELLING), "two spellings, each of its own: {both:?}");
    }
}
