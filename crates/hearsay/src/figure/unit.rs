//! Pieces → units: `percent`, an ISO 4217 code, a measure, a length of time.

use crate::text::pieces::{Class, Piece};
use iso_currency::{Currency, IntoEnumIterator};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A unit behind or in front of a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measured {
    /// As a figure has it.
    pub(crate) unit: String,
    /// One past the last piece of it.
    pub(crate) end: usize,
    /// What the number is multiplied with: `26 cents` is 0.26.
    pub(crate) factor: f64,
    /// Whether it belongs to the figure's span: signs, scales, `per cent`, points, and what is glued to the number.
    pub(crate) inside: bool,
    /// Whether it is a time.
    pub(crate) time: bool,
}

impl Measured {
    fn new(unit: impl Into<String>, end: usize, inside: bool) -> Measured {
        Measured { unit: unit.into(), end, factor: 1.0, inside, time: false }
    }
}

/// Nouns of currencies, with what stands in front of them in their full names: `dinar` → (`iraqi`, IQD) and others.
static NOUNS: LazyLock<BTreeMap<String, Vec<(String, &'static str)>>> = LazyLock::new(|| {
    let mut nouns: BTreeMap<String, Vec<(String, &'static str)>> = BTreeMap::new();
    for currency in
        Currency::iter().filter(|c| !c.is_fund() && !c.is_special() && c.is_superseded().is_none())
    {
        let name = currency.name().to_lowercase();
        let (before, noun) = name.rsplit_once(' ').unwrap_or(("", &name));
        nouns.entry(noun.to_owned()).or_default().push((before.to_owned(), currency.code()));
    }
    nouns
});

/// The currency of a sign, with the letters in front of it: `$`, `US$`, `A$`.
pub(crate) fn sign(mark: char, letters: &str) -> Option<&'static str> {
    Some(match (mark, letters) {
        ('$', "" | "US" | "USD" | "U.S.") => "USD",
        ('$', "A" | "AU" | "AUD") => "AUD",
        ('$', "C" | "CA" | "CAD" | "CDN") => "CAD",
        ('$', "NZ" | "NZD") => "NZD",
        ('$', "HK" | "HKD") => "HKD",
        ('$', "S" | "SG" | "SGD") => "SGD",
        ('$', "R") => "BRL",
        ('$', "NT" | "TW") => "TWD",
        ('€', _) => "EUR",
        ('£', _) => "GBP",
        ('¥' | '￥', _) => "JPY",
        ('₹', _) => "INR",
        ('₽', _) => "RUB",
        ('₩', _) => "KRW",
        ('₪', _) => "ILS",
        ('₺', _) => "TRY",
        ('₴', _) => "UAH",
        ('₦', _) => "NGN",
        ('₱', _) => "PHP",
        ('₫', _) => "VND",
        ('฿', _) => "THB",
        ('₡', _) => "CRC",
        ('₸', _) => "KZT",
        ('₾', _) => "GEL",
        _ => return None,
    })
}

/// Three capitals that are a currency's code.
pub(crate) fn code(word: &str) -> Option<&'static str> {
    if word.len() != 3 || !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    // Codes that are words in a headline's capitals.
    if matches!(
        word,
        "ALL"
            | "TOP"
            | "TRY"
            | "MAD"
            | "GEL"
            | "PEN"
            | "CUP"
            | "SOS"
            | "BAM"
            | "LAK"
            | "BOB"
            | "MOP"
            | "RON"
            | "CAD"
    ) {
        return None;
    }
    Currency::from_code(word).filter(|c| !c.is_special() && !c.is_fund()).map(|c| c.code())
}

