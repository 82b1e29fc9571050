//! Speakers → voices: for which body does a speaker speak?
//!
//! What `a Vesk Rail spokesman` says in one report `Vesk Rail` says in another, and in a third Ina Corvell, who is called
//! its spokeswoman there. They are one voice as far as one story goes, so that their words may be compared as those of one
//! speaker are, if more strictly.

use super::words::Class;
use super::{Heap, Report};
use crate::mention::{ActorKind, MentionKind};
use crate::text::Span;
use std::collections::BTreeMap;

/// Who speaks in each of some statements, and for whom; in one row, since a heap has many.
#[derive(Default)]
pub(super) struct Voices {
    /// The case's actors: speakers, and the bodies that they speak for; statement after statement, each part sorted.
    houses: Vec<u32>,
    /// Behind the last of each.
    ends: Vec<u32>,
    /// Whether someone with a name speaks.
    named: Vec<bool>,
    /// What each source calls its speaker: stems of its telling words; statement after statement, each part sorted.
    called: Vec<u32>,
    /// Behind the last of each.
    called_ends: Vec<u32>,
}

impl Voices {
    fn houses(&self, i: usize) -> &[u32] {
        let start = i.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.houses[start as usize..self.ends[i] as usize]
    }

    /// Whether the voices of two statements speak for one body.
    pub(super) fn one_house(&self, a: usize, b: usize) -> bool {
        let others = self.houses(b);
        self.houses(a).iter().any(|house| others.binary_search(house).is_ok()) || self.described(a, b)
    }

    fn called(&self, i: usize) -> &[u32] {
        let start = i.checked_sub(1).map_or(0, |before| self.called_ends[before]);
        &self.called[start as usize..self.called_ends[i] as usize]
    }

    /// Whether somebody without a name is called what the other is called beside the name: `a harbour guild boss`, `Jonas Hale,
    /// head of the harbour guild`.
    fn described(&self, a: usize, b: usize) -> bool {
        let others = self.called(b);
        let both = self.called(a).iter().filter(|s| others.binary_search(s).is_ok());
        self.named[a] != self.named[b] && both.count() >= 2
    }

    /// Whether someone with a name speaks in a statement.
    pub(super) fn is_named(&self, i: usize) -> bool {
        self.named[i]
    }
}

/// The voices of some statements.
pub(super) fn find(heap: &Heap<'_>, all: &[(usize, usize)]) -> Voices {
    let of = of_people(heap);
    let states = governments(heap);
    let shorts = short_names(heap);
    let mut voices = Voices::default();
    for (r, s) in all {
        let report = &heap.reports[*r];
        let said = &report.statements[*s];
        let mut houses: Vec<usize> = said.speakers.clone();
        houses.extend(said.speakers.iter().filter_map(|a| of.get(a)).flatten());
        for source in &report.statement(*s).source {
            houses.extend(bodies(report, *source));
        }
        let governed: Vec<usize> = houses.iter().filter_map(|a| states.get(a)).copied().collect();
        houses.extend(governed);
        let short: Vec<usize> = houses.iter().filter_map(|a| shorts.get(a)).flatten().copied().collect();
        houses.extend(short);
        voices.houses.extend(super::words::distinct(houses.into_iter()).into_iter().map(|a| a as u32));
        voices.ends.push(voices.houses.len() as u32);
        let actors = &report.reading.mentions.actors;
        let named = report
            .statement(*s)
            .speakers
            .iter()
            .any(|a| actors.get(a.0 as usize).is_some_and(|a| a.kind != ActorKind::Unnamed));
        voices.named.push(named || said.ordered.is_some());
        let words = report.statement(*s).source.iter().flat_map(|source| report.words_in(*source));
        let telling = words.filter(|w| w.class() == Class::Content);
        voices.called.extend(super::words::distinct(telling.map(|w| w.stem())));
        voices.called_ends.push(voices.called.len() as u32);
    }
    voices
}

/// The bodies that stand beside people's names: `Vesk Rail spokeswoman Ina Corvell`.
fn of_people(heap: &Heap<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for report in &heap.reports {
        let mentions = &report.reading.mentions;
        let named = mentions.mentions.iter().filter(|m| m.kind == MentionKind::Name && m.full != m.span);
        for m in named {
            let Some(actor) = m.actor.filter(|a| mentions.actor(*a).kind == ActorKind::Person) else {
                continue;
            };
            let Some(person) = report.actors.get(actor.0 as usize) else { continue };
            out.entry(*person).or_default().extend(bodies(report, m.full));
        }
    }
    // `Ina Corvell, a lawyer at the Vesk Transport Board, said`: the source says it, too.
    for report in &heap.reports {
        for (s, said) in report.statements.iter().enumerate() {
            let statement = report.statement(s);
            let [actor] = statement.speakers[..] else { continue };
            let person = report.reading.mentions.actor(actor).kind == ActorKind::Person;
            if let ([one], true) = (&said.speakers[..], person) {
                let there = statement.source.iter().flat_map(|source| bodies(report, *source));
                out.entry(*one).or_default().extend(there);
            }
        }
    }
    for of in out.values_mut() {
        of.sort_unstable();
        of.dedup();
    }
    out
}

