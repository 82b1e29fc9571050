//! Runs of tags → attributions: which source and which content belong to a cue?

use super::subject;
use crate::document::Document;
use crate::segment::Segments;
use crate::tag::{Pos, Role, Tags};
use crate::text::Span;
use std::ops::Range;

/// A run of one role, cut at the borders of blocks.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) role: Role,
    pub(super) tokens: Range<usize>,
    block: usize,
    /// Whether it goes on from the part before it, cut off by a border.
    continues: bool,
}

/// A cue with what belongs to it; all in tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attribution {
    pub(crate) cue: Vec<Range<usize>>,
    pub(crate) source: Vec<Range<usize>>,
    pub(crate) content: Vec<Range<usize>>,
    /// Whether its source stands with another cue of the sentence.
    pub(crate) shared: bool,
}

impl Attribution {
    pub(crate) fn first_cue(&self) -> usize {
        let first = [&self.cue, &self.source, &self.content].into_iter().find_map(|r| r.first());
        first.map_or(0, |r| r.start)
    }
}

/// What the linker looks at.
pub(super) struct View<'a> {
    pub(super) text: &'a str,
    pub(super) segments: &'a Segments,
    pub(super) tags: &'a Tags,
    pub(super) parts: Vec<Part>,
    /// How many words stand before each token: marks count for nothing.
    words: Vec<u32>,
}

fn is_word(text: &str, span: Span) -> bool {
    span.of(text).chars().any(char::is_alphanumeric)
}

impl View<'_> {
    fn sentence(&self, token: usize) -> u32 {
        self.segments.tokens[token].sentence
    }

    /// Words between two ranges of tokens.
    pub(super) fn gap(&self, a: &Range<usize>, b: &Range<usize>) -> i64 {
        let (left, right) = if a.start <= b.start { (a, b) } else { (b, a) };
        i64::from(self.words[right.start]) - i64::from(self.words[left.end.min(right.start)])
    }

    /// Sentence borders between two ranges.
    fn borders(&self, a: &Range<usize>, b: &Range<usize>) -> i64 {
        let (left, right) = if a.start <= b.start { (a, b) } else { (b, a) };
        (i64::from(self.sentence(right.start)) - i64::from(self.sentence(left.end - 1))).max(0)
    }

    /// Parts of a role strictly between two ranges, in the same block.
    fn between(&self, role: Role, a: &Range<usize>, b: &Range<usize>) -> i64 {
        let (left, right) = if a.start <= b.start { (a, b) } else { (b, a) };
        let first = self.parts.partition_point(|p| p.tokens.start < left.end);
        self.parts[first..]
            .iter()
            .take_while(|p| p.tokens.start < right.start)
            .filter(|p| p.role == role && p.tokens.end <= right.start)
            .count() as i64
    }
}

fn parts(segments: &Segments, tags: &Tags) -> Vec<Part> {
    let block = |t: usize| segments.sentence_of(t).block;
    let mut parts = Vec::new();
    for run in &tags.roles {
        let mut start = run.tokens.start;
        while start < run.tokens.end {
            let here = block(start);
            let end = (start..run.tokens.end).find(|t| block(*t) != here).unwrap_or(run.tokens.end);
            let continues = start > run.tokens.start;
            parts.push(Part { role: run.tag, tokens: start..end, block: here, continues });
            start = end;
        }
    }
    parts
}

/// Links the parts of every block, then what runs over block borders.
pub(crate) fn link(document: &Document, segments: &Segments, tags: &Tags) -> Vec<Attribution> {
    let text: &str = &document.text;
    let mut words = Vec::with_capacity(segments.tokens.len() + 1);
    let mut n = 0;
    for token in &segments.tokens {
        words.push(n);
        n += u32::from(is_word(text, token.span));
    }
    words.push(n);
    let mut view = View { text, segments, tags, parts: parts(segments, tags), words };
    view.parts.retain(|p| view.words[p.tokens.end] > view.words[p.tokens.start] || p.role == Role::Cue);
    let mut found: Vec<Attribution> = Vec::new();
    let mut at = 0;
    while at < view.parts.len() {
        let block = view.parts[at].block;
        let end = at + view.parts[at..].iter().take_while(|p| p.block == block).count();
        link_block(&view, at..end, &mut found);
        at = end;
    }
    found
}

