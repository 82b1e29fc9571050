//! The page as a whole: well-formed, closed to the outside, every link at home, nothing of a report obeyed.

use super::render;
use crate::brief::fixture::{case, find, reading};
use hearsay::view::CaseView;
use hearsay::view::case::CheckView;
use std::collections::BTreeSet;

/// The tags of a page, with their attributes; fails where they do not nest.
fn tags(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut open: Vec<String> = vec![];
    let mut all = vec![];
    let mut rest = page.split_once("</style>").map_or(page, |x| x.1);
    open.extend(["html".to_owned(), "head".to_owned()]);
    while let Some(i) = rest.find('<') {
        let end = rest[i..].find('>').expect("every tag is closed by a bracket") + i;
        let tag = &rest[i + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "tags nest");
            continue;
        }
        let (name, mut more) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = vec![];
        while let Some((key, tail)) = more.split_once("=\"") {
            let (value, tail) = tail.split_once('"').expect("a value is closed");
            attributes.push((key.trim().to_owned(), value.to_owned()));
            more = tail;
        }
        all.push((name.to_owned(), attributes));
        if !matches!(name, "meta" | "br" | "hr") {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    all
}

/// What holds for every page.
fn check(page: &str) {
    let tags = tags(page);
    let values = |key: &str| -> Vec<&str> {
        tags.iter().flat_map(|(_, a)| a.iter().filter(|(k, _)| k == key).map(|(_, v)| v.as_str())).collect()
    };
    let ids = values("id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands for one thing");
    for href in values("href") {
        match href.strip_prefix('#') {
            Some(id) => assert!(unique.contains(id), "a link leads nowhere: {href}"),
            None => assert!(href.starts_with("https://") || href.starts_with("http://"), "{href}"),
        }
    }
    for (name, attributes) in &tags {
        assert!(
            !matches!(name.as_str(), "script" | "img" | "link" | "iframe" | "object" | "base" | "form"),
            "{name}"
        );
        let outside = attributes.iter().any(|(k, v)| k == "href" && !v.starts_with('#'));
        let rel = attributes.iter().any(|(k, v)| k == "rel" && v.contains("noreferrer"));
        assert!(!outside || rel, "a link to the web does not tell where it was followed");
        assert!(
            attributes.iter().all(|(k, _)| !k.starts_with("on") && k != "src" && k != "style"),
            "{attributes:?}"
        );
    }
    let style = page.split_once("<style>").and_then(|x| x.1.split_once("</style>")).map_or("", |x| x.0);
    assert!(!style.contains("url(") && !style.contains("@import") && !style.contains('<'));
}

#[test]
fn a_page_is_whole_and_loads_nothing() {
    let page = render(&case());
    check(&page);
    for part in ["Where the accounts differ", "id=\"r2\"", "default-src 'none'", "Iowan"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains(&hearsay::quality::footer()), "it is said how often this is right");
}

#[test]
fn every_character_of_a_report_stands_in_the_page() {
    let case = case();
    let page = render(&case);
    let article = |i: usize| {
        let from = page.find(&format!("<article id=\"r{i}\"")).expect("the report is there");
        let part = &page[from..];
        let part = &part[..part.find("</article>").expect("it ends")];
        let text = part.split('<').filter_map(|t| t.split_once('>')).map(|x| x.1).collect::<String>();
        text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    for (i, r) in case.reports.iter().enumerate() {
        let shown = article(i + 1);
        for line in r.text.lines().filter(|l| !l.is_empty() && !l.starts_with("date ")) {
            assert!(shown.contains(line.trim()), "{line}");
        }
    }
}

#[test]
fn a_report_cannot_become_part_of_the_page() {
    let text = "</p><script>alert(1)</script> \"said\" & <b>more</b> \u{202e}back\u{0}\u{1b}[31m";
    let mut evil = reading("</style>\"><script>.txt", text);
    evil.title = Some("<script>\u{202e}".into());
    evil.url = Some("javascript:alert(1)".into());
    evil.language = Some("en\" onload=\"x".into());
    evil.outlet = Some("<b onclick=\"x\">".into());
    let [start, end] = find(text, "\"said\" & <b>");
    let checks =
        vec![CheckView { kind: "<i>".into(), report: evil.id.clone(), start, end, why: "</span>".into() }];
    let page = render(&CaseView { reports: vec![evil], checks, ..Default::default() });
    check(&page);
    assert!(
        !page.contains("<script")
            && !page.contains('\u{202e}')
            && !page.contains('\u{1b}')
            && !page.contains('\0')
    );
    assert!(page.contains("⟨U+202E⟩back␀␛[31m"), "what acts is written out");
}

#[test]
fn passages_that_cross_and_passages_of_nothing_have_anchors() {
    let mut case = case();
    let report = case.reports[0].id.clone();
    let longest = case.reports[0].text.chars().count();
    for (start, end) in [(5, 40), (20, 60), (20, 400), (0, longest), (longest, longest + 9), (7, 7), (60, 61)]
    {
        case.checks.push(CheckView {
            kind: "x".into(),
            report: report.clone(),
            start,
            end,
            why: String::new(),
        });
    }
    check(&render(&case));
    check(&render(&CaseView::default()));
}

/// Writes the page of the fixture, or of a case's JSON, to be looked at: `LOOK=page.html cargo test -p hearsay-cli look`.
#[test]
fn look() {
    let given = std::env::var_os("CASE").map(|path| std::fs::read(path).expect("the case can be read"));
    let case =
        given.map_or_else(case, |json| serde_json::from_slice(&json).expect("it is the JSON of a case"));
    if let Some(path) = std::env::var_os("LOOK") {
        std::fs::write(path, render(&case)).expect("the page can be written");
    }
    check(&render(&case));
}
