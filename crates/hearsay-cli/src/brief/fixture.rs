//! A case made by hand for tests: two invented reports of one invented story, something in every section.

use hearsay::view::case::*;
use hearsay::view::reading::*;

pub(crate) const KNA: &str = "date 2025-02-11 PORT ELANOR, February 11 (KNA): Vesk and the Tarn Islands opened \
talks on the naval base at Port Elanor, with Vesk seeking a timetable for its closure, the Harbour Times reported.\n\
\n\
Minister Ina Corvell said in a statement that the joint panel had begun \"the first round of talks to close the base.\"\n\
\n\
\"The base will be gone within two years,\" she added.\n\
\n\
There are about 1,200 sailors at the base, the Harbour Times reported.\n\
\n\
The Tarn government said the decision to talk was taken before October 7. Demands for a vote have grown since then.\n\
\n\
Also read: Ferry fares to rise in spring\n\
(KNA)\n";

pub(crate) const COURIER: &str = "Vesk, Tarn Islands agree to end naval base\n\
The base could keep a small crew for repairs.\n\
The Tarn Ministry of Sea Affairs said that setting up the panel does not mean talks on closing the base have begun.\n\
According to AWP, the base could keep a small crew for repairs, out of the 900 sailors there now, knowing that the islanders call them \"guests\" [occupiers].\n\
Corvell called for \"calm\" on both shores and promised to put the harbour treaty before parliament.\n\
Read next: \"Guests\" or neighbours? Letters from the islands\n";

/// A reading without layers.
pub(crate) fn reading(path: &str, text: &str) -> ReadingView {
    ReadingView {
        id: format!("id:{path}:{}", text.len()),
        path: path.into(),
        source_id: None,
        url: None,
        title: None,
        outlet: None,
        byline: None,
        published: None,
        published_from: None,
        updated: None,
        dateline: None,
        agencies: vec![],
        language: None,
        text: text.into(),
        furniture: vec![],
        blocks: vec![],
        sentences: vec![],
        tokens: None,
        names: vec![],
        actors: vec![],
        statements: vec![],
        dates: vec![],
        figures: vec![],
        events: vec![],
        assertions: vec![],
        notes: vec![],
    }
}

/// Where some words stand in a text.
pub(crate) fn find(text: &str, words: &str) -> Pair {
    let byte = text.find(words).unwrap_or_else(|| panic!("not in the text: {words}"));
    let start = text[..byte].chars().count();
    [start, start + words.chars().count()]
}

fn block(text: &str, words: &str, kind: &str) -> BlockView {
    let [start, end] = find(text, words);
    BlockView { start, end, kind: kind.into() }
}

/// The lines of a text that no block of `taken` holds, as body.
fn rest(text: &str, taken: &[BlockView]) -> Vec<BlockView> {
    let mut start = 0;
    let mut blocks = vec![];
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().chars().count();
        if end > start && !taken.iter().any(|b| b.start <= start && start < b.end) {
            blocks.push(BlockView { start, end, kind: "body".into() });
        }
        start += line.chars().count();
    }
    blocks
}

fn actor(id: &str, name: &str, kind: &str, roles: &[&str], names: &[(&str, usize)]) -> CaseActorView {
    CaseActorView {
        id: id.into(),
        name: name.into(),
        kind: kind.into(),
        wikidata: None,
        country: None,
        roles: roles.iter().map(|r| (*r).into()).collect(),
        names: names.iter().map(|(t, n)| NameCountView { text: (*t).into(), count: *n }).collect(),
        reports: vec![],
    }
}

struct Made<'a> {
    report: &'a ReadingView,
    id: &'a str,
    source: &'a str,
    cue: &'a str,
    content: &'a [&'a str],
    speakers: &'a [&'a str],
    kind: &'a str,
    via: &'a [(&'a str, &'a str)],
}

