//! Case → the JSON that `hearsay export CASE --as json` prints. Offsets are Unicode code points, end exclusive.

use super::changes::WordsView;
use super::correction::CorrectedView;
use super::reading::{Pair, ReadingView, StatementView, ValueView};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What many reports say together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the sections of the JSON; each item type says what it holds")]
pub struct CaseView {
    /// Readings with the case's actor ids and without their statements; in the order of their paths.
    pub reports: Vec<ReadingView>,
    pub actors: Vec<CaseActorView>,
    pub statements: Vec<CaseStatementView>,
    pub relays: Vec<RelayView>,
    pub origins: Vec<OriginView>,
    pub same_statements: Vec<SameStatementView>,
    pub figures: Vec<CaseFigureView>,
    pub checks: Vec<CheckView>,
    pub accounts_differ: Vec<DifferenceView>,
    pub labels: Vec<LabelView>,
    pub only_in: Vec<OnlyInView>,
    pub copies: Vec<CopyView>,
    pub stories: Vec<StoryView>,
    /// Reports that were updated later; only the newest version of each is among the reports.
    #[serde(default)]
    pub versions: Vec<VersionsView>,
    pub pledges: Vec<PledgeView>,
    pub process: ProcessView,
    pub timeline: Vec<TimelineView>,
    /// What a person has decided, in the order in which it was decided.
    #[serde(default)]
    pub corrections: Vec<CorrectedView>,
    /// What people have noted beside the reports, by place.
    #[serde(default)]
    pub notes: Vec<CaseNoteView>,
}

/// A passage of a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct PassageView {
    pub report: String,
    pub start: usize,
    pub end: usize,
}

/// An actor of the case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CaseActorView {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub country: Option<String>,
    /// The item's id, where the user has given it in `actors.toml`.
    #[serde(default)]
    pub wikidata: Option<String>,
    pub roles: Vec<String>,
    /// With and without title, most frequent first.
    pub names: Vec<NameCountView>,
    /// Ids of the reports that mention it.
    pub reports: Vec<String>,
}

/// A form of a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct NameCountView {
    pub text: String,
    pub count: usize,
}

/// A statement of the case: that of the reading, with its report; `speakers` are the case's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CaseStatementView {
    pub report: String,
    #[serde(flatten)]
    pub statement: StatementView,
}

/// Something that reached a report through another voice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct RelayView {
    pub report: String,
    pub via: NamedView,
    pub start: usize,
    pub end: usize,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub content: Vec<Pair>,
    pub speakers: Vec<String>,
    /// The statement that came this way.
    pub statement: String,
    /// Whether the relay was named at an earlier statement of the same speaker and goes on here.
    #[serde(default)]
    pub continues: bool,
}

/// A name and its kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct NamedView {
    pub name: String,
    pub kind: String,
}

/// Who is named as the origin of what is told; `name` is null where the origin is not stated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct OriginView {
    pub name: Option<String>,
    pub kind: Option<String>,
    pub reports: Vec<String>,
    pub statements: Vec<String>,
    pub evidence: Vec<PassageView>,
}

/// One statement told by several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct SameStatementView {
    pub speakers: Vec<String>,
    pub members: Vec<StatementRefView>,
    /// `same words`, `shortened`, `reworded`, `differs`.
    pub how: String,
    /// Ids of the reports of the earliest day; empty where one of them is not dated.
    #[serde(default)]
    pub first: Vec<String>,
}

/// A statement of a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct StatementRefView {
    pub report: String,
    pub statement: String,
    /// Its words that the fullest of the tellings has not; of the fullest one, those that no other has.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub differs: Vec<Pair>,
    /// What the fullest telling has and this one has cut.
    #[serde(default)]
    pub lacks: Vec<PassageView>,
}

/// One quantity, as the reports give it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CaseFigureView {
    pub what: String,
    pub unit: Option<String>,
    pub place: Option<String>,
    pub as_of: Option<String>,
    /// Whether all mentions can be true at once and no bound lies far below another number.
    pub agree: bool,
    pub mentions: Vec<FigureMentionView>,
}

/// A figure in a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct FigureMentionView {
    pub report: String,
    pub start: usize,
    pub end: usize,
    pub value: ValueView,
    pub bound: String,
    /// Names of who gives it, the first to speak first: speaker, then each relay.
    pub given_by: Vec<String>,
    /// The statement that gives it. In JSON `said_in`: a member with a `statement` is that statement, and this is a figure.
    #[serde(rename = "said_in")]
    pub statement: Option<String>,
}

/// Something to look at before quoting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CheckView {
    pub kind: String,
    pub report: String,
    pub start: usize,
    pub end: usize,
    pub why: String,
}

/// Passages that cannot all stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct DifferenceView {
    /// In words that both sides use.
    pub about: String,
    pub members: Vec<DifferenceMemberView>,
    pub why: String,
    /// Whether time alone can explain it.
    pub by_time: bool,
    /// Whether someone has confirmed it.
    #[serde(default)]
    pub confirmed: bool,
    /// The rule that found it.
    pub rule: String,
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct DifferenceMemberView {
    pub report: String,
    pub start: usize,
    pub end: usize,
    /// The statement that the passage is of. In JSON `said_in`: the passage may be more than its content.
    #[serde(rename = "said_in")]
    pub statement: Option<String>,
    /// Its words that no other side has.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub differs: Vec<Pair>,
}

