//! Saved page → Given: title, outlet, byline, dates and address, from JSON-LD, Open Graph, meta and `<time>`.

use super::tags::{Piece, Pieces, attribute, decode};
use hearsay::Given;
use hearsay::document::{DateSource, iso_date};
use hearsay::note::Note;
use serde_json::{Map, Value};

/// What a page says of itself.
pub(super) struct Meta {
    pub(super) given: Given,
    /// The headline as the page prints it.
    pub(super) printed_title: Option<String>,
    /// The line under it, where the page marks one.
    pub(super) printed_standfirst: Option<String>,
    pub(super) notes: Vec<Note>,
}

/// Everything that was met, before one source is preferred to another.
#[derive(Default)]
struct Found {
    ld: Ld,
    /// `name` or `property` or `itemprop` in lower case, and what it says, in the page's order.
    meta: Vec<(String, String)>,
    canonical: Option<String>,
    language: Option<String>,
    page_title: Option<String>,
    headings: Vec<String>,
    standfirst: Option<String>,
    byline: Option<String>,
    /// `<time>` with what its attributes call it.
    times: Vec<(TimeOf, String)>,
}

#[derive(Clone, Copy, PartialEq)]
enum TimeOf {
    Published,
    Updated,
    Unsaid,
}

#[derive(Default)]
struct Ld {
    headline: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    authors: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    language: Option<String>,
}

const PUBLISHED: [&str; 18] = [
    "article:published_time",
    "og:published_time",
    "datepublished",
    "og:article:published_time",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "article.published",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "article_date_original",
    "originalpublicationdate",
];
const UPDATED: [&str; 7] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "article.updated",
];
const OUTLET: [&str; 5] =
    ["og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone"];
const TITLE: [&str; 5] = ["og:title", "headline", "twitter:title", "dc.title", "title"];
const AUTHOR: [&str; 7] = [
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "article:author_name",
];

pub(super) fn read(html: &str) -> Meta {
    let found = find(html);
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            found.meta.iter().find(|(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| tidy(v))
        })
    };
    let mut notes = Vec::new();
    let outlet = found.ld.publisher.clone().or_else(|| meta(&OUTLET)).filter(|o| !is_address(o));

    let told = found.ld.headline.clone().or_else(|| meta(&TITLE)).or_else(|| found.page_title.clone());
    let told = told.map(|t| without_outlet(&t, outlet.as_deref()));
    let printed_title = match &told {
        Some(told) => found.headings.iter().find(|h| alike(h, told)).cloned().or_else(|| told_in(told)),
        None => found.headings.first().cloned(),
    };

    let said: Vec<String> = [
        found.ld.published.clone(),
        PUBLISHED.iter().find_map(|name| found.meta.iter().find(|(n, _)| n == name)).map(|(_, v)| v.clone()),
        time(&found, TimeOf::Published),
    ]
    .into_iter()
    .flatten()
    .filter(|date| iso_date(date.trim()).is_some())
    .collect();
    let dates: Vec<String> = days(&said);
    if let Some(other) = dates.iter().find(|date| **date != dates[0]) {
        let message = format!(
            "the page gives both {} and {other} as the day of publication: the first was taken",
            dates[0]
        );
        notes.push(Note::report("dates-disagree", message));
    }
    // A bare `<time>` is the day of publication only where nothing else is said and there is just one day in all of them.
    let mut unsaid: Vec<String> = found
        .times
        .iter()
        .filter(|(of, _)| *of == TimeOf::Unsaid)
        .filter_map(|(_, date)| iso_date(date.trim()))
        .collect();
    unsaid.dedup();
    let published = dates.into_iter().next().or_else(|| (unsaid.len() == 1).then(|| unsaid.remove(0)));
    let updated =
        found.ld.updated.clone().or_else(|| meta(&UPDATED)).or_else(|| time(&found, TimeOf::Updated));

    let byline =
        found.ld.authors.clone().or_else(|| meta(&AUTHOR).filter(|a| !is_address(a))).or(found.byline);
    let byline =
        byline.map(|b| without_by(&b).to_owned()).filter(|b| !b.is_empty() && Some(b) != outlet.as_ref());
    let given = Given {
        url: found.canonical.or_else(|| meta(&["og:url"])).or(found.ld.url).filter(|u| is_address(u)),
        title: printed_title.clone().or(told),
        outlet,
        byline,
        published_from: published.as_ref().map(|_| DateSource::Meta),
        published,
        updated: updated.and_then(|date| iso_date(date.trim())),
        language: found.language.or(found.ld.language).map(|l| l.replace('_', "-")).filter(|l| !l.is_empty()),
        ..Given::default()
    };
    Meta { given, printed_title, printed_standfirst: found.standfirst, notes }
}

