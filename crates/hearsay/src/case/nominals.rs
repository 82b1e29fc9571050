//! Words → Nominals: which noun phrases of several reports call one thing by different words?
//!
//! A phrase is found by its grammar words alone, so that it is found again in a reading that has no tags: from an
//! article, a possessive or the end of a word of grammar, to the next of them. Phrases meet where they share their head
//! or a head of one kind ([`kinds`]), and mean one thing where besides they share a modifier or stand in sentences that
//! speak of the same.

use super::kinds;
use super::words::{Class, Word, distinct, fold, shared, stem};
use super::{Groups, Heap, Report};
use crate::document::BlockKind;
use crate::text::Span;
use std::collections::BTreeMap;

/// Heads with more different phrases in one story than this mean too many things to be put together.
const FREQUENT: usize = 120;

/// How much the sentences around two heads must share where two words beside them are one, and where one is.
const BESIDE: (f64, f64) = (1.5, 6.0);

/// Phrases of one group at most.
const MOST: usize = 12;

/// One thing and what it is called.
pub(super) struct Called {
    /// How surely it is one thing, and how unlike the words are.
    pub(super) score: f64,
    /// Where it is called what: report and place of each phrase.
    pub(super) phrases: Vec<(usize, Span)>,
}

/// A noun phrase as grouping sees it.
struct Phrase {
    report: usize,
    span: Span,
    head: u32,
    /// Stems of the words in front of the head that are no names: what sort of thing it is.
    sort: Vec<u32>,
    /// Stems of its other words, those of grammar left out; sorted.
    others: Vec<u32>,
    /// What its sentence is about besides.
    around: Vec<u32>,
}

/// One wording: a head and its other words, wherever they stand.
struct Wording {
    head: u32,
    sort: Vec<u32>,
    others: Vec<u32>,
    around: Vec<u32>,
    places: Vec<(usize, Span)>,
}

/// Finds noun phrases of several reports of a story that call one thing by noticeably different words, surest first.
pub(super) fn find(heap: &Heap<'_>) -> Vec<Called> {
    let mut stories: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate() {
        stories.entry(report.story).or_default().push(r);
    }
    let mut out: Vec<Called> = Vec::new();
    for reports in stories.values().filter(|reports| reports.len() > 1) {
        of_story(heap, reports, &mut out);
    }
    out.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.phrases.cmp(&b.phrases)));
    out
}

/// What one story calls by several words.
fn of_story(heap: &Heap<'_>, reports: &[usize], out: &mut Vec<Called>) {
    let mut all: Vec<Wording> = Vec::new();
    let mut known: BTreeMap<(u32, Vec<u32>), usize> = BTreeMap::new();
    for phrase in reports.iter().flat_map(|r| phrases(heap, *r)) {
        let place = (phrase.report, phrase.span);
        let k = *known.entry((phrase.head, phrase.others.clone())).or_insert(all.len());
        if let Some(wording) = all.get_mut(k) {
            wording.places.push(place);
            let around = wording.around.iter().copied().chain(phrase.around);
            wording.around = distinct(around);
        } else {
            let Phrase { head, sort, others, around, .. } = phrase;
            all.push(Wording { head, sort, others, around, places: vec![place] });
        }
    }
    // Wordings by what may make two of them one thing.
    let mut lists: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    for (i, wording) in all.iter().enumerate() {
        let head = heap.lexicon.stem(wording.head);
        lists.entry(kinds::kind(head).map_or(Key::Head(head), Key::Kind)).or_default().push(i);
        for stem in telling(heap, &wording.sort) {
            lists.entry(Key::Beside(stem)).or_default().push(i);
        }
    }
    let mut links: Vec<(f64, usize, usize)> = Vec::new();
    let mut others: Vec<(f64, usize, usize)> = Vec::new();
    for (key, list) in lists.iter().filter(|(_, list)| list.len() <= FREQUENT) {
        let beside = matches!(key, Key::Beside(_));
        for (k, b) in list.iter().enumerate() {
            for a in &list[..k] {
                let (x, y) = (&all[*a], &all[*b]);
                if beside {
                    let near = beside_one(heap, x, y);
                    others.extend((near > 0.0).then_some((near, *a, *b)));
                } else {
                    let near = alike(heap, x, y, list.len() <= 6);
                    links.extend((near > 0.0).then_some((near, *a, *b)));
                }
            }
        }
    }
    // The nearest first, so that a group that is full is full of its nearest.
    for links in [&mut links, &mut others] {
        links.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        links.dedup();
    }
    let mut groups = Groups::new(all.len());
    let mut size = vec![1_usize; all.len()];
    for (_, a, b) in &links {
        let (x, y) = (groups.find(*a), groups.find(*b));
        if x != y && size[x] + size[y] <= MOST {
            groups.join(x, y);
            size[x.min(y)] = size[x] + size[y];
        }
    }
    // Two heads are one thing only where neither has met its like.
    for (_, a, b) in &others {
        let (x, y) = (groups.find(*a), groups.find(*b));
        if x != y && size[x] == 1 && size[y] == 1 {
            groups.join(x, y);
            size[x.min(y)] = 2;
        }
    }
    let mut nearest = vec![0.0_f64; all.len()];
    for (near, a, b) in links.iter().chain(&others) {
        let root = groups.find(*a);
        if root == groups.find(*b) {
            nearest[root] = nearest[root].max(*near);
        }
    }
    for set in groups.sets().into_iter().filter(|set| set.len() > 1) {
        let nearest = nearest[groups.find(set[0])];
        out.extend(called(heap, &all, &set, nearest));
    }
}

