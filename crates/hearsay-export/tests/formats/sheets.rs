//! CSV, Excel, Parquet: does a table open, and is no word of a report reckoned?

use crate::cases::{FORMULA, hostile, story};
use crate::written::{bytes, table};
use calamine::{Data, Reader, Xlsx};
use hearsay_export::{Desk, Kind, tables};
use std::io::{Cursor, Read};

/// The rows of a CSV, read as RFC 4180 has it.
fn rows(text: &str) -> Vec<Vec<String>> {
    let (mut all, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                row.push(std::mem::take(&mut cell));
                all.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && cell.is_empty(), "the file ends with a row");
    all
}

#[test]
fn a_csv_has_a_heading_and_rows_of_one_length() {
    let case = story();
    let all = rows(&table("statements", &case));
    assert_eq!(all.len(), case.statements.len() + 1);
    assert_eq!((all[0][0].as_str(), all[0].last().unwrap().as_str()), ("statement", "evidence"));
    assert!(all.iter().all(|row| row.len() == all[0].len()));
    let content = all[0].iter().position(|c| c == "content").unwrap();
    assert!(all.iter().any(|row| row[content].contains("The base will be gone within two years")), "{all:?}");
}

#[test]
fn no_cell_of_a_csv_is_reckoned() {
    let case = hostile();
    let mut guarded = 0;
    for t in tables::all() {
        for row in rows(&table(t.name, &case)) {
            for cell in row {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}: {cell}", t.name);
                guarded += usize::from(cell.starts_with("'="));
                assert!(!cell.contains(['\u{0}', '\u{1b}', '\u{202e}']), "{cell}");
            }
        }
    }
    assert!(guarded > 0, "the formula is somewhere");
}

fn part(bytes: &[u8], name: &str) -> Option<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

#[test]
fn a_workbook_has_a_sheet_a_table_and_links_that_lead_to_the_words() {
    let case = story();
    let bytes = bytes(Kind::Xlsx, &case);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    assert_eq!(book.sheet_names(), tables::all().map(|t| t.name).collect::<Vec<_>>());
    let evidence = book.worksheet_range("evidence").unwrap();
    let statements = book.worksheet_range("statements").unwrap();
    assert_eq!(statements.height(), case.statements.len() + 1);
    let column = |name: &str| (0..statements.width()).find(|i| statements[(0, *i)] == name).unwrap();
    let (content, link) = (column("content"), column("evidence"));
    for row in 1..statements.height() {
        let number: usize = statements[(row, link)].to_string().parse().unwrap();
        let words = evidence[(number, 9)].to_string();
        let told = statements[(row, content)].to_string();
        assert!(told.starts_with(&words), "row {row}: {told} / {words}");
        assert_eq!(evidence[(number, 2)], statements[(row, 0)]);
    }
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml").unwrap();
    assert!(sheet.contains("<pane ") && sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter "));
    let links = sheet.matches("<hyperlink ").count();
    assert_eq!(links, case.statements.len());
    assert!(
        sheet.contains("location=\"'evidence'!A2\"") || sheet.contains("location=\"evidence!A2\""),
        "{sheet}"
    );
}

#[test]
fn a_workbook_reckons_nothing_and_holds_no_character_that_xml_forbids() {
    let bytes = bytes(Kind::Xlsx, &hostile());
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes[..])).unwrap();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        assert!(file.last_modified().is_none_or(|d| d.year() == 1980), "{name}");
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        assert!(!text.contains("<f>"), "{name} reckons");
        let bad =
            |c: char| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{202E}');
        assert!(!text.contains(bad), "{name}");
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let reports = book.worksheet_range("reports").unwrap();
    let title = (0..reports.width()).find(|i| reports[(0, *i)] == "title").unwrap();
    assert_eq!(reports[(1, title)], Data::String(FORMULA.into()));
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
}

#[cfg(feature = "parquet")]
#[test]
fn a_parquet_table_holds_the_words_character_for_character() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;
    for case in [story(), hostile()] {
        let desk = Desk::new(&case);
        for t in tables::all() {
            let mut out = Vec::new();
            hearsay_export::parquet::write(&desk, t, &mut out).unwrap();
            let reader = SerializedFileReader::new(bytes::Bytes::from(out)).unwrap();
            let columns = reader.metadata().file_metadata().schema_descr().num_columns();
            assert_eq!(columns, t.all_columns().count(), "{}", t.name);
            let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
            let mut expected = 0;
            t.each(&desk, &mut |_| {
                expected += 1;
                Ok(())
            })
            .unwrap();
            assert_eq!(rows.len(), expected, "{}", t.name);
            if t.name == "evidence" {
                for row in rows {
                    let (report, start, end) = (row.get_string(4).unwrap(), row.get_long(7), row.get_long(8));
                    let (start, end) = (start.unwrap() as usize, end.unwrap() as usize);
                    assert_eq!(*row.get_string(9).unwrap(), crate::cases::slice(&case, report, start, end));
                }
            }
        }
    }
}
