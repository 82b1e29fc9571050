//! Text → Words: which words of a passage say what it is about, and how rare are they in this heap?

use crate::text::Span;
use crate::text::calendar::{MONTHS, WEEKDAYS};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map that is never walked through, only asked: quick keys.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// A quick hash; nobody chooses keys to make it slow who could not send a larger heap instead.
#[derive(Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, x: u8) {
        self.write_u64(u64::from(x));
    }

    fn write_u32(&mut self, x: u32) {
        self.write_u64(u64::from(x));
    }

    fn write_u64(&mut self, x: u64) {
        self.0 = mix(self.0, x);
    }
}

/// One number of two.
pub(super) fn mix(a: u64, b: u64) -> u64 {
    let h = (a ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    h ^ (h >> 29)
}

/// A word as comparisons see it: a heap has many, so that its parts share their bits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Word {
    /// Where.
    pub span: Span,
    /// Its stem, then two bits of its class, then whether it begins with a capital letter.
    bits: u32,
}

impl Word {
    fn new(span: Span, stem: u32, class: Class, capital: bool) -> Word {
        Word { span, bits: stem << 3 | (class as u32) << 1 | u32::from(capital) }
    }

    /// Its stem in the [`Lexicon`].
    pub(super) fn stem(&self) -> u32 {
        self.bits >> 3
    }

    /// What it is good for.
    pub(super) fn class(&self) -> Class {
        [Class::Content, Class::Common, Class::Function, Class::Number][(self.bits >> 1 & 3) as usize]
    }

    /// Whether it begins with a capital letter.
    pub(super) fn capital(&self) -> bool {
        self.bits & 1 == 1
    }
}

/// What a word is good for in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Says what a passage is about.
    Content,
    /// A word of every report: `said`, `people`, `government`.
    Common,
    /// A word of grammar.
    Function,
    /// Written in digits.
    Number,
}

/// The stems of a heap and how many of its reports hold each.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    cutter: Cutter,
    words: Map<String, u32>,
    common: HashSet<String>,
    ids: Map<String, u32>,
    stems: Vec<String>,
    classes: Vec<Class>,
    reports: Vec<u32>,
    weights: Vec<f64>,
    compounds: Map<u64, u32>,
    total: u32,
}

impl Lexicon {
    /// The words of a passage, in order.
    pub(super) fn words(&mut self, text: &str, span: Span) -> Vec<Word> {
        let mut cutter = std::mem::take(&mut self.cutter);
        let mut words = Vec::with_capacity(span.len() / 5);
        cutter.each(text, span, |span, folded| {
            let stem = self.intern(folded);
            let capital = span.of(text).chars().next().is_some_and(char::is_uppercase);
            words.push(Word::new(span, stem, self.classes[stem as usize], capital));
        });
        self.cutter = cutter;
        words
    }

    fn intern(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.words.get(folded) {
            return *id;
        }
        if self.common.is_empty() {
            self.common = COMMON.iter().chain(&WEEKDAYS).chain(&MONTHS).map(|w| stem(w)).collect();
        }
        // The class hangs on the stem alone: which form of a word is met first must not matter.
        let (key, class) = if FUNCTION.contains(&folded) || folded.ends_with("n't") {
            (format!("={folded}"), Class::Function)
        } else if folded.starts_with(|c: char| c.is_ascii_digit()) {
            (folded.to_owned(), Class::Number)
        } else {
            let stem = stem(folded);
            let class = if self.common.contains(&stem) { Class::Common } else { Class::Content };
            (stem, class)
        };
        let next = self.stems.len() as u32;
        let id = *self.ids.entry(key.clone()).or_insert(next);
        if id == next {
            self.stems.push(key);
            self.classes.push(class);
            self.reports.push(0);
        }
        self.words.insert(folded.to_owned(), id);
        id
    }

    /// Counts the words of one report: the background that tells rare words from frequent ones.
    pub(super) fn count(&mut self, words: &[Word]) {
        self.total += 1;
        for stem in distinct(words.iter().map(|w| w.stem())) {
            self.reports[stem as usize] += 1;
        }
    }

    /// How many stems there are: their ids are the numbers below.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The id of a stem, where the heap has it.
    pub(super) fn id(&self, stem: &str) -> Option<u32> {
        self.ids.get(stem).copied()
    }

