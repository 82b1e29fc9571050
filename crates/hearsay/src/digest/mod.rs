//! CaseView → Digest: what stands in each section, in which order? Terminal, page and dossier show the same digest.

pub mod reports;
pub mod safe;
pub mod voices;

use crate::view::case::{
    BodyView, CaseStatementView, CaseView, CheckView, PassageView, StatementRefView, TextView, WordView,
};
use reports::{Passage, Reports};
use safe::one_line;
use std::collections::{BTreeMap, BTreeSet};
use voices::Voices;

/// Something to look at before quoting.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Check {
    pub at: Passage,
    pub kind: String,
    pub why: String,
}

/// Passages that cannot all stand.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Difference {
    pub about: String,
    /// Why, where the sides do not say it themselves.
    pub why: String,
    /// Whether time may explain it.
    pub by_time: bool,
    /// Whether someone has confirmed it.
    pub confirmed: bool,
    /// How, and how far apart: `numbers, two reports`, `headline and body, within 003`.
    pub across: String,
    pub sides: Vec<Side>,
}

/// One side of a difference.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Side {
    pub at: Passage,
    pub chain: Vec<String>,
    /// Words that the other sides do not have.
    pub differs: Vec<[usize; 2]>,
}

/// A way that statements came.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Route {
    pub chain: Vec<String>,
    pub at: Vec<Passage>,
}

/// A voice and what it says.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Speaker {
    pub name: String,
    /// A role, the number of forms of the name.
    pub about: String,
    pub said: Vec<Said>,
}

/// A statement under its speaker.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Said {
    pub verb: &'static str,
    pub at: Passage,
    /// The same statement elsewhere.
    pub also: Vec<Telling>,
}

/// The same statement, as another report tells it.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Telling {
    /// `same words`, `shortened`, `reworded`, `differs`.
    pub how: String,
    pub at: Passage,
    /// What it has cut, or its own words where it differs: where that can be said in a few.
    pub note: String,
}

/// A promise, demand or denial that later reports answer.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Pledge {
    pub who: String,
    pub verb: &'static str,
    pub at: Passage,
    /// In the order of the days.
    pub later: Vec<Answer>,
}

/// What a later report makes of a pledge.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Answer {
    pub how: String,
    pub day: String,
    pub at: Passage,
}

/// One quantity.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Quantity {
    pub what: String,
    /// Whether its mentions agree, where it has several.
    pub agree: Option<bool>,
    pub mentions: Vec<Side>,
}

/// A body, an instrument, a condition, or who decides.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Part {
    pub label: &'static str,
    pub name: String,
    pub at: Vec<Passage>,
    /// Whether `name` is words of the report at `at[0]`.
    pub printed: bool,
}

/// A dated line.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Dated {
    pub date: String,
    pub at: Vec<Passage>,
    /// The expression of time inside the first passage.
    pub focus: Option<[usize; 2]>,
    /// Whether it is the day on which something was said.
    pub said: bool,
}

/// What one thing is called.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Label {
    pub what: String,
    /// Outlet; its words.
    pub uses: Vec<(String, Vec<Use>)>,
}

/// A word as one outlet uses it.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Use {
    /// As printed, in its marks.
    pub text: String,
    pub count: usize,
    pub at: Vec<Passage>,
    /// Whose word it is, where that is not plain: `Corvell's word`, `its own word`.
    pub whose: String,
}

/// What people have noted about one place.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Note {
    /// Two for a difference, else one.
    pub at: Vec<Passage>,
    pub status: Option<String>,
    /// Each with who made it and when.
    pub entries: Vec<String>,
}

/// A case, sorted for reading.
#[allow(missing_docs, reason = "the fields are what a line shows")]
pub struct Digest<'a> {
    pub case: &'a CaseView,
    pub reports: Reports<'a>,
    pub voices: Voices<'a>,
    /// The statements of each report.
    pub told_in: BTreeMap<&'a str, Vec<&'a CaseStatementView>>,
    pub checks: Vec<Check>,
    pub differences: Vec<Difference>,
    pub routes: Vec<Route>,
    /// Statements that came straight from their speakers.
    pub direct: usize,
    /// Origins that several reports rely on.
    pub common_origins: Vec<String>,
    pub copies: Vec<(Passage, Passage)>,
    /// Those that a later report answers; what contradicts comes first.
    pub pledges: Vec<Pledge>,
    /// How many there are, each told by however many.
    pub pledged: usize,
    pub speakers: Vec<Speaker>,
    pub quantities: Vec<Quantity>,
    pub process: Vec<Part>,
    pub dated: Vec<Dated>,
    pub labels: Vec<Label>,
    /// Sentences with a cue word that found no voice; the cue word.
    pub unplaced: Vec<(Passage, Passage)>,
    /// In the order of the reports.
    pub notes: Vec<Note>,
}

