//! Reading → the line that `hearsay read` prints. Offsets are Unicode code points, end exclusive.

use crate::text::{CodePoints, Span};
use serde::{Deserialize, Serialize};

/// `[start, end]` in code points of the report's text.
pub type Pair = [usize; 2];

/// One report, as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReadingView {
    /// Hash of the input bytes with what was said of them.
    pub id: String,
    /// Where it was read from.
    pub path: String,
    /// The row's own id.
    pub source_id: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// ISO 8601, possibly partial.
    pub published: Option<String>,
    /// `header`, `meta`, `dateline`, `feed`.
    pub published_from: Option<String>,
    /// ISO 8601.
    pub updated: Option<String>,
    /// The place of the dateline.
    pub dateline: Option<String>,
    /// Agencies named by dateline or closing mark.
    pub agencies: Vec<AgencyView>,
    /// BCP 47.
    pub language: Option<String>,
    /// The text, character for character.
    pub text: String,
    /// Blocks that are no part of the report.
    pub furniture: Vec<BlockView>,
    /// All other blocks.
    pub blocks: Vec<BlockView>,
    /// Sentences.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub sentences: Vec<Pair>,
    /// Tokens, where asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tokens: Option<Vec<TokenView>>,
    /// Names without titles.
    pub names: Vec<NameView>,
    /// Who is in the report.
    pub actors: Vec<ActorView>,
    /// Who said what.
    pub statements: Vec<StatementView>,
    /// Expressions of time.
    pub dates: Vec<DateView>,
    /// Numbers that count or measure.
    pub figures: Vec<FigureView>,
    /// Acts in the world.
    pub events: Vec<EventView>,
    /// What each clause asserts or denies; in a case, with the readings alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assertions: Vec<AssertionView>,
    /// What was doubtful.
    pub notes: Vec<NoteView>,
}

/// A credit to an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "see product.md: the fields are the columns")]
pub struct AgencyView {
    pub name: String,
    pub start: usize,
    pub end: usize,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct BlockView {
    pub start: usize,
    pub end: usize,
    pub kind: String,
}

/// A token with its tags.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct TokenView {
    pub start: usize,
    pub end: usize,
    pub pos: String,
    /// Index of the head in `tokens`; its own index for a root.
    pub head: usize,
    pub rel: String,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct NameView {
    pub start: usize,
    pub end: usize,
    pub label: String,
    pub actor: Option<String>,
}

/// An actor of one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct ActorView {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub country: Option<String>,
    pub roles: Vec<String>,
    /// Every mention: names, nominals and pronouns.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub mentions: Vec<Pair>,
    /// How each of `mentions` refers: `name`, `nominal`, `pronoun`.
    pub refers: Vec<String>,
    /// Each of `mentions` with the title and apposition that stand with it.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub full: Vec<Pair>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct StatementView {
    pub id: String,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub source: Vec<Pair>,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub cue: Vec<Pair>,
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub content: Vec<Pair>,
    pub speakers: Vec<String>,
    pub quotation: String,
    pub kind: String,
    pub negated: bool,
    pub block: String,
    pub via: Vec<ViaView>,
    pub said_on: Option<String>,
    pub rule: String,
}

/// A relay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct ViaView {
    pub name: String,
    pub kind: String,
    pub start: usize,
    pub end: usize,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct DateView {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    pub value: String,
    pub anchor: Option<String>,
}

