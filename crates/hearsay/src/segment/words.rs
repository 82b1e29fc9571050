//! Block → tokens: where does a word end?
//!
//! The conventions are those of the English treebanks of Universal Dependencies, so that what is learned there
//! fits: `do n't`, `Corvell 's`, `15 - year`, `$ 5`, and `U.S.` with its full stop as one token.

use crate::text::Span;

/// Abbreviations that keep their full stop and are followed by a name or a number: no sentence ends there.
const BEFORE_NAMES: &[&str] = &[
    "adm", "amb", "atty", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "fr", "ft", "gen", "gov", "hon",
    "insp", "lt", "maj", "messrs", "mr", "mrs", "ms", "msgr", "mt", "mx", "prof", "pvt", "rep", "reps",
    "rev", "sen", "sens", "sgt", "spc", "st", "supt", "govs", "drs", "pres",
];

/// Abbreviations that keep their full stop and may end a sentence.
const KEEP_STOP: &[&str] = &[
    "al", "ala", "apr", "approx", "ariz", "ark", "assn", "aug", "ave", "blvd", "bros", "calif", "cf", "co",
    "colo", "conn", "corp", "dec", "dept", "del", "esq", "est", "etc", "feb", "fla", "ga", "ill", "inc",
    "ind", "jan", "jr", "jul", "kan", "ky", "ltd", "mass", "md", "mich", "minn", "mo", "mont", "neb", "nev",
    "nov", "oct", "okla", "ore", "penn", "plc", "pls", "rd", "sept", "sep", "sr", "tenn", "univ", "va", "vs",
    "vt", "viz", "wash", "wis", "wyo", "ph.d", "e.g", "i.e", "a.k.a",
];

/// Abbreviations only in front of a number, words elsewhere.
const BEFORE_NUMBERS: &[&str] = &["no", "nos", "art", "arts", "fig", "figs", "sec", "pp", "p", "vol", "ch"];

/// First parts after which a hyphen does not divide: `co-founder`, but `well - known`.
const PREFIXES: &[&str] = &[
    "a", "agro", "ante", "anti", "arch", "be", "bi", "bio", "co", "counter", "cross", "cyber", "de", "e",
    "eco", "ex", "extra", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "mis", "mono", "multi",
    "neo", "non", "over", "pan", "para", "peri", "post", "pre", "pro", "pseudo", "quasi", "re", "semi",
    "sub", "super", "tri", "u", "ultra", "un", "under", "uni", "vice", "x",
];

/// Units that stand on their own when written against a number.
const UNITS: &[&str] = &[
    "am", "pm", "bn", "mn", "tn", "m", "km", "kg", "cm", "mm", "mph", "kph", "ft", "lb", "lbs", "mw", "gw",
    "kw", "ha",
];

const CLITICS: &[&str] = &["s", "m", "d", "re", "ve", "ll"];

/// Whether a sentence may not end at this token although it ends in a full stop.
pub(super) fn expects_name(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|w| contains(BEFORE_NAMES, w))
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Letters, digits, and marks that belong to them: combining accents, soft hyphens, joiners.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || c == '_'
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn contains(list: &[&str], word: &str) -> bool {
    word.len() <= 8 && list.iter().any(|w| w.eq_ignore_ascii_case(word))
}

/// Cuts one block and appends its tokens.
pub(super) fn cut(text: &str, block: Span, out: &mut Vec<Span>) {
    let mut cutter = Cutter { text: block.of(text), base: block.start(), out };
    let mut at = 0;
    while let Some(c) = cutter.char_at(at) {
        at = if c.is_whitespace() {
            at + c.len_utf8()
        } else if is_word(c) {
            cutter.word(at)
        } else {
            cutter.mark(at, c)
        };
    }
}

struct Cutter<'t, 'o> {
    text: &'t str,
    base: usize,
    out: &'o mut Vec<Span>,
}

impl Cutter<'_, '_> {
    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn push(&mut self, start: usize, end: usize) -> usize {
        if start < end {
            self.out.push(Span::new(self.base + start, self.base + end));
        }
        end
    }

