//! Tables → a workbook for Excel and LibreOffice: a sheet a table, and each row a click away from its evidence.
//!
//! All words are written as strings, so that none is reckoned. A workbook has limits: a cell holds 32,767 characters, a
//! sheet 1,048,576 rows and 65,530 links; what goes beyond is told. Rows go to a temporary file as they come, so that a large
//! case needs no more memory than a small one.

use crate::desk::shown;
use crate::tables::{self, Cell, Column, Kind, Table};
use crate::{Desk, Remarks};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Url, Workbook, XlsxError};
use std::borrow::Cow;
use std::io::{self, Write};

/// Rows of a sheet, its heading not counted.
const ROWS: u32 = 1_000_000;
/// Links of a sheet: Excel allows 65,530.
const LINKS: u32 = 65_000;
/// UTF-16 units of a cell: Excel allows 32,767.
const LONGEST: usize = 32_000;

/// Writes the workbook.
///
/// # Errors
/// Where `out` fails.
pub(crate) fn write(desk: &Desk<'_>, out: &mut dyn Write) -> io::Result<Remarks> {
    let mut book = Book::new().map_err(other)?;
    let mut rest = tables::all();
    let mut sheet: Option<Sheet> = None;
    tables::each(desk, None, &mut |table, row| {
        while sheet.as_ref().is_none_or(|s| s.table.name != table.name) {
            let Some(next) = rest.next() else { return Ok(()) };
            if let Some(done) = sheet.replace(book.begin(next, 1).map_err(other)?) {
                book.end(&done).map_err(other)?;
            }
        }
        if sheet.as_ref().is_some_and(|s| s.rows == ROWS) {
            let number = sheet.as_ref().map_or(1, |s| s.number + 1);
            if let Some(done) = sheet.replace(book.begin(table, number).map_err(other)?) {
                book.end(&done).map_err(other)?;
            }
        }
        match &mut sheet {
            Some(sheet) => book.put(sheet, &row.cells).map_err(other),
            None => Ok(()),
        }
    })?;
    if let Some(done) = sheet {
        book.end(&done).map_err(other)?;
    }
    for table in rest {
        let bare = book.begin(table, 1).map_err(other)?;
        book.end(&bare).map_err(other)?;
    }
    let mut remarks = Remarks::new();
    if book.cut > 0 {
        remarks.push(format!("{} cells are cut: a cell of a workbook holds 32,767 characters", book.cut));
    }
    if book.unlinked > 0 {
        remarks.push(format!(
            "{} rows have the number of their evidence but no link: a sheet holds 65,530",
            book.unlinked
        ));
    }
    let bytes = book.book.save_to_buffer().map_err(other)?;
    out.write_all(&bytes)?;
    Ok(remarks)
}

struct Book {
    book: Workbook,
    cut: usize,
    unlinked: usize,
}

/// The sheet that is being filled; its rows go to a temporary file as they come.
struct Sheet {
    /// Its place in the book.
    index: usize,
    table: &'static Table,
    /// 1, or more where a table needs several sheets.
    number: u32,
    columns: Vec<&'static Column>,
    rows: u32,
    links: u32,
}

impl Book {
    fn new() -> Result<Book, XlsxError> {
        let mut book = Workbook::new();
        // The same case gives the same bytes: no clock. This is the first day that a zip file knows.
        let never = ExcelDateTime::from_ymd(1980, 1, 1)?;
        book.set_properties(&DocProperties::new().set_title("Hearsay").set_creation_datetime(&never));
        Ok(Book { book, cut: 0, unlinked: 0 })
    }

    fn end(&mut self, done: &Sheet) -> Result<(), XlsxError> {
        let last = done.columns.len().saturating_sub(1) as u16;
        self.book.worksheet_from_index(done.index)?.autofilter(0, 0, done.rows.max(1), last)?;
        Ok(())
    }

