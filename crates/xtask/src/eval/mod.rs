//! Readings against hand-made answers → one table: how often is Hearsay right, and how fast?
//!
//! The answers do not belong to the project and lie beside it. What they measure is kept in one table,
//! `crates/hearsay/src/quality.tsv`; `docs/QUALITY.md` and what the product says of itself are made from it.

mod case;
mod copies;
mod reading;
mod speed;
mod table;
mod treebank;

use crate::run::{Result, hearsay, output, read, root, write};
use serde_json::Value;
use std::path::{Path, PathBuf};
use table::{Row, Table};

const TABLE: &str = "crates/hearsay/src/quality.tsv";
const PAGE: &str = "docs/QUALITY.md";
const METHOD: &str = "docs/method.md";

/// Runs every scorer for which the answers are there, prints the page and keeps it and its table.
pub(crate) fn run(words: &[String]) -> Result {
    let mut shared = root().join("../shared");
    let mut python = None;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--pages" => return pages(&Table::parse(&read(&root().join(TABLE))?)?),
            "--peer-python" => {
                python = Some(PathBuf::from(words.next().ok_or("--peer-python wants the path of a Python")?));
            }
            folder => shared = PathBuf::from(folder),
        }
    }
    let shared =
        shared.canonicalize().map_err(|_| format!("{}: no hand-made answers there", shared.display()))?;
    let work = std::env::temp_dir().join(format!("hearsay-eval-{}", std::process::id()));
    std::fs::create_dir_all(&work).map_err(|e| format!("{}: {e}", work.display()))?;
    let bench = Bench { program: hearsay()?, shared, work };
    let rows = bench.everything(python.as_deref());
    let _ = std::fs::remove_dir_all(&bench.work);
    let table = Table { measured: today(), rows: rows? };
    print!("{}", table.page());
    write(&root().join(TABLE), table.lines())?;
    pages(&table)
}

/// Both pages, from the table.
fn pages(table: &Table) -> Result {
    let method = root().join(METHOD);
    let text = table::filled(&read(&method)?, &table.plain());
    write(&method, text.ok_or_else(|| format!("{METHOD} has lost the marks between which figures stand"))?)?;
    write(&root().join(PAGE), table.page())
}

struct Bench {
    program: PathBuf,
    shared: PathBuf,
    work: PathBuf,
}

impl Bench {
    fn everything(&self, python: Option<&Path>) -> Result<Vec<Row>> {
        let mut rows = self.attribution()?;
        rows.extend(self.spans()?);
        rows.extend(self.events()?);
        rows.extend(self.treebank()?);
        rows.extend(self.stories()?);
        rows.extend(self.accounts()?);
        rows.extend(self.seeds()?);
        rows.extend(self.speed(python)?);
        Ok(rows)
    }

    fn gold(&self, name: &str) -> Option<PathBuf> {
        let path = self.shared.join("gold").join(name);
        path.exists().then_some(path)
    }

    /// Runs `hearsay` and keeps what it prints in a file.
    fn hearsay(&self, args: &[&str], name: &str) -> Result<PathBuf> {
        let file = self.work.join(name);
        write(&file, output(&self.program, args)?)?;
        Ok(file)
    }

    /// What the scorer prints.
    fn score(&self, args: &[&str]) -> Result<String> {
        let script = self.shared.join("score/score.py");
        let script = script.to_string_lossy();
        let mut all = vec![script.as_ref()];
        all.extend(args);
        Ok(String::from_utf8_lossy(&output(Path::new("python3"), &all)?).into_owned())
    }

    /// A case of `source`, exported.
    fn case(&self, source: &Path, name: &str) -> Result<PathBuf> {
        let case = self.work.join(format!("{name}.case"));
        output(&self.program, &["--quiet", "add", &shown(&case), &shown(source)])?;
        self.hearsay(&["--quiet", "export", &shown(&case), "--as", "json"], &format!("{name}.json"))
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        std::fs::read_dir(folder).map(|all| all.flatten().map(|e| e.path()).collect()).unwrap_or_default();
    all.sort();
    all
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn json(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|e| format!("a scorer answered no JSON ({e}): {text:.200}"))
}

/// The day on which the table is made, as ISO 8601.
fn today() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    day(i64::try_from(since.as_secs() / 86_400).unwrap_or(0))
}

/// Days since 1970-01-01 → the day in the Gregorian calendar, counted in years that begin with March.
fn day(days: i64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + next)
}

#[cfg(test)]
mod tests {
    use super::{METHOD, PAGE, TABLE, Table, day, root};

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, iso) in
            [(0, "1970-01-01"), (59, "1970-03-01"), (19_782, "2024-02-29"), (20_088, "2024-12-31")]
        {
            assert_eq!(day(days), iso);
        }
    }

    /// The page is printed from the table that the product compiles in: neither is written by hand.
    #[test]
    fn the_page_says_what_the_table_says() {
        let table = std::fs::read_to_string(root().join(TABLE)).expect("the table is kept");
        let page = std::fs::read_to_string(root().join(PAGE)).expect("the page is kept");
        let table = Table::parse(&table).expect("the table can be read");
        assert_eq!(table.page(), page, "`cargo xtask eval` writes both");
        let method = std::fs::read_to_string(root().join(METHOD)).expect("the method is kept");
        assert_eq!(
            super::table::filled(&method, &table.plain()).as_deref(),
            Some(&*method),
            "so is this one"
        );
    }
}
