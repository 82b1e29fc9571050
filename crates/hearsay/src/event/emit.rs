//! Act → Event: the roles, the date and the place go to the act, and what nobody does is left out.

use super::clause::Clause;
use super::find::{Act, Ctx, Finder};
use super::status::settle;
use super::{Event, EventType, Status, nouns};
use crate::mention::ActorId;
use crate::tag::Pos;
use std::borrow::Cow;

impl Finder<'_, '_> {
    /// An act whose words are verb and complements, with the roles that they give.
    pub(super) fn emit(&mut self, c: &Clause, act: Act, first: &[usize], ctx: Ctx) -> bool {
        let (kind, status) = settle(c, act.kind, ctx.status);
        // To leave an office is no favour done to anybody.
        let (kind, status) = if act.mode == "resign" && kind == EventType::Agree {
            (act.kind, status)
        } else {
            (kind, status)
        };
        let mode = if kind == act.kind { act.mode } else { "" };
        let mut actors = Vec::new();
        if let Some(s) = c.subject {
            actors = self.roles.who(s);
        }
        let mut first = first.to_vec();
        if c.passive {
            first.extend(c.objects.iter().copied().filter(|o| self.roles.is_party(*o)));
        }
        // Troops that were moved, by whom is not told, moved.
        let moved = matches!(kind, EventType::Retreat | EventType::Sanction | EventType::Mobilize)
            && c.passive
            && actors.is_empty();
        if let Some(o) = c
            .objects
            .first()
            .filter(|o| moved && nouns::groups(self.tree, **o) & (nouns::TROOPS | nouns::PEACE) != 0)
        {
            actors = self.roles.who(*o);
        }
        // Whom a pronoun means that is not clear, nobody else is.
        let unclear = first.is_empty() && c.objects.iter().any(|o| self.points_back(*o));
        let lower = self.tree.lower(c.verb);
        // What is discussed is a topic; who is `with`.
        let topic =
            ["discuss", "negotiat", "talk"].iter().any(|w| lower.starts_with(w)) && act.noun.is_none();
        if topic {
            first.extend(
                c.phrases
                    .iter()
                    .filter(|p| matches!(p.1.as_str(), "with" | "between" | "among"))
                    .map(|p| p.0),
            );
        }
        let recipients = if unclear {
            Vec::new()
        } else if topic {
            self.roles.named(&first, &actors)
        } else {
            self.roles.recipients(c, kind, &first, &actors)
        };
        // One alone confers with nobody.
        if act.kind == EventType::Consult
            && topic
            && kind != EventType::Reject
            && actors.len() + recipients.len() < 2
        {
            return false;
        }
        // `I`, `everyone`: nobody whom the report names; words of nobody are no act.
        let itself = |o: &usize| {
            self.tree
                .is(*o, &["himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"])
        };
        if c.objects.iter().any(itself) {
            return false;
        }
        let vague =
            c.subject.is_some_and(|s| self.tree.pos(s) == Pos::Pron) || kind.is_verbal() && !c.passive;
        if actors.is_empty() && vague {
            return false;
        }
        let Some((kind, mode)) = self.among_persons(c, &act, kind, mode, &actors) else { return false };
        let name = if act.noun.is_some() { "event-verb-noun" } else { "event-verb" };
        let (from, to) = (c.verb.min(act.last), c.verb.max(act.last));
        self.push(c, kind, mode, status, actors, recipients, from..to + 1, act.noun, name)
    }

    /// An act that a noun names, with the roles of its prepositions.
    pub(super) fn emit_noun(&mut self, c: &Clause, act: Act, noun: usize, ctx: Ctx) -> bool {
        let tree = self.tree;
        let (kind, status) = settle(c, act.kind, ctx.status);
        let mode = if kind == act.kind { act.mode } else { "" };
        let mut by: Vec<usize> = Vec::new();
        let mut to: Vec<usize> = Vec::new();
        let mut between: Vec<usize> = Vec::new();
        let mut of: Vec<usize> = Vec::new();
        for k in tree.children(noun) {
            if !matches!(tree.relation(k), "nmod" | "obl" | "amod" | "compound") {
                continue;
            }
            match tree.case(k).as_str() {
                "by" => by.push(k),
                "between" | "among" => between.push(k),
                "on" | "against" | "with" | "to" | "at" | "into" => to.push(k),
                "of" => of.push(k),
                "'s" | "’s" | "'" | "" if k < noun => by.push(k),
                _ => {}
            }
        }
        // The arrest of a man is done to him; the protests of students are theirs.
        let suffers = matches!(
            kind,
            EventType::Coerce
                | EventType::Assault
                | EventType::Accuse
                | EventType::Retreat
                | EventType::Sanction
        );
        if suffers {
            to.extend(of)
        } else {
            by.extend(of)
        }
        let mut actors = Vec::new();
        for k in between.into_iter().chain(by) {
            for id in self.roles.who(k) {
                if !actors.contains(&id) {
                    actors.push(id);
                }
            }
        }
        let to: Vec<usize> = to.into_iter().filter(|k| self.roles.names_party(*k)).collect();
        let mut recipients = Vec::new();
        for k in to {
            for id in self.roles.who(k) {
                if !actors.contains(&id) && !recipients.contains(&id) {
                    recipients.push(id);
                }
            }
        }
        self.push(c, kind, mode, status, actors, recipients, noun..noun + 1, Some(noun), "event-noun")
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of an event, each once")]
    pub(super) fn push(
        &mut self,
        c: &Clause,
        kind: EventType,
        mode: &'static str,
        status: Status,
        actors: Vec<ActorId>,
        recipients: Vec<ActorId>,
        tokens: std::ops::Range<usize>,
        noun: Option<usize>,
        rule: &'static str,
    ) -> bool {
        // An act of nobody, done to nobody, is no news.
        if actors.is_empty() && recipients.is_empty() {
            return false;
        }
        let date = self.roles.date(c, noun);
        let place = self
            .roles
            .place(c, noun)
            .map(|s| s.of(self.tree.text).split_whitespace().collect::<Vec<_>>().join(" "));
        let span = self.tree.segments.span(tokens);
        self.out.push(Event {
            span,
            kind,
            mode: (!mode.is_empty()).then_some(Cow::Borrowed(mode)),
            actors,
            recipients,
            date,
            place,
            status,
            rule: Cow::Borrowed(rule),
        });
        true
    }
}
