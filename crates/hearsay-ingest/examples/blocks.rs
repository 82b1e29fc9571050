//! Prints what the document layer makes of reports: `cargo run -p hearsay-ingest --example blocks -- PATH...`
#![allow(clippy::print_stdout)]

use hearsay_ingest::{Options, collect, open};

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let options = Options::default();
    let found = collect(&paths, &options);
    for problem in &found.problems {
        println!("! {problem}");
    }
    for source in &found.sources {
        for item in open(source, &options) {
            match item {
                Err(problem) => println!("! {problem}\n  hint: {}", problem.hint.as_deref().unwrap_or("-")),
                Ok(input) => {
                    let document = hearsay::document::read_document(input.text, input.given);
                    let given = &document.value.given;
                    println!("== {} {} {:?}", given.path, given.id, given.source_id);
                    println!(
                        "   title={:?} outlet={:?} byline={:?} published={:?}/{:?} updated={:?} language={:?} dateline={:?} agencies={:?}",
                        given.title,
                        given.outlet,
                        given.byline,
                        given.published,
                        given.published_from,
                        given.updated,
                        given.language,
                        document.value.dateline,
                        document.value.agencies
                    );
                    for note in input.notes.iter().chain(&document.notes) {
                        println!("   note {}: {}", note.name, note.message);
                    }
                    for block in &document.value.blocks {
                        let words = block.span.of(&document.value.text);
                        let cut: String = words.chars().take(150).collect();
                        println!(
                            "   {:13} {:?}{}",
                            block.kind.name(),
                            cut,
                            if cut.len() < words.len() { "…" } else { "" }
                        );
                    }
                }
            }
        }
    }
}
