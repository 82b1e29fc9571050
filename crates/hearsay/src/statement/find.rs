//! Attributions → Statements: the words as the report prints them, whose they are, and through whom they came.

use super::clauses::Clauses;
use super::kind::{self, Words};
use super::link::{Attribution, link};
use super::via::{Media, Places};
use super::{Quotation, Statement, carry, cues, nested, via, when};
use crate::document::{BlockKind, Document};
use crate::mention::{Before, Mentions};
use crate::note::{Note, Noted};
use crate::segment::Segments;
use crate::tag::{Pos, Tags};
use crate::text::Span;
use crate::time::Date;
use std::borrow::Cow;
use std::ops::Range;

/// Finds who said what.
pub fn find_statements(
    document: &Document,
    segments: &Segments,
    tags: &Tags,
    mentions: &Mentions,
    dates: &[Date],
) -> Noted<Vec<Statement>> {
    let finder = Finder { document, text: &document.text, segments, tags, mentions, dates };
    let mut attributions = link(document, segments, tags);
    finder.drop_comments(&mut attributions);
    finder.add_quotations(&mut attributions);
    finder.widen(&mut attributions);
    finder.widen_trailing(&mut attributions);
    finder.add_untagged(&mut attributions);
    finder.split_predicates(&mut attributions);
    let passed = super::as_saying::settle(&finder, &mut attributions);
    let mut notes = Vec::new();
    let relays = finder.take_relays(&mut attributions);
    let mut found: Vec<(Attribution, Statement)> = attributions
        .into_iter()
        .flat_map(|a| finder.clauses(a))
        .filter_map(|a| finder.statement(&a).map(|s| (a, s)))
        .collect();
    found.sort_by_key(|(a, s)| (via::ends(&s.content), a.first_cue()));
    finder.give_relays(relays, &mut found);
    for passed in passed {
        let by = found.iter_mut().filter(|(a, _)| a.cue.iter().any(|r| r.contains(&passed.verb)));
        for (_, s) in by {
            let new = passed.vias.iter().filter(|v| !s.via.iter().any(|w| w.span.overlaps(v.span)));
            let new: Vec<super::Via> = new.cloned().collect();
            s.via.extend(new);
        }
    }
    finder.carry_media(&mut found);
    finder.speak(&mut found, &mut notes);
    let mut order: Vec<&mut Statement> = found.iter_mut().map(|(_, s)| s).collect();
    carry::carry(document, segments, &mut order);
    finder.add_nested(&mut found);
    finder.unplaced(&found, &mut notes);
    let mut value: Vec<Statement> = found.into_iter().map(|(_, s)| s).collect();
    value.dedup_by(|b, a| a.content == b.content && a.source == b.source && a.cue == b.cue);
    Noted { value, notes }
}

pub(super) struct Finder<'a> {
    pub(super) document: &'a Document,
    pub(super) text: &'a str,
    pub(super) segments: &'a Segments,
    pub(super) tags: &'a Tags,
    mentions: &'a Mentions,
    dates: &'a [Date],
}

/// A relay that stands in a sentence without words of its own: `…, as reported by Port Radio`.
struct Relay {
    at: usize,
    via: super::Via,
}

