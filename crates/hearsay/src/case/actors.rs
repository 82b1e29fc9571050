//! Actors of reports → actors of the case: who is who?
//!
//! Candidates come from keys (a surname, a folded name, a country's code), never from comparing all with all. A key
//! proposes; another first name, another kind or another country forbids. Unnamed actors ("officials") are the
//! report's own and are never merged.

mod ordered;
mod sorts;

use super::ledger::Orders;
use super::words::{Map, Mix, fold};
use super::{Groups, Heap, hash};
use crate::mention::{ActorId, ActorKind, MentionKind, legal_form};
use crate::view::case::{CaseActorView, NameCountView};
use crate::view::correction::KnownActorView;
use sorts::{Sort, Votes, settled};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::rc::Rc;

/// The actors of the case.
pub(super) struct Merged {
    pub(super) all: Vec<CaseActor>,
}

/// One of them.
pub(super) struct CaseActor {
    pub(super) name: String,
    pub(super) kind: ActorKind,
    pub(super) country: Option<String>,
    pub(super) wikidata: Option<String>,
    pub(super) roles: Vec<String>,
    /// Forms with their counts, most frequent first.
    pub(super) names: Vec<(String, usize)>,
    /// (report, actor of its reading), sorted.
    pub(super) of: Vec<(usize, usize)>,
}

/// An actor of a report, as merging sees it. A heap has many, which share the texts of few.
struct One<'a> {
    report: u32,
    story: u32,
    actor: u32,
    mentions: u32,
    kind: ActorKind,
    country: Option<&'a str>,
    /// Folded full name.
    name: Rc<str>,
    /// Folded forms, titles left out; each once.
    forms: Box<[Rc<str>]>,
    person: Rc<Person>,
    roles: Box<[Rc<str>]>,
}

impl One<'_> {
    /// Report and actor of its reading.
    fn place(&self) -> (usize, usize) {
        (self.report as usize, self.actor as usize)
    }
}

/// What actors of many reports share, each made once.
#[derive(Default)]
struct Shared<'a> {
    texts: HashSet<Rc<str>, BuildHasherDefault<Mix>>,
    /// Words as written → the same folded, without an article.
    names: Map<&'a str, Rc<str>>,
    persons: Map<Rc<str>, Rc<Person>>,
    /// A role → the stems of its longer words.
    roles: Map<&'a str, Box<[Rc<str>]>>,
}

impl<'a> Shared<'a> {
    fn text(&mut self, text: &str) -> Rc<str> {
        if let Some(there) = self.texts.get(text) {
            return there.clone();
        }
        let new: Rc<str> = text.into();
        self.texts.insert(new.clone());
        new
    }

    fn name(&mut self, written: &'a str) -> Rc<str> {
        if let Some(there) = self.names.get(written) {
            return there.clone();
        }
        let name = self.text(without_article(&fold(written)));
        self.names.insert(written, name.clone());
        name
    }

    fn person(&mut self, name: &Rc<str>) -> Rc<Person> {
        self.persons.entry(name.clone()).or_insert_with(|| Rc::new(person(name))).clone()
    }

    fn roles(&mut self, all: &'a [String]) -> Box<[Rc<str>]> {
        let mut out: Vec<Rc<str>> = Vec::new();
        for role in all {
            if !self.roles.contains_key(role.as_str()) {
                let stems = fold(role).split(' ').map(super::words::stem).collect::<Vec<_>>();
                let stems = stems.iter().filter(|w| w.len() > 3).map(|w| self.text(w)).collect();
                self.roles.insert(role, stems);
            }
            out.extend(self.roles[role.as_str()].iter().cloned());
        }
        super::words::distinct(out.into_iter()).into()
    }
}

/// The parts of a person's name.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Person {
    pub(super) first: Option<String>,
    middle: Vec<String>,
    pub(super) last: String,
    junior: bool,
}

