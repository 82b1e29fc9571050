//! Mentions → Descriptions: what does a report call an actor besides the name?

use super::Report;
use super::words::{Class, Word, stem};
use crate::document::BlockKind;
use crate::mention::{self, ActorKind, MentionKind};
use crate::text::Span;

/// What a mention calls its actor besides the bare name: for a person title and apposition, for others the name.
pub(super) fn descriptions(
    report: &Report<'_>,
    kind: ActorKind,
    refers: MentionKind,
    span: Span,
    full: Span,
) -> Vec<Span> {
    let text = report.text;
    let mut out = Vec::new();
    match (kind, refers) {
        (ActorKind::Person, MentionKind::Name) => {
            let tidy = |a: usize, b: usize| {
                if a < b {
                    super::phrases::tidy(text, Span::new(a, b))
                } else {
                    Span::new(a.min(b), a.min(b))
                }
            };
            // `Editor-in-Chief` begins where its first letter stands.
            let start = text.get(..full.start()).map_or(full.start(), |t| {
                if text.get(full.start()..).is_some_and(|x| x.starts_with('-')) {
                    t.rfind(char::is_whitespace).map_or(full.start(), |i| i + 1)
                } else {
                    full.start()
                }
            });
            let behind = apposition(report, span.join(full));
            let front = in_front(report, Span::new(start.min(span.start()), span.end()));
            let title = tidy(start, span.start());
            // The title with the words in front of it, where they lead to it.
            let close = close_by(report, kind, span);
            let title = if title.is_empty() || close.contains(title) { close } else { title };
            for part in [title, tidy(span.end(), full.end()), behind, front] {
                if part.len() > 3
                    && part.len() <= 90
                    && report.words_in(part).iter().any(|w| w.class() != Class::Function)
                    && !SHORT_TITLES.contains(&part.of(text))
                {
                    out.push(part);
                }
            }
        }
        (_, MentionKind::Pronoun) => {}
        (ActorKind::Country, MentionKind::Nominal) => {}
        (_, MentionKind::Nominal) => {
            // "the company", "the court" say nothing of how the report sees it.
            let words = report.words_in(span);
            let telling = words.iter().filter(|w| w.class() != Class::Function).count();
            if span.len() <= 90 && (telling >= 2 || (kind == ActorKind::Person && telling == 1)) {
                out.push(span);
            }
        }
        (ActorKind::Organisation | ActorKind::Group, MentionKind::Name) => {
            out.push(span);
            let behind = apposition(report, span.join(full));
            if behind.of(text).starts_with("a ")
                || behind.of(text).starts_with("an ")
                || is_body(report, behind)
            {
                out.push(behind);
            }
            out.push(close_by(report, kind, span.join(full)));
        }
        _ => out.push(span),
    }
    out.sort();
    out.dedup();
    out.retain(|s| !s.is_empty() && report.line_at(s.start()).is_some_and(|l| l.block != BlockKind::Byline));
    out
}

