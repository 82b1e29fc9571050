//! The brief as a whole: a golden page, widths, and cases at the edges.

use super::fixture::{case, reading};
use super::{BriefOptions, render};
use hearsay::view::CaseView;
use unicode_width::UnicodeWidthStr;

fn options(width: usize) -> BriefOptions {
    BriefOptions { width, source: "talks/".into(), ..Default::default() }
}

#[test]
fn the_brief_of_the_fixture_is_the_golden_one() {
    let brief = render(&case(), &options(80));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/brief/golden.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &brief).expect("the golden file can be written");
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(but_measured(&brief), but_measured(&golden), "run with BLESS=1 to accept, then read the diff");
}

/// All but the last lines, whose figures are new with each measurement.
fn but_measured(brief: &str) -> &str {
    brief.split("\nRight when measured: ").next().unwrap_or(brief)
}

#[test]
fn the_last_lines_say_what_was_measured() {
    for width in [60, 80] {
        let brief = render(&case(), &options(width));
        let (_, last) =
            brief.split_once("\nRight when measured: ").expect("it is said how often this is right");
        let said = format!("Right when measured: {}", last.split_whitespace().collect::<Vec<_>>().join(" "));
        assert_eq!(said, format!("{} Each: hearsay explain measured", hearsay::quality::footer()));
    }
}

#[test]
fn no_line_is_wider_than_asked_for() {
    let mut wide = case();
    for a in &mut wide.actors {
        a.name = format!("{} of the Very Long and Winding Name of the Commission for 会谈会谈会谈", a.name);
    }
    for d in &mut wide.accounts_differ {
        d.about = format!("{} {}", d.about, "and what of the rest? ".repeat(9));
    }
    for c in &mut wide.checks {
        c.kind = "a kind of check whose name has no end at all".into();
    }
    wide.reports[0].path = "a-report-whose-file-name-is-much-longer-than-any-line-should-ever-be.txt".into();
    for case in [case(), wide] {
        for width in [60, 72, 80, 132] {
            for all in [false, true] {
                let brief = render(&case, &BriefOptions { all, ..options(width) });
                for line in brief.lines() {
                    assert!(line.width() <= width, "{} > {width}: {line}", line.width());
                }
            }
        }
    }
}

#[test]
fn no_report_one_report_and_a_hundred_have_a_brief() {
    let nothing = render(&CaseView::default(), &options(80));
    assert!(nothing.starts_with("hearsay brief talks/ ") && nothing.contains("0 reports read"), "{nothing}");
    let views = |n: usize| (0..n).map(|i| reading(&format!("kna-{i:03}.txt"), "Nothing was said.")).collect();
    let one = render(&CaseView { reports: views(1), ..Default::default() }, &options(80));
    assert!(one.contains("1 report read") && one.contains("no statement was found"), "{one}");
    assert!(!one.contains("WHERE THE ACCOUNTS DIFFER"), "one report cannot differ from another: {one}");
    let heap = render(&CaseView { reports: views(100), ..Default::default() }, &options(80));
    assert!(heap.lines().count() < 45 && heap.contains("more: hearsay brief talks/ --all"), "{heap}");
}

