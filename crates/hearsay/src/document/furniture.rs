//! line → BlockKind: which lines are no part of the report?
//!
//! A page's links, advertisements and appeals come along when its text is copied. They must not be read as the report's
//! words; far worse would be to set one of its sentences aside. So a line is furniture only in a form that sentences do not
//! have: `Read more: …` is, `Read more than 40 pages, the judge said` is not.

use super::BlockKind::{self, Advertisement, Appeal, Correction, Credit, RelatedLink};
use super::names::{acronym, capitalised, ends_sentence, known_agency};

/// Longer lines are paragraphs, whatever they begin with.
const LONGEST: usize = 240;

/// Labels of links to other reports; the link follows behind a colon or another mark.
const LINK_LABELS: [&str; 31] = [
    "more",
    "read next",
    "read more",
    "read also",
    "also read",
    "see also",
    "see more",
    "read",
    "related",
    "related story",
    "related stories",
    "related article",
    "related articles",
    "related news",
    "related coverage",
    "related reading",
    "related content",
    "related topics",
    "related video",
    "more on this",
    "more on this story",
    "more on this topic",
    "more from this section",
    "more news",
    "must read",
    "don't miss",
    "don’t miss",
    "watch",
    "watch more",
    "recommended",
    "you may also like",
];

/// Lines that stand over a list of links.
const LINK_HEADINGS: [&str; 34] = [
    "read next",
    "read more",
    "read also",
    "also read",
    "see also",
    "related",
    "related story",
    "related stories",
    "related article",
    "related articles",
    "related news",
    "related coverage",
    "related reading",
    "related content",
    "related topics",
    "related links",
    "related posts",
    "more on this",
    "more on this story",
    "more on this topic",
    "more news",
    "more stories",
    "must read",
    "most read",
    "most popular",
    "trending",
    "trending now",
    "recommended",
    "recommended for you",
    "recommended stories",
    "you may also like",
    "you might also like",
    "you may like",
    "up next",
];

const ADVERTISEMENTS: [&str; 20] = [
    "advertisement continue reading the main story",
    "advertisement",
    "advertisements",
    "advert",
    "advertising",
    "ad",
    "sponsored",
    "sponsored content",
    "sponsored links",
    "paid content",
    "promoted",
    "promoted content",
    "story continues below",
    "story continues below advertisement",
    "story continues after advertisement",
    "article continues below",
    "article continues after advertisement",
    "article continues below advertisement",
    "continue reading the main story",
    "scroll to continue",
];

/// Words of buttons and forms, alone on their line.
const BUTTONS: [&str; 36] = [
    "share",
    "share this",
    "share this article",
    "share this story",
    "share on facebook",
    "share on twitter",
    "tweet",
    "print",
    "print this article",
    "email",
    "email this article",
    "comments",
    "comment",
    "leave a comment",
    "add a comment",
    "post a comment",
    "view comments",
    "join the conversation",
    "subscribe",
    "subscribe now",
    "sign in",
    "sign up",
    "log in",
    "follow",
    "follow us",
    "next",
    "prev",
    "previous",
    "close",
    "copy link",
    "save",
    "listen",
    "listen to article",
    "listen to this article",
    "show more",
    "load more",
];

const NETWORKS: [&str; 16] = [
    "twitter",
    "facebook",
    "instagram",
    "telegram",
    "whatsapp",
    "youtube",
    "linkedin",
    "tiktok",
    "threads",
    "bluesky",
    "mastodon",
    "google news",
    "reddit",
    "flipboard",
    "social media",
    "x",
];

/// What an appeal asks the reader to take.
const OFFERS: [&str; 25] = [
    "newsletter",
    "newsletters",
    "email",
    "emails",
    "e-mail",
    "inbox",
    "alert",
    "alerts",
    "briefing",
    "briefings",
    "app",
    "channel",
    "podcast",
    "podcasts",
    "subscription",
    "updates",
    "notifications",
    "digital edition",
    "free trial",
    "whatsapp",
    "telegram",
    "bulletin",
    "headlines",
    "journalism",
    "subscribers",
];

