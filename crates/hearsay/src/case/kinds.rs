//! Nouns → Kinds: which nouns may mean one thing, and which mean many?
//!
//! Lists of English at large, by stem. That two nouns are of one kind makes no two phrases one thing: the words beside
//! them and around them must say so.

use super::words::stem;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The kind of a noun, by its stem.
pub(super) fn kind(noun: &str) -> Option<usize> {
    static STEMS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
        KINDS.iter().enumerate().flat_map(|(i, k)| k.split(' ').map(move |w| (stem(w), i))).collect()
    });
    STEMS.get(noun).copied()
}

/// What a stem, of a noun or a verb, can mean besides itself: stems of one number may be said for each other.
pub(super) fn sense(stem: &str) -> Option<usize> {
    static STEMS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
        let each = VERBS.iter().enumerate();
        each.flat_map(|(i, k)| k.split(' ').map(move |w| (self::stem(w), i + KINDS.len()))).collect()
    });
    kind(stem).or_else(|| STEMS.get(stem).copied())
}

/// Whether a stem means people or a body by what they are or do: there may be many of them.
pub(super) fn people(noun: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(PEOPLE));
    STEMS.contains(noun) || office(noun)
}

/// Whether a stem is said of people of whatever sort: `people`, `lives`.
pub(super) fn anyone(noun: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| &stems(ANYONE) | &stems(THERE));
    STEMS.contains(noun)
}

/// Whether a stem says no more of people than that they are: `people`, and not `civilians`.
pub(super) fn whoever(noun: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(ANYONE));
    STEMS.contains(noun)
}

/// Whether a stem means people of one sort, or of any.
pub(super) fn someone(noun: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(SOMEONE));
    static BODY: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(BODIES));
    // `Fishermen` is no other word than `fisherman`.
    let one = noun.strip_suffix("men").map(|n| format!("{n}man"));
    STEMS.contains(noun)
        || one.is_some_and(|one| STEMS.contains(&one))
        || anyone(noun)
        || people(noun) && !BODY.contains(noun)
}

/// Whether a stem means an office that one person holds in a body.
pub(super) fn office(noun: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(OFFICES));
    STEMS.contains(noun)
}

/// Whether a stem stands beside any noun and says nothing of which is meant.
pub(super) fn loose(word: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(LOOSE));
    STEMS.contains(word)
}

/// Whether a stem doubts the noun behind it.
pub(super) fn doubts(word: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(DOUBTS));
    STEMS.contains(word)
}

fn stems(words: &str) -> BTreeSet<String> {
    words.split_whitespace().map(stem).collect()
}

const LOOSE: &str = "senior top multiple other certain separate additional major key specific own several different \
                     various main full whole potential possible latest third fourth fifth final";

const DOUBTS: &str = "alleged suspected purported supposed apparent controversial disputed";

const ANYONE: &str = "people person individual victim casualty life human other wounded dead body killed injured hurt \
                      missing";

/// Whoever is in a place or on a ship: all people of an event, or a part of them.
const THERE: &str = "civilian passenger resident";

const SOMEONE: &str = "child boy girl schoolgirl schoolboy pupil student teenager youth adult pensioner worker employee miner \
                       sailor fisherman passenger tourist traveller traveler visitor guest resident villager citizen \
                       migrant refugee prisoner hostage captive detainee inmate patient protester demonstrator marcher \
                       rioter rebel militant insurgent fighter gunman soldier troop policeman guard doctor nurse teacher \
                       farmer reveller reveler fan spectator parent mother father family survivor attendee driver \
                       pedestrian cyclist motorist diver climber pilgrim worshipper voter follower member";

/// Of those that the list below calls people, the bodies.
const BODIES: &str =
    "committee company agency group organization organisation association firm facility office";

const OFFICES: &str = "director chairman chairwoman chair minister president secretary spokesman spokeswoman \
                       spokesperson ambassador envoy commander chief head leader governor mayor editor founder owner \
                       candidate";

const PEOPLE: &str = "official source officer member lawmaker senator representative host comedian actor lawyer \
                      attorney aide adviser advisor assistant deputy general judge prosecutor agent detective \
                      analyst expert professor donor billionaire businessman congressman congresswoman reporter \
                      journalist author executive manager suspect man woman boy girl office committee company agency \
                      group organization organisation association firm facility";

/// One line a sense of verbs, or of nouns that are no kinds of things.
const VERBS: &[&str] = &[
    "retaliation reprisal revenge vengeance avenge",
    "kidnap abduct seize capture snatch",
    "free release liberate",
    "consider examine weigh evaluate",
    "reject rebuff dismiss refuse",
    "raise boost hike sweeten",
    "cut reduce lower slash trim",
    "injure hurt",
    "kill slay",
    "arrest detain",
    "resign quit",
    "buy acquire",
    "begin start commence",
    "end finish conclude terminate",
    "assist support",
    "cease suspend",
    "happen occur",
    "damage destroy ravage",
    "persuade convince",
    "urge implore",
    "describe depict portray",
    "confirm verify",
    "warn caution",
    "apologize apologise regret sorry",
    "tough difficult hard",
    "massive heavy severe huge",
    "fatal deadly lethal",
    "die perish",
    "flee escape",
    "smash slam plow plough ram",
    "broker mediate",
    "negotiate bargain",
];

