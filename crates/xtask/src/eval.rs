//! Readings against hand-made answers → one table: how often is Hearsay right, and how fast?
//!
//! The answers do not belong to the project and lie beside it; what they measure is kept in `docs/QUALITY.md`.

use crate::run::{Result, hearsay, output, read, root, write};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// One line of the table.
struct Row {
    task: &'static str,
    measure: String,
    /// Precision, recall, F1; or the one figure in the last place.
    scores: [Option<f64>; 3],
    /// The strongest other that was measured with the same scorer.
    other: &'static str,
}

/// Runs every scorer for which the answers are there, prints one table and writes `docs/QUALITY.md`.
pub(crate) fn run(shared: Option<&str>) -> Result {
    let shared = shared.map_or_else(|| root().join("../shared"), PathBuf::from);
    let shared =
        shared.canonicalize().map_err(|_| format!("{}: no hand-made answers there", shared.display()))?;
    let work = std::env::temp_dir().join(format!("hearsay-eval-{}", std::process::id()));
    std::fs::create_dir_all(&work).map_err(|e| format!("{}: {e}", work.display()))?;
    let bench = Bench { program: hearsay()?, shared, work };
    let mut rows = Vec::new();
    rows.extend(bench.attribution()?);
    for (task, gold, other) in [
        ("dates", "dates/meantime", ".788 HeidelTime"),
        ("names", "names/meantime", ".608 spaCy small"),
        ("names", "names/uner_dev", ".547 spaCy small; .86 XLM-R (published)"),
        ("values", "values/meantime", ".634 spaCy small"),
    ] {
        rows.extend(bench.spans(task, gold, other)?);
    }
    rows.extend(bench.stories()?);
    rows.extend(bench.accounts()?);
    let seeds = bench.seeds()?;
    let speed = bench.speed()?;
    let _ = std::fs::remove_dir_all(&bench.work);
    let text = page(&rows, seeds.as_deref(), &speed);
    print!("{text}");
    write(&root().join("docs/QUALITY.md"), text)
}

struct Bench {
    program: PathBuf,
    shared: PathBuf,
    work: PathBuf,
}

impl Bench {
    fn gold(&self, name: &str) -> Option<PathBuf> {
        let path = self.shared.join("gold").join(name);
        path.exists().then_some(path)
    }

    /// Runs `hearsay` and keeps what it prints in a file.
    fn hearsay(&self, args: &[&str], name: &str) -> Result<PathBuf> {
        let file = self.work.join(name);
        let _ = std::fs::remove_file(&file);
        write(&file, output(&self.program, args)?)?;
        Ok(file)
    }

    fn score(&self, args: &[&str]) -> Result<String> {
        let script = self.shared.join("score/score.py");
        let script = script.to_string_lossy();
        let mut all = vec![script.as_ref()];
        all.extend(args);
        Ok(String::from_utf8_lossy(&output(Path::new("python3"), &all)?).into_owned())
    }

    fn attribution(&self) -> Result<Vec<Row>> {
        let Some(gold) = self.gold("attribution/dev") else { return Ok(Vec::new()) };
        let readings = self.hearsay(&["--quiet", "read", &shown(&gold.join("text"))], "attribution.jsonl")?;
        let scores = json(&self.score(&["attribution", &shown(&gold), &shown(&readings), "--json"])?)?;
        let mut rows = Vec::new();
        for (measure, other) in [
            ("attr.source", ".532 dependency rules over spaCy"),
            ("attr.head", ".527 dependency rules over spaCy"),
            ("attr.content", ""),
            ("tok.source", ""),
            ("tok.cue", ""),
            ("tok.content", ""),
        ] {
            rows.push(Row {
                task: "attribution",
                measure: measure.into(),
                scores: prf(&scores[measure]),
                other,
            });
        }
        for (measure, key, field, other) in [
            ("right speaker of a direct quotation", "direct", "speaker", ".726 dependency rules over spaCy"),
            (
                "indirect statements with their source",
                "indirect.source",
                "recall",
                ".352 dependency rules over spaCy",
            ),
        ] {
            let scores = [None, None, scores[key][field].as_f64()];
            rows.push(Row { task: "attribution", measure: measure.into(), scores, other });
        }
        Ok(rows)
    }

    fn spans(&self, task: &'static str, gold: &str, other: &'static str) -> Result<Vec<Row>> {
        let Some(folder) = self.gold(gold) else { return Ok(Vec::new()) };
        let readings =
            self.hearsay(&["--quiet", "read", &shown(&folder.join("docs.jsonl"))], "spans.jsonl")?;
        let scores = json(&self.score(&[task, &shown(&folder), &shown(&readings)])?)?;
        let set = gold.rsplit('/').next().unwrap_or(gold);
        let what: &[&str] = if task == "dates" { &["relaxed", "value"] } else { &["micro"] };
        let mut rows = Vec::new();
        for key in what.iter().filter(|k| scores.get(k).is_some()) {
            let other = if *key == "relaxed" { "" } else { other };
            let how = if *key == "micro" { "exact spans" } else { key };
            rows.push(Row { task, measure: format!("{set}, {how}"), scores: prf(&scores[*key]), other });
        }
        Ok(rows)
    }