/// What kind of furniture, or which notice, a whole line is; `None` for the report's own words.
pub(super) fn furniture(line: &str) -> Option<BlockKind> {
    let bare = line.trim_matches(|c: char| c.is_whitespace() || "*_-–—•·|[]()»›→>▶►:.".contains(c));
    if bare.is_empty() {
        // A rule or an ornament between two parts.
        return (!line.chars().any(char::is_alphanumeric) && line.chars().count() <= 80).then_some(Appeal);
    }
    let lower = bare.to_lowercase();
    if lower.len() > LONGEST {
        return long(&lower);
    }
    if ADVERTISEMENTS.contains(&lower.as_str()) || lower.starts_with("advertisement - ") {
        return Some(Advertisement);
    }
    if BUTTONS.contains(&lower.as_str()) {
        return Some(Appeal);
    }
    // An ornament in front of a label, as in `>> Read more: …`, is no more than that.
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || "*_•·|[»›→>▶►".contains(c));
    related(line).or_else(|| appeal(line, &lower)).or_else(|| credit(line, &lower)).or_else(|| notice(&lower))
}

/// Whether a line stands over links, so that what follows it may be some.
pub(super) fn heads_links(line: &str) -> bool {
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    LINK_HEADINGS.contains(&bare.as_str())
}

fn related(line: &str) -> Option<BlockKind> {
    // `Dam reopens after storm Read more`: a teaser with its button.
    let teaser = ["Read more", "Read More"].iter().find_map(|b| line.strip_suffix(b)).map(str::trim_end);
    if teaser.is_some_and(|t| t.len() <= 160 && t.contains(' ') && !ends_sentence(t)) {
        return Some(RelatedLink);
    }
    if heads_links(line) {
        return Some(RelatedLink);
    }
    let (label, rest) = label_of(line)?;
    let bare = rest.trim_start();
    // `Read:` and `Watch:` introduce whatever one likes, but a link is a title and ends without a stop.
    let colon = bare
        .strip_prefix([':', '|', '»', '→', '›', '>', '►', '▶'])
        .or_else(|| bare.strip_prefix("- ").or_else(|| bare.strip_prefix("– ")));
    if let Some(title) = colon {
        let plain =
            !matches!(label.as_str(), "more" | "read" | "watch" | "related" | "recommended" | "see more");
        return (plain || !stops(title) && !title.trim().is_empty()).then_some(RelatedLink);
    }
    // `READ MORE Talks fail in Port Elanor`: a label in capitals needs no colon, if a title follows.
    let shouted =
        line.get(..label.len()).is_some_and(|l| l.contains(' ') && !l.chars().any(char::is_lowercase));
    let title = bare.starts_with(|c: char| c.is_uppercase()) && bare.chars().any(char::is_lowercase);
    if shouted && title && !stops(bare) {
        return Some(RelatedLink);
    }
    // `Read more about the strait`, `Read the full story here.`
    let lower = line.to_lowercase();
    let words = lower.split_whitespace().count();
    let about = ["read more about ", "read more on ", "read more from ", "more from ", "see more on "]
        .iter()
        .any(|p| lower.starts_with(p));
    if about && !ends_sentence(line) && words <= 14 && !lower.contains(',') {
        return Some(RelatedLink);
    }
    let goes =
        ["read the ", "read it ", "read more ", "see the ", "click here", "click to ", "continue reading"]
            .iter()
            .any(|p| lower.starts_with(p));
    let here = [" here", " here.", "click here", " here!", " below."].iter().any(|e| lower.ends_with(e))
        || lower.starts_with("continue reading")
        || lower.starts_with("click here to read")
        || lower.starts_with("read the full ");
    (goes && here && words <= 12 && !lower.contains(" said")).then_some(RelatedLink)
}

