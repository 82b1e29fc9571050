//! Statements → Pledges: what was promised, demanded, denied, and what did later reports make of it?

use super::deeds::{Told, base, named, told};
use super::kinds;
use super::same::Same;
use super::words::{Class, Word, distinct, shared, stem};
use super::{Heap, Report};
use crate::document::BlockKind;
use crate::mention::ActorId;
use crate::statement::{Kind, Quotation};
use crate::text::Span;
use crate::view::case::{LaterView, PledgeView};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const CONTRADICTS: &str = "contradicts";
const MEETS: &str = "meets";
const REPEATS: &str = "repeats";
const CHANGES: &str = "changes";

/// Every way in which a later passage answers; each has a page.
#[cfg(test)]
pub(super) const LATER: &[&str] = &[CONTRADICTS, MEETS, REPEATS, CHANGES];

/// An act and a thing that more passages name together propose none.
const FREQUENT: usize = 60;

/// Later passages given for one pledge at most.
const MOST: usize = 8;

/// How far from its act, in words, a thing belongs to it.
const REACH: usize = 14;

/// Lists acts by words (promise, demand, denial, accusation, agreement, threat), each with later passages that tell of
/// the same act: its verb in any form, and half of what stands with it by weight.
///
/// *meets*: it is told as done. *contradicts*: it is told as not done or refused, or the same actor says the opposite;
/// of a denial, it is told as done; of an accusation, someone denies it. *changes*: the same actor says it again with
/// another number or date. *repeats*: the same actor says it again, two days later or more, or in so many words (`repeated`).
///
/// Later is what is dated later, by the day of the statement where the text has one, else by the report's. Without two
/// dates nothing is called later. Where it errs: an act in words that share no stem is not seen.
pub(super) fn find(heap: &Heap<'_>, same: &[Same]) -> Vec<PledgeView> {
    let mut keys = Keys::default();
    let pledges: Vec<Pledge> = heap
        .statements()
        .filter(|(r, s)| {
            let statement = heap.reports[*r].statement(*s);
            !matches!(statement.kind, Kind::Say | Kind::Think) && statement.block != BlockKind::Headline
        })
        .map(|(r, s)| Pledge::new(heap, &mut keys, r, s))
        .collect();
    let mut wanted: HashMap<u32, BTreeSet<u32>> = HashMap::new();
    for p in &pledges {
        for act in &p.acts {
            wanted.entry(act.deed).or_default().extend(&act.things);
        }
    }
    let tellings = tellings(heap);
    let mut postings: BTreeMap<(u32, u32), Vec<(usize, usize)>> = BTreeMap::new();
    for (n, telling) in tellings.iter().enumerate() {
        let report = &heap.reports[telling.report];
        let words = report.words_in(telling.span);
        for (i, word) in words.iter().enumerate().filter(|(_, w)| w.class() != Class::Function) {
            let deed = keys.of(heap, word.stem());
            let Some(things) = wanted.get(&deed) else { continue };
            let voiced = || {
                report.statements.iter().enumerate().any(|(s, said)| {
                    said.content.contains(word.span)
                        && report.statement(s).content.iter().any(|c| c.contains(word.span))
                })
            };
            if telling.statement.is_none() && voiced() {
                continue;
            }
            let near = &words[i.saturating_sub(REACH)..words.len().min(i + REACH + 1)];
            let near = distinct(near.iter().map(|w| keys.of(heap, w.stem())));
            for thing in near.into_iter().filter(|t| *t != deed && things.contains(t)) {
                postings.entry((deed, thing)).or_default().push((n, i));
            }
        }
    }
    let mut group_of: HashMap<(usize, usize), usize> = HashMap::new();
    for (g, group) in same.iter().enumerate() {
        group_of.extend(group.members.iter().map(|m| (*m, g)));
    }
    let find = Finder { heap, tellings, postings, group_of };
    pledges.iter().map(|p| find.pledge(p, &mut keys)).collect()
}

/// What words of one base, or nouns of one kind, are known by.
#[derive(Default)]
struct Keys {
    ids: HashMap<String, u32>,
    of: HashMap<u32, u32>,
}

