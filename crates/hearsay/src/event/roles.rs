//! Clause → actors, recipients, date, place: who did it, to whom, when and where?
//!
//! The actor is the subject, or who stands behind `by`. The recipient is who is named first in what is done: the object,
//! its owner (`Vesk's proposal`), who is behind `with`, `to`, `against`; a place only for what is done to people and
//! things there, and only where nobody is named.

use super::EventType;
use super::clause::{Clause, is_time};
use super::tree::Tree;
use crate::mention::{ActorId, ActorKind, Parties};
use crate::tag::Pos;
use crate::text::Span;
use crate::time::{Date, DateType};

/// Prepositions that place.
const PLACING: &[&str] = &[
    "in",
    "at",
    "near",
    "inside",
    "outside",
    "around",
    "throughout",
    "across",
    "within",
    "along",
    "off",
    "under",
];

/// Prepositions behind which stands what is beside the act.
const ASIDE: &[&str] = &[
    "according",
    "during",
    "after",
    "before",
    "since",
    "following",
    "despite",
    "until",
    "like",
    "unlike",
    "amid",
    "besides",
    "as",
    "because",
    "ahead",
    "than",
];

/// The noun phrases of a report and whom they mean.
pub(super) struct Roles<'a, 'm> {
    pub(super) tree: &'a Tree<'a>,
    pub(super) parties: Parties<'a, 'm>,
    pub(super) dates: &'a [Date],
}

impl Roles<'_, '_> {
    /// Whether a noun phrase means somebody: by its own head, not by what stands in front.
    pub(super) fn is_party(&self, head: usize) -> bool {
        self.parties.knows(head) || self.appositive(head).is_some()
    }

    /// Whether a noun phrase names somebody at all: `Vesk's army`, `Veskan homes`.
    pub(super) fn names_party(&self, head: usize) -> bool {
        let tree = self.tree;
        self.is_party(head)
            || self.owners(head).next().is_some()
            || tree.children(head).any(|c| {
                c > head
                    && tree.relation(c) == "nmod"
                    && matches!(tree.case(c).as_str(), "of" | "by" | "between")
                    && self.is_party(c)
            })
    }

    /// The name behind a title: `President Ina Corvell`, where the parse hangs the name on the title.
    fn appositive(&self, head: usize) -> Option<usize> {
        self.tree
            .children(head)
            .filter(|c| matches!(self.tree.relation(*c), "flat" | "appos" | "compound" | "nsubj"))
            .find(|c| self.parties.is_person(*c))
    }

    /// Who stands in front of a noun: `Vesk's proposal`, `the Veskan raid`.
    fn owners(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        self.tree.children(head).filter(move |c| {
            *c < head
                && matches!(self.tree.relation(*c), "nmod" | "amod" | "compound" | "nsubj" | "det")
                && matches!(self.tree.case(*c).as_str(), "" | "'s" | "’s" | "'" | "’")
                && self.parties.knows(*c)
        })
    }

    /// The person whose nation or title the parse took for the head: `Veskan Prime Minister Ina Corvell`.
    fn person_behind(&self, head: usize) -> Option<usize> {
        let end = self.tree.sentence(head).end.min(head + 8);
        (head + 1..end)
            .take_while(|k| matches!(self.tree.pos(*k), Pos::Noun | Pos::Propn | Pos::Adj))
            .find(|k| self.parties.is_person(*k))
    }

