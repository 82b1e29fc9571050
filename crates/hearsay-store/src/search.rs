//! Words → hits: in which sentences of which reports do they stand?

use crate::error::{Error, ErrorKind};
use crate::file::CaseFile;
use crate::gathered::{Rows, Window};
use crate::load::Packed;
use hearsay::view::reading::Pair;

/// A passage that holds words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The report's id.
    pub report: String,
    /// Where the report was read from.
    pub path: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<String>,
    /// Its line in the report, counted from 1.
    pub line: usize,
    /// The sentence, in code points of the report's text.
    pub start: usize,
    /// End of the sentence, exclusive.
    pub end: usize,
    /// Its words, as printed.
    pub words: String,
    /// Which code points of `words` are what was looked for.
    pub found: Vec<Pair>,
}

/// What is looked for, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// Words that must all be in the report; words between double quotation marks stand together.
    pub words: String,
    /// In reports of this outlet.
    pub outlet: Option<String>,
    /// Published on this day or later.
    pub from: Option<String>,
    /// Published on this day or earlier.
    pub to: Option<String>,
    /// At most so many sentences a report.
    pub most: usize,
}

/// Marks that SQLite puts around what it found: two code points that Unicode keeps for such use inside a program.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

impl CaseFile {
    /// Sentences that hold the words, best reports first, at most `most` a report. All words must be in the report; words
    /// between double quotation marks must stand together.
    ///
    /// # Errors
    /// Where SQLite does, or `words` holds no word.
    pub fn search(&self, words: &str, most: usize) -> Result<Vec<Hit>, Error> {
        let query = query(words)
            .ok_or_else(|| Error::new(&self.path, ErrorKind::Words, "there is no word to search for"))?;
        let run = || -> rusqlite::Result<Vec<(Packed, String)>> {
            let mut q = self.connection.prepare_cached(
                "SELECT r.id, r.path, r.text, r.reading, r.packed, highlight(report_search, 1, ?2, ?3)
                 FROM report_search JOIN report r ON r.number = report_search.rowid
                 WHERE report_search MATCH ?1 ORDER BY round(bm25(report_search), 6), r.path, r.id",
            )?;
            let rows = q.query_map((&query, OPEN.to_string(), CLOSE.to_string()), |row| {
                Ok((Packed::from_row(row)?, row.get(5)?))
            })?;
            rows.collect()
        };
        let rows = run().map_err(|e| self.sqlite(e))?;
        let mut out = Vec::new();
        for (packed, marked) in rows {
            let found = found(&packed.text, &marked);
            let reading = self.reading(&packed)?;
            out.extend(hits_of(&reading, &found, most));
        }
        Ok(out)
    }
}

