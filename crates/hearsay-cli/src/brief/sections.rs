//! Digest → sections: checks, differences, who says what, and what was not placed, as lines.

use super::digest::{Check, Difference, Digest, Said, Side, count};
use super::paint::{Line, Style, cut, cut_around, width, wrap};
use super::reports::{Passage, Reports};
use super::safe::one_line;
use super::{Section, tables, widest};
use std::collections::BTreeMap;

/// Every section that has something to say, in the order of reading.
pub(super) fn all(digest: &Digest<'_>, width: usize, limit: usize) -> Vec<Section> {
    [
        checks(digest, width, limit),
        differences(digest, width, limit),
        tables::whose_word(digest, width, limit),
        super::pledges::section(digest, width),
        says(digest, width, limit),
        tables::figures(digest, width, limit),
        tables::process(digest, width, limit),
        tables::when(digest, width, limit),
        tables::words(digest, width),
        unplaced(digest, width),
        notes(digest, width),
        super::upkeep::updated(digest, width),
        super::upkeep::corrected(digest, width),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How many lines some items take.
fn tall(items: &[Vec<Line>]) -> usize {
    items.iter().map(Vec::len).sum()
}

/// `lead | words`, the words wrapped under themselves.
pub(super) fn barred(lead: Line, column: usize, words: &str, width: usize, most: usize) -> Vec<Line> {
    let room = width.saturating_sub(column + 2);
    let mut leads = Some(lead);
    wrap(words, room, most)
        .into_iter()
        .map(|words| {
            let lead = leads.take().unwrap_or_default().to(column);
            lead.with(Style::Dim, "| ").with(Style::Plain, words)
        })
        .collect()
}

/// What people have noted about what stands at some passages, under it.
pub(super) fn noted(digest: &Digest<'_>, at: &[&Passage], column: usize, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for note in digest.notes_on(at) {
        for entry in &note.entries {
            let mut star = Some(Line::new().to(column).with(Style::Warn, "* "));
            let room = width.saturating_sub(column + 2);
            lines.extend(
                wrap(entry, room, 3)
                    .into_iter()
                    .map(|l| star.take().unwrap_or_else(|| Line::new().to(column + 2)).with(Style::Plain, l)),
            );
        }
    }
    lines
}

/// All that people have noted, in one place.
fn notes(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let reports = &digest.reports;
    let pointers = column(reports, digest.notes.iter().flat_map(|n| &n.at));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut items = Vec::new();
    for note in &digest.notes {
        let (Some(first), status) = (note.at.first(), note.status.as_deref().unwrap_or("noted")) else {
            continue;
        };
        *counts.entry(status).or_default() += 1;
        let style = match status {
            "checked" => Style::Good,
            "doubtful" => Style::Bad,
            _ => Style::Plain,
        };
        let lead = Line::of(Style::Dim, format!(" {}", reports.pointer(first))).to(pointers + 2);
        let lead = lead.with(style, status).to(pointers + 11);
        let mut lines = match first.is_whole() {
            true => vec![lead.with(Style::Dim, "the report")],
            false => {
                let room = width.saturating_sub(pointers + 13);
                vec![lead.with(Style::Dim, "| ").with(Style::Plain, cut(&reports.words(first), room))]
            }
        };
        for entry in &note.entries {
            let mut star = Some(Line::new().to(pointers + 11).with(Style::Warn, "* "));
            let room = width.saturating_sub(pointers + 13);
            lines.extend(
                wrap(entry, room, 6).into_iter().map(|l| {
                    star.take().unwrap_or_else(|| Line::new().to(pointers + 13)).with(Style::Plain, l)
                }),
            );
        }
        items.push(lines);
    }
    let remark = counts.iter().map(|(status, n)| format!("{n} {status}")).collect::<Vec<_>>().join(", ");
    (!items.is_empty()).then_some(Section { title: "NOTES", remark, items, left_out: 0 })
}

/// The pointers' column of a section.
pub(super) fn column<'p>(reports: &Reports<'_>, all: impl Iterator<Item = &'p Passage>) -> usize {
    let pointers: Vec<String> = all.map(|at| reports.pointer(at)).collect();
    widest(pointers.iter().map(String::as_str), 24)
}

