//! Sentences → Events: which acts does each sentence tell, from its main verb down?

use super::clause::Clause;
use super::lexicon::*;
use super::roles::Roles;
use super::tree::Tree;
use super::{Event, EventType, Status, nouns};
use crate::document::Document;
use crate::mention::{ActorKind, Mentions, Parties};
use crate::segment::Segments;
use crate::tag::{Pos, Tags};
use crate::time::Date;

/// Finds the acts that a report tells, in the order of the text.
///
/// People who act or are acted upon and have no name become actors of the report.
pub fn find_events(
    document: &Document,
    segments: &Segments,
    tags: &Tags,
    mentions: &mut Mentions,
    dates: &[Date],
) -> Vec<Event> {
    let Some(tree) = Tree::new(&document.text, segments, tags) else { return Vec::new() };
    let parties = Parties::new(&document.text, segments, tags, mentions);
    let mut finder = Finder { tree: &tree, roles: Roles { tree: &tree, parties, dates }, out: Vec::new() };
    for sentence in &segments.sentences {
        // A question asks whether something was done.
        if segments.word(&document.text, sentence.tokens.end - 1).starts_with('?') {
            continue;
        }
        let from = finder.out.len();
        for i in sentence.tokens.clone() {
            if tree.head(i).is_none() {
                finder.clause(i, Ctx::default());
            }
        }
        finder.tidy(from);
    }
    let mut out = finder.out;
    out.sort_by_key(|e| (e.span, e.kind));
    out
}

/// What the verbs above a clause say of it.
#[derive(Clone, Copy, Default)]
pub(super) struct Ctx {
    /// The subject that it shares.
    pub(super) subject: Option<usize>,
    /// Whose words it is told in.
    pub(super) speaker: Option<usize>,
    pub(super) status: Option<Status>,
    pub(super) depth: u8,
}

/// An act that the words of a clause name.
pub(super) struct Act {
    pub(super) kind: EventType,
    pub(super) mode: &'static str,
    /// The last word that names it.
    pub(super) last: usize,
    /// The noun that names it together with the verb, or alone.
    pub(super) noun: Option<usize>,
}

pub(super) struct Finder<'a, 'm> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) roles: Roles<'a, 'm>,
    pub(super) out: Vec<Event>,
}

impl Finder<'_, '_> {
    /// Whether the clause at `verb`, or what it leads on to, told an act.
    pub(super) fn clause(&mut self, verb: usize, ctx: Ctx) -> bool {
        if ctx.depth > 6 {
            return false;
        }
        let tree = self.tree;
        let mut c = Clause::of(tree, verb);
        let own = c.subject.is_some() || c.passive;
        if c.subject.is_some_and(|s| self.points_back(s)) {
            c.subject = ctx.subject.or(ctx.speaker).or(c.subject);
        } else if !own {
            c.subject = ctx.subject;
        }
        // A main verb in the infinitive is a headline's future: `Ordania to reopen strait`.
        let ctx = if ctx.depth == 0 && c.infinitive && c.subject.is_some() {
            Ctx { status: Some(Status::Planned), ..ctx }
        } else {
            ctx
        };
        let mut found = match tree.pos(verb) {
            Pos::Verb | Pos::Aux
                if !(super::clause::stance(tree, verb) && tree.child(verb, &["aux", "cop"]).is_some()) =>
            {
                self.verbal(&c, ctx)
            }
            _ => self.nominal(&c, ctx),
        };
        for next in c.conjuncts.clone() {
            if matches!(tree.pos(next), Pos::Verb | Pos::Aux) {
                let inner = Ctx {
                    subject: if c.passive { c.objects.first().copied() } else { c.subject },
                    depth: ctx.depth + 1,
                    ..ctx
                };
                found |= self.clause(next, inner);
            }
        }
        found
    }

    /// `it said`, where the pronoun is not resolved, and `that` of a relative clause.
    pub(super) fn points_back(&self, subject: usize) -> bool {
        self.tree.pos(subject) == Pos::Pron && self.roles.parties.peek(subject).is_empty()
    }