impl Keys {
    fn of(&mut self, heap: &Heap<'_>, word: u32) -> u32 {
        if let Some(key) = self.of.get(&word) {
            return *key;
        }
        let base = base(heap.lexicon.stem(word));
        let key = match kinds::kind(base) {
            Some(kind) => u32::MAX - kind as u32,
            None => {
                let next = self.ids.len() as u32;
                *self.ids.entry(base.to_owned()).or_insert(next)
            }
        };
        self.of.insert(word, key);
        key
    }
}

/// An act that a pledge is about.
struct Act {
    /// The key of its verb or noun.
    deed: u32,
    /// Whether the verb alone says little: `put`, `hold`, `make`.
    light: bool,
    weight: f64,
    /// Keys of what stands with it, the nearest first, and their weights.
    things: Vec<u32>,
    weights: Vec<f64>,
    /// The names behind the verb: a shot near Gannet Point is no shot over Vesk.
    names: Vec<u32>,
    /// The key of what it is done to, where that stands behind the verb: without it nothing tells of this act.
    object: Option<u32>,
    /// The key of the word in front of that: a `southern quay` is no `northern quay`.
    modifier: Option<u32>,
    /// Whether the pledge is that it shall not be, or was not.
    negated: bool,
}

struct Pledge {
    report: usize,
    statement: usize,
    kind: Kind,
    speakers: Vec<usize>,
    day: Option<String>,
    acts: Vec<Act>,
    amounts: Vec<Amount>,
}

/// How many things of an act are looked at.
const THINGS: usize = 3;

impl Pledge {
    fn new(heap: &Heap<'_>, keys: &mut Keys, r: usize, s: usize) -> Pledge {
        let report = &heap.reports[r];
        let statement = report.statement(s);
        let said = &report.statements[s];
        let mut acts = Vec::new();
        // A content of several sentences is of several acts: the first is what the cue names.
        let first = statement.content.iter().copied().find(|c| !report.words_in(*c).is_empty());
        let content = first.map(|c| first_sentence(report, c));
        let words = content.map_or(&[][..], |c| report.words_in(c));
        let of_the_past = matches!(statement.kind, Kind::Deny | Kind::Accuse);
        let telling = |w: &&Word| w.class() == Class::Content && !is_time(heap.lexicon.stem(w.stem()));
        for i in named(report, words, of_the_past) {
            let mut near: Vec<(usize, &Word)> = words
                .iter()
                .enumerate()
                .filter(|(j, w)| *j != i && telling(w) && w.stem() != words[i].stem())
                // What follows an act is more of it than what stands before.
                .map(|(j, w)| (if j > i { j - i } else { 4 + i - j }, w))
                .filter(|(d, _)| *d <= REACH)
                .collect();
            near.sort_by_key(|(d, w)| (*d, w.span));
            let mut things: Vec<&Word> = near.into_iter().map(|x| x.1).take(THINGS).collect();
            // `Asked about the log, he promised that it would be published.`: what the pronoun means stands before.
            let pronoun = words.iter().take(i).any(|w| PRONOUNS.contains(&w.span.of(report.text)));
            let before = content.and_then(|c| Some((c, report.line_at(c.start())?)));
            if let (true, true, Some((c, line))) = (things.len() < 2, pronoun, before) {
                let roles = |x: Span| statement.source.iter().chain(&statement.cue).any(|y| y.overlaps(x));
                let front = report.words_in(Span::new(line.span.start(), c.start().max(line.span.start())));
                things.extend(front.iter().filter(|w| telling(w) && !w.capital() && !roles(w.span)).take(2));
            }
            let deed = keys.of(heap, words[i].stem());
            let object = object(report, words, i, telling);
            let mut seen = BTreeSet::new();
            let (mut of, mut weights) = (Vec::new(), Vec::new());
            for w in things {
                let key = keys.of(heap, w.stem());
                if key != deed && seen.insert(key) {
                    of.push(key);
                    // What stands behind the object says less of the act.
                    let part = if object.is_some_and(|o| o.span.end() < w.span.start()) { 0.5 } else { 1.0 };
                    weights.push(part * heap.lexicon.weight(w.stem()));
                }
            }
            if of.is_empty() {
                continue;
            }
            let names = words[i + 1..].iter().take(REACH).filter(|w| w.capital() && telling(w));
            let names = names.map(|w| keys.of(heap, w.stem())).collect();
            let object = object.map(|w| (keys.of(heap, w.stem()), w));
            if let Some((key, w)) = object.filter(|o| o.0 != deed && !of.contains(&o.0)) {
                of.push(key);
                weights.push(heap.lexicon.weight(w.stem()));
            }
            let front = object.and_then(|(_, w)| words.iter().rev().find(|x| x.span.end() <= w.span.start()));
            acts.push(Act {
                modifier: front
                    .filter(|w| telling(w) && w.span != words[i].span)
                    .map(|w| keys.of(heap, w.stem())),
                object: object.map(|o| o.0).filter(|o| *o != deed),
                deed,
                light: words[i].class() != Class::Content,
                weight: heap.lexicon.weight(words[i].stem()),
                things: of,
                weights,
                names,
                negated: matches!(told(report, words, i), Told::Refused | Told::Undone),
            });
        }
        Pledge {
            report: r,
            statement: s,
            kind: statement.kind,
            speakers: said.speakers.clone(),
            day: day(report, Some(s)),
            acts,
            amounts: content.map_or(Vec::new(), |c| amounts(report, c)),
        }
    }
}