fn checks(digest: &Digest<'_>, width: usize, limit: usize) -> Option<Section> {
    let reports = &digest.reports;
    let pointers = column(reports, digest.checks.iter().map(|c| &c.at));
    let kinds = widest(digest.checks.iter().map(|c| c.kind.as_str()), 22);
    let build = |reasons: bool| -> Vec<Vec<Line>> {
        let one = |c: &Check| {
            let mut lines = check(reports, c, pointers, kinds, width, reasons);
            lines.extend(noted(digest, &[&c.at], pointers + kinds + 3, width));
            lines
        };
        digest.checks.iter().map(one).collect()
    };
    // Where a screen does not hold the reasons as well, the kinds must do.
    let items = Some(build(true)).filter(|all| tall(all) < limit).unwrap_or_else(|| build(false));
    (!items.is_empty()).then(|| Section {
        title: "CHECK BEFORE YOU QUOTE",
        remark: digest.checks.len().to_string(),
        items,
        left_out: 0,
    })
}

fn check(
    reports: &Reports<'_>,
    c: &Check,
    pointers: usize,
    kinds: usize,
    width: usize,
    reasons: bool,
) -> Vec<Line> {
    let lead = Line::of(Style::Dim, format!(" {}", reports.pointer(&c.at))).to(pointers + 2);
    let lead = lead.with(Style::Warn, cut(&c.kind, kinds));
    let column = pointers + kinds + 3;
    let whole = c.at.is_whole();
    let words = reports.words(&c.at);
    let mut lines = match (whole, c.at.spans.as_slice()) {
        (true, _) => vec![lead],
        // A word or a bracket alone tells little: it is shown in its sentence.
        (_, [only]) if self::width(&words) < 16 => {
            let words =
                focused(reports, &reports.sentence(&c.at), Some(*only), width.saturating_sub(column + 2));
            vec![lead.to(column).with(Style::Dim, "| ").with(Style::Plain, words)]
        }
        _ => barred(lead, column, &words, width, 1),
    };
    // The reason stands under the words, or beside the kind where no words do.
    let why = if reasons || whole { c.why.as_str() } else { "" };
    for (i, why) in wrap(why, width - column, 2).into_iter().filter(|w| !w.is_empty()).enumerate() {
        match lines.pop() {
            Some(first) if whole && i == 0 => lines.push(first.to(column).with(Style::Dim, why)),
            last => {
                lines.extend(last);
                lines.push(Line::new().to(column).with(Style::Dim, why));
            }
        }
    }
    lines
}

fn differences(digest: &Digest<'_>, width: usize, limit: usize) -> Option<Section> {
    let all = &digest.differences;
    // The more there are, the fewer lines each gets, so that the first screen holds several.
    let most = match (limit, all.len()) {
        (usize::MAX, _) => 12,
        (_, 0..=2) => 6,
        _ => 4,
    };
    let items: Vec<_> =
        all.iter().enumerate().map(|(i, d)| difference(digest, i + 1, d, width, most)).collect();
    if items.is_empty() && digest.reports.all.len() < 2 {
        return None;
    }
    let items = if items.is_empty() { vec![vec![Line::of(Style::Plain, " none was found")]] } else { items };
    let remark = if all.is_empty() { String::new() } else { all.len().to_string() };
    Some(Section { title: "WHERE THE ACCOUNTS DIFFER", remark, items, left_out: 0 })
}

fn difference(digest: &Digest<'_>, n: usize, d: &Difference, width: usize, most: usize) -> Vec<Line> {
    let reports = &digest.reports;
    let mut remark = if d.by_time { format!("{}; time may explain it", d.across) } else { d.across.clone() };
    if d.confirmed {
        remark = format!("confirmed; {remark}");
    }
    let room = width.saturating_sub(self::width(&remark) + 2);
    let mut about = wrap(&format!("{n} {}", d.about), room, 2);
    let last = about.pop().unwrap_or_default();
    let mut lines: Vec<Line> = about.into_iter().map(|l| Line::of(Style::Bold, l)).collect();
    let column = width.saturating_sub(self::width(&remark));
    lines.push(Line::of(Style::Bold, last).to(column).with(Style::Dim, remark));
    match d.sides.as_slice() {
        [left, right] => lines.extend(side_by_side(reports, left, right, width, most)),
        sides => lines.extend(one_below_the_other(reports, sides, width, most)),
    }
    if !d.why.is_empty() {
        lines.extend(wrap(&d.why, width - 3, 2).into_iter().map(|l| Line::of(Style::Dim, format!("   {l}"))));
    }
    lines.extend(noted(digest, &d.sides.iter().map(|s| &s.at).collect::<Vec<_>>(), 3, width));
    lines
}