/// What two wordings share, so that they may mean one thing.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'h> {
    Head(&'h str),
    Kind(usize),
    Beside(u32),
}

/// Stems that say what a thing is: neither grammar, nor words of every report, nor those that stand beside any noun.
fn telling(heap: &Heap<'_>, stems: &[u32]) -> Vec<u32> {
    let says = |s: &u32| heap.lexicon.class(*s) == Class::Content && !kinds::loose(heap.lexicon.stem(*s));
    stems.iter().copied().filter(says).collect()
}

/// How surely two wordings with two heads of no one kind mean one thing: `an early backer of the guild`, `an early investor in
/// the guild`. The words beside the heads say it, and the sentences around.
fn beside_one(heap: &Heap<'_>, a: &Wording, b: &Wording) -> f64 {
    let kind = |w: &Wording| kinds::kind(heap.lexicon.stem(w.head));
    let first = a.places[0].0;
    let one_report = a.places.iter().chain(&b.places).all(|p| p.0 == first);
    // `The readiness of the coastguard` is none of it.
    let of = |x: &Wording, y: &Wording| y.others.binary_search(&x.head).is_ok();
    if one_report || a.head == b.head || kind(a).is_some() && kind(a) == kind(b) || of(a, b) || of(b, a) {
        return 0.0;
    }
    let both = telling(heap, &shared(&a.others, &b.others));
    let around = heap.lexicon.sum(&telling(heap, &shared(&a.around, &b.around)));
    // What stands in front of both says what sort of thing it is; a name alone says where or whose.
    let sort = !telling(heap, &shared(&a.sort, &b.sort)).is_empty();
    let enough = both.len() >= 2 && around >= BESIDE.0 || around >= BESIDE.1;
    if sort && enough { heap.lexicon.sum(&both) + 0.2 * around } else { 0.0 }
}

/// A set of wordings as a group, where two outlets do not use the same ones.
fn called(heap: &Heap<'_>, block: &[Wording], set: &[usize], nearest: f64) -> Option<Called> {
    let mut by_outlet: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for i in set {
        for (r, _) in &block[*i].places {
            let mine = by_outlet.entry(heap.reports[*r].outlet()).or_default();
            if !mine.contains(i) {
                mine.push(*i);
            }
        }
    }
    let apart = by_outlet.len() >= 2 && by_outlet.values().any(|x| by_outlet.values().any(|y| x != y));
    // `The election of 2016` and `the 2016 election` are no choice of words: somewhere two must go apart.
    let unlike = |a: usize, b: usize| {
        let (x, y) = (&block[a], &block[b]);
        let part = |m: &Wording, n: &Wording| {
            m.head == n.head && m.others.iter().all(|s| n.others.binary_search(s).is_ok())
        };
        let doubt = |w: &Wording| w.others.iter().any(|s| kinds::doubts(heap.lexicon.stem(*s)));
        let sorts = x.sort != y.sort && x.head == y.head;
        doubt(x) != doubt(y) || sorts || !part(x, y) && !part(y, x)
    };
    let outlets: Vec<&Vec<usize>> = by_outlet.values().collect();
    let apart = apart
        && outlets
            .iter()
            .enumerate()
            .any(|(k, x)| outlets[..k].iter().any(|y| x.iter().any(|a| y.iter().any(|b| unlike(*a, *b)))));
    if !apart {
        return None;
    }
    // Only what another outlet answers: a wording of its own outlet alone, next to others of it, says little.
    let phrases = distinct(set.iter().flat_map(|i| block[*i].places.iter().copied()));
    let score = nearest + 0.3 * by_outlet.len().min(4) as f64 + 0.1 * phrases.len().min(6) as f64;
    Some(Called { score, phrases })
}

