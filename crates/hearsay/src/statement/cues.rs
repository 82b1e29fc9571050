//! A word → what act it names: `vowed` is a promise, `rejected` a denial, `said` neither.
//!
//! The table is of our own making: base forms by act, inflected by rule. A word that names no act is a plain cue.

use super::Kind;
use std::collections::HashMap;
use std::sync::OnceLock;

/// What a word does as a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CueWord {
    /// The act that it names.
    pub(crate) kind: Kind,
    /// Its base form.
    pub(crate) base: &'static str,
    /// Whether it is rarely anything but a cue, so that one which found no source is worth a note.
    pub(crate) strong: bool,
}

const STRONG_SAY: &str = "say state announce declare reveal stress emphasise emphasize explain claim assert affirm \
    maintain contend argue insist acknowledge admit concede confirm testify remark comment";
const SAY: &str = "tell add note report write tweet post respond reply answer describe call mention recall repeat \
    reiterate warn caution observe point suggest indicate estimate predict signal quote cite read show find conclude \
    continue joke quip boast praise criticise criticize blast slam lash rebuke berate defend condemn denounce hail welcome voice express speak talk \
    inform underline underscore highlight clarify disclose recount relate elaborate explain decry lament decline \
    advise recommend propose speculate summarise summarize";
const THINK: &str = "think believe feel know consider hope fear expect want wish assume suspect doubt worry \
    understand view regard imagine guess prefer see";
const PROMISE: &str = "promise vow pledge commit guarantee undertake swear assure intend aim plan";
const AGREE: &str = "agree accept consent";
const DEMAND: &str =
    "demand urge request ask appeal order require implore beg exhort instruct press encourage seek";
const ACCUSE: &str = "accuse blame allege charge complain fault";
const THREATEN: &str = "threaten";
const DENY: &str = "deny reject dispute refute rebut repudiate disavow dismiss contest contradict challenge";

const IRREGULAR: &[(&str, &[&str])] = &[
    ("say", &["says", "said", "saying"]),
    ("tell", &["tells", "told", "telling"]),
    ("write", &["writes", "wrote", "written", "writing"]),
    ("think", &["thinks", "thought", "thinking"]),
    ("feel", &["feels", "felt", "feeling"]),
    ("know", &["knows", "knew", "known", "knowing"]),
    ("see", &["sees", "saw", "seen", "seeing"]),
    ("find", &["finds", "found", "finding"]),
    ("show", &["shows", "showed", "shown", "showing"]),
    ("read", &["reads", "read", "reading"]),
    ("speak", &["speaks", "spoke", "spoken", "speaking"]),
    ("swear", &["swears", "swore", "sworn", "swearing"]),
    ("undertake", &["undertakes", "undertook", "undertaken", "undertaking"]),
    ("understand", &["understands", "understood", "understanding"]),
    ("seek", &["seeks", "sought", "seeking"]),
    ("beg", &["begs", "begged", "begging"]),
    ("admit", &["admits", "admitted", "admitting"]),
    ("commit", &["commits", "committed", "committing"]),
    ("refer", &["refers", "referred", "referring"]),
    ("rebut", &["rebuts", "rebutted", "rebutting"]),
    ("plan", &["plans", "planned", "planning"]),
    ("slam", &["slams", "slammed", "slamming"]),
    ("lash", &["lashes", "lashed", "lashing"]),
    ("quip", &["quips", "quipped", "quipping"]),
    ("signal", &["signals", "signaled", "signalled", "signaling", "signalling"]),
];

/// Nouns that name an act when something follows that says what: `complaints of`, `a call for`, `its promise to`.
const NOUNS: &[(&str, Kind, &str)] = &[
    ("promise", Kind::Promise, "promise"),
    ("promises", Kind::Promise, "promise"),
    ("vow", Kind::Promise, "vow"),
    ("pledge", Kind::Promise, "pledge"),
    ("pledges", Kind::Promise, "pledge"),
    ("intention", Kind::Promise, "intend"),
    ("demand", Kind::Demand, "demand"),
    ("demands", Kind::Demand, "demand"),
    ("appeal", Kind::Demand, "appeal"),
    ("complaint", Kind::Accuse, "complain"),
    ("complaints", Kind::Accuse, "complain"),
    ("accusation", Kind::Accuse, "accuse"),
    ("accusations", Kind::Accuse, "accuse"),
    ("allegation", Kind::Accuse, "allege"),
    ("allegations", Kind::Accuse, "allege"),
    ("denial", Kind::Deny, "deny"),
    ("denials", Kind::Deny, "deny"),
    ("rejection", Kind::Deny, "reject"),
    ("threat", Kind::Threaten, "threaten"),
    ("threats", Kind::Threaten, "threaten"),
];

fn inflect(base: &str) -> [String; 4] {
    let stem = base.strip_suffix('e').unwrap_or(base);
    match base.as_bytes() {
        [.., c, b'y'] if !b"aeiou".contains(c) => {
            let i = &base[..base.len() - 1];
            [base.to_owned(), format!("{i}ies"), format!("{i}ied"), format!("{base}ing")]
        }
        [.., b's' | b'x'] | [.., b's' | b'c', b'h'] => {
            [base.to_owned(), format!("{base}es"), format!("{base}ed"), format!("{base}ing")]
        }
        _ => [base.to_owned(), format!("{base}s"), format!("{stem}ed"), format!("{stem}ing")],
    }
}