/// What the act of word `i` is done to: the last word of the noun phrase behind it, or of the one behind its `of`.
fn object<'w>(
    report: &Report<'_>,
    words: &'w [Word],
    i: usize,
    telling: impl Fn(&&Word) -> bool,
) -> Option<&'w Word> {
    let mut head: Option<&Word> = None;
    for j in i + 1..words.len().min(i + 9) {
        let gap = report.text.get(words[j - 1].span.end()..words[j].span.start()).unwrap_or("");
        if gap.contains([',', ';', ':', '.', '—', '–']) {
            break;
        }
        let word = words[j].span.of(report.text).to_lowercase();
        match words[j].class() {
            // An article, a possessive, or an `of` before anything has been said, leads on to the noun.
            Class::Function if head.is_none() && LEADING.contains(&word.as_str()) => {}
            Class::Function => break,
            _ => head = Some(&words[j]).filter(&telling),
        }
    }
    head
}

/// A passage that may tell what became of a pledge: a sentence of a content, or a sentence that tells it in the report's
/// own voice, outside of every content.
struct Telling {
    report: usize,
    statement: Option<usize>,
    span: Span,
    day: String,
}

fn tellings(heap: &Heap<'_>) -> Vec<Telling> {
    let mut out = Vec::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for (s, said) in report.statements.iter().enumerate() {
            let statement = report.statement(s);
            let Some(day) = day(report, Some(s)).filter(|_| statement.block == BlockKind::Body) else {
                continue;
            };
            for span in statement.content.iter().flat_map(|c| sentences(report, *c)) {
                let span = Span::new(span.start().max(said.content.start()), span.end());
                out.push(Telling { report: r, statement: Some(s), span, day: day.clone() });
            }
        }
        let Some(day) = day(report, None) else { continue };
        for line in report.sentences.iter().filter(|l| l.block == BlockKind::Body) {
            out.push(Telling { report: r, statement: None, span: line.span, day: day.clone() });
        }
    }
    out
}

fn sentences(report: &Report<'_>, span: Span) -> Vec<Span> {
    let from = report.sentences.partition_point(|s| s.span.end() <= span.start());
    report.sentences[from..]
        .iter()
        .take_while(|s| s.span.start() < span.end())
        .map(|s| Span::new(s.span.start().max(span.start()), s.span.end().min(span.end())))
        .collect()
}

fn first_sentence(report: &Report<'_>, span: Span) -> Span {
    sentences(report, span).first().copied().unwrap_or(span)
}