/// How surely two wordings mean one thing: nothing where too little says so.
fn alike(heap: &Heap<'_>, a: &Wording, b: &Wording, few: bool) -> f64 {
    let first = a.places[0].0;
    if a.places.iter().chain(&b.places).all(|p| p.0 == first) {
        return 0.0;
    }
    let both = telling(heap, &shared(&a.others, &b.others));
    let modifiers = heap.lexicon.sum(&both);
    let around = heap.lexicon.sum(&telling(heap, &shared(&a.around, &b.around)));
    let one_head = a.head == b.head;
    let plain = |h: u32| heap.lexicon.class(h) == Class::Common || kinds::people(heap.lexicon.stem(h));
    if plain(a.head) || plain(b.head) {
        // Of officials and offices there are many: the words beside the head must say that they are the same.
        let office = one_head && kinds::office(heap.lexicon.stem(a.head));
        let least = if office { 0.5 } else { 2.0 };
        let enough = both.len() >= 2 || (one_head && both.len() == 1 && around >= least);
        return if enough { modifiers + 0.2 * around } else { 0.0 };
    }
    if one_head {
        let near = modifiers > 0.0 || around >= if few { 2.0 } else { 2.4 };
        return if near { modifiers + 0.3 * around } else { 0.0 };
    }
    if modifiers > 0.0 || around >= 4.5 { modifiers + 0.2 * around } else { 0.0 }
}

/// The noun phrases of a report that say more than their head.
fn phrases(heap: &Heap<'_>, r: usize) -> Vec<Phrase> {
    let report = &heap.reports[r];
    let mut out = Vec::new();
    for line in &report.sentences {
        if !matches!(line.block, BlockKind::Body | BlockKind::List | BlockKind::Standfirst) {
            continue;
        }
        let words = report.words_in(line.span);
        let about = super::words::content(words);
        let mut i = 0;
        while i < words.len() {
            if words[i].class() == Class::Function {
                i += 1;
                continue;
            }
            let run = run(report, words, i);
            let Some((from, head)) = trimmed(report, words, run) else {
                i = run.1.max(i + 1);
                continue;
            };
            // Behind a verb another phrase may begin.
            i = (head + 1).max(i + 1);
            let mut end = head + 1;
            // `of the strait`, `in the election`: what stands behind belongs to it.
            if let Some(next) = complement(report, words, head) {
                end = next;
            }
            let det = from > 0 && joined(report, words, from - 1) && is_determiner(report, &words[from - 1]);
            let article = det && fold(words[from - 1].span.of(report.text)) != "the";
            let inside = &words[from..end];
            let others = distinct(
                inside
                    .iter()
                    .filter(|w| w.span != words[head].span && w.class() != Class::Function)
                    .map(|w| w.stem()),
            );
            // A name is an actor's; with `a` in front, or in the plural with words of its own, it is a noun.
            let capital = words[head].capital() && !words[head].span.of(report.text).ends_with('s');
            let names_only = capital || words[from..=head].iter().all(|w| w.capital());
            let stem = words[head].stem();
            let says = others.iter().any(|s| *s != stem && heap.lexicon.class(*s) == Class::Content);
            if !says || (names_only && !(article && end > head + 1)) {
                continue;
            }
            let first = if article { from - 1 } else { from };
            let span = words[first].span.join(words[end - 1].span);
            if span.len() > 90 {
                continue;
            }
            let around =
                about.iter().copied().filter(|s| *s != stem && others.binary_search(s).is_err()).collect();
            let sort = distinct(
                words[from..head]
                    .iter()
                    .filter(|w| {
                        w.class() == Class::Content
                            && !w.capital()
                            && !kinds::loose(heap.lexicon.stem(w.stem()))
                    })
                    .map(|w| w.stem()),
            );
            out.push(Phrase { report: r, span, head: stem, sort, others, around });
        }
    }
    out
}

