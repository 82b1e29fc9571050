//! Desk → tables: which rows and columns does a case have? The one shape that CSV, Excel and Parquet share.
//!
//! A table is filled row by row, so that none is ever held whole. Whatever a row rests on are its spots; the last table,
//! `evidence`, holds them all with their words, and each row of another table names the first of its own by number.

mod across;
mod facts;
mod said;

use crate::Desk;
use hearsay::view::reading::Pair;
use std::borrow::Cow;
use std::io;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Empty,
    /// Words.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Flag(bool),
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Real,
    /// `true` or `false`.
    Flag,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the first row.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// What it says, with the unit where it counts.
    pub about: &'static str,
}

/// A passage that a row rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What it is to the row: `content`, `cue`, `mention`.
    pub role: &'static str,
    /// The place of the report in the case.
    pub report: usize,
    /// In code points.
    pub span: Pair,
}

/// A row; its first cell names the item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row<'a> {
    /// One a column.
    pub cells: Vec<Cell<'a>>,
    /// What it rests on.
    pub spots: Vec<Spot>,
}

/// Who takes the rows of a table.
pub type Take<'t, 'a> = &'t mut dyn FnMut(Row<'a>) -> io::Result<()>;

/// A table of a case.
pub struct Table {
    /// Its name: a file's, a sheet's.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Its columns; in a file, `evidence` stands behind them.
    pub columns: &'static [Column],
    fill: for<'d> fn(&'d Desk<'d>, Take<'_, 'd>) -> io::Result<()>,
}

/// The column that leads from a row to its passages.
pub const LINK: Column = Column {
    name: "evidence",
    kind: Kind::Whole,
    about: "the number of its first passage in the table evidence; the others follow there",
};

impl Table {
    /// Hands out the rows in the order of the case.
    ///
    /// # Errors
    /// Where whoever takes them fails.
    pub fn each<'d>(&self, desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
        (self.fill)(desk, take)
    }

    /// Whether its rows rest on passages of their own.
    pub fn has_link(&self) -> bool {
        self.name != EVIDENCE.name
    }

    /// The columns as a file has them.
    pub fn all_columns(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().chain(self.has_link().then_some(&LINK))
    }
}

/// All tables but that of the evidence, in the order in which their passages are numbered.
const OWN: &[&[Table]] = &[said::TABLES, facts::TABLES, across::TABLES];

/// Every table, the evidence last.
pub fn all() -> impl Iterator<Item = &'static Table> {
    OWN.iter().flat_map(|part| part.iter()).chain([&EVIDENCE])
}

/// The table of a name.
pub fn named(name: &str) -> Option<&'static Table> {
    all().find(|t| t.name == name)
}

/// Every row of every table in turn, with the number of its first passage as its last cell.
///
/// # Errors
/// Where whoever takes them fails.
pub fn each<'d>(
    desk: &'d Desk<'d>,
    only: Option<&str>,
    take: &mut dyn FnMut(&'static Table, Row<'d>) -> io::Result<()>,
) -> io::Result<()> {
    let wanted = |table: &Table| only.is_none_or(|name| name == table.name);
    let mut next = 1;
    for table in all() {
        if !table.has_link() {
            if wanted(table) {
                table.each(desk, &mut |row| take(table, row))?;
            }
            break;
        }
        table.each(desk, &mut |mut row| {
            let first = next;
            next += row.spots.len() as i64;
            if !wanted(table) {
                return Ok(());
            }
            row.cells.push(if row.spots.is_empty() { Cell::Empty } else { Cell::Whole(first) });
            take(table, row)
        })?;
        if only == Some(table.name) {
            break;
        }
    }
    Ok(())
}

const EVIDENCE: Table = Table {
    name: "evidence",
    about: "a passage of a report that a row of another table rests on",
    columns: &[
        whole("evidence", "its number, from 1"),
        text("table", "the table of the row that rests on it"),
        text("item", "the first cell of that row"),
        text(
            "role",
            "what the passage is to the row: source, cue, content, via, mention, figure, side, word, …",
        ),
        text("report", "the report's id"),
        text("report_name", "its short name, as the brief prints it"),
        whole("line", "the line of the report's text, from 1"),
        whole("start", "where it begins, in code points of the text, from 0"),
        whole("end", "where it ends, in code points, exclusive"),
        text("words", "the characters of the text from start to end"),
    ],
    fill: evidence,
};

fn evidence<'d>(desk: &'d Desk<'d>, take: Take<'_, 'd>) -> io::Result<()> {
    let mut next = 1;
    for table in OWN.iter().flat_map(|part| part.iter()) {
        table.each(desk, &mut |row| {
            for spot in &row.spots {
                let view = desk.view(spot.report);
                take(Row {
                    cells: vec![
                        Cell::Whole(next),
                        table.name.into(),
                        row.cells.first().cloned().unwrap_or(Cell::Empty),
                        spot.role.into(),
                        view.id.as_str().into(),
                        desk.at(spot.report).name.as_str().into(),
                        desk.line(spot.report, spot.span).into(),
                        spot.span[0].into(),
                        spot.span[1].into(),
                        desk.slice(spot.report, spot.span).into(),
                    ],
                    spots: Vec::new(),
                })?;
                next += 1;
            }
            Ok(())
        })?;
    }
    Ok(())
}

const fn text(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Text, about }
}

const fn whole(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Whole, about }
}

const fn real(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Real, about }
}

const fn flag(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Flag, about }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Cell<'a> {
    fn from(text: Cow<'a, str>) -> Cell<'a> {
        Cell::Text(text)
    }
}

impl From<usize> for Cell<'_> {
    fn from(n: usize) -> Self {
        Cell::Whole(n as i64)
    }
}

impl From<bool> for Cell<'_> {
    fn from(flag: bool) -> Self {
        Cell::Flag(flag)
    }
}

impl From<f64> for Cell<'_> {
    fn from(x: f64) -> Self {
        Cell::Real(x)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(some: Option<T>) -> Cell<'a> {
        some.map_or(Cell::Empty, Into::into)
    }
}

/// `12-40; 55-60`
fn spans(all: &[Pair]) -> String {
    all.iter().map(|s| format!("{}-{}", s[0], s[1])).collect::<Vec<_>>().join("; ")
}

/// The spots of some spans.
fn spots(role: &'static str, report: usize, all: &[Pair]) -> impl Iterator<Item = Spot> {
    all.iter().filter(|s| s[0] < s[1]).map(move |s| Spot { role, report, span: *s })
}

/// A row of cells and what it rests on.
fn row<'a>(cells: Vec<Cell<'a>>, spots: impl IntoIterator<Item = Spot>) -> Row<'a> {
    Row { cells, spots: spots.into_iter().collect() }
}

/// A list of cells, each from whatever it holds.
macro_rules! cells {
    ($($value:expr),* $(,)?) => { vec![$($crate::tables::Cell::from($value)),*] };
}
use cells;
