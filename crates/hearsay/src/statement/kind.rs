//! Cue and content → kind: what act are these words, and do they negate?

use super::{Kind, cues};
use crate::segment::Segments;
use crate::tag::{Label, Pos, Tags};
use std::ops::Range;

/// The words of a statement, in tokens.
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) segments: &'a Segments,
    pub(crate) tags: &'a Tags,
    pub(crate) source: &'a [Range<usize>],
    pub(crate) cue: &'a [Range<usize>],
    pub(crate) content: &'a [Range<usize>],
}

impl Words<'_> {
    fn lower(&self, t: usize) -> String {
        self.segments.word(self.text, t).to_lowercase().replace('’', "'")
    }

    fn pos(&self, t: usize) -> Pos {
        self.tags.pos.get(t).copied().unwrap_or(Pos::X)
    }

    fn is_mark(&self, t: usize) -> bool {
        !self.segments.word(self.text, t).chars().any(char::is_alphanumeric)
    }

    /// The tokens of the content that are words, up to a limit.
    fn content_words(&self, most: usize) -> Vec<usize> {
        self.content.iter().flat_map(|r| r.clone()).filter(|t| !self.is_mark(*t)).take(most).collect()
    }

    /// The word of the cue that says what act it is: the last verb, else the first noun that names one.
    fn cue_word(&self) -> Option<(cues::CueWord, bool)> {
        let tokens = || self.cue.iter().flat_map(|r| r.clone());
        let verb = tokens()
            .filter(|t| self.pos(*t) != Pos::Noun)
            .filter_map(|t| cues::verb(&self.lower(t)))
            .next_back();
        let noun = || tokens().find_map(|t| cues::noun(&self.lower(t)));
        verb.filter(|v| v.kind != Kind::Say || noun().is_none())
            .map(|v| (v, true))
            .or_else(|| noun().map(|n| (n, false)))
            .or_else(|| tokens().find_map(|t| cues::verb(&self.lower(t))).map(|v| (v, true)))
    }
}

/// The kind of a statement.
///
/// The cue decides where it names the act. A plain cue leaves it to the content, where the speaker is its subject:
/// `it would …` promises, `it has agreed …` agrees; and `must` or `should` of others demands. Else it is `say`.
pub(crate) fn kind(words: &Words<'_>) -> Kind {
    let found = words.cue_word();
    let negated_cue = words.cue.iter().flat_map(|r| r.clone()).any(|t| is_not(&words.lower(t)));
    let phrase =
        words.cue.iter().flat_map(|r| r.clone()).map(|t| words.lower(t)).collect::<Vec<_>>().join(" ");
    // Phrases whose act lies in the verb and its particle together.
    let particle = phrase.ends_with(" on") || phrase.ends_with(" for") || phrase.ends_with(" upon");
    if found.is_some_and(|(w, _)| w.base == "call") && particle {
        return Kind::Demand;
    }
    let content = words.content_words(60);
    let first = content.first().map(|t| words.lower(*t)).unwrap_or_default();
    // "refused to promise", "declined to accept": what is named is not done.
    let withheld = words.cue.iter().flat_map(|r| r.clone()).any(|t| {
        matches!(
            words.lower(t).as_str(),
            "refused" | "refuses" | "refusing" | "declined" | "declines" | "failed" | "fails"
        )
    });
    if withheld {
        return Kind::Say;
    }
    match found {
        Some((w, false)) if words.source.is_empty() && w.base == "demand" => Kind::Say,
        Some((w, _)) => match w.kind {
            Kind::Promise => match w.base {
                // To intend, to aim and to plan are promises of one's own act only: "plans to", "intends to".
                "intend" | "aim" | "plan" if first != "to" && !phrase.ends_with(" to") => {
                    by_content(words, &content, Kind::Say)
                }
                "assure" => by_content(words, &content, Kind::Promise),
                _ if is_force_promised(words, &content) => Kind::Threaten,
                _ => Kind::Promise,
            },
            // A question is no demand: "asked whether", "asked how", "asked about".
            Kind::Demand if matches!(w.base, "ask") && !asks_for(words, &first, &phrase) => {
                by_content(words, &content, Kind::Say)
            }
            Kind::Demand
                if w.base == "seek" || w.base == "encourage" || w.base == "press" || w.base == "order" =>
            {
                if first == "to" || phrase.ends_with(" to") || phrase.ends_with(" for") {
                    Kind::Demand
                } else {
                    by_content(words, &content, Kind::Say)
                }
            }
            Kind::Deny if negated_cue => Kind::Say,
            Kind::Think if negated_cue => Kind::Think,
            Kind::Think => Kind::Think,
            // To insist that something is not so is to deny it.
            Kind::Say if matches!(w.base, "insist" | "maintain") && negated(words) => Kind::Deny,
            Kind::Say => {
                // "told them to leave", "said to keep away": an order in reported form.
                if w.base == "tell" && first == "to" {
                    Kind::Demand
                } else {
                    by_content(words, &content, Kind::Say)
                }
            }
            kind => kind,
        },
        None => by_content(words, &content, Kind::Say),
    }
}

