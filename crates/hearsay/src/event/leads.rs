//! Verb and the verb that hangs on it → act: `agreed to withdraw`, `said Vesk must pay`, `an attempt to kill`.

use super::clause::Clause;
use super::find::{Act, Ctx, Finder};
use super::lexicon::*;
use super::status::settle;
use super::{EventType, Status, nouns};
use crate::tag::Pos;

/// Nouns that another verb hangs on.
const UNDERTAKINGS: &[&str] = &[
    "plan",
    "plans",
    "intention",
    "intentions",
    "attempt",
    "attempts",
    "bid",
    "bids",
    "effort",
    "efforts",
    "decision",
    "move",
    "moves",
    "offer",
    "offers",
    "threat",
    "threats",
    "refusal",
    "readiness",
    "willingness",
    "promise",
    "promises",
    "pledge",
    "pledges",
    "agreement",
    "commitment",
    "plot",
    "plots",
    "conspiracy",
    "demand",
    "demands",
    "call",
    "calls",
    "request",
    "requests",
    "appeal",
    "appeals",
];

impl Finder<'_, '_> {
    /// Verbs that another verb hangs on. `None` where the verb has to answer for itself.
    pub(super) fn leads_on(&mut self, c: &Clause, g: u64, last: usize, x: usize, ctx: Ctx) -> Option<bool> {
        let tree = self.tree;
        let under = Clause::of(tree, x);
        let to = under.infinitive || tree.word(x).ends_with("ing");
        let inner =
            Ctx { subject: c.subject, speaker: ctx.speaker, status: ctx.status, depth: ctx.depth + 1 };
        let act = |kind, mode| Act { kind, mode, last, noun: None };
        let named = self.named(&under);
        let conflict = named.is_some_and(|k| !k.cooperates());
        if g & (THREAT | VOW) != 0 && (g & THREAT != 0 || conflict || under.negated) {
            let mode = match named {
                Some(EventType::Assault | EventType::Mobilize) => "violence",
                Some(EventType::Sanction) => "relations",
                Some(EventType::Coerce) => "restrict",
                _ => "",
            };
            return Some(self.emit(c, act(EventType::Threaten, mode), &[], ctx));
        }
        if g & VOW != 0 && !to {
            return Some(false);
        }
        if g & VOW != 0 || g & COMMIT != 0 && (to || g & SAY == 0) {
            // Who promises to reject has rejected nothing; who promises harm has threatened.
            let proposes = ["propos", "offer"].iter().any(|w| tree.lower(c.verb).starts_with(w));
            if conflict && proposes {
                return Some(false);
            }
            let kind = if conflict && named > Some(EventType::Reject) && g & REACH == 0 {
                EventType::Threaten
            } else {
                EventType::Agree
            };
            return Some(self.emit(c, act(kind, ""), &[], ctx));
        }
        if g & WARN != 0 && (conflict || under.negated && !under.modal.is_empty()) {
            let first = self.addressee(c);
            return Some(self.emit(c, act(EventType::Threaten, ""), &first, ctx));
        }
        if g & REFUSE != 0 && to {
            // Not to say something is no act.
            const SILENT: &[&str] = &[
                "comment",
                "say",
                "answer",
                "elaborate",
                "name",
                "discuss",
                "give",
                "identify",
                "confirm",
                "disclose",
                "reveal",
                "speculate",
                "be",
                "provide",
                "specify",
                "talk",
                "speak",
                "explain",
                "respond",
                "predict",
            ];
            if tree.is(x, SILENT) {
                return Some(false);
            }
            return Some(self.emit(c, act(EventType::Reject, ""), &[], ctx));
        }
        if g & ASK != 0
            && (c.word.is_some_and(|w| w.plain.own.is_some()) || to)
            && !self.asks_to_know(c, &under)
        {
            let mut first = self.addressee(c);
            first.extend(under.subject.filter(|s| *s != x));
            // `sought to calm` asks nobody.
            if g & (PLAN | TRY) == 0 || !first.is_empty() {
                return Some(self.emit(c, act(EventType::Request, ""), &first, ctx));
            }
        }
        if g & ALLOW != 0 {
            let mut first = self.addressee(c);
            first.extend(under.subject);
            first.retain(|f| !self.points_back(*f));
            if first.is_empty() {
                return Some(false);
            }
            let access = first.iter().any(|f| nouns::groups(tree, *f) & nouns::PEACE != 0);
            let act = if access { act(EventType::Retreat, "access") } else { act(EventType::Concede, "") };
            return Some(self.emit(c, act, &first, ctx));
        }
        if g & FORBID != 0 || g & FORCE_TO != 0 {
            let first: Vec<usize> = self.addressee(c).into_iter().filter(|a| c.objects.contains(a)).collect();
            return (!first.is_empty())
                .then(|| self.emit(c, act(EventType::Coerce, "restrict"), &first, ctx));
        }
        if g & DENY != 0 {
            return Some(self.clause(x, Ctx { status: Some(Status::Denied), ..inner }));
        }
        if g & (TRY | FAIL | PLAN | BEGIN) != 0 && (to || under.subject.is_none()) {
            let status = if g & FAIL != 0 {
                Some(Status::Denied)
            } else if g & TRY != 0 {
                Some(Status::Hypothetical)
            } else if g & PLAN != 0 {
                Some(Status::Planned)
            } else if c.negated {
                Some(Status::Denied)
            } else {
                let (_, status) = settle(c, EventType::Accuse, ctx.status);
                if status == Status::Happened { ctx.status } else { Some(status) }
            };
            let subject = if c.passive { c.objects.first().copied() } else { c.subject };
            return Some(self.clause(x, Ctx { status, subject, ..inner }));
        }
        if g & SAY != 0 {
            return Some(self.said(c, x, &under, inner));
        }
        None
    }

