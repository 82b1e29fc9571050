//! Two gatherings → the morning view: what is new, what has changed, what agrees or is contradicted now?

use super::case::{CaseFigureView, DifferenceView, PassageView, SameStatementView, VersionsView};
use serde::{Deserialize, Serialize};

/// What a case says today that it did not say before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangesView {
    /// Ids of the reports that came in.
    pub reports: Vec<String>,
    /// Ids of statements that nobody had told before: of new reports, less those that tell what was known.
    pub statements: Vec<String>,
    /// Ids of actors who were not there before and speak.
    pub actors: Vec<String>,
    /// Reports that stand in another version.
    pub versions: Vec<VersionsView>,
    /// Earlier statements that are told by someone else too.
    pub told_again: Vec<SameStatementView>,
    /// Pledges that a new statement answers.
    pub pledges: Vec<super::case::PledgeView>,
    /// Figures that several reports give alike now.
    pub agreeing: Vec<CaseFigureView>,
    /// Figures that do not agree now.
    pub contradicted: Vec<CaseFigureView>,
    /// Accounts that differ now.
    pub differences: Vec<DifferenceView>,
}

/// A passage with its words, where its report is not among those of the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct WordsView {
    #[serde(flatten)]
    pub place: PassageView,
    pub words: String,
}

impl ChangesView {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        *self == ChangesView::default()
    }
}