fn asks_for(words: &Words<'_>, first: &str, phrase: &str) -> bool {
    if phrase.ends_with(" for")
        || phrase.ends_with(" to")
        || first == "for"
        || first == "to"
        || first == "that"
    {
        return true;
    }
    // "asked the council to meet": an infinitive after the one who is asked.
    let content = words.content_words(14);
    let question = matches!(
        first,
        "whether" | "if" | "how" | "what" | "why" | "who" | "when" | "where" | "about" | "which"
    );
    !question && content.windows(2).any(|w| words.lower(w[0]) == "to" && words.pos(w[1]) == Pos::Verb)
}

/// Whether the act that is promised is one of force: `to continue their attacks`.
fn is_force_promised(words: &Words<'_>, content: &[usize]) -> bool {
    let from = content.iter().take(9).copied().collect::<Vec<_>>();
    let Some(at) = from.iter().position(|t| cues::is_force(&words.lower(*t))) else { return false };
    // Only as what is done, not as what is done about it: "to end the attacks", "to investigate the strike".
    let before = from[..at].iter().map(|t| words.lower(*t)).collect::<Vec<_>>();
    let verbs = [
        "continue",
        "resume",
        "launch",
        "carry",
        "mount",
        "step",
        "intensify",
        "begin",
        "start",
        "conduct",
        "stage",
        "to",
        "will",
        "would",
    ];
    let main = from[..at].iter().rev().find(|t| words.pos(**t) == Pos::Verb).map(|t| words.lower(*t));
    match main {
        Some(verb) => verbs.contains(&verb.as_str()),
        None => before.last().is_some_and(|w| verbs.contains(&w.as_str())),
    }
}