    fn begin(&mut self, table: &'static Table, number: u32) -> Result<Sheet, XlsxError> {
        let index = self.book.worksheets().len();
        let sheet = self.book.add_worksheet_with_constant_memory()?;
        sheet.set_name(sheet_name(table.name, number))?;
        sheet.set_freeze_panes(1, 1)?;
        let head = Format::new().set_bold().set_align(FormatAlign::Top).set_text_wrap();
        let words = Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let plain = Format::new().set_align(FormatAlign::Top);
        let columns: Vec<&Column> = table.all_columns().collect();
        for (i, column) in columns.iter().enumerate() {
            let i = i as u16;
            sheet.write_string_with_format(0, i, column.name, &head)?;
            let (width, format) = match (column.kind, column.name) {
                (_, "words" | "content" | "why" | "message" | "what" | "was" | "is" | "later_words") => {
                    (60, &words)
                }
                (
                    _,
                    "name" | "title" | "about" | "chain" | "names" | "roles" | "speakers" | "source"
                    | "mandate",
                ) => (32, &words),
                (Kind::Text, "report" | "statement" | "actor" | "sha256" | "from_report" | "to_report") => {
                    (12, &plain)
                }
                (Kind::Text, _) => (16, &plain),
                _ => (10, &plain),
            };
            sheet.set_column_width(i, width)?;
            sheet.set_column_format(i, format)?;
        }
        Ok(Sheet { index, table, number, columns, rows: 0, links: 0 })
    }

    fn put(&mut self, to: &mut Sheet, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        to.rows += 1;
        let row = to.rows;
        let sheet = self.book.worksheet_from_index(to.index)?;
        for (i, cell) in cells.iter().enumerate() {
            let column = i as u16;
            match cell {
                Cell::Empty => {}
                Cell::Text(words) => {
                    let (words, cut) = fit(words);
                    self.cut += usize::from(cut);
                    sheet.write_string(row, column, words.as_ref())?;
                }
                Cell::Whole(n) if to.table.has_link() && i + 1 == to.columns.len() => {
                    if to.links == LINKS {
                        self.unlinked += 1;
                        sheet.write_number(row, column, *n as f64)?;
                        continue;
                    }
                    to.links += 1;
                    let link = Url::new(target(*n)).set_text(n.to_string());
                    sheet.write_url(row, column, &link)?;
                }
                Cell::Whole(n) => {
                    sheet.write_number(row, column, *n as f64)?;
                }
                Cell::Real(x) => {
                    sheet.write_number(row, column, *x)?;
                }
                Cell::Flag(yes) => {
                    sheet.write_boolean(row, column, *yes)?;
                }
            }
        }
        Ok(())
    }
}

fn sheet_name(table: &str, number: u32) -> String {
    if number == 1 { table.to_owned() } else { format!("{table} {number}") }
}

/// Where a passage stands, counted from 1.
fn target(number: i64) -> String {
    let before = (number - 1).max(0) as u32;
    let name = sheet_name("evidence", before / ROWS + 1);
    format!("internal:'{name}'!A{}", before % ROWS + 2)
}

/// A text as a cell can hold it, and whether it was cut.
fn fit(words: &str) -> (Cow<'_, str>, bool) {
    // U+FFFE and U+FFFF are characters that no XML may hold.
    let mut words = shown(words);
    if words.contains(['\u{FFFE}', '\u{FFFF}']) {
        words = Cow::Owned(words.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}"));
    }
    let mut units = 0;
    let end = words.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    match end {
        None => (words, false),
        Some((end, _)) => (Cow::Owned(format!("{}…", &words[..end])), true),
    }
}

fn other(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_the_row_of_the_passage() {
        assert_eq!(target(1), "internal:'evidence'!A2");
        assert_eq!(target(1_000_000), "internal:'evidence'!A1000001");
        assert_eq!(target(1_000_001), "internal:'evidence 2'!A2");
    }

    #[test]
    fn a_giant_line_is_cut_on_a_character_and_told() {
        assert_eq!(fit("short"), ("short".into(), false));
        let giant = "𝕏".repeat(20_000);
        let (cut, told) = fit(&giant);
        assert!(told && cut.encode_utf16().count() == LONGEST + 1);
    }
}
