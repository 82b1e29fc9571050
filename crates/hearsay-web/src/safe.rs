//! Words of a report → words that a terminal or a page can show: which characters would do something instead of being seen?

use std::borrow::Cow;

/// Whether a character would act on what shows it (a control, a change of direction, an invisible tag).
fn acts(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// How such a character is written instead: a control picture where Unicode has one, else its number.
pub(crate) fn picture(c: char) -> Option<String> {
    match c {
        _ if !acts(c) => None,
        '\u{7F}' => Some('\u{2421}'.to_string()),
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + c as u32).map(String::from),
        _ => Some(format!("⟨U+{:04X}⟩", c as u32)),
    }
}

/// A text with every acting character written out; line ends and tabs stay.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(acts) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().fold(String::new(), |mut out, c| {
        match picture(c) {
            Some(p) => out.push_str(&p),
            None => out.push(c),
        }
        out
    }))
}

/// A text on one line: acting characters written out, each run of white space one blank, and characters of no
/// width that only tell where a line may break left out.
pub(crate) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(
            visible(word).chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')),
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_written_out_and_nothing_else_is_touched() {
        for (given, shown) in [
            ("plain “marks” — naïve", "plain “marks” — naïve"),
            ("\u{1b}[31mred\u{1b}[0m", "␛[31mred␛[0m"),
            ("a\u{202e}b\u{2066}c", "a⟨U+202E⟩b⟨U+2066⟩c"),
            ("bell\u{7} del\u{7f} next\u{9b}31m", "bell␇ del␡ next⟨U+009B⟩31m"),
            ("two\r\nlines\tand  blanks", "two lines and blanks"),
            ("soft\u{ad}hyphen", "softhyphen"),
            ("نمی\u{200c}خواهم", "نمی\u{200c}خواهم"),
        ] {
            assert_eq!(one_line(given), shown);
        }
    }
}
