//! A number of people → what is told of them: are these the dead, or those still looked for?
//!
//! `At least 41 people were killed and about 90 are missing`: both count people, in one place, on one day, and measure
//! two things. What happened to those who are counted is in the words behind the number, up to the next one, or in front
//! of it (`killing 16 people`).

use super::words::Word;
use crate::text::Span;

/// What happens to people who are counted: what it is called, words as they stand, and beginnings of words.
const KINDS: &[(&str, &[&str], &[&str])] = &[
    (
        "killed",
        &["dead", "die", "died", "dies", "dying", "deaths", "death", "bodies", "slain"],
        &["kill", "drown", "perish", "massacr", "execut"],
    ),
    ("wounded", &["hurt"], &["wound", "injur", "hospitali", "maim"]),
    ("missing", &["missing"], &["unaccounted"]),
    (
        "held",
        &["held", "hostage", "hostages"],
        &["arrest", "detain", "captur", "jail", "imprison", "kidnap", "abduct"],
    ),
    ("freed", &["freed", "free"], &["releas"]),
    ("displaced", &["fled", "flee", "fleeing", "homeless"], &["displac", "evacuat", "uproot"]),
    ("rescued", &["saved"], &["rescu", "surviv"]),
    ("hired", &["hired"], &["recruit", "employ"]),
    ("dismissed", &["fired", "redundant"], &["dismiss", "sack"]),
];

/// What a kind is called.
pub(super) fn name(kind: usize) -> &'static str {
    KINDS.get(kind).map_or("", |k| k.0)
}

/// Whether a kind befalls people in an event: hiring and dismissing are done one by one.
pub(super) fn befalls(kind: usize) -> bool {
    !["hired", "dismissed"].contains(&name(kind))
}

/// Whether words say themselves what is told: `16 dead`.
pub(super) fn says(words: &str) -> bool {
    words.split_whitespace().any(|w| kind(w).is_some())
}

/// Which of the kinds is told of whoever `counted` by the number at `span`; `words` are those of the sentence, `others`
/// the spans of the other numbers in it. None where nothing is told, or two things at once.
pub(super) fn fate(
    words: &[Word],
    text: &str,
    span: Span,
    counted: Option<Span>,
    others: &[Span],
) -> Option<usize> {
    let whole = counted.map_or(span, |c| span.join(c));
    let next = others.iter().map(|o| o.start()).filter(|s| *s >= whole.end()).min().unwrap_or(usize::MAX);
    let last = others.iter().map(|o| o.end()).filter(|e| *e <= whole.start()).max().unwrap_or(0);
    // A noun for the people themselves, `16 dead`, `the 16 wounded`, says it before anything else does.
    let own = words.iter().filter(|w| w.span.start() >= span.end() && w.span.end() <= whole.end());
    let behind = words.iter().filter(|w| w.span.start() >= whole.end() && w.span.end() <= next);
    // `Trapping five and hurting 40`: the second participle tells of others.
    let joins = |w: &Word| {
        let then = words.iter().find(|x| x.span.start() >= w.span.end());
        w.span.of(text) == "and" && then.is_some_and(|x| x.span.of(text).ends_with("ing"))
    };
    let behind = behind.take_while(|w| !joins(w)).skip(after_clause(words, text, whole.end(), next));
    let before = words.iter().rev().filter(|w| w.span.end() <= whole.start() && w.span.start() >= last);
    let told = |mut all: Box<dyn Iterator<Item = &Word> + '_>, reach: usize| {
        all.by_ref().take(reach).find_map(|w| kind_at(words, text, w))
    };
    // `Killing 16 people and wounding 40`: a verb that leads to the number comes before what stands behind it.
    let leads = words.iter().rev().find(|w| w.span.end() <= whole.start());
    let leads = leads.filter(|w| text.get(w.span.end()..whole.start()) == Some(" "));
    let leads = leads.and_then(|w| kind_at(words, text, w));
    let found = told(Box::new(own), 8).or(leads);
    found.or_else(|| told(Box::new(behind), 6)).or_else(|| told(Box::new(before), 3))
}

/// `16 pupils abducted by the Grey Wing were freed`: a participle right behind the noun tells which pupils, and what is told
/// of them comes with the verb. How many words to leave out in front of that verb.
fn after_clause(words: &[Word], text: &str, from: usize, to: usize) -> usize {
    let behind: Vec<&Word> =
        words.iter().filter(|w| w.span.start() >= from && w.span.end() <= to).take(CLAUSE).collect();
    let gap = behind.first().and_then(|w| text.get(from..w.span.start()));
    let participle = behind.first().is_some_and(|w| w.span.of(text).to_lowercase().ends_with("ed"));
    if gap != Some(" ") || !participle {
        return 0;
    }
    let auxiliary = |w: &Word| AUXILIARY.contains(&w.span.of(text).to_lowercase().as_str());
    let open = behind.windows(2).take_while(|w| text.get(w[0].span.end()..w[1].span.start()) == Some(" "));
    let Some(at) = behind.iter().take(open.count() + 1).position(|w| auxiliary(w)) else { return 0 };
    let told = behind[at..].iter().take(4).any(|w| kind_at(words, text, w).is_some());
    if told { at } else { 0 }
}

