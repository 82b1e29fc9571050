//! Statements → Same statements: which are one utterance, told by several?

use super::wording::Wording;
use super::words::{Class, mix, shared};
use super::{Groups, Heap, threads};
use crate::document::BlockKind;
use crate::mention::{ActorKind, MentionKind};
use crate::statement::Kind;
use crate::text::Span;
use crate::view::case::{PassageView, SameStatementView, StatementRefView};
use std::collections::BTreeMap;
use std::ops::Range;

/// One utterance and those who tell it.
pub(super) struct Same {
    /// (report, statement), sorted.
    pub(super) members: Vec<(usize, usize)>,
    pub(super) how: How,
}

/// How the tellings relate, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    SameWords,
    Shortened,
    Reworded,
    Differs,
}

impl How {
    fn name(self) -> &'static str {
        HOW[self as usize]
    }
}

/// Every way in which tellings relate; each has a page.
pub(super) const HOW: &[&str] = &["same words", "shortened", "reworded", "differs"];

/// A key shared by more statements than this proposes no pair.
const FREQUENT: usize = 60;

/// Groups with more members than this are cut down to the nearest: they say no more than the first ones.
const MOST: usize = 8;

/// Tellings of one report in a group at most.
const MOST_OF_ONE: usize = 3;

/// Finds statements of one speaker in several reports whose words are alike, and statements of whomever that share a
/// long run of words.
///
/// Candidates share a speaker and a rare word, or a run of six words. Alike are two that share most of the rarer words
/// of the shorter one. Where it errs: a speaker who says nearly the same thing twice has said it once here.
pub(super) fn find(heap: &Heap<'_>, threads: usize) -> Vec<Same> {
    let all: Vec<(usize, usize)> = heap.statements().collect();
    let headline = |i: u32| {
        let (r, s) = all[i as usize];
        heap.reports[r].statement(s).block == BlockKind::Headline
    };
    let lists = Lists::new(heap, &all);
    let contents = Contents::new(heap, &all);
    let names: Vec<Name> = heap.actor_names.iter().map(|name| stems_of(heap, name)).collect();
    let voices = super::voices::find(heap, &all);
    let senses: Vec<Option<usize>> =
        (0..heap.lexicon.len() as u32).map(|id| super::kinds::sense(heap.lexicon.stem(id))).collect();
    let mut links: Vec<(u32, u32, How, u8)> = Vec::new();
    for range in lists.shares(all.len()) {
        let pairs = lists.pairs(&all, range);
        let compared = threads::map(threads, pairs.len(), Rows::default, |rows, i| {
            let (a, b) = (pairs[i].0 as usize, pairs[i].1 as usize);
            let (x, y) = (contents.of(a), contents.of(b));
            let one_house =
                heap.reports[all[a].0].story == heap.reports[all[b].0].story && voices.one_house(a, b);
            let run = longest_common_run(x, y, rows);
            let named = (voices.is_named(a), voices.is_named(b));
            compare(
                heap,
                &names,
                &senses,
                all[a],
                all[b],
                Near { words: (x.len(), y.len()), run, one_house, named },
            )
        });
        links.extend(
            pairs
                .into_iter()
                .zip(compared)
                .filter_map(|((a, b), near)| near.map(|(how, alike)| (a, b, how, alike))),
        );
    }
    drop((lists, contents, names, voices));
    let mut groups = Groups::new(all.len());
    // The nearest links first, so that a group that is full is full of its nearest, and headlines last: they repeat the
    // text below them. A report that tells an utterance twice, in its own words and in a quotation, is twice a member.
    let headlines: Vec<bool> = (0..all.len() as u32).map(headline).collect();
    let of_headline = |i: u32| headlines[i as usize];
    links.sort_unstable_by_key(|(a, b, how, alike)| {
        (of_headline(*a) || of_headline(*b), *how, std::cmp::Reverse(*alike), *a, *b)
    });
    let links = || links.iter().map(|(a, b, how, _)| (*a as usize, *b as usize, *how));
    let mut members: Vec<Vec<usize>> = (0..all.len()).map(|i| vec![i]).collect();
    for (a, b, _) in links() {
        let (x, y) = (groups.find(a), groups.find(b));
        if x == y || members[x].len() + members[y].len() > MOST {
            continue;
        }
        // Chains of likeness run through a report that says much of one matter.
        let crowded = |i: &usize| {
            let there = members[x].iter().chain(&members[y]).filter(|j| all[**j].0 == all[*i].0);
            there.count() > MOST_OF_ONE
        };
        if members[x].iter().chain(&members[y]).any(crowded) {
            continue;
        }
        let moved = std::mem::take(&mut members[x.max(y)]);
        members[x.min(y)].extend(moved);
        groups.join(x, y);
    }
    // The farthest of the links within each group.
    let mut farthest: BTreeMap<usize, How> = BTreeMap::new();
    for (a, b, how) in links() {
        let root = groups.find(a);
        if root == groups.find(b) {
            farthest.entry(root).and_modify(|h| *h = (*h).max(how)).or_insert(how);
        }
    }
    let mut out: Vec<Same> = Vec::new();
    for set in groups.sets().into_iter().filter(|s| s.len() > 1) {
        let how = farthest.get(&set[0]).copied().unwrap_or(How::Reworded);
        out.push(Same { members: set.into_iter().map(|i| all[i]).collect(), how });
    }
    out.sort_by_key(|s| (std::cmp::Reverse(s.members.len()), s.how, s.members[0]));
    out
}

