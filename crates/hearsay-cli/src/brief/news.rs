//! ChangesView → the morning view: what is new since someone last looked, on a screen a section?

use super::paint::{Line, Style, cut, wrap};
use super::reports::Reports;
use super::safe::one_line;
use super::{BriefOptions, SCREEN};
use hearsay::view::CaseView;
use hearsay::view::case::CaseFigureView;
use hearsay::view::changes::ChangesView;
use std::collections::BTreeMap;

/// What is told, from when.
pub(crate) fn render(case: &CaseView, changes: &ChangesView, since: &str, options: &BriefOptions) -> String {
    let width = options.width.max(60);
    let reports = Reports::new(&case.reports);
    let name = |id: &str| {
        reports.passage(id, &[[0, 0]]).map_or_else(|| id.to_owned(), |p| reports.all[p.report].name.clone())
    };
    let actors: BTreeMap<&str, &str> = case.actors.iter().map(|a| (a.id.as_str(), a.name.as_str())).collect();
    let statements: BTreeMap<&str, _> =
        case.statements.iter().map(|s| (s.statement.id.as_str(), s)).collect();
    let pointer = |report: &str, at: usize| {
        reports.passage(report, &[[at, at + 1]]).map_or_else(|| report.to_owned(), |p| reports.pointer(&p))
    };
    let who = |ids: &[String]| -> String {
        let names: Vec<String> =
            ids.iter().filter_map(|id| actors.get(id.as_str())).map(|n| one_line(n)).collect();
        if names.is_empty() { "someone".into() } else { names.join(", ") }
    };
    let words = |report: &str, spans: &[[usize; 2]]| {
        reports.passage(report, spans).map_or_else(String::new, |p| reports.words(&p))
    };
    let told = |id: &str| -> Option<(String, String)> {
        let s = statements.get(id)?;
        let start = s.statement.content.first().map_or(0, |c| c[0]);
        let said = format!("{} | {}", who(&s.statement.speakers), words(&s.report, &s.statement.content));
        Some((pointer(&s.report, start), said))
    };
    let figure = |f: &CaseFigureView| -> (String, String) {
        let places: Vec<String> = f
            .mentions
            .iter()
            .map(|m| format!("{} {}", pointer(&m.report, m.start), words(&m.report, &[[m.start, m.end]])))
            .collect();
        (one_line(&f.what), places.join("; "))
    };
    let mut sections: Vec<(&str, Vec<(String, String)>)> = Vec::new();
    let rows = |ids: &[String]| -> Vec<(String, String)> {
        let views = case.reports.iter().filter(|r| ids.contains(&r.id));
        let row = |r: &hearsay::view::ReadingView| {
            let known = [r.outlet.as_deref(), r.published.as_deref(), r.title.as_deref()];
            (name(&r.id), known.into_iter().flatten().map(one_line).collect::<Vec<_>>().join(", "))
        };
        views.map(row).collect()
    };
    sections.push(("REPORTS", rows(&changes.reports)));
    let mut changed = Vec::new();
    for v in &changes.versions {
        let newest = v.versions.last().map_or("", |x| x.report.as_str());
        for c in &v.changes {
            let (was, is) =
                (c.was.as_ref().map(|w| one_line(&w.words)), c.is.as_ref().map(|w| one_line(&w.words)));
            let text = match (was, is) {
                (Some(was), Some(is)) => format!("| {is}  (was: {was})"),
                (_, Some(is)) => format!("added | {is}"),
                (was, None) => format!("taken out | {}", was.unwrap_or_default()),
            };
            let at = c.is.as_ref().map_or_else(|| name(newest), |w| pointer(&w.place.report, w.place.start));
            changed.push((at, text));
        }
        if v.changes.is_empty() {
            changed.push((name(newest), "another version with the same words".into()));
        }
    }
    sections.push(("CHANGED", changed));
    sections.push(("NOW CONTRADICTED", {
        let figures = changes.contradicted.iter().map(&figure);
        let differences = changes.differences.iter().map(|d| (one_line(&d.about), one_line(&d.why)));
        figures.chain(differences).collect()
    }));
    sections.push(("NOW AGREEING", changes.agreeing.iter().map(&figure).collect()));
    sections.push(("TOLD BY ANOTHER TOO", {
        let group = |g: &hearsay::view::case::SameStatementView| {
            let places: Vec<String> =
                g.members.iter().filter_map(|m| told(&m.statement)).map(|t| t.0).collect();
            let first = g.members.first().and_then(|m| told(&m.statement))?;
            Some((places.join(", "), format!("{}: {}", g.how, first.1)))
        };
        changes.told_again.iter().filter_map(group).collect()
    }));
    sections.push(("PLEDGES ANSWERED", {
        let pledge = |p: &hearsay::view::case::PledgeView| {
            let first = told(&p.statement)?;
            let later: Vec<String> =
                p.later.iter().map(|l| format!("{} {}", l.how, pointer(&l.report, l.start))).collect();
            Some((first.0, format!("{}; {}", first.1, later.join(", "))))
        };
        changes.pledges.iter().filter_map(pledge).collect()
    }));
    let new_voices = case.actors.iter().filter(|a| changes.actors.contains(&a.id));
    sections.push((
        "NEW VOICES",
        new_voices.map(|a| (one_line(&a.name), one_line(&a.roles.join("; ")))).collect(),
    ));
    sections.push(("NEWLY SAID", changes.statements.iter().filter_map(|id| told(id)).collect()));
    let mut lines =
        vec![Line::of(Style::Bold, cut(&format!("{}: new since {since}", one_line(&options.source)), width))];
    if changes.is_empty() {
        lines.push(Line::of(Style::Plain, "Nothing."));
    }
    for (title, items) in sections.into_iter().filter(|s| !s.1.is_empty()) {
        lines.push(Line::new());
        lines.push(Line::of(Style::Bold, format!("{title}  {}", items.len())));
        let (mut used, total) = (0, items.len());
        for (i, (at, text)) in items.into_iter().enumerate() {
            let mut item = vec![Line::of(Style::Plain, cut(&format!(" {at}"), width))];
            item.extend(wrap(&text, width - 6, 3).into_iter().map(|l| Line::new().to(6).with(Style::Dim, l)));
            if !options.all && used + item.len() > SCREEN {
                lines.push(Line::of(Style::Dim, format!(" … {} more: --all", total - i)));
                break;
            }
            used += item.len();
            lines.extend(item);
        }
    }
    let mut out = String::new();
    lines.iter().for_each(|l| l.print(options.color, &mut out));
    out
}