    /// What is said: a demand where others must, else the act that is told.
    pub(super) fn said(&mut self, c: &Clause, x: usize, under: &Clause, inner: Ctx) -> bool {
        let speaker = c.subject.or(inner.speaker);
        let must = matches!(under.modal.as_str(), "must" | "should" | "ought")
            || self.tree.is(under.verb, &["need", "needs"])
            || self.has_to(under.verb);
        let subject = if under.passive { under.objects.first().copied() } else { under.subject };
        if must && !under.negated {
            if let (Some(s), Some(by)) = (subject, speaker) {
                let others = self.roles.parties.peek(s);
                let speakers = self.roles.parties.peek(by);
                let apart = !others.is_empty()
                    && others.iter().all(|o| !speakers.contains(o))
                    && self.tree.pos(s) != Pos::Pron;
                if apart && self.roles.names_party(by) && self.named(under).is_some() {
                    let act = Act { kind: EventType::Request, mode: "", last: c.verb, noun: None };
                    return self.emit(c, act, &[s], Ctx { depth: inner.depth, ..Ctx::default() });
                }
            }
        }
        self.clause(x, Ctx { subject: None, speaker, ..inner })
    }

    pub(super) fn has_to(&self, verb: usize) -> bool {
        verb >= 2 && self.tree.is(verb - 1, &["to"]) && self.tree.is(verb - 2, &["has", "have", "had"])
    }

    /// `asked whether`, `asked about`
    pub(super) fn asks_to_know(&self, c: &Clause, under: &Clause) -> bool {
        let asks = self.tree.lower(c.verb).starts_with("ask");
        let mark = self.tree.child(under.verb, &["mark", "advmod"]);
        asks && (mark
            .is_some_and(|m| self.tree.is(m, &["whether", "if", "how", "why", "what", "when", "where"]))
            || c.phrases.iter().any(|p| p.1 == "about"))
    }

