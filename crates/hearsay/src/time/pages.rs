//! The pages of this layer: what `hearsay explain` says of the types of dates and of what they are counted from.

use crate::rule::Page;

/// One page a type of TIMEX3, and one on what a date is counted from.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "date",
        text: "\
A day, a week, a month, a quarter, a season, a year or a longer stretch of the calendar, written as TIMEX3 writes it.

    11 February 2025 → 2025-02-11      this week → 2025-W07      the third quarter of 2024 → 2024-Q3
    the 1990s → 199      early 2019 → 2019      fiscal 2024 → FY2024      last summer → 2024-SU
    now → PRESENT_REF      recently → PAST_REF      in the coming days → FUTURE_REF

A weekday, a month or a day without its year is the last one before the report, unless its verb looks ahead. Where no day of
publication is known nothing is made up: what is missing stays X (`in February` is XXXX-02, `on Saturday` XXXX-WXX-6).

Why it counts: the timeline, the age of a quotation and the figures' days rest on it.
Example: The envoys met on Saturday and will meet again in March.
Where it errs: where the words around do not tell past from future, and where a day is meant that the story has named otherwise.
",
    },
    Page {
        name: "time",
        text: "\
A time of day, or a part of a day.

    at 8:30 p.m. on Tuesday → 2025-02-11T20:30      this morning → 2025-02-11TMO      tonight → 2025-02-11TNI

Why it counts: of two accounts of one night the hour is often all that differs.
Example: The first shell fell at 3 a.m. on Tuesday.
Where it errs: where the day of a clock time stands a sentence before; zones are kept out of the value.
",
    },
    Page {
        name: "duration",
        text: "\
A length of time: `three days` is P3D, `the past decade` P10Y, `several years` PXY.

Why it counts: how long a truce holds or a mission lasts is a figure like any other, and is listed among the figures too.
Example: The truce held for eleven days.
Where it errs: where `a year` means each year, or `a day` just some day.
",
    },
    Page {
        name: "set",
        text: "\
A time that comes again: `every Friday` is XXXX-WXX-5, `daily` P1D, `twice a month` P1M.

Why it counts: what happens each week is no event of one day, and stays off the timeline.
Example: The commission meets every Friday.
Where it errs: where `annual` names an event (`the annual parade`) and not how often it comes.
",
    },
    Page {
        name: "anchor",
        text: "\
What a date was counted from: `published`, the day of the report; `text`, the date before it in the text; null, nothing.

Why it counts: a date that was counted from the report's day falls with it. Look here first where a day seems wrong.
Example: \"They met on 3 March. Two days later the talks broke off.\": counted from the text, 2025-03-05.
Where it errs: where `two days later` is counted from an event whose day no date names.
",
    },
];
