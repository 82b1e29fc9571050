//! Quotation marks → attributions: whose is a quotation that no cue of its paragraph claims?

use super::cues;
use super::find::Finder;
use super::link::Attribution;
use crate::tag::Pos;
use std::ops::Range;

/// A turn of a transcript: `CORVELL: We will see.`
struct Turn {
    label: Range<usize>,
    words: Range<usize>,
}

/// The prose blocks of a report as runs of tokens.
fn blocks(finder: &Finder<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for sentence in &finder.segments.sentences {
        match found.last_mut() {
            Some((block, tokens)) if *block == sentence.block => tokens.end = sentence.tokens.end,
            _ => found.push((sentence.block, sentence.tokens.clone())),
        }
    }
    found.into_iter().map(|(_, tokens)| tokens).collect()
}

fn is_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "''" | "``" | "«" | "»" | "„" | "‘" | "’" | "'")
}

fn is_dash(word: &str) -> bool {
    matches!(word, "―" | "—" | "–" | "--" | "-")
}

impl Finder<'_> {
    /// Gives the quotations that stand alone to those whom their place names: the turns of a transcript, a name
    /// signed behind a dash, the clause before a colon, the speaker of the quotation before.
    pub(super) fn add_quotations(&self, attributions: &mut Vec<Attribution>) {
        if self.segments.tokens.is_empty() {
            return;
        }
        let blocks = blocks(self);
        self.add_turns(&blocks, attributions);
        self.add_signed(attributions);
        self.add_announced(attributions);
        self.add_continued(&blocks, attributions);
        attributions.sort_by_key(Attribution::first_cue);
    }

    fn is_word(&self, t: usize) -> bool {
        self.segments.word(self.text, t).chars().any(char::is_alphanumeric)
    }

    fn words_in(&self, tokens: Range<usize>) -> usize {
        tokens.filter(|t| self.is_word(*t)).count()
    }

    /// Words of a run that no attribution has among its content.
    fn unclaimed(&self, tokens: Range<usize>, attributions: &[Attribution]) -> usize {
        let mut free = self.words_in(tokens.clone());
        for run in attributions.iter().flat_map(|a| &a.content) {
            let both = run.start.max(tokens.start)..run.end.min(tokens.end);
            if both.start < both.end {
                free = free.saturating_sub(self.words_in(both));
            }
        }
        free
    }

    /// Takes a run out of all that was found: it is one voice's alone.
    fn clear(&self, tokens: &Range<usize>, attributions: &mut Vec<Attribution>) {
        attributions.retain(|a| !tokens.contains(&a.first_cue()));
        for a in attributions.iter_mut() {
            if a.content.iter().any(|r| r.start < tokens.end && tokens.start < r.end) {
                a.content = std::mem::take(&mut a.content)
                    .into_iter()
                    .flat_map(|r| [r.start..r.end.min(tokens.start), r.start.max(tokens.end)..r.end])
                    .filter(|r| r.start < r.end)
                    .collect();
            }
        }
    }

    fn block_index(&self, t: usize) -> usize {
        self.segments.sentence_of(t).block
    }

    /// The label of a turn at the start of a block: one to four words in capitals and a colon.
    fn turn(&self, block: &Range<usize>) -> Option<Turn> {
        let word = |t: usize| self.segments.word(self.text, t);
        let start = block.start + usize::from(is_mark(word(block.start)));
        let colon = (start..block.end.min(start + 6)).find(|t| word(*t) == ":")?;
        let label = start..colon;
        let capitals = |t: usize| {
            let w = word(t);
            w.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '\'' | '’' | '-'))
        };
        let long = label.clone().any(|t| word(t).chars().filter(|c| c.is_uppercase()).count() >= 2);
        let mut words = colon + 1..block.end;
        while words.end > words.start && is_mark(word(words.end - 1)) {
            words.end -= 1;
        }
        let holds = !label.is_empty() && label.len() <= 4 && label.clone().all(capitals) && long;
        (holds && self.words_in(words.clone()) >= 1).then_some(Turn { label, words })
    }

    /// The turns of a transcript: at least three, of at least two speakers, one of whom speaks twice.
    fn add_turns(&self, blocks: &[Range<usize>], attributions: &mut Vec<Attribution>) {
        let turns: Vec<Option<Turn>> = blocks.iter().map(|b| self.turn(b)).collect();
        let mut names: Vec<&str> =
            turns.iter().flatten().map(|t| self.segments.span(t.label.clone()).of(self.text)).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        if names.len() < 2 || names.len() == all {
            return;
        }
        let word = |t: usize| self.segments.word(self.text, t);
        for (i, turn) in turns.iter().enumerate() {
            let Some(turn) = turn else { continue };
            let mut content = vec![turn.words.clone()];
            let quoted = is_mark(word(blocks[i].start));
            // Within quotation marks the paragraphs without a label go on with the turn.
            for k in i + 1..blocks.len().min(i + 12) {
                let block = &blocks[k];
                let bracket = matches!(word((block.start + 1).min(block.end - 1)), "(" | "[");
                if turns[k].is_some() || !quoted || !is_mark(word(block.start)) || bracket {
                    break;
                }
                content.push(block.clone());
            }
            for run in &content {
                self.clear(run, attributions);
            }
            self.clear(&turn.label, attributions);
            attributions.push(Attribution {
                source: vec![turn.label.clone()],
                content,
                ..Attribution::default()
            });
        }
    }

    /// `"…" — Ina Corvell`, on a line of its own.
    fn add_signed(&self, attributions: &mut Vec<Attribution>) {
        let n = self.segments.tokens.len();
        for dash in 2..n.saturating_sub(1) {
            if !is_dash(self.segments.word(self.text, dash))
                || !is_mark(self.segments.word(self.text, dash - 1))
            {
                continue;
            }
            let start = (0..dash).rev().find(|t| self.opens_line(*t)).unwrap_or(0);
            let end = (dash + 1..n.min(dash + 20)).find(|t| self.opens_line(*t)).unwrap_or(n.min(dash + 20));
            let words = start + 1..dash - 1;
            let Some(name) = self.signature(dash + 1..end) else { continue };
            if is_mark(self.segments.word(self.text, start))
                && words.start < words.end
                && self.words_in(words.clone()) >= 3
            {
                self.clear(&(start..end), attributions);
                attributions.push(Attribution {
                    source: vec![name],
                    content: vec![words],
                    ..Attribution::default()
                });
            }
        }
    }

    /// Whether a token is the first of its block or line.
    fn opens_line(&self, t: usize) -> bool {
        let Some(before) = t.checked_sub(1) else { return true };
        let (from, to) = (self.segments.tokens[before].span.end(), self.segments.tokens[t].span.start());
        self.block_index(before) != self.block_index(t)
            || self.text.get(from..to).is_some_and(|s| s.contains('\n'))
    }

    /// A name with what may stand behind its comma, and nothing else up to the end of the line.
    fn signature(&self, line: Range<usize>) -> Option<Range<usize>> {
        let word = |t: usize| self.segments.word(self.text, t);
        let mut name = line;
        while name.end > name.start && !self.is_word(name.end - 1) {
            name.end -= 1;
        }
        let comma = name.clone().find(|t| word(*t) == ",").unwrap_or(name.end);
        let capital = |t: usize| {
            let first = word(t).chars().next();
            first.is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
                || matches!(word(t), "de" | "van" | "von" | "der" | "la" | "al" | "bin" | "of" | "the")
        };
        let named = (1..=6).contains(&(comma - name.start)) && (name.start..comma).all(capital);
        (named && name.len() <= 16).then_some(name)
    }

    /// A quotation and those that go on from it, as runs of tokens.
    fn groups(&self) -> Vec<Vec<Range<usize>>> {
        let mut groups: Vec<Vec<Range<usize>>> = Vec::new();
        for q in self.segments.quotations.iter().filter(|q| q.depth == 0) {
            let tokens = self.segments.within(q.inner);
            if tokens.is_empty() {
                continue;
            }
            match groups.last_mut() {
                Some(group) if q.continues => group.push(tokens),
                _ => groups.push(vec![tokens]),
            }
        }
        groups
    }

    /// A quotation behind a colon whose clause names a speaker: `Corvell added:` and a paragraph in quotation marks.
    fn add_announced(&self, attributions: &mut Vec<Attribution>) {
        let word = |t: usize| self.segments.word(self.text, t);
        for group in self.groups() {
            let start = group[0].start;
            let Some(colon) = start.checked_sub(2).filter(|c| word(*c) == ":") else { continue };
            let words: usize = group.iter().map(|r| self.words_in(r.clone())).sum();
            let free: usize = group.iter().map(|r| self.unclaimed(r.clone(), attributions)).sum();
            // A later paragraph of the group may be claimed already, the first not.
            let first = self.unclaimed(group[0].clone(), attributions) * 2 >= self.words_in(group[0].clone());
            if words < 3 || free * 2 < words && !first {
                continue;
            }
            let sentence = self.segments.sentence_of(colon).tokens.clone();
            let clause = sentence.start..colon;
            if self.block_index(start).saturating_sub(self.block_index(colon)) > 1 {
                continue;
            }
            let owner = attributions.iter().rposition(|a| {
                let free =
                    a.content.iter().all(|r| group.iter().any(|g| g.start <= r.start && r.end <= g.end));
                free && !a.source.is_empty() && clause.contains(&a.first_cue())
            });
            match owner {
                Some(i) => {
                    let mut one = attributions.remove(i);
                    for run in &group {
                        self.clear(run, attributions);
                    }
                    one.content = group;
                    attributions.push(one);
                }
                None => {
                    let other = attributions.iter().any(|a| clause.contains(&a.first_cue()));
                    let Some((source, cue)) = self.announcing(&clause).filter(|_| !other) else { continue };
                    for run in &group {
                        self.clear(run, attributions);
                    }
                    attributions.push(Attribution {
                        cue: vec![cue],
                        source: vec![source],
                        content: group,
                        shared: false,
                    });
                }
            }
        }
    }

    /// The speaker and the verb of a clause that ends in a colon.
    fn announcing(&self, clause: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        if self.tags.heads.len() < clause.end {
            return None;
        }
        let root = clause
            .clone()
            .find(|t| self.pos(*t) == Pos::Verb && self.tags.head(*t).is_none_or(|h| !clause.contains(&h)))?;
        let told = (root..clause.end).any(|t| {
            let lower = self.lower(t);
            cues::verb(&lower).is_some_and(|c| c.kind == super::Kind::Say)
                || matches!(
                    lower.as_str(),
                    "statement" | "comment" | "remark" | "message" | "words" | "following"
                )
        });
        let subject = clause
            .clone()
            .find(|t| self.tags.head(*t) == Some(root) && self.tags.relation(*t) == "nsubj" && *t < root)?;
        let hangs = |t: usize| {
            let mut at = t;
            (0..12).any(|_| match self.tags.head(at) {
                Some(h) => {
                    at = h;
                    at == subject
                }
                None => false,
            })
        };
        let from = (clause.start..subject).rev().take_while(|t| hangs(*t)).last().unwrap_or(subject);
        told.then_some((from..subject + 1, root..root + 1))
    }

    fn in_quotation(&self, t: usize) -> bool {
        self.segments.quotation_at(self.segments.tokens[t].span.start()).is_some()
    }

    /// A paragraph that is a quotation from its first word to its last goes on from the quotation before it.
    fn add_continued(&self, blocks: &[Range<usize>], attributions: &mut [Attribution]) {
        // Whose content each token is, and where cues stand: asked for every paragraph, so laid out once.
        let none = usize::MAX;
        let mut owner = vec![none; self.segments.tokens.len()];
        let mut cue = vec![false; self.segments.tokens.len()];
        for (i, a) in attributions.iter().enumerate() {
            cue[a.first_cue()] = true;
            for run in &a.content {
                owner[run.clone()].fill(i);
            }
        }
        for pair in blocks.windows(2) {
            let [before, block] = pair else { continue };
            let near = self.block_index(block.start) - self.block_index(before.start) <= 1;
            if !near
                || !is_mark(self.segments.word(self.text, block.start))
                || cue[block.clone()].contains(&true)
            {
                continue;
            }
            // A line without a full stop is a heading.
            let tail = block.end.saturating_sub(3).max(block.start)..block.end;
            let stops = |t: usize| self.segments.word(self.text, t).contains(['.', '!', '?', '…', ',', '—']);
            if !tail.into_iter().any(stops) {
                continue;
            }
            let words = || block.clone().filter(|t| self.is_word(*t));
            let free = words().filter(|t| owner[*t] == none).count();
            if words().count() < 3 || free * 2 < words().count() || !words().all(|t| self.in_quotation(t)) {
                continue;
            }
            // The last quotation before it, and whose it is.
            let last = before.clone().rev().find(|t| self.is_word(*t) && self.in_quotation(*t));
            let Some(a) = last.and_then(|t| owner.get(t).copied()).filter(|a| *a != none) else { continue };
            attributions[a].content.push(block.clone());
            owner[block.clone()].fill(a);
        }
    }
}