struct Finder<'h, 'a> {
    heap: &'h Heap<'a>,
    tellings: Vec<Telling>,
    postings: BTreeMap<(u32, u32), Vec<(usize, usize)>>,
    group_of: HashMap<(usize, usize), usize>,
}

impl Finder<'_, '_> {
    fn pledge(&self, p: &Pledge, keys: &mut Keys) -> PledgeView {
        let report = &self.heap.reports[p.report];
        let mut later: BTreeMap<usize, &'static str> = BTreeMap::new();
        if let Some(day) = &p.day {
            for act in &p.acts {
                let lists = act.things.iter().filter_map(|t| self.postings.get(&(act.deed, *t)));
                let near = distinct(lists.filter(|l| l.len() <= FREQUENT).flatten().copied());
                for (n, i) in near.into_iter().filter(|x| is_later(day, &self.tellings[x.0].day)) {
                    if let Some(how) = self.answers(p, act, n, i, keys) {
                        later.entry(n).or_insert(how);
                    }
                }
            }
        }
        let mut rows: Vec<(&str, usize, &'static str)> =
            later.into_iter().map(|(n, how)| (self.tellings[n].day.as_str(), n, how)).collect();
        // In the order of the days; a report answers once in each way.
        rows.sort_unstable();
        let mut seen = BTreeSet::new();
        rows.retain(|x| seen.insert((self.tellings[x.1].report, x.2)));
        rows.truncate(MOST);
        PledgeView {
            actors: p.speakers.iter().map(|a| self.heap.actor_ids[*a].clone()).collect(),
            kind: p.kind.name().into(),
            statement: report.statements[p.statement].id.clone(),
            report: report.id().into(),
            later: rows
                .into_iter()
                .map(|(day, n, how)| {
                    let t = &self.tellings[n];
                    let place = self.heap.reports[t.report].passage(t.span);
                    LaterView {
                        statement: t.statement.map(|s| self.heap.reports[t.report].statements[s].id.clone()),
                        report: place.report,
                        start: place.start,
                        end: place.end,
                        day: day.to_owned(),
                        how: how.into(),
                    }
                })
                .collect(),
        }
    }

    /// How a telling, of which word `i` names the act of a pledge, answers it.
    fn answers(&self, p: &Pledge, act: &Act, n: usize, i: usize, keys: &mut Keys) -> Option<&'static str> {
        let heap = self.heap;
        let t = &self.tellings[n];
        let report = &heap.reports[t.report];
        let words = report.words_in(t.span);
        let near = &words[i.saturating_sub(REACH)..words.len().min(i + REACH + 1)];
        let ordered: Vec<u32> = near.iter().map(|w| keys.of(heap, w.stem())).collect();
        let whom = act.object.is_none_or(|o| {
            (0..ordered.len()).filter(|k| ordered[*k] == o).any(|k| {
                let front =
                    k.checked_sub(1).filter(|f| near[*f].class() == Class::Content).map(|f| ordered[f]);
                matches!((act.modifier, front), (None, _) | (_, None))
                    || front == act.modifier
                    || front == Some(act.deed)
            })
        });
        let near = distinct(ordered.into_iter());
        let met: Vec<usize> =
            (0..act.things.len()).filter(|k| near.binary_search(&act.things[*k]).is_ok()).collect();
        let weight = act.weight + met.iter().map(|k| act.weights[*k]).sum::<f64>();
        let whole = act.weight + act.weights.iter().sum::<f64>();
        let named = act.names.is_empty() || act.names.iter().any(|k| near.binary_search(k).is_ok());
        if weight < 0.5 * whole || !whom || !named || met.len() < if act.light { 2 } else { 1 } {
            return None;
        }
        // What the act is done to stands in its own clause.
        let clause = report.reading.assertions.binary_search_by_key(&words[i].span, |a| a.verb);
        if let Ok(clause) = clause.map(|k| &report.reading.assertions[k]) {
            let parts = clause.others.iter().chain(clause.object.as_ref().or(clause.subject.as_ref()));
            let mut told = parts.flat_map(|part| report.words_in(*part)).map(|w| keys.of(heap, w.stem()));
            if !told.any(|part| met.iter().any(|k| act.things[*k] == part)) {
                return None;
            }
        }
        let statement = t.statement.map(|s| report.statement(s));
        // What somebody *had* said, he said before.
        let had = |c: &Span| c.of(report.text).split(' ').any(|w| w.eq_ignore_ascii_case("had"));
        if t.report == p.report || statement.is_some_and(|s| s.cue.iter().any(had)) {
            return None;
        }
        let speakers = t.statement.map_or(&[][..], |s| &report.statements[s].speakers);
        let kind = statement.map(|s| s.kind);
        let same_actor = !shared(&p.speakers, speakers).is_empty();
        // `Refused to withdraw`, `rejected the demand to withdraw`: the cue refuses what lies ahead.
        let refuses = || {
            let cues = statement.iter().flat_map(|s| &s.cue).flat_map(|c| c.of(report.text).split(' '));
            cues.map(|w| stem(&w.to_lowercase())).any(|w| REFUSING.contains(&w.as_str()))
        };
        let denied = kind == Some(Kind::Deny);
        let (told, denied) = match told(report, words, i) {
            Told::Ahead if denied || refuses() => (Told::Refused, false),
            told => (told, denied),
        };
        let refused = matches!(told, Told::Refused | Told::Undone);
        match p.kind {
            Kind::Promise | Kind::Agree | Kind::Threaten | Kind::Demand => {
                let ahead = matches!(told, Told::Ahead | Told::Open);
                if same_actor && !denied {
                    return match told {
                        Told::Done if act.negated => Some(CONTRADICTS),
                        Told::Done if p.kind != Kind::Demand => Some(MEETS),
                        Told::Refused | Told::Undone if !act.negated && p.kind != Kind::Demand => {
                            Some(CONTRADICTS)
                        }
                        Told::Refused if act.negated => self.again(p, t),
                        Told::Ahead if act.negated && p.kind != Kind::Demand => Some(CONTRADICTS),
                        _ if ahead && kind == Some(p.kind) => self.again(p, t),
                        _ => None,
                    };
                }
                let asked = p.kind == Kind::Demand && kind == Some(Kind::Agree) && told == Told::Ahead;
                match told {
                    _ if denied || !self.doer_fits(p, t, words, i) => None,
                    Told::Done => Some(if act.negated { CONTRADICTS } else { MEETS }),
                    Told::Undone if !act.negated => Some(CONTRADICTS),
                    Told::Refused if !act.negated && p.kind == Kind::Demand => Some(CONTRADICTS),
                    _ if asked && !act.negated => Some(MEETS),
                    _ => None,
                }
            }
            Kind::Deny if same_actor => match told {
                _ if denied => self.again(p, t),
                Told::Done if kind != Some(Kind::Accuse) => Some(CONTRADICTS),
                Told::Undone => self.again(p, t),
                _ => None,
            },
            // Whoever accuses tells nothing that the denial has not answered.
            Kind::Deny => {
                (told == Told::Done && !denied && kind != Some(Kind::Accuse)).then_some(CONTRADICTS)
            }
            Kind::Accuse if same_actor => {
                (!refused && kind == Some(Kind::Accuse)).then(|| self.again(p, t))?
            }
            Kind::Accuse => (statement.is_some() && (denied || told == Told::Undone)).then_some(CONTRADICTS),
            Kind::Say | Kind::Think => None,
        }
    }

