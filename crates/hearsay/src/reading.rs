//! Document → Reading: all that one report says, found from that report alone.

use crate::assertion::{Assertion, find_assertions};
use crate::document::{Document, Given, read_document};
use crate::event::{Event, find_events};
use crate::figure::{Figure, find_figures};
use crate::mention::{Mentions, find_mentions};
use crate::note::Note;
use crate::segment::{Segments, segment};
use crate::statement::{Statement, find_statements};
use crate::tag::{Tags, tag};
use crate::time::{Date, find_dates};
use std::sync::Arc;

/// One report with all its layers.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The text and what it says of itself.
    pub document: Document,
    /// Sentences, tokens, quotations.
    pub segments: Segments,
    /// What the tagger said; empty in a reading that was restored from a case file, where nothing needs it.
    pub tags: Tags,
    /// Actors and where they are mentioned.
    pub mentions: Mentions,
    /// Expressions of time.
    pub dates: Vec<Date>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Numbers that count or measure.
    pub figures: Vec<Figure>,
    /// Acts in the world.
    pub events: Vec<Event>,
    /// What each clause asserts or denies.
    pub assertions: Vec<Assertion>,
    /// What was doubtful.
    pub notes: Vec<Note>,
}

impl Reading {
    /// The reading without what gathering does not look at, in as little room as it takes: a case is gathered from many.
    pub fn lean(mut self) -> Reading {
        self.tags = Tags::default();
        self.segments.tokens = Vec::new();
        self.segments.sentences.iter_mut().for_each(|s| s.tokens = 0..0);
        self.segments.sentences.shrink_to_fit();
        self.segments.quotations.shrink_to_fit();
        self.document.blocks.shrink_to_fit();
        self.mentions.mentions.iter_mut().for_each(|m| m.tokens = 0..0);
        self.mentions.mentions.shrink_to_fit();
        self.mentions.actors.shrink_to_fit();
        self.dates.shrink_to_fit();
        self.statements.shrink_to_fit();
        self.figures.shrink_to_fit();
        self.events.shrink_to_fit();
        self.assertions.shrink_to_fit();
        self.notes.shrink_to_fit();
        self
    }
}

/// The version of model and rules, with a hash of both: a reading stamped with another one is made again.
pub const VERSION: &str = env!("HEARSAY_VERSION");

/// Reads one report.
///
/// ```
/// let given = hearsay::Given { id: "a1".into(), path: "note.txt".into(), ..Default::default() };
/// let reading = hearsay::read("Minister Ina Corvell said the bridge would open in May.".into(), given);
/// assert_eq!(reading.document.given.path, "note.txt");
/// ```
pub fn read(text: Arc<str>, given: Given) -> Reading {
    let mut notes = Vec::new();
    let document = read_document(text, given).into(&mut notes);
    let segments = segment(&document);
    let tags = tag(&document, &segments);
    let dates = find_dates(&document, &segments, &tags).into(&mut notes);
    let mut mentions = find_mentions(&document, &segments, &tags).into(&mut notes);
    let statements = find_statements(&document, &segments, &tags, &mentions, &dates).into(&mut notes);
    let figures = find_figures(&document, &segments, &tags, &mentions, &statements, &dates).into(&mut notes);
    let events = find_events(&document, &segments, &tags, &mut mentions, &dates);
    let assertions = find_assertions(&document, &segments, &tags);
    Reading { document, segments, tags, mentions, dates, statements, figures, events, assertions, notes }
}
