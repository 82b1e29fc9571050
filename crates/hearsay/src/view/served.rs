//! What the app's interface for programs answers besides the views of a case: lists of them, heads of reports, hits of a
//! search, refusals.

use super::correction::CorrectionView;
use super::decision::DecisionView;
use serde::{Deserialize, Serialize};

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListView<T> {
    /// How many items there are in all.
    pub total: usize,
    /// How many were passed over.
    pub offset: usize,
    /// How many are given at most.
    pub limit: usize,
    /// The address of the next part; null where there is none.
    pub next: Option<String>,
    /// The items.
    pub items: Vec<T>,
}

/// A report without its text and layers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct ReportHeadView {
    pub id: String,
    pub path: String,
    pub source_id: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub published: Option<String>,
    pub published_from: Option<String>,
    pub updated: Option<String>,
    pub dateline: Option<String>,
    pub language: Option<String>,
    /// The id of the story that it is of.
    pub story: Option<String>,
    /// How many statements it has.
    pub statements: usize,
}

/// A sentence that holds words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct HitView {
    pub report: String,
    pub path: String,
    pub outlet: Option<String>,
    pub published: Option<String>,
    /// Counted from 1.
    pub line: usize,
    pub start: usize,
    pub end: usize,
    pub words: String,
    /// Which code points of `words` were looked for.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub found: Vec<super::reading::Pair>,
}

/// What is served, and how things stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// The version of hearsay.
    pub version: String,
    /// The name of the case.
    pub case: String,
    /// How many reports it has.
    pub reports: usize,
    /// Counts every change of a report, a correction or a known actor.
    pub revision: i64,
    /// The revision that what is shown was gathered from; null where nothing was gathered yet.
    pub gathered: Option<i64>,
    /// Whether nothing may be changed.
    pub read_only: bool,
    /// What a request that changes something sends as `X-Hearsay-Token`; null where nothing may be changed.
    pub token: Option<String>,
}

/// A decision, who takes it and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideView {
    /// What is decided.
    pub decision: DecisionView,
    /// Who decides.
    #[serde(default)]
    pub by: Option<String>,
    /// Why.
    #[serde(default)]
    pub why: Option<String>,
}

/// The corrections that a decision came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DecidedView {
    /// In the order in which they are kept.
    pub corrections: Vec<CorrectionView>,
    /// What they say, a sentence each.
    pub told: Vec<String>,
    /// Whether what is shown has been gathered with them already.
    pub gathered: bool,
}

/// Why a request was refused (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemView {
    /// A name that can be looked up with `hearsay explain`, or `about:blank`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What the status means.
    pub title: String,
    /// The status.
    pub status: u16,
    /// What is wrong with this request.
    pub detail: String,
    /// What to try.
    pub hint: Option<String>,
}
