//! Groups of mentions, orders → groups as a person wants them: whom does the user know, and what has been decided?

use super::One;
use crate::case::ledger::{Order, Orders};
use crate::case::words::fold;
use crate::mention::ActorKind;
use crate::view::correction::KnownActorView;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// Actors of reports that are one actor of the case.
pub(super) struct Set {
    /// Sorted.
    pub(super) members: Vec<usize>,
    /// Which of the user's actors it is.
    pub(super) known: Option<usize>,
    /// The name that someone has given it.
    pub(super) name: Option<String>,
}

/// Parts and joins groups as the user's list of actors has it, then as the corrections do, in their order.
pub(super) fn apply(
    ones: &[One<'_>],
    sets: Vec<Vec<usize>>,
    orders: &Orders,
    known: &[KnownActorView],
) -> Vec<Set> {
    let mut groups = Sets::new(ones.len(), sets);
    let labels = labels(ones, known);
    groups.by_label(&labels);
    let at: HashMap<(usize, usize), usize> = if orders.actors.is_empty() {
        HashMap::new()
    } else {
        ones.iter().enumerate().map(|(i, o)| (o.place(), i)).collect()
    };
    for order in &orders.actors {
        match order {
            Order::Join(a, b) => {
                if let (Some(a), Some(b)) = (at.get(a), at.get(b)) {
                    groups.join(*a, *b);
                }
            }
            Order::Part(a, b) => {
                if let (Some(a), Some(b)) = (at.get(a), at.get(b)) {
                    groups.part(ones, *a, *b);
                }
            }
            Order::Rename(..) => {}
        }
    }
    let mut out: Vec<Set> = groups
        .sets
        .into_iter()
        .filter(|s| !s.is_empty())
        .map(|mut members| {
            members.sort_unstable();
            let known = members.iter().filter_map(|i| labels.get(i)).min().copied();
            Set { members, known, name: None }
        })
        .collect();
    out.sort_by(|a, b| a.members.cmp(&b.members));
    for order in &orders.actors {
        let Order::Rename(a, name) = order else { continue };
        let set = at.get(a).and_then(|i| out.iter_mut().find(|s| s.members.binary_search(i).is_ok()));
        // Of two names for one actor the later counts.
        if let Some(set) = set {
            set.name = Some(name.clone());
        }
    }
    out
}

/// For each actor of a report that bears a name of the user's list, which one: where one alone has that name.
fn labels(ones: &[One<'_>], known: &[KnownActorView]) -> BTreeMap<usize, usize> {
    let mut by_name: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (k, actor) in known.iter().enumerate() {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            by_name.entry(super::without_article(&fold(name)).to_owned()).or_default().insert(k);
        }
    }
    let mut out = BTreeMap::new();
    if known.is_empty() {
        return out;
    }
    for (i, one) in ones.iter().enumerate().filter(|(_, o)| o.kind != ActorKind::Unnamed) {
        let fits = |k: &usize| {
            known[*k].kind.as_deref().is_none_or(|kind| kind == one.kind.name() || is_body(kind, one.kind))
        };
        // The full name first: a surname that two of them share tells nothing where the full name stands too.
        let of = |form: &Rc<str>| -> BTreeSet<usize> {
            by_name.get(&**form).into_iter().flatten().copied().filter(fits).collect()
        };
        let full = of(&one.name);
        let all: BTreeSet<usize> =
            if full.len() == 1 { full } else { one.forms.iter().flat_map(of).collect() };
        if let (1, Some(k)) = (all.len(), all.first()) {
            out.insert(i, *k);
        }
    }
    out
}

/// Bodies and groups are told apart by a hair, and a town that speaks is a body.
fn is_body(kind: &str, of: ActorKind) -> bool {
    matches!(kind, "organisation" | "group") && matches!(of, ActorKind::Organisation | ActorKind::Group)
}

/// Groups that can be joined and parted.
struct Sets {
    sets: Vec<Vec<usize>>,
    of: Vec<usize>,
}

impl Sets {
    fn new(n: usize, sets: Vec<Vec<usize>>) -> Sets {
        let mut of = vec![0; n];
        for (s, set) in sets.iter().enumerate() {
            set.iter().for_each(|i| of[*i] = s);
        }
        Sets { sets, of }
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of[a].min(self.of[b]), self.of[a].max(self.of[b]));
        if a != b {
            let moved = std::mem::take(&mut self.sets[b]);
            moved.iter().for_each(|i| self.of[*i] = a);
            self.sets[a].extend(moved);
        }
    }

    /// Takes out of a group what `keep` does not hold.
    fn take(&mut self, set: usize, out: impl Fn(usize) -> bool) -> Option<usize> {
        let (gone, kept): (Vec<usize>, Vec<usize>) = self.sets[set].iter().copied().partition(|i| out(*i));
        self.sets[set] = kept;
        let first = *gone.first()?;
        let new = self.sets.len();
        gone.iter().for_each(|i| self.of[*i] = new);
        self.sets.push(gone);
        Some(first)
    }

    /// Parts `b` from `a`: those who bear the words of `b` and not those of `a` go with `b`.
    fn part(&mut self, ones: &[One<'_>], a: usize, b: usize) {
        if a == b || self.of[a] != self.of[b] {
            return;
        }
        let (x, y) = (&ones[a], &ones[b]);
        let with_b = |i: usize| {
            let one = &ones[i];
            if i == a || i == b {
                return i == b;
            }
            if x.name != y.name {
                return one.name == y.name || (one.forms.contains(&y.name) && !one.forms.contains(&x.name));
            }
            // Two bearers of one name: whoever is of the story of the one and not of the other.
            one.name == y.name && one.story == y.story && x.story != y.story
        };
        self.take(self.of[a], with_b);
    }

    /// One group a label: parts what bears two, and joins what bears one. Who bears none stays with the most frequent.
    fn by_label(&mut self, labels: &BTreeMap<usize, usize>) {
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        let touched: BTreeSet<usize> = labels.keys().map(|i| self.of[*i]).collect();
        for set in touched {
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for i in &self.sets[set] {
                if let Some(k) = labels.get(i) {
                    *counts.entry(*k).or_default() += 1;
                }
            }
            let main = counts.iter().max_by_key(|(k, n)| (**n, std::cmp::Reverse(**k))).map(|x| *x.0);
            let mut parted: Vec<(usize, usize)> = Vec::new();
            for k in counts.keys().filter(|k| Some(**k) != main) {
                parted.extend(self.take(set, |i| labels.get(&i) == Some(k)).map(|member| (*k, member)));
            }
            let of_main = self.sets[set].iter().copied().find(|i| labels.get(i) == main.as_ref());
            parted.extend(main.zip(of_main));
            for (k, member) in parted {
                let with = *first.entry(k).or_insert(member);
                self.join(with, member);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::case::{Ledger, gather_with};
    use crate::document::Given;
    use crate::reading::Reading;
    use crate::view::CaseView;
    use crate::view::correction::{CorrectionView, KnownActorView, PlaceView};

    fn readings() -> Vec<Reading> {
        let texts = [
            (
                "a",
                "Transport Minister Sanne Ruyk said on Monday that the toll bridge would open in May. Ruyk gave no hour.",
            ),
            (
                "b",
                "The toll bridge opens in May, transport minister Sanna Ruyk said. Harbour master Jonas Hale was doubtful.",
            ),
            (
                "c",
                "Jonas Hale, a baker in Hallin, said that he had won the bread prize. Hale thanked his mother.",
            ),
        ];
        let read = |(id, text): (&str, &str)| {
            let given = Given { id: id.into(), path: format!("{id}.txt"), ..Default::default() };
            crate::read(text.into(), given)
        };
        texts.into_iter().map(read).collect()
    }

    fn place(readings: &[Reading], report: &str, layer: &str, words: &str, nth: usize) -> PlaceView {
        let text = readings
            .iter()
            .find(|r| r.document.given.id == report)
            .map(|r| r.document.text.clone())
            .unwrap_or_default();
        let byte = text.match_indices(words).nth(nth).map_or(0, |x| x.0);
        let start = text[..byte].chars().count();
        PlaceView {
            report: report.into(),
            layer: layer.into(),
            start,
            end: start + words.chars().count(),
            words: words.into(),
        }
    }

    fn correct(act: &str, value: Option<&str>, at: Vec<PlaceView>) -> CorrectionView {
        let correction =
            CorrectionView { act: act.into(), at, value: value.map(str::to_owned), ..Default::default() };
        correction.identified()
    }

    fn people(case: &CaseView) -> Vec<(String, usize)> {
        let persons = case.actors.iter().filter(|a| a.kind == "person");
        let mut all: Vec<_> = persons.map(|a| (a.name.clone(), a.reports.len())).collect();
        all.sort();
        all
    }

    fn gathered(
        readings: &[Reading],
        corrections: Vec<CorrectionView>,
        known: Vec<KnownActorView>,
    ) -> CaseView {
        gather_with(readings, &Ledger { corrections, known })
    }

    #[test]
    fn what_is_merged_split_and_renamed_stays_so() {
        let all = readings();
        let names =
            |pairs: &[(&str, usize)]| pairs.iter().map(|(n, k)| ((*n).to_owned(), *k)).collect::<Vec<_>>();
        let before = people(&gathered(&all, vec![], vec![]));
        assert_eq!(before, names(&[("Jonas Hale", 2), ("Sanna Ruyk", 1), ("Sanne Ruyk", 1)]));
        let merge = correct(
            "merge",
            None,
            vec![place(&all, "a", "actor", "Sanne Ruyk", 0), place(&all, "b", "actor", "Sanna Ruyk", 0)],
        );
        let split = correct(
            "split",
            None,
            vec![place(&all, "b", "actor", "Jonas Hale", 0), place(&all, "c", "actor", "Jonas Hale", 0)],
        );
        let rename =
            correct("rename", Some("Sanne Ruyk of Hallin"), vec![place(&all, "b", "actor", "Sanna Ruyk", 0)]);
        let case = gathered(&all, vec![merge.clone(), split.clone(), rename], vec![]);
        assert_eq!(
            people(&case),
            names(&[("Jonas Hale", 1), ("Jonas Hale", 1), ("Sanne Ruyk of Hallin", 2)])
        );
        assert!(case.corrections.iter().all(|c| c.lost.is_none()), "{:?}", case.corrections);
        // Merged again after the split: the later counts.
        let again = correct("merge", None, split.at.clone());
        assert_eq!(people(&gathered(&all, vec![split, again], vec![]))[0], ("Jonas Hale".to_owned(), 2));
    }

    #[test]
    fn the_users_own_list_goes_before_what_names_suggest() {
        let all = readings();
        let one = |name: &str, alias: &str| KnownActorView {
            name: name.into(),
            aliases: vec![alias.into()],
            wikidata: Some("Q1".into()),
            ..Default::default()
        };
        let case = gathered(&all, vec![], vec![one("Sanne Ruyk", "Sanna Ruyk")]);
        assert_eq!(people(&case)[1], ("Sanne Ruyk".to_owned(), 2));
        let told: Vec<_> = case.actors.iter().filter_map(|a| a.wikidata.as_deref()).collect();
        assert_eq!(told, ["Q1"]);
        // A name that two of the list share tells neither.
        let case = gathered(&all, vec![], vec![one("Sanne Ruyk", "Ruyk"), one("Sanna Ruyk", "Ruyk")]);
        assert_eq!(people(&case).len(), 3);
    }

    #[test]
    fn a_statement_is_rejected_and_given_to_another() {
        let all = readings();
        let case = gathered(&all, vec![], vec![]);
        let of_b: Vec<_> = case.statements.iter().filter(|s| s.report == "b").collect();
        assert_eq!(of_b.len(), 1);
        let content = place(&all, "b", "statement", "The toll bridge opens in May", 0);
        let hale = place(&all, "b", "actor", "Jonas Hale", 0);
        let case = gathered(&all, vec![correct("speaker", None, vec![content.clone(), hale])], vec![]);
        let speaker = &case
            .statements
            .iter()
            .find(|s| s.report == "b")
            .map(|s| s.statement.speakers.clone())
            .unwrap_or_default();
        let name = case.actors.iter().find(|a| speaker.contains(&a.id)).map(|a| a.name.as_str());
        assert_eq!(name, Some("Jonas Hale"));
        let reject = correct("reject", None, vec![content.clone()]);
        let case = gathered(&all, vec![reject.clone()], vec![]);
        assert!(case.statements.iter().all(|s| s.report != "b"));
        let case = gathered(&all, vec![reject, correct("confirm", None, vec![content])], vec![]);
        assert!(case.statements.iter().any(|s| s.report == "b"), "the later of two decisions counts");
        assert!(case.corrections[0].lost.is_some() && case.corrections[1].lost.is_none());
    }

    #[test]
    fn words_that_moved_are_found_and_those_that_are_gone_are_listed() {
        let all = readings();
        let mut moved = place(&all, "c", "actor", "Jonas Hale", 0);
        (moved.start, moved.end) = (40, 50);
        let gone = PlaceView { words: "Jonas Hole".into(), ..moved.clone() };
        let absent = PlaceView { report: "z".into(), ..moved.clone() };
        let rename = |at: PlaceView| correct("rename", Some("J. Hale"), vec![at]);
        let case = gathered(&all, vec![rename(gone), rename(absent), rename(moved)], vec![]);
        let lost: Vec<bool> = case.corrections.iter().map(|c| c.lost.is_some()).collect();
        assert_eq!(lost, [true, true, false]);
        assert!(people(&case).iter().any(|p| p.0 == "J. Hale"));
    }
}