    /// The same actor says the same again: with another number or date, or two days later, or in so many words.
    fn again(&self, p: &Pledge, t: &Telling) -> Option<&'static str> {
        let apart = match (p.day.as_deref().and_then(days), days(&t.day)) {
            (Some(a), Some(b)) => b - a >= 2,
            // Dates without a day that differ are months apart.
            _ => true,
        };
        // Words of the same quotation are told again, not said again.
        let report = &self.heap.reports[t.report];
        let group = t.statement.and_then(|s| self.group_of.get(&(t.report, s)));
        let quoted = t.statement.is_some_and(|s| report.statement(s).quotation == Quotation::Direct);
        let retold = quoted && group.is_some() && self.group_of.get(&(p.report, p.statement)) == group;
        if !(apart && !retold || self.says_again(t)) {
            return None;
        }
        let amounts = amounts(&self.heap.reports[t.report], t.span);
        Some(if p.amounts.iter().any(|a| a.is_otherwise(&p.amounts, &amounts)) { CHANGES } else { REPEATS })
    }

    /// Whether the sentence says that something is said again.
    fn says_again(&self, t: &Telling) -> bool {
        let report = &self.heap.reports[t.report];
        let Some(s) = t.statement else { return false };
        let cues = report.statement(s).cue.iter().map(|c| c.of(report.text).to_lowercase());
        cues.flat_map(|c| c.split(' ').map(stem).collect::<Vec<_>>()).any(|w| AGAIN.contains(&w.as_str()))
    }

    /// Whether whoever does the act in a telling may be whose act was pledged: not of another country than the one who
    /// promised or threatened, and not the one who demanded.
    fn doer_fits(&self, p: &Pledge, t: &Telling, words: &[Word], i: usize) -> bool {
        let heap = self.heap;
        let report = &heap.reports[t.report];
        // A passive hides its doer.
        let before: Vec<String> =
            words[i.saturating_sub(4)..i].iter().map(|w| w.span.of(report.text).to_lowercase()).collect();
        if before.iter().any(|w| matches!(w.as_str(), "was" | "were" | "been" | "be" | "being")) {
            return true;
        }
        let clause = Span::new(t.span.start(), words[i].span.start().max(t.span.start()));
        let subject = report.reading.mentions.within(clause).filter_map(|m| m.actor).next();
        let Some(ActorId(a)) = subject else { return true };
        let Some(doer) = report.actors.get(a as usize) else { return true };
        if p.kind == Kind::Demand {
            return !p.speakers.contains(doer);
        }
        let country = |a: &usize| heap.actor_countries[*a].as_deref();
        match country(doer) {
            Some(of) => p.speakers.iter().filter_map(country).all(|c| c == of),
            None => true,
        }
    }
}