    /// The sense of the verb with its particle, the last word of both.
    pub(super) fn sense(&self, c: &Clause) -> (Sense, usize) {
        let Some(word) = c.word else { return (Sense::default(), c.verb) };
        for (particle, sense) in &word.with {
            if let Some(at) = c.particle(self.tree, particle) {
                // What the particle does not say, the verb may: `called for sanctions`.
                let groups = sense.groups | word.plain.groups & (SAY | BEGIN);
                return (Sense { groups, own: sense.own.or(word.plain.own) }, at);
            }
        }
        // `hold up as a model`, `make out`: with a particle that the lexicon does not know, a light verb says something else.
        let light = self.tree.is(
            c.verb,
            &[
                "hold", "holds", "held", "make", "makes", "made", "take", "takes", "took", "taken", "give",
                "gives", "gave", "put", "puts", "set", "sets", "get", "got", "turn", "turned", "bring",
                "brought", "break", "broke", "broken",
            ],
        );
        let next = c.verb + 1;
        let particle = next < self.tree.sentence(c.verb).end
            && self.tree.head(next) == Some(c.verb)
            && self.tree.relation(next) == "compound";
        if light && particle {
            return (Sense::default(), c.verb);
        }
        (word.plain, c.verb)
    }

    pub(super) fn verbal(&mut self, c: &Clause, ctx: Ctx) -> bool {
        let tree = self.tree;
        let (sense, last) = self.sense(c);
        let g = sense.groups;
        let inner = |ctx: Ctx| Ctx { subject: c.subject, depth: ctx.depth + 1, ..ctx };
        // `is set to`, `was due to`
        if let Some(mut act) = self.with_noun(c, g, last) {
            if !(act.kind == EventType::Agree && g & COMMIT != 0) {
                if let Some(own) = sense.own.filter(|o| o.kind == act.kind && !o.mode.is_empty()) {
                    act.mode = own.mode;
                }
                self.sent_to(c, g, &mut act);
                return self.sharpened(c, act).is_some_and(|a| self.emit(c, a, &[], ctx));
            }
        }
        if let Some((noun, x)) = self.undertaken(c, g) {
            return self.undertakes(c, noun, x, ctx);
        }
        if let Some(x) = c.complement {
            if let Some(done) = self.leads_on(c, g, last, x, ctx) {
                return done;
            }
        }
        if g & COMMIT != 0 {
            // `offered an opinion`, `committed a crime`: only what can be agreed on.
            let loose = tree.lower(c.verb).starts_with("offer")
                || g & REACH == 0
                    && sense.groups & GIVE == 0
                    && ["commit", "undert"].iter().any(|w| tree.lower(c.verb).starts_with(w));
            if loose && !c.objects.iter().any(|o| nouns::groups(tree, *o) != 0) {
                return false;
            }
            return self.emit(c, Act { kind: EventType::Agree, mode: "", last, noun: None }, &[], ctx);
        }
        // `denied bombing the town`, where the parse takes the deed for a noun.
        if g & DENY != 0 {
            let deed = c.objects.iter().find_map(|o| nouns::act(nouns::groups(tree, *o)).map(|a| (*o, a)));
            return deed.is_some_and(|(noun, (kind, mode))| {
                let act = Act { kind, mode, last: noun, noun: Some(noun) };
                self.emit(c, act, &[], Ctx { status: Some(Status::Denied), ..ctx })
            });
        }
        if g & SAY != 0 && sense.own.is_none() {
            // What is announced may be an act by itself: `announced the arrest of two men`.
            return self.object_act(c, ctx);
        }
        if g & DIE != 0 {
            return self.dies(c, ctx);
        }
        if g & ARRIVE != 0 && sense.own.is_none() {
            return self.arrives(c, ctx);
        }
        if let Some(own) = sense.own {
            let object = c.objects.iter().any(|o| self.roles.names_party(*o));
            let phrase = last != c.verb && c.phrases.iter().any(|p| self.roles.names_party(p.0));
            if !own.party || object || phrase {
                let act = Act { kind: own.kind, mode: own.mode, last, noun: None };
                return self.sharpened(c, act).is_some_and(|a| self.emit(c, a, &[], ctx));
            }
        }
        if g & OCCUR != 0 {
            if let Some(subject) = c.subject.or(c.objects.first().copied()) {
                if let Some((kind, mode)) = nouns::act(nouns::groups(tree, subject)) {
                    let act = Act { kind, mode, last: subject, noun: Some(subject) };
                    return self.emit_noun(c, act, subject, ctx);
                }
            }
        }
        if let Some(x) = c.complement.filter(|_| g & (BEGIN | TRY | PLAN) != 0) {
            return self.clause(x, inner(ctx));
        }
        false
    }

