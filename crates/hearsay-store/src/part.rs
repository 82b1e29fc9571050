//! Path → a name beside it: where is a file made before it is whole?

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// Where to make a file or a folder that is to stand at a path once it is whole: `.NAME.part-PROCESS`, in the same folder, so that it
/// can be moved. What programs that were cut off have left there under such a name is cleared away.
pub fn part_of(path: &Path) -> PathBuf {
    let mut start = OsString::from(".");
    start.push(path.file_name().unwrap_or_default());
    start.push(".part-");
    sweep(path, &start);
    let mut name = start;
    name.push(std::process::id().to_string());
    path.with_file_name(name)
}

/// Only where the system tells which programs run can one know that a part is nobody's any more.
fn sweep(path: &Path, start: &OsStr) {
    let programs = Path::new("/proc");
    if !programs.join("self").exists() {
        return;
    }
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let left = name.as_encoded_bytes().strip_prefix(start.as_encoded_bytes());
        let process = left.and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<u32>().ok());
        if process.is_some_and(|p| !programs.join(p.to_string()).exists()) {
            let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let left = entry.path();
            let _ = if folder { std::fs::remove_dir_all(left) } else { std::fs::remove_file(left) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_works_at_any_more_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b.html");
        let mine = part_of(&path);
        let (dead, other) =
            (folder.path().join(".b.html.part-4294967295"), folder.path().join(".b.html.part-x"));
        for file in [&mine, &dead, &other] {
            std::fs::write(file, "half").unwrap();
        }
        assert_eq!(part_of(&path), mine);
        assert!(mine.exists() && other.exists());
        assert!(!dead.exists() || !Path::new("/proc/self").exists());
    }
}
