//! Name → label: what do the words in and beside a name say that it names?
//!
//! The tagger labels a name by its look; a company that nobody knows looks like a person. What stands in the name
//! (`… Airways`, `Lake …`), before it (`the carrier …`) and behind it (`…, 49,`, `… shares`) says more, and one such place
//! decides for all places of the name in the report.

use super::lexicon::{BODY, COURTESY, DEFINITE, INDEFINITE, TITLE};
use super::names::Name;
use super::report::Report;
use crate::tag::{Label, Pos};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Last words of the names of companies and bodies.
const ENDS_BODY: &str = "inc inc. corp corp. corporation co. company ltd ltd. limited llc plc llp gmbh n.v. s.a. group holdings \
    holding airlines airways airline motors bank university college institute association union party ministry department \
    agency commission committee council court parliament senate congress assembly federation foundation league alliance \
    bureau authority organization organisation administration industries enterprises technologies systems partners \
    securities capital insurance pharmaceuticals laboratories petroleum steel railways brothers sons times post tribune \
    herald gazette journal courier chronicle telegraph guardian mirror observer press television tv radio news studios \
    records entertainment fc united army navy brigade regiment police forces guard front militia brotherhood";

/// Last words of the names of places.
const ENDS_PLACE: &str = "airport street avenue road boulevard lane highway river lake mountain mountains island islands ocean sea gulf \
    bay valley park bridge square station beach peninsula strait straits canal desert hills creek falls county province \
    prefecture district governorate oblast village township harbor harbour stadium arena cathedral castle reef cape coast \
    border crossing forest plaza terminal reservoir delta archipelago plateau hall hotel ballroom theater theatre museum \
    cemetery pier quay";

/// First words of the names of places.
const STARTS_PLACE: &str = "lake mount mt mt. port fort cape gulf isle";

/// Nouns that stand before the name of a company, beside those that the lexicon knows as bodies.
const BEFORE_BODY: &str = "carrier automaker carmaker lender insurer drugmaker chipmaker planemaker shipbuilder brewer utility giant \
    supermarket brand label website blog site app";

/// Bodies that the world's press names without saying what they are, and that nobody bears as a surname.
const KNOWN: &str = "hamas hezbollah hizbollah taliban al-qaeda al-qaida al-shabaab isis isil daesh fatah houthis pkk farc eta \
    nato eu un opec iaea unicef unesco unhcr imf wto oecd ecb osce asean apec mercosur ecowas interpol europol eurojust \
    icc icj fifa uefa ioc fbi cia nsa irs epa fda cdc nasa nypd lapd mi5 mi6 gchq fsb mossad idf kgb pentagon congress \
    reuters afp xinhua tass interfax bloomberg bbc cnn cnbc msnbc nbc cbs abc npr pbs al-jazeera al-arabiya al-hayat haaretz \
    google facebook twitter microsoft amazon youtube wikipedia yahoo intel ibm nvidia samsung sony huawei nokia ericsson \
    siemens airbus boeing eads embraer bombardier lufthansa ryanair easyjet aeroflot qantas emirates aer-lingus fedex ups dhl \
    toyota honda nissan hyundai volkswagen bmw renault peugeot fiat chrysler daimler daimlerchrysler tesla volvo opel \
    exxon chevron bp gazprom rosneft lukoil aramco petrobras totalenergies halliburton schlumberger citigroup hsbc ubs \
    barclays unicredit santander pfizer novartis bayer merck astrazeneca unilever nestle walmart ikea starbucks mcdonald's \
    greenpeace oxfam amnesty united-nations european-union security-council";

/// Nouns that follow the name of a company.
const BEHIND_BODY: &str =
    "shares stock shareholders employees ceo cfo executives spokesman spokeswoman spokesperson headquarters";

#[derive(Clone, Copy, Default)]
struct Sorts {
    ends_body: bool,
    ends_place: bool,
    starts_place: bool,
    behind_body: bool,
    known: bool,
    before_body: bool,
}

fn sorts(lower: &str) -> Sorts {
    static TABLE: OnceLock<HashMap<&'static str, Sorts>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: HashMap<&'static str, Sorts> = HashMap::new();
        for (list, set) in [
            (ENDS_BODY, (|s| s.ends_body = true) as fn(&mut Sorts)),
            (ENDS_PLACE, |s| s.ends_place = true),
            (STARTS_PLACE, |s| s.starts_place = true),
            (BEHIND_BODY, |s| s.behind_body = true),
            (KNOWN, |s| s.known = true),
            (BEFORE_BODY, |s| s.before_body = true),
        ] {
            for word in list.split_whitespace() {
                set(table.entry(word).or_default());
            }
        }
        table
    });
    table.get(lower).copied().unwrap_or_default()
}