    /// What is announced, reported, feared: an act by its noun.
    pub(super) fn object_act(&mut self, c: &Clause, ctx: Ctx) -> bool {
        for noun in c.objects.clone() {
            if let Some((kind, mode)) = nouns::act(nouns::groups(self.tree, noun)) {
                return self.emit_noun(c, Act { kind, mode, last: noun, noun: Some(noun) }, noun, ctx);
            }
        }
        false
    }

    /// `two men died in an attack by …`
    pub(super) fn dies(&mut self, c: &Clause, ctx: Ctx) -> bool {
        let tree = self.tree;
        let cause = c.phrases.iter().map(|p| p.0).find_map(|p| {
            let inner = tree.children(p).filter(|k| *k > p && tree.relation(*k) == "nmod");
            std::iter::once(p).chain(inner).find_map(|n| {
                let violent = nouns::act(nouns::groups(tree, n)).filter(|a| a.0 == EventType::Assault);
                violent.map(|a| (n, a))
            })
        });
        let Some((noun, (kind, mode))) = cause else { return false };
        let victims: Vec<usize> = c.subject.into_iter().collect();
        let turned = Clause { subject: None, objects: victims.clone(), passive: true, ..c.clone() };
        self.emit(&turned, Act { kind, mode, last: c.verb, noun: Some(noun) }, &victims, ctx)
    }

    /// Troops, peacekeepers and visitors arrive.
    pub(super) fn arrives(&mut self, c: &Clause, ctx: Ctx) -> bool {
        let tree = self.tree;
        let Some(subject) = c.subject else { return false };
        let held = tree
            .children(subject)
            .filter(|k| *k > subject && tree.relation(*k) == "nmod")
            .map(|k| nouns::groups(tree, k));
        let g = held.fold(nouns::groups(tree, subject), |a, b| a | b);
        let peace = g & nouns::PEACE != 0
            || tree.sentence(c.verb).start < c.verb
                && (tree.sentence(c.verb).start..c.verb)
                    .any(|k| tree.is(k, &["peacekeeping", "peace-keeping", "un", "u.n."]));
        let place = c.phrases.iter().any(|p| {
            matches!(p.1.as_str(), "in" | "at" | "to" | "for" | "into" | "on")
                && self.roles.parties.is_place(p.0)
        }) || c.objects.iter().any(|o| self.roles.parties.is_place(*o));
        let talks = c.phrases.iter().any(|p| {
            matches!(p.1.as_str(), "for" | "on")
                && nouns::groups(tree, p.0) & (nouns::TALKS | nouns::VISIT) != 0
        });
        let act = |kind, mode| Act { kind, mode, last: c.verb, noun: None };
        let act = if g & nouns::TROOPS != 0 && peace || g & nouns::PEACE != 0 {
            act(EventType::Retreat, "access")
        } else if g & nouns::TROOPS != 0 {
            act(EventType::Mobilize, "troops")
        } else if g & nouns::AID_ != 0 {
            act(EventType::Aid, "")
        } else if place || talks {
            let ids = self.roles.who(subject);
            let visitor = matches!(self.roles.kind_of(&ids), Some(ActorKind::Person | ActorKind::Unnamed));
            let official = ids.iter().any(|id| self.roles.parties.has_role(*id)) || g & nouns::ENVOY != 0;
            if !(visitor && official || talks) {
                return false;
            }
            act(EventType::Consult, "visit")
        } else {
            return false;
        };
        self.emit(c, act, &[], ctx)
    }

