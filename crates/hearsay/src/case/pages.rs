//! The pages of this layer: what is found across reports, and what is to be looked at before quoting.

use crate::rule::Page;

/// One page a rule that sets two passages against each other, one a check, and one a section of the case.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "asserted-and-denied",
        text: "\
Finds a clause that denies what a clause of another voice asserts.

Both tell of the same act (its verb, the noun that a light verb carries as in \"had access\", or what stands behind *be*), in
the same mood: what was, what will be, what ought to be. Who does it and to whom may be left out on one side and may not be
told differently; of what the denial tells besides, half must stand with the assertion, and so must what narrows it (\"not
the full amount\"). What comes near it in other reports is set beside it, and so is what the same voice says so of the same
doer. What falls short (\"partly told\") is denied only where the other speaks of all. Questions, conditions,
wishes and orders assert nothing, and passages that go back to another year or day are left aside. Time may explain it
where the denial says \"yet\", or where it tells what \"had not\" been done and the other is told on a later day.

Why it counts: two descriptions of one act that cannot both stand are the story.
Example: \"The launch does not mean that the withdrawal begins\" against \"the commission began the withdrawal\".
Where it errs: where one word names two things, and where the parse takes one clause for another. What is contradicted in
other words (\"slept\", \"never closed an eye\") is not found.
",
    },
    Page {
        name: "called-otherwise",
        text: "\
Finds one quotation that two reports set on two different things.

Both give the same words in quotation marks, behind \"calling\" or \"was\", and the two things share no word.

Why it counts: the same words set on two different things make two stories of one.
Example: the minister called the inquiry \"a gift to the smugglers\" against the protocol was \"a gift to the smugglers\".
Where it errs: where two words mean one thing.
",
    },
    Page {
        name: "headline-and-body",
        text: "\
Finds a headline that prints as settled what the body gives to someone who says that it may be so.

Both tell of the same act, of the same actor or to the same thing; the body has it with a \"could\" or a \"may\", and the
headline gives its words to nobody.

Why it counts: the headline is what is passed on, and the doubt is what it drops.
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

Why it counts: what one side leaves off a list is seldom left off by chance.
Example: \"safety, cost and the tide\" against \"safety, cost and the wish of the harbour guild\".
Where it errs: where one report shortens a list that it does not contest.
",
    },
    Page {
        name: "numbers",
        text: "\
Finds figures that measure one thing and cannot all be true.

The same thing is counted, in the same place; their bounds are heeded, so that \"more than 2,000\" and \"2,500\"
agree. Both stand in the same part of clauses of the same act, and neither clause tells of another actor, thing or
day; or both measure one noun (\"a fund of 240 million crowns\"); or they are sums or counts of three digits or more
within a tenth of each other, in sentences that share three words (\"412 million\", \"418 million\"). Where the
reports are of different days, the difference is marked as one that time may explain. All other figures that differ
stand under the figures alone.

Why it counts: a figure is passed on without its source sooner than a sentence.
Example: \"112 people are dead\" against \"141 bodies\" is two things; \"112 dead\" against \"at least 130 dead\" is a difference.
Where it errs: where the same words count two things.
",
    },
    Page {
        name: "promised-and-denied",
        text: "\
Finds a passage that denies what the same speaker promises or agrees to in another.

Found as under asserted-and-denied.

Why it counts: it is what a reader has to ask the speaker about.
Example: \"Ordania has agreed to leave\" against an Ordanian officer's \"we are not leaving\".
Where it errs: where the promise has a condition that the denial speaks of.
",
    },
    Page {
        name: "set-against",
        text: "\
Finds a sentence that sets two voices against each other, with \"whereas\", \"while\" or \"but\".

Both halves hold a statement, of two speakers, and assert something of one thing.

Why it counts: the report itself has seen the difference; nothing has to be concluded.
Example: The ministry said the toll was lawful, but the guild said no law allowed a toll.
Where it errs: where \"while\" only tells that both spoke at the same time.
",
    },
    Page {
        name: "told-otherwise",
        text: "\
Finds one utterance of which one report prints a number or a \"not\" that the other lacks.

Neither is a full quotation: at least one of the reports tells it in words of its own, and most of the words are the same.
Where the reports are of different days, time may explain it.

Why it counts: one of the two has the words wrong.
Example: \"Corvell said the bridge would open\" against \"Corvell said the bridge would not open before May\".
Where it errs: where the speaker said both, on two occasions.
",
    },
    Page {
        name: "claimed-and-denied",
        text: "\
Finds somebody who denies, rejects or disputes a thing, and another voice that tells it in other words.

The passage tells it of whoever denies it, with two of the words that say what is denied, or it has most of them; a
passage that itself denies, doubts or negates is left aside. Up to three reports that tell it are given, other reports
than the denial's first. A long statement denies in the sentence that calls a claim false. \"Denied the report\" and
\"said the charges were false\" point at the last thing that another said of whoever denies it, in that sentence or
one of the two in front of it. What is denied in the clauses of one act stands under asserted-and-denied.

Why it counts: a denial is half of a difference; the other half is seldom in the same words.
Example: \"the tankers sold diesel to trawlers, pilots said\" against \"Ordania denied any sales of diesel\".
Where it errs: where the two speak of two occasions, and where a word of the claim is all that both share.
",
    },
    Page {
        name: "tolls",
        text: "\
Finds two numbers of those who were killed, wounded, missing, held and so on in one story.

Two reports count people under the same words, or under words for whoever it may be (people, civilians, passengers),
and their sentences name one place or person and share two more words. The numbers are of a size; a passage whose days
lie far back tells of others. Other reports' numbers that stand against one of the two are set beside them, four in all at
most. Two bounds of one kind, \"at least five\" and \"at least seven\", are marked as a
difference that time may explain, and so is a larger number of a later day.

Why it counts: a toll is what every report copies, and the first that is corrected.
Example: \"killing 14 passengers\" against \"16 passengers were killed\".
Where it errs: where one report counts in one town and the other in all of them.
",
    },
    Page {
        name: "two-ages",
        text: "\
Finds one person to whom two reports of a story give two ages.

\"Jonas Hale, 61,\", \"a 61-year-old pilot\" behind a name, \"aged 61\"; \"he was three years old\" of the boy or man
whom the sentences in front speak of. Somebody without a name is one only where each of the reports gives an age to
one such person, and the sentences share two more words. Two ages a year apart in reports of two days may have a
birthday between them and are marked so.

Why it counts: an age that differs is a sign that one of the two never asked.
Example: \"a 4-year-old boy fell into the harbour\" against \"a three-year-old boy\" pulled out of it.
Where it errs: where two people without a name are in one scene and each report tells of one.
",
    },
    Page {
        name: "two-days",
        text: "\
Finds words that two reports quote from one speaker, said on two days.

Five words or more stand in quotation marks in both, in one row, and each report says when they were said. Days, months or
years with a day in common are one; so are a day and the next, which may be one day in two time zones.

Why it counts: when something was said decides what it answers, and who could have known it.
Example: \"said in March that the tolls were 'eating the harbour from the inside out'\" against the same words \"in May\".
Where it errs: where the speaker has said it twice.
",
    },
    Page {
        name: "one-letter-apart",
        text: "\
Suggests that two persons may be one: their full names differ in one letter of one part.

Nothing is merged by it. Take it up with `hearsay actors merge`, lay it aside for good with `hearsay actors apart`.

Why it counts: a slip of a keyboard makes two people of one; so does a clerk who makes one of two.
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

Why it counts: what a surname alone said belongs to someone, and the wrong one would have to answer for it.
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

Why it counts: letters stand for several bodies in one region, and only a person knows which is meant here.
Example: \"FSF\" beside the Free Shoals Front and the Forest Safety Fund.
Where it errs: letters that are short for a name that no report gives.
",
    },
    Page {
        name: "last-word-alone",
        text: "\
Suggests that a body named by one word is the one whose longer name ends in it, where a report names both.

Nothing is merged by it.

Why it counts: what \"the Front\" did is not told of the Free Shoals Front until someone says that it is the same.
Example: \"the Front\" beside the Free Shoals Front.
Where it errs: \"the Assembly\" of one country beside the national assembly of another.
",
    },
    Page {
        name: "attribution-dropped",
        text: "\
A check: a headline or standfirst prints as fact what the body gives to someone.

Most of its words stand in one statement of the body, and it names no voice of its own. Or, between two reports of a
story: a sentence in the one's own voice has nearly the words that the other gives to somebody.

Why it counts: read alone, the headline says more than the report knows.
Example: the headline \"Toll to rise in May\" over \"Halvik said the toll would rise in May\".
Where it errs: where the body settles the matter elsewhere.
",
    },
    Page {
        name: "voice-boundary",
        text: "\
A check: behind someone's words a sentence goes on with a participle, a relative clause, `but` or the like.

Why it counts: grammar does not say whose words the rest is; it is taken for the report's own.
Example: \"Halvik said the talks had failed, knowing that his own envoy had left them.\"
Where it errs: where the tail is still the speaker's: look before you quote either way.
",
    },
    Page {
        name: "bracket-in-quotation",
        text: "\
A check: square brackets stand inside a quotation.

Why it counts: what they hold is an editor's, not the speaker's.
Example: \"They [the guild] were told.\"
Where it errs: where the speaker's own text has brackets.
",
    },
    Page {
        name: "old-quotation",
        text: "\
A check: words were said more than a week before the report, or on an occasion whose day is not given.

Why it counts: an old quotation in a new report reads as an answer to the news.
Example: \"Corvell said in a speech at the harbour forum that no toll was lawful.\"
Where it errs: where the occasion is the news itself and only its day is left out.
",
    },
    Page {
        name: "doubtful-speaker",
        text: "\
A check: a name or a pronoun beside a quotation can mean several actors of the report, or two sides stand under one cue.

Why it counts: two who are said to have said one sentence seldom said it together.
Example: \"Halvik and the guild said the talks had “ended”.\"
Where it errs: where both did sign one text.
",
    },
    Page {
        name: "name-spelt-otherwise",
        text: "\
A check: a speaker's full name stands in one report a letter from the name that two others or more give.

Where two spellings are each used by several reports, neither is called a slip: names come from other alphabets.

Why it counts: a name that is misspelt is not found again, and seems to be somebody else's.
Example: \"Sanna Ruyk\" once, \"Sanne Ruyk\" in three other reports.
Where it errs: two people may be a letter apart.
",
    },
    Page {
        name: "wrong-weekday",
        text: "\
A check: a date is printed with a day of the week that it did not fall on.

A date without its year is looked at only within half a year of the report's own.

Why it counts: one of the two is a slip, and nobody can tell from the words which.
Example: \"on Thursday, March 4, 2031\", which was a Tuesday.
Where it errs: where another calendar is meant.
",
    },
    Page {
        name: "same-statement",
        text: "\
Finds one utterance told by several: in the same words, shortened, reworded, or differing in a number or a `not`.

Of one speaker, with most of the rarer words in common, fewer where both are one demand or promise of one story; or of
whomever, with a long run of words in common. A word of the same sense (reprisal, retaliation) counts for half, a figure
that both give for a rare word, and an air strike is an airstrike where a report writes it so. One voice that is quoted
twice with the same words in marks has said them once, whatever stands around them. A body and those who speak for it
in the story are one voice, as are a body and those whose names begin with its own, and somebody without a name who is
called what another is beside the name; of two officials without names more words must agree. A report that said it
speaks for its outlet; headlines join last. Each telling carries the words that are its own, and what of
the fullest one it has cut; first is who told it on the earliest day, where all are dated.

Why it counts: what five reports print from one mouth is one statement, not five.
Example: \"No toll is lawful,\" said Corvell / Corvell called every toll unlawful.: reworded.
Where it errs: where the speaker said nearly the same on two days.
",
    },
    Page {
        name: "figures-agree",
        text: "\
Groups figures that count the same thing in the same place, and says whether they agree within their bounds.

One number of one story is one figure under two nouns, where both can mean the same people or one holds words of the
other; the rounder and the smaller the number, the more must their sentences share. People who are counted are one
thing only where the same is told of them: the dead are not those who are missing. Numbers of a size that differ are
one thing where the sentences say so; two tolls of one event always are. \"At least two\" is true of 90, and neither
stands for the other. \"More than 60\" and \"95\" do not agree: whoever knows of 95 does not say \"more than 60\"; a quarter
above the bound is left to it. A report that gives one toll twice gives one figure. Equal shares are one where their
sentences share two words, three if the number is round.

Why it counts: agreement of reports that share a source is no second source.
Example: \"about 2,500 troops\" and \"2,500 soldiers\" in Ordania agree.
Where it errs: where one word counts two things.
",
    },
    Page {
        name: "relay",
        text: "\
Gathers through whom each statement reached its report; `continues` where the medium was named at an earlier statement.

Why it counts: a chain shows whose word the reader really has.
Example: Corvell → a statement → KNA → The Elanor Courier.
Where it errs: where a report names its source once and goes on with its own reporting.
",
    },
    Page {
        name: "origin",
        text: "\
Counts who is named as the origin of what is told; its name is null where the report names none.

Why it counts: reports that name no source are not thereby independent.
Example: three reports, two named origins, one not stated.
Where it errs: where two names of one origin were not known for one.
",
    },
    Page {
        name: "copy",
        text: "\
Finds passages that one report has from another, or both from a third, with their exact places.

Why it counts: a passage that is printed twice has been reported once.
Example: a paragraph of KNA in The Elanor Courier, credited or not.
Where it errs: on phrases that every report of a trade uses.
",
    },
    Page {
        name: "label",
        text: "\
Finds what each outlet calls the same person, group, place or act, and whose word it is.

Three voices are kept apart: a word within somebody's quotation, within what somebody is told to have said without marks,
and the report's own; of its own, those in marks that quote nobody are counted as scare quotes.

Of an actor: the forms of the name, and what stands beside it (\"the disgraced director Jonas Hale\", \"Brask, a rival
dye maker,\", \"a spokeswoman for the guild, Ina Corvell,\"). Of things that are no actors: noun phrases with one head, or heads of
one kind (\"a barrier\", \"a fence\"), where the words beside them or their sentences share enough; two heads with the same
sort of thing in front (\"its maiden voyage\", \"its maiden trip\") where neither has met its like.

Why it counts: the choice of the word is the outlet's own, and often the only trace of its view.
Example: the patrol / \"the patrol\" / the blockade.
Where it errs: where two words do not mean the same thing.
",
    },
    Page {
        name: "only-in",
        text: "\
Finds what one report tells and the others of the event lack: a name, a figure, a statement.

Why it counts: it is either a scoop or a slip.
Example: only Korda says that the second ship turned back.
Where it errs: where others tell it in quite different words.
",
    },
    Page {
        name: "pledge",
        text: "\
Follows a promise, demand, denial, accusation, agreement or threat into later reports: met, contradicted, changed, repeated.

A later passage answers where it names the same act, in any form of its verb, and most of what stands with it. It *meets*
the pledge where the act is told as done, by whomever (a demand: or the other side agrees to it). It *contradicts* it
where the act is told as not done or refused, or the same actor says the opposite; of a denial, where the act is told as
done; of an accusation, where someone denies it. It *changes* it where the same actor says it again with another number or
date, and *repeats* it where he says it again on another day. Later is what is dated later: without two dates nothing is.

Why it counts: what became of it is what the next report should say.
Example: \"promised to reopen the bridge by April 1\" in March; \"has yet to reopen the bridge\" in May: contradicted.
Where it errs: an act told in words that share no stem is not seen; words of another matter may share them.
",
    },
    Page {
        name: "process",
        text: "\
Gathers bodies with their members and mandate, conditions, instruments, and what is to be decided by whom.

What is to be decided is a question of what is to come (`how the mission would end`); what is so already is found out.

Why it counts: talks are followed by what they are bound to, not by what is said of them.
Example: the joint commission is to weigh \"safety, cost and the tide\".
Where it errs: where a body's two names are not known for one.
",
    },
    Page {
        name: "story",
        text: "\
Lets reports of one event fall together, by rare words and names that they share and by their days.

Why it counts: only reports of one event can differ about it.
Example: six reports of the first round of talks.
Where it errs: where one event has two ends that share few names.
",
    },
    Page {
        name: "timeline",
        text: "\
Sets the dated events of all reports in order; a day that is not sure stays an interval.

What several tell in the same words of one date is one line; so is what one dates to a day and another to the month or
year around it. The day of an event, the day on which something was said, and when it was told are kept apart.

Why it counts: the order of events is where accounts are quietly rearranged.
Example: 2025-02-11, the first round; XXXX-03, the second.
Where it errs: where a report dates the telling and not the event.
",
    },
];