    /// The stem of an id.
    pub(super) fn stem(&self, id: u32) -> &str {
        &self.stems[id as usize]
    }

    /// What a stem is good for.
    pub(super) fn class(&self, id: u32) -> Class {
        self.classes[id as usize]
    }

    /// In how many reports a stem stands.
    pub(super) fn reports(&self, id: u32) -> u32 {
        self.reports[id as usize]
    }

    /// How much sharing a word says: nothing for grammar, little for words of every report, more the rarer; at most
    /// [`RAREST`], however large the heap, so that what is enough in one heap is enough in another.
    pub(super) fn weight(&self, id: u32) -> f64 {
        self.weights.get(id as usize).copied().unwrap_or_else(|| self.weigh(id))
    }

    fn weigh(&self, id: u32) -> f64 {
        let base = match self.classes[id as usize] {
            Class::Function => return 0.0,
            Class::Common => 0.3,
            Class::Number | Class::Content => 1.0,
        };
        let rarity = |reports: u32| (1.0 + (f64::from(self.total) + 4.0) / (f64::from(reports) + 1.0)).ln();
        base * RAREST * rarity(self.reports[id as usize]) / rarity(1)
    }

    /// Weighs all stems, when all reports have been counted.
    pub(super) fn finish(&mut self) {
        self.weights = (0..self.stems.len() as u32).map(|id| self.weigh(id)).collect();
        self.compounds = self.parted();
    }

    /// The words that the heap writes as one and as two: `airstrike`, `air strike`.
    fn parted(&self) -> Map<u64, u32> {
        let mut out = Map::default();
        // A `new port` is no Newport: a word of every report is no part of one.
        let content = |id: &u32| self.class(*id) == Class::Content;
        let part = |word: &str| {
            let id = self.id(word).filter(|_| word.len() >= LEAST)?;
            content(&id).then_some(id)
        };
        for whole in (0..self.stems.len() as u32).filter(content) {
            let word = &self.stems[whole as usize];
            for cut in (LEAST..word.len().saturating_sub(LEAST - 1)).filter(|i| word.is_char_boundary(*i)) {
                if let (Some(a), Some(b)) = (part(&word[..cut]), part(&word[cut..])) {
                    out.insert(u64::from(a) << 32 | u64::from(b), whole);
                }
            }
        }
        out
    }

    /// The word that two side by side make where others write them as one.
    pub(super) fn compound(&self, a: u32, b: u32) -> Option<u32> {
        self.compounds.get(&(u64::from(a) << 32 | u64::from(b))).copied()
    }

    /// The weight of a set of stems.
    pub(super) fn sum(&self, stems: &[u32]) -> f64 {
        stems.iter().map(|s| self.weight(*s)).sum()
    }
}

/// Letters of each part of a compound at least.
const LEAST: usize = 3;

/// The weight of a word that one report alone has.
const RAREST: f64 = 1.5;

/// Sorted, each once.
pub(super) fn distinct<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = items.collect();
    all.sort();
    all.dedup();
    all
}

/// What two sorted lists share.
pub(super) fn shared<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                out.push(a[i].clone());
                i += 1;
                j += 1;
            }
        }
    }
    out
}

/// Stems that say what some words are about, sorted, each once.
pub(super) fn content(words: &[Word]) -> Vec<u32> {
    distinct(words.iter().filter(|w| w.class() != Class::Function).map(|w| w.stem()))
}

/// Cuts a passage into words, lower-cased and without accents. `U.S.` is `us`, `2,500` is `2500`, `mission's` is
/// `mission`, `US-led` is two words.
pub(super) fn raw_words(text: &str, span: Span) -> Vec<(Span, String)> {
    let mut out = Vec::new();
    Cutter::default().each(text, span, |span, folded| out.push((span, folded.to_owned())));
    out
}

/// What [`raw_words`] does, word by word, with the room it takes kept from one passage to the next.
#[derive(Debug, Default)]
pub(super) struct Cutter {
    chars: Vec<(usize, char)>,
    folded: String,
}

