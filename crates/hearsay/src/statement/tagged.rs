//! Tags → statements: who is given which words, where the tagger marked them thus?

use super::find_statements;
use crate::document::{Given, read_document};
use crate::mention::find_mentions;
use crate::segment::segment;
use crate::tag::{Pos, RELATIONS, Role, Run, Tags};

/// What a tagger would say of a text: roles and, where a test needs it, words with their part of speech, head and
/// relation.
#[derive(Default)]
struct Marks<'a> {
    roles: &'a [(Role, &'a str)],
    parse: &'a [(&'a str, Pos, &'a str, &'a str)],
}

/// Source, cue and content of each statement, its pieces joined by a bar.
fn said(text: &str, marks: &Marks<'_>) -> Vec<[String; 3]> {
    let given = Given { id: "a".into(), path: "a.txt".into(), ..Given::default() };
    let document = read_document(text.into(), given).value;
    let segments = segment(&document);
    let n = segments.tokens.len();
    let tokens = |words: &str| {
        let at = document.text.find(words).unwrap_or_else(|| panic!("no {words}"));
        segments.within(crate::Span::new(at, at + words.len()))
    };
    let mut tags = Tags { pos: vec![Pos::X; n], relations: vec![14; n], ..Tags::default() };
    tags.heads = (0..n as u32).collect();
    for (word, pos, head, relation) in marks.parse {
        let (t, h) = (tokens(word).start, tokens(head).start);
        tags.pos[t] = *pos;
        tags.heads[t] = h as u32;
        tags.relations[t] = RELATIONS.iter().position(|r| r == relation).unwrap() as u8;
    }
    tags.roles = marks.roles.iter().map(|(tag, words)| Run { tag: *tag, tokens: tokens(words) }).collect();
    tags.roles.sort_by_key(|r| r.tokens.start);
    let mentions = find_mentions(&document, &segments, &tags).value;
    let found = find_statements(&document, &segments, &tags, &mentions, &[]).value;
    let join =
        |spans: &[crate::Span]| spans.iter().map(|s| s.of(&document.text)).collect::<Vec<_>>().join(" | ");
    found.iter().map(|s| [join(&s.source), join(&s.cue), join(&s.content)]).collect()
}

#[test]
fn a_signed_quotation_is_its_signer() {
    let text = "Readers on the ferry.\n\n“It has been late for a month and nobody tells us why.” ― Dana Orrel\n\n\
        “We walk across the dam now, which they call “progress” here.” ― Imre Toll, Port Veska\n\n\
        The town calls it “a bold step” — others do not.";
    let found = said(text, &Marks::default());
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], ["Dana Orrel", "", "“It has been late for a month and nobody tells us why.”"]);
    assert_eq!(found[1][0], "Imre Toll, Port Veska");
    assert!(found[1][2].contains("We walk across") && found[1][2].contains("here"), "{found:?}");
}

#[test]
fn turns_of_a_transcript_belong_to_their_labels() {
    let text = "Here is a part of the talk.\n\nHALDEN: Minister, will the bridge open in May?\n\n\
        CORVELL: It will open when it is safe, and not a day before.\n\nHALDEN: So it will not be May?";
    let found = said(text, &Marks::default());
    let names: Vec<&str> = found.iter().map(|s| s[0].as_str()).collect();
    assert_eq!(names, ["HALDEN", "CORVELL", "HALDEN"]);
    assert_eq!(found[1][2], "It will open when it is safe, and not a day before");
    // Two headings are no talk.
    let text = "WEATHER: Rain in the north.\n\nTRAFFIC: The bridge is closed.\n\nThe rest is quiet.";
    assert!(said(text, &Marks::default()).is_empty());
}

#[test]
fn a_quotation_behind_a_colon_is_the_speakers() {
    let text = "Ina Corvell added:\n\n\"The bridge will open when it is safe, and not a day before.\"";
    let roles = &[(Role::Source, "Ina Corvell"), (Role::Cue, "added")];
    let found = said(text, &Marks { roles, ..Marks::default() });
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0][0], "Ina Corvell");
    assert!(found[0][2].contains("not a day before"), "{found:?}");
}

