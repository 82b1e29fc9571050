//! The pages of this layer's rules and notes.

use crate::rule::Page;

/// One page a rule, one a note.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "source-first",
        text: "\
Finds a statement whose source stands before its cue.

The tagger marks sources, cues and contents word by word. Each content goes to the nearest cue of its paragraph,
counted in words, where another cue or a sentence border in between makes the way longer; each source to its nearest cue.
A cue that no marked source stands near takes its subject from the parse: that of its own verb, of the verb that it is
joined to or hangs on (\"After saying so, Corvell left\"), or the owner of its noun (\"the ministry's promise\").

Why it counts: it is the commonest way to give words to someone.
Example: Minister Ina Corvell said the bridge would open in May.
Where it errs: where a relative clause between source and cue has a cue of its own.
",
    },
    Page {
        name: "content-first",
        text: "\
Finds a statement whose words stand before the cue.

Linked as under source-first; a quotation is taken whole, with its marks.

Why it counts: a quotation that opens a sentence has its voice only at the end.
Example: \"The bridge will open in May,\" said Ina Corvell.
Where it errs: where a second quotation follows the cue and belongs to someone else.
",
    },
    Page {
        name: "split-content",
        text: "\
Finds a statement whose words are broken by their own cue, or run over several sentences or paragraphs.

The pieces stay apart as spans of one content, so that nothing of the report's own voice lies in them. A paragraph that
is a quotation from its first word to its last, without a cue, goes on from the quotation of the paragraph before. What
stands outside quotation marks and away from the cue is not taken where words beside the cue are.

Why it counts: what stands between the two halves is the report's own and must not be quoted.
Example: \"The bridge,\" said Ina Corvell, \"will open in May.\"
Where it errs: where the second quotation is another speaker's and its own cue was not recognised.
",
    },
    Page {
        name: "according-to",
        text: "\
Finds a statement given to a source by \"according to\", \"as reported by\", \"as per\".

Where the sentence has a statement of its own before it, the source is that statement's relay instead. Where the tagger
marked nothing in the sentence, the phrase up to the next comma is the source and the rest of the sentence the content.
Where the phrase ends its sentence behind a comma and nobody else in it speaks, all before the comma is the content.

Why it counts: it is how a report leans on another, and who is leant on is half of the answer.
Example: The bridge is closed, according to Port Radio.
Where it errs: where a comment of the report follows the words without a sign that it begins.
",
    },
    Page {
        name: "without-cue",
        text: "\
Finds words that their place alone gives to a speaker: a turn of a transcript, or a quotation signed behind a dash.

A transcript has at least three paragraphs that open with a name in capitals and a colon, of two speakers or more, one of
whom speaks twice. A signature is a name behind a dash that ends a line which opens with a quotation mark.

Why it counts: interviews and readers' letters are printed so; without the mark at the side nobody would be quoted.
Example: \"We walk across now.\" - Dana Orrel
Where it errs: where a title, not a name, stands in capitals before the colon.
",
    },
    Page {
        name: "shared-source",
        text: "\
Finds a statement whose cue has no source of its own and stands in one sentence with a cue that has.

A passive (\"is expected\") and an adverb (\"reportedly\") take no source this way. Where the tagger took the second verb for
words of the first, they are parted if the parse joins the two verbs, or if a quotation ends before the \"and\".

Why it counts: the second verb is often the one that matters: a promise behind a denial.
Example: The ministry denied the report and promised an inquiry: both are the ministry's.
Where it errs: where the subject changes between the two without being named.
",
    },
    Page {
        name: "nested",
        text: "\
Finds a voice inside another's words, by the parse: a verb of saying with a subject and a full clause, a report that said or
a report that something is so, an act by words with its object.

The tagger gives each word to one voice, the outer. The inner statement keeps its own source, cue and content, and the
outer voice is its last relay. A pronoun for the outer speaker starts no inner voice, nor does anything that is wished,
doubted or denied.

Why it counts: what one says that another said is two links of a chain, and the outer one answers for it.
Example: Mayor Pell Orr said that Ina Corvell had promised that the bridge would open: Corvell, through Orr.
Where it errs: where the parse hangs the clause on another verb. Annotators of news mark only the outer voice.
",
    },
    Page {
        name: "act-by-parse",
        text: "\
Finds an act by words in a sentence where the tagger marked nothing: denied, rejected, accused of, urged to, called for,
demanded, agreed to, vowed to, threatened to. Subject and object or infinitive come from the parse.

It finds little, since the tagger passes over few such verbs.

Why it counts: a denial or a demand is the news, also where it is told in half a sentence.
Example: The port rejected the claim.
Where it errs: where the verb has another sense (\"rejected the parcel\").
",
    },
    Page {
        name: "source-not-stated",
        text: "\
Keeps a statement whose source the text does not name. Its source and its speakers are empty lists. Who is only spoken
of, as the subject of \"was accused of\", \"is expected to\" or \"seems to\", is part of the words and no source; one behind
\"by\" is.

Why it counts: words that nobody is named for must not be pinned on whoever stands nearest.
Example: The talks are reported to have failed.
Where it errs: where the source stands in an earlier sentence and the cue alone leads back to it.
",
    },
    Page {
        name: "speaker-in-doubt",
        text: "\
A note: the source of a statement stands in the text, but whom it means is not clear.

A pronoun may fit two people, a title nobody or several. The statement is kept with its source and without a speaker.

Why it counts: nobody is made to say what another may have said. Look at the sentence before.
Example: \"Corvell met Halvik. He said the toll would go.\", of two men.
Where it errs: where the story has long made clear who is meant.
",
    },
    Page {
        name: "cue-without-source",
        text: "\
A note: a sentence has a word that gives words to someone, and no statement was found in it.

Such sentences are listed under NOT PLACED in the brief.

Why it counts: nothing is dropped silently. Read them yourself.
Example: Demands for a new vote grew louder.
Where it errs: where the word has another meaning (`the state of the bridge`).
",
    },
    Page {
        name: "quotation",
        text: "\
Whether a statement's words stand between quotation marks: direct, all of them; mixed, some; indirect, none.

Why it counts: only what stands between the marks is the speaker's own wording.
Example: She called the toll \"a gift to nobody\" and left.: mixed.
Where it errs: where a mark was left out or closes twice; a quotation that runs over paragraphs is taken as one.
",
    },
    Page {
        name: "kind",
        text: "\
What kind of act the words are: say, think, promise, agree, demand, accuse, threaten or deny; and whether they are negated.

The cue decides where it names the act (`vowed`, `called on`, `rejected`), else the words themselves where the speaker is their
subject (`said it would …`), else it is say. Where two fit: deny, threaten, accuse, demand, agree, promise.

Why it counts: what was promised, demanded and denied is what a later report is held against.
Example: \"Ordania said it would leave by May\" is a promise; \"rejected any toll\" denies.
Where it errs: where the words foretell rather than promise, and on irony.
",
    },
    Page {
        name: "via",
        text: "\
Through whom the words came to the report: an outlet, agency, broadcast, document, social network, court or person.

The last is the next to speak to the reader. A person here stands between the speaker and the report.

Why it counts: on whose word is the question that the brief is there for.
Example: \"… Corvell said in a statement carried by KNA\": Corvell → a statement → KNA.
Where it errs: where a medium is named only as the place of an interview, and where the credit stands a paragraph away.
",
    },
    Page {
        name: "said-on",
        text: "\
The day on which words were said, where the sentence names it; else null, even where the report has a date.

Why it counts: an old quotation in a new report is not news.
Example: \"On Friday Corvell said the bridge would open.\"
Where it errs: where the day in the sentence is that of what is told and not of the telling.
",
    },
];