impl Cutter {
    pub(super) fn each(&mut self, text: &str, span: Span, mut word: impl FnMut(Span, &str)) {
        let passage = span.of(text);
        let Cutter { chars, folded } = self;
        chars.clear();
        chars.extend(passage.char_indices());
        let mut i = 0;
        let at = |i: usize| chars.get(i).map(|c| c.1);
        while i < chars.len() {
            if !chars[i].1.is_alphanumeric() {
                i += 1;
                continue;
            }
            let start = i;
            folded.clear();
            while let Some(c) = at(i) {
                let next = at(i + 1);
                if c.is_alphanumeric() {
                    fold_char(c, folded);
                } else if is_apostrophe(c) && next.is_some_and(char::is_alphabetic) {
                    folded.push('\'');
                } else if matches!(c, '.' | ',')
                    && i > start
                    && at(i - 1).is_some_and(|p| p.is_ascii_digit())
                    && next.is_some_and(|n| n.is_ascii_digit())
                {
                    if c == '.' {
                        folded.push('.');
                    }
                } else if c == '.' && initials(chars, start, i) {
                    // The point of an abbreviation of single letters.
                } else {
                    break;
                }
                i += 1;
            }
            let end = chars.get(i).map_or(passage.len(), |c| c.0);
            let place = Span::new(span.start() + chars[start].0, span.start() + end);
            word(place, folded.strip_suffix("'s").unwrap_or(folded));
        }
    }
}

/// Whether the word from `start` to the point at `dot` is single letters with points, and goes on or has gone on so.
fn initials(chars: &[(usize, char)], start: usize, dot: usize) -> bool {
    let so_far = &chars[start..dot];
    let letters =
        so_far.iter().enumerate().all(|(k, c)| if k % 2 == 0 { c.1.is_uppercase() } else { c.1 == '.' });
    letters
        && so_far.len() % 2 == 1
        && (so_far.len() > 1
            || (chars.get(dot + 1).is_some_and(|c| c.1.is_uppercase())
                && chars.get(dot + 2).is_some_and(|c| c.1 == '.')))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '‘')
}

/// A text in lower case without accents, its letters and digits only, words parted by one space.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            fold_char(c, &mut out);
        } else if !is_apostrophe(c) && c != '.' && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.trim_end().to_owned()
}

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        let plain = match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
            'æ' => "ae",
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
            'ď' | 'đ' | 'ð' => "d",
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
            'ĥ' | 'ħ' | 'ḥ' => "h",
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
            'ķ' => "k",
            'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
            'ñ' | 'ń' | 'ņ' | 'ň' => "n",
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
            'œ' => "oe",
            'ŕ' | 'ŗ' | 'ř' => "r",
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
            'ß' => "ss",
            'ţ' | 'ť' | 'ț' | 'ṭ' => "t",
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
            'ý' | 'ÿ' => "y",
            'ź' | 'ż' | 'ž' => "z",
            '\u{300}'..='\u{36f}' => "",
            other => {
                out.push(other);
                continue;
            }
        };
        out.push_str(plain);
    }
}

/// A word without its endings: one stem for `negotiate`, `negotiating` and `negotiations`.
pub(super) fn stem(word: &str) -> String {
    let mut w = word.replace('\'', "");
    if w.len() <= 3 || !w.is_ascii() || w.bytes().any(|b| b.is_ascii_digit()) {
        return w;
    }
    if w.ends_with("ies") && w.len() > 4 {
        w.truncate(w.len() - 3);
        w.push('y');
    } else if ["sses", "shes", "ches", "xes", "zes"].iter().any(|s| w.ends_with(s)) {
        w.truncate(w.len() - 2);
    } else if w.ends_with('s') && !["ss", "us", "is"].iter().any(|s| w.ends_with(s)) {
        w.truncate(w.len() - 1);
    }
    let vowel = |s: &str| s.bytes().any(|b| b"aeiouy".contains(&b));
    for (suffix, least) in [
        ("ement", 5),
        ("ment", 4),
        ("ing", 3),
        ("ied", 3),
        ("eed", 3),
        ("ed", 3),
        ("ion", 4),
        ("al", 5),
        ("ly", 4),
    ] {
        let Some(rest) = w.strip_suffix(suffix) else { continue };
        if rest.len() < least || !vowel(rest) {
            continue;
        }
        let keep = match suffix {
            "ied" => format!("{rest}y"),
            "eed" => format!("{rest}ee"),
            _ => rest.to_owned(),
        };
        w = keep;
        let b = w.as_bytes();
        let n = b.len();
        if matches!(suffix, "ing" | "ed") && n > 3 && b[n - 1] == b[n - 2] && !b"aeiouslz".contains(&b[n - 1])
        {
            w.truncate(n - 1);
        }
        break;
    }
    while w.len() > 3 && w.ends_with('e') {
        w.truncate(w.len() - 1);
    }
    if w.len() > 3 && w.ends_with('y') {
        w.truncate(w.len() - 1);
        w.push('i');
    }
    w
}

