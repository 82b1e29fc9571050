//! Saved page → text: the words of the report, a paragraph a line.

use super::tags::{Piece, Pieces, attribute, decode};
use crate::Options;
use hearsay::note::Note;
use std::sync::mpsc;

/// Deeper pages than this are not given to the extractor, whose tree walks are recursive.
const DEEPEST: usize = 400;

/// The stack of the thread that extracts.
const STACK: usize = 64 << 20;

/// Extracts the report, within the time limit.
///
/// The extractor runs on a thread of its own: where it takes too long or fails, the page is read in a simpler way (every
/// paragraph of its article) and a note says so.
pub(super) fn read(html: String, options: &Options, notes: &mut Vec<Note>) -> String {
    if depth(&html) > DEEPEST {
        notes.push(simpler("its elements are nested too deep"));
        return plain(&html);
    }
    let (send, receive) = mpsc::channel();
    let page = html.clone();
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
        // A receiver that has given up waiting needs no answer.
        let _ = send.send(trafilatura::extract(&page, &options).map(|r| r.content_html));
    });
    let answer = match worker {
        Ok(_) => receive.recv_timeout(options.page_limit),
        Err(_) => Err(mpsc::RecvTimeoutError::Disconnected),
    };
    match answer {
        Ok(Ok(content)) => {
            let text = lines(&content, Take::Everything);
            if !text.trim().is_empty() {
                return text;
            }
        }
        Ok(Err(_)) => {}
        Err(mpsc::RecvTimeoutError::Timeout) => {
            notes.push(simpler(&format!("it took more than {} seconds", options.page_limit.as_secs())));
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => notes.push(simpler("the extractor failed on it")),
    }
    plain(&html)
}

fn simpler(why: &str) -> Note {
    let message = format!(
        "this page was read in a simpler way, because {why}: look for menus and links among its words"
    );
    Note::report("page-read-simply", message)
}

/// Whether one of the first lines of a text is this one, white space aside.
pub(super) fn begins_with(text: &str, line: &str) -> bool {
    text.lines().take(6).any(|l| l.split_whitespace().eq(line.split_whitespace()))
}

/// The article's paragraphs, or the page's where it marks no article.
fn plain(html: &str) -> String {
    let article = lines(html, Take::Article);
    if article.len() >= 200 { article } else { lines(html, Take::Paragraphs) }
}

#[derive(Clone, Copy, PartialEq)]
enum Take {
    Everything,
    Paragraphs,
    Article,
}

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    "param",
];
const INLINE: [&str; 27] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "hi", "i", "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u",
];
const PROSE: [&str; 10] = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption"];
const ASIDE: [&str; 9] = ["nav", "footer", "aside", "form", "button", "select", "iframe", "svg", "header"];

/// Markup as lines: one a block, white space run together, list items as they stand.
fn lines(html: &str, take: Take) -> String {
    let mut out = String::new();
    let mut line = String::new();
    let (mut article, mut aside, mut prose) = (0usize, 0usize, 0usize);
    for piece in Pieces::new(html) {
        match piece {
            Piece::Words(words) => {
                let wanted = match take {
                    Take::Everything => true,
                    Take::Paragraphs => prose > 0 && aside == 0,
                    Take::Article => article > 0 && prose > 0 && aside == 0,
                };
                if wanted {
                    line.push_str(&decode(words));
                }
            }
            Piece::Raw(..) => {}
            Piece::Open(name, attributes) => {
                let name = name.as_str();
                if !INLINE.contains(&name) || attribute(attributes, "data-block").is_some() {
                    flush(&mut line, &mut out);
                }
                count(name, 1, &mut article, &mut aside, &mut prose);
            }
            Piece::Close(name) => {
                if !INLINE.contains(&name.as_str()) {
                    flush(&mut line, &mut out);
                }
                count(&name, -1, &mut article, &mut aside, &mut prose);
            }
        }
    }
    flush(&mut line, &mut out);
    out
}

fn count(name: &str, by: isize, article: &mut usize, aside: &mut usize, prose: &mut usize) {
    let counter = match name {
        "article" | "main" => article,
        _ if ASIDE.contains(&name) => aside,
        // Paragraphs are often left open: they do not nest.
        "p" | "li" => {
            *prose = usize::from(by > 0);
            return;
        }
        _ if PROSE.contains(&name) => prose,
        _ => return,
    };
    *counter = counter.saturating_add_signed(by);
}

fn flush(line: &mut String, out: &mut String) {
    let mut words =
        line.split(|c: char| c.is_whitespace() && c != '\u{a0}').filter(|w| !w.is_empty()).peekable();
    if words.peek().is_some() {
        let mut first = true;
        for word in words {
            if !std::mem::take(&mut first) {
                out.push(' ');
            }
            out.push_str(word);
        }
        out.push('\n');
    }
    line.clear();
}

/// How deep elements are nested, as far as their tags tell.
fn depth(html: &str) -> usize {
    let (mut now, mut most) = (0usize, 0usize);
    for piece in Pieces::new(html) {
        match piece {
            Piece::Open(name, attributes)
                if !VOID.contains(&name.as_str()) && !attributes.ends_with('/') && !name.starts_with(['!', '?'])
                    // Both are closed by the next one of their kind in real pages.
                    && name != "p" && name != "li" =>
            {
                now += 1;
                most = most.max(now);
            }
            Piece::Close(name) if name != "p" && name != "li" => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}