impl<'a> Digest<'a> {
    /// Sorts a case for reading.
    pub fn new(case: &'a CaseView) -> Digest<'a> {
        let reports = Reports::new(&case.reports);
        let voices = Voices::new(case);
        let statements: BTreeMap<&str, &CaseStatementView> =
            case.statements.iter().map(|s| (s.statement.id.as_str(), s)).collect();
        let differences = differences(case, &reports, &voices, &statements);
        let (pledges, pledged) = pledges(case, &reports, &voices, &statements);
        let differing = differences.iter().flat_map(|d| d.sides.iter().map(|s| &s.at));
        let answered = pledges.iter().flat_map(|p| p.later.iter().map(|l| &l.at).chain([&p.at]));
        let shown: Vec<&Passage> = differing.chain(answered).collect();
        let speakers = speakers(case, &reports, &voices, &statements, &shown);
        let mut told_in: BTreeMap<&str, Vec<&CaseStatementView>> = BTreeMap::new();
        for s in &case.statements {
            told_in.entry(&s.report).or_default().push(s);
        }
        Digest {
            told_in,
            checks: checks(case, &reports),
            routes: routes(case, &reports, &voices),
            direct: case.statements.iter().filter(|s| voices.is_direct(s)).count(),
            common_origins: case
                .origins
                .iter()
                .filter(|o| o.reports.iter().collect::<BTreeSet<_>>().len() > 1)
                .filter_map(|o| o.name.as_deref().map(|n| voices.called(n)))
                .collect(),
            copies: case
                .copies
                .iter()
                .filter_map(|c| Some((one(&reports, &c.from)?, one(&reports, &c.to)?)))
                .collect(),
            quantities: quantities(case, &reports, &voices, &statements),
            process: process(case, &reports, &voices),
            dated: dated(case, &reports),
            labels: labels(case, &reports, &voices),
            unplaced: unplaced(&reports),
            notes: notes(case, &reports),
            differences,
            pledges,
            pledged,
            speakers,
            case,
            reports,
            voices,
        }
    }
}

impl Digest<'_> {
    /// What has been noted about what stands at some passages; with two, about their difference as well.
    pub fn notes_on<'d>(&'d self, at: &[&Passage]) -> impl Iterator<Item = &'d Note> {
        let meets = |n: &Passage| at.iter().any(|p| if n.is_whole() { *p == n } else { p.overlaps(n) });
        let found: Vec<&Note> = self.notes.iter().filter(|n| n.at.iter().all(meets)).collect();
        found.into_iter()
    }
}

fn notes(case: &CaseView, reports: &Reports<'_>) -> Vec<Note> {
    let mut all: Vec<Note> = case
        .notes
        .iter()
        .map(|n| Note {
            at: n.at.iter().filter_map(|p| one(reports, p)).collect(),
            status: n.status.as_deref().map(one_line),
            entries: n
                .entries
                .iter()
                .map(|e| {
                    let told = [&e.status, &e.words].into_iter().flatten().map(|t| one_line(t));
                    let told = told.collect::<Vec<_>>().join(": ");
                    let who = [&e.by, &e.on].into_iter().flatten().map(|t| one_line(t));
                    let who = who.collect::<Vec<_>>().join(", ");
                    if who.is_empty() { told } else { format!("{told} ({who})") }
                })
                .collect(),
        })
        .filter(|n| !n.at.is_empty())
        .collect();
    all.sort_by(|a, b| a.at.cmp(&b.at));
    all
}

fn one(reports: &Reports<'_>, p: &PassageView) -> Option<Passage> {
    reports.passage(&p.report, &[[p.start, p.end]])
}

fn many(reports: &Reports<'_>, all: &[PassageView]) -> Vec<Passage> {
    all.iter().filter_map(|p| one(reports, p)).collect()
}

/// Where a statement stands: its content, or else whatever it has.
fn place(reports: &Reports<'_>, s: &CaseStatementView) -> Option<Passage> {
    [&s.statement.content, &s.statement.source, &s.statement.cue]
        .into_iter()
        .find_map(|spans| reports.passage(&s.report, spans))
}