fn side_by_side(reports: &Reports<'_>, left: &Side, right: &Side, width: usize, most: usize) -> Vec<Line> {
    let column = (width - 5) / 2;
    let head = |side: &Side| {
        let pointer = reports.pointer(&side.at);
        let text = format!("{pointer} {}", side.chain.join(" → "));
        let mut lines: Vec<Line> = Vec::new();
        for (i, line) in wrap(&text, column, 3).into_iter().enumerate() {
            lines.push(match line.strip_prefix(&pointer) {
                Some(chain) if i == 0 => Line::of(Style::Dim, pointer.clone()).with(Style::Plain, chain),
                _ => Line::of(Style::Plain, line),
            });
        }
        lines
    };
    let words = |side: &Side| {
        let lines = wrap(&reports.words(&side.at), column - 2, most).into_iter();
        lines.map(|l| Line::of(Style::Dim, "| ").with(Style::Plain, l)).collect::<Vec<_>>()
    };
    let zip = |a: Vec<Line>, b: Vec<Line>| {
        let (mut a, mut b) = (a.into_iter(), b.into_iter());
        std::iter::from_fn(move || match (a.next(), b.next()) {
            (None, None) => None,
            (a, b) => {
                let left = Line::of(Style::Plain, "   ").then(a.unwrap_or_default());
                Some(left.to(3 + column + 2).then(b.unwrap_or_default()))
            }
        })
    };
    zip(head(left), head(right)).chain(zip(words(left), words(right))).collect()
}

fn one_below_the_other(reports: &Reports<'_>, sides: &[Side], width: usize, most: usize) -> Vec<Line> {
    let pointers = column(reports, sides.iter().map(|s| &s.at));
    let chains: Vec<String> = sides.iter().map(|s| s.chain.join(" → ")).collect();
    let longest = widest(chains.iter().map(String::as_str), usize::MAX);
    let mut lines = Vec::new();
    for (side, chain) in sides.iter().zip(&chains) {
        let pointer = Line::of(Style::Dim, format!("   {}", reports.pointer(&side.at))).to(pointers + 4);
        let column = pointers + 5 + longest;
        if column + 36 <= width {
            let lead = pointer.with(Style::Plain, chain.clone());
            lines.extend(barred(lead, column, &reports.words(&side.at), width, most.min(3)));
        } else {
            lines.push(pointer.with(Style::Plain, cut(chain, width - pointers - 4)));
            lines.extend(barred(Line::new(), pointers + 4, &reports.words(&side.at), width, most.min(3)));
        }
    }
    lines
}

fn says(digest: &Digest<'_>, width: usize, limit: usize) -> Option<Section> {
    let speakers = &digest.speakers;
    if speakers.is_empty() {
        return None;
    }
    let everyone = speakers.iter().flat_map(|s| s.said.iter().map(|s| &s.at));
    let pointers = column(&digest.reports, everyone);
    let verbs = widest(speakers.iter().flat_map(|s| s.said.iter().map(|s| s.verb)), 10);
    let make = |i: usize, n: usize, lines: usize| {
        let said = &speakers[i].said[n];
        let mut lines = statement(&digest.reports, said, pointers, verbs, width, lines);
        lines.extend(noted(digest, &[&said.at], pointers + verbs + 4, width));
        lines
    };
    // How many lines each statement may take; none for those that are not shown.
    let mut share: Vec<Vec<usize>> = speakers.iter().map(|s| vec![0; s.said.len()]).collect();
    if limit == usize::MAX {
        share.iter_mut().flatten().for_each(|lines| *lines = 6);
    } else {
        // Rather a little of everyone than much of the first: a line of everyone's first statement, then of the
        // second and so on; what is left of the screen lets those that were cut run on.
        let mut left = limit.saturating_sub(2);
        let deepest = speakers.iter().map(|s| s.said.len()).max().unwrap_or(0).min(8);
        for (lines, depth) in (1..=3).flat_map(|lines| (0..deepest).map(move |depth| (lines, depth))) {
            for (i, shares) in share.iter_mut().enumerate() {
                if left == 0 {
                    break;
                }
                if shares.get(depth) != Some(&(lines - 1)) {
                    continue;
                }
                let heading = usize::from(depth == 0 && lines == 1);
                let before = if lines == 1 { 0 } else { make(i, depth, lines - 1).len() };
                let more = make(i, depth, lines).len() + heading - before;
                if more > 0 && more <= left {
                    left -= more;
                    shares[depth] = lines;
                }
            }
        }
    }
    let mut items: Vec<Vec<Line>> = Vec::new();
    for (i, speaker) in speakers.iter().enumerate().filter(|(i, _)| share[*i].iter().any(|lines| *lines > 0))
    {
        let without = share[i].iter().filter(|lines| **lines == 0).count();
        let mut head = Some(heading(&speaker.name, &speaker.about, without, width));
        for (n, lines) in share[i].iter().enumerate().filter(|(_, lines)| **lines > 0) {
            items.push(head.take().into_iter().chain(make(i, n, *lines)).collect());
        }
    }
    let voiceless = share.iter().filter(|shares| shares.iter().all(|lines| *lines == 0)).count();
    let hidden = if digest.differences.is_empty() && digest.pledges.is_empty() {
        ""
    } else {
        "what stands above is not said again"
    };
    Some(Section { title: "WHO SAYS WHAT", remark: hidden.into(), items, left_out: voiceless })
}