/// What stands right in front of a name and says what it is of: `the disgraced stage director Jonas Hale`, `rival dye maker
/// Brask`. Empty where nothing does. A noun for a person or a body leads to the name; nouns, adjectives and words in marks lead
/// to it, as far as no verb stands there.
fn close_by(report: &Report<'_>, kind: ActorKind, name: Span) -> Span {
    let none = Span::new(name.start(), name.start());
    let Some(line) = report.line_at(name.start()) else { return none };
    let words = report.words_in(Span::new(line.span.start(), name.start().max(line.span.start())));
    let lower = |i: usize| words[i].span.of(report.text).to_lowercase();
    let gap = |i: usize| {
        let next = words.get(i + 1).map_or(name.start(), |w| w.span.start());
        report.text.get(words[i].span.end()..next).unwrap_or("")
    };
    let Some(last) = words.len().checked_sub(1) else { return none };
    let noun = lower(last);
    let says = if kind == ActorKind::Person { is_person(&noun) } else { names_body(&noun) };
    if gap(last) != " " || words[last].capital() || !says {
        return none;
    }
    let mut first = last;
    let mut inside = false;
    while first > 0 && last - first < 7 {
        let (at, between) = (first - 1, gap(first - 1));
        let shut = ["” ", "\" ", "’ "].contains(&between);
        let open = inside && [" “", " \"", " ‘"].contains(&between);
        if !shut && !open && !matches!(between, " " | "-" | "‑") {
            break;
        }
        inside = shut || inside && !open;
        if !inside && !leads(report, words, at, between) {
            let determiner = ["a", "an", "the", "his", "her", "its", "their"].contains(&lower(at).as_str());
            first = if determiner && !open { at } else { first };
            break;
        }
        first = at;
    }
    let from = words[first].span.start();
    let before = report.text.get(..from).and_then(|t| t.chars().next_back());
    let phrase = Span::new(from, words[last].span.end());
    // A mark that opens in front of the phrase shuts within it, or the phrase is a part of what somebody says.
    let mark = before.filter(|c| matches!(c, '“' | '"' | '‘'));
    let shuts = phrase.of(report.text).contains(['”', '"', '’']);
    match mark {
        Some(mark) if shuts => Span::new(from - mark.len_utf8(), phrase.end()),
        _ if inside || first == last => none,
        _ => phrase,
    }
}

/// Whether the word at `at` can be one of those in front of a noun: no verb, no number and no word of grammar.
fn leads(report: &Report<'_>, words: &[Word], at: usize, between: &str) -> bool {
    let word = words[at].span.of(report.text);
    // `On Monday producer Hale`, `last week director Hale`: a day is none of it.
    let time = super::nominals::is_time(&super::words::fold(word));
    if matches!(words[at].class(), Class::Function | Class::Number) || time {
        return false;
    }
    let joined =
        between == "-" || report.text.get(..words[at].span.start()).is_some_and(|t| t.ends_with('-'));
    if words[at].capital()
        || ATTRIBUTES.contains(&word)
        || joined && (between == "-" || JOINED.contains(&word))
    {
        return true;
    }
    // `Thanks special counsel`: a word in -s is a verb here, or a noun before a verb.
    let plural =
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("'s") && !word.ends_with("’s");
    !plural && !super::nominals::is_verb(word, false)
}

/// Whether a noun means a person by what he does or is.
fn is_person(noun: &str) -> bool {
    mention::is_person(noun) || super::kinds::someone(&stem(noun))
}

/// Whether a noun means a body of people.
fn names_body(noun: &str) -> bool {
    mention::is_body(noun) || BODIES.contains(&noun)
}

/// Whether the head of a phrase is a noun for a body: `the dominant producer of chips`.
fn is_body(report: &Report<'_>, phrase: Span) -> bool {
    let words = report.words_in(phrase);
    let lower = |i: usize| words[i].span.of(report.text).to_lowercase();
    let end = (1..words.len()).find(|i| words[*i].class() == Class::Function).unwrap_or(words.len());
    let head = end.checked_sub(1).map(lower);
    head.is_some_and(|h| names_body(&h) || MAKERS.contains(&h.as_str()))
}

