//! Assertions → Acts: what does each clause assert or deny, of whom, and in whose voice?

use super::sides::{pieces, untold};
use super::words::{Class, distinct, shared};
use super::{Heap, Report};
use crate::assertion::{Assertion, Mood};
use crate::mention::{ActorId, ActorKind, Mention, MentionKind};
use crate::statement::Kind;
use crate::text::Span;

/// The key of all verbs of saying: who did not state a thing is set against who acknowledged it.
pub(super) const SAID: u32 = u32::MAX;

/// A part of a clause: who, what, to whom.
#[derive(Default)]
pub(super) struct Part {
    /// What it says; nothing where it is a pronoun.
    pub(super) stems: Vec<u32>,
    /// The word that it is about; the last of a name.
    pub(super) head: Option<u32>,
    pub(super) actors: Vec<usize>,
}

impl Part {
    pub(super) fn is_empty(&self) -> bool {
        self.stems.is_empty() && self.actors.is_empty()
    }

    /// Whether both speak of the same; `None` where one of them does not tell.
    pub(super) fn same(&self, other: &Part) -> Option<bool> {
        if self.is_empty() || other.is_empty() {
            return None;
        }
        if self.head.is_none() || other.head.is_none() {
            // Of a pronoun's words only a part may be meant.
            let meet = !shared(&self.stems, &other.stems).is_empty();
            let actor = self.actors.iter().any(|a| other.actors.contains(a));
            let told = !self.actors.is_empty() && !other.actors.is_empty();
            return if meet || actor { Some(true) } else { told.then_some(false) };
        }
        let actor = self.actors.iter().any(|a| other.actors.contains(a));
        // A name holds another, or both have one head: `the guild's ferries`, `ferries`.
        let names = !self.actors.is_empty() && !other.actors.is_empty();
        let head = !names && (self.head == other.head || self.holds(other) || other.holds(self));
        let few = self.stems.len().min(other.stems.len());
        let held = names && few > 0 && shared(&self.stems, &other.stems).len() == few;
        Some(actor || head || held)
    }

    fn holds(&self, other: &Part) -> bool {
        other.head.is_some_and(|h| self.stems.contains(&h))
    }
}

/// What a clause asserts or denies, prepared.
pub(super) struct Act<'a> {
    pub(super) report: usize,
    pub(super) statement: Option<usize>,
    /// The passage that it is shown with.
    pub(super) span: Span,
    pub(super) a: &'a Assertion,
    /// The acts that it may be: its verb, or the noun that a light verb carries.
    pub(super) keys: Vec<u32>,
    /// Whether the key is a noun: who does it stands with the verb, to whom among the other parts.
    pub(super) by_noun: bool,
    /// Whether the light verb gives: then who has it stands among the other parts.
    pub(super) gives: bool,
    pub(super) subject: Part,
    pub(super) object: Part,
    pub(super) others: Vec<Part>,
    /// Behind `be`.
    pub(super) copular: bool,
    pub(super) kind: Kind,
    pub(super) speakers: Vec<usize>,
    /// `no arrests yet`, `so far`: a later report may tell otherwise.
    pub(super) until_now: bool,
    /// What is said is done by less than enough, or in full.
    pub(super) short: bool,
}

impl Act<'_> {
    pub(super) fn denies(&self) -> bool {
        self.a.denied || self.short
    }
}

