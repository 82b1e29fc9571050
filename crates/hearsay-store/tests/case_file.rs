//! What a case file promises: whole or not at all, the same in any order, and a clear sentence where it cannot.

use hearsay::view::ReadingView;
use hearsay::view::correction::{CorrectionView, PlaceView};
use hearsay_store::{Added, CaseFile, ErrorKind, HeadFilter, Mode, Window};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

const TEXT: &str = "Vèsk to reopen the bridge\n\n“We will open it in May,” said Ina Corvell, citing KNA.\n";

/// A reading with something in every layer, each place found by its words.
fn reading(id: &str, path: &str, text: &str) -> ReadingView {
    let at = |words: &str| {
        let byte = text.find(words).expect("the words are in the text");
        let start = text[..byte].chars().count();
        serde_json::json!([start, start + words.chars().count()])
    };
    let ends = |words: &str| (at(words)[0].clone(), at(words)[1].clone());
    let (who, month, agency) = (ends("Ina Corvell"), ends("May"), ends("KNA"));
    let first = ends(text.lines().next().unwrap_or(""));
    let second = ends(text.lines().nth(2).unwrap_or(""));
    serde_json::from_value(serde_json::json!({
        "id": id, "path": path, "source_id": null, "url": null, "title": "Vèsk to reopen the bridge", "outlet": "Elanor Post",
        "byline": null, "published": "2031-02", "published_from": "header", "updated": null, "dateline": null, "agencies": [],
        "language": "en", "text": text, "furniture": [],
        "blocks": [{"start": first.0, "end": first.1, "kind": "headline"}, {"start": second.0, "end": second.1, "kind": "body"}],
        "sentences": [[first.0, first.1], [second.0, second.1]],
        "names": [{"start": who.0, "end": who.1, "label": "PER", "actor": "a1"}],
        "actors": [{"id": "a1", "name": "Ina Corvell", "kind": "person", "country": null, "roles": ["Minister"],
                    "mentions": [at("Ina Corvell")], "refers": ["name"], "full": [at("Ina Corvell")]}],
        "statements": [{"id": "s1", "source": [at("Ina Corvell")], "cue": [at("said")], "content": [at("We will open it in May,")],
                        "speakers": ["a1"], "quotation": "direct", "kind": "promise", "negated": false, "block": "body",
                        "via": [{"name": "KNA", "kind": "agency", "start": agency.0, "end": agency.1}], "said_on": null, "rule": "test"}],
        "dates": [{"start": month.0, "end": month.1, "type": "DATE", "value": "2031-05", "anchor": "published"}],
        "figures": [],
        "events": [{"start": month.0, "end": month.1, "type": "CONSULT", "mode": "visit", "actors": ["a1"], "recipients": [],
                    "date": "2031-05", "place": null, "status": "planned", "rule": "event-verb"}],
        "notes": [{"name": "undated", "start": null, "end": null, "message": "no day"}]
    }))
    .expect("the reading is well formed")
}

fn case(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("bridge.case")
}

fn made(folder: &tempfile::TempDir) -> PathBuf {
    let path = case(folder);
    let mut file = CaseFile::open(&path, Mode::Write).unwrap();
    file.add(TEXT.as_bytes(), &reading("a1", "a.txt", TEXT)).unwrap();
    path
}

/// The same case with its readings as text, as a person with SQL would tamper with them.
fn loosened(folder: &tempfile::TempDir) -> PathBuf {
    let path = made(folder);
    for reading in CaseFile::open(&path, Mode::Read).unwrap().readings().unwrap() {
        let json = serde_json::to_string(&ReadingView { text: String::new(), ..reading.clone() }).unwrap();
        let db = Connection::open(&path).unwrap();
        db.execute("UPDATE report SET reading = ?2, packed = NULL WHERE id = ?1", (&reading.id, json))
            .unwrap();
    }
    path
}