/// Merges the actors of all readings and writes their ids into the heap. What the user knows goes before what names
/// suggest, and what has been decided before both.
pub(super) fn merge(heap: &mut Heap<'_>, orders: &Orders, known: &[KnownActorView]) -> Merged {
    let ones = collect(heap);
    let mut groups = Groups::new(ones.len());
    by_key(&ones, &mut groups, |o| match o.kind {
        ActorKind::Country => Some(o.country.map_or(format!("name {}", o.name), |c| format!("code {c}"))),
        ActorKind::Place => {
            let name = crate::mention::states::in_full(&o.name).unwrap_or(&o.name);
            let province = DIVISIONS.iter().find_map(|d| name.strip_suffix(d));
            let name = province.and_then(|n| n.strip_suffix(' ')).unwrap_or(name);
            // `Karth-e-Ostrel` is `Karth-i-Ostrel`, as one hears it.
            Some(name.replace(" e ", " i "))
        }
        _ => None,
    });
    people(&ones, &mut groups);
    organisations(heap, &ones, &mut groups);
    let ordered = ordered::apply(&ones, groups.sets(), orders, known);
    let mut all = Vec::with_capacity(ordered.len());
    for report in &mut heap.reports {
        report.actors = vec![0; report.reading.mentions.actors.len()];
    }
    for set in ordered {
        let of: Vec<(usize, usize)> = set.members.iter().map(|i| ones[*i].place()).collect();
        for (r, a) in &of {
            heap.reports[*r].actors[*a] = all.len();
        }
        let mut actor = build(heap, of);
        if let Some(k) = set.known.and_then(|k| known.get(k)) {
            actor.name.clone_from(&k.name);
            actor.wikidata.clone_from(&k.wikidata);
            actor.country = k.country.clone().or(actor.country);
            actor.kind = k.kind.as_deref().and_then(kind_named).unwrap_or(actor.kind);
        }
        if let Some(name) = set.name {
            actor.name = name;
        }
        heap.actor_ids.push(identify(heap, &actor));
        heap.actor_names.push(actor.name.clone());
        heap.actor_countries.push(actor.country.clone());
        all.push(actor);
    }
    for report in &mut heap.reports {
        for (said, statement) in report.statements.iter_mut().zip(&report.reading.statements) {
            let ids = statement.speakers.iter().filter_map(|a| report.actors.get(a.0 as usize).copied());
            said.speakers = super::words::distinct(ids);
        }
    }
    for ((r, s), who) in &orders.speakers {
        let who: Vec<usize> = who.iter().map(|(q, a)| heap.reports[*q].actors[*a]).collect();
        let said = &mut heap.reports[*r].statements[*s];
        said.speakers.clone_from(&who);
        said.ordered = Some(who);
    }
    Merged { all }
}

fn kind_named(name: &str) -> Option<ActorKind> {
    use ActorKind::*;
    [Person, Organisation, Country, Place, Group, Unnamed].into_iter().find(|k| k.name() == name)
}

fn collect<'a>(heap: &Heap<'a>) -> Vec<One<'a>> {
    let mut shared = Shared::default();
    let nobody = Rc::new(Person::default());
    let mut ones: Vec<One<'a>> =
        Vec::with_capacity(heap.reports.iter().map(|r| r.reading.mentions.actors.len()).sum());
    let mut votes: Votes = Map::default();
    for (r, report) in heap.reports.iter().enumerate() {
        let mentions = &report.reading.mentions;
        let mut forms: Vec<Vec<Rc<str>>> = vec![Vec::new(); mentions.actors.len()];
        let mut counts = vec![0; mentions.actors.len()];
        for m in &mentions.mentions {
            let Some(ActorId(a)) = m.actor else { continue };
            let a = a as usize;
            if a < counts.len() {
                counts[a] += 1;
                if m.kind == MentionKind::Name {
                    forms[a].push(shared.name(m.span.of(report.text)));
                }
            }
        }
        for (a, actor) in mentions.actors.iter().enumerate() {
            let name = shared.name(&actor.name);
            let mut forms = std::mem::take(&mut forms[a]);
            forms.sort();
            if let Some(sort) = Sort::of(actor) {
                for same in forms.chunk_by(|a, b| a == b) {
                    let vote =
                        &mut votes.entry((report.story as u32, same[0].clone())).or_default()[sort as usize];
                    (vote.0, vote.1) = (vote.0 + 1, vote.1 + same.len() as u32);
                }
            }
            let forms = forms.into_iter().chain([name.clone()]);
            ones.push(One {
                report: r as u32,
                story: report.story as u32,
                actor: a as u32,
                mentions: counts[a],
                kind: actor.kind,
                country: actor.country.as_deref(),
                person: if actor.kind == ActorKind::Person { shared.person(&name) } else { nobody.clone() },
                forms: super::words::distinct(forms.filter(|f| !f.is_empty())).into(),
                name,
                roles: shared.roles(&actor.roles),
            });
        }
    }
    for one in &mut ones {
        let actor = &heap.reports[one.report as usize].reading.mentions.actors[one.actor as usize];
        let Some(sort) = Sort::of(actor) else { continue };
        let Some(vote) = votes.get(&(one.story, one.name.clone())) else { continue };
        let settled = settled(vote, sort, &one.name);
        if settled != sort {
            one.kind = settled.kind();
            one.person = if settled == Sort::Person { shared.person(&one.name) } else { nobody.clone() };
        }
    }
    ones
}

pub(super) fn without_article(name: &str) -> &str {
    name.strip_prefix("the ").unwrap_or(name)
}

fn by_key(ones: &[One<'_>], groups: &mut Groups, key: impl Fn(&One<'_>) -> Option<String>) {
    let mut first: HashMap<String, usize> = HashMap::new();
    for (i, one) in ones.iter().enumerate() {
        if let Some(key) = key(one).filter(|k| !k.is_empty()) {
            let with = *first.entry(key).or_insert(i);
            groups.join(with, i);
        }
    }
}

