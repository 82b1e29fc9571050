//! What a person decides, as it is handed in: by the command line, a form in the browser, or a program.

use super::case::PassageView;
use serde::{Deserialize, Serialize};

/// One decision, in terms of what a case shows: ids of its actors and reports, passages of its items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "act", rename_all = "lowercase", deny_unknown_fields)]
pub enum DecisionView {
    /// Two actors or more are one; the first gives the name.
    Merge {
        /// Ids of actors of the case.
        #[cfg_attr(feature = "openapi", schema(min_items = 2, max_items = 100))]
        actors: Vec<String>,
    },
    /// Two actors are not one, whatever their names suggest.
    Apart {
        /// Ids of two actors of the case.
        #[cfg_attr(feature = "openapi", schema(min_items = 2, max_items = 2))]
        actors: Vec<String>,
    },
    /// One actor is two: a form of its name, or the bearer of the name in one report, is someone else.
    Split {
        /// The actor's id.
        actor: String,
        /// A form of its name, as the case lists them.
        #[serde(default)]
        form: Option<String>,
        /// The id of a report, where no form is given.
        #[serde(default)]
        report: Option<String>,
    },
    /// Another name.
    Rename {
        /// The actor's id.
        actor: String,
        /// The new name.
        name: String,
    },
    /// A statement, relay, figure or difference is none.
    Reject {
        /// `statement`, `relay`, `figure`, `difference`.
        layer: String,
        /// Where it stands; of a difference the first two sides.
        at: Vec<PassageView>,
    },
    /// A statement, relay, figure or difference is right.
    Confirm {
        /// `statement`, `relay`, `figure`, `difference`.
        layer: String,
        /// Where it stands; of a difference the first two sides.
        at: Vec<PassageView>,
    },
    /// Who speaks.
    Speaker {
        /// The content of the statement, from its first character to its last.
        at: PassageView,
        /// The actor's id; none where nobody known speaks.
        #[serde(default)]
        actor: Option<String>,
    },
    /// What a report does not say itself.
    Set {
        /// The report's id.
        report: String,
        /// `outlet`, `published`, `url`, `title`, `byline`.
        field: String,
        /// Its content; none where it is not known.
        #[serde(default)]
        value: Option<String>,
    },
    /// What an expression of time means.
    Date {
        /// The expression.
        at: PassageView,
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        value: String,
    },
    /// A note, a status, or both.
    Note {
        /// What it is about: `passage`, `statement`, `relay`, `figure`, `difference`, `actor`, `date`, `event`; `report` for a
        /// report as a whole.
        layer: String,
        /// Where that stands; of a report as a whole from 0 to 0.
        at: Vec<PassageView>,
        /// `checked`, `called`, `doubtful`.
        #[serde(default)]
        status: Option<String>,
        /// The words of the note.
        #[serde(default)]
        words: Option<String>,
    },
}
