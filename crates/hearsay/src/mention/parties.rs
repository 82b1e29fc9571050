//! Noun phrase → actor: who acts or is acted upon, where nobody speaks?
//!
//! Names, bodies and speakers are mentions already. People without a name who only act (`Veskan rebels`, `two fishermen`,
//! `the protesters`) become actors here, and only when somebody asks for them: a report is full of people to whom nothing
//! happens. They are unnamed, never folded into the country or body whose they are.

use super::countries;
use super::lexicon::{BODY, DEFINITE, GENERIC, INDEFINITE, TITLE, flags, fold};
use super::{Actor, ActorId, ActorKind, Mention, MentionKind, Mentions};
use crate::segment::Segments;
use crate::tag::{Label, Pos, Tags};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// People by what they do or what was done to them, beside those who are known as speakers.
const PEOPLE: &[&str] = &[
    "rebel",
    "guerrilla",
    "guerilla",
    "gunman",
    "gunmen",
    "demonstrator",
    "rioter",
    "refugee",
    "immigrant",
    "migrant",
    "prisoner",
    "detainee",
    "hostage",
    "peacekeeper",
    "inspector",
    "monitor",
    "observer",
    "agent",
    "bomber",
    "attacker",
    "assailant",
    "pilot",
    "sailor",
    "marine",
    "paratrooper",
    "commando",
    "settler",
    "villager",
    "inhabitant",
    "citizen",
    "national",
    "tribesman",
    "tribesmen",
    "separatist",
    "insurgent",
    "extremist",
    "terrorist",
    "dissident",
    "striker",
    "unionist",
    "cleric",
    "monk",
    "priest",
    "nun",
    "pirate",
    "smuggler",
    "suspect",
    "victim",
    "youth",
    "child",
    "children",
    "mob",
    "crowd",
    "fisherman",
    "fishermen",
    "policeman",
    "policemen",
    "miner",
    "trucker",
    "driver",
    "tourist",
    "pilgrim",
    "nationalist",
    "loyalist",
    "islamist",
    "jihadist",
    "mercenary",
    "mercenaries",
    "reservist",
    "recruit",
    "conscript",
    "deserter",
    "defector",
    "captive",
    "convict",
    "inmate",
    "kidnapper",
    "hijacker",
    "militiaman",
    "militiamen",
    "guard",
    "bodyguard",
    "patient",
    "pupil",
    "nurse",
    "player",
    "fan",
    "exile",
    "evacuee",
    "returnee",
    "trader",
    "merchant",
    "peasant",
    "labourer",
    "laborer",
    "dockers",
    "crewman",
    "crewmen",
    "serviceman",
    "servicemen",
    "personnel",
    "parties",
    "partisan",
    "warlord",
    "chief",
    "elder",
    "counterpart",
    "nationalists",
    "communist",
    "fundamentalist",
    "opposition",
    "minority",
    "population",
    "community",
    "guest",
    "delegate",
    "missionary",
    "missionaries",
    "volunteer",
    "immigrants",
    "squatter",
    "authorities",
    "officials",
    "thug",
    "gang",
    "gangs",
    "killer",
    "assassin",
    "intruder",
    "infiltrator",
    "fugitive",
    "adversary",
    "adversaries",
    "foe",
    "ally",
    "allies",
    "neighbour",
    "neighbor",
    "spy",
    "spies",
    "consumer",
    "taxpayer",
    "commuter",
    "nationals",
];

/// Answers, for one report, whom a noun phrase means, and makes an actor of people who have none.
pub struct Parties<'a, 'm> {
    text: &'a str,
    segments: &'a Segments,
    tags: &'a Tags,
    mentions: &'m mut Mentions,
    /// The shortest mention over each token, plus one; 0 for none.
    over: Vec<u32>,
    /// People made here, by the phrase.
    made: BTreeMap<String, ActorId>,
    new: Vec<Mention>,
    new_over: BTreeMap<usize, ActorId>,
}

impl<'a, 'm> Parties<'a, 'm> {
    /// Looks over the mentions of a report once.
    pub fn new(
        text: &'a str,
        segments: &'a Segments,
        tags: &'a Tags,
        mentions: &'m mut Mentions,
    ) -> Parties<'a, 'm> {
        let mut over = vec![0u32; segments.tokens.len()];
        let mut length = vec![usize::MAX; segments.tokens.len()];
        let mut made = BTreeMap::new();
        for (i, m) in mentions.mentions.iter().enumerate() {
            if m.actor.is_none() && m.also.is_empty() {
                continue;
            }
            for t in m.tokens.clone() {
                if t < over.len() && m.tokens.len() <= length[t] {
                    over[t] = i as u32 + 1;
                    length[t] = m.tokens.len();
                }
            }
        }
        for (i, actor) in mentions.actors.iter().enumerate() {
            if actor.kind == ActorKind::Unnamed {
                made.entry(fold(&actor.name)).or_insert(ActorId(i as u32));
            }
        }
        Parties { text, segments, tags, mentions, over, made, new: Vec::new(), new_over: BTreeMap::new() }
    }