/// One line a kind.
const KINDS: &[&str] = &[
    "unrest upheaval turmoil coup crisis chaos takeover uprising revolt rebellion",
    "protest demonstration rally march riot",
    "protester demonstrator rioter activist marcher",
    "rebel militant insurgent fighter gunman terrorist extremist guerrilla pirate",
    "attack assault strike raid bombing bombardment offensive aggression operation",
    "killing murder assassination slaying shooting massacre execution",
    "project development scheme venture",
    "program programme effort initiative campaign drive system",
    "reversal suspension halt freeze delay pause postponement turnaround",
    "decision policy ruling",
    "ban prohibition restriction curb embargo block",
    "backlash outrage outcry uproar criticism anger response reaction",
    "interference meddling sabotage tampering influence",
    "investigation inquiry probe review examination",
    "talk negotiation discussion dialogue consultation",
    "agreement accord pact treaty protocol",
    "law bill legislation measure act statute",
    "article story report account piece",
    "device bomb explosive mine",
    "lawyer attorney counsel",
    "aide adviser advisor assistant deputy",
    "critic detractor opponent foe rival",
    "supporter backer ally defender fan",
    "group organization organisation association",
    "migrant refugee immigrant alien asylum",
    "record log register",
    "surveillance spying eavesdropping monitoring snooping",
    "crash accident collision wreck disaster",
    "presence occupation deployment mission",
    "troop soldier sailor personnel force serviceman",
    "withdrawal pullout departure exit retreat",
    "sanction penalty punishment",
    "leader chief chairman head chairwoman boss",
    "comment remark statement tweet message post",
    "vessel ship boat trawler ferry",
    "fire blaze inferno",
    "storm hurricane cyclone typhoon",
    "victim casualty fatality",
    "plan proposal blueprint",
    "school academy college",
    "offer bid approach tender",
    "acquisition purchase merger buyout transaction deal",
    "zone area space",
    "blast explosion detonation",
    "fee payment payout compensation settlement",
    "dispute fight row squabble entanglement battle feud quarrel wrangle",
    "allegation accusation claim",
    "photo photograph picture image footage video",
    "injury wound",
    "meeting summit gathering conference",
    "party celebration festivity festival",
    "wall fence barrier barricade railing",
    "enclosure exhibit habitat cage pen",
    "shop store supermarket",
    "road street highway",
    "house home residence apartment",
    "plane jet aircraft airliner airplane",
    "car vehicle truck lorry van",
    "hostage captive prisoner detainee inmate",
    "girl schoolgirl pupil student",
    "boy child toddler youngster kid",
    "warning threat alert",
    "trial hearing proceeding",
    "prison jail detention custody",
    "verdict sentence conviction",
    "vote election poll ballot referendum",
    "budget spending funding",
    "loan debt credit",
    "tax levy tariff duty",
    "profit earnings income revenue",
    "company firm business corporation giant",
    "app application software platform tool",
    "phone smartphone handset",
    "website site page",
    "hack breach intrusion cyberattack leak",
    "disease illness infection outbreak epidemic",
    "drug medicine treatment therapy",
    "study research survey analysis",
    "rocket missile projectile",
    "test launch firing",
    "satellite spacecraft craft",
    "game match contest fixture",
    "win victory triumph",
    "loss defeat",
    "team side squad club",
    "player footballer athlete",
    "film movie",
    "song track single",
    "award prize honor honour",
    "worker employee staff staffer",
    "job position role",
    "flood flooding deluge",
    "earthquake quake tremor",
    "district suburb neighborhood neighbourhood",
    "hospital clinic",
    "rise increase growth surge jump",
    "fall drop decline decrease plunge slump",
    "rule regulation guideline",
    "border frontier",
    "aid help assistance relief",
    "fear worry concern anxiety",
    "demand call appeal request plea",
    "robbery theft burglary",
    "abuse harassment misconduct",
    "step move",
    "ordeal incident encounter episode",
    "interview conversation",
    "town city village",
    "region province",
    "army military",
    "dictator ruler strongman",
    "regime government administration",
    "spokesman spokeswoman spokesperson representative",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_has_two_senses() {
        let mut seen = BTreeMap::new();
        for (i, line) in KINDS.iter().chain(VERBS).enumerate() {
            for word in line.split(' ') {
                let before = seen.insert(word, i);
                assert!(before.is_none_or(|b| b == i), "{word} stands in two lines");
            }
        }
    }

    #[test]
    fn nouns_of_one_kind_in_any_form() {
        assert_eq!(kind(&stem("troops")), kind(&stem("sailor")));
        assert_ne!(kind(&stem("troops")), kind(&stem("vessel")));
        assert_eq!(kind(&stem("harbour")), None);
        assert!(office(&stem("directors")) && people(&stem("officials")) && !people(&stem("quay")));
    }
}