    /// A clause whose main word is no verb: `is ready to`, `is opposed to`, a headline.
    pub(super) fn nominal(&mut self, c: &Clause, ctx: Ctx) -> bool {
        let tree = self.tree;
        let lower = tree.lower(c.verb);
        let act = |kind| Act { kind, mode: "", last: c.verb, noun: None };
        let inner = Ctx { subject: c.subject, depth: ctx.depth + 1, ..ctx };
        match lower.as_str() {
            "ready" | "willing" | "prepared" => {
                if c.complement.is_none() || matches!(c.modal.as_str(), "must" | "should") {
                    return false;
                }
                let kind = if c.negated { EventType::Reject } else { EventType::Agree };
                let c = Clause { negated: false, ..c.clone() };
                return self.emit(&c, act(kind), &[], ctx);
            }
            "opposed" | "unwilling" | "reluctant" => return self.emit(c, act(EventType::Reject), &[], ctx),
            "critical" if c.phrases.iter().any(|p| p.1 == "of") => {
                return self.emit(c, Act { mode: "disapprove", ..act(EventType::Accuse) }, &[], ctx);
            }
            "due" | "likely" | "set" | "expected" | "about" | "scheduled" | "poised" | "able"
            | "determined" => {
                let status = if lower == "able" { ctx.status } else { Some(Status::Planned) };
                return c.complement.is_some_and(|x| self.clause(x, Ctx { status, ..inner }));
            }
            _ => {}
        }
        // A headline without a verb, and `X is under arrest`.
        let g = nouns::groups(tree, c.verb);
        if g & (nouns::ARREST) != 0 && tree.case(c.verb) == "under" && c.subject.is_some() {
            let victims: Vec<usize> = c.subject.into_iter().collect();
            let turned = Clause { subject: None, objects: victims.clone(), passive: true, ..c.clone() };
            return self.emit(
                &turned,
                Act { kind: EventType::Coerce, mode: "arrest", last: c.verb, noun: Some(c.verb) },
                &victims,
                ctx,
            );
        }
        let copula = tree.child(c.verb, &["cop"]).is_some();
        if !copula && matches!(tree.pos(c.verb), Pos::Noun | Pos::Propn) {
            if let Some((kind, mode)) = nouns::act(g) {
                let bound = tree.children(c.verb).any(|k| {
                    matches!(
                        tree.case(k).as_str(),
                        "on" | "against" | "between" | "with" | "by" | "to" | "of"
                    )
                });
                if bound {
                    return self.emit_noun(
                        c,
                        Act { kind, mode, last: c.verb, noun: Some(c.verb) },
                        c.verb,
                        ctx,
                    );
                }
            }
        }
        // The parse may have hung the sentence on its object, the verb as a participle in front of it.
        let first = tree.sentence(c.verb).start;
        let verb = (first + 1..c.verb).find(|k| {
            tree.relation(*k) == "amod"
                && tree.word(*k).ends_with("ed")
                && self.roles.parties.knows(k - 1)
                && matches!(tree.pos(k - 1), Pos::Noun | Pos::Propn)
        });
        if let Some(verb) = verb.filter(|_| !copula) {
            let subject = Some(verb - 1);
            let word = super::lexicon::verb(&tree.lower(verb));
            if let Some(own) = word.and_then(|w| w.plain.own) {
                let turned = Clause { subject, objects: vec![c.verb], ..c.clone() };
                return self.emit(
                    &turned,
                    Act { kind: own.kind, mode: own.mode, last: verb, noun: None },
                    &[],
                    ctx,
                );
            }
        }
        if let Some(x) =
            c.complement.filter(|x| tree.relation(*x) == "ccomp" || copula && tree.pos(c.verb) != Pos::Adj)
        {
            return self.clause(x, Ctx { subject: None, ..inner });
        }
        false
    }

    /// Two verbs of one class and one actor in a sentence are one act: `killed two men and wounded five`.
    pub(super) fn tidy(&mut self, from: usize) {
        let mut at = from + 1;
        while at < self.out.len() {
            let here = &self.out[at];
            let same = self.out[from..at].iter().position(|e| {
                e.kind == here.kind
                    && e.status == here.status
                    && (e.actors == here.actors || e.actors.is_empty() || here.actors.is_empty())
            });
            match same {
                Some(k) => {
                    let gone = self.out.remove(at);
                    let kept = &mut self.out[from + k];
                    for id in gone.recipients {
                        if !kept.recipients.contains(&id) && !kept.actors.contains(&id) {
                            kept.recipients.push(id);
                        }
                    }
                    kept.date = kept.date.take().or(gone.date);
                    kept.place = kept.place.take().or(gone.place);
                }
                None => at += 1,
            }
        }
    }
}
