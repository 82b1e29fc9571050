//! Saved page → Input: which words are the report, and what does the page say of it?

mod body;
mod meta;
mod tags;

use crate::Options;
use encoding_rs::Encoding;
use hearsay::Given;
use hearsay::note::Note;

/// What was read from a page; `given` has neither id nor path yet.
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) given: Given,
    pub(crate) notes: Vec<Note>,
}

/// Reads a page: its metadata, its text, and its headline in front where the text does not begin with it.
pub(crate) fn read_page(html: String, options: &Options) -> Page {
    let meta = meta::read(&html);
    let mut notes = Vec::new();
    let mut text = body::read(html, options, &mut notes);
    // The headline and the line under it are part of the report and can be quoted, so they stand in its text.
    let mut head = String::new();
    for line in [&meta.printed_title, &meta.printed_standfirst].into_iter().flatten() {
        if !body::begins_with(&text, line) {
            head.push_str(line);
            head.push('\n');
        }
    }
    if !text.is_empty() {
        text.insert_str(0, &head);
    }
    notes.extend(meta.notes);
    Page { text, given: meta.given, notes }
}

/// The encoding that a page declares in its first kilobytes.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let after = &head[head.find("charset")? + "charset".len()..];
    let label: String = after
        .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\''))
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'))
        .collect();
    Encoding::for_label(label.as_bytes())
}
