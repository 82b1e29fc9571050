//! Web Annotation and schema.org: do the selectors find the words, and is nobody rated?

use crate::cases::{empty, hostile, slice, story};
use crate::written::text;
use hearsay_export::Kind;
use serde_json::Value;

#[test]
fn both_selectors_find_the_same_words() {
    for case in [story(), hostile()] {
        let all: Value = serde_json::from_str(&text(Kind::WebAnnotation, &case)).unwrap();
        assert_eq!(all["@context"], "http://www.w3.org/ns/anno.jsonld");
        let items = all["first"]["items"].as_array().unwrap();
        assert_eq!(all["total"], items.len());
        for item in items {
            let targets = match &item["target"] {
                Value::Array(all) => all.clone(),
                one => vec![one.clone()],
            };
            for target in targets {
                let report = target["source"]["dcterms:identifier"].as_str().unwrap();
                let report = report.strip_prefix("urn:hearsay:report:").unwrap();
                let n = |v: &Value| v.as_u64().unwrap() as usize;
                let (position, quote) = (&target["selector"][0], &target["selector"][1]);
                let (start, end) = (n(&position["start"]), n(&position["end"]));
                assert_eq!(quote["exact"], slice(&case, report, start, end));
                let prefix = quote["prefix"].as_str().unwrap();
                let suffix = quote["suffix"].as_str().unwrap();
                let before = prefix.chars().count();
                assert_eq!(prefix, slice(&case, report, start - before, start));
                assert!(slice(&case, report, end, end + 32).starts_with(suffix));
                assert!(before == 32 || before == start, "{before} of {start}");
                assert_eq!(target["source"]["schema:sha256"].as_str().unwrap().len(), 64);
                assert!(!target["source"]["id"].as_str().unwrap().starts_with("javascript:"));
            }
        }
    }
}

#[test]
fn claims_and_quotations_name_whose_they_are_and_nobody_is_rated() {
    let case = story();
    let written = text(Kind::SchemaOrg, &case);
    for word in ["Rating", "ClaimReview", "reviewRating", "truth"] {
        assert!(!written.contains(word), "{word}");
    }
    let all: Value = serde_json::from_str(&written).unwrap();
    let graph = all["@graph"].as_array().unwrap();
    let of = |kind: &str| graph.iter().filter(|n| n["@type"] == kind).collect::<Vec<_>>();
    let ids: Vec<&Value> = graph.iter().map(|n| &n["@id"]).collect();
    assert_eq!(of("NewsArticle").len(), 3);
    let hurried =
        of("Quotation").into_iter().find(|q| q["text"].as_str().unwrap().contains("hurried")).unwrap();
    assert!(ids.contains(&&hurried["spokenByCharacter"]["@id"]), "{hurried}");
    assert_eq!(hurried["isPartOf"]["@id"], "urn:hearsay:report:ledger");
    let shared = graph.iter().filter(|n| n["@id"].as_str().unwrap().starts_with("urn:hearsay:claim:"));
    for claim in shared {
        let appearance = claim["appearance"].as_array().unwrap();
        assert!(!appearance.is_empty() && appearance.iter().all(|a| ids.contains(&&a["@id"])));
        if claim["firstAppearance"] != Value::Null {
            assert!(appearance.contains(&claim["firstAppearance"]));
        }
    }
    let undated = of("NewsArticle").into_iter().find(|n| n["@id"] == "urn:hearsay:report:ledger").unwrap();
    assert!(undated.get("datePublished").is_none(), "a date is not made out of nothing");
    assert!(!text(Kind::SchemaOrg, &hostile()).contains("\"url\":\"javascript"));
    serde_json::from_str::<Value>(&text(Kind::SchemaOrg, &empty())).unwrap();
}
