//! The table of what was measured → how often is what Hearsay shows right?
//!
//! `quality.tsv` is written by `cargo xtask eval`, together with `docs/QUALITY.md`, and compiled in, so that the brief, the
//! page and `hearsay explain` say of themselves what was measured and nothing else.

use crate::rule::Page;

const TABLE: &str = include_str!("quality.tsv");

/// The page that a brief's last lines name.
pub(crate) const PAGES: &[Page] = &[Page {
    name: "measured",
    text: "\
Says how many of ten items that are shown are right, in the last lines of a brief and of a page. Never rounded up.

Each kind was held against answers that people gave by hand, on articles that the model was not trained on; the rules were tried
out on them. A statement is right where its words and its source are; a date where its value is; a name where its ends and its
label are; a figure where its number is; a relay where the medium and the words are; an event where its class is.

Why it counts: a line that is passed on should carry how far it can be trusted.
Example: \"dates 8 of 10\": of ten dates that are shown two have another value than people gave them, or are none.
Where it errs: on other kinds of text than news in English; and people agree among themselves on three statements of four.
",
}];

/// A figure of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What was measured: `attribution`, `dates`, `rules`, …
    pub task: &'static str,
    /// On which answers.
    pub set: &'static str,
    /// By which measure; of `rules`, the rule.
    pub measure: &'static str,
    /// The share of what is shown that is right, as it was written; empty where none was counted.
    pub precision: &'static str,
    /// The share of what is there that is found; empty where none was counted.
    pub recall: &'static str,
    /// F1, a share or any other figure; empty where there is none.
    pub figure: &'static str,
}

/// Every figure of the table.
pub fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().skip(2).filter_map(|line| {
        let mut columns = line.split('\t');
        let mut next = || columns.next();
        Some(Row {
            task: next()?,
            set: next()?,
            measure: next()?,
            precision: next()?,
            recall: next()?,
            figure: next()?,
        })
    })
}

/// The day on which it was measured, as ISO 8601.
pub fn day() -> &'static str {
    TABLE.lines().next().and_then(|l| l.strip_prefix("# measured ")).unwrap_or("an unknown day")
}

fn row(key: &Key) -> Option<Row> {
    rows().find(|r| (r.task, r.set, r.measure) == *key)
}

