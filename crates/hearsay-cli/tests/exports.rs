//! What `hearsay export` promises from outside: where it writes, what it refuses, and that a file is whole or not there.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const ONE: &str = "PORT ELANOR, May 2 (KNA): Minister Ina Corvell said the bridge would open in May 2025.\n";
const TWO: &str = "Bridge stays shut\n\n“The bridge will not open,” said Odo Lanner of the harbour guild.\n";

/// Exit code, standard output, standard error.
fn run(folder: &Path, args: &[&str]) -> (Option<i32>, Vec<u8>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    let done = command.args(args).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    (done.status.code(), done.stdout, String::from_utf8(done.stderr).unwrap())
}

/// A folder with a case of two reports.
fn case() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("heap")).unwrap();
    fs::write(folder.path().join("heap/one.txt"), ONE).unwrap();
    fs::write(folder.path().join("heap/two.txt"), TWO).unwrap();
    let (code, _, err) = run(folder.path(), &["add", "b.case", "heap", "--quiet"]);
    assert_eq!(code, Some(0), "{err}");
    folder
}

/// What lies in a folder, hidden or not.
fn names(folder: &Path) -> Vec<String> {
    let mut all: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    all.sort();
    all
}

#[test]
fn every_format_is_written_to_a_file_and_again_the_same() {
    let folder = case();
    let before = names(folder.path());
    let formats =
        ["json", "jsonl", "xlsx", "docx", "web-annotation", "plover", "schema-org", "timelinejs", "gkg"];
    for format in formats.into_iter().chain(["datasette"]) {
        let (code, out, err) = run(folder.path(), &["export", "b.case", "--as", format, "-o", "f"]);
        assert_eq!((code, out.len()), (Some(0), 0), "{format}: {err}");
        let written = fs::read(folder.path().join("f")).unwrap();
        assert!(!written.is_empty() || format == "plover", "{format}");
        let (_, piped, _) = run(folder.path(), &["export", "b.case", "--as", format]);
        assert!(piped == written, "{format}: another answer through a pipe");
        fs::remove_file(folder.path().join("f")).unwrap();
        assert_eq!(names(folder.path()), before, "{format} leaves something behind");
    }
}

#[test]
fn one_table_goes_anywhere_and_all_go_to_a_folder() {
    let folder = case();
    let (code, out, err) = run(folder.path(), &["export", "b.case", "--as", "csv", "--table", "statements"]);
    let text = String::from_utf8(out).unwrap();
    assert_eq!(code, Some(0), "{err}");
    assert!(text.starts_with("statement,report,") && text.contains("Odo Lanner"), "{text}");
    for format in ["csv", "parquet"] {
        let to = folder.path().join("tables");
        fs::create_dir_all(&to).unwrap();
        fs::write(to.join("mine.txt"), "kept").unwrap();
        for _ in 0..2 {
            let (code, _, err) = run(folder.path(), &["export", "b.case", "--as", format, "-o", "tables"]);
            assert_eq!(code, Some(0), "{err}");
            let there = names(&to);
            assert!(there.contains(&"mine.txt".to_owned()) && there.contains(&format!("evidence.{format}")));
            assert!(there.len() > 20, "{there:?}");
        }
        fs::remove_dir_all(&to).unwrap();
        let (code, ..) = run(folder.path(), &["export", "b.case", "--as", format, "-o", "new/"]);
        assert_eq!(code, Some(0));
        assert!(names(&folder.path().join("new")).contains(&format!("reports.{format}")));
        fs::remove_dir_all(folder.path().join("new")).unwrap();
    }
    assert_eq!(names(folder.path()), ["b.case", "heap"], "nothing is left beside them");
}

#[test]
fn what_cannot_be_meant_is_said_in_a_sentence() {
    let folder = case();
    fs::write(folder.path().join("file"), "").unwrap();
    for (args, told) in [
        (&["--as", "csv"][..], "standard output takes one"),
        (&["--as", "parquet", "-o", "-"], "standard output takes one"),
        (&["--as", "csv", "--table", "nothing"], "there is no table of that name"),
        (&["--as", "json", "--table", "statements"], "no tables to choose from"),
        (&["--as", "csv", "-o", "file"], "this is a file"),
        (&["--as", "xlsx", "-o", "away/f.xlsx"], "does not exist"),
        (&["--as", "csv", "-o", "away/f"], "does not exist"),
    ] {
        let all = [&["export", "b.case"][..], args].concat();
        let (code, out, err) = run(folder.path(), &all);
        assert_eq!((code, out.len()), (Some(2), 0), "{args:?}: {err}");
        assert!(err.contains(told) && err.contains("hint: "), "{args:?}: {err}");
    }
    assert_eq!(names(folder.path()), ["b.case", "file", "heap"], "nothing is left beside them");
}

#[test]
fn what_a_format_has_no_place_for_is_told() {
    let folder = case();
    let (code, _, err) = run(folder.path(), &["export", "b.case", "--as", "gkg", "-o", "f"]);
    assert_eq!(code, Some(0));
    assert!(err.contains("no full date of publication"), "{err}");
}

#[test]
fn datasette_is_told_the_name_of_the_case_and_finds_its_tables() {
    let folder = case();
    fs::rename(folder.path().join("b.case"), folder.path().join("the \"b\" bridge.v2.case")).unwrap();
    let (code, out, err) = run(folder.path(), &["export", "the \"b\" bridge.v2.case", "--as", "datasette"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(String::from_utf8(out).unwrap().contains("\n  \"the \\\"b\\\" bridge.v2\":\n"));
}
