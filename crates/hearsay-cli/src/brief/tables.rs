//! Digest → sections: on whose word, figures, the process, when, and words, as tables.

use super::digest::{Digest, Part, Quantity, count};
use super::paint::{Line, Style, cut, width, wrap};
use super::reports::Reports;
use super::sections::{column, focused, noted};
use super::{Section, widest};

/// Through whom statements came, one way a line.
pub(super) fn whose_word(digest: &Digest<'_>, width: usize) -> Option<Section> {
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
    for route in &digest.routes {
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
    for (from, to) in &digest.copies {
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
    Some(Section { title: "ON WHOSE WORD", remark: remark.join("; "), items, left_out: 0 })
}

/// The links of a chain with their columns: the outlet, which ends every chain, always stands in the last.
fn spread(chain: &[String], columns: usize) -> impl Iterator<Item = (usize, &str)> {
    let last = chain.len().saturating_sub(1);
    chain.iter().enumerate().map(move |(i, link)| (if i == last { columns - 1 } else { i }, link.as_str()))
}

/// What is counted, and whether those who count agree.
pub(super) fn figures(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let reports = &digest.reports;
    let all = &digest.quantities;
    let what = widest(all.iter().map(|q| q.what.as_str()), width / 3);
    let printed: Vec<String> =
        all.iter().flat_map(|q| q.mentions.iter().map(|m| reports.words(&m.at))).collect();
    let printed = widest(printed.iter().map(String::as_str), 18);
    let several = all.iter().any(|q| q.agree.is_some());
    let items: Vec<Vec<Line>> = {
        let one = |q: &Quantity| {
            let mut lines = quantity(reports, q, what, printed, several, width);
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
    width: usize,
) -> Vec<Line> {
    let (verdict, style) = match q.agree {
        Some(true) => ("AGREE ", Style::Good),
        Some(false) => ("DIFFER", Style::Bad),
        None => ("", Style::Plain),
    };
    let mut names = wrap(&q.what, what, 2).into_iter();
    let mut lines = Vec::new();
    for (i, m) in q.mentions.iter().enumerate() {
        let line = Line::of(Style::Plain, format!(" {}", names.next().unwrap_or_default())).to(what + 3);
        let line = if i == 0 { line.with(style, verdict) } else { line };
        let line = line.to(what + 3 + if several { 8 } else { 0 });
        let value = line.width();
        let line = line.with(Style::Plain, cut(&reports.words(&m.at), printed)).to(value + printed + 2);
        let pointer = reports.pointer(&m.at);
        let chain = m.chain.join(" → ");
        let pointed = |line: Line| {
            let room = width.saturating_sub(line.width() + self::width(&pointer) + 2);
            let line = line.with(Style::Plain, cut(&chain, room.max(10)));
            line.to(width.saturating_sub(self::width(&pointer))).with(Style::Dim, pointer.clone())
        };
        if line.width() + self::width(&pointer) + 22 <= width {
            lines.push(pointed(line));
        } else {
            lines.extend([line, pointed(Line::new().to(4))]);
        }
    }
    lines.extend(names.map(|n| Line::of(Style::Plain, format!(" {n}"))));
    lines
}

/// Bodies, instruments, conditions, who decides.
pub(super) fn process(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let labels = widest(digest.process.iter().map(|p| p.label), 12);
    let one = |p: &Part| {
        let mut lines = part(&digest.reports, p, labels, width);
        lines.extend(noted(digest, &p.at.iter().collect::<Vec<_>>(), labels + 2, width));
        lines
    };
    let items: Vec<_> = digest.process.iter().map(one).collect();
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
pub(super) fn when(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let reports = &digest.reports;
    let dates = widest(digest.dated.iter().map(|d| d.date.as_str()), 22);
    let pointers = column(reports, digest.dated.iter().filter_map(|d| d.at.first()));
    let items: Vec<Vec<Line>> = digest
        .dated
        .iter()
        .filter_map(|d| {
            let first = d.at.first()?;
            let line = Line::of(Style::Plain, format!(" {}", cut(&d.date, dates))).to(dates + 2);
            let line = line.with(Style::Dim, reports.pointer(first)).to(dates + pointers + 3);
            let rest = d.at.len() - 1;
            let tail = if rest > 0 { format!(" +{rest}") } else { String::new() };
            let room = width.saturating_sub(line.width() + 2 + self::width(&tail));
            let words = focused(reports, first, d.focus, room);
            let indent = line.width();
            let mut lines =
                vec![line.with(Style::Dim, "| ").with(Style::Plain, words).with(Style::Dim, tail)];
            lines.extend(noted(digest, &[first], indent, width));
            Some(lines)
        })
        .collect();
    (!items.is_empty()).then_some(Section { title: "WHEN", remark: String::new(), items, left_out: 0 })
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
                        .map(|(text, count, at)| {
                            let count = if *count > 1 { format!(" ×{count}") } else { String::new() };
                            format!("{text}{count} {}", reports.pointers(&at[..at.len().min(1)], 1))
                                .trim_end()
                                .to_owned()
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