    /// Who is asked, warned, allowed: the objects and the phrases with `on`, `to`, `with`.
    pub(super) fn addressee(&self, c: &Clause) -> Vec<usize> {
        let mut out: Vec<usize> = c
            .objects
            .iter()
            .copied()
            .filter(|o| Some(*o) != c.subject && self.roles.names_party(*o))
            .collect();
        out.extend(
            c.phrases
                .iter()
                .filter(|p| {
                    matches!(p.1.as_str(), "on" | "to" | "upon" | "with" | "from")
                        && self.roles.names_party(p.0)
                })
                .map(|p| p.0),
        );
        out
    }

    /// The class that a clause would have, without looking further.
    pub(super) fn named(&self, c: &Clause) -> Option<EventType> {
        let (sense, last) = self.sense(c);
        if let Some(act) = self.with_noun(c, sense.groups, last) {
            return Some(act.kind);
        }
        if sense.groups & COMMIT != 0 {
            return Some(EventType::Agree);
        }
        if let Some(own) = sense.own {
            return Some(own.kind);
        }
        if sense.groups & REFUSE != 0 {
            return Some(EventType::Reject);
        }
        let next = c.complement.filter(|x| *x > c.verb && sense.groups & (BEGIN | TRY | PLAN) != 0)?;
        self.named(&Clause::of(self.tree, next))
    }

    /// `announced plans to visit`, `an attempt to kill … was foiled`: the noun, and the verb that hangs on it.
    pub(super) fn undertaken(&self, c: &Clause, g: u64) -> Option<(usize, usize)> {
        let tree = self.tree;
        let carried = g
            & (DO | SAY | STOP | FAIL | REFUSE | EXPRESS | GIVE | LEVEL | IMPOSE | REACH | ACCEPT | BLOCK)
            != 0
            || c.passive;
        if !carried {
            return None;
        }
        c.objects.iter().chain(&c.subject).copied().find_map(|noun| {
            tree.is(noun, UNDERTAKINGS).then_some(())?;
            let of = |from: usize| {
                tree.children(from).find(|k| {
                    *k > noun
                        && matches!(tree.relation(*k), "acl" | "xcomp" | "advcl" | "ccomp")
                        && tree.child(*k, &["mark"]).is_some_and(|m| tree.is(m, &["to"]))
                })
            };
            of(noun).or_else(|| if c.objects.contains(&noun) { of(c.verb) } else { None }).map(|x| (noun, x))
        })
    }

    pub(super) fn undertakes(&mut self, c: &Clause, noun: usize, x: usize, ctx: Ctx) -> bool {
        let tree = self.tree;
        let lower = tree.lower(noun);
        let one = lower.strip_suffix('s').unwrap_or(&lower);
        let subject = if c.passive {
            c.subject.or_else(|| tree.children(noun).find(|k| *k < noun && self.roles.parties.knows(*k)))
        } else {
            c.subject
        };
        let c = Clause { subject, complement: Some(x), passive: false, objects: Vec::new(), ..c.clone() };
        let act = |kind| Act { kind, mode: "", last: noun, noun: Some(noun) };
        match one {
            "offer" | "readiness" | "willingness" | "promise" | "pledge" | "agreement" | "commitment" => {
                self.emit(&c, act(EventType::Agree), &[], ctx)
            }
            "refusal" => self.emit(&c, act(EventType::Reject), &[], ctx),
            "threat" => self.emit(&c, act(EventType::Threaten), &[], ctx),
            "demand" | "call" | "request" | "appeal" => self.emit(&c, act(EventType::Request), &[], ctx),
            _ => {
                let status = match one {
                    "attempt" | "bid" | "effort" => Some(Status::Hypothetical),
                    "decision" | "move" => ctx.status,
                    _ => Some(Status::Planned),
                };
                self.clause(x, Ctx { subject, status, depth: ctx.depth + 1, ..ctx })
            }
        }
    }
}
