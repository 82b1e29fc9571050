//! Routes and views → the document that describes the interface, as OpenAPI 3.1 has it.
//!
//! The schemas are derived from the views; the paths are made from the tables that make the routes.

use super::Ready;
use super::items::ITEMS;
use super::lists::LISTS;
use super::query::{DAY, FURTHEST, LONGEST, MOST, Param, Takes, USUAL};
use crate::app::App;
use axum::Router;
use axum::routing::get;
use hearsay::view::correction::{FIELDS, JUDGEABLE, NOTABLE, STATUSES};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use utoipa::OpenApi;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/openapi.json", get(|| async { Ready(DOCUMENT.clone()) }))
}

/// What each schema is derived from.
#[derive(OpenApi)]
#[openapi(components(schemas(
    hearsay::view::case::CaseActorView,
    hearsay::view::case::CaseFigureView,
    hearsay::view::case::CaseNoteView,
    hearsay::view::case::CaseStatementView,
    hearsay::view::case::CheckView,
    hearsay::view::case::CopyView,
    hearsay::view::case::DifferenceView,
    hearsay::view::case::LabelView,
    hearsay::view::case::OnlyInView,
    hearsay::view::case::OriginView,
    hearsay::view::case::PledgeView,
    hearsay::view::case::ProcessView,
    hearsay::view::case::RelayView,
    hearsay::view::case::SameStatementView,
    hearsay::view::case::StoryView,
    hearsay::view::case::SuggestionView,
    hearsay::view::case::TimelineView,
    hearsay::view::case::VersionsView,
    hearsay::view::correction::CorrectedView,
    hearsay::view::correction::CorrectionView,
    hearsay::view::reading::ReadingView,
    hearsay::view::served::DecideView,
    hearsay::view::served::DecidedView,
    hearsay::view::served::HitView,
    hearsay::view::served::ProblemView,
    hearsay::view::served::ReportHeadView,
    hearsay::view::served::SessionView,
)))]
struct Schemas;

/// The same at every request.
static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_string());

fn document() -> Value {
    let mut schemas = serde_json::to_value(Schemas::openapi().components).unwrap_or_default();
    let mut schemas = schemas.get_mut("schemas").map(Value::take).unwrap_or_default();
    narrow(&mut schemas);
    let mut paths = Map::new();
    for list in LISTS {
        let params: Vec<Value> = list.params.iter().map(param).chain(window()).collect();
        let page = json!({
            "type": "object", "required": ["total", "offset", "limit", "next", "items"],
            "properties": {
                "total": { "type": "integer", "minimum": 0 },
                "offset": { "type": "integer", "minimum": 0 },
                "limit": { "type": "integer", "minimum": 1 },
                "next": { "type": ["string", "null"], "description": "the address of the next part" },
                "items": { "type": "array", "items": { "$ref": format!("#/components/schemas/{}", list.item) } },
            },
        });
        let name = operation(&format!("list{}", list.path));
        let mut answers = refusals(&["400", "403", "414", "422", "503"]);
        answers.insert("200".into(), answer("Part of the list", &page));
        put(
            &mut paths,
            list.path,
            "get",
            json!({
                "operationId": name, "summary": list.about, "tags": ["lists"], "parameters": params, "responses": answers,
            }),
        );
    }
    for item in ITEMS {
        let by_id = item.path.contains('{');
        let mut answers = refusals(&["400", "403", "414", "422", "503"]);
        if by_id {
            answers.extend(refusals(&["404"]));
        }
        let schema = json!({ "$ref": format!("#/components/schemas/{}", item.item) });
        answers.insert("200".into(), answer(item.about, &schema));
        put(
            &mut paths,
            item.path,
            "get",
            json!({
                "operationId": operation(&format!("get{}", item.path)), "summary": item.about, "tags": ["items"],
                "parameters": if by_id { json!([id()]) } else { json!([]) }, "responses": answers,
            }),
        );
    }
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let mut answers =
        refusals(&["400", "401", "403", "404", "409", "413", "414", "415", "422", "503", "507"]);
    answers
        .insert("201".into(), answer("The corrections that the decision came to", &reference("DecidedView")));
    // Whoever has decided can take it back.
    let first = json!({ "id": "$response.body#/corrections/0/id" });
    answers["201"]["links"] = json!({ "takeBack": { "operationId": "takeBack", "parameters": first } });
    put(
        &mut paths,
        "/corrections",
        "post",
        json!({
            "operationId": "decide", "tags": ["corrections"], "security": [{ "token": [] }],
            "summary": "Decide something; what is shown is gathered again with it",
            "requestBody": { "required": true, "content": { "application/json": { "schema": reference("DecideView") } } },
            "responses": answers,
        }),
    );
    let mut answers = refusals(&["400", "401", "403", "404", "414", "422", "503", "507"]);
    answers.insert("200".into(), answer("The correction that was taken back", &reference("CorrectionView")));
    put(
        &mut paths,
        "/corrections/{id}",
        "delete",
        json!({
            "operationId": "takeBack", "tags": ["corrections"], "security": [{ "token": [] }],
            "summary": "Take a correction back", "parameters": [id()], "responses": answers,
        }),
    );
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Hearsay", "version": hearsay::VERSION,
            "description": "Who said what, on whose word, and where the accounts differ: the views of a case. \
                Positions are code points of the report's text, end exclusive.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/api/v1" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {
                    "type": "apiKey", "in": "header", "name": "X-Hearsay-Token",
                    "description": "the token of /session, new with every start",
                },
            },
        },
    })
}

