//! The pages of this layer's rules.

use crate::rule::Page;

/// One page a rule that sets two passages against each other.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "asserted-and-denied",
        text: "\
Finds a passage that denies what another asserts.

What stands behind the negation of the one shares two rare words with the other, and the other negates none of them.

Example: \"The launch does not mean that the withdrawal begins\" against \"the commission began the withdrawal\".
Where it errs: where the words are shared and the things are not.
",
    },
    Page {
        name: "headline-and-body",
        text: "\
Finds a headline that prints as settled what the body gives to someone, with a \"could\" or a \"some\" in it.

Both must share three words that say what they are about, and the headline must not name the same voice.

Example: the headline \"Bridge to close in May\" over a body in which an official says that it could close in May.
Where it errs: where the body settles the matter in another sentence.
",
    },
    Page {
        name: "lists",
        text: "\
Finds two lists of what is to be weighed that are alike in part.

Two voices or two reports give them; at least two items answer each other and at least one stands alone. Lists of names
are left aside.

Example: \"safety, cost and the tide\" against \"safety, cost and the wish of the harbour guild\".
Where it errs: where one report shortens a list that it does not contest.
",
    },
    Page {
        name: "numbers",
        text: "\
Finds figures that measure one thing and cannot all be true.

The same thing is counted, in the same place; their bounds are heeded, so that \"more than 2,000\" and \"2,500\" agree. Where
the reports are of different days, the difference is marked as one that time may explain.

Example: \"112 people are dead\" against \"141 bodies\" is two things; \"112 dead\" against \"at least 130 dead\" is a difference.
Where it errs: where the same words count two things.
",
    },
    Page {
        name: "promised-and-denied",
        text: "\
Finds a passage that denies what the same speaker, or one of the same country, promises or agrees to in another.

Found as under asserted-and-denied; one rare word that both share is enough here.

Example: \"Ordania has agreed to leave\" against an Ordanian officer's \"we are not leaving\".
Where it errs: where the promise has a condition that the denial speaks of.
",
    },
    Page {
        name: "set-against",
        text: "\
Finds a sentence that sets two voices against each other, with \"whereas\", \"while\" or \"but\".

Both halves hold a statement, of two speakers, and share a word that says what they are about.

Example: The ministry said the toll was lawful, but the guild said no law allowed a toll.
Where it errs: where \"while\" only tells that both spoke at the same time.
",
    },
    Page {
        name: "told-otherwise",
        text: "\
Finds one utterance of which one report prints a number or a \"not\" that the other lacks.

Neither is a full quotation: at least one of the reports tells it in words of its own.

Example: \"Corvell said the bridge would open\" against \"Corvell said the bridge would not open before May\".
Where it errs: where the speaker said both, on two occasions.
",
    },
    Page {
        name: "one-letter-apart",
        text: "\
Suggests that two persons may be one: their full names differ in one letter of one part.

Nothing is merged by it. Take it up with `hearsay actors merge`, lay it aside for good with `hearsay actors split`.

Example: \"Sanne Ruyk\" in one report, \"Sanna Ruyk\" in another, both a spokeswoman.
Where it errs: brothers and sisters, and unrelated people of a common name, are a letter apart too.
",
    },
    Page {
        name: "surname-alone",
        text: "\
Suggests whom a surname alone may mean, where the case has someone who bears it and would not decide.

Merging decides only where one person is meant beyond doubt: one bearer in the story, or one spoken of four times as often
as the others. Nothing is merged by a suggestion.

Example: \"Hale\" in a report that names neither Jonas Hale nor Mira Hale in full.
Where it errs: the bearer that is meant may be a third whom no report names in full.
",
    },
    Page {
        name: "first-letters",
        text: "\
Suggests that letters are short for a name whose words begin with them, where several names do.

A text that puts the letters in brackets behind the name decides it, and so does a case with one such name. Nothing is
merged by a suggestion.

Example: \"FSF\" beside the Free Shoals Front and the Forest Safety Fund.
Where it errs: letters that are short for a name that no report gives.
",
    },
    Page {
        name: "last-word-alone",
        text: "\
Suggests that a body named by one word is the one whose longer name ends in it, where a report names both.

Nothing is merged by it.

Example: \"the Front\" beside the Free Shoals Front.
Where it errs: \"the Assembly\" of one country beside the national assembly of another.
",
    },
];
