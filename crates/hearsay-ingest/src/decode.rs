//! bytes → text: in which encoding was this written?

use crate::{Options, Problem};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use hearsay::note::Note;

/// Decodes a file, with the notes that a reader needs where anything but UTF-8 was found.
///
/// UTF-8 is kept as it stands, byte order mark included: offsets into the text are then offsets into the file. `declared`
/// is what a page says of itself and is believed where the bytes are not UTF-8.
pub(crate) fn decode(
    bytes: &[u8],
    path: &str,
    declared: Option<&'static Encoding>,
    options: &Options,
) -> Result<(String, Vec<Note>), Problem> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        if encoding != UTF_8 {
            let (text, _, broken) = encoding.decode(bytes);
            return finish(text.into_owned(), encoding, broken, "its byte order mark says so", path);
        }
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        return finish(text.into_owned(), encoding, broken, "every second byte is null", path);
    }
    if let Some(problem) = binary(bytes, path) {
        return Err(problem);
    }
    let chosen = match &options.encoding {
        None => None,
        Some(label) => Some(Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            Problem::new("unknown-encoding", path, format!("no encoding is called {label:?}"))
                .hint("use a name of the web, for example windows-1252, iso-8859-6, shift_jis")
        })?),
    };
    let invalid = match std::str::from_utf8(bytes) {
        // Pure ASCII and UTF-8 are what they are; a chosen encoding is for the files that are neither.
        Ok(text) if chosen.is_none_or(|e| e == UTF_8) || text.is_ascii() => {
            return Ok((text.to_owned(), Vec::new()));
        }
        Ok(text) => text.len(),
        Err(error) => error.valid_up_to(),
    };
    if let Some(encoding) = chosen.filter(|e| *e != UTF_8) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        return finish(text.into_owned(), encoding, broken, "--encoding says so", path);
    }
    if mostly_utf8(bytes) {
        let mut text = String::with_capacity(bytes.len() + 16);
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            let (stray, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
            text.push_str(&stray);
        }
        let message = format!(
            "not UTF-8 throughout, first at byte {invalid}: the stray bytes were read as windows-1252"
        );
        return Ok((text, vec![Note::report("mixed-encoding", message)]));
    }
    let (encoding, why) = match declared.filter(|e| *e != UTF_8) {
        Some(encoding) => (encoding, "the page says so"),
        None => {
            let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            detector.feed(bytes, true);
            (detector.guess(None, chardetng::Utf8Detection::Deny), "guessed from its bytes")
        }
    };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    finish(text.into_owned(), encoding, broken, why, path).map_err(|p| p.at(format!("byte {invalid}")))
}

/// The text with its note, or the problem where even the chosen encoding leaves holes.
fn finish(
    text: String,
    encoding: &'static Encoding,
    broken: bool,
    why: &str,
    path: &str,
) -> Result<(String, Vec<Note>), Problem> {
    let holes = text.chars().filter(|&c| c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count();
    if broken && holes * 50 > text.chars().count() {
        return Err(Problem::new(
            "undecodable-text",
            path,
            format!("not UTF-8, and not {} either", encoding.name()),
        )
        .hint("say which encoding it is with --encoding NAME, or save it as UTF-8"));
    }
    let name = encoding.name();
    let mut message = format!("decoded as {name}: {why}; if words look wrong, say --encoding NAME");
    if broken {
        message.push_str("; bytes that mean nothing there stand as \u{fffd}");
    }
    Ok((text, vec![Note::report("decoded-as", message)]))
}

/// Whether the bytes are UTF-8 but for a few: more well-formed characters beyond ASCII than stray bytes.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut stray) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        stray += chunk.invalid().len();
    }
    good > stray
}

/// UTF-16 that lost its mark, seen by the zero bytes that its ASCII characters leave.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(2048)];
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let pairs = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if pairs >= 8 && odd * 10 > pairs * 7 && even * 20 < pairs => Some(UTF_16LE),
        (even, odd) if pairs >= 8 && even * 10 > pairs * 7 && odd * 20 < pairs => Some(UTF_16BE),
        _ => None,
    }
}

