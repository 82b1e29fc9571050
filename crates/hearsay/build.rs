//! Sources → stamps: two builds of Hearsay that could read a report, or gather a case, differently are told apart.
//!
//! A reading is stamped with a hash of the model and of every rule that made it; a gathering with that and the rules of
//! the case. A change of a rule is a new stamp without anybody having to think of it.

use std::path::{Path, PathBuf};

fn main() {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let (mut reading, mut case) = (Vec::new(), Vec::new());
    collect(&here.join("src"), &mut reading);
    let models = here.join("../../models");
    collect(&models, &mut reading);
    reading.retain(|path| {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let of_case = path.starts_with(here.join("src/case"))
            || path.starts_with(here.join("src/view")) && name != "reading.rs";
        // What is told about rules changes no answer.
        let told = ["pages.rs", "rule.rs", "quality.rs", "tests.rs"].contains(&name);
        if of_case && !told {
            case.push(path.clone());
        }
        !of_case && !told
    });
    reading.sort();
    case.sort();
    let read = fold(0xcbf2_9ce4_8422_2325, &reading);
    let version = std::env::var("CARGO_PKG_VERSION").unwrap_or_default();
    println!("cargo::rustc-env=HEARSAY_VERSION={version}+{:012x}", read >> 16);
    println!("cargo::rustc-env=HEARSAY_CASE_VERSION={version}+{:012x}", fold(read, &case) >> 16);
    println!("cargo::rerun-if-changed={}", here.join("src").display());
    println!("cargo::rerun-if-changed={}", models.display());
}

/// The files of a folder that an answer can depend on.
fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|e| e != "md") && !path.ends_with("quality.tsv") {
            into.push(path);
        }
    }
}

/// FNV-1a over the files' bytes, line ends aside: a checkout may have them either way.
fn fold(start: u64, files: &[PathBuf]) -> u64 {
    let bytes = files.iter().flat_map(|f| std::fs::read(f).unwrap_or_default());
    bytes.filter(|b| *b != b'\r').fold(start, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}
