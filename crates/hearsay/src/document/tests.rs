use super::*;
use std::sync::Arc;

fn read(text: &str) -> (Document, Vec<&'static str>) {
    read_given(text, Given::default())
}

fn read_given(text: &str, given: Given) -> (Document, Vec<&'static str>) {
    let noted = read_document(Arc::from(text), given);
    holds(&noted.value);
    let known = ["undated", "dates-disagree"];
    let notes = noted.notes.iter().filter_map(|n| known.iter().copied().find(|k| *k == n.name)).collect();
    (noted.value, notes)
}

/// What is true of every document.
fn holds(document: &Document) {
    let text = &document.text;
    let mut at = 0;
    let blank = |from: usize, to: usize| {
        text[from..to].chars().all(|c| c.is_whitespace() || (c == '\u{feff}' && from == 0))
    };
    for block in &document.blocks {
        assert!(block.span.start() >= at && !block.span.is_empty(), "{:?}", document.blocks);
        assert!(text.is_char_boundary(block.span.start()) && text.is_char_boundary(block.span.end()));
        assert!(
            blank(at, block.span.start()),
            "{:?} is in no block of {:?}",
            &text[at..block.span.start()],
            text
        );
        assert_eq!(block.span.trim(text), block.span);
        at = block.span.end();
    }
    assert!(blank(at, text.len()));
}

fn kinds(text: &str) -> Vec<(&str, &str)> {
    let (document, _) = read(text);
    document.blocks.iter().map(|b| (b.kind.name(), b.span.of(text))).collect()
}

const LONG: &str = "The government of Vesk and the council of Dorran have agreed to reopen the strait to fishing boats in May.";