impl CaseFile {
    /// A window on the reports that hold the words, best first, each with its sentences that do; and how many reports
    /// there are.
    ///
    /// # Errors
    /// Where SQLite does, or the words are none.
    pub fn search_window(&self, sought: &Sought, window: Window) -> Result<Rows<Vec<Hit>>, Error> {
        let words = query(&sought.words)
            .ok_or_else(|| Error::new(&self.path, ErrorKind::Words, "there is no word to search for"))?;
        let from = "FROM report_search JOIN report r ON r.number = report_search.rowid
             WHERE report_search MATCH ?1 AND (?2 IS NULL OR r.outlet = ?2) AND (?3 IS NULL OR r.published >= ?3)
               AND (?4 IS NULL OR r.published <= ?4 || '~')";
        let run = || -> rusqlite::Result<(i64, Vec<(Packed, String)>)> {
            let under = (&words, &sought.outlet, &sought.from, &sought.to);
            let total = self
                .connection
                .prepare_cached(&format!("SELECT count(*) {from}"))?
                .query_row(under, |row| row.get(0))?;
            // The marks are set in what is shown alone: that reads the whole text of each.
            let mut q = self.connection.prepare_cached(&format!(
                "SELECT r.number {from} ORDER BY round(bm25(report_search), 6), r.path, r.id LIMIT ?5 OFFSET ?6"
            ))?;
            let (limit, offset) = (window.limit as i64, window.offset as i64);
            let best: Vec<i64> = q
                .query_map((under.0, under.1, under.2, under.3, limit, offset), |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            let mut q = self.connection.prepare_cached(
                "SELECT r.id, r.path, r.text, r.reading, r.packed, highlight(report_search, 1, ?3, ?4)
                 FROM report_search JOIN report r ON r.number = report_search.rowid
                 WHERE report_search MATCH ?1 AND report_search.rowid = ?2",
            )?;
            let marked = best.iter().map(|number| {
                q.query_row((&words, number, OPEN.to_string(), CLOSE.to_string()), |row| {
                    Ok((Packed::from_row(row)?, row.get(5)?))
                })
            });
            Ok((total, marked.collect::<rusqlite::Result<_>>()?))
        };
        let (total, found_in) = run().map_err(|e| self.sqlite(e))?;
        let mut rows = Vec::new();
        for (packed, marked) in found_in {
            let found = found(&packed.text, &marked);
            rows.push(hits_of(&self.reading(&packed)?, &found, sought.most));
        }
        Ok(Rows { rows, total: total as usize })
    }
}

/// The search as FTS5 wants it: every word or phrase between quotation marks, so that no sign in it is taken for an operator.
pub(crate) fn query(words: &str) -> Option<String> {
    let mut terms = Vec::new();
    for (i, part) in words.split('"').enumerate() {
        if i % 2 == 1 {
            terms.push(part.to_owned());
        } else {
            terms.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    terms.retain(|t| t.chars().any(char::is_alphanumeric));
    let quoted: Vec<String> = terms.iter().map(|t| format!("\"{}\"", t.replace('\0', " "))).collect();
    (!quoted.is_empty()).then(|| quoted.join(" "))
}

/// Where the marks stand, in code points of the text without them. The two texts are read side by side, so that a text
/// that holds such a mark of its own is not cut.
fn found(text: &str, marked: &str) -> Vec<Pair> {
    let (mut plain, mut found, mut at, mut open) = (text.chars().peekable(), Vec::new(), 0, 0);
    for c in marked.chars() {
        if plain.peek() == Some(&c) {
            plain.next();
            at += 1;
        } else if c == OPEN {
            open = at;
        } else if c == CLOSE {
            found.push([open, at]);
        }
    }
    found
}

/// The sentences with most of what was found; a hit outside of all sentences (a byline, furniture) is shown by its line.
fn hits_of(r: &hearsay::view::ReadingView, found: &[Pair], most: usize) -> Vec<Hit> {
    let chars: Vec<char> = r.text.chars().collect();
    let mut places: Vec<(Pair, Vec<Pair>)> = Vec::new();
    for &[start, end] in found {
        let i = r.sentences.partition_point(|s| s[1] <= start);
        let place = r.sentences.get(i).copied().filter(|s| s[0] <= start && end <= s[1]);
        let place = place.unwrap_or_else(|| line_around(&chars, start));
        match places.last_mut() {
            Some((last, inside)) if *last == place => inside.push([start, end]),
            _ => places.push((place, vec![[start, end]])),
        }
    }
    if places.is_empty() {
        // Found in the title alone, which a page may give apart from its text.
        let first = r.sentences.first().copied().unwrap_or_else(|| line_around(&chars, 0));
        places.push((first, Vec::new()));
    }
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(distinct(&chars, &places[i].1)));
    order.truncate(most.max(1));
    order.sort_unstable();
    let hit = |i: usize| {
        let ([start, end], inside) = &places[i];
        Hit {
            report: r.id.clone(),
            path: r.path.clone(),
            outlet: r.outlet.clone(),
            published: r.published.clone(),
            line: 1 + chars[..*start].iter().filter(|c| **c == '\n').count(),
            start: *start,
            end: *end,
            words: chars[*start..*end].iter().collect(),
            found: inside.iter().map(|[a, b]| [a - start, b - start]).collect(),
        }
    };
    order.into_iter().map(hit).collect()
}

/// How many different words are among those found.
fn distinct(chars: &[char], found: &[Pair]) -> usize {
    let words = found.iter().map(|[a, b]| chars[*a..*b].iter().collect::<String>().to_lowercase());
    words.collect::<std::collections::BTreeSet<_>>().len()
}

fn line_around(chars: &[char], at: usize) -> Pair {
    let start = chars[..at].iter().rposition(|c| *c == '\n').map_or(0, |i| i + 1);
    let end = chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |i| at + i);
    [start, end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_no_operators() {
        let check = |words: &str, want: Option<&str>| assert_eq!(query(words).as_deref(), want, "{words}");
        check("bridge toll", Some("\"bridge\" \"toll\""));
        check("\"bridge toll\" NEAR", Some("\"bridge toll\" \"NEAR\""));
        check("bridge\" OR *", Some("\"bridge\" \" OR *\""));
        check("* - \"\"", None);
    }

    #[test]
    fn marks_of_the_text_itself_are_left_alone() {
        assert_eq!(found("a b", "a \u{fdd0}b\u{fdd1}"), [[2, 3]]);
        assert_eq!(found("\u{fdd0}é b", "\u{fdd0}é \u{fdd0}b\u{fdd1}"), [[3, 4]]);
    }
}
