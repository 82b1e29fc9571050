//! The pages of this layer: names, mentions, actors, and what is doubtful about them.

use crate::rule::Page;

/// One page a thing that is printed, and one a note.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "name",
        text: "\
Finds a name, without its title: of a person (PER), a body (ORG), a place (LOC) or anything else (MISC).

Why it counts: statements are laid to those who are named, and nothing else holds a case's people together.
Example: \"Foreign Minister Ina Corvell of Veska\": Ina Corvell (PER), Veska (LOC).
Where it errs: on names that are common words, in headlines where every word has a capital, and on products and programmes.
",
    },
    Page {
        name: "mention",
        text: "\
How words refer to someone: by name, as a nominal (`the prime minister`, `his office`) or by a pronoun.

`The company said` is the body that the report names three times at least, twice as often as any other, and lets speak by
its name; where none stands out so, it stays without a name.

Why it counts: most statements are given to `he` or `the ministry`, and must still reach the right name.
Example: \"Corvell spoke first. The minister said she would return.\": three mentions of one actor.
Where it errs: where two people of the report could be meant; then none is, and a note says so.
",
    },
    Page {
        name: "actor",
        text: "\
Who or what several mentions mean: a person, an organisation, a country, a place, a group, or someone unnamed.

A group has a name and is no formal body. Unnamed are `officials` and `a source close to the talks`: they are never folded into
a body or a country.

Why it counts: two voices taken for one, or one for two, spoil every count of who said what.
Example: \"Veska's Prime Minister Tarin Qadessi … Mr Qadessi … the premier\": one person of Veska.
Where it errs: where two people share a surname and one of them is only ever called by it.
",
    },
    Page {
        name: "ambiguous-name",
        text: "\
Notes a name that several people of the report bear.

Two of them share a surname, and it then stands alone: where neither the sentences before nor the rest of the report say
which of them is meant, the name is given to none.

Why it counts: words on the wrong one of two brothers are worse than words on nobody. Look at the passage before you quote.
Example: \"Ina Corvell and Jon Corvell met the guild. Corvell left early.\"
Where it errs: where a picture or a headline, which are not asked, says who is meant.
",
    },
];