fn put(paths: &mut Map<String, Value>, path: &str, method: &str, operation: Value) {
    let there = paths.entry(path.to_owned()).or_insert_with(|| json!({}));
    there[method] = operation;
}

/// `list/same-statements` → `listSameStatements`.
fn operation(path: &str) -> String {
    let mut out = String::new();
    let mut upper = false;
    for c in path.chars().filter(|c| !"{}".contains(*c)) {
        match c {
            '/' | '-' => upper = true,
            _ if upper => {
                out.extend(c.to_uppercase());
                upper = false;
            }
            _ => out.push(c),
        }
    }
    out
}

fn id() -> Value {
    json!({ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } })
}

fn param(p: &Param) -> Value {
    let schema = match p.takes {
        Takes::Text => json!({ "type": "string", "maxLength": LONGEST }),
        Takes::OneOf(all) => json!({ "type": "string", "enum": all }),
        Takes::Flag => json!({ "type": "boolean" }),
        Takes::Day => json!({ "type": "string", "pattern": DAY }),
    };
    json!({ "name": p.name, "in": "query", "required": false, "description": p.about, "schema": schema })
}

fn window() -> [Value; 2] {
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL });
    let offset = json!({ "type": "integer", "minimum": 0, "maximum": FURTHEST, "default": 0 });
    [
        json!({ "name": "limit", "in": "query", "required": false, "description": "how many at most", "schema": limit }),
        json!({ "name": "offset", "in": "query", "required": false, "description": "how many to pass over", "schema": offset }),
    ]
}

fn answer(about: &str, schema: &Value) -> Value {
    json!({ "description": about, "content": { "application/json": { "schema": schema } } })
}

fn refusals(codes: &[&str]) -> Map<String, Value> {
    let about = |code: &str| match code {
        "400" => "The address cannot be read",
        "401" => "The token is missing or not that of this start",
        "403" => "The request comes from elsewhere, or nothing may be changed",
        "404" => "There is no such thing",
        "409" => "It is so already",
        "413" => "The request is too large",
        "414" => "The address is too long",
        "415" => "A decision is sent as application/json",
        "422" => "What is asked for cannot be",
        "503" => "The case cannot be read just now, or is being gathered for the first time",
        "507" => "No room is left on the disk",
        _ => "Refused",
    };
    let schema = json!({ "$ref": "#/components/schemas/ProblemView" });
    let one = |code: &&str| {
        let content = json!({ "application/problem+json": { "schema": schema } });
        ((*code).to_owned(), json!({ "description": about(code), "content": content }))
    };
    codes.iter().map(one).collect()
}

/// What the types do not say of a decision: which layers, fields and statuses there are.
fn narrow(schemas: &mut Value) {
    for end in ["start", "end"] {
        schemas["PassageView"]["properties"][end]["maximum"] = json!(u32::MAX);
    }
    let Some(kinds) = schemas["DecisionView"]["oneOf"].as_array_mut() else { return };
    for kind in kinds {
        kind["additionalProperties"] = json!(false);
        let act = kind["properties"]["act"]["enum"][0].as_str().unwrap_or_default().to_owned();
        let properties = &mut kind["properties"];
        match act.as_str() {
            "reject" | "confirm" => {
                properties["layer"]["enum"] = json!(JUDGEABLE);
                properties["at"]["minItems"] = json!(1);
                properties["at"]["maxItems"] = json!(2);
            }
            "note" => {
                properties["layer"]["enum"] = json!(NOTABLE);
                properties["status"] = json!({ "enum": [STATUSES[0], STATUSES[1], STATUSES[2], null] });
                properties["at"]["minItems"] = json!(1);
                properties["at"]["maxItems"] = json!(2);
                // A report is noted upon as a whole: it is one place.
                let others: Vec<&str> = NOTABLE.iter().copied().filter(|l| *l != "report").collect();
                let words = json!({ "type": "string", "pattern": "[0-9A-Za-z]" });
                kind["allOf"] = json!([
                    { "anyOf": [
                        { "required": ["status"], "properties": { "status": { "enum": STATUSES } } },
                        { "required": ["words"], "properties": { "words": words } },
                    ] },
                    { "anyOf": [
                        { "properties": { "layer": { "enum": ["report"] }, "at": { "maxItems": 1 } } },
                        { "properties": { "layer": { "enum": others } } },
                    ] },
                ]);
            }
            "set" => properties["field"]["enum"] = json!(FIELDS),
            "date" => properties["value"]["pattern"] = json!(DAY),
            "rename" => properties["name"]["minLength"] = json!(1),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_that_is_named_is_there() {
        let document = document();
        let text = document.to_string();
        for part in text.split("#/components/schemas/").skip(1) {
            let name = part.split('"').next().unwrap_or_default();
            assert!(document["components"]["schemas"][name].is_object(), "no schema {name}");
        }
        assert!(document["paths"]["/statements"]["get"].is_object());
        assert_eq!(document["paths"]["/same-statements"]["get"]["operationId"], "listSameStatements");
        let note = &document["components"]["schemas"]["DecisionView"]["oneOf"];
        assert!(note.as_array().is_some_and(|all| all.len() == 10), "{note}");
    }
}
