//! `hearsay actors`: everyone in a case, under all their names.

use super::Done;
use crate::failure::Failure;
use crate::voice::{Voice, safe};
use crate::{cases, output};
use hearsay::view::case::CaseActorView;
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn run(case: &Path, kind: Option<&str>, json: bool, voice: &Voice) -> Result<Done, Failure> {
    let view = cases::of_case(case, voice)?;
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    for id in view.statements.iter().flat_map(|s| &s.statement.speakers) {
        *said.entry(id).or_default() += 1;
    }
    let mut actors: Vec<&CaseActorView> =
        view.actors.iter().filter(|a| kind.is_none_or(|k| k == a.kind)).collect();
    let statements = |a: &CaseActorView| said.get(a.id.as_str()).copied().unwrap_or(0);
    // Those who speak come first, the most reported first of all.
    actors.sort_by_key(|a| {
        (std::cmp::Reverse((statements(a), a.reports.len())), a.name.as_str(), a.id.as_str())
    });
    output::write(None, |out| {
        for a in &actors {
            if json {
                writeln!(out, "{}", serde_json::to_string(a)?)?;
                continue;
            }
            let country = a.country.as_ref().map(|c| format!(", {c}")).unwrap_or_default();
            let (n, reports) = (statements(a), a.reports.len());
            writeln!(
                out,
                "{}  {}  ({}{country}; statements {n}, reports {reports})",
                a.id,
                safe(&a.name),
                a.kind
            )?;
            let forms: Vec<String> = a
                .names
                .iter()
                .filter(|f| f.text != a.name)
                .map(|f| format!("{} {}", safe(&f.text), f.count))
                .collect();
            if !forms.is_empty() {
                writeln!(out, "    also: {}", forms.join("; "))?;
            }
            if let Some(item) = &a.wikidata {
                writeln!(out, "    wikidata: {}", safe(item))?;
            }
            if !a.roles.is_empty() {
                writeln!(out, "    roles: {}", safe(&a.roles.join("; ")))?;
            }
        }
        Ok(())
    })?;
    Ok(Done::found(!actors.is_empty()))
}

/// Who may be one and is kept apart, each pair with the reason and the commands that answer it.
pub(super) fn suggest(case: &Path, json: bool, voice: &Voice) -> Result<Done, Failure> {
    let view = cases::of_case(case, voice)?;
    let all = hearsay::case::suggest(&view);
    output::write(None, |out| {
        for s in &all {
            if json {
                writeln!(out, "{}", serde_json::to_string(s)?)?;
                continue;
            }
            writeln!(out, "{}  [{}]", safe(&s.names.join(" / ")), s.rule)?;
            writeln!(out, "    {}", safe(&s.why))?;
            let (case, ids) = (safe(&case.to_string_lossy()), s.actors.join(" "));
            writeln!(out, "    one:  hearsay actors merge {case} {ids}")?;
            writeln!(out, "    two:  hearsay actors apart {case} {ids}")?;
        }
        Ok(())
    })?;
    Ok(Done::found(!all.is_empty()))
}
