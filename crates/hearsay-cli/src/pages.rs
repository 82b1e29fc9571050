//! Name → page: the rules and notes of the library, and what can go wrong around it.

use hearsay::rule::Page;

/// What messages on standard error and notes on the way in carry between brackets.
pub(crate) const PROBLEMS: &[Page] = &[
    Page {
        name: "already-so",
        text: "\
A correction would change nothing.

The two actors are one already, or the actor is mentioned in one way alone. `hearsay actors CASE` shows how things stand.
",
    },
    Page {
        name: "bad-actors-file",
        text: "\
A list of known actors cannot be taken as it stands.

It is TOML: for each actor `[[actor]]` with `name = \"Ina Corvell\"` and, where you have them, `aliases = [\"I. Corvell\"]`,
`kind = \"person\"`, `country = \"VSK\"`, `wikidata = \"Q1\"`. The message says where it fails; nothing of the file was taken.
",
    },
    Page {
        name: "bad-correction",
        text: "\
A correction cannot be taken as it stands.

What can be set on a report is outlet=, published= (YYYY-MM-DD, YYYY-MM or YYYY), url=, title= and byline=. A note has
words, a status (checked, called, doubtful), or both. No name, note or reason is longer than 4,000 characters. A file of
corrections is what `hearsay corrections CASE --as jsonl` prints; where one line of it is wrong, nothing of it is taken.
",
    },
    Page {
        name: "bad-json",
        text: "\
A file that ends in .json is no JSON object.

One article is one JSON object with the report in \"text\"; many articles are JSON Lines, one object a line, in a file
that ends in .jsonl. The file is passed over and the rest goes on.
",
    },
    Page {
        name: "bad-row",
        text: "\
A line of a JSON Lines file is no JSON object.

The message names the line and the column. The row is passed over and the rest of the file is read. Most often a line
was cut off while downloading, or a line end inside a text was not escaped as \\n.
",
    },
    Page {
        name: "binary-file",
        text: "\
A file holds bytes that no text has.

A picture, a PDF, an archive or a damaged file was named as a report. Save the report as text or as a page.
",
    },
    Page {
        name: "binary-output",
        text: "\
A file that is no text would have gone to the terminal.

A workbook, a dossier and a Parquet table are archives of bytes that would garble the screen. Name a file with -o, or send
the output on: `hearsay export bridge.case --as xlsx > bridge.xlsx`.
",
    },
    Page {
        name: "cannot-read",
        text: "\
The operating system refuses to read a file.

The message says what it answers, for example an error of the disk. The file is passed over and the rest goes on.
",
    },
    Page {
        name: "cannot-write",
        text: "\
The answer could not be written.

A file named with -o is written beside its place first and moved there when it is whole, so that what was there before
is kept where the disk is full.
",
    },
    Page {
        name: "case-damaged",
        text: "\
A case file cannot be read as it should.

It was cut off while being copied, or changed by another program. `hearsay verify CASE` names what it finds. The reports
are kept in the file byte for byte: what can still be read of it can be read again into a new case.
",
    },
    Page {
        name: "case-busy",
        text: "\
Reports came in while a case was gathered.

What is kept of a case must be of all its reports. Gathering was begun again a few times, and each time another program
had added more. Nothing is lost: what was kept before is still there, and the next gathering takes in all.
",
    },
    Page {
        name: "case-disk-full",
        text: "\
A report could not be added because the disk is full or refuses to write.

Each report is added in one transaction: those before it are in the case whole, this one not at all. Make room and run
the same command again; what is there already is not read again.
",
    },
    Page {
        name: "case-locked",
        text: "\
Another program is writing to the case.

Hearsay waits five seconds for it to finish. Close the other program, or wait and try again.
",
    },
    Page {
        name: "case-missing",
        text: "\
There is no case file of this name, or its folder does not exist.

`hearsay add CASE PATH...` makes the file, but not the folder that it should lie in.
",
    },
    Page {
        name: "case-read-only",
        text: "\
A case may be read and not written.

Its permissions, or those of its folder, forbid it. Reading commands (brief, search, export, verify) work all the same.
",
    },
    Page {
        name: "case-too-new",
        text: "\
A case file was made by another version of hearsay.

A later version may keep things that this one does not know, so it is not opened. A case of an earlier version is brought
up to date by `hearsay add`; to look at it alone writes nothing.
",
    },
    Page {
        name: "decoded-as",
        text: "\
A text is not UTF-8 and was decoded from another encoding.

The note names the encoding that was guessed. Name it yourself where the guess is wrong: --encoding windows-1251.
",
    },
    Page {
        name: "empty-file",
        text: "\
A file holds nothing, or nothing but white space.

It is passed over and the rest goes on. Often a download that failed: fetch the report again.
",
    },
    Page {
        name: "empty-text",
        text: "\
A row of a JSON Lines file has an empty text.

The row is passed over and the rest of the file is read.
",
    },
    Page {
        name: "mixed-encoding",
        text: "\
A text is UTF-8 but for a few bytes.

The note names the first of them. They were read as windows-1252, which is what they nearly always are; the rest is kept as
it stands. Look at the words around that place before you quote them.
",
    },
    Page {
        name: "no-page",
        text: "\
`hearsay explain` knows no page of this name.

`hearsay explain` without a name lists every rule, note and error that has one.
",
    },
    Page {
        name: "no-permission",
        text: "\
You have no permission to read a file or a folder.

It is passed over and the rest goes on.
",
    },
    Page {
        name: "no-reports",
        text: "\
A folder holds no report.

Reports are files that end in .txt, .md, .html, .htm, .jsonl or .json. Other files in a folder are passed over silently;
one that is named outright is read whatever it is called.
",
    },
    Page {
        name: "no-text",
        text: "\
A page or a row holds no text that could be a report.

A page that is filled in by a script holds none when it is saved before that: save it as shown. A row must have its
report in \"text\", \"maintext\" or \"body\".
",
    },
    Page {
        name: "no-threads",
        text: "\
The operating system grants no threads.

Ask for fewer with --jobs, for example --jobs 1.
",
    },
    Page {
        name: "no-words",
        text: "\
A search holds no word.

Words are made of letters and digits; signs alone find nothing. Words between double quotation marks stand together.
",
    },
    Page {
        name: "not-a-case",
        text: "\
A file is no Hearsay case.

A case is an SQLite file that hearsay made; it is told by a mark in its first bytes, whatever it is called. Hearsay writes
to no other file, so that a report or a database that is named by mistake stays as it is.
",
    },
    Page {
        name: "not-found",
        text: "\
There is no file or folder of this name.

The rest goes on. Where nothing at all could be reached, the exit code is 2.
",
    },
    Page {
        name: "own-fault",
        text: "\
Reading a report ran into a fault of hearsay itself.

The report is passed over and the rest goes on. No text should be able to do this: please send it to the makers.
",
    },
    Page {
        name: "page-read-simply",
        text: "\
A page took too long to read and was read in a simpler way.

Its text may hold more furniture than usual, or lack a part. Compare it with the page before you rely on it.
",
    },
    Page {
        name: "port-taken",
        text: "\
The address that the pages of a case should be served at cannot be listened on.

Most often another program listens there already. Without --port the first free one from 8017 on is taken.
",
    },
    Page {
        name: "too-large",
        text: "\
A file is larger than a report may be.

Nothing that one outlet prints as one report has twenty megabytes: most often a heap of reports lies in one file. Give it
as JSON Lines, a report a row, which may be of any size; or allow more with --max-size MB.
",
    },
    Page {
        name: "undecodable-text",
        text: "\
A text is not UTF-8, and makes no sense in the encoding that was guessed or named either.

The file is passed over. Say which encoding it is with --encoding, or save it as UTF-8.
",
    },
    Page {
        name: "unknown-encoding",
        text: "\
There is no encoding of the name that --encoding gives.

Names are those of the web, for example windows-1252, iso-8859-2, shift_jis, gb18030, koi8-r.
",
    },
    Page {
        name: "unreadable-date",
        text: "\
The date of a row is not understood, so the report counts as undated.

Write it as 2025-02-11, or with a time as 2025-02-11T18:30:00Z.
",
    },
    Page {
        name: "no-such-actor",
        text: "\
Nobody in the case is called so.

Name an actor as the case has it, by one of the forms of its name, or by its id. `hearsay actors CASE` lists them.
",
    },
    Page {
        name: "no-such-report",
        text: "\
No report of the case is called so.

A report is named as the brief names it (`korda-02-12`), by its path, by its row's own id or by the beginning of its id.
",
    },
    Page {
        name: "nothing-there",
        text: "\
Nothing of the kind stands at the place that was named.

A place is REPORT:LINE as the brief prints it, for example korda-02-12:4. What has been rejected is not there any more:
`hearsay corrections CASE --undo ID` takes a correction back.
",
    },
    Page {
        name: "several-there",
        text: "\
More than one thing is meant by what was named.

Add some words of the one that you mean, or name it by its id.
",
    },
    Page {
        name: "which-table",
        text: "\
An export of tables does not know which of them is meant.

`--as csv` and `--as parquet` have many tables. `--table statements` writes one, to standard output or to the file of -o;
without it `-o FOLDER` takes them all, a file each. The other formats hold the whole case and take no --table. What each
table holds is in docs/exports.md.
",
    },
];

/// Every page, sorted by name.
#[cfg(test)]
pub(crate) fn all() -> Vec<&'static Page> {
    let mut all: Vec<&Page> = hearsay::rule::pages().chain(PROBLEMS).collect();
    all.sort_by_key(|p| p.name);
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_name_has_two_pages() {
        let all = super::all();
        for two in all.windows(2) {
            assert_ne!(two[0].name, two[1].name);
        }
        assert!(
            all.iter().all(|p| p.text.ends_with(".\n") && p.text.lines().all(|l| l.chars().count() <= 130))
        );
    }
}
