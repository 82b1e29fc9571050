//! Digest → sections: which reports were updated later, and what has someone corrected?

use super::Section;
use super::digest::{Digest, count};
use super::paint::{Line, Style, cut, wrap};
use super::safe::one_line;

/// Reports that came in several versions, with what the newer ones changed.
pub(super) fn updated(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let reports = &digest.reports;
    let mut items: Vec<Vec<Line>> = Vec::new();
    for v in &digest.case.versions {
        let Some(newest) = v.versions.last() else { continue };
        let name = reports
            .passage(&newest.report, &[[0, 0]])
            .map_or_else(|| one_line(&newest.report), |p| reports.all[p.report].name.clone());
        let mut told = count(v.versions.len(), "version");
        if v.changes.is_empty() {
            told = format!("{told} with the same words");
        }
        items.push(vec![
            Line::of(Style::Bold, format!(" {}", cut(&name, 24))).with(Style::Dim, format!("  {told}")),
        ]);
        for c in &v.changes {
            let words = |w: &hearsay::view::changes::WordsView| one_line(&w.words);
            let lead = Line::of(Style::Dim, format!("   {}", one_line(&c.how))).to(12).with(Style::Dim, "| ");
            let is = c.is.as_ref().or(c.was.as_ref()).map(words).unwrap_or_default();
            let mut lines = vec![lead.with(Style::Plain, cut(&is, width - 14))];
            if let (Some(was), Some(_)) = (&c.was, &c.is) {
                let lead = Line::of(Style::Dim, "     was").to(12).with(Style::Dim, "| ");
                lines.push(lead.with(Style::Dim, cut(&words(was), width - 14)));
            }
            items.push(lines);
        }
    }
    let remark = count(digest.case.versions.len(), "report");
    (!items.is_empty()).then_some(Section { title: "UPDATED", remark, items, left_out: 0 })
}

/// What someone has decided about the case, the latest first.
pub(super) fn corrected(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let reports = &digest.reports;
    let items: Vec<Vec<Line>> = digest
        .case
        .corrections
        .iter()
        .rev()
        .map(|c| {
            let at: Vec<String> = c
                .correction
                .at
                .iter()
                .map(|p| {
                    let pointer = reports
                        .passage(&p.report, &[[p.start, p.end]])
                        .map_or_else(|| one_line(&p.report), |at| reports.pointer(&at));
                    match p.words.is_empty() {
                        true => pointer,
                        false => format!("{pointer} “{}”", cut(&one_line(&p.words), 40)),
                    }
                })
                .collect();
            let field = c.correction.field.as_deref().map_or(String::new(), |f| format!(" {}", one_line(f)));
            let value = c.correction.value.as_deref().map_or(String::new(), |v| format!(": {}", one_line(v)));
            let by = [("by", &c.correction.by), ("on", &c.correction.on), ("because:", &c.correction.why)];
            let by = by.iter().filter_map(|(word, x)| Some(format!(", {word} {}", one_line(x.as_deref()?))));
            let lost =
                c.lost.as_deref().map_or(String::new(), |l| format!("; changes nothing: {}", one_line(l)));
            let layer = c.correction.at.first().map_or("", |p| p.layer.as_str());
            let layer = if layer == "report" || layer == "actor" { "" } else { layer };
            let act = format!("{} {}", one_line(&c.correction.act), one_line(layer));
            let text = format!(
                "{}{field} {}{value}{}{lost}",
                act.trim_end(),
                at.join(" / "),
                by.collect::<String>()
            );
            let mut lines = Vec::new();
            for (i, line) in wrap(&text, width - 3, 2).into_iter().enumerate() {
                lines.push(Line::of(Style::Plain, format!("{}{line}", if i == 0 { " " } else { "   " })));
            }
            lines
        })
        .collect();
    let remark = format!("{} by hand", count(items.len(), "correction"));
    (!items.is_empty()).then_some(Section { title: "CORRECTED", remark, items, left_out: 0 })
}
