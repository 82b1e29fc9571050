use super::*;
use crate::document::{Given, read_document};
use crate::segment::segment;

fn tagged(text: &str) -> (Document, Segments, Tags) {
    let document = read_document(text.into(), Given::default()).value;
    let segments = segment(&document);
    let tags = tag(&document, &segments);
    (document, segments, tags)
}

#[test]
fn a_plain_statement_is_tagged() {
    let text = "Minister Ina Corvell said that the bridge would open in May.";
    let (_, segments, tags) = tagged(text);
    let role =
        |r: Role| tags.roles.iter().find(|x| x.tag == r).map(|x| segments.span(x.tokens.clone()).of(text));
    assert_eq!(role(Role::Source), Some("Minister Ina Corvell"));
    assert_eq!(role(Role::Cue), Some("said"));
    assert!(role(Role::Content).is_some_and(|c| c.contains("the bridge would open")));
    assert_eq!(tags.names.first().map(|x| x.tag), Some(Label::Per));
    assert_eq!(tags.pos[3], Pos::Verb);
    assert_eq!((tags.relation(1), tags.head(1), tags.head(3)), ("nsubj", Some(3), None));
}

#[test]
fn tags_are_complete_and_every_sentence_is_a_tree() {
    let long = "and Vesk ".repeat(700);
    for text in [
        "",
        " ",
        "\"",
        "a",
        "''“\"'\n\n.",
        "one two. “Three,” said Dray. ".repeat(60).as_str(),
        long.as_str(),
        "𝄞é\u{301}\u{200b}",
    ] {
        let (_, segments, tags) = tagged(text);
        let n = segments.tokens.len();
        assert_eq!((tags.pos.len(), tags.heads.len(), tags.relations.len()), (n, n, n));
        for (i, &h) in tags.heads.iter().enumerate() {
            assert_eq!(segments.tokens[i].sentence, segments.tokens[h as usize].sentence);
            assert_eq!(h as usize == i, tags.relation(i) == "root");
        }
        for runs in [
            tags.names.iter().map(|r| &r.tokens).collect::<Vec<_>>(),
            tags.roles.iter().map(|r| &r.tokens).collect(),
        ] {
            assert!(runs.iter().all(|r| r.start < r.end && r.end <= n));
            assert!(runs.windows(2).all(|w| w[0].end <= w[1].start));
        }
    }
}

#[test]
fn windows_hold_whole_sentences_and_cut_only_what_is_longer() {
    let text = "x ".repeat(1000) + "\n" + &"Dray left Vesk.\n".repeat(300);
    let document = read_document(text.as_str().into(), Given::default()).value;
    let segments = segment(&document);
    let found = windows(&segments);
    let mut at = 0;
    for (window, parts) in &found {
        assert_eq!(window.start, at);
        assert!(window.len() <= WINDOW);
        assert_eq!(parts.iter().map(|p| p.len()).sum::<usize>(), window.len());
        at = window.end;
    }
    assert_eq!(at, segments.tokens.len());
}
