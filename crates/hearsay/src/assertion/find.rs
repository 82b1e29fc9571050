//! Clauses → Assertions: is it so, will it be, or is it denied?

use super::{Assertion, Mood};
use crate::document::Document;
use crate::event::clause::{Clause, is_time};
use crate::event::tree::Tree;
use crate::segment::Segments;
use crate::tag::{Pos, Tags};

/// Finds what each clause of a report asserts or denies, in the order of the text; nothing where it has no parse.
///
/// Questions, conditions, wishes and purposes are found as [`Mood::Open`]. What is begun or managed is as much asserted
/// as the beginning; what is refused or fails is denied; what somebody denies is denied, and a denied denial is nothing.
pub fn find_assertions(document: &Document, segments: &Segments, tags: &Tags) -> Vec<Assertion> {
    let Some(tree) = Tree::new(&document.text, segments, tags) else { return Vec::new() };
    let finder = Finder { tree: &tree };
    let mut out = Vec::new();
    for sentence in &segments.sentences {
        let asks = sentence.tokens.clone().next_back().is_some_and(|k| tree.word(k).starts_with('?'));
        for i in sentence.tokens.clone().filter(|i| finder.is_predicate(*i) && !finder.leads_on(*i)) {
            let mut found = finder.assertion(i);
            if asks || finder.is_titled(i) || finder.is_order(i) {
                found.mood = Mood::Open;
            }
            let noun = finder.second(i);
            let second = noun.map(|k| finder.beside(&found, k));
            out.push(found);
            out.extend(second);
        }
    }
    out.sort_by_key(|a| a.verb);
    out
}

/// How a clause is said: its mood and whether it is denied.
type Said = (Mood, bool);

struct Finder<'a> {
    tree: &'a Tree<'a>,
}

