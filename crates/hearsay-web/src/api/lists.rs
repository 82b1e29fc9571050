//! The lists: which there are, what may be asked of each, and what its items are.

use super::query::{Asked, Param, Takes};
use super::{Problem, Ready, asked};
use crate::app::App;
use axum::Router;
use axum::extract::{Query, State};
use axum::routing::get;
use hearsay::view::correction::STATUSES;
use hearsay::view::served::HitView;
use hearsay_store::{CaseFile, Error, Filter, Hit, Rows, Section, Sought, Window};

/// A list.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    /// Under `/api/v1`.
    pub(super) path: &'static str,
    /// The name of the schema of its items.
    pub(super) item: &'static str,
    pub(super) about: &'static str,
    pub(super) params: &'static [Param],
    from: From,
}

/// Where its items come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Section(Section),
    Reports,
    Origins,
    Copies,
    Stories,
    Search,
}

const fn text(name: &'static str, about: &'static str) -> Param {
    Param { name, takes: Takes::Text, about }
}

const REPORT: Param = text("report", "the id of a report");
const ACTOR: Param = text("actor", "the id of an actor");
const OUTLET: Param = text("outlet", "the name of an outlet");
const WORDS: Param =
    text("words", "words that must all be there; between double quotation marks, side by side");
const FROM: Param = Param { name: "from", takes: Takes::Day, about: "on this day or later" };
const TO: Param = Param { name: "to", takes: Takes::Day, about: "on this day or earlier" };
const ACT: Param = Param {
    name: "kind",
    takes: Takes::OneOf(&["say", "think", "promise", "agree", "demand", "accuse", "threaten", "deny"]),
    about: "what act it is",
};
const QUOTATION: Param = Param {
    name: "quotation",
    takes: Takes::OneOf(&["direct", "indirect", "mixed"]),
    about: "whether it is quoted",
};
const WHO: Param = Param {
    name: "kind",
    takes: Takes::OneOf(&["person", "organisation", "country", "place", "group", "unnamed"]),
    about: "what sort of actor",
};
const VOICE: Param = Param {
    name: "kind",
    takes: Takes::OneOf(&["outlet", "agency", "broadcast", "document", "social", "court", "person"]),
    about: "what sort of voice",
};
const AGREE: Param = Param {
    name: "agree",
    takes: Takes::Flag,
    about: "whether all mentions can be true at once and no bound lies far below another number",
};
const BY_TIME: Param =
    Param { name: "by_time", takes: Takes::Flag, about: "whether time alone can explain it" };
const STATUS: Param =
    Param { name: "status", takes: Takes::OneOf(&STATUSES), about: "the last status given" };