fn files(folder: &tempfile::TempDir) -> Vec<String> {
    let mut names: Vec<String> =
        folder.path().read_dir().unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn adding_twice_or_in_another_order_changes_nothing() {
    let all = [reading("a1", "b.txt", TEXT), reading("a1", "a.txt", TEXT), reading("c3", "c.html", TEXT)];
    let orders = [vec![0, 1, 2], vec![2, 1, 0], vec![1, 2, 0, 0, 1, 2]];
    let mut answers = Vec::new();
    for order in orders {
        let folder = tempfile::tempdir().unwrap();
        let mut file = CaseFile::open(&case(&folder), Mode::Write).unwrap();
        let added: Vec<Added> = order.iter().map(|&i| file.add(b"<p>bytes", &all[i]).unwrap()).collect();
        assert_eq!(added.iter().filter(|a| **a == Added::New).count(), 2);
        assert_eq!(file.verify().unwrap(), []);
        answers.push(file.readings().unwrap());
        drop(file);
        assert_eq!(files(&folder), ["bridge.case"], "one file, nothing beside it");
    }
    assert_eq!(answers[0].iter().map(|r| r.path.as_str()).collect::<Vec<_>>(), ["a.txt", "c.html"]);
    assert!(answers.iter().all(|a| *a == answers[0]));
}

#[test]
fn bytes_come_back_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = CaseFile::open(&case(&folder), Mode::Write).unwrap();
    let inputs: [(&str, &[u8]); 2] = [("a1", TEXT.as_bytes()), ("b2", b"<html>\x93not UTF-8\x94\0")];
    for (id, bytes) in inputs {
        file.add(bytes, &reading(id, id, TEXT)).unwrap();
    }
    let mut back = Vec::new();
    file.each(|s| back.push((s.reading.id, s.bytes, s.version))).unwrap();
    let want = inputs.map(|(id, bytes)| (id.to_owned(), bytes.to_vec(), hearsay::VERSION.to_owned()));
    assert_eq!(back, want);
}

#[test]
fn a_report_read_by_another_version_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(&folder);
    Connection::open(&path).unwrap().execute("UPDATE report SET version = '0.0.0'", []).unwrap();
    let mut file = CaseFile::open(&path, Mode::Write).unwrap();
    assert!(!file.known().unwrap().contains("a1"));
    let mut new = reading("a1", "z.txt", TEXT);
    new.statements.clear();
    assert_eq!(file.add(TEXT.as_bytes(), &new).unwrap(), Added::Renewed);
    assert!(file.known().unwrap().contains("a1"));
    assert_eq!(file.verify().unwrap(), []);
    assert_eq!(file.readings().unwrap()[0].path, "a.txt");
}

#[test]
fn a_full_disk_leaves_what_was_added_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(&folder);
    let mut file = CaseFile::open(&path, Mode::Write).unwrap();
    let before = std::fs::metadata(&path).unwrap().len();
    file.limit_pages((before / 4096) as u32 + 2).unwrap();
    let long = format!("{TEXT}{}", "The bridge stays closed. ".repeat(4000));
    let error = file.add(long.as_bytes(), &reading("b2", "b.txt", &long)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Full, "{error}");
    assert!(error.message().starts_with("no room is left"), "{error}");
    assert_eq!(file.len().unwrap(), 1);
    assert_eq!(file.search("closed", 9).unwrap(), []);
    assert_eq!(file.verify().unwrap(), []);
    drop(file);
    assert_eq!(files(&folder), ["bridge.case"]);
    let mut file = CaseFile::open(&path, Mode::Write).unwrap();
    assert_eq!(file.add(long.as_bytes(), &reading("b2", "b.txt", &long)).unwrap(), Added::New);
}

#[test]
fn a_program_that_was_cut_off_while_writing_leaves_the_last_whole_state() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(&folder);
    // What lies on the disk in the middle of a large change is what a power cut would leave.
    let cut = folder.path().join("cut.case");
    let mut db = Connection::open(&path).unwrap();
    db.pragma_update(None, "cache_size", 1).unwrap();
    let change = db.transaction().unwrap();
    change.execute("UPDATE passage SET words = 'lost'", []).unwrap();
    change.execute("UPDATE report SET bytes = randomblob(1000000)", []).unwrap();
    std::fs::copy(&path, &cut).unwrap();
    std::fs::copy(folder.path().join("bridge.case-journal"), folder.path().join("cut.case-journal")).unwrap();
    drop(change);
    let file = CaseFile::open(&cut, Mode::Read).unwrap();
    assert_eq!(file.verify().unwrap(), []);
    assert!(!folder.path().join("cut.case-journal").exists());
}