    fn case(&self, source: &Path, name: &str) -> Result<PathBuf> {
        let case = self.work.join(format!("{name}.case"));
        output(&self.program, &["--quiet", "add", &shown(&case), &shown(source)])?;
        self.hearsay(&["--quiet", "export", &shown(&case), "--as", "json"], &format!("{name}.json"))
    }

    fn stories(&self) -> Result<Vec<Row>> {
        let Some(gold) = self.gold("stories/g5w1h") else { return Ok(Vec::new()) };
        let case = self.case(&gold.join("docs.jsonl"), "stories")?;
        let scores = json(&self.score(&["stories", &shown(&gold), &shown(&case)])?)?;
        let other = ".859 TF-IDF and average link";
        Ok(vec![Row { task: "stories", measure: "B-cubed".into(), scores: prf(&scores["bcubed"]), other }])
    }

    fn accounts(&self) -> Result<Vec<Row>> {
        let Some(folder) = self.gold("accounts") else { return Ok(Vec::new()) };
        let mut stories: Vec<PathBuf> =
            entries(&folder).into_iter().filter(|p| p.join("gold.json").exists()).collect();
        stories.sort();
        let mut args = vec!["accounts".to_owned()];
        for story in &stories {
            let name = story.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // The rows give outlet and date, which the bare texts do not.
            let rows = story.with_extension("jsonl");
            let case = self.case(if rows.exists() { &rows } else { story }, &name)?;
            args.extend([shown(story), shown(&case)]);
        }
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let scores = json(&self.score(&args)?)?;
        let Value::Object(scores) = scores else { return Ok(Vec::new()) };
        Ok(scores
            .iter()
            .map(|(measure, v)| Row { task: "accounts", measure: measure.clone(), scores: prf(v), other: "" })
            .collect())
    }

    fn seeds(&self) -> Result<Option<String>> {
        let seeds = self.shared.join("seeds");
        if !seeds.is_dir() {
            return Ok(None);
        }
        let case = self.case(&seeds, "seeds")?;
        let said = self.score(&["seeds", &shown(&seeds), &shown(&case)])?;
        Ok(said.lines().find_map(|l| l.strip_prefix("seeds: ")).map(str::to_owned))
    }

    /// Words a second on one thread, and the most memory that was held.
    fn speed(&self) -> Result<Vec<String>> {
        let Some(gold) = self.gold("attribution/dev") else { return Ok(Vec::new()) };
        let folder = gold.join("text");
        let mut words = 0;
        for file in entries(&folder) {
            words += read(&file).unwrap_or_default().split_whitespace().count();
        }
        let mut best: Option<(Duration, u64)> = None;
        for _ in 0..3 {
            let begun = Instant::now();
            let mut child = Command::new(&self.program)
                .args(["--quiet", "--jobs", "1", "read"])
                .arg(&folder)
                .stdout(Stdio::null())
                .spawn()
                .map_err(|e| e.to_string())?;
            let mut peak = 0;
            while child.try_wait().map_err(|e| e.to_string())?.is_none() {
                peak = peak.max(high_water(child.id()));
                std::thread::sleep(Duration::from_millis(2));
            }
            let took = begun.elapsed();
            if best.is_none_or(|(t, _)| took < t) {
                best = Some((took, peak));
            }
        }
        let Some((took, peak)) = best else { return Ok(Vec::new()) };
        let mut lines = vec![format!(
            "`hearsay read --jobs 1` on {words} words: {:.2} s, {:.0} words a second, start of the program included",
            took.as_secs_f64(),
            words as f64 / took.as_secs_f64()
        )];
        if peak > 0 {
            lines.push(format!("most memory held: {} MB", peak / 1024));
        }
        Ok(lines)
    }
}

/// The most memory that a process has held, in KiB, where the system tells.
fn high_water(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).map(|all| all.flatten().map(|e| e.path()).collect()).unwrap_or_default()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn json(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|e| format!("a scorer answered no JSON ({e}): {text:.200}"))
}

fn prf(scores: &Value) -> [Option<f64>; 3] {
    ["p", "r", "f1"].map(|key| scores[key].as_f64())
}

fn page(rows: &[Row], seeds: Option<&str>, speed: &[String]) -> String {
    let mut out = String::from(
        "# How often Hearsay is right\n\nWritten by `cargo xtask eval`; never by hand.\n\n\
         | task | measure | P | R | F1 or share | others, measured alike |\n|---|---|---|---|---|---|\n",
    );
    for row in rows {
        let [p, r, f1] = row.scores.map(|s| s.map_or_else(String::new, |s| format!("{s:.3}")));
        out += &format!("| {} | {} | {p} | {r} | {f1} | {} |\n", row.task, row.measure, row.other);
    }
    out += "\n`attr.source` counts a statement as right where content and source both are. The articles and their answers are \
            PolNeAR's (development part), MEANTIME's, Universal NER's, Giveme5W1H's and marks made for this project; none of them is part of it, \
            and the model was trained on PolNeAR's training part.\n";
    if let Some(seeds) = seeds {
        out += &format!("\nTwo reports read by hand, line by line: {seeds}.\n");
    }
    if !speed.is_empty() {
        out += "\n## How fast\n\n";
        for line in speed {
            out += &format!("- {line}\n");
        }
    }
    out
}