#[test]
fn a_section_of_a_large_heap_fits_a_screen_and_all_of_it_is_there() {
    let mut heap = case();
    fn many<T: Clone>(all: &mut Vec<T>) {
        *all = all.iter().cycle().take(all.len() * 60).cloned().collect();
    }
    many(&mut heap.checks);
    many(&mut heap.accounts_differ);
    many(&mut heap.figures);
    heap.figures.iter_mut().for_each(|f| many(&mut f.mentions));
    many(&mut heap.pledges);
    many(&mut heap.process.bodies);
    many(&mut heap.process.decides);
    many(&mut heap.timeline);
    many(&mut heap.labels);
    many(&mut heap.statements);
    let sections = |all: bool| -> Vec<(String, usize)> {
        let brief = render(&heap, &BriefOptions { all, ..options(80) });
        let (body, _) = brief.split_once("\nNot shown").unwrap_or((&brief, ""));
        let parts = body.split("\n\n");
        parts.map(|p| (p.lines().next().unwrap_or_default().to_owned(), p.lines().count())).collect()
    };
    let (few, whole) = (sections(false), sections(true));
    assert!(few.len() > 7, "{few:?}");
    for (title, lines) in &few {
        assert!(*lines <= super::SCREEN, "{title}: {lines} lines");
    }
    let kinds = ["CHECK", "WHERE", "FIGURES", "THE PROCESS", "WHEN", "WORDS"];
    for kind in kinds {
        let of = |all: &[(String, usize)]| all.iter().find(|s| s.0.starts_with(kind)).map_or(0, |s| s.1);
        assert!(of(&whole) > super::SCREEN && of(&few) > 3, "{kind}: {} of {}", of(&few), of(&whole));
    }
}

#[test]
fn what_was_updated_corrected_and_confirmed_is_told() {
    use hearsay::view::case::{VersionChangeView, VersionView, VersionsView};
    use hearsay::view::changes::WordsView;
    use hearsay::view::correction::{CorrectedView, CorrectionView, PlaceView};
    let mut case = case();
    let id = case.reports[0].id.clone();
    let words = |w: &str| {
        let place = hearsay::view::case::PassageView { report: id.clone(), start: 0, end: 4 };
        Some(WordsView { place, words: w.into() })
    };
    let version = |report: &str| VersionView {
        report: report.into(),
        path: "kna.txt".into(),
        source_id: None,
        title: None,
        published: None,
        updated: None,
    };
    case.versions = vec![VersionsView {
        versions: vec![version("old"), version(&id)],
        changes: vec![VersionChangeView {
            how: "changed".into(),
            was: words("Five came."),
            is: words("Six came."),
        }],
    }];
    let place =
        PlaceView { report: id.clone(), layer: "figure".into(), start: 0, end: 4, words: "date".into() };
    case.corrections = vec![CorrectedView {
        correction: CorrectionView {
            act: "reject".into(),
            at: vec![place],
            by: Some("I. Obarr".into()),
            ..Default::default()
        },
        lost: None,
    }];
    case.accounts_differ[1].confirmed = true;
    let brief = render(&case, &options(80));
    for told in [
        "UPDATED",
        "   changed  | Six came.",
        "     was    | Five came.",
        "CORRECTED",
        "reject figure kna:1 “date”, by I. Obarr",
        "confirmed; degree",
    ] {
        assert!(brief.contains(told), "{told} is not in {brief}");
    }
}

#[test]
fn a_report_cannot_command_the_terminal() {
    let mut case = case();
    case.reports[1].title = Some("\u{1b}]0;owned\u{7}Vesk \u{202e}yes\r\nno".into());
    case.reports[0].outlet = Some("\u{1b}[2JKNA".into());
    case.actors[1].roles = vec!["\u{9b}31mMinister".into()];
    let brief = render(&case, &options(80));
    assert!(brief.chars().all(|c| !c.is_control() || c == '\n'), "{brief}");
    assert!(brief.contains("␛]0;owned␇Vesk ⟨U+202E⟩yes no"), "{brief}");
    let coloured = render(&case, &BriefOptions { color: true, ..options(80) });
    let plain = coloured
        .split('\u{1b}')
        .skip(1)
        .all(|s| s.starts_with('[') && s[1..].find('m').is_some_and(|i| i < 3));
    assert!(plain, "only colours may be escape sequences");
}

#[test]
fn colour_changes_no_word() {
    let coloured = render(&case(), &BriefOptions { color: true, ..options(80) });
    let mut plain = String::new();
    for (i, part) in coloured.split('\u{1b}').enumerate() {
        plain.push_str(if i == 0 { part } else { part.split_once('m').map_or("", |x| x.1) });
    }
    assert_eq!(plain, render(&case(), &options(80)));
}
