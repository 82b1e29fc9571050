//! Noun → what kind of thing is done, stopped, given or refused: `talks`, `embargo`, `troops`, `hostage`.

use super::EventType::{self, *};
use super::forms::plural;
use super::tree::Tree;
use std::collections::HashMap;
use std::sync::OnceLock;

macro_rules! groups {
    ($($name:ident = $bit:expr),+ $(,)?) => { $(pub(super) const $name: u64 = 1 << $bit;)+ };
}

groups! {
    TALKS = 0, VISIT = 1, TIES = 2, DEAL = 3, AID_ = 4, COOP = 5, SANCTIONS = 6, CURBS = 7, FORCE = 8, TROOPS = 9, PEACE = 10,
    PROTESTS = 11, PROBE = 12, TRUCE = 13, CAPTIVES = 14, DEMANDS = 15, OFFERS = 16, CHARGES = 17, THREATS = 18, BACKING = 19,
    PROPERTY = 20, ACCESS = 21, ALERT = 22, ENVOY = 23, SHOTS = 24, ROAD = 25, ARREST = 26, PRESS = 27, CLAIM = 28, REFORM = 29,
    INTEL = 30, TRADE = 31, WILL = 32, BLAME = 33, BORDER = 34, PULLOUT = 35, KILLING = 36, REFUSAL = 37, TRIAL = 38,
    PATROL = 39, BLAST = 40, AMENDS = 41, ASYLUM = 42, MEDIATION = 43, HUNGER = 44, STRIKE = 45, RIOT = 46, EXPULSION = 47,
    RELEASE_ = 48, ARMS = 49, EMBASSY = 50,
}

