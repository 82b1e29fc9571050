//! The treebank against what `hearsay read --tokens` says: parts of speech and heads on Hearsay's own words.

use super::table::Row;
use super::{Bench, json, shown};
use crate::run::{Result, output, write};
use serde_json::{Value, json as object};
use std::collections::HashMap;
use std::path::Path;

/// A text of the treebank.
#[derive(Default)]
struct Text {
    text: String,
    /// How many code points it has.
    length: usize,
    words: Vec<Word>,
}

/// A word as the treebank has it.
struct Word {
    start: usize,
    end: usize,
    /// None of a word that is only a part of how it is written (`du` for `de le`).
    pos: Option<String>,
    /// Its head in `words`; itself for a root.
    head: Option<usize>,
    relation: String,
}

/// How many words there were to be right about, and of how many it was.
#[derive(Default)]
struct Count {
    all: usize,
    own: usize,
    pos: usize,
    headed: usize,
    unlabelled: usize,
    labelled: usize,
}

impl Bench {
    pub(super) fn treebank(&self) -> Result<Vec<Row>> {
        let set = "treebank/ewt-dev";
        let Some(file) = self.gold(&format!("{set}.conllu.gz")) else { return Ok(Vec::new()) };
        let plain = output(Path::new("gzip"), &["-dc", &shown(&file)])?;
        let texts = texts(&String::from_utf8_lossy(&plain));
        let rows: String = texts
            .iter()
            .enumerate()
            .map(|(i, t)| format!("{}\n", object!({"id": i.to_string(), "text": t.text})))
            .collect();
        let given = self.work.join("treebank.jsonl");
        write(&given, rows)?;
        let readings = output(&self.program, &["--quiet", "read", "--tokens", &shown(&given)])?;
        let mut count = Count::default();
        let mut found = vec![false; texts.len()];
        for line in String::from_utf8_lossy(&readings).lines() {
            let reading = json(line)?;
            let i: usize = reading["source_id"].as_str().and_then(|i| i.parse().ok()).ok_or("no id")?;
            found[i] = true;
            compare(&texts[i], &reading, &mut count);
        }
        // A text without a reading has no word right.
        for (text, _) in texts.iter().zip(&found).filter(|(_, found)| !**found) {
            count.all += text.words.len();
        }
        let share = |n: usize, of: usize| Some(n as f64 / of.max(1) as f64);
        let row = |measure: &str| Row::new("treebank", set, measure);
        Ok(vec![
            row("parts of speech, own words").share(share(count.pos, count.own)).aims("0.94", "0.96"),
            row("unlabelled attachment, own words")
                .share(share(count.unlabelled, count.headed))
                .aims("0.84", "0.90"),
            row("labelled attachment, own words").share(share(count.labelled, count.headed)),
            row("parts of speech, every word").share(share(count.pos, count.all)),
            row("unlabelled attachment, every word").share(share(count.unlabelled, count.all)),
            row("labelled attachment, every word").share(share(count.labelled, count.all)),
            row("words whose borders are the same").share(share(count.own, count.all)),
        ])
    }
}

fn compare(text: &Text, reading: &Value, count: &mut Count) {
    let tokens = reading["tokens"].as_array().map_or(&[][..], Vec::as_slice);
    let number = |v: &Value| v.as_u64().and_then(|n| usize::try_from(n).ok());
    let borders = |t: &Value| Some((number(&t["start"])?, number(&t["end"])?));
    let own: HashMap<(usize, usize), usize> =
        tokens.iter().enumerate().filter_map(|(i, t)| Some((borders(t)?, i))).collect();
    let place = |w: &Word| own.get(&(w.start, w.end)).copied();
    for (i, word) in text.words.iter().enumerate() {
        count.all += 1;
        let Some((t, pos)) = place(word).zip(word.pos.as_ref()) else { continue };
        count.own += 1;
        count.pos += usize::from(tokens[t]["pos"] == **pos);
        let root = word.head == Some(i);
        let Some(head) = word.head.and_then(|h| if root { Some(t) } else { place(&text.words[h]) }) else {
            continue;
        };
        count.headed += 1;
        let right = number(&tokens[t]["head"]) == Some(head);
        count.unlabelled += usize::from(right);
        count.labelled += usize::from(right && tokens[t]["rel"] == *word.relation);
    }
}