#[test]
fn what_is_no_case_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let here = |name: &str| folder.path().join(name);
    std::fs::write(here("report.txt"), TEXT).unwrap();
    std::fs::write(here("empty"), "").unwrap();
    Connection::open(here("other.db")).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    std::fs::write(here("cut.case"), b"SQLite format 3\0 and then no more").unwrap();
    let newer = made(&folder);
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
    use ErrorKind::*;
    let check = |path: &Path, mode, want: Option<ErrorKind>| {
        let before = std::fs::read(path).ok();
        let got = CaseFile::open(path, mode).err();
        assert_eq!(got.as_ref().map(hearsay_store::Error::kind), want, "{path:?} {mode:?}: {got:?}");
        if want.is_some() {
            assert_eq!(std::fs::read(path).ok(), before, "{path:?} is untouched");
        }
    };
    for mode in [Mode::Read, Mode::Write] {
        check(&here("report.txt"), mode, Some(NotACase));
        check(&here("other.db"), mode, Some(NotACase));
        check(&here("cut.case"), mode, Some(NotACase));
        check(folder.path(), mode, Some(NotACase));
        check(&newer, mode, Some(TooNew));
        check(&here("nowhere/new.case"), mode, Some(Missing));
    }
    check(&here("empty"), Mode::Read, Some(NotACase));
    check(&here("new.case"), Mode::Read, Some(Missing));
    check(&here("new.case"), Mode::Write, None);
}

#[test]
fn a_case_in_use_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(&folder);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let error = CaseFile::open(&path, Mode::Read).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Locked, "{error}");
}

#[test]
fn a_case_that_may_not_be_written_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(&folder);
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    assert_eq!(CaseFile::open(&path, Mode::Read).unwrap().len().unwrap(), 1);
    // The superuser may write anything: then there is nothing to refuse.
    if std::fs::OpenOptions::new().write(true).open(&path).is_err() {
        assert_eq!(CaseFile::open(&path, Mode::Write).unwrap_err().kind(), ErrorKind::ReadOnly);
    }
    let mut file = CaseFile::open(&path, Mode::Read).unwrap();
    assert_eq!(file.add(b"", &reading("b2", "b", TEXT)).unwrap_err().kind(), ErrorKind::ReadOnly);
}

#[test]
fn verify_finds_what_was_tampered_with() {
    let cases = [
        ("UPDATE passage SET words = 'We may open it in May,' WHERE role = 'content'", "the case has"),
        ("UPDATE passage SET start = start + 1 WHERE role = 'source'", "the case has"),
        ("UPDATE report SET text = replace(text, 'We will', 'We shan''t')", "the report has"),
        ("DELETE FROM passage WHERE role = 'cue'", "the table has others"),
        (
            "UPDATE report SET reading = json_set(reading, '$.statements[0].content[0][1]', 9999)",
            "ends behind",
        ),
        (
            "UPDATE report SET reading = json_set(reading, '$.statements[0].content[0][1]', 0)",
            "holds nothing",
        ),
        ("UPDATE report SET reading = json_set(reading, '$.statements[0].speakers[0]', 'a9')", "not listed"),
        ("UPDATE report SET reading = json_remove(reading, '$.names')", "cannot be taken apart"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM actor", "points to no actor"),
        ("UPDATE report SET packed = x'00'", "cannot be unpacked"),
        (
            "INSERT INTO correction (id, report, row) VALUES ('c1', 'a1', '{}')",
            "a correction cannot be taken apart",
        ),
    ];
    for (sql, why) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = loosened(&folder);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let found = CaseFile::open(&path, Mode::Read).unwrap().verify().unwrap();
        assert!(found.iter().any(|f| f.why.contains(why)), "{sql}: {found:?}");
    }
}

#[test]
fn search_finds_words_phrases_and_letters_without_their_marks() {
    let folder = tempfile::tempdir().unwrap();
    let file = CaseFile::open(&made(&folder), Mode::Read).unwrap();
    let check = |words: &str, want: &[(usize, &[&str])]| {
        let hits = file.search(words, 3).unwrap();
        let found: Vec<(usize, Vec<String>)> = hits
            .iter()
            .map(|h| {
                let of = |p: &[usize; 2]| h.words.chars().skip(p[0]).take(p[1] - p[0]).collect();
                assert_eq!(TEXT.chars().skip(h.start).take(h.end - h.start).collect::<String>(), h.words);
                (h.line, h.found.iter().map(of).collect())
            })
            .collect();
        let want: Vec<(usize, Vec<String>)> =
            want.iter().map(|(line, words)| (*line, words.iter().map(|w| w.to_string()).collect())).collect();
        assert_eq!(found, want, "{words}");
    };
    check("vesk", &[(1, &["Vèsk"])]);
    check("opened MAY", &[(3, &["open", "May"])]);
    check("\"ina corvell\"", &[(3, &["Ina Corvell"])]);
    check("\"corvell ina\"", &[]);
    check("toll", &[]);
    assert_eq!(file.search(" ** ", 3).unwrap_err().kind(), ErrorKind::Words);
}

