//! Who said what, on whose word, and where the accounts differ.
//!
//! One flow, one direction:
//!
//! ```text
//! bytes → Document → sentences, tokens → tags → mentions, statements, dates, figures, events, assertions → Reading → Case → views → exports
//! ```
//!
//! A [`Reading`] is all that one report says, found from that report alone. A case is what many readings say together.
//!
//! This crate does no input or output: no files, clock, network, SQL or printing. It judges nobody, rates no outlet
//! and writes no prose of its own about a story.

pub mod assertion;
pub mod case;
pub mod digest;
pub mod document;
pub mod event;
pub mod figure;
pub mod mention;
pub mod note;
pub mod quality;
pub mod reading;
pub mod rule;
pub mod segment;
pub mod statement;
pub mod tag;
pub mod text;
pub mod time;
pub mod view;

pub use document::{Document, Given};
pub use reading::{Reading, VERSION, read};
pub use text::Span;