/// The days that dates name, the most trusted first. A date in universal time may name the neighbour of the day that the
/// outlet had: where another date tells the same moment in the outlet's own zone, that one counts.
fn days(said: &[String]) -> Vec<String> {
    let universal = |date: &str| date.trim_end().ends_with(['Z', 'z']) || date.trim_end().ends_with("+00:00");
    let local = said.first().filter(|first| universal(first)).and_then(|first| {
        let moment = |date: &str| date.trim().parse::<jiff::Timestamp>().ok();
        said.iter().find(|date| !universal(date) && moment(date).is_some() && moment(date) == moment(first))
    });
    match local {
        Some(local) => iso_date(local.trim()).into_iter().collect(),
        None => said.iter().filter_map(|date| iso_date(date.trim())).collect(),
    }
}

fn time(found: &Found, of: TimeOf) -> Option<String> {
    found.times.iter().find(|(o, _)| *o == of).map(|(_, date)| date.clone())
}

/// What an element that is being read will be when it closes.
#[derive(Clone, Copy, PartialEq)]
enum Reading {
    Heading,
    Standfirst,
    Byline,
    Time(TimeOf),
}

fn find(html: &str) -> Found {
    let mut found = Found::default();
    // The element being read, its name, how many of that name are open inside it, and its words.
    let mut open: Option<(Reading, String, usize, String)> = None;
    for piece in Pieces::new(html) {
        match piece {
            Piece::Raw("script", attributes, content) => {
                let kind = attribute(attributes, "type").unwrap_or_default();
                if kind.trim().eq_ignore_ascii_case("application/ld+json") {
                    json_ld(content, &mut found.ld);
                }
            }
            Piece::Raw("title", _, content) if found.page_title.is_none() => {
                found.page_title = Some(tidy(&decode(content))).filter(|t| !t.is_empty());
            }
            Piece::Raw(..) => {}
            Piece::Words(words) => {
                if let Some((_, _, _, line)) = &mut open {
                    line.push_str(&decode(words));
                }
            }
            Piece::Close(name) => {
                let Some((reading, of, depth, line)) = &mut open else { continue };
                if *of != name {
                    line.push(' ');
                    continue;
                }
                *depth -= 1;
                if *depth == 0 {
                    let (reading, line) = (*reading, tidy(line));
                    open = None;
                    keep(&mut found, reading, line);
                }
            }
            Piece::Open(name, attributes) => {
                match name.as_str() {
                    "meta" => {
                        let value = attribute(attributes, "content").unwrap_or_default();
                        for key in ["property", "name", "itemprop"] {
                            if let Some(key) = attribute(attributes, key) {
                                found.meta.push((key.trim().to_ascii_lowercase(), value.clone()));
                            }
                        }
                    }
                    "link" if found.canonical.is_none() && has(attributes, "rel", "canonical") => {
                        found.canonical = attribute(attributes, "href");
                    }
                    "html" => found.language = attribute(attributes, "lang"),
                    _ => {}
                }
                if let Some((_, of, depth, line)) = &mut open {
                    if *of == name {
                        *depth += 1;
                    } else if name == "br" {
                        line.push(' ');
                    }
                    // An element that is never closed is given up.
                    if line.len() > 2000 {
                        open = None;
                    }
                    continue;
                }
                if let Some(reading) = reading(&name, attributes, &found) {
                    if let (Reading::Time(of), Some(date)) = (reading, attribute(attributes, "datetime")) {
                        found.times.push((of, date));
                    } else {
                        open = Some((reading, name, 1, String::new()));
                    }
                }
            }
        }
    }
    found
}

