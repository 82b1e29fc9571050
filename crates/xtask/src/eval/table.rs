//! Rows → the table that is kept, and the page that people read.

use crate::run::Result;
use std::fmt::Write as _;

/// One figure, with what it must reach.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    /// What was measured: `attribution`, `dates`, …
    pub(super) task: String,
    /// On which answers, as a folder of them.
    pub(super) set: String,
    /// By which of the scorer's measures.
    pub(super) measure: String,
    /// Precision and recall, where there are two sides.
    pub(super) p: String,
    pub(super) r: String,
    /// F1, a share or a speed: what the aims are held against.
    pub(super) figure: String,
    /// What it must reach at least, and what it is to reach; `≤` in front where less is better.
    pub(super) least: String,
    pub(super) aim: String,
    /// The strongest others that were measured with the same scorer.
    pub(super) others: String,
}

impl Row {
    pub(super) fn new(task: &str, set: &str, measure: &str) -> Row {
        Row { task: task.into(), set: set.into(), measure: measure.into(), ..Row::default() }
    }

    /// Precision, recall and F1 as a scorer gives them.
    pub(super) fn prf(self, scores: &serde_json::Value) -> Row {
        let share = |key: &str| scores[key].as_f64().map_or_else(String::new, |x| format!("{x:.3}"));
        // A scorer that finds nothing shown calls the precision naught; there is none.
        let none = scores["pred"].as_u64() == Some(0);
        let p = if none { String::new() } else { share("p") };
        Row { p, r: share("r"), figure: share("f1"), ..self }
    }

    /// A share.
    pub(super) fn share(self, share: Option<f64>) -> Row {
        Row { figure: share.map_or_else(String::new, |x| format!("{x:.3}")), ..self }
    }

    /// Any other figure, as it is to be printed.
    pub(super) fn figure(self, figure: impl Into<String>) -> Row {
        Row { figure: figure.into(), ..self }
    }

    pub(super) fn aims(self, least: &str, aim: &str) -> Row {
        Row { least: least.into(), aim: aim.into(), ..self }
    }

    pub(super) fn others(self, others: &str) -> Row {
        Row { others: others.into(), ..self }
    }

    fn columns(&self) -> [&str; 9] {
        [
            &self.task,
            &self.set,
            &self.measure,
            &self.p,
            &self.r,
            &self.figure,
            &self.least,
            &self.aim,
            &self.others,
        ]
    }

    /// Whether it falls short of what stands in `least` or `aim`.
    fn misses(&self, mark: &str) -> bool {
        let number = |text: &str| text.trim_start_matches("≤ ").replace(',', "").parse::<f64>().ok();
        let (Some(have), Some(want)) = (number(&self.figure), number(mark)) else { return false };
        if mark.starts_with('≤') { have > want } else { have < want }
    }

    fn verdict(&self) -> &'static str {
        match (self.least.is_empty() && self.aim.is_empty(), self.misses(&self.least), self.misses(&self.aim))
        {
            (true, ..) => "",
            (_, true, _) => "**short**",
            (_, _, true) => "holds",
            _ if self.aim.is_empty() => "holds",
            _ => "reached",
        }
    }
}

/// All that was measured on one day.
pub(super) struct Table {
    pub(super) measured: String,
    pub(super) rows: Vec<Row>,
}

const HEAD: &str = "task\tset\tmeasure\tp\tr\tfigure\tleast\taim\tothers";

impl Table {
    /// As it is kept: a day, a heading, a row a line.
    pub(super) fn lines(&self) -> String {
        let mut out = format!("# measured {}\n{HEAD}\n", self.measured);
        for row in &self.rows {
            out += &row.columns().join("\t");
            out.push('\n');
        }
        out
    }