/// The label that opens a line, in small letters, and what follows it.
fn label_of(line: &str) -> Option<(String, &str)> {
    let head: String = line.chars().take(26).collect::<String>().to_lowercase();
    // The longest label that fits, so that `read more` is not taken for `read`.
    let mut labels: Vec<&str> = LINK_LABELS.iter().copied().filter(|l| head.starts_with(l)).collect();
    labels.extend(["more from", "click", "continue"].iter().filter(|l| head.starts_with(**l)));
    labels.sort_by_key(|l| l.len());
    let label = labels.last()?;
    let rest = line.get(label.len()..)?;
    (!rest.starts_with(|c: char| c.is_alphanumeric())).then(|| ((*label).to_owned(), rest))
}

/// Whether words stop as sentences do: a title may end in a question or an exclamation mark, not in a full stop.
fn stops(words: &str) -> bool {
    words.trim_end().trim_end_matches(['"', '”', '’', '\'']).ends_with('.')
}

fn appeal(line: &str, lower: &str) -> Option<BlockKind> {
    let starts = |starts: &[&str]| starts.iter().any(|s| lower.starts_with(s));
    let has_word = |words: &[&str]| words.iter().any(|w| word_in(lower, w));
    // What is told of somebody has a verb of saying; an appeal speaks to the reader.
    if has_word(&["said", "says", "told", "he", "she", "they"]) {
        return None;
    }
    if starts(&[
        "follow us",
        "follow our",
        "like us on",
        "find us on",
        "connect with us",
        "join us on",
        "share this ",
        "read or share ",
    ]) {
        return Some(Appeal);
    }
    if lower.starts_with("follow ") && line.contains('@') | (has_word(&NETWORKS) && word_in(lower, "on")) {
        return Some(Appeal);
    }
    let asks = starts(&[
        "sign up ",
        "subscribe ",
        "join our ",
        "get our ",
        "get the ",
        "get daily ",
        "get more ",
        "download ",
        "download our ",
        "register for ",
        "support our ",
        "support independent ",
        "enter your ",
        "thank you for subscribing",
        "thanks for subscribing",
        "become a ",
        "try our ",
        "listen to our ",
        "receive our ",
        "stay up to date",
        "stay informed",
        "want more ",
        "enjoying this ",
        "start your ",
    ]);
    if asks
        && (has_word(&OFFERS) || lower.contains("breaking news"))
        && !lower.contains('“')
        && !lower.contains('"')
    {
        return Some(Appeal);
    }
    let contact = starts(&[
        "contact us",
        "email us",
        "write to us",
        "have a tip",
        "got a tip",
        "do you have a tip",
        "send your ",
        "have you got a story",
        "do you have a story",
        "send us ",
    ]);
    (contact && (line.contains('@') || line.contains('?') || lower.contains("letters to"))).then_some(Appeal)
}

fn credit(line: &str, lower: &str) -> Option<BlockKind> {
    let labelled = [
        "photo",
        "photos",
        "photograph",
        "photograph by",
        "picture",
        "pictures",
        "image",
        "images",
        "credit",
        "image credit",
        "photo credit",
        "photo by",
        "picture by",
        "image source",
        "photo source",
        "image copyright",
        "getty images",
        "source",
    ];
    let rights = lower.starts_with('©')
        || lower.starts_with("copyright ")
        || lower.starts_with("(c) ")
        || lower.contains("all rights reserved");
    if rights
        && (lower.contains("rights reserved")
            || lower.chars().any(|c| c.is_ascii_digit())
            || lower.starts_with('©'))
    {
        return Some(Credit);
    }
    if lower.len() > 120 {
        return None;
    }
    for label in labelled {
        let Some(rest) = lower.strip_prefix(label) else { continue };
        let name = line.get(label.len()..).unwrap_or_default();
        let by = label.ends_with(" by") || label.ends_with("copyright");
        let colon = rest.trim_start().starts_with([':', '©']);
        let name = name.trim_start_matches([' ', ':', '©']).trim_end_matches([')', '.']);
        // A credit is a name; behind a colon a caption may stand as well.
        if rest.is_empty() && label != "source" || (by && rest.starts_with(' ') || colon) && credited(name) {
            return Some(Credit);
        }
    }
    (credited(line.trim_matches(['(', ')', '[', ']'])) && agency_in(line)).then_some(Credit)
}