/// What stands in front of a name and its comma and says who that is: `the harbour guild's lawyer, Ina Corvell,`. Empty where
/// nothing does.
fn in_front(report: &Report<'_>, name: Span) -> Span {
    let none = Span::new(name.start(), name.start());
    let Some(line) = report.line_at(name.start()) else { return none };
    let words = report.words_in(Span::new(line.span.start(), name.start().max(line.span.start())));
    let lower = |i: usize| words[i].span.of(report.text).to_lowercase();
    let gap = |from: usize, to: usize| report.text.get(from..to).unwrap_or("");
    let Some(last) = words.len().checked_sub(1) else { return none };
    // `A spokeswoman for the guild, Ina Corvell`: the noun stands in front of what it is of.
    let of = |i: &usize| ["for", "of", "at"].contains(&lower(*i).as_str());
    let head = (last.saturating_sub(5)..last).rev().find(of).and_then(|i| i.checked_sub(1));
    let head = head.filter(|i| is_person(&lower(*i)) && !words[*i].capital());
    if gap(words[last].span.end(), name.start()) != ", "
        || !super::kinds::people(&stem(&lower(last))) && head.is_none()
    {
        return none;
    }
    let article = |i: &usize| ["a", "an", "the", "his", "her", "its", "their"].contains(&lower(*i).as_str());
    let before = head.unwrap_or(last);
    let Some(first) = (before.saturating_sub(8)..before).rev().find(article) else { return none };
    let whole =
        (first..last).all(|i| matches!(gap(words[i].span.end(), words[i + 1].span.start()), " " | "-"));
    if whole { words[first].span.join(words[last].span) } else { none }
}

/// What stands between commas behind a name and says who that is: `, a lawyer for the guild,`. Empty where nothing does.
fn apposition(report: &Report<'_>, name: Span) -> Span {
    let none = Span::new(name.end(), name.end());
    let Some(line) = report.line_at(name.start()) else { return none };
    let rest = report.text.get(name.end()..line.span.end().max(name.end())).unwrap_or("");
    let Some(open) = [", ", " is ", " was ", ", who is ", ", who was "]
        .iter()
        .filter(|o| rest.starts_with(**o))
        .max_by_key(|o| o.len())
    else {
        return none;
    };
    let start = name.end() + open.len();
    let words = report.words_in(Span::new(start, line.span.end().max(start)));
    let lower = |i: usize| words.get(i).map(|w| w.span.of(report.text).to_lowercase()).unwrap_or_default();
    let first = lower(0);
    let leads = matches!(first.as_str(), "a" | "an" | "the")
        || (*open == ", "
            && (matches!(first.as_str(), "former" | "his" | "her" | "their" | "its")
                || ROLES.contains(&first.as_str())
                || words.first().is_some_and(|w| {
                    let word = w.span.of(report.text);
                    w.capital() && (word.ends_with("'s") || word.ends_with("’s"))
                })
                || ROLES.contains(&lower(1).as_str())));
    if !leads {
        return none;
    }
    let mut end = start;
    for (i, word) in words.iter().take(14).enumerate() {
        let gap = report.text.get(end.max(start)..word.span.start()).unwrap_or("");
        if i > 0 && !matches!(gap, " " | "-") || i > 0 && ENDS.contains(&lower(i).as_str()) {
            break;
        }
        end = word.span.end();
    }
    // A clause that goes on to a verb of its own is none: nothing marks where it ends.
    let next = report.text.get(end..).unwrap_or("");
    let closed = next.starts_with([',', '.', ';', ':', ')', '—', '\n'])
        || next.starts_with(" who ")
        || next.starts_with(" that ")
        || next.starts_with(" which ")
        || next.starts_with(" and ")
        || next.is_empty();
    // The next of a list of people says nothing of the one before.
    let other = report.reading.mentions.within(Span::new(start, end.max(start))).any(|m| {
        m.kind == MentionKind::Name
            && m.span.end() + 2 >= end
            && m.actor.is_some_and(|a| report.reading.mentions.actor(a).kind == ActorKind::Person)
    });
    if closed && end > start && !other { Span::new(start, end) } else { none }
}

/// Words behind a hyphen that make an attribute of the word in front: `Vesk-based`.
const JOINED: &[&str] = &[
    "based",
    "backed",
    "owned",
    "led",
    "controlled",
    "funded",
    "linked",
    "listed",
    "born",
    "trained",
    "run",
];

/// Participles that say what somebody is like, not what was done.
const ATTRIBUTES: &[&str] = &[
    "embattled",
    "disgraced",
    "renowned",
    "acclaimed",
    "noted",
    "retired",
    "convicted",
    "alleged",
    "suspected",
    "celebrated",
    "beleaguered",
    "armed",
    "masked",
    "exiled",
    "jailed",
    "ousted",
    "deposed",
    "elected",
    "troubled",
    "respected",
    "seasoned",
    "experienced",
    "disputed",
    "detained",
    "imprisoned",
    "wounded",
];