fn reading(name: &str, attributes: &str, found: &Found) -> Option<Reading> {
    let class = attribute(attributes, "class").unwrap_or_default().to_ascii_lowercase();
    let item = attribute(attributes, "itemprop").unwrap_or_default().to_ascii_lowercase();
    let classed = |words: &[&str]| {
        class.split_whitespace().any(|c| {
            c.split(['-', '_']).filter(|p| !p.is_empty()).any(|part| words.contains(&part))
                || words.contains(&c)
        })
    };
    if name == "time" {
        let published = item == "datepublished" || classed(&["published", "publish", "pubdate"]);
        let updated = item == "datemodified" || classed(&["updated", "modified"]);
        return Some(Reading::Time(
            match (published || attribute(attributes, "pubdate").is_some(), updated) {
                (true, _) => TimeOf::Published,
                (_, true) => TimeOf::Updated,
                _ => TimeOf::Unsaid,
            },
        ));
    }
    if name == "h1" {
        return Some(Reading::Heading);
    }
    let line = ["p", "h2", "h3", "div", "span", "a", "address"].contains(&name);
    // A standfirst stands under the headline; the same class further down belongs to a teaser of another report.
    let early = found.headings.len() == 1 && found.standfirst.is_none();
    if line
        && early
        && name != "a"
        && classed(&["standfirst", "dek", "deck", "subtitle", "strapline", "subheadline"])
    {
        return Some(Reading::Standfirst);
    }
    let author = item == "author" || has(attributes, "rel", "author") || classed(&["byline"]);
    (line && author && found.byline.is_none()).then_some(Reading::Byline)
}

fn keep(found: &mut Found, reading: Reading, line: String) {
    if line.is_empty() {
        return;
    }
    match reading {
        Reading::Heading => found.headings.push(line),
        Reading::Standfirst => found.standfirst = Some(line),
        Reading::Byline if line.len() < 200 => found.byline = Some(line),
        Reading::Byline => {}
        Reading::Time(of) => found.times.push((of, line)),
    }
}

fn has(attributes: &str, name: &str, word: &str) -> bool {
    attribute(attributes, name).is_some_and(|v| v.split_whitespace().any(|w| w.eq_ignore_ascii_case(word)))
}

/// Takes what an article's JSON-LD says; the first article of the page counts.
fn json_ld(content: &str, ld: &mut Ld) {
    let content = content.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let content = content.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
    let Ok(value) = serde_json::from_str::<Value>(content.trim()) else { return };
    // serde_json allows 128 levels, so this recursion is bounded too.
    articles(&value, ld);
}

fn articles(value: &Value, ld: &mut Ld) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| articles(item, ld)),
        Value::Object(thing) => {
            if is_a(thing, &["Article", "Posting", "Report"]) && ld.headline.is_none() {
                *ld = Ld {
                    headline: words(thing, "headline").or_else(|| words(thing, "name")),
                    published: words(thing, "datePublished").or_else(|| words(thing, "dateCreated")),
                    updated: words(thing, "dateModified"),
                    authors: thing.get("author").map(names).filter(|n| !n.is_empty()).map(|n| n.join(", ")),
                    publisher: thing.get("publisher").map(names).and_then(|n| n.into_iter().next()),
                    url: words(thing, "url").or_else(|| match thing.get("mainEntityOfPage") {
                        Some(Value::Object(page)) => words(page, "@id"),
                        Some(Value::String(url)) => Some(url.clone()),
                        _ => None,
                    }),
                    language: words(thing, "inLanguage"),
                };
                return;
            }
            for part in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"] {
                if let Some(value) = thing.get(part) {
                    articles(value, ld);
                }
            }
        }
        _ => {}
    }
}

fn is_a(thing: &Map<String, Value>, endings: &[&str]) -> bool {
    let ends = |value: &Value| {
        value.as_str().is_some_and(|kind| endings.iter().any(|ending| kind.ends_with(ending)))
    };
    match thing.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(ends),
        Some(kind) => ends(kind),
        None => false,
    }
}