/// How far the verb may stand behind such a participle.
const CLAUSE: usize = 16;

const AUXILIARY: &[&str] = &["was", "were", "is", "are", "has", "have", "had", "been"];

/// The kind that a word of a sentence tells, with the words in front of it where it takes several: `lost their lives`,
/// `taken to hospital`.
fn kind_at(words: &[Word], text: &str, word: &Word) -> Option<usize> {
    let lower = word.span.of(text).to_lowercase();
    let phrase = PHRASES.iter().find(|(_, ends, _)| ends.contains(&lower.as_str()));
    let Some((name, _, leads)) = phrase else { return kind(&lower) };
    let at = words.partition_point(|w| w.span.start() < word.span.start());
    let mut before = words[at.saturating_sub(4)..at].iter().map(|w| w.span.of(text).to_lowercase());
    let led = before.any(|w| leads.contains(&w.as_str()));
    led.then(|| KINDS.iter().position(|k| k.0 == *name)).flatten()
}

/// What several words tell: the kind, the last of them, and those of which one stands within four words in front.
const PHRASES: &[(&str, &[&str], &[&str])] = &[
    (
        "killed",
        &["life", "lives"],
        &["lost", "lose", "loses", "losing", "claimed", "claiming", "claims", "cost", "costing", "took"],
    ),
    (
        "wounded",
        &["hospital", "hospitals"],
        &["taken", "rushed", "brought", "flown", "airlifted", "sent", "admitted", "transported"],
    ),
];

fn kind(word: &str) -> Option<usize> {
    let lower = word.to_lowercase();
    KINDS.iter().position(|(_, whole, beginnings)| {
        whole.contains(&lower.as_str()) || beginnings.iter().any(|b| lower.starts_with(b))
    })
}

#[cfg(test)]
mod tests {
    use crate::document::Given;

    /// For each figure of a text that counts something, how many mentions its group has.
    fn groups(texts: [&str; 2]) -> Vec<(String, usize)> {
        let readings: Vec<crate::Reading> = texts
            .iter()
            .enumerate()
            .map(|(i, t)| {
                let given = Given {
                    id: format!("r{i}"),
                    path: format!("{i}.txt"),
                    outlet: Some(["Sable", "Red Lamp"][i].into()),
                    ..Default::default()
                };
                crate::read((*t).into(), given)
            })
            .collect();
        let figures = crate::case::gather(&readings).figures;
        let text = |m: &crate::view::case::FigureMentionView| {
            let text = texts[usize::from(m.report == "r1")];
            text.chars().skip(m.start).take(m.end - m.start).collect::<String>()
        };
        figures.iter().map(|f| (text(&f.mentions[0]), f.mentions.len())).collect()
    }

    #[test]
    fn the_dead_are_not_those_who_are_missing() {
        let found = groups([
            "At least 41 people were killed and about 90 people are missing after the wall broke at Ostrel, the relief office said.",
            "Officials said at least 41 people were killed and about 90 were missing in Ostrel after the wall broke.",
        ]);
        let sizes: Vec<usize> = found.iter().map(|f| f.1).collect();
        assert!(found.len() >= 2 && sizes.iter().all(|n| *n <= 2), "{found:?}");
    }

    #[test]
    fn one_toll_in_two_tellings_stays_one() {
        let found = groups([
            "The wall broke at Ostrel on Sunday, killing 41 people, the relief office said.",
            "Officials said 41 people died at Ostrel when the wall broke on Sunday.",
        ]);
        assert_eq!(found, [("41".to_owned(), 2)]);
    }

    #[test]
    fn what_is_told_of_them_may_take_several_words() {
        let found = groups([
            "The wall broke at Ostrel on Sunday and 41 people lost their lives, the relief office said.",
            "Officials said 41 people died at Ostrel when the wall broke on Sunday.",
        ]);
        assert_eq!(found, [("41".to_owned(), 2)]);
        let found = groups([
            "The wall broke at Ostrel on Sunday, and more than 60 people were taken to hospital, the relief office said.",
            "Officials said 62 people were injured at Ostrel when the wall broke on Sunday.",
        ]);
        assert_eq!(found, [("more than 60".to_owned(), 2)]);
    }

    #[test]
    fn the_verb_tells_what_became_of_those_of_whom_a_participle_tells() {
        let found = groups([
            "The ministry said 37 pupils abducted by the Grey Wing have been released near Ostrel.",
            "The release of the 37 captives near Ostrel ended weeks of talks, the ministry said.",
        ]);
        assert_eq!(found, [("37".to_owned(), 2)]);
    }
}