/// `Ina Corvell, Minister; 3 forms of the name; 2 more`
fn heading(name: &str, about: &str, without: usize, width: usize) -> Line {
    let more = if without > 0 { format!("{without} more") } else { String::new() };
    let about = [about, &more].into_iter().filter(|a| !a.is_empty()).collect::<Vec<_>>().join("; ");
    let head = Line::of(Style::Bold, cut(name, width - 2));
    let room = width.saturating_sub(head.width() + 2);
    if about.is_empty() || room <= 8 {
        return head;
    }
    head.with(Style::Plain, ", ").with(Style::Dim, cut(&about, room))
}

fn statement(
    reports: &Reports<'_>,
    s: &Said,
    pointers: usize,
    verbs: usize,
    width: usize,
    most: usize,
) -> Vec<Line> {
    let lead = Line::of(Style::Dim, format!("  {}", reports.pointer(&s.at))).to(pointers + 3);
    let lead = lead.with(Style::Plain, s.verb);
    let column = pointers + verbs + 4;
    let mut lines = barred(lead, column, &reports.words(&s.at), width, most);
    let mut told: Vec<String> = s
        .also
        .iter()
        .map(|t| format!("{} {} {}", reports.pointer(&t.at), t.how, t.note).trim_end().to_owned())
        .collect();
    if !told.is_empty() {
        let rest = told.len().saturating_sub(4);
        told.truncate(4);
        if rest > 0 {
            told.push(format!("{rest} more"));
        }
        let text = format!("also {}", told.join(", "));
        lines.extend(
            wrap(&text, width - column - 2, 2)
                .into_iter()
                .map(|l| Line::new().to(column + 2).with(Style::Dim, l)),
        );
    }
    lines
}

fn unplaced(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let reports = &digest.reports;
    let pointers = column(reports, digest.unplaced.iter().map(|(sentence, _)| sentence));
    let items: Vec<Vec<Line>> = digest
        .unplaced
        .iter()
        .map(|(sentence, cue)| {
            let lead = Line::of(Style::Dim, format!(" {}", reports.pointer(cue))).to(pointers + 2);
            let words = focused(reports, sentence, cue.spans.first().copied(), width - pointers - 4);
            let mut lines = vec![lead.with(Style::Dim, "| ").with(Style::Plain, words)];
            lines.extend(noted(digest, &[sentence], pointers + 2, width));
            lines
        })
        .collect();
    let remark = format!("{}, no voice", count(items.len(), "cue word"));
    (!items.is_empty()).then_some(Section { title: "NOT PLACED", remark, items, left_out: 0 })
}

/// The words of a passage on one line, cut so that a span inside can be seen.
pub(super) fn focused(
    reports: &Reports<'_>,
    at: &Passage,
    focus: Option<[usize; 2]>,
    columns: usize,
) -> String {
    let words = reports.words(at);
    let (Some(focus), [span]) = (focus, at.spans.as_slice()) else { return cut(&words, columns) };
    let report = &reports.all[at.report];
    let upto = |end: usize| one_line(report.slice([span[0], end.clamp(span[0], span[1])])).len();
    let (start, end) = (upto(focus[0]).min(words.len()), upto(focus[1]).min(words.len()));
    if start <= end && words.is_char_boundary(start) && words.is_char_boundary(end) {
        cut_around(&words, start..end, columns)
    } else {
        cut(&words, columns)
    }
}
