//! Relative pronoun → what it stands for: `the log` in front of `which Ordania had promised`.

use super::{Pos, Tags};
use crate::segment::Segments;
use std::ops::Range;

/// Words of a noun phrase in front of a relative clause at most.
const LONGEST: usize = 16;

impl Tags {
    /// The noun phrase on which the clause of the relative pronoun at `i` hangs, by the parse.
    pub(crate) fn antecedent(&self, segments: &Segments, i: usize) -> Option<Range<usize>> {
        if self.heads.len() != segments.tokens.len() {
            return None;
        }
        // The pronoun hangs on the verb of its clause, the verb on the noun.
        let mut verb = self.head(i)?;
        for _ in 0..3 {
            if self.relation(verb) == "acl" {
                break;
            }
            verb = self.head(verb)?;
        }
        let noun = self.head(verb).filter(|n| *n < i && self.relation(verb) == "acl")?;
        let hangs = |mut t: usize| {
            for _ in 0..6 {
                match self.head(t) {
                    Some(h) if h == noun => return true,
                    Some(h) => t = h,
                    None => return false,
                }
            }
            false
        };
        let first = segments.sentence_of(i).tokens.start;
        let start = (first..noun).rev().take_while(|t| hangs(*t)).last().unwrap_or(noun);
        let mut end = i;
        while end > noun + 1 && self.pos.get(end - 1) == Some(&Pos::Punct) {
            end -= 1;
        }
        (end - start <= LONGEST).then_some(start..end)
    }
}
