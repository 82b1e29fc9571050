//! Notes, dates and refused suggestions: what people put beside a case stays there, travels and can be taken back.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ONE: &str = "Transport Minister Sanne Ruyk said on Monday that the toll bridge would open in May.\n\n\
    \"We will open it in May,\" Ruyk said. About 2,400 drivers cross it every day, the ministry said.\n";
const TWO: &str = "The toll bridge opens in May, transport minister Sanna Ruyk said.\n\n\
    Harbour master Jonas Hale said on 4 March 2031 that the pilots had not been asked.\n";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(args)
        .current_dir(folder)
        .env("USER", "ina")
        .output()
        .unwrap()
}

/// What a command that ends well prints.
fn said(folder: &Path, args: &[&str]) -> String {
    let done = run(folder, args);
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn json(folder: &Path, case: &str) -> Value {
    serde_json::from_str(&said(folder, &["export", case, "--as", "json", "--quiet"])).unwrap()
}

fn made() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ONE).unwrap();
    fs::write(folder.path().join("b.txt"), TWO).unwrap();
    said(folder.path(), &["add", "-q", "b.case", "a.txt", "b.txt"]);
    folder
}

#[test]
fn a_note_stands_beside_its_line_and_travels() {
    let folder = made();
    let here = folder.path();
    said(
        here,
        &["note", "b.case", "b:3", "--status", "called", "Hale stands by it", "--why", "he rang back"],
    );
    said(here, &["note", "b.case", "b:3", "--status", "checked", "--by", "I. Obarr"]);
    said(here, &["note", "b.case", "a:3", "--of", "figure", "--quote", "2,400", "who counted?"]);
    said(here, &["note", "b.case", "a:1", "--quote", "toll bridge", "--status", "doubtful"]);
    said(here, &["note", "b.case", "a", "handed in by the harbour guild"]);
    let case = json(here, "b.case");
    let notes = case["notes"].as_array().unwrap();
    assert_eq!(notes.len(), 4, "{notes:#?}");
    let on = |report: &str, layer: &str| {
        let id =
            case["reports"].as_array().unwrap().iter().find(|r| r["path"] == report).unwrap()["id"].clone();
        let of = |n: &&Value| n["at"][0]["report"] == id && n["layer"] == layer;
        notes.iter().find(of).unwrap_or_else(|| panic!("{report} {layer}")).clone()
    };
    let line = on("b.txt", "passage");
    assert_eq!((&line["status"], line["entries"].as_array().unwrap().len()), (&"checked".into(), 2));
    assert_eq!(line["entries"][0]["words"], "Hale stands by it");
    assert_eq!(line["entries"][0]["why"], "he rang back");
    let figure = on("a.txt", "figure");
    let [start, end] = [0, 1].map(|i| figure["at"][0][["start", "end"][i]].as_u64().unwrap() as usize);
    let words: String = ONE.chars().skip(start).take(end - start).collect();
    assert!(words.contains("2,400") && figure["status"].is_null(), "{words}");
    assert_eq!(on("a.txt", "report")["entries"][0]["by"], "ina");

    // In the brief it stands under the line that it is about, and once more among the notes.
    let brief = said(here, &["brief", "b.case", "-q", "--all", "--color", "never"]);
    let lines: Vec<&str> = brief.lines().collect();
    let at = lines.iter().position(|l| l.contains("the pilots had not been asked")).unwrap();
    let below = lines[at + 1..].iter().take(3).any(|l| l.contains("* called: Hale stands by it (ina, "));
    assert!(below, "{brief}");
    assert!(brief.contains("\nNOTES ") && brief.contains("* checked (I. Obarr, "), "{brief}");
    said(here, &["report", "b.case", "-o", "b.html"]);
    let page = fs::read_to_string(here.join("b.html")).unwrap();
    assert!(page.matches("Hale stands by it").count() >= 2, "beside the line and in the list");

    // To another case, in which the report came in otherwise; then taken back one by one.
    said(here, &["corrections", "b.case", "--as", "jsonl", "-o", "notes.jsonl"]);
    said(here, &["add", "-q", "c.case", "b.txt"]);
    said(here, &["corrections", "c.case", "--import", "notes.jsonl", "-q"]);
    said(here, &["add", "-q", "c.case", "a.txt"]);
    assert_eq!(json(here, "c.case"), case);
    let listed = said(here, &["corrections", "c.case"]);
    assert!(listed.contains("note passage") && listed.contains("[called]"), "{listed}");
    for _ in 0..4 {
        said(here, &["corrections", "c.case", "--undo", "last", "-q"]);
    }
    let left = json(here, "c.case");
    assert_eq!(left["notes"].as_array().unwrap().len(), 1);
    assert_eq!(left["notes"][0]["status"], "called");
    said(here, &["verify", "b.case", "-q"]);
}

