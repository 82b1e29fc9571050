//! Corrections → JSON Lines: what a person decided about a case, kept beside the evidence and replayed on every gathering.

use serde::{Deserialize, Serialize};

/// One decision of a person. It names report, layer, span and exact words, never a running number, so that it holds
/// after adding, after reading again and under another version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionView {
    /// A hash of what is decided about which places; the same decision has the same one everywhere.
    #[serde(default)]
    pub id: String,
    /// `merge`, `split`, `rename`, `reject`, `confirm`, `speaker`, `set`.
    pub act: String,
    /// What it is about: two mentions for `merge` and `split`, one for `rename`; the passage for `reject` and `confirm`
    /// (of a difference both); the statement and, where there is one, a mention of its speaker for `speaker`; the
    /// report as a whole for `set`.
    pub at: Vec<PlaceView>,
    /// Of a `set`: `outlet`, `published`, `url`, `title`, `byline`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The new name of a `rename`; the new content of the field of a `set`, absent where it is to be empty.
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
pub struct PlaceView {
    /// The report's id.
    pub report: String,
    /// `actor`, `statement`, `relay`, `figure`, `difference`; `report` for the report as a whole.
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
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct CorrectedView {
    #[serde(flatten)]
    pub correction: CorrectionView,
    /// Why it changes nothing: its words are gone, its report is not here. Null where it holds.
    pub lost: Option<String>,
}

/// Someone whom the user knows, from `actors.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
        let text = format!("{} {:?} {:?} {}", self.act, self.field, self.value, places.join(" | "));
        self.id = format!("c{}", crate::case::hash(&text));
        self
    }

    /// What is wrong with the row, where something is: another act, too few places, no value.
    pub fn fault(&self) -> Option<String> {
        let layers = |all: &[&str]| self.at.iter().all(|p| all.contains(&p.layer.as_str()));
        let (least, most, known) = match self.act.as_str() {
            "merge" | "split" => (2, 2, layers(&["actor"])),
            "rename" => (1, 1, layers(&["actor"])),
            "reject" | "confirm" => (1, 2, layers(&["statement", "relay", "figure", "difference"])),
            "speaker" => (1, 2, layers(&["statement", "actor"])),
            "set" => (1, 1, layers(&["report"])),
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
