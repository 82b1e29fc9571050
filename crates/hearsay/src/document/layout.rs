//! lines → headline, standfirst, sub-heads, lists: what is each line for, seen from the lines around it?

use super::BlockKind::{self, Body, Caption, Headline, List, RelatedLink, Standfirst, Subhead};
use super::furniture::heads_links;
use super::names::ends_sentence;
use super::read::Line;
use crate::text::calendar::WEEKDAYS;
use std::collections::BTreeSet;

/// Decides for every line that has no kind yet.
pub(super) fn lay_out(text: &str, lines: &mut [Line], title: Option<&str>) {
    links_under_headings(text, lines);
    let top = headline(text, lines, title);
    standfirst(text, lines, top);
    subheads_and_lists(text, lines);
    for line in lines {
        line.kind.get_or_insert(Body);
    }
}

/// What follows `Also read` is a link as long as it looks like a title: one line, or all to the end of the text.
fn links_under_headings(text: &str, lines: &mut [Line]) {
    // Behind this line everything has its kind.
    let last_open = lines.iter().rposition(|l| l.kind.is_none());
    for i in 0..lines.len() {
        if lines[i].kind != Some(RelatedLink) || !heads_links(lines[i].span.of(text)) {
            continue;
        }
        let title = |line: &Line| {
            let words = line.span.of(text);
            line.kind.is_none() && words.len() <= 160 && !ends_sentence(words) && words.contains(' ')
        };
        let run = lines[i + 1..].iter().take_while(|l| title(l)).count();
        let to_the_end = last_open.is_none_or(|last| last <= i + run);
        for line in lines[i + 1..].iter_mut().take(if to_the_end { run } else { run.min(1) }) {
            line.kind = Some(RelatedLink);
        }
    }
}

/// Finds the headline; gives the index behind it, where a standfirst may stand.
fn headline(text: &str, lines: &mut [Line], title: Option<&str>) -> Option<usize> {
    let open = |lines: &[Line]| lines.iter().position(|l| l.kind.is_none());
    if let Some(title) = title {
        let same = lines.iter().take(12).position(|l| l.kind.is_none() && alike(l.span.of(text), title));
        if let Some(i) = same {
            lines[i].kind = Some(Headline);
            return Some(i + 1);
        }
    }
    let i = open(lines)?;
    let words = lines[i].span.of(text);
    let after = lines[i + 1..].iter().find(|l| l.kind.is_none())?.span.of(text);
    // A dateline or a mark shares the line of its paragraph: that one is no headline.
    let behind_dateline = i > 0 && lines[i - 1].kind == Some(BlockKind::Dateline);
    let whole = !lines[i].glued && !behind_dateline;
    let count = words.split_whitespace().count();
    let short = words.chars().count() <= 200 && (2..=30).contains(&count) && !is_item(words);
    let stops = words.trim_end_matches(['"', '\'', '”', '’']).ends_with(['.', ':', ';', ',']);
    let report_follows = lines[i + 1..]
        .iter()
        .any(|l| l.kind.is_none() && (l.span.len() > 60 || ends_sentence(l.span.of(text))));
    let fits =
        if stops { (4..=22).contains(&count) && (title_case(words) || telegram(words, after)) } else { true };
    // A dateline or a byline opens the report, so that a short line over it is its headline, full stop or not.
    let opens =
        lines[i + 1..].iter().find(|l| !l.kind.is_some_and(BlockKind::is_furniture)).and_then(|l| l.kind);
    let over = matches!(opens, Some(BlockKind::Dateline | BlockKind::Byline)) && words.chars().count() <= 140;
    // Some archives close the headline with a semicolon.
    let semicolon = words.ends_with(';') && count <= 14;
    if whole && short && report_follows && (fits || over || semicolon) && !words.ends_with([':', ',']) {
        lines[i].kind = Some(Headline);
        return Some(i + 1);
    }
    None
}

