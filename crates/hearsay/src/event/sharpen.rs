//! Act and what it is done with → the act that is meant: a verb and its object, and where the object decides.

use super::clause::Clause;
use super::find::{Act, Finder};
use super::lexicon::*;
use super::{EventType, grid, nouns};
use crate::mention::{ActorId, ActorKind};

impl Finder<'_, '_> {
    /// What verb and object, or verb and phrase, name together.
    pub(super) fn with_noun(&self, c: &Clause, groups: u64, last: usize) -> Option<Act> {
        if groups == 0 {
            return None;
        }
        let plain = c.word.map_or(0, |w| w.plain.groups);
        let objects = c.objects.iter().copied();
        let phrases = c.phrases.iter().filter(|p| {
            !matches!(
                p.1.as_str(),
                "by" | "after"
                    | "before"
                    | "during"
                    | "since"
                    | "at"
                    | "from"
                    | "despite"
                    | "following"
                    | "over"
                    | "amid"
                    | "against"
                    | "of"
            )
        });
        for (noun, case) in objects.map(|o| (o, "")).chain(phrases.map(|p| (p.0, p.1.as_str()))) {
            let g = nouns::groups(self.tree, noun);
            let verb = match case {
                "" => groups | if last == c.verb { 0 } else { plain & DO },
                // A phrase is no object: only these verbs make one act of both.
                "into" | "in" | "under" | "on" | "to" => {
                    groups & (PUT | FORCE_TO) | if last != c.verb { groups } else { 0 }
                }
                "with" | "for" => {
                    if last != c.verb {
                        groups
                    } else {
                        0
                    }
                }
                _ => 0,
            };
            if let Some((kind, mode)) = grid::act(verb, g) {
                return Some(Act { kind, mode, last: last.max(noun), noun: Some(noun) });
            }
            // One more object that is joined to it.
            let joined = self
                .tree
                .children(noun)
                .find(|k| self.tree.relation(*k) == "conj")
                .filter(|_| case.is_empty());
            if let Some((kind, mode)) = joined.and_then(|j| grid::act(verb, nouns::groups(self.tree, j))) {
                return Some(Act { kind, mode, last: last.max(noun), noun: Some(noun) });
            }
        }
        None
    }

    /// Where the object or subject decides between two classes of one verb.
    pub(super) fn sharpened(&self, c: &Clause, mut act: Act) -> Option<Act> {
        let tree = self.tree;
        let object = c.objects.first().copied();
        let g = object.map_or(0, |o| nouns::groups(tree, o));
        let lower = tree.lower(c.verb);
        match act.kind {
            EventType::Coerce
                if act.mode == "arrest"
                    && lower.starts_with("captur")
                    && object.is_some_and(|o| self.roles.parties.is_place(o)) =>
            {
                act.kind = EventType::Assault;
                act.mode = "";
            }
            EventType::Coerce if act.mode == "ban" => {
                if let Some((kind, mode)) = grid::act(FORBID, g) {
                    act.kind = kind;
                    act.mode = mode;
                }
            }
            // To sign or ratify needs a paper; to reject a charge is to deny it.
            EventType::Reject
                if g & (nouns::CHARGES | nouns::CLAIM) != 0 && g & (nouns::OFFERS | nouns::DEMANDS) == 0 =>
            {
                return None;
            }
            // Prisoners are released, and so are records, of which nothing is meant here.
            EventType::Retreat
                if act.mode == "release"
                    && g & nouns::CAPTIVES == 0
                    && !object.is_some_and(|o| self.roles.parties.is_human(o)) =>
            {
                return None;
            }
            EventType::Retreat if act.mode == "return" && lower.starts_with("releas") => return None,
            EventType::Request
                if g == 0
                    && object.is_some_and(|o| !self.roles.names_party(o))
                    && lower.starts_with("ask") =>
            {
                return None;
            }
            // Who seeks asylum, talks or help asks for it; who seeks a way asks nobody.
            EventType::Request
                if lower == "seek"
                    || lower == "sought"
                    || lower.starts_with("seeking")
                    || lower == "seeks" =>
            {
                if g & (nouns::AID_
                    | nouns::TALKS
                    | nouns::ASYLUM
                    | nouns::ACCESS
                    | nouns::BACKING
                    | nouns::REFORM
                    | nouns::SANCTIONS
                    | nouns::TRUCE
                    | nouns::RELEASE_
                    | nouns::MEDIATION)
                    == 0
                {
                    return None;
                }
            }
            _ => {}
        }
        // To march and to demonstrate have no object: `demonstrated skill`, `rallied his supporters`.
        if act.kind == EventType::Protest
            && act.mode == "demo"
            && act.noun.is_none()
            && !lower.starts_with("protest")
        {
            let that = c
                .complement
                .is_some_and(|x| tree.child(x, &["mark"]).is_some_and(|m| tree.is(m, &["that", "how"])));
            if that || object.is_some() {
                return None;
            }
        }
        if act.kind == EventType::Request
            && lower.starts_with("appeal")
            && c.complement.is_none()
            && !c.phrases.iter().any(|p| p.1 == "for")
        {
            return None;
        }
        // To call for sanctions on somebody, or for somebody's fall, is to condemn.
        if act.kind == EventType::Request {
            let asked: u64 = c
                .objects
                .iter()
                .chain(c.phrases.iter().filter(|p| p.1 == "for").map(|p| &p.0))
                .map(|o| nouns::groups(tree, *o))
                .fold(0, |a, b| a | b);
            if asked & nouns::SANCTIONS != 0 {
                act.kind = EventType::Accuse;
                act.mode = "disapprove";
            }
        }
        // A road is blocked in protest by a crowd, by force by those who bear arms.
        if act.mode == "obstruct" {
            let by = c.subject.map_or(0, |s| nouns::groups(tree, s));
            let state = c.subject.is_some_and(|s| {
                by & (nouns::TROOPS | nouns::ARMS) != 0
                    || tree
                        .is(s, &["police", "army", "military", "government", "navy", "authorities", "rebels"])
            });
            if state {
                act.kind = EventType::Coerce;
                act.mode = "restrict";
            }
        }
        if act.kind == EventType::Assault && tree.children(c.verb).any(|k| tree.is(k, &["sexually"])) {
            act.mode = "sexual";
        }
        Some(act)
    }

