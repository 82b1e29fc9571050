//! CaseView → Desk: whose words are these, in which report, on which line? What every writer looks up.

use hearsay::digest::reports::{Passage, Report, Reports};
use hearsay::digest::safe::visible;
use hearsay::digest::voices::Voices;
use hearsay::view::CaseView;
use hearsay::view::case::{CaseActorView, CaseStatementView};
use hearsay::view::reading::{Pair, ReadingView};
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A case with the ways into it.
pub struct Desk<'a> {
    /// The case.
    pub case: &'a CaseView,
    pub(crate) reports: Reports<'a>,
    pub(crate) voices: Voices<'a>,
    statements: BTreeMap<&'a str, &'a CaseStatementView>,
}

impl<'a> Desk<'a> {
    /// Lays a case out.
    pub fn new(case: &'a CaseView) -> Desk<'a> {
        let statements = case.statements.iter().map(|s| (s.statement.id.as_str(), s)).collect();
        Desk { case, reports: Reports::new(&case.reports), voices: Voices::new(case), statements }
    }

    /// The place of a report in the case.
    pub(crate) fn report(&self, id: &str) -> Option<usize> {
        self.reports.passage(id, &[[0, 0]]).map(|p| p.report)
    }

    pub(crate) fn at(&self, report: usize) -> &Report<'a> {
        &self.reports.all[report]
    }

    pub(crate) fn view(&self, report: usize) -> &'a ReadingView {
        self.reports.all[report].view
    }

    /// The characters of a span, as they are.
    pub(crate) fn slice(&self, report: usize, span: Pair) -> &str {
        self.at(report).slice(span)
    }

    /// The characters of some spans, as they are, a cut between them.
    pub(crate) fn words(&self, report: usize, spans: &[Pair]) -> Cow<'_, str> {
        match spans {
            [] => Cow::Borrowed(""),
            [only] => Cow::Borrowed(self.slice(report, *only)),
            all => Cow::Owned(all.iter().map(|s| self.slice(report, *s)).collect::<Vec<_>>().join(" … ")),
        }
    }

    /// `kna-02-11:5`
    pub(crate) fn pointer(&self, report: usize, span: Pair) -> String {
        self.reports.pointer(&Passage { report, spans: vec![span] })
    }

    pub(crate) fn line(&self, report: usize, span: Pair) -> Option<usize> {
        (span[0] < span[1]).then(|| self.at(report).line(span[0]))
    }

    pub(crate) fn statement(&self, id: &str) -> Option<&'a CaseStatementView> {
        self.statements.get(id).copied()
    }

    pub(crate) fn actor(&self, id: &str) -> Option<&'a CaseActorView> {
        self.voices.actor(id)
    }

    /// An actor's full name; its id where the case has lost it.
    pub(crate) fn name<'b>(&'b self, id: &'b str) -> &'b str {
        self.actor(id).map_or(id, |a| &a.name)
    }

    /// The full names of some actors.
    pub(crate) fn names(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.name(id)).collect::<Vec<_>>().join("; ")
    }

    /// From who spoke first to who tells the reader.
    pub(crate) fn chain(&self, s: &CaseStatementView) -> String {
        self.voices.chain(&self.reports, s).join(" → ")
    }

    /// The address of a report, or a name for it that no other has.
    pub(crate) fn address(&self, report: usize) -> String {
        let view = self.view(report);
        view.url
            .clone()
            .filter(|u| is_address(u))
            .unwrap_or_else(|| format!("urn:hearsay:report:{}", view.id))
    }
}

/// Where the content of a statement stands: its content, or else whatever it has.
pub(crate) fn place(s: &CaseStatementView) -> &[Pair] {
    let s = &s.statement;
    [&s.content, &s.cue, &s.source].into_iter().find(|p| !p.is_empty()).map_or(&[], |p| p.as_slice())
}

/// Whether some text is an address that a link may lead to: of the web, and without anything that would end it.
pub(crate) fn is_address(url: &str) -> bool {
    let start = |scheme: &str| url.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
    let bad = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    (start("https://") || start("http://")) && url.len() > 8 && !url.contains(bad)
}

/// A text as a cell shows it: what would act is written out, and a line ends with a line feed alone.
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    match visible(text) {
        Cow::Owned(_) if text.contains("\r\n") => {
            Cow::Owned(visible(&text.replace("\r\n", "\n")).into_owned())
        }
        shown => shown,
    }
}

/// SHA-256 of a text's UTF-8, in hexadecimal digits.
pub(crate) fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_the_web_or_nowhere() {
        for (url, is) in [
            ("https://kna.example/strait?x=1#top", true),
            ("HTTP://kna.example/", true),
            ("javascript:alert(1)", false),
            ("file:///etc/passwd", false),
            ("https://", false),
            ("https://kna.example/\"onclick=", false),
            ("https://kna.example/a b", false),
        ] {
            assert_eq!(is_address(url), is, "{url}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