/// Statements that share a key, where two or more do and not too many.
#[derive(Default)]
struct Lists {
    /// List after list, each in order.
    ids: Vec<u32>,
    /// Where each list ends.
    ends: Vec<u32>,
}

/// How many pairs are compared at a time, about; each key that proposes a pair counts.
const HANDFUL: usize = 1 << 22;

impl Lists {
    fn new(heap: &Heap<'_>, all: &[(usize, usize)]) -> Lists {
        let mut lists = Lists::default();
        let two = |a: usize, b: u32| (a as u64) << 32 | u64::from(b);
        let each = || all.iter().enumerate().map(|(i, (r, s))| (i as u32, &heap.reports[*r], *s));
        // Room that is not used costs nothing; a list that grows by doubling would be there twice.
        let mut keys: Vec<(u64, u32)> = Vec::with_capacity(heap.reports.iter().map(|r| r.words.len()).sum());
        for (i, report, s) in each() {
            let rare = report.statements[s].stems.iter().filter(|s| heap.lexicon.weight(**s) > 0.6);
            let speakers = speakers(report, s);
            for stem in rare {
                keys.extend(speakers.iter().map(|speaker| (two(*speaker, *stem), i)));
            }
        }
        lists.put(&mut keys);
        // A telling whose speaker is not known meets those of its story by their words alone.
        for (i, report, s) in each() {
            let stems =
                report.statements[s].stems.iter().filter(|s| heap.lexicon.class(**s) == Class::Content);
            keys.extend(stems.map(|stem| (two(report.story, *stem), i)));
        }
        lists.put(&mut keys);
        let mut words: Vec<u32> = Vec::new();
        for (i, report, s) in each() {
            words.clear();
            words.extend(
                report.statement(s).content.iter().flat_map(|c| report.words_in(*c)).map(|w| w.stem()),
            );
            keys.extend(
                words.windows(6).map(|run| (run.iter().fold(0, |h, w| mix(h, u64::from(*w) + 1)), i)),
            );
        }
        lists.put(&mut keys);
        lists
    }

    /// Takes the keys away.
    fn put(&mut self, keys: &mut Vec<(u64, u32)>) {
        keys.sort_unstable();
        for list in keys.chunk_by(|a, b| a.0 == b.0).filter(|l| (2..=FREQUENT).contains(&l.len())) {
            self.ids.extend(list.iter().map(|x| x.1));
            self.ends.push(self.ids.len() as u32);
        }
        keys.clear();
    }