    /// Who is sent to do something: `sent a team to investigate`.
    pub(super) fn sent_to(&self, c: &Clause, g: u64, act: &mut Act) {
        if g & SEND == 0 {
            return;
        }
        let Some(own) = c.complement.and_then(|x| verb(&self.tree.lower(x))).and_then(|v| v.plain.own) else {
            return;
        };
        if own.mode == "investigate"
            || own.mode == "third-party"
            || own.kind == EventType::Aid && act.kind == EventType::Mobilize
        {
            act.kind = own.kind;
            act.mode = own.mode;
        }
    }

    /// Between persons an attack is one of words, and a fight is a race.
    pub(super) fn among_persons(
        &self,
        c: &Clause,
        act: &Act,
        kind: EventType,
        mode: &'static str,
        actors: &[ActorId],
    ) -> Option<(EventType, &'static str)> {
        let persons = actors.iter().all(|id| self.roles.parties.kind(*id) == ActorKind::Person);
        // A candidate's rally asks nothing of anybody.
        let rally = act.noun.is_some_and(|n| self.tree.is(n, &["rally", "rallies"]));
        if kind == EventType::Protest && persons && rally && !actors.is_empty() {
            return None;
        }
        if kind != EventType::Assault || !persons || actors.is_empty() && c.passive {
            return Some((kind, mode));
        }
        let lower = self.tree.lower(c.verb);
        let is = |words: &[&str]| words.iter().any(|w| lower.starts_with(w));
        let force = act.noun.is_some_and(|n| nouns::groups(self.tree, n) & nouns::FORCE != 0);
        if actors.is_empty() {
            return if is(&["beat", "defeat", "crush", "fight", "fought"]) {
                None
            } else {
                Some((kind, mode))
            };
        }
        if act.noun.is_none() && is(&["attack", "assault", "hit", "maul", "pummel", "pound", "bash"]) || force
        {
            return Some((EventType::Accuse, "disapprove"));
        }
        let contest = act.noun.is_none()
            && is(&[
                "beat", "fight", "fought", "battl", "defeat", "crush", "clash", "engag", "captur", "conquer",
                "strik", "struck", "recover", "surround", "kick", "slap", "club", "overr",
            ]);
        if contest { None } else { Some((kind, mode)) }
    }
}
