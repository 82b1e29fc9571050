//! Attributions → attributions: whose voice holds another's?
//!
//! What a voice says of another's words is one statement of the first: the words are cut whole, with the inner
//! source and cue among them.

use super::cues;
use super::find::Finder;
use super::link::Attribution;
use super::via;
use std::ops::Range;

/// All tokens of an attribution, from the first to the last.
fn reach(a: &Attribution) -> Option<Range<usize>> {
    let runs = || a.source.iter().chain(&a.cue).chain(&a.content);
    Some(runs().map(|r| r.start).min()?..runs().map(|r| r.end).max()?)
}

impl Finder<'_> {
    fn hangs(&self, mut t: usize, on: impl Fn(usize) -> bool) -> bool {
        for _ in 0..24 {
            match self.tags.head(t) {
                Some(h) if on(h) => return true,
                Some(h) => t = h,
                None => return false,
            }
        }
        false
    }

    fn words_between(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|t| self.segments.word(self.text, *t).chars().any(char::is_alphanumeric)).count()
    }

    fn sentence(&self, t: usize) -> u32 {
        self.segments.tokens[t].sentence
    }

    fn tells(&self, a: &Attribution) -> bool {
        a.cue.iter().flat_map(|r| r.clone()).any(|t| {
            let lower = self.lower(t);
            lower == "according" || cues::verb(&lower).is_some()
        })
    }

    /// Gives a voice whose words the tagger cut up into another's attribution that other one whole.
    pub(super) fn widen(&self, attributions: &mut Vec<Attribution>) {
        if self.tags.heads.len() != self.segments.tokens.len() {
            return;
        }
        let mut i = 0;
        while i < attributions.len() {
            let a = &attributions[i];
            let mute = a.content.is_empty() && !a.source.is_empty() && !a.cue.is_empty() && !a.shared;
            let inner = mute
                .then(|| self.clause_behind(attributions, i).or_else(|| self.clause_before(attributions, i)))
                .flatten();
            if let Some((other, content)) = inner {
                attributions[i].content = content;
                attributions.remove(other);
                if other < i {
                    i -= 1;
                }
            }
            i += 1;
        }
    }

    /// Gives a source at the end of its sentence, `…, as reported by Port Radio`, the whole sentence, where nobody in
    /// it speaks for himself.
    pub(super) fn widen_trailing(&self, attributions: &mut Vec<Attribution>) {
        let mut i = 0;
        while let Some(a) = attributions.get(i) {
            let at = a.first_cue();
            i += 1;
            let Some(whole) = self.trailing(a) else { continue };
            let mut others = attributions.iter().filter(|a| whole.contains(&a.first_cue()));
            if others.any(|a| !a.source.is_empty()) {
                continue;
            }
            attributions[i - 1].content = vec![whole.clone()];
            attributions.retain(|a| !whole.contains(&a.first_cue()));
            i = attributions.iter().position(|a| a.first_cue() == at).map_or(i, |k| k + 1);
        }
    }

    /// What stands before a comma and `according to …` or `as reported by …`, with which the sentence ends.
    fn trailing(&self, a: &Attribution) -> Option<Range<usize>> {
        let start = reach(&Attribution { content: Vec::new(), ..a.clone() })?;
        if a.source.is_empty() || a.shared || a.cue.is_empty() {
            return None;
        }
        let sentence = self.segments.sentence_of(start.start).tokens.clone();
        let first = a.first_cue();
        let as_by =
            first > 0 && self.lower(first - 1) == "as" && a.cue[0].clone().any(|t| self.lower(t) == "by");
        let opens = matches!(self.lower(first).as_str(), "according" | "as" | "per") || as_by;
        let from = if as_by { start.start - 1 } else { start.start };
        let comma = from > sentence.start && self.segments.word(self.text, from - 1) == ",";
        let ends = self.words_between(start.end.min(sentence.end), sentence.end) == 0;
        let behind = a.content.iter().all(|r| r.end <= from);
        let quoted = self.segments.quotation_at(self.segments.tokens[sentence.start].span.start()).is_some();
        (opens && comma && ends && behind && !quoted && self.words_between(sentence.start, from) >= 4)
            .then(|| sentence.start..from - 1)
    }

    /// `Corvell said after the vote he would not accept …`
    fn clause_behind(&self, all: &[Attribution], i: usize) -> Option<(usize, Vec<Range<usize>>)> {
        let a = &all[i];
        let end = a.cue.last()?.end.max(a.source.last()?.end);
        if !self.tells(a) {
            return None;
        }
        let b = all.get(i + 1)?;
        let whole = reach(b)?;
        let own = b.source.first().is_some_and(|s| s.start == whole.start) && !b.shared;
        let hangs = self.hangs(b.first_cue(), |h| a.cue.iter().any(|c| c.contains(&h)));
        let holds = own
            && hangs
            && whole.start >= end
            && !b.content.is_empty()
            && self.sentence(whole.start) == self.sentence(end - 1)
            && self.words_between(end, whole.start) <= 6;
        holds.then(|| (i + 1, vec![whole]))
    }

    /// `Corvell had told the police that …, the official added`; where a medium stands behind, it is a relay instead.
    fn clause_before(&self, all: &[Attribution], i: usize) -> Option<(usize, Vec<Range<usize>>)> {
        let a = &all[i];
        let start = a.cue.first()?.start.min(a.source.first()?.start);
        if !self.tells(a) || !via::outer_vias(&self.media(), &a.source).is_empty() {
            return None;
        }
        let j = i.checked_sub(1)?;
        let b = &all[j];
        let whole = reach(b)?;
        let same = self.sentence(whole.start) == self.sentence(start);
        let last = b.content.last()?.end;
        let comma = start > last && self.segments.word(self.text, start - 1) == ",";
        let holds = same
            && comma
            && last == whole.end
            && self.words_between(last, start) == 0
            && !b.source.is_empty();
        holds.then(|| (j, vec![whole]))
    }
}