/// Task, set and measure.
type Key = (&'static str, &'static str, &'static str);

/// What the sets are.
const SETS: &[(&str, &str)] = &[
    ("attribution/dev", "84 articles of PolNeAR"),
    ("dates/meantime", "120 articles of MEANTIME"),
    ("names/meantime", "120 articles of MEANTIME"),
    ("values/meantime", "120 articles of MEANTIME"),
    ("names/uner_dev", "318 web texts of Universal NER"),
    ("events/plover_dev", "158 sentences of PLOVER"),
    ("treebank/ewt-dev", "2,001 sentences of UD English EWT"),
    ("accounts", "12 articles of BASIL"),
    ("stories/g5w1h", "383 reports of Giveme5W1H"),
];

/// A set in words that say what it is.
fn set(name: &'static str) -> &'static str {
    SETS.iter().find(|s| s.0 == name).map_or(name, |s| s.1)
}

/// What the last lines of a brief and of a page speak of, in the order of the sets.
const SHOWN: &[(&str, Key)] = &[
    ("statements and their source", ("attribution", "attribution/dev", "attr.source")),
    ("dates", ("dates", "dates/meantime", "value")),
    ("names", ("names", "names/meantime", "exact spans")),
    ("figures", ("accounts", "accounts", "figures")),
    ("relays", ("accounts", "accounts", "relays")),
    ("events", ("events", "events/plover_dev", "event16")),
];

/// How many of ten that are shown are right, never rounded up: `0.895` is 8.
fn of_ten(share: &str) -> Option<u32> {
    let share: f64 = share.parse().ok()?;
    // Three places were written; the little that is added keeps 0.900 from being 0.8999….
    (0.0..=1.0).contains(&share).then_some((share * 10.0 + 1e-6) as u32)
}

/// One sentence for the foot of a brief or a page: of each kind of item, how many of ten that are shown are right.
///
/// ```
/// let said = hearsay::quality::footer();
/// assert!(said.starts_with("Right when measured: statements and their source "));
/// ```
pub fn footer() -> String {
    let mut out = String::from("Right when measured: ");
    let known: Vec<(&str, u32, &str)> = SHOWN
        .iter()
        .filter_map(|(kind, key)| Some((*kind, of_ten(row(key)?.precision)?, set(key.1))))
        .collect();
    for (i, (kind, tenths, on)) in known.iter().enumerate() {
        let (first, last) =
            (i == 0 || known[i - 1].2 != *on, known.get(i + 1).is_none_or(|next| next.2 != *on));
        out += match (i, first) {
            (0, _) => "",
            (_, true) => "; ",
            (_, false) => ", ",
        };
        out += &format!("{kind} {tenths} of 10");
        if last {
            out += &format!(" ({on})");
        }
    }
    out + "."
}

/// What stands behind the pages that are no rule of their own: page → figures.
#[rustfmt::skip]
const BEHIND: &[(&str, &[Key])] = &[
    ("quotation", &[("attribution", "attribution/dev", "direct quotations: right speaker"), ("attribution", "attribution/dev", "direct quotations: found")]),
    ("kind", &[("accounts", "accounts", "pledges")]),
    ("via", &[("accounts", "accounts", "relays")]),
    ("relay", &[("accounts", "accounts", "relays")]),
    ("name", &[("names", "names/meantime", "exact spans"), ("names", "names/uner_dev", "exact spans")]),
    ("actor", &[("accounts", "accounts", "actors")]),
    ("anchor", &[("dates", "dates/meantime", "value")]),
    ("figure", &[("values", "values/meantime", "exact spans"), ("accounts", "accounts", "figures")]),
    ("unit", &[("values", "values/meantime", "exact spans of money"), ("values", "values/meantime", "exact spans of shares"), ("values", "values/meantime", "exact spans of counts and measures")]),
    ("counted", &[("accounts", "accounts", "figures.counted")]),
    ("given-by", &[("accounts", "accounts", "figures.given_by")]),
    ("tags", &[("treebank", "treebank/ewt-dev", "parts of speech, own words"), ("treebank", "treebank/ewt-dev", "unlabelled attachment, own words"), ("treebank", "treebank/ewt-dev", "labelled attachment, own words")]),
    ("same-statement", &[("accounts", "accounts", "same_statements")]),
    ("figures-agree", &[("accounts", "accounts", "same_figures")]),
    ("label", &[("accounts", "accounts", "labels")]),
    ("only-in", &[("accounts", "accounts", "only_in")]),
    ("story", &[("stories", "stories/g5w1h", "B-cubed")]),
    ("event", &[("events", "events/plover_dev", "event16"), ("events", "events/plover_dev", "both actors")]),
    ("measured", &[
        ("attribution", "attribution/dev", "attr.source"), ("dates", "dates/meantime", "value"), ("names", "names/meantime", "exact spans"),
        ("accounts", "accounts", "figures"), ("accounts", "accounts", "relays"), ("events", "events/plover_dev", "event16"),
    ]),
];

/// The rules that set two passages against each other were measured together.
const DIFFER: Key = ("accounts", "accounts", "accounts_differ");
const DIFFERING: &[&str] = &[
    "asserted-and-denied",
    "claimed-and-denied",
    "headline-and-body",
    "lists",
    "numbers",
    "promised-and-denied",
    "set-against",
    "told-otherwise",
    "tolls",
    "two-ages",
    "two-days",
];

/// The last lines of a page of `hearsay explain`: what was measured of it, on what.
///
/// ```
/// assert!(hearsay::quality::of_page("according-to").starts_with("Measured on: 84 articles of PolNeAR"));
/// assert_eq!(hearsay::quality::of_page("credit"), "Measured on: not measured.\n");
/// ```
pub fn of_page(name: &str) -> String {
    let behind = BEHIND.iter().filter(|b| b.0 == name).flat_map(|b| b.1.iter().filter_map(row));
    let together = DIFFERING.contains(&name).then(|| row(&DIFFER)).flatten();
    let alone = rows().filter(|r| r.task == "rules" && r.measure == name);
    let mut out = String::new();
    for r in alone.chain(together).chain(behind) {
        let what = match (r.task, together.is_some()) {
            ("rules", _) => "what this rule alone shows",
            (_, true) => "all rules of differing accounts together",
            _ => r.measure,
        };
        let share = |label: &str, share: &str| (!share.is_empty()).then(|| format!("{label} {share}"));
        // Where only one share was counted, it is that of what is there and found, or of what is asked.
        let both = !r.precision.is_empty() && !r.recall.is_empty();
        let figures = [
            share("right of what is shown", r.precision),
            share("found of what is there", r.recall),
            share(if both { "F1" } else { "share" }, r.figure),
        ];
        let figures: Vec<String> = figures.into_iter().flatten().collect();
        if !figures.is_empty() {
            out += &format!("Measured on: {}, {what}: {} ({}).\n", set(r.set), figures.join(", "), day());
        }
    }
    if out.is_empty() { "Measured on: not measured.\n".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_spoken_of_was_measured() {
        let keys = SHOWN.iter().map(|s| &s.1).chain(BEHIND.iter().flat_map(|b| b.1)).chain([&DIFFER]);
        for key in keys {
            assert!(row(key).is_some(), "{key:?} is not in the table");
            assert_ne!(set(key.1), key.1, "{key:?}: what is this set?");
        }
    }

    #[test]
    fn pages_that_figures_are_kept_for_exist() {
        for name in BEHIND.iter().map(|b| b.0).chain(DIFFERING.iter().copied()) {
            assert!(name == "event" || crate::rule::find(name).is_some(), "{name} has figures and no page");
        }
    }

    #[test]
    fn nothing_is_rounded_up() {
        for (share, tenths) in [("0.895", 8), ("0.900", 9), ("1.000", 10), ("0.099", 0)] {
            assert_eq!(of_ten(share), Some(tenths), "{share}");
        }
        assert_eq!(of_ten(""), None);
    }

    #[test]
    fn the_foot_has_the_figures_of_the_table() {
        let said = footer();
        for (kind, key) in SHOWN {
            match row(key).and_then(|r| of_ten(r.precision)) {
                Some(n) => assert!(said.contains(&format!("{kind} {n} of 10")), "{said}"),
                None => assert!(!said.contains(kind), "{said}"),
            }
        }
    }
}
