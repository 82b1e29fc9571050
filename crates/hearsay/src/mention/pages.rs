//! The pages of this layer's notes.

use crate::rule::Page;

/// One page a note.
pub(crate) const PAGES: &[Page] = &[Page {
    name: "ambiguous-name",
    text: "\
Notes a name that several people of the report bear.

Two of them share a surname, and it then stands alone: where neither the sentences before nor the rest of the report say
which of them is meant, the name is given to none. Look at the passage before you quote.

Example: \"Ina Corvell and Jon Corvell met the guild. Corvell left early.\"
Where it errs: where a picture or a headline, which are not asked, says who is meant.
",
}];