/// Words of grammar.
const FUNCTION: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "after",
    "again",
    "against",
    "all",
    "almost",
    "along",
    "already",
    "also",
    "although",
    "am",
    "amid",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "cannot",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "down",
    "during",
    "each",
    "either",
    "else",
    "enough",
    "even",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "further",
    "had",
    "has",
    "have",
    "having",
    "he",
    "he's",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "i'm",
    "i've",
    "if",
    "in",
    "including",
    "into",
    "is",
    "it",
    "it's",
    "its",
    "itself",
    "just",
    "least",
    "less",
    "like",
    "many",
    "may",
    "me",
    "might",
    "mine",
    "more",
    "moreover",
    "most",
    "much",
    "must",
    "my",
    "myself",
    "neither",
    "never",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "often",
    "on",
    "once",
    "only",
    "onto",
    "or",
    "other",
    "others",
    "our",
    "ours",
    "out",
    "over",
    "own",
    "per",
    "quite",
    "rather",
    "really",
    "same",
    "shall",
    "she",
    "should",
    "since",
    "so",
    "some",
    "still",
    "such",
    "than",
    "that",
    "that's",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "there's",
    "these",
    "they",
    "they're",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "together",
    "too",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "us's",
    "very",
    "via",
    "was",
    "we",
    "we're",
    "we've",
    "were",
    "what",
    "when",
    "where",
    "whereas",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
    "you're",
    "your",
    "yours",
];

/// Words that any report may hold.
const COMMON: &[&str] = &[
    "said",
    "say",
    "says",
    "told",
    "tell",
    "ask",
    "call",
    "add",
    "according",
    "statement",
    "report",
    "news",
    "year",
    "month",
    "week",
    "day",
    "time",
    "people",
    "person",
    "man",
    "men",
    "woman",
    "women",
    "country",
    "state",
    "government",
    "official",
    "president",
    "minister",
    "mr",
    "mrs",
    "ms",
    "dr",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "first",
    "second",
    "last",
    "next",
    "new",
    "old",
    "make",
    "made",
    "take",
    "took",
    "taken",
    "get",
    "got",
    "go",
    "going",
    "went",
    "gone",
    "come",
    "came",
    "give",
    "gave",
    "given",
    "know",
    "known",
    "knew",
    "think",
    "thought",
    "see",
    "seen",
    "saw",
    "look",
    "want",
    "need",
    "use",
    "work",
    "way",
    "part",
    "number",
    "group",
    "member",
    "head",
    "leader",
    "public",
    "national",
    "nation",
    "place",
    "good",
    "great",
    "big",
    "large",
    "small",
    "long",
    "high",
    "early",
    "late",
    "recent",
    "former",
    "several",
    "million",
    "billion",
    "percent",
    "today",
    "yesterday",
    "tomorrow",
    "morning",
    "evening",
    "night",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "announce",
    "show",
    "include",
    "continue",
    "begin",
    "began",
    "start",
    "end",
    "hold",
    "held",
    "keep",
    "kept",
    "put",
    "set",
    "let",
    "become",
    "became",
    "thing",
    "lot",
    "issue",
    "matter",
    "case",
    "point",
    "question",
    "plan",
    "help",
    "well",
    "world",
    "house",
    "secretary",
    "chief",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stem_for_the_forms_of_a_word() {
        for (a, b) in [
            ("negotiations", "negotiate"),
            ("withdrawals", "withdraw"),
            ("agreement", "agreed"),
            ("commencement", "commences"),
            ("stopped", "stop"),
            ("studies", "study"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
        assert_ne!(stem("united"), stem("unity"));
    }

    #[test]
    fn words_of_a_passage() {
        let text = "The U.S. envoy’s 2,500 Vèsk-led men didn't.";
        let folded: Vec<_> = raw_words(text, Span::new(0, text.len())).into_iter().map(|w| w.1).collect();
        assert_eq!(folded, ["the", "us", "envoy", "2500", "vesk", "led", "men", "didn't"]);
    }
}
