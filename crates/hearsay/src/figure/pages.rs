//! The pages of this layer: what `hearsay explain` says of figures and their parts.

use crate::rule::Page;

/// One page a part of a figure.
pub(crate) const PAGES: &[Page] = &[
    Page {
        name: "figure",
        text: "\
Finds a number that counts or measures something in the world: people, money, shares, votes, kilometres, years in prison.

Words count (`three`, `a dozen`, `two-thirds of them`), and round plurals (`hundreds`) are more than one of their kind. Dates,
times of day, ages, ranks, scores and numbers in names (`Route 9`) are none.

Why it counts: figures are where accounts differ most visibly, and where a copy drifts from its source.
Example: At least 112 people were killed and 2,500 fled.
Where it errs: on a number that is part of a name without showing it (`the 740 landed`).
",
    },
    Page {
        name: "bound",
        text: "\
How exact a figure is said to be: exact, about, at least, at most, more than, less than, or a range of two numbers.

Why it counts: `more than 2,000` and `2,500` do not contradict each other, `at most 2,000` and `2,500` do.
Example: up to 60 sailors → at most 60; dozens → more than 12; 40 to 50 → a range.
Where it errs: where the word that bounds stands far from the number.
",
    },
    Page {
        name: "unit",
        text: "\
What a figure is measured in: money by its ISO 4217 code, `percent`, a unit of measure (`km`, `t`, `year`), null for a count.

Why it counts: only figures of one unit are set beside each other.
Example: $3.2 billion → 3,200,000,000 USD; 12 per cent → 12 percent; 40 miles → 40 mi.
Where it errs: where several countries call their money by one name and nothing near says which is meant.
",
    },
    Page {
        name: "counted",
        text: "\
The words for what a figure counts, without the number; those of the figure before where they are left out the second time.

Why it counts: 900 what? Figures are grouped by it before they are compared.
Example: \"2,500 troops in Ordania and 900 in Veska\": both count troops.
Where it errs: where what is counted is named a sentence before, or stands far in front of the number.
",
    },
    Page {
        name: "as-of",
        text: "\
Where and when a figure holds: the place and the day that stand with it in its clause.

Why it counts: 2,500 in January and 2,000 in June are no contradiction.
Example: \"By Monday 900 people had left Port Elanor.\": as of that Monday, in Port Elanor.
Where it errs: where place or day were named a sentence before.
",
    },
    Page {
        name: "given-by",
        text: "\
The statement that gives a figure: the smallest one whose words hold it; else it is the report's own.

In front of a sentence's subject, `citing two officers` has that subject for its voice.

Why it counts: two reports that take a number from one mouth are one source, not two.
Example: \"The ministry said 112 people were dead.\": the ministry gives it.
Where it errs: where the report goes on counting after the speaker's words have ended.
",
    },
];
