//! Verb and noun → act: to hold talks, to lift an embargo, to open fire.
//!
//! Some verbs name no act alone: what is held, lifted or sent decides. A row joins the verbs of some groups with the
//! nouns of some groups; the first row that fits is taken.

use super::EventType::{self, *};
use super::lexicon::*;
use super::nouns::*;

const ROWS: &[(u64, u64, EventType, &str)] = &[
    (TAKE, CAPTIVES, Assault, "abduct"),
    (
        THREAT,
        FORCE | SANCTIONS | CURBS | STRIKE | PROTESTS | EXPULSION | PULLOUT | KILLING | CHARGES | HUNGER,
        Threaten,
        "",
    ),
    (PUT, ARREST | TRIAL, Coerce, "arrest"),
    (PUT, PROBE, Accuse, "investigate"),
    (PUT, ALERT, Mobilize, "troops"),
    (PUT, HUNGER, Protest, "hunger"),
    (PUT, STRIKE, Protest, "strike"),
    (PUT, CURBS, Coerce, "restrict"),
    (PUT, SANCTIONS, Sanction, ""),
    (FIRE_AT, SHOTS, Assault, ""),
    (LAY, ARMS, Retreat, "disarm"),
    (RELEASE, CAPTIVES, Retreat, "release"),
    (RELEASE, PROPERTY, Retreat, "return"),
    (BREAK, TRUCE, Assault, ""),
    (BREAK, TIES, Sanction, ""),
    (BREAK, TALKS, Sanction, "discontinue"),
    (BREAK, CURBS | DEAL | SANCTIONS, Reject, ""),
    (
        REFUSE,
        DEMANDS
            | OFFERS
            | DEAL
            | TALKS
            | VISIT
            | AID_
            | ACCESS
            | REFORM
            | TRUCE
            | BACKING
            | COOP
            | PEACE
            | THREATS
            | ASYLUM
            | RELEASE_
            | PULLOUT
            | BLAME
            | SANCTIONS,
        Reject,
        "",
    ),
    (ACCEPT, DEMANDS | REFORM | ACCESS, Concede, ""),
    (ACCEPT, OFFERS | DEAL | TALKS | VISIT | AID_ | TRUCE | PEACE | BACKING | RELEASE_ | PULLOUT, Agree, ""),
    (STOP | WITHDRAW, SANCTIONS | CURBS, Concede, ""),
    (STOP, TRUCE, Assault, ""),
    (STOP, FORCE | KILLING, Retreat, "ceasefire"),
    (STOP, PROTESTS | STRIKE | HUNGER | RIOT, Concede, ""),
    (STOP, CHARGES | DEMANDS | THREATS, Concede, ""),
    (
        STOP,
        AID_ | TALKS | VISIT | TIES | COOP | TRADE | DEAL | MEDIATION | BACKING | INTEL,
        Sanction,
        "discontinue",
    ),
    (STOP | WITHDRAW, PULLOUT | RELEASE_ | OFFERS | REFORM, Reject, ""),
    (WITHDRAW, ENVOY | PEACE | EMBASSY, Sanction, "withdraw"),
    (WITHDRAW, TROOPS | ARMS, Retreat, "withdraw"),
    (WITHDRAW, BACKING | AID_, Sanction, "discontinue"),
    (BLOCK, ROAD | BORDER, Protest, "obstruct"),
    (BLOCK, ACCESS | AID_ | TRADE, Coerce, "restrict"),
    (BLOCK, OFFERS | DEAL, Reject, ""),
    (FORBID, AID_ | TRADE | TIES, Sanction, ""),
    (FORBID, PROTESTS | PRESS | STRIKE, Coerce, "ban"),
    (CLOSE, EMBASSY, Sanction, ""),
    (CLOSE, BORDER | PRESS, Coerce, "restrict"),
    (OPEN, BORDER, Concede, ""),
    (OPEN | ESTABLISH, EMBASSY | TIES, Support, ""),
    (ESTABLISH, COOP | TRADE, Cooperate, ""),
    (IMPOSE, SANCTIONS, Sanction, ""),
    (IMPOSE, CURBS, Coerce, "restrict"),
    (IMPOSE, TRUCE, Retreat, "ceasefire"),
    (IMPOSE, ALERT | PATROL, Mobilize, ""),
    (IMPOSE, REFORM, Concede, ""),
    (IMPOSE | LEVEL, THREATS, Threaten, ""),
    (IMPOSE, EXPULSION, Sanction, "expel"),
    (SIGN, DEAL | TIES | COOP, Support, ""),
    (REACH, DEAL | TRUCE, Agree, ""),
    (GIVE | SEND, ASYLUM, Aid, ""),
    (GIVE, INTEL, Aid, ""),
    (GIVE, AMENDS, Retreat, "return"),
    (GIVE, ACCESS | REFORM, Concede, ""),
    (EXPRESS | GIVE, BACKING, Support, ""),
    (EXPRESS | GIVE, WILL, Agree, ""),
    (EXPRESS, BLAME, Accuse, "disapprove"),
    (EXPRESS | LEVEL, REFUSAL, Reject, ""),
    (LEVEL, CHARGES, Accuse, "allege"),
    (LEVEL | IMPOSE, DEMANDS, Request, ""),
    (LEVEL | EXPRESS | GIVE, OFFERS, Agree, ""),
    (SHARE, INTEL, Cooperate, ""),
    (SEND, ENVOY, Consult, ""),
    (SEND | GIVE, AID_ | ARMS, Aid, ""),
    (SEND | GIVE, PEACE, Aid, ""),
    (SEND, TROOPS, Mobilize, "troops"),
    (SEIZE, PROPERTY | ARMS, Coerce, "seize"),
    (SUFFER, FORCE | SHOTS | KILLING, Assault, ""),
];

/// The act that a verb of some groups and a noun of some groups name.
pub(super) fn act(verb: u64, noun: u64) -> Option<(EventType, &'static str)> {
    if verb == 0 || noun == 0 {
        return None;
    }
    if let Some(row) = ROWS.iter().find(|r| verb & r.0 != 0 && noun & r.1 != 0) {
        return Some((row.2, row.3));
    }
    if verb & DO != 0 { super::nouns::act(noun) } else { None }
}