/// A sentence's words under their numbers, as they are written: several may share one surface.
struct Surface<'a> {
    form: &'a str,
    parts: Vec<Vec<&'a str>>,
    space: bool,
}

/// CoNLL-U → texts, one paragraph a line.
fn texts(conllu: &str) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    let mut sentence: Vec<Surface<'_>> = Vec::new();
    let (mut paragraph, mut until) = (false, None);
    for line in conllu.lines().chain([""]) {
        if line.starts_with("# newdoc") {
            texts.push(Text::default());
            paragraph = false;
        } else if line.starts_with("# newpar") {
            paragraph = true;
        } else if line.is_empty() {
            if let Some(text) = texts.last_mut().filter(|_| !sentence.is_empty()) {
                text.add(&sentence, paragraph);
                paragraph = false;
            }
            sentence.clear();
            until = None;
        } else if !line.starts_with('#') {
            let columns: Vec<&str> = line.split('\t').collect();
            let [id, form, ..] = columns[..] else { continue };
            let space = !columns.last().is_some_and(|misc| misc.contains("SpaceAfter=No"));
            if id.contains('.') {
                continue;
            }
            if let Some((_, to)) = id.split_once('-') {
                until = Some(to.to_owned());
                sentence.push(Surface { form, parts: Vec::new(), space });
                continue;
            }
            match (until.clone(), sentence.last_mut()) {
                (Some(to), Some(last)) => {
                    last.parts.push(columns.clone());
                    if to == id {
                        until = None;
                    }
                }
                _ => sentence.push(Surface { form, parts: vec![columns.clone()], space }),
            }
        }
    }
    texts
}

impl Text {
    fn push(&mut self, written: &str) {
        self.text += written;
        self.length += written.chars().count();
    }

    fn add(&mut self, sentence: &[Surface<'_>], paragraph: bool) {
        if !self.text.is_empty() {
            self.push(if paragraph { "\n" } else { " " });
        }
        let base = self.words.len();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut heads: Vec<&str> = Vec::new();
        for (n, surface) in sentence.iter().enumerate() {
            let begin = self.length;
            self.push(surface.form);
            let joined = surface.parts.iter().map(|p| p[1]).collect::<String>() == surface.form;
            let mut at = begin;
            for part in &surface.parts {
                let long = part[1].chars().count();
                let (start, end) = if joined { (at, at + long) } else { (begin, self.length) };
                at += long;
                numbers.insert(part[0], self.words.len());
                heads.push(part.get(6).copied().unwrap_or_default());
                let relation = part.get(7).and_then(|r| r.split(':').next()).unwrap_or_default();
                let pos = part.get(3).filter(|_| joined).map(|p| (*p).to_owned());
                self.words.push(Word { start, end, pos, head: None, relation: relation.into() });
            }
            if surface.space && n + 1 < sentence.len() {
                self.push(" ");
            }
        }
        for (i, head) in heads.into_iter().enumerate() {
            let at = base + i;
            self.words[at].head = if head == "0" { Some(at) } else { numbers.get(head).copied() };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, compare, texts};
    use serde_json::json;

    #[test]
    fn words_stand_where_the_text_has_them() {
        let conllu = "# newdoc id = a\n# newpar id = a-1\n1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
            1\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t1\tadvmod:neg\t_\t_\n\
            3\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n\n# newpar id = a-2\n1\tÉh\téh\tINTJ\tUH\t_\t0\troot\t_\t_\n\n";
        let texts = texts(conllu);
        assert_eq!(texts[0].text, "can't!\nÉh");
        let places: Vec<_> = texts[0].words.iter().map(|w| (w.start, w.end, w.head)).collect();
        assert_eq!(places, [(0, 2, Some(0)), (2, 5, Some(0)), (5, 6, Some(0)), (7, 9, Some(3))]);
        let token = |start: u32, end: u32, pos: &str, head: u32, rel: &str| json!({"start": start, "end": end, "pos": pos, "head": head, "rel": rel});
        let reading = json!({"tokens": [
            token(0, 2, "AUX", 0, "root"), token(2, 5, "ADV", 0, "advmod"), token(5, 6, "PUNCT", 1, "punct"), token(7, 8, "X", 3, "root"),
        ]});
        let mut count = Count::default();
        compare(&texts[0], &reading, &mut count);
        let counted = [count.all, count.own, count.pos, count.headed, count.unlabelled, count.labelled];
        assert_eq!(counted, [4, 3, 2, 3, 2, 2]);
    }
}
