//! Word → country: which state does a name, a demonym or a capital mean?
//!
//! Names and demonyms are the data of `keshvar`, capitals those of `iso-rs`, both after ISO 3166; what is written here
//! is the handful of short forms that those leave out because they are no official names. Countries that exist in a
//! report alone are found from its own words, in `places`.

use super::lexicon::fold;
use super::report::Report;
use std::collections::HashMap;
use std::sync::OnceLock;

/// How a word means a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// By its name.
    Name,
    /// By an adjective: `Norwegian`.
    Demonym,
    /// By the people: `Norwegians`.
    People,
    /// By its capital.
    Capital,
}

/// A country, and how a word means it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Country {
    pub(super) code: &'static str,
    pub(super) how: How,
}

/// Short forms that no register of official names has; those in capitals count in capitals alone.
const SHORT: &[(&str, How, &str)] = &[
    ("US", How::Name, "USA"),
    ("USA", How::Name, "USA"),
    ("America", How::Name, "USA"),
    ("Washington", How::Capital, "USA"),
    ("Washington DC", How::Capital, "USA"),
    ("UK", How::Name, "GBR"),
    ("Britain", How::Name, "GBR"),
    ("Great Britain", How::Name, "GBR"),
    ("UAE", How::Name, "ARE"),
    ("Emirati", How::Demonym, "ARE"),
    ("Saudi", How::Demonym, "SAU"),
    ("Argentine", How::Demonym, "ARG"),
    ("Kazakh", How::Demonym, "KAZ"),
    ("Kyrgyz", How::Demonym, "KGZ"),
    ("Tajik", How::Demonym, "TJK"),
    ("Uzbek", How::Demonym, "UZB"),
    ("Philippine", How::Demonym, "PHL"),
    ("Vatican", How::Name, "VAT"),
    ("New Zealand", How::Name, "NZL"),
    ("North Korea", How::Name, "PRK"),
    ("South Korea", How::Name, "KOR"),
    ("DRC", How::Name, "COD"),
    ("Ivory Coast", How::Name, "CIV"),
    ("Kiev", How::Capital, "UKR"),
];

/// Buildings and streets that outlets use for the institution of a state that sits there, with its own name.
///
/// A description only, no claim: the state is that whose institution it is.
const SEATS: &[(&str, &str, &str)] = &[
    ("white house", "USA", "White House"),
    ("pentagon", "USA", "US Department of Defense"),
    ("department of defense", "USA", "US Department of Defense"),
    ("defense department", "USA", "US Department of Defense"),
    ("state department", "USA", "US Department of State"),
    ("department of state", "USA", "US Department of State"),
    ("capitol hill", "USA", "US Congress"),
    ("kremlin", "RUS", "Kremlin"),
    ("downing street", "GBR", "Downing Street"),
    ("10 downing street", "GBR", "Downing Street"),
    ("whitehall", "GBR", "Whitehall"),
    ("elysee", "FRA", "Élysée"),
    ("elysee palace", "FRA", "Élysée"),
    ("quai dorsay", "FRA", "French Foreign Ministry"),
    ("bundestag", "DEU", "Bundestag"),
    ("knesset", "ISR", "Knesset"),
    ("blue house", "KOR", "Blue House"),
];

struct Table {
    by_name: HashMap<String, Country>,
    /// The most words of a name that begins with this one.
    longest: HashMap<String, u8>,
    names: HashMap<&'static str, &'static str>,
}

fn clean(name: &str) -> String {
    let name = name.split(['(', '[']).next().unwrap_or("").trim();
    // `Palestine, State of`
    let name = name.split_once(',').map_or(name, |(a, b)| if b.trim().len() < 24 { a } else { name });
    let folded = fold(&name.replace(['-', '–'], " "));
    folded.strip_prefix("the ").map_or(folded.clone(), str::to_owned)
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut found: Vec<(String, Country, bool)> = Vec::new();
        let mut names = HashMap::new();
        for country in keshvar::CountryIterator::new() {
            let code: &'static str = leak(format!("{:?}", country.alpha3()));
            let sovereign = country.un_member();
            let mut add = |name: &str, how| {
                let name = clean(name);
                if name.chars().count() > 2 {
                    found.push((name, Country { code, how }, sovereign));
                }
            };
            let short = country.iso_short_name();
            let unofficial = country.unofficial_name_list();
            add(short, How::Name);
            add(country.iso_long_name(), How::Name);
            if let Some(first) = unofficial.first() {
                add(first, How::Name);
            }
            // `Czech Republic`, `Türkiye`: the second English name where the first is official.
            for other in unofficial.iter().filter(|n| n.is_ascii() && (n.contains(' ') || n.ends_with("ia")))
            {
                add(other, How::Name);
            }
            let data = iso_rs::Country::from_alpha_3(code).and_then(|c| c.first());
            if let Some(data) = data {
                add(data.name, How::Name);
                if let Some(capital) = data.capital.filter(|c| !c.is_empty()) {
                    add(capital, How::Capital);
                }
            }
            for demonym in country.maybe_nationality().unwrap_or("").split(", ").filter(|d| !d.is_empty()) {
                add(demonym, How::Demonym);
                if demonym.ends_with(['n', 'i', 'k', 'o', 'd', 'r', 't']) && !demonym.ends_with("men") {
                    add(&format!("{demonym}s"), How::People);
                }
            }
            // The name that a reader uses is the shortest of the official ones.
            let plain = [short, unofficial.first().copied().unwrap_or(short), data.map_or(short, |d| d.name)]
                .into_iter()
                .filter(|n| n.is_ascii() && !n.contains(['(', ',']))
                .min_by_key(|n| n.len())
                .unwrap_or(short);
            names.insert(code, plain);
        }
        // A name of two countries means neither, unless one alone is a state: `French` is said of islands, too.
        let mut by_name: HashMap<String, Country> = HashMap::new();
        let mut rank: HashMap<String, (How, bool)> = HashMap::new();
        let mut shared: Vec<String> = Vec::new();
        for (name, country, sovereign) in found {
            let mine = (country.how, !sovereign);
            match rank.get(&name) {
                Some(other) if *other < mine => continue,
                Some(other) if *other == mine => {
                    if by_name.get(&name).is_some_and(|c| c.code != country.code) {
                        shared.push(name);
                    }
                    continue;
                }
                _ => {}
            }
            shared.retain(|n| *n != name);
            rank.insert(name.clone(), mine);
            by_name.insert(name, country);
        }
        for name in shared {
            by_name.remove(&name);
        }
        for (name, how, code) in SHORT {
            by_name.insert(fold(name), Country { code, how: *how });
        }
        let mut longest: HashMap<String, u8> = HashMap::new();
        for name in by_name.keys() {
            let first = name.split(' ').next().unwrap_or("").to_owned();
            let words = name.split(' ').count().min(9) as u8;
            let most = longest.entry(first).or_insert(0);
            *most = words.max(*most);
        }
        Table { by_name, longest, names }
    })
}

