//! The dossier: is the package whole, does every footnote lead somewhere, and are the words the reports' own?

use crate::cases::{empty, hostile, story};
use crate::written::bytes;
use hearsay_export::Kind;
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

/// The parts of a package.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        all.insert(name, text);
    }
    all
}

/// The values of an attribute of an element.
fn values(xml: &str, element: &str, attribute: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut all = Vec::new();
    loop {
        match reader.read_event().expect("the part is XML") {
            Event::Eof => return all,
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == element.as_bytes() => {
                let value = e.try_get_attribute(attribute).unwrap();
                all.extend(value.map(|v| String::from_utf8(v.value.into_owned()).unwrap()));
            }
            _ => {}
        }
    }
}

#[test]
fn every_footnote_and_every_link_leads_somewhere() {
    for case in [story(), hostile(), empty()] {
        let parts = parts(&bytes(Kind::Docx, &case));
        let (document, notes) = (&parts["word/document.xml"], &parts["word/footnotes.xml"]);
        let cited = values(document, "w:footnoteReference", "w:id");
        let given: BTreeSet<String> = values(notes, "w:footnote", "w:id").into_iter().collect();
        assert_eq!(cited.iter().collect::<BTreeSet<_>>().len(), cited.len(), "each note is cited once");
        assert!(cited.iter().all(|id| given.contains(id)));
        assert_eq!(given.len(), cited.len() + 2, "and the two of Word's own");
        let places = values(document, "w:bookmarkStart", "w:name");
        assert_eq!(places.len(), case.reports.len());
        assert!(values(notes, "w:hyperlink", "w:anchor").iter().all(|a| places.contains(a)));
        let styles = values(&parts["word/styles.xml"], "w:style", "w:styleId");
        let used = ["w:pStyle", "w:rStyle", "w:tblStyle"].iter().flat_map(|e| values(document, e, "w:val"));
        used.for_each(|style| assert!(styles.contains(&style), "no style {style}"));
        for (name, part) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
            for target in values(part, "Relationship", "Target") {
                let path = if name.starts_with("word/") { format!("word/{target}") } else { target };
                assert!(parts.contains_key(&path), "{name}: {path}");
            }
        }
    }
}

#[test]
fn the_dossier_goes_in_the_order_of_the_brief_and_quotes_the_reports() {
    let case = story();
    let parts = parts(&bytes(Kind::Docx, &case));
    let document = &parts["word/document.xml"];
    let order =
        ["Reports read", "Where the accounts differ", "On whose word", "Who says what", "Figures", "When"];
    let at: Vec<usize> = order.iter().map(|h| document.find(&format!(">{h}<")).expect(h)).collect();
    assert!(at.is_sorted(), "{at:?}");
    assert!(document.contains("We will not be hurried"), "{document}");
    // Paragraph 3 of the report is its third line that is not blank.
    let start =
        case.reports.iter().find(|r| r.id == "kna").unwrap().text.find("\"The base will be gone").unwrap();
    assert!(parts["word/footnotes.xml"].contains(&format!("paragraph 3, characters {start}–")), "at {start}");
}

#[test]
fn no_word_of_a_report_is_obeyed() {
    for (name, text) in parts(&bytes(Kind::Docx, &hostile())) {
        let bad =
            |c: char| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{202E}');
        assert!(!text.contains(bad), "{name}");
        assert!(!text.contains("<script"), "{name}");
        // No element but those of the format, and nothing that leads out of the file.
        assert!(!text.contains("javascript:") || !text.contains("r:id=\"rId5\""), "{name}");
        assert!(!text.contains("TargetMode=\"External\""), "{name}");
        values(&text, "w:p", "w:x");
    }
}
