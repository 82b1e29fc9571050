//! What a sentence tells: class, who, whom, status. The tags are those of the model that is built in.

use crate::{Given, Reading, read};

fn reading(text: &str) -> Reading {
    let given = Given {
        id: "a1".into(),
        path: "note.txt".into(),
        published: Some("2031-03-05".into()),
        ..Default::default()
    };
    read(text.into(), given)
}

/// `CLASS status actors -> recipients`, one line an event.
fn told(text: &str) -> Vec<String> {
    let reading = reading(text);
    let names = |ids: &[crate::mention::ActorId]| {
        ids.iter().map(|id| reading.mentions.actor(*id).name.clone()).collect::<Vec<_>>().join(", ")
    };
    reading
        .events
        .iter()
        .map(|e| {
            format!("{} {} {} -> {}", e.kind.name(), e.status.name(), names(&e.actors), names(&e.recipients))
                .trim_end()
                .to_owned()
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, expected) in cases {
        let found = told(text);
        if found != *expected {
            wrong.push_str(&format!("\n{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn verbs_name_acts_alone() {
    check(&[
        ("Norway condemned Bolivia on Monday.", &["ACCUSE happened Norway -> Bolivia"]),
        (
            "Norwegian police arrested two fishermen on Monday.",
            &["COERCE happened Norwegian police -> two fishermen"],
        ),
        ("Rebels attacked the Bolivian army near the border.", &["ASSAULT happened Rebels -> Bolivian army"]),
        ("Norway urged Bolivia to free the sailors.", &["REQUEST happened Norway -> Bolivia"]),
        ("Norway expelled two Bolivian diplomats.", &["SANCTION happened Norway -> two Bolivian diplomats"]),
    ]);
}

#[test]
fn verb_and_noun_name_acts_together() {
    check(&[
        ("Norway imposed sanctions on Bolivia.", &["SANCTION happened Norway -> Bolivia"]),
        ("Norway lifted its embargo against Bolivia.", &["CONCEDE happened Norway -> Bolivia"]),
        ("Norway suspended talks with Bolivia.", &["SANCTION happened Norway -> Bolivia"]),
        ("Norway and Bolivia held talks on Monday.", &["CONSULT happened Norway, Bolivia ->"]),
        ("Norway rejected a proposal from Bolivia.", &["REJECT happened Norway -> Bolivia"]),
    ]);
}

#[test]
fn what_is_to_come_is_agreed_refused_or_threatened() {
    check(&[
        ("Norway will send aid to Bolivia.", &["AGREE planned Norway -> Bolivia"]),
        ("Norway will not meet Bolivia.", &["REJECT happened Norway -> Bolivia"]),
        ("Norway agreed to provide aid to Bolivia.", &["AGREE happened Norway -> Bolivia"]),
        ("Norway refused to meet Bolivia.", &["REJECT happened Norway -> Bolivia"]),
        ("Norway denied bombing Bolivia.", &["ASSAULT denied Norway -> Bolivia"]),
        ("Did Norway attack Bolivia?", &[]),
    ]);
}

#[test]
fn words_that_name_no_act_make_no_event() {
    check(&[
        ("The minister demonstrated that the bridge was safe.", &[]),
        ("The price hit a record on Monday.", &[]),
        ("Norway declined to comment.", &[]),
        ("Norway offered an opinion.", &[]),
    ]);
}

#[test]
fn people_without_a_name_become_actors_only_where_something_happens() {
    let reading = reading("Norwegian police arrested two fishermen. The miners live near the lake.");
    let names: Vec<&str> = reading.mentions.actors.iter().map(|a| a.name.as_str()).collect();
    assert!(names.contains(&"two fishermen"), "{names:?}");
    assert!(!names.iter().any(|n| n.contains("miners")), "{names:?}");
    let fishermen = reading.mentions.actors.iter().find(|a| a.name == "two fishermen").unwrap();
    assert_eq!(fishermen.kind, crate::mention::ActorKind::Unnamed);
    let starts: Vec<usize> = reading.mentions.mentions.iter().map(|m| m.tokens.start).collect();
    assert!(starts.is_sorted(), "{starts:?}");
}

#[test]
fn an_event_has_its_own_date_and_place() {
    let reading = reading("Police arrested a smuggler in Oslo on Monday, officials said on Tuesday.");
    let event = reading.events.first().expect("an arrest");
    assert_eq!(event.date.as_deref(), Some("2031-03-03"));
    assert_eq!(event.place.as_deref(), Some("Oslo"));
    assert_eq!(event.rule, "event-verb");
}

#[test]
fn every_rule_that_an_event_names_has_a_page() {
    for text in [
        "Norway condemned Bolivia.",
        "Norway imposed sanctions on Bolivia.",
        "Talks between Norway and Bolivia began on Monday.",
    ] {
        let reading = reading(text);
        assert!(!reading.events.is_empty(), "{text}");
        for event in &reading.events {
            assert!(crate::rule::find(&event.rule).is_some(), "{}", event.rule);
        }
    }
}

#[test]
fn events_go_through_a_view_and_back() {
    let reading = reading("Norway denied bombing Bolivia. Police arrested a smuggler in Oslo on Monday.");
    let view = crate::view::ReadingView::new(&reading, false);
    let again = Reading::restore(&view);
    assert!(reading.events.len() >= 2);
    assert_eq!(reading.events, again.events);
    assert_eq!(crate::view::ReadingView::new(&again, false).events, view.events);
}
