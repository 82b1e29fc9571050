//! A case's copies against a plain comparison of all pairs: are reports that share much of their text found, and exactly?

use super::table::Row;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words of a run that two reports can share.
const RUN: usize = 5;

/// A run in more reports than this says nothing of two of them.
const FREQUENT: usize = 200;

/// A word of a report: where, in code points, and as it is compared.
type Word = (usize, usize, String);

/// Letters and digits, lower-cased, apostrophes between letters, and what stands between the digits of a number or a time
/// (`1,017`, `5:10`); everything else parts words.
fn words(text: &str) -> Vec<Word> {
    let chars: Vec<char> = text.chars().collect();
    let letter = |i: usize| chars.get(i).is_some_and(|c| c.is_alphanumeric());
    let digit = |i: usize| chars.get(i).is_some_and(|c| c.is_numeric());
    let mut out: Vec<Word> = Vec::new();
    let mut within = false;
    for (i, c) in chars.iter().enumerate() {
        let apostrophe = matches!(c, '\'' | '’') && i > 0 && letter(i - 1) && letter(i + 1);
        let of_number = matches!(c, '.' | ',' | ':') && i > 0 && digit(i - 1) && digit(i + 1);
        if !letter(i) && !apostrophe && !of_number {
            within = false;
            continue;
        }
        if !within {
            out.push((i, i, String::new()));
            within = true;
        }
        if let Some(last) = out.last_mut() {
            last.1 = i + 1;
            if apostrophe { last.2.push('\'') } else { last.2.extend(c.to_lowercase()) }
        }
    }
    out
}

