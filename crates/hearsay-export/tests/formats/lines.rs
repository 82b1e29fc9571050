//! JSON Lines, PLOVER, TimelineJS, GKG: does each line stand by itself, and say what the case says?

use crate::cases::{empty, hostile, slice, story};
use crate::written::text;
use hearsay_export::Kind;
use serde_json::Value;
use std::collections::BTreeSet;

fn lines(kind: Kind, case: &hearsay::view::CaseView) -> Vec<Value> {
    text(kind, case).lines().map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}"))).collect()
}

/// Every object that names a place.
fn places<'v>(value: &'v Value, report: Option<&'v str>, found: &mut Vec<(&'v str, &'v Value)>) {
    match value {
        Value::Object(object) => {
            let report = object.get("report").and_then(Value::as_str).or(report);
            if let (Some(report), true) =
                (report, object.contains_key("words") && object.contains_key("start"))
            {
                found.push((report, value));
            }
            object.values().for_each(|v| places(v, report, found));
        }
        Value::Array(all) => all.iter().for_each(|v| places(v, report, found)),
        _ => {}
    }
}

#[test]
fn each_item_has_a_line_with_its_section_its_id_and_its_words() {
    for case in [story(), hostile()] {
        let all = lines(Kind::Jsonl, &case);
        let of = |section: &str| all.iter().filter(|l| l["section"] == section).count();
        assert_eq!(of("reports"), case.reports.len());
        assert_eq!(of("statements"), case.statements.len());
        assert_eq!(of("figures"), case.figures.len());
        assert_eq!(of("accounts_differ"), case.accounts_differ.len());
        assert_eq!(of("timeline"), case.timeline.len());
        let ids: BTreeSet<String> = all.iter().map(|l| format!("{} {}", l["section"], l["id"])).collect();
        assert_eq!(ids.len(), all.len(), "an id is given once in its section");
        assert!(all.iter().all(|l| l["id"].is_string()));
        for line in &all {
            let mut found = Vec::new();
            let own = (line["section"] == "reports").then(|| line["id"].as_str().unwrap());
            places(line, own, &mut found);
            // Older versions of a report bring their words along.
            for (report, place) in found.into_iter().filter(|(r, _)| case.reports.iter().any(|v| v.id == *r))
            {
                let n = |key: &str| place[key].as_u64().unwrap() as usize;
                assert_eq!(place["words"], slice(&case, report, n("start"), n("end")), "{line}");
            }
        }
        let said = all.iter().find(|l| l["section"] == "statements").unwrap();
        assert!(said["content_words"].is_array() && said["speakers_names"].is_array(), "{said}");
    }
    assert!(lines(Kind::Jsonl, &empty()).is_empty());
}

#[test]
fn an_event_stands_on_a_line_with_its_words_and_without_a_date_that_no_report_gives() {
    let case = story();
    let all = lines(Kind::Plover, &case);
    assert!(!all.is_empty());
    let happened = case.reports.iter().flat_map(|r| &r.events).filter(|e| e.status == "happened").count();
    assert!(all.len() >= happened);
    for e in &all {
        let cite = e["cite_info"]["id"].as_str().unwrap();
        let n = |key: &str| e["text_info"][key].as_u64().unwrap() as usize;
        assert_eq!(e["text_info"]["words"], slice(&case, cite, n("start"), n("end")));
        assert!((1..=4).contains(&e["quad_code"].as_u64().unwrap()));
        assert_eq!(e["event"].as_array().unwrap().len(), 1);
        assert!(e["actor"].is_array() && e["recipient"].is_array() && e["mode"].is_array());
        let view = case.reports.iter().find(|r| r.id == cite).unwrap();
        let told = view.events.iter().find(|t| t.start == n("start")).unwrap();
        assert_eq!(e["date"].as_str(), told.date.as_deref());
    }
}

#[test]
fn a_timeline_has_a_start_for_each_event_and_no_markup_of_a_report() {
    for case in [story(), hostile(), empty()] {
        let all: Value = serde_json::from_str(&text(Kind::Timelinejs, &case)).unwrap();
        let events = all["events"].as_array().unwrap();
        assert!(events.len() <= case.timeline.len());
        let ids: BTreeSet<&str> = events.iter().map(|e| e["unique_id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), events.len());
        for e in events {
            assert!(e["start_date"]["year"].is_i64(), "{e}");
            assert!(!e["text"]["headline"].as_str().unwrap().contains('<'), "{e}");
            assert!(!e["text"]["text"].as_str().unwrap().contains("<script"), "{e}");
            assert!(!e["text"]["text"].as_str().unwrap().contains("javascript:"), "{e}");
        }
    }
    assert!(story().timeline.iter().any(|t| t.date.starts_with("2025")));
}

#[test]
fn a_record_has_twenty_seven_fields_whatever_a_report_says() {
    for case in [story(), hostile()] {
        let written = text(Kind::Gkg, &case);
        assert_eq!(written.lines().count(), case.reports.len());
        for (line, view) in written.lines().zip(&case.reports) {
            let fields: Vec<&str> = line.split('\t').collect();
            assert_eq!(fields.len(), 27, "{line}");
            assert!(!line.contains(|c: char| c.is_control() && c != '\t'), "{line}");
            match &view.published {
                Some(day) if day.len() == 10 => assert!(fields[1].starts_with(&day.replace('-', ""))),
                _ => assert_eq!(fields[1], "", "a day is never made out of a month"),
            }
            for quotation in fields[22].split('#').filter(|q| !q.is_empty()) {
                let parts: Vec<&str> = quotation.split('|').collect();
                assert_eq!(parts.len(), 4, "{quotation}");
                let (start, length): (usize, usize) = (parts[0].parse().unwrap(), parts[1].parse().unwrap());
                let words = slice(&case, &view.id, start, start + length);
                if words.chars().all(|c| c.is_alphanumeric() || " .'".contains(c)) {
                    assert_eq!(parts[3], words);
                }
            }
            for name in fields[23].split(';').filter(|n| !n.is_empty()) {
                assert!(name.rsplit_once(',').unwrap().1.parse::<usize>().is_ok(), "{name}");
            }
        }
    }
    let ledger = text(Kind::Gkg, &story());
    assert!(ledger.contains("|told|We will not be hurried"), "{ledger}");
}