impl Finder<'_> {
    /// A verb that is not part of another, or what stands behind a form of `be`.
    fn is_predicate(&self, i: usize) -> bool {
        let part = matches!(
            self.tree.relation(i),
            "aux" | "cop" | "amod" | "compound" | "case" | "mark" | "fixed" | "flat"
        );
        let verb = self.tree.pos(i) == Pos::Verb || self.tree.child(i, &["expl"]).is_some();
        !part && (verb || self.tree.child(i, &["cop"]).is_some())
    }

    /// Whether all that a verb says is said by the verb behind it: `is going to sail`, `failed to sail`.
    fn leads_on(&self, i: usize) -> bool {
        let word = self.tree.lower(i);
        let leads = [UNDONE, DONE, AHEAD, DUE].iter().any(|list| list.contains(&word.as_str()));
        leads && self.tree.child(i, &["xcomp"]).is_some()
    }

    /// Whether a verb has a capital in the midst of a sentence that has few: it is of a title, `Can't Stop the Feeling`.
    fn is_titled(&self, i: usize) -> bool {
        let capital = |k: usize| self.tree.word(k).starts_with(char::is_uppercase);
        let sentence = self.tree.sentence(i);
        let opens = i == sentence.start || self.tree.pos(i - 1) == Pos::Punct;
        let letters = sentence.clone().filter(|k| self.tree.word(*k).starts_with(char::is_alphabetic));
        let (few, all) = letters.fold((0, 0), |(n, all), k| (n + usize::from(capital(k)), all + 1));
        capital(i) && !opens && 2 * few < all
    }

    /// The noun beside the one behind `be`: `not a letter or parcel service`.
    fn second(&self, i: usize) -> Option<usize> {
        let tree = self.tree;
        let noun = |k: usize| matches!(tree.pos(k), Pos::Noun | Pos::Propn);
        let cop = noun(i) && tree.child(i, &["cop"]).is_some();
        tree.child(i, &["conj"]).filter(|k| cop && noun(*k) && tree.child(*k, &["cop", "nsubj"]).is_none())
    }

    /// The same said of the noun beside it.
    fn beside(&self, first: &Assertion, k: usize) -> Assertion {
        let tree = self.tree;
        let span = |k: usize| tree.segments.tokens[k].span;
        let own = tree.children(k).filter(|c| self.says(*c)).map(span);
        let mut others: Vec<_> = first.others.iter().copied().chain([first.verb]).chain(own).collect();
        others.retain(|s| *s != span(k));
        others.sort_unstable();
        others.dedup();
        let not = tree.children(k).any(|c| tree.is(c, &["not"]));
        let or = tree.child(k, &["cc"]).is_some_and(|c| tree.is(c, &["or", "nor"]));
        // `Not a ban and a new toll` may deny the ban alone.
        let mood = if first.denied && !not && !or { Mood::Open } else { first.mood };
        Assertion {
            verb: span(k),
            others: others.into(),
            denied: not || first.denied && or,
            mood,
            ..first.clone()
        }
    }

    /// Whether somebody is told to do it: `Don't build there`.
    fn is_order(&self, i: usize) -> bool {
        let tree = self.tree;
        let first = tree.sentence(i).start;
        let does = tree.child(i, &["aux"]).filter(|k| tree.is(*k, &["do", "don't"]));
        let opens = |k: usize| k == first || k == first + 1 && tree.pos(first) == Pos::Punct;
        tree.child(i, &["nsubj"]).is_none() && tree.pos(i) == Pos::Verb && does.is_some_and(opens)
    }

    fn assertion(&self, i: usize) -> Assertion {
        let tree = self.tree;
        let mut clause = Clause::of(tree, i);
        self.complete(&mut clause, 0);
        let (mood, denied) = self.said(&clause, 0);
        let span = |k: usize| tree.segments.tokens[k].span;
        let object = clause.objects.first().copied();
        let mut others: Vec<usize> = clause.objects.iter().skip(1).copied().collect();
        others.extend(
            clause.phrases.iter().map(|p| p.0).filter(|k| Some(*k) != clause.subject && !is_time(tree, *k)),
        );
        // What hangs on the object, or on the noun behind `be`, says which: `access to the servers`.
        let phrases = clause.phrases.iter().map(|p| p.0).filter(|k| !is_time(tree, *k));
        let noun = object.into_iter().chain((tree.pos(i) != Pos::Verb).then_some(i)).chain(phrases);
        for n in noun {
            others.extend(tree.children(n).filter(|k| {
                matches!(tree.relation(*k), "nmod" | "compound" | "amod" | "acl" | "conj") && self.says(*k)
            }));
        }
        if let Some(said) = clause.complement {
            others.push(said);
            self.below(said, &mut others, 0);
        }
        others.retain(|k| self.says(*k));
        others.sort_unstable();
        others.dedup();
        let limits = if denied { self.limits(&clause) } else { Vec::new() };
        Assertion {
            verb: span(i),
            subject: clause.subject.map(span),
            object: object.map(span),
            others: others.into_iter().map(span).collect(),
            limits: limits.into_iter().map(span).collect(),
            copular: tree.pos(i) != Pos::Verb && tree.child(i, &["cop"]).is_some(),
            denied,
            mood,
        }
    }

    /// Whether a word can say what a clause is about.
    fn says(&self, k: usize) -> bool {
        matches!(self.tree.pos(k), Pos::Noun | Pos::Propn | Pos::Verb | Pos::Adj | Pos::Num)
    }

    /// What a complement is about: its heads, three deep.
    fn below(&self, k: usize, out: &mut Vec<usize>, depth: usize) {
        if depth > 2 {
            return;
        }
        for c in self.tree.children(k) {
            if matches!(
                self.tree.relation(c),
                "nsubj" | "obj" | "iobj" | "obl" | "xcomp" | "ccomp" | "nmod" | "compound"
            ) {
                out.push(c);
                self.below(c, out, depth + 1);
            }
        }
    }

    /// Gives a clause the subject and object that stand with the clause it hangs on.
    fn complete(&self, clause: &mut Clause, depth: usize) {
        let tree = self.tree;
        let i = clause.verb;
        let Some(above) = tree.head(i).filter(|_| depth < 4) else { return };
        let word = tree.lower(i);
        let relation = tree.relation(i);
        let pronoun = clause.subject.filter(|s| tree.is(*s, &["who", "that", "which"]));
        match relation {
            "acl" if pronoun.is_some() => clause.subject = Some(above),
            "acl"
                if clause.objects.first().is_some_and(|o| tree.is(*o, &["who", "whom", "that", "which"])) =>
            {
                clause.objects[0] = above;
            }
            "acl" if clause.subject.is_none() && word.ends_with("ing") => clause.subject = Some(above),
            "acl" if clause.objects.is_empty() && word.ends_with("ed") => clause.objects.push(above),
            "conj" | "xcomp" | "advcl" if clause.subject.is_none() => {
                let mut head = Clause::of(tree, above);
                self.complete(&mut head, depth + 1);
                let own_aux = tree.child(i, &["aux", "cop"]).is_some();
                if relation == "conj" && head.passive && !own_aux && !clause.passive {
                    // `was taken and held`
                    if clause.objects.is_empty() && !word.ends_with("ing") {
                        clause.passive = true;
                        clause.objects.extend(head.objects.first());
                    }
                } else if relation == "xcomp" && head.objects.first().is_some_and(|o| *o < i) {
                    clause.subject = head.objects.first().copied();
                } else if clause.passive {
                    if clause.objects.is_empty() {
                        clause.objects.extend(head.subject);
                    }
                } else {
                    clause.subject = head.subject;
                }
            }
            _ => {}
        }
    }

    /// How a clause is said, with all that it hangs on.
    fn said(&self, clause: &Clause, depth: usize) -> Said {
        let tree = self.tree;
        let i = clause.verb;
        // `This is a promise, not a threat` does not deny the promise.
        let behind = |k: &usize| *k > i && tree.is(*k, &["not"]);
        let other = tree.pos(i) != Pos::Verb && tree.children(i).any(|k| behind(&k));
        let (mut mood, mut denied) = (self.mood(clause), clause.negated && !other || self.nobody(clause));
        if denied && self.is_idle(i) {
            (mood, denied) = (Mood::Open, false);
        }
        if clause.conditional || denied && self.is_for_a_time(clause) {
            mood = Mood::Open;
        }
        let mark = tree.child(i, &["mark"]);
        let marked = |words: &[&str]| mark.is_some_and(|m| tree.is(m, words));
        let Some(above) = tree.head(i).filter(|_| depth < 6) else { return (mood, denied) };
        match tree.relation(i) {
            "conj" => {
                let (over, no) = self.said(&Clause::of(tree, above), depth + 1);
                if tree.child(i, &["aux", "cop"]).is_none() && clause.modal.is_empty() {
                    mood = mood.max(over);
                    // `Did not inspect or paint` denies both; `did not inspect and went home` may not.
                    let or = tree.child(i, &["cc"]).is_some_and(|c| tree.is(c, &["or", "nor"]));
                    denied |= no && or;
                    if no && !or {
                        mood = Mood::Open;
                    }
                } else if over == Mood::Open && tree.relation(above) != "root" {
                    mood = Mood::Open;
                }
            }
            "xcomp" => {
                let (over, no) = self.said(&Clause::of(tree, above), depth + 1);
                let verb = tree.lower(above);
                let starts = |list: &[&str]| list.iter().any(|w| *w == verb);
                if starts(UNDONE) {
                    (mood, denied) = (over, !no && !denied);
                } else if starts(DONE) {
                    (mood, denied) = (mood.max(over), denied != no);
                } else if starts(AHEAD) {
                    (mood, denied) =
                        if over == Mood::Fact { (Mood::Will, denied != no) } else { (Mood::Open, false) };
                } else if starts(DUE) {
                    (mood, denied) = (Mood::Ought, denied != no);
                } else {
                    (mood, denied) = (Mood::Open, denied);
                }
            }
            "ccomp" | "parataxis" => {
                let head = Clause::of(tree, above);
                let verb = tree.lower(above);
                let over = self.said(&head, depth + 1);
                let in_front = tree.relation(i) == "parataxis";
                if marked(&["if", "whether"]) || WISHED.contains(&verb.as_str()) {
                    mood = Mood::Open;
                } else if DENYING.iter().any(|d| verb.starts_with(d)) && !in_front {
                    if over.1 || denied {
                        (mood, denied) = (Mood::Open, false);
                    } else {
                        denied = true;
                    }
                } else if !in_front && tree.pos(above) == Pos::Verb && (over.1 || over.0 == Mood::Open) {
                    // Who `did not say that it sank` tells nothing of it.
                    mood = Mood::Open;
                }
            }
            "advcl" | "acl" => {
                let case = tree.child(i, &["case", "mark"]);
                if case.is_some_and(|c| tree.is(c, &["without"])) {
                    denied = !denied;
                } else if marked(&["if", "unless", "whether", "before", "until", "lest"]) || clause.infinitive
                {
                    mood = Mood::Open;
                } else {
                    let (over, _) = self.said(&Clause::of(tree, above), depth + 1);
                    if over == Mood::Open && self.is_predicate(above) {
                        mood = Mood::Open;
                    }
                }
            }
            _ if clause.infinitive && clause.modal.is_empty() => mood = Mood::Open,
            _ => {}
        }
        (mood, denied)
    }

    /// Whether a denial holds for a time, or under a condition: `had not won since May`, `cannot sail until the ice goes`.
    fn is_for_a_time(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        let phrase = clause.phrases.iter().any(|p| TIMED.contains(&p.1.as_str()));
        let since = tree.children(clause.verb).any(|k| {
            matches!(tree.relation(k), "advcl" | "obl" | "advmod")
                && tree.child(k, &["mark", "case"]).is_some_and(|m| tree.is(m, TIMED))
        });
        phrase || since
    }

    fn mood(&self, clause: &Clause) -> Mood {
        match clause.modal.as_str() {
            "" => Mood::Fact,
            "will" | "shall" | "'ll" | "’ll" | "wo" | "would" | "'d" | "’d" => Mood::Will,
            "must" | "should" | "ought" | "need" | "shouldn't" | "mustn't" => Mood::Ought,
            _ => Mood::May,
        }
    }

    /// `Nobody came`, `nothing was found`, `none of the ships sailed`, `there was no fire`.
    fn nobody(&self, clause: &Clause) -> bool {
        let tree = self.tree;
        let parts = clause.subject.into_iter().chain(clause.objects.iter().copied());
        let own =
            parts.filter(|k| tree.head(*k) == Some(clause.verb) || tree.head(*k) == tree.head(clause.verb));
        let mut all = own.chain((tree.pos(clause.verb) != Pos::Verb).then_some(clause.verb));
        all.any(|k| {
            tree.is(k, &["nobody", "nothing", "none", "neither"])
                || tree
                    .children(k)
                    .any(|d| d < k && tree.relation(d) == "det" && tree.is(d, &["no", "neither", "none"]))
        })
    }

    /// Whether a negation says that something is not the whole, or not certain, and denies nothing: `not only`, `no more than`.
    fn is_idle(&self, i: usize) -> bool {
        let tree = self.tree;
        let sentence = tree.sentence(i);
        let near = i.saturating_sub(8).max(sentence.start)..(i + 10).min(sentence.end);
        near.clone().any(|k| {
            tree.is(k, &["not", "n't", "n’t", "no", "nothing", "none", "never"])
                && k + 1 < sentence.end
                && tree.is(k + 1, IDLE)
        })
    }

    /// What narrows a denial: adverbs of the verb; adjectives, numbers and the like of what it is done to.
    fn limits(&self, clause: &Clause) -> Vec<usize> {
        let tree = self.tree;
        let i = clause.verb;
        let mut out: Vec<usize> =
            tree.children(i).filter(|k| tree.relation(*k) == "advmod" && !tree.is(*k, UNLIMITED)).collect();
        let phrases = clause.phrases.iter().map(|p| p.0);
        let things =
            clause.objects.iter().copied().chain((tree.pos(i) == Pos::Noun).then_some(i)).chain(phrases);
        for thing in things {
            out.extend(
                tree.children(thing)
                    .filter(|k| matches!(tree.relation(*k), "amod" | "nummod") && !tree.is(*k, UNLIMITED)),
            );
        }
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// Behind a negation: it is not the whole, not certain, or nothing at all is denied.
const IDLE: &[&str] = &[
    "only",
    "just",
    "merely",
    "simply",
    "necessarily",
    "always",
    "all",
    "every",
    "everyone",
    "everything",
    "entirely",
    "quite",
    "more",
    "fewer",
    "less",
    "doubt",
    "matter",
    "wonder",
    "least",
    "surprise",
    "surprisingly",
    "sure",
    "so",
    "as",
    "even",
    "other",
    "such",
    "too",
    "unlike",
    "immediately",
    "exactly",
    "really",
    "much",
    "many",
];
/// In front of what a denial holds for, or hangs on.
const TIMED: &[&str] = &["since", "until", "till", "before", "unless", "if", "when", "once", "as"];
/// What is said with these to be done is not done.
const UNDONE: &[&str] = &[
    "failed",
    "fails",
    "fail",
    "failing",
    "refused",
    "refuses",
    "refuse",
    "refusing",
    "declined",
    "declines",
    "decline",
    "unable",
    "stopped",
    "ceased",
    "neglected",
];
/// What is said with these to be done is done.
const DONE: &[&str] = &[
    "began",
    "begin",
    "begins",
    "begun",
    "beginning",
    "started",
    "start",
    "starts",
    "continued",
    "continue",
    "continues",
    "managed",
    "manages",
    "manage",
    "used",
    "forced",
    "known",
    "came",
    "happened",
    "proved",
    "helped",
    "made",
    "seen",
    "found",
    "appeared",
    "seemed",
    "appears",
    "seems",
    "believed",
    "thought",
    "said",
    "reported",
    "able",
    "allowed",
];
/// What is said with these to be done lies ahead.
const AHEAD: &[&str] = &[
    "going",
    "set",
    "due",
    "expected",
    "plans",
    "planned",
    "plan",
    "planning",
    "scheduled",
    "poised",
    "intends",
    "intend",
    "intended",
    "vowed",
    "vows",
    "promised",
    "promises",
    "agreed",
    "agrees",
    "pledged",
    "pledges",
    "decided",
    "decides",
];
/// What is said with these to be done is a duty.
const DUE: &[&str] = &["has", "have", "had", "need", "needs", "needed", "required", "obliged"];
/// What stands behind these is only wished or asked.
const WISHED: &[&str] = &[
    "hopes",
    "hoped",
    "hope",
    "wishes",
    "wished",
    "wants",
    "wanted",
    "asked",
    "asks",
    "demanded",
    "demands",
    "urged",
    "suggested",
    "suggests",
    "doubts",
    "doubted",
    "wondered",
    "fears",
    "feared",
    "imagine",
    "suppose",
    "recommended",
    "proposed",
    "proposes",
    "pretended",
    "unlikely",
    "see",
    "wait",
    "ensure",
];
/// Beginnings of the verbs by which somebody denies what stands behind them.
const DENYING: &[&str] = &["denie", "deny", "disput", "reject", "dismiss", "refut", "rebut"];
/// Adverbs and adjectives that leave a denial as wide as it is.
const UNLIMITED: &[&str] = &[
    "not",
    "n't",
    "n’t",
    "never",
    "also",
    "still",
    "ever",
    "even",
    "yet",
    "far",
    "so",
    "longer",
    "any",
    "now",
    "today",
    "then",
    "there",
    "here",
    "however",
    "either",
    "neither",
    "nor",
    "no",
    "at",
    "all",
    "currently",
    "already",
    "again",
    "too",
    "when",
    "where",
    "why",
    "how",
    "once",
    "ago",
    "later",
    "earlier",
    "afterwards",
    "otherwise",
    "therefore",
];
