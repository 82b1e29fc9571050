//! Sides of a difference → marks: which words does one side have that no other has?

use askama::Template;
use askama::filters::HtmlSafe;
use hearsay::digest::safe::one_line;
use std::collections::BTreeSet;

/// A stretch of a side: whether no other side has its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) words: String,
    pub(crate) odd: bool,
}

/// The words of a side.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"{% for s in stretches %}{% if s.odd %}<mark class="odd">{{ s.words }}</mark>{% else %}{{ s.words }}{% endif %}{% endfor %}"#
)]
pub(crate) struct Marked {
    pub(crate) stretches: Vec<Stretch>,
}
impl HtmlSafe for Marked {}

/// Of the words of a side so many may be its own: where more are, marks would tell nothing.
const MOST: f64 = 0.6;

/// Marks each side against all others. Sides that share no word of weight are left unmarked: everything would be.
pub(crate) fn marked(sides: &[String]) -> Vec<Marked> {
    let sides: Vec<String> = sides.iter().map(|s| one_line(s)).collect();
    let words: Vec<BTreeSet<String>> =
        sides.iter().map(|s| s.split(' ').map(folded).filter(|w| !w.is_empty()).collect()).collect();
    let share = sides.len() > 1
        && words.iter().enumerate().all(|(i, w)| {
            let other = |o: &String| words.iter().enumerate().any(|(j, x)| i != j && x.contains(o));
            w.iter().filter(|x| x.chars().count() > 3).any(other)
        });
    sides
        .iter()
        .enumerate()
        .map(|(i, side)| {
            let own =
                |key: &String| words.iter().enumerate().all(|(j, others)| i == j || !others.contains(key));
            let odd_words = words[i].iter().filter(|w| own(w)).count();
            let share = share && odd_words as f64 <= MOST * words[i].len() as f64;
            let mut stretches: Vec<Stretch> = Vec::new();
            for word in side.split(' ') {
                let key = folded(word);
                let odd = share && !key.is_empty() && own(&key);
                match stretches.last_mut() {
                    Some(last) if last.odd == odd => {
                        last.words.push(' ');
                        last.words += word;
                    }
                    Some(last) => {
                        // The blank between stays outside of the mark.
                        if odd {
                            last.words.push(' ');
                        }
                        let words = if odd { word.to_owned() } else { format!(" {word}") };
                        stretches.push(Stretch { words, odd });
                    }
                    None => stretches.push(Stretch { words: word.to_owned(), odd }),
                }
            }
            Marked { stretches }
        })
        .collect()
}

fn folded(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::marked;

    fn shown(sides: &[&str]) -> Vec<String> {
        let sides: Vec<String> = sides.iter().map(|s| (*s).to_owned()).collect();
        let one = |m: &super::Marked| {
            m.stretches
                .iter()
                .map(|s| if s.odd { format!("[{}]", s.words) } else { s.words.clone() })
                .collect()
        };
        marked(&sides).iter().map(one).collect()
    }

    #[test]
    fn words_of_one_side_alone_are_marked() {
        assert_eq!(
            shown(&["the old bridge opens in May.", "The old bridge will open in June"]),
            ["the old bridge [opens] in [May.]", "The old bridge [will open] in [June]"]
        );
        assert_eq!(shown(&["40 boats sank", "60 boats sank"]), ["[40] boats sank", "[60] boats sank"]);
    }

    #[test]
    fn sides_that_share_nothing_are_left_as_they_are() {
        let far = ["the strait stays open", "nobody may pass the strait before the court has spoken"];
        assert_eq!(shown(&far), ["the strait [stays open]", far[1]]);
        assert_eq!(shown(&["no toll", "free passage"]), ["no toll", "free passage"]);
        assert_eq!(shown(&["alone"]), ["alone"]);
    }
}