impl Finder<'_> {
    pub(super) fn lower(&self, t: usize) -> String {
        self.segments.word(self.text, t).to_lowercase().replace('’', "'")
    }

    pub(super) fn pos(&self, t: usize) -> Pos {
        self.tags.pos.get(t).copied().unwrap_or(Pos::X)
    }

    pub(super) fn media(&self) -> Media<'_> {
        Media { document: self.document, segments: self.segments, tags: self.tags }
    }

    /// The name or description that ends in front of a token, with its title, in the same sentence: adverbs and other
    /// forms of `have` and `be` may stand between.
    pub(super) fn subject_before(&self, t: usize) -> Option<Range<usize>> {
        let start = self.segments.sentence_of(t).tokens.start;
        let mut end = t;
        while end > start
            && (self.pos(end - 1) == Pos::Adv
                || matches!(self.lower(end - 1).as_str(), "has" | "had" | "have" | "been"))
        {
            end -= 1;
        }
        let there = self.mentions.mentions.iter().filter(|m| m.tokens.end <= end && m.tokens.start >= start);
        let near = |m: &&crate::mention::Mention| {
            let full = self.segments.within(m.full);
            m.tokens.end == end || full.end == end || full.end + 1 == end
        };
        let m = there.rev().find(near)?;
        let full = self.segments.within(m.full);
        Some(full.start.max(start)..full.end.min(end))
    }

    fn block(&self, t: usize) -> BlockKind {
        self.document.blocks.get(self.segments.sentence_of(t).block).map_or(BlockKind::Body, |b| b.kind)
    }

    /// Takes out what has a source and no content: it can only be the relay of the other words of its sentence.
    fn take_relays(&self, attributions: &mut Vec<Attribution>) -> Vec<Relay> {
        let mut relays = Vec::new();
        attributions.retain(|a| {
            if !a.content.is_empty() {
                return true;
            }
            if !a.source.is_empty() && !a.shared {
                let at = a.first_cue();
                let words: Vec<String> = a.cue.iter().flat_map(|r| r.clone()).map(|t| self.lower(t)).collect();
                let tells = words.iter().any(|w| {
                    matches!(w.as_str(), "according" | "per") || matches!(cues::verb(w), Some(c) if matches!(c.base, "report" | "say" | "cite" | "quote" | "tell" | "write"))
                });
                if tells {
                    relays.extend(via::outer_vias(&self.media(), &a.source).into_iter().map(|via| Relay { at, via }));
                }
            }
            false
        });
        relays
    }

    /// Hands each relay to the statements of its sentence that end before it.
    fn give_relays(&self, relays: Vec<Relay>, found: &mut [(Attribution, Statement)]) {
        for relay in relays {
            let sentence = self.segments.tokens[relay.at].sentence;
            for (a, s) in found.iter_mut() {
                let same = a.content.iter().any(|r| self.segments.tokens[r.end - 1].sentence == sentence);
                let before = a.content.iter().all(|r| r.end <= relay.at);
                // "…," Corvell said, in a sentence that has her words already: she relays nothing to herself.
                let own = a
                    .source
                    .iter()
                    .any(|r| self.segments.span(r.clone()).of(self.text).contains(relay.via.name.as_str()));
                if same && before && !own && !s.via.iter().any(|v| v.span.overlaps(relay.via.span)) {
                    s.via.push(relay.via.clone());
                }
            }
        }
    }

    /// A medium carries forward to the same voice, never backward: what the statement "added" stands in it too.
    fn carry_media(&self, found: &mut [(Attribution, Statement)]) {
        for i in 1..found.len() {
            let (before, rest) = found.split_at_mut(i);
            let (a, s) = &mut rest[0];
            if !s.via.is_empty() || a.source.is_empty() {
                continue;
            }
            let (pa, ps) = &before[i - 1];
            let blocks = self
                .segments
                .sentence_of(a.first_cue())
                .block
                .abs_diff(self.segments.sentence_of(pa.first_cue()).block);
            let more = a.cue.iter().flat_map(|r| r.clone()).any(|t| {
                matches!(self.lower(t).as_str(), "added" | "adding" | "continued" | "continues" | "adds")
            });
            let same = a.shared || a.source == pa.source;
            if ps.via.is_empty()
                || blocks > 1
                || !(same || (more && a.source.len() == 1 && a.source[0].len() <= 2))
            {
                continue;
            }
            s.via = ps.via.clone();
        }
    }

    fn statement(&self, a: &Attribution) -> Option<Statement> {
        let content = self.content_spans(a);
        let content = self.in_words(&content).map_or(content, |what| vec![what]);
        // Words cut off behind an article or a preposition say nothing.
        if !content.iter().flat_map(|s| self.segments.within(*s)).any(|t| self.says_something(t)) {
            return None;
        }
        let spans = |runs: &[Range<usize>]| -> Vec<Span> {
            runs.iter().filter_map(|r| self.tight(r.clone())).collect()
        };
        let words = Words {
            text: self.text,
            segments: self.segments,
            tags: self.tags,
            source: &a.source,
            cue: &a.cue,
            content: &a.content,
        };
        let (rule, block) = (self.rule(a), self.block(a.first_cue()));
        Some(Statement {
            source: spans(&a.source),
            cue: spans(&a.cue),
            quotation: self.quotation(&content),
            kind: kind::kind(&words),
            negated: kind::negated(&words),
            block: match block {
                BlockKind::Headline | BlockKind::Standfirst | BlockKind::Caption | BlockKind::List => block,
                _ => BlockKind::Body,
            },
            via: self.media().of_statement(Places {
                source: &a.source,
                cue: &a.cue,
                content: &a.content,
                acts: kind::is_own_act(&words),
            }),
            said_on: when::said_on(self.text, self.segments, self.tags, self.dates, a),
            speakers: Vec::new(),
            content,
            rule: Cow::Borrowed(rule),
        })
    }

    /// What a content stands for that is a relative pronoun alone: `the log, which Ordania had promised`.
    fn in_words(&self, content: &[Span]) -> Option<Span> {
        let [one] = content else { return None };
        let tokens = self.segments.within(*one);
        let pronoun = tokens.len() == 1 && matches!(self.lower(tokens.start).as_str(), "which" | "that");
        let before = self.tags.antecedent(self.segments, tokens.start).filter(|_| pronoun)?;
        self.tight(before)
    }

    fn says_something(&self, t: usize) -> bool {
        let word = self.segments.word(self.text, t);
        word.chars().any(char::is_alphanumeric)
            && ![
                "the", "a", "an", "to", "of", "in", "on", "by", "for", "with", "from", "at", "and", "or",
                "but",
            ]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Two clauses under one cue are two statements: "said that … and that …".
    fn clauses(&self, a: Attribution) -> Vec<Attribution> {
        let [run] = a.content.as_slice() else { return vec![a] };
        let opens = self.lower(run.start) == "that" || (run.start > 0 && self.lower(run.start - 1) == "that");
        let quoted = |t: usize| self.segments.quotation_at(self.segments.tokens[t].span.start()).is_some();
        let border = (run.start + 4..run.end.saturating_sub(4)).find(|&t| {
            matches!(self.lower(t).as_str(), "and" | "but") && self.lower(t + 1) == "that" && !quoted(t)
                // A clause, not a demonstrative: "… and that bridge is closed" has a noun behind "that".
                && matches!(self.pos(t + 2), Pos::Pron | Pos::Det | Pos::Propn | Pos::Adj | Pos::Num | Pos::X)
        });
        match border {
            Some(t) if opens && a.first_cue() < run.start => {
                let part = |content: Range<usize>| Attribution { content: vec![content], ..a.clone() };
                vec![part(run.start..t), part(t + 1..run.end)]
            }
            _ => vec![a],
        }
    }

    fn rule(&self, a: &Attribution) -> &'static str {
        let first = self.lower(a.first_cue());
        if a.source.is_empty() {
            "source-not-stated"
        } else if a.cue.is_empty() {
            "without-cue"
        } else if a.shared {
            "shared-source"
        } else if matches!(first.as_str(), "according" | "as" | "per") {
            "according-to"
        } else if a.content.len() > 1 {
            "split-content"
        } else if a.content.iter().all(|r| r.end <= a.first_cue()) {
            "content-first"
        } else {
            "source-first"
        }
    }

    /// A run of tokens without marks at its ends, other than quotation marks and brackets that belong to it.
    fn tight(&self, run: Range<usize>) -> Option<Span> {
        let loose = |t: usize| {
            matches!(self.segments.word(self.text, t), "," | ";" | ":" | "." | "—" | "–" | "-" | "--" | "…")
        };
        let mut run = run;
        while run.start < run.end && loose(run.start) {
            run.start += 1;
        }
        // No one's words end in the word that opens the next clause: "…, as" of "as reported by".
        let opens = |t: usize| {
            matches!(self.segments.word(self.text, t), "as" | "and" | "but" | "which" | "while" | "because")
        };
        while run.start < run.end && (loose(run.end - 1) || (run.len() > 3 && opens(run.end - 1))) {
            run.end -= 1;
        }
        (!run.is_empty()).then(|| self.segments.span(run))
    }

    /// The content as printed: whole quotations with their marks, cut where the report's own voice begins.
    fn content_spans(&self, a: &Attribution) -> Vec<Span> {
        let mut runs = a.content.clone();
        runs.sort_by_key(|r| r.start);
        let mut spans: Vec<Span> = Vec::new();
        for run in runs {
            let run = self.voice_end(a, run);
            let Some(mut span) = self.tight(run) else { continue };
            let near = self.segments.quotations.partition_point(|q| q.span.start() < span.end());
            for q in &self.segments.quotations[near.saturating_sub(12)..near] {
                let only_marks = |from: usize, to: usize| {
                    from <= to
                        && self.text.get(from..to).is_some_and(|s| !s.chars().any(char::is_alphanumeric))
                };
                if q.inner.overlaps(span) {
                    if q.span.start() < span.start() && only_marks(q.span.start(), span.start()) {
                        span = Span::new(q.span.start(), span.end());
                    }
                    if q.span.end() > span.end() && only_marks(span.end(), q.span.end()) {
                        span = Span::new(span.start(), q.span.end());
                    }
                }
            }
            let span = span.trim(self.text);
            match spans.last_mut() {
                // Only marks and spaces between two pieces: one piece.
                Some(last)
                    if self
                        .text
                        .get(last.end()..span.start())
                        .is_some_and(|s| !s.chars().any(char::is_alphanumeric))
                        || last.end() > span.start() =>
                {
                    *last = last.join(span);
                }
                _ => spans.push(span),
            }
        }
        spans.retain(|s| s.of(self.text).chars().any(char::is_alphanumeric));
        spans
    }

    /// Where the attributed voice ends inside a run: before a participle that comments on the whole from outside
    /// (", knowing that …", ", bearing in mind that …"), outside quotation marks.
    fn voice_end(&self, a: &Attribution, run: Range<usize>) -> Range<usize> {
        for t in run.start + 3..run.end.saturating_sub(3) {
            let comment = self.segments.word(self.text, t) == ","
                && match self.lower(t + 1).as_str() {
                    "knowing" | "considering" => self.lower(t + 2) == "that",
                    "bearing" | "keeping" => self.lower(t + 2) == "in" && self.lower(t + 3) == "mind",
                    _ => false,
                };
            // "… would leave amid growing unrest": the scene is the report's own.
            let scene = self.lower(t) == "amid" && t > run.start + 4 && a.content.len() == 1;
            let quoted = self.segments.quotation_at(self.segments.tokens[t].span.start()).is_some();
            if (comment || scene) && !quoted && a.first_cue() < t {
                return run.start..t;
            }
        }
        run
    }

    fn quotation(&self, content: &[Span]) -> Quotation {
        let (mut inside, mut outside) = (0, 0);
        for span in content {
            for t in self.segments.within(*span) {
                let token = self.segments.tokens[t].span;
                if !token.of(self.text).chars().any(char::is_alphanumeric) {
                    continue;
                }
                match self.segments.quotation_at(token.start()) {
                    Some(_) => inside += 1,
                    None => outside += 1,
                }
            }
        }
        match (inside, outside) {
            (0, _) => Quotation::Indirect,
            // A lone "that" or "and" before the quotation leaves it direct.
            (i, o) if o == 0 || (o == 1 && i > 3) => Quotation::Direct,
            _ => Quotation::Mixed,
        }
    }

    /// Gives each statement its speakers, in the order of the text: a pronoun and "the statement" point back.
    fn speak(&self, found: &mut [(Attribution, Statement)], notes: &mut Vec<Note>) {
        let speakers = self.mentions.speakers(self.document, self.segments, self.tags);
        let mut order: Vec<usize> = (0..found.len()).filter(|i| !found[*i].1.source.is_empty()).collect();
        order.sort_by_key(|i| (found[*i].1.source[0], found[*i].0.first_cue()));
        let (mut previous, mut previous_block, mut previous_is_document) = (Vec::new(), 0, false);
        let mut document = Vec::new();
        for i in order {
            let (a, s) = &mut found[i];
            let block = self.segments.sentence_of(a.first_cue()).block;
            let near = block.abs_diff(previous_block) <= 1;
            let before = Before {
                previous: if near { &previous } else { &[] },
                previous_is_document: near && previous_is_document,
                document: &document,
            };
            s.speakers = speakers.of(&s.source, before).into(notes);
            let on_paper =
                s.via.iter().any(|v| matches!(v.kind, super::ViaKind::Document | super::ViaKind::Court));
            if on_paper && !s.speakers.is_empty() {
                document = s.speakers.clone();
            }
            let body = s.speakers.len() == 1
                && matches!(
                    self.mentions.actor(s.speakers[0]).kind,
                    crate::mention::ActorKind::Organisation
                        | crate::mention::ActorKind::Country
                        | crate::mention::ActorKind::Group
                );
            previous = s.speakers.clone();
            previous_block = block;
            previous_is_document = on_paper || body;
        }
    }

    /// Adds the voices inside others' words, and acts by words that the tagger passed over.
    fn add_nested(&self, found: &mut Vec<(Attribution, Statement)>) {
        let clauses = Clauses { text: self.text, segments: self.segments, tags: self.tags };
        let speakers = self.mentions.speakers(self.document, self.segments, self.tags);
        let mut more = Vec::new();
        for inner in nested::find(&clauses, found) {
            let outer = inner.inside.map(|i| &found[i].1);
            let Some(mut s) = self.statement(&inner.attribution) else { continue };
            s.speakers = speakers.of(&s.source, Before::default()).value;
            let told = !s.via.is_empty() || !s.speakers.is_empty();
            if !told || outer.is_some_and(|o| !s.speakers.is_empty() && o.speakers == s.speakers) {
                continue;
            }
            s.rule = Cow::Borrowed(if outer.is_some() { "nested" } else { "act-by-parse" });
            if let Some(o) = outer {
                s.block = o.block;
                let name = self.named_before(o, found);
                // A pronoun that was never a name is no voice to name.
                if name.is_none() && o.source.first().is_some_and(|x| self.is_pronoun(*x)) {
                    continue;
                }
                for via in nested::outer(self.text, o, name) {
                    if s.via.iter().all(|v| !v.span.overlaps(via.span)) {
                        s.via.push(via);
                    }
                }
            }
            more.push((inner.attribution, s));
        }
        found.extend(more);
        found.sort_by_key(|(a, s)| (via::ends(&s.content), a.first_cue()));
    }

    fn is_pronoun(&self, span: Span) -> bool {
        self.segments.within(span).all(|t| self.pos(t) == Pos::Pron)
    }

    /// Where the speakers of a statement whose source is a pronoun were last named as a source.
    fn named_before(&self, s: &Statement, found: &[(Attribution, Statement)]) -> Option<Span> {
        let source = s.source.first()?;
        if !self.is_pronoun(*source) || s.speakers.is_empty() {
            return None;
        }
        let named = found.iter().map(|(_, o)| o).filter(|o| o.speakers == s.speakers);
        let spans = named
            .filter_map(|o| o.source.first().copied())
            .filter(|x| x.end() <= source.start() && !self.is_pronoun(*x));
        spans.max_by_key(|x| x.start())
    }

    /// Counts and lists the cue words that found no voice.
    fn unplaced(&self, found: &[(Attribution, Statement)], notes: &mut Vec<Note>) {
        let mut covered = vec![false; self.segments.tokens.len()];
        for (a, s) in found {
            for r in a.source.iter().chain(&a.cue) {
                covered[r.clone()].fill(true);
            }
            for span in &s.content {
                covered[self.segments.within(*span)].fill(true);
            }
        }
        for sentence in &self.segments.sentences {
            // One note a sentence; one that holds a statement has found its voice.
            if covered[sentence.tokens.clone()].iter().filter(|c| **c).count() * 2 > sentence.tokens.len() {
                continue;
            }
            let cue = sentence.tokens.clone().find(|&t| {
                !covered[t] && {
                    let lower = self.lower(t);
                    let strong = cues::verb(&lower).is_some_and(|c| c.strong)
                        && matches!(self.pos(t), Pos::Verb | Pos::X);
                    let next = if t + 1 < sentence.tokens.end { self.lower(t + 1) } else { String::new() };
                    let noun =
                        cues::noun(&lower).is_some() && matches!(next.as_str(), "for" | "of" | "that" | "to");
                    let phrase =
                        lower == "according" && next == "to" || lower == "reportedly" || lower == "allegedly";
                    strong || noun || phrase
                }
            });
            if let Some(t) = cue {
                let word = self.segments.word(self.text, t);
                notes.push(Note::at(
                    "cue-without-source",
                    sentence.span,
                    format!("\"{word}\" gives words to someone, and the text does not say clearly to whom"),
                ));
            }
        }
    }
}
