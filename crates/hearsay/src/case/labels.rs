//! Words → Labels: what does each outlet call the same person, group or act, and whose words does it put in marks?

use super::actors::{CaseActor, Merged};
use super::described::descriptions;
use super::words::{Class, fold, stem};
use super::{Heap, Report};
use crate::mention::{ActorId, ActorKind};
use crate::text::Span;
use crate::view::case::{LabelView, VoicesView, WordView};
use std::collections::{BTreeMap, BTreeSet};

/// Groups of one story at most.
const MOST: usize = 60;

/// Forms of one group at most.
const FORMS: usize = 12;

/// A word as it was met: its text, whether in marks of its own, and where.
type Met = BTreeMap<(String, bool), Vec<(usize, Span)>>;

/// Where words stand: the report, the passages.
type Places = BTreeMap<usize, Vec<Span>>;

/// Finds labels: words that one report puts in quotation marks of their own and another, or the same one elsewhere,
/// prints without; then the forms, titles and descriptions under which outlets name the same actor.
///
/// Marks around more than three words are a quotation, not a distance taken. Where it errs: a title of a work, or a
/// term that is explained, stands in marks too.
pub(super) fn find(heap: &Heap<'_>, actors: &Merged) -> Vec<LabelView> {
    let marked = marked(heap);
    let mut called = called(heap, actors);
    // A country of which nothing but the marks is told has been told already.
    let told: BTreeSet<String> = marked.iter().map(|(_, l)| key(&l.what)).collect();
    called.retain(|(_, i)| !told.contains(&key(&actors.all[*i].name)));
    let things = things(heap);
    // How many of each sort a story has.
    let mut sorts: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    let all = [
        marked.iter().map(|x| x.0).collect::<Vec<_>>(),
        called.iter().map(|x| x.0).collect(),
        things.iter().map(|x| x.0).collect(),
    ];
    for (sort, of) in all.iter().enumerate() {
        of.iter().for_each(|story| sorts.entry(*story).or_default()[sort] += 1);
    }
    let mut room: BTreeMap<usize, [usize; 3]> = BTreeMap::new();
    for (story, [marked, called, things]) in sorts {
        let behind = MOST - marked;
        let called = called.min(behind.saturating_sub(things.min(MOST / 2)));
        room.insert(story, [marked, called, things.min(behind - called)]);
    }
    let mut fits = |sort: usize, story: usize| {
        let left = room.get_mut(&story).map(|r| &mut r[sort]);
        left.is_some_and(|n| {
            let fits = *n > 0;
            *n = n.saturating_sub(1);
            fits
        })
    };
    let mut out: Vec<LabelView> = marked.into_iter().map(|x| x.1).collect();
    called.retain(|(story, _)| fits(1, *story));
    out.extend(called.into_iter().filter_map(|(_, i)| {
        let by_outlet = few(heap, forms(heap, &actors.all[i])?.by_outlet);
        Some(LabelView {
            what: actors.all[i].name.clone(),
            actor: Some(heap.actor_ids[i].clone()),
            by_outlet,
        })
    }));
    out.extend(things.into_iter().filter(|(story, _)| fits(2, *story)).map(|x| x.1));
    out
}

/// What is no actor, by the noun phrases that outlets use for it, with its story; as many as can be given.
fn things(heap: &Heap<'_>) -> Vec<(usize, LabelView)> {
    let mut out = Vec::new();
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    for thing in super::nominals::find(heap) {
        let Some(story) = thing.phrases.first().map(|p| heap.reports[p.0].story) else { continue };
        let of_story = of.entry(story).or_default();
        if *of_story == MOST {
            continue;
        }
        let mut by_outlet: BTreeMap<String, Met> = BTreeMap::new();
        for (r, span) in thing.phrases {
            let report = &heap.reports[r];
            let met = by_outlet.entry(report.outlet().to_owned()).or_default();
            let text = lower_article(words_of(report, span));
            met.entry((text, in_marks(report, span))).or_default().push((r, span));
        }
        if by_outlet.len() > FORMS {
            continue;
        }
        let what = by_outlet
            .values()
            .flatten()
            .max_by(|a, b| (a.1.len().cmp(&b.1.len())).then(b.0.0.len().cmp(&a.0.0.len())).then(b.0.cmp(a.0)))
            .map_or(String::new(), |x| x.0.0.clone());
        let by_outlet = few(heap, by_outlet);
        out.push((story, LabelView { what, actor: None, by_outlet }));
        *of_story += 1;
    }
    out
}

