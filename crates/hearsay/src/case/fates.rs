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
    let behind = behind.take_while(|w| !joins(w));
    let before = words.iter().rev().filter(|w| w.span.end() <= whole.start() && w.span.start() >= last);
    let told = |mut words: Box<dyn Iterator<Item = &Word> + '_>, reach: usize| {
        words.by_ref().take(reach).find_map(|w| kind(w.span.of(text)))
    };
    // `Killing 16 people and wounding 40`: a verb that leads to the number comes before what stands behind it.
    let leads = words.iter().rev().find(|w| w.span.end() <= whole.start());
    let leads = leads.filter(|w| text.get(w.span.end()..whole.start()) == Some(" "));
    let leads = leads.and_then(|w| kind(w.span.of(text)));
    let found = told(Box::new(own), 8).or(leads);
    found.or_else(|| told(Box::new(behind), 6)).or_else(|| told(Box::new(before), 3))
}

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
}
