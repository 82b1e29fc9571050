//! One report at a time: who said what, dates, names, values, events.

use super::table::Row;
use super::{Bench, json, shown};
use crate::run::{Result, read, write};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Measures of the scorer of attributions with precision and recall; at least, aim and others.
#[rustfmt::skip]
const STATEMENTS: &[(&str, &str, &str, &str)] = &[
    ("attr.source", "0.70", "0.75", ".532 dependency rules over spaCy"),
    ("attr.head", "0.68", "0.73", ".527 dependency rules over spaCy; .75 two people"),
    ("attr.content", "", "", ""),
    ("attr.strict", "", "", ""),
    ("seg.source", "0.77", "0.82", ".832 BERT + CofeNet (published)"),
    ("seg.cue", "0.71", "0.75", ".753 BERT + CofeNet (published)"),
    ("seg.content", "0.64", "0.71", ".729 BERT + CofeNet (published)"),
    ("exact.source", "", "", ""), ("exact.cue", "", "", ""), ("exact.content", "", "", ""),
    ("tok.source", "", "", ""), ("tok.cue", "", "", ""), ("tok.content", "", "", ""),
];

/// Its measures of one share: name, key and field, at least, aim and others.
#[rustfmt::skip]
const SHARES: &[(&str, [&str; 2], &str, &str, &str)] = &[
    ("direct quotations: right speaker", ["direct", "speaker"], "0.91", "0.95", ".726 dependency rules over spaCy; .969 two people"),
    ("direct quotations: right speaker's head", ["direct", "speaker_head"], "", "", ""),
    ("direct quotations: found", ["direct", "found"], "", "", ""),
    ("indirect statements: with their source", ["indirect.source", "recall"], "0.60", "0.66", ".352 dependency rules over spaCy; .690 two people"),
    ("statements without a source", ["nosource.recall", "recall"], "", "", ""),
];

/// A scorer of spans: task, set, key, measure, at least, aim and others.
type Spans =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const SPANS: &[Spans] = &[
    ("dates", "meantime", "value", "value", "0.80", "0.86", ".788 HeidelTime"),
    ("dates", "meantime", "strict", "strict spans", "", "", ""),
    ("dates", "meantime", "relaxed", "relaxed spans", "", "", ""),
    ("names", "meantime", "micro", "exact spans", "0.70", "0.80", ".608 spaCy small"),
    ("names", "meantime", "PER", "exact spans of people", "", "", ""),
    ("names", "meantime", "ORG", "exact spans of organisations", "", "", ""),
    ("names", "meantime", "LOC", "exact spans of places", "", "", ""),
    ("names", "uner_dev", "micro", "exact spans", "0.62", "0.72", ".547 spaCy small; .86 XLM-R (published)"),
    ("names", "uner_dev", "PER", "exact spans of people", "", "", ""),
    ("names", "uner_dev", "ORG", "exact spans of organisations", "", "", ""),
    ("names", "uner_dev", "LOC", "exact spans of places", "", "", ""),
    ("values", "meantime", "micro", "exact spans", "0.75", "0.85", ".634 spaCy small"),
    ("values", "meantime", "MONEY", "exact spans of money", "", "", ""),
    ("values", "meantime", "PERCENT", "exact spans of shares", "", "", ""),
    ("values", "meantime", "QUANTITY", "exact spans of counts and measures", "", "", ""),
    ("values", "meantime", "overlap", "relaxed spans", "", "", ""),
];

#[rustfmt::skip]
const EVENTS: &[(&str, &str, &str, &str, &str)] = &[
    ("event16", "event16", "0.55", "0.65", ".443 CAMEO dictionary over spaCy"),
    ("both_actors", "both actors", "0.40", "0.55", ".202 CAMEO dictionary over spaCy"),
    ("event16_and_actors", "event16 and actors", "", "", ""),
    ("quad", "verbal or material, with or against", "", "", ""),
    ("detection", "an event at all", "", "", ""),
];