/// Whether no mark stands between a word and the next.
fn joined(report: &Report<'_>, words: &[Word], i: usize) -> bool {
    words.get(i + 1).is_some_and(|next| {
        matches!(
            report.text.get(words[i].span.end()..next.span.start()),
            Some(" " | "-" | "‑" | "\u{a0}" | " & ")
        )
    })
}

/// The words from `i` on, up to a mark or a word of grammar.
fn run(report: &Report<'_>, words: &[Word], i: usize) -> (usize, usize) {
    let mut end = i + 1;
    while end < words.len() && joined(report, words, end - 1) && words[end].class() != Class::Function {
        end += 1;
    }
    (i, end)
}

/// A run without the verb in front or behind: its first word and its head, where it has one.
fn trimmed(report: &Report<'_>, words: &[Word], (start, end): (usize, usize)) -> Option<(usize, usize)> {
    let text = |i: usize| words[i].span.of(report.text);
    let lower = |i: usize| !words[i].capital();
    let before = (start > 0 && joined(report, words, start - 1)).then(|| &words[start - 1]);
    let det = before.is_some_and(|w| is_determiner(report, w));
    let mut from = start;
    // Behind `to`, a modal or a pronoun stands a verb.
    let verb = before.is_some_and(|w| {
        w.class() == Class::Function && VERBAL.contains(&fold(w.span.of(report.text)).as_str())
    });
    if verb {
        from += 1;
    }
    let opens = before.is_none();
    while !det
        && from < end
        && (lower(from) || opens && from == start)
        && (is_verb(text(from), true) || text(from).ends_with("ly"))
    {
        from += 1;
    }
    let mut to = from;
    while to < end {
        let hyphened = to > 0 && report.text.get(..words[to].span.start()).is_some_and(|t| t.ends_with('-'));
        let adverb = to > from && text(to - 1).ends_with("ly");
        if to > from && lower(to) && !hyphened {
            // `the envoy quietly leaves`, `a panel investigating Ordanian claims`: here a verb begins.
            let turns = text(to).ends_with("ly")
                || text(to).ends_with("ing")
                    && to + 1 < end
                    && words[to + 1].capital()
                    && !ADJECTIVES.contains(&text(to));
            // `The city of Ostrel resulting in …`: behind a name a word in -ing is a verb.
            let goes_on =
                text(to).ends_with("ing") && words[to - 1].capital() && !ADJECTIVES.contains(&text(to));
            if turns || goes_on || is_verb(text(to), false) && !adverb {
                break;
            }
        }
        to += 1;
    }
    while to > from
        && (text(to - 1).ends_with("ly")
            || words[to - 1].class() == Class::Number
            || is_time(&fold(text(to - 1)))
            || TITLES.contains(&text(to - 1)))
    {
        to -= 1;
    }
    if to == from {
        return None;
    }
    let mut head = to - 1;
    // `harbour spokesman Pell Harrad`: the head stands in front of the name, where it tells what somebody is.
    if words[head].capital() {
        if let Some(last) = (from..head).rev().find(|i| lower(*i)) {
            if kinds::people(&stem(&fold(text(last)))) {
                head = last;
            }
        }
    }
    let word = text(head);
    let abbreviated = report.text.get(words[head].span.end()..).is_some_and(|t| t.starts_with('.'))
        && words[head].capital()
        && word.len() <= 4;
    let noun = word.len() >= 3
        && !abbreviated
        && word.starts_with(char::is_alphabetic)
        && !word.ends_with("'s")
        && !word.ends_with("’s");
    (noun && head - from < 8).then_some((from, head))
}

