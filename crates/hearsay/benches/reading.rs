//! Words a second of one thread: segments and features, the tagger, a whole reading.
#![allow(missing_docs, reason = "criterion's macros write functions without any")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use hearsay::document::read_document;
use hearsay::segment::segment;
use hearsay::tag::features::features;
use hearsay::tag::tag;
use hearsay::{Given, read};
use std::hint::black_box;
use std::sync::Arc;

/// A report of some twelve hundred words, made of paragraphs such as a newsroom of Vesk would write.
fn report() -> Arc<str> {
    let paragraphs = [
        "PORT ELANOR, February 11 (KNA): Minister Ina Corvell said on Tuesday that the northern bridge would open in May, two months later than promised, because “the river has its own calendar,” and denied that money had run out.",
        "According to a spokesman for the Vesk Transport Board, about 3,200 workers have not been paid since December; the union puts the number at more than 4,000.",
        "“We were told to wait,” said Tomas Orr, who leads the dockers' union. “We have waited. We don't believe the minister any more, and she knows it.”",
        "The opposition leader, Dr. Helga Marn, told the Elanor Courier that the government had “no plan, no budget and no shame,” and demanded an inquiry by the U.N.-backed audit office.",
        "Officials in Karsk, speaking on condition of anonymity, rejected the claim. They added that $5.4 million had been moved to the account on January 28 and that the rest would follow.",
        "It was not clear on Tuesday evening whether the two sides would meet again. A statement by the board, published late on Monday, did not mention the talks at all.",
    ];
    let mut text = String::new();
    for i in 0..36 {
        text += paragraphs[i % paragraphs.len()];
        text += "\n\n";
    }
    text.into()
}

fn words(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}

fn bench(c: &mut Criterion) {
    let text = report();
    let document = read_document(text.clone(), Given::default()).value;
    let segments = segment(&document);
    tag(&document, &segments);
    let mut group = c.benchmark_group("words");
    group.throughput(Throughput::Elements(words(&text)));
    group.bench_function("segment", |b| b.iter(|| segment(black_box(&document))));
    group.bench_function("features", |b| b.iter(|| features(black_box(&text), &segments)));
    group.bench_function("tag", |b| b.iter(|| tag(black_box(&document), &segments)));
    group.bench_function("read", |b| b.iter(|| read(black_box(text.clone()), Given::default())));
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
