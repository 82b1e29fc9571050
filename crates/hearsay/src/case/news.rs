//! Two cases → Changes: what does the case say today that it did not say before?
//!
//! Both are gathered in full, the one without the reports that have come in since; what differs is told only where
//! a report that came in is part of it, so that a rarer word that has become frequent makes no news.

use super::words::fold;
use crate::text::CodePoints;
use crate::view::case::{CaseStatementView, CaseView};
use crate::view::changes::ChangesView;
use crate::view::reading::ReadingView;
use std::collections::{BTreeMap, BTreeSet};

/// What `after` says that `before`, the same case without some reports, does not.
pub fn changes(before: &CaseView, after: &CaseView) -> ChangesView {
    let known: BTreeSet<&str> = before
        .reports
        .iter()
        .map(|r| r.id.as_str())
        .chain(before.versions.iter().flat_map(|v| v.versions.iter().map(|x| x.report.as_str())))
        .collect();
    let new = |report: &str| !known.contains(report);
    let old_statements: BTreeSet<&str> = before.statements.iter().map(|s| s.statement.id.as_str()).collect();
    let told_before = told_before(before, after);
    let mut again: BTreeSet<&str> = BTreeSet::new();
    let mut told_again = Vec::new();
    for group in &after.same_statements {
        let (fresh, old): (Vec<_>, Vec<_>) = group.members.iter().partition(|m| new(&m.report));
        // Reports of which an older version said the same have told nothing again.
        let fresh: Vec<_> =
            fresh.into_iter().filter(|m| !told_before.contains(m.statement.as_str())).collect();
        if !old.is_empty() && !fresh.is_empty() {
            again.extend(fresh.iter().map(|m| m.statement.as_str()));
            told_again.push(group.clone());
        }
    }
    let speaks: BTreeSet<&str> =
        after.statements.iter().flat_map(|s| s.statement.speakers.iter().map(String::as_str)).collect();
    let several = |f: &crate::view::case::CaseFigureView| {
        f.mentions.iter().map(|m| m.report.as_str()).collect::<BTreeSet<_>>().len() > 1
    };
    let given_anew =
        |f: &&crate::view::case::CaseFigureView| several(f) && f.mentions.iter().any(|m| new(&m.report));
    ChangesView {
        reports: after.reports.iter().map(|r| r.id.clone()).filter(|id| new(id)).collect(),
        statements: after
            .statements
            .iter()
            .filter(|s| new(&s.report))
            .map(|s| s.statement.id.as_str())
            .filter(|id| !old_statements.contains(id) && !again.contains(id) && !told_before.contains(id))
            .map(str::to_owned)
            .collect(),
        actors: after
            .actors
            .iter()
            .filter(|a| speaks.contains(a.id.as_str()) && a.reports.iter().all(|r| new(r)))
            .filter(|a| !before.actors.iter().any(|b| b.id == a.id || b.name == a.name))
            .map(|a| a.id.clone())
            .collect(),
        versions: after
            .versions
            .iter()
            .filter(|v| v.versions.iter().any(|x| new(&x.report)))
            .cloned()
            .collect(),
        told_again,
        pledges: after
            .pledges
            .iter()
            .filter(|p| {
                let old = |id: &Option<String>| id.as_deref().is_some_and(|s| told_before.contains(s));
                p.later.iter().any(|l| new(&l.report) && !old(&l.statement))
            })
            .cloned()
            .collect(),
        agreeing: after.figures.iter().filter(|f| f.agree).filter(given_anew).cloned().collect(),
        contradicted: after.figures.iter().filter(|f| !f.agree).filter(given_anew).cloned().collect(),
        differences: after
            .accounts_differ
            .iter()
            .filter(|d| d.members.iter().any(|m| new(&m.report)))
            .cloned()
            .collect(),
    }
}

