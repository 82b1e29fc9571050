//! The examples print what they printed when it was last looked at; `cargo xtask bless` keeps another answer.

use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_examples_print_what_is_kept() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let bless = std::env::var_os("HEARSAY_BLESS").is_some();
    let kept = root.join("examples/expected");
    let mut stories: Vec<PathBuf> = root
        .join("examples")
        .read_dir()
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.is_dir() && *p != kept)
        .collect();
    stories.sort();
    for story in stories {
        let name = story.file_name().unwrap().to_str().unwrap();
        // As the README has it, so that the answer can be printed there.
        let done = Command::new(env!("CARGO_BIN_EXE_hearsay"))
            .args(["--quiet", "brief", &format!("examples/{name}"), "--width", "80", "--color", "never"])
            .current_dir(&root)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let file = kept.join(format!("{name}.txt"));
        if bless {
            std::fs::create_dir_all(&kept).unwrap();
            std::fs::write(&file, &done.stdout).unwrap();
            continue;
        }
        let (before, now) =
            (std::fs::read_to_string(&file).unwrap_or_default(), String::from_utf8_lossy(&done.stdout));
        let (before, now) = (but_measured(&before), but_measured(&now));
        if before != now {
            let lines = before.lines().zip(now.lines());
            let line = 1 + lines.take_while(|(a, b)| a == b).count();
            panic!("{}: another answer from line {line}; `cargo xtask bless` keeps it", file.display());
        }
    }
}

/// All but the last lines, whose figures are new with each measurement: they are held against the table elsewhere.
fn but_measured(brief: &str) -> &str {
    brief.split("\nRight when measured: ").next().unwrap_or(brief)
}

/// Whatever name a case carries, `hearsay explain` knows.
#[test]
fn every_name_in_the_examples_has_a_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let done = Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(["--quiet", "brief", "examples/strait", "examples/dam", "--json"])
        .current_dir(&root)
        .output()
        .unwrap();
    let case: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let mut names = std::collections::BTreeSet::new();
    for (part, keys) in [
        ("statements", &["rule", "kind", "quotation", "block"][..]),
        ("accounts_differ", &["rule"]),
        ("checks", &["kind"]),
        ("same_statements", &["how"]),
    ] {
        for item in case[part].as_array().unwrap() {
            names.extend(keys.iter().filter_map(|k| item[*k].as_str()));
        }
    }
    for report in case["reports"].as_array().unwrap() {
        names.extend(report["published_from"].as_str());
        for (part, key) in [
            ("notes", "name"),
            ("furniture", "kind"),
            ("blocks", "kind"),
            ("dates", "type"),
            ("dates", "anchor"),
            ("figures", "bound"),
            ("names", "label"),
            ("actors", "kind"),
        ] {
            names.extend(report[part].as_array().into_iter().flatten().filter_map(|x| x[key].as_str()));
        }
    }
    assert!(names.len() > 40, "{names:?}");
    // Those of files and encodings are the command's own.
    let known = |name: &str| {
        let explain =
            || Command::new(env!("CARGO_BIN_EXE_hearsay")).args(["explain", name]).output().unwrap();
        hearsay::rule::find(name).is_some() || explain().status.success()
    };
    let lost: Vec<_> = names.into_iter().filter(|n| !known(n)).collect();
    assert!(lost.is_empty(), "no page: {lost:?}");
}

/// What the README shows is what the command prints: every line of it, in order, `…` standing for what is left out.
#[test]
fn the_readme_shows_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let shown =
        readme.split("<!-- transcript -->").nth(1).and_then(|s| s.split("<!-- /transcript -->").next());
    let shown: Vec<&str> = shown
        .expect("the README has a transcript")
        .lines()
        .filter_map(|l| l.strip_prefix("    "))
        .filter(|l| *l != "…")
        .collect();
    assert!(shown.len() > 20);
    let done = Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(["--quiet", "brief", "examples/strait", "--width", "80", "--color", "never"])
        .current_dir(&root)
        .output()
        .unwrap();
    let printed = String::from_utf8(done.stdout).unwrap();
    let mut rest = printed.lines();
    for line in shown {
        assert!(rest.any(|l| l == line), "the README shows a line that is not printed there: {line}");
    }
}
