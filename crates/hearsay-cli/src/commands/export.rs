//! `hearsay export`: a case for other tools.

use super::{Done, gather};
use crate::args::Format;
use crate::failure::Failure;
use crate::voice::Voice;
use crate::{cases, output};
use hearsay::view::CaseView;
use hearsay_export::tables::{self, Table};
use hearsay_export::{Desk, Kind};
use std::io::{IsTerminal, Write};
use std::path::Path;

pub(super) fn run(
    case: &Path,
    format: Format,
    to: Option<&Path>,
    table: Option<&str>,
    voice: &Voice,
) -> Result<Done, Failure> {
    let plan = Plan::new(case, format, to, table)?;
    match plan {
        Plan::Datasette => return datasette(case, to, voice),
        Plan::Json => return super::json::stream(case, to, voice),
        _ => {}
    }
    let view = cases::of_case(case, voice)?;
    match plan {
        Plan::Whole(kind) => {
            let mut remarks = Vec::new();
            output::write(to, |out| {
                remarks = hearsay_export::write(kind, &view, out)?;
                Ok(())
            })?;
            remarks.iter().for_each(|remark| voice.remark(remark));
        }
        Plan::Table(table) => {
            let desk = Desk::new(&view);
            output::write(to, |out| match format {
                #[cfg(feature = "parquet")]
                Format::Parquet => hearsay_export::parquet::write(&desk, table, out),
                _ => hearsay_export::csv::write(&desk, table, out),
            })?;
        }
        Plan::Folder(folder) => {
            let desk = Desk::new(&view);
            output::folder(folder, |open| match format {
                #[cfg(feature = "parquet")]
                Format::Parquet => hearsay_export::parquet::write_all(&desk, &mut |table| {
                    open(&format!("{}.parquet", table.name))
                }),
                _ => hearsay_export::csv::write_all(&desk, &mut |table| open(&format!("{}.csv", table.name))),
            })?;
        }
        Plan::Json | Plan::Datasette => {}
    }
    Ok(Done::found(!view.reports.is_empty()))
}

/// What is to be written, found before anything is read: a mistake in the words of a command should not cost waiting.
enum Plan<'a> {
    Json,
    Datasette,
    Whole(Kind),
    Table(&'static Table),
    Folder(&'a Path),
}

impl<'a> Plan<'a> {
    fn new(
        case: &Path,
        format: Format,
        to: Option<&'a Path>,
        table: Option<&str>,
    ) -> Result<Plan<'a>, Failure> {
        let to = to.filter(|path| path.as_os_str() != "-");
        let (plan, binary) = match format {
            Format::Json => (Some(Plan::Json), None),
            Format::Datasette => (Some(Plan::Datasette), None),
            Format::Jsonl => (Some(Plan::Whole(Kind::Jsonl)), None),
            Format::Xlsx => (Some(Plan::Whole(Kind::Xlsx)), Some("xlsx")),
            Format::Docx => (Some(Plan::Whole(Kind::Docx)), Some("docx")),
            Format::WebAnnotation => (Some(Plan::Whole(Kind::WebAnnotation)), None),
            Format::Plover => (Some(Plan::Whole(Kind::Plover)), None),
            Format::SchemaOrg => (Some(Plan::Whole(Kind::SchemaOrg)), None),
            Format::Timelinejs => (Some(Plan::Whole(Kind::Timelinejs)), None),
            Format::Gkg => (Some(Plan::Whole(Kind::Gkg)), None),
            Format::Csv => (None, None),
            #[cfg(feature = "parquet")]
            Format::Parquet => (None, Some("parquet")),
        };
        let names = || tables::all().map(|t| t.name).collect::<Vec<_>>().join(", ");
        let plan = match (plan, table, to) {
            (Some(plan), None, _) => plan,
            (Some(_), Some(table), _) => {
                let message = "the format holds the whole case: it has no tables to choose from";
                return Err(Failure::new("which-table", table, message)
                    .hint("leave --table out, or take --as csv or --as parquet"));
            }
            (None, Some(table), _) => match tables::named(table) {
                Some(table) => Plan::Table(table),
                None => {
                    let hint = format!("the tables are {}", names());
                    return Err(
                        Failure::new("which-table", table, "there is no table of that name").hint(hint)
                    );
                }
            },
            (None, None, None) => {
                let message = "the format has many tables, and standard output takes one";
                let hint = format!("name a folder with -o, or one table with --table: {}", names());
                return Err(Failure::new("which-table", case.display(), message).hint(hint));
            }
            (None, None, Some(folder)) if folder.exists() && !folder.is_dir() => {
                let message = "all tables need a folder, and this is a file";
                let hint = "name a folder with -o, or one table with --table";
                return Err(Failure::new("which-table", folder.display(), message).hint(hint));
            }
            (None, None, Some(folder)) => Plan::Folder(folder),
        };
        match binary {
            Some(name) if to.is_none() && std::io::stdout().is_terminal() => {
                let message = format!("{name} is no text, and standard output is a terminal");
                let hint = format!("write it to a file: -o {}", case.with_extension(name).display());
                Err(Failure::new("binary-output", "standard output", message).hint(hint))
            }
            _ => Ok(plan),
        }
    }
}

/// Datasette opens the case itself: its tables are brought up to date, and what it should know of them is written.
fn datasette(case: &Path, to: Option<&Path>, voice: &Voice) -> Result<Done, Failure> {
    let done = gather::run(case, voice).or_else(|failure| {
        // A case that may only be read can be shown as it is.
        cases::of_case(case, voice)?;
        voice.remark(&format!(
            "the tables case_… could not be brought up to date: {}; `hearsay gather {}` does it",
            failure.message,
            case.display()
        ));
        Ok::<Done, Failure>(Done::Well)
    })?;
    let database = case.file_stem().unwrap_or_default().to_string_lossy();
    output::write(to, |out: &mut dyn Write| hearsay_export::datasette::write(&database, out))?;
    Ok(done)
}

/// One object, one line.
pub(super) fn json(case: &CaseView, to: Option<&Path>) -> Result<(), Failure> {
    output::write(to, |out| {
        serde_json::to_writer(&mut *out, case)?;
        out.write_all(b"\n")
    })
}