/// For the government of a country, as an actor of its own, the country: `the Veskan government`, `Vesk`.
fn governments(heap: &Heap<'_>) -> BTreeMap<usize, usize> {
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    let mut bodies: Vec<(&str, usize)> = Vec::new();
    for report in &heap.reports {
        for (actor, case) in report.reading.mentions.actors.iter().zip(&report.actors) {
            let Some(code) = actor.country.as_deref() else { continue };
            match actor.kind {
                ActorKind::Country => {
                    countries.entry(code).or_insert(*case);
                }
                ActorKind::Organisation if actor.name.ends_with(" government") => bodies.push((code, *case)),
                _ => {}
            }
        }
    }
    bodies.into_iter().filter_map(|(code, case)| Some((case, *countries.get(code)?))).collect()
}

/// For a body the bodies whose names its own begins with: `Brask` for `Brask Harl Group`. They may be a firm and its branch, which
/// speak for one house all the same.
fn short_names(heap: &Heap<'_>) -> BTreeMap<usize, Vec<usize>> {
    let mut bodies: BTreeMap<&str, usize> = BTreeMap::new();
    for report in &heap.reports {
        for (actor, case) in report.reading.mentions.actors.iter().zip(&report.actors) {
            if actor.kind == ActorKind::Organisation {
                bodies.insert(heap.actor_names[*case].as_str(), *case);
            }
        }
    }
    let begins = |name: &str| -> Vec<usize> {
        let ends = name.match_indices(' ').map(|(i, _)| i);
        ends.filter_map(|i| bodies.get(name.get(..i)?).copied()).collect()
    };
    let all = bodies.iter().map(|(name, case)| (*case, begins(name)));
    all.filter(|(_, short)| !short.is_empty()).collect()
}

/// The bodies that are named or meant in a passage.
fn bodies(report: &Report<'_>, span: Span) -> Vec<usize> {
    let mentions = &report.reading.mentions;
    let from = mentions.mentions.partition_point(|m| m.span.start() < span.start());
    let there = mentions.mentions[from..].iter().take_while(|m| m.span.start() < span.end());
    let of = there.filter_map(|m| {
        let actor = m.actor.filter(|_| m.kind != MentionKind::Pronoun)?;
        // Of a state there are many who speak, and not with one voice.
        let body = matches!(mentions.actor(actor).kind, ActorKind::Organisation | ActorKind::Group);
        body.then(|| report.actors.get(actor.0 as usize).copied()).flatten()
    });
    of.collect()
}

#[cfg(test)]
mod tests {
    /// How the groups of same statements of two reports relate.
    fn told(a: &str, b: &str) -> Vec<String> {
        crate::case::differ::of_two(a, b).same_statements.into_iter().map(|s| s.how).collect()
    }

    #[test]
    fn a_spokeswoman_and_her_company_are_one_voice() {
        let a = "Vesk Railways closed two works on Monday. Vesk Railways spokeswoman Ina Corvell said that the dye works would \
                 reopen in May with new boilers.";
        let b = "Vesk Railways closed two works on Monday. Vesk Railways said the dye works were to get new boilers and would \
                 open again in May.";
        assert_eq!(told(a, b), ["reworded"]);
        let other = "Vesk Railways closed two works on Monday. Brask Airways said the dye works were to get new boilers and \
                     would open again in May.";
        assert!(told(a, other).is_empty());
    }

    #[test]
    fn who_has_no_name_here_is_called_as_he_is_there() {
        let a = "Two works closed. A Gannet harbour guild boss said the tolls would ruin skippers.";
        let b = "Two works closed. Jonas Hale, head of the Gannet harbour guild, said skippers faced ruin over the tolls and the price of rope.";
        assert_eq!(told(a, b), ["reworded"]);
        let other = "Two works closed. Jonas Hale, head of the Ostrel mine, said skippers faced ruin over the tolls and the price of rope.";
        assert!(told(a, other).is_empty());
    }

    #[test]
    fn a_short_name_speaks_for_the_long_one() {
        let a = "Two works closed. Brask Harl Group said most of the charge of this year comes from the tax on dyes held abroad.";
        let said = |who: &str| {
            format!(
                "Two works closed. {who}, the dye maker, reported. {who} said two thirds of the charge came from the dye tax."
            )
        };
        let b = format!("{} Brask Harl Group Ltd was founded in Vesk.", said("Brask"));
        assert_eq!(told(a, &b), ["reworded"]);
        assert!(told(a, &said("Sable")).is_empty());
    }

    #[test]
    fn a_word_of_the_same_sense_is_half_of_it() {
        let scene = "Gunmen of the Grey Wing shelled Ostrel on Monday.";
        let a = format!(
            "{scene} Jonas Hale of the Grey Wing said it was a reprisal for the shelling of the Ostrel quarry."
        );
        let b = format!(
            "{scene} Jonas Hale of the Grey Wing said this was retaliation for shelling at the quarry by the harbour."
        );
        assert_eq!(told(&a, &b), ["reworded"]);
        let other = format!(
            "{scene} Jonas Hale of the Grey Wing said he would answer the council in writing by Friday."
        );
        assert!(told(&a, &other).is_empty());
    }
}
