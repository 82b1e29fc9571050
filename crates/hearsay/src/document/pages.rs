//! The pages of this layer: what `hearsay explain` says of headers, datelines, furniture and dates.

use crate::rule::Page;

/// One page a kind of block that is told from the report's words, and one a note.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "header",
        text: "\
A line, or the start of one, that only says when the report was published or updated.

    date 2025-02-11 PORT ELANOR, February 11 (KNA): …
    Published: 11 Feb 2025 | Updated: 12 Feb 2025
    Ina Corvell | Vesk Courier | 11 February 2025

A header gives the day of publication where neither a page's data nor a row's names one; an update never stands in for
it. In front of text on the same line a header is only taken above the first paragraph, and only where what follows can
open a sentence: `Published on 11 February 2025, the decree …` is a sentence. `02/03/2025` names no day, because it has two
readings.

Why it counts: a report without a day leaves every `Tuesday` in it open.
Example: the lines above.
Where it errs: where an outlet prints the day of an update alone, or writes days in numbers whose order it does not show.
",
    },
    Page {
        name: "dateline",
        text: "\
The place, day and agency in front of the first paragraph.

    Port Elanor, DC [VS], February 11 (KNA): …        PORT ELANOR, Feb 11 (Reuters) - …
    PORT ELANOR (KNA) — …        Port Elanor, 3 March /KNA/ -- …        PORT ELANOR, N.V. — …

The place is kept without what stands in brackets. The agency is the outlet where nothing else says who published the
report. A day without a year gives no date of publication. A place in capitals with a dash counts only above the first
paragraph or with a region behind it, since some agencies set sub-heads so (`NO ANSWERS — …`); with a colon only where no
other line speaks that way (`CORVELL: No.`).

Why it counts: it says where the report was written, on which day, and by which agency: often the only trace of a wire.
Example: the lines above.
Where it errs: where a report begins with a name of one word and a dash.
",
    },
    Page {
        name: "agency-mark",
        text: "\
An agency's name that closes a report: `… she said. (KNA)`, `… she said. — KNA`, `(With inputs from KNA)`.

It stands behind the full stop; `the Kemmer Naval Academy (KNA).` is a sentence that explains a name. In the middle of a
report it counts only where the dateline names the same agency.

Why it counts: a reprint that says whose it is counts with its original, not beside it.
Example: `… she said. (KNA)` at the end of an outlet's page.
Where it errs: where an outlet signs with letters that are also a body's in the report.
",
    },
    Page {
        name: "byline",
        text: "\
Who wrote the report: `By Ina Corvell and Bo Lund, Vesk Courier`, `Ina Corvell | Vesk Courier`, `Reporting by …; Editing by …`.

Every word must be a name, so `By Monday the dam was full.` is none. Posts (`Staff Writer`) are left out.

Why it counts: a writer's name must not be taken for a speaker's.
Example: `By Ina Corvell, Vesk Courier` above the first paragraph.
Where it errs: on names that begin with a small letter.
",
    },
    Page {
        name: "headline",
        text: "\
The line that a page or row gives as its title; else a first short line that does not stop as a sentence does.

A first line with a full stop is a headline where a dateline or byline follows at once, where its words begin with capitals,
or where it is short and leaves out articles and days.

Why it counts: it is what is passed on, and it seldom says whose words it prints.
Example: `Ordania to quit the strait by May` above a dateline.
Where it errs: on very short reports without a headline.
",
    },
    Page {
        name: "standfirst",
        text: "\
The line or two under the headline that give the gist.

Taken is what stands between headline and byline, and a short line that does not stop as a sentence does or whose words
nearly all come again in one paragraph below. A first paragraph that no later one repeats is part of the report.

Why it counts: like the headline it drops voices, and it says again what the body tells.
Example: `The talks end without a date.` between headline and byline.
Where it errs: where a first paragraph is summed up by a later one.
",
    },
    Page {
        name: "subhead",
        text: "\
A heading inside the report: one or two short lines over a paragraph, without a full stop, or a time of day on its own.

Three short lines or more in a row are a list.

Why it counts: it is no sentence of the report and gives words to nobody.
Example: `The night of the collision` between two paragraphs.
Where it errs: on a short line of dialogue without a full stop.
",
    },
    Page {
        name: "related-link",
        text: "\
A link to another report: `Read next: …`, `Read more: …`, `Also read`, `More: …`, `Read the full story here.`

It is set aside and no statement is read from it. The form decides, not the words: `Read more than 40 pages, the judge said.`
has no colon and stays. Lines under `Also read` count as links while they look like titles: all of them at the end of the
text, else the next one.

Why it counts: its words are another report's.
Example: `Read next: …` under a paragraph.
Where it errs: on links that show neither a label nor a colon.
",
    },
    Page {
        name: "advertisement",
        text: "\
A line that is nothing but `Advertisement`, `Sponsored content`, `Story continues below` or the like, and is set aside.

Why it counts: it is no part of the report.
Example: `Advertisement` on a line of its own.
Where it errs: where the label is built into a sentence.
",
    },
    Page {
        name: "appeal",
        text: "\
What asks the reader for something: `Follow us on …`, `Sign up for our newsletter`, `Share this story`; and bare ornaments.

It is set aside. A line with a verb of saying or a person in it is the report's own: `Sign up or leave, he told them.` stays.

Why it counts: it is the outlet speaking to its reader, not of the story.
Example: `Follow us on …` under the last paragraph.
Where it errs: where an appeal quotes someone.
",
    },
    Page {
        name: "credit",
        text: "\
Who took a picture or holds the rights: `Photo: Bo Lund/KNA`, `REUTERS/Bo Lund`, `© 2025 Vesk Courier`.

It is set aside; the caption in front of it on the same line is kept. Behind a label there must be names and nothing else.

Why it counts: a photographer is no source.
Example: `Photo: Bo Lund/KNA`.
Where it errs: where a caption and its credit are run together without a mark.
",
    },
    Page {
        name: "correction",
        text: "\
A notice of the editors: `Correction: …`, `Editor's note: …`, `This article was amended on …`.

It is shown with the report and not read for statements.

Why it counts: it says which earlier words no longer stand.
Example: `Correction: an earlier version gave 12 as the number of ships.`
Where it errs: where a notice has no label.
",
    },
    Page {
        name: "undated",
        text: "\
A report gives no date of publication, and none is made up.

Days such as `Tuesday` and `last month` then stay open, as XXXX-WXX-2 and the like. Where only an update is dated, the note
says so: the report was published by then. To date a report put a first line such as `date 2025-02-11` into the text, or give
it as a row with a `date`.

Why it counts: a date that is guessed makes every other one wrong.
Example: a saved text that begins with its first sentence.
Where it errs: where the day stands only in a picture or an address that was not given.
",
    },
    Page {
        name: "dates-disagree",
        text: "\
Two dates of publication are given that are not the same, or a dateline is far from the day of publication.

The page's or row's own data goes before a header, a header before a dateline; the note names both. Look at the report
before you rely on its day.

Why it counts: a wrong day of publication moves the whole timeline.
Example: a page's data says 12 February, its dateline 3 January.
Where it errs: where an agency's report is printed weeks later on purpose.
",
    },
    Page {
        name: "body",
        text: "\
A paragraph of the report itself, read for statements.

Why it counts: it is all that is read as the report's own telling.
Example: The talks ended on Friday, the ministry said.
Where it errs: where a page's menu is written in whole sentences.
",
    },
    Page {
        name: "caption",
        text: "\
A line under a picture, read for statements like the body.

Why it counts: captions say who is where, and carry dates of their own.
Example: Ina Corvell leaves the talks in Port Elanor on 11 February.
Where it errs: where a short paragraph stands alone under a picture.
",
    },
    Page {
        name: "list",
        text: "\
An item of a list: three short lines or more in a row, or lines with bullets.

Why it counts: what is listed is often a demand or a condition, each a statement's part.
Example: - the toll ends in May
Where it errs: on verse and on tables.
",
    },
    Page {
        name: "published-from",
        text: "\
Where the day of publication is known from: header, meta (the page's or the row's own data), dateline, or feed.

Why it counts: the nearer to the outlet's own data, the surer the day; where two disagree a note says so.
Example: `date 2025-02-11` in front of the text: header.
Where it errs: where a page's data holds the day of its last change.
",
    },
];
