//! Span → Pieces: the words, numbers and marks that dates and figures are made of, with their meaning looked up once.
//!
//! The tagger's tokens follow a treebank; expressions of time and number need finer ones (`mid-2019`, `$15bn`,
//! `'82`, `6:40 p.m.`), so they are cut here again, cheaply, and only a closed vocabulary is recognised.

use super::calendar::{LONGER_DAYS, LONGER_MONTHS, MONTHS, WEEKDAYS};
use crate::text::Span;
use std::sync::LazyLock;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// As a figure's unit.
    pub(crate) fn name(self) -> &'static str {
        [
            "second",
            "minute",
            "hour",
            "day",
            "week",
            "fortnight",
            "month",
            "quarter",
            "year",
            "decade",
            "century",
        ][self as usize]
    }
}

/// What a word of the vocabulary means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Class {
    /// Not in the vocabulary, or a mark.
    Other,
    /// A function word, known by its letters alone.
    Plain,
    /// `one` to `nineteen`, `zero`.
    Small(u8),
    /// `twenty` to `ninety`.
    Tens(u8),
    /// `hundred`, `thousand`, `million`.
    Scale(f64),
    /// `dozens`, `hundreds`, `millions`.
    Many(f64),
    /// `dozen`, `score`.
    Set(u8),
    /// `first` to `twentieth`; `second` is a unit.
    Ordinal(u8),
    /// `thirds`, `fifths`.
    Parts(u8),
    /// January is 1.
    Month(u8),
    /// Monday is 1.
    Weekday(u8),
    /// `year`, and whether plural.
    Unit(Unit, bool),
    /// `MO`, `AF`, `EV`, `NI`, as TIMEX3 writes the parts of a day.
    Part(&'static str),
    /// `SP`, `SU`, `FA`, `WI`.
    Season(&'static str),
    /// `weekly`, `annual`: a set with this period.
    Every(&'static str),
    /// Digits, with `,` between groups and a decimal point.
    Number(f64),
}

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// Where.
    pub(crate) span: Span,
    /// The word in lower case where the vocabulary has it; empty otherwise.
    pub(crate) low: &'static str,
    /// What it means.
    pub(crate) class: Class,
    /// The character, for a mark; the first one otherwise.
    pub(crate) first: char,
    /// Whether white space, or the border of the stretch, stands before it.
    pub(crate) spaced: bool,
    /// Whether it is made of letters.
    pub(crate) letters: bool,
    /// Whether it is a number without `,` and `.`.
    pub(crate) whole: bool,
}

impl Piece {
    /// The number, where it is one in digits.
    pub(crate) fn number(&self) -> Option<f64> {
        match self.class {
            Class::Number(n) => Some(n),
            _ => None,
        }
    }

    /// Whether it is this mark.
    pub(crate) fn mark(&self, c: char) -> bool {
        self.first == c && !self.letters && self.number().is_none()
    }

    /// Whether it is a hyphen or a dash without space around it, as in `27-year`.
    pub(crate) fn hyphen(&self) -> bool {
        matches!(self.first, '-' | '\u{2010}' | '\u{2011}' | '\u{2013}') && !self.letters
    }

    /// How many digits it has.
    pub(crate) fn digits(&self) -> usize {
        if self.whole { self.span.len() } else { 0 }
    }
}

/// Cuts a stretch of `text` into pieces, replacing what `out` held.
pub(crate) fn cut(text: &str, stretch: Span, out: &mut Vec<Piece>) {
    out.clear();
    let bytes = text.as_bytes();
    let end = stretch.end().min(bytes.len());
    let mut at = stretch.start();
    let mut spaced = true;
    while at < end {
        let b = bytes[at];
        if b.is_ascii_alphabetic() || b >= 0x80 {
            let word = text.get(at..end).unwrap_or("");
            let len: usize = word.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
            let first = word.chars().next().unwrap_or(' ');
            if len == 0 {
                let len = first.len_utf8();
                if first.is_whitespace() || first == '\u{200b}' {
                    spaced = true;
                } else {
                    out.push(Piece {
                        span: Span::new(at, at + len),
                        low: "",
                        class: Class::Other,
                        first,
                        spaced,
                        letters: false,
                        whole: false,
                    });
                    spaced = false;
                }
                at += len;
                continue;
            }
            let (low, class) = look_up(&word.as_bytes()[..len]);
            out.push(Piece {
                span: Span::new(at, at + len),
                low,
                class,
                first,
                spaced,
                letters: true,
                whole: false,
            });
            at += len;
        } else if b.is_ascii_digit() {
            let (len, value, whole) = number(
                &bytes[at..end],
                at >= stretch.start() + 2 && bytes[at - 1] == b'.' && bytes[at - 2].is_ascii_digit(),
            );
            out.push(Piece {
                span: Span::new(at, at + len),
                low: "",
                class: Class::Number(value),
                first: b as char,
                spaced,
                letters: false,
                whole,
            });
            at += len;
        } else {
            if b.is_ascii_whitespace() {
                spaced = true;
                at += 1;
                continue;
            }
            out.push(Piece {
                span: Span::new(at, at + 1),
                low: "",
                class: Class::Other,
                first: b as char,
                spaced,
                letters: false,
                whole: false,
            });
            at += 1;
        }
        spaced = false;
    }
}

/// Reads `2,500.75`: its length, its value, and whether it is digits alone.
///
/// In `28.01.2024` no number is a decimal one; `series` says that the digits stand behind the first of its stops.
fn number(s: &[u8], series: bool) -> (usize, f64, bool) {
    let run = |from: usize| s[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut len = run(0);
    let mut value = s[..len].iter().fold(0.0, |v, b| v * 10.0 + f64::from(b - b'0'));
    let mut whole = true;
    if len <= 3 {
        // Groups of three; groups of two before the last one, as South Asia writes lakhs.
        let mut at = len;
        let mut last = 0;
        let mut grouped = value;
        while s.get(at) == Some(&b',') {
            let n = run(at + 1);
            if n != 3 && n != 2 {
                break;
            }
            grouped = s[at + 1..at + 1 + n].iter().fold(grouped, |v, b| v * 10.0 + f64::from(b - b'0'));
            at += 1 + n;
            last = n;
        }
        if last == 3 {
            (len, value, whole) = (at, grouped, false);
        }
    }
    if s.get(len) == Some(&b'.') && !series {
        let n = run(len + 1);
        let dotted = s.get(len + 1 + n) == Some(&b'.') && s.get(len + 2 + n).is_some_and(u8::is_ascii_digit);
        if n > 0 && !dotted {
            let literal: String =
                s[..len + 1 + n].iter().filter(|b| **b != b',').map(|b| *b as char).collect();
            value = literal.parse().unwrap_or(value);
            len += 1 + n;
            whole = false;
        }
    }
    (len, value, whole)
}

const LONGEST: usize = 13;

fn look_up(word: &[u8]) -> (&'static str, Class) {
    if word.len() > LONGEST || word.is_empty() {
        return ("", Class::Other);
    }
    let mut low = [0u8; LONGEST];
    for (l, b) in low.iter_mut().zip(word) {
        if !b.is_ascii() {
            return ("", Class::Other);
        }
        *l = b.to_ascii_lowercase();
    }
    let low = &low[..word.len()];
    let table = &*TABLE;
    let mut slot = hash(low);
    while let Some((word, class)) = table[slot] {
        if word.as_bytes() == low {
            return (word, class);
        }
        slot = (slot + 1) % SLOTS;
    }
    ("", Class::Other)
}

const SLOTS: usize = 2048;

fn hash(word: &[u8]) -> usize {
    let h = word.iter().fold(0xcbf2_9ce4_u32, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193));
    (h ^ (h >> 15)) as usize % SLOTS
}

static TABLE: LazyLock<Vec<Option<(&'static str, Class)>>> = LazyLock::new(|| {
    let mut table = vec![None; SLOTS];
    let mut put = |word: &'static str, class: Class| {
        let mut slot = hash(word.as_bytes());
        while let Some((other, _)) = table[slot] {
            if other == word {
                return;
            }
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = Some((word, class));
    };
    for (n, word) in (1..).zip(MONTHS) {
        put(word, Class::Month(n));
        put(&word[..3], Class::Month(n));
    }
    for (n, word) in (1..).zip(WEEKDAYS) {
        put(word, Class::Weekday(n));
        put(&word[..3], Class::Weekday(n));
    }
    for (word, n) in LONGER_MONTHS {
        put(word, Class::Month(n));
    }
    for (word, n) in LONGER_DAYS {
        put(word, Class::Weekday(n));
    }
    for (word, class) in MEANINGS {
        put(word, *class);
    }
    for word in PLAIN.split_ascii_whitespace() {
        put(word, Class::Plain);
    }
    table
});

