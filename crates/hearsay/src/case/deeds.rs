//! Words → Deeds: which act do some words name, and do they tell it as done, undone or still ahead?
//!
//! Without the tags: a reading restored from a case file has none. The forms of English tell enough: the auxiliaries in
//! front of a verb, its ending, and a list of the verbs whose past has none.

use super::Report;
use super::words::{Class, Word, stem};
use std::collections::HashMap;
use std::sync::LazyLock;

/// How words tell an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// `was published`, `has published`, `published`.
    Done,
    /// `did not publish`, `has yet to publish`, `failed to publish`.
    Undone,
    /// `will not publish`, `refused to publish`.
    Refused,
    /// `will publish`, `to publish`, `must be published`.
    Ahead,
    /// `may publish`, `if it publishes`, `the published log`: nothing that can be held against anyone.
    Open,
}

/// How the words of one sentence tell the act that its word `i` names.
pub(super) fn told(report: &Report<'_>, words: &[Word], i: usize) -> Told {
    let lower = |j: usize| words[j].span.of(report.text).to_lowercase().replace('’', "'");
    let joined = |j: usize| {
        let gap = report.text.get(words[j].span.end()..words[j + 1].span.start()).unwrap_or("");
        !gap.contains([',', ';', ':', '—', '–', '.', '\n'])
    };
    let form = lower(i);
    let (mut negated, mut passive) = (false, false);
    let mut j = i;
    let mut found = None;
    while j > 0 && i - j < 7 && joined(j - 1) {
        j -= 1;
        let word = lower(j);
        let w = word.strip_suffix("n't").unwrap_or(&word);
        negated |= w.len() < word.len() || word == "cannot";
        let w = match w {
            "wo" => "will",
            "ca" => "can",
            "sha" => "shall",
            w => w,
        };
        match w {
            "not" | "never" => negated = true,
            "be" | "been" | "being" => passive = true,
            "will" | "would" | "shall" | "should" | "must" | "going" => {
                found = Some(if negated { Told::Refused } else { Told::Ahead });
            }
            "may" | "might" | "could" | "can" | "cannot" | "do" | "does" => found = Some(Told::Open),
            "did" => found = Some(if negated { Told::Undone } else { Told::Done }),
            "has" | "have" | "had" | "having" | "was" | "were" => {
                // `May have published` tells nothing for sure.
                let front = (1..4).take_while(|k| j >= *k && joined(j - k)).map(|k| lower(j - k));
                if w == "have" && front.into_iter().any(|f| MODALS.contains(&f.as_str())) {
                    return Told::Open;
                }
                let participle = past(&form);
                found = Some(match (participle, negated) {
                    (true, true) => Told::Undone,
                    (true, false) => Told::Done,
                    _ => Told::Open,
                });
            }
            "is" | "are" | "am" => found = Some(Told::Open),
            "to" => found = Some(behind_to(&lower, &joined, j, negated)),
            "without" => found = Some(Told::Undone),
            _ if w.len() > 3 && w.ends_with("ly") || BETWEEN.contains(&w) => {}
            _ => break,
        }
        if found.is_some() {
            break;
        }
    }
    let told = found.unwrap_or_else(|| {
        let before = if i > 0 && joined(i - 1) { lower(i - 1) } else { String::new() };
        let noun = DETERMINERS.contains(&before.as_str()) || before.ends_with("'s");
        match past(&form) && !passive && !noun && !SAME.contains(&form.as_str()) {
            true if negated => Told::Undone,
            true => Told::Done,
            false => Told::Open,
        }
    });
    if told != Told::Open && conditional(&lower, &joined, i) { Told::Open } else { told }
}

/// What stands in front of a `to`: `failed to`, `has yet to`, `refused to`.
fn behind_to(
    lower: &impl Fn(usize) -> String,
    joined: &impl Fn(usize) -> bool,
    to: usize,
    negated: bool,
) -> Told {
    let mut j = to;
    while j > 0 && to - j < 3 && joined(j - 1) {
        j -= 1;
        let word = lower(j);
        match word.as_str() {
            "yet" => return Told::Undone,
            "not" | "never" => return Told::Refused,
            w if UNDONE.contains(&w) => return Told::Undone,
            w if REFUSED.contains(&w) => return Told::Refused,
            w if MAYBE.contains(&w) => return Told::Open,
            _ => {}
        }
    }
    if negated { Told::Refused } else { Told::Ahead }
}