fn statement(m: Made<'_>) -> CaseStatementView {
    let text = m.report.text.as_str();
    let spans = |w: &str| if w.is_empty() { vec![] } else { vec![find(text, w)] };
    CaseStatementView {
        report: m.report.id.clone(),
        statement: StatementView {
            id: m.id.into(),
            source: spans(m.source),
            cue: spans(m.cue),
            content: m.content.iter().map(|c| find(text, c)).collect(),
            speakers: m.speakers.iter().map(|s| (*s).into()).collect(),
            quotation: if m.content[0].starts_with('"') { "direct" } else { "indirect" }.into(),
            kind: m.kind.into(),
            negated: false,
            block: "body".into(),
            via: m
                .via
                .iter()
                .map(|(name, kind)| {
                    let [start, end] = find(text, name);
                    ViaView { name: (*name).into(), kind: (*kind).into(), start, end }
                })
                .collect(),
            said_on: None,
            rule: "said".into(),
        },
    }
}

fn at(report: &ReadingView, words: &str) -> PassageView {
    let [start, end] = find(&report.text, words);
    PassageView { report: report.id.clone(), start, end }
}

fn note(text: &str, name: &str, words: Option<&str>, message: &str) -> NoteView {
    let place = words.map(|w| find(text, w));
    NoteView {
        name: name.into(),
        start: place.map(|p| p[0]),
        end: place.map(|p| p[1]),
        message: message.into(),
    }
}

fn kna() -> ReadingView {
    let mut r = reading("2025-02-11-kna-first-round.txt", KNA);
    r.outlet = Some("KNA".into());
    r.published = Some("2025-02-11".into());
    r.published_from = Some("header".into());
    r.dateline = Some("Port Elanor".into());
    r.furniture = vec![block(KNA, "Also read: Ferry fares to rise in spring", "related-link")];
    let lead = KNA.lines().next().unwrap_or("");
    r.blocks = vec![
        block(KNA, "date 2025-02-11", "header"),
        block(KNA, "PORT ELANOR, February 11 (KNA):", "dateline"),
        block(KNA, lead.split_once("(KNA): ").map_or("", |x| x.1), "body"),
        block(KNA, "(KNA)\n", "agency-mark"),
    ];
    let taken = [r.blocks.clone(), r.furniture.clone()].concat();
    r.blocks.extend(rest(KNA, &taken));
    r.blocks.sort_by_key(|b| b.start);
    let sentence = |w| find(KNA, w);
    r.sentences = vec![sentence("Demands for a vote have grown since then.")];
    let [start, end] = find(KNA, "October 7");
    r.dates = vec![DateView {
        start,
        end,
        kind: "DATE".into(),
        value: "2024-10-07".into(),
        anchor: Some("published".into()),
    }];
    for (words, actor) in [("Ina Corvell", Some("a1")), ("Vesk", None)] {
        let [start, end] = find(KNA, words);
        r.names.push(NameView { start, end, label: "PER".into(), actor: actor.map(Into::into) });
    }
    let [start, end] = find(KNA, "about 1,200");
    r.figures = vec![FigureView {
        start,
        end,
        value: ValueView::Whole(1200),
        bound: "about".into(),
        unit: None,
        counted: Some(find(KNA, "sailors")),
        place: None,
        as_of: None,
        statement: Some("s4".into()),
    }];
    r.notes = vec![note(KNA, "cue-without-source", Some("Demands"), "a cue word that found no voice")];
    r
}

fn courier() -> ReadingView {
    let mut r = reading("courier-0412.html", COURIER);
    r.title = Some("Vesk, Tarn Islands agree to end naval base".into());
    r.url = Some("https://courier.example/base?id=3&x=\"1\"".into());
    r.furniture =
        vec![block(COURIER, "Read next: \"Guests\" or neighbours? Letters from the islands", "related-link")];
    r.blocks = vec![
        block(COURIER, "Vesk, Tarn Islands agree to end naval base", "headline"),
        block(COURIER, "The base could keep a small crew for repairs.", "standfirst"),
    ];
    let taken = [r.blocks.clone(), r.furniture.clone()].concat();
    r.blocks.extend(rest(COURIER, &taken));
    r.notes = vec![note(COURIER, "undated", None, "no date of publication is known")];
    r
}

