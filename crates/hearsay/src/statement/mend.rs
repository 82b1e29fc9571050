//! Attributions → attributions: what did the tagger pass over, and where did it take two statements for one?

use super::cues;
use super::find::Finder;
use super::link::Attribution;
use crate::tag::Pos;

impl Finder<'_> {
    /// Drops what the report itself remarks on the words before: ", knowing that …" has no speaker of its own.
    /// "provided that …" is a condition, and an aggression no saying, whoever it is given to.
    pub(super) fn drop_comments(&self, attributions: &mut Vec<Attribution>) {
        attributions.retain(|a| {
            let deed = |t: usize| self.pos(t) == Pos::Noun && cues::is_deed(&self.lower(t));
            let own = !a.source.is_empty() && !a.shared;
            let remark = matches!(self.lower(a.first_cue()).as_str(), "knowing" | "considering" | "bearing");
            let condition = matches!(self.lower(a.first_cue()).as_str(), "provided" | "providing")
                && self.segments.tokens.len() > a.first_cue() + 1
                && self.lower(a.first_cue() + 1) == "that";
            (own || !remark) && !condition && !a.cue.iter().cloned().flatten().any(deed)
        });
    }

    /// "according to …", "as reported by …" and "as per …" that the tagger passed over: the phrase behind them, up to a
    /// comma, is the source, the rest of the sentence the content.
    pub(super) fn add_untagged(&self, attributions: &mut Vec<Attribution>) {
        let mut taken = vec![false; self.segments.tokens.len()];
        for a in attributions.iter() {
            for r in a.cue.iter().chain(&a.source).chain(&a.content) {
                taken[r.clone()].fill(true);
            }
        }
        for sentence in &self.segments.sentences {
            let tokens = sentence.tokens.clone();
            let quoted =
                |t: usize| self.segments.quotation_at(self.segments.tokens[t].span.start()).is_some();
            let starts = |t: usize| {
                let next = |k: usize| if t + k < tokens.end { self.lower(t + k) } else { String::new() };
                match self.lower(t).as_str() {
                    "according" if next(1) == "to" => 2,
                    "as" if next(1) == "per" => 2,
                    "as" if next(1) == "reported" && next(2) == "by" => 3,
                    _ => 0,
                }
            };
            let Some(at) = tokens.clone().find(|t| starts(*t) > 0 && !quoted(*t)) else { continue };
            if tokens.clone().any(|t| taken[t]) {
                continue;
            }
            let cue = at..at + starts(at);
            let mark = |t: usize| matches!(self.segments.word(self.text, t), "," | "." | ";" | "!" | "?");
            let end = (cue.end..tokens.end).find(|t| mark(*t)).unwrap_or(tokens.end);
            let source = cue.end..end;
            let words = source.clone().any(|t| matches!(self.pos(t), Pos::Noun | Pos::Propn | Pos::Pron));
            let first = at == tokens.start;
            let last = (end..tokens.end)
                .all(|t| !self.segments.word(self.text, t).chars().any(char::is_alphanumeric));
            let content = match (first, last) {
                (true, false) => end..tokens.end,
                (false, true) => tokens.start..at,
                _ => continue,
            };
            if words && source.len() <= 14 && content.len() >= 4 {
                attributions.push(Attribution {
                    cue: vec![cue],
                    source: vec![source],
                    content: vec![content],
                    shared: false,
                });
            }
        }
        attributions.sort_by_key(Attribution::first_cue);
    }

    /// Two verbs of one subject where the tagger saw one: "said that … and called on … to …". The parse must hang the
    /// second verb on the first.
    pub(super) fn split_predicates(&self, attributions: &mut Vec<Attribution>) {
        let mut more = Vec::new();
        for a in attributions.iter_mut() {
            let Some(run) = a.content.last().cloned() else { continue };
            if a.source.is_empty() || run.start < a.first_cue() {
                continue;
            }
            let sentence = self.segments.tokens[a.first_cue()].sentence;
            let found = (run.start + 3..run.end.saturating_sub(3)).find(|&t| {
                let hangs = self.tags.head(t).is_some_and(|h| a.cue.iter().any(|c| c.contains(&h)));
                // Where the words before it end in a quotation, what follows "and" is told again.
                let after_quote = t >= 2
                    && self.segments.word(self.text, t - 1) == "and"
                    && matches!(self.segments.word(self.text, t - 2), "\"" | "”" | "’" | "''");
                self.segments.tokens[t].sentence == sentence
                    && self.lower(t - 1) == "and"
                    && self.pos(t) == Pos::Verb
                    && self.lower(t).ends_with("ed")
                    && self.segments.quotation_at(self.segments.tokens[t].span.start()).is_none()
                    && (cues::verb(&self.lower(t)).is_some())
                    && (after_quote || hangs && self.tags.relation(t) == "conj")
            });
            let Some(t) = found else { continue };
            let particle = t + 1 < run.end && matches!(self.lower(t + 1).as_str(), "on" | "for" | "upon");
            let cue_end = t + 1 + usize::from(particle);
            let last = a.content.len() - 1;
            a.content[last] = run.start..t - 1;
            more.push(Attribution {
                cue: vec![t..cue_end],
                source: a.source.clone(),
                content: vec![cue_end..run.end],
                shared: true,
            });
        }
        attributions.extend(more);
        attributions.sort_by_key(Attribution::first_cue);
    }
}
