//! Sources → complaints: the invariants of docs/ARCHITECTURE.md that no compiler checks.

use crate::run::{Result, read, root};
use std::path::{Path, PathBuf};

/// Words that a folder must not hold, with the reason.
struct Ban {
    words: &'static [&'static str],
    /// Where it holds; and where, within it, it does not.
    inside: &'static str,
    but_not: &'static [&'static str],
    why: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        words: &["std::fs", "std::net", "std::env::", "std::process", "SystemTime", "Instant::now"],
        inside: "crates/hearsay/src",
        but_not: &[],
        why: "the analysis does no input or output and knows no clock",
    },
    Ban {
        words: &["println!", "print!(", "eprintln!", "eprint!("],
        inside: "crates",
        but_not: &["crates/hearsay-cli/src", "crates/hearsay/build.rs", "crates/xtask"],
        why: "only the command prints",
    },
    Ban {
        words: &["Serialize,", "Serialize)", "Serialize;", "Serialize}", "Serialize for"],
        inside: "crates",
        but_not: &["crates/hearsay/src/view", "crates/xtask"],
        why: "only views serialise, so that the command, the page and the exports cannot disagree",
    },
    Ban {
        words: &["SELECT ", "INSERT INTO", "rusqlite"],
        inside: "crates",
        but_not: &["crates/hearsay-store", "crates/xtask"],
        why: "only the store writes SQL",
    },
    Ban {
        words: &["TcpStream", "TcpListener", "UdpSocket", "reqwest", "ureq"],
        inside: "crates",
        but_not: &["crates/hearsay-web/src/lib.rs", "crates/xtask"],
        why: "nothing but the app opens a socket, and that on the loopback address",
    },
];

/// Goes through every source file of ours.
pub(crate) fn run() -> Result {
    let root = root();
    let mut files = Vec::new();
    walk(&root.join("crates"), &mut files)?;
    files.sort();
    let mut complaints = Vec::new();
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let text = read(file)?;
        if is_test(file) {
            continue;
        }
        if !text.starts_with("//!") {
            complaints.push(format!("{name}: opens with no `//!` that says what question it answers"));
        }
        for (i, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for ban in BANS.iter().filter(|b| b.holds(&name)) {
                if let Some(word) = ban.words.iter().find(|w| line.contains(**w)) {
                    complaints.push(format!("{name}:{}: {word}: {}", i + 1, ban.why));
                }
            }
        }
    }
    complaints.extend(names_without_page(&files, &root)?);
    complaints.extend(manifests(&root)?);
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    match complaints.len() {
        0 => Ok(()),
        n => Err(format!("tidy: {n} complaints")),
    }
}

impl Ban {
    fn holds(&self, name: &str) -> bool {
        name.starts_with(self.inside) && !self.but_not.iter().any(|b| name.starts_with(b))
    }
}

/// Whether a file holds tests, what they read, or an experiment: they make up names of their own, print, and look at a clock.
fn is_test(file: &Path) -> bool {
    let part = |name: &str| file.components().any(|c| c.as_os_str() == name);
    part("tests")
        || part("benches")
        || part("examples")
        || ["tests.rs", "fixture.rs"].iter().any(|name| file.ends_with(name))
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| format!("{}: {e}", folder.display()))?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// Whatever carries a name to the user has a page that `hearsay explain` prints.
fn names_without_page(files: &[PathBuf], root: &Path) -> Result<Vec<String>> {
    const USES: [&str; 6] =
        ["Note::report(", "Note::at(", "Problem::new(", "Failure::new(", "problem.name =", "rule:"];
    let (mut pages, mut uses) = (Vec::new(), Vec::new());
    let product = |f: &&PathBuf| {
        let part = |name: &str| f.components().any(|c| c.as_os_str() == name);
        part("src") && !part("xtask") && !is_test(f)
    };
    for file in files.iter().filter(product) {
        let text = read(file)?;
        // Tests make up names of their own.
        let text = text.split("#[cfg(test)]").next().unwrap_or(&text);
        for part in text.split("Page {").skip(1) {
            pages.extend(literal_after(part, "name:"));
        }
        for marker in USES {
            for part in text.split(marker).skip(1) {
                uses.extend(literal_after(part, "").map(|name| (name, file.clone())));
            }
        }
        // `let rule = if … { "one" } else { "other" }`, and what a function of that name can give.
        let functions = text.split("fn rule(").skip(1).filter_map(|part| part.split("\n    }\n").next());
        let bindings = text.split("let rule = ").skip(1).filter_map(|part| part.split(";\n").next());
        for part in functions.chain(bindings) {
            // A value stands alone on its line or right behind a brace; what is only compared does not.
            let values = part.lines().chain(part.split("{ ").skip(1));
            let quoted = values.filter_map(|v| literal_after(v, ""));
            uses.extend(quoted.map(|name| (name, file.clone())));
        }
    }
    let shown = |file: &PathBuf| file.strip_prefix(root).unwrap_or(file).display().to_string();
    let lost = uses.into_iter().filter(|(name, _)| !pages.contains(name));
    let mut lost: Vec<String> = lost
        .map(|(name, file)| format!("{}: `{name}` has no page for `hearsay explain`", shown(&file)))
        .collect();
    lost.sort();
    lost.dedup();
    Ok(lost)
}

/// The string literal that stands right after `key`, where one does.
fn literal_after(text: &str, key: &str) -> Option<String> {
    let rest = text.trim_start().strip_prefix(key)?.trim_start().strip_prefix('"')?;
    let name = rest.split('"').next()?;
    is_name(name).then(|| name.to_owned())
}

/// Whether a literal has the shape of a rule's or a note's name.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The analysis depends on nothing of ours, and every crate takes the workspace's lints.
fn manifests(root: &Path) -> Result<Vec<String>> {
    let mut complaints = Vec::new();
    let crates = std::fs::read_dir(root.join("crates")).map_err(|e| e.to_string())?;
    for entry in crates.flatten() {
        let text = read(&entry.path().join("Cargo.toml"))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !text.contains("[lints]\nworkspace = true") {
            complaints.push(format!("crates/{name}/Cargo.toml: does not take the workspace's lints"));
        }
        let may = |other: &str| match name.as_str() {
            "hearsay" | "xtask" => false,
            "hearsay-export" | "hearsay-ingest" | "hearsay-store" => other == "hearsay",
            _ => true,
        };
        let own = ["hearsay", "hearsay-export", "hearsay-ingest", "hearsay-store", "hearsay-cli"];
        for other in own.iter().filter(|o| !may(o) && **o != name) {
            if text.lines().any(|l| l.split(['.', ' ', '=']).next() == Some(other)) {
                complaints.push(format!("crates/{name}/Cargo.toml: may not depend on {other}"));
            }
        }
    }
    complaints.sort();
    Ok(complaints)
}