/// What the same thing is called, by outlet (the report's id where no outlet is known).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct LabelView {
    pub what: String,
    pub actor: Option<String>,
    pub by_outlet: BTreeMap<String, Vec<WordView>>,
}

/// A word as one outlet uses it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct WordView {
    pub text: String,
    pub count: usize,
    /// Whether quotation marks stand around just these words.
    pub quoted: bool,
    /// Whose word it is, place by place.
    #[serde(default)]
    pub voices: VoicesView,
    pub evidence: Vec<PassageView>,
}

/// In how many places a word is whose: the three add up to its count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VoicesView {
    /// Within a quotation of somebody.
    pub quoted: usize,
    /// Within what somebody is told to have said, without marks.
    pub attributed: usize,
    /// The report's own.
    pub own: usize,
    /// Of its own, those that it sets in marks which quote nobody.
    pub scare: usize,
    /// The actors whose word it is where it is quoted or attributed.
    pub speakers: Vec<String>,
}

/// A fact that one report alone tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct OnlyInView {
    pub report: String,
    pub start: usize,
    pub end: usize,
    pub why: String,
}

/// A passage that stands word for word in two reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CopyView {
    pub from: PassageView,
    pub to: PassageView,
}

/// Reports of one story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct StoryView {
    pub id: String,
    pub reports: Vec<String>,
}

/// One report in several versions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct VersionsView {
    /// Oldest first; the last is among the reports of the case.
    pub versions: Vec<VersionView>,
    /// What each version changed in the one before.
    pub changes: Vec<VersionChangeView>,
}

/// A version of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct VersionView {
    pub report: String,
    pub path: String,
    pub source_id: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub updated: Option<String>,
}

/// A sentence that a version has otherwise than the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct VersionChangeView {
    /// `added`, `removed`, `changed`.
    pub how: String,
    pub was: Option<WordsView>,
    pub is: Option<WordsView>,
}

/// Two actors that may be one and are kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct SuggestionView {
    /// Ids of actors of the case.
    pub actors: Vec<String>,
    pub names: Vec<String>,
    pub why: String,
    pub rule: String,
}

/// A promise, demand, denial, accusation, agreement or threat, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct PledgeView {
    pub actors: Vec<String>,
    pub kind: String,
    pub statement: String,
    pub report: String,
    pub later: Vec<LaterView>,
}

/// A later passage that answers a pledge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct LaterView {
    /// The statement that the passage is of; nothing where the report tells it in its own voice.
    pub statement: Option<String>,
    pub report: String,
    #[serde(default)]
    pub start: usize,
    #[serde(default)]
    pub end: usize,
    /// The day that makes it later: of the statement where the text has one, else of the report.
    #[serde(default)]
    pub day: String,
    /// `repeats`, `meets`, `changes`, `contradicts`.
    pub how: String,
}

/// What people have noted about one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CaseNoteView {
    /// What the place is: `passage`, `statement`, `difference` …; `report` for a report as a whole, from 0 to 0.
    pub layer: String,
    /// Two for a difference, else one.
    pub at: Vec<PassageView>,
    /// The last that was given: `checked`, `called`, `doubtful`.
    pub status: Option<String>,
    /// In the order in which they were made.
    pub entries: Vec<NoteEntryView>,
}

/// One note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct NoteEntryView {
    /// The id of the correction, by which it is taken back.
    pub correction: String,
    pub status: Option<String>,
    pub words: Option<String>,
    pub by: Option<String>,
    pub on: Option<String>,
    pub why: Option<String>,
}

/// The process that the story is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct ProcessView {
    pub bodies: Vec<BodyView>,
    pub conditions: Vec<TextView>,
    pub instruments: Vec<BodyView>,
    pub decides: Vec<TextView>,
}

/// A body or an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct BodyView {
    pub name: String,
    pub members: Vec<String>,
    pub mandate: Option<String>,
    pub evidence: Vec<PassageView>,
}

/// Words of the reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct TextView {
    pub text: String,
    /// Of what is to be decided: by whom, as far as the sentence says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    pub evidence: Vec<PassageView>,
}

/// A dated line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct TimelineView {
    /// ISO 8601 or TIMEX3, possibly partial; `<2023-10-07` for before that day.
    pub date: String,
    /// The first day that it can mean; null where there is none.
    #[serde(default)]
    pub from: Option<String>,
    /// The last day that it can mean; null where there is none.
    #[serde(default)]
    pub to: Option<String>,
    /// `event`; `statement` where it is the day on which something was said.
    #[serde(default)]
    pub of: String,
    /// When it was told: the publication dates of its reports, each once, in order.
    #[serde(default)]
    pub told: Vec<String>,
    pub what: String,
    pub evidence: Vec<PassageView>,
}
