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

/// Whether a stem means people or a body by what they are or do: there may be many of them.
pub(super) fn people(noun: &str) -> bool {
    static STEMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| stems(PEOPLE));
    STEMS.contains(noun) || office(noun)
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

const OFFICES: &str = "director chairman chairwoman chair minister president secretary spokesman spokeswoman \
                       spokesperson ambassador envoy commander chief head leader governor mayor editor founder owner \
                       candidate";

const PEOPLE: &str = "official source officer member lawmaker senator representative host comedian actor lawyer \
                      attorney aide adviser advisor assistant deputy general judge prosecutor agent detective \
                      analyst expert professor donor billionaire businessman congressman congresswoman reporter \
                      journalist author executive manager suspect man woman boy girl office committee company agency \
                      group organization organisation association firm facility";

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
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_one_kind_in_any_form() {
        assert_eq!(kind(&stem("troops")), kind(&stem("sailor")));
        assert_ne!(kind(&stem("troops")), kind(&stem("vessel")));
        assert_eq!(kind(&stem("harbour")), None);
        assert!(office(&stem("directors")) && people(&stem("officials")) && !people(&stem("quay")));
    }
}