/// Statements of a newer version whose words an older one, known before, had as well.
fn told_before<'a>(before: &CaseView, after: &'a CaseView) -> BTreeSet<&'a str> {
    let texts = |case: &'a CaseView| -> BTreeMap<&'a str, (&'a ReadingView, CodePoints)> {
        case.reports.iter().map(|r| (r.id.as_str(), (r, CodePoints::new(&r.text)))).collect()
    };
    let words = |r: &ReadingView, points: &CodePoints, s: &CaseStatementView| -> String {
        s.statement
            .content
            .iter()
            .map(|c| fold(points.span(&r.text, *c).of(&r.text)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let newest: BTreeMap<&str, Vec<&str>> = after
        .versions
        .iter()
        .filter_map(|v| {
            let (last, older) = v.versions.split_last()?;
            Some((last.report.as_str(), older.iter().map(|x| x.report.as_str()).collect()))
        })
        .collect();
    if newest.is_empty() {
        return BTreeSet::new();
    }
    let mut had: BTreeSet<(&str, String)> = BTreeSet::new();
    for r in &before.reports {
        let points = CodePoints::new(&r.text);
        for s in before.statements.iter().filter(|s| s.report == r.id) {
            had.insert((r.id.as_str(), words(r, &points, s)));
        }
    }
    let texts = texts(after);
    let told = |s: &&CaseStatementView| {
        let (Some(older), Some((r, points))) = (newest.get(s.report.as_str()), texts.get(s.report.as_str()))
        else {
            return false;
        };
        let said = words(r, points, s);
        older.iter().any(|o| had.contains(&(*o, said.clone())))
    };
    after.statements.iter().filter(told).map(|s| s.statement.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::gather;
    use crate::document::Given;
    use crate::reading::Reading;

    fn reading(id: &str, outlet: &str, text: &str) -> Reading {
        let given = Given {
            id: id.into(),
            path: format!("{id}.txt"),
            outlet: Some(outlet.into()),
            url: Some(format!("https://{outlet}.example/bridge")),
            published: Some("2031-03-04".into()),
            ..Default::default()
        };
        crate::read(text.into(), given)
    }

    #[test]
    fn what_came_in_is_told_and_what_stood_before_is_not() {
        let old = reading(
            "a",
            "kna",
            "Minister Ina Corvell said that the toll bridge would open in May. About 2,400 drivers cross the toll bridge every day.",
        );
        let new = reading(
            "b",
            "korda",
            "Harbour master Jonas Hale said the pilots had not been asked. About 3,900 drivers cross the toll bridge every day. \
             Minister Ina Corvell said that the toll bridge would open in May.",
        );
        let before = gather([&old]);
        let after = gather([&old, &new]);
        let told = changes(&before, &after);
        assert_eq!(told.reports, ["b"]);
        let name = |id: &String| after.actors.iter().find(|a| a.id == *id).map(|a| a.name.as_str());
        assert_eq!(told.actors.iter().filter_map(name).collect::<Vec<_>>(), ["Jonas Hale"]);
        assert_eq!(told.told_again.len(), 1, "{told:?}");
        let fresh: Vec<_> =
            after.statements.iter().filter(|s| told.statements.contains(&s.statement.id)).collect();
        assert_eq!(fresh.len(), 1, "what Corvell said stood before");
        assert!(changes(&after, &after).is_empty());
    }

    #[test]
    fn a_figure_is_news_where_a_report_that_came_in_gives_it_too() {
        let (a, b) = (reading("a", "kna", "The toll is due."), reading("b", "korda", "The ferry is late."));
        let (before, mut after) = (gather([&a]), gather([&a, &b]));
        let mention = |report: &str, value: i64| crate::view::case::FigureMentionView {
            report: report.into(),
            start: 0,
            end: 3,
            value: crate::view::reading::ValueView::Whole(value),
            bound: "exact".into(),
            given_by: Vec::new(),
            statement: None,
        };
        let mut put = |what: &str, agree: bool, mentions: Vec<_>| {
            let (what, unit, place, as_of) = (what.to_owned(), None, None, None);
            after.figures.push(crate::view::case::CaseFigureView {
                what,
                unit,
                place,
                as_of,
                agree,
                mentions,
            });
        };
        put("crates", true, vec![mention("a", 4), mention("b", 4)]);
        put("drivers", false, vec![mention("a", 4), mention("b", 9)]);
        put("pilots", false, vec![mention("a", 4), mention("a", 9)]);
        let told = changes(&before, &after);
        assert_eq!((told.agreeing.len(), told.contradicted.len()), (1, 1), "{told:?}");
    }

    #[test]
    fn of_a_new_version_only_what_it_adds_is_news() {
        let first = "Minister Ina Corvell said that the toll bridge would open in May. Drivers had waited for it since autumn.";
        let old = reading("a", "kna", first);
        let new = reading(
            "b",
            "kna",
            &format!("{first} Harbour master Jonas Hale said the pilots had not been asked."),
        );
        let (before, after) = (gather([&old]), gather([&old, &new]));
        let told = changes(&before, &after);
        assert_eq!((told.versions.len(), told.statements.len()), (1, 1), "{told:?}");
    }
}
