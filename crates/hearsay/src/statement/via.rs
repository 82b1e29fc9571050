//! Cue, source and the words around them → relays: through which outlet, document or post did the words come?

use super::{Via, ViaKind};
use crate::document::Document;
use crate::segment::Segments;
use crate::tag::{Label, Pos, Tags};
use crate::text::Span;
use std::ops::Range;

const DOCUMENTS: &[&str] = &[
    "statement",
    "statements",
    "letter",
    "letters",
    "report",
    "reports",
    "memo",
    "memorandum",
    "document",
    "documents",
    "record",
    "records",
    "release",
    "communique",
    "communiqué",
    "email",
    "e-mail",
    "emails",
    "transcript",
    "study",
    "survey",
    "website",
    "site",
    "notice",
    "dossier",
    "findings",
    "bulletin",
    "declaration",
    "note",
    "article",
    "editorial",
    "column",
    "book",
    "data",
    "paper",
    "papers",
    "slides",
    "audit",
    "presentation",
    "census",
    "database",
    "minutes",
];
const COURT: &[&str] = &[
    "filing",
    "filings",
    "indictment",
    "affidavit",
    "complaint",
    "petition",
    "lawsuit",
    "ruling",
    "testimony",
    "deposition",
    "verdict",
];
const SOCIAL: &[&str] = &[
    "twitter",
    "facebook",
    "instagram",
    "telegram",
    "whatsapp",
    "youtube",
    "tiktok",
    "weibo",
    "linkedin",
    "mastodon",
    "bluesky",
    "tweet",
    "tweets",
    "post",
    "posts",
    "blog",
    "posting",
    "hashtag",
    "thread",
    "snapchat",
    "reddit",
];
/// The networks among them: names, where `Post` is more often an outlet.
const NETWORKS: &[&str] = &[
    "twitter",
    "facebook",
    "instagram",
    "telegram",
    "whatsapp",
    "youtube",
    "tiktok",
    "weibo",
    "linkedin",
    "mastodon",
    "bluesky",
    "reddit",
];
const SOCIAL_VERBS: &[&str] = &["tweeted", "tweets", "retweeted", "posted", "blogged", "tweeting"];
const BROADCAST: &[&str] = &["television", "tv", "radio", "broadcaster", "channel", "broadcast", "podcast"];
const OUTLET_WORDS: &[&str] = &[
    "news",
    "times",
    "post",
    "journal",
    "press",
    "herald",
    "tribune",
    "gazette",
    "chronicle",
    "observer",
    "guardian",
    "telegraph",
    "daily",
    "weekly",
    "magazine",
    "mail",
    "courier",
    "dispatch",
    "mirror",
    "standard",
    "examiner",
    "inquirer",
    "globe",
    "newspaper",
    "outlet",
    "economist",
    "independent",
    "today",
    "review",
    "register",
    "ledger",
    "monitor",
    "express",
    "sentinel",
    "argus",
    "echo",
];
const AGENCY_WORDS: &[&str] = &["agency", "newswire", "wire"];
/// The agencies and broadcasters that reports the world over rely on by a bare name.
const KNOWN_AGENCIES: &[&str] = &[
    "reuters",
    "ap",
    "afp",
    "upi",
    "dpa",
    "tass",
    "xinhua",
    "efe",
    "ansa",
    "kyodo",
    "yonhap",
    "anadolu",
    "bloomberg",
    "interfax",
    "irna",
    "ani",
    "pti",
];
const KNOWN_BROADCASTERS: &[&str] = &[
    "bbc", "cnn", "nbc", "abc", "cbs", "npr", "pbs", "msnbc", "cnbc", "nhk", "zdf", "ard", "rai", "itv",
    "jazeera", "arabiya", "c-span",
];
const KNOWN_OUTLETS: &[&str] = &[
    "axios",
    "politico",
    "haaretz",
    "spiegel",
    "buzzfeed",
    "huffpost",
    "breitbart",
    "newsweek",
    "vox",
    "bellingcat",
];

fn lower(text: &str, segments: &Segments, t: usize) -> String {
    segments.word(text, t).to_lowercase()
}