/// The case.
pub(crate) fn case() -> CaseView {
    let (kna, courier) = (kna(), courier());
    let made = |report, id, source, cue, content, speakers, kind, via| {
        statement(Made { report, id, source, cue, content, speakers, kind, via })
    };
    let times: &[(&str, &str)] = &[("Harbour Times", "outlet")];
    let paper: &[(&str, &str)] = &[("statement", "document")];
    let statements = vec![
        made(
            &kna,
            "s1",
            "the Harbour Times",
            "reported",
            &[
                "Vesk and the Tarn Islands opened talks on the naval base at Port Elanor, with Vesk seeking a timetable for its closure",
            ],
            &["times"],
            "say",
            times,
        ),
        made(
            &kna,
            "s2",
            "Minister Ina Corvell",
            "said",
            &["the joint panel had begun \"the first round of talks to close the base.\""],
            &["corvell"],
            "say",
            paper,
        ),
        made(
            &kna,
            "s3",
            "she",
            "added",
            &["\"The base will be gone within two years,\""],
            &["corvell"],
            "promise",
            paper,
        ),
        made(
            &kna,
            "s4",
            "Harbour Times",
            "reported",
            &["There are about 1,200 sailors at the base"],
            &["times"],
            "say",
            times,
        ),
        made(
            &kna,
            "s5",
            "The Tarn government",
            "said",
            &["the decision to talk was taken before October 7"],
            &["tarn"],
            "say",
            &[],
        ),
        made(
            &courier,
            "s6",
            "The Tarn Ministry of Sea Affairs",
            "said",
            &["setting up the panel does not mean talks on closing the base have begun"],
            &["ministry"],
            "deny",
            &[],
        ),
        made(
            &courier,
            "s7",
            "AWP",
            "According to",
            &["the base could keep a small crew for repairs, out of the 900 sailors there now"],
            &["awp"],
            "say",
            &[("AWP", "agency")],
        ),
        made(
            &courier,
            "s8",
            "Corvell",
            "called for",
            &["\"calm\" on both shores"],
            &["corvell"],
            "demand",
            &[],
        ),
        made(
            &courier,
            "s9",
            "Corvell",
            "promised",
            &["to put the harbour treaty before parliament"],
            &["corvell"],
            "promise",
            &[],
        ),
    ];
    let check = |kind: &str, report: &ReadingView, words: &str, why: &str| {
        let p = at(report, words);
        CheckView { kind: kind.into(), report: p.report, start: p.start, end: p.end, why: why.into() }
    };
    let side = |report: &ReadingView, words: &str, statement: Option<&str>| {
        let p = at(report, words);
        DifferenceMemberView {
            report: p.report,
            start: p.start,
            end: p.end,
            statement: statement.map(Into::into),
            differs: vec![],
        }
    };
    let figure = |report: &ReadingView, words: &str, value, given: &[&str], s: Option<&str>| {
        let p = at(report, words);
        FigureMentionView {
            report: p.report,
            start: p.start,
            end: p.end,
            value: ValueView::Whole(value),
            bound: "exact".into(),
            given_by: given.iter().map(|g| (*g).into()).collect(),
            statement: s.map(Into::into),
        }
    };
    let word = |text: &str, count, quoted, evidence: Vec<PassageView>| WordView {
        text: text.into(),
        count,
        quoted,
        voices: VoicesView { own: count, scare: if quoted { count } else { 0 }, ..Default::default() },
        evidence,
    };
    CaseView {
        versions: Vec::new(),
        corrections: Vec::new(),
        notes: Vec::new(),
        actors: vec![
            actor("times", "Harbour Times", "organisation", &[], &[("Harbour Times", 2)]),
            actor(
                "corvell",
                "Ina Corvell",
                "person",
                &["Minister"],
                &[("Corvell", 1), ("Ina Corvell", 1), ("Minister Ina Corvell", 1)],
            ),
            actor("tarn", "Tarn Islands", "country", &[], &[("Tarn Islands", 2)]),
            actor(
                "ministry",
                "Tarn Ministry of Sea Affairs",
                "organisation",
                &[],
                &[("Tarn Ministry of Sea Affairs", 1)],
            ),
            actor("awp", "AWP", "organisation", &[], &[("AWP", 1)]),
        ],
        statements,
        relays: vec![],
        origins: vec![OriginView {
            name: None,
            kind: None,
            reports: vec![kna.id.clone(), courier.id.clone()],
            statements: vec!["s1".into(), "s4".into(), "s7".into()],
            evidence: vec![],
        }],
        same_statements: vec![],
        figures: vec![
            CaseFigureView {
                what: "base".into(),
                unit: Some("year".into()),
                place: None,
                as_of: None,
                agree: true,
                mentions: vec![figure(&kna, "two years", 2, &["Ina Corvell"], Some("s3"))],
            },
            CaseFigureView {
                what: "sailors".into(),
                unit: None,
                place: Some("Port Elanor".into()),
                as_of: None,
                agree: false,
                mentions: vec![
                    figure(&kna, "about 1,200", 1200, &["Harbour Times"], Some("s4")),
                    figure(&courier, "900", 900, &["AWP"], Some("s7")),
                ],
            },
        ],
        checks: vec![
            check(
                "attribution dropped",
                &courier,
                "The base could keep a small crew for repairs.",
                "courier:4 gives it to AWP",
            ),
            check(
                "editor's bracket",
                &courier,
                "\"guests\" [occupiers]",
                "the brackets are the report's, not the speaker's",
            ),
            CheckView {
                kind: "undated".into(),
                report: courier.id.clone(),
                start: 0,
                end: 0,
                why: "no date of publication is known".into(),
            },
        ],
        accounts_differ: vec![
            DifferenceView {
                about: "panel, talks, base: begun or not?".into(),
                members: vec![
                    side(
                        &kna,
                        "the joint panel had begun \"the first round of talks to close the base.\"",
                        Some("s2"),
                    ),
                    side(
                        &courier,
                        "setting up the panel does not mean talks on closing the base have begun",
                        Some("s6"),
                    ),
                ],
                why: "one affirms and the other denies".into(),
                by_time: true,
                confirmed: false,
                rule: "yes-and-no".into(),
            },
            DifferenceView {
                about: "how much of the base goes?".into(),
                members: vec![
                    side(&kna, "\"The base will be gone within two years,\"", Some("s3")),
                    side(&courier, "agree to end naval base", None),
                    side(&courier, "the base could keep a small crew for repairs", Some("s7")),
                ],
                why: String::new(),
                by_time: false,
                confirmed: false,
                rule: "degree".into(),
            },
        ],
        labels: vec![LabelView {
            what: "sailors".into(),
            actor: None,
            by_outlet: [
                ("KNA".to_owned(), vec![word("sailors", 1, false, vec![at(&kna, "sailors")])]),
                (
                    courier.id.clone(),
                    vec![
                        word("guests", 2, true, vec![at(&courier, "\"guests\"")]),
                        word("sailors", 1, false, vec![at(&courier, "sailors")]),
                    ],
                ),
            ]
            .into(),
        }],
        only_in: vec![{
            let p = at(&courier, "put the harbour treaty before parliament");
            OnlyInView { report: p.report, start: p.start, end: p.end, why: "harbour treaty".into() }
        }],
        copies: vec![],
        stories: vec![],
        pledges: vec![PledgeView {
            actors: vec!["corvell".into()],
            kind: "promise".into(),
            statement: "s9".into(),
            report: courier.id.clone(),
            later: vec![LaterView {
                statement: None,
                report: kna.id.clone(),
                start: at(&kna, "Demands for a vote have grown since then.").start,
                end: at(&kna, "Demands for a vote have grown since then.").end,
                day: "2025-02-11".into(),
                how: "contradicts".into(),
            }],
        }],
        process: ProcessView {
            bodies: vec![BodyView {
                name: "joint panel".into(),
                members: vec!["tarn".into()],
                mandate: None,
                evidence: vec![at(&kna, "joint panel")],
            }],
            conditions: vec![],
            instruments: vec![BodyView {
                name: "harbour treaty".into(),
                members: vec![],
                mandate: None,
                evidence: vec![at(&courier, "harbour treaty")],
            }],
            decides: vec![TextView {
                by: vec![],
                text: "put the harbour treaty before parliament".into(),
                evidence: vec![at(&courier, "put the harbour treaty before parliament")],
            }],
        },
        timeline: vec![TimelineView {
            from: None,
            to: Some("2024-10-06".into()),
            of: "event".into(),
            told: vec![],
            date: "<2024-10-07".into(),
            what: "the decision to talk".into(),
            evidence: vec![at(
                &kna,
                "The Tarn government said the decision to talk was taken before October 7.",
            )],
        }],
        reports: vec![kna, courier],
    }
}
