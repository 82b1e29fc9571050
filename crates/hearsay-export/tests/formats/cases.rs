//! Two cases: three invented reports of one story, and the same story told by someone who would like to break things.

use hearsay::view::CaseView;
use hearsay::{Given, Reading};
use std::sync::LazyLock;

const KNA: &str = "PORT ELANOR, February 11 (KNA): Vesk and Ordania opened talks on the naval base on Tuesday.\n\
\n\
Minister Ina Corvell said in a statement that the joint panel had begun \"the first round of talks to close the base.\"\n\
\n\
\"The base will be gone within two years,\" she added.\n\
\n\
There are about 1,200 sailors at the base, the Harbour Times reported.\n\
\n\
Ordania promised to withdraw its boats by September 30, 2025.\n";

const COURIER: &str = "Vesk, Ordania agree to end naval base\n\
\n\
The ministry said that setting up the panel does not mean talks on closing the base have begun.\n\
\n\
According to the Harbour Times, 900 sailors serve at the base.\n\
\n\
Minister Ina Corvell said in a statement that the joint panel had begun \"the first round of talks to close the base.\"\n\
\n\
Corvell denied that Ordania had promised to withdraw its boats by September 30, 2025.\n";

const LEDGER: &str = "Talks go on\n\
\n\
Corvell met Admiral Joren Halvik in Port Elanor on February 13, 2025. \"We will not be hurried,\" Halvik told the Ledger.\n";

fn read(id: &str, outlet: &str, published: Option<&str>, text: &str) -> Reading {
    let given = Given {
        id: id.into(),
        path: format!("base/{id}.txt"),
        outlet: Some(outlet.into()),
        published: published.map(Into::into),
        url: Some(format!("https://{id}.example/base")),
        ..Given::default()
    };
    hearsay::read(text.into(), given)
}

/// The story: read once.
pub(crate) fn story() -> CaseView {
    static STORY: LazyLock<CaseView> = LazyLock::new(read_story);
    STORY.clone()
}

fn read_story() -> CaseView {
    let readings = [
        read("kna", "KNA", Some("2025-02-11"), KNA),
        read("courier", "The Elanor Courier", Some("2025-02-12"), COURIER),
        read("ledger", "Hallin Ledger", None, LEDGER),
    ];
    hearsay::case::gather(&readings)
}

/// What a spreadsheet would reckon, what a terminal, XML or HTML would obey, and a line without end.
pub(crate) const FORMULA: &str = "=HYPERLINK(\"http://evil.example\",\"click\")";

/// The same story, with harm in every place that a stranger fills.
pub(crate) fn hostile() -> CaseView {
    static HOSTILE: LazyLock<CaseView> = LazyLock::new(read_hostile);
    HOSTILE.clone()
}

fn read_hostile() -> CaseView {
    let giant = "and the base was old ".repeat(1_700);
    let text = format!(
        "{FORMULA}\n\n\"=1+1 \u{202e}drawkcab\u{2066} <script>alert(1)</script> ]]> \u{0}\u{1b}[31m\u{ffff},\" said Minister Ina Corvell.\n\n\
         Corvell said that she\tsaw\ta # tab; a | bar, and {giant}.\n\n@SUM(A1) officials said on Tuesday that 1,200 sailors had left.\n"
    );
    let mut given = Given {
        id: "harm".into(),
        path: "+cmd|' /C calc'!A0".into(),
        outlet: Some("@Outlet\t<b>\u{202e}".into()),
        published: Some("2025-02-11".into()),
        url: Some("javascript:alert(1)".into()),
        title: Some(FORMULA.into()),
        ..Given::default()
    };
    let one = hearsay::read(text.as_str().into(), given.clone());
    let text = text.replace(&giant, "no more");
    given.id = "harm2".into();
    given.path = "-2+3".into();
    given.published = Some("2025-02".into());
    hearsay::case::gather(&[one, hearsay::read(text.into(), given)])
}

/// A case without anything.
pub(crate) fn empty() -> CaseView {
    CaseView::default()
}

/// The characters of a report from one code point to another.
pub(crate) fn slice(case: &CaseView, report: &str, start: usize, end: usize) -> String {
    let view = case.reports.iter().find(|r| r.id == report).expect("the report is in the case");
    view.text.chars().skip(start).take(end - start).collect()
}

#[test]
fn the_story_has_something_for_every_format() {
    let case = story();
    assert!(case.statements.len() > 5, "{}", case.statements.len());
    assert!(case.statements.iter().any(|s| s.statement.quotation == "direct"));
    assert!(!case.same_statements.is_empty() && !case.figures.is_empty() && !case.timeline.is_empty());
    assert!(case.reports.iter().any(|r| !r.events.is_empty()));
    assert!(!hostile().statements.is_empty());
}