/// Whether nearly all longer words begin with a capital, as headlines have it in America.
fn title_case(words: &str) -> bool {
    let long: Vec<&str> =
        words.split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() >= 4).collect();
    let capital = |w: &&&str| {
        w.trim_start_matches(|c: char| !c.is_alphanumeric())
            .starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    long.len() >= 3 && long.iter().filter(capital).count() * 10 >= long.len() * 8
}

/// Whether a single short sentence over a long paragraph leaves out its articles and days, as headlines do.
fn telegram(words: &str, after: &str) -> bool {
    const IN_SENTENCES: [&str; 5] = ["the", "a", "an", "said", "was"];
    let in_sentences = |w: &str| IN_SENTENCES.contains(&w) || WEEKDAYS.contains(&w);
    // Behind a short word the point is an abbreviation's.
    let one = words
        .match_indices(". ")
        .all(|(at, _)| words[..at].rsplit([' ', '.']).next().is_some_and(|word| word.chars().count() <= 2));
    let bare = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let quoted = words.starts_with(['"', '“', '\'', '‘']);
    one && !quoted
        && words.chars().count() <= 90
        && after.len() * 2 >= words.len() * 3
        && !words.split_whitespace().any(|w| in_sentences(&bare(w)))
}

/// The line or two between headline and report.
///
/// What stands between the headline and a byline, header or dateline is one. Otherwise it is known by what it is for: it
/// gives the gist, so the report says nearly all its words again in one of its paragraphs, or it does not stop like a sentence.
fn standfirst(text: &str, lines: &mut [Line], top: Option<usize>) {
    let Some(top) = top else { return };
    let end = lines.len().min(top + 6);
    let heading =
        |l: &Line| matches!(l.kind, Some(BlockKind::Byline | BlockKind::Header | BlockKind::Dateline));
    if let Some(mark) = lines[top..end].iter().rposition(heading).map(|i| top + i) {
        let between: Vec<usize> = (top..mark).filter(|i| lines[*i].kind.is_none()).collect();
        let short = between.iter().all(|i| lines[*i].span.len() <= 320);
        // Somebody else's paragraph may stand there where the mark belongs to the foot of a short report.
        let report_follows = lines[mark + 1..].iter().any(|l| l.kind.is_none() && l.span.len() > 80);
        if between.len() <= 2 && short && report_follows {
            for i in between {
                lines[i].kind = Some(Standfirst);
            }
            return;
        }
    }
    let Some(i) = (top..end).find(|i| lines[*i].kind.is_none()) else { return };
    let words = lines[i].span.of(text);
    let Some(after) = lines[i + 1..].iter().find(|l| l.kind.is_none()) else { return };
    let next = after.span.of(text);
    let count = words.split_whitespace().count();
    let open_end = !ends_sentence(words)
        && !words.ends_with([':', ','])
        && ends_sentence(next)
        && next.len() > words.len();
    let fits = words.chars().count() <= 260
        && count >= 4
        && !is_item(words)
        && !words.starts_with(['"', '“', '‘'])
        && !caption(words);
    if fits && (open_end || said_again(text, words, &lines[i + 1..])) {
        lines[i].kind = Some(Standfirst);
    }
}

/// Whether a paragraph further down holds nearly all the longer words of this one.
fn said_again(text: &str, words: &str, below: &[Line]) -> bool {
    let mine = content_words(words);
    mine.len() >= 5
        && below.iter().filter(|l| l.kind.is_none()).take(40).any(|line| {
            let theirs = content_words(line.span.of(text));
            // The very same words twice are a slip of the page, not a gist.
            mine != theirs && mine.intersection(&theirs).count() * 5 >= mine.len() * 4
        })
}

fn content_words(words: &str) -> BTreeSet<String> {
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() >= 4)
        .map(str::to_lowercase)
        .collect()
}

