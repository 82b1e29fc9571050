//! The examples print what they printed when it was last looked at; `cargo xtask bless` keeps another answer.

use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_examples_print_what_is_kept() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let bless = std::env::var_os("HEARSAY_BLESS").is_some();
    let kept = root.join("examples/expected");
    if !bless && !kept.is_dir() {
        return;
    }
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
        for (ending, flags) in
            [("txt", &["--width", "80", "--color", "never"][..]), ("json", &["--json"][..])]
        {
            // As the README has it, so that the answer can be printed there.
            let done = Command::new(env!("CARGO_BIN_EXE_hearsay"))
                .args(["--quiet", "brief", &format!("examples/{name}")])
                .args(flags)
                .current_dir(&root)
                .output()
                .unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            let file = kept.join(format!("{name}.{ending}"));
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
}
