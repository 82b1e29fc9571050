//! The pages of the rules and notes, as `hearsay explain` prints them.

use super::{Fault, show};
use crate::app::App;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<h1>What the rules are</h1>
<p class="lead">Every link, agreement and difference names the rule that found it. Each rule has a page: what it finds, why it counts, where it errs.</p>
{% for (layer, pages) in layers %}<section><h2 class="head">{{ layer }}</h2><ul class="rules">{% for (name, first) in pages %}<li class="item"><a href="/explain/{{ name }}">{{ name }}</a> <span class="why">{{ first }}</span></li>{% endfor %}</ul></section>
{% endfor %}"#
)]
struct All {
    layers: Vec<(&'static str, Vec<(&'static str, &'static str)>)>,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<h1>{{ name }}</h1><div class="rule"><pre>{{ text }}{% if !measured.is_empty() %}
{{ measured }}{% endif %}</pre></div><p><a href="/explain">All rules</a></p>"#
)]
struct One {
    name: &'static str,
    text: &'static str,
    measured: String,
}

pub(crate) async fn page(State(app): State<App>) -> Result<Html<String>, Fault> {
    let layers = hearsay::rule::layers().map(|(layer, pages)| {
        let mut pages: Vec<_> =
            pages.iter().map(|p| (p.name, p.text.lines().next().unwrap_or_default())).collect();
        pages.sort_unstable();
        (layer, pages)
    });
    let all = All { layers: layers.collect() };
    show(app, "/explain", move |_| Ok(Some(("What the rules are".into(), all)))).await
}

pub(crate) async fn one(State(app): State<App>, Path(name): Path<String>) -> Result<Html<String>, Fault> {
    let Some(page) = hearsay::rule::find(&name) else { return Err(Fault::NotFound) };
    let one = One { name: page.name, text: page.text, measured: hearsay::quality::of_page(page.name) };
    show(app, "/explain", move |_| Ok(Some((page.name.to_owned(), one)))).await
}
