//! Readings → Versions: which reports are one report, updated later, and what did each update change?
//!
//! A report that stands at the same address, or in the same outlet within three days under the same headline or the
//! same beginning with nearly the same text, is one report in versions. The newest is gathered; the older ones are told
//! with what they had otherwise, so that an outlet does not bear itself out, and nothing that it took back is lost.

use super::words::{Cutter, fold, mix, raw_words};
use super::{Groups, threads};
use crate::document::Given;
use crate::reading::Reading;
use crate::text::{CodePoints, Span};
use crate::view::case::{PassageView, VersionChangeView, VersionView, VersionsView};
use crate::view::changes::WordsView;
use std::collections::BTreeMap;

/// Words of a shingle.
const SHINGLE: usize = 5;

/// How many of the smallest shingles speak for a text when candidates are looked for.
const SKETCH: usize = 6;

/// A key that more reports share is a template of the outlet and proposes no pair.
const FREQUENT: usize = 40;

/// How much of the shorter text must stand in the longer one.
const ALIKE: f64 = 0.75;

/// How much where both have one address: a page that tells of something else by now is another report.
const AT_ONE_ADDRESS: f64 = 0.2;

/// Sentences with so many of their words in common are one sentence, changed.
const CHANGED: f64 = 0.5;

/// How many changes are told of one report.
const MOST: usize = 40;

