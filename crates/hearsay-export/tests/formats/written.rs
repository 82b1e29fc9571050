//! What holds of every format: the same bytes again, an empty case is no error, and the page of the docs is what is written.

use crate::cases::{empty, hostile, story};
use hearsay::view::CaseView;
use hearsay_export::tables::{self, Cell, Kind as Holds};
use hearsay_export::{Desk, Kind, csv, datasette, write};
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

pub(crate) const ALL: [Kind; 8] = [
    Kind::Jsonl,
    Kind::Xlsx,
    Kind::Docx,
    Kind::WebAnnotation,
    Kind::Plover,
    Kind::SchemaOrg,
    Kind::Timelinejs,
    Kind::Gkg,
];

pub(crate) fn bytes(kind: Kind, case: &CaseView) -> Vec<u8> {
    let mut out = Vec::new();
    write(kind, case, &mut out).expect("memory can be written to");
    out
}

pub(crate) fn text(kind: Kind, case: &CaseView) -> String {
    String::from_utf8(bytes(kind, case)).expect("it is UTF-8")
}

/// A table as CSV.
pub(crate) fn table(name: &str, case: &CaseView) -> String {
    let mut out = Vec::new();
    csv::write(&Desk::new(case), tables::named(name).expect("the table exists"), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    for case in [story(), hostile(), empty()] {
        for kind in ALL {
            assert!(bytes(kind, &case) == bytes(kind, &case), "{kind:?}");
        }
    }
}

#[test]
fn rows_fit_their_columns_and_lead_to_their_words() {
    for case in [story(), hostile(), empty()] {
        let desk = Desk::new(&case);
        let mut evidence: Vec<(String, String)> = Vec::new();
        tables::named("evidence")
            .unwrap()
            .each(&desk, &mut |row| {
                let cell = |i: usize| match &row.cells[i] {
                    Cell::Text(t) => t.to_string(),
                    other => format!("{other:?}"),
                };
                assert_eq!(row.cells[0], Cell::Whole(evidence.len() as i64 + 1));
                evidence.push((cell(1), cell(9)));
                Ok(())
            })
            .unwrap();
        let mut rows = 0;
        tables::each(&desk, None, &mut |table, row| {
            rows += 1;
            let columns: Vec<_> = table.all_columns().collect();
            assert_eq!(columns.len(), row.cells.len(), "{}", table.name);
            for (column, cell) in columns.iter().zip(&row.cells) {
                let fits = match cell {
                    Cell::Empty => true,
                    Cell::Text(_) => column.kind == Holds::Text,
                    Cell::Whole(_) => column.kind == Holds::Whole,
                    Cell::Real(_) => column.kind == Holds::Real,
                    Cell::Flag(_) => column.kind == Holds::Flag,
                };
                assert!(fits, "{} {}: {cell:?}", table.name, column.name);
            }
            if let (true, Some(Cell::Whole(n))) = (table.has_link(), row.cells.last()) {
                let (of, words) = &evidence[*n as usize - 1];
                assert_eq!(of, table.name);
                if table.name == "checks" {
                    assert!(row.cells.iter().any(|c| matches!(c, Cell::Text(t) if *t == *words)), "{row:?}");
                }
            }
            Ok(())
        })
        .unwrap();
        assert!(rows > 0 || case == empty());
    }
}

/// A file in memory that can be looked at when it is closed.
#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_folder_holds_every_table_once_and_each_as_it_stands_alone() {
    for case in [story(), empty()] {
        let mut files: Vec<(&str, Shared)> = Vec::new();
        csv::write_all(&Desk::new(&case), &mut |table| {
            files.push((table.name, Shared::default()));
            Ok(Box::new(files.last().unwrap().1.clone()))
        })
        .unwrap();
        let names: Vec<&str> = files.iter().map(|f| f.0).collect();
        assert_eq!(names, tables::all().map(|t| t.name).collect::<Vec<_>>());
        for (name, file) in &files {
            assert_eq!(
                String::from_utf8(file.0.lock().unwrap().clone()).unwrap(),
                table(name, &case),
                "{name}"
            );
        }
    }
}

/// `docs/exports.md` names every column with what it says; `HEARSAY_BLESS=1` writes that part of it anew.
#[test]
fn the_docs_name_every_column() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/exports.md");
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let (open, close) = ("<!-- tables -->\n", "<!-- /tables -->");
    let (before, rest) = page.split_once(open).expect("the tables begin");
    let (now, after) = rest.split_once(close).expect("the tables end");
    let mut wanted = String::new();
    for table in tables::all() {
        let _ = write!(
            wanted,
            "\n### {}\n\nA row: {}.\n\n| column | holds | says |\n|---|---|---|\n",
            table.name, table.about
        );
        for column in table.all_columns() {
            let holds = match column.kind {
                Holds::Text => "text",
                Holds::Whole => "whole number",
                Holds::Real => "number",
                Holds::Flag => "true or false",
            };
            let _ =
                writeln!(wanted, "| `{}` | {holds} | {} |", column.name, column.about.replace('|', "\\|"));
        }
    }
    wanted.push('\n');
    if std::env::var_os("HEARSAY_BLESS").is_some() {
        std::fs::write(&path, format!("{before}{open}{wanted}{close}{after}")).unwrap();
        return;
    }
    assert_eq!(now, wanted, "`HEARSAY_BLESS=1 cargo test -p hearsay-export` writes them anew");
}

/// What Datasette is told of exists: each table and column stands in the schema of the case file.
#[test]
fn datasette_is_told_of_nothing_that_is_not_there() {
    let mut out = Vec::new();
    datasette::write("talks \"on\" it", &mut out).unwrap();
    let yaml = String::from_utf8(out).unwrap();
    assert!(yaml.contains("\n  \"talks \\\"on\\\" it\":\n"), "the name is quoted");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../hearsay-store/src/schema");
    let mut schema = String::from("migration (number INTEGER, name TEXT, version TEXT)\n");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files {
        schema.push_str(&std::fs::read_to_string(file).unwrap());
    }
    let tables = yaml.split_once("\n    tables:\n").expect("the tables").1;
    let (mut table, mut columns, mut seen) = (String::new(), false, 0);
    for line in tables.lines() {
        if line.trim_start().starts_with('#') {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let key = line.trim().split(':').next().unwrap().to_owned();
        match indent {
            6 => {
                table = key;
                columns = false;
                seen += 1;
                let made = [
                    format!("TABLE {table} ("),
                    format!("EXISTS {table} ("),
                    format!("{table} (number"),
                    format!("VIRTUAL TABLE {table} USING"),
                ];
                assert!(made.iter().any(|m| schema.contains(m)), "no table {table}");
            }
            8 => columns = key == "columns",
            10 if columns => {
                let body = schema.rsplit_once(&format!("CREATE TABLE {table} (")).expect("made").1;
                let body = body.split_once("STRICT").expect("ends").0;
                let named = |name: &str| {
                    body.split_whitespace().any(|w| w.trim_matches('"') == name)
                        || schema.contains(&format!("ALTER TABLE {table} ADD COLUMN {name} "))
                };
                assert!(named(&key), "no column {key} in {table}");
            }
            _ => {}
        }
    }
    assert!(seen > 20);
}