/// `Ina Corvell/KNA via Vesk Images`
fn credited(name: &str) -> bool {
    let parts: Vec<&str> = name.split(['/', '|', ',']).collect();
    (1..=4).contains(&parts.len()) && parts.iter().all(|p| capitalised(&p.replace(" via ", " "), 6))
}

fn agency_in(line: &str) -> bool {
    let picture = line.contains("Getty Images") || line.contains(" Photo/") || line.contains("AP Photo");
    let (name, agency) = line.trim_matches(['(', ')', '[', ']']).split_once('/').unwrap_or_default();
    picture
        || !name.is_empty()
            && (known_agency(agency.trim()) || known_agency(name.trim()) || acronym(agency.trim()))
}

/// Where a credit begins that closes a caption: `… at the harbour. (Photo: Ina Corvell/KNA)`.
pub(super) fn closing_credit(line: &str) -> Option<usize> {
    if line.ends_with([')', ']']) {
        let open = line.rfind(['(', '['])?;
        let inside = line.get(open + 1..line.len() - 1)?;
        let lower = inside.to_lowercase();
        let labelled = [
            "photo:",
            "photo/",
            "photo by",
            "photos:",
            "picture:",
            "image:",
            "credit:",
            "file photo",
            "photograph:",
            "ap photo",
            "reuters/",
        ];
        return (inside.len() <= 90 && labelled.iter().any(|l| lower.starts_with(l)))
            .then_some(open)
            .filter(|at| *at > 0);
    }
    let tail = line.len().saturating_sub(80);
    let tail = (tail..=line.len()).find(|i| line.is_char_boundary(*i))?;
    for mark in ["REUTERS/", "AP Photo/", "AFP/", "Photo: ", "Photograph: ", "Photo by "] {
        if let Some(i) = line[tail..].find(mark) {
            let at = tail + i;
            if at > 0
                && ends_sentence(&line[..at])
                && credited(line[at..].trim_start_matches(mark).trim_end_matches('.'))
            {
                return Some(at);
            }
        }
    }
    None
}

/// Where furniture begins that is glued to the end of a paragraph: `… was signed. Read more: Talks fail again`.
pub(super) fn glued_link(line: &str) -> Option<usize> {
    const GLUED: [&str; 8] = [
        "Read more:",
        "Read next:",
        "Also read:",
        "Read also:",
        "See also:",
        "READ MORE:",
        "ALSO READ:",
        "READ ALSO:",
    ];
    let at = GLUED.iter().filter_map(|label| line.rfind(label)).min().filter(|at| *at > 0)?;
    let title = line[at..].split_once(':').map(|(_, t)| t.trim())?;
    // A title goes to the line's end and has no sentence in it.
    let one = !title.is_empty() && title.len() <= 160 && !stops(title) && !title.contains(". ");
    (one && ends_sentence(&line[..at])).then_some(at)
}

fn notice(lower: &str) -> Option<BlockKind> {
    let labelled = [
        "correction:",
        "corrections:",
        "correction ",
        "clarification:",
        "editor's note:",
        "editor’s note:",
        "editors' note:",
        "editors’ note:",
    ];
    let label = labelled.iter().any(|l| lower.starts_with(l))
        && (lower.contains(':') || lower.contains("correction ("));
    (label || amended(lower)).then_some(Correction)
}

fn amended(lower: &str) -> bool {
    let thing = ["this story", "this article", "this report", "this piece", "this post", "this page"];
    let done = ["updated", "corrected", "amended", "revised", "clarified"];
    let passive = thing.iter().any(|t| {
        lower.strip_prefix(t).is_some_and(|r| {
            [" has been ", " was ", " has since been "]
                .iter()
                .any(|v| r.strip_prefix(v).is_some_and(|r| done.iter().any(|d| r.starts_with(d))))
        })
    });
    let earlier =
        ["an earlier version of ", "a previous version of ", "an earlier headline", "a previous headline"];
    passive || earlier.iter().any(|e| lower.starts_with(e)) && thing.iter().any(|t| lower.contains(t))
}