fn words(thing: &Map<String, Value>, name: &str) -> Option<String> {
    let value = match thing.get(name)? {
        Value::Array(items) => items.first()?,
        value => value,
    };
    value.as_str().map(|s| tidy(&decode(s))).filter(|s| !s.is_empty())
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => {
            Some(tidy(&decode(name))).filter(|n| !n.is_empty() && !is_address(n)).into_iter().collect()
        }
        Value::Array(items) => items.iter().flat_map(names).collect(),
        Value::Object(thing) => thing.get("name").map(names).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn tidy(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_address(words: &str) -> bool {
    words.starts_with("http://") || words.starts_with("https://")
}

/// A headline without the outlet's name behind it: `… | Vesk Courier`.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for mark in [" | ", " – ", " — ", " - ", " :: ", " · "] {
        if let Some((head, tail)) = title.rsplit_once(mark) {
            if outlet.is_some_and(|o| o.eq_ignore_ascii_case(tail.trim())) {
                return head.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// Whether two headlines share most of their words, in any order.
fn alike(a: &str, b: &str) -> bool {
    let fold = |s: &str| -> Vec<String> {
        let mut words: Vec<String> = s
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect();
        words.sort();
        words.dedup();
        words
    };
    let (a, b) = (fold(a), fold(b));
    let shared = a.iter().filter(|w| b.binary_search(w).is_ok()).count();
    shared * 2 > a.len().min(b.len()) && shared * 3 > a.len().max(b.len())
}

/// A title that no heading prints stands for the headline, where it has the length of one.
fn told_in(title: &str) -> Option<String> {
    (title.split_whitespace().count() >= 3).then(|| title.to_owned())
}

fn without_by(byline: &str) -> &str {
    let line = byline.trim();
    match line.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => line[3..].trim(),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_ld_goes_before_open_graph_before_meta_before_time() {
        let ld = r#"<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
            "headline":"Vesk &amp; Dorran reopen strait","datePublished":"2025-02-11T23:30:00+02:00","dateModified":"2025-02-12",
            "author":[{"name":"Ina Corvell"},{"name":"Bo Lund"}],"publisher":{"name":"Vesk Courier"}}]}</script>"#;
        let og = r#"<meta property="og:site_name" content="Courier"><meta property="article:published_time" content="2025-02-11T08:00Z">"#;
        let time = r#"<time class="published" datetime="2025-02-10">yesterday</time>"#;
        let all = read(&format!("<html lang=en-GB><h1>Vesk & Dorran reopen the strait</h1>{time}{og}{ld}"));
        let given = all.given;
        assert_eq!(given.title.as_deref(), Some("Vesk & Dorran reopen the strait"));
        assert_eq!(given.outlet.as_deref(), Some("Vesk Courier"));
        assert_eq!(given.byline.as_deref(), Some("Ina Corvell, Bo Lund"));
        assert_eq!(given.published.as_deref(), Some("2025-02-11"));
        assert_eq!(given.updated.as_deref(), Some("2025-02-12"));
        assert_eq!(given.language.as_deref(), Some("en-GB"));
        assert_eq!(all.notes.len(), 1, "the <time> disagrees: {:?}", all.notes);
        let less = read(&format!("<title>Strait reopens, ministers say | Courier</title>{time}{og}")).given;
        assert_eq!(less.title.as_deref(), Some("Strait reopens, ministers say"));
        assert_eq!(
            (less.outlet.as_deref(), less.published.as_deref()),
            (Some("Courier"), Some("2025-02-11"))
        );
        assert_eq!(read(time).given.published.as_deref(), Some("2025-02-10"));
    }

    #[test]
    fn the_day_is_that_of_the_outlets_own_zone() {
        let ld = r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-02-10T22:30:00Z"}</script>"#;
        let own = r#"<meta property="article:published_time" content="2025-02-11T03:30:00+05:00">"#;
        let meta = read(&format!("{ld}{own}"));
        assert_eq!(meta.given.published.as_deref(), Some("2025-02-11"));
        assert!(meta.notes.is_empty(), "{:?}", meta.notes);
    }

    #[test]
    fn a_page_that_says_nothing_is_given_nothing() {
        let meta = read(
            "<p>The strait is open.</p><time datetime='2025-02-10'>a</time><time datetime='2024-01-01'>b</time>",
        );
        assert_eq!(meta.given, Given::default());
    }
}