/// A number, or a range of two.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ValueView {
    /// A whole number, written without a fraction.
    Whole(i64),
    /// Any other.
    Number(f64),
    /// `[low, high]` in whole numbers.
    WholeRange([i64; 2]),
    /// `[low, high]`.
    Range([f64; 2]),
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for ValueView {
    /// A number, or two: which of them are whole need not be told apart.
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{AnyOfBuilder, ArrayBuilder, ObjectBuilder, SchemaType, Type};
        let number = || ObjectBuilder::new().schema_type(SchemaType::new(Type::Number));
        let range = ArrayBuilder::new().items(number()).min_items(Some(2)).max_items(Some(2));
        AnyOfBuilder::new().item(number()).item(range).into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for ValueView {}

impl ValueView {
    /// From the ends of a range, or one number twice.
    pub fn new(low: f64, high: f64) -> ValueView {
        let whole = |x: f64| x.fract() == 0.0 && x.abs() < 9e15;
        match (low == high, whole(low) && whole(high)) {
            (true, true) => ValueView::Whole(low as i64),
            (true, false) => ValueView::Number(low),
            (false, true) => ValueView::WholeRange([low as i64, high as i64]),
            (false, false) => ValueView::Range([low, high]),
        }
    }

    /// The ends of the range; one number twice where it is none.
    pub fn ends(self) -> (f64, f64) {
        match self {
            ValueView::Whole(x) => (x as f64, x as f64),
            ValueView::Number(x) => (x, x),
            ValueView::WholeRange([a, b]) => (a as f64, b as f64),
            ValueView::Range([a, b]) => (a, b),
        }
    }
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct FigureView {
    pub start: usize,
    pub end: usize,
    pub value: ValueView,
    pub bound: String,
    pub unit: Option<String>,
    #[cfg_attr(feature = "openapi", schema(value_type = Option<[usize; 2]>))]
    pub counted: Option<Pair>,
    pub place: Option<String>,
    pub as_of: Option<String>,
    pub statement: Option<String>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct EventView {
    pub start: usize,
    pub end: usize,
    #[serde(rename = "type")]
    pub kind: String,
    pub mode: Option<String>,
    pub actors: Vec<String>,
    pub recipients: Vec<String>,
    pub date: Option<String>,
    pub place: Option<String>,
    pub status: String,
    #[serde(default)]
    pub rule: String,
}

/// What a clause asserts or denies. Each part is one word, the head of a part of the sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct AssertionView {
    /// The verb; behind a form of `be` the noun or adjective.
    pub start: usize,
    pub end: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<[usize; 2]>))]
    pub subject: Option<Pair>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<[usize; 2]>))]
    pub object: Option<Pair>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub others: Vec<Pair>,
    /// What narrows a denial.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<[usize; 2]>))]
    pub limits: Vec<Pair>,
    /// Behind a form of `be`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub copular: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denied: bool,
    /// `fact`, `will`, `may`, `ought`, `open`.
    pub mood: String,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[allow(missing_docs, reason = "the fields are the columns")]
pub struct NoteView {
    pub name: String,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub message: String,
}

fn actor_id(a: crate::mention::ActorId) -> String {
    format!("a{}", a.0 + 1)
}

fn statement_id(s: crate::statement::StatementId) -> String {
    format!("s{}", s.0 + 1)
}

impl ReadingView {
    /// The line for a reading; with its tokens where `tokens` is set.
    pub fn new(reading: &crate::Reading, tokens: bool) -> ReadingView {
        let points = CodePoints::new(&reading.document.text);
        let mut view = ReadingView::without_statements(reading, &points);
        view.statements = ReadingView::statements(reading, &points).collect();
        view.assertions = ReadingView::assertions(reading, &points);
        view.tokens = (tokens && reading.tags.pos.len() == reading.segments.tokens.len())
            .then(|| ReadingView::tokens(reading, &points));
        view
    }

    fn assertions(reading: &crate::Reading, points: &CodePoints) -> Vec<AssertionView> {
        let text: &str = &reading.document.text;
        let pair = |s: Span| points.pair(text, s);
        let one = |a: &crate::assertion::Assertion| {
            let [start, end] = pair(a.verb);
            AssertionView {
                start,
                end,
                subject: a.subject.map(pair),
                object: a.object.map(pair),
                others: a.others.iter().map(|s| pair(*s)).collect(),
                limits: a.limits.iter().map(|s| pair(*s)).collect(),
                copular: a.copular,
                denied: a.denied,
                mood: a.mood.name().into(),
            }
        };
        reading.assertions.iter().map(one).collect()
    }

    fn tokens(reading: &crate::Reading, points: &CodePoints) -> Vec<TokenView> {
        let tokens = reading.segments.tokens.iter().enumerate();
        tokens
            .map(|(i, t)| {
                let [start, end] = points.pair(&reading.document.text, t.span);
                TokenView {
                    start,
                    end,
                    pos: reading.tags.pos[i].name().into(),
                    head: reading.tags.heads[i] as usize,
                    rel: reading.tags.relation(i).into(),
                }
            })
            .collect()
    }

