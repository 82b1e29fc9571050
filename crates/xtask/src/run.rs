//! Commands → their output: run from the project's root, told as they run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A chore ends well or with a sentence.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// The project's root.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// Runs cargo and lets it speak for itself.
pub(crate) fn cargo(args: &[&str]) -> Result {
    cargo_with(args, &[])
}

/// The same, with variables in its environment.
pub(crate) fn cargo_with(args: &[&str], variables: &[(&str, &str)]) -> Result {
    eprintln!("xtask: cargo {}", args.join(" "));
    let done =
        Command::new(env!("CARGO")).args(args).envs(variables.iter().copied()).current_dir(root()).status();
    match done {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("cargo {} failed ({status})", args.first().unwrap_or(&""))),
        Err(e) => Err(format!("cargo cannot be started: {e}")),
    }
}

/// The `hearsay` binary, built with optimisation.
pub(crate) fn hearsay() -> Result<PathBuf> {
    cargo(&["build", "--release", "--quiet", "-p", "hearsay-cli"])?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("release").join(format!("hearsay{}", std::env::consts::EXE_SUFFIX)))
}

/// What a program prints. Its exit code is not looked at: scorers fail where not all is perfect.
pub(crate) fn output(program: &Path, args: &[&str]) -> Result<Vec<u8>> {
    let done = Command::new(program)
        .args(args)
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("{} cannot be started: {e}", program.display()))?;
    Ok(done.stdout)
}

/// Reads a file of the project.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// Writes a file of the project.
pub(crate) fn write(path: &Path, text: impl AsRef<[u8]>) -> Result {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}