fn link_block(view: &View<'_>, range: Range<usize>, found: &mut Vec<Attribution>) {
    let parts = &view.parts[range];
    let of = |role: Role| parts.iter().filter(move |p| p.role == role);
    let mut here = cues(view, of(Role::Cue).map(|p| p.tokens.clone()).collect());
    let sources = joined_sources(view, of(Role::Source).map(|p| p.tokens.clone()).collect());
    give_sources(view, &mut here, &sources);
    let taken = cut_sources(view, parts, &mut here);
    let about = subject::unmake_sources(view, &mut here);
    subject::find_sources(view, &mut here, &sources);
    share_sources(view, &mut here);
    for part in of(Role::Content).filter(|p| !taken.contains(&p.tokens.start)) {
        // Words that run on from the paragraph before belong to whom that paragraph gave them.
        if part.continues && quoted(view, first_word(view, &part.tokens)) {
            if let Some(last) = owner_of_token(found, &here, part.tokens.start - 1) {
                match last {
                    Owner::Found(i) => found[i].content.push(part.tokens.clone()),
                    Owner::Here(i) => here[i].content.push(part.tokens.clone()),
                }
                continue;
            }
        }
        let nearest = || (0..here.len()).min_by_key(|&i| (content_cost(view, &here[i], &part.tokens), i));
        let best = goes_on(view, &here, &part.tokens).or_else(nearest);
        match best {
            Some(i) => here[i].content.push(part.tokens.clone()),
            None => {
                // A paragraph without a cue whose words are quoted goes on from a quotation left open, or
                // follows a cue that ended its paragraph with a colon.
                let open = view.segments.quotations.iter().any(|q| {
                    q.continues
                        && q.span.start() <= view.segments.tokens[part.tokens.start].span.start()
                        && view.segments.tokens[part.tokens.start].span.start() < q.span.end()
                });
                let near = found.last_mut().filter(|a| {
                    let last = a.content.last().or(a.cue.last()).map_or(0, |r| r.end);
                    let word = |t: usize| view.segments.word(view.text, t);
                    let colon = a.content.is_empty() && (last..part.tokens.start).any(|t| word(t) == ":");
                    let blocks = view.segments.sentence_of(part.tokens.start).block
                        - view.segments.sentence_of(a.first_cue()).block;
                    (open && blocks <= 6) || (colon && blocks == 1)
                });
                if let Some(a) = near {
                    a.content.push(part.tokens.clone());
                }
            }
        }
    }
    for (a, subject) in here.iter_mut().zip(about) {
        prune(view, a);
        // "He is expected." alone says nothing.
        if !a.content.is_empty() {
            a.content.extend(subject);
        }
    }
    found.append(&mut here);
}

fn quoted(view: &View<'_>, t: usize) -> bool {
    view.segments.quotation_at(view.segments.tokens[t].span.start()).is_some()
}

fn first_word(view: &View<'_>, run: &Range<usize>) -> usize {
    run.clone().find(|t| view.words[*t + 1] > view.words[*t]).unwrap_or(run.start)
}

/// A quotation in a sentence of its own goes on from the quotation before it, whatever cue stands in between.
fn goes_on(view: &View<'_>, here: &[Attribution], part: &Range<usize>) -> Option<usize> {
    let sentence = view.sentence(part.start);
    if !quoted(view, first_word(view, part)) || here.iter().any(|a| view.sentence(a.first_cue()) == sentence)
    {
        return None;
    }
    let colon = (part.start.saturating_sub(2)..part.start).any(|t| view.segments.word(view.text, t) == ":");
    if colon {
        return None;
    }
    let last = here.iter().rposition(|a| a.first_cue() < part.start)?;
    let speaks = |a: &Attribution| a.content.iter().any(|r| quoted(view, first_word(view, r)));
    let some = |a: &Attribution| a.content.iter().any(|r| r.clone().any(|t| quoted(view, t)));
    // "…," she said. "…": a cue behind a quotation of its sentence keeps what follows, whoever took the first.
    let bare = here[last].content.is_empty() && !here[last].source.is_empty();
    if some(&here[last]) || bare {
        return None;
    }
    (0..last).rev().find(|&i| speaks(&here[i]) && sentence - view.sentence(here[i].first_cue()) <= 2)
}

