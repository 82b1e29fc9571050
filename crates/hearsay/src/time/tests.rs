//! Texts → dates: what should come out of each?

use super::*;
use crate::document::{Given, read_document};
use crate::segment::segment;
use crate::tag::tag;

/// Reads `text` as published on `published`, and holds each expression with its value against `want`.
fn check(published: &str, text: &str, want: &[(&str, &str)]) {
    let given = Given { published: (!published.is_empty()).then(|| published.into()), ..Default::default() };
    let document = read_document(text.into(), given).value;
    let segments = segment(&document);
    let tags = tag(&document, &segments);
    let found = find_dates(&document, &segments, &tags).value;
    let found: Vec<(&str, &str)> = found.iter().map(|d| (d.span.of(text), d.value.as_str())).collect();
    assert_eq!(found, want, "{text}");
}

// A Sunday.
const DAY: &str = "2024-01-28";

#[test]
fn complete_dates_mean_what_they_say() {
    check("", "The bridge opened on 11 February 2023.", &[("11 February 2023", "2023-02-11")]);
    check("", "It fell on Feb. 11th, 2023, in Vesk.", &[("Feb. 11th, 2023", "2023-02-11")]);
    check("", "Built in March 2013 and closed in 2019.", &[("March 2013", "2013-03"), ("2019", "2019")]);
    check(
        "",
        "Filed 2024-01-28 and 28/01/2024, not 7/8/2024.",
        &[("2024-01-28", "2024-01-28"), ("28/01/2024", "2024-01-28")],
    );
    check("", "Signed on 28.01.2024 in Vesk.", &[("28.01.2024", "2024-01-28")]);
    check("", "Sales rose in the third quarter of 2023.", &[("the third quarter of 2023", "2023-Q3")]);
    check(
        "",
        "Songs of the 1970s, budgets of fiscal 2025.",
        &[("the 1970s", "197"), ("fiscal 2025", "FY2025")],
    );
    check(
        "",
        "They ruled from 2009 to 2011, until early 2012.",
        &[("2009", "2009"), ("2011", "2011"), ("early 2012", "2012")],
    );
    check("", "In May and June 2019 it rained.", &[("May", "2019-05"), ("June 2019", "2019-06")]);
    check("", "Talks ran May 5-7, 2019.", &[("May 5", "2019-05-05"), ("7, 2019", "2019-05-07")]);
}

#[test]
fn words_that_only_look_like_dates_are_left_alone() {
    for text in [
        "They may march on Vesk.",
        "Senator May met June Carver.",
        "About 2,000 people came, 1950 dollars in hand.",
        "She is 27 years old, he a 30-year-old.",
        "He is in his 70s.",
        "The Sun reported it.",
        "A second man ran, and no one saw the third.",
    ] {
        check(DAY, text, &[]);
    }
}

#[test]
fn relative_dates_are_counted_from_the_publication() {
    check(DAY, "They met on Saturday, she said.", &[("Saturday", "2024-01-27")]);
    check(DAY, "They will meet on Friday.", &[("Friday", "2024-02-02")]);
    check(DAY, "On Friday, they will meet.", &[("Friday", "2024-02-02")]);
    check(DAY, "The vote is to be held on Thursday.", &[("Thursday", "2024-02-01")]);
    check(DAY, "They met last year and last week.", &[("last year", "2023"), ("last week", "2024-W03")]);
    check(
        DAY,
        "It began two months ago, not a week ago.",
        &[("two months ago", "2023-11"), ("a week ago", "2024-01-21")],
    );
    check(DAY, "It was decided before October 7.", &[("October 7", "2023-10-07")]);
    check(DAY, "The plant will open in March.", &[("March", "2024-03")]);
    check(DAY, "The plant opened in March.", &[("March", "2023-03")]);
    check(
        DAY,
        "Earlier this month, on January 3, it snowed.",
        &[("Earlier this month", "2024-01"), ("January 3", "2024-01-03")],
    );
    check(
        DAY,
        "Yesterday morning at 6:40 p.m.",
        &[("Yesterday morning", "2024-01-27TMO"), ("6:40 p.m.", "2024-01-28T18:40")],
    );
    check(
        DAY,
        "It rose at 18:00 UTC on Friday.",
        &[("18:00 UTC", "2024-01-26T18:00Z"), ("Friday", "2024-01-26")],
    );
}

#[test]
fn without_a_publication_date_nothing_is_made_up() {
    check("", "Strikes hit Vesk in February.", &[("February", "XXXX-02")]);
    check(
        "",
        "They met on Saturday, last year, on October 7.",
        &[("Saturday", "XXXX-WXX-6"), ("last year", "XXXX"), ("October 7", "XXXX-10-07")],
    );
    check("2024", "They met last year, and last month.", &[("last year", "2023"), ("last month", "XXXX-XX")]);
}

#[test]
fn dates_are_counted_from_the_date_before() {
    check(
        "",
        "On 3 May 2021 they met. Two days later they signed.",
        &[("3 May 2021", "2021-05-03"), ("Two days later", "2021-05-05")],
    );
    check(
        "",
        "It broke on 3 May 2021. The same day it was mended.",
        &[("3 May 2021", "2021-05-03"), ("The same day", "2021-05-03")],
    );
}

#[test]
fn lengths_and_repetitions() {
    check(
        DAY,
        "It took 48 hours, or two and a half years.",
        &[("48 hours", "PT48H"), ("two and a half years", "P2.5Y")],
    );
    check(DAY, "A 27-year deal, several years late.", &[("A 27-year", "P27Y"), ("several years", "PXY")]);
    check(DAY, "Every week, 15 a year.", &[("Every week", "P1W"), ("a year", "P1Y")]);
    check(
        DAY,
        "Between 60 and 90 days in the past nine months.",
        &[("60", "P60D"), ("90 days", "P90D"), ("the past nine months", "P9M")],
    );
    check(DAY, "Now it is quiet; recently it was not.", &[("Now", "PRESENT_REF"), ("recently", "PAST_REF")]);
}

#[test]
fn the_next_day_is_counted_from_the_day_before_it() {
    check(
        DAY,
        "They met on Sunday and parted the next day.",
        &[("Sunday", "2024-01-28"), ("the next day", "2024-01-29")],
    );
}

#[test]
fn so_many_a_day_comes_again() {
    for (text, kind) in [
        ("The bridge carries 5,000 cars a day.", DateType::Set),
        ("Veska pumps 80,000 barrels of oil a day.", DateType::Set),
        ("The 12 sailors needed a day.", DateType::Duration),
    ] {
        let document = read_document(text.into(), Given::default()).value;
        let segments = segment(&document);
        let tags = tag(&document, &segments);
        let found = find_dates(&document, &segments, &tags).value;
        assert_eq!(found.iter().map(|d| d.kind).collect::<Vec<_>>(), [kind], "{text}");
    }
}