#[rustfmt::skip]
const MEANINGS: &[(&str, Class)] = {
    use Class::*;
    use self::Unit as U;
    &[
        ("zero", Small(0)), ("one", Small(1)), ("two", Small(2)), ("three", Small(3)), ("four", Small(4)), ("five", Small(5)),
        ("six", Small(6)), ("seven", Small(7)), ("eight", Small(8)), ("nine", Small(9)), ("ten", Small(10)), ("eleven", Small(11)),
        ("twelve", Small(12)), ("thirteen", Small(13)), ("fourteen", Small(14)), ("fifteen", Small(15)), ("sixteen", Small(16)),
        ("seventeen", Small(17)), ("eighteen", Small(18)), ("nineteen", Small(19)),
        ("twenty", Tens(20)), ("thirty", Tens(30)), ("forty", Tens(40)), ("fifty", Tens(50)), ("sixty", Tens(60)), ("seventy", Tens(70)),
        ("eighty", Tens(80)), ("ninety", Tens(90)),
        ("hundred", Scale(1e2)), ("thousand", Scale(1e3)), ("lakh", Scale(1e5)), ("million", Scale(1e6)), ("mn", Scale(1e6)), ("mln", Scale(1e6)),
        ("crore", Scale(1e7)), ("billion", Scale(1e9)), ("bn", Scale(1e9)), ("trillion", Scale(1e12)), ("tn", Scale(1e12)), ("trn", Scale(1e12)),
        ("dozens", Many(12.0)), ("scores", Many(20.0)), ("tens", Many(10.0)), ("hundreds", Many(1e2)), ("thousands", Many(1e3)),
        ("lakhs", Many(1e5)), ("millions", Many(1e6)), ("crores", Many(1e7)), ("billions", Many(1e9)), ("trillions", Many(1e12)),
        ("dozen", Set(12)), ("score", Set(20)),
        ("first", Ordinal(1)), ("third", Ordinal(3)), ("fourth", Ordinal(4)), ("fifth", Ordinal(5)), ("sixth", Ordinal(6)),
        ("seventh", Ordinal(7)), ("eighth", Ordinal(8)), ("ninth", Ordinal(9)), ("tenth", Ordinal(10)),
        ("eleventh", Ordinal(11)), ("twelfth", Ordinal(12)), ("thirteenth", Ordinal(13)), ("fourteenth", Ordinal(14)), ("fifteenth", Ordinal(15)),
        ("sixteenth", Ordinal(16)), ("seventeenth", Ordinal(17)), ("eighteenth", Ordinal(18)), ("nineteenth", Ordinal(19)), ("twentieth", Ordinal(20)),
        ("halves", Parts(2)), ("thirds", Parts(3)), ("fourths", Parts(4)), ("fifths", Parts(5)), ("sixths", Parts(6)), ("sevenths", Parts(7)),
        ("eighths", Parts(8)), ("ninths", Parts(9)), ("tenths", Parts(10)),
        ("mondays", Every("XXXX-WXX-1")), ("tuesdays", Every("XXXX-WXX-2")), ("wednesdays", Every("XXXX-WXX-3")), ("thursdays", Every("XXXX-WXX-4")),
        ("fridays", Every("XXXX-WXX-5")), ("saturdays", Every("XXXX-WXX-6")), ("sundays", Every("XXXX-WXX-7")),
        ("second", Unit(U::Second, false)), ("seconds", Unit(U::Second, true)), ("minute", Unit(U::Minute, false)), ("minutes", Unit(U::Minute, true)),
        ("hour", Unit(U::Hour, false)), ("hours", Unit(U::Hour, true)), ("day", Unit(U::Day, false)), ("days", Unit(U::Day, true)),
        ("week", Unit(U::Week, false)), ("weeks", Unit(U::Week, true)), ("fortnight", Unit(U::Fortnight, false)), ("fortnights", Unit(U::Fortnight, true)),
        ("month", Unit(U::Month, false)), ("months", Unit(U::Month, true)), ("quarter", Unit(U::Quarter, false)), ("quarters", Unit(U::Quarter, true)),
        ("year", Unit(U::Year, false)), ("years", Unit(U::Year, true)), ("decade", Unit(U::Decade, false)), ("decades", Unit(U::Decade, true)),
        ("century", Unit(U::Century, false)), ("centuries", Unit(U::Century, true)),
        ("morning", Part("MO")), ("mornings", Part("MO")), ("noon", Part("MI")), ("midday", Part("MI")), ("afternoon", Part("AF")), ("afternoons", Part("AF")), ("evening", Part("EV")), ("evenings", Part("EV")),
        ("night", Part("NI")), ("nights", Part("NI")), ("overnight", Part("NI")), ("midnight", Part("NI")),
        ("spring", Season("SP")), ("summer", Season("SU")), ("autumn", Season("FA")), ("fall", Season("FA")), ("winter", Season("WI")),
        ("hourly", Every("PT1H")), ("daily", Every("P1D")), ("nightly", Every("P1D")), ("weekly", Every("P1W")), ("fortnightly", Every("P2W")),
        ("biweekly", Every("P2W")), ("monthly", Every("P1M")), ("bimonthly", Every("P2M")),
        ("quarterly", Every("P3M")), ("annual", Every("P1Y")), ("annually", Every("P1Y")), ("yearly", Every("P1Y")), ("biennial", Every("P2Y")),
    ]
};

