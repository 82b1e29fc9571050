//! A verb's place in the tree → its clause: subject, objects, phrases, what it leads on to, and how it is said.

use super::lexicon::{self, Verb};
use super::tree::Tree;
use crate::tag::Pos;

/// A verb with all that hangs on it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clause {
    pub(crate) verb: usize,
    /// What the lexicon knows of it.
    pub(crate) word: Option<&'static Verb>,
    pub(crate) subject: Option<usize>,
    pub(crate) passive: bool,
    /// Objects; the subject, where the verb is a passive.
    pub(crate) objects: Vec<usize>,
    /// Prepositional phrases: the noun, and its preposition.
    pub(crate) phrases: Vec<(usize, String)>,
    /// What is begun, agreed, said.
    pub(crate) complement: Option<usize>,
    pub(crate) conjuncts: Vec<usize>,
    pub(crate) negated: bool,
    /// `will`, `may`, `must`, in lower case.
    pub(crate) modal: String,
    /// A clause with `if` or `unless` hangs on it.
    pub(crate) conditional: bool,
    /// It stands with `to`.
    pub(crate) infinitive: bool,
}

impl Clause {
    pub(crate) fn of(tree: &Tree<'_>, verb: usize) -> Clause {
        let mut c = Clause { verb, word: lexicon::verb(&tree.lower(verb)), ..Clause::default() };
        let mut loose = None;
        let mut late = None;
        let mut be = false;
        for k in tree.children(verb) {
            match tree.relation(k) {
                "nsubj" | "csubj" => {
                    if k < verb {
                        // `today` and its like are taken for subjects now and then.
                        let time = tree.is(k, &["today", "yesterday", "tomorrow", "tonight"]);
                        if !time && c.subject.is_none() {
                            c.subject = Some(k);
                        }
                    } else {
                        late = late.or(Some(k));
                    }
                }
                "obj" | "iobj" => c.objects.push(k),
                "obl" | "nmod" => {
                    let case = tree.case(k);
                    if (case.is_empty() || counts(tree, k))
                        && k > verb
                        && matches!(tree.pos(k), Pos::Noun | Pos::Propn)
                        && !is_time(tree, k)
                    {
                        c.objects.push(k);
                    } else {
                        c.phrases.push((k, case));
                    }
                }
                "xcomp" | "ccomp" | "parataxis" => {
                    let speech = k < verb || tree.relation(k) != "parataxis";
                    if speech && c.complement.is_none_or(|x| x > k && tree.relation(x) != "xcomp") {
                        c.complement = Some(k);
                    }
                }
                "advcl" | "acl" => {
                    let mark = tree.child(k, &["mark"]);
                    if k < verb
                        && mark.is_none()
                        && tree.pos(k) == Pos::Verb
                        && tree.child(k, &["nsubj"]).is_some()
                    {
                        // `Up to a hundred people marched, Port Radio said.`
                        c.complement = c.complement.or(Some(k));
                    } else if k > verb && mark.is_some_and(|m| tree.is(m, &["to", "that", "from", "against"]))
                    {
                        loose = loose.or(Some(k));
                    }
                }
                "conj" => c.conjuncts.push(k),
                "aux" | "cop" => {
                    let word = tree.lower(k);
                    match word.as_str() {
                        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re" | "got"
                        | "gets" => be = true,
                        "has" | "have" | "had" | "'ve" | "having" | "do" | "does" | "did" | "to" => {}
                        _ if c.modal.is_empty() => c.modal = word,
                        _ => {}
                    }
                }
                "advmod" | "det" | "part" | "dep" => {
                    c.negated |= tree.is(k, &["not", "n't", "never", "neither", "nor"]) || no_longer(tree, k)
                }
                "mark" => c.infinitive |= tree.is(k, &["to"]),
                _ => {}
            }
            c.negated |= tree.is(k, &["not", "n't", "n’t", "never"]);
            let phrase = matches!(tree.relation(k), "nsubj" | "obj");
            c.negated |= phrase && tree.children(k).any(|d| d < k && tree.is(d, &["no", "neither"]));
        }
        if !c.modal.is_empty() {
            let end = tree.sentence(verb).end;
            c.conditional = (verb + 1..end).any(|k| {
                // `to see if` asks, it sets no condition.
                let asks = tree.head(k).is_some_and(|h| tree.relation(h) == "ccomp");
                tree.is(k, &["if", "unless"]) && tree.relation(k) == "mark" && !asks
            });
        }
        let ing = tree.word(verb).ends_with("ing");
        c.passive = be && !ing && tree.pos(verb) == Pos::Verb && !c.modal_only(tree) && !stance(tree, verb);
        // Where no subject stands in front, one behind it: `said Corvell`; behind an object-less verb it may be the object.
        if let Some(k) = late {
            if c.subject.is_none() {
                c.subject = Some(k);
            } else if c.objects.is_empty() {
                c.objects.push(k);
            }
        }
        c.complement = c.complement.or(loose);
        if c.passive {
            c.objects.splice(0..0, c.subject.take());
            c.subject = c.phrases.iter().find(|p| p.1 == "by").map(|p| p.0);
        }
        c
    }