    pub(super) fn parse(text: &str) -> Result<Table> {
        let mut lines = text.lines();
        let measured = lines.next().and_then(|l| l.strip_prefix("# measured ")).ok_or("no day")?.to_owned();
        if lines.next() != Some(HEAD) {
            return Err("another heading than this program writes".into());
        }
        let mut rows = Vec::new();
        for line in lines {
            let columns: Vec<&str> = line.split('\t').collect();
            let [task, set, measure, p, r, figure, least, aim, others] = columns[..] else {
                return Err(format!("not nine columns: {line}"));
            };
            let row = Row::new(task, set, measure).figure(figure).aims(least, aim).others(others);
            rows.push(Row { p: p.into(), r: r.into(), ..row });
        }
        Ok(Table { measured, rows })
    }

    /// As people read it.
    pub(super) fn page(&self) -> String {
        let mut out = format!(
            "# How often Hearsay is right, and how fast\n\n\
             Measured on {} and written by `cargo xtask eval`; never by hand. The figures are kept in `{}`, from which\n\
             the brief's last lines, the page's and `hearsay explain` take theirs.\n\n\
             P is the share of what is shown that is right, R the share of what is there that is found. A figure is *reached* where it has come \
             to its aim, *holds* where it has come to what is asked for at least, and falls **short** otherwise.\n\n\
             | task | measure | on | P | R | F1, share or figure | at least | aim | | others, measured alike |\n\
             |---|---|---|---|---|---|---|---|---|---|\n",
            self.measured,
            super::TABLE
        );
        for row in &self.rows {
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                row.task,
                row.measure,
                row.set,
                row.p,
                row.r,
                row.figure,
                row.least,
                row.aim,
                row.verdict(),
                row.others
            );
        }
        let short: Vec<String> = self
            .rows
            .iter()
            .filter(|r| r.misses(&r.least))
            .map(|r| format!("{} {} ({} of {})", r.task, r.measure, r.figure, r.least))
            .collect();
        out += "\n## What falls short\n\n";
        out += &match short.as_slice() {
            [] => "Nothing is under what is asked for at least.\n".to_owned(),
            short => format!("Under what is asked for at least: {}.\n", short.join("; ")),
        };
        out + NOTES
    }
}

/// What a reader of the brief sees, and which row tells how often it was right.
const PLAIN: [(&str, &str, &str, &str); 12] = [
    ("who said what: content and source both right", "attribution", "attribution/dev", "attr.source"),
    ("the relay that words came through", "accounts", "accounts", "relays"),
    ("days and times, with their value", "dates", "dates/meantime", "value"),
    ("amounts, counts and shares", "values", "values/meantime", "exact spans"),
    ("names, exact to the letter, in news", "names", "names/meantime", "exact spans"),
    ("what kind of act an event was", "events", "events/plover_dev", "event16"),
    ("which names are one actor", "accounts", "accounts", "actors"),
    ("which reports tell of one event", "stories", "stories/g5w1h", "B-cubed"),
    ("promises, demands, denials and the like", "accounts", "accounts", "pledges"),
    ("the same statement in several reports", "accounts", "accounts", "same_statements"),
    ("where accounts differ", "accounts", "accounts", "accounts_differ"),
    ("what one report alone has", "accounts", "accounts", "only_in"),
];

impl Table {
    /// The lines of `docs/method.md` that say how often it errs, in words for everybody.
    pub(super) fn plain(&self) -> String {
        let of_ten = |share: &str| match share.parse::<f64>() {
            Ok(x) => format!("{:.1} of 10", x * 10.0),
            Err(_) => "–".to_owned(),
        };
        let mut out = format!(
            "Measured on {}, on texts that it was not trained on. *Right*: of ten shown, how many were right. *Found*: of ten that people \
             found, how many it found too.\n\n| what | right | found |\n|---|---|---|\n",
            self.measured
        );
        for (what, task, set, measure) in PLAIN {
            let row = self.rows.iter().find(|r| r.task == task && r.set == set && r.measure == measure);
            if let Some(row) = row {
                // Where only one share was counted, it is that of what is there and found.
                let found = if row.p.is_empty() && row.r.is_empty() { &row.figure } else { &row.r };
                let _ = writeln!(out, "| {what} | {} | {} |", of_ten(&row.p), of_ten(found));
            }
        }
        out
    }
}