/// Words that rules ask for by their letters.
const PLAIN: &str = "
    a an the this that these those its his her their our my your some any no all both each every another other few several many
    of in on at by to from since until till before after during through throughout within over under between and or nor but than as
    per for with without into onto across inside near around about roughly approximately approx circa nearly almost close just
    only more most less fewer least up down below above beyond well exceeding exactly precisely estimated total least not even
    ago earlier later previous previously following next last past coming upcoming current currently now recent recently ongoing
    today yesterday tomorrow tonight weekend weekends early late mid beginning start end middle then same one once twice half
    fiscal financial long entire whole much very too so if when where which who whom whose what while because
    is are was were be been being am has have had having do does did will would shall should can could may might must
    going set due scheduled expected plans plan planned planning hope hopes intends intend wants want agreed likely ahead
    percent percentage pct cent cents point points basis mark
    am pm a p m utc gmt est edt pst pdt cet cest bst z et old aged age era history era term time future present
    said says told met held began came went left took made gave won lost sent fell rose became saw found killed died
    it he she they we you i me him us them there here also dollar dollars couple handful number numbers group groups
    straight consecutive more additional extra further new full working business trading calendar school school
    th st nd rd s t d ll re ve o clock i e b c ad bc
    north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern southwestern central
    anniversary birthday olympics olympic election season seasons
    section route article chapter flight highway room channel title rule page pages number no nos version level stage
    phase act bill vs versus v article amendment resolution proposition prop interstate apollo class grade size type model operation
    prison jail custody office power people person
    way thing day hand side reason other
    yet already soon shortly currently presently nowadays formerly
    new year eve christmas easter ramadan
    us usd eur gbp
    attacks attack terrorist terror foreseeable ages others final single period pre post q fy h former latter middle consecutive running ending ended closing mornings history launch that moment present
";

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        cut(text, Span::new(0, text.len()), &mut out);
        out.iter().map(|p| p.span.of(text)).collect()
    }

    #[test]
    fn numbers_keep_their_groups_and_dotted_dates_do_not() {
        for (text, want) in [
            ("2,500.75 men", vec!["2,500.75", "men"]),
            ("$15bn, 28.01.2024", vec!["$", "15", "bn", ",", "28", ".", "01", ".", "2024"]),
            ("in 2009, 12 and 1,00,000", vec!["in", "2009", ",", "12", "and", "1,00,000"]),
            ("Vèsk’s “mid-2019”", vec!["Vèsk", "’", "s", "“", "mid", "-", "2019", "”"]),
        ] {
            assert_eq!(words(text), want);
        }
    }
}