/// What the clauses in a passage of a report assert and deny, in its order.
pub(super) fn acts<'a>(heap: &Heap<'a>, r: usize, span: Span) -> Vec<Act<'a>> {
    let report = &heap.reports[r];
    let mut out = Vec::new();
    for a in report.assertions_in(span).filter(|a| a.mood != Mood::Open) {
        let Some((statement, span)) = passage(report, a) else { continue };
        let Some(verb) = report.word_at(a.verb) else { continue };
        let mut act = Act {
            report: r,
            statement,
            span,
            a,
            keys: Vec::new(),
            by_noun: false,
            gives: false,

            subject: part(heap, r, statement, a.subject),
            object: part(heap, r, statement, a.object),
            others: a
                .others
                .iter()
                .map(|s| part(heap, r, statement, Some(*s)))
                .filter(|p| !p.is_empty())
                .collect(),
            copular: false,
            kind: statement.map_or(Kind::Say, |s| report.statement(s).kind),
            speakers: statement.map_or(Vec::new(), |s| report.statements[s].speakers.clone()),
            until_now: [" yet", "so far"].iter().any(|m| span.of(report.text).contains(m)),
            short: false,
        };
        let word = a.verb.of(report.text).to_lowercase();
        let before = report.words_in(span).iter().take_while(|w| w.span.start() < a.verb.start()).last();
        act.short = !a.denied
            && before.is_some_and(|w| SHORT.contains(&w.span.of(report.text).to_lowercase().as_str()));
        if SPEECH.contains(&word.as_str()) {
            act.keys.push(SAID);
        } else if IDLE.contains(&word.as_str())
            || a.subject.is_some_and(|s| s.of(report.text).eq_ignore_ascii_case("you"))
        {
            continue;
        } else if [LIGHT, GIVING, BE].iter().any(|list| list.contains(&word.as_str())) {
            // `Had access to the archive`, `made no arrests`, `there was no fire`.
            // `No arrests were made`: where nothing is its object, it is what the verb is said of.
            let noun = a.object.or(a.subject);
            let Some(noun) = noun.and_then(|n| report.word_at(n)).filter(|w| w.class() == Class::Content)
            else {
                continue;
            };
            act.keys.push(noun.stem());
            act.gives = GIVING.contains(&word.as_str());
            if act.gives {
                // `Provide no agency with access`
                let nouns = a
                    .others
                    .iter()
                    .filter_map(|s| report.word_at(*s))
                    .filter(|w| w.class() == Class::Content);
                act.keys.extend(nouns.map(|w| w.stem()));
                act.others.push(part(heap, r, statement, a.object));
            }
            act.by_noun = true;

            act.object = Part::default();
            if a.object.is_none() {
                act.subject = Part::default();
            }
        } else {
            if verb.class() == Class::Function {
                continue;
            }
            act.keys.push(verb.stem());
            act.copular = a.copular;
        }
        out.push(act);
    }
    out
}

/// Whose a clause is, and the passage around it: of what somebody says, or of the report's own words.
fn passage(report: &Report<'_>, a: &Assertion) -> Option<(Option<usize>, Span)> {
    let of = |s: usize, spans: fn(&crate::statement::Statement) -> &Vec<Span>| {
        spans(report.statement(s)).iter().any(|x| x.contains(a.verb))
    };
    let within = (0..report.statements.len()).filter(|s| of(*s, |s| &s.content));
    // The innermost voice.
    if let Some(s) = within.min_by_key(|s| report.statements[*s].content.len()) {
        let statement = report.statement(s);
        if untold(report, statement) {
            return None;
        }
        let piece = pieces(report, report.statements[s].content).into_iter().find(|p| p.contains(a.verb))?;
        let part = statement.content.iter().copied().filter(|c| c.overlaps(piece)).reduce(Span::join)?;
        let start = piece.start().max(part.start());
        return Some((Some(s), Span::new(start, piece.end().min(part.end()).max(start))));
    }
    let cue = (0..report.statements.len()).any(|s| of(s, |s| &s.cue) || of(s, |s| &s.source));
    if cue {
        return None;
    }
    // Between what others say in the sentence.
    let line = report.line_at(a.verb.start())?.span;
    let (mut start, mut end) = (line.start(), line.end());
    for s in (0..report.statements.len()).map(|s| report.statement(s)) {
        for x in s.cue.iter().chain(&s.content).filter(|x| x.overlaps(line)) {
            if x.end() <= a.verb.start() {
                start = start.max(x.end());
            } else if x.start() >= a.verb.end() {
                end = end.min(x.start());
            }
        }
        // Who speaks behind the clause is no part of it.
        let behind = s.source.iter().map(|x| x.start()).filter(|x| *x >= a.verb.end() && *x < end);
        end = behind.min().unwrap_or(end);
    }
    let own = super::phrases::tidy(report.text, Span::new(start, end.max(start)));
    (own.len() >= 20 && own.len() <= 400).then_some((None, own))
}

