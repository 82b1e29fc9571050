//! Laws that every reading keeps, whatever the text: no panic, spans that stand in the text, the same again.

use hearsay::document::BlockKind;
use hearsay::view::ReadingView;
use hearsay::view::verify::faults;
use hearsay::{Given, Reading, read};
use proptest::prelude::*;

fn given(id: &str) -> Given {
    Given { id: id.into(), path: format!("{id}.txt"), ..Given::default() }
}

/// Texts that look like reports to a machine: words of the trade, marks of all kinds, letters from everywhere.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "said", "told", "according to", "denied", "Minister", "Ina Corvell", "President Odo Lanner", "the ministry",
            "KNA", "Port Elanor", "he", "they", "officials", "in a statement", "on Monday", "last week", "3 March 2031",
            "about 2,500", "40%", "$3.5 million", "two-thirds", "more than", "not", "will", "troops", "Read more:",
            "By Ina Corvell", "PORT ELANOR, March 3 (KNA) -", "(KNA)", "Mr.", "U.S.", "Vesk's", "can't", "that", "the bridge",
        ]).prop_map(str::to_owned),
        3 => prop::sample::select(vec![
            " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u{a0}", "\u{2028}", ".", ",", ":", ";", "?", "!", "…", "—", "-", "–",
            "“", "”", "\"", "'", "‘", "’", "«", "»", "(", ")", "[", "]", "/", "…”", ",” ", ".” ",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "\0", "\u{feff}", "\u{200b}", "\u{202e}", "é", "e\u{301}", "ß", "İ", "ﬁ", "𝄞", "👩‍👩‍👧", "中文。", "عَرَبِيّ", "ǆ", "ΑΣ", "\u{fffd}",
            "\u{10ffff}", "½", "٣", "Ⅷ",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop_oneof![
        4 => prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// Every span of a reading, in bytes.
fn check(reading: &Reading) -> Result<(), TestCaseError> {
    let text: &str = &reading.document.text;
    let stands = |s: hearsay::Span| text.get(s.range()).is_some_and(|words| !words.is_empty());
    let mut at = 0;
    for block in &reading.document.blocks {
        prop_assert!(stands(block.span) && block.span.start() >= at, "block {block:?}");
        at = block.span.end();
    }
    let mut at = 0;
    for (i, s) in reading.segments.sentences.iter().enumerate() {
        prop_assert!(stands(s.span) && s.span.start() >= at, "sentence {s:?}");
        let block = reading.document.blocks.get(s.block);
        prop_assert!(
            block.is_some_and(|b| b.span.contains(s.span) && b.kind.is_prose()),
            "sentence {s:?} in {block:?}"
        );
        prop_assert!(
            s.tokens.clone().all(|t| reading.segments.tokens[t].sentence == i as u32),
            "tokens of {s:?}"
        );
        at = s.span.end();
    }
    let mut at = 0;
    for t in &reading.segments.tokens {
        prop_assert!(stands(t.span) && t.span.start() >= at, "token {t:?}");
        at = t.span.end();
    }
    for q in &reading.segments.quotations {
        prop_assert!(stands(q.span) && q.span.contains(q.inner), "quotation {q:?}");
    }
    for m in &reading.mentions.mentions {
        prop_assert!(stands(m.span) && m.full.contains(m.span), "mention {m:?}");
    }
    for s in &reading.statements {
        for span in s.source.iter().chain(&s.cue).chain(&s.content).chain(s.via.iter().map(|v| &v.span)) {
            prop_assert!(stands(*span), "statement {s:?}");
        }
        prop_assert!(s.block != BlockKind::RelatedLink, "a statement in furniture: {s:?}");
    }
    for span in reading.dates.iter().map(|d| d.span).chain(reading.figures.iter().map(|f| f.span)) {
        prop_assert!(stands(span));
    }
    Ok(())
}

/// A text that once made a reading fall over, since the noun above a participle stood behind the cue; it stays, for
/// chance may not find it again.
#[test]
fn a_speaker_behind_its_cue_is_read() {
    let text = "saidsaid\u{1bd54}will\u{94}the bridge\u{fffd}%according todenied,” :–\0he\u{1d11e}will0By Ina CorvellPresident Odo Lanner“Ministersaidsaid";
    let reading = read(text.into(), given("a"));
    check(&reading).expect("a reading keeps its laws");
    assert_eq!(faults(&ReadingView::new(&reading, true)), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reading_stands_in_its_text(text in texts()) {
        let reading = read(text.as_str().into(), given("a"));
        prop_assert_eq!(&*reading.document.text, text.as_str());
        check(&reading)?;
        let view = ReadingView::new(&reading, true);
        prop_assert_eq!(faults(&view), []);
        let again = ReadingView::new(&read(text.as_str().into(), given("a")), true);
        prop_assert_eq!(view, again);
    }
}
