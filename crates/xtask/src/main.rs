//! `cargo xtask TASK`: the project's chores, in Rust, so that nothing but Rust is needed to work on it.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a chore speaks to whoever runs it")]

mod api;
mod browser;
mod eval;
mod exports;
mod generate;
mod pages;
mod python;
mod run;
mod scale;
mod tidy;

use run::{Result, cargo, cargo_with};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask check          formatting, lints, tidiness
cargo xtask test [WORDS]   check, every test, exports; with WORDS only the tests whose names hold them
cargo xtask exports        the examples in every format, each opened with the tool that it is for (from PyPI)
cargo xtask eval [FOLDER]  scores against hand-made answers (default ../shared) → docs/QUALITY.md; with
                           --peer-python PATH also the speed of a peer, timed in turn; --pages prints kept figures anew
cargo xtask bless          run the examples again and keep their output under examples/expected
cargo xtask tidy           what no compiler checks
cargo xtask generate N -o FOLDER|FILE.jsonl [--seed N]   N invented reports, to see how a large heap fares
cargo xtask api [N]            schemathesis against the app's interface for programs, N requests an address
cargo xtask browser [SHOTS]                     the app in Debian's Chromium; the README's pictures into SHOTS (docs/shots)
cargo xtask pages [N] [CASE]   how soon the app's pages come for N invented reports → docs/PAGES.md
cargo xtask scale [N...]   time and memory of heaps of N reports, and docs/SCALE.md with its picture
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let rest = words.get(1..).unwrap_or_default();
    let done = match words.first().map(String::as_str) {
        Some("check") => check(),
        Some("test") => test(rest),
        Some("eval") => eval::run(rest),
        Some("bless") => bless(),
        Some("exports") => exports::run(),
        Some("tidy") => tidy::run(),
        Some("generate") => generate::run(rest),
        Some("api") => api::run(rest),
        Some("browser") => browser::run(rest),
        Some("pages") => pages::run(rest),
        Some("scale") => scale::run(rest),
        _ => {
            print!("{HELP}");
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn check() -> Result {
    cargo(&["fmt", "--all", "--check"])?;
    tidy::run()?;
    cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn test(words: &[String]) -> Result {
    if words.is_empty() {
        check()?;
    }
    let mut args = vec!["test", "--workspace", "--no-fail-fast"];
    args.extend(words.iter().map(String::as_str));
    cargo(&args)?;
    if words.is_empty() {
        exports::run()?;
        api::run(&[])?;
        browser::run(&[])?;
    }
    Ok(())
}

/// The test that holds the examples against what is kept writes instead where it is told to.
fn bless() -> Result {
    cargo_with(&["test", "-p", "hearsay-cli", "--test", "examples"], &[("HEARSAY_BLESS", "1")])
}