/// What a part of a clause says, by its head: the words of a name, the actor that a name or pronoun stands for.
fn part(heap: &Heap<'_>, r: usize, statement: Option<usize>, head: Option<Span>) -> Part {
    let report = &heap.reports[r];
    let Some((head, word)) = head.and_then(|h| Some((h, report.word_at(h)?))) else { return Part::default() };
    let lower = head.of(report.text).to_lowercase();
    let mention = report.mention_at(head);
    // Whom a report leaves without a name is known by what it calls him.
    let named = |a: &&ActorId| report.reading.mentions.actors[a.0 as usize].kind != ActorKind::Unnamed;
    let of = |m: &Mention| {
        let all = m.actor.iter().chain(&m.also).filter(named);
        all.filter_map(|a| report.actors.get(a.0 as usize)).copied().collect()
    };
    let mut actors: Vec<usize> = mention.map_or(Vec::new(), of);
    let pronoun = word.class() == Class::Function || mention.is_some_and(|m| m.kind == MentionKind::Pronoun);
    if let Some(s) =
        statement.filter(|_| actors.is_empty() && ["i", "we", "us", "me"].contains(&lower.as_str()))
    {
        actors.clone_from(&report.statements[s].speakers);
    }
    if pronoun {
        // `Members of the council said that they were never told`
        let meant = statement
            .filter(|_| actors.is_empty() && ["they", "them", "he", "she"].contains(&lower.as_str()));
        let source =
            meant.iter().flat_map(|s| &report.statement(*s).source).flat_map(|x| report.words_in(*x));
        let stems = distinct(source.filter(|w| w.class() != Class::Function).map(|w| w.stem()));
        return Part { stems, head: None, actors };
    }
    let name = mention.filter(|m| m.kind == MentionKind::Name).map_or(head, |m| m.span);
    let words = report.words_in(name).iter().filter(|w| w.class() != Class::Function);
    Part { stems: distinct(words.map(|w| w.stem())), head: Some(word.stem()), actors }
}

/// Verbs that carry a noun and say little themselves, beside those that give and the forms of `be`.
const LIGHT: &[&str] = &[
    "have",
    "has",
    "had",
    "having",
    "make",
    "makes",
    "made",
    "making",
    "take",
    "takes",
    "took",
    "taken",
    "taking",
    "file",
    "files",
    "filed",
    "bring",
    "brings",
    "brought",
    "hold",
    "holds",
    "held",
    "carry",
    "carries",
    "carried",
    "carrying",
    "conduct",
    "conducts",
    "conducted",
    "launch",
    "launches",
    "launched",
    "impose",
    "imposes",
    "imposed",
    "face",
    "faces",
    "faced",
    "receive",
    "receives",
    "received",
    "get",
    "gets",
    "got",
];
/// Verbs that give what the noun says.
const GIVING: &[&str] = &[
    "give",
    "gives",
    "gave",
    "given",
    "giving",
    "provide",
    "provides",
    "provided",
    "providing",
    "issue",
    "issues",
    "issued",
];
/// Verbs by which nobody denies or asserts anything that can be so or not.
const IDLE: &[&str] = &[
    "mean", "means", "meant", "know", "knows", "knew", "think", "thinks", "thought", "believe", "believes",
    "believed", "want", "wants", "wanted", "feel", "feels", "felt", "seem", "seems", "seemed", "look",
    "looks", "looked", "like", "likes", "liked", "see", "sees", "saw", "seen", "hear", "hears", "heard",
    "hope", "hopes", "hoped", "guess", "care", "cares", "cared",
];
/// The forms of `be`.
const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "'s", "’s"];
/// Verbs of saying: who did not state a thing stands against who acknowledged it.
const SPEECH: &[&str] = &[
    "say",
    "says",
    "said",
    "state",
    "states",
    "stated",
    "tell",
    "tells",
    "told",
    "acknowledge",
    "acknowledges",
    "acknowledged",
    "admit",
    "admits",
    "admitted",
    "confirm",
    "confirms",
    "confirmed",
    "testify",
    "testifies",
    "testified",
    "claim",
    "claims",
    "claimed",
    "confess",
    "confesses",
    "confessed",
];
/// In front of what is done by less than enough.
const SHORT: &[&str] = &[
    "barely",
    "hardly",
    "scarcely",
    "rarely",
    "seldom",
    "insufficiently",
    "inadequately",
    "incompletely",
    "partly",
    "partially",
    "poorly",
];