/// The most used words of each outlet, so many that the group can be read at a glance.
fn few(heap: &Heap<'_>, by_outlet: BTreeMap<String, Met>) -> BTreeMap<String, Vec<WordView>> {
    let per = (FORMS / by_outlet.len().max(1)).max(1);
    let mut cut: BTreeMap<String, Vec<WordView>> = BTreeMap::new();
    for (outlet, met) in by_outlet {
        let mut all = words(heap, met);
        all.truncate(per);
        cut.insert(outlet, all);
    }
    cut
}

/// Whether marks stand around just these words.
fn in_marks(report: &Report<'_>, span: Span) -> bool {
    report.reading.segments.quotations.iter().any(|q| {
        without_possessive(report, super::phrases::tidy(report.text, q.inner))
            == without_possessive(report, span)
    })
}

/// `The special envoy` at the head of a sentence is `the special envoy` within one.
fn lower_article(text: String) -> String {
    match text.split_once(' ') {
        Some((first, rest)) if ARTICLES.contains(&first) => format!("{} {rest}", first.to_lowercase()),
        _ => text,
    }
}

/// The short quotations of a report: `"neutral"`, with their spans inside the marks.
fn short_quotations(report: &Report<'_>) -> Vec<(Span, String)> {
    let mut out = Vec::new();
    for q in &report.reading.segments.quotations {
        let inner = super::phrases::tidy(report.text, q.inner);
        let words = report.words_in(inner);
        if words.is_empty()
            || words.len() > 3
            || q.inner.len() > 40
            || words.iter().all(|w| w.class() == Class::Function)
            || words[0].class() == Class::Function
        {
            continue;
        }
        // A sentence of its own, or the start of one, is somebody's words.
        if inner.of(report.text).ends_with(['.', '!', '?'])
            || q.span.of(report.text).trim_end_matches(['"', '”', '\'', '’']).ends_with([',', '.', '!', '?'])
        {
            continue;
        }
        out.push((inner, key(inner.of(report.text))));
    }
    out
}

/// Folded words, each without the ending of its plural: `aggressions` and `"aggression"` are one.
fn key(text: &str) -> String {
    fold(text).split(' ').map(singular).collect::<Vec<_>>().join(" ")
}

fn singular(word: &str) -> &str {
    if word.len() > 4 && !word.ends_with("ss") { word.strip_suffix('s').unwrap_or(word) } else { word }
}

/// A word of no more reports than this is looked for in other stories, too.
const SELDOM: usize = 20;