/// Furniture that comes in long lines: rights notices and corrections.
fn long(lower: &str) -> Option<BlockKind> {
    if lower.len() > 1500 {
        return None;
    }
    let rights =
        lower.starts_with('©') || lower.starts_with("copyright ") && lower.contains("rights reserved");
    if rights { Some(Credit) } else { notice(lower) }
}

/// Whether `word` stands in `text` between letters that are none.
fn word_in(text: &str, word: &str) -> bool {
    let mut from = 0;
    while let Some(i) = text.get(from..).and_then(|t| t.find(word)) {
        let at = from + i;
        let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let after = text[at + word.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        if before && after {
            return true;
        }
        from = at + word.len();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_by_its_form() {
        for (line, kind) in [
            ("Read next: Storm forced \"Dorran\" to close the dam: KNA", RelatedLink),
            ("Read more: Boats must leave, one way or another: MP to Vesk Courier", RelatedLink),
            ("Also read", RelatedLink),
            (">> Also read: Dam reopens", RelatedLink),
            ("READ MORE Talks fail in Port Elanor", RelatedLink),
            ("Related: What we know of the dam", RelatedLink),
            ("Read the full story here.", RelatedLink),
            ("Advertisement", Advertisement),
            ("[ADVERTISEMENT]", Advertisement),
            ("Dam reopens after storm Read more", RelatedLink),
            ("More: Dam reopens after storm", RelatedLink),
            ("Story continues below advertisement", Advertisement),
            ("Follow us on Telegram and X", Appeal),
            ("Follow Ina Corvell on Twitter @inacorvell.", Appeal),
            ("Sign up for our daily newsletter", Appeal),
            ("Share this story", Appeal),
            ("* * *", Appeal),
            ("Photo: Ina Corvell/KNA", Credit),
            ("Bo Lund/Getty Images", Credit),
            ("© 2025 Vesk Courier", Credit),
            ("Copyright 2025 KNA. All rights reserved.", Credit),
            ("Correction: an earlier version named the wrong dam.", Correction),
            ("This article was amended on 12 February 2025 to correct the number of boats.", Correction),
        ] {
            assert_eq!(furniture(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn the_reports_own_sentences_are_not_set_aside() {
        for line in [
            "Read more than 40 pages, the judge said.",
            "Related costs rose to 2,500 crowns.",
            "Related: the two men are cousins.",
            "Watch the harbour closely, she said.",
            "Watch: the harbour will be closed for weeks, and nobody will say so.",
            "Follow the rules on Telegram channels, the ministry told users.",
            "Sign up for the militia or leave, he told them.",
            "Share prices fell.",
            "Photo: boats wait outside the harbour on Tuesday",
            "Subscribe to his view or not, the minister is stubborn.",
            "Copyright law was the first item.",
            "Correction of the border was never agreed.",
            "The report was updated on Monday.",
            "Image matters to Corvell.",
            "More: that is what they want.",
            "Nobody will read more",
            "Sources said so.",
            "Source: a minister who was in the room",
            "“Also read the annex,” she said.",
        ] {
            assert_eq!(furniture(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_glued_to_a_paragraph_is_cut_off() {
        let line = "The deal was signed. Read more: Dam reopens after storm";
        assert_eq!(glued_link(line).map(|at| &line[at..]), Some("Read more: Dam reopens after storm"));
        assert_eq!(glued_link("She wrote: Read more: that is all. It was signed."), None);
        let line = "Boats wait outside the harbour on Tuesday. (Photo: Bo Lund/KNA)";
        assert_eq!(closing_credit(line).map(|at| &line[at..]), Some("(Photo: Bo Lund/KNA)"));
        let line = "Boats wait outside the harbour. REUTERS/Bo Lund";
        assert_eq!(closing_credit(line).map(|at| &line[at..]), Some("REUTERS/Bo Lund"));
        assert_eq!(closing_credit("They met in the harbour (see above)"), None);
    }
}