/// What kind of medium the words of a noun phrase name, if one, and the tokens that name it.
pub(crate) fn medium(
    document: &Document,
    segments: &Segments,
    tags: &Tags,
    tokens: Range<usize>,
) -> Option<(ViaKind, Range<usize>)> {
    let text: &str = &document.text;
    let head = head_noun(text, segments, tags, tokens.clone())?;
    let word = lower(text, segments, head);
    let has = |list: &[&str]| list.contains(&word.as_str());
    // A name: every word of it may tell what it is.
    if let Some(name) = tags.names.iter().find(|n| n.tokens.contains(&head)) {
        if name.tag == Label::Per {
            return None;
        }
        let words: Vec<String> = name.tokens.clone().map(|t| lower(text, segments, t)).collect();
        let any = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
        let agency = document
            .agencies
            .iter()
            .any(|(a, _)| a.eq_ignore_ascii_case(segments.span(name.tokens.clone()).of(text)));
        let outlet = document
            .given
            .outlet
            .as_deref()
            .is_some_and(|o| o.eq_ignore_ascii_case(segments.span(name.tokens.clone()).of(text)));
        let kind = if any(KNOWN_AGENCIES)
            || agency
            || (any(&["news"]) && any(AGENCY_WORDS))
            || (any(&["press"]) && any(&["associated", "trust", "association", "agence"]))
        {
            ViaKind::Agency
        } else if any(KNOWN_BROADCASTERS) || any(BROADCAST) {
            ViaKind::Broadcast
        } else if any(NETWORKS) {
            ViaKind::Social
        } else if any(KNOWN_OUTLETS) || any(OUTLET_WORDS) || outlet {
            // "The Post Office", "Standard Bank": the telling word must close the name or stand before "of".
            let telling = words
                .iter()
                .rposition(|w| OUTLET_WORDS.contains(&w.as_str()) || KNOWN_OUTLETS.contains(&w.as_str()));
            let closes = telling.is_none_or(|i| {
                i + 1 == words.len()
                    || matches!(words[i + 1].as_str(), "of" | "on" | "online")
                    || i + 2 == words.len()
            });
            if !closes {
                return None;
            }
            ViaKind::Outlet
        } else {
            return None;
        };
        return Some((kind, name.tokens.clone()));
    }
    let kind = if has(SOCIAL) {
        ViaKind::Social
    } else if has(COURT) {
        ViaKind::Court
    } else if has(DOCUMENTS) {
        ViaKind::Document
    } else if has(BROADCAST) {
        ViaKind::Broadcast
    } else if has(&["newspaper", "newspapers", "outlet", "outlets", "media", "magazine", "press", "tabloid"])
    {
        ViaKind::Outlet
    } else if word == "agency" && head > tokens.start && lower(text, segments, head - 1) == "news" {
        ViaKind::Agency
    } else {
        return None;
    };
    Some((kind, tokens))
}

/// The last noun before a preposition, a relative pronoun or a comma.
fn head_noun(text: &str, segments: &Segments, tags: &Tags, tokens: Range<usize>) -> Option<usize> {
    let mut head = None;
    for t in tokens {
        let word = segments.word(text, t);
        let pos = tags.pos.get(t).copied().unwrap_or(Pos::X);
        if head.is_some()
            && (matches!(pos, Pos::Adp | Pos::Sconj | Pos::Verb)
                || matches!(word, "," | "(" | "who" | "which" | "that"))
        {
            break;
        }
        if matches!(pos, Pos::Noun | Pos::Propn | Pos::X) && word.chars().any(char::is_alphanumeric) {
            head = Some(t);
        }
    }
    head
}

/// A noun phrase that begins at `start`, at most a dozen tokens long, without a leading article.
fn phrase(text: &str, segments: &Segments, tags: &Tags, start: usize, end: usize) -> Range<usize> {
    let mut stop = start;
    while stop < end.min(start + 12) {
        let pos = tags.pos.get(stop).copied().unwrap_or(Pos::X);
        let word = segments.word(text, stop);
        let inside = matches!(pos, Pos::Det | Pos::Adj | Pos::Noun | Pos::Propn | Pos::Num)
            || matches!(word, "'s" | "’s" | "-" | "its" | "his" | "her" | "their");
        if !inside {
            break;
        }
        stop += 1;
    }
    start..stop
}

/// Without article or possessive pronoun in front.
pub(crate) fn bare(text: &str, segments: &Segments, tokens: Range<usize>) -> Range<usize> {
    let mut start = tokens.start;
    while start + 1 < tokens.end
        && matches!(
            lower(text, segments, start).as_str(),
            "the" | "a" | "an" | "its" | "his" | "her" | "their"
        )
    {
        start += 1;
    }
    start..tokens.end
}

