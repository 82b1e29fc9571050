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
        let before = std::fs::read(&file).unwrap_or_default();
        if before != done.stdout {
            let lines = before.split(|b| *b == b'\n').zip(done.stdout.split(|b| *b == b'\n'));
            let line = 1 + lines.take_while(|(a, b)| a == b).count();
            panic!("{}: another answer from line {line}; `cargo xtask bless` keeps it", file.display());
        }
    }
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