impl Bench {
    pub(super) fn attribution(&self) -> Result<Vec<Row>> {
        let set = "attribution/dev";
        let Some(gold) = self.gold(set) else { return Ok(Vec::new()) };
        let readings = self.hearsay(&["--quiet", "read", &shown(&gold.join("text"))], "attribution.jsonl")?;
        let score = |readings: &Path| {
            json(&self.score(&["attribution", &shown(&gold), &shown(readings), "--json"])?)
        };
        let scores = score(&readings)?;
        let mut rows = Vec::new();
        for (measure, least, aim, others) in STATEMENTS {
            let row = Row::new("attribution", set, measure).aims(least, aim).others(others);
            rows.push(row.prf(&scores[*measure]));
        }
        for (measure, [key, field], least, aim, others) in SHARES {
            let row = Row::new("attribution", set, measure).aims(least, aim).others(others);
            rows.push(row.share(scores[*key][*field].as_f64()));
        }
        // What each rule shows, taken alone.
        let lines = values(&readings)?;
        let statements = |v: &Value| v["statements"].as_array().cloned().unwrap_or_default();
        let rule = |s: &Value| s["rule"].as_str().unwrap_or_default().to_owned();
        let rules: BTreeSet<String> = lines.iter().flat_map(&statements).map(|s| rule(&s)).collect();
        for name in rules {
            let alone = self.keep(&lines, "statements", |s| rule(s) == name)?;
            let scores = score(&alone)?;
            let row = Row::new("rules", set, &name).prf(&scores["attr.source"]);
            rows.push(Row { r: String::new(), figure: String::new(), ..row });
        }
        Ok(rows)
    }

    pub(super) fn spans(&self) -> Result<Vec<Row>> {
        let mut scored: BTreeMap<String, Value> = BTreeMap::new();
        let mut rows = Vec::new();
        for (task, set, key, measure, least, aim, others) in SPANS {
            let set = format!("{task}/{set}");
            let Some(folder) = self.gold(&set) else { continue };
            if !scored.contains_key(&set) {
                let args = ["--quiet", "read", &shown(&folder.join("docs.jsonl"))];
                let readings = self.hearsay(&args, "spans.jsonl")?;
                scored.insert(set.clone(), json(&self.score(&[task, &shown(&folder), &shown(&readings)])?)?);
                if *task == "dates" {
                    rows.extend(self.kinds_of_dates(&folder, &set, &readings)?);
                }
            }
            let scores = &scored[&set];
            let scores =
                if scores["by_label"][*key].is_object() { &scores["by_label"][*key] } else { &scores[*key] };
            rows.push(Row::new(task, &set, measure).aims(least, aim).others(others).prf(scores));
        }
        // The row that the aim is for comes first.
        rows.sort_by_key(|r| (r.set.clone(), r.task == "rules"));
        Ok(rows)
    }

    /// How many of the dates of one type have the right value.
    fn kinds_of_dates(&self, folder: &Path, set: &str, readings: &Path) -> Result<Vec<Row>> {
        let lines = values(readings)?;
        let mut rows = Vec::new();
        for kind in ["DATE", "TIME", "DURATION", "SET"] {
            let alone = self.keep(&lines, "dates", |d| d["type"] == kind)?;
            let scores = json(&self.score(&["dates", &shown(folder), &shown(&alone)])?)?;
            let row = Row::new("rules", set, &kind.to_lowercase()).prf(&scores["value"]);
            rows.push(Row { r: String::new(), figure: String::new(), ..row });
        }
        Ok(rows)
    }

    pub(super) fn events(&self) -> Result<Vec<Row>> {
        let set = "events/plover_dev";
        let Some(folder) = self.gold(set) else { return Ok(Vec::new()) };
        let readings =
            self.hearsay(&["--quiet", "read", &shown(&folder.join("docs.jsonl"))], "events.jsonl")?;
        let scores = json(&self.score(&["events", &shown(&folder), &shown(&readings)])?)?;
        let row = |(key, measure, least, aim, others): &(&str, &str, &str, &str, &str)| {
            Row::new("events", set, measure).aims(least, aim).others(others).prf(&scores[*key])
        };
        Ok(EVENTS.iter().map(row).collect())
    }

    /// The readings with those items of `key` alone that are asked for.
    fn keep(
        &self,
        lines: &[Value],
        key: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<std::path::PathBuf> {
        let file = self.work.join("alone.jsonl");
        let mut out = String::new();
        for line in lines {
            let mut line = line.clone();
            if let Some(all) = line[key].as_array_mut() {
                all.retain(&wanted);
            }
            out += &line.to_string();
            out.push('\n');
        }
        write(&file, out)?;
        Ok(file)
    }
}

fn values(file: &Path) -> Result<Vec<Value>> {
    read(file)?.lines().map(json).collect()
}