/// Takes out what stands too far from a cue that has words beside it: nothing outside quotation marks is said across
/// other words of the report.
fn prune(view: &View<'_>, a: &mut Attribution) {
    if a.content.len() < 2 {
        return;
    }
    let cue = a.cue[0].clone();
    // "…," Corvell told Port Radio: whom it is told is none of the words.
    let tells = cue.clone().any(|t| matches!(view.segments.word(view.text, t), "told" | "tells" | "telling"));
    let before = a.content.iter().any(|r| r.end <= cue.start);
    let told = |r: &Range<usize>| {
        tells && before && r.start == cue.end && r.len() <= 6 && !quoted(view, first_word(view, r))
    };
    a.content.retain(|r| !told(r));
    let far = |r: &Range<usize>| {
        let (from, to) = if r.end <= cue.start { (r.end, cue.start) } else { (cue.end, r.start) };
        let held = |t: usize| a.source.iter().chain(&a.cue).chain(&a.content).any(|k| k.contains(&t));
        let gap = (from..to).filter(|t| view.words[*t + 1] > view.words[*t] && !held(*t)).count();
        let same = view.sentence(r.start) == view.sentence(cue.start);
        !quoted(view, first_word(view, r)) && if r.end <= cue.start { gap >= 2 } else { gap >= 6 && same }
    };
    let near = (0..a.content.len()).min_by_key(|&i| view.gap(&a.content[i], &cue));
    let keep: Vec<bool> = (0..a.content.len()).map(|i| Some(i) == near || !far(&a.content[i])).collect();
    let mut keep = keep.into_iter();
    a.content.retain(|_| keep.next().unwrap_or(true));
}

/// Words that the tagger ran on over the border of a paragraph, up to a verb that has no source, are that verb's source:
/// a headline without a full stop, and `The harbour board said …` below it. Returns where they begin.
fn cut_sources(view: &View<'_>, parts: &[Part], here: &mut [Attribution]) -> Vec<usize> {
    let mut taken = Vec::new();
    for part in parts.iter().filter(|p| p.role == Role::Content && p.continues) {
        let run = &part.tokens;
        // A day may stand between: `Minister Ina Corvell on Friday defended …`.
        let day = |t: usize| {
            let word = view.segments.word(view.text, t).to_lowercase();
            word == "on" || crate::text::calendar::is_named(&word)
        };
        let near = |cue: &Range<usize>| {
            run.end <= cue.start && cue.start - run.end <= 2 && (run.end..cue.start).all(day)
        };
        let cue = here.iter_mut().find(|a| near(&a.cue[0]));
        let Some(a) = cue.filter(|a| a.source.is_empty()) else { continue };
        // Behind the dateline, which is a sentence of its own.
        let start = run.start.max(view.segments.sentence_of(run.end - 1).tokens.start);
        if run.end - start <= 12 && !quoted(view, first_word(view, run)) {
            a.source = vec![start..run.end];
            taken.push(run.start);
        }
    }
    taken
}

enum Owner {
    Found(usize),
    Here(usize),
}

fn owner_of_token(found: &[Attribution], here: &[Attribution], token: usize) -> Option<Owner> {
    let holds = |a: &Attribution| a.content.iter().any(|r| r.contains(&token));
    if let Some(i) = here.iter().position(holds) {
        return Some(Owner::Here(i));
    }
    found.iter().rposition(holds).map(Owner::Found)
}

/// One attribution a cue; pieces of one cue that a name or a day has cut apart are joined: `said` … `in a statement`.
fn cues(view: &View<'_>, runs: Vec<Range<usize>>) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    for run in runs {
        let goes_on = view.tags.pos.get(run.start) == Some(&Pos::Adp)
            && view.segments.word(view.text, run.start).chars().next().is_some_and(char::is_lowercase)
            && !view.segments.word(view.text, run.start).eq_ignore_ascii_case("according")
            && !view.segments.word(view.text, run.start).eq_ignore_ascii_case("as");
        if let Some(last) = out.last_mut().filter(|_| goes_on) {
            let before = last.cue[last.cue.len() - 1].clone();
            let same = view.sentence(before.start) == view.sentence(run.start);
            if same && view.gap(&before, &run) <= 4 && view.between(Role::Content, &before, &run) == 0 {
                last.cue.push(run);
                continue;
            }
        }
        out.push(Attribution { cue: vec![run], ..Attribution::default() });
    }
    out
}

