//! words → kind of name: can this be an agency, a person, an outlet?

/// Agencies and broadcasters that stand in datelines and closing marks under names that are no acronym, or without any
/// mark behind them. An acronym in the right place is taken without being listed.
const AGENCIES: [&str; 44] = [
    "AP",
    "AFP",
    "Reuters",
    "UPI",
    "dpa",
    "DPA",
    "EFE",
    "ANSA",
    "ANI",
    "PTI",
    "IANS",
    "UNI",
    "Xinhua",
    "CNS",
    "Kyodo",
    "Jiji",
    "Yonhap",
    "TASS",
    "Tass",
    "RIA",
    "Interfax",
    "Ukrinform",
    "Anadolu",
    "AA",
    "IRNA",
    "ISNA",
    "SANA",
    "WAM",
    "QNA",
    "KUNA",
    "MENA",
    "Bernama",
    "Antara",
    "VOA",
    "CNN",
    "BBC",
    "PA",
    "CP",
    "AAP",
    "APA",
    "Bloomberg",
    "Belga",
    "Associated Press",
    "Agence France-Presse",
];

/// Words that end the names of outlets and never those of people.
const OUTLET_WORDS: [&str; 56] = [
    "advocate",
    "agency",
    "argus",
    "broadcasting",
    "bulletin",
    "channel",
    "chronicle",
    "courier",
    "daily",
    "desk",
    "dispatch",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "ledger",
    "magazine",
    "mail",
    "media",
    "messenger",
    "mirror",
    "monitor",
    "monthly",
    "network",
    "news",
    "newsroom",
    "observer",
    "online",
    "post",
    "press",
    "radio",
    "record",
    "register",
    "report",
    "reporter",
    "review",
    "sentinel",
    "service",
    "standard",
    "star",
    "telegraph",
    "television",
    "times",
    "today",
    "tribune",
    "tv",
    "voice",
    "watch",
    "weekly",
    "wire",
    "world",
];

/// Small words inside names, which are not capitalised.
const INNER: [&str; 24] = [
    "of", "the", "de", "la", "le", "les", "du", "des", "del", "di", "da", "do", "van", "von", "der", "den",
    "bin", "ibn", "al", "el", "and", "y", "e", "&",
];

/// Whether a name is one of a known agency.
pub(super) fn known_agency(name: &str) -> bool {
    AGENCIES.contains(&name) || AGENCIES.iter().any(|a| a.len() > 3 && a.eq_ignore_ascii_case(name))
}

/// Whether a name has the form of an agency's acronym: two to seven capitals.
pub(super) fn acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (2..=7).contains(&letters)
        && name.chars().all(|c| c.is_uppercase() || c == '&' || c == '.')
        && !name.starts_with('.')
}

/// Whether every word is capitalised, small inner words aside, and there are no more than `most` of them.
pub(super) fn capitalised(words: &str, most: usize) -> bool {
    let mut count = 0;
    let (mut first, mut last_inner) = (true, false);
    for word in words.split_whitespace() {
        count += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        last_inner = INNER.contains(&bare);
        let fits =
            bare.starts_with(|c: char| c.is_uppercase()) || (last_inner && !first) || joined_capital(bare);
        if !fits || bare.ends_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        first = false;
    }
    (1..=most).contains(&count) && !last_inner
}

/// `al-Sabri`, `d'Aubin`: a name that opens with a small part.
fn joined_capital(word: &str) -> bool {
    word.split_once(['-', '\'', '’'])
        .is_some_and(|(small, rest)| small.len() <= 3 && rest.starts_with(char::is_uppercase))
}

/// Whether a name is an outlet's by its form: an agency, an acronym, or one with a word that outlets bear.
pub(super) fn outlet_name(name: &str) -> bool {
    known_agency(name)
        || acronym(name)
        || name
            .split_whitespace()
            .any(|w| OUTLET_WORDS.contains(&w.trim_matches('.').to_lowercase().as_str()))
        || (!name.contains(' ')
            && name.contains('.')
            && name.chars().any(char::is_alphanumeric)
            && !name.ends_with('.'))
}

/// Whether words end as a sentence does, closing quotation marks and brackets aside.
pub(super) fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '›']);
    bare.ends_with(['.', '!', '?', '…', '。', '؟', '۔', '।', '！', '？'])
}

/// Whether what follows can open a sentence: a capital, a figure, or an opening mark before one.
pub(super) fn opens_sentence(words: &str) -> bool {
    let bare = words.trim_start().trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[', '„']);
    bare.chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()))
}
