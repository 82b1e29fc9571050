//! Segments → Tags: what is each word: part of speech, head, name, source, cue, content?

pub(crate) use pages::PAGES;

use crate::document::Document;
use crate::segment::Segments;
use std::ops::Range;

mod decode;
pub mod features;
mod network;
mod pages;
mod pieces;
mod relative;

#[cfg(test)]
mod tests;

/// Part of speech, Universal Dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "the seventeen classes of Universal Dependencies")]
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Pos {
    /// In the order of the tagger's output.
    pub const ALL: [Pos; 17] = {
        use Pos::*;
        [Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X]
    };

    /// As Universal Dependencies writes it.
    pub fn name(self) -> &'static str {
        [
            "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
            "PUNCT", "SCONJ", "SYM", "VERB", "X",
        ][self as usize]
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Label {
    /// A person.
    Per,
    /// An organisation.
    Org,
    /// A place.
    Loc,
    /// Anything else with a name, and adjectives of nations.
    Misc,
}

impl Label {
    /// In the order of the tagger's output.
    pub const ALL: [Label; 4] = [Label::Per, Label::Org, Label::Loc, Label::Misc];

    /// As JSON writes it.
    pub fn name(self) -> &'static str {
        ["PER", "ORG", "LOC", "MISC"][self as usize]
    }
}

/// A part of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Role {
    /// Who is said to have said it.
    Source,
    /// The word that attributes.
    Cue,
    /// What was said.
    Content,
}

impl Role {
    /// In the order of the tagger's output.
    pub const ALL: [Role; 3] = [Role::Source, Role::Cue, Role::Content];
}

/// A run of tokens with one tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<T> {
    /// The tag.
    pub tag: T,
    /// The tokens.
    pub tokens: Range<usize>,
}

/// What the tagger says of every token.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tags {
    /// Part of speech of each token.
    pub pos: Vec<Pos>,
    /// Head of each token: an index into the tokens; a token that is its own head is a root.
    pub heads: Vec<u32>,
    /// Relation to the head, an index into [`RELATIONS`].
    pub relations: Vec<u8>,
    /// Names, in order, none overlapping.
    pub names: Vec<Run<Label>>,
    /// Parts of attributions, in order, none overlapping.
    pub roles: Vec<Run<Role>>,
}

impl Tags {
    /// Relation of token `i` to its head, for example `nsubj`.
    pub fn relation(&self, i: usize) -> &'static str {
        RELATIONS[self.relations[i] as usize]
    }

    /// The head of token `i`, or `None` for a root.
    pub fn head(&self, i: usize) -> Option<usize> {
        let h = self.heads[i] as usize;
        (h != i).then_some(h)
    }
}

/// The relations of Universal Dependencies, without subtypes, in the order of the tagger's output.
pub const RELATIONS: [&str; 37] = [
    "acl",
    "advcl",
    "advmod",
    "amod",
    "appos",
    "aux",
    "case",
    "cc",
    "ccomp",
    "clf",
    "compound",
    "conj",
    "cop",
    "csubj",
    "dep",
    "det",
    "discourse",
    "dislocated",
    "expl",
    "fixed",
    "flat",
    "goeswith",
    "iobj",
    "list",
    "mark",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "orphan",
    "parataxis",
    "punct",
    "reparandum",
    "root",
    "vocative",
    "xcomp",
];

/// No window of the network is longer: whole sentences, and a longer sentence is cut.
const WINDOW: usize = 400;

const ROOT: usize = 34;

/// Tags every token of a report.
///
/// The tags depend on this report alone: the network reads it in windows of whole sentences, never together with
/// another report.
pub fn tag(document: &Document, segments: &Segments) -> Tags {
    let n = segments.tokens.len();
    let seen = features::features(&document.text, segments);
    let net = network::network();
    let mut tags = Tags {
        pos: Vec::with_capacity(n),
        heads: Vec::with_capacity(n),
        relations: Vec::with_capacity(n),
        names: Vec::new(),
        roles: Vec::new(),
    };
    let mut role_scores = Vec::with_capacity(n);
    let names = decode::name_steps();
    for (window, parts) in windows(segments) {
        let scores = net.scores(&seen, window.clone());
        for i in 0..window.len() {
            tags.pos.push(Pos::ALL[decode::best(scores.pos(i)).min(Pos::ALL.len() - 1)]);
            role_scores.push(rounded(scores.roles(i)));
        }
        for part in parts {
            let inside = part.start - window.start..part.end - window.start;
            let name_scores: Vec<_> = inside.clone().map(|i| rounded(scores.names(i))).collect();
            decode::runs(&decode::viterbi(&name_scores, &names), |class, r| {
                tags.names
                    .push(Run { tag: Label::ALL[class], tokens: part.start + r.start..part.start + r.end });
            });
            for (k, head) in decode::tree(net, &scores, inside.clone()).into_iter().enumerate() {
                let mut relations: [f32; network::RELATIONS] = std::array::from_fn(|_| f32::MIN);
                relations.copy_from_slice(scores.relations(inside.start + k));
                relations[ROOT] = f32::MIN;
                tags.heads.push((part.start + head) as u32);
                tags.relations.push(if head == k { ROOT as u8 } else { decode::best(&relations) as u8 });
            }
        }
    }
    let roles = decode::viterbi(&role_scores, &decode::role_steps(net));
    decode::runs(&roles, |class, tokens| tags.roles.push(Run { tag: Role::ALL[class], tokens }));
    tags
}

fn rounded<const N: usize>(scores: &[f32]) -> [i32; N] {
    std::array::from_fn(|i| scores.get(i).map_or(0, |s| network::whole(*s)))
}

/// Windows of the tokens, each with its sentences or parts of one.
fn windows(segments: &Segments) -> Vec<(Range<usize>, Vec<Range<usize>>)> {
    let mut found: Vec<(Range<usize>, Vec<Range<usize>>)> = Vec::new();
    for sentence in &segments.sentences {
        let mut start = sentence.tokens.start;
        while start < sentence.tokens.end {
            let part = start..sentence.tokens.end.min(start + WINDOW);
            start = part.end;
            match found.last_mut() {
                Some((window, parts)) if part.end - window.start <= WINDOW => {
                    window.end = part.end;
                    parts.push(part);
                }
                _ => found.push((part.clone(), vec![part])),
            }
        }
    }
    found
}