/// What one place of a name says for each label, in the order of [`Label::ALL`].
pub(super) fn evidence(report: &Report<'_>, name: &Name) -> [u32; 4] {
    let mut votes = [0; 4];
    let Range { start, end } = name.tokens;
    let sentence = report.around(start);
    let (per, org, loc) = (Label::Per as usize, Label::Org as usize, Label::Loc as usize);
    let several = end - start > 1;
    if several {
        let last = sorts(&report.lower(end - 1));
        if last.ends_body && !report.is(start, &["west", "east", "north", "south", "left", "right"]) {
            votes[org] += 6;
        }
        if last.ends_place || sorts(&report.lower(start)).starts_place {
            votes[loc] += 6;
        }
        // `Air Norra`, `Bank of Vesk`
        if report.is(start, &["air", "bank", "university"]) && report.capital(start) {
            votes[org] += 6;
        }
    }
    if name.label != Label::Misc
        && sorts(&report.words(&name.tokens).to_lowercase().replace([' ', '‐', '‑'], "-").replace('.', ""))
            .known
    {
        votes[org] += 4;
    }
    if start > sentence.start {
        let before = start - 1;
        if report.is(before, &["in"])
            && start > sentence.start + 1
            && report.is(before - 1, &["stake", "shares", "stock", "shareholders"])
        {
            votes[org] += 4;
        }
        if report.has(before, COURTESY) || report.has(before, TITLE) && report.capital(before) {
            votes[per] += 3;
        } else if (report.has(before, BODY) || sorts(&report.lower(before)).before_body)
            && !report.capital(before)
            && !report.has(before, TITLE)
        {
            votes[org] += 5;
        }
    }
    // `…, 49,`: an age.
    let aged = end + 2 < sentence.end
        && report.word(end) == ","
        && report.word(end + 1).parse::<u32>().is_ok_and(|n| (10..110).contains(&n))
        && report.word(end + 2) == ",";
    if aged || report.word(end) == "," && end + 1 < sentence.end && report.is(end + 1, &["who"]) {
        votes[per] += 5;
    }
    if end < sentence.end {
        let behind = sorts(&report.lower(end)).behind_body
            || report.is(end, &["chief"]) && report.is(end + 1, &["executive", "financial", "operating"]);
        if behind && name.label == Label::Per {
            votes[org] += 3;
        }
        // `…, the carrier, …`: what stands beside it.
        let beside = report.word(end) == "," && report.has(end + 1, DEFINITE | INDEFINITE);
        if beside {
            let noun = (end + 2..sentence.end.min(end + 6)).find(|k| report.pos(*k) == Some(Pos::Noun));
            let alone = noun
                .is_some_and(|k| report.has(k, BODY) && !report.has(k, TITLE) && !report.has(k + 1, TITLE));
            if alone && noun.is_some_and(|k| report.pos(k + 1) != Some(Pos::Noun)) {
                votes[org] += 3;
            }
        }
    }
    votes
}

/// Whether a word is the legal form of a company: `Inc.`, `Ltd`.
pub(crate) fn legal_form(word: &str) -> bool {
    const FORMS: &[&str] = &[
        "inc",
        "corp",
        "corporation",
        "ltd",
        "limited",
        "llc",
        "plc",
        "llp",
        "lp",
        "gmbh",
        "nv",
        "n.v",
        "sa",
        "s.a",
        "ag",
        "spa",
        "s.p.a",
        "ab",
        "oyj",
        "bhd",
        "pty",
    ];
    let word = word.trim_end_matches('.');
    FORMS.iter().any(|f| f.eq_ignore_ascii_case(word))
}

/// The name of a product, which is its maker's with a number: `the Norra 70`, `Norra A70`. It ends behind the number.
pub(super) fn product(report: &Report<'_>, name: &Name) -> Option<usize> {
    let Range { start, end } = name.tokens;
    let sentence = report.around(start);
    if name.label == Label::Loc || name.country.is_some() || end >= sentence.end || report.glued(end) {
        return None;
    }
    let word = report.word(end);
    let (mut digits, mut letters) = (0, 0);
    for c in word.chars() {
        digits += usize::from(c.is_ascii_digit());
        letters += usize::from(c.is_ascii_uppercase());
        if !c.is_ascii_alphanumeric() && c != '-' {
            return None;
        }
    }
    // `Q3` is a quarter, `B1` a floor; a model has a number of some length.
    let model = letters > 0 && digits > 1 && digits + letters == word.chars().filter(|c| *c != '-').count();
    let articled = start > sentence.start && report.is(start - 1, &["a", "an", "the"]);
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let plain = letters == 0 && (2..=4).contains(&digits) && articled && !year && name.label != Label::Per;
    let counts = report.pos(end + 1) == Some(Pos::Noun)
        && plain
        && !report.is(end + 1, &["jet", "jets", "aircraft", "airliner"]);
    ((model || plain) && !counts).then_some(end + 1)
}
