//! Digest → section: what was promised, demanded or denied, and what became of it.

use super::paint::{Line, Style, cut};
use super::sections::{barred, column};
use super::{Section, widest};
use hearsay::digest::{Digest, Pledge};

/// Pledges that a later report answers, each with its answers below it.
pub(super) fn section(digest: &Digest<'_>, width: usize) -> Option<Section> {
    let all = &digest.pledges;
    let reports = &digest.reports;
    let everything = all.iter().flat_map(|p| p.later.iter().map(|l| &l.at).chain([&p.at]));
    let pointers = column(reports, everything);
    let hows: Vec<String> = all.iter().flat_map(|p| p.later.iter().map(|l| said(&l.day, &l.how))).collect();
    let verbs: Vec<String> = all.iter().map(who).collect();
    let verb = widest(hows.iter().chain(&verbs).map(String::as_str), 24);
    let start = pointers + verb + 4;
    let items: Vec<Vec<Line>> = all
        .iter()
        .map(|p| {
            let lead = Line::of(Style::Dim, format!(" {}", reports.pointer(&p.at))).to(pointers + 2);
            let lead = lead.with(Style::Bold, cut(&who(p), verb));
            let mut lines = barred(lead, start, &reports.words(&p.at), width, 2);
            for l in &p.later {
                let style = match l.how.as_str() {
                    "meets" => Style::Good,
                    "contradicts" => Style::Bad,
                    _ => Style::Plain,
                };
                let lead = Line::of(Style::Dim, format!(" {}", reports.pointer(&l.at))).to(pointers + 3);
                let lead = lead.with(style, cut(&said(&l.day, &l.how), verb));
                lines.extend(barred(lead, start, &reports.words(&l.at), width, 2));
            }
            lines
        })
        .collect();
    let remark = format!("{} of {} answered by a later report", items.len(), digest.pledged);
    (!items.is_empty()).then_some(Section { title: "WHAT BECAME OF IT", remark, items, left_out: 0 })
}

fn who(p: &Pledge) -> String {
    format!("{} {}", p.who, p.verb).trim_start().to_owned()
}

fn said(day: &str, how: &str) -> String {
    format!("{day} {how}")
}
