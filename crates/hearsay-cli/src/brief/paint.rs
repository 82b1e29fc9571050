//! Words → lines: how does a text fit the columns of a terminal, and what does its colour say?

use unicode_width::UnicodeWidthStr;

/// What a piece of a line is; a colour never says what the words do not say as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Words.
    Plain,
    /// Headings and voices.
    Bold,
    /// Pointers, bars, what explains the rest.
    Dim,
    /// To be looked at.
    Warn,
    /// Agrees.
    Good,
    /// Differs.
    Bad,
}

/// One line, in pieces.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line(Vec<(Style, String)>);

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

impl Line {
    /// An empty line.
    pub(crate) fn new() -> Line {
        Line::default()
    }

    /// A line of one piece.
    pub(crate) fn of(style: Style, text: impl Into<String>) -> Line {
        Line::new().with(style, text)
    }

    /// The line, and one more piece.
    pub(crate) fn with(mut self, style: Style, text: impl Into<String>) -> Line {
        let text = text.into();
        if !text.is_empty() {
            self.0.push((style, text));
        }
        self
    }

    /// The line, filled with blanks up to a column.
    pub(crate) fn to(self, column: usize) -> Line {
        let missing = column.saturating_sub(self.width());
        self.with(Style::Plain, " ".repeat(missing))
    }

    /// The line, and all pieces of another.
    pub(crate) fn then(mut self, other: Line) -> Line {
        self.0.extend(other.0);
        self
    }

    /// How many columns it takes.
    pub(crate) fn width(&self) -> usize {
        self.0.iter().map(|(_, text)| width(text)).sum()
    }

    /// As printed, without blanks at its end.
    pub(crate) fn print(&self, color: bool, out: &mut String) {
        let mut pieces = self.0.as_slice();
        while let Some(((_, text), rest)) = pieces.split_last()
            && text.trim_end().is_empty()
        {
            pieces = rest;
        }
        for (i, (style, text)) in pieces.iter().enumerate() {
            let text = if i + 1 == pieces.len() { text.trim_end() } else { text };
            match style.code().filter(|_| color) {
                Some(code) => out.push_str(&format!("\x1b[{code}m{text}\x1b[0m")),
                None => out.push_str(text),
            }
        }
        out.push('\n');
    }
}

impl Style {
    fn code(self) -> Option<&'static str> {
        match self {
            Style::Plain => None,
            Style::Bold => Some("1"),
            Style::Dim => Some("2"),
            Style::Warn => Some("33"),
            Style::Good => Some("32"),
            Style::Bad => Some("31"),
        }
    }
}

/// A text in lines of at most `columns`, broken between words, at most `most` of them; `…` where it had to be cut.
pub(crate) fn wrap(text: &str, columns: usize, most: usize) -> Vec<String> {
    let columns = columns.max(8);
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        for part in breakable(word, columns) {
            let line = lines.last_mut().map(|l| (width(l), l));
            match line {
                Some((0, l)) => l.push_str(&part),
                Some((w, l)) if w + 1 + width(&part) <= columns => {
                    l.push(' ');
                    l.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
    }
    if lines.len() > most.max(1) {
        lines.truncate(most.max(1));
        if let Some(last) = lines.last_mut() {
            while width(last) + 2 > columns {
                match last.rfind(' ') {
                    Some(i) => last.truncate(i),
                    None => last.truncate(last.char_indices().next_back().map_or(0, |(i, _)| i)),
                }
            }
            last.push_str(" …");
        }
    }
    lines
}

/// A text cut to one line.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns { text.to_owned() } else { wrap(text, columns, 1).concat() }
}

/// A text cut to one line on which the bytes `focus` can be seen: cut at its beginning too, where it must be.
pub(crate) fn cut_around(text: &str, focus: std::ops::Range<usize>, columns: usize) -> String {
    let upto = text.get(..focus.end).unwrap_or(text);
    if width(text) <= columns || width(upto) + 2 <= columns {
        return cut(text, columns);
    }
    // The last words that still fit before the end of the focus, and up to a third of the line behind it.
    let behind = width(text.get(focus.end..).unwrap_or("")).min(columns / 3);
    let room = columns.saturating_sub(behind + 4);
    let mut start = focus.start;
    for (i, _) in
        text.match_indices(' ').filter(|(i, _)| *i < focus.start).collect::<Vec<_>>().into_iter().rev()
    {
        if width(text.get(i + 1..focus.end).unwrap_or("")) > room {
            break;
        }
        start = i + 1;
    }
    let words = text.get(start..).unwrap_or(text);
    if start == 0 { cut(words, columns) } else { cut(&format!("… {words}"), columns) }
}

/// A word in parts that fit; nearly always the word itself.
fn breakable(word: &str, columns: usize) -> Vec<String> {
    if width(word) <= columns {
        return vec![word.to_owned()];
    }
    let mut parts = vec![String::new()];
    for c in word.chars() {
        let mut bytes = [0; 4];
        let c = c.encode_utf8(&mut bytes);
        match parts.last_mut() {
            Some(part) if width(part) + width(c) <= columns => part.push_str(c),
            _ => parts.push(c.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_wrapped_between_words_and_cut_with_an_ellipsis() {
        for (text, columns, most, lines) in [
            ("the talks go on", 9, 9, &["the talks", "go on"][..]),
            ("the talks go on in Vesk", 9, 2, &["the talks", "go on …"]),
            ("the talks go on", 11, 1, &["the talks …"]),
            ("unbreakable", 8, 9, &["unbreaka", "ble"]),
            ("会谈 会谈 会谈", 9, 9, &["会谈 会谈", "会谈"]),
            ("", 9, 9, &[""]),
        ] {
            assert_eq!(wrap(text, columns, most), lines);
        }
    }

    #[test]
    fn a_focus_can_be_seen() {
        let text = "the council of Port Elanor, which had met four times, said it was decided before October 7 and not since";
        let at = text.find("October 7").unwrap_or(0);
        let line = cut_around(text, at..at + 9, 40);
        assert!(line.contains("October 7") && line.starts_with("… ") && width(&line) <= 40, "{line}");
    }
}