/// Whether an `if` or the like stands in front of a word in its clause.
fn conditional(lower: &impl Fn(usize) -> String, joined: &impl Fn(usize) -> bool, i: usize) -> bool {
    let mut j = i;
    while j > 0 && i - j < 14 && joined(j - 1) {
        j -= 1;
        if IFS.contains(&lower(j).as_str()) {
            return true;
        }
    }
    false
}

/// Whether a form can be a past or a participle.
fn past(form: &str) -> bool {
    form.len() > 3 && form.ends_with("ed") || SAME.contains(&form) || IRREGULAR_FORMS.contains_key(form)
}

/// The acts that the words of a content are about, each as the index of its word: behind `to`, `will`, `would`; in a
/// denial or an accusation behind `had`, `was`, or as a participle at its head; else the first noun.
pub(super) fn named(report: &Report<'_>, words: &[Word], of_the_past: bool) -> Vec<usize> {
    let lower = |j: usize| words[j].span.of(report.text).to_lowercase().replace('’', "'");
    let mut out = Vec::new();
    for i in 0..words.len() {
        let word = lower(i);
        let ahead = LEADS.contains(&word.as_str()) || word.ends_with("'ll") || word == "won't";
        let back = of_the_past && (PAST_LEADS.contains(&word.as_str()) || word.ends_with("n't"));
        if !(ahead || back) {
            continue;
        }
        let verb = (i + 1..words.len().min(i + 5)).find(|j| {
            let w = lower(*j);
            words[*j].class() != Class::Function && !(w.len() > 3 && w.ends_with("ly"))
        });
        let Some(j) = verb else { continue };
        // A noun phrase behind `to` begins with its article, or is a plural or a name.
        let noun = (i + 1..j).any(|k| DETERMINERS.contains(&lower(k).as_str()))
            || words[j].capital()
            || words[j].class() == Class::Number
            || word == "to" && lower(j).ends_with('s') && !lower(j).ends_with("ss");
        if !noun && !out.contains(&j) {
            out.push(j);
        }
    }
    if out.is_empty() {
        // `that ministers lay a calendar`: a verb without an ending, and what it is done to.
        let verb = (1..words.len().saturating_sub(1)).take(8).find(|i| {
            words[*i].class() != Class::Function
                && !words[*i].capital()
                && words[*i - 1].class() == Class::Content
                && DETERMINERS.contains(&lower(*i + 1).as_str())
        });
        out.extend(verb);
    }
    if out.is_empty() {
        let first = words.iter().position(|w| w.class() == Class::Content && !w.capital());
        out.extend(first.filter(|i| of_the_past && lower(*i).ends_with("ing") || *i < 4));
    }
    out.truncate(2);
    out
}

/// The stem of what a verb is without its past: one for `withdrew`, `withdrawn` and `withdraw`.
pub(super) fn base(stem: &str) -> &str {
    IRREGULAR_STEMS.get(stem).map_or(stem, String::as_str)
}

static IRREGULAR_FORMS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    IRREGULAR
        .iter()
        .flat_map(|line| {
            let mut words = line.split(' ');
            let base = words.next().unwrap_or("");
            words.map(move |w| (w, base))
        })
        .collect()
});

static IRREGULAR_STEMS: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| IRREGULAR_FORMS.iter().map(|(form, base)| (stem(form), stem(base))).collect());

const MODALS: &[&str] =
    &["may", "might", "could", "would", "should", "must", "will", "to", "can't", "couldn't"];
const LEADS: &[&str] = &["to", "will", "would", "shall", "should", "must", "be"];
const PAST_LEADS: &[&str] =
    &["had", "has", "have", "having", "was", "were", "been", "being", "did", "not", "never", "of"];
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "any",
    "every", "each", "no", "some", "all", "both",
];
/// What may stand between an auxiliary and its verb.
const BETWEEN: &[&str] =
    &["also", "now", "then", "still", "since", "even", "just", "soon", "ever", "all", "both"];
const UNDONE: &[&str] =
    &["failed", "fails", "failing", "failure", "neglected", "unable", "forgot", "omitted"];
