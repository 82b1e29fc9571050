//! Reports → statements: through whom did the words come, what act are they, and when were they said?

use crate::{Given, Reading, read};

fn reading(text: &str) -> Reading {
    let given = Given {
        id: "r".into(),
        path: "r.txt".into(),
        published: Some("2031-03-05".into()),
        ..Given::default()
    };
    read(text.into(), given)
}

/// The relays of the statement whose content holds `words`, as `name (kind)`.
fn vias(text: &str, words: &str) -> Vec<String> {
    let reading = reading(text);
    let found = reading.statements.iter().filter(|s| s.content.iter().any(|c| c.of(text).contains(words)));
    found.flat_map(|s| s.via.iter().map(|v| format!("{} ({})", v.name, v.kind.name()))).collect()
}

fn kinds(text: &str, words: &str) -> Vec<&'static str> {
    let reading = reading(text);
    let found = reading.statements.iter().filter(|s| s.content.iter().any(|c| c.of(text).contains(words)));
    found.map(|s| s.kind.name()).collect()
}

fn said_on(text: &str, words: &str) -> Option<String> {
    let reading = reading(text);
    let found = reading.statements.iter().find(|s| s.content.iter().any(|c| c.of(text).contains(words)));
    found.and_then(|s| s.said_on.clone())
}

#[test]
fn a_relay_stands_at_the_cue_behind_the_source_or_in_front_of_it() {
    for (text, want) in [
        ("Minister Ina Corvell told Port Radio that the bridge would open in May.", "Port Radio (broadcast)"),
        (
            "Minister Ina Corvell told the Associated Press that the bridge would open in May.",
            "Associated Press (agency)",
        ),
        (
            "“The bridge would open in May,” Minister Ina Corvell said in a statement late Friday.",
            "statement (document)",
        ),
        (
            "In an interview with the Elanor Post, Minister Ina Corvell said the bridge would open in May.",
            "Elanor Post (outlet)",
        ),
        ("“The bridge would open in May,” Ina Corvell posted to Twitter on Sunday.", "Twitter (social)"),
        (
            "The ministry said in a written notice that the bridge would open in May.",
            "written notice (document)",
        ),
        (
            "The bridge would open in May, according to people familiar with the plans.",
            "people familiar with the plans (person)",
        ),
    ] {
        assert_eq!(vias(text, "open in May"), [want], "{text}");
    }
}

#[test]
fn two_outlets_that_report_one_thing_are_two_relays() {
    let text = "The bridge was closed on Sunday, Reuters and Port Radio reported.";
    assert_eq!(vias(text, "bridge"), ["Reuters (agency)", "Port Radio (broadcast)"]);
}

#[test]
fn what_is_no_relay_is_none() {
    for text in [
        "Minister Ina Corvell told reporters that the bridge would open in May.",
        "Minister Ina Corvell told the council that the bridge would open in May.",
        "Responding to the criticism of the statement on their report, Minister Ina Corvell said the bridge would open in May.",
    ] {
        assert_eq!(vias(text, "open in May"), [""; 0], "{text}");
    }
}

#[test]
fn a_medium_carries_forward_to_the_same_speaker_and_no_other() {
    let text = "Minister Ina Corvell said in a statement that the bridge was safe. Corvell also said that the \
                dam had been checked.\n\nMayor Pell Orr said that the dam was leaking.";
    assert_eq!(vias(text, "been checked"), ["statement (document)"]);
    assert_eq!(vias(text, "leaking"), [""; 0]);
    let text = "Minister Ina Corvell said in a statement that the bridge was safe. Corvell told reporters that the \
                dam had been checked.";
    assert_eq!(vias(text, "been checked"), [""; 0], "another occasion");
}

#[test]
fn a_voice_inside_another_comes_through_that_one() {
    let text = "Mayor Pell Orr said on Monday that Minister Ina Corvell had promised that the bridge would open in May.";
    let reading = reading(text);
    let inner: Vec<_> = reading.statements.iter().filter(|s| s.rule == "nested").collect();
    assert_eq!(inner.len(), 1, "{:?}", reading.statements);
    assert_eq!(inner[0].source[0].of(text), "Minister Ina Corvell");
    assert_eq!(inner[0].content[0].of(text), "that the bridge would open in May");
    assert_eq!(inner[0].via.iter().map(|v| v.name.as_str()).collect::<Vec<_>>(), ["Mayor Pell Orr"]);
    // He himself is no relay of his own.
    let text = "Mayor Pell Orr said on Monday that he had promised that the bridge would open in May.";
    let reading = self::reading(text);
    assert!(reading.statements.iter().all(|s| s.rule != "nested"));
}