const NOUNS: &[(u64, &str)] = &[
    (
        TALKS,
        "talks talk negotiation meeting summit discussion dialogue consultation conference round conversation contacts parley consultations contact",
    ),
    (TALKS | MEDIATION, "mediation arbitration"),
    (VISIT, "visit trip tour stopover pilgrimage"),
    (
        TIES,
        "relations relation ties links relationship friendship diplomatic-relations rapprochement normalisation normalization recognition",
    ),
    (
        DEAL,
        "agreement accord treaty pact deal contract protocol memorandum settlement charter convention declaration communique understanding compromise concordat",
    ),
    (
        AID_,
        "aid assistance relief food supplies medicine loan grant credit fund money donation equipment help supply subsidy package ammunition personnel adviser intelligence shipment wheat grain rice tent blanket doctor million billion dollar euro",
    ),
    (AID_ | ARMS | PROPERTY, "weapon arms missile-system weaponry"),
    (ASYLUM, "asylum refuge sanctuary"),
    (
        COOP,
        "cooperation co-operation exercise manoeuvre maneuver drill exchange partnership venture collaboration alliance wargame",
    ),
    (
        TRADE,
        "export import trade flight sale shipment purchase investment oil gas delivery traffic business link",
    ),
    (SANCTIONS, "sanction embargo boycott tariff penalty"),
    (
        CURBS,
        "curfew ban censorship restriction emergency siege martial-law curb crackdown blackout restrictions law-and-order limit control prohibition state-of-emergency",
    ),
    (
        FORCE,
        "attack offensive raid bombing shelling invasion assault bombardment war fighting ambush airstrike air-strike air-raid incursion onslaught campaign-of-violence battle clash gunbattle firefight hostilities counteroffensive counter-offensive military-action bombing-raid fight violence massacre blockade occupation advance shootout skirmish strafing combat reprisal retaliation operation sweep firing coup",
    ),
    (
        TROOPS,
        "troop force soldier tank warship ship jet aircraft reservist army reinforcement unit battalion brigade division fleet navy marine paratrooper plane helicopter missile warplane bomber carrier artillery convoy contingent regiment armour armor commando gunboat militia militiaman guard policeman police vessel frigate destroyer",
    ),
    (
        PEACE,
        "peacekeeper observer monitor inspector peace-keeper mission peacekeeping personnel staff worker",
    ),
    (
        PROTESTS,
        "protest demonstration rally march sit-in vigil picket stoppage walkout boycott procession campaign-of-disobedience",
    ),
    (RIOT, "riot unrest disturbance rioting rampage looting"),
    (PROBE, "investigation inquiry probe hearing enquiry inquest inspection search audit review"),
    (TRUCE, "cease-fire ceasefire truce armistice"),
    (CAPTIVES, "prisoner hostage detainee captive pow inmate internee convict"),
    (DEMANDS, "demand request call appeal plea condition ultimatum-for petition"),
    (
        OFFERS,
        "offer proposal plan invitation bid initiative overture idea draft resolution formula amendment bill concession motion",
    ),
    (
        CHARGES,
        "charge accusation complaint lawsuit criticism allegation suit indictment protest-note accusations claim legal-action",
    ),
    (
        CLAIM,
        "responsibility involvement report reports rumour rumor wrongdoing role suggestion knowledge link",
    ),
    (THREATS, "threat ultimatum warning menace"),
    (
        BACKING,
        "support praise backing endorsement solidarity tribute congratulation thanks appreciation apology condolence gratitude sympathy approval confidence welcome",
    ),
    (
        PROPERTY,
        "asset land property home house building village plant shop vehicle car truck equipment line pipeline bridge goods territory book copy newspaper farm crop office headquarters church mosque school account boat plant cache drugs document station shipment land factory wealth company archive station cargo flag artefact helicopter crops temple",
    ),
    (
        ACCESS,
        "permission entry visa access passage authorisation authorization permit licence license allocation right participation recognition clearance leave freedom bail",
    ),
    (
        REFORM,
        "reform election autonomy independence amnesty referendum freedom pardon liberalisation self-rule",
    ),
    (ALERT, "alert standby readiness"),
    (ENVOY, "ambassador envoy diplomat delegation emissary representative mission team delegate"),
    (EMBASSY, "embassy consulate mission"),
    (
        SHOTS,
        "fire shot rocket missile shell mortar bomb grenade stone bottle torpedo petrol-bomb firebomb gunfire landmine volley mortar-bomb bullet round rock gas teargas tear-gas",
    ),
    (
        ROAD,
        "road street highway motorway bridge traffic entrance railway route square track port runway access crossing",
    ),
    (ARREST, "arrest detention custody imprisonment sentence jail prison house-arrest sentences"),
    (TRIAL, "trial"),
    (
        PRESS,
        "newspaper party station magazine radio movement organisation organization parliament website group channel weekly daily paper university mosque school",
    ),
    (INTEL, "intelligence information data"),
    (WILL, "willingness readiness interest commitment intention desire concession"),
    (
        BLAME,
        "condemnation concern outrage anger regret criticism dismay disappointment displeasure indignation disapproval reservation disgust shock denunciation rebuke alarm fury opposition dissatisfaction misgiving",
    ),
    (REFUSAL, "rejection refusal veto opposition"),
    (BORDER, "border airspace frontier port crossing waters checkpoint airport"),
    (
        PULLOUT,
        "withdrawal pullout pull-out retreat pullback evacuation disarmament demobilisation disengagement redeployment surrender",
    ),
    (RELEASE_, "release repatriation liberation"),
    (
        KILLING,
        "killing murder assassination execution shooting abduction kidnapping hijacking beating torture rape slaying stabbing suicide-bombing lynching beheading",
    ),
    (BLAST, "explosion blast bomb landmine car-bomb minefield suicide-bomber detonation"),
    (PATROL, "patrol mobilisation mobilization deployment build-up buildup call-up redeployment"),
    (AMENDS, "compensation reparation damages indemnity"),
    (HUNGER, "hunger-strike fast"),
    (EXPULSION, "expulsion"),
];

fn table() -> &'static HashMap<String, u64> {
    static TABLE: OnceLock<HashMap<String, u64>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: HashMap<String, u64> = HashMap::new();
        for (bits, words) in NOUNS {
            for word in words.split_whitespace() {
                *table.entry(word.to_owned()).or_insert(0) |= bits;
                if let Some(many) = plural(word) {
                    *table.entry(many).or_insert(0) |= bits;
                }
            }
        }
        table
    })
}

/// What an act of this kind is, where it is done.
pub(super) fn act(groups: u64) -> Option<(EventType, &'static str)> {
    const ACTS: &[(u64, EventType, &str)] = &[
        (MEDIATION, Consult, "third-party"),
        (TALKS, Consult, ""),
        (VISIT, Consult, "visit"),
        (KILLING, Assault, ""),
        (BLAST, Assault, "explosives"),
        (FORCE, Assault, ""),
        (HUNGER, Protest, "hunger"),
        (STRIKE, Protest, "strike"),
        (RIOT, Protest, "riot"),
        (PROTESTS, Protest, "demo"),
        (PROBE, Accuse, "investigate"),
        (TRUCE, Retreat, "ceasefire"),
        (PULLOUT, Retreat, "withdraw"),
        (RELEASE_, Retreat, "release"),
        (ARREST, Coerce, "arrest"),
        (EXPULSION, Sanction, "expel"),
        (SANCTIONS, Sanction, ""),
        (CURBS, Coerce, "restrict"),
        (REFUSAL, Reject, ""),
        (BLAME, Accuse, "disapprove"),
        (THREATS, Threaten, ""),
        (COOP, Cooperate, ""),
        (PATROL, Mobilize, ""),
    ];
    ACTS.iter().find(|a| groups & a.0 != 0).map(|a| (a.1, a.2))
}