/// Nouns for bodies that stand in front of names alone: by themselves they mean other things as well.
const BODIES: &[&str] = &[
    "chain",
    "channel",
    "studio",
    "fund",
    "brand",
    "league",
    "site",
    "carrier",
    "publisher",
    "tabloid",
    "magazine",
    "coalition",
    "utility",
];

/// Nouns for bodies by what they do; people are called so as well.
const MAKERS: &[&str] = &[
    "maker",
    "producer",
    "supplier",
    "manufacturer",
    "developer",
    "provider",
    "rival",
    "owner",
    "backer",
    "investor",
];

const ENDS: &[&str] = &[
    "who", "which", "that", "said", "says", "told", "is", "was", "were", "are", "has", "had", "will", "would",
];
/// Nouns of office and standing that open an apposition without an article.
const ROLES: &[&str] = &[
    "chairman",
    "chairwoman",
    "chair",
    "president",
    "director",
    "head",
    "leader",
    "chief",
    "spokesman",
    "spokeswoman",
    "secretary",
    "minister",
    "lawyer",
    "attorney",
    "professor",
    "editor",
    "founder",
    "owner",
    "commander",
    "governor",
    "mayor",
    "senator",
    "member",
    "executive",
    "analyst",
    "adviser",
    "advisor",
    "counsel",
    "author",
    "co-founder",
    "ambassador",
    "envoy",
];
const SHORT_TITLES: &[&str] = &["Mr.", "Mrs.", "Ms.", "Dr.", "Sen.", "Rep.", "Gov.", "Gen.", "Sir", "Miss"];

#[cfg(test)]
mod tests {
    /// What two outlets call an actor.
    fn called(a: &str, b: &str, actor: &str) -> Vec<String> {
        let labels = crate::case::differ::of_two(a, b).labels;
        let of = labels.into_iter().filter(|l| l.actor.is_some() && l.what == actor);
        of.flat_map(|l| l.by_outlet.into_values().flatten().map(|w| w.text)).collect()
    }

    #[test]
    fn what_stands_right_in_front_of_a_name() {
        let a = "Pilots have accused disgraced stage director Jonas Hale of fraud. Hale said nothing.";
        let b = "The court heard \"Salt Road\" director Jonas Hale on Monday. Hale said nothing.";
        let found = called(a, b, "Jonas Hale");
        assert!(found.iter().any(|t| t == "disgraced stage director"), "{found:?}");
        assert!(found.iter().any(|t| t == "\"Salt Road\" director"), "{found:?}");
        assert!(!found.iter().any(|t| t.contains("accused") || t.contains("heard")), "{found:?}");
    }

    #[test]
    fn a_day_or_a_thing_in_front_of_a_name_is_no_description() {
        let a = "Last week director Jonas Hale left Vesk. At the medical center Jonas Hale was seen. Hale said nothing.";
        let b = "In the sealed letter Jonas Hale asked for time. On Monday producer Jonas Hale was heard. Hale said nothing.";
        let found = called(a, b, "Jonas Hale");
        let none = ["week", "Monday", "center", "letter"];
        assert!(!found.iter().any(|t| none.iter().any(|w| t.contains(w))), "{found:?}");
    }

    #[test]
    fn a_spokesman_for_a_body() {
        let a = "A spokesman for the harbour guild, Jonas Hale, said the tolls would stay. Hale was brief.";
        let b = "Former dockworker Jonas Hale said the tolls would stay. Hale was brief.";
        let found = called(a, b, "Jonas Hale");
        assert!(found.iter().any(|t| t == "a spokesman for the harbour guild"), "{found:?}");
        assert!(found.iter().any(|t| t == "Former dockworker"), "{found:?}");
    }
}