fn made(document: &Document, segments: &Segments, kind: ViaKind, tokens: Range<usize>) -> Via {
    let span = segments.span(bare(&document.text, segments, tokens));
    Via { name: span.of(&document.text).to_owned(), kind, span }
}

/// The relays of one statement that stand at its own cue and source, innermost first.
pub(crate) fn own_vias(
    document: &Document,
    segments: &Segments,
    tags: &Tags,
    source: &[Range<usize>],
    cue: &[Range<usize>],
    content: &[Range<usize>],
) -> Vec<Via> {
    let text: &str = &document.text;
    let mut vias: Vec<Via> = Vec::new();
    let mut push = |via: Via| {
        if !vias.iter().any(|v| v.span.overlaps(via.span)) {
            vias.push(via);
        }
    };
    // The source is itself a medium, or a person's statement.
    for run in source {
        if let Some((kind, tokens)) = medium(document, segments, tags, run.clone()) {
            let stop = tokens
                .clone()
                .find(|t| *t > tokens.start && matches!(lower(text, segments, *t).as_str(), "by" | "from"))
                .unwrap_or(tokens.end);
            push(made(document, segments, kind, tokens.start..stop));
        }
    }
    let held = |t: usize| content.iter().any(|r| r.contains(&t));
    for run in cue {
        for t in run.clone() {
            if SOCIAL_VERBS.contains(&lower(text, segments, t).as_str()) {
                let span = segments.span(t..t + 1);
                push(Via { name: span.of(text).to_owned(), kind: ViaKind::Social, span });
            }
        }
        let sentence = segments.sentence_of(run.start).tokens.clone();
        // "told Port Radio": who was told, where that is a medium.
        let told = run
            .clone()
            .any(|t| matches!(lower(text, segments, t).as_str(), "told" | "tells" | "telling" | "tell"));
        let mut t = run.start;
        // From the cue to the end of its sentence, as far as the report speaks.
        let mut seen = 0;
        while t < sentence.end && seen < 18 {
            if held(t) {
                // Behind the content nothing belongs to this cue any more, unless the content stood in front.
                break;
            }
            let word = lower(text, segments, t);
            seen += 1;
            let starts =
                matches!(word.as_str(), "in" | "on" | "via" | "through" | "by" | "with" | "to" | "during");
            if starts || (told && t + 1 == run.end) {
                let begin = t + 1;
                let np = phrase(text, segments, tags, begin, sentence.end);
                if !np.is_empty() && !held(np.start) {
                    if let Some((kind, tokens)) = medium(document, segments, tags, np.clone()) {
                        let reads = matches!(word.as_str(), "in" | "on" | "via" | "through");
                        let hears = matches!(word.as_str(), "with" | "to") || !starts;
                        let fits = match kind {
                            ViaKind::Document | ViaKind::Court | ViaKind::Social => reads,
                            ViaKind::Broadcast | ViaKind::Outlet | ViaKind::Agency | ViaKind::Person => {
                                reads || hears
                            }
                        };
                        let generic = matches!(
                            lower(text, segments, tokens.end - 1).as_str(),
                            "press"
                                | "media"
                                | "court"
                                | "testimony"
                                | "note"
                                | "data"
                                | "report"
                                | "reports"
                        ) && tokens.len() <= 2;
                        if fits && !(generic && kind != ViaKind::Court) {
                            push(made(document, segments, kind, tokens));
                        }
                    }
                    t = np.start;
                }
            }
            t += 1;
        }
    }
    vias
}

/// The relay that a source stands for where its cue has no words of its own: `…, as reported by Port Radio`.
pub(crate) fn outer_via(
    document: &Document,
    segments: &Segments,
    tags: &Tags,
    source: &[Range<usize>],
) -> Option<Via> {
    let run = source.first()?.clone();
    match medium(document, segments, tags, run.clone()) {
        Some((kind, tokens)) => Some(made(document, segments, kind, tokens)),
        None => {
            let whole = run.start..source[source.len() - 1].end;
            let name = tags.names.iter().any(|n| whole.contains(&n.tokens.start));
            name.then(|| made(document, segments, ViaKind::Person, whole))
        }
    }
}

/// Where a passage lies, for ordering.
pub(crate) fn ends(spans: &[Span]) -> (usize, usize) {
    (spans.first().map_or(0, |s| s.start()), spans.last().map_or(0, |s| s.end()))
}