/// Words in marks of their own that stand in another report of the story without, or of the case where few reports have
/// them; a third of what can be given at most.
fn marked(heap: &Heap<'_>) -> Vec<(usize, LabelView)> {
    let mut quoted: BTreeMap<String, BTreeMap<usize, Places>> = BTreeMap::new();
    for (r, report) in heap.reports.iter().enumerate() {
        for (span, key) in short_quotations(report) {
            let of_story = quoted.entry(key).or_default().entry(report.story).or_default();
            of_story.entry(r).or_default().push(span);
        }
    }
    if quoted.is_empty() {
        return Vec::new();
    }
    // Where the same words stand without marks.
    let mut plain: BTreeMap<(&String, usize), Places> = BTreeMap::new();
    let firsts: BTreeMap<String, Vec<&String>> = quoted.keys().fold(BTreeMap::new(), |mut m, k| {
        m.entry(stem(k.split(' ').next().unwrap_or(""))).or_insert_with(Vec::new).push(k);
        m
    });
    let by_stem: Vec<&[&String]> = (0..heap.lexicon.len() as u32)
        .map(|id| firsts.get(stem_of(heap, id)).map_or(&[][..], Vec::as_slice))
        .collect();
    for (r, report) in heap.reports.iter().enumerate() {
        for (i, word) in report.words.iter().enumerate() {
            for k in by_stem[word.stem() as usize] {
                let marks = quoted[*k].get(&report.story);
                if marks.is_none() && heap.lexicon.reports(word.stem()) as usize > SELDOM {
                    continue;
                }
                let n = k.split(' ').count();
                let Some(run) = report.words.get(i..i + n) else { continue };
                if !k.split(' ').zip(run).all(|(a, b)| a == singular(&fold(b.span.of(report.text)))) {
                    continue;
                }
                // Inside a longer quotation the words are quoted as well.
                if report.reading.segments.quotation_at(run[0].span.start()).is_some() {
                    continue;
                }
                let span = run[0].span.join(run[n - 1].span);
                if span.of(report.text).contains('\n')
                    || marks.and_then(|m| m.get(&r)).is_some_and(|all| all.iter().any(|q| q.overlaps(span)))
                {
                    continue;
                }
                plain.entry((k, report.story)).or_default().entry(r).or_default().push(span);
            }
        }
    }
    // Of a word that few reports have at all, those of several stories speak of one matter.
    let mut seldom: BTreeMap<(&String, usize), (Places, Places)> = BTreeMap::new();
    for (k, of_stories) in &quoted {
        let told = |story: &usize| plain.contains_key(&(k, *story));
        let Some(first) = of_stories.keys().next().filter(|_| !of_stories.keys().any(told)) else { continue };
        let all = |m: &mut dyn Iterator<Item = &Places>| -> Places {
            m.flat_map(|p| p.iter().map(|(r, spans)| (*r, spans.clone()))).collect()
        };
        let bare = all(&mut plain.range((k, 0)..=(k, usize::MAX)).map(|x| x.1));
        if !bare.is_empty() {
            seldom.insert((k, *first), (all(&mut of_stories.values()), bare));
        }
    }
    let of_one =
        plain.iter().filter_map(|((k, story), bare)| Some((*k, *story, quoted[*k].get(story)?, bare)));
    let of_several = seldom.iter().map(|((k, story), (marks, bare))| (*k, *story, marks, bare));
    let mut found: Vec<Marked<'_>> = Vec::new();
    for (_, story, marks, bare) in of_one.chain(of_several) {
        // In one report alone a word may be quoted first and used after: that says little.
        let reports: BTreeSet<&usize> = marks.keys().chain(bare.keys()).collect();
        if reports.len() < 2 {
            continue;
        }
        let count = marks.values().map(Vec::len).sum::<usize>().min(bare.values().map(Vec::len).sum());
        let what = marks
            .iter()
            .next()
            .and_then(|(r, s)| s.first().map(|s| words_of(&heap.reports[*r], *s)))
            .unwrap_or_default();
        found.push(Marked { count, what, story, marks, bare });
    }
    found.sort_by(|a, b| {
        b.count.cmp(&a.count).then_with(|| a.what.cmp(&b.what)).then_with(|| a.story.cmp(&b.story))
    });
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    found.retain(|m| {
        let n = of.entry(m.story).or_default();
        *n += 1;
        *n <= MOST / 3
    });
    let view = |Marked { what, story, marks, bare, .. }: Marked<'_>| {
        let mut by_outlet: BTreeMap<String, Met> = BTreeMap::new();
        for (in_marks, all) in [(true, marks), (false, bare)] {
            for (r, spans) in all {
                let report = &heap.reports[*r];
                for span in spans {
                    let met = by_outlet.entry(report.outlet().to_owned()).or_default();
                    met.entry((words_of(report, *span), in_marks)).or_default().push((*r, *span));
                }
            }
        }
        let by_outlet = by_outlet.into_iter().map(|(o, m)| (o, words(heap, m))).collect();
        (story, LabelView { what, actor: None, by_outlet })
    };
    found.into_iter().map(view).collect()
}

