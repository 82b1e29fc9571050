//! What each command promises from outside: exit code, standard output, and the sentence on standard error.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const ONE: &str =
    "Port Elanor to reopen the bridge\n\nMinister Ina Corvell said the bridge would open in May.\n";
const TWO: &str =
    "Bridge stays shut\n\n“The bridge will not open,” said Odo Lanner of the harbour guild, citing KNA.\n";

struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    command.args(args).current_dir(folder).stdin(Stdio::null());
    command
}

fn ran(done: Output) -> Ran {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is printed is UTF-8");
    Ran { code: done.status.code(), out: text(done.stdout), err: text(done.stderr) }
}

fn run(folder: &Path, args: &[&str]) -> Ran {
    ran(command(folder, args).output().unwrap())
}

/// A folder with two reports and a file that is none.
fn heap() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("heap/one.txt", ONE);
    put("heap/two.txt", TWO);
    put("heap/meta.json", "{\"by\": \"hand\"}");
    folder
}

#[test]
fn a_heap_becomes_a_case_and_comes_out_of_it() {
    let folder = heap();
    let run = |args: &[&str]| run(folder.path(), args);
    let added = run(&["add", "b.case", "heap"]);
    assert_eq!(
        (added.code, added.out.as_str()),
        (Some(0), "2 added; 2 reports in b.case\n"),
        "{}",
        added.err
    );
    let again = run(&["add", "b.case", "heap"]);
    assert_eq!(
        (again.code, again.out.as_str()),
        (Some(0), "0 added, 2 already there; 2 reports in b.case\n")
    );

    let found = run(&["search", "b.case", "guild"]);
    assert_eq!(found.code, Some(0));
    assert!(
        found.out.starts_with("heap/two.txt:3") && found.out.contains("| “The bridge will not open,”"),
        "{}",
        found.out
    );
    assert_eq!(run(&["search", "b.case", "toll"]).code, Some(1));
    let line: serde_json::Value =
        serde_json::from_str(&run(&["search", "b.case", "may", "--json"]).out).unwrap();
    assert_eq!(line["line"], 3);

    let verified = run(&["verify", "b.case"]);
    assert_eq!((verified.code, verified.out.as_str()), (Some(0), ""));
    assert_eq!(verified.err, "hearsay: 2 reports, nothing wrong\n");

    let case: serde_json::Value =
        serde_json::from_str(&run(&["export", "b.case", "--as", "json"]).out).unwrap();
    assert_eq!(case["reports"].as_array().map(Vec::len), Some(2));
    assert_eq!(case["reports"][0]["text"], ONE);
    for list in
        ["actors", "statements", "relays", "origins", "figures", "checks", "accounts_differ", "timeline"]
    {
        assert!(case[list].is_array(), "{list}");
    }
    assert_eq!(run(&["export", "b.case", "--as", "json", "-o", "b.json"]).code, Some(0));
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(&fs::read(folder.path().join("b.json")).unwrap())
            .unwrap(),
        case
    );

    let brief = run(&["brief", "b.case"]);
    assert_eq!(brief.code, Some(0));
    assert!(
        brief.out.lines().all(|l| l.chars().count() <= 80) && !brief.out.contains('\x1b'),
        "{}",
        brief.out
    );
    assert!(run(&["brief", "heap", "--color", "always"]).out.contains('\x1b'));

    assert_eq!(run(&["report", "b.case", "-o", "b.html"]).code, Some(0));
    let page = fs::read_to_string(folder.path().join("b.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("harbour guild"), "{page:.200}");

    let mut names: Vec<_> = folder.path().read_dir().unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["b.case", "b.html", "b.json", "heap"], "nothing is left beside them");
}

#[test]
fn the_same_bytes_whatever_the_order_and_the_threads() {
    let folder = heap();
    for i in 0..40 {
        let text = format!("{ONE}\nThe toll is {i} crowns, officials said on Monday, 3 March 2031.\n");
        fs::write(folder.path().join(format!("heap/more-{i}.txt")), text).unwrap();
    }
    // One report under two paths, of which the one that sorts first counts.
    fs::write(folder.path().join("heap/zz.txt"), TWO).unwrap();
    let run = |args: &[&str]| run(folder.path(), args);
    let ways: [&[&[&str]]; 5] = [
        &[&["heap"]],
        &[&["heap"], &["heap"]],
        &[&["--jobs", "1", "heap"]],
        &[&["--jobs", "2", "heap/zz.txt", "heap/two.txt", "heap"]],
        &[&["heap/zz.txt"], &["heap/more-7.txt", "heap/one.txt"], &["--jobs", "2", "heap"]],
    ];
    let mut answers = Vec::new();
    for (i, way) in ways.iter().enumerate() {
        let case = format!("{i}.case");
        for args in *way {
            let mut all = vec!["add", "--quiet", case.as_str()];
            all.extend(*args);
            assert_eq!(run(&all).code, Some(0));
        }
        answers.push(run(&["export", &case, "--as", "json"]).out);
    }
    answers.push(run(&["brief", "--quiet", "--json", "heap"]).out);
    for (i, answer) in answers.iter().enumerate() {
        assert!(*answer == answers[0], "way {i} gives another answer");
    }
    let lines = |jobs| run(&["read", "--quiet", "--jobs", jobs, "heap"]).out;
    assert_eq!(lines("1"), lines("2"));
    let paths: Vec<String> = lines("2")
        .lines()
        .map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["path"].as_str().unwrap().to_owned())
        .collect();
    assert!(paths.is_sorted() && paths.len() == 43, "{paths:?}");
}