    fn add(&mut self, head: usize, found: &mut Vec<ActorId>) {
        let at = if self.parties.stands_alone(head) {
            Some(head)
        } else {
            let person = self.appositive(head).or_else(|| self.person_behind(head));
            person.or(Some(head).filter(|h| self.parties.knows(*h)))
        };
        if let Some(at) = at {
            for id in self.parties.of(at) {
                if !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        let tree = self.tree;
        for c in tree.children(head) {
            if tree.relation(c) == "conj" && c > head && !matches!(tree.pos(c), Pos::Verb | Pos::Aux) {
                self.add(c, found);
            }
        }
    }

    /// Whom a noun phrase means, as one who acts: its head, else its owner, else who hangs on it.
    pub(super) fn who(&mut self, head: usize) -> Vec<ActorId> {
        let mut found = Vec::new();
        self.add(head, &mut found);
        if found.is_empty() {
            let owner = self.owners(head).last();
            owner.into_iter().for_each(|o| self.add(o, &mut found));
        }
        if found.is_empty() {
            let tree = self.tree;
            let hangs: Vec<usize> = tree
                .children(head)
                .filter(|c| {
                    *c > head
                        && tree.relation(*c) == "nmod"
                        && matches!(tree.case(*c).as_str(), "of" | "by" | "from" | "between")
                })
                .collect();
            for c in hangs {
                if found.is_empty() {
                    found = self.who(c);
                }
            }
        }
        found
    }

    /// How far from the act a word stands: 0 in it, more in what hangs on it; `None` beside it.
    fn distance(&self, mut at: usize, clause: &Clause) -> Option<u8> {
        let tree = self.tree;
        let mut pass = 0;
        for _ in 0..14 {
            if at == clause.verb {
                return Some(pass);
            }
            if clause.subject == Some(at) {
                return None;
            }
            let head = tree.head(at)?;
            match tree.relation(at) {
                "nsubj" | "csubj" if head == clause.verb && !clause.objects.contains(&at) => return None,
                // Who does what is agreed or threatened is less likely meant than to whom it is done.
                "nsubj" => pass = pass.max(2),
                "conj" if matches!(tree.pos(at), Pos::Verb | Pos::Aux) => return None,
                "conj" if matches!(tree.pos(head), Pos::Verb) && head == clause.verb => return None,
                "parataxis" | "vocative" | "discourse" | "aux" | "punct" | "cc" => return None,
                "advcl" | "acl" => {
                    let mark = tree.child(at, &["mark", "case"]);
                    if mark.is_some_and(|m| {
                        tree.is(m, ASIDE)
                            || tree
                                .is(m, &["if", "unless", "while", "when", "although", "though", "once", "so"])
                    }) {
                        return None;
                    }
                    // The tail of the sentence that says who reported it.
                    if matches!(
                        tree.lower(at).as_str(),
                        "said" | "reported" | "charged" | "say" | "says" | "announced" | "saying"
                    ) {
                        return None;
                    }
                    // What a relative clause tells is another story.
                    if tree.child(at, &["nsubj"]).is_some()
                        && clause.complement != Some(at)
                        && !mark.is_some_and(|m| tree.is(m, &["that", "to"]))
                    {
                        return None;
                    }
                    let purpose = mark.is_some_and(|m| tree.is(m, &["to", "that", "from", "for", "against"]))
                        || clause.complement == Some(at);
                    pass = pass.max(if purpose { 1 } else { 2 });
                }
                "ccomp" | "xcomp" => pass = pass.max(1),
                "obl" | "nmod" => {
                    if is_time(tree, at) {
                        return None;
                    }
                    let case = tree.case(at);
                    if ASIDE.contains(&case.as_str()) {
                        return None;
                    }
                    if PLACING.contains(&case.as_str()) && self.parties.is_place(at) {
                        pass = pass.max(if head == clause.verb { 4 } else { 3 });
                    }
                }
                _ => {}
            }
            at = head;
        }
        None
    }

    /// Whom some noun phrases mean, beside the actors.
    pub(super) fn named(&mut self, heads: &[usize], actors: &[ActorId]) -> Vec<ActorId> {
        let mut found = Vec::new();
        for head in heads {
            self.add(*head, &mut found);
        }
        found.retain(|id| !actors.contains(id));
        found
    }

    /// To whom it was done. `first` are the noun phrases that the act is done to, where its words say so.
    pub(super) fn recipients(
        &mut self,
        clause: &Clause,
        kind: EventType,
        first: &[usize],
        actors: &[ActorId],
    ) -> Vec<ActorId> {
        for head in first {
            let mut found = Vec::new();
            self.add(*head, &mut found);
            found.retain(|id| !actors.contains(id));
            if !found.is_empty() {
                return found;
            }
        }
        let tree = self.tree;
        let mut best: Option<(u8, usize)> = None;
        for at in tree.sentence(clause.verb) {
            if at == clause.verb || !self.parties.knows(at) {
                continue;
            }
            let Some(pass) = self.distance(at, clause) else { continue };
            if pass > 3 && kind.is_verbal() || best.is_some_and(|b| b.0 <= pass) {
                continue;
            }
            // Of `the Veskan rebels` the rebels are meant.
            let mut head = at;
            while matches!(tree.relation(head), "amod" | "compound" | "flat" | "det" | "nummod")
                || tree.relation(head) == "nmod"
                    && matches!(tree.case(head).as_str(), "'s" | "’s" | "'" | "’")
            {
                match tree.head(head) {
                    Some(h) if matches!(tree.pos(h), Pos::Noun | Pos::Propn) => head = h,
                    _ => break,
                }
            }
            let at = if self.is_party(head) { head } else { at };
            // What is sent, offered or withdrawn is not done to.
            if self.is_freight(head, clause, kind) {
                continue;
            }
            let ids = self.parties.peek(at);
            if !ids.is_empty() && ids.iter().all(|id| actors.contains(id)) {
                continue;
            }
            best = Some((pass, at));
        }
        let mut found = Vec::new();
        if let Some((_, at)) = best {
            self.add(at, &mut found);
            found.retain(|id| !actors.contains(id));
        }
        found
    }

    /// Troops and peacekeepers that are sent, offered, withdrawn.
    fn is_freight(&self, head: usize, clause: &Clause, kind: EventType) -> bool {
        use EventType::*;
        let tree = self.tree;
        let moved = matches!(kind, Agree | Aid | Mobilize | Retreat | Consult | Sanction | Accuse);
        let freight = super::nouns::groups(tree, head) & (super::nouns::TROOPS | super::nouns::PEACE) != 0;
        // `its troops`: the actor's own.
        let own = tree.children(head).any(|c| c < head && tree.is(c, &["its", "their", "his", "her"]));
        let governed = clause.objects.contains(&head)
            || tree.head(head).is_some_and(|h| {
                matches!(tree.relation(head), "obj" | "obl")
                    && (h == clause.verb || clause.complement == Some(h))
                    && matches!(tree.case(head).as_str(), "" | "to")
            })
            || tree.case(head) == "by" && kind == Mobilize;
        moved && freight && governed && !(clause.passive && clause.objects.contains(&head)) || freight && own
    }

    /// When: the expression of time that hangs on the act.
    pub(super) fn date(&self, clause: &Clause, noun: Option<usize>) -> Option<String> {
        let tree = self.tree;
        let sentence = tree.segments.sentence_of(clause.verb).span;
        let from = self.dates.partition_point(|d| d.span.end() <= sentence.start());
        let here = self.dates[from..].iter().take_while(|d| d.span.start() < sentence.end());
        let mut best: Option<(u8, &Date)> = None;
        for date in here.filter(|d| matches!(d.kind, DateType::Date | DateType::Time)) {
            let tokens = tree.segments.within(date.span);
            let Some(mut at) = tokens.clone().find(|t| tree.head(*t).is_none_or(|h| !tokens.contains(&h)))
            else {
                continue;
            };
            let mut steps = 0;
            let mut apart = !matches!(
                tree.case(at).as_str(),
                "" | "on" | "in" | "at" | "during" | "over" | "early" | "late"
            );
            while at != clause.verb && Some(at) != noun && steps < 6 && !apart {
                apart = matches!(tree.relation(at), "acl" | "advcl" | "parataxis")
                    && clause.complement != Some(at)
                    || tree.relation(at) == "conj" && tree.pos(at) == Pos::Verb
                    || clause.complement == Some(at)
                    || ASIDE.contains(&tree.case(at).as_str()) && steps > 0;
                let Some(head) = tree.head(at) else { break };
                at = head;
                steps += 1;
            }
            if !apart && (at == clause.verb || Some(at) == noun) && best.is_none_or(|b| steps < b.0) {
                best = Some((steps, date));
            }
        }
        best.map(|(_, d)| d.value.split('T').next().unwrap_or("").to_owned())
            .filter(|v| v.contains(|c: char| c.is_ascii_digit()))
    }

    /// Where: a place behind `in`, `at`, `near` that hangs on the act or on what is done.
    pub(super) fn place(&self, clause: &Clause, noun: Option<usize>) -> Option<Span> {
        let tree = self.tree;
        let of = |head: usize| {
            tree.children(head)
                .filter(|c| matches!(tree.relation(*c), "obl" | "nmod" | "obj") && *c > head)
                .find(|c| {
                    matches!(tree.case(*c).as_str(), "in" | "at" | "near" | "outside" | "inside")
                        && self.parties.is_place(*c)
                })
        };
        let at = of(clause.verb)
            .or_else(|| noun.and_then(of))
            .or_else(|| clause.objects.iter().find_map(|o| of(*o)));
        at.and_then(|c| self.parties.place(c))
    }

    /// The kind of the first of some actors.
    pub(super) fn kind_of(&self, ids: &[ActorId]) -> Option<ActorKind> {
        ids.first().map(|id| self.parties.kind(*id))
    }
}
