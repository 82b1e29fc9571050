//! HTML → tags and words, in one pass and without a tree: no page is too deep or too broken for it.

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece<'a> {
    /// `<name attributes>`; the name in lower case.
    Open(String, &'a str),
    /// `</name>`.
    Close(String),
    /// What stands between tags, not yet decoded.
    Words(&'a str),
    /// What a `<script>`, `<style>` or their like holds, with its tag's attributes.
    Raw(&'static str, &'a str, &'a str),
}

/// Elements whose content is no markup.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "noscript", "template"];

/// The pieces of a page, in order.
pub(crate) struct Pieces<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Pieces<'a> {
    pub(crate) fn new(html: &'a str) -> Pieces<'a> {
        Pieces { html, at: 0 }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let rest = self.html.get(self.at..).filter(|r| !r.is_empty())?;
            let Some(after) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.at += end;
                return Some(Piece::Words(&rest[..end]));
            };
            if after.starts_with("!--") {
                self.at += after.get(3..).and_then(|r| r.find("-->")).map_or(rest.len(), |i| i + 7);
                continue;
            }
            let closing = after.starts_with('/');
            let body = after.strip_prefix('/').unwrap_or(after);
            if !body.starts_with(|c: char| c.is_ascii_alphabetic() || (!closing && (c == '!' || c == '?'))) {
                // A lone `<` is a character like any other.
                let end = after.find('<').map_or(rest.len(), |i| i + 1);
                self.at += end;
                return Some(Piece::Words(&rest[..end]));
            }
            let inside = tag_end(body);
            let end = 1 + usize::from(closing) + inside;
            self.at += (end + 1).min(rest.len());
            let name_end = body[..inside].find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inside);
            let name = body[..name_end].to_ascii_lowercase();
            let attributes = &body[name_end..inside];
            if closing {
                return Some(Piece::Close(name));
            }
            let Some(raw) = RAW.iter().find(|r| **r == name) else {
                return Some(Piece::Open(name, attributes));
            };
            let content = self.html.get(self.at..).unwrap_or_default();
            let (end, skip) = raw_end(content, raw);
            self.at += skip;
            return Some(Piece::Raw(raw, attributes, &content[..end]));
        }
    }
}

/// Where a tag ends: at the first `>` that stands in no quoted value.
fn tag_end(body: &str) -> usize {
    let mut quote = None;
    let mut value = false;
    for (i, b) in body.bytes().enumerate() {
        match (quote, b) {
            (None, b'>') => return i,
            // A quotation mark opens a value only after the equals sign: `<p title=it's>` is met in real pages.
            (None, b'"' | b'\'') if value => quote = Some(b),
            (Some(q), b) if b == q => (quote, value) = (None, false),
            (None, b'=') => value = true,
            (None, b) if !b.is_ascii_whitespace() => value = false,
            _ => {}
        }
    }
    // Never closed: take the tag to end with its line, so that one lost mark does not swallow the page.
    body.find(['>', '\n']).unwrap_or(body.len())
}

/// Where the content of a raw element ends, and where the page goes on.
fn raw_end(content: &str, name: &str) -> (usize, usize) {
    let mut from = 0;
    while let Some(i) = content.get(from..).and_then(|r| r.find("</")) {
        let at = from + i;
        let tag = content.as_bytes().get(at + 2..at + 2 + name.len());
        if tag.is_some_and(|t| t.eq_ignore_ascii_case(name.as_bytes())) {
            let close = content[at..].find('>').map_or(content.len(), |j| at + j + 1);
            return (at, close);
        }
        from = at + 2;
    }
    (content.len(), content.len())
}

/// The value of an attribute, decoded.
pub(crate) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let key_end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len()).max(1);
        let key_end = (key_end..=rest.len()).find(|i| rest.is_char_boundary(*i))?;
        let key = &rest[..key_end];
        rest = rest[key_end..].trim_start();
        let value = match rest.strip_prefix('=') {
            None => "",
            Some(after) => {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                let body = if quote.is_some() { &after[1..] } else { after };
                let end = match quote {
                    Some(q) => body.find(q),
                    None => body.find(char::is_whitespace),
                };
                let end = end.unwrap_or(body.len());
                rest = body.get(end + usize::from(quote.is_some())..).unwrap_or_default();
                &body[..end]
            }
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(decode(value));
        }
    }
}