#[test]
fn header_dateline_body_and_mark_on_one_line() {
    let text = format!(
        " date 2025-02-11 Port Elanor, DC [VS], February 11 (KNA): {LONG}\n\n“It is done,” she said. (KNA)\n"
    );
    let (document, notes) = read(&text);
    let kinds: Vec<_> = document.blocks.iter().map(|b| b.kind.name()).collect();
    assert_eq!(kinds, ["header", "dateline", "body", "body", "agency-mark"]);
    let given = &document.given;
    assert_eq!(given.published.as_deref(), Some("2025-02-11"));
    assert_eq!(given.published_from, Some(DateSource::Header));
    assert_eq!(given.outlet.as_deref(), Some("KNA"));
    assert_eq!(document.dateline.as_deref(), Some("Port Elanor, DC"));
    assert_eq!(document.agencies.len(), 1);
    assert_eq!(given.language.as_deref(), Some("en"));
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn headline_standfirst_sub_heads_and_links() {
    let text = format!(
        "Vesk, Dorran agree to reopen strait\nThe strait is to reopen to fishing boats in May, ministers say.\n{LONG}\nRead next: Dam reopens\n{LONG}\n\
         What now?\nAccording to KNA, ministers say that the strait is to reopen to fishing boats in May at the latest.\nRead more: Boats must leave"
    );
    let kinds: Vec<_> = kinds(&text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(
        kinds,
        ["headline", "standfirst", "body", "related-link", "body", "subhead", "body", "related-link"]
    );
    let (document, notes) = read(&text);
    assert_eq!(document.given.title.as_deref(), Some("Vesk, Dorran agree to reopen strait"));
    assert_eq!((document.given.published, document.given.outlet), (None, None));
    assert_eq!(notes, ["undated"]);
}

#[test]
fn a_page_with_everything() {
    let text = format!(
        "Strait to reopen\nMinisters shake hands after months of talks\nBy Ina Corvell and Bo Lund, Vesk Courier\nPublished: 11 Feb 2025 | Updated: 12 Feb 2025\n\
         Boats wait outside the harbour on Tuesday. (Photo: Per Ek/KNA)\nPORT ELANOR (KNA) — {LONG}\nAdvertisement\n- the fishing of cod\n- the fishing of herring\n{LONG}\n\
         Also read\nDam reopens after storm\nHarbour closed again\nFollow us on Telegram\n© 2025 Vesk Courier"
    );
    let found: Vec<_> = kinds(&text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(
        found,
        [
            "headline",
            "standfirst",
            "byline",
            "header",
            "caption",
            "credit",
            "dateline",
            "body",
            "advertisement",
            "list",
            "list",
            "body",
            "related-link",
            "related-link",
            "related-link",
            "appeal",
            "credit"
        ]
    );
    let given = read(&text).0.given;
    assert_eq!(given.byline.as_deref(), Some("Ina Corvell and Bo Lund"));
    assert_eq!(given.outlet.as_deref(), Some("Vesk Courier"));
    assert_eq!(
        (given.published.as_deref(), given.updated.as_deref()),
        (Some("2025-02-11"), Some("2025-02-12"))
    );
}

#[test]
fn dates_are_never_invented() {
    for (text, published, from) in [
        (format!("DORRAN, Feb. 11, 2025 (KNA) — {LONG}"), Some("2025-02-11"), Some(DateSource::Dateline)),
        (format!("DORRAN, Feb. 11 (KNA) — {LONG}"), None, None),
        (format!("Updated: 11 Feb 2025\n{LONG}"), None, None),
        (format!("Tuesday, 11 February 2025\n{LONG}"), Some("2025-02-11"), Some(DateSource::Header)),
        (format!("{LONG}\nPublished 11 Feb 2025"), Some("2025-02-11"), Some(DateSource::Header)),
    ] {
        let (document, notes) = read(&text);
        assert_eq!(document.given.published.as_deref(), published, "{text}");
        assert_eq!(document.given.published_from, from, "{text}");
        assert_eq!(notes.contains(&"undated"), published.is_none(), "{text}");
    }
    let given = Given { published: Some("2025-03-30".into()), ..Given::default() };
    assert_eq!(read_given(&format!("date 2025-02-11 {LONG}"), given.clone()).1, ["dates-disagree"]);
    assert_eq!(read_given(&format!("DORRAN, Feb. 11 (KNA) — {LONG}"), given.clone()).1, ["dates-disagree"]);
    assert!(read_given(&format!("DORRAN, March 29 (KNA) — {LONG}"), given).1.is_empty());
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "Strait to reopen\n\nPORT ELANOR (KNA) — The government of Vesk and the council\nof Dorran have agreed to reopen the strait to fishing\n\
                boats in May, the minister said on Tuesday after the\ntalks in the capital had gone on for three days.\nThe talks end.\n";
    let kinds: Vec<_> = kinds(text).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, ["headline", "dateline", "body", "body"]);
}

#[test]
fn the_title_that_a_page_gives_is_found_in_its_text() {
    let given =
        Given { title: Some("Strait to reopen, ministers say | Vesk Courier".into()), ..Given::default() };
    let (document, _) = read_given(&format!("Strait to reopen, ministers say.\n{LONG}"), given);
    assert_eq!(document.blocks[0].kind, BlockKind::Headline);
}

#[test]
fn a_long_text_takes_no_longer_a_line_than_a_short_one() {
    // Each of these would take minutes if a line looked at all the others.
    for line in [
        "Read more\n",
        "Short line\n",
        "Advertisement\n",
        "- item\n",
        "2025-02-11 ",
        "PORT ELANOR, ",
        "(KNA)",
        "[",
        "a",
    ] {
        read(&line.repeat(30_000));
    }
}

#[test]
fn every_text_is_cut_into_blocks_that_hold_it() {
    let pieces = [
        "",
        " ",
        "\r\n",
        "\n\n",
        "\u{feff}",
        "é",
        "(KNA)",
        "— ",
        "By ",
        "Ina Corvell",
        "date 2025-02-11 ",
        "Read more: ",
        "“",
        "”",
        "PORT ELANOR",
        " (KNA) — ",
        "Feb. 11",
        ": ",
        "| ",
        "a.",
        "[",
        "/KNA/",
        "\u{a0}",
        "\u{2028}",
        "𝄞",
        "Advertisement",
        "\0",
        "- ",
    ];
    // A fixed sequence that visits the pieces in every neighbourhood.
    let mut state = 7u32;
    for length in 0..400 {
        let mut text = String::new();
        for _ in 0..length % 14 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        read(&text);
    }
}