/// A problem where the bytes are no text: a picture, a PDF, an archive, or null bytes.
fn binary(bytes: &[u8], path: &str) -> Option<Problem> {
    let (what, hint) = match kind_of(bytes)? {
        "pdf" => ("a PDF, not a text", "make a text of it first, for example with pdftotext, and read that"),
        "zip" => ("a zip archive or an office document", "unpack it, or save the document as plain text"),
        "gzip" => ("compressed", "unpack it first, for example with gunzip"),
        "sqlite" => ("an SQLite file, not a report", "a case file is read with hearsay brief CASE"),
        "picture" => ("a picture, not a text", "leave it out, or read its text from it first"),
        _ => ("binary, not a text: it holds null bytes", "leave it out, or save its text as UTF-8"),
    };
    Some(Problem::new("binary-file", path, format!("is {what}")).hint(hint))
}

/// What kind of binary file these bytes begin, by their signature.
pub(crate) fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 10] = [
        (b"%PDF-", "pdf"),
        (b"PK\x03\x04", "zip"),
        (b"\x1f\x8b", "gzip"),
        (b"SQLite format 3\0", "sqlite"),
        (b"\x89PNG", "picture"),
        (b"\xff\xd8\xff", "picture"),
        (b"GIF87a", "picture"),
        (b"GIF89a", "picture"),
        (b"II*\0", "picture"),
        (b"MM\0*", "picture"),
    ];
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(kind);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("picture");
    }
    bytes.contains(&0).then_some("null")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        match decode(bytes, "a.txt", None, &Options::default()) {
            Ok((text, notes)) => (
                text,
                notes
                    .first()
                    .map_or("", |n| if n.name == "decoded-as" { "decoded-as" } else { "mixed-encoding" }),
            ),
            Err(problem) => (problem.message, problem.name),
        }
    }

    #[test]
    fn utf8_stays_as_it_is() {
        for text in ["", "Vèsk\r\nharbour\r", "\u{feff}Vesk"] {
            assert_eq!(read(text.as_bytes()), (text.to_owned(), ""));
        }
    }

    #[test]
    fn other_encodings_are_decoded_and_said() {
        let words = "The café at Port Élanor was “closed”, the owner said. Ça va.";
        let (legacy, _, _) = WINDOWS_1252.encode(words);
        assert_eq!(read(&legacy), (words.to_owned(), "decoded-as"));
        let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16), (words.to_owned(), "decoded-as"));
        let marked: Vec<u8> =
            [0xfe, 0xff].into_iter().chain(words.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        assert_eq!(read(&marked), (words.to_owned(), "decoded-as"));
        assert_eq!(read("“Élanor”, é".as_bytes()).1, "");
        assert_eq!(
            read(b"\xe2\x80\x9cVesk\xe2\x80\x9d and \x93"),
            ("“Vesk” and “".to_owned(), "mixed-encoding")
        );
    }

    #[test]
    fn what_is_no_text_is_said_to_be_none() {
        for (bytes, word) in [
            (&b"%PDF-1.7\n1 0 obj"[..], "PDF"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
            (b"a\0b\0\0c and then more of it", "null bytes"),
        ] {
            let (message, name) = read(bytes);
            assert!(message.contains(word) && name == "binary-file", "{message}");
        }
    }

    #[test]
    fn the_user_has_the_last_word_on_the_encoding() {
        let options = Options { encoding: Some("windows-1251".into()), ..Options::default() };
        let (text, _) = decode(b"\xc2\xe5\xf1\xea", "a.txt", None, &options).unwrap();
        assert_eq!(text, "Веск");
        let options = Options { encoding: Some("klingon".into()), ..Options::default() };
        assert_eq!(decode(b"\xff", "a.txt", None, &options).unwrap_err().name, "unknown-encoding");
    }
}
