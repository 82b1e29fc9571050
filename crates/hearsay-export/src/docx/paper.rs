//! Words → WordprocessingML: paragraphs, runs, footnotes and links, with every character that XML cannot hold written out.

use hearsay::digest::safe::{one_line, visible};
use std::fmt::Write;
use std::io;

/// A document that is being written: its body, which goes on to where it is packed, and its footnotes.
pub(super) struct Paper<'o> {
    body: String,
    notes: String,
    footnotes: usize,
    out: &'o mut dyn io::Write,
    /// The first that went wrong.
    written: io::Result<()>,
}

/// So much is held before it goes on.
const PIECE: usize = 1 << 18;

/// A paragraph that is being written.
pub(super) struct Paragraph<'p, 'o> {
    paper: &'p mut Paper<'o>,
}

impl<'o> Paper<'o> {
    /// An empty one, whose body is written to `out`.
    pub(super) fn new(out: &'o mut dyn io::Write) -> Paper<'o> {
        Paper { body: String::new(), notes: String::new(), footnotes: 0, out, written: Ok(()) }
    }

    /// Ends the body and gives the footnotes.
    pub(super) fn end(mut self) -> io::Result<String> {
        self.pass_on();
        self.written.map(|()| self.notes)
    }

    fn pass_on(&mut self) {
        if self.written.is_ok() {
            self.written = self.out.write_all(self.body.as_bytes());
        }
        self.body.clear();
    }

    /// A paragraph of a style; what `fill` puts into it stands in it.
    pub(super) fn paragraph(&mut self, style: &str, fill: impl FnOnce(&mut Paragraph<'_, 'o>)) {
        let _ = write!(self.body, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
        fill(&mut Paragraph { paper: self });
        self.body.push_str("</w:p>");
        if self.body.len() > PIECE {
            self.pass_on();
        }
    }

    /// A paragraph of plain words.
    pub(super) fn plain(&mut self, style: &str, words: &str) {
        self.paragraph(style, |p| p.text(words));
    }

    /// A table with a heading row, its columns as wide as `widths` says in twentieths of a point.
    pub(super) fn table(&mut self, widths: &[usize], head: &[&str], rows: impl FnOnce(&mut Table<'_, 'o>)) {
        let all: usize = widths.iter().sum();
        let _ = write!(
            self.body,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Rows\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>"
        );
        for width in widths {
            let _ = write!(self.body, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.body.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (width, name) in widths.iter().zip(head) {
            let _ = write!(self.body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
            self.plain("CellHead", name);
            self.body.push_str("</w:tc>");
        }
        self.body.push_str("</w:tr>");
        rows(&mut Table { paper: self, widths });
        // Between two tables a paragraph must stand, or they become one.
        self.body.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Pointer\"/></w:pPr></w:p>");
    }
}

/// A table that is being filled.
pub(super) struct Table<'p, 'o> {
    paper: &'p mut Paper<'o>,
    widths: &'p [usize],
}

impl<'o> Table<'_, 'o> {
    /// A row; `cell` fills the paragraph of each cell, told by its number.
    pub(super) fn row(&mut self, mut cell: impl FnMut(usize, &mut Paragraph<'_, 'o>)) {
        self.paper.body.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (i, width) in self.widths.iter().enumerate() {
            let _ = write!(self.paper.body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
            self.paper.paragraph("Cell", |p| cell(i, p));
            self.paper.body.push_str("</w:tc>");
        }
        self.paper.body.push_str("</w:tr>");
    }
}

impl Paragraph<'_, '_> {
    /// Words in the paragraph's own style.
    pub(super) fn text(&mut self, words: &str) {
        run(&mut self.paper.body, "", words);
    }

    /// Words that stand out.
    pub(super) fn strong(&mut self, words: &str) {
        run(&mut self.paper.body, "<w:b/>", words);
    }

    /// Words that stand back.
    pub(super) fn dim(&mut self, words: &str) {
        run(&mut self.paper.body, "<w:color w:val=\"595959\"/>", words);
    }

    /// Words of a report, mark for mark, which no spelling checker should touch.
    pub(super) fn printed(&mut self, words: &str) {
        run(&mut self.paper.body, "<w:noProof/>", words);
    }

    /// A place that links lead to.
    pub(super) fn anchor(&mut self, number: usize, name: &str) {
        let _ = write!(
            self.paper.body,
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"{number}\"/>"
        );
    }

    /// A footnote: words that lead to a place, and what is said of it.
    pub(super) fn footnote(&mut self, anchor: &str, lead: &str, rest: &str) {
        self.paper.footnotes += 1;
        // 0 and 1 are those that Word keeps for its own lines.
        let id = self.paper.footnotes + 1;
        let _ = write!(
            self.paper.body,
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{id}\"/></w:r>"
        );
        let notes = &mut self.paper.notes;
        let _ = write!(
            notes,
            "<w:footnote w:id=\"{id}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
             <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>"
        );
        run(notes, "", " ");
        link(notes, anchor, lead);
        run(notes, "", rest);
        notes.push_str("</w:p></w:footnote>");
    }
}

fn link(out: &mut String, anchor: &str, words: &str) {
    let _ = write!(out, "<w:hyperlink w:anchor=\"{anchor}\" w:history=\"1\">");
    run(out, "<w:rStyle w:val=\"Hyperlink\"/>", words);
    out.push_str("</w:hyperlink>");
}

fn run(out: &mut String, properties: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    out.push_str("<w:r>");
    if !properties.is_empty() {
        let _ = write!(out, "<w:rPr>{properties}</w:rPr>");
    }
    out.push_str("<w:t xml:space=\"preserve\">");
    escape(out, words);
    out.push_str("</w:t></w:r>");
}

/// Text as XML holds it: on one line, what would act written out, what XML forbids replaced.
pub(super) fn escape(out: &mut String, words: &str) {
    // A run may begin or end with the blank that parts it from the next.
    let inner = one_line(words);
    let blank = |is: bool| if is { " " } else { "" };
    out.push_str(blank(words.starts_with([' ', '\u{a0}'])));
    for c in visible(&inner).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    if !inner.is_empty() {
        out.push_str(blank(words.ends_with([' ', '\u{a0}'])));
    }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn no_words_can_break_the_xml() {
        for (given, written) in [
            ("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;"),
            ("]]>", "]]&gt;"),
            ("nul\u{0} esc\u{1b} bidi\u{202e} odd\u{ffff}", "nul␀ esc␛ bidi⟨U+202E⟩ odd\u{fffd}"),
            (" both ", " both "),
            (" ", " "),
            ("two\nlines\t", "two lines"),
        ] {
            let mut out = String::new();
            escape(&mut out, given);
            assert_eq!(out, written, "{given:?}");
        }
    }
}