/// The codes are made once in the life of the process.
fn leak(code: String) -> &'static str {
    Box::leak(code.into_boxed_str())
}

/// The country that a whole name means.
pub(super) fn named(name: &str) -> Option<Country> {
    let folded = clean(name);
    let country = table().by_name.get(&folded).copied()?;
    // `us` is a pronoun, `US` and `U.S.` are a country.
    let short = folded.len() <= 3;
    (!short || name.chars().all(|c| c.is_uppercase() || c == '.')).then_some(country)
}

/// The country that the words from token `i` on mean, and how many tokens that takes.
pub(super) fn at(report: &Report<'_>, i: usize) -> Option<(usize, Country)> {
    if !report.capital(i) {
        return None;
    }
    let table = table();
    let first = fold(report.word(i));
    let most = *table.longest.get(&first)? as usize;
    let end = report.around(i).end;
    let mut name = first;
    let mut best = named(report.word(i)).map(|c| (1, c));
    for n in 2..=most {
        let k = i + n - 1;
        if k >= end || !report.is_word(k) {
            break;
        }
        name.push(' ');
        name.push_str(&fold(report.word(k)));
        if let Some(country) = table.by_name.get(&name) {
            best = Some((n, *country));
        }
    }
    best
}

/// The name of a country by its ISO 3166-1 alpha-3 code.
pub fn country_name(code: &str) -> Option<&'static str> {
    match code {
        "USA" => Some("United States"),
        "GBR" => Some("United Kingdom"),
        "PRK" => Some("North Korea"),
        "COD" => Some("Democratic Republic of the Congo"),
        "BRB" => Some("Barbados"),
        "MNE" => Some("Montenegro"),
        "MKD" => Some("North Macedonia"),
        _ => table().names.get(code).copied(),
    }
}

/// The institution that outlets mean by a building or a street, or by one of its own names: its name and its state.
///
/// The case uses it to see that two outlets speak of one body.
pub fn institution(name: &str) -> Option<(&'static str, &'static str)> {
    let folded = fold(name);
    let folded = folded.strip_prefix("the ").unwrap_or(&folded);
    let rest =
        ["us ", "american ", "united states "].iter().find_map(|p| folded.strip_prefix(p)).unwrap_or(folded);
    SEATS.iter().find(|s| s.0 == folded || s.0 == rest && s.1 == "USA").map(|s| (s.2, s.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_goes_by_its_names_its_adjective_and_its_capital() {
        for (name, expected) in [
            ("Norway", Some(("NOR", How::Name))),
            ("U.S.", Some(("USA", How::Name))),
            ("us", None),
            ("the United States of America", Some(("USA", How::Name))),
            ("Bolivia", Some(("BOL", How::Name))),
            ("Russia", Some(("RUS", How::Name))),
            ("Turkey", Some(("TUR", How::Name))),
            ("Vietnam", Some(("VNM", How::Name))),
            ("French", Some(("FRA", How::Demonym))),
            ("American", Some(("USA", How::Demonym))),
            ("Dutch", Some(("NLD", How::Demonym))),
            ("Norwegians", Some(("NOR", How::People))),
            ("Congolese", None),
            ("Oslo", Some(("NOR", How::Capital))),
            ("Vesk", None),
        ] {
            assert_eq!(named(name).map(|c| (c.code, c.how)), expected, "{name}");
        }
        assert_eq!(country_name("VNM"), Some("Vietnam"));
        assert_eq!(country_name("PRK"), Some("North Korea"));
        assert_eq!(institution("Pentagon"), institution("U.S. Department of Defense"));
    }
}