#[test]
fn a_paragraph_of_quotation_alone_goes_on() {
    let text = "\"The bridge is safe,\" Ina Corvell said.\n\n\"We have tested every cable, and then tested it again.\"\n\n\
        \"Safe\" is a word that the drivers of Port Veska do not use.";
    let roles = &[(Role::Content, "The bridge is safe"), (Role::Source, "Ina Corvell"), (Role::Cue, "said")];
    let found = said(text, &Marks { roles, ..Marks::default() });
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0][2].ends_with("and then tested it again.\""), "{found:?}");
}

#[test]
fn who_is_only_spoken_of_is_no_source() {
    let text = "Ina Corvell was accused of hiding the report on the bridge.";
    let roles = &[
        (Role::Source, "Ina Corvell"),
        (Role::Cue, "was accused of"),
        (Role::Content, "hiding the report on the bridge"),
    ];
    let parse = &[("was", Pos::Aux, "accused", "aux"), ("accused", Pos::Verb, "accused", "root")];
    let found = said(text, &Marks { roles, parse });
    assert_eq!(found, [["", "was accused of", "Ina Corvell | hiding the report on the bridge"]]);
}

#[test]
fn a_cue_without_a_marked_source_takes_its_subject() {
    let text = "After saying the bridge was safe, Corvell left the hall.";
    let roles = &[(Role::Cue, "saying"), (Role::Content, "the bridge was safe")];
    let parse = &[
        ("saying", Pos::Verb, "left", "advcl"),
        ("Corvell", Pos::Propn, "left", "nsubj"),
        ("left", Pos::Verb, "left", "root"),
    ];
    let found = said(text, &Marks { roles, parse });
    assert_eq!(found, [["Corvell", "saying", "the bridge was safe"]]);
}

#[test]
fn a_source_that_ends_its_sentence_has_all_of_it() {
    let text = "The two sides held a first round of talks, with Veska discussing its hopes, as reported by Port Radio.";
    let roles = &[
        (Role::Content, "The two sides held a first round of talks, with Veska"),
        (Role::Cue, "discussing"),
        (Role::Content, "its hopes"),
        (Role::Cue, "reported by"),
        (Role::Source, "Port Radio"),
    ];
    let found = said(text, &Marks { roles, ..Marks::default() });
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0][0], "Port Radio");
    assert_eq!(found[0][2], "The two sides held a first round of talks, with Veska discussing its hopes");
}

#[test]
fn the_scene_is_the_reports_own() {
    let text = "Ina Corvell said the guards would leave the bridge in May amid growing unrest in Port Veska.";
    let roles = &[
        (Role::Source, "Ina Corvell"),
        (Role::Cue, "said"),
        (Role::Content, "the guards would leave the bridge in May amid growing unrest in Port Veska"),
    ];
    let found = said(text, &Marks { roles, ..Marks::default() });
    assert_eq!(found[0][2], "the guards would leave the bridge in May");
}

#[test]
fn a_quotation_alone_is_not_given_to_an_unquoted_cue() {
    let text =
        "\"We have had trouble,\" Ina Corvell said. She did not suggest a strike. \"Our goal is calm.\"";
    let roles = &[
        (Role::Content, "We have had trouble"),
        (Role::Source, "Ina Corvell"),
        (Role::Cue, "said"),
        (Role::Source, "She"),
        (Role::Cue, "did not suggest"),
        (Role::Content, "a strike"),
        (Role::Content, "Our goal is calm"),
    ];
    let found = said(text, &Marks { roles, ..Marks::default() });
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|s| s[0] == "Ina Corvell" && s[2].contains("Our goal")), "{found:?}");
}

#[test]
fn a_deed_is_no_saying() {
    let text = "Demands grew amid Veskan aggressions against the towns on the river.";
    let roles = &[
        (Role::Source, "Veskan"),
        (Role::Cue, "aggressions against"),
        (Role::Content, "the towns on the river"),
    ];
    let parse = &[("aggressions", Pos::Noun, "grew", "obl")];
    assert!(said(text, &Marks { roles, parse }).is_empty());
}
