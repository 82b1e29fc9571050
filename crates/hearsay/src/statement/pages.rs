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

Example: Minister Ina Corvell said the bridge would open in May.
Where it errs: where a relative clause between source and cue has a cue of its own.
",
    },
    Page {
        name: "content-first",
        text: "\
Finds a statement whose words stand before the cue.

Linked as under source-first; a quotation is taken whole, with its marks.

Example: \"The bridge will open in May,\" said Ina Corvell.
Where it errs: where a second quotation follows the cue and belongs to someone else.
",
    },
    Page {
        name: "split-content",
        text: "\
Finds a statement whose words are broken by their own cue, or run over several sentences or paragraphs.

The pieces stay apart as spans of one content, so that nothing of the report's own voice lies in them.

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

Example: The bridge is closed, according to Port Radio.
Where it errs: where a comment of the report follows the words without a sign that it begins.
",
    },
    Page {
        name: "shared-source",
        text: "\
Finds a statement whose cue has no source of its own and stands in one sentence with a cue that has.

A passive (\"is expected\") and an adverb (\"reportedly\") take no source this way. Where the tagger took the second verb for
words of the first, they are parted if the parse joins the two verbs, or if a quotation ends before the \"and\".

Example: The ministry denied the report and promised an inquiry: both are the ministry's.
Where it errs: where the subject changes between the two without being named.
",
    },
    Page {
        name: "source-not-stated",
        text: "\
Keeps a statement whose source the text does not name. Its source and its speakers are empty lists.

Example: The talks are reported to have failed.
Where it errs: where the source stands in an earlier sentence and the cue alone leads back to it.
",
    },
    Page {
        name: "speaker-in-doubt",
        text: "\
A note: the source of a statement stands in the text, but whom it means is not clear.

A pronoun may fit two people, a title nobody or several. The statement is kept with its source and without a speaker.
Look at the sentence before, and set the speaker as a correction if you know.
",
    },
    Page {
        name: "cue-without-source",
        text: "\
A note: a sentence has a word that gives words to someone, and no statement was found in it.

Such sentences are listed under NOT PLACED in the brief, so that nothing is dropped silently. Read them yourself.

Example: Demands for a new vote grew louder.
",
    },
];
