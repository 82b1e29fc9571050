//! Digest → sections: on whose word, figures, the process, when, and words, as tables.

use super::digest::{Dated, Digest, Part, Quantity, Route, count};
use super::paint::{Line, Style, cut, width, wrap};
use super::reports::{Passage, Reports};
use super::sections::{column, focused, noted};
use super::{Section, widest};
use std::collections::{BTreeMap, BTreeSet};

/// Through whom statements came, one way a line.
pub(super) fn whose_word(digest: &Digest<'_>, width: usize, limit: usize) -> Option<Section> {
    let reports = &digest.reports;
    let longest = digest.routes.iter().map(|r| r.chain.len()).max().unwrap_or(0);
    let mut columns: Vec<usize> = vec![0; longest];
    for route in &digest.routes {
        for (i, link) in spread(&route.chain, longest) {
            columns[i] = columns[i].max(self::width(link));
        }
    }
    let table = 1 + columns.iter().sum::<usize>() + 3 * longest.saturating_sub(1);
    let aligned = table + 12 <= width;
    let mut items: Vec<Vec<Line>> = Vec::new();
    let (mut routes, mut copies): (Vec<&Route>, Vec<&(Passage, Passage)>) =
        (digest.routes.iter().collect(), digest.copies.iter().collect());
    let mut left_out = 0;
    if routes.len() + copies.len() + 1 > limit {
        // On one screen: the ways by which most came, and the longest copies.
        let length = |p: &Passage| p.spans.iter().map(|s| s[1] - s[0]).sum::<usize>();
        routes.sort_by_key(|r| std::cmp::Reverse(r.at.len()));
        copies.sort_by_key(|c| std::cmp::Reverse(length(&c.0)));
        let few = copies.len().min(limit / 4);
        left_out = copies.len() - few;
        copies.truncate(few);
        let room = limit.saturating_sub(few + 2);
        left_out += routes.len().saturating_sub(room);
        routes.truncate(room);
    }
    for route in routes {
        let pointers = reports.pointers(&route.at, 6);
        let line = if aligned {
            let mut line = Line::new();
            for (place, link) in spread(&route.chain, longest) {
                let start = 1 + columns[..place].iter().sum::<usize>() + 3 * place;
                line = if place == 0 { line.to(1) } else { line.to(start - 2).with(Style::Dim, "→ ") };
                line = line.with(Style::Plain, link);
            }
            line.to(table + 2)
        } else {
            Line::of(Style::Plain, format!(" {}", cut(&route.chain.join(" → "), width - 3)))
                .with(Style::Plain, "  ")
        };
        let room = width.saturating_sub(line.width());
        if room >= self::width(&pointers).min(24) {
            let indent = line.width();
            let mut lead = Some(line);
            items.push(
                wrap(&pointers, room, 2)
                    .into_iter()
                    .map(|p| lead.take().unwrap_or_else(|| Line::new().to(indent)).with(Style::Dim, p))
                    .collect(),
            );
        } else {
            let below = wrap(&pointers, width - 4, 2).into_iter();
            items.push(
                [line].into_iter().chain(below.map(|p| Line::of(Style::Dim, format!("    {p}")))).collect(),
            );
        }
    }
    let copied = items.len();
    for (from, to) in copies {
        let lead = Line::of(Style::Dim, format!(" {} = {}", reports.pointer(from), reports.pointer(to)));
        let lead = lead.with(Style::Plain, " word for word ").with(Style::Dim, "| ");
        let room = width.saturating_sub(lead.width());
        items.push(vec![lead.with(Style::Plain, cut(&reports.words(from), room))]);
    }
    if digest.case.statements.is_empty() && items.is_empty() {
        return None;
    }
    if items.is_empty() {
        items.push(vec![Line::of(Style::Plain, " every statement came straight from whom it names")]);
    }
    let copies =
        if digest.copies.is_empty() { "nothing copied".into() } else { count(digest.copies.len(), "copy") };
    let mut remark = vec![format!("{} direct", digest.direct), copies];
    if digest.reports.all.len() > 1 {
        remark.push(match digest.common_origins.as_slice() {
            [] => "none in common".to_owned(),
            all => format!("in common: {}", all.join(", ")),
        });
    }
    // Ways of two lines may leave less room than there seemed to be: the copies keep theirs.
    if left_out > 0 {
        let kept: usize = items[copied..].iter().map(Vec::len).sum();
        let mut used = 0;
        let fits = items[..copied]
            .iter()
            .take_while(|i| {
                used += i.len();
                used + kept + 2 <= limit
            })
            .count();
        left_out += copied - fits;
        items.drain(fits..copied);
    }
    Some(Section { title: "ON WHOSE WORD", remark: remark.join("; "), items, left_out })
}

/// The links of a chain with their columns: the outlet, which ends every chain, always stands in the last.
fn spread(chain: &[String], columns: usize) -> impl Iterator<Item = (usize, &str)> {
    let last = chain.len().saturating_sub(1);
    chain.iter().enumerate().map(move |(i, link)| (if i == last { columns - 1 } else { i }, link.as_str()))
}