/// The pairs of reports that share at least half of the five-word runs of the shorter one.
fn pairs(texts: &[Vec<Word>]) -> BTreeSet<(usize, usize)> {
    let runs: Vec<BTreeSet<Vec<&str>>> = texts
        .iter()
        .map(|words| words.windows(RUN).map(|w| w.iter().map(|x| x.2.as_str()).collect()).collect())
        .collect();
    let mut where_: HashMap<&[&str], Vec<usize>> = HashMap::new();
    for (r, mine) in runs.iter().enumerate() {
        for run in mine {
            where_.entry(run.as_slice()).or_default().push(r);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for list in where_.values().filter(|l| l.len() <= FREQUENT) {
        for (k, b) in list.iter().enumerate() {
            for a in &list[..k] {
                *shared.entry((*a.min(b), *a.max(b))).or_default() += 1;
            }
        }
    }
    let half = |(a, b): (usize, usize), n: usize| 2 * n >= runs[a].len().min(runs[b].len());
    shared.into_iter().filter(|(pair, n)| half(*pair, *n)).map(|(pair, _)| pair).collect()
}

/// How many of the pairs a case gives as copies, and how many of all its copies are the same words on both sides and go
/// as far as the words are the same.
pub(super) fn measure(case: &Value) -> [Row; 2] {
    let empty = Vec::new();
    let reports = case["reports"].as_array().unwrap_or(&empty);
    let ids: HashMap<&str, usize> =
        reports.iter().enumerate().filter_map(|(i, r)| Some((r["id"].as_str()?, i))).collect();
    let texts: Vec<Vec<Word>> = reports.iter().map(|r| words(r["text"].as_str().unwrap_or(""))).collect();
    let apart: Vec<Vec<(usize, usize)>> = reports
        .iter()
        .map(|r| {
            let blocks = r["blocks"].as_array().unwrap_or(&empty).iter().filter(|b| b["kind"] == "dateline");
            let all = r["furniture"].as_array().unwrap_or(&empty).iter().chain(blocks);
            all.filter_map(|f| Some((f["start"].as_u64()? as usize, f["end"].as_u64()? as usize))).collect()
        })
        .collect();
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    let (mut all, mut exact) = (0_usize, 0_usize);
    for copy in case["copies"].as_array().unwrap_or(&empty) {
        let side = |name: &str| {
            let place = &copy[name];
            let report = *ids.get(place["report"].as_str()?)?;
            let (start, end) = (place["start"].as_u64()? as usize, place["end"].as_u64()? as usize);
            let text = &texts[report];
            let first = text.partition_point(|w| w.0 < start);
            let last = text.partition_point(|w| w.1 <= end);
            // A border inside a word is none.
            let whole = text.get(first).is_some_and(|w| w.0 == start)
                && last.checked_sub(1).and_then(|k| text.get(k)).is_some_and(|w| w.1 == end);
            Some((report, first, last, whole))
        };
        let (Some(a), Some(b)) = (side("from"), side("to")) else { continue };
        all += 1;
        found.insert((a.0.min(b.0), a.0.max(b.0)));
        // `U.S.` here and `US` there are one word.
        let letters = |(r, from, to): (usize, usize, usize)| -> String {
            texts[r].get(from..to).unwrap_or_default().iter().map(|w| w.2.as_str()).collect()
        };
        let same = letters((a.0, a.1, a.2)) == letters((b.0, b.1, b.2));
        // Beside it stands the word that is two characters off at most: no dateline, no notice of rights.
        let beside = |r: usize, i: Option<usize>, to: usize| {
            let words = &texts[r];
            let (word, of) = (words.get(i?)?, words.get(to)?);
            let gap = word.0.saturating_sub(of.1).max(of.0.saturating_sub(word.1));
            let none = gap > 2 || apart[r].iter().any(|f| f.0 <= word.0 && word.0 < f.1);
            (!none).then_some(word.2.as_str())
        };
        let goes_on = |x: Option<&str>, y: Option<&str>| x.is_some() && x == y;
        let before = |s: (usize, usize, usize, bool)| beside(s.0, s.1.checked_sub(1), s.1);
        let behind = |s: (usize, usize, usize, bool)| beside(s.0, Some(s.2), s.2.saturating_sub(1));
        let longer = goes_on(before(a), before(b)) || goes_on(behind(a), behind(b));
        exact += usize::from(a.3 && b.3 && same && !longer);
    }
    let pairs = pairs(&texts);
    let share = |n: usize, of: usize| (of > 0).then(|| n as f64 / of as f64);
    let set = "stories/g5w1h";
    let hit = pairs.intersection(&found).count();
    [
        Row::new("copies", set, &format!("pairs that share half their text found, of {}", pairs.len()))
            .aims("1.000", "")
            .share(share(hit, pairs.len())),
        Row::new("copies", set, &format!("spans the same on both sides and no longer, of {all}"))
            .aims("1.000", "")
            .share(share(exact, all)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_counted_by_the_shorter_text() {
        let long = "The harbour board of Port Elanor closed the old quay on Monday after two ferries ran aground there.";
        let short = "The harbour board of Port Elanor closed the old quay";
        let other = "Fishermen of Gannet Point asked the council of Vesk for another winter of lower tolls.";
        let texts: Vec<Vec<Word>> = [long, short, other].iter().map(|t| words(t)).collect();
        assert_eq!(pairs(&texts), BTreeSet::from([(0, 1)]));
    }

    #[test]
    fn a_copy_ends_before_another_time_and_before_a_dateline() {
        let (a, b) = ("The ferries met around 5:10 a.m.", "The ferries met around 5.10am.");
        let case = |a: &str, b: &str, end: usize, blocks: serde_json::Value| {
            let report = |id: &str, text: &str| serde_json::json!({"id": id, "text": text, "blocks": blocks});
            let side = |id: &str| serde_json::json!({"report": id, "start": 0, "end": end});
            serde_json::json!({"reports": [report("a", a), report("b", b)], "copies": [{"from": side("a"), "to": side("b")}]})
        };
        assert_eq!(measure(&case(a, b, 22, serde_json::json!([])))[1].figure, "1.000");
        let text = "The old quay, seen in May.\nELANOR, Strait — The quay is closed.";
        let dateline = serde_json::json!([{"start": 27, "end": 41, "kind": "dateline"}]);
        assert_eq!(measure(&case(text, text, 25, dateline))[1].figure, "1.000");
        assert_eq!(measure(&case(text, text, 25, serde_json::json!([])))[1].figure, "0.000");
    }

    #[test]
    fn a_copy_that_stops_early_is_not_exact() {
        let text = "The harbour board of Port Elanor closed the old quay on Monday.";
        let case = |end: usize| {
            serde_json::json!({
                "reports": [{"id": "a", "text": text}, {"id": "b", "text": text}],
                "copies": [{"from": {"report": "a", "start": 0, "end": end}, "to": {"report": "b", "start": 0, "end": end}}],
            })
        };
        assert_eq!(measure(&case(62))[1].figure, "1.000");
        assert_eq!(measure(&case(52))[1].figure, "0.000");
        assert_eq!(measure(&case(62))[0].figure, "1.000");
    }
}