/// Where the phrase ends that stands behind a head with `of`, `in`, `from`, `on`, `against`: behind its last word.
fn complement(report: &Report<'_>, words: &[Word], head: usize) -> Option<usize> {
    let prep = head + 1;
    if !joined(report, words, head) || !COMPLEMENTS.contains(&words[prep].span.of(report.text)) {
        return None;
    }
    let mut at = prep + 1;
    while at < words.len() && joined(report, words, at - 1) && is_determiner(report, &words[at]) {
        at += 1;
    }
    if at >= words.len() || !joined(report, words, at - 1) || words[at].class() == Class::Function {
        return None;
    }
    let (from, last) = trimmed(report, words, run(report, words, at))?;
    (from == at && last - at < 5).then_some(last + 1)
}

fn is_determiner(report: &Report<'_>, word: &Word) -> bool {
    DETERMINERS.contains(&fold(word.span.of(report.text)).as_str())
}

/// Whether a word in lower case is likely a verb: by its ending, or by the list. In front of a noun a participle is
/// one only where no article leads to it.
pub(super) fn is_verb(word: &str, in_front: bool) -> bool {
    let lower = word.to_lowercase();
    (word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !(in_front && kinds::doubts(&stem(&lower))))
        || (in_front && word.len() > 5 && word.ends_with("ing") && !ADJECTIVES.contains(&word))
        || VERBS.contains(&lower.as_str())
}

const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "these", "those", "such",
    "another", "any", "some", "no", "own", "every", "each", "all", "other", "both",
];
const VERBAL: &[&str] = &[
    "to", "will", "would", "could", "should", "may", "might", "must", "can", "cannot", "not", "he", "she",
    "they", "we", "you", "i", "it", "who", "which", "did", "does", "do",
];
/// Words in -ing that stand in front of a noun without being its verb.
const ADJECTIVES: &[&str] = &[
    "leading",
    "existing",
    "ruling",
    "outgoing",
    "remaining",
    "growing",
    "standing",
    "working",
    "acting",
    "sitting",
    "surviving",
    "opposing",
    "neighboring",
    "neighbouring",
    "mounting",
];
const COMPLEMENTS: &[&str] =
    &["of", "in", "from", "on", "against", "by", "with", "for", "containing", "over"];
/// A word of time, which may stand behind a noun phrase without being of it.
pub(super) fn is_time(word: &str) -> bool {
    TIMES.contains(&word) || crate::text::calendar::is_named(word)
}

/// Titles of a name that follows.
const TITLES: &[&str] = &["Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen"];

