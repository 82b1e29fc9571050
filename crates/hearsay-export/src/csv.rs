//! Tables → CSV: what does a spreadsheet, pandas or R read?
//!
//! RFC 4180: a comma between cells, CR LF behind a row, marks around a cell that needs them; UTF-8 without a mark in front.
//! A text that a spreadsheet would take for a formula gets a `'` before it, as OWASP advises.

use crate::Desk;
use crate::desk::shown;
use crate::tables::{self, Cell, Table};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes one table.
///
/// # Errors
/// Where `out` fails.
pub fn write(desk: &Desk<'_>, table: &'static Table, out: &mut dyn Write) -> io::Result<()> {
    head(table, out)?;
    tables::each(desk, Some(table.name), &mut |_, row| cells(&row.cells, out))
}

/// Writes every table, each to what `open` gives for it; tables without a row have their heading.
///
/// # Errors
/// Where one of them fails.
pub fn write_all(
    desk: &Desk<'_>,
    open: &mut dyn FnMut(&'static Table) -> io::Result<Box<dyn Write>>,
) -> io::Result<()> {
    let mut files = Files { rest: tables::all().collect(), current: None, open };
    files.rest.reverse();
    tables::each(desk, None, &mut |table, row| cells(&row.cells, files.of(table)?))?;
    while files.next()?.is_some() {}
    Ok(())
}

/// Files that are opened in the order in which the rows come, one at a time.
struct Files<'o> {
    /// The next is the last.
    rest: Vec<&'static Table>,
    current: Option<(&'static Table, Box<dyn Write>)>,
    open: &'o mut dyn FnMut(&'static Table) -> io::Result<Box<dyn Write>>,
}

impl Files<'_> {
    /// Ends a file and begins the next; none when the last is ended.
    fn next(&mut self) -> io::Result<Option<&mut dyn Write>> {
        if let Some((_, mut done)) = self.current.take() {
            done.flush()?;
        }
        let Some(table) = self.rest.pop() else { return Ok(None) };
        let mut out = (self.open)(table)?;
        head(table, &mut *out)?;
        Ok(Some(&mut *self.current.insert((table, out)).1))
    }

    /// The file of a table that stands further on, or the one that is open.
    fn of(&mut self, table: &Table) -> io::Result<&mut dyn Write> {
        while self.current.as_ref().is_none_or(|(of, _)| of.name != table.name) {
            if self.next()?.is_none() {
                return Err(io::Error::other(format!("the table {} comes out of its order", table.name)));
            }
        }
        match &mut self.current {
            Some((_, out)) => Ok(&mut **out),
            None => Err(io::Error::other("no table is open")),
        }
    }
}

fn head(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<Cell<'_>> = table.all_columns().map(|c| c.name.into()).collect();
    cells(&names, out)
}

fn cells(all: &[Cell<'_>], out: &mut dyn Write) -> io::Result<()> {
    for (i, cell) in all.iter().enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        match cell {
            Cell::Empty => {}
            Cell::Text(words) => out.write_all(text(words).as_bytes())?,
            Cell::Whole(n) => write!(out, "{n}")?,
            Cell::Real(x) => write!(out, "{x}")?,
            Cell::Flag(yes) => write!(out, "{yes}")?,
        }
    }
    out.write_all(b"\r\n")
}

/// A text as a cell.
fn text(words: &str) -> Cow<'_, str> {
    let mut words = shown(words);
    if is_formula(&words) {
        words.to_mut().insert(0, '\'');
    }
    if words.contains(['"', ',', '\r', '\n', '\'']) || words.starts_with(' ') || words.ends_with(' ') {
        return Cow::Owned(format!("\"{}\"", words.replace('"', "\"\"")));
    }
    words
}

/// Whether a spreadsheet may take a text for a formula. Some look past blanks in front of it, and some read the wide forms
/// that East Asian keyboards give for the signs.
fn is_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_would_be_reckoned_is_not() {
        for (given, cell) in [
            ("plain", "plain"),
            ("", ""),
            ("a, b", "\"a, b\""),
            ("she said \"no\"", "\"she said \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "\"'+1\""),
            ("-2+3", "\"'-2+3\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "␍=1"),
            ("one\r\ntwo", "\"one\ntwo\""),
            ("  =1", "\"'  =1\""),
            ("＝1", "\"'＝1\""),
            ("a\u{0}b\u{202e}", "a␀b⟨U+202E⟩"),
        ] {
            assert_eq!(text(given), cell, "{given:?}");
        }
    }
}
