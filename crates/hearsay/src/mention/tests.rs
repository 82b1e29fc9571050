use super::*;
use crate::document::{Given, read_document};
use crate::segment::segment;
use crate::tag::tag;

fn read(text: &str) -> (Document, Segments, Tags, Noted<Mentions>) {
    let document = read_document(text.into(), Given::default()).value;
    let segments = segment(&document);
    let tags = tag(&document, &segments);
    let mentions = find_mentions(&document, &segments, &tags);
    (document, segments, tags, mentions)
}

/// Every actor with the distinct words it goes by.
fn actors(text: &str) -> String {
    let (document, _, _, noted) = read(text);
    let mentions = noted.value;
    let one = |i: usize| {
        let id = ActorId(i as u32);
        let mut words: Vec<&str> = Vec::new();
        for m in mentions.of(id) {
            if !words.contains(&m.span.of(&document.text)) {
                words.push(m.span.of(&document.text));
            }
        }
        format!("{}: {}", mentions.actors[i].name, words.join(", "))
    };
    (0..mentions.actors.len()).map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn one_person_goes_by_many_names() {
    for (text, expected) in [(
        "Veskan Prime Minister Ina Corvell met Tom Orr. Corvell said no. Mr. Orr agreed.",
        "Ina Corvell: Ina Corvell, Corvell | Tom Orr: Tom Orr, Orr",
    )] {
        assert_eq!(actors(text), expected, "{text}");
    }
}