/// Every list there is.
pub(super) const LISTS: &[List] = &[
    List {
        path: "/reports",
        item: "ReportHeadView",
        about: "Reports without their texts, in the order of their paths",
        params: &[OUTLET, text("story", "the id of a story"), ACTOR, FROM, TO, WORDS],
        from: From::Reports,
    },
    List {
        path: "/actors",
        item: "CaseActorView",
        about: "Actors, the most mentioned first",
        params: &[WHO, REPORT, WORDS],
        from: From::Section(Section::Actors),
    },
    List {
        path: "/suggestions",
        item: "SuggestionView",
        about: "Actors that may be one and are kept apart",
        params: &[],
        from: From::Section(Section::Suggestions),
    },
    List {
        path: "/statements",
        item: "CaseStatementView",
        about: "Who said what",
        params: &[ACTOR, ACT, QUOTATION, OUTLET, REPORT, FROM, TO, WORDS],
        from: From::Section(Section::Statements),
    },
    List {
        path: "/relays",
        item: "RelayView",
        about: "Through whom it came",
        params: &[VOICE, text("name", "the name of the voice"), REPORT],
        from: From::Section(Section::Relays),
    },
    List {
        path: "/origins",
        item: "OriginView",
        about: "Who is named as the origin of what is told",
        params: &[],
        from: From::Origins,
    },
    List {
        path: "/same-statements",
        item: "SameStatementView",
        about: "One statement told by several",
        params: &[REPORT],
        from: From::Section(Section::SameStatements),
    },
    List {
        path: "/figures",
        item: "CaseFigureView",
        about: "Quantities as the reports give them",
        params: &[AGREE, REPORT],
        from: From::Section(Section::Figures),
    },
    List {
        path: "/checks",
        item: "CheckView",
        about: "What to look at before quoting",
        params: &[text("kind", "the name of the check"), REPORT],
        from: From::Section(Section::Checks),
    },
    List {
        path: "/differences",
        item: "DifferenceView",
        about: "Passages that cannot all stand, best first",
        params: &[BY_TIME, REPORT],
        from: From::Section(Section::Differences),
    },
    List {
        path: "/labels",
        item: "LabelView",
        about: "What the same thing is called, by outlet",
        params: &[ACTOR],
        from: From::Section(Section::Labels),
    },
    List {
        path: "/only-in",
        item: "OnlyInView",
        about: "What one report alone tells, best first",
        params: &[REPORT],
        from: From::Section(Section::OnlyIn),
    },
    List {
        path: "/copies",
        item: "CopyView",
        about: "Passages that stand word for word in two reports",
        params: &[],
        from: From::Copies,
    },
    List {
        path: "/stories",
        item: "StoryView",
        about: "Stories with their reports",
        params: &[],
        from: From::Stories,
    },
    List {
        path: "/versions",
        item: "VersionsView",
        about: "Reports that were updated later",
        params: &[text("report", "the id of the newest version")],
        from: From::Section(Section::Versions),
    },
    List {
        path: "/pledges",
        item: "PledgeView",
        about: "Promises, demands, denials, and what became of them",
        params: &[ACT, ACTOR, REPORT],
        from: From::Section(Section::Pledges),
    },
    List {
        path: "/timeline",
        item: "TimelineView",
        about: "What happened when",
        params: &[FROM, TO, REPORT],
        from: From::Section(Section::Timeline),
    },
    List {
        path: "/notes",
        item: "CaseNoteView",
        about: "What people have noted, by place",
        params: &[STATUS, REPORT],
        from: From::Section(Section::Notes),
    },
    List {
        path: "/corrections",
        item: "CorrectedView",
        about: "What people have decided, in the order in which they did, as the last gathering found it",
        params: &[],
        from: From::Section(Section::Corrections),
    },
    List {
        path: "/search",
        item: "HitView",
        about: "Sentences that hold words: the best reports first, of each up to three sentences. `total`, `limit` and `offset` count reports. Without words there are none",
        params: &[WORDS],
        from: From::Search,
    },
];

pub(super) fn routes() -> Router<App> {
    LISTS.iter().fold(Router::new(), |router, list| {
        let list = *list;
        router.route(
            list.path,
            get(move |State(app): State<App>, Query(pairs): Query<Vec<(String, String)>>| async move {
                answer(&app, list, pairs).await
            }),
        )
    })
}

async fn answer(app: &App, list: List, pairs: Vec<(String, String)>) -> Result<Ready, Problem> {
    let question = Asked::new(pairs, list.params)?;
    let (filter, window) = (question.filter.clone(), question.window);
    let found = asked(app, move |case| look(case, list.from, &filter, window)).await?;
    let next = question.next(list.path, found.total);
    let next = serde_json::to_string(&next).unwrap_or_else(|_| "null".into());
    Ok(Ready(format!(
        "{{\"total\":{},\"offset\":{},\"limit\":{},\"next\":{next},\"items\":[{}]}}",
        found.total,
        window.offset,
        window.limit,
        found.rows.join(",")
    )))
}

fn look(case: &CaseFile, from: From, filter: &Filter, window: Window) -> Result<Rows<String>, Error> {
    match from {
        From::Section(section) => case.kept_section(section, filter, window),
        From::Reports => Ok(printed(&case.kept_report_heads(filter, window)?)),
        From::Origins => Ok(printed(&case.kept_origins(window)?)),
        From::Copies => Ok(printed(&case.kept_copies(window)?)),
        From::Stories => Ok(printed(&case.kept_stories(window)?)),
        From::Search => {
            let words = filter.words.clone().unwrap_or_default();
            if !words.chars().any(char::is_alphanumeric) {
                return Ok(Rows { rows: Vec::new(), total: 0 });
            }
            let sought = Sought { words, most: 3, ..Sought::default() };
            let found = case.search_window(&sought, window)?;
            let hits: Vec<HitView> = found.rows.into_iter().flatten().map(hit).collect();
            Ok(printed(&Rows { rows: hits, total: found.total }))
        }
    }
}

fn hit(h: Hit) -> HitView {
    HitView {
        report: h.report,
        path: h.path,
        outlet: h.outlet,
        published: h.published,
        line: h.line,
        start: h.start,
        end: h.end,
        words: h.words,
        found: h.found,
    }
}

fn printed<T: serde::Serialize>(found: &Rows<T>) -> Rows<String> {
    let rows = found.rows.iter().filter_map(|row| serde_json::to_string(row).ok()).collect();
    Rows { rows, total: found.total }
}