#[test]
fn a_bad_file_is_named_and_the_rest_goes_on() {
    let folder = heap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join("heap").join(name), bytes).unwrap();
    put("empty.txt", b"");
    put("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\0\xff\xfe\0\0\0");
    put("old.txt", b"Minister Ina Corvell said: \x93The bridge will open in May.\x94\n");
    put("rows.jsonl", b"{\"id\": 1, \"text\": \"Odo Lanner said no.\"}\nnot a row\n{\"id\": 3, \"text\": \"Ina Corvell said yes.\"}\n");
    let large = fs::File::create(folder.path().join("heap/large.txt")).unwrap();
    large.set_len(50_000_000).unwrap();
    let done = run(folder.path(), &["add", "b.case", "heap", "nowhere.txt"]);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert_eq!(done.out, "5 added, 5 passed over; 5 reports in b.case\n");
    for said in [
        "hearsay: heap/empty.txt: is empty [empty-file]\nhint: ",
        "hearsay: heap/binary.txt: ",
        "hearsay: heap/rows.jsonl: line 2: not JSON",
        "hearsay: heap/large.txt: 50 MB is more than the 20 MB that a report may have [too-large]\nhint: ",
        "hearsay: nowhere.txt: there is no such file or folder [not-found]\nhint: ",
        "decoded-as 1",
    ] {
        assert!(done.err.contains(said), "{said:?} is not in:\n{}", done.err);
    }
    assert!(!done.err.contains("meta.json"), "{}", done.err);
    assert_eq!(run(folder.path(), &["verify", "b.case"]).code, Some(0));
    assert_eq!(run(folder.path(), &["add", "--quiet", "b.case", "heap"]).err, "");
}

#[test]
fn what_cannot_run_at_all_says_why() {
    let folder = heap();
    let here = |name: &str| folder.path().join(name);
    fs::write(here("note.txt"), ONE).unwrap();
    fs::create_dir(here("bare")).unwrap();
    assert_eq!(run(folder.path(), &["add", "-q", "b.case", "heap"]).code, Some(0));
    let check = |args: &[&str], code: i32, said: &str| {
        let done = run(folder.path(), args);
        assert_eq!(done.code, Some(code), "{args:?}: {}", done.err);
        assert!(done.err.contains(said), "{args:?}: {said:?} is not in {:?}", done.err);
        assert_eq!(done.out, "", "{args:?}");
    };
    check(&["read", "nowhere"], 2, "nowhere: there is no such file or folder [not-found]");
    check(&["read", "bare"], 1, "bare: holds no report [no-reports]");
    check(&["brief", "bare"], 1, "nothing to tell");
    check(&["add", "note.txt", "heap"], 2, "note.txt: this file is no Hearsay case [not-a-case]");
    assert_eq!(fs::read_to_string(here("note.txt")).unwrap(), ONE, "it is untouched");
    check(
        &["verify", "nowhere.case"],
        2,
        "nowhere.case: there is no such file [case-missing]\nhint: `hearsay add",
    );
    check(&["export", "note.txt", "--as", "json"], 2, "[not-a-case]");
    check(&["search", "b.case", "!?"], 2, "[no-words]");
    check(&["export", "b.case", "--as", "json", "-o", "no/where.json"], 2, "does not exist [cannot-write]");
    check(&["export", "b.case", "--as", "pdf"], 2, "invalid value 'pdf'");
    check(&["explain", "undatd"], 1, "there is no page of this name [no-page]");
    check(&["read"], 2, "<PATH>");
    check(&["read", "heap", "--jobs", "0"], 2, "invalid value '0'");
}