    /// A form that is no participle is no passive: `is` before a base form is a slip of the parse.
    fn modal_only(&self, tree: &Tree<'_>) -> bool {
        let word = tree.lower(self.verb);
        !(word.ends_with("ed")
            || word.ends_with('n')
            || word.ends_with('t')
            || word.ends_with('d')
            || word.ends_with("ung")
            || word.ends_with('k')
            || word.ends_with('g'))
    }

    /// The word, if it stands with the verb as a particle or opens one of its phrases; the token.
    pub(crate) fn particle(&self, tree: &Tree<'_>, particle: &str) -> Option<usize> {
        let end = tree.sentence(self.verb).end;
        let mut words = particle.split('+');
        let first = words.next()?;
        // `called on Monday` is no call on anybody.
        let timed =
            |at: usize| tree.relation(at) == "case" && tree.head(at).is_some_and(|h| is_time(tree, h));
        let at = if self.verb + 1 < end && tree.is(self.verb + 1, &[first]) && !timed(self.verb + 1) {
            self.verb + 1
        } else {
            tree.children(self.verb)
                .filter(|k| *k > self.verb)
                .find(|k| {
                    matches!(tree.relation(*k), "compound" | "advmod" | "case" | "xcomp" | "obj" | "obl")
                        && tree.is(*k, &[first])
                })
                .or_else(|| {
                    let mut of = self
                        .phrases
                        .iter()
                        .filter(|p| p.0 > self.verb && p.1 == first && !is_time(tree, p.0))
                        .map(|p| p.0);
                    of.find_map(|p| tree.child(p, &["case"]))
                })
                .or_else(|| {
                    let marked = self.complement.and_then(|k| tree.child(k, &["mark", "case"]));
                    marked.filter(|m| tree.is(*m, &[first]))
                })
                .or_else(|| {
                    // `urged Israel to` has no particle; `call on` may hang on the object.
                    let mut of = self.objects.iter().filter(|o| **o > self.verb);
                    of.find_map(|o| tree.child(*o, &["case"]).filter(|k| tree.is(*k, &[first])))
                })?
        };
        let mut last = at;
        for word in words {
            last += 1;
            if last >= end || !tree.is(last, &[word]) {
                return None;
            }
        }
        Some(last)
    }
}

/// `up to 40 people`, `more than 40 people`: a count in front, no preposition.
fn counts(tree: &Tree<'_>, k: usize) -> bool {
    let Some(case) = tree.child(k, &["case"]) else { return false };
    case > 0
        && (tree.is(case, &["to"]) && tree.is(case - 1, &["up"])
            || tree.is(case, &["than"]) && tree.is(case - 1, &["more", "fewer", "less"])
            || tree.is(case, &["at"]) && tree.is(case + 1, &["least", "most"]))
}

/// Participles that tell what somebody thinks, not what was done to him: `is opposed to`.
pub(crate) fn stance(tree: &Tree<'_>, verb: usize) -> bool {
    tree.is(
        verb,
        &[
            "opposed",
            "committed",
            "prepared",
            "determined",
            "involved",
            "concerned",
            "interested",
            "dedicated",
            "resolved",
            "poised",
        ],
    )
}

fn no_longer(tree: &Tree<'_>, k: usize) -> bool {
    tree.is(k, &["longer"]) && k > 0 && tree.is(k - 1, &["no"])
}

/// Whether a noun without a preposition tells a time: `on` may be left out before days and months.
pub(crate) fn is_time(tree: &Tree<'_>, k: usize) -> bool {
    crate::text::calendar::is_named(&tree.lower(k))
        || tree.is(
            k,
            &[
                "today",
                "yesterday",
                "tomorrow",
                "tonight",
                "day",
                "days",
                "week",
                "weeks",
                "month",
                "months",
                "year",
                "years",
                "night",
                "morning",
                "afternoon",
                "evening",
                "time",
                "times",
                "weekend",
                "home",
                "hours",
                "minutes",
                "decade",
                "century",
                "moment",
            ],
        )
}