/// The unit that follows a number and ends before a noun phrase would go on; `scaled` where the number had a scale word.
pub(crate) fn after(
    text: &str,
    p: &[Piece],
    at: usize,
    scaled: bool,
    last_money: Option<&'static str>,
) -> Option<Measured> {
    let piece = p.get(at)?;
    if piece.mark('%') {
        return Some(Measured::new("percent", at + 1, true));
    }
    let hyphen = piece.hyphen() && !piece.spaced;
    let at = at + usize::from(hyphen);
    let of = usize::from(p.get(at).is_some_and(|x| x.low == "of" || x.low == "a") && !hyphen);
    let first = p.get(at)?;
    match first.low {
        "percent" | "pct" => {
            if p.get(at + 1).is_some_and(|x| matches!(x.low, "point" | "points")) {
                return Some(Measured::new("percentage point", at + 2, true));
            }
            return Some(Measured::new("percent", at + 1, true));
        }
        "per" if p.get(at + 1).is_some_and(|x| matches!(x.low, "cent")) => {
            return Some(Measured::new("percent", at + 2, true));
        }
        "percentage" if p.get(at + 1).is_some_and(|x| matches!(x.low, "point" | "points")) => {
            return Some(Measured::new("percentage point", at + 2, true));
        }
        "basis" if p.get(at + 1).is_some_and(|x| matches!(x.low, "point" | "points")) => {
            return Some(Measured::new("basis point", at + 2, true));
        }
        "points" => return Some(Measured::new("point", at + 1, true)),
        "cent" | "cents" => {
            let code = last_money.unwrap_or("USD");
            return Some(Measured { factor: 0.01, ..Measured::new(code, at + 1, true) });
        }
        _ => {}
    }
    if of == 1 && p.get(at).is_some_and(|x| x.low == "a") && p.get(at + 1).is_some_and(|x| x.low == "percent")
    {
        return Some(Measured::new("percent", at + 2, true));
    }
    if of == 1 && p.get(at + 1).is_some_and(|x| x.low == "points") {
        return Some(Measured::new("point", at + 2, true));
    }
    // `six straight days`, `five trading days`
    if matches!(
        first.low,
        "straight" | "consecutive" | "trading" | "business" | "working" | "full" | "more" | "school"
    ) && !hyphen
    {
        if let Some(Class::Unit(unit, true)) = p.get(at + 1).map(|x| x.class) {
            return Some(Measured { time: true, ..Measured::new(unit.name(), at + 2, false) });
        }
    }
    if let Class::Unit(unit, _) = first.class {
        // `a second`, `two quarters` may be no times, but then no number stands in front of them.
        return Some(Measured { time: true, ..Measured::new(unit.name(), at + 1, false) });
    }
    money_noun(text, p, at + of, scaled || of == 1, hyphen).or_else(|| measure(text, p, at, hyphen))
}

/// `dollars`, `US dollars`, `Iraqi dinars`, `euros`, `million pounds`, `USD`.
fn money_noun(text: &str, p: &[Piece], at: usize, scaled: bool, hyphen: bool) -> Option<Measured> {
    let word = |i: usize| p.get(i).filter(|x| x.letters).map(|x| x.span.of(text)).unwrap_or("");
    if let Some(code) = code(word(at)) {
        return Some(Measured::new(code, at + 1, true));
    }
    if !p.get(at)?.letters {
        return None;
    }
    // `US dollars`, `U.S. dollars`
    let mut noun_at = at;
    let mut qualifier = String::new();
    if word(at) == "U" && word(at + 2) == "S" {
        qualifier = "united states".into();
        noun_at = at + 4;
    } else if word(at) == "US" || word(at) == "American" {
        qualifier = "united states".into();
        noun_at = at + 1;
    } else if p[at].first.is_uppercase() && p.get(at + 1).is_some_and(|x| x.letters && x.first.is_lowercase())
    {
        qualifier = word(at).to_lowercase();
        noun_at = at + 1;
    }
    let noun = p.get(noun_at).filter(|x| x.letters && x.first.is_lowercase())?;
    let noun = singular(noun.span.of(text));
    if noun == "renminbi" {
        return Some(Measured::new("CNY", noun_at + 1, true));
    }
    let all = NOUNS.get(noun.as_str())?;
    let code = if qualifier.is_empty() {
        match noun.as_str() {
            "dollar" => "USD",
            // A weight unless a scale makes it money.
            "pound" if scaled => "GBP",
            "pound" | "real" | "mark" | "sol" | "som" | "colon" | "sterling" => return None,
            "rupee" => "INR",
            "ruble" => "RUB",
            "franc" => "CHF",
            "won" if !scaled => return None,
            _ if all.len() == 1 => all[0].1,
            _ => return (!hyphen).then(|| Measured::new(noun, noun_at + 1, true)),
        }
    } else {
        let known = all.iter().find(|(before, _)| before.contains(&qualifier));
        match (known, qualifier.as_str(), noun.as_str()) {
            (Some((_, code)), ..) => code,
            (None, "british", "pound") => "GBP",
            _ => return None,
        }
    };
    Some(Measured::new(code, noun_at + 1, true))
}

fn singular(word: &str) -> String {
    let word = word.to_lowercase();
    match word.as_str() {
        "roubles" | "rouble" | "rubles" => "ruble".into(),
        "pesos" => "peso".into(),
        "sterling" => "sterling".into(),
        "shekels" => "shekel".into(),
        "yuan" | "yen" | "won" | "baht" => word,
        _ => word.strip_suffix('s').unwrap_or(&word).to_owned(),
    }
}