/// A number or a date, as far as two can be told apart.
struct Amount {
    /// The unit, or what is counted; nothing for a date.
    what: Option<String>,
    low: f64,
    high: f64,
    date: String,
}

impl Amount {
    /// Whether these amounts have one of the same thing, and none that is the same.
    fn is_otherwise(&self, ours: &[Amount], theirs: &[Amount]) -> bool {
        let one_thing = |a: &&Amount| a.what == self.what;
        let equal = |a: &Amount, b: &Amount| match a.what {
            Some(_) => a.low <= b.high && b.low <= a.high,
            None => a.date.starts_with(&b.date) || b.date.starts_with(&a.date),
        };
        let mut other = theirs.iter().filter(one_thing).peekable();
        other.peek().is_some() && !other.any(|b| ours.iter().filter(one_thing).any(|a| equal(a, b)))
    }
}

fn amounts(report: &Report<'_>, span: Span) -> Vec<Amount> {
    let figures = report.reading.figures.iter().filter(|f| span.contains(f.span)).map(|f| {
        let counted = f.counted.and_then(|c| report.words_in(c).last());
        let what =
            f.unit.clone().or_else(|| counted.map(|w| stem(&super::words::fold(w.span.of(report.text)))));
        Amount { what: Some(what.unwrap_or_default()), low: f.low, high: f.high, date: String::new() }
    });
    let day = |v: &str| v.len() >= 7 && v.starts_with(|c: char| c.is_ascii_digit());
    let dates = report
        .reading
        .dates
        .iter()
        .filter(|d| span.contains(d.span) && day(&d.value))
        .map(|d| Amount { what: None, low: 0.0, high: 0.0, date: d.value.chars().take(10).collect() });
    figures.chain(dates).collect()
}

