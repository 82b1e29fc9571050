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
        let verbs =
            || tokens().filter(|t| self.pos(*t) != Pos::Noun).filter_map(|t| cues::verb(&self.lower(t)));
        // "Disputes Report": the word that names an act, before one that only tells.
        let verb =
            verbs().rfind(|v| !matches!(v.kind, Kind::Say | Kind::Think)).or_else(|| verbs().next_back());
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
    let particle = phrase.split(' ').skip(1).any(|w| matches!(w, "on" | "for" | "upon"));
    if found.is_some_and(|(w, _)| w.base == "call") && particle {
        return Kind::Demand;
    }
    let content = words.content_words(60);
    let first = content.first().map(|t| words.lower(*t)).unwrap_or_default();
    // "refused to promise", "declined to accept": what is named is not done.
    let withheld = words.cue.iter().flat_map(|r| r.clone()).any(|t| {
        matches!(
            words.lower(t).as_str(),
            "refused"
                | "refuses"
                | "refusing"
                | "declined"
                | "declines"
                | "failed"
                | "fails"
                | "scrapped"
                | "dropped"
                | "abandoned"
                | "cancelled"
                | "canceled"
                | "shelved"
        )
    });
    if withheld {
        return Kind::Say;
    }
    if found.is_some_and(|(w, _)| cues::is_reproach(w.base)) && is_for_doing(words, &content) {
        return Kind::Accuse;
    }
    match found {
        // "are threatened with closure", "was accused of fraud": the source is not who does it.
        Some((w, true)) if !matches!(w.kind, Kind::Say | Kind::Think) && is_suffered(words) => Kind::Say,
        Some((w, _)) if negated_cue && !matches!(w.kind, Kind::Think) => Kind::Say,
        // "charged into the fray", "charged $40": another verb.
        Some((w, _))
            if w.base == "charge" && (phrase.ends_with(" into") || first.starts_with(['$', '£', '€'])) =>
        {
            Kind::Say
        }
        // To challenge a claim is to deny it; to challenge a rival is not.
        Some((w, _))
            if w.base == "challenge" && !content.iter().take(8).any(|t| cues::is_claim(&words.lower(*t))) =>
        {
            Kind::Say
        }
        // To agree that something is so is an opinion; to agree to something is an act.
        Some((w, _)) if w.base == "agree" && is_opinion(words, &content, &first, &phrase) => Kind::Say,
        Some((w, false)) if words.source.is_empty() && w.base == "demand" => Kind::Say,
        Some((w, _)) => match w.kind {
            Kind::Promise => match w.base {
                // To intend, to aim and to plan are promises of one's own act only: "plans to", "intends to".
                "intend" | "aim" | "plan" if first != "to" && !phrase.ends_with(" to") => {
                    by_content(words, &content, Kind::Say)
                }
                "assure" => {
                    let ahead = content
                        .iter()
                        .take(14)
                        .any(|t| matches!(words.lower(*t).as_str(), "will" | "would" | "'ll"));
                    by_content(words, &content, if ahead { Kind::Promise } else { Kind::Say })
                }
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
                // "sought to calm the markets" is an aim of one's own.
                let to = (first == "to" || phrase.ends_with(" to")) && w.base != "seek";
                if to || phrase.ends_with(" for") {
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
        None if negated_cue => Kind::Say,
        None => by_content(words, &content, Kind::Say),
    }
}

/// Whether the source does something of its own with the words, other than tell them: it denies, promises, stands by
/// them, or has not confirmed them. An outlet that does relays nothing.
pub(crate) fn is_own_act(words: &Words<'_>) -> bool {
    const OWN: &[&str] =
        &["maintain", "insist", "defend", "welcome", "praise", "condemn", "decline", "agree"];
    if words
        .cue
        .iter()
        .flat_map(|r| r.clone())
        .any(|t| is_not(&words.lower(t)) || words.lower(t) == "published")
    {
        return true;
    }
    words.cue_word().is_some_and(|(w, verb)| {
        verb && (!matches!(w.kind, Kind::Say | Kind::Think) || OWN.contains(&w.base))
    })
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
    if words.content.iter().flat_map(|r| r.clone()).any(|t| words.segments.word(words.text, t) == "?") {
        return false;
    }
    // "asked the council to meet": an infinitive after the one who is asked.
    let content = words.content_words(14);
    let question = matches!(
        first,
        "whether" | "if" | "how" | "what" | "why" | "who" | "when" | "where" | "about" | "which"
    );
    !question && content.windows(2).any(|w| words.lower(w[0]) == "to" && words.pos(w[1]) == Pos::Verb)
}

/// Whether the cue is a passive whose doer is not the source: "was accused of", "faces accusations of"; "was denied by"
/// gives the doer behind it.
fn is_suffered(words: &Words<'_>) -> bool {
    let cue: Vec<String> = words.cue.iter().flat_map(|r| r.clone()).map(|t| words.lower(t)).collect();
    if cue.last().is_some_and(|w| w == "by") {
        return false;
    }
    if words.source.is_empty() {
        return cue.windows(2).any(|w| w[0] == "as" && w[1] == "threatened");
    }
    let be =
        |w: &String| matches!(w.as_str(), "as" | "is" | "are" | "was" | "were" | "be" | "been" | "being");
    let passive = cue.iter().enumerate().any(|(i, w)| {
        cues::verb(w).is_some_and(|v| !matches!(v.kind, Kind::Say | Kind::Think))
            && !w.ends_with("ing")
            && (cue[i.saturating_sub(2)..i].iter().any(be))
    });
    passive || cue.iter().any(|w| matches!(w.as_str(), "facing" | "faces" | "faced"))
}

/// "criticised the council for hiding the log": what is held against someone stands behind `for`.
fn is_for_doing(words: &Words<'_>, content: &[usize]) -> bool {
    content.windows(2).any(|w| {
        words.lower(w[0]) == "for" && words.pos(w[1]) == Pos::Verb && words.lower(w[1]).ends_with("ing")
    })
}

fn is_opinion(words: &Words<'_>, content: &[usize], first: &str, phrase: &str) -> bool {
    let act = content
        .iter()
        .take(16)
        .any(|t| matches!(words.lower(*t).as_str(), "will" | "would" | "should" | "must"));
    phrase.ends_with(" with") || (first == "that" && !act)
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
    if let Some(kind) = performed(words, content, &lower) {
        return kind;
    }
    let (subject_end, own) = subject(words, content, &lower, skip);
    // The verb group right behind the subject.
    let group: Vec<&str> = lower[subject_end..].iter().take(5).map(String::as_str).collect();
    if group.is_empty() {
        return otherwise;
    }
    if own {
        match group.as_slice() {
            // "had nothing to do with it", "did nothing wrong", "is innocent".
            ["had" | "have" | "has", "nothing", "to", "do", ..]
            | ["did" | "done", "nothing", "wrong", ..]
            | ["is" | "was" | "are" | "were" | "'m" | "am", "innocent", ..]
            | ["is" | "was" | "are" | "were" | "'m" | "am", "not", "guilty", ..]
            | ["had" | "has" | "have", "no", "knowledge" | "part" | "role" | "involvement" | "hand", ..]
            | [
                "had" | "has" | "have",
                "done" | "committed",
                "nothing" | "no",
                "wrong" | "crime" | "wrongdoing",
                ..,
            ] => {
                return Kind::Deny;
            }
            ["decided", "to", ..] | ["has" | "have" | "had", "decided", "to", ..] => return Kind::Promise,
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
                // "would be surprised", "would have", "would like": wishes and conditions, no promises; nor is what
                // befalls the speaker: "will miss the crew".
                if matches!(
                    verb,
                    "be" | "have"
                        | "like"
                        | "miss"
                        | "suffer"
                        | "regret"
                        | "die"
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
                        | "consider"
                        | "still"
                        | "welcome"
                        | "enjoy"
                        | "want"
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
                    "welcome",
                    "condone",
                    "approve",
                    "comment",
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
    if !own && is_wrong_told(words, content, &lower) {
        return Kind::Accuse;
    }
    otherwise
}

/// Whether the content says that someone else did wrong: "the port authority had violated the truce".
///
/// The verb must be the one on which the content hangs, with a subject that is not the speaker, and told as done.
fn is_wrong_told(words: &Words<'_>, content: &[usize], lower: &[String]) -> bool {
    let inside = |t: usize| words.content.iter().any(|r| r.contains(&t));
    let Some(i) = content.iter().take(30).position(|t| {
        words.pos(*t) == Pos::Verb
            && words.tags.heads.len() > *t
            && words.tags.head(*t).is_none_or(|h| !inside(h))
    }) else {
        return false;
    };
    let v = content[i];
    if !cues::is_wrong(&lower[i]) {
        return false;
    }
    let sentence = words.segments.sentence_of(v).tokens.clone();
    let mut child = sentence.filter(|t| words.tags.head(*t) == Some(v) && inside(*t));
    let mut subject = false;
    let doubted = child.any(|t| {
        let word = words.lower(t);
        if words.tags.relation(t) == "nsubj" {
            subject = !matches!(word.as_str(), "i" | "we");
        }
        let passive = words.tags.relation(t) == "aux"
            && matches!(word.as_str(), "is" | "are" | "was" | "were" | "be" | "been")
            && !lower[i].ends_with("ing");
        is_not(&word)
            || passive
            || matches!(
                word.as_str(),
                "would" | "could" | "may" | "might" | "will" | "to" | "if" | "can" | "should" | "must"
            )
            || (words.tags.relation(t) == "nsubj" && matches!(word.as_str(), "no" | "nobody" | "none"))
    });
    subject && !doubted
}

/// Where the subject of the content ends, and whether it is the speaker: a pronoun, or the source's own last name.
fn subject(words: &Words<'_>, content: &[usize], lower: &[String], skip: usize) -> (usize, bool) {
    if matches!(lower[skip].as_str(), "i" | "we") {
        return (skip + 1, true);
    }
    if matches!(lower[skip].as_str(), "they" | "he" | "she") {
        // Between quotation marks it is someone else; so is a "she" of what "he" said.
        let quoted = words.segments.quotation_at(words.segments.tokens[content[skip]].span.start()).is_some();
        let other = words.source.iter().flat_map(|r| r.clone()).any(|t| {
            matches!(
                (words.lower(t).as_str(), lower[skip].as_str()),
                ("he", "she") | ("she", "he") | ("they", "he" | "she")
            )
        });
        return (skip + 1, !quoted && !other);
    }
    // "its forces would withdraw", "will share more": the speaker's own, or no subject at all.
    if matches!(lower[skip].as_str(), "will" | "would") {
        return (skip, true);
    }
    if matches!(lower[skip].as_str(), "its" | "his" | "her" | "their" | "our" | "my") {
        let next = |k: usize| lower.get(skip + k).map_or("", String::as_str);
        let settled =
            matches!(next(2), "is" | "are") && matches!(next(3), "determined" | "committed" | "going");
        if matches!(next(2), "will" | "would") || settled {
            return (skip + 2, true);
        }
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
            // "one person familiar with Corvell's letter" is not Corvell.
            let owner = *t + 1 < words.segments.tokens.len()
                && matches!(words.segments.word(words.text, t + 1), "'s" | "’s" | "'" | "’");
            (words.pos(*t) == Pos::Propn
                || words.segments.word(words.text, *t).starts_with(char::is_uppercase))
                && !owner
        })
        .map(|t| words.lower(t))
        .collect();
    names.retain(|w| w.len() > 2 && w != "the");
    let same = names.last().is_some_and(|n| lower[skip..end].contains(n)) && end - skip <= 6;
    (end, same)
}

/// Whether the words call something false: "categorically false", "the report is baseless", "it was not accurate".
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
        "inaccurate",
        "incorrect",
        "phony",
        "bogus",
        "lie",
        "lies",
        "hoax",
        "nonsense",
        "fake",
    ];
    const TRUE: &[&str] = &["true", "accurate", "correct"];
    let is = |i: usize, words: &[&str]| lower.get(i).is_some_and(|w| words.contains(&w.as_str()));
    let clause = lower
        .iter()
        .position(|w| matches!(w.as_str(), "if" | "whether" | "or" | "because" | "unless" | "when"))
        .unwrap_or(lower.len());
    // "… do not accord with the facts", "there is no truth in …", "… are without merit".
    let at_odds = |i: usize| {
        let with = is(i, &["accord", "square", "tally"]) && is(i + 1, &["with"]);
        let facts = is(i + 2, &["facts", "reality"]) || is(i + 3, &["facts", "reality"]);
        with && facts && (i.saturating_sub(2)..i).any(|k| is_not(&lower[k]))
            || is(i, &["no"]) && is(i + 1, &["truth", "merit"]) && is(i + 2, &["in", "to", "whatsoever"])
            || is(i, &["without"]) && is(i + 1, &["merit", "foundation"])
    };
    if (0..clause).any(at_odds) {
        return true;
    }
    (0..clause).any(|i| {
        let near = i.saturating_sub(4)..i;
        let not = near.clone().any(|k| is_not(&lower[k]));
        // The predicate, or the words themselves: what stands in front of a noun ("his false claims") says nothing of it.
        let be = near.clone().any(|k| is(k, &["is", "are", "was", "were", "'s", "be", "been", "as"]));
        let last = i + 1 == lower.len() || is(i + 1, &["and", "but", "in", "as", "for", "so", "from"]);
        let noun = is(
            i + 1,
            &[
                "story",
                "stories",
                "report",
                "reports",
                "news",
                "claim",
                "claims",
                "allegation",
                "allegations",
                "accusation",
                "accusations",
            ],
        );
        let alone = i <= 1 && (i + 1 == lower.len() || last && lower.len() <= i + 6);
        (is(i, FALSE) && !not && (be && (last || noun) || alone)) || (is(i, TRUE) && not && be && last)
    })
}

/// The act that a speaker performs in the words themselves: "we urge the council to …", "I deny that …".
fn performed(words: &Words<'_>, content: &[usize], lower: &[String]) -> Option<Kind> {
    let at = |i: usize| lower.get(i).map_or("", String::as_str);
    for i in 0..lower.len() {
        if matches!(at(i), "if" | "whether" | "unless" | "when") {
            return None;
        }
        if !matches!(at(i), "we" | "i") {
            continue;
        }
        let adverb = content.get(i + 1).is_some_and(|t| words.pos(*t) == Pos::Adv) || at(i + 1) == "do";
        let v = i + 1 + usize::from(adverb);
        let kind = match (at(v), at(v + 1)) {
            ("urge" | "demand" | "implore" | "beg" | "request", _)
            | ("call", "on" | "for" | "upon")
            | ("appeal", "to" | "for") => Kind::Demand,
            ("deny" | "reject" | "refute" | "dispute", next) if !next.is_empty() => Kind::Deny,
            ("promise" | "pledge" | "vow" | "swear" | "guarantee", _) => Kind::Promise,
            ("accuse", _) => Kind::Accuse,
            _ => continue,
        };
        return Some(kind);
    }
    None
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
