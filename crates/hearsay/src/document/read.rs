//! text → blocks: the text cut into lines, and lines into what they are made of.

use super::byline::{byline, closing_mark};
use super::date::Day;
use super::dateline::{Dateline, Standing, dateline_at};
use super::furniture::{closing_credit, furniture, glued_link};
use super::header::{Stamp, header_at, may_be_header, stamped_line};
use super::names::{ends_sentence, outlet_name};
use super::{Block, BlockKind, DateSource, Document, Given, language, layout};
use crate::note::{Note, Noted};
use crate::text::Span;
use std::sync::Arc;

/// A line or a part of one, and what it is for once that is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) span: Span,
    pub(super) kind: Option<BlockKind>,
    /// Whether another part of the same line is in front of it or behind it.
    pub(super) glued: bool,
}

/// What lines of several kinds say of the report.
#[derive(Default)]
struct Said {
    header: Option<(String, Span)>,
    updated: Option<String>,
    names: Vec<String>,
    people: Option<String>,
    outlet: Option<String>,
    place: Option<String>,
    dateline: Option<(Day, Span)>,
    agencies: Vec<(String, Span)>,
    closing: Vec<(String, Span)>,
}

/// Reads what a text says of itself: header, dateline, headline, byline, furniture.
pub fn read_document(text: Arc<str>, given: Given) -> Noted<Document> {
    let paragraphs = paragraphs(&text);
    let mut said = Said::default();
    let mut lines = Vec::with_capacity(paragraphs.len() + 8);
    // Several lines in capitals with a colon are a conversation, not datelines.
    let colon = paragraphs.iter().filter(|p| speaks(p.of(&text))).count() <= 1;
    let mut begun = 0;
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let standing = Place { begun, first: i == 0, last: i + 4 >= paragraphs.len(), colon };
        let before = lines.len();
        cut(&text, *paragraph, standing, &mut said, &mut lines);
        let glued = lines.len() - before > 1;
        for line in &mut lines[before..] {
            line.glued = glued;
            let words = line.span.of(&text);
            // A sentence of some length is the report; a standfirst may be one too.
            begun += usize::from(line.kind.is_none() && words.len() >= 60 && ends_sentence(words));
        }
    }
    layout::lay_out(&text, &mut lines, given.title.as_deref());
    let blocks =
        lines.iter().map(|l| Block { span: l.span, kind: l.kind.unwrap_or(BlockKind::Body) }).collect();
    finish(text, given, blocks, said)
}

/// Where a paragraph stands among the others.
#[derive(Clone, Copy)]
struct Place {
    /// How many paragraphs of running text stand above it.
    begun: usize,
    first: bool,
    /// Whether it is one of the last.
    last: bool,
    colon: bool,
}

/// Cuts one paragraph into header, dateline, body, closing mark and what is glued to it.
fn cut(text: &str, paragraph: Span, place: Place, said: &mut Said, lines: &mut Vec<Line>) {
    let base = paragraph.start();
    let mut push = |from: usize, to: usize, kind: Option<BlockKind>| {
        let span = Span::new(base + from, base + to.max(from)).trim(text);
        if !span.is_empty() {
            lines.push(Line { span, kind, glued: false });
        }
    };
    let line = paragraph.of(text);
    let top = place.begun <= 1;
    let mut at = 0;
    let stamped = may_be_header(line).then(|| {
        header_at(line, top && place.begun == 0)
            .or_else(|| (top || place.last).then(|| stamped_line(line, place.first)).flatten())
    });
    if let Some(stamp) = stamped.flatten() {
        at = stamp.length;
        push(0, at, Some(BlockKind::Header));
        keep_stamp(said, stamp, Span::new(base, base + at));
    }
    at += blank(&line[at..]);
    let rest = &line[at..];
    if rest.is_empty() {
        return;
    }
    if at == 0 {
        if let Some(kind) = furniture(rest) {
            push(at, line.len(), Some(kind));
            return;
        }
    }
    if let Some(byline) = byline(rest, top) {
        push(at, line.len(), Some(BlockKind::Byline));
        said.people = said.people.take().or(byline.people);
        said.outlet = said.outlet.take().or(byline.outlet);
        return;
    }
    let standing = Standing { first: top, colon: place.colon };
    if let Some(dateline) = dateline_at(rest, standing) {
        let end = at + dateline.length;
        push(at, end, Some(BlockKind::Dateline));
        keep_dateline(said, &dateline, rest, base + at, Span::new(base + at, base + end));
        at = end + blank(&line[end..]);
    }
    let mut end = line.len();
    let link = glued_link(&line[at..]).map(|i| at + i);
    if let Some(from) = link {
        end = from;
    }
    let credit = closing_credit(line[at..end].trim_end()).map(|i| at + i);
    if let Some(from) = credit {
        end = from;
    }
    let expected: Vec<String> = said.agencies.iter().map(|(name, _)| name.clone()).collect();
    let known = |name: &str| expected.iter().any(|e| e == name);
    let mark = closing_mark(line[at..end].trim_end(), &expected).map(|(i, names)| (at + i, names));
    // In the middle of a report only the agency that its dateline names closes anything.
    let mark = mark.filter(|(_, names)| place.last || names.iter().any(|n| known(&line[at..][n.clone()])));
    let body_end = mark.as_ref().map_or(end, |(from, _)| *from);
    push(at, body_end, credit.filter(|_| mark.is_none()).map(|_| BlockKind::Caption));
    if let Some((from, names)) = mark {
        for name in names {
            let span = Span::new(base + at + name.start, base + at + name.end);
            said.closing.push((span.of(text).to_owned(), span));
        }
        push(from, end, Some(BlockKind::AgencyMark));
    }
    if let Some(from) = credit {
        push(from, link.unwrap_or(line.len()), Some(BlockKind::Credit));
    }
    if let Some(from) = link {
        push(from, line.len(), Some(BlockKind::RelatedLink));
    }
}