/// The day on which a statement was made, or a report, as far as known.
fn day(report: &Report<'_>, s: Option<usize>) -> Option<String> {
    let said = s.and_then(|s| report.statement(s).said_on.as_deref());
    let date = said.filter(|d| d.starts_with(|c: char| c.is_ascii_digit())).or(report.published())?;
    let day: String = date.chars().take(10).collect();
    day.starts_with(|c: char| c.is_ascii_digit()).then_some(day)
}

/// Whether a date is later than another; a partial one only where the part that both have says so.
fn is_later(a: &str, b: &str) -> bool {
    let n = a.len().min(b.len());
    a.get(..n) < b.get(..n)
}

fn days(date: &str) -> Option<i64> {
    super::checks::days(date)
}

/// Whether a stem names a time, or nothing at all: when an act is to be done is not what is to be done.
fn is_time(stem: &str) -> bool {
    static TIMES: std::sync::LazyLock<BTreeSet<String>> =
        std::sync::LazyLock::new(|| TIME.iter().map(|w| super::words::stem(w)).collect());
    TIMES.contains(stem)
}

const LEADING: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "any", "every",
    "all", "of", "both", "some", "each", "more",
];
const PRONOUNS: &[&str] = &["it", "they", "them", "this", "It", "They"];
const TIME: &[&str] = &[
    "minute",
    "hour",
    "spring",
    "summer",
    "autumn",
    "winter",
    "midsummer",
    "decade",
    "century",
    "deadline",
    "noon",
    "midnight",
    "weekend",
    "soon",
    "immediately",
    "quickly",
    "fully",
    "nothing",
    "something",
    "anything",
    "everything",
    "nobody",
    "somebody",
    "anybody",
    "everybody",
    "everyone",
    "someone",
    "anyone",
];
/// Stems of the cues that refuse.
const REFUSING: &[&str] = &["refus", "declin", "reject"];
/// Stems of the cues that say something is said again.
const AGAIN: &[&str] = &["repeat", "reiterat", "reaffirm", "restat", "again"];

#[cfg(test)]
mod tests {
    use crate::document::Given;
    use crate::reading::Reading;
    use crate::view::CaseView;

    fn reading(id: &str, published: Option<&str>, text: &str) -> Reading {
        let given = Given {
            id: id.into(),
            path: format!("{id}.txt"),
            outlet: Some(id.into()),
            published: published.map(str::to_owned),
            ..Default::default()
        };
        crate::read(text.into(), given)
    }

    /// How the later of two reports answers what the earlier one tells, with the words that do.
    fn answers(first: &str, then: &str) -> Vec<(String, String)> {
        let case = crate::case::gather(&[
            reading("kna", Some("2031-03-03"), first),
            reading("korda", Some("2031-05-12"), then),
        ]);
        told(&case)
    }

    fn told(case: &CaseView) -> Vec<(String, String)> {
        let later = case.pledges.iter().flat_map(|p| &p.later);
        later
            .map(|l| {
                let text = &case.reports.iter().find(|r| r.id == l.report).unwrap().text;
                (l.how.clone(), text.chars().skip(l.start).take(l.end - l.start).collect())
            })
            .collect()
    }

    fn check(first: &str, then: &str, how: &[&str]) {
        let found = answers(first, then);
        let hows: Vec<&str> = found.iter().map(|f| f.0.as_str()).collect();
        assert_eq!(hows, how, "{first} / {then}: {found:?}");
    }

    const PROMISE: &str = "Transport Minister Ina Corvell promised to reopen the harbour bridge by April 1.";