/// A page with the lines between its marks put anew.
pub(super) fn filled(page: &str, lines: &str) -> Option<String> {
    const MARKS: [&str; 2] = ["<!-- figures -->\n", "<!-- /figures -->"];
    let (before, rest) = page.split_once(MARKS[0])?;
    let (_, after) = rest.split_once(MARKS[1])?;
    Some(format!("{before}{}{lines}{}{after}", MARKS[0], MARKS[1]))
}

const NOTES: &str = "
## How it was measured

- **attribution**: 84 articles (PolNeAR, development part), some marked by several people, whose counts are averaged. `attr.source`: a statement is right
  where content and source both are (half of the words of both contents in common, a word of both sources); `attr.head`: where the head words of both
  sources meet; `attr.strict`: word for word. `tok`: words; `exact`: spans; `seg`: unbroken runs of words. The model was trained on the training part (840 other articles).
- **rules**: the same, of the statements that one rule alone shows, so that only P says something.
- **dates, names, values**: 120 Wikinews articles (MEANTIME) and 318 short web texts (Universal NER). *value*: the span touches and the TIMEX3 value is the same.
- **events**: 158 sentences (PLOVER gold standard records, half). *event16*: the class; *both actors*: both slots; *event16 and actors*: all of it.
- **treebank**: 2,001 sentences of web text (UD English EWT, development part), cut into Hearsay's own words and sentences. A gold word that no word of
  Hearsay's has the borders of is left out in the rows that say *own words*, and counted wrong in the rows that say *every word*; so is a head that is no own word.
- **copies**: the same 383 reports; by the pairs that share half of the five-word runs of the shorter one, found by comparing all with all. A span is exact where both
  sides hold the same words and neither could go a word further, into a dateline or a notice of rights set apart; letter case and marks apart.
- **stories**: 383 reports of 69 events (Giveme5W1H). **accounts**: four events, each told by three outlets (texts of BASIL, marks made for this project);
  shares are of what the marks have, and scorers look at the first few items shown alone.
- **two reports**: read by hand, line by line; only how many lines of which kind fall short is told.
- **speed**: `hearsay read` of the 84 articles, start of the program included, medians of three rounds; beside the processor time the wall clock, which
  other work on the machine lengthens. *Two jobs*: the wall clock of `--jobs 1` over that of `--jobs 2`. Peers are timed in turn with Hearsay in the same run, after their model has loaded.

None of the texts is part of this project.
";

#[cfg(test)]
mod tests {
    use super::{Row, Table};

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let row = Row::new("speed", "dev", "words a second").figure("60,383").aims("43,000", "100,000");
        let less = Row::new("speed", "dev", "memory").figure("92").aims("≤ 250", "").others(".5 a peer");
        let table = Table { measured: "2025-02-11".into(), rows: vec![row, less] };
        let again = Table::parse(&table.lines()).unwrap();
        assert_eq!(again.rows, table.rows);
        assert_eq!(again.page(), table.page());
    }

    #[test]
    fn what_falls_short_is_told() {
        let row =
            |figure: &str, least: &str, aim: &str| Row::new("t", "s", "m").figure(figure).aims(least, aim);
        assert_eq!(row("0.691", "0.70", "0.75").verdict(), "**short**");
        assert_eq!(row("0.700", "0.70", "0.75").verdict(), "holds");
        assert_eq!(row("0.750", "0.70", "0.75").verdict(), "reached");
        assert_eq!(row("9", "≤ 8", "≤ 0").verdict(), "**short**");
        assert_eq!(row("3", "≤ 8", "≤ 0").verdict(), "holds");
        assert_eq!(row("1,000", "43,000", "").verdict(), "**short**");
        assert_eq!(row("0.5", "", "").verdict(), "");
    }
}