const REFUSED: &[&str] = &["refused", "refuses", "refusing", "refusal", "declined", "declines", "unwilling"];
const MAYBE: &[&str] = &[
    "wants",
    "wanted",
    "hopes",
    "hoped",
    "able",
    "likely",
    "tried",
    "tries",
    "trying",
    "ready",
    "willing",
    "considering",
    "free",
    "impossible",
    "possible",
    "hard",
    "easy",
    "how",
    "whether",
    "ways",
    "way",
];
const IFS: &[&str] = &["if", "unless", "until", "once", "whether", "before", "lest", "how", "why"];
/// Verbs whose past is their base: without an auxiliary nothing tells the two apart.
const SAME: &[&str] =
    &["cut", "put", "set", "let", "hit", "shut", "quit", "split", "spread", "cast", "hurt", "burst", "cost"];
/// A verb, and its past and participle where they have no `-ed`.
const IRREGULAR: &[&str] = &[
    "arise arose arisen",
    "bear bore borne",
    "beat beaten",
    "become became",
    "begin began begun",
    "bind bound",
    "blow blew blown",
    "break broke broken",
    "bring brought",
    "build built",
    "rebuild rebuilt",
    "buy bought",
    "catch caught",
    "choose chose chosen",
    "come came",
    "deal dealt",
    "draw drew drawn",
    "drive drove driven",
    "fall fell fallen",
    "feed fed",
    "fight fought",
    "find found",
    "flee fled",
    "fly flew flown",
    "forbid forbade forbidden",
    "freeze froze frozen",
    "give gave given",
    "go went gone",
    "grow grew grown",
    "hand handed",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "know knew known",
    "lay laid",
    "lead led",
    "leave left",
    "lend lent",
    "lose lost",
    "make made",
    "meet met",
    "overthrow overthrew overthrown",
    "pay paid",
    "repay repaid",
    "rise rose risen",
    "run ran",
    "see saw seen",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "shoot shot",
    "show showed shown",
    "sink sank sunk",
    "speak spoke spoken",
    "spend spent",
    "stand stood",
    "steal stole stolen",
    "strike struck",
    "swear swore sworn",
    "sweep swept",
    "take took taken",
    "undertake undertook undertaken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "throw threw thrown",
    "win won",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "write wrote written",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Heap;
    use crate::document::Given;

    fn check(text: &str, verb: &str, expected: Told) {
        let reading = crate::read(text.into(), Given { id: "a".into(), ..Default::default() });
        let heap = Heap::new([&reading]);
        let report = &heap.reports[0];
        let line = report.sentences[0].span;
        let words = report.words_in(line);
        let i =
            words.iter().position(|w| w.span.of(text) == verb).unwrap_or_else(|| panic!("{verb}: {text}"));
        assert_eq!(told(report, words, i), expected, "{text}");
    }

    #[test]
    fn a_form_tells_whether_the_act_was_done() {
        for (text, verb, expected) in [
            ("The log of the Marigold was published on Thursday.", "published", Told::Done),
            ("The navy has since published the log.", "published", Told::Done),
            ("The navy withdrew both cutters from the sound.", "withdrew", Told::Done),
            ("The navy has yet to publish the log.", "publish", Told::Undone),
            ("The log wasn’t published in March.", "published", Told::Undone),
            ("The navy failed to publish the log.", "publish", Told::Undone),
            ("The navy left without publishing the log.", "publishing", Told::Undone),
            ("The navy will not publish the log.", "publish", Told::Refused),
            ("The navy refused to publish the log.", "publish", Told::Refused),
            ("The log would be published within 60 days.", "published", Told::Ahead),
            ("The navy was told to publish the log.", "publish", Told::Ahead),
            ("The navy may publish the log.", "publish", Told::Open),
            ("If the log was published there would be peace.", "published", Told::Open),
            ("The published log is short.", "published", Told::Open),
        ] {
            check(text, verb, expected);
        }
    }

    #[test]
    fn one_base_for_the_forms_of_an_irregular_verb() {
        for form in ["withdrew", "withdrawn", "withdraw", "withdrawal", "withdrawing"] {
            assert_eq!(base(&stem(form)), stem("withdraw"), "{form}");
        }
        assert_eq!(base("harbour"), "harbour");
    }
}
