//! Word → what it can be in a noun phrase: a title, a body, a document, a person without a name.
//!
//! The lists are the closed part of the language of reports: words that outlets use for the people and bodies that
//! speak. They hold no names; those come from the text, or for countries from the data of a crate.

use std::collections::HashMap;
use std::sync::OnceLock;

/// `Mr.`: stands in front of a name and is no role.
pub(super) const COURTESY: u16 = 1;
/// `minister`: a role that can stand in front of a name.
pub(super) const TITLE: u16 = 1 << 1;
/// `official`: a person or persons that a report leaves without a name.
pub(super) const GENERIC: u16 = 1 << 2;
/// `ministry`: a body.
pub(super) const BODY: u16 = 1 << 3;
/// `statement`: words on paper or on a screen, which are somebody's.
pub(super) const DOCUMENT: u16 = 1 << 4;
/// `with`: may not stand inside a noun phrase.
pub(super) const FUNCTION: u16 = 1 << 5;
/// `of`: opens a phrase that hangs on a noun.
pub(super) const PREPOSITION: u16 = 1 << 6;
/// `the`, `his`: opens a noun phrase that is known to the reader.
pub(super) const DEFINITE: u16 = 1 << 7;
/// `a`, `some`: opens a noun phrase that is new.
pub(super) const INDEFINITE: u16 = 1 << 8;
/// Said of men.
pub(super) const MALE: u16 = 1 << 9;
/// Said of women.
pub(super) const FEMALE: u16 = 1 << 10;
/// `al`, `van`: belongs to the name that follows.
pub(super) const PARTICLE: u16 = 1 << 11;
/// `country`: a state, described.
pub(super) const STATE: u16 = 1 << 12;
/// `said`: its subject speaks.
pub(super) const SAYING: u16 = 1 << 13;