/// Sources with nothing but a comma or `and` between them speak as one.
fn joined_sources(view: &View<'_>, runs: Vec<Range<usize>>) -> Vec<Vec<Range<usize>>> {
    let mut out: Vec<Vec<Range<usize>>> = Vec::new();
    for run in runs {
        if let Some(last) = out.last_mut() {
            let end = last[last.len() - 1].end;
            let glue = (end..run.start)
                .all(|t| matches!(view.segments.word(view.text, t), "and" | "," | "or" | "&"));
            if glue && view.sentence(end - 1) == view.sentence(run.start) && run.start > end {
                last.push(run);
                continue;
            }
        }
        out.push(vec![run]);
    }
    out
}

fn give_sources(view: &View<'_>, here: &mut [Attribution], sources: &[Vec<Range<usize>>]) {
    // Every pair by cost, cheapest first; each source goes to one cue and each cue takes one source.
    let mut pairs = Vec::new();
    for (s, source) in sources.iter().enumerate() {
        let whole = source[0].start..source[source.len() - 1].end;
        for (c, attribution) in here.iter().enumerate() {
            let cue = &attribution.cue[0];
            // Behind the next speaker and its verb, a name is no subject of this one: `In answer to the ministry, Corvell
            // said … and asked …`.
            if whole.end <= cue.start
                && view.between(Role::Source, &whole, cue) > 0
                && view.between(Role::Cue, &whole, cue) > 0
                && view.tags.relation(cue.start) == "conj"
            {
                continue;
            }
            let cost = view.gap(&whole, cue)
                + 30 * view.borders(&whole, cue)
                + 15 * view.between(Role::Cue, &whole, cue)
                + 3 * view.between(Role::Content, &whole, cue)
                + 3 * view.between(Role::Source, &whole, cue);
            if cost < 60 {
                pairs.push((cost, whole.start.abs_diff(cue.start), s, c));
            }
        }
    }
    pairs.sort_unstable();
    let mut taken = vec![false; sources.len()];
    for (_, _, s, c) in pairs {
        if !taken[s] && here[c].source.is_empty() {
            taken[s] = true;
            here[c].source = sources[s].clone();
        }
    }
}

/// A cue without a source of its own takes that of the cue before it in the sentence: `said … and promised …`,
/// `said …, adding …`. A passive or an adverb takes none: `is expected`, `reportedly`.
fn share_sources(view: &View<'_>, here: &mut [Attribution]) {
    for i in 1..here.len() {
        if !here[i].source.is_empty()
            || is_impersonal(view, &here[i].cue[0])
            || view.voice(&here[i].cue[0]) == subject::Voice::Passive
        {
            continue;
        }
        let sentence = view.sentence(here[i].first_cue());
        let donor = (0..i).rev().find(|&j| !here[j].source.is_empty());
        if let Some(j) = donor {
            let near = here[j].source.iter().all(|r| view.sentence(r.start) == sentence);
            if near && view.sentence(here[j].first_cue()) == sentence {
                here[i].source = here[j].source.clone();
                here[i].shared = true;
            }
        }
    }
}

fn is_impersonal(view: &View<'_>, cue: &Range<usize>) -> bool {
    let word = |t: usize| view.segments.word(view.text, t).to_lowercase();
    let first = word(cue.start);
    let last = word(cue.end - 1);
    let passive = matches!(first.as_str(), "is" | "are" | "was" | "were" | "be" | "been" | "being")
        && !last.ends_with("ing");
    passive || first.ends_with("edly") || first == "so-called"
}

fn content_cost(view: &View<'_>, attribution: &Attribution, content: &Range<usize>) -> i64 {
    let cue = &attribution.cue[0];
    let mut nearest = attribution.cue.iter().map(|r| view.gap(r, content)).min().unwrap_or(i64::MAX / 2);
    // The cue's own source between it and the words does not part them: "…," Ina Corvell said.
    for source in &attribution.source {
        let inside = (content.end <= source.start && source.end <= cue.start)
            || (cue.end <= source.start && source.end <= content.start);
        if inside {
            nearest -= i64::from(view.words[source.end]) - i64::from(view.words[source.start]);
        }
    }
    // A cue that borrows its source has its words behind it: said … and promised [to continue].
    let borrowed = attribution.shared && content.end <= cue.start;
    nearest
        + 8 * view.borders(cue, content)
        + 20 * view.between(Role::Cue, cue, content)
        + 4 * view.between(Role::Content, cue, content)
        + if borrowed { 6 } else { 0 }
        + if attribution.content.is_empty() || nearest <= 0 { 0 } else { 2 }
}
