//! What is kept of a gathering is what was gathered, and is known to be old once the truth has moved on.

use hearsay::view::case::CaseView;
use hearsay::view::correction::{CorrectionView, PlaceView};
use hearsay::view::reading::ReadingView;
use hearsay_store::{CaseFile, Mode};
use std::error::Error;
use std::path::Path;

const TEXTS: [(&str, &str, &str); 3] = [
    (
        "a",
        "Korda News Agency",
        "ELANOR, March 4 (KNA) - Transport Minister Ina Corvell said on Monday that about 2,500 crates a day \
     would pass the port once the harbour commission had reviewed the tolls of Port Elanor and the depth of the fairway.",
    ),
    (
        "b",
        "Vesk Courier",
        "Ferries to stay in port\n\nThe harbour commission denied on Tuesday that it would review the tolls. \
     \"We will not review any toll,\" its chairman, Jonas Hale, told the Elanor Post. Ina Corvell promised \u{201c}new ferries\u{201d} by May.",
    ),
    (
        "c",
        "Elanor Post",
        "Some 1,900 crates a day pass the port of Elanor, Transport Minister Ina Corvell said, according to Radio Vesk.",
    ),
];

fn case(path: &Path) -> Result<(CaseFile, Vec<hearsay::Reading>), Box<dyn Error>> {
    let mut file = CaseFile::open(path, Mode::Write)?;
    let mut readings = Vec::new();
    for (i, (id, outlet, text)) in TEXTS.iter().enumerate() {
        let given = hearsay::Given {
            id: (*id).into(),
            path: format!("{id}.txt"),
            outlet: Some((*outlet).into()),
            published: Some(format!("2031-03-0{}", 4 + i)),
            ..Default::default()
        };
        let reading = hearsay::read((*text).into(), given);
        file.add(text.as_bytes(), &ReadingView::new(&reading, false))?;
        readings.push(reading);
    }
    Ok((file, readings))
}

#[test]
fn what_is_kept_is_what_was_gathered() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (mut file, readings) = case(&folder.path().join("port.case"))?;
    assert!(!file.is_gathered()?);
    let gathered = hearsay::case::gather(&readings);
    assert!(gathered.statements.len() > 3 && gathered.actors.len() > 3, "the reports say something");
    let revision = file.revision()?;
    assert!(file.keep(revision, &gathered)?);
    assert!(file.is_gathered()?);
    assert_eq!(file.kept()?, gathered);
    assert!(file.keep(revision, &gathered)?, "once more changes nothing");
    assert_eq!(file.kept()?, gathered);
    assert_eq!(file.kept_report("b")?.as_ref(), gathered.reports.iter().find(|r| r.id == "b"));
    assert_eq!(file.verify()?, []);
    Ok(())
}

#[test]
fn others_read_and_write_while_a_case_is_gathered() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("port.case");
    let (mut file, readings) = case(&path)?;
    let gathered = hearsay::case::gather(&readings);
    let revision = file.revision()?;
    assert!(file.keep(revision, &gathered)?);
    let mut meanwhile = Vec::new();
    let kept = file.keep_each(revision, |sink| {
        for part in gathered.clone().into_parts() {
            sink(part);
            meanwhile.push(CaseFile::open(&path, Mode::Read).and_then(|other| other.len()));
        }
        let text = "Ina Corvell said the ferry would sail.";
        let given = hearsay::Given { id: "d".into(), path: "d.txt".into(), ..Default::default() };
        let reading = ReadingView::new(&hearsay::read(text.into(), given), false);
        let added =
            CaseFile::open(&path, Mode::Write).and_then(|mut other| other.add(text.as_bytes(), &reading));
        meanwhile.push(added.map(|_| 0));
    })?;
    meanwhile.into_iter().collect::<Result<Vec<usize>, _>>()?;
    assert!(!kept, "a report has come in since");
    assert_eq!((file.len()?, file.is_gathered()?), (4, false));
    assert_eq!(file.kept()?, gathered, "what was kept is still there");
    assert_eq!(file.verify()?, []);
    Ok(())
}

#[test]
fn a_change_of_the_truth_makes_it_old() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (mut file, readings) = case(&folder.path().join("port.case"))?;
    let gathered = hearsay::case::gather(&readings);
    let revision = file.revision()?;
    let place = PlaceView { report: "a".into(), layer: "report".into(), ..PlaceView::default() };
    let correction = CorrectionView {
        act: "set".into(),
        at: vec![place],
        field: Some("outlet".into()),
        value: Some("KNA".into()),
        ..CorrectionView::default()
    };
    file.correct(&[correction.identified()])?;
    assert!(!file.keep(revision, &gathered)?, "the truth has moved on: nothing is kept");
    assert!(!file.is_gathered()?);
    assert_eq!(file.kept()?, CaseView::default());
    let revision = file.revision()?;
    assert!(file.keep(revision, &gathered)?);
    let text = "Ina Corvell said the ferry would sail.";
    let given = hearsay::Given { id: "d".into(), path: "d.txt".into(), ..Default::default() };
    file.add(text.as_bytes(), &ReadingView::new(&hearsay::read(text.into(), given), false))?;
    assert!(!file.is_gathered()?);
    assert_eq!(file.kept()?, gathered, "what was kept is still there");
    Ok(())
}
