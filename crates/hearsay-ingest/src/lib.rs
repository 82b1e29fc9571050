//! Bytes → Documents.