/// In the order of what is most easily quoted wrong; within each kind as the case has them.
const CHECKS: &[&str] = &[
    "attribution dropped",
    "voice boundary",
    "name spelt otherwise",
    "old quotation",
    "bracket in quotation",
    "wrong weekday",
    "undated",
];

fn checks(case: &CaseView, reports: &Reports<'_>) -> Vec<Check> {
    let mut all: Vec<&CheckView> = case.checks.iter().collect();
    all.sort_by_key(|c| CHECKS.iter().position(|k| *k == c.kind).unwrap_or(CHECKS.len()));
    all.into_iter()
        .filter_map(|c| {
            let at = reports.passage(&c.report, &[[c.start, c.end]])?;
            Some(Check { at, kind: one_line(&c.kind), why: one_line(&c.why) })
        })
        .collect()
}

fn differences(
    case: &CaseView,
    reports: &Reports<'_>,
    voices: &Voices<'_>,
    statements: &BTreeMap<&str, &CaseStatementView>,
) -> Vec<Difference> {
    case.accounts_differ
        .iter()
        .map(|d| {
            let sides: Vec<Side> = d
                .members
                .iter()
                .filter_map(|m| {
                    let at = reports.passage(&m.report, &[[m.start, m.end]])?;
                    let chain = match m.statement.as_deref().and_then(|id| statements.get(id)) {
                        Some(s) => voices.chain(reports, s),
                        None => vec![own_words(reports, &at)],
                    };
                    Some(Side { at, chain, differs: m.differs.clone() })
                })
                .collect();
            let among: BTreeSet<usize> = sides.iter().map(|s| s.at.report).collect();
            let across = match among.first() {
                Some(only) if among.len() == 1 => format!("within {}", reports.all[*only].name),
                _ => format!("{} reports", number(among.len())),
            };
            // A reason that repeats the words of the sides says nothing that does not stand beside it.
            let why = Some(one_line(&d.why))
                .filter(|w| !w.contains(['“', '"', '|']) && w.len() < 160)
                .unwrap_or_default();
            let across = [one_line(&d.rule).replace('-', " "), across];
            let across = across.iter().filter(|a| !a.is_empty()).cloned().collect::<Vec<_>>().join(", ");
            let (by_time, confirmed) = (d.by_time, d.confirmed);
            Difference { about: one_line(&d.about), why, by_time, confirmed, across, sides }
        })
        .collect()
}

/// Whose words they are where no one else's: the headline's, or the report's own.
fn own_words(reports: &Reports<'_>, at: &Passage) -> String {
    let outlet = reports.outlet(at.report);
    let blocks = &reports.all[at.report].view.blocks;
    match blocks.iter().find(|b| b.start <= at.start() && at.start() < b.end).map(|b| b.kind.as_str()) {
        Some(kind @ ("headline" | "standfirst" | "caption")) => format!("{outlet}, {kind}"),
        _ => format!("{outlet}, own words"),
    }
}

fn routes(case: &CaseView, reports: &Reports<'_>, voices: &Voices<'_>) -> Vec<Route> {
    let mut routes: Vec<Route> = Vec::new();
    let mut known: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for s in case.statements.iter().filter(|s| !voices.is_direct(s)) {
        let Some(at) = place(reports, s) else { continue };
        let chain = voices.chain(reports, s);
        match known.get(&chain) {
            Some(i) => routes[*i].at.push(at),
            None => {
                known.insert(chain.clone(), routes.len());
                routes.push(Route { chain, at: vec![at] });
            }
        }
    }
    // Report by report, those whose origin is not stated first: they need the most care.
    routes.sort_by_key(|r| {
        let first = r.at.first();
        let relay = r.chain.len().checked_sub(2).map(|i| r.chain[i].to_lowercase());
        (first.map(|at| at.report), r.chain[0] != "?", relay, first.map(Passage::start))
    });
    routes
}

/// The kind of an act as the verb of a line.
pub fn verb(kind: &str) -> &'static str {
    match kind {
        "think" => "thinks",
        "promise" => "promises",
        "agree" => "agrees",
        "demand" => "demands",
        "accuse" => "accuses",
        "threaten" => "threatens",
        "deny" => "denies",
        _ => "says",
    }
}