/// What is counted, and whether those who count agree.
pub(super) fn figures(digest: &Digest<'_>, width: usize, limit: usize) -> Option<Section> {
    let reports = &digest.reports;
    let all = &digest.quantities;
    let what = widest(all.iter().take(limit).map(|q| q.what.as_str()), width / 4);
    let printed: Vec<String> =
        all.iter().take(limit).flat_map(|q| q.mentions.iter().map(|m| reports.words(&m.at))).collect();
    let printed = widest(printed.iter().map(String::as_str), 16);
    let several = all.iter().any(|q| q.agree.is_some());
    let items: Vec<Vec<Line>> = {
        let one = |q: &Quantity| {
            let mut lines = quantity(reports, q, what, printed, several, (width, limit));
            lines.extend(noted(
                digest,
                &q.mentions.iter().map(|m| &m.at).collect::<Vec<_>>(),
                what + 3,
                width,
            ));
            lines
        };
        all.iter().map(one).collect()
    };
    let count = |agree| all.iter().filter(|q| q.agree == Some(agree)).count();
    let remark = match (count(false), count(true)) {
        (0, 0) => "each given once".into(),
        (differ, agree) => format!("{differ} differ, {agree} agree"),
    };
    (!items.is_empty()).then_some(Section { title: "FIGURES", remark, items, left_out: 0 })
}

fn quantity(
    reports: &Reports<'_>,
    q: &Quantity,
    what: usize,
    printed: usize,
    several: bool,
    (width, limit): (usize, usize),
) -> Vec<Line> {
    let (verdict, style) = match q.agree {
        Some(true) => ("AGREE ", Style::Good),
        Some(false) => ("DIFFER", Style::Bad),
        None => ("", Style::Plain),
    };
    // Those who give it in the same words together; who gives it for the tenth time says no more.
    let mut values: Vec<(String, Vec<String>)> = Vec::new();
    for m in &q.mentions {
        // What a report gives in its own voice stands under its name.
        let chain = m.chain.join(" → ");
        let giver = format!("{} {}", reports.pointer(&m.at), chain.trim_end_matches(", giver not named"));
        let value = reports.words(&m.at);
        match values.iter_mut().find(|v| v.0.to_lowercase() == value.to_lowercase()) {
            Some((_, givers)) => givers.push(giver),
            None => values.push((value, vec![giver])),
        }
    }
    let all = limit == usize::MAX;
    let few = values.len().min(if all { usize::MAX } else { VALUES });
    let rest = values.len() - few;
    let mut names = wrap(&q.what, what, 2).into_iter();
    let mut lines = Vec::new();
    for (i, (value, givers)) in values.iter().take(few).enumerate() {
        let line = Line::of(Style::Plain, format!(" {}", names.next().unwrap_or_default())).to(what + 3);
        let line = if i == 0 { line.with(style, verdict) } else { line };
        let line = line.to(what + 3 + if several { 8 } else { 0 });
        let start = line.width() + printed + 2;
        let mut line = Some(line.with(Style::Plain, cut(value, printed)));
        for text in wrap(&givers.join(", "), width.saturating_sub(start), if all { usize::MAX } else { 2 }) {
            let line = line
                .take()
                .unwrap_or_else(|| Line::of(Style::Plain, format!(" {}", names.next().unwrap_or_default())));
            lines.push(line.to(start).with(Style::Dim, text));
        }
    }
    lines.extend(names.map(|n| Line::of(Style::Plain, format!(" {n}"))));
    if rest > 0 {
        lines.push(Line::new().to(what + 3).with(Style::Dim, format!("… {rest} more")));
    }
    lines
}

/// Bodies, instruments, conditions, questions that a screen shows before it shows more of any kind.
const FIRST: usize = 4;

/// Values of one quantity on a screen.
const VALUES: usize = 6;

/// Bodies, instruments, conditions, who decides.
pub(super) fn process(digest: &Digest<'_>, width: usize, limit: usize) -> Option<Section> {
    let labels = widest(digest.process.iter().map(|p| p.label), 12);
    let one = |p: &Part| {
        let mut lines = part(&digest.reports, p, labels, width);
        lines.extend(noted(digest, &p.at.iter().collect::<Vec<_>>(), labels + 2, width));
        lines
    };
    let mut parts: Vec<&Part> = digest.process.iter().collect();
    if limit != usize::MAX {
        // The first ones of each kind, so that no kind takes the whole screen.
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut late = |p: &Part| {
            let n = seen.entry(p.label).or_default();
            *n += 1;
            *n > FIRST
        };
        let (first, rest): (Vec<&Part>, Vec<&Part>) = parts.into_iter().partition(|p| !late(p));
        parts = first.into_iter().chain(rest).collect();
    }
    let items: Vec<_> = parts.into_iter().map(one).collect();
    (!items.is_empty()).then_some(Section { title: "THE PROCESS", remark: String::new(), items, left_out: 0 })
}

