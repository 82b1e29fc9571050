use super::*;
use crate::document::{Given, read_document};
use crate::segment::segment;
use crate::tag::tag;
use crate::time::find_dates;

fn figures(text: &str) -> Vec<Figure> {
    let given = Given { published: Some("2024-01-28".into()), ..Default::default() };
    let document = read_document(text.into(), given).value;
    let segments = segment(&document);
    let tags = tag(&document, &segments);
    let dates = find_dates(&document, &segments, &tags).value;
    find_figures(&document, &segments, &tags, &Mentions::default(), &[], &dates).value
}

/// Each figure as its words, value, bound and unit.
fn check(text: &str, want: &[(&str, &[f64], &str, &str)]) {
    let found = figures(text);
    let found: Vec<(&str, Vec<f64>, &str, &str)> = found
        .iter()
        .map(|f| {
            let value = if f.low == f.high { vec![f.low] } else { vec![f.low, f.high] };
            (f.span.of(text), value, f.bound.name(), f.unit.as_deref().unwrap_or(""))
        })
        .collect();
    let want: Vec<_> = want.iter().map(|(a, v, b, u)| (*a, v.to_vec(), *b, *u)).collect();
    assert_eq!(found, want, "{text}");
}

#[test]
fn numbers_in_digits_and_words() {
    check(
        "They hold about 2,500 troops and two dozen tanks.",
        &[("about 2,500", &[2500.0], "about", ""), ("two dozen", &[24.0], "exact", "")],
    );
    check("One hundred and twenty-five men sang.", &[("One hundred and twenty-five", &[125.0], "exact", "")]);
    check(
        "Tens of thousands fled; hundreds of houses burnt.",
        &[("Tens of thousands", &[10000.0], "more than", ""), ("hundreds", &[100.0], "more than", "")],
    );
    check("The more-than 40 ships left.", &[("more-than 40", &[40.0], "more than", "")]);
    check(
        "More than half of them, or two-thirds, agreed.",
        &[("More than half", &[0.5], "more than", ""), ("two-thirds", &[2.0 / 3.0], "exact", "")],
    );
    check(
        "It struck half a million homes and 3.2 million lamps.",
        &[("half a million", &[5e5], "exact", ""), ("3.2 million", &[3.2e6], "exact", "")],
    );
    check("One in five voters stayed home.", &[("One in five", &[20.0], "exact", "percent")]);
}

#[test]
fn bounds_and_ranges() {
    check(
        "Up to 60 ships, no fewer than 12 boats, 50 or more rafts.",
        &[
            ("Up to 60", &[60.0], "at most", ""),
            ("no fewer than 12", &[12.0], "at least", ""),
            ("50 or more", &[50.0], "at least", ""),
        ],
    );
    check(
        "It takes 40 to 50 hours and between 3 and 5 people.",
        &[("40 to 50", &[40.0, 50.0], "range", "hour"), ("between 3 and 5", &[3.0, 5.0], "range", "")],
    );
    check("Savings of 15-20% are hoped for.", &[("15-20%", &[15.0, 20.0], "range", "percent")]);
}

#[test]
fn money_shares_and_measures() {
    check(
        "It cost $3.2 billion, or €2.9bn, or 10 million Iraqi dinars.",
        &[
            ("$3.2 billion", &[3.2e9], "exact", "USD"),
            ("€2.9bn", &[2.9e9], "exact", "EUR"),
            ("10 million Iraqi dinars", &[1e7], "exact", "IQD"),
        ],
    );
    check(
        "Shares lost 6 per cent; the index fell 340 points.",
        &[("6 per cent", &[6.0], "exact", "percent"), ("340 points", &[340.0], "exact", "point")],
    );
    check(
        "The 20km road, 3.5-inch pipes and a 5-foot-11 man.",
        &[
            ("20km", &[20.0], "exact", "km"),
            ("3.5-inch", &[3.5], "exact", "inch"),
            ("5-foot-11", &[71.0], "exact", "inch"),
        ],
    );
    check("He faces up to 48 years in prison.", &[("up to 48", &[48.0], "at most", "year")]);
}

#[test]
fn what_is_no_figure() {
    for text in [
        "Section 215 of the act, Route 9 and the Vesk 740 are names.",
        "Ina Corvell, 49, spoke; her son, aged 12, is a 12-year-old.",
        "It happened on 3 May 2021 at 6:40 p.m., two weeks ago.",
        "The 5th of ten was first.",
        "No one saw one of them; that one day came.",
        "Call 555-010-4477 about Covid-19 or the F-16.",
        "The two ministers met.",
        "They won 52-35 in 2019/20, by 3 to 1.",
        "It closed at six o'clock.",
        "She lives at 131 West Carver Street.",
        "Those between the ages of 17 and 20 may apply.",
    ] {
        let found = figures(text);
        let found: Vec<&str> = found.iter().map(|f| f.span.of(text)).filter(|w| *w != "ten").collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn what_is_counted_is_carried_over() {
    let text = "They keep 2,500 troops in Vesk and 900 in Oria.";
    let found = figures(text);
    let counted: Vec<_> = found.iter().map(|f| f.counted.map_or("", |c| c.of(text))).collect();
    assert_eq!(counted, ["troops", "troops"]);
}

#[test]
fn who_gives_a_figure() {
    use crate::document::BlockKind;
    use crate::statement::{Kind, Quotation};
    let text = "Citing two officers, Korda claimed that 900 sailors had left. The talks reportedly cost 3 million crowns, Corvell said.";
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        Span::new(at, at + words.len())
    };
    let said = |source: &[&str], cue: &str, content: &str| Statement {
        source: source.iter().map(|s| span(s)).collect(),
        cue: vec![span(cue)],
        content: vec![span(content)],
        speakers: Vec::new(),
        quotation: Quotation::Indirect,
        kind: Kind::Say,
        negated: false,
        block: BlockKind::Body,
        via: Vec::new(),
        said_on: None,
        rule: "source-first".into(),
    };
    let statements = [
        said(&[], "Citing", "two officers"),
        said(&["Korda"], "claimed", "that 900 sailors had left"),
        said(&[], "reportedly", "cost 3 million crowns"),
        said(&["Corvell"], "said", "The talks reportedly cost 3 million crowns"),
    ];
    let document = read_document(text.into(), Given::default()).value;
    let mut found = figures(text);
    give(&mut found, &statements, text, &segment(&document));
    let given: Vec<_> = found.iter().map(|f| (f.span.of(text), f.statement.map(|s| s.0))).collect();
    assert_eq!(given, [("two", Some(1)), ("900", Some(1)), ("3 million", Some(3))]);
}

#[test]
fn mixed_fractions_are_one_number() {
    check("It took 2 1/2 hours.", &[("2 1/2", &[2.5], "exact", "hour")]);
    check("They lost 3 3/4 tonnes of grain.", &[("3 3/4 tonnes", &[3.75], "exact", "tonne")]);
}

#[test]
fn the_dead_and_the_hurt_are_counted_as_such() {
    let text = "The blast in Karsk left 4 dead, 17 injured.";
    let counted: Vec<_> = figures(text).iter().map(|f| f.counted.map(|s| s.of(text))).collect();
    assert_eq!(counted, [Some("dead"), Some("injured")]);
}
