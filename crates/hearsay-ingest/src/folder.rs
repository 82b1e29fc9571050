//! paths → Sources: which files are meant, in which order?

use crate::{Options, Problem};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text: one report.
    Text,
    /// A saved page: one report.
    Page,
    /// JSON Lines: a report a row.
    Rows,
    /// One article as a JSON object.
    Article,
}

/// One file to be read, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it is; unused for standard input.
    pub file: PathBuf,
    /// As problems and readings name it: what the user named and the way below it; `-` for standard input.
    pub path: String,
    /// What it is read as; `None` where its first bytes have to tell.
    pub format: Option<Format>,
    /// Whether the user named this very file: only then is it a problem that it is no report.
    pub named: bool,
}

/// What [`collect`] found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Files to read, sorted by path, none twice.
    pub sources: Vec<Source>,
    /// What could not be reached.
    pub problems: Vec<Problem>,
}

impl Source {
    /// Whether this is standard input.
    pub fn is_stdin(&self) -> bool {
        self.path == "-"
    }
}

/// Finds the reports under `paths`: folders are walked to the bottom, the answer is sorted by path whatever the order
/// of the arguments, and a file that is reached twice (by two names, through a link) is read once.
pub fn collect(paths: &[impl AsRef<Path>], _options: &Options) -> Found {
    let mut walk = Walk::default();
    for path in paths {
        let path = path.as_ref();
        let shown = shown(path);
        if shown == "-" {
            let source = Source { file: PathBuf::new(), path: shown, format: None, named: true };
            walk.files.insert(PathBuf::from("-"), source);
            continue;
        }
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => {
                let before = walk.files.len() + walk.problems.len() + walk.met_again;
                walk.folder(path, &shown);
                if walk.files.len() + walk.problems.len() + walk.met_again == before {
                    walk.problems.push(
                        Problem::new("no-reports", &shown, "holds no report")
                            .hint("reports are files that end in .txt, .html, .jsonl or .json"),
                    );
                }
            }
            Ok(_) => walk.file(path, shown, format_of(path), true),
            Err(error) => walk.problems.push(Problem::io(&shown, &error)),
        }
    }
    let mut sources: Vec<Source> = walk.files.into_values().collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    walk.problems.sort_by(|a, b| a.path.cmp(&b.path));
    walk.problems.dedup();
    Found { sources, problems: walk.problems }
}

#[derive(Default)]
struct Walk {
    /// By the one true path, so that a file is read once.
    files: BTreeMap<PathBuf, Source>,
    folders: BTreeMap<PathBuf, ()>,
    problems: Vec<Problem>,
    met_again: usize,
}

impl Walk {
    fn file(&mut self, file: &Path, path: String, format: Option<Format>, named: bool) {
        let real = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        let source = Source { file: file.to_owned(), path, format, named };
        match self.files.get_mut(&real) {
            None => {
                self.files.insert(real, source);
            }
            Some(known) => {
                self.met_again += 1;
                // Which of two names is kept must not hang on the order of the arguments.
                let named = known.named || source.named;
                if source.path < known.path {
                    *known = source;
                }
                known.named = named;
            }
        }
    }

    /// Walks one folder; the stack is our own, so that a deep tree cannot exhaust the thread's.
    fn folder(&mut self, folder: &Path, shown: &str) {
        let mut open = vec![(folder.to_owned(), shown.to_owned())];
        while let Some((folder, shown)) = open.pop() {
            // A link that leads back up would be walked for ever.
            let real = std::fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
            if self.folders.insert(real, ()).is_some() {
                self.met_again += 1;
                continue;
            }
            let entries = match std::fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    self.problems.push(Problem::io(&shown, &error));
                    continue;
                }
            };
            for entry in entries {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        self.problems.push(Problem::io(&shown, &error));
                        continue;
                    }
                };
                let file = entry.path();
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.starts_with('.') {
                    continue;
                }
                let below = format!("{}/{name}", shown.trim_end_matches('/'));
                // A link to nothing in a folder is no report and is passed over like one.
                let Ok(meta) = std::fs::metadata(&file) else { continue };
                if meta.is_dir() {
                    open.push((file, below));
                } else if meta.is_file() {
                    if let Some(format) = format_of(&file).filter(|_| may_be_report(&name)) {
                        self.file(&file, below, Some(format), false);
                    }
                }
            }
        }
    }
}

/// The format that a file's name promises.
pub(crate) fn format_of(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "txt" | "text" | "md" | "markdown" => Format::Text,
        "html" | "htm" | "xhtml" => Format::Page,
        "jsonl" | "ndjson" => Format::Rows,
        "json" => Format::Article,
        _ => return None,
    })
}

/// Whether a file met in a folder can be a report: not the papers that lie beside data everywhere.
fn may_be_report(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let first = stem.split(['-', '_']).next().unwrap_or_default();
    let paper =
        ["readme", "license", "licence", "copying", "changelog", "contributing", "requirements", "notice"];
    !(paper.contains(&stem.as_str()) || paper.contains(&first) && name.to_ascii_lowercase().ends_with(".md"))
}

/// The format that the first bytes show.
pub(crate) fn sniff(bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(1024)];
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let lower = head.to_ascii_lowercase();
    if [&b"<!doctype html"[..], b"<html", b"<head", b"<?xml"].iter().any(|start| lower.starts_with(start)) {
        return Format::Page;
    }
    if head.starts_with(b"{") {
        let line =
            bytes.split(|b| *b == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let row: Result<serde_json::Map<String, serde_json::Value>, _> = serde_json::from_slice(line);
        return if row.is_ok() { Format::Rows } else { Format::Article };
    }
    Format::Text
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Opens a source for reading.
pub(crate) fn reader(source: &Source) -> std::io::Result<Box<dyn Read + Send>> {
    Ok(if source.is_stdin() {
        Box::new(std::io::stdin())
    } else {
        Box::new(std::fs::File::open(&source.file)?)
    })
}
