//! The page of this layer and of the one before: words, sentences, and what the network says of them.

use crate::rule::Page;

/// One page.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "sentence",
        text: "\
A sentence, cut at full stops that end one: not behind titles and initials, not inside a quotation that goes on.

Why it counts: a statement is sought sentence by sentence, and a line of the answer opens one.
Example: \"Mr. A. Corvell arrived. He left at 3 p.m. on Monday.\" is two.
Where it errs: where a full stop closes both an abbreviation and a sentence and a name follows.
",
    },
    Page {
        name: "tags",
        text: "\
What `hearsay read --tokens` prints of each word: its part of speech (`pos`), the word it hangs on (`head`) and how (`rel`).

The names are those of Universal Dependencies. One small network, compiled in, gives them together with names, sources, cues
and contents, word by word.

Why it counts: every later rule looks at them, so a wrong tag is where many a wrong line begins.
Example: In \"Corvell resigned\", `Corvell` is PROPN and hangs on `resigned` as nsubj.
Where it errs: in headlines, in lists of names, and on long sentences whose parts hang far apart.
",
    },
];