    fn each(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(from, to)| &self.ids[*from as usize..*to as usize])
    }

    /// The statements below `n` in ranges whose pairs take no more room than they must.
    fn shares(&self, n: usize) -> impl Iterator<Item = Range<u32>> + use<> {
        let pairs: usize = self.each().map(|l| l.len() * (l.len() - 1) / 2).sum();
        let share = (n / (pairs / HANDFUL + 1)).max(1);
        (0..n).step_by(share).map(move |from| from as u32..(from + share).min(n) as u32)
    }

    /// Pairs of statements of two reports that share a key, the later one in a range; sorted, each once.
    fn pairs(&self, all: &[(usize, usize)], later: Range<u32>) -> Vec<(u32, u32)> {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for list in self.each() {
            let from = list.partition_point(|b| *b < later.start);
            for (k, b) in list.iter().enumerate().skip(from).take_while(|x| later.contains(x.1)) {
                let report = all[*b as usize].0;
                let others = list[..k].iter().filter(|a| all[**a as usize].0 != report);
                pairs.extend(others.map(|a| (*a, *b)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// The stems of an actor's name; none where the reports lack one of them.
type Name = Option<Box<[u32]>>;

fn stems_of(heap: &Heap<'_>, name: &str) -> Name {
    super::words::fold(name).split(' ').map(|word| heap.lexicon.id(&super::words::stem(word))).collect()
}

/// What is known of two statements before their words are weighed.
struct Near {
    /// How many words their contents have.
    words: (usize, usize),
    /// The longest run that both hold.
    run: usize,
    /// Whether they are of one story and their speakers speak for one body.
    one_house: bool,
    /// Whether someone with a name speaks.
    named: (bool, bool),
}

/// Whether two statements are one utterance, how they relate, and how many of a hundred parts of their words they share.
fn compare(
    heap: &Heap<'_>,
    names: &[Name],
    senses: &[Option<usize>],
    a: (usize, usize),
    b: (usize, usize),
    near: Near,
) -> Option<(How, u8)> {
    let Near { words: (n, m), run, one_house, named } = near;
    let (x, y) = (&heap.reports[a.0], &heap.reports[b.0]);
    let (s, t) = (&x.statements[a.1], &y.statements[b.1]);
    let both = shared(&s.stems, &t.stems);
    // What one says with another word of the same sense counts for half.
    let others = |x: &[u32]| -> Vec<(usize, u32)> {
        let mine = x.iter().filter(|s| both.binary_search(s).is_err());
        mine.filter_map(|s| Some((senses[*s as usize]?, *s))).collect()
    };
    let (mine, theirs) = (others(&s.stems), others(&t.stems));
    let meant = mine.iter().filter_map(|(sense, stem)| {
        let other = theirs.iter().find(|o| o.0 == *sense)?;
        Some(heap.lexicon.weight(*stem).min(heap.lexicon.weight(other.1)) / 2.0)
    });
    let weight = heap.lexicon.sum(&both) + meant.sum::<f64>();
    // One figure that both give, in whatever words, is as much as a rare word.
    let figure = f64::from(u8::from(x.story == y.story && one_figure(x, a.1, y, b.1)));
    let weight = weight + FIGURE * figure;
    let (ws, wt) = (heap.lexicon.sum(&s.stems).max(weight), heap.lexicon.sum(&t.stems).max(weight));
    let least = ws.min(wt).max(0.1);
    let jaccard = weight / (ws + wt - weight).max(0.1);
    let told = |how: How| (how, (jaccard * 100.0) as u8);
    let (by, with) = (speakers(x, a.1), speakers(y, b.1));
    let same_speaker = !shared(&by, &with).is_empty();
    if n == m && run == n && n >= 2 {
        // In one story four words, two of them telling, are hardly said by two.
        let says = || both.iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count() >= 2;
        let few = x.story == y.story && n >= 4 && says();
        return (same_speaker || n >= 6 || few).then_some(told(How::SameWords));
    }
    let differs =
        x.statement(a.1).negated != y.statement(b.1).negated || numbers_differ(heap, &s.stems, &t.stems);
    if run * 10 >= n.min(m) * 9 && n.min(m) >= 4 && (same_speaker || n.min(m) >= 6) {
        return Some(told(if n.max(m) - n.min(m) <= 1 { How::SameWords } else { How::Shortened }));
    }
    let telling = both.iter().filter(|s| heap.lexicon.class(**s) == Class::Content).count();
    let telling = telling + figure as usize;
    let unknown = !named.0 || !named.1;
    // `The envoy disputes an account claiming …`: whose words they are in the end, the content of the one says.
    let within = |content: &super::Said, who: &[usize]| {
        let named =
            |name: &Name| name.as_ref().is_some_and(|all| all.iter().all(|s| content.stems.contains(s)));
        who.iter().any(|w| named(&names[*w]))
    };
    let nested = x.story == y.story
        && (unknown || within(s, &with) || within(t, &by))
        && telling >= 5
        && weight / least >= 0.7;
    if nested && !same_speaker {
        return Some(told(if differs { How::Differs } else { How::Reworded }));
    }
    let quoted = unknown && x.story == y.story && telling >= 3 && marked(x, a.1, y, b.1);
    // A few words of a quotation, told as such.
    let few = (same_speaker && jaccard < 0.18 || one_house) && weight / least >= 0.9 && telling >= 2;
    if few && x.story == y.story && marked(x, a.1, y, b.1) {
        return Some(told(How::Shortened));
    }
    // All words of one quotation stand in the other, in marks in both; or a short telling, word for word.
    let lifted = x.story == y.story && (same_speaker || one_house) && all_marked(x, a.1, y, b.1);
    let short = x.story == y.story && same_speaker && telling >= 1 && n.min(m) == 3 && run == 3;
    if lifted || short {
        return Some(told(How::Shortened));
    }
    let near = if same_speaker {
        (weight / least >= 0.6 && jaccard >= 0.18 && telling >= 2)
            || (weight / least >= 0.45 && jaccard >= 0.2 && telling >= 3)
            || (weight / least >= 0.5 && jaccard >= 0.25 && telling >= 2 && x.story == y.story)
            || (weight / least >= 0.5 && jaccard >= 0.15 && telling >= 4)
            || (run >= 6 && jaccard >= 0.25)
            || (one_act(heap, a, b) && weight / least >= 0.3 && telling >= 2)
    } else if one_house {
        run >= 6
            || (weight / least >= 0.6 && jaccard >= 0.22 && telling >= 3)
            || (weight / least >= 0.6
                && jaccard >= 0.4
                && telling >= 2
                && s.stems.len().min(t.stems.len()) >= 4)
            || (weight / least >= 0.5 && jaccard >= 0.2 && telling >= 4)
    } else if unknown && !s.speakers.is_empty() && !t.speakers.is_empty() {
        // Two officials without names may be two.
        run >= 7
            || (weight / least >= 0.6 && jaccard >= 0.3 && telling >= 4)
            || (one_act(heap, a, b) && weight / least >= 0.5 && jaccard >= 0.25 && telling >= 2)
    } else if unknown {
        run >= 7
            || (quoted && weight / least >= 0.5)
            || (weight / least >= 0.55 && jaccard >= 0.25 && telling >= 4)
    } else {
        run >= 8 || (jaccard >= 0.5 && telling >= 4)
    };
    near.then_some(told(if differs { How::Differs } else { How::Reworded }))
}

/// What a figure weighs that both statements give.
const FIGURE: f64 = 1.5;

/// Whether all figures of one statement stand in the other, which gives no share besides (`two-thirds of the 412 million` are not
/// the 412 million): the same number of the same unit, not a word like `dozens`, and no small count.
fn one_figure(x: &super::Report<'_>, a: usize, y: &super::Report<'_>, b: usize) -> bool {
    type Number = (u64, u64, Option<String>);
    let of = |report: &super::Report<'_>, s: usize| -> Vec<Number> {
        let within =
            |f: &&crate::figure::Figure| report.statement(s).content.iter().any(|c| c.contains(f.span));
        let says = |f: &&crate::figure::Figure| {
            (f.unit.is_some() || f.low.fract() != 0.0 || f.low >= 10.0)
                && !super::numbers::is_vague(f.span.of(report.text))
        };
        let from = report.reading.figures.iter().filter(within).filter(says);
        super::words::distinct(from.map(|f| (f.low.to_bits(), f.high.to_bits(), f.unit.clone())))
    };
    let (mine, theirs) = (of(x, a), of(y, b));
    let (few, many) = if mine.len() <= theirs.len() { (mine, theirs) } else { (theirs, mine) };
    let share = |f: &&Number| f.2.as_deref() == Some("percent") || f64::from_bits(f.0) < 1.0;
    let both = shared(&few, &many).len();
    both > 0 && both == few.len() && !many.iter().filter(|f| !few.contains(f)).any(|f| share(&f))
}

/// Whether two statements of one story are one act, a demand or a promise, that is told in few words: what is shared is
/// then more than the same subject.
fn one_act(heap: &Heap<'_>, a: (usize, usize), b: (usize, usize)) -> bool {
    let (x, y) = (&heap.reports[a.0], &heap.reports[b.0]);
    let (k, l) = (x.statement(a.1).kind, y.statement(b.1).kind);
    x.story == y.story && k == l && !matches!(k, Kind::Say | Kind::Think)
}

/// The speakers of a statement; where they are in doubt, the person whose name stands in the source.
fn speakers(report: &super::Report<'_>, s: usize) -> Vec<usize> {
    let known = &report.statements[s].speakers;
    if !known.is_empty() {
        return known.clone();
    }
    let mentions = &report.reading.mentions;
    let named = report.statement(s).source.iter().flat_map(|x| mentions.within(*x)).filter_map(|m| {
        let actor = m.actor.filter(|_| m.kind == MentionKind::Name)?;
        (mentions.actor(actor).kind == ActorKind::Person)
            .then(|| report.actors.get(actor.0 as usize).copied())?
    });
    super::words::distinct(named)
}

/// The stems that say what a content is about, of those words that stand in quotation marks.
fn in_marks(report: &super::Report<'_>, s: usize) -> Vec<u32> {
    let words = report.statement(s).content.iter().flat_map(|c| report.words_in(*c));
    let says = words.filter(|w| w.class() == Class::Content);
    let marked = says.filter(|w| report.reading.segments.quotation_at(w.span.start()).is_some());
    super::words::distinct(marked.map(|w| w.stem()))
}

/// Whether two contents hold one word or more that both reports put in quotation marks.
fn marked(x: &super::Report<'_>, a: usize, y: &super::Report<'_>, b: usize) -> bool {
    !shared(&in_marks(x, a), &in_marks(y, b)).is_empty()
}

/// Whether all that one content quotes, two words at least, is quoted in the other.
fn all_marked(x: &super::Report<'_>, a: usize, y: &super::Report<'_>, b: usize) -> bool {
    let (mine, theirs) = (in_marks(x, a), in_marks(y, b));
    let least = mine.len().min(theirs.len());
    least >= 2 && shared(&mine, &theirs).len() == least
}

fn numbers_differ(heap: &Heap<'_>, a: &[u32], b: &[u32]) -> bool {
    let numbers = |x: &[u32]| -> Vec<u32> {
        x.iter()
            .copied()
            .filter(|s| heap.lexicon.stem(*s).starts_with(|c: char| c.is_ascii_digit()))
            .collect()
    };
    let (a, b) = (numbers(a), numbers(b));
    !a.is_empty() && !b.is_empty() && shared(&a, &b).is_empty()
}

/// For each word of a content, how long a run ends there: of the word before in the other content, and of this one.
#[derive(Default)]
struct Rows {
    before: Vec<u32>,
    here: Vec<u32>,
}

/// The longest run of words that both contents hold.
fn longest_common_run(a: &[u32], b: &[u32], rows: &mut Rows) -> usize {
    let (a, b) = (&a[..a.len().min(LONGEST)], &b[..b.len().min(LONGEST)]);
    let Rows { before, here } = rows;
    for row in [&mut *before, &mut *here] {
        row.clear();
        row.resize(b.len() + 1, 0);
    }
    let mut best = 0;
    for x in a {
        for ((to, from), y) in here[1..].iter_mut().zip(before.iter()).zip(b) {
            *to = (from + 1) * u32::from(x == y);
            best = best.max(*to);
        }
        std::mem::swap(before, here);
    }
    best as usize
}

/// Words of a content that are looked at for a common run.
const LONGEST: usize = 200;

/// The stems of all contents, in order.
struct Contents {
    stems: Vec<u32>,
    /// Behind the last of each.
    ends: Vec<u32>,
}

impl Contents {
    fn new(heap: &Heap<'_>, all: &[(usize, usize)]) -> Contents {
        let mut contents = Contents { stems: Vec::new(), ends: Vec::with_capacity(all.len()) };
        for (r, s) in all {
            let report = &heap.reports[*r];
            let words = report.statement(*s).content.iter().flat_map(|c| report.words_in(*c));
            contents.stems.extend(words.map(|w| w.stem()));
            contents.ends.push(contents.stems.len() as u32);
        }
        contents
    }

    fn of(&self, i: usize) -> &[u32] {
        let start = i.checked_sub(1).map_or(0, |k| self.ends[k] as usize);
        &self.stems[start..self.ends[i] as usize]
    }
}

/// As JSON has them: each telling with the words that are its own, and with what of the fullest one it has cut.
pub(super) fn view(heap: &Heap<'_>, same: Vec<Same>) -> impl Iterator<Item = SameStatementView> {
    same.into_iter().map(|group| {
        let speakers = super::words::distinct(
            group.members.iter().flat_map(|(r, s)| &heap.reports[*r].statements[*s].speakers).copied(),
        );
        SameStatementView {
            speakers: speakers.into_iter().map(|a| heap.actor_ids[a].clone()).collect(),
            first: first(heap, &group),
            members: members(heap, &group),
            how: group.how.name().into(),
        }
    })
}

/// The reports that told it first; none where one is not dated, for it may have been the first.
fn first(heap: &Heap<'_>, group: &Same) -> Vec<String> {
    let days: Option<Vec<(&str, &str)>> = group
        .members
        .iter()
        .map(|(r, _)| Some((heap.reports[*r].published()?.get(..10)?, heap.reports[*r].id())))
        .collect();
    let days = days.unwrap_or_default();
    let Some(day) = days.iter().map(|d| d.0).min() else { return Vec::new() };
    super::words::distinct(days.iter().filter(|d| d.0 == day).map(|d| d.1.to_owned()))
}

fn members(heap: &Heap<'_>, group: &Same) -> Vec<StatementRefView> {
    let content = |(r, s): &(usize, usize)| &heap.reports[*r].statement(*s).content;
    let wordings: Vec<Wording<'_>> =
        group.members.iter().map(|m| Wording::new(&heap.reports[m.0], content(m))).collect();
    let longest = wordings.iter().map(Wording::len).max().unwrap_or(0);
    let fullest = wordings.iter().position(|w| w.len() == longest).unwrap_or(0);
    let in_full = |spans: Vec<Span>| -> Vec<PassageView> {
        spans.into_iter().map(|s| heap.reports[group.members[fullest].0].passage(s)).collect()
    };
    let full_text = heap.reports[group.members[fullest].0].text;
    // What any other telling has of the fullest one.
    let mut had = vec![false; wordings[fullest].len()];
    let mut out: Vec<StatementRefView> = Vec::new();
    for (i, (r, s)) in group.members.iter().enumerate() {
        let report = &heap.reports[*r];
        let mut member = StatementRefView {
            report: report.id().into(),
            statement: report.statements[*s].id.clone(),
            differs: Vec::new(),
            lacks: Vec::new(),
        };
        if i != fullest {
            let there = wordings[fullest].kept(&wordings[i]);
            had.iter_mut().zip(&there).for_each(|(all, one)| *all |= *one);
            let own = wordings[i].others(report.text, &wordings[i].kept(&wordings[fullest]));
            member.differs = own.into_iter().map(|s| report.points.pair(report.text, s)).collect();
            member.lacks = in_full(wordings[fullest].others(full_text, &there));
        }
        out.push(member);
    }
    let own = in_full(wordings[fullest].others(full_text, &had));
    out[fullest].differs = own.into_iter().map(|p| [p.start, p.end]).collect();
    out
}

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::reading::Reading;

    fn reading(id: &str, text: &str) -> Reading {
        let rest =
            "The harbour commission of Port Elanor sat for a third day over the tolls and the eastern quay.";
        let given = Given { id: id.into(), path: format!("{id}.txt"), ..Default::default() };
        crate::read(format!("{rest}\n\n{text}").into(), given)
    }

    fn groups(a: &str, b: &str) -> Vec<usize> {
        let case = crate::case::gather(&[reading("a", a), reading("b", b)]);
        case.same_statements.iter().map(|g| g.members.len()).collect()
    }

    #[test]
    fn one_demand_in_two_wordings() {
        let long = "“I urge the Port Council to make clear what it means by a fair toll,” Minister Ina Corvell said.";
        let short = "Minister Ina Corvell asked the Port Council to explain itself.";
        assert_eq!(groups(long, short), [2]);
        let other = "Minister Ina Corvell asked the fishermen of Gannet Point for patience.";
        assert!(groups(long, other).is_empty());
    }

    #[test]
    fn what_a_report_said_is_told_by_its_outlet() {
        let a = "A Korda Times report that said the guild had sold the old quay to a Veskan bank angered the pilots.";
        let b = "The Korda Times reported on Monday that the guild had secretly sold its old quay.";
        assert_eq!(groups(a, b), [2]);
    }

    #[test]
    fn one_figure_is_as_much_as_a_rare_word() {
        let a = "Brask Paper fell on Monday. Brask Paper expects to take a charge of 412 million crowns because of the new tolls.";
        let b = |sum: &str| {
            format!(
                "Brask Paper fell on Monday. Brask Paper said the toll reform would cut its profit by about {sum} crowns."
            )
        };
        assert_eq!(groups(a, &b("412 million")), [2]);
        assert!(groups(a, &b("35 million")).is_empty());
    }

    #[test]
    fn an_air_strike_is_an_airstrike() {
        let a = "The Grey Wing said the shelling was in retaliation for airstrikes on two hamlets near Ostrel last week.";
        let b = "The Grey Wing said it shelled the quarry in retaliation for air strikes around Ostrel.";
        assert_eq!(groups(a, b), [2]);
        let other = "The Grey Wing said it shelled the quarry by mistake.";
        assert!(groups(a, other).is_empty());
    }

    #[test]
    fn all_that_one_quotes_is_quoted_in_the_other() {
        let a = "The Harl Mill spokesman said there was \"sweeping damage\" to the dye works.";
        let b = "The Harl Mill spokesman said that the roof had suffered \"sweeping damage\" when a crane fell on it at noon.";
        assert_eq!(groups(a, b), [2]);
        let other = "The Harl Mill spokesman said that the roof had suffered some damage when a crane fell on it at noon.";
        assert!(groups(a, other).is_empty());
    }
}
