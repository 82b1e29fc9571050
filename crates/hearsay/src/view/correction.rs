//! Corrections → JSON Lines: what a person decided about a case, kept beside the evidence and replayed on every gathering.

use serde::{Deserialize, Serialize};

/// One decision of a person. It names report, layer, span and exact words, never a running number, so that it holds
/// after adding, after reading again and under another version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CorrectionView {
    /// A hash of what is decided about which places; the same decision has the same one everywhere.
    #[serde(default)]
    pub id: String,
    /// `merge`, `split`, `rename`, `reject`, `confirm`, `speaker`, `set`, `date`, `note`.
    pub act: String,
    /// What it is about: two mentions for `merge` and `split`, one for `rename`; the passage for `reject`, `confirm` and
    /// `note` (of a difference both); the statement and, where there is one, a mention of its speaker for `speaker`; the
    /// report as a whole for `set`; the expression of time for `date`.
    pub at: Vec<PlaceView>,
    /// Of a `set`: `outlet`, `published`, `url`, `title`, `byline`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Of a `note`: `checked`, `called`, `doubtful`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The new name of a `rename`; the new content of the field of a `set`, absent where it is to be empty; the day, month
    /// or year of a `date`; the words of a `note`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// On which day, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
}

/// Where a correction holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceView {
    /// The report's id.
    pub report: String,
    /// `actor`, `statement`, `relay`, `figure`, `difference`, `date`, `event`; `passage` for words of no layer; `report` for
    /// the report as a whole.
    pub layer: String,
    /// In code points of the report's text.
    pub start: usize,
    /// Exclusive; for a report as a whole both are 0.
    pub end: usize,
    /// The exact words: where the text has moved, they are found by them.
    pub words: String,
}

/// A correction and whether it still finds what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CorrectedView {
    #[serde(flatten)]
    pub correction: CorrectionView,
    /// Why it changes nothing: its words are gone, its report is not here. Null where it holds.
    pub lost: Option<String>,
}

/// Someone whom the user knows, from `actors.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct KnownActorView {
    pub name: String,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub kind: Option<String>,
    #[serde(default)]
    pub country: Option<String>,
    /// The item's id: `Q42`.
    #[serde(default)]
    pub wikidata: Option<String>,
}

impl CorrectionView {
    /// The correction under its own id.
    pub fn identified(mut self) -> CorrectionView {
        let places: Vec<String> = self
            .at
            .iter()
            .map(|p| format!("{} {} {} {} {}", p.report, p.layer, p.start, p.end, p.words))
            .collect();
        let mut text = format!("{} {:?} {:?} {}", self.act, self.field, self.value, places.join(" | "));
        // Two who have checked the same line have both checked it.
        if self.act == "note" {
            text += &format!(" {:?} {:?}", self.status, self.by);
        }
        self.id = format!("c{}", crate::case::hash(&text));
        self
    }

    /// What is wrong with the row, where something is: another act, too few places, no value.
    pub fn fault(&self) -> Option<String> {
        let layers = |all: &[&str]| self.at.iter().all(|p| all.contains(&p.layer.as_str()));
        let (least, most, known) = match self.act.as_str() {
            "merge" | "split" => (2, 2, layers(&["actor"])),
            "rename" => (1, 1, layers(&["actor"])),
            "reject" | "confirm" => (1, 2, layers(&JUDGEABLE)),
            "speaker" => (1, 2, layers(&["statement", "actor"])),
            "set" => (1, 1, layers(&["report"])),
            "date" => (1, 1, layers(&["date"])),
            "note" => (1, 2, layers(&NOTABLE)),
            other => return Some(format!("there is no correction \"{other}\"")),
        };
        if self.at.len() < least || self.at.len() > most {
            return Some(format!(
                "a {} names {least} to {most} places, this one {}",
                self.act,
                self.at.len()
            ));
        }
        if !known {
            return Some(format!("a {} cannot be about the layer \"{}\"", self.act, self.at[0].layer));
        }
        let bare = |p: &PlaceView| p.layer != "report" && (p.start >= p.end || p.words.is_empty());
        if self.at.iter().any(bare) {
            return Some("a place has no words".into());
        }
        match (self.act.as_str(), self.field.as_deref(), self.value.as_deref()) {
            ("rename", _, None | Some("")) => Some("a rename names no new name".into()),
            ("date", _, value) if value.is_none_or(|v| v.is_empty() || !is_date(v)) => {
                Some("a date is YYYY-MM-DD, YYYY-MM or YYYY".into())
            }
            ("set", Some("published"), Some(v)) if !is_date(v) => {
                Some("a date is YYYY-MM-DD, YYYY-MM or YYYY".into())
            }
            ("note", _, words) => match self.status.as_deref() {
                Some(s) if !STATUSES.contains(&s) => {
                    Some(format!("there is no status \"{s}\"; there are {}", STATUSES.join(", ")))
                }
                None if words.is_none_or(|w| w.trim().is_empty()) => {
                    Some("a note has neither words nor a status".into())
                }
                _ => None,
            },
            ("set", None, _) => Some("a set names no field".into()),
            ("set", Some(f), _) if !FIELDS.contains(&f) => {
                Some(format!("a report has no field \"{f}\" to set"))
            }
            _ => None,
        }
    }
}

/// What may be set on a report.
pub const FIELDS: [&str; 5] = ["outlet", "published", "url", "title", "byline"];

/// The statuses that a note can give: found to be so in the report; asked those who would know; not to be relied on.
pub const STATUSES: [&str; 3] = ["checked", "called", "doubtful"];

/// What a note can be about.
pub const NOTABLE: [&str; 9] =
    ["passage", "statement", "relay", "figure", "difference", "actor", "date", "event", "report"];

/// What can be rejected and confirmed.
pub const JUDGEABLE: [&str; 4] = ["statement", "relay", "figure", "difference"];

/// Whether a text is a year, a month or a day.
pub(crate) fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let digits = |p: &str, n: usize, least: u32, most: u32| {
        p.len() == n
            && p.bytes().all(|b| b.is_ascii_digit())
            && p.parse().is_ok_and(|v| (least..=most).contains(&v))
    };
    parts.len() <= 3
        && digits(parts[0], 4, 1, 9999)
        && parts.get(1).is_none_or(|m| digits(m, 2, 1, 12))
        && parts.get(2).is_none_or(|d| digits(d, 2, 1, 31))
}
