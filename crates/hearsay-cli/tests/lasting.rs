//! A case as a lasting thing: the same in any order, corrected for good, whole after a kill, new since yesterday.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ONE: &str = "Transport Minister Sanne Ruyk said on Monday that the toll bridge would open in May.\n\n\
    \"We will open it in May,\" Ruyk said. About 2,400 drivers cross it every day, the ministry said.\n";
const TWO: &str = "The toll bridge opens in May, transport minister Sanna Ruyk said.\n\n\
    Harbour master Jonas Hale said the pilots had not been asked.\n";
const THREE: &str =
    "Pilots were never asked about the toll bridge, harbour master Jonas Hale said on Friday.\n";

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    command.args(args).current_dir(folder).env("USER", "ina");
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

/// What a command that ends well prints.
fn said(folder: &Path, args: &[&str]) -> String {
    let done = run(folder, args);
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn exported(folder: &Path, case: &str) -> String {
    said(folder, &["export", case, "--as", "json", "--quiet"])
}

fn json(folder: &Path, case: &str) -> Value {
    serde_json::from_str(&exported(folder, case)).unwrap()
}

fn heap(texts: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in texts {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn people(case: &Value) -> Vec<(String, usize)> {
    let of = |a: &Value| (a["name"].as_str().unwrap().to_owned(), a["reports"].as_array().unwrap().len());
    let mut all: Vec<_> =
        case["actors"].as_array().unwrap().iter().filter(|a| a["kind"] == "person").map(of).collect();
    all.sort();
    all
}

#[test]
fn twenty_orders_and_batches_of_the_examples_give_the_same_bytes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files: Vec<PathBuf> = fs::read_dir(root.join("examples/strait"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt" || e == "html" || e == "jsonl"))
        .collect();
    files.sort();
    let folder = tempfile::tempdir().unwrap();
    let mut seed = 7_u64;
    let mut below = move |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    let mut first: Option<String> = None;
    for round in 0..20 {
        let case = format!("{round}.case");
        for i in (1..files.len()).rev() {
            files.swap(i, below(i + 1));
        }
        let mut rest = files.as_slice();
        while !rest.is_empty() {
            // One batch, or few: every run loads the model.
            let size = if round == 0 { rest.len() } else { (1 + below(rest.len())).max(2).min(rest.len()) };
            let mut args = vec!["add", "--quiet", case.as_str()];
            args.extend(rest[..size].iter().map(|p| p.to_str().unwrap()));
            said(folder.path(), &args);
            rest = &rest[size..];
        }
        let answer = exported(folder.path(), &case);
        let want = first.get_or_insert_with(|| answer.clone());
        assert!(*want == answer, "round {round} gives another answer");
    }
}

#[test]
fn corrections_hold_after_adding_and_in_another_case() {
    let folder = heap(&[("a.txt", ONE), ("b.txt", TWO), ("c.txt", THREE)]);
    let here = folder.path();
    said(here, &["add", "-q", "b.case", "a.txt", "b.txt"]);
    let names =
        |pairs: &[(&str, usize)]| pairs.iter().map(|(n, k)| ((*n).to_owned(), *k)).collect::<Vec<_>>();
    assert_eq!(
        people(&json(here, "b.case")),
        names(&[("Jonas Hale", 1), ("Sanna Ruyk", 1), ("Sanne Ruyk", 1)])
    );
    let suggested = said(here, &["actors", "b.case", "--suggest"]);
    assert!(suggested.contains("their names are one letter apart"), "{suggested}");
    said(here, &["actors", "merge", "b.case", "Sanne Ruyk", "Sanna Ruyk", "--why", "one minister"]);
    said(here, &["actors", "rename", "b.case", "Jonas Hale", "J. Hale"]);
    said(here, &["reject", "b.case", "figure", "a:3", "2,400"]);
    said(here, &["speaker", "b.case", "b:3", "Sanne Ruyk"]);
    said(here, &["add", "-q", "b.case", "c.txt"]);
    let case = json(here, "b.case");
    assert_eq!(people(&case), names(&[("J. Hale", 2), ("Sanne Ruyk", 2)]));
    assert!(case["figures"].as_array().unwrap().iter().all(|f| f["mentions"][0]["value"] != 2400));
    let speaker = case["statements"]
        .as_array()
        .unwrap()
        .iter()
        .find(|s| s["report"] == case["reports"][1]["id"] && s["content"][0][0].as_u64().unwrap() > 60);
    let ruyk = case["actors"].as_array().unwrap().iter().find(|a| a["name"] == "Sanne Ruyk").unwrap();
    assert_eq!(speaker.unwrap()["speakers"][0], ruyk["id"]);
    let verified = run(here, &["verify", "b.case"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));

    // The same corrections on the same reports, added otherwise and corrected before the last came in.
    said(here, &["corrections", "b.case", "--as", "jsonl", "-o", "corrections.jsonl"]);
    said(here, &["add", "-q", "d.case", "c.txt", "b.txt"]);
    said(here, &["corrections", "d.case", "--import", "corrections.jsonl"]);
    let listed = said(here, &["corrections", "d.case"]);
    assert!(
        listed.contains("because one minister")
            && listed.contains("[changes nothing: the report is not in this case]"),
        "{listed}"
    );
    said(here, &["add", "-q", "d.case", "a.txt"]);
    assert!(exported(here, "d.case") == exported(here, "b.case"));
    assert!(!said(here, &["corrections", "d.case"]).contains("changes nothing"));

    // A merge is two: who is who, and under which name.
    for _ in 0..5 {
        said(here, &["corrections", "b.case", "--undo", "last"]);
    }
    said(here, &["add", "-q", "e.case", "a.txt", "b.txt", "c.txt"]);
    assert!(exported(here, "e.case") == exported(here, "b.case"), "nothing is left of what was taken back");
    let none = run(here, &["corrections", "b.case", "--undo", "last"]);
    assert_eq!(none.status.code(), Some(2));
}

#[test]
fn what_is_not_there_is_not_corrected() {
    let folder = heap(&[("a.txt", ONE), ("b.txt", TWO)]);
    let here = folder.path();
    said(here, &["add", "-q", "b.case", "."]);
    let before = fs::read(here.join("b.case")).unwrap();
    for (args, name) in [
        (&["actors", "merge", "b.case", "Sanne Ruyk", "Nobody Such"][..], "[no-such-actor]"),
        (&["actors", "merge", "b.case", "Sanne Ruyk", "Sanne Ruyk"], "[already-so]"),
        (&["reject", "b.case", "figure", "b:1"], "[nothing-there]"),
        (&["reject", "b.case", "statement", "nowhere:1"], "[no-such-report]"),
        (&["set", "b.case", "a", "colour=red"], "[bad-correction]"),
        (&["set", "b.case", "a", "published=yesterday"], "[bad-correction]"),
        (&["corrections", "b.case", "--import", "a.txt"], "[bad-correction]"),
        (&["brief", "b.case", "--since", "tuesday"], "neither \"last\" nor a date"),
        (&["brief", ".", "--since", "last"], "[not-a-case]"),
        (&["add", "b.case", "--actors", "a.txt"], "[bad-actors-file]"),
    ] {
        let done = run(here, args);
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.code() == Some(2) && told.contains(name), "{args:?}: {told}");
    }
    assert!(fs::read(here.join("b.case")).unwrap() == before, "the case is untouched");
}

#[test]
fn a_date_that_a_report_does_not_give_is_set_and_taken_back() {
    let folder = heap(&[("a.txt", ONE)]);
    let here = folder.path();
    said(here, &["add", "-q", "b.case", "a.txt"]);
    let plain = exported(here, "b.case");
    let told = said(here, &["set", "b.case", "a", "published=2031-03-05", "outlet=KNA", "--by", "I. Obarr"]);
    let case = json(here, "b.case");
    let report = &case["reports"][0];
    assert_eq!((&report["published"], &report["outlet"]), (&"2031-03-05".into(), &"KNA".into()));
    let monday = report["dates"].as_array().unwrap().iter().any(|d| d["value"] == "2031-03-03");
    assert!(monday, "what hangs on the date is read again: {}", report["dates"]);
    assert_eq!(case["corrections"][0]["by"], "I. Obarr");
    // Adding it again, and reading it again, changes nothing of that.
    said(here, &["add", "-q", "b.case", "a.txt"]);
    said(here, &["add", "-q", "b.case"]);
    assert_eq!(json(here, "b.case"), case);
    for id in told.lines().filter_map(|l| l.split_whitespace().next()) {
        said(here, &["corrections", "b.case", "--undo", id]);
    }
    assert!(exported(here, "b.case") == plain);
}

#[test]
fn the_morning_view_tells_what_came_in() {
    let folder = heap(&[("a.txt", ONE), ("b.txt", TWO), ("c.txt", THREE)]);
    let here = folder.path();
    said(here, &["add", "-q", "b.case", "a.txt"]);
    said(here, &["add", "-q", "b.case", "b.txt"]);
    let view = || said(here, &["brief", "b.case", "--since", "last", "--quiet"]);
    let first = view();
    assert!(first.contains("REPORTS  1") && first.contains("Jonas Hale"), "{first}");
    assert_eq!(view(), first, "nothing has come in since");
    said(here, &["add", "-q", "b.case", "c.txt"]);
    let changes: Value =
        serde_json::from_str(&said(here, &["brief", "b.case", "--since", "last", "--json"])).unwrap();
    assert_eq!(changes["reports"].as_array().unwrap().len(), 1);
    assert_eq!(changes["actors"].as_array().unwrap().len(), 0, "he was there before");
    let all = said(here, &["brief", "b.case", "--since", "2001-01-01", "--quiet"]);
    assert!(all.contains("REPORTS  3"), "{all}");
}

#[test]
fn the_users_own_actors_are_honoured_and_kept() {
    let list = "[[actor]]\nname = \"Sanne Ruyk\"\naliases = [\"Sanna Ruyk\"]\nwikidata = \"Q7\"\n";
    let folder = heap(&[("a.txt", ONE), ("b.txt", TWO), ("actors.toml", list)]);
    let here = folder.path();
    said(here, &["add", "-q", "b.case", "a.txt", "b.txt", "--actors", "actors.toml"]);
    let told = said(here, &["actors", "b.case"]);
    assert!(told.contains("wikidata: Q7") && told.contains("Sanna Ruyk"), "{told}");
    let without = said(here, &["brief", "-q", "--json", "a.txt", "b.txt", "--actors", "actors.toml"]);
    assert!(without == exported(here, "b.case"));
}

#[test]
fn a_kill_in_the_midst_of_adding_leaves_a_good_case() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::create_dir(here.join("heap")).unwrap();
    for i in 0..150 {
        fs::write(here.join(format!("heap/{i}.txt")), format!("{ONE}\nThe toll is {i} crowns, Hale said.\n"))
            .unwrap();
    }
    for wait in [150, 400, 900] {
        let mut child = command(here, &["add", "-q", "b.case", "heap"]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let _ = child.kill();
        child.wait().unwrap();
        if here.join("b.case").exists() {
            let done = run(here, &["verify", "b.case"]);
            let told = String::from_utf8_lossy(&done.stderr).into_owned();
            // Killed before its tables were made, the file is no case yet, and adding makes it one.
            assert!(
                done.status.success() || told.contains("[not-a-case]") || told.contains("[case-too-new]"),
                "{told}"
            );
        }
    }
    said(here, &["add", "-q", "b.case", "heap"]);
    said(here, &["add", "-q", "whole.case", "heap"]);
    said(here, &["verify", "b.case", "-q"]);
    assert!(exported(here, "b.case") == exported(here, "whole.case"));
}