#[test]
fn standard_input_is_a_report_or_rows_of_them() {
    let folder = heap();
    let piped = |text: &str| {
        let mut child = command(folder.path(), &["read", "--quiet", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        ran(child.wait_with_output().unwrap())
    };
    let texts = |done: Ran| -> Vec<String> {
        assert_eq!(done.code, Some(0), "{}", done.err);
        let text = |l: &str| {
            serde_json::from_str::<serde_json::Value>(l).unwrap()["text"].as_str().unwrap().to_owned()
        };
        done.out.lines().map(text).collect()
    };
    assert_eq!(texts(piped(ONE)), [ONE]);
    assert_eq!(texts(piped("{\"text\": \"a b\"}\n{\"text\": \"c\\r\\n d \"}\n")), ["a b", "c\r\n d "]);
    assert_eq!(piped("").code, Some(1));
}

#[test]
fn tampering_is_found() {
    let folder = heap();
    assert_eq!(run(folder.path(), &["add", "-q", "b.case", "heap"]).code, Some(0));
    let path = folder.path().join("b.case");
    let bytes = fs::read(&path).unwrap();
    let at = bytes.windows(9).position(|w| w == b"harbour g").unwrap();
    let mut changed = bytes.clone();
    changed[at..at + 7].copy_from_slice(b"harvest");
    fs::write(&path, changed).unwrap();
    let done = run(folder.path(), &["verify", "b.case"]);
    assert_eq!(done.code, Some(1));
    assert!(done.out.contains("heap/two.txt: "), "{}{}", done.out, done.err);
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let done = run(folder.path(), &["verify", "b.case"]);
    assert!(matches!(done.code, Some(1 | 2)), "{}", done.err);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_closed_pipe_is_no_error() {
        let folder = heap();
        let big = ONE.repeat(100);
        for i in 0..20 {
            fs::write(folder.path().join(format!("heap/{i}.txt")), format!("{i} {big}")).unwrap();
        }
        let shell = format!(
            "{} read heap | head -c 100 > /dev/null; echo ${{PIPESTATUS[0]}}",
            env!("CARGO_BIN_EXE_hearsay")
        );
        let done =
            ran(Command::new("bash").args(["-c", &shell]).current_dir(folder.path()).output().unwrap());
        assert_eq!(done.out, "0\n", "{}", done.err);
        assert!(!done.err.contains("[cannot-write]") && !done.err.contains("panicked"), "{}", done.err);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_is_said_and_keeps_what_was_there() {
        let folder = heap();
        assert_eq!(run(folder.path(), &["add", "-q", "b.case", "heap/one.txt"]).code, Some(0));
        for (args, full) in
            [(&["read", "-q", "heap"][..], true), (&["export", "b.case", "--as", "json"][..], true)]
        {
            let out = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
            let done = ran(command(folder.path(), args).stdout(out).output().unwrap());
            assert_eq!(done.code, Some(2));
            assert!(
                full && done.err.contains("standard output: no room is left on the disk [cannot-write]"),
                "{}",
                done.err
            );
        }
        let done = run(folder.path(), &["export", "b.case", "--as", "json", "-o", "/dev/full"]);
        assert!(done.code == Some(2) && done.err.contains("no room is left"), "{}", done.err);

        // A case that may not grow: the shell's limit on the size of files stands in for the end of the disk.
        let long = format!("{TWO}{}", "The bridge stays closed. ".repeat(8_000));
        fs::write(folder.path().join("heap/z.txt"), long).unwrap();
        let limit = fs::metadata(folder.path().join("b.case")).unwrap().len() / 1024 + 100;
        let shell = format!(
            "trap '' XFSZ; ulimit -f {limit}; exec {} add b.case heap",
            env!("CARGO_BIN_EXE_hearsay")
        );
        let done =
            ran(Command::new("bash").args(["-c", &shell]).current_dir(folder.path()).output().unwrap());
        assert_eq!(done.code, Some(2), "{}{}", done.out, done.err);
        assert!(
            done.err.contains("b.case: ") && done.err.contains("[case-disk-full]\nhint: make room"),
            "{}",
            done.err
        );
        let verified = run(folder.path(), &["verify", "b.case"]);
        assert_eq!((verified.code, verified.err.as_str()), (Some(0), "hearsay: 2 reports, nothing wrong\n"));
        assert!(!folder.path().join("b.case-journal").exists());
        assert_eq!(
            run(folder.path(), &["add", "b.case", "heap"]).out,
            "1 added, 2 already there; 3 reports in b.case\n"
        );
    }

    #[test]
    fn a_folder_without_permission_is_named() {
        let folder = heap();
        let shut = folder.path().join("heap/shut");
        fs::create_dir(&shut).unwrap();
        fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).unwrap();
        let done = run(folder.path(), &["read", "heap"]);
        assert_eq!((done.code, done.out.lines().count()), (Some(0), 2));
        // The superuser may look everywhere: then there is nothing to name.
        if fs::read_dir(&shut).is_err() {
            assert!(
                done.err.contains("heap/shut: you have no permission to read it [no-permission]"),
                "{}",
                done.err
            );
        }
        fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn every_page_is_there_and_every_command_has_examples() {
    let folder = heap();
    let list = run(folder.path(), &["explain"]).out;
    let names = list.lines().filter(|l| l.starts_with(' ')).filter_map(|l| l.split_whitespace().next());
    assert!(names.clone().count() > 90, "{list}");
    for name in names {
        let page = run(folder.path(), &["explain", name]);
        assert!(page.code == Some(0) && page.out.starts_with(name), "{name}");
    }
    let help = run(folder.path(), &["--help"]).out;
    let commands = help.lines().skip_while(|l| *l != "Commands:").skip(1).take_while(|l| !l.is_empty());
    for name in commands.filter_map(|l| l.split_whitespace().next()).filter(|n| *n != "help") {
        let help = run(folder.path(), &[name, "--help"]).out;
        assert!(help.contains(&format!("Examples:\n  hearsay {name}")), "{name}: {help}");
    }
}
