//! Files of every kind and of no kind, as they lie in real folders.
#![allow(clippy::unwrap_used)]

use hearsay_ingest::{Format, Input, Options, Problem, collect, from_bytes, load};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("hearsay-ingest-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn read(path: &Path, options: &Options) -> (Vec<Input>, Vec<Problem>) {
    let found = collect(&[path], options);
    let (mut inputs, mut problems) = (Vec::new(), found.problems);
    for source in &found.sources {
        let (more, wrong) = load(source, options);
        inputs.extend(more);
        problems.extend(wrong);
    }
    (inputs, problems)
}

const REPORT: &str =
    "PORT ELANOR (KNA) — The strait will reopen in May, Minister Ina Corvell said.\r\n\r\nBoats wait. \r\n";

#[test]
fn a_folder_is_walked_in_order_and_what_is_no_report_is_passed_over() {
    let folder = Folder::new("walk");
    for (name, text) in [
        ("b/late.txt", REPORT),
        ("a.txt", "The dam is full."),
        ("b/meta.json", r#"{"story": "dam", "docs": 3}"#),
        ("b/gold.jsonl", "{\"id\": 1, \"cluster\": 2}\n{\"id\": 2}\n"),
        ("b/rows.jsonl", "{\"id\": 7, \"text\": \"The dam is empty.\"}\n"),
        ("b/one.json", r#"{"title": "Dam", "maintext": "The dam is half full."}"#),
        ("README.md", "# not a report"),
        ("requirements.txt", "none"),
        (".hidden.txt", "hidden"),
        (".git/x.txt", "hidden"),
        ("b/late.ann", "T1 Source 0 4 PORT"),
        ("picture.png", "\u{89}PNG"),
    ] {
        folder.put(name, text);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&folder.0, folder.0.join("b/up")).unwrap();
        std::os::unix::fs::symlink(folder.0.join("a.txt"), folder.0.join("z.txt")).unwrap();
        std::os::unix::fs::symlink(folder.0.join("nowhere"), folder.0.join("dangling.txt")).unwrap();
    }
    let (inputs, problems) = read(&folder.0, &Options::default());
    assert_eq!(problems, []);
    let names: Vec<&str> = inputs.iter().map(|i| i.given.path.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["a.txt", "late.txt", "one.json", "rows.jsonl"]);
    assert_eq!(&*inputs[1].text, REPORT, "a plain text is kept character for character");
    assert_eq!(inputs[1].bytes, REPORT.as_bytes());
    let both = [folder.0.join("b"), folder.0.join("a.txt"), folder.0.join("b/../a.txt")];
    let twice = collect(&both, &Options::default());
    let back: Vec<_> = both.iter().rev().collect();
    assert_eq!(
        twice.sources,
        collect(&back, &Options::default()).sources,
        "in whatever order they are named"
    );
    assert_eq!(twice.sources.len(), 6, "none is read twice: {:?}", twice.sources);
}

#[test]
fn what_cannot_be_read_is_said_in_a_sentence() {
    let folder = Folder::new("wrong");
    let small = Options { max_bytes: 1000, ..Options::default() };
    for (name, bytes, problem, words) in [
        ("empty.txt", &b""[..], "empty-file", "is empty"),
        ("blank.txt", b" \n\t\r\n", "empty-file", "white space"),
        ("empty.jsonl", b"", "empty-file", "is empty"),
        ("paper.txt", b"%PDF-1.7 x", "binary-file", "PDF"),
        ("null.txt", b"a\0\0\0b", "binary-file", "null bytes"),
        ("large.txt", &[b'a'; 2000], "too-large", "MB"),
        ("list.json", b"[1, 2]", "no-text", "no text"),
        ("broken.json", b"{\"text\": ", "bad-json", "not JSON"),
        ("empty.html", b"<html><body><script>1</script></body></html>", "no-text", "no text"),
        ("thing.xyz", b"\x89PNG\r\n", "binary-file", "picture"),
    ] {
        let (inputs, problems) = read(&folder.put(name, bytes), &small);
        assert!(inputs.is_empty() && problems.len() == 1, "{name}: {problems:?}");
        assert_eq!(problems[0].name, problem, "{name}: {}", problems[0]);
        assert!(problems[0].message.contains(words) && problems[0].hint.is_some(), "{}", problems[0]);
        assert!(
            !problems[0].message.ends_with('.') && problems[0].message.starts_with(char::is_lowercase)
                || problem == "too-large"
        );
    }
    let (_, problems) = read(&folder.0.join("nowhere"), &small);
    assert_eq!(problems[0].name, "not-found");
    let (_, problems) = read(folder.put("void/nothing.xyz", "").parent().unwrap(), &small);
    assert_eq!(problems[0].name, "no-reports");
}

#[test]
fn a_bad_row_is_named_and_the_rest_is_read() {
    let folder = Folder::new("rows");
    let long = format!("{{\"text\": \"{}\"}}", "a".repeat(70_000));
    let rows = format!(
        "\u{feff}{{\"id\": 12, \"text\": \" Vesk.\\r\\n\", \"dct\": \"2025-02-11T23:00:00Z\", \"outlet\": \"KNA\", \"title\": \"T\", \"url\": \"u\"}}\n\
         not json\n\n{long}\n[1]\n{{\"title\": \"no text\"}}\n{{\"text\": \"\"}}\n{{\"id\": null, \"body\": \"Dorran.\", \"date\": \"02/03/2025\"}}"
    );
    let small = Options { max_bytes: 1000, ..Options::default() };
    let (inputs, problems) = read(&folder.put("rows.ndjson", rows), &small);
    let said: Vec<_> = problems.iter().map(|p| (p.place.as_deref().unwrap(), p.name)).collect();
    assert_eq!(
        said,
        [
            ("line 2", "bad-row"),
            ("line 4", "too-large"),
            ("line 5", "bad-row"),
            ("line 6", "no-text"),
            ("line 7", "empty-text")
        ]
    );
    assert_eq!(inputs.len(), 2);
    let given = &inputs[0].given;
    assert_eq!(&*inputs[0].text, " Vesk.\r\n");
    assert_eq!((given.source_id.as_deref(), given.outlet.as_deref()), (Some("12"), Some("KNA")));
    assert_eq!((given.published.as_deref(), given.title.as_deref()), (Some("2025-02-11"), Some("T")));
    assert_eq!(inputs[1].given.published, None, "a date that can be read in two ways is not used");
    assert_eq!(inputs[1].notes[0].name, "unreadable-date");
    assert_eq!(inputs[1].given.source_id, None);
}

#[test]
fn one_text_in_two_outlets_is_two_reports() {
    let folder = Folder::new("ids");
    let rows = "{\"text\": \"Vesk.\", \"outlet\": \"KNA\"}\n{\"text\": \"Vesk.\", \"outlet\": \"Courier\"}\n{\"text\": \"Vesk.\", \"outlet\": \"KNA\"}\n";
    let (inputs, _) = read(&folder.put("rows.jsonl", rows), &Options::default());
    let ids: Vec<&str> = inputs.iter().map(|i| i.given.id.as_str()).collect();
    assert!(ids[0] != ids[1] && ids[0] == ids[2]);
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><meta charset="windows-1252"><title>Strait to reopen in May | Vesk Courier</title>
<meta property="og:site_name" content="Vesk Courier"><link rel="canonical" href="https://courier.example/strait">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Strait to reopen in May","datePublished":"2025-02-11T23:30:00+02:00",
"dateModified":"2025-02-12T06:00:00+02:00","author":{"@type":"Person","name":"Ina Corvell"}}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Strait to reopen in May</h1>
<p class="standfirst">Ministers shake hands after a winter of talks</p>
<p>The government of Vesk and the council of Dorran have agreed to reopen the strait to fishing boats, ministers said on Tuesday
after a winter of talks that both had called <em>difficult</em>.</p>
<h2>What was agreed</h2>
<p>&#8220;Nobody has lost,&#8221; Minister Bo Lund said. &ldquo;The boats may leave in May, and the dam at Karsk stays as it is until the
autumn, when both sides will look at the water again.&rdquo;</p>
<p>The council&rsquo;s spokesman, Per Ek, did not answer questions about the caf%E9 in the harbour, where the talks had begun.</p>
</article><footer>All rights reserved</footer></body></html>"#;

fn page_bytes() -> Vec<u8> {
    let (before, after) = PAGE.split_once("%E9").unwrap();
    [before.as_bytes(), b"\xe9", after.as_bytes()].concat()
}

#[test]
fn a_saved_page_gives_its_text_and_what_it_says_of_itself() {
    let input = from_bytes(page_bytes(), "page.html", Format::Page, &Options::default()).unwrap();
    let given = &input.given;
    assert_eq!(given.title.as_deref(), Some("Strait to reopen in May"));
    assert_eq!(
        (given.outlet.as_deref(), given.byline.as_deref()),
        (Some("Vesk Courier"), Some("Ina Corvell"))
    );
    assert_eq!(
        (given.published.as_deref(), given.updated.as_deref()),
        (Some("2025-02-11"), Some("2025-02-12"))
    );
    assert_eq!(given.url.as_deref(), Some("https://courier.example/strait"));
    let lines: Vec<&str> = input.text.lines().collect();
    assert_eq!(lines[..2], ["Strait to reopen in May", "Ministers shake hands after a winter of talks"]);
    assert!(lines[2].ends_with("that both had called difficult."), "{lines:?}");
    assert_eq!(lines[3], "What was agreed");
    assert!(lines[4].starts_with("“Nobody has lost,” Minister Bo Lund said."));
    assert!(lines[5].contains("café") && lines.len() == 6, "{lines:?}");
    assert!(input.notes.iter().any(|n| n.name == "decoded-as"));
}

#[test]
fn a_page_that_takes_too_long_or_is_nested_too_deep_is_read_in_a_simpler_way() {
    let hasty = Options { page_limit: Duration::ZERO, ..Options::default() };
    let deep = [b"<article>".to_vec(), b"<div>".repeat(50_000), page_bytes()].concat();
    for (bytes, options) in [(page_bytes(), &hasty), (deep, &Options::default())] {
        let input = from_bytes(bytes, "page.html", Format::Page, options).unwrap();
        assert!(input.notes.iter().any(|n| n.name == "page-read-simply"), "{:?}", input.notes);
        assert!(input.text.contains("“Nobody has lost,” Minister Bo Lund said."), "{}", input.text);
        assert!(!input.text.contains("Home"), "{}", input.text);
    }
}

#[test]
fn any_bytes_give_a_report_or_a_problem() {
    let options = Options::default();
    let mut state = 11u32;
    let pieces: [&[u8]; 20] = [
        b"<",
        b">",
        b"<p>",
        b"</",
        b"<!--",
        b"&#",
        b"\"",
        b"'",
        b"=",
        b"<meta charset=",
        b"<script type='application/ld+json'>",
        b"{",
        b"\xff",
        b"\xc3\xa9",
        b"\0",
        b"\n",
        b"{\"text\": \"",
        b"<time datetime=",
        b"a word ",
        b"\xef\xbb\xbf",
    ];
    for length in 0..120 {
        let mut bytes = Vec::new();
        for _ in 0..length % 13 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            bytes.extend(pieces[(state >> 16) as usize % pieces.len()]);
        }
        for format in [Format::Page, Format::Text, Format::Article] {
            let _ = from_bytes(bytes.clone(), "any", format, &options);
        }
    }
}