/// Words in marks and without, in one story.
struct Marked<'a> {
    count: usize,
    what: String,
    story: usize,
    marks: &'a Places,
    bare: &'a Places,
}

fn stem_of<'h>(heap: &'h Heap<'_>, id: u32) -> &'h str {
    heap.lexicon.stem(id).trim_start_matches('=')
}

/// A span without the possessive at its end: marks stand around `"Vesk's"` as around `"Vesk"`.
fn without_possessive(report: &Report<'_>, span: Span) -> Span {
    let words = span.of(report.text);
    let cut = ["'s", "’s"].iter().find(|s| words.ends_with(**s)).map_or(0, |s| s.len());
    Span::new(span.start(), span.end() - cut)
}

/// The words of a span on one line, the last without its possessive.
fn words_of(report: &Report<'_>, span: Span) -> String {
    let words = span.of(report.text).split_whitespace().collect::<Vec<_>>().join(" ");
    ["'s", "’s"].iter().find_map(|s| words.strip_suffix(s)).map_or(words.clone(), str::to_owned)
}

fn words(heap: &Heap<'_>, met: Met) -> Vec<WordView> {
    let mut all: Vec<WordView> = met
        .into_iter()
        .map(|((text, quoted), places)| WordView {
            text,
            count: places.len(),
            quoted,
            voices: voices(heap, &places),
            evidence: places.into_iter().map(|(r, span)| heap.reports[r].passage(span)).collect(),
        })
        .collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| (&a.text, a.quoted).cmp(&(&b.text, b.quoted))));
    all
}

/// Whose word it is in each place: quoted from somebody, told as somebody's, or the report's own.
fn voices(heap: &Heap<'_>, places: &[(usize, Span)]) -> VoicesView {
    let mut out = VoicesView::default();
    let mut speakers = BTreeSet::new();
    for (r, span) in places {
        let report = &heap.reports[*r];
        // The smallest content around it: in what one says that another said, it is the other's.
        let said = report.statements.iter().enumerate().filter(|(s, said)| {
            let statement = report.statement(*s);
            said.content.contains(*span)
                && !statement.source.is_empty()
                && statement.content.iter().any(|c| c.contains(*span))
        });
        let said = said.min_by_key(|(_, said)| said.content.len());
        // Marks of its own are no part of a bare word: `"guests"` spans the word inside them.
        let alone = in_marks(report, *span);
        let marks = alone || report.reading.segments.quotation_at(span.start()).is_some();
        match said {
            Some((_, said)) => {
                speakers.extend(said.speakers.iter().map(|a| heap.actor_ids[*a].clone()));
                if marks { out.quoted += 1 } else { out.attributed += 1 }
            }
            // A longer quotation is somebody's, though the report does not say whose.
            None if marks && !alone => out.quoted += 1,
            None => {
                out.own += 1;
                out.scare += usize::from(alone);
            }
        }
    }
    out.speakers = speakers.into_iter().collect();
    out
}

/// The forms of an actor, as they were met.
struct Forms {
    by_outlet: BTreeMap<String, Met>,
    kinds: BTreeSet<String>,
    outlets: BTreeMap<String, BTreeSet<String>>,
}

/// Under which forms outlets name an actor; none where that are too many outlets for a group.
fn forms(heap: &Heap<'_>, actor: &CaseActor) -> Option<Forms> {
    let mut out = Forms { by_outlet: BTreeMap::new(), kinds: BTreeSet::new(), outlets: BTreeMap::new() };
    for (r, a) in &actor.of {
        let report = &heap.reports[*r];
        for m in report.reading.mentions.of(ActorId(*a as u32)) {
            for span in descriptions(report, actor.kind, m.kind, m.span, m.full) {
                let text = lower_article(words_of(report, span));
                let key = key(&text);
                out.kinds.insert(key.clone());
                out.outlets.entry(report.outlet().to_owned()).or_default().insert(key);
                let met = out.by_outlet.entry(report.outlet().to_owned()).or_default();
                met.entry((text, in_marks(report, span))).or_default().push((*r, span));
            }
        }
        if out.by_outlet.len() > FORMS {
            return None;
        }
    }
    Some(out)
}