/// Reads a folded name: `karim r al mouradi jr` → first `karim`, last `mouradi`, junior.
pub(super) fn person(name: &str) -> Person {
    let mut parts: Vec<&str> = name.split(' ').filter(|w| !w.is_empty()).collect();
    while parts.len() > 1 && TITLES.contains(&parts[0]) {
        parts.remove(0);
    }
    let mut junior = false;
    while parts.len() > 1 && matches!(parts[parts.len() - 1], "jr" | "sr" | "ii" | "iii" | "iv") {
        junior |= parts[parts.len() - 1] == "jr";
        parts.pop();
    }
    parts.retain(|p| !matches!(*p, "al" | "el" | "ul"));
    let last = parts.pop().unwrap_or(name).to_owned();
    let mut rest = parts.into_iter().map(str::to_owned);
    Person { first: rest.next(), middle: rest.filter(|m| m.len() > 1).collect(), last, junior }
}

/// A key that spellings of one name share: `soleimani` and `suleimani`. Short names keep their letters: too many of them
/// are near.
pub(super) fn sounds(name: &str) -> String {
    if name.chars().count() < 5 {
        return name.to_owned();
    }
    let mut s = name.to_owned();
    for (from, to) in [
        ("ph", "f"),
        ("kh", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ck", "k"),
        ("q", "k"),
        ("o", "u"),
        ("e", "i"),
        ("y", "i"),
    ] {
        s = s.replace(from, to);
    }
    let mut out = String::new();
    for c in s.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Whether two first names can be one person's.
fn first_names_agree(a: &str, b: &str) -> bool {
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    let short = |x: &str, y: &str| SHORT_NAMES.contains(&(x, y));
    a == b || sounds(a) == sounds(b) || initial(a, b) || initial(b, a) || short(a, b) || short(b, a)
}

fn can_be_one(a: &Person, b: &Person) -> bool {
    match (&a.first, &b.first) {
        (Some(x), Some(y)) => {
            let middles = a.middle.is_empty()
                || b.middle.is_empty()
                || a.middle.iter().any(|m| b.middle.iter().any(|n| first_names_agree(m, n)));
            first_names_agree(x, y) && middles
        }
        _ => true,
    }
}

/// Whether a full name ends in another: what stands in front of it is a title that the list does not know.
fn ends_in(long: &str, short: &str) -> bool {
    short.contains(' ') && long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
}

/// Persons: full names that agree in surname and first name; then a surname alone, where the case has one person that
/// it can mean.
fn people(ones: &[One<'_>], groups: &mut Groups) {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, one) in ones.iter().enumerate().filter(|(_, o)| o.kind == ActorKind::Person) {
        blocks.entry(sounds(&one.person.last)).or_default().push(i);
    }
    for block in blocks.values() {
        let (full, bare): (Vec<usize>, Vec<usize>) = block
            .iter()
            .partition(|i| ones[**i].person.first.as_ref().is_some_and(|f| f.chars().count() > 1));
        // Each way of writing a full name once: a block holds few of them however many reports it has.
        let mut written: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for i in &full {
            written.entry(&ones[*i].name).or_default().push(*i);
        }
        for same in written.values() {
            same.windows(2).for_each(|w| groups.join(w[0], w[1]));
        }
        let names: Vec<&Vec<usize>> = written.values().collect();
        for (k, a) in names.iter().enumerate() {
            for b in names[..k].iter() {
                let (p, q) = (&ones[a[0]], &ones[b[0]]);
                // A report that names the younger and speaks of another bearer of the name tells two apart.
                let apart = p.person.junior != q.person.junior
                    && (in_one_report(ones, a, b) || {
                        let younger = if p.person.junior { a } else { b };
                        let others: Vec<usize> =
                            block.iter().copied().filter(|i| !younger.contains(i)).collect();
                        in_one_report(ones, younger, &others)
                    });
                let one_story = || {
                    let stories = |of: &[usize]| of.iter().map(|i| ones[*i].story).collect::<BTreeSet<_>>();
                    !stories(a).is_disjoint(&stories(b))
                };
                let titled = (ends_in(&p.name, &q.name) || ends_in(&q.name, &p.name)) && one_story();
                if (can_be_one(&p.person, &q.person) || titled) && !apart {
                    groups.join(a[0], b[0]);
                }
            }
        }
        // Surnames that one story leaves without a full name are taken for one person there, and there only. Full names
        // are looked at once for each way of writing the bare one, and added up by person and story.
        let mut left: BTreeMap<u32, usize> = BTreeMap::new();
        let mut tallies: Vec<(&Person, Bearers)> = Vec::new();
        for i in &bare {
            let one = &ones[*i];
            let at = tallies.iter().position(|t| *t.0 == *one.person).unwrap_or_else(|| {
                tallies.push((&one.person, Bearers::new(ones, groups, &full, &one.person)));
                tallies.len() - 1
            });
            let bearers = &tallies[at].1;
            let near = bearers.by_story.get(&one.story);
            if let Some(person) = the_one_meant(one, near.unwrap_or(&bearers.all)) {
                groups.join(person, *i);
            } else if near.is_none() {
                let with = *left.entry(one.story).or_insert(*i);
                groups.join(with, *i);
            }
        }
    }
}

/// Those who bear a surname: how often each is spoken of, and as what.
type Counts = BTreeMap<usize, (usize, BTreeSet<Rc<str>>)>;

/// Those who bear a surname, in the case and in each story.
struct Bearers {
    all: Counts,
    by_story: BTreeMap<u32, Counts>,
}

impl Bearers {
    fn new(ones: &[One<'_>], groups: &mut Groups, full: &[usize], person: &Person) -> Bearers {
        let mut out = Bearers { all: Counts::new(), by_story: BTreeMap::new() };
        for i in full.iter().filter(|i| can_be_one(&ones[**i].person, person)) {
            let (one, root) = (&ones[*i], groups.find(*i));
            for counts in [&mut out.all, out.by_story.entry(one.story).or_default()] {
                let entry = counts.entry(root).or_default();
                entry.0 += one.mentions.max(1) as usize;
                entry.1.extend(one.roles.iter().cloned());
            }
        }
        out
    }
}

fn in_one_report(ones: &[One<'_>], a: &[usize], b: &[usize]) -> bool {
    let reports: BTreeSet<u32> = a.iter().map(|i| ones[*i].report).collect();
    b.iter().any(|i| reports.contains(&ones[*i].report))
}

/// The person of a surname alone: the only one in the case, or the only one with its role, or the one that is spoken of
/// four times as often as any other. Never one whom the same report names in full beside it.
fn the_one_meant(bare: &One<'_>, bearers: &Counts) -> Option<usize> {
    let mut counts: BTreeMap<usize, (usize, bool)> = bearers
        .iter()
        .map(|(root, (n, roles))| (*root, (*n, bare.roles.iter().any(|r| roles.contains(r)))))
        .collect();
    if counts.len() > 1 && counts.values().any(|c| c.1) {
        counts.retain(|_, c| c.1);
    }
    let best = counts.iter().max_by_key(|(i, c)| (c.0, std::cmp::Reverse(**i))).map(|(i, c)| (*i, c.0))?;
    let rest = counts.iter().filter(|(i, _)| **i != best.0).map(|(_, c)| c.0).max().unwrap_or(0);
    (best.1 >= 4 * rest).then_some(best.0)
}

/// Organisations and groups: one name after folding, with or without its country in front; a short form where a report
/// puts it in brackets behind the long one, or where its letters are the first letters of one long name alone; in one story
/// with and without what it is (`Orrin news agency`), and a firm by its first word.
fn organisations(heap: &Heap<'_>, ones: &[One<'_>], groups: &mut Groups) {
    let body = |o: &One<'_>| matches!(o.kind, ActorKind::Organisation | ActorKind::Group);
    let countries: BTreeSet<&str> = ones
        .iter()
        .filter(|o| o.kind == ActorKind::Country)
        .flat_map(|o| o.forms.iter().map(|f| &**f))
        .collect();
    // Folded form → who uses it. A form that is a mere kind of body ("committee") names nobody.
    let mut by_form: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, one) in ones.iter().enumerate().filter(|(_, o)| body(o)) {
        for form in &one.forms {
            if !GENERIC.contains(&&**form) {
                by_form.entry(plain(form)).or_default().push(i);
            }
        }
    }
    for same in by_form.values() {
        same.windows(2).for_each(|w| groups.join(w[0], w[1]));
    }
    // Without the country in front: only where one country's is spoken of.
    let mut rests: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for form in by_form.keys() {
        for rest in behind_country(form, &countries) {
            rests.entry(rest.to_owned()).or_default().insert(form);
        }
    }
    for (rest, forms) in &rests {
        let (Some(bare), Some(full)) = (by_form.get(rest), forms.first().and_then(|f| by_form.get(*f)))
        else {
            continue;
        };
        let roots: BTreeSet<usize> =
            forms.iter().filter_map(|f| by_form.get(*f)).map(|v| groups.find(v[0])).collect();
        if roots.len() == 1 {
            groups.join(full[0], bare[0]);
        }
    }
    // Short forms: by brackets in any report, or by their letters.
    let mut pairs = brackets(heap, &by_form);
    let mut initials: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for form in by_form.keys().filter(|f| f.contains(' ')) {
        for letters in initials_of(form) {
            initials.entry(letters).or_default().insert(form);
        }
    }
    for short in by_form.keys().filter(|f| (3..=6).contains(&f.len()) && !f.contains(' ')) {
        if let Some(long) = initials.get(short) {
            let roots: BTreeSet<usize> =
                long.iter().filter_map(|f| by_form.get(*f)).map(|v| groups.find(v[0])).collect();
            if roots.len() == 1 {
                pairs.extend(long.iter().map(|l| (short.clone(), (*l).to_owned())));
            }
        }
    }
    // `US Pentagon` is the Pentagon.
    for form in by_form.keys() {
        let house = behind_country(form, &countries).next();
        if let Some(house) = house.filter(|h| OTHER_NAMES.iter().any(|n| n.0 == *h)) {
            pairs.push((form.clone(), house.to_owned()));
            pairs.extend(OTHER_NAMES.iter().filter(|n| n.0 == house).map(|n| (form.clone(), n.1.to_owned())));
        }
    }
    pairs.extend(first_halves(ones, &by_form));
    let in_full = in_full(ones, &by_form);
    pairs.extend(with_their_sort(ones, &by_form));
    pairs.extend(first_words(ones, &by_form, &countries, &in_full));
    for (a, b) in OTHER_NAMES.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).chain(pairs) {
        if let (Some(x), Some(y)) = (by_form.get(&a), by_form.get(&b)) {
            groups.join(x[0], y[0]);
        }
    }
    taken_for_people(ones, &by_form, &in_full, groups);
}

/// A body's name for comparing: without `and` and without the form of a company.
fn plain(form: &str) -> String {
    let mut words: Vec<&str> = form.split(' ').filter(|w| *w != "and").collect();
    while words.len() > 1 && words.last().is_some_and(|w| legal_form(w) || matches!(*w, "co" | "company")) {
        words.pop();
    }
    words.join(" ")
}

/// Names that one story gives in full and by their first half: `Orrin Zoo`, `Orrin Zoo and Gardens`.
fn first_halves(ones: &[One<'_>], by_form: &BTreeMap<String, Vec<usize>>) -> Vec<(String, String)> {
    let mut long: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for members in by_form.values() {
        for i in members {
            for form in ones[*i].forms.iter() {
                let Some((first, _)) = form.split_once(" and ").filter(|x| x.0.contains(' ')) else {
                    continue;
                };
                let stories = |of: &str| -> BTreeSet<u32> {
                    by_form.get(of).into_iter().flatten().map(|k| ones[*k].story).collect()
                };
                if !GENERIC.contains(&first) && stories(first).contains(&ones[*i].story) {
                    long.entry(first.to_owned()).or_default().insert(plain(form));
                }
            }
        }
    }
    let one = long.into_iter().filter(|(_, l)| l.len() == 1);
    one.flat_map(|(first, l)| l.into_iter().map(move |long| (first.clone(), long))).collect()
}

/// Stories that use a form of a name.
fn stories(ones: &[One<'_>], by_form: &BTreeMap<String, Vec<usize>>, form: &str) -> BTreeSet<u32> {
    by_form.get(form).into_iter().flatten().map(|i| ones[*i].story).collect()
}

/// Names of one story, one with what the body is and the other without: `Orrin news agency`, `Orrin`.
fn with_their_sort(ones: &[One<'_>], by_form: &BTreeMap<String, Vec<usize>>) -> BTreeSet<(String, String)> {
    let mut out = BTreeSet::new();
    for one in by_form.values().flatten().map(|i| &ones[*i]) {
        for form in one.forms.iter() {
            let short = SORTS.iter().find_map(|s| form.strip_suffix(s));
            if let Some(short) = short.filter(|s| stories(ones, by_form, s).contains(&one.story)) {
                out.insert((plain(form), short.to_owned()));
            }
        }
    }
    out
}

/// Firms with the form of their company, by the first word and the story: `Brask Harl Inc.`.
type InFull<'a> = BTreeMap<(&'a str, u32), BTreeSet<String>>;

fn in_full<'a>(ones: &'a [One<'_>], by_form: &BTreeMap<String, Vec<usize>>) -> InFull<'a> {
    let mut out = InFull::new();
    for one in by_form.values().flatten().map(|i| &ones[*i]) {
        for form in one.forms.iter().filter(|f| f.rsplit(' ').next().is_some_and(legal_form)) {
            if let Some((first, _)) = form.split_once(' ') {
                out.entry((first, one.story)).or_default().insert(plain(form));
            }
        }
    }
    out.retain(|_, firms| firms.len() == 1);
    out
}

/// Firms that a story gives in full and by their first word, where no other name of the story begins with it.
fn first_words(
    ones: &[One<'_>],
    by_form: &BTreeMap<String, Vec<usize>>,
    countries: &BTreeSet<&str>,
    in_full: &InFull<'_>,
) -> BTreeSet<(String, String)> {
    let mut out = BTreeSet::new();
    for ((first, story), firms) in in_full {
        let bodies = |all: &Vec<usize>| all.iter().all(|i| ones[*i].kind == ActorKind::Organisation);
        let name = first.len() >= 3 && !countries.contains(first) && !GENERIC.contains(first);
        if !name || !by_form.get(*first).is_some_and(bodies) || !stories(ones, by_form, first).contains(story)
        {
            continue;
        }
        // `Brask Foundation` and `Brask Harl Inc.` may both be Brask.
        let begins = |form: &&String| {
            form.split(' ').next() == Some(*first) && stories(ones, by_form, form).contains(story)
        };
        let near = by_form.range((*first).to_owned()..).take_while(|f| f.0.starts_with(first)).map(|f| f.0);
        if near.filter(begins).all(|f| firms.iter().any(|firm| firm.starts_with(f.as_str()))) {
            out.extend(firms.iter().map(|firm| ((*first).to_owned(), firm.clone())));
        }
    }
    out
}

/// Firms that a story calls by their first word, where a report takes that word for a person: nobody of the story bears it as a
/// surname.
fn taken_for_people(
    ones: &[One<'_>],
    by_form: &BTreeMap<String, Vec<usize>>,
    in_full: &InFull<'_>,
    groups: &mut Groups,
) {
    let people = || ones.iter().enumerate().filter(|(_, o)| o.kind == ActorKind::Person);
    let surnames: BTreeSet<(&str, u32)> = people()
        .filter(|(_, o)| o.person.first.is_some())
        .map(|(_, o)| (o.person.last.as_str(), o.story))
        .collect();
    for (i, one) in people().filter(|(_, o)| o.person.first.is_none() && o.roles.is_empty()) {
        let key = (&*one.name, one.story);
        let firm = in_full.get(&key).filter(|_| !surnames.contains(&key)).and_then(|firms| firms.first());
        if let Some(same) = firm.and_then(|firm| by_form.get(firm)) {
            groups.join(same[0], i);
        }
    }
}

/// What some bodies are, behind their names.
const SORTS: &[&str] = &[" news agency", " newspaper", " group", " movement"];

/// What stands behind the name of a country at the beginning of a form, for each country that it begins with.
fn behind_country<'f>(form: &'f str, countries: &'f BTreeSet<&str>) -> impl Iterator<Item = &'f str> {
    form.match_indices(' ').filter(|(i, _)| countries.contains(&form[..*i])).map(|(i, _)| &form[i + 1..])
}

/// First letters of a name, with and without its small words.
pub(super) fn initials_of(form: &str) -> Vec<String> {
    let take = |small: bool| -> String {
        form.split(' ')
            .filter(|w| small || !matches!(*w, "of" | "the" | "for" | "and" | "in" | "on"))
            .filter_map(|w| w.chars().next())
            .collect()
    };
    vec![take(false), take(true)]
}

/// Names that a text equates: `Harbour Defence Council (HDC)`, `the Grey Wing [Ashen]`.
fn brackets(heap: &Heap<'_>, by_form: &BTreeMap<String, Vec<usize>>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for report in &heap.reports {
        let names: Vec<_> =
            report.reading.mentions.mentions.iter().filter(|m| m.kind == MentionKind::Name).collect();
        for pair in names.windows(2) {
            let (a, b) = (pair[0].span, pair[1].span);
            if a.end() > b.start() {
                continue;
            }
            let between = report.text.get(a.end()..b.start()).unwrap_or("").trim();
            let after = report.text.get(b.end()..).unwrap_or("").trim_start();
            if matches!((between, after.chars().next()), ("(", Some(')')) | ("[", Some(']'))) {
                let key = |s: crate::text::Span| plain(without_article(&fold(s.of(report.text))));
                let (a, b) = (key(a), key(b));
                if a != b && by_form.contains_key(&a) && by_form.contains_key(&b) {
                    out.push((a, b));
                }
            }
        }
    }
    out.sort();
    out.dedup();
    out
}

fn build(heap: &Heap<'_>, of: Vec<(usize, usize)>) -> CaseActor {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut full: BTreeMap<String, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<ActorKind, usize> = BTreeMap::new();
    let mut countries: BTreeMap<String, usize> = BTreeMap::new();
    let mut roles: Vec<String> = Vec::new();
    let (mut said, mut folded): (HashSet<&String>, HashSet<String>) = Default::default();
    for (r, a) in &of {
        let report = &heap.reports[*r];
        let actor = &report.reading.mentions.actors[*a];
        let written =
            report.reading.mentions.of(ActorId(*a as u32)).filter(|m| m.span.of(report.text) == actor.name);
        *full.entry(actor.name.clone()).or_default() += 1 + written.count();
        *kinds.entry(actor.kind).or_default() += 1;
        if let Some(country) = &actor.country {
            *countries.entry(country.clone()).or_default() += 1;
        }
        for role in &actor.roles {
            if said.insert(role) && folded.insert(fold(role)) {
                roles.push(role.clone());
            }
        }
        let mut any = false;
        for m in report.reading.mentions.of(ActorId(*a as u32)) {
            if m.kind != MentionKind::Name && actor.kind != ActorKind::Unnamed {
                continue;
            }
            any = true;
            *names.entry(one_line(m.span.of(report.text))).or_default() += 1;
            // Of `US Pentagon` the last word is a name of its own.
            if let Some((_, house)) = m.span.of(report.text).rsplit_once(' ') {
                if actor.kind == ActorKind::Organisation && OTHER_NAMES.iter().any(|n| n.0 == fold(house)) {
                    *names.entry(house.to_owned()).or_default() += 1;
                }
            }
            for titled in titled_forms(report.text, m.full, m.span) {
                *names.entry(titled).or_default() += 1;
            }
        }
        if !any {
            *names.entry(actor.name.clone()).or_default() += 1;
        }
    }
    names.remove("");
    // What has the form of a company is one, whatever it looks like elsewhere.
    if full.keys().any(|name| name.rsplit(' ').next().is_some_and(legal_form)) {
        kinds.retain(|k, _| *k == ActorKind::Organisation);
    }
    let best = |m: &BTreeMap<String, usize>| {
        m.iter().max_by_key(|(k, n)| (**n, k.len(), std::cmp::Reverse((*k).clone()))).map(|(k, _)| k.clone())
    };
    let mut names: Vec<(String, usize)> = names.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    // The fullest name of each report; of several the one with most words, then the most frequent.
    let longest = full.keys().map(|k| k.split_whitespace().count()).max().unwrap_or(0);
    let fullest: BTreeMap<String, usize> = full
        .iter()
        .filter(|(k, _)| k.split_whitespace().count() + 1 >= longest.min(4))
        .map(|(k, n)| (k.clone(), *n))
        .collect();
    CaseActor {
        name: best(&fullest).or_else(|| best(&full)).unwrap_or_default(),
        kind: kinds
            .iter()
            .max_by_key(|(k, n)| (**n, std::cmp::Reverse(**k)))
            .map_or(ActorKind::Unnamed, |(k, _)| *k),
        country: best(&countries),
        wikidata: None,
        roles,
        names,
        of,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name with its title: all of it, and from the title's first capital.
fn titled_forms(text: &str, full: crate::text::Span, name: crate::text::Span) -> Vec<String> {
    if full.start() >= name.start() {
        return Vec::new();
    }
    let titled = one_line(text.get(full.start()..name.end()).unwrap_or(""));
    let mut out = Vec::new();
    if let Some(at) = titled.split(' ').position(|w| w.starts_with(char::is_uppercase)) {
        let capital: Vec<&str> = titled.split(' ').skip(at).collect();
        out.push(capital.join(" "));
        // The last word of the title alone: `Rep. Ina Corvell` of `Harbour Committee Rep. Ina Corvell`.
        let last = titled.split(' ').count().saturating_sub(name.of(text).split_whitespace().count() + 1);
        let short: Vec<&str> = titled.split(' ').skip(last).collect();
        if last > at && short.first().is_some_and(|w| w.starts_with(char::is_uppercase)) {
            out.push(short.join(" "));
        }
    }
    if titled.len() <= 80 {
        out.push(titled);
    }
    out.sort();
    out.dedup();
    out
}

/// The id: a hash of the first place where the case's first report mentions the actor.
fn identify(heap: &Heap<'_>, actor: &CaseActor) -> String {
    let (r, a) = actor.of[0];
    let report = &heap.reports[r];
    let at = report.reading.mentions.of(ActorId(a as u32)).next().map(|m| m.span);
    format!("a{}", hash(&format!("{} {:?} {}", report.id(), at, report.reading.mentions.actors[a].name)))
}

/// As JSON has them, most mentioned first.
pub(super) fn view(heap: &Heap<'_>, merged: &Merged) -> impl Iterator<Item = CaseActorView> {
    let total = |i: usize| merged.all[i].names.iter().map(|n| n.1).sum::<usize>();
    let mut order: Vec<(usize, usize)> = (0..merged.all.len()).map(|i| (total(i), i)).collect();
    order.sort_by(|(n, i), (m, k)| {
        let name = |i: &usize| (&merged.all[*i].name, &heap.actor_ids[*i]);
        m.cmp(n).then_with(|| name(i).cmp(&name(k)))
    });
    order.into_iter().map(|(_, i)| {
        let actor = &merged.all[i];
        let reports = super::words::distinct(actor.of.iter().map(|x| x.0));
        CaseActorView {
            id: heap.actor_ids[i].clone(),
            name: actor.name.clone(),
            kind: actor.kind.name().into(),
            country: actor.country.clone(),
            wikidata: actor.wikidata.clone(),
            roles: actor.roles.clone(),
            names: actor
                .names
                .iter()
                .map(|(text, n)| NameCountView { text: text.clone(), count: *n })
                .collect(),
            reports: reports.into_iter().map(|r| heap.reports[r].id().to_owned()).collect(),
        }
    })
}

/// Titles that may have stayed with a name.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "minister",
    "senator",
    "sen",
    "rep",
    "gen",
    "general",
    "judge",
    "prof",
    "professor",
];

/// First names and what they are short for.
const SHORT_NAMES: &[(&str, &str)] = &[
    ("joe", "joseph"),
    ("bill", "william"),
    ("will", "william"),
    ("bob", "robert"),
    ("rob", "robert"),
    ("mike", "michael"),
    ("jim", "james"),
    ("tom", "thomas"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("steve", "steven"),
    ("steve", "stephen"),
    ("chris", "christopher"),
    ("tony", "anthony"),
    ("ted", "edward"),
    ("ed", "edward"),
    ("rick", "richard"),
    ("dick", "richard"),
    ("rich", "richard"),
    ("chuck", "charles"),
    ("charlie", "charles"),
    ("jeff", "jeffrey"),
    ("jeff", "geoffrey"),
    ("greg", "gregory"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("jerry", "gerald"),
    ("matt", "matthew"),
    ("nick", "nicholas"),
    ("pat", "patrick"),
    ("pat", "patricia"),
    ("pete", "peter"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("tim", "timothy"),
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("alex", "alexander"),
    ("kate", "katherine"),
    ("kathy", "kathleen"),
    ("liz", "elizabeth"),
    ("beth", "elizabeth"),
    ("sue", "susan"),
    ("jon", "jonathan"),
    ("don", "donald"),
    ("doug", "douglas"),
    ("phil", "philip"),
    ("rudy", "rudolph"),
    ("al", "albert"),
    ("fred", "frederick"),
    ("ray", "raymond"),
    ("debbie", "deborah"),
];

/// Names of kinds of bodies: alone they name none.
const GENERIC: &[&str] = &[
    "committee",
    "commission",
    "council",
    "ministry",
    "parliament",
    "senate",
    "house",
    "army",
    "navy",
    "party",
    "department",
    "agency",
    "board",
    "government",
    "administration",
    "court",
    "supreme court",
    "office",
    "police",
    "bureau",
    "union",
    "association",
    "company",
    "foreign ministry",
    "defence ministry",
    "defense ministry",
    "interior ministry",
    "coalition",
    "alliance",
    "cabinet",
    "republicans",
    "democrats",
    "group",
    "assembly",
    "congress party",
];

/// Divisions of countries that stand behind their names and may be left out.
const DIVISIONS: &[&str] = &["province", "prefecture", "governorate", "oblast", "voivodeship"];

/// Houses that stand for those who work in them.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("pentagon", "department of defense"),
    ("pentagon", "us department of defense"),
    ("fbi", "federal bureau of investigation"),
    ("scotland yard", "metropolitan police"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn one(report: &str, text: &str) -> crate::Reading {
        let given = crate::Given { id: report.into(), path: format!("{report}.txt"), ..Default::default() };
        crate::read(text.into(), given)
    }

    #[test]
    fn a_zoo_goes_by_the_first_half_of_its_name_and_a_firm_without_its_form() {
        assert_eq!(plain("orrin paper ltd"), "orrin paper");
        let readings = [
            one(
                "a",
                "The Orrin Zoo and Botanical Garden closed its gates on Monday after a bear broke out of its cage.",
            ),
            one(
                "b",
                "The Orrin Zoo closed on Monday after a bear broke out of its cage. The Orrin Zoo gave no reason.",
            ),
        ];
        let case = crate::case::gather(&readings);
        let zoos: Vec<_> = case.actors.iter().filter(|a| a.name.contains("Zoo")).collect();
        assert_eq!(zoos.len(), 1, "{zoos:?}");
    }

    #[test]
    fn names_of_one_person() {
        let check = |a: &str, b: &str| {
            let (a, b) = (person(&fold(a)), person(&fold(b)));
            sounds(&a.last) == sounds(&b.last) && can_be_one(&a, &b)
        };
        for (a, b) in [
            ("Ina R. Corvell Jr.", "Ina Corvell"),
            ("Mahmud Shia' Al Tarani", "Mahmoud Shia al-Tarani"),
            ("Jim Orley", "James Orley"),
            ("Orley", "James Orley"),
        ] {
            assert!(check(a, b), "{a} / {b}");
        }
        for (a, b) in [
            ("Ina Corvell", "Jonas Corvell"),
            ("Ina Corvell", "Ina Corbell"),
            ("Ann Lee", "Ann Li"),
            ("John Paul Smit", "John Adam Smit"),
        ] {
            assert!(!check(a, b), "{a} / {b}");
        }
    }

    /// The actors of two reports that have a word in their names.
    fn named(a: &str, b: &str, word: &str) -> Vec<String> {
        let case = crate::case::gather(&[one("a", a), one("b", b)]);
        case.actors
            .into_iter()
            .filter(|a| a.name.contains(word) && a.kind != "unnamed")
            .map(|a| a.name)
            .collect()
    }

    #[test]
    fn a_firm_goes_by_its_first_word_where_no_other_name_begins_with_it() {
        let full = "Shares of Brask Steel Corp. fell on Monday. Brask Steel Corp. said it would close two works in Ordania.";
        let short =
            "Shares of Brask fell by a tenth on Monday. Brask said it would close two works in Ordania.";
        let found = named(full, short, "Brask");
        assert!(found.len() == 1 && found[0].contains("Brask Steel Corp"), "{found:?}");
        let school = format!("{short} The Brask Foundation said it would keep its schools in Ordania.");
        assert!(named(full, &school, "Brask").len() > 1, "a foundation may be meant");
    }

    #[test]
    fn an_agency_is_one_with_what_it_is() {
        let a = "The Orrin news agency reported on Monday that the dam at Ostrel had held. The Orrin news agency gave no source.";
        let b = "The dam at Ostrel held, the agency Orrin reported on Monday. It gave no source.";
        assert_eq!(named(a, b, "Orrin").len(), 1, "{:?}", named(a, b, "Orrin"));
    }
}