    fn is_word_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_word)
    }

    /// One past the run of word characters that starts at `at`.
    fn run(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        at + rest.find(|c| !is_word(c)).unwrap_or(rest.len())
    }

    /// The address that starts at `at`, up to white space, without the marks that end its sentence.
    fn address(&self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let head: &[u8] = rest.as_bytes().get(..rest.len().min(8))?;
        let starts = |p: &[u8]| head.len() >= p.len() && head[..p.len()].eq_ignore_ascii_case(p);
        if !(starts(b"http://") || starts(b"https://") || starts(b"www.")) {
            return None;
        }
        let stop = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '<' | '>' | '«' | '»' | '—');
        let whole = &rest[..rest.find(stop).unwrap_or(rest.len())];
        let kept = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '*', '…']);
        (kept.len() > 4).then_some(at + kept.len())
    }

    fn word(&mut self, start: usize) -> usize {
        if let Some(end) = self.address(start) {
            return self.push(start, end);
        }
        let mut at = self.run(start);
        let mut part = start; // Where the part after the last inner mark starts.
        let mut initials = self.is_initial(start, at);
        let mut mail = false;
        while let Some(c) = self.char_at(at) {
            let next = at + c.len_utf8();
            if !self.is_word_at(next) {
                break;
            }
            let end = self.run(next);
            let digits = self.ends_in_digit(at) && self.char_at(next).is_some_and(|c| c.is_ascii_digit());
            let joins = match c {
                '\'' | '’' => true,
                '@' => {
                    mail = true;
                    true
                }
                '.' => mail || digits || self.inner_stop(part, at, next, end, initials),
                ',' => digits && end - next >= 3,
                ':' | '/' => digits,
                '&' => {
                    self.before(at).is_some_and(char::is_uppercase)
                        && self.char_at(next).is_some_and(char::is_uppercase)
                }
                c if is_hyphen(c) => mail || self.hyphen_joins(start, at, next, end),
                _ => false,
            };
            if !joins {
                break;
            }
            initials &= c == '.' && self.is_initial(next, end);
            part = next;
            at = end;
        }
        if self.char_at(at) == Some('.') && self.keeps_stop(start, at, initials) {
            return self.push(start, at + 1);
        }
        if self.char_at(at) == Some('$')
            && at - start <= 2
            && self.char_at(at + 1).is_some_and(|c| c.is_ascii_digit())
        {
            at += 1; // US$5
        }
        self.divide(start, at)
    }

    /// Whether the part is a single letter: `U` of `U.S.`
    fn is_initial(&self, start: usize, end: usize) -> bool {
        let mut chars = self.text.get(start..end).unwrap_or("").chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    }

    fn ends_in_digit(&self, at: usize) -> bool {
        self.before(at).is_some_and(|c| c.is_ascii_digit())
    }

    /// Whether a full stop between two letters belongs to the word: `U.S`, `Ph.D`, `vesk.example`; in
    /// `the end.The` it ends a sentence.
    fn inner_stop(&self, part: usize, at: usize, next: usize, end: usize, initials: bool) -> bool {
        let single = self.is_initial(next, end);
        if initials && (single || end - next <= 2) {
            return true;
        }
        let upper = self.char_at(next).is_some_and(char::is_uppercase);
        (single && at - part <= 3 && self.char_at(end) == Some('.')) || !upper && !self.ends_in_digit(at)
    }

    /// A hyphen joins after a prefix and in numbers with several of them: `2025-02-11`.
    fn hyphen_joins(&self, start: usize, at: usize, next: usize, end: usize) -> bool {
        let so_far = &self.text[start..at];
        let number = |s: &str| s.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if so_far.len() <= 32 && number(so_far) {
            let more =
                self.char_at(end) == Some('-') && self.char_at(end + 1).is_some_and(|c| c.is_ascii_digit());
            return number(&self.text[next..end]) && (more || so_far.contains('-'));
        }
        contains(PREFIXES, so_far) && self.char_at(next).is_some_and(char::is_alphabetic)
    }

    /// Whether the full stop at `at` belongs to the word in front of it.
    fn keeps_stop(&self, start: usize, at: usize, initials: bool) -> bool {
        let word = &self.text[start..at];
        let rest = &self.text[at + 1..];
        let after = rest.chars().find(|c| !c.is_whitespace());
        if rest.starts_with('.') {
            return false; // An ellipsis.
        }
        if initials {
            if word.contains('.') {
                return true;
            }
            let capital = word.chars().all(char::is_uppercase);
            // `I` is a pronoun, unless other initials stand before it.
            let pronoun = word == "I" && self.before(start).is_none_or(|c| c != '.') && {
                let last = self
                    .out
                    .last()
                    .map_or("", |s| self.text.get(s.start() - self.base..s.end() - self.base).unwrap_or(""));
                !(last.ends_with('.') && last.len() <= 3)
            };
            return capital && !pronoun && after.is_some_and(char::is_alphabetic);
        }
        contains(BEFORE_NAMES, word) && word.starts_with(char::is_uppercase) && after.is_some()
            || contains(KEEP_STOP, word) && (self.is_cased_abbreviation(word))
            || contains(BEFORE_NUMBERS, word) && after.is_some_and(|c| c.is_ascii_digit())
    }

    /// `Mo.` and `Co.` are abbreviations with a capital alone; `etc.`, `vs.` and `al.` without one too.
    fn is_cased_abbreviation(&self, word: &str) -> bool {
        word.starts_with(char::is_uppercase)
            && !matches!(word, "Al" | "Del" | "Est" | "Ill" | "Mass" | "Wash")
            || contains(
                &["al", "approx", "cf", "etc", "viz", "vs", "est", "dept", "e.g", "i.e", "a.k.a"],
                word,
            )
            || matches!(word, "Ill" | "Mass" | "Wash" | "Del") && self.before_is_comma()
    }

    fn before_is_comma(&self) -> bool {
        self.out
            .last()
            .is_some_and(|s| self.text.get(s.start() - self.base..s.end() - self.base) == Some(","))
    }

    /// Pushes a word with its clitics as tokens of their own.
    fn divide(&mut self, start: usize, end: usize) -> usize {
        let word = &self.text[start..end];
        for (whole, head) in [("cannot", 3), ("gonna", 3), ("gotta", 3), ("wanna", 3)] {
            if word.eq_ignore_ascii_case(whole) {
                self.push(start, start + head);
                return self.push(start + head, end);
            }
        }
        if let Some((apostrophe, mark)) = word.char_indices().rev().take(4).find(|(_, c)| is_apostrophe(*c)) {
            let tail = &word[apostrophe + mark.len_utf8()..];
            let cut = if tail.eq_ignore_ascii_case("t")
                && word[..apostrophe].ends_with(['n', 'N'])
                && apostrophe > 1
            {
                apostrophe - 1
            } else if contains(CLITICS, tail) && apostrophe > 0 {
                apostrophe
            } else {
                return self.push(start, end);
            };
            let cut = start + cut;
            self.divide(start, cut);
            return self.push(cut, end);
        }
        let digits =
            word.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':')).count();
        if digits > 0 && digits < word.len() && contains(UNITS, &word[digits..]) {
            self.push(start, start + digits);
            return self.push(start + digits, end);
        }
        self.push(start, end)
    }

    fn mark(&mut self, start: usize, c: char) -> usize {
        let next = start + c.len_utf8();
        let glued = self.before(start).is_some_and(|c| !c.is_whitespace());
        match c {
            '\'' | '’' | '‘' => {
                let end = self.run(next);
                let tail = &self.text[next..end];
                if glued
                    && c != '‘'
                    && contains(CLITICS, tail)
                    && tail.bytes().all(|b| b.is_ascii_alphabetic())
                {
                    return self.push(start, end);
                }
                let decade = tail.len() <= 3
                    && tail.len() >= 2
                    && tail.as_bytes()[..2].iter().all(u8::is_ascii_digit)
                    && tail.get(2..).is_none_or(|s| s.is_empty() || s == "s");
                if !glued && (decade || contains(&["em", "n", "til", "tis", "twas"], tail)) {
                    return self.push(start, end);
                }
                if c == '\'' && self.char_at(next) == Some('\'') {
                    return self.push(start, next + 1);
                }
                self.push(start, next)
            }
            '`' if self.char_at(next) == Some('`') => self.push(start, next + 1),
            '@' | '#' if !glued || self.before(start).is_some_and(|c| !is_word(c)) => {
                let end = self.run(next);
                self.push(start, end.max(next))
            }
            '.' if !glued && self.char_at(next).is_some_and(|c| c.is_ascii_digit()) => {
                let end = self.run(next); // .5
                self.push(start, end)
            }
            '!' | '?' => {
                let end = start
                    + self.text[start..].find(|c| !matches!(c, '!' | '?')).unwrap_or(self.text.len() - start);
                self.push(start, end)
            }
            '.' | '-' | '—' | '–' | '*' | '=' | '~' | '…' | '<' | '>' | '+' | '|' | '·' | '•' => {
                let end = start + self.text[start..].find(|d| d != c).unwrap_or(self.text.len() - start);
                self.push(start, end)
            }
            _ => self.push(start, next),
        }
    }
}