/// Nouns that hold another: `a series of attacks`, `a state of emergency`.
const HOLDERS: &[&str] = &[
    "series",
    "state",
    "wave",
    "round",
    "number",
    "kind",
    "package",
    "spate",
    "string",
    "form",
    "campaign",
    "act",
    "effort",
    "efforts",
    "amount",
    "lot",
    "batch",
    "load",
    "hundreds",
    "thousands",
    "dozens",
    "millions",
    "tons",
    "tonnes",
    "process",
    "dollars",
    "million",
    "billion",
    "part",
    "group",
    "wealth",
    "course",
    "day",
    "days",
    "measures",
    "period",
    "plan",
    "plans",
    "use",
    "possibility",
    "right",
];

/// The groups of the noun at `i`, with what stands in front of it and, for a noun that holds another, behind it.
pub(super) fn groups(tree: &Tree<'_>, i: usize) -> u64 {
    let before = |words: &[&str]| {
        tree.children(i).any(|c| c < i && tree.is(c, words)) || i > 0 && tree.is(i - 1, words)
    };
    let word = tree.compound(i);
    match word.as_str() {
        "strike" | "strikes" => {
            if before(&["hunger"]) {
                return HUNGER;
            }
            let force = before(&[
                "air",
                "missile",
                "drone",
                "rocket",
                "military",
                "retaliatory",
                "artillery",
                "pre-emptive",
                "nuclear",
            ]);
            let on = tree.children(i).any(|c| matches!(tree.case(c).as_str(), "on" | "against"));
            return if force || on && word == "strikes" { FORCE } else { STRIKE };
        }
        "call" | "calls" => {
            if before(&["phone", "telephone", "conference", "video"]) {
                return TALKS;
            }
            let asks = tree.children(i).any(|c| {
                c > i
                    && (matches!(tree.case(c).as_str(), "for" | "on" | "by" | "from")
                        || tree.relation(c) == "acl")
            });
            return if asks { DEMANDS } else { 0 };
        }
        "law" => return if before(&["martial"]) { CURBS } else { 0 },
        "action" => {
            return if before(&["military"]) {
                FORCE
            } else if before(&["legal"]) {
                CHARGES
            } else {
                0
            };
        }
        "exercise" | "exercises" | "drill" | "drills" | "operation" | "operations" if before(&["joint"]) => {
            return COOP;
        }
        "operation" | "operations"
            if !before(&["military", "security", "police", "rescue", "air", "ground", "army"]) =>
        {
            return 0;
        }
        "operation" | "operations" if before(&["rescue"]) => return AID_,
        "war" | "fight" | "battle" if before(&["price", "court", "legal", "cold", "drug"]) => return 0,
        "emergency" if tree.case(i) != "of" && !before(&["declared"]) => return 0,
        _ => {}
    }
    let own = table().get(word.as_str()).copied().unwrap_or(0);
    let held = if HOLDERS.contains(&word.as_str()) {
        tree.children(i)
            .filter(|c| *c > i && tree.relation(*c) == "nmod" && tree.case(*c) == "of")
            .map(|c| table().get(tree.compound(c).as_str()).copied().unwrap_or(0))
            .find(|g| *g != 0)
    } else {
        None
    };
    let held = held.or_else(|| {
        // `a peace-keeping mission`, `mediation efforts`, `food supplies`: the first noun tells what the second is.
        let led = matches!(
            word.as_str(),
            "efforts"
                | "effort"
                | "mission"
                | "process"
                | "measures"
                | "operations"
                | "plan"
                | "campaign"
                | "programme"
                | "program"
                | "flights"
        );
        led.then(|| {
            tree.children(i)
                .filter(|c| *c < i)
                .map(|c| table().get(tree.compound(c).as_str()).copied().unwrap_or(0))
                .find(|g| *g != 0)
        })
        .flatten()
    });
    held.unwrap_or(own)
}
