//! The pages of this layer's rules.

use crate::rule::Page;

/// One page a rule, and one on the status.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "event",
        text: "\
Finds acts in the world: one of the sixteen classes of PLOVER, who did it, to whom, when, where, and whether it took place.

AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID and RETREAT bring sides nearer; REQUEST, ACCUSE, REJECT, THREATEN, PROTEST,
SANCTION, MOBILIZE, COERCE and ASSAULT part them. The pages event-verb, event-verb-noun and event-noun tell by which words an act
is known, event-status whether it took place.

Why it counts: a story is a row of acts; who counts them needs each with its two sides and its words.
Example: \"Ordania expelled two Veskan diplomats\": SANCTION, by Ordania, to the diplomats.
Where it errs: an act told twice in a report is found twice; a class is missed where the verb is one that no lexicon has.
",
    },
    Page {
        name: "event-verb",
        text: "\
Finds an act that a verb names, alone or with its particle: \"arrested\", \"blew up\", \"called on\".

It goes down from the main verb of the sentence. Verbs of saying, beginning and deciding lead on to what is said, begun or
decided; what stands in a subordinate clause is told in passing and makes no event. The class is one of PLOVER's sixteen.
Who agrees, offers or is ready to do something makes an AGREE, who demands it a REQUEST, who refuses it a REJECT, whatever it is.
The subject is the actor, or who stands behind \"by\"; the recipient is who is named first in what is done.

Why it counts: who did what to whom is what most who code conflict count; the words it rests on are one click away.
Example: Veskan police arrested two fishermen on Monday: COERCE, by the police, to the fishermen.
Where it errs: where a verb is meant as a picture (\"attacked the plan\"), and where the parse hangs a name on the wrong verb.
",
    },
    Page {
        name: "event-verb-noun",
        text: "\
Finds an act that a verb and a noun name together: \"held talks\", \"lifted the embargo\", \"opened fire\".

Some verbs name no act alone. What is held, launched, lifted, imposed, sent, refused or broken decides: to lift a curfew is
CONCEDE, to impose one is COERCE, to suspend talks is SANCTION, to suspend a strike is CONCEDE.

Why it counts: much of what states do is told by a noun with a pale verb in front of it.
Example: Ordania suspended its talks with Vesk: SANCTION, by Ordania, to Vesk.
Where it errs: where the noun has another sense that its modifiers do not tell.
",
    },
    Page {
        name: "event-noun",
        text: "\
Finds an act that a noun names where no verb does: \"talks between Vesk and Ordania began\", \"announced the arrest\".

Who stands behind \"by\" and \"between\" or in front of the noun acts; who stands behind \"on\", \"against\", \"with\" is acted upon;
\"of\" is the one who suffers where the act is one of force, else the one who acts. Used only where the verb tells no act.

Why it counts: headlines and the first sentences of wire copy tell acts by nouns.
Example: Talks between Vesk and Ordania resumed on Monday: CONSULT, by Vesk and Ordania.
Where it errs: where \"of\" may mean either.
",
    },
    Page {
        name: "event-status",
        text: "\
Tells whether an act happened, is planned, is hypothetical or is denied.

\"will\", \"would\" and \"plans to\" make it planned, \"may\", \"could\" and \"tried to\" hypothetical, \"not\" and \"denied\" denied.
As PLOVER has it, a meeting, support or help that is to come is an AGREE today; one that will not come is a REJECT;
harm that comes \"if\" or \"unless\" something is done is a THREATEN. A question tells no act.

Why it counts: a threat that was carried out and one that was not are two things; a count that takes both for one is wrong.
Example: Corvell will meet the envoy on Friday: AGREE, planned.
Where it errs: where the future is that of a story in the past, and where a condition stands in another sentence.
",
    },
];