#[test]
fn people_with_sql_find_their_way() {
    let folder = tempfile::tempdir().unwrap();
    let db = Connection::open(made(&folder)).unwrap();
    let text = |sql: &str| db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    assert_eq!(
        text("SELECT speakers || ': ' || content || ' [' || via || ']' FROM said"),
        "Ina Corvell: We will open it in May, [KNA]"
    );
    assert_eq!(
        text(
            "SELECT group_concat(words = substr(text, start + 1, \"end\" - start)) FROM passage p JOIN report r ON r.id = p.report"
        ),
        "1,1,1,1"
    );
    assert_eq!(text("SELECT number || ' ' || name FROM migration"), "1 reports and readings");
    assert!(
        text("SELECT sql FROM sqlite_schema WHERE name = 'report_search'").contains("content=\"report\"")
    );
    let loose =
        "SELECT count(*) || '' FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
        AND name NOT LIKE 'sqlite%'";
    assert_eq!(text(loose), "0");
}

fn place(layer: &str, start: usize, words: &str) -> PlaceView {
    let end = start + words.chars().count();
    PlaceView { report: "a1".into(), layer: layer.into(), start, end, words: words.into() }
}

fn correction(act: &str, words: &str) -> CorrectionView {
    let at = vec![place("statement", 26, words)];
    CorrectionView { act: act.into(), at, why: Some("read again".into()), ..Default::default() }.identified()
}

#[test]
fn corrections_are_kept_in_their_order_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(&folder);
    let mut file = CaseFile::open(&path, Mode::Write).unwrap();
    let (a, b) =
        (correction("reject", "We will open it in May,"), correction("confirm", "We will open it in May,"));
    assert_eq!(file.correct(&[a.clone(), b.clone()]).unwrap(), 2);
    assert_eq!(file.correct(std::slice::from_ref(&a)).unwrap(), 0, "it was made before");
    assert_eq!(file.corrections().unwrap(), [b.clone(), a.clone()], "and its latest word counts");
    // They outlive another version that reads the report again.
    Connection::open(&path).unwrap().execute("UPDATE report SET version = '0.0.0'", []).unwrap();
    assert_eq!(file.outdated().unwrap(), 1);
    assert_eq!(file.add(TEXT.as_bytes(), &reading("a1", "a.txt", TEXT)).unwrap(), Added::Renewed);
    assert_eq!((file.outdated().unwrap(), file.corrections().unwrap().len()), (0, 2));
    assert_eq!(file.undo(Some(&b.id)).unwrap(), Some(b));
    assert_eq!(file.undo(None).unwrap(), Some(a));
    assert_eq!(file.undo(None).unwrap(), None);
    assert_eq!(file.verify().unwrap(), []);
}

#[test]
fn what_is_set_on_a_report_goes_over_what_was_handed_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = CaseFile::open(&made(&folder), Mode::Write).unwrap();
    let set = |field: &str, value: Option<&str>| CorrectionView {
        act: "set".into(),
        at: vec![PlaceView { report: "a1".into(), layer: "report".into(), ..Default::default() }],
        field: Some(field.into()),
        value: value.map(str::to_owned),
        ..Default::default()
    };
    file.correct(&[set("outlet", Some("Post")), set("outlet", Some("KNA")), set("url", None)]).unwrap();
    let settings = file.settings().unwrap();
    let mut given = hearsay::Given { id: "a1".into(), url: Some("x".into()), ..Default::default() };
    settings.apply(&mut given);
    assert_eq!((given.outlet.as_deref(), given.url), (Some("KNA"), None));
    assert!(settings.concern("a1") && !settings.concern("b2"));
}

