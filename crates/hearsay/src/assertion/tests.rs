//! Reports → assertions, in words.

use crate::{Given, read};

/// `subject verb object [others]`, with `not` and the mood in front where they are told.
fn told(text: &str) -> Vec<String> {
    let reading = read(text.into(), Given::default());
    let word = |s: &Option<crate::Span>| s.map_or("-", |s| s.of(text)).to_owned();
    let one = |a: &super::Assertion| {
        let mood = if a.mood == super::Mood::Fact { String::new() } else { format!("{} ", a.mood.name()) };
        let not = if a.denied { "not " } else { "" };
        format!("{mood}{not}{}: {} > {}", a.verb.of(text), word(&a.subject), word(&a.object))
    };
    reading.assertions.iter().map(one).collect()
}

#[test]
fn what_is_asserted_and_what_is_denied() {
    assert_eq!(told("The guild had not repaired the buoy."), ["not repaired: guild > buoy"]);
    assert_eq!(told("The buoy was repaired by the guild."), ["repaired: guild > buoy"]);
    assert_eq!(told("No ferry sailed on Monday."), ["not sailed: ferry > -"]);
    assert_eq!(told("The guild will not repair the buoy."), ["will not repair: guild > buoy"]);
    assert_eq!(told("The guild refused to repair the buoy.").last().unwrap(), "not repair: guild > buoy");
    assert_eq!(told("The guild wants to repair the buoy.").last().unwrap(), "open repair: guild > buoy");
    assert_eq!(told("The harbour is not a prison."), ["not prison: harbour > -"]);
}

#[test]
fn who_denies_denies_what_follows() {
    let found = told("The minister denied that the guild had repaired the buoy.");
    assert_eq!(found.last().unwrap(), "not repaired: guild > buoy");
    let found = told("The minister did not say that the guild had repaired the buoy.");
    assert_eq!(found.last().unwrap(), "open repaired: guild > buoy");
}

#[test]
fn not_only_denies_nothing() {
    let found = told("The guild not only repaired the buoy but painted it.");
    assert!(found.iter().all(|f| !f.contains("not ")), "{found:?}");
}
