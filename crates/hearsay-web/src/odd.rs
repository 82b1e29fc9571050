//! Words of a report and places in it → the words with those places marked: what does no other telling have?

use askama::Template;
use askama::filters::HtmlSafe;
use hearsay::digest::safe::one_line;

/// A stretch of words: whether it is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) words: String,
    pub(crate) odd: bool,
}

/// Words with marks.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"{% for s in stretches %}{% if s.odd %}<mark class="odd">{{ s.words }}</mark>{% else %}{{ s.words }}{% endif %}{% endfor %}"#
)]
pub(crate) struct Marked {
    pub(crate) stretches: Vec<Stretch>,
}
impl HtmlSafe for Marked {}

/// Of the words so many may be marked: where more are, marks would tell nothing.
const SHARE: f64 = 0.6;

/// How a case file joins the parts of a passage.
const GAP: &str = " … ";

/// Where each character of the words of a passage stands in its report.
fn places(spans: &[[usize; 2]]) -> impl Iterator<Item = Option<usize>> {
    spans.iter().enumerate().flat_map(|(i, s)| {
        let gap = if i > 0 { GAP.chars().count() } else { 0 };
        std::iter::repeat_n(None, gap).chain((s[0]..s[1]).map(Some))
    })
}

/// The words of a passage with the places that are odd in it marked; of very many words the beginning.
pub(crate) fn marked(words: &str, spans: &[[usize; 2]], odd: &[[usize; 2]]) -> Marked {
    let is_odd = |place: usize| odd.iter().any(|o| o[0] <= place && place < o[1]);
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut taken, mut odd_ones, mut cut) = (0, 0, false);
    for (c, place) in words.chars().zip(places(spans).chain(std::iter::repeat(None))) {
        cut = taken == crate::parts::MOST;
        if cut {
            break;
        }
        taken += 1;
        let odd = place.is_some_and(is_odd);
        odd_ones += usize::from(odd);
        match stretches.last_mut() {
            Some(last) if last.odd == odd => last.words.push(c),
            _ => stretches.push(Stretch { words: c.into(), odd }),
        }
    }
    if odd_ones as f64 > SHARE * taken as f64 {
        return Marked { stretches: vec![Stretch { words: crate::parts::shown(words), odd: false }] };
    }
    for s in &mut stretches {
        // One line, and the blanks at its ends stay: they part it from its neighbours.
        let edge = |c: Option<char>| if c.is_some_and(char::is_whitespace) { " " } else { "" };
        let (first, last) = (edge(s.words.chars().next()), edge(s.words.chars().next_back()));
        let line = one_line(&s.words);
        s.words = if line.is_empty() { " ".into() } else { format!("{first}{line}{last}") };
    }
    if let Some(last) = stretches.last_mut().filter(|_| cut) {
        let whole = last.words.trim_end().rsplit_once(' ').map(|w| w.0.to_owned());
        last.words = whole.unwrap_or_else(|| last.words.clone()) + " […]";
    }
    Marked { stretches }
}

/// The words of some places of a passage, each on one line and cut where it is long; what lies outside is left out.
pub(crate) fn pieces(words: &str, spans: &[[usize; 2]], of: &[[usize; 2]]) -> Vec<String> {
    const LONG: usize = 90;
    let whole = |[a, b]: &[usize; 2]| spans.iter().any(|s| s[0] <= *a && *b <= s[1]);
    let mut out = vec![String::new(); of.iter().filter(|o| whole(o)).count()];
    let inside: Vec<[usize; 2]> = of.iter().copied().filter(whole).collect();
    for (c, place) in words.chars().zip(places(spans)) {
        for (piece, at) in out.iter_mut().zip(&inside) {
            if place.is_some_and(|p| at[0] <= p && p < at[1]) {
                piece.push(c);
            }
        }
    }
    out.iter()
        .map(|piece| {
            let line = one_line(piece);
            match line.char_indices().nth(LONG) {
                Some((end, _)) => {
                    line[..end].rsplit_once(' ').map_or(&line[..end], |w| w.0).to_owned() + " …"
                }
                None => line,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{marked, pieces};

    fn shown(words: &str, spans: &[[usize; 2]], odd: &[[usize; 2]]) -> String {
        let one = |s: &super::Stretch| if s.odd { format!("[{}]", s.words) } else { s.words.clone() };
        marked(words, spans, odd).stretches.iter().map(one).collect()
    }

    #[test]
    fn the_places_that_are_named_are_marked() {
        let words = "the bridge\nopens in May";
        assert_eq!(shown(words, &[[100, 123]], &[[111, 116], [120, 123]]), "the bridge [opens] in [May]");
        assert_eq!(shown(words, &[[100, 123]], &[]), "the bridge opens in May");
        let parts = "the bridge … in May";
        assert_eq!(
            shown(parts, &[[100, 110], [120, 126]], &[[104, 110], [123, 126]]),
            "the [bridge] … in [May]"
        );
    }

    #[test]
    fn where_most_would_be_marked_nothing_is() {
        assert_eq!(shown("no toll", &[[3, 10]], &[[3, 10]]), "no toll");
    }

    #[test]
    fn words_without_end_are_cut() {
        let long = "a bridge ".repeat(200);
        let cut = shown(&long, &[[0, 1800]], &[[2, 8]]);
        assert!(
            cut.starts_with("a [bridge] a bridge") && cut.ends_with(" a […]") && cut.len() < 920,
            "{cut}"
        );
    }

    #[test]
    fn pieces_are_taken_out_of_a_passage_in_parts() {
        let parts = "the bridge … in May";
        let of = [[104, 110], [123, 126], [108, 122]];
        assert_eq!(pieces(parts, &[[100, 110], [120, 126]], &of), ["bridge", "May"]);
    }
}