fn subheads_and_lists(text: &str, lines: &mut [Line]) {
    let short: Vec<bool> =
        lines.iter().map(|l| l.kind.is_none() && !l.glued && may_be_subhead(l.span.of(text))).collect();
    // How many short lines stand together, told to each of them.
    let mut run = vec![0usize; lines.len()];
    for group in (0..lines.len()).collect::<Vec<_>>().chunk_by(|a, b| short[*a] == short[*b]) {
        group.iter().for_each(|i| run[*i] = group.len());
    }
    // The next line that is no furniture.
    let mut below: Vec<Option<usize>> = vec![None; lines.len()];
    let mut next = None;
    for i in (0..lines.len()).rev() {
        below[i] = next;
        if !lines[i].kind.is_some_and(BlockKind::is_furniture) {
            next = Some(i);
        }
    }
    let mut prose_above = false;
    for i in 0..lines.len() {
        let above = prose_above;
        prose_above |= lines[i].kind.is_none_or(BlockKind::is_prose);
        if lines[i].kind.is_some() {
            continue;
        }
        let words = lines[i].span.of(text);
        if is_item(words) {
            // `- A fund, and a complaint -` is how one agency sets its sub-heads.
            let framed = words.len() <= 90 && words.ends_with(" -");
            lines[i].kind = Some(if framed { Subhead } else { List });
        } else if caption(words) {
            lines[i].kind = Some(Caption);
        } else if short[i] {
            // Three short lines in a row are a list; one over a paragraph is its heading.
            let over_prose = below[i].is_some_and(|j| {
                let next = lines[j].span.of(text);
                let prose = lines[j].kind.is_none_or(BlockKind::is_prose);
                prose && next.len() > words.len() && (ends_sentence(next) || next.len() > 100)
            });
            lines[i].kind = match run[i] {
                0..=2 if over_prose && above => Some(Subhead),
                0..=2 => Some(Body),
                _ => Some(List),
            };
        }
    }
}

fn may_be_subhead(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let opens = words.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let clock = count <= 2
        && words.starts_with(|c: char| c.is_ascii_digit())
        && (words.ends_with("a.m.") || words.ends_with("p.m."));
    let stops = words.ends_with(['.', ':', ',', ';', '"', '”', '…', ')', '-', '–', '—']);
    clock || (words.chars().count() <= 80 && (1..=12).contains(&count) && opens && !stops)
}

/// `- …`, `• …`, `1. …`, `(a) …`
fn is_item(words: &str) -> bool {
    let mut chars = words.chars();
    match chars.next() {
        Some('•' | '·' | '▪' | '◦' | '●' | '■' | '➤' | '►' | '*') => {
            chars.next().is_some_and(char::is_whitespace)
        }
        Some('-' | '–' | '—') => chars.next() == Some(' '),
        Some(c) if c.is_ascii_digit() => {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            words.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        Some('(') => words.get(2..4) == Some(") "),
        _ => false,
    }
}

/// Lines that say of themselves that they stand under a picture.
fn caption(words: &str) -> bool {
    const STARTS: [&str; 12] = [
        "Image caption ",
        "Media caption ",
        "Image: ",
        "Photo: ",
        "FILE PHOTO: ",
        "FILE PHOTO - ",
        "File photo: ",
        "FILE - ",
        "FILE – ",
        "FILE — ",
        "Pictured: ",
        "Caption: ",
    ];
    words.len() <= 160 && words.starts_with("Enlarge this image")
        || STARTS.iter().any(|start| words.starts_with(start))
        || words.starts_with("In this ") && words.contains(" file photo")
}

/// Whether a line says the same as the title that was given, marks and case aside.
fn alike(line: &str, title: &str) -> bool {
    let fold =
        |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    // A line much longer than any title is not worth folding.
    if line.len() > title.len() * 2 + 40 {
        return false;
    }
    let (line, title) = (fold(line), fold(title));
    // A title may be cut, or carry the outlet's name behind it.
    let whole = !line.is_empty() && line == title;
    let part = line.len() >= 20 && title.starts_with(&line) || title.len() >= 20 && line.starts_with(&title);
    whole || part && line.len() * 3 >= title.len() * 2 && title.len() * 3 >= line.len() * 2
}