    #[test]
    fn a_promise_is_met_where_its_act_is_told_as_done() {
        check(PROMISE, "The harbour bridge was reopened on Saturday. Ferries were empty.", &["meets"]);
        check(PROMISE, "The ministry has reopened the harbour bridge, the pilots said.", &["meets"]);
        check(PROMISE, "Workers may have reopened the harbour road. The bridge is long.", &[]);
        check(PROMISE, "The harbour bridge will be reopened on Saturday, the pilots said.", &[]);
        check(PROMISE, "The canal bridge was reopened on Saturday. The harbour is closed.", &[]);
        check(PROMISE, "Workers reopened the harbour road on Saturday. The bridge is long.", &[]);
        let shot = "Vesk threatened to fire four rockets into the sea near Gannet Point.";
        check(
            shot,
            "Vesk fired four rockets into the sea near Gannet Point on Friday. Nobody was hurt.",
            &["meets"],
        );
        check(shot, "Vesk fired a rocket over the hills of Ordania on Friday. Nobody was hurt.", &[]);
        check(PROMISE, "A bakery reopened at the market on Saturday. The harbour was calm.", &[]);
    }

    #[test]
    fn a_promise_is_contradicted_where_its_act_is_told_as_not_done_or_refused() {
        check(
            PROMISE,
            "The ministry has yet to reopen the harbour bridge. Ferries were full.",
            &["contradicts"],
        );
        check(
            PROMISE,
            "Minister Ina Corvell said that she would not reopen the harbour bridge.",
            &["contradicts"],
        );
    }

    #[test]
    fn who_says_it_again_repeats_it_or_changes_it() {
        check(
            PROMISE,
            "Minister Ina Corvell promised to reopen the harbour bridge by April 1.",
            &["repeats"],
        );
        check(
            PROMISE,
            "Minister Ina Corvell promised to reopen the harbour bridge by June 15.",
            &["changes"],
        );
    }

    #[test]
    fn a_demand_is_met_by_whoever_does_it_but_not_by_the_one_who_demands() {
        let demand = "Vesk demanded that Ordania withdraw its cutters from the sound.";
        check(demand, "Ordania withdrew its cutters from the sound on Friday. Nobody cheered.", &["meets"]);
        check("Vesk repeated that Ordania had withdrawn its cutters.", "Ordania withdrew its cutters.", &[]);
        check(demand, "Vesk withdrew its cutters from the sound on Friday. Nobody cheered.", &[]);
        check(
            demand,
            "Ordania refused to withdraw its cutters from the sound. Nobody cheered.",
            &["contradicts"],
        );
        check(
            demand,
            "Ordania failed to withdraw its cutters from the sound. Nobody cheered.",
            &["contradicts"],
        );
    }

    #[test]
    fn a_denial_is_contradicted_where_its_act_is_told_as_done() {
        let denial = "Piet Sallow denied that the line had dismissed two engineers.";
        check(denial, "The line dismissed both engineers in October. Letters were found.", &["contradicts"]);
        check(denial, "The line did not dismiss both engineers. Letters were found.", &[]);
    }

    #[test]
    fn what_an_act_is_done_to_stands_in_its_clause() {
        let demand = "Vesk urged Ordania to accept a new toll on the sound.";
        check(demand, "Ordania accepted the new toll on the sound on Friday. Nobody cheered.", &["meets"]);
        check(
            demand,
            "A text which Ordania accepted on Friday does not speak of a new toll on the sound.",
            &[],
        );
    }

    #[test]
    fn what_befalls_a_speaker_is_no_promise() {
        let missed = "Jonas Hale missed the last two crossings of the ferry. Nobody cheered.";
        check("\"I will miss the last crossing of the ferry,\" Jonas Hale said.", missed, &[]);
    }

    #[test]
    fn without_two_dates_nothing_is_later() {
        let done = "The harbour bridge was reopened on Saturday. Ferries were empty.";
        let case = |first, then| {
            crate::case::gather(&[reading("kna", first, PROMISE), reading("korda", then, done)])
        };
        assert_eq!(told(&case(Some("2031-03-03"), Some("2031-05-12"))).len(), 1);
        assert!(told(&case(None, Some("2031-05-12"))).is_empty());
        assert!(told(&case(Some("2031-03-03"), None)).is_empty());
        assert!(
            told(&case(Some("2031-05-12"), Some("2031-03-03"))).is_empty(),
            "an earlier report answers nothing"
        );
        assert!(told(&case(Some("2031"), Some("2031-05"))).is_empty(), "a year holds all its months");
    }
}