fn pledges(
    case: &CaseView,
    reports: &Reports<'_>,
    voices: &Voices<'_>,
    statements: &BTreeMap<&str, &CaseStatementView>,
) -> (Vec<Pledge>, usize) {
    // A pledge told by several is told once, where it is told first.
    let mut group: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, same) in case.same_statements.iter().enumerate() {
        group.extend(same.members.iter().map(|m| (m.statement.as_str(), i)));
    }
    let mut seen: BTreeSet<(usize, &str)> = BTreeSet::new();
    let (mut out, mut all) = (Vec::new(), 0);
    for p in &case.pledges {
        let Some(at) = statements.get(p.statement.as_str()).and_then(|s| place(reports, s)) else { continue };
        let known = group.get(p.statement.as_str()).is_some_and(|g| !seen.insert((*g, p.kind.as_str())));
        all += usize::from(!known);
        let answers = p.later.iter().filter_map(|l| {
            let at = reports.passage(&l.report, &[[l.start, l.end]])?;
            Some(Answer { how: one_line(&l.how), day: one_line(&l.day), at })
        });
        let later: Vec<Answer> = answers.collect();
        if !known && !later.is_empty() {
            out.push(Pledge { who: voices.together(&p.actors), verb: verb(&p.kind), at, later });
        }
    }
    // What did not come about first, then what was changed, met, and only said again; those with more answers first.
    let rank = |p: &Pledge| {
        let order = ["contradicts", "changes", "meets", "repeats"];
        let best = p.later.iter().filter_map(|l| order.iter().position(|o| *o == l.how)).min();
        (best, std::cmp::Reverse(p.later.len()))
    };
    out.sort_by_key(rank);
    (out, all)
}

fn speakers(
    case: &CaseView,
    reports: &Reports<'_>,
    voices: &Voices<'_>,
    statements: &BTreeMap<&str, &CaseStatementView>,
    shown: &[&Passage],
) -> Vec<Speaker> {
    // A statement told by several is said once, where it is told first, with pointers to the others.
    let mut also: BTreeMap<&str, Vec<Telling>> = BTreeMap::new();
    let mut told_elsewhere: BTreeSet<&str> = BTreeSet::new();
    for group in &case.same_statements {
        // Who told it first, as far as known, tells it here.
        let first = group.members.iter().position(|m| group.first.contains(&m.report)).unwrap_or(0);
        let Some(lead) = group.members.get(first) else { continue };
        for (_, m) in group.members.iter().enumerate().filter(|(i, _)| *i != first) {
            if let Some(at) = statements.get(m.statement.as_str()).and_then(|s| place(reports, s)) {
                let telling =
                    Telling { how: one_line(&group.how), at, note: otherwise(reports, &group.how, m) };
                also.entry(lead.statement.as_str()).or_default().push(telling);
                told_elsewhere.insert(m.statement.as_str());
            }
        }
    }
    let mut groups: Vec<(Vec<String>, Vec<(usize, Said)>)> = Vec::new();
    let mut known: BTreeMap<&Vec<String>, usize> = BTreeMap::new();
    let mut shown_in: BTreeMap<usize, Vec<&Passage>> = BTreeMap::new();
    for p in shown {
        shown_in.entry(p.report).or_default().push(p);
    }
    for s in &case.statements {
        let id = s.statement.id.as_str();
        let Some(at) = place(reports, s) else { continue };
        let covered = shown_in.get(&at.report).is_some_and(|all| all.iter().any(|p| p.overlaps(&at)));
        if s.statement.speakers.is_empty() || told_elsewhere.contains(id) || covered {
            continue;
        }
        let said = Said { verb: verb(&s.statement.kind), also: also.remove(id).unwrap_or_default(), at };
        // Acts before mere words, what several tell before what one tells, quotations before reported speech.
        let weight = 4 * usize::from(matches!(s.statement.kind.as_str(), "say" | "think"))
            + 2 * usize::from(said.also.is_empty())
            + usize::from(s.statement.quotation == "indirect");
        match known.get(&s.statement.speakers) {
            Some(i) => groups[*i].1.push((weight, said)),
            None => {
                known.insert(&s.statement.speakers, groups.len());
                groups.push((s.statement.speakers.clone(), vec![(weight, said)]));
            }
        }
    }
    // Whoever says most comes first; a stable sort keeps the order of the reports among equals.
    groups
        .sort_by_key(|(_, all)| std::cmp::Reverse(all.iter().map(|(_, s)| 1 + s.also.len()).sum::<usize>()));
    groups
        .into_iter()
        .map(|(ids, mut all)| {
            all.sort_by_key(|(weight, _)| *weight);
            let (name, about) = match ids.as_slice() {
                [id] => match voices.actor(id) {
                    Some(actor) => {
                        let mut about: Vec<String> =
                            actor.roles.first().map(|r| one_line(r)).into_iter().collect();
                        let forms = actor.names.len();
                        if forms > 1 {
                            about.push(format!("{forms} forms of the name"));
                        }
                        if actor.kind == "unnamed" {
                            about.push("not named".into());
                        }
                        (one_line(&actor.name), about.join("; "))
                    }
                    None => (voices.short(id), String::new()),
                },
                _ => (voices.together(&ids), "together".into()),
            };
            Speaker { name, about, said: all.into_iter().map(|(_, s)| s).collect() }
        })
        .collect()
}

