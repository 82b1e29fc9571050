//! An answer → standard output, a file or a folder: whole or not at all.

use crate::failure::Failure;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes an answer to standard output (`-` or none) or to a file. A file is written beside its place and moved there
/// when it is whole, so that a full disk does not cost the copy of yesterday.
pub(crate) fn write(
    to: Option<&Path>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    match to.filter(|path| path.as_os_str() != "-") {
        None => {
            let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
            fill(&mut out).and_then(|()| out.flush()).map_err(|e| Failure::writing(Path::new("-"), &e))
        }
        // A device, a pipe: there is nothing to keep whole.
        Some(path) if path.exists() && !path.is_file() => {
            to_file(path, fill).map_err(|e| Failure::writing(path, &e))
        }
        Some(path) => {
            let part = hearsay_store::part_of(path);
            let written = to_file(&part, fill).and_then(|()| std::fs::rename(&part, path));
            if written.is_err() {
                let _ = std::fs::remove_file(&part);
            }
            written.map_err(|e| Failure::writing(path, &e))
        }
    }
}

/// Writes a folder: its files are made beside it and moved there when all are whole; what else is in it stays.
pub(crate) fn folder(
    to: &Path,
    fill: impl FnOnce(&mut dyn FnMut(&str) -> io::Result<Box<dyn Write>>) -> io::Result<()>,
) -> Result<(), Failure> {
    let part = hearsay_store::part_of(to);
    let mut names: Vec<String> = Vec::new();
    let mut open = |name: &str| -> io::Result<Box<dyn Write>> {
        names.push(name.to_owned());
        Ok(Box::new(BufWriter::with_capacity(1 << 16, File::create(part.join(name))?)))
    };
    let mut written = std::fs::create_dir(&part).and_then(|()| fill(&mut open));
    if written.is_ok() {
        written = match to.exists() {
            true => names.iter().try_for_each(|name| std::fs::rename(part.join(name), to.join(name))),
            false => std::fs::rename(&part, to),
        };
    }
    let _ = std::fs::remove_dir_all(&part);
    written.map_err(|e| Failure::writing(to, &e))
}

fn to_file(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(path)?);
    fill(&mut out)?;
    out.flush()
}