#[test]
fn a_note_without_a_place_or_a_word_is_refused() {
    let folder = made();
    let here = folder.path();
    let before = fs::read(here.join("b.case")).unwrap();
    for (args, name) in [
        (&["note", "b.case", "b:2", "empty"][..], "[nothing-there]"),
        (&["note", "b.case", "b:99", "no such line"], "[nothing-there]"),
        (&["note", "b.case", "b:1", "--quote", "ferry", "not there"], "[nothing-there]"),
        (&["note", "b.case", "b:1", "--of", "figure", "none"], "[nothing-there]"),
        (&["note", "b.case", "z:1", "no such report"], "[no-such-report]"),
        (&["note", "b.case", "b:1", "   "], "[bad-correction]"),
        (&["note", "b.case", "b:1", "--status", "true"], "doubtful"),
        (&["note", "b.case", "b:1"], "NOTE"),
        (&["date", "b.case", "b:3", "soon"], "[bad-correction]"),
        (&["actors", "apart", "b.case", "Sanne Ruyk", "Sanne Ruyk"], "[already-so]"),
    ] {
        let done = run(here, args);
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.code() == Some(2) && told.contains(name), "{args:?}: {told}");
    }
    assert!(fs::read(here.join("b.case")).unwrap() == before, "the case is untouched");
}

#[test]
fn a_suggestion_is_answered_with_no_for_good() {
    let folder = made();
    let here = folder.path();
    let suggested = said(here, &["actors", "b.case", "--suggest"]);
    let command = suggested.lines().find(|l| l.contains("actors apart")).unwrap();
    let ids: Vec<&str> = command.split_whitespace().rev().take(2).collect();
    said(here, &["actors", "apart", "b.case", ids[1], ids[0], "--why", "sisters"]);
    assert_eq!(run(here, &["actors", "b.case", "--suggest"]).status.code(), Some(1));
    fs::write(here.join("c.txt"), "Sanna Ruyk and Sanne Ruyk opened the bridge.\n").unwrap();
    said(here, &["add", "-q", "b.case", "c.txt"]);
    assert_eq!(
        run(here, &["actors", "b.case", "--suggest"]).status.code(),
        Some(1),
        "nor after more came in"
    );
    said(here, &["corrections", "b.case", "--undo", "last"]);
    assert!(said(here, &["actors", "b.case", "--suggest"]).contains("one letter apart"));
}

#[test]
fn a_date_and_each_layer_is_judged() {
    let folder = made();
    let here = folder.path();
    let days = |case: &Value| -> Vec<String> {
        let all = case["timeline"].as_array().unwrap().iter();
        all.map(|t| t["date"].as_str().unwrap().to_owned()).collect()
    };
    assert!(days(&json(here, "b.case")).contains(&"2031-03-04".to_owned()));
    said(here, &["date", "b.case", "b:3", "2031-03-05", "--why", "it was a Wednesday"]);
    let now = days(&json(here, "b.case"));
    assert!(now.contains(&"2031-03-05".to_owned()) && !now.contains(&"2031-03-04".to_owned()), "{now:?}");
    said(here, &["date", "b.case", "b:3", "2031-03-06"]);
    let listed = said(here, &["corrections", "b.case"]);
    assert!(listed.contains("a later decision on the same place holds"), "{listed}");
    said(here, &["corrections", "b.case", "--undo", "last"]);
    said(here, &["corrections", "b.case", "--undo", "last"]);
    assert!(days(&json(here, "b.case")).contains(&"2031-03-04".to_owned()));
}
