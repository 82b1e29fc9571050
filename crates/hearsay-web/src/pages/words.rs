//! Words: what the same thing is called, by outlet; its own voice, others' words and quotation marks apart.

use super::{Fault, show, window};
use crate::app::App;
use crate::parts::{Evidence, Pager, Pointer, outlet};
use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::{Query, State};
use axum::response::Html;
use hearsay::digest::safe::one_line;
use hearsay::view::case::WordView;
use hearsay_store::{Error, LabelRow, Window};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What can be asked.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    page: Option<usize>,
}

/// A word in one voice.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    text: String,
    count: usize,
    /// Whose word it is where it is not the outlet's own.
    whose: String,
    at: Vec<Evidence>,
}

/// An outlet's words for one thing.
#[derive(Clone, Debug)]
pub(crate) struct Use {
    outlet: String,
    own: Vec<Word>,
    others: Vec<Word>,
    quoted: Vec<Word>,
}

/// A thing and what it is called.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/label.html")]
pub(crate) struct Label {
    id: String,
    what: String,
    href: Option<String>,
    uses: Vec<Use>,
    more: usize,
}
impl HtmlSafe for Label {}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<h1>Words</h1>
<p class="lead">What the same thing is called, outlet by outlet: in its own voice, in what it gives as others’ words, and between quotation marks of its own.</p>
{{ pager }}
{% if rows.is_empty() %}<p class="none">Nothing was found that two outlets call differently. Add reports of other outlets with <code>hearsay add</code>.</p>{% else %}<ol class="labels">
{% for r in rows %}{{ r }}{% endfor %}</ol>
{{ pager }}{% endif %}"#
)]
struct Part {
    rows: Vec<Label>,
    pager: Pager,
}

/// Outlets that a row shows, and places of each word.
const OUTLETS: usize = 6;
const PLACES: usize = 2;

/// Whose word it is: of those whom the report quotes or tells of; else, between marks that quote nobody, the outlet's.
fn whose(p: &Pointer<'_>, w: &WordView) -> Result<String, Error> {
    const NAMES: usize = 3;
    let name = |id: &String| Ok(p.case.kept_actor_name(id)?.map(|n| one_line(&n)));
    let known: Vec<Option<String>> =
        w.voices.speakers.iter().take(NAMES).map(name).collect::<Result<_, Error>>()?;
    let mut names: Vec<String> = known.into_iter().flatten().collect();
    match w.voices.speakers.len().saturating_sub(NAMES) {
        0 => {}
        more => names.push(format!("{more} more")),
    }
    if w.voices.scare > 0 {
        names.push("marks of its own".into());
    }
    Ok(names.join(", "))
}

/// A thing with its words.
pub(crate) fn label(p: &Pointer<'_>, row: &LabelRow) -> Result<Label, Error> {
    let mut uses = Vec::new();
    let mut at = 0;
    for (name, words) in &row.view.by_outlet {
        let first = at;
        at += words.len();
        if uses.len() == OUTLETS {
            continue;
        }
        let mut voices: [BTreeMap<String, Word>; 3] = Default::default();
        for (i, w) in words.iter().enumerate() {
            let attributed = row.attributed.get(first + i).map(Vec::as_slice).unwrap_or_default();
            let whose = whose(p, w)?;
            for (j, e) in w.evidence.iter().enumerate() {
                let voice = match (w.quoted, attributed.get(j).copied().unwrap_or(false)) {
                    (true, _) => 2,
                    (_, true) => 1,
                    _ => 0,
                };
                let text = one_line(&w.text);
                let whose = if voice == 0 { String::new() } else { whose.clone() };
                let empty = Word { text: text.clone(), count: 0, whose, at: vec![] };
                let word = voices[voice].entry(text).or_insert(empty);
                word.count += 1;
                if word.at.len() < PLACES {
                    word.at.push(p.at(&e.report, &[[e.start, e.end]])?);
                }
            }
        }
        let sorted = |words: BTreeMap<String, Word>| {
            let mut words: Vec<Word> = words.into_values().collect();
            words.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
            words.truncate(5);
            words
        };
        let [own, others, quoted] = voices.map(sorted);
        // Where no outlet is known the report stands for it.
        let report = p.case.kept_head(name)?;
        let outlet = report.map_or_else(|| one_line(name), |head| outlet(&head));
        uses.push(Use { outlet, own, others, quoted });
    }
    Ok(Label {
        id: row.id.clone(),
        what: one_line(&row.view.what),
        href: row.view.actor.as_deref().and_then(|id| p.links.actor(id)),
        more: row.view.by_outlet.len().saturating_sub(uses.len()),
        uses,
    })
}

/// All of them, for the page that stands alone.
pub(crate) fn whole(p: &Pointer<'_>) -> Result<Vec<Label>, Error> {
    p.case.kept_labels(None, Window::ALL)?.rows.iter().map(|row| label(p, row)).collect()
}

pub(crate) async fn page(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Html<String>, Fault> {
    show(app, "/words", move |p| {
        // A row is tall: fewer make a page.
        let found = p.case.kept_labels(None, window(asked.page))?;
        let rows = found.rows.iter().map(|row| label(p, row)).collect::<Result<_, _>>()?;
        let pager = Pager::new(found.total, "thing", asked.page.unwrap_or(1), "/words", &[]);
        Ok(Some(("Words".into(), Part { rows, pager })))
    })
    .await
}
