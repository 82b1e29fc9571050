//! A case file → `metadata.yml`: what should Datasette know to show it well?
//!
//! `datasette bridge.case -m metadata.yml` then has titles, descriptions of tables and columns, labels for links, facets
//! and questions to ask. The file is a text of its own beside this one; only the name of the database is put in.

use std::io::{self, Write};

const METADATA: &str = include_str!("datasette.yml");

/// Writes the file for a case that Datasette will call `database`: the name of its file without the last extension.
///
/// # Errors
/// Where `out` fails.
pub fn write(database: &str, out: &mut dyn Write) -> io::Result<()> {
    // What JSON takes for a string, YAML does too.
    let name = serde_json::to_string(database)?;
    out.write_all(METADATA.replace("{database}", &name).as_bytes())
}
