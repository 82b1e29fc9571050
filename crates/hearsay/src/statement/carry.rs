//! Statements in the order of the text → the media that go on: who wrote one thing in a letter wrote the next there too.

use super::{Kind, Statement, Via, ViaKind, cues};
use crate::document::{BlockKind, Document};
use crate::segment::Segments;
use crate::text::Span;

/// Words at a cue that put what is said in another place than the medium before it.
const ELSEWHERE: &[&str] = &[
    "reporters",
    "rally",
    "speech",
    "conference",
    "briefing",
    "hearing",
    "lawmakers",
    "supporters",
    "interview",
    "journalists",
    "address",
    "news",
    "testified",
    "testimony",
    "debate",
    "podium",
];

/// Cues under which someone goes on in a post; a plain "said" may have been said anywhere.
const GOES_ON: &[&str] =
    &["added", "adding", "adds", "continued", "continuing", "wrote", "writing", "writes", "concluded"];

/// Whether the cue has a verb of saying or of an act by words; what someone thinks or is has no medium.
fn tells(text: &str, segments: &Segments, s: &Statement) -> bool {
    s.cue.iter().any(|c| {
        segments.within(*c).any(|t| {
            let word = segments.word(text, t).to_lowercase();
            cues::verb(&word).is_some_and(|w| w.kind != Kind::Think)
                || word == "pointed"
                || word == "according"
        })
    })
}

/// A medium carries forward to the same speaker, never backward, as long as nobody else speaks, no other medium is named
/// and no other place or day is given. What was posted goes on only within its paragraph or under a word that says so.
///
/// The statements stand in the order of the text and know their speakers.
pub(super) fn carry(document: &Document, segments: &Segments, found: &mut [&mut Statement]) {
    let text: &str = &document.text;
    let block = |span: &Span| {
        let at = segments.within(*span).start;
        segments.tokens.get(at).map_or(0, |t| segments.sentences[t.sentence as usize].block)
    };
    // At the cue and in the few words behind it: "told reporters".
    let at_cue = |s: &Statement, words: &[&str]| {
        let held = |t: usize| s.content.iter().any(|c| c.overlaps(segments.tokens[t].span));
        s.cue.iter().any(|c| {
            let cue = segments.within(*c);
            let end = (cue.end + 4).min(segments.tokens.len());
            (cue.start..end)
                .take_while(|t| !held(*t))
                .any(|t| words.iter().any(|w| w.eq_ignore_ascii_case(segments.word(text, t))))
        })
    };
    // The last statement of one speaker through a medium: by its index, with its block.
    let mut open: Option<(usize, usize, Vec<Via>)> = None;
    for i in 0..found.len() {
        let Some(first) = found[i].content.first().copied() else { continue };
        let here = block(&first);
        if found[i].block == BlockKind::Headline || found[i].speakers.is_empty() {
            open = None;
            continue;
        }
        if !found[i].via.is_empty() {
            let carries = |v: &Via| match v.kind {
                ViaKind::Person => false,
                // An outlet that speaks itself has no one behind it.
                ViaKind::Outlet | ViaKind::Agency | ViaKind::Broadcast => {
                    !found[i].source.iter().any(|s| s.overlaps(v.span))
                }
                _ => true,
            };
            let vias: Vec<Via> = found[i].via.iter().filter(|v| carries(v)).cloned().collect();
            open = (!vias.is_empty()).then_some((i, here, vias));
            continue;
        }
        let Some((last, before, vias)) = &mut open else { continue };
        let said = |s: &Statement| s.said_on.clone();
        let goes_on = found[*last].speakers == found[i].speakers
            && here.abs_diff(*before) <= 2
            && !at_cue(found[i], ELSEWHERE)
            && (found[i].said_on.is_none() || said(found[i]) == said(found[*last]))
            && !found[i].source.is_empty();
        if !goes_on {
            open = None;
            continue;
        }
        let posted = vias.iter().all(|v| v.kind == ViaKind::Social);
        if !tells(text, segments, found[i]) {
            continue;
        }
        if !posted || here == *before || at_cue(found[i], GOES_ON) {
            found[i].via = vias.clone();
        }
        (*last, *before) = (i, here);
    }
}