/// The actors that outlets name under forms of their own, those with most to tell first, each with the story that speaks of
/// it most: groups and bodies by every form of the name, people by what stands with it.
fn called(heap: &Heap<'_>, actors: &Merged) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    for (i, actor) in actors.all.iter().enumerate() {
        if matches!(actor.kind, ActorKind::Unnamed | ActorKind::Place)
            || !actor.of.iter().any(|x| x.0 != actor.of[0].0)
        {
            continue;
        }
        let Some(Forms { by_outlet, kinds, outlets }) = forms(heap, actor) else { continue };
        // `Vesk` and `Veskan` are no two names of a country, unless marks stand around one.
        if actor.kind == ActorKind::Country && !by_outlet.values().flat_map(|m| m.keys()).any(|k| k.1) {
            continue;
        }
        // Told only where outlets do not all use the same forms.
        let sets: BTreeSet<&BTreeSet<String>> = outlets.values().collect();
        if kinds.len() < 2 || outlets.len() < 2 || sets.len() < 2 {
            continue;
        }
        // `KNA`, `K.N.A.` and `Kest News Agency` are one name, as are `the Courier` and `Courier`.
        if actor.kind != ActorKind::Person && !kinds.iter().any(|a| kinds.iter().any(|b| unlike(a, b))) {
            continue;
        }
        // `President` here and `the president` there is no choice of words.
        let own = outlets.iter().filter(|(o, mine)| {
            let others: BTreeSet<&String> =
                outlets.iter().filter(|(p, _)| p != o).flat_map(|x| x.1).collect();
            mine.iter().any(|k| !others.contains(k) && k.split(' ').any(|w| !PLAIN.contains(&w)))
        });
        if own.count() < if actor.kind == ActorKind::Person { 2 } else { 1 } {
            continue;
        }
        let group = usize::from(matches!(actor.kind, ActorKind::Group | ActorKind::Organisation));
        out.push((group, kinds.len(), i));
    }
    let what = |i: usize| &actors.all[i].name;
    out.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| what(a.2).cmp(what(b.2))));
    let home = |i: usize| {
        let mut of: BTreeMap<usize, usize> = BTreeMap::new();
        actors.all[i].of.iter().for_each(|(r, _)| *of.entry(heap.reports[*r].story).or_default() += 1);
        of.into_iter().max_by_key(|(story, n)| (*n, std::cmp::Reverse(*story))).map_or(0, |x| x.0)
    };
    out.into_iter().map(|x| (home(x.2), x.2)).collect()
}

/// Whether two forms of a name are noticeably different words: neither is a part of the other nor its initials.
fn unlike(a: &str, b: &str) -> bool {
    let words = |s: &str| -> BTreeSet<String> {
        s.split(' ').filter(|w| !ARTICLES.iter().any(|a| a.eq_ignore_ascii_case(w))).map(stem).collect()
    };
    let (x, y) = (words(a), words(b));
    let initials = |long: &str, short: &str| {
        let first: String = long
            .split(' ')
            .filter(|w| !matches!(*w, "the" | "of" | "and" | "for"))
            .filter_map(|w| w.chars().next())
            .collect();
        !short.contains(' ') && (first == short || first.ends_with(short) || short.starts_with(&first))
    };
    !(x.is_subset(&y) || y.is_subset(&x) || initials(a, b) || initials(b, a))
}

const ARTICLES: &[&str] = &["The", "A", "An", "the", "a", "an"];
const PLAIN: &[&str] = &[
    "the",
    "a",
    "an",
    "president",
    "minister",
    "prime",
    "senator",
    "sen",
    "rep",
    "representative",
    "former",
    "mr",
    "secretary",
    "leader",
    "official",
    "spokesman",
    "spokeswoman",
];