fn keep_stamp(said: &mut Said, stamp: Stamp, span: Span) {
    if let (Some(published), None) = (stamp.published, &said.header) {
        said.header = Some((published, span));
    }
    said.updated = said.updated.take().or(stamp.updated);
    said.names.extend(stamp.names);
}

fn keep_dateline(said: &mut Said, dateline: &Dateline, line: &str, base: usize, span: Span) {
    let first = said.place.is_none() && said.dateline.is_none() && said.agencies.is_empty();
    for name in &dateline.agencies {
        let name_span = Span::new(base + name.start, base + name.end);
        if let Some(name) = line.get(name.clone()) {
            if !said.agencies.iter().any(|(known, _)| known == name) {
                said.agencies.push((name.to_owned(), name_span));
            }
        }
    }
    if first {
        said.place = dateline.place.clone();
        said.dateline = dateline.day.map(|day| (day, span));
    }
}

/// Fills in what the text told, where it was not given, and remarks where sources disagree.
fn finish(text: Arc<str>, mut given: Given, blocks: Vec<Block>, said: Said) -> Noted<Document> {
    let mut notes = Vec::new();
    let of = |kind: BlockKind| blocks.iter().find(|b| b.kind == kind).map(|b| b.span);
    if given.title.is_none() {
        given.title = of(BlockKind::Headline).map(|span| span.of(&text).to_owned());
    }
    let mut outlets = Vec::new();
    let mut people = said.people;
    for name in said.names {
        // Beside a date stands who wrote it or where it appeared: one word, or a second name, is no person's.
        if let Some(byline) = byline(&name, true) {
            people = people.or(byline.people);
            outlets.extend(byline.outlet);
        } else if outlet_name(&name) || !name.contains(' ') || people.is_some() {
            outlets.push(name);
        } else {
            people = Some(name);
        }
    }
    given.byline = given.byline.take().or(people);
    let mut agencies = said.agencies;
    for (name, span) in said.closing {
        if !agencies.iter().any(|(known, _)| *known == name) {
            agencies.push((name, span));
        }
    }
    let outlet = said.outlet.or_else(|| outlets.into_iter().next());
    given.outlet = given.outlet.take().or(outlet).or_else(|| agencies.first().map(|(name, _)| name.clone()));
    given.updated = given.updated.take().or(said.updated);
    publication(&mut given, said.header, said.dateline, &mut notes);
    if given.language.is_none() {
        given.language = prose(&text, &blocks).and_then(language::language).map(str::to_owned);
    }
    let document = Document { text, given, dateline: said.place, agencies, blocks };
    Noted { value: document, notes }
}

/// The day of publication: what is given, else the header's, else the dateline's where it has a year.
fn publication(
    given: &mut Given,
    header: Option<(String, Span)>,
    dateline: Option<(Day, Span)>,
    notes: &mut Vec<Note>,
) {
    if given.published.is_some() && given.published_from.is_none() {
        given.published_from = Some(DateSource::Meta);
    }
    if let Some((date, span)) = header {
        match &given.published {
            None => (given.published, given.published_from) = (Some(date), Some(DateSource::Header)),
            // A date may be given in part: `2025-02` does not disagree with a day in it.
            Some(known) if !known.starts_with(&date) && !date.starts_with(known.as_str()) => {
                let message = format!(
                    "the header says {date}, but {known} is given as the day of publication: that was kept"
                );
                notes.push(Note::at("dates-disagree", span, message));
            }
            Some(_) => {}
        }
    }
    if let Some((day, span)) = dateline {
        match (&given.published, day.iso()) {
            (None, Some(date)) => {
                (given.published, given.published_from) = (Some(date), Some(DateSource::Dateline))
            }
            (None, None) => {}
            (Some(published), _) => {
                if far_from(day, published) {
                    let message = format!("the dateline names a day far from the publication on {published}");
                    notes.push(Note::at("dates-disagree", span, message));
                }
            }
        }
    }
    if given.published.is_none() {
        let known = match &given.updated {
            Some(updated) => format!("it was updated on {updated}, so it was published by then"),
            None => "days such as Tuesday stay open".to_owned(),
        };
        let message = format!(
            "no date of publication was found; {known}; a first line such as date 2025-02-11 would give it"
        );
        notes.push(Note::report("undated", message));
    }
}