    fn word(&self, t: usize) -> &'a str {
        self.segments.word(self.text, t)
    }

    fn mention(&self, t: usize) -> Option<&Mention> {
        let i = self.over.get(t).copied()?.checked_sub(1)?;
        self.mentions.mentions.get(i as usize)
    }

    /// Whether a word is a noun for people whom a report leaves without a name.
    fn is_people(&self, t: usize) -> bool {
        if !matches!(self.tags.pos.get(t), Some(Pos::Noun | Pos::Propn)) {
            return false;
        }
        // In front of another noun it tells what that is: `merchant vessels`.
        if matches!(self.tags.relation(t), "compound" | "amod") && self.tags.heads[t] as usize > t {
            return false;
        }
        let word = self.word(t).to_lowercase();
        let one = word.strip_suffix('s').unwrap_or(&word);
        let capital = self.word(t).starts_with(char::is_uppercase);
        let bits = flags(&word) | flags(one);
        PEOPLE.contains(&word.as_str())
            || PEOPLE.contains(&one)
            || bits & (GENERIC | TITLE) != 0
            // A body without a name counts where it acts: `a newspaper printed …`.
            || flags(&word) & BODY != 0 && !capital && self.tags.relation(t) == "nsubj"
            || capital && word.ends_with('s') && countries::named(self.word(t)).is_some_and(|c| c.how == countries::How::People)
    }

    /// Whether the word at `t` means somebody, or would if asked.
    pub fn knows(&self, t: usize) -> bool {
        self.mention(t).is_some() || self.new_over.contains_key(&t) || self.is_people(t)
    }

    /// Whether the word at `t` is a mention that needs no noun beside it: no adjective of a nation, no title.
    pub fn stands_alone(&self, t: usize) -> bool {
        self.mention(t).is_some_and(|m| {
            m.label != Some(Label::Misc)
                && (m.kind != MentionKind::Name
                    || m.label != Some(Label::Org)
                    || m.tokens.end == t + 1
                    || !self.is_people(m.tokens.end))
        })
    }

    /// Whether the word at `t` stands in the name of a person.
    pub fn is_person(&self, t: usize) -> bool {
        self.mention(t).is_some_and(|m| m.label == Some(Label::Per))
    }

    /// Whether the word at `t` means a person or people, by name or without.
    pub fn is_human(&self, t: usize) -> bool {
        let kind = self.mention(t).and_then(|m| m.actor).map(|a| self.mentions.actor(a).kind);
        matches!(kind, Some(ActorKind::Person | ActorKind::Unnamed | ActorKind::Group)) || self.is_people(t)
    }

    /// Whether the word at `t` stands in the name of a place or country.
    pub fn is_place(&self, t: usize) -> bool {
        self.place(t).is_some()
    }

    /// The name of the place or country at `t`.
    pub fn place(&self, t: usize) -> Option<Span> {
        let m = self.mention(t).filter(|m| m.kind == MentionKind::Name)?;
        let actor = self.mentions.actors.get(m.actor?.0 as usize)?;
        let place = match actor.kind {
            ActorKind::Place => true,
            ActorKind::Country => m.label == Some(Label::Loc),
            _ => false,
        };
        place.then_some(m.span)
    }

    /// What an actor is.
    pub fn kind(&self, id: ActorId) -> ActorKind {
        self.mentions.actor(id).kind
    }

    /// Whether a role of the actor is known: a minister, an envoy.
    pub fn has_role(&self, id: ActorId) -> bool {
        let actor = self.mentions.actor(id);
        !actor.roles.is_empty() || actor.kind == ActorKind::Unnamed && actor.country.is_some()
    }

    /// Whom the word at `t` means, as far as that is known without making anybody.
    pub fn peek(&self, t: usize) -> Vec<ActorId> {
        if let Some(m) = self.mention(t) {
            return m.actor.map_or_else(|| m.also.clone(), |a| vec![a]);
        }
        self.new_over.get(&t).copied().into_iter().collect()
    }

    /// Whom the noun phrase with its head at `t` means.
    pub fn of(&mut self, t: usize) -> Vec<ActorId> {
        let known = self.peek(t);
        if !known.is_empty() || !self.is_people(t) {
            return known;
        }
        // `the company`, of which it is in doubt which one, stays in doubt.
        if self.mentions.mentions.iter().skip(self.first_near(t)).take_while(|m| m.tokens.start <= t).any(
            |m| {
                m.kind == MentionKind::Nominal
                    && m.tokens.end == t + 1
                    && m.actor.is_none()
                    && m.also.is_empty()
            },
        ) {
            return known;
        }
        let tokens = self.phrase(t);
        let mut from = tokens.start;
        while from < t && flags(&self.word(from).to_lowercase()) & (DEFINITE | INDEFINITE) != 0 {
            from += 1;
        }
        let name =
            self.segments.span(from..t + 1).of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let word = self.word(t).to_lowercase();
        let one = from > tokens.start
            && matches!(self.word(tokens.start).to_lowercase().as_str(), "a" | "an" | "another");
        let counted = tokens.clone().any(|k| self.tags.pos[k] == Pos::Num);
        // `the rebels` are the rebels of before; `two fishermen` are new each time, and so is `a driver`.
        let key = if one || counted { format!("{} at {t}", fold(&name)) } else { fold(&name) };
        let country = self.country(from..t + 1, t);
        let id = match self.made.get(&key) {
            Some(id) if word.ends_with('s') || !one => *id,
            _ => {
                self.mentions.actors.push(Actor {
                    name,
                    kind: ActorKind::Unnamed,
                    country,
                    roles: Vec::new(),
                });
                let id = ActorId(self.mentions.actors.len() as u32 - 1);
                self.made.insert(key, id);
                id
            }
        };
        let span = self.segments.span(tokens.clone());
        self.new.push(Mention {
            span,
            full: span,
            tokens,
            kind: MentionKind::Nominal,
            label: None,
            actor: Some(id),
            also: Vec::new(),
        });
        self.new_over.insert(t, id);
        vec![id]
    }

    /// An index into the mentions from which on those that hold a token near `t` stand.
    fn first_near(&self, t: usize) -> usize {
        self.mentions.mentions.partition_point(|m| m.tokens.start + 16 < t)
    }

    /// The words in front of a head that belong to its phrase.
    fn phrase(&self, head: usize) -> Range<usize> {
        let first = self.segments.sentence_of(head).tokens.start;
        let mut start = head;
        while start > first && head - start < 10 {
            let k = start - 1;
            let mut at = k;
            let mut inside = false;
            for _ in 0..4 {
                let up = self.tags.heads[at] as usize;
                let relation = self.tags.relation(at);
                let holds = matches!(
                    relation,
                    "det"
                        | "amod"
                        | "compound"
                        | "nummod"
                        | "nmod"
                        | "flat"
                        | "punct"
                        | "advmod"
                        | "case"
                        | "fixed"
                );
                if up == at || !holds {
                    break;
                }
                if up == head {
                    inside = !(relation == "case"
                        || relation == "punct" && !matches!(self.word(k), "-" | "\u{2010}"));
                    break;
                }
                at = up;
            }
            if !inside || matches!(self.word(k), "," | ";" | ":" | "(" | "\"" | "“") {
                break;
            }
            start = k;
        }
        start..head + 1
    }

    fn is_in(&self, t: usize) -> bool {
        self.word(t).eq_ignore_ascii_case("in")
    }

    /// The country whose people they are: named in the phrase, or behind it with `of`, `from` or `in`.
    fn country(&self, phrase: Range<usize>, head: usize) -> Option<String> {
        let of = |t: usize| {
            let m = self.mention(t)?;
            let actor = self.mentions.actors.get(m.actor?.0 as usize)?;
            let named = || countries::named(m.span.of(self.text)).map(|c| c.code.to_owned());
            if actor.kind == ActorKind::Person { None } else { actor.country.clone().or_else(named) }
        };
        if let Some(code) = phrase.rev().find_map(of) {
            return Some(code);
        }
        if let Some(c) = countries::named(self.word(head)).filter(|c| c.how == countries::How::People) {
            return Some(c.code.to_owned());
        }
        let end = self.segments.sentence_of(head).tokens.end;
        let next = head + 1;
        let hangs = next < end && matches!(self.word(next).to_lowercase().as_str(), "of" | "from" | "in");
        // Who is arrested in a town need not be of its country: the place must hang on the noun.
        let theirs = |t: &usize| !self.is_in(next) || self.tags.heads[*t] as usize == head;
        if hangs { (next + 1..end.min(next + 4)).filter(theirs).find_map(of) } else { None }
    }
}

impl Drop for Parties<'_, '_> {
    /// Puts the mentions that were made among the others, in the order of the text.
    fn drop(&mut self) {
        if !self.new.is_empty() {
            self.mentions.mentions.append(&mut self.new);
            self.mentions.mentions.sort_by_key(|m| (m.tokens.start, std::cmp::Reverse(m.tokens.end)));
        }
    }
}
