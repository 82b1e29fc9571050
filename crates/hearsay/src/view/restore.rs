//! ReadingView → Reading: code points back to bytes, so that a case can be gathered from what was stored.
//!
//! Sentences, tokens and quotations are cut again from the text, which gives the same ones: cutting looks at the text
//! and its blocks alone. Tags come from the tokens where the line has them, and are empty otherwise.

use super::reading::{Pair, ReadingView};
use crate::assertion::{Assertion, Mood};
use crate::document::{Block, BlockKind, DateSource, Document, Given};
use crate::event::{Event, EventType, Status};
use crate::figure::{Bound, Figure};
use crate::mention::{Actor, ActorId, ActorKind, Mention, MentionKind, Mentions};
use crate::note::Note;
use crate::reading::Reading;
use crate::segment::segment;
use crate::statement::{Kind, Quotation, Statement, StatementId, Via, ViaKind};
use crate::tag::{Label, Pos, RELATIONS, Tags};
use crate::text::{CodePoints, Span};
use crate::time::{Anchor, Date, DateType};

impl Reading {
    /// The reading that a line was made from, without tags where the line has no tokens.
    ///
    /// ```
    /// use hearsay::{Given, Reading, view::ReadingView};
    /// let view = ReadingView::new(&hearsay::read("“No toll,” said Ina Corvell.".into(), Given::default()), false);
    /// assert_eq!(ReadingView::new(&Reading::restore(&view), false), view);
    /// ```
    pub fn restore(view: &ReadingView) -> Reading {
        let text = view.text.as_str();
        let points = CodePoints::new(text);
        let span = |pair: Pair| points.span(text, pair);
        let at = |start: usize, end: usize| points.span(text, [start, end]);
        let spans = |pairs: &[Pair]| pairs.iter().map(|p| span(*p)).collect::<Vec<Span>>();
        let mut blocks: Vec<Block> = view
            .blocks
            .iter()
            .chain(&view.furniture)
            .map(|b| Block { span: at(b.start, b.end), kind: BlockKind::named(&b.kind) })
            .collect();
        blocks.sort_by_key(|b| b.span);
        let document = Document {
            text: text.into(),
            given: Given {
                id: view.id.clone(),
                path: view.path.clone(),
                source_id: view.source_id.clone(),
                url: view.url.clone(),
                title: view.title.clone(),
                outlet: view.outlet.clone(),
                byline: view.byline.clone(),
                published: view.published.clone(),
                published_from: view.published_from.as_deref().map(DateSource::named),
                updated: view.updated.clone(),
                language: view.language.clone(),
            },
            dateline: view.dateline.clone(),
            agencies: view.agencies.iter().map(|a| (a.name.clone(), at(a.start, a.end))).collect(),
            blocks,
        };
        let segments = segment(&document);
        let tags = tags(view, segments.tokens.len());
        let mut mentions: Vec<Mention> = Vec::new();
        let tokens = |span: Span| segments.within(span);
        let mut places = std::collections::HashMap::new();
        for (a, actor) in view.actors.iter().enumerate() {
            for (i, pair) in actor.mentions.iter().enumerate() {
                let refers = actor.refers.get(i).map_or("name", String::as_str);
                // A mention of several stands under each of them.
                let refers_kind = MentionKind::named(refers);
                if let Some(k) = places.get(&(span(*pair), refers_kind.name())) {
                    let mention: &mut Mention = &mut mentions[*k];
                    mention.also.extend(mention.actor.take());
                    mention.also.push(ActorId(a as u32));
                    continue;
                }
                places.insert((span(*pair), refers_kind.name()), mentions.len());
                mentions.push(Mention {
                    span: span(*pair),
                    tokens: tokens(span(*pair)),
                    full: span(*actor.full.get(i).unwrap_or(pair)),
                    kind: refers_kind,
                    label: None,
                    actor: Some(ActorId(a as u32)),
                    also: Vec::new(),
                });
            }
        }
        for name in &view.names {
            let place = at(name.start, name.end);
            let label = Label::ALL.into_iter().find(|l| l.name() == name.label).unwrap_or(Label::Misc);
            let actor = name.actor.as_deref().and_then(|id| index(id, 'a')).map(ActorId);
            match mentions.iter_mut().find(|m| m.span == place && m.actor == actor && m.label.is_none()) {
                Some(mention) => mention.label = Some(label),
                None => mentions.push(Mention {
                    span: place,
                    tokens: tokens(place),
                    full: place,
                    kind: MentionKind::Name,
                    label: Some(label),
                    actor,
                    also: Vec::new(),
                }),
            }
        }
        mentions.sort_by_key(|m| (m.span, m.actor));
        let actors = view
            .actors
            .iter()
            .map(|a| Actor {
                name: a.name.clone(),
                kind: ActorKind::named(&a.kind),
                country: a.country.clone(),
                roles: a.roles.clone(),
            })
            .collect();
        let ids =
            |all: &[String]| all.iter().filter_map(|id| index(id, 'a')).map(ActorId).collect::<Vec<_>>();
        let statements = view
            .statements
            .iter()
            .map(|s| Statement {
                source: spans(&s.source),
                cue: spans(&s.cue),
                content: spans(&s.content),
                speakers: ids(&s.speakers),
                quotation: Quotation::named(&s.quotation),
                kind: Kind::named(&s.kind),
                negated: s.negated,
                block: BlockKind::named(&s.block),
                via: s
                    .via
                    .iter()
                    .map(|v| Via {
                        name: v.name.clone(),
                        kind: ViaKind::named(&v.kind),
                        span: at(v.start, v.end),
                    })
                    .collect(),
                said_on: s.said_on.clone(),
                rule: s.rule.clone().into(),
            })
            .collect();
        let dates = view
            .dates
            .iter()
            .map(|d| Date {
                span: at(d.start, d.end),
                kind: DateType::named(&d.kind),
                value: d.value.clone(),
                anchor: d.anchor.as_deref().map(Anchor::named),
            })
            .collect();
        let figures = view
            .figures
            .iter()
            .map(|f| {
                let (low, high) = f.value.ends();
                Figure {
                    span: at(f.start, f.end),
                    low,
                    high,
                    bound: Bound::named(&f.bound),
                    unit: f.unit.clone(),
                    counted: f.counted.map(span),
                    place: f.place.clone(),
                    as_of: f.as_of.clone(),
                    statement: f.statement.as_deref().and_then(|id| index(id, 's')).map(StatementId),
                }
            })
            .collect();
        let events = view
            .events
            .iter()
            .map(|e| Event {
                span: at(e.start, e.end),
                kind: EventType::named(&e.kind),
                mode: e.mode.clone().map(Into::into),
                actors: ids(&e.actors),
                recipients: ids(&e.recipients),
                date: e.date.clone(),
                place: e.place.clone(),
                status: Status::named(&e.status),
                rule: e.rule.clone().into(),
            })
            .collect();
        let assertions = view
            .assertions
            .iter()
            .map(|a| Assertion {
                verb: at(a.start, a.end),
                subject: a.subject.map(span),
                object: a.object.map(span),
                others: a.others.iter().map(|p| span(*p)).collect(),
                limits: a.limits.iter().map(|p| span(*p)).collect(),
                copular: a.copular,
                denied: a.denied,
                mood: Mood::named(&a.mood),
            })
            .collect();
        let notes = view
            .notes
            .iter()
            .map(|n| Note {
                name: n.name.clone().into(),
                span: n.start.zip(n.end).map(|(start, end)| at(start, end)),
                message: n.message.clone(),
            })
            .collect();
        let mentions = Mentions { actors, mentions };
        Reading { document, segments, tags, mentions, dates, statements, figures, events, assertions, notes }
    }
}

/// Tags from the tokens of a line, as far as they fit the text.
fn tags(view: &ReadingView, n: usize) -> Tags {
    let Some(tokens) = view.tokens.as_ref().filter(|t| t.len() == n) else { return Tags::default() };
    Tags {
        pos: tokens
            .iter()
            .map(|t| Pos::ALL.into_iter().find(|p| p.name() == t.pos).unwrap_or(Pos::X))
            .collect(),
        heads: tokens.iter().map(|t| t.head.min(n.saturating_sub(1)) as u32).collect(),
        relations: tokens
            .iter()
            .map(|t| RELATIONS.iter().position(|r| *r == t.rel).unwrap_or(0) as u8)
            .collect(),
        ..Tags::default()
    }
}

/// `a12` → 11.
fn index(id: &str, letter: char) -> Option<u32> {
    id.strip_prefix(letter)?.parse::<u32>().ok()?.checked_sub(1)
}
