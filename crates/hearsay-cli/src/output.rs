//! An answer → standard output or a file: whole or not at all.

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

fn to_file(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, File::create(path)?);
    fill(&mut out)?;
    out.flush()
}