/// What a telling has cut, or what it has otherwise, where that can be said in a few words.
fn otherwise(reports: &Reports<'_>, how: &str, m: &StatementRefView) -> String {
    let words = |all: Vec<Passage>| -> String {
        let Some((first, rest)) = all.split_first() else { return String::new() };
        let words = reports.words(first);
        let mut short: String = words.chars().take(40).collect();
        if short.len() < words.len() {
            short.truncate(short.rfind(' ').unwrap_or(short.len()));
            short.push_str(" …");
        }
        format!("“{short}”{}", if rest.is_empty() { "" } else { " and more" })
    };
    match how {
        "shortened" if !m.lacks.is_empty() => match words(many(reports, &m.lacks)) {
            few if few.is_empty() => few,
            few => format!("without {few}"),
        },
        "differs" if !m.differs.is_empty() => {
            words(m.differs.iter().filter_map(|d| reports.passage(&m.report, &[*d])).collect())
        }
        _ => String::new(),
    }
}

fn quantities(
    case: &CaseView,
    reports: &Reports<'_>,
    voices: &Voices<'_>,
    statements: &BTreeMap<&str, &CaseStatementView>,
) -> Vec<Quantity> {
    let mut all: Vec<Quantity> = case
        .figures
        .iter()
        .filter_map(|f| {
            let mentions: Vec<Side> = f
                .mentions
                .iter()
                .filter_map(|m| {
                    let at = reports.passage(&m.report, &[[m.start, m.end]])?;
                    let outlet = reports.outlet(at.report);
                    let chain = match m.statement.as_deref().and_then(|id| statements.get(id)) {
                        Some(s) => voices.chain(reports, s),
                        None if m.given_by.is_empty() => vec![format!("{outlet}, giver not named")],
                        None => m.given_by.iter().map(|n| one_line(n)).chain([outlet]).collect(),
                    };
                    Some(Side { at, chain, differs: Vec::new() })
                })
                .collect();
            let what = [Some(&f.what), f.place.as_ref(), f.as_of.as_ref()];
            let what = what.into_iter().flatten().filter(|w| !w.is_empty()).map(|w| one_line(w));
            let what = what.collect::<Vec<_>>().join(", ");
            // A report that gives a figure twice does not agree with itself.
            let several = mentions.iter().any(|m| m.at.report != mentions[0].at.report);
            let agree = (several || mentions.len() > 1 && !f.agree).then_some(f.agree);
            (!mentions.is_empty()).then_some(Quantity { what, agree, mentions })
        })
        .collect();
    // Those that differ first, then those that several give, by how many give them; then the rest as the case has them.
    let givers = |q: &Quantity| q.mentions.iter().map(|m| m.at.report).collect::<BTreeSet<_>>().len();
    all.sort_by_cached_key(|q| (q.agree.is_none(), q.agree == Some(true), std::cmp::Reverse(givers(q))));
    all
}

fn process(case: &CaseView, reports: &Reports<'_>, voices: &Voices<'_>) -> Vec<Part> {
    let p = &case.process;
    let body = |label, b: &BodyView| {
        let members: Vec<String> = b.members.iter().map(|m| voices.short(m)).collect();
        let mut name = one_line(&b.name);
        if !members.is_empty() {
            name = format!("{name} ({})", members.join(", "));
        }
        if let Some(mandate) = &b.mandate {
            name = format!("{name}: {}", one_line(mandate));
        }
        Part { label, name, at: many(reports, &b.evidence), printed: false }
    };
    let words = |label, t: &TextView| {
        let at = many(reports, &t.evidence);
        let by: Vec<String> = t.by.iter().map(|b| voices.called(b)).collect();
        let mut name = one_line(&t.text);
        let printed = by.is_empty() && at.first().is_some_and(|p| reports.words(p).contains(&name));
        if !by.is_empty() {
            name = format!("{}: {name}", by.join(", "));
        }
        Part { label, name, at, printed }
    };
    let bodies = p.bodies.iter().map(|b| body("body", b));
    let instruments = p.instruments.iter().map(|b| body("instrument", b));
    let conditions = p.conditions.iter().map(|t| words("condition", t));
    bodies.chain(instruments).chain(conditions).chain(p.decides.iter().map(|t| words("decides", t))).collect()
}