/// Groups of two or more versions, as indices of the readings, oldest first.
pub(super) fn find(readings: &[&Reading], threads: usize) -> Vec<Vec<usize>> {
    let of_each = threads::map(threads, readings.len(), || (), |(), i| keys(readings[i]));
    let mut keys: Vec<(u64, usize)> = Vec::new();
    for (i, of) in of_each.into_iter().enumerate() {
        keys.extend(of.into_iter().map(|key| (key, i)));
    }
    keys.sort_unstable();
    let mut groups = Groups::new(readings.len());
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for list in keys.chunk_by(|a, b| a.0 == b.0).filter(|l| (2..=FREQUENT).contains(&l.len())) {
        for (k, b) in list.iter().enumerate() {
            let before = list[..k].iter().map(|a| (a.1, b.1));
            candidates.extend(before.filter(|(a, b)| a != b && may_be_one(readings[*a], readings[*b])));
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    let one = threads::map(
        threads,
        candidates.len(),
        || (),
        |(), i| one_report(readings[candidates[i].0], readings[candidates[i].1]),
    );
    for ((a, b), _) in candidates.into_iter().zip(one).filter(|x| x.1) {
        groups.join(a, b);
    }
    let mut out: Vec<Vec<usize>> = groups.sets().into_iter().filter(|s| s.len() > 1).collect();
    for group in &mut out {
        group.sort_by_cached_key(|i| {
            let given = &readings[*i].document.given;
            let date = given.updated.as_ref().or(given.published.as_ref()).cloned().unwrap_or_default();
            (date, readings[*i].document.text.len(), given.id.clone())
        });
    }
    out
}

/// What a report is met by: its address, and with its outlet the smallest of its runs of words.
fn keys(reading: &Reading) -> Vec<u64> {
    let given = &reading.document.given;
    let mut out: Vec<u64> =
        given.url.as_deref().and_then(address).iter().map(|url| number(&format!("url {url}"))).collect();
    if let Some(outlet) = &given.outlet {
        let outlet = number(&format!("text {}", fold(outlet)));
        out.extend(shingles(&reading.document.text).into_iter().take(SKETCH).map(|s| mix(outlet, s)));
    }
    out
}

fn one_address(g: &Given, h: &Given) -> bool {
    let url = |g: &Given| g.url.as_deref().and_then(address);
    matches!((url(g), url(h)), (Some(p), Some(q)) if p == q)
}

fn folded_alike(p: &Option<String>, q: &Option<String>) -> bool {
    matches!((p, q), (Some(p), Some(q)) if p == q || fold(p) == fold(q))
}

/// Whether nothing speaks against two reports being one before their words are compared.
fn may_be_one(a: &Reading, b: &Reading) -> bool {
    let (g, h) = (&a.document.given, &b.document.given);
    (near(g, h) && folded_alike(&g.outlet, &h.outlet)) || one_address(g, h)
}

fn one_report(a: &Reading, b: &Reading) -> bool {
    let (g, h) = (&a.document.given, &b.document.given);
    let (x, y) = (shingles(&a.document.text), shingles(&b.document.text));
    let shared = super::words::shared(&x, &y).len() as f64 / x.len().min(y.len()).max(1) as f64;
    if one_address(g, h) {
        return shared >= AT_ONE_ADDRESS;
    }
    let begins = |r: &Reading| -> Vec<String> {
        let body = r.segments.sentences.iter().flat_map(|s| raw_words(&r.document.text, s.span));
        body.map(|w| w.1).take(12).collect()
    };
    shared >= ALIKE && (folded_alike(&g.title, &h.title) || begins(a) == begins(b))
}

/// Whether two reports came out within three days; where a day is not known, nothing speaks against it.
fn near(a: &Given, b: &Given) -> bool {
    let day = |g: &Given| -> Option<i64> {
        let mut parts = g.published.as_deref()?.get(..10)?.split('-').map(|p| p.parse::<i64>().ok());
        let (y, m, d) = (parts.next()??, parts.next()??, parts.next()??);
        // Months of 31 days: never nearer than the calendar, and off by three days at most at the end of a month.
        Some((y * 12 + m) * 31 + d)
    };
    matches!((day(a), day(b)), (Some(x), Some(y)) if (x - y).abs() <= 3)
        || day(a).is_none()
        || day(b).is_none()
}

/// An address without what does not tell pages apart; none where it is that of a site and not of a page.
fn address(url: &str) -> Option<String> {
    let bare = url.split('#').next()?.trim();
    let bare = bare.split_once("://").map_or(bare, |x| x.1);
    let bare = bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/');
    let (host, path) = bare.split_once('/')?;
    (!path.is_empty()).then(|| format!("{}/{path}", host.to_ascii_lowercase()))
}

/// The runs of five words of a text as numbers, sorted, each once.
fn shingles(text: &str) -> Vec<u64> {
    let mut words: Vec<u64> = Vec::with_capacity(text.len() / 5);
    Cutter::default().each(text, Span::new(0, text.len()), |_, word| words.push(number(word)));
    let run = |w: &[u64]| {
        w.iter().fold(0x9e37_79b9_u64, |h, w| (h ^ w).wrapping_mul(0x0100_0000_01b3).rotate_left(23))
    };
    super::words::distinct(words.windows(SHINGLE).map(run))
}

fn number(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

/// The versions of each report with their changes, as JSON has them.
pub(super) fn view(readings: &[&Reading], groups: &[Vec<usize>]) -> Vec<VersionsView> {
    let mut out: Vec<VersionsView> = groups
        .iter()
        .map(|group| VersionsView {
            versions: group.iter().map(|i| version(readings[*i])).collect(),
            changes: group
                .windows(2)
                .flat_map(|w| changes(readings[w[0]], readings[w[1]]))
                .take(MOST)
                .collect(),
        })
        .collect();
    out.sort_by(|a, b| {
        let key = |v: &VersionsView| {
            v.versions.last().map(|x| (x.path.clone(), x.source_id.clone(), x.report.clone()))
        };
        key(a).cmp(&key(b))
    });
    out
}

fn version(reading: &Reading) -> VersionView {
    let given = &reading.document.given;
    VersionView {
        report: given.id.clone(),
        path: given.path.clone(),
        source_id: given.source_id.clone(),
        title: given.title.clone(),
        published: given.published.clone(),
        updated: given.updated.clone(),
    }
}

/// A sentence: where, and its words, folded.
struct Sentence {
    span: Span,
    words: Vec<String>,
}

fn sentences(reading: &Reading) -> Vec<Sentence> {
    let text = &reading.document.text;
    let all = reading.segments.sentences.iter().map(|s| Sentence {
        span: s.span,
        words: raw_words(text, s.span).into_iter().map(|w| w.1).collect(),
    });
    all.filter(|s| !s.words.is_empty()).collect()
}

/// What the later version has otherwise, in its order; what it left out stands last.
fn changes(was: &Reading, is: &Reading) -> Vec<VersionChangeView> {
    let (old, new) = (sentences(was), sentences(is));
    let mut left: BTreeMap<usize, &Sentence> = old.iter().enumerate().collect();
    let mut added: Vec<&Sentence> = Vec::new();
    for s in &new {
        match left.iter().find(|(_, o)| o.words == s.words).map(|x| *x.0) {
            Some(i) => {
                left.remove(&i);
            }
            None => added.push(s),
        }
    }
    let told = |r: &Reading, s: &Sentence| {
        let text = &r.document.text;
        let [start, end] = CodePoints::new(text).pair(text, s.span);
        let place = PassageView { report: r.document.given.id.clone(), start, end };
        Some(WordsView { place, words: s.span.of(text).to_owned() })
    };
    let mut out = Vec::new();
    for s in added {
        let best = left
            .iter()
            .map(|(i, o)| (alike(&o.words, &s.words), std::cmp::Reverse(*i)))
            .filter(|x| x.0 >= CHANGED)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let was_there = best.and_then(|(_, std::cmp::Reverse(i))| left.remove(&i));
        out.push(VersionChangeView {
            how: if was_there.is_some() { "changed" } else { "added" }.into(),
            was: was_there.and_then(|o| told(was, o)),
            is: told(is, s),
        });
    }
    out.extend(left.values().map(|o| VersionChangeView {
        how: "removed".into(),
        was: told(was, o),
        is: None,
    }));
    out
}

/// The share of words that two sentences have in common.
fn alike(a: &[String], b: &[String]) -> f64 {
    let sorted = |w: &[String]| super::words::distinct(w.iter().cloned());
    let (a, b) = (sorted(a), sorted(b));
    let both = super::words::shared(&a, &b).len();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::CaseView;

    const FIRST: &str = "The ferry Marigold ran aground off Reed Haven on Tuesday, the harbour master said.\n\n\
        Harbour master Jonas Hale said that nobody was hurt. He put the damage at 20,000 crowns.\n\n\
        The ferry carries goods and passengers between the islands twice a day and is forty years old.";

    fn reading(id: &str, outlet: &str, url: Option<&str>, published: &str, text: &str) -> Reading {
        let given = Given {
            id: id.into(),
            path: format!("{id}.txt"),
            outlet: Some(outlet.into()),
            url: url.map(str::to_owned),
            published: Some(published.into()),
            title: Some("Ferry runs aground".into()),
            ..Default::default()
        };
        crate::read(text.into(), given)
    }

    fn gathered(all: &[Reading]) -> CaseView {
        super::super::gather(all)
    }

    #[test]
    fn a_report_updated_later_is_one_report_with_a_diff() {
        let later = FIRST.replace("20,000", "35,000") + "\n\nThe coastguard has begun an inquiry.";
        let all = [
            reading("b", "Elanor Post", None, "2031-03-04", FIRST),
            reading("a", "Elanor Post", None, "2031-03-05", &later),
            reading("c", "Vesk Courier", None, "2031-03-05", &later),
        ];
        let case = gathered(&all);
        let ids: Vec<&str> = case.reports.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids, ["a", "c"], "another outlet's copy is another report");
        let versions: Vec<&str> = case.versions[0].versions.iter().map(|v| v.report.as_str()).collect();
        assert_eq!((case.versions.len(), versions), (1, vec!["b", "a"]));
        let told: Vec<(&str, Option<&str>)> = case.versions[0]
            .changes
            .iter()
            .map(|c| (c.how.as_str(), c.is.as_ref().map(|w| w.words.as_str())))
            .collect();
        assert_eq!(
            told,
            [
                ("changed", Some("He put the damage at 35,000 crowns.")),
                ("added", Some("The coastguard has begun an inquiry.")),
            ]
        );
        assert!(case.stories.iter().any(|s| s.reports.contains(&"b".to_owned())), "it stays in its story");
    }

    #[test]
    fn what_only_looks_like_a_version_stays_a_report() {
        let check =
            |a: Reading, b: Reading, why: &str| assert_eq!(gathered(&[a, b]).reports.len(), 2, "{why}");
        let url = Some("https://post.example/ferry");
        let other =
            "Tolls on the bridge will rise in May, officials said. Drivers were not asked about it at all.";
        check(
            reading("a", "Post", url, "2031-03-04", FIRST),
            reading("b", "Post", url, "2031-03-05", other),
            "an address that tells of something else by now",
        );
        check(
            reading("a", "Post", Some("https://post.example/"), "2031-03-04", FIRST),
            reading("b", "Post", Some("https://post.example"), "2031-03-04", other),
            "the address of a site",
        );
        check(
            reading("a", "Post", None, "2031-03-04", FIRST),
            reading("b", "Post", None, "2031-06-04", FIRST),
            "the same words three months later",
        );
    }

    #[test]
    fn one_address_makes_one_report_however_it_is_written() {
        let later = "Ferry runs aground, inquiry begins. ".to_owned() + FIRST;
        let all = [
            reading("a", "Post", Some("https://www.post.example/ferry/#top"), "2031-03-04", FIRST),
            reading("b", "Post", Some("http://post.example/ferry"), "2031-03-19", &later),
        ];
        assert_eq!(gathered(&all).reports.len(), 1);
    }
}
