//! A name and packages → a Python that has them: tools of others that open what Hearsay writes.
//!
//! Each set of tools has an environment of its own under the target folder, made from the package registry by name. Where
//! there is no Python or no registry, whoever asks says what was passed over: nothing of the product needs it.

use crate::run::{Result, root};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The program of an environment that holds `packages` (as pip takes them, versions and all); nothing where none can be
/// made. An environment that is there with the same list is taken as it is.
pub(crate) fn with(name: &str, packages: &[&str]) -> Result<Option<PathBuf>> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join(format!("python-{name}"));
    let program = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let list = folder.join("packages.txt");
    let wanted = packages.join("\n");
    if program.exists() && std::fs::read_to_string(&list).is_ok_and(|there| there == wanted) {
        return Ok(Some(program));
    }
    let base = if cfg!(windows) { "python" } else { "python3" };
    let made = Command::new(base).args(["-m", "venv", "--clear"]).arg(&folder).status();
    if !made.is_ok_and(|s| s.success()) {
        return Ok(None);
    }
    eprintln!("xtask: installing {} for Python", packages.join(", "));
    let installed = Command::new(&program)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--retries",
            "1",
            "--timeout",
            "20",
        ])
        .args(packages)
        .stdout(Stdio::null())
        .status();
    if !installed.is_ok_and(|s| s.success()) {
        return Ok(None);
    }
    std::fs::write(&list, wanted).map_err(|e| format!("{}: {e}", list.display()))?;
    Ok(Some(program))
}

/// Runs a script of the project with it; its words are its own.
pub(crate) fn run(program: &PathBuf, script: &str, args: &[&str]) -> Result {
    eprintln!("xtask: python {script}");
    let done = Command::new(program).arg(root().join(script)).args(args).current_dir(root()).status();
    match done {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{script} failed ({status})")),
        Err(e) => Err(format!("{} cannot be started: {e}", program.display())),
    }
}
