//! Texts → sentences, words, quotations: what should come out of each?

use super::*;
use crate::document::{Block, BlockKind, Document, Given};

/// A document whose lines are paragraphs.
fn paragraphs(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block { span, kind: BlockKind::Body });
        }
    }
    Document { text: text.into(), given: Given::default(), dateline: None, agencies: Vec::new(), blocks }
}

fn words(text: &str) -> String {
    let s = segment(&paragraphs(text));
    let sentence = |x: &Sentence| x.tokens.clone().map(|i| s.word(text, i)).collect::<Vec<_>>().join(" ");
    s.sentences.iter().map(sentence).collect::<Vec<_>>().join(" | ")
}

/// Quotations with depth, `!` where not closed and `+` where going on.
fn quoted(text: &str) -> String {
    let s = segment(&paragraphs(text));
    let one = |q: &Quoted| {
        format!(
            "{}{}{}{}",
            q.depth,
            if q.closed { "" } else { "!" },
            if q.continues { "+" } else { "" },
            q.inner.of(text)
        )
    };
    s.quotations.iter().map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn words_are_cut_as_the_treebanks_cut_them() {
    for (text, expected) in [
        ("They don't know Corvell's plan.", "They do n't know Corvell 's plan ."),
        ("He can’t, she’ll, we cannot", "He ca n’t , she ’ll , we can not"),
        ("the workers' fund", "the workers ' fund"),
        ("a well-known 46-year-old co-founder", "a well - known 46 - year - old co-founder"),
        ("on 2025-02-11 at 7:30 a.m. 3,200 of 5.5%", "on 2025-02-11 at 7:30 a.m. 3,200 of 5.5 %"),
        ("$5bn, US$20, €3.5m", "$ 5 bn , US$ 20 , € 3.5 m"),
        (
            "see https://kna.example/a-b?c=1, or mail ina@kna.example.",
            "see https://kna.example/a-b?c=1 , or mail ina@kna.example .",
        ),
        ("@KNA wrote #flood", "@KNA wrote #flood"),
        ("O'Dray, the '90s and rock 'n' roll", "O'Dray , the '90s and rock 'n ' roll"),
        ("wait... no -- yes—maybe?!", "wait ... no -- yes — maybe ?!"),
        ("“Yes,” he said", "“ Yes , ” he said"),
        ("the U.S.'s and the U.N.’s", "the U.S. 's and the U.N. ’s"),
        ("AT&T and/or R&D", "AT&T and / or R&D"),
        ("and (Vesk)", "and ( Vesk )"),
        ("", ""),
    ] {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn sentences_end_at_their_stops_alone() {
    for (text, expected) in [
        ("Mr. Dray left. He ran.", "Mr. Dray left . | He ran ."),
        ("It left the U.S. The rest stayed.", "It left the U.S. | The rest stayed ."),
        ("The U.S. President spoke.", "The U.S. President spoke ."),
        ("J. R. Dray of Dray Inc. said so.", "J. R. Dray of Dray Inc. said so ."),
        ("“Go.” He went. \"Stop.\" She did.", "“ Go . ” | He went . | \" Stop . \" | She did ."),
        ("\"Why?\" he asked. (No one knew.) Then", "\" Why ? \" he asked . | ( No one knew . ) | Then"),
        ("It rose 3.5 percent. 40 people came.", "It rose 3.5 percent . | 40 people came ."),
        ("the end.The start", "the end . | The start"),
        ("so am I. The rest", "so am I . | The rest"),
        ("Well … I think so. Dr. Orr", "Well … I think so . | Dr. Orr"),
        ("one\ntwo", "one | two"),
        ("on Feb. 3 and on Sept. 4. “It", "on Feb. 3 and on Sept. 4 . | “ It"),
    ] {
        assert_eq!(words(text), expected, "{text}");
    }
}

#[test]
fn quotation_marks_find_their_partners() {
    for (text, expected) in [
        ("“One,” he said, “two.”", "0One, | 0two."),
        ("He said \"one\" and \"two\".", "0one | 0two"),
        ("“They said ‘no’ to us.”", "0They said ‘no’ to us. | 1no"),
        ("\"They said 'no' to us.\"", "0They said 'no' to us. | 1no"),
        ("'The workers' fund is empty,' he said.", "0The workers' fund is empty,"),
        ("the workers' fund and the '90s", ""),
        ("‘We don’t know,’ she said.", "0We don’t know,"),
        ("«Oui» ``so'' it", "0Oui | 0so"),
        ("“One.\n“Two.”", "0!One. | 0+Two."),
        ("\"One. And.\n\"Two.\n\"Three.\"", "0!One. And. | 0!+Two. | 0+Three."),
        ("He said \"one. And two.\nThree.", "0!one."),
        ("It is 6'2\" tall, \"he said\".", "0he said"),
        ("stray ” mark", ""),
    ] {
        assert_eq!(quoted(text), expected, "{text}");
    }
}

#[test]
fn the_innermost_quotation_is_found_from_a_byte() {
    let text = "a “b ‘c’ d” e";
    let s = segment(&paragraphs(text));
    let at = |w: &str| s.quotation_at(text.find(w).unwrap()).map(|q| q.depth);
    assert_eq!(["a", "b", "c", "d", "e"].map(at), [None, Some(0), Some(1), Some(0), None]);
}

#[test]
fn every_sign_that_is_no_space_lies_in_one_token() {
    let odd = [
        "''“\"'",
        "a\u{200b}b \u{feff}",
        "....\"..'",
        "👩‍👩‍👧 ok",
        "é\u{301}’s",
        "'’s n't",
        "@ # $ ‘’ ‘a",
        "x.@y.z",
        "\u{2028}a",
    ];
    for text in odd.iter().map(|t| t.to_string()).chain([odd.join(" "), odd.concat()]) {
        let s = segment(&paragraphs(&text));
        let mut at = 0;
        for t in &s.tokens {
            assert!(text[at..t.span.start()].chars().all(char::is_whitespace), "{text:?} {t:?}");
            assert!(!t.span.is_empty() && !t.span.of(&text).is_empty());
            at = t.span.end();
        }
        assert!(text[at..].chars().all(char::is_whitespace));
    }
}

#[test]
fn hostile_input_takes_linear_time() {
    for unit in ["\"", "'", "“‘", "a' ", "'a", "«", ". ", "...", "a.b.", "1-", "x'", "“a\n"] {
        let text = unit.repeat(400_000 / unit.len());
        let clock = std::time::Instant::now();
        let s = segment(&paragraphs(&text));
        assert!(!s.tokens.is_empty());
        assert!(clock.elapsed().as_secs() < 10, "{unit:?} took {:?}", clock.elapsed());
    }
}