const TIMES: &[&str] = &[
    "last",
    "next",
    "today",
    "yesterday",
    "tomorrow",
    "morning",
    "afternoon",
    "evening",
    "night",
    "week",
    "month",
    "year",
    "ago",
    "later",
    "earlier",
    "days",
    "weeks",
    "months",
    "years",
    "day",
    "hours",
    "minutes",
];
/// Verbs without an ending that tells them, which stand in front of a noun phrase or right behind one.
const VERBS: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "tell",
    "made",
    "make",
    "makes",
    "took",
    "take",
    "takes",
    "taken",
    "gave",
    "give",
    "gives",
    "given",
    "went",
    "go",
    "goes",
    "came",
    "come",
    "comes",
    "got",
    "get",
    "gets",
    "saw",
    "see",
    "sees",
    "seen",
    "knew",
    "know",
    "knows",
    "known",
    "thought",
    "think",
    "thinks",
    "found",
    "find",
    "finds",
    "held",
    "hold",
    "holds",
    "kept",
    "keep",
    "keeps",
    "left",
    "leave",
    "leaves",
    "led",
    "lead",
    "leads",
    "met",
    "meet",
    "meets",
    "sent",
    "send",
    "sends",
    "put",
    "puts",
    "set",
    "sets",
    "sought",
    "seek",
    "seeks",
    "brought",
    "bring",
    "brings",
    "began",
    "begin",
    "begins",
    "begun",
    "became",
    "become",
    "becomes",
    "broke",
    "broken",
    "chose",
    "chosen",
    "drew",
    "drawn",
    "fell",
    "felt",
    "fought",
    "grew",
    "heard",
    "hear",
    "hears",
    "hit",
    "let",
    "lets",
    "lost",
    "lose",
    "loses",
    "ran",
    "run",
    "runs",
    "rose",
    "sat",
    "shown",
    "shows",
    "show",
    "spoke",
    "speak",
    "speaks",
    "spoken",
    "stood",
    "stand",
    "stands",
    "struck",
    "swore",
    "taught",
    "threw",
    "understood",
    "won",
    "wins",
    "wore",
    "wrote",
    "write",
    "writes",
    "written",
    "include",
    "includes",
    "remain",
    "remains",
    "appear",
    "appears",
    "allow",
    "allows",
    "believe",
    "believes",
    "want",
    "wants",
    "need",
    "needs",
    "help",
    "helps",
    "ask",
    "asks",
    "continue",
    "continues",
    "provide",
    "provides",
    "require",
    "requires",
    "according",
    "following",
    "regarding",
    "concerning",
    "containing",
    "disputing",
    "claiming",
    "saying",
    "alleging",
    "suggesting",
    "describing",
    "calling",
    "asking",
    "involving",
    "investigating",
    "seeking",
    "requiring",
    "allowing",
    "permitting",
    "showing",
    "making",
    "giving",
    "taking",
    "dating",
    "including",
    "adding",
    "citing",
    "quoting",
    "warning",
];

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::reading::Reading;

    fn reading(id: &str, outlet: &str, text: &str) -> Reading {
        let given = Given {
            id: id.into(),
            path: format!("{id}.txt"),
            outlet: Some(outlet.into()),
            ..Default::default()
        };
        crate::read(text.into(), given)
    }

    /// The groups of labels that are no actor's, as lists of texts.
    fn groups(a: &str, b: &str) -> Vec<Vec<String>> {
        let readings = [reading("a", "KNA", a), reading("b", "Korda", b)];
        let case = crate::case::gather(&readings);
        let things = case.labels.into_iter().filter(|l| l.actor.is_none());
        things.map(|l| l.by_outlet.into_values().flatten().map(|w| w.text).collect()).collect()
    }

    #[test]
    fn one_thing_by_two_nouns() {
        let found = groups(
            "The commission met in Port Elanor because of the unrest in Vesk, said Ina Corvell.",
            "The commission met in Port Elanor over the political upheaval in Vesk, said Ina Corvell.",
        );
        assert!(
            found.iter().any(|g| g.iter().any(|t| t == "unrest in Vesk")
                && g.iter().any(|t| t == "political upheaval in Vesk")),
            "{found:?}"
        );
    }

    #[test]
    fn one_thing_by_the_word_in_front_of_two_heads() {
        let a = "On its maiden voyage the ferry Havelin left Port Elanor for Gannet Point on Monday, pilots said.";
        let b = "Pilots said the ferry Havelin reached Gannet Point from Port Elanor on its maiden trip on Monday.";
        let found = groups(a, b);
        let both = |g: &Vec<String>| {
            g.iter().any(|t| t.contains("maiden voyage")) && g.iter().any(|t| t.contains("maiden trip"))
        };
        assert!(found.iter().any(both), "{found:?}");
        let other = "Her maiden name was Corvell, said a clerk in Hallin.";
        assert!(groups(a, other).is_empty(), "{:?}", groups(a, other));
    }

    #[test]
    fn a_phrase_ends_in_front_of_a_verb_a_day_or_a_title() {
        let a = "The unrest in the city of Ostrel resulting from the tolls ended last week, said Mr. Hale of the harbour guild.";
        let b = "The upheaval in the mining city of Ostrel ended when the tolls were cut, the harbour guild told Mr. Corvell.";
        let found = groups(a, b);
        let texts: Vec<&String> = found.iter().flatten().collect();
        assert!(texts.iter().any(|t| t.ends_with("city of Ostrel")), "{found:?}");
        let beyond = |t: &&&String| ["resulting", "last", "Mr"].iter().any(|w| t.contains(w));
        assert!(!texts.iter().any(|t| beyond(&t)), "{found:?}");
    }

    #[test]
    fn the_same_words_are_no_choice_of_words() {
        let text = "The commission met in Port Elanor because of the unrest in Vesk, said Ina Corvell.";
        assert!(groups(text, text).is_empty());
    }

    #[test]
    fn other_officials_are_others() {
        let found = groups(
            "Harbour officials counted the crates on Monday.",
            "Tax officials in Hallin closed a bank on Friday.",
        );
        assert!(found.is_empty(), "{found:?}");
    }
}