/// Character references as characters.
pub(crate) fn decode(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(i) = rest.find('&') {
        out.push_str(&rest[..i]);
        rest = &rest[i..];
        let end = rest
            .bytes()
            .skip(1)
            .take(32)
            .position(|b| !(b.is_ascii_alphanumeric() || b == b'#'))
            .map(|i| i + 1);
        let (name, semicolon) = match end {
            Some(end) => (&rest[1..end], rest.as_bytes()[end] == b';'),
            None if rest.len() <= 33 => (&rest[1..], false),
            None => ("", false),
        };
        match reference(name).filter(|_| {
            semicolon || name.starts_with('#') || ["amp", "nbsp", "lt", "gt", "quot"].contains(&name)
        }) {
            Some(c) => {
                out.push(c);
                rest = &rest[1 + name.len() + usize::from(semicolon)..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // The numbers of the C1 controls mean windows-1252 on the web.
        if (0x80..0xa0).contains(&code) {
            let byte = [code as u8];
            return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next();
        }
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    const NAMED: [(&str, char); 60] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{a0}'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("sbquo", '‚'),
        ("bdquo", '„'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("lsaquo", '‹'),
        ("rsaquo", '›'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("bull", '•'),
        ("middot", '·'),
        ("shy", '\u{ad}'),
        ("copy", '©'),
        ("reg", '®'),
        ("trade", '™'),
        ("euro", '€'),
        ("pound", '£'),
        ("yen", '¥'),
        ("cent", '¢'),
        ("deg", '°'),
        ("times", '×'),
        ("frac12", '½'),
        ("frac14", '¼'),
        ("frac34", '¾'),
        ("agrave", 'à'),
        ("aacute", 'á'),
        ("acirc", 'â'),
        ("atilde", 'ã'),
        ("auml", 'ä'),
        ("aring", 'å'),
        ("aelig", 'æ'),
        ("ccedil", 'ç'),
        ("egrave", 'è'),
        ("eacute", 'é'),
        ("ecirc", 'ê'),
        ("euml", 'ë'),
        ("iacute", 'í'),
        ("icirc", 'î'),
        ("iuml", 'ï'),
        ("ntilde", 'ñ'),
        ("oacute", 'ó'),
        ("ocirc", 'ô'),
        ("otilde", 'õ'),
        ("ouml", 'ö'),
        ("oslash", 'ø'),
        ("uacute", 'ú'),
        ("ucirc", 'û'),
        ("uuml", 'ü'),
        ("szlig", 'ß'),
        ("Eacute", 'É'),
    ];
    NAMED.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_pages_still_come_apart() {
        let pieces: Vec<_> = Pieces::new("a < b<P class=x>c<!-- <p> --><script>1<2</script>d</p").collect();
        assert_eq!(
            pieces,
            [
                Piece::Words("a "),
                Piece::Words("< b"),
                Piece::Open("p".into(), " class=x"),
                Piece::Words("c"),
                Piece::Raw("script", "", "1<2"),
                Piece::Words("d"),
                Piece::Close("p".into()),
            ]
        );
        for html in
            ["<", "<!", "<!--", "</", "<a href=\"", "<script>", "&", "&#;", "&#x110000;", "<é", "<p é=è>"]
        {
            Pieces::new(html).count();
            decode(html);
        }
    }

    #[test]
    fn attributes_and_references_are_decoded() {
        let tag = " property='og:title' content=\"Vesk &amp; the &#8220;dam&#x201d;\" lang=en checked";
        assert_eq!(attribute(tag, "content").unwrap(), "Vesk & the “dam”");
        assert_eq!(attribute(tag, "LANG").unwrap(), "en");
        assert_eq!(attribute(tag, "checked").unwrap(), "");
        assert_eq!(attribute(tag, "name"), None);
        assert_eq!(decode("AT&T &unknown; &mdash;&#150;"), "AT&T &unknown; —–");
    }
}