/// Units of measure: what is written, the unit's name, and whether it may stand glued or as a symbol.
const MEASURES: &[(&str, &str, bool)] = &[
    ("km", "km", true),
    ("kilometre", "km", false),
    ("kilometer", "km", false),
    ("m", "m", true),
    ("metre", "m", false),
    ("meter", "m", false),
    ("cm", "cm", true),
    ("centimetre", "cm", false),
    ("centimeter", "cm", false),
    ("mm", "mm", true),
    ("millimetre", "mm", false),
    ("millimeter", "mm", false),
    ("mile", "mile", false),
    ("mi", "mile", true),
    ("foot", "foot", false),
    ("feet", "foot", false),
    ("ft", "foot", true),
    ("inch", "inch", false),
    ("inche", "inch", false),
    ("in", "inch", true),
    ("yard", "yard", false),
    ("kg", "kg", true),
    ("kilo", "kg", false),
    ("kilogram", "kg", false),
    ("kilogramme", "kg", false),
    ("g", "g", true),
    ("gram", "g", false),
    ("gramme", "g", false),
    ("mg", "mg", true),
    ("tonne", "tonne", false),
    ("ton", "ton", false),
    ("pound", "pound", false),
    ("lb", "pound", true),
    ("lbs", "pound", true),
    ("ounce", "ounce", false),
    ("litre", "litre", false),
    ("liter", "litre", false),
    ("gallon", "gallon", false),
    ("barrel", "barrel", false),
    ("acre", "acre", false),
    ("hectare", "hectare", false),
    ("ha", "hectare", true),
    ("degree", "degree", false),
    ("mph", "mph", true),
    ("kph", "km/h", true),
    ("knot", "knot", false),
    ("watt", "W", false),
    ("kilowatt", "kW", false),
    ("kw", "kW", true),
    ("megawatt", "MW", false),
    ("mw", "MW", true),
    ("gigawatt", "GW", false),
    ("gw", "GW", true),
    ("kwh", "kWh", true),
    ("mwh", "MWh", true),
    ("volt", "V", false),
    ("hz", "Hz", true),
    ("khz", "kHz", true),
    ("mhz", "MHz", true),
    ("ghz", "GHz", true),
    ("kb", "kB", true),
    ("mb", "MB", true),
    ("gb", "GB", true),
    ("tb", "TB", true),
    ("kilobyte", "kB", false),
    ("megabyte", "MB", false),
    ("gigabyte", "GB", false),
    ("terabyte", "TB", false),
    ("kiloton", "kiloton", false),
    ("megaton", "megaton", false),
];

fn measure(text: &str, p: &[Piece], at: usize, hyphen: bool) -> Option<Measured> {
    let first = p.get(at)?;
    // `15''`, `13.3"` are inches only where a doubled mark stands; one mark alone is a quotation's end too often.
    if first.mark('\'')
        && !first.spaced
        && at > 0
        && p[at - 1].number().is_some()
        && p.get(at + 1).is_some_and(|x| x.mark('\'') && !x.spaced)
    {
        return Some(Measured::new("inch", at + 2, true));
    }
    if first.mark('°') {
        let letter = p.get(at + 1).filter(|x| x.letters && x.span.len() == 1).map_or(at + 1, |_| at + 2);
        return Some(Measured::new("degree", letter, true));
    }
    if !first.letters {
        return None;
    }
    let word = first.span.of(text).to_ascii_lowercase();
    let (prefix, at, word) = match word.as_str() {
        "square" | "cubic" | "nautical" | "metric" => {
            let next = p.get(at + 1).filter(|x| x.letters)?;
            let prefix = if word == "metric" { String::new() } else { format!("{word} ") };
            (prefix, at + 1, next.span.of(text).to_ascii_lowercase())
        }
        _ => (String::new(), at, word),
    };
    let bare = word.strip_suffix('s').unwrap_or(&word);
    let (_, unit, symbol) = MEASURES.iter().find(|(w, _, symbol)| *w == word || !symbol && *w == bare)?;
    let glued = !p[at].spaced;
    // One or two letters say little by themselves: `5 m` and `12 in` are not read, `5m` may be money.
    if *symbol && word.len() < 2 || word == "in" || word == "ha" && !glued {
        return None;
    }
    if *unit == "foot" && word == "foot" && !hyphen && !prefix.is_empty() {
        return None;
    }
    Some(Measured::new(
        format!("{prefix}{unit}"),
        at + 1,
        *symbol || hyphen || glued || matches!(*unit, "tonne"),
    ))
}
