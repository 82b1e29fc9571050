//! A stretch of text and marks that may overlap → HTML in which they nest: what stands inside what?

use askama::filters::{Escaper, Html};
use hearsay::digest::safe::visible;

/// A passage to be marked.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// Code points, end exclusive.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The CSS classes.
    pub(crate) class: &'static str,
    /// Where a link leads, if one leads here: the first piece has this id.
    pub(crate) anchor: Option<String>,
    /// The number of its note.
    pub(crate) number: Option<usize>,
    /// What hovering tells.
    pub(crate) title: Option<String>,
}

impl Mark {
    /// A mark that nothing leads to.
    pub(crate) fn plain(start: usize, end: usize, class: &'static str) -> Mark {
        Mark { start, end, class, anchor: None, number: None, title: None }
    }
}

/// Text as HTML: what acts is written out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let _ = Html.write_escaped_str(&mut out, &visible(text));
    out
}

/// The text from `start` to `end` with its marks, cut wherever two of them cross so that the tags nest.
///
/// `slice` gives the characters between two code points; `open` the opening tag of a piece of a mark, and is told
/// whether the mark begins with it.
pub(crate) fn nested<'t>(
    start: usize,
    end: usize,
    marks: &[Mark],
    slice: impl Fn(usize, usize) -> &'t str,
    mut open_tag: impl FnMut(&Mark, bool) -> String,
) -> String {
    let mut inside: Vec<&Mark> =
        marks.iter().filter(|m| m.start < end && start < m.end && m.start < m.end).collect();
    // What reaches furthest is opened first, so that a cut is made only where marks truly cross.
    inside.sort_by_key(|m| (m.start.max(start), std::cmp::Reverse(m.end)));
    let mut cuts: Vec<usize> = inside.iter().flat_map(|m| [m.start.max(start), m.end.min(end)]).collect();
    cuts.extend([start, end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = String::new();
    let mut open: Vec<&Mark> = Vec::new();
    let mut next = inside.into_iter().peekable();
    for pair in cuts.windows(2) {
        let (at, until) = (pair[0], pair[1]);
        let mut again: Vec<(&Mark, bool)> = Vec::new();
        if let Some(lowest) = open.iter().position(|m| m.end <= at) {
            for m in open.drain(lowest..).rev() {
                out.push_str("</span>");
                if m.end > at {
                    again.push((m, false));
                }
            }
        }
        while let Some(m) = next.next_if(|m| m.start.max(start) == at) {
            again.push((m, m.start >= start));
        }
        again.sort_by_key(|(m, _)| std::cmp::Reverse(m.end));
        for (m, first) in again {
            out.push_str(&open_tag(m, first));
            open.push(m);
        }
        out.push_str(&escaped(slice(at, until)));
    }
    for _ in open {
        out.push_str("</span>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(mark: &Mark, first: bool) -> String {
        format!("<span {}{}>", mark.class, if first { "" } else { "+" })
    }

    #[test]
    fn marks_that_cross_are_cut_so_that_tags_nest() {
        let text = "abcdefgh";
        let mark = |class, start, end| Mark::plain(start, end, class);
        for (marks, html) in [
            (vec![], "abcdefgh"),
            (vec![mark("x", 0, 8)], "<span x>abcdefgh</span>"),
            (vec![mark("x", 1, 3), mark("y", 0, 4)], "<span y>a<span x>bc</span>d</span>efgh"),
            (
                vec![mark("x", 0, 4), mark("y", 2, 6)],
                "<span x>ab<span y>cd</span></span><span y+>ef</span>gh",
            ),
            (vec![mark("x", 3, 3), mark("y", 9, 12)], "abcdefgh"),
        ] {
            assert_eq!(nested(0, 8, &marks, |a, b| &text[a..b], plain), html);
        }
    }

    #[test]
    fn a_mark_that_began_before_the_stretch_goes_on_in_it() {
        let mark = Mark::plain(0, 3, "x");
        assert_eq!(nested(2, 5, &[mark], |a, b| &"ab<de"[a..b], plain), "<span x+>&#60;</span>de");
    }
}
