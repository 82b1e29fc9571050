//! `hearsay actors merge|apart|split|rename`, `reject`, `confirm`, `speaker`, `set`, `date`, `note`: what a person decides,
//! kept beside the evidence.

use super::{Done, again};
use crate::args::{Global, Who};
use crate::failure::Failure;
use crate::place::Places;
use crate::voice::{Voice, safe};
use crate::{cases, output};
use hearsay::case::{Decided, Stamp, decide};
use hearsay::view::correction::FIELDS;
use hearsay::view::decision::DecisionView;
use hearsay_store::{CaseFile, Mode};
use std::path::Path;

/// What is decided, as typed.
pub(super) enum Decision<'a> {
    Merge(&'a [String]),
    Apart(&'a [String]),
    Split {
        actor: &'a str,
        from: &'a str,
    },
    Rename {
        actor: &'a str,
        name: &'a str,
    },
    Judge {
        right: bool,
        layer: &'a str,
        at: &'a str,
        words: Option<&'a str>,
    },
    Speaker {
        at: &'a str,
        actor: &'a str,
        words: Option<&'a str>,
    },
    Set {
        report: &'a str,
        fields: &'a [String],
    },
    Date {
        at: &'a str,
        value: &'a str,
        words: Option<&'a str>,
    },
    Note {
        at: &'a str,
        of: Option<&'a str>,
        quote: Option<&'a str>,
        status: Option<&'a str>,
        words: &'a [String],
    },
}

pub(super) fn run(
    case: &Path,
    decision: &Decision<'_>,
    who: &Who,
    global: &Global,
    voice: &Voice,
) -> Result<Done, Failure> {
    // Looked at before anything is written: a wrong name changes nothing.
    let view = cases::of_case(case, voice)?;
    let places = Places::new(&view, case.display());
    let by = who.by.clone().or_else(|| std::env::var("USER").ok()).filter(|b| !b.is_empty());
    let stamp = Stamp { by, why: who.why.clone(), on: Some(super::today()) };
    let mut made: Vec<Decided> = Vec::new();
    for one in resolve(&places, decision)? {
        made.extend(decide(&view, &one, &stamp)?);
    }
    let rows: Vec<_> = made.iter().map(|d| d.correction.clone()).collect();
    let mut file = CaseFile::open(case, Mode::Write)?;
    file.correct(&rows)?;
    again::corrected(&mut file, &rows)?;
    if who.json {
        output::write(None, |out| {
            rows.iter().try_for_each(|c| writeln!(out, "{}", serde_json::to_string(c)?))
        })?;
    } else if !global.quiet {
        output::write(None, |out| {
            made.iter().try_for_each(|d| writeln!(out, "{}  {}", d.correction.id, safe(&d.told)))
        })?;
    }
    Ok(Done::Well)
}

/// From names and lines to ids and passages.
fn resolve(places: &Places<'_>, decision: &Decision<'_>) -> Result<Vec<DecisionView>, Failure> {
    let ids = |names: &[String]| -> Result<Vec<String>, Failure> {
        names.iter().map(|n| Ok(places.actor(n)?.id.clone())).collect()
    };
    Ok(match decision {
        Decision::Merge(names) => {
            let actors = ids(names)?;
            if let Some(i) = (1..actors.len()).find(|i| actors[*i] == actors[0]) {
                return Err(Failure::new("already-so", &names[i], "is that actor already"));
            }
            vec![DecisionView::Merge { actors }]
        }
        Decision::Apart(names) => vec![DecisionView::Apart { actors: ids(names)? }],
        Decision::Split { actor, from } => {
            let whole = places.actor(actor)?;
            let low = from.to_lowercase();
            // A form of the name, or a report in which it is someone else.
            let (form, report) = match whole.names.iter().any(|n| n.text.to_lowercase() == low) {
                true => (Some((*from).to_owned()), None),
                false => {
                    let report = places.report(from).map_err(|f| {
                        f.hint("name the form that is someone else's, or the report in which it is")
                    })?;
                    (None, Some(places.id(report).to_owned()))
                }
            };
            vec![DecisionView::Split { actor: whole.id.clone(), form, report }]
        }
        Decision::Rename { actor, name } => {
            vec![DecisionView::Rename { actor: places.actor(actor)?.id.clone(), name: (*name).to_owned() }]
        }
        Decision::Judge { right, layer, at, words } => {
            let at = places.item(layer, at, *words)?;
            let layer = (*layer).to_owned();
            vec![if *right {
                DecisionView::Confirm { layer, at }
            } else {
                DecisionView::Reject { layer, at }
            }]
        }
        Decision::Speaker { at, actor, words } => {
            let at = places.item("statement", at, *words)?.remove(0);
            let actor = if *actor == "nobody" { None } else { Some(places.actor(actor)?.id.clone()) };
            vec![DecisionView::Speaker { at, actor }]
        }
        Decision::Set { report, fields } => {
            let report = places.id(places.report(report)?).to_owned();
            let mut all = Vec::new();
            for field in *fields {
                let (name, value) =
                    field.split_once('=').filter(|(n, _)| FIELDS.contains(n)).ok_or_else(|| {
                        Failure::new("bad-correction", field, "is no FIELD=VALUE of a report")
                            .hint(format!("what can be set: {}", FIELDS.map(|f| format!("{f}=…")).join(" ")))
                    })?;
                let value = Some(value.to_owned());
                all.push(DecisionView::Set { report: report.clone(), field: name.to_owned(), value });
            }
            all
        }
        Decision::Date { at, value, words } => {
            let at = places.item("date", at, *words)?.remove(0);
            vec![DecisionView::Date { at, value: (*value).to_owned() }]
        }
        Decision::Note { at, of, quote, status, words } => {
            let (layer, at) = match of {
                Some(layer) => ((*layer).to_owned(), places.item(layer, at, *quote)?),
                None => places.pointer(at, *quote)?,
            };
            let words = words.join(" ");
            let words = Some(words).filter(|w| !w.trim().is_empty());
            vec![DecisionView::Note { layer, at, status: status.map(str::to_owned), words }]
        }
    })
}

impl From<hearsay::case::Refusal> for Failure {
    fn from(r: hearsay::case::Refusal) -> Failure {
        let failure = Failure::new(r.name, r.about, r.message);
        match r.hint {
            Some(hint) => failure.hint(hint),
            None => failure,
        }
    }
}