const LISTS: &[(u16, &str)] = &[
    (COURTESY, "dr dr. mx mx. prof prof. professor rev rev. reverend hon hon. saint st."),
    (
        COURTESY | MALE,
        "mr mr. sir lord alhaji mallam malam datuk tengku shri maulana mullah ustaz messrs messrs. monsieur herr señor signor don",
    ),
    (COURTESY | FEMALE, "mrs mrs. ms ms. miss madam madame lady dame señora frau signora"),
    (
        TITLE,
        "president premier minister secretary chancellor governor mayor senator congressperson representative rep \
         rep. sen sen. gov gov. gen gen. lt lt. col col. maj maj. capt capt. sgt sgt. cmdr cmdr. adm adm. brig brig. \
         pres pres. justice judge ambassador envoy chief commander general colonel lieutenant captain sergeant \
         major admiral marshal brigadier corporal director chair chairperson ceo cfo coo leader pope cardinal \
         bishop archbishop rabbi imam ayatollah sheikh sultan emir caliph attorney prosecutor commissioner \
         speaker whip head deputy aide adviser advisor counsel counselor counsellor strategist manager \
         coordinator inspector superintendent sheriff constable detective officer undersecretary treasurer \
         comptroller controller professor scientist economist researcher historian author writer novelist poet \
         journalist reporter correspondent editor columnist anchor host presenter broadcaster producer filmmaker \
         photographer founder co-founder cofounder owner publisher chef coach trainer player striker midfielder \
         goalkeeper quarterback singer rapper musician composer actor comedian director-general nominee \
         candidate contender rival incumbent lawmaker legislator parliamentarian mp mep delegate councillor \
         councilor councilmember alderman magistrate consul diplomat negotiator mediator activist campaigner \
         dissident militant rebel warlord physician surgeon doctor nurse psychologist psychiatrist engineer \
         architect astronaut pilot lawyer barrister solicitor teacher principal dean rector provost executive \
         investor financier billionaire millionaire entrepreneur banker analyst expert pollster spokesperson \
         farmer veteran survivor resident shareholder vice-president ex-president ex-minister",
    ),
    (
        TITLE | MALE,
        "king prince duke baron chairman congressman spokesman assemblyman councilman businessman policeman \
         sportsman frontman anchorman ombudsman father brother son husband grandfather uncle nephew",
    ),
    (
        TITLE | FEMALE,
        "queen princess duchess baroness chairwoman congresswoman spokeswoman assemblywoman councilwoman \
         businesswoman policewoman actress sister mother daughter wife widow grandmother aunt niece",
    ),
    (
        GENERIC,
        "official officials source sources spokespeople spokesperson spokespersons witness witnesses analyst \
         analysts expert experts diplomat diplomats resident residents critic critics observer observers people \
         person persons student students protester protesters protestor protestors activist activists lawmaker \
         lawmakers investigator investigators authorities authority police aide aides adviser advisers advisor \
         advisors insider insiders informant informants voter voters supporter supporters opponent opponents \
         rival rivals researcher researchers scientist scientists economist economists lawyer lawyers attorney \
         attorneys prosecutor prosecutors doctor doctors physician physicians historian historians scholar \
         scholars reporter reporters journalist journalists commander commanders officer officers minister \
         ministers leader leaders executive executives staffer staffers employee employees worker workers \
         veteran veterans family families parents neighbor neighbors neighbour neighbours friend friends \
         relative relatives passenger passengers eyewitness eyewitnesses survivor survivors senators governors \
         mayors democrats republicans conservatives liberals judges judge detective detectives prosecutors \
         negotiator negotiators mediator mediators envoy envoys trader traders investor investors commentator \
         commentators campaigner campaigners advocate advocates farmer farmers teacher teachers soldier \
         soldiers troops rebels militants fighters civilians representatives representative member members \
         spokesmen spokeswomen colleague colleagues strategist strategists pollster pollsters someone \
         participants participant attendees attendee owner owners user users",
    ),
    (GENERIC | MALE, "man men boy spokesman businessman policeman"),
    (GENERIC | FEMALE, "woman women girl spokeswoman businesswoman policewoman"),
    (
        BODY,
        "government administration ministry department agency committee subcommittee commission council court \
         parliament senate congress assembly legislature party company firm corporation group organisation \
         organization bank office campaign team army military navy forces coalition militia university college \
         union association board bureau regime embassy consulate delegation foundation institute \
         institution network newspaper magazine channel station broadcaster federation league alliance front \
         movement brigade command guard cabinet authority directorate secretariat panel tribunal taskforce \
         inspectorate society club airline operator regulator watchdog manufacturer maker retailer charity \
         nonprofit startup subsidiary consortium conglomerate ngo faction wing junta presidency palace \
         outlet publication daily weekly website think-tank lobby chamber caucus house service police \
         lender insurer carmaker automaker chipmaker drugmaker",
    ),
    (
        DOCUMENT,
        "statement statements report reports letter letters document documents memo memorandum filing filings \
         complaint lawsuit ruling indictment affidavit release communique communiqué email e-mail emails tweet \
         tweets post posts study survey poll polls transcript announcement order bill law article book message \
         interview testimony decision declaration resolution paper notice note analysis editorial op-ed column \
         dossier findings text speech remarks comment comments review audit bulletin dispatch video recording \
         press-release website",
    ),
    (
        FUNCTION,
        "and or but nor so yet if when while because although though since until unless as than whether where \
         who whom whose which that what how why not n't also then there here is are was were be been being am \
         has have had having do does did will would can could may might must shall should 's ’s to he she it \
         they we i you him her them us me himself herself itself themselves who's said says say told added",
    ),
    (
        FUNCTION | PREPOSITION,
        "of in at by from for with on into onto over under about against between among during after before \
         near outside inside within without toward towards through across around via per behind beyond above \
         below amid amongst upon off up down out despite regarding concerning including like familiar close",
    ),
    (DEFINITE, "the this these those its their our both"),
    (DEFINITE | MALE, "his"),
    (DEFINITE | FEMALE, "her"),
    (INDEFINITE, "a an some several many most another one any no all each every"),
    (
        PARTICLE,
        "al el bin ibn bint ben abu umm de del della der den di da dos du la le las los van von ter ul",
    ),
    (STATE, "country countries nation nations government governments capital capitals kingdom republic"),
    (
        SAYING,
        "said says say told tells added adds announced announces stated states declared declares claimed claims \
         argued argues insisted insists warned warns urged urges called calls demanded demands promised promises \
         vowed vows pledged pledges denied denies rejected rejects accused accuses confirmed confirms noted \
         notes agreed agrees acknowledged acknowledges admitted admits explained explains reported reports \
         revealed reveals wrote writes replied responded responds emphasised emphasized stressed stresses \
         complained complains condemned condemns praised welcomed wants wanted asked asks threatened threatens \
         suggested suggests believes believed thinks thought hopes hoped refused refuses offered offers decided \
         decides tweeted suspects suspected maintains maintained reiterated reiterates signalled signaled \
         summoned recalled backed backs signed signs seeks sought opposes opposed accepted accepts proposed \
         proposes imposed imposes expelled withdrew negotiated affirmed affirms concluded predicted predicts",
    ),
];