#[test]
fn what_came_in_since_the_view_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = case(&folder);
    let add = |day: &str, ids: &[&str]| {
        let mut file = CaseFile::open(&path, Mode::Write).unwrap();
        file.sit(day);
        for id in ids {
            file.add(TEXT.as_bytes(), &reading(id, id, TEXT)).unwrap();
        }
    };
    let seen = |mark: bool| {
        let mut file = CaseFile::open(&path, Mode::Write).unwrap();
        let unseen = file.unseen().unwrap();
        if mark {
            file.seen(unseen).unwrap();
        }
        let brought = file.brought().unwrap();
        brought.into_iter().filter(|b| b.1.sitting > unseen.0).map(|b| b.0).collect::<Vec<_>>().concat()
    };
    add("2031-03-04", &["a", "b"]);
    add("2031-03-05", &["c"]);
    assert_eq!(seen(true), "c", "a first view tells what was added last");
    assert_eq!(seen(true), "c", "and again, as long as nothing comes in");
    add("2031-03-06", &["d"]);
    add("2031-03-06", &["d", "a"]);
    add("2031-03-06", &["e"]);
    assert_eq!(seen(false), "de", "what was added in two runs since");
    assert_eq!(seen(true), "de");
}

#[test]
fn a_case_of_the_first_schema_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let path = case(&folder);
    let db = Connection::open(&path).unwrap();
    db.execute_batch(include_str!("../src/schema/001-reports-and-readings.sql")).unwrap();
    db.execute_batch("CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL) STRICT").unwrap();
    db.pragma_update(None, "application_id", 0x4873_6179).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    let whole = reading("a1", "a.txt", TEXT);
    let json = serde_json::to_string(&ReadingView { text: String::new(), ..whole.clone() }).unwrap();
    db.execute(
        "INSERT INTO report (id, path, title, text, version, reading) VALUES ('a1', 'a.txt', ?1, ?2, '0.0.1', ?3)",
        (&whole.title, TEXT, json),
    )
    .unwrap();
    drop(db);
    assert_eq!(
        CaseFile::open(&path, Mode::Read).unwrap_err().kind(),
        ErrorKind::TooNew,
        "looking writes nothing"
    );
    let file = CaseFile::open(&path, Mode::Write).unwrap();
    assert_eq!((file.readings().unwrap(), file.outdated().unwrap()), (vec![whole], 1));
    assert_eq!(file.unseen().unwrap(), (0, 1));
    drop(file);
    assert_eq!(files(&folder), ["bridge.case"]);
}

#[test]
fn what_was_gathered_before_stays_at_hand() {
    let folder = tempfile::tempdir().unwrap();
    let path = case(&folder);
    let mut file = CaseFile::open(&path, Mode::Write).unwrap();
    for id in ["a1", "b2"] {
        file.add(TEXT.as_bytes(), &reading(id, id, TEXT)).unwrap();
    }
    drop(file);
    let all = Connection::open(&path).unwrap();
    // As the third schema left it: without what the fourth adds.
    all.execute_batch(
        "DROP TABLE case_copied; DROP INDEX case_report_serial; DROP INDEX case_relay_named; DROP INDEX case_statement_counted;
         ALTER TABLE case_report DROP COLUMN serial; DELETE FROM migration WHERE number = 4; PRAGMA user_version = 3;
         INSERT INTO case_report (report, number, published, packed) VALUES ('a1', 0, '2031-03-04', x'00'), ('b2', 1, NULL, x'00');
         INSERT INTO case_copy VALUES (0, 'a1', 0, 20, 'b2', 5, 25), (1, 'a1', 30, 60, 'b2', 31, 61);",
    )
    .unwrap();
    drop(all);
    let file = CaseFile::open(&path, Mode::Write).unwrap();
    let copied = file.kept_copied(Window::ALL).unwrap();
    assert_eq!((copied.total, copied.rows[0].passages, copied.rows[0].characters), (1, 2, 50));
    assert_eq!((copied.rows[0].at, copied.rows[0].there), ([30, 60], [31, 61]));
    let closed = HeadFilter { words: Some("bridge".into()), ..HeadFilter::default() };
    let found = file.kept_heads(&closed, Window { offset: 1, limit: 1 }).unwrap();
    assert_eq!((found.total, found.rows[0].id.as_str()), (2, "b2"));
}