fn table() -> &'static HashMap<String, CueWord> {
    static TABLE: OnceLock<HashMap<String, CueWord>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        let lists = [
            (SAY, Kind::Say, false),
            (STRONG_SAY, Kind::Say, true),
            (THINK, Kind::Think, false),
            (PROMISE, Kind::Promise, false),
            (AGREE, Kind::Agree, false),
            (DEMAND, Kind::Demand, false),
            (ACCUSE, Kind::Accuse, true),
            (THREATEN, Kind::Threaten, false),
            (DENY, Kind::Deny, true),
        ];
        for (words, kind, strong) in lists {
            for base in words.split_whitespace() {
                let word = CueWord { kind, base, strong };
                match IRREGULAR.iter().find(|(b, _)| *b == base) {
                    Some((_, forms)) => {
                        table.insert(base.to_owned(), word);
                        table.extend(forms.iter().map(|f| ((*f).to_owned(), word)));
                    }
                    None => table.extend(inflect(base).map(|f| (f, word))),
                }
            }
        }
        // "told" and "wrote" always have a speaker; as present forms they are used of much else.
        for form in ["told", "tweeted", "added", "warned", "urged", "vowed", "pledged"] {
            if let Some(word) = table.get_mut(form) {
                word.strong = true;
            }
        }
        table
    })
}

/// What a verb form, in lower case, does as a cue.
pub(crate) fn verb(lower: &str) -> Option<CueWord> {
    table().get(lower).copied()
}

/// What a noun, in lower case, names.
pub(crate) fn noun(lower: &str) -> Option<CueWord> {
    NOUNS.iter().find(|(w, ..)| *w == lower).map(|(_, kind, base)| CueWord {
        kind: *kind,
        base,
        strong: false,
    })
}

/// Nouns for what can be denied.
pub(crate) fn is_claim(lower: &str) -> bool {
    let singular = lower.strip_suffix('s').unwrap_or(lower);
    matches!(
        singular,
        "claim"
            | "report"
            | "account"
            | "allegation"
            | "accusation"
            | "finding"
            | "fact"
            | "version"
            | "assertion"
            | "charge"
            | "notion"
            | "idea"
            | "statement"
            | "story"
            | "stories"
            | "description"
            | "figure"
            | "suggestion"
            | "narrative"
            | "accuracy"
            | "article"
            | "validity"
            | "conclusion"
            | "characterization"
            | "characterisation"
    )
}

const WRONG: &str = "violate breach betray deceive cheat abuse sabotage destabilize destabilise fabricate falsify conceal \
    exaggerate overstate distort misrepresent torture persecute harass intimidate bully plunder loot smear defraud \
    embezzle bribe massacre murder oppress incite provoke meddle interfere collude encroach lie mislead omit rig";

/// Verbs for doing wrong: who says that someone did so accuses.
pub(crate) fn is_wrong(lower: &str) -> bool {
    static TABLE: OnceLock<std::collections::HashSet<String>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: std::collections::HashSet<String> =
            WRONG.split_whitespace().flat_map(inflect).collect();
        table.extend(["lying", "misled", "omitted", "omitting", "rigged", "rigging"].map(str::to_owned));
        table
    });
    table.contains(lower)
}

/// Verbs that hold something against someone: with `for` and what they did, an accusation.
pub(crate) fn is_reproach(base: &str) -> bool {
    matches!(
        base,
        "criticise"
            | "criticize"
            | "condemn"
            | "denounce"
            | "blast"
            | "slam"
            | "lash"
            | "rebuke"
            | "berate"
            | "fault"
    )
}

/// Acts of force: to promise one is to threaten.
pub(crate) fn is_force(lower: &str) -> bool {
    const FORCE: &[&str] = &[
        "attack",
        "attacks",
        "attacking",
        "strike",
        "strikes",
        "striking",
        "bomb",
        "bombing",
        "bombard",
        "retaliate",
        "retaliating",
        "retaliation",
        "punish",
        "punishing",
        "destroy",
        "kill",
        "crush",
        "invade",
        "shell",
        "blockade",
        "avenge",
        "revenge",
        "reprisals",
        "assault",
        "assaults",
    ];
    FORCE.contains(&lower)
}

/// Nouns of force that are never meant of words, as "attack" and "assault" are.
pub(crate) fn is_deed(lower: &str) -> bool {
    const DEEDS: &[&str] = &[
        "aggression",
        "aggressions",
        "airstrike",
        "airstrikes",
        "bombing",
        "bombings",
        "bombardment",
        "shelling",
        "invasion",
        "massacre",
        "massacres",
    ];
    DEEDS.contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_lead_to_their_act() {
        for (form, kind, base) in [
            ("vowed", Kind::Promise, "vow"),
            ("denies", Kind::Deny, "deny"),
            ("accusing", Kind::Accuse, "accuse"),
            ("pledges", Kind::Promise, "pledge"),
            ("told", Kind::Say, "tell"),
            ("urges", Kind::Demand, "urge"),
            ("stresses", Kind::Say, "stress"),
            ("agreed", Kind::Agree, "agree"),
        ] {
            let word = verb(form).unwrap_or_else(|| panic!("{form} is unknown"));
            assert_eq!((word.kind, word.base), (kind, base), "{form}");
        }
        assert!(verb("bridge").is_none());
    }
}