fn part(reports: &Reports<'_>, p: &Part, labels: usize, width: usize) -> Vec<Line> {
    let pointers = reports.pointers(&p.at, 4);
    let lead = Line::of(Style::Dim, format!(" {}", p.label)).to(labels + 2);
    let lead = if p.printed { lead.with(Style::Dim, "| ") } else { lead };
    let indent = lead.width();
    let mut lines = wrap(&p.name, width - indent, 3);
    let mut leads = Some(lead);
    // The pointers follow the name where there is room, else they stand below it.
    let last = lines.pop().unwrap_or_default();
    let mut out: Vec<Line> = lines
        .into_iter()
        .map(|l| leads.take().unwrap_or_else(|| hang(indent, p.printed)).with(Style::Plain, l))
        .collect();
    let line = leads.take().unwrap_or_else(|| hang(indent, p.printed)).with(Style::Plain, last);
    if line.width() + 2 + self::width(&pointers) <= width {
        out.push(line.with(Style::Plain, "  ").with(Style::Dim, pointers));
    } else {
        out.push(line);
        out.extend(
            wrap(&pointers, width - indent, 2)
                .into_iter()
                .map(|p| Line::new().to(indent).with(Style::Dim, p)),
        );
    }
    out
}

fn hang(indent: usize, barred: bool) -> Line {
    if barred { Line::new().to(indent - 2).with(Style::Dim, "| ") } else { Line::new().to(indent) }
}

/// The dated line.
pub(super) fn when(digest: &Digest<'_>, width: usize, limit: usize) -> Option<Section> {
    let reports = &digest.reports;
    // What most reports tell, events before sayings; shown in the order of the days.
    let most = limit.saturating_sub(2);
    let mut shown: Vec<usize> = (0..digest.dated.len()).collect();
    if shown.len() + 1 > limit {
        let told = |d: &Dated| d.at.iter().map(|p| p.report).collect::<BTreeSet<_>>().len();
        shown.sort_by_cached_key(|i| {
            let d = &digest.dated[*i];
            (std::cmp::Reverse(told(d)), d.said, *i)
        });
        shown.truncate(most);
        shown.sort_unstable();
    }
    let left_out = digest.dated.len() - shown.len();
    let rows: Vec<&Dated> = shown.into_iter().map(|i| &digest.dated[i]).collect();
    let dates = widest(rows.iter().map(|d| d.date.as_str()), 22);
    let pointers = column(reports, rows.iter().filter_map(|d| d.at.first()));
    let items: Vec<Vec<Line>> = rows
        .iter()
        .filter_map(|d| {
            let first = d.at.first()?;
            let line = Line::of(Style::Plain, format!(" {}", cut(&d.date, dates))).to(dates + 2);
            let line = line.with(Style::Dim, reports.pointer(first)).to(dates + pointers + 3);
            let rest = d.at.len() - 1;
            let tail = if rest > 0 { format!(" +{rest}") } else { String::new() };
            let tail = if d.said { format!("{tail} (said)") } else { tail };
            let room = width.saturating_sub(line.width() + 2 + self::width(&tail));
            let words = focused(reports, first, d.focus, room);
            let indent = line.width();
            let mut lines =
                vec![line.with(Style::Dim, "| ").with(Style::Plain, words).with(Style::Dim, tail)];
            lines.extend(noted(digest, &[first], indent, width));
            Some(lines)
        })
        .collect();
    let remark = if left_out > 0 { "what most reports tell".into() } else { String::new() };
    (!items.is_empty()).then_some(Section { title: "WHEN", remark, items, left_out })
}

/// What each outlet calls the same thing.
pub(super) fn words(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let reports = &digest.reports;
    let what = widest(digest.labels.iter().map(|l| l.what.as_str()), width / 4);
    let items: Vec<Vec<Line>> = digest
        .labels
        .iter()
        .map(|label| {
            let uses: Vec<String> = label
                .uses
                .iter()
                .map(|(outlet, words)| {
                    let words: Vec<String> = words
                        .iter()
                        .map(|u| {
                            let count = if u.count > 1 { format!(" ×{}", u.count) } else { String::new() };
                            let at = reports.pointers(&u.at[..u.at.len().min(1)], 1);
                            let whose =
                                if u.whose.is_empty() { String::new() } else { format!(", {},", u.whose) };
                            format!("{}{count}{whose} {at}", u.text).trim_end().to_owned()
                        })
                        .collect();
                    format!("{outlet}: {}", words.join(", "))
                })
                .collect();
            let mut names = wrap(&label.what, what, 3).into_iter();
            let mut lines = Vec::new();
            for line in wrap(&uses.join(" / "), width - what - 3, 4) {
                let name = names.next().unwrap_or_default();
                lines.push(Line::of(Style::Plain, format!(" {name}")).to(what + 3).with(Style::Plain, line));
            }
            lines.extend(names.map(|n| Line::of(Style::Plain, format!(" {n}"))));
            lines
        })
        .collect();
    (!items.is_empty()).then_some(Section {
        title: "WORDS",
        remark: "as each outlet prints them".into(),
        items,
        left_out: 0,
    })
}
