//! Many reports at a time: stories, accounts, the two reports that were read line by line.

use super::table::Row;
use super::{Bench, entries, json, shown};
use crate::run::Result;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Measures of the scorer of accounts: at least and aim, and whether it stands for one report alone.
#[rustfmt::skip]
const ACCOUNTS: &[(&str, &str, &str)] = &[
    ("relays", "0.55", "0.70"), ("figures", "0.85", "0.92"), ("figures.counted", "0.85", "0.95"), ("figures.given_by", "0.60", "0.80"),
    ("pledges", "0.40", "0.55"), ("pledges, any kind", "0.70", "0.85"), ("actors", "0.90", ""), ("same_statements", "0.65", ""),
    ("same_figures", "0.75", ""), ("accounts_differ", "0.35", ""), ("labels", "0.45", ""), ("only_in", "0.45", ""),
];

/// How the lines of the two reports begin that speak of one report alone; the others are a case's.
#[rustfmt::skip]
const OF_ONE: &[&str] = &[
    "statement", "speaker", "kind", "negated", "said on", "no crowd of statements", "figure", "counted", "place", "date", "published",
    "kept out of every voice", "no statement's words called furniture", "furniture", "no statement out of furniture", "spans",
];
const OF_MANY: &[&str] = &[
    "relay",
    "actor",
    "figures agree",
    "accounts differ",
    "labels",
    "body",
    "condition",
    "instrument",
    "timeline",
    "what the conditions decide",
];

impl Bench {
    pub(super) fn stories(&self) -> Result<Vec<Row>> {
        let set = "stories/g5w1h";
        let Some(gold) = self.gold(set) else { return Ok(Vec::new()) };
        let case = self.case(&gold.join("docs.jsonl"), "stories")?;
        let scores = json(&self.score(&["stories", &shown(&gold), &shown(&case)])?)?;
        let row = Row::new("stories", set, "B-cubed").aims("0.91", "").others(".859 TF-IDF and average link");
        let mut rows = vec![row.prf(&scores["bcubed"])];
        let text = std::fs::read_to_string(&case).map_err(|e| format!("{}: {e}", case.display()))?;
        rows.extend(super::copies::measure(&json(&text)?));
        Ok(rows)
    }

    pub(super) fn accounts(&self) -> Result<Vec<Row>> {
        let Some(folder) = self.gold("accounts") else { return Ok(Vec::new()) };
        let stories: Vec<PathBuf> =
            entries(&folder).into_iter().filter(|p| p.join("gold.json").exists()).collect();
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
        let mut rows = Vec::new();
        for (measure, least, aim) in ACCOUNTS {
            let row = Row::new("accounts", "accounts", measure).aims(least, aim).prf(&scores[*measure]);
            // Where only the share found is counted, that is the figure.
            let row =
                if row.figure.is_empty() { Row { figure: row.r, r: String::new(), ..row } } else { row };
            rows.push(row);
            if *measure == "actors" {
                let row = Row::new("accounts", "accounts", "actors: forms of names found").aims("0.95", "");
                rows.push(row.share(scores["actors"]["found"].as_f64()));
            }
        }
        Ok(rows)
    }

    /// How many lines hold, and how many of which kind fall short; no word of them is printed.
    pub(super) fn seeds(&self) -> Result<Vec<Row>> {
        let seeds = self.shared.join("seeds");
        if !seeds.is_dir() {
            return Ok(Vec::new());
        }
        let case = self.case(&seeds, "seeds")?;
        let said = self.score(&["seeds", &shown(&seeds), &shown(&case)])?;
        let total = said.lines().find_map(|l| l.strip_prefix("seeds: ")?.strip_suffix(" hold"));
        let Some((hold, all)) = total.and_then(|t| t.split_once(" of ")) else {
            return Err(format!("the scorer did not count the lines of the two reports: {said:.200}"));
        };
        let mut short: BTreeMap<(bool, &str), usize> = BTreeMap::new();
        for line in said.lines().filter_map(|l| l.strip_prefix("falls short: ")) {
            *short.entry(kind(line)).or_default() += 1;
        }
        let of_one = short.iter().filter(|((one, _), _)| *one).map(|(_, n)| n).sum::<usize>();
        let least = all.parse::<usize>().map_or_else(|_| String::new(), |n| n.saturating_sub(11).to_string());
        let mut rows = vec![
            Row::new("two reports", "read line by line", &format!("lines that hold, of {all}"))
                .figure(hold)
                .aims(&least, all),
            Row::new("two reports", "read line by line", "lines on one report that fall short")
                .figure(of_one.to_string())
                .aims("≤ 8", "≤ 0"),
        ];
        rows.extend(short.into_iter().map(|((_, kind), n)| {
            Row::new("two reports", "read line by line", &format!("lines that fall short: {kind}"))
                .figure(n.to_string())
        }));
        Ok(rows)
    }
}

/// What a line that falls short speaks of, and whether one report alone can hold it.
fn kind(line: &str) -> (bool, &'static str) {
    let begins =
        |all: &[&'static str]| all.iter().copied().filter(|k| line.starts_with(k)).max_by_key(|k| k.len());
    match (begins(OF_ONE), begins(OF_MANY)) {
        (Some(one), Some(many)) if many.len() > one.len() => (false, many),
        (Some(one), _) => (true, one),
        (None, Some(many)) => (false, many),
        // `OUTLET relies on …`
        (None, None) => (false, "relies on"),
    }
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn lines_fall_into_kinds() {
        assert_eq!(kind("statement 001 Ina Corvell: 'no toll'"), (true, "statement"));
        assert_eq!(kind("figures agree: 900 sailors in Vesk"), (false, "figures agree"));
        assert_eq!(kind("figure 001 900"), (true, "figure"));
        assert_eq!(kind("KNA relies on ['Korda']"), (false, "relies on"));
        assert_eq!(kind("relay 001 Ina Corvell: 'no toll'"), (false, "relay"));
    }
}