fn dated(case: &CaseView, reports: &Reports<'_>) -> Vec<Dated> {
    case.timeline
        .iter()
        .filter_map(|t| {
            let at = many(reports, &t.evidence);
            let first = at.first()?;
            let value = t.date.trim_start_matches(['<', '>']);
            let focus = reports.all[first.report]
                .view
                .dates
                .iter()
                .filter(|d| first.spans.iter().any(|s| s[0] <= d.start && d.end <= s[1]))
                .find(|d| d.value == value)
                .map(|d| [d.start, d.end]);
            Some(Dated { date: one_line(&t.date), at, focus, said: t.of == "statement" })
        })
        .collect()
}

fn labels(case: &CaseView, reports: &Reports<'_>, voices: &Voices<'_>) -> Vec<Label> {
    case.labels
        .iter()
        .map(|l| {
            // Where a word stands in marks somewhere, it matters everywhere whose word it is.
            let marked = l.by_outlet.values().flatten().any(|w| w.quoted);
            let uses = l.by_outlet.iter().map(|(outlet, words)| {
                let outlet = match reports.passage(outlet, &[[0, 0]]) {
                    Some(report) => reports.outlet(report.report),
                    None => one_line(outlet),
                };
                let words = words.iter().map(|w| {
                    let text = one_line(&w.text);
                    let bare = !text.starts_with(['"', '“', '«', '„', '‘', '\'']);
                    let text = if w.quoted && bare { format!("“{text}”") } else { text };
                    let whose = whose_word(voices, w, marked);
                    Use { text, count: w.count, at: many(reports, &w.evidence), whose }
                });
                (outlet, words.collect())
            });
            Label { what: one_line(&l.what), uses: uses.collect() }
        })
        .collect()
}

/// `Corvell's word`, `its own word`, where marks stand around the word somewhere; else only `in quotations`.
fn whose_word(voices: &Voices<'_>, w: &WordView, marked: bool) -> String {
    let v = &w.voices;
    let others = v.quoted + v.attributed;
    if !marked {
        return if v.quoted > 0 && v.quoted == w.count { "in quotations".into() } else { String::new() };
    }
    if others + v.own == 0 || others == 0 && v.scare > 0 {
        return String::new();
    }
    let owner = match v.speakers.as_slice() {
        [] => "another’s".to_owned(),
        [one] => format!("{}’s", voices.short(one)),
        [one, ..] => format!("{}’s and others’", voices.short(one)),
    };
    let marks = if v.quoted > 0 && !w.quoted { ", in marks" } else { "" };
    match (others, v.own) {
        (0, _) => "its own word".into(),
        (_, 0) => format!("{owner} word{marks}"),
        _ => format!("{owner} word{marks}, and its own"),
    }
}

fn unplaced(reports: &Reports<'_>) -> Vec<(Passage, Passage)> {
    let mut all = Vec::new();
    for (report, r) in reports.all.iter().enumerate() {
        for n in r.view.notes.iter().filter(|n| n.name == "cue-without-source") {
            let (Some(start), Some(end)) = (n.start, n.end) else { continue };
            let at = Passage { report, spans: vec![[start, end]] };
            // The note covers the sentence and names its cue word, which is what a cut line has to show.
            let cue = n.message.strip_prefix('"').and_then(|m| m.split_once('"')).map(|m| m.0);
            let words = r.slice([start, end]);
            let cue = cue.filter(|c| !c.is_empty()).and_then(|c| Some((words.find(c)?, c)));
            let cue = cue.map(|(byte, c)| {
                let from = start + words[..byte].chars().count();
                Passage { report, spans: vec![[from, from + c.chars().count()]] }
            });
            all.push((reports.sentence(&at), cue.unwrap_or(at)));
        }
    }
    all
}

/// Small numbers in words.
pub fn number(n: usize) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

/// `1 report`, `2 reports`.
pub fn count(n: usize, thing: &str) -> String {
    match (n, thing.strip_suffix('y')) {
        (1, _) => format!("1 {thing}"),
        (_, Some(stem)) => format!("{n} {stem}ies"),
        _ => format!("{n} {thing}s"),
    }
}
