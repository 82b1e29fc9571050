//! `cargo xtask browser`: the app as a user of a browser sees it.

use crate::python;
use crate::run::{Result, cargo, root};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PLACES: [&str; 3] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// `browser [SHOTS]`: every page is looked at; with SHOTS (`docs/shots`) the pictures of the README are taken too. Chromium comes from Debian's packages where it is missing and may be installed; where there is none,
/// or no Python with what drives it, that is said and nothing is run.
pub(crate) fn run(words: &[String]) -> Result {
    let Some(chromium) = chromium() else {
        eprintln!(
            "xtask: passed over the tests in a browser: there is no Chromium and none could be installed"
        );
        return Ok(());
    };
    let packages = ["playwright==1.65.2", "axe-playwright-python==0.1.8", "pillow==13.0.0"];
    let Some(python) = python::with("browser", &packages)? else {
        eprintln!("xtask: passed over the tests in a browser: no Python with playwright could be made");
        return Ok(());
    };
    cargo(&["build", "--quiet", "-p", "hearsay-cli"])?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let hearsay = target.join("debug").join(format!("hearsay{}", std::env::consts::EXE_SUFFIX));
    let words = words.iter().map(String::as_str);
    let hearsay = hearsay.to_string_lossy();
    let args: Vec<&str> = [&*hearsay, "examples", &*chromium].into_iter().chain(words).collect();
    python::run(&python, "crates/xtask/python/browser.py", &args)
}

fn chromium() -> Option<String> {
    let there = || PLACES.into_iter().find(|p| Path::new(p).exists()).map(str::to_owned);
    there().or_else(|| {
        eprintln!("xtask: installing chromium from Debian's packages");
        let apt = |args: &[&str]| {
            let done =
                Command::new("apt-get").args(args).stdout(Stdio::null()).stderr(Stdio::null()).status();
            done.is_ok_and(|s| s.success())
        };
        let install = ["install", "-y", "-q", "--no-install-recommends", "chromium"];
        let _ = apt(&install) || (apt(&["update", "-q"]) && apt(&install));
        there()
    })
}