fn by_content(words: &Words<'_>, content: &[usize], otherwise: Kind) -> Kind {
    let lower: Vec<String> = content.iter().map(|t| words.lower(*t)).collect();
    let skip = usize::from(
        lower.first().is_some_and(|w| matches!(w.as_str(), "that" | "and" | "but" | "so" | "now")),
    );
    if lower.len() <= skip + 1 {
        return otherwise;
    }
    if is_called_false(&lower) {
        return Kind::Deny;
    }
    let (subject_end, own) = subject(words, content, &lower, skip);
    // The verb group right behind the subject.
    let group: Vec<&str> = lower[subject_end..].iter().take(5).map(String::as_str).collect();
    if group.is_empty() {
        return otherwise;
    }
    if own {
        match group.as_slice() {
            ["have" | "has" | "had" | "'ve" | "'s" | "'d", "agreed", ..]
            | ["agreed" | "agree" | "agrees", "to" | "on" | "with" | "that" | "in", ..]
            | ["have" | "has" | "had", "also" | "now" | "both" | "already", "agreed", ..] => {
                return Kind::Agree;
            }
            ["will" | "would" | "'ll" | "shall" | "'d" | "wo", rest @ ..] => {
                let rest: Vec<&str> = rest
                    .iter()
                    .copied()
                    .filter(|w| !matches!(*w, "not" | "n't" | "also" | "never" | "always" | "now" | "soon"))
                    .collect();
                let verb = rest.first().copied().unwrap_or("");
                // "would be surprised", "would have", "would like": wishes and conditions, no promises.
                if matches!(
                    verb,
                    "be" | "have"
                        | "like"
                        | "prefer"
                        | "rather"
                        | "say"
                        | "think"
                        | "love"
                        | "hate"
                        | "need"
                        | "know"
                        | "see"
                        | "argue"
                        | "expect"
                        | "hope"
                        | "win"
                        | "lose"
                        | ""
                ) {
                    return otherwise;
                }
                return if is_force_promised(words, &content[subject_end..]) {
                    Kind::Threaten
                } else {
                    Kind::Promise
                };
            }
            [
                "aim" | "aims" | "aimed" | "intend" | "intends" | "intended" | "plan" | "plans" | "planned"
                | "pledge" | "promise" | "vow" | "pledged" | "promised" | "vowed",
                "to",
                ..,
            ]
            | [
                "'re" | "are" | "'m" | "am" | "is" | "was" | "were" | "'s",
                "going" | "committed" | "determined",
                "to",
                ..,
            ]
            | ["affirmed" | "confirmed", _, "would" | "will", ..] => return Kind::Promise,
            ["do" | "does" | "did" | "have" | "has" | "had", "not" | "n't" | "never", rest @ ..] => {
                let verb =
                    rest.iter().copied().find(|w| !matches!(*w, "been" | "yet" | "even" | "ever" | "really"));
                let mental = [
                    "know",
                    "think",
                    "want",
                    "believe",
                    "remember",
                    "see",
                    "understand",
                    "expect",
                    "care",
                    "like",
                    "mean",
                    "feel",
                    "need",
                    "comment",
                    "intend",
                    "plan",
                    "going",
                    "sure",
                    "surprised",
                    "say",
                    "have",
                    "trust",
                    "support",
                    "agree",
                    "worry",
                    "worried",
                    "decided",
                    "a",
                    "the",
                    "an",
                    "able",
                    "aware",
                    "afraid",
                    "ready",
                    "get",
                    "consider",
                    "realize",
                    "recall",
                    "hear",
                ];
                if verb.is_some_and(|v| !mental.contains(&v)) {
                    return Kind::Deny;
                }
            }
            _ => {}
        }
    } else {
        match group.as_slice() {
            // "The ministry should withdraw …", "all sides must …"; "should be no surprise" and the like are judgements.
            ["must", verb, ..] | ["should", verb, ..] if !matches!(*verb, "be" | "have" | "not") => {
                return Kind::Demand;
            }
            ["must", "be" | "not", verb, ..] | ["should", "be" | "not", verb, ..]
                if verb.ends_with("ed")
                    || matches!(*verb, "held" | "made" | "put" | "given" | "brought" | "be" | "taken") =>
            {
                return Kind::Demand;
            }
            _ => {}
        }
        // "If the report is true, the minister must resign": the condition stands first.
        let must = lower.iter().take(22).position(|w| w == "must");
        if let Some(at) = must.filter(|_| lower[skip] == "if" || lower[skip] == "unless") {
            if lower.get(at + 1).is_some_and(|w| w != "have") {
                return Kind::Demand;
            }
        }
        // "The two leaders affirmed they would review …": the leaders are the speakers, one step in.
        if let Some(at) = lower.iter().take(12).position(|w| {
            matches!(w.as_str(), "affirmed" | "agreed" | "pledged" | "promised" | "vowed" | "reaffirmed")
        }) {
            let next = lower.get(at + 1).map(String::as_str);
            let then = lower.get(at + 2).map(String::as_str);
            let plural = lower[skip..at].iter().any(|w| {
                matches!(
                    w.as_str(),
                    "leaders"
                        | "sides"
                        | "parties"
                        | "ministers"
                        | "presidents"
                        | "governments"
                        | "delegations"
                )
            });
            if plural {
                return match (lower[at].as_str(), next, then) {
                    ("agreed", ..) => Kind::Agree,
                    ("affirmed" | "reaffirmed", Some("they" | "that"), Some("would" | "will" | "they")) => {
                        Kind::Promise
                    }
                    ("pledged" | "promised" | "vowed", ..) => Kind::Promise,
                    _ => otherwise,
                };
            }
        }
    }
    otherwise
}