#[test]
fn the_words_name_the_act_where_the_cue_does_not() {
    for (text, words, want) in [
        ("The ministry said the report was not accurate.", "accurate", "deny"),
        ("“The story is baseless,” Minister Ina Corvell said.", "baseless", "deny"),
        (
            "“We stand by our count, and we urge the port to publish its log,” Ina Corvell said.",
            "urge",
            "demand",
        ),
        ("The ministry said the port had violated the truce.", "violated", "accuse"),
        ("Corvell criticised the council for hiding the log.", "hiding", "accuse"),
        ("Corvell called on the council to open the log.", "open the log", "demand"),
        ("Corvell said she would open the log.", "open the log", "promise"),
    ] {
        assert_eq!(kinds(text, words), [want], "{text}");
    }
}

#[test]
fn an_act_that_is_not_the_sources_own_is_told_and_no_more() {
    for (text, words) in [
        ("“He will open the log,” Minister Ina Corvell said.", "open the log"),
        ("Corvell has not promised that the log would be opened.", "opened"),
        ("Corvell corrected her false claim about the dam, Orr said.", "false claim"),
        ("Experts agreed that the dam was old.", "old"),
    ] {
        let found = kinds(text, words);
        assert!(found.iter().all(|k| *k == "say"), "{text}: {found:?}");
    }
}

#[test]
fn words_are_dated_by_the_day_beside_their_cue() {
    for (text, want) in [
        ("Ina Corvell said last March that the bridge was safe.", Some("2030-03")),
        ("In a 2015 interview with Port Radio, Ina Corvell said the bridge was safe.", Some("2015")),
        ("Ina Corvell told a rally in 2019 that the bridge was safe.", Some("2019")),
        ("On Monday, Ina Corvell said the bridge was safe.", Some("2031-03-03")),
        ("Ina Corvell, who left the port in 2011, said the bridge was safe.", None),
        ("After the 2015 flood, Ina Corvell said the bridge was safe.", None),
        ("Ina Corvell said the bridge was safe.", None),
    ] {
        assert_eq!(said_on(text, "safe").as_deref(), want, "{text}");
    }
}

/// The source of the statement whose content holds `words`.
fn source(text: &str, words: &str) -> Vec<String> {
    let reading = reading(text);
    let found = reading.statements.iter().find(|s| s.content.iter().any(|c| c.of(text).contains(words)));
    found.map_or(Vec::new(), |s| s.source.iter().map(|x| x.of(text).to_owned()).collect())
}

#[test]
fn what_an_article_says_is_not_said_by_those_who_dispute_it() {
    let text = "The ministry disputed the facts of an article published by Korda News on Thursday saying that Tom Orr had sold the quay.";
    assert_eq!(source(text, "had sold the quay"), ["an article published by Korda News on Thursday"]);
}

#[test]
fn a_name_in_front_of_the_next_speaker_is_no_subject() {
    let text = "Responding to the letter from the ministry on their report, Korda editor Ina Corvell said every line had been checked twice and urged the ministry to publish its letter.";
    assert_eq!(source(text, "to publish its letter"), ["Korda editor Ina Corvell"]);
}

#[test]
fn a_pronoun_that_is_promised_is_what_it_stands_for() {
    let text = "The families want the ship's log, which Ordania had promised for April.";
    let reading = reading(text);
    let said: Vec<&str> = reading.statements.iter().flat_map(|s| &s.content).map(|c| c.of(text)).collect();
    assert!(said.contains(&"the ship's log") && !said.contains(&"which"), "{said:?}");
}

#[test]
fn who_is_quoted_as_saying_speaks_and_the_outlet_passes_it_on() {
    for text in [
        "The Elanor Post quoted Harbour Minister Ina Corvell as saying that the toll would end in May.",
        "Harbour Minister Ina Corvell was quoted by the Elanor Post as saying that the toll would end in May.",
    ] {
        assert_eq!(source(text, "toll would end"), ["Harbour Minister Ina Corvell"], "{text}");
        assert_eq!(vias(text, "toll would end"), ["Elanor Post (outlet)"], "{text}");
        assert_eq!(reading(text).statements.len(), 1, "{text}");
    }
    let unnamed = "Harbour Minister Ina Corvell was quoted as saying that the toll would end in May.";
    assert_eq!(source(unnamed, "toll would end"), ["Harbour Minister Ina Corvell"]);
    assert!(vias(unnamed, "toll would end").is_empty());
}