/// Whether a dateline's day lies more than a week before or two days after the publication, in any year that fits.
fn far_from(day: Day, published: &str) -> bool {
    let Ok(published) = published.get(..10).unwrap_or_default().parse::<jiff::civil::Date>() else {
        return false;
    };
    let near = |year: i16| {
        let Ok(date) = jiff::civil::Date::new(year, day.month as i8, day.day as i8) else { return false };
        let Ok(span) = published.since((jiff::Unit::Day, date)) else { return false };
        (-2..=7).contains(&span.get_days())
    };
    match day.year {
        Some(year) => !near(year as i16),
        None => !(published.year() - 1..=published.year() + 1).any(near),
    }
}

/// The longest stretch of running text that begins with a paragraph, for guessing the language.
fn prose<'a>(text: &'a str, blocks: &[Block]) -> Option<&'a str> {
    let first = blocks.iter().find(|b| b.kind == BlockKind::Body && b.span.len() >= 60);
    let first = first.or_else(|| blocks.iter().find(|b| b.kind.is_prose()))?;
    text.get(first.span.start()..)
}

/// How many bytes of white space `words` begin with.
fn blank(words: &str) -> usize {
    words.len() - words.trim_start().len()
}

/// `CORVELL: We have a deal.`
fn speaks(line: &str) -> bool {
    let Some(colon) = line.bytes().take(40).position(|b| b == b':') else { return false };
    let name = &line[..colon];
    name.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !name.chars().any(char::is_lowercase)
}

/// The paragraphs of a text: its lines, or where lines were wrapped at a fixed width, what was wrapped.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut lines: Vec<(Span, bool)> = Vec::new();
    let mut gap = true;
    let mut at = 0;
    let breaks = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    // A byte order mark is no character of the report.
    let skip = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for line in text.split_inclusive(breaks) {
        let span = Span::new((at.max(skip)).min(at + line.len()), at + line.len()).trim(text);
        at += line.len();
        if span.is_empty() {
            // The second half of CR LF is no empty line.
            gap |= line != "\n" || !text[..at - 1].ends_with('\r');
        } else {
            lines.push((span, std::mem::take(&mut gap)));
        }
    }
    let Some(width) = wrapped_at(text, &lines) else {
        return lines.into_iter().map(|(span, _)| span).collect();
    };
    let mut joined: Vec<Span> = Vec::with_capacity(lines.len());
    for (span, gap) in lines {
        let words = span.of(text);
        let first_word = words.split_whitespace().next().map_or(0, |w| w.chars().count());
        match joined.last_mut() {
            // A line was wrapped where the next word had no room in it.
            Some(last) if !gap && !room_for(text, *last, width, first_word) => *last = last.join(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// Whether a paragraph ends with its last line: the next word would still have fitted on it, and it either stops there as
/// a sentence does or leaves a third of the line empty, as a heading does.
fn room_for(text: &str, paragraph: Span, width: usize, word: usize) -> bool {
    let words = paragraph.of(text);
    let last = words.rsplit(['\n', '\r']).next().unwrap_or(words).trim();
    let used = last.chars().count();
    used + 1 + word <= width && (ends_sentence(last) || used * 3 <= width * 2)
}

/// The width at which a text was wrapped, if it was: no line is longer, and many go on in small letters on the next.
fn wrapped_at(text: &str, lines: &[(Span, bool)]) -> Option<usize> {
    let width = lines
        .iter()
        .map(|(span, _)| span.of(text).chars().count())
        .max()
        .filter(|w| (40..=110).contains(w))?;
    let (mut pairs, mut continued) = (0, 0);
    for pair in lines.windows(2) {
        if pair[1].1 {
            continue;
        }
        pairs += 1;
        let open = !ends_sentence(pair[0].0.of(text));
        continued += usize::from(open && pair[1].0.of(text).starts_with(char::is_lowercase));
    }
    (continued >= 3 && continued * 4 >= pairs).then_some(width)
}