    /// Who said what.
    pub(crate) fn statements<'r>(
        reading: &'r crate::Reading,
        points: &'r CodePoints,
    ) -> impl Iterator<Item = StatementView> + 'r {
        let text: &str = &reading.document.text;
        let pairs = |s: &[Span]| s.iter().map(|s| points.pair(text, *s)).collect::<Vec<_>>();
        reading.statements.iter().enumerate().map(move |(i, s)| StatementView {
            id: statement_id(crate::statement::StatementId(i as u32)),
            source: pairs(&s.source),
            cue: pairs(&s.cue),
            content: pairs(&s.content),
            speakers: s.speakers.iter().map(|a| actor_id(*a)).collect(),
            quotation: s.quotation.name().into(),
            kind: s.kind.name().into(),
            negated: s.negated,
            block: s.block.name().into(),
            via: s
                .via
                .iter()
                .map(|v| {
                    let [start, end] = points.pair(text, v.span);
                    ViaView { name: v.name.clone(), kind: v.kind.name().into(), start, end }
                })
                .collect(),
            said_on: s.said_on.clone(),
            rule: s.rule.to_string(),
        })
    }

    /// The line without statements, assertions and tokens.
    pub(crate) fn without_statements(reading: &crate::Reading, points: &CodePoints) -> ReadingView {
        let text: &str = &reading.document.text;
        let pair = |s: Span| points.pair(text, s);
        let d = &reading.document;
        let block = |b: &crate::document::Block| {
            let [start, end] = pair(b.span);
            BlockView { start, end, kind: b.kind.name().into() }
        };
        let g = &d.given;
        ReadingView {
            id: g.id.clone(),
            path: g.path.clone(),
            source_id: g.source_id.clone(),
            url: g.url.clone(),
            title: g.title.clone(),
            outlet: g.outlet.clone(),
            byline: g.byline.clone(),
            published: g.published.clone(),
            published_from: g.published_from.map(|f| f.name().into()),
            updated: g.updated.clone(),
            dateline: d.dateline.clone(),
            agencies: d
                .agencies
                .iter()
                .map(|(name, span)| {
                    let [start, end] = pair(*span);
                    AgencyView { name: name.clone(), start, end }
                })
                .collect(),
            language: g.language.clone(),
            text: text.to_owned(),
            furniture: d.furniture().map(block).collect(),
            blocks: d.blocks.iter().filter(|b| !b.kind.is_furniture()).map(block).collect(),
            sentences: reading.segments.sentences.iter().map(|s| pair(s.span)).collect(),
            tokens: None,
            names: reading
                .mentions
                .mentions
                .iter()
                .filter_map(|m| {
                    let [start, end] = pair(m.span);
                    let label = m.label?.name().into();
                    Some(NameView { start, end, label, actor: m.actor.map(actor_id) })
                })
                .collect(),
            actors: reading
                .mentions
                .actors
                .iter()
                .enumerate()
                .map(|(i, a)| {
                    let id = crate::mention::ActorId(i as u32);
                    let of: Vec<_> = reading.mentions.of(id).collect();
                    ActorView {
                        id: actor_id(id),
                        name: a.name.clone(),
                        kind: a.kind.name().into(),
                        country: a.country.clone(),
                        roles: a.roles.clone(),
                        mentions: of.iter().map(|m| pair(m.span)).collect(),
                        refers: of.iter().map(|m| m.kind.name().into()).collect(),
                        full: of.iter().map(|m| pair(m.full)).collect(),
                    }
                })
                .collect(),
            statements: Vec::new(),
            dates: reading
                .dates
                .iter()
                .map(|x| {
                    let [start, end] = pair(x.span);
                    DateView {
                        start,
                        end,
                        kind: x.kind.name().into(),
                        value: x.value.clone(),
                        anchor: x.anchor.map(|a| a.name().into()),
                    }
                })
                .collect(),
            figures: reading
                .figures
                .iter()
                .map(|f| {
                    let [start, end] = pair(f.span);
                    FigureView {
                        start,
                        end,
                        value: ValueView::new(f.low, f.high),
                        bound: f.bound.name().into(),
                        unit: f.unit.clone(),
                        counted: f.counted.map(pair),
                        place: f.place.clone(),
                        as_of: f.as_of.clone(),
                        statement: f.statement.map(statement_id),
                    }
                })
                .collect(),
            events: reading
                .events
                .iter()
                .map(|e| {
                    let [start, end] = pair(e.span);
                    EventView {
                        start,
                        end,
                        kind: e.kind.name().to_owned(),
                        mode: e.mode.as_deref().map(str::to_owned),
                        actors: e.actors.iter().map(|a| actor_id(*a)).collect(),
                        recipients: e.recipients.iter().map(|a| actor_id(*a)).collect(),
                        date: e.date.clone(),
                        place: e.place.clone(),
                        status: e.status.name().to_owned(),
                        rule: e.rule.to_string(),
                    }
                })
                .collect(),
            assertions: Vec::new(),
            notes: reading
                .notes
                .iter()
                .map(|n| {
                    let place = n.span.map(pair);
                    NoteView {
                        name: n.name.to_string(),
                        start: place.map(|p| p[0]),
                        end: place.map(|p| p[1]),
                        message: n.message.clone(),
                    }
                })
                .collect(),
        }
    }
}
