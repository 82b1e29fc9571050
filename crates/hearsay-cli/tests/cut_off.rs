//! Cut off in the midst, or not alone: whatever happens to a program that writes, the case is whole and nothing is lost.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    command.args(args).current_dir(folder).env("USER", "ina").stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn well(folder: &Path, args: &[&str]) {
    let done = command(folder, args).output().unwrap();
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// A case of some reports that take a while to gather.
fn made(reports: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::create_dir(here.join("heap")).unwrap();
    for i in 0..reports {
        let text = format!(
            "Transport Minister Sanne Ruyk said on Monday that toll bridge {i} would open in May.\n\n\
             The toll is {i}00 crowns, harbour master Jonas Hale said, and the pilots had not been asked.\n"
        );
        fs::write(here.join(format!("heap/{i}.txt")), text).unwrap();
    }
    well(here, &["add", "-q", "b.case", "heap"]);
    folder
}

/// Runs a command once to its end and then cuts it off at moments spread over the time that it took.
fn cut(folder: &Path, args: &dyn Fn(usize) -> Vec<String>, moments: u32, look: &dyn Fn()) {
    let run = |i: usize| {
        let args = args(i);
        command(folder, &args.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let begun = Instant::now();
    let done = run(0).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let whole = begun.elapsed();
    for i in 1..=moments {
        let mut child = run(i as usize).spawn().unwrap();
        // The last moments matter most: what is written is written at the end.
        let share = 1.0 - (1.0 - f64::from(i) / f64::from(moments)).powi(2);
        std::thread::sleep(whole.mul_f64(share).max(Duration::from_millis(1)));
        let _ = child.kill();
        child.wait().unwrap();
        look();
    }
}

#[test]
fn a_correction_cut_off_is_made_or_not() {
    let folder = made(40);
    let here = folder.path();
    let note = |i: usize| ["note", "b.case", "7:3", &format!("note {i}")].map(str::to_owned).to_vec();
    cut(here, &note, 12, &|| well(here, &["verify", "b.case", "-q"]));
    // One that sets something and is cut off before the report is read again holds all the same.
    let outlet = |i: usize| ["set", "b.case", "7", &format!("outlet=KNA {i}")].map(str::to_owned).to_vec();
    cut(here, &outlet, 12, &|| {
        well(here, &["verify", "b.case", "-q"]);
        let case =
            command(here, &["export", "b.case", "--as", "json"]).stdout(Stdio::piped()).output().unwrap();
        let case: serde_json::Value = serde_json::from_slice(&case.stdout).unwrap();
        let last = case["corrections"].as_array().unwrap().iter().rev().find(|c| c["act"] == "set").unwrap();
        let report = case["reports"].as_array().unwrap().iter().find(|r| r["path"] == "heap/7.txt").unwrap();
        assert_eq!(report["outlet"], last["value"], "what is in the log is in the report");
    });
}

#[test]
fn a_gathering_cut_off_leaves_a_whole_case() {
    const MOMENTS: u32 = 12;
    let folder = made(40);
    let here = folder.path();
    let name = |i: usize| format!("{i}.case");
    for i in 0..=MOMENTS as usize {
        fs::copy(here.join("b.case"), here.join(name(i))).unwrap();
    }
    let gather = |i: usize| vec!["gather".to_owned(), "-q".to_owned(), name(i)];
    let last = Cell::new(0);
    cut(here, &gather, MOMENTS, &|| {
        last.set(last.get() + 1);
        well(here, &["verify", &name(last.get()), "-q"]);
    });
    let exported = |i: usize| {
        well(here, &["gather", "-q", &name(i)]);
        command(here, &["export", &name(i), "--as", "json"]).stdout(Stdio::piped()).output().unwrap().stdout
    };
    let whole = exported(0);
    assert!((1..=MOMENTS as usize).all(|i| exported(i) == whole), "the next gathering gives the same case");
}

#[test]
fn an_export_cut_off_leaves_the_one_before_or_a_whole_one() {
    let folder = made(40);
    let here = folder.path();
    let files = || {
        let names = fs::read_dir(here).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        names.filter(|n| n.contains("out.")).collect::<Vec<_>>()
    };
    let json = |_| ["export", "b.case", "--as", "json", "-o", "out.json"].map(str::to_owned).to_vec();
    cut(here, &json, 12, &|| {
        let text = fs::read_to_string(here.join("out.json")).unwrap();
        serde_json::from_str::<serde_json::Value>(&text).expect("a whole export");
    });
    let page = |_| ["report", "b.case", "-o", "out.html"].map(str::to_owned).to_vec();
    cut(here, &page, 8, &|| {
        let text = fs::read_to_string(here.join("out.html")).unwrap();
        assert!(text.trim_end().ends_with("</html>"), "a whole page");
    });
    well(here, &["verify", "b.case", "-q"]);
    // What those that were cut off left beside it is gone with the next.
    well(here, &["export", "b.case", "--as", "json", "-o", "out.json"]);
    well(here, &["report", "b.case", "-o", "out.html"]);
    if Path::new("/proc/self").exists() {
        let mut left = files();
        left.sort();
        assert_eq!(left, ["out.html", "out.json"]);
    }
}

#[test]
fn a_first_adding_cut_off_leaves_no_case_or_a_good_one() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    fs::write(here.join("a.txt"), "Minister Ina Corvell said the bridge would open in May.\n").unwrap();
    let add = |i: usize| ["add", "-q", &format!("{i}.case"), "a.txt"].map(str::to_owned).to_vec();
    cut(here, &add, 10, &|| ());
    let mut good = 0;
    for i in 0..=10 {
        let case = format!("{i}.case");
        if here.join(&case).exists() {
            well(here, &["verify", &case, "-q"]);
            good += 1;
        }
        well(here, &["add", "-q", &case, "a.txt"]);
    }
    assert!(good > 0);
}

#[test]
fn several_who_write_at_once_lose_nothing() {
    let folder = made(12);
    let here = folder.path();
    fs::create_dir(here.join("more")).unwrap();
    for i in 0..12 {
        let text = format!("Pilot Odo Lanner said that bridge {i} was shut.\n");
        fs::write(here.join(format!("more/late-{i}.txt")), text).unwrap();
    }
    let mut children = vec![command(here, &["add", "-q", "b.case", "more"]).spawn().unwrap()];
    for i in 0..6 {
        let (note, outlet) = (format!("note {i}"), format!("outlet=KNA {i}"));
        children.push(command(here, &["note", "b.case", "heap/3.txt:1", &note]).spawn().unwrap());
        children.push(command(here, &["set", "b.case", "heap/5.txt", &outlet]).spawn().unwrap());
    }
    for child in children {
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    well(here, &["verify", "b.case", "-q"]);
    let case = command(here, &["export", "b.case", "--as", "json"]).stdout(Stdio::piped()).output().unwrap();
    let case: serde_json::Value = serde_json::from_slice(&case.stdout).unwrap();
    assert_eq!(case["reports"].as_array().unwrap().len(), 24);
    assert_eq!(case["corrections"].as_array().unwrap().len(), 12);
    assert_eq!(case["notes"][0]["entries"].as_array().unwrap().len(), 6);
    let last = case["corrections"].as_array().unwrap().iter().rev().find(|c| c["act"] == "set").unwrap();
    let report = case["reports"].as_array().unwrap().iter().find(|r| r["path"] == "heap/5.txt").unwrap();
    assert_eq!(report["outlet"], last["value"], "the last word is what the report was read with");
}
