//! bytes → Document: what is the text, and what does the report say of itself?

mod byline;
mod date;
mod dateline;
mod furniture;
mod header;
mod language;
mod layout;
mod names;
mod pages;
mod read;
#[cfg(test)]
mod tests;

pub use date::iso_date;
pub(crate) use pages::PAGES;
pub use read::read_document;

use crate::text::Span;
use std::sync::Arc;

/// What is known of a report before its text is read: from the page's metadata, the row, or the user.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given {
    /// Hash of the input bytes with what was said of them, in hexadecimal.
    pub id: String,
    /// Where the report was read from.
    pub path: String,
    /// The row's own id, where the report came from a row.
    pub source_id: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Publication date, ISO 8601, possibly partial.
    pub published: Option<String>,
    /// Where the publication date is from.
    pub published_from: Option<DateSource>,
    /// Date of the last update, ISO 8601.
    pub updated: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
}

/// Where a publication date was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSource {
    /// A header line in front of the text.
    Header,
    /// A page's or a row's own data.
    Meta,
    /// The dateline of the wire copy.
    Dateline,
    /// A feed.
    Feed,
}

/// One report: a text that never changes, and what it says of itself.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text, character for character.
    pub text: Arc<str>,
    /// What was known or has been found: after reading, `title`, `outlet`, `byline`, `published` and
    /// `language` are filled in from the text where they had not been given.
    pub given: Given,
    /// The place named by the dateline, without date and agency, for example `Port Elanor`.
    pub dateline: Option<String>,
    /// Agencies named by the dateline or by a closing mark: `(KNA)`.
    pub agencies: Vec<(String, Span)>,
    /// The text cut into blocks, in order, none overlapping; together they hold every character that is no white space
    /// (a byte order mark in front is none).
    pub blocks: Vec<Block>,
}

crate::rule::named!(DateSource { Header = "header", Meta = "meta", Dateline = "dateline", Feed = "feed" });

impl Document {
    /// The furniture: blocks that are no part of the report.
    pub fn furniture(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.kind.is_furniture())
    }

    /// The block that holds a byte.
    pub fn block_at(&self, byte: usize) -> Option<&Block> {
        let i = self.blocks.partition_point(|b| b.span.end() <= byte);
        self.blocks.get(i).filter(|b| b.span.start() <= byte)
    }
}

/// A stretch of the text with one job, most often a line or a part of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// Where, without white space at the ends.
    pub span: Span,
    /// What it is for.
    pub kind: BlockKind,
}

/// What a block is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Headline,
    /// The line or two under the headline.
    Standfirst,
    /// A heading inside the text.
    Subhead,
    /// A paragraph.
    Body,
    /// Under a picture.
    Caption,
    /// An item of a list.
    List,
    /// `date 2025-02-11` in front of the text.
    Header,
    /// `PORT ELANOR, February 11 (KNA):`
    Dateline,
    /// `By Ina Corvell`
    Byline,
    /// `(KNA)` at the end.
    AgencyMark,
    /// `Read next: …`, `Also read`
    RelatedLink,
    /// `Advertisement`
    Advertisement,
    /// `Follow us on …`, `Share this`, `Sign up for …`
    Appeal,
    /// `Photo: …`
    Credit,
    /// Correction or update notice.
    Correction,
}

impl BlockKind {
    /// Whether the block is no part of the report and is set aside.
    pub fn is_furniture(self) -> bool {
        use BlockKind::*;
        matches!(self, RelatedLink | Advertisement | Appeal | Credit)
    }

    /// Whether the block is read for statements.
    pub fn is_prose(self) -> bool {
        use BlockKind::*;
        matches!(self, Headline | Standfirst | Subhead | Body | Caption | List)
    }
}

crate::rule::named!(BlockKind {
    Body = "body",
    Headline = "headline",
    Standfirst = "standfirst",
    Subhead = "subhead",
    Caption = "caption",
    List = "list",
    Header = "header",
    Dateline = "dateline",
    Byline = "byline",
    AgencyMark = "agency-mark",
    RelatedLink = "related-link",
    Advertisement = "advertisement",
    Appeal = "appeal",
    Credit = "credit",
    Correction = "correction",
});