/// Where the subject of the content ends, and whether it is the speaker: a pronoun, or the source's own last name.
fn subject(words: &Words<'_>, content: &[usize], lower: &[String], skip: usize) -> (usize, bool) {
    if matches!(lower[skip].as_str(), "they" | "he" | "she" | "i" | "we") {
        return (skip + 1, true);
    }
    // "its forces would withdraw", "will share more": the speaker's own, or no subject at all.
    if matches!(lower[skip].as_str(), "will" | "would") {
        return (skip, true);
    }
    if matches!(lower[skip].as_str(), "its" | "his" | "her" | "their" | "our" | "my")
        && lower.get(skip + 2).is_some_and(|w| w == "will" || w == "would")
    {
        return (skip + 2, true);
    }
    if lower[skip] == "it" {
        // "it would be wrong" has no one as its subject; a body or a state is an "it", a person is not.
        let tokens = || words.source.iter().flat_map(|r| r.clone());
        let person = tokens().any(|t| {
            matches!(words.lower(t).as_str(), "he" | "she" | "i" | "who" | "mr" | "mr." | "mrs." | "ms.")
        }) || words
            .tags
            .names
            .iter()
            .any(|n| n.tag == Label::Per && tokens().any(|t| n.tokens.contains(&t)));
        return (skip + 1, !person);
    }
    let finite = content[skip..]
        .iter()
        .position(|t| {
            words.pos(*t) == Pos::Aux
                || matches!(
                    words.lower(*t).as_str(),
                    "will" | "would" | "must" | "should" | "has" | "have" | "had"
                )
        })
        .map(|n| skip + n);
    let Some(end) = finite.filter(|e| *e <= skip + 14) else { return (lower.len(), false) };
    let mut names: Vec<String> = words
        .source
        .iter()
        .flat_map(|r| r.clone())
        .filter(|t| {
            words.pos(*t) == Pos::Propn || words.segments.word(words.text, *t).starts_with(char::is_uppercase)
        })
        .map(|t| words.lower(t))
        .collect();
    names.retain(|w| w.len() > 2 && w != "the");
    let same = names.last().is_some_and(|n| lower[skip..end].contains(n)) && end - skip <= 6;
    (end, same)
}

/// Whether the words call something false, and nothing more: "categorically false", "it was baseless".
fn is_called_false(lower: &[String]) -> bool {
    const FALSE: &[&str] = &[
        "false",
        "untrue",
        "baseless",
        "unfounded",
        "groundless",
        "fabricated",
        "fabrication",
        "fabrications",
    ];
    lower.len() <= 14
        && lower.iter().any(|w| FALSE.contains(&w.as_str()))
        && !lower.iter().any(|w| is_not(w) || matches!(w.as_str(), "if" | "whether" | "or"))
}

fn is_not(lower: &str) -> bool {
    matches!(lower, "not" | "n't" | "never" | "nor" | "cannot")
}

/// Whether the content negates: its first clause has a `not` at its verb, or no one for its subject.
pub(crate) fn negated(words: &Words<'_>) -> bool {
    let content = words.content_words(45);
    let lower: Vec<String> = content.iter().map(|t| words.lower(*t)).collect();
    let skip = usize::from(lower.first().is_some_and(|w| w == "that"));
    if lower.get(skip).is_some_and(|w| {
        matches!(w.as_str(), "no" | "none" | "nobody" | "neither" | "never" | "nothing" | "not")
    }) && lower.get(skip + 1).is_none_or(|w| w != "matter" && w != "only" && w != "just")
    {
        return true;
    }
    let mut verbs = 0;
    for (i, word) in lower.iter().enumerate().skip(skip) {
        if is_not(word) {
            let only = lower.get(i + 1).is_some_and(|w| w == "only" || w == "just");
            return !only && i > skip;
        }
        // A clause inside: whatever is negated there is not what is said.
        if i > skip
            && matches!(
                word.as_str(),
                "which" | "who" | "because" | "if" | "unless" | "although" | "while" | "whether"
            )
        {
            return false;
        }
        if matches!(words.pos(content[i]), Pos::Verb | Pos::Aux) && !word.ends_with("ing") {
            verbs += 1;
        }
        let ends = words.segments.tokens[content[i]].sentence != words.segments.tokens[content[0]].sentence;
        if verbs > 2 || ends {
            return false;
        }
    }
    false
}