/// The flags of a word, in whatever case it stands.
pub(super) fn flags(lower: &str) -> u16 {
    static TABLE: OnceLock<HashMap<&'static str, u16>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for (flag, words) in LISTS {
            for word in words.split_whitespace() {
                *table.entry(word).or_insert(0) |= flag;
            }
        }
        table
    });
    table.get(lower).copied().unwrap_or(0)
}

/// A word as names are compared: lower case, without accents, apostrophes and full stops.
pub(super) fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        fold_char(c, &mut out);
    }
    out
}

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        if c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '&') {
            out.push(c.to_ascii_lowercase());
        }
        return;
    }
    let plain = match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'ǎ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ð' | 'ð' | 'Ď'..='đ' => "d",
        'Ñ' | 'ñ' | 'Ń'..='ň' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "o",
        'Œ' | 'œ' => "oe",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ķ' | 'ķ' => "k",
        'Ĺ'..='ł' => "l",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Ź'..='ž' => "z",
        '\u{2010}' | '\u{2011}' => "-",
        '\u{300}'..='\u{36f}' => "",
        c if c.is_alphanumeric() => {
            out.extend(c.to_lowercase());
            ""
        }
        _ => "",
    };
    out.push_str(plain);
}

/// Whether a lower-case noun is said of a person in front of the name: `the producer`, `a resident`.
pub(crate) fn is_person(lower: &str) -> bool {
    flags(lower) & (TITLE | GENERIC) != 0
}

/// Whether a lower-case noun is said of a body: `the company`, `a newspaper`.
pub(crate) fn is_body(lower: &str) -> bool {
    flags(lower) & BODY != 0
}

/// Whether a lower-case noun names a person by what they do: `smuggler`, `cellist`.
pub(super) fn is_agent(lower: &str) -> bool {
    let long = lower.len() >= 5;
    let ends = ["er", "or", "ist", "man", "woman", "person", "ian", "eer"].iter().any(|e| lower.ends_with(e));
    long && ends && !THINGS.contains(&lower)
}

/// Nouns with the ending of one who does something, for what does nothing: `the letter`, `a medical center`.
const THINGS: &[&str] = &[
    "letter",
    "center",
    "matter",
    "order",
    "quarter",
    "number",
    "corner",
    "paper",
    "newspaper",
    "water",
    "river",
    "tower",
    "power",
    "summer",
    "winter",
    "weather",
    "dinner",
    "supper",
    "chamber",
    "chapter",
    "charter",
    "shelter",
    "border",
    "theater",
    "shoulder",
    "disaster",
    "encounter",
    "register",
    "folder",
    "ladder",
    "layer",
    "barrier",
    "carrier",
    "tanker",
    "trawler",
    "container",
    "helicopter",
    "computer",
    "trailer",
    "counter",
    "poster",
    "sticker",
    "newsletter",
    "floor",
    "error",
    "mirror",
    "motor",
    "tractor",
    "factor",
    "sector",
    "terror",
    "horror",
    "honor",
    "labor",
    "harbor",
    "color",
    "corridor",
    "reactor",
    "former",
    "latter",
    "other",
    "later",
    "under",
    "after",
    "never",
];
