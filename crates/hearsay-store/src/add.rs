//! ReadingView → rows: one report, whole or not at all.

use crate::error::Error;
use crate::file::CaseFile;
use hearsay::Given;
use hearsay::text::CodePoints;
use hearsay::view::ReadingView;
use hearsay::view::reading::Pair;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use std::collections::BTreeSet;

/// What became of a report that was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in the case now.
    New,
    /// It was in the case, read by another version; the reading is new.
    Renewed,
    /// It was in the case as it is.
    AlreadyThere,
}

impl CaseFile {
    /// The ids of the reports that are there, read by this version: they need not be read again.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn known(&self) -> Result<BTreeSet<String>, Error> {
        let run = || -> rusqlite::Result<BTreeSet<String>> {
            let mut query = self.connection.prepare_cached("SELECT id FROM report WHERE version = ?1")?;
            query.query_map([hearsay::VERSION], |row| row.get(0))?.collect()
        };
        run().map_err(|e| self.sqlite(e))
    }

    /// Adds one report in one transaction. A report that comes under two paths keeps the one that sorts first, so that
    /// the order of adding leaves no mark.
    ///
    /// # Errors
    /// Where SQLite does; the case is then as it was.
    pub fn add(&mut self, bytes: &[u8], reading: &ReadingView) -> Result<Added, Error> {
        self.add_given(bytes, reading, None)
    }

    /// The same with what was handed in beside the bytes, so that the report can be read again as it came.
    ///
    /// # Errors
    /// Where SQLite does; the case is then as it was.
    pub fn add_given(
        &mut self,
        bytes: &[u8],
        reading: &ReadingView,
        given: Option<&Given>,
    ) -> Result<Added, Error> {
        let path = self.path.clone();
        let added = self.add_one(bytes, reading, given, false).map_err(|e| Error::from_sqlite(&path, e));
        if added.is_err() {
            // After a disk that refused to write, SQLite leaves the way back in a journal beside the file and goes it
            // at the next look.
            let _ = self.len();
        }
        added
    }

    /// Puts a reading in the place of the one that is there, whichever version made that: what was set on the report
    /// has changed.
    ///
    /// # Errors
    /// Where SQLite does; the case is then as it was.
    pub fn renew(&mut self, bytes: &[u8], reading: &ReadingView) -> Result<Added, Error> {
        let path = self.path.clone();
        self.add_one(bytes, reading, None, true).map_err(|e| Error::from_sqlite(&path, e))
    }

    /// Tells the case that a report it has stands under another path too.
    ///
    /// # Errors
    /// Where SQLite does.
    pub fn seen_at(&mut self, id: &str, path: &str) -> Result<(), Error> {
        self.connection
            .prepare_cached("UPDATE report SET path = ?2 WHERE id = ?1 AND path > ?2")
            .and_then(|mut q| q.execute((id, path)))
            .map(|_| ())
            .map_err(|e| self.sqlite(e))
    }

    fn add_one(
        &mut self,
        bytes: &[u8],
        reading: &ReadingView,
        given: Option<&Given>,
        renew: bool,
    ) -> rusqlite::Result<Added> {
        let sitting = self.sitting.clone();
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let there: Option<(String, String)> = tx
            .prepare_cached("SELECT version, path FROM report WHERE id = ?1")?
            .query_row([&reading.id], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let mut begun = None;
        let added = match there {
            Some((version, path)) if version == hearsay::VERSION && !renew => {
                if reading.path < path {
                    tx.execute("UPDATE report SET path = ?2 WHERE id = ?1", (&reading.id, &reading.path))?;
                }
                Added::AlreadyThere
            }
            Some((_, path)) => {
                let mut reading = reading.clone();
                reading.path = reading.path.min(path);
                clear(&tx, &reading.id)?;
                put_report(&tx, bytes, &reading, given, 1)?;
                put_layers(&tx, &reading)?;
                Added::Renewed
            }
            None => {
                let number = match &sitting {
                    None => 1,
                    Some((_, Some(number))) => *number,
                    Some((day, None)) => tx.query_row(
                        "INSERT INTO sitting (number, day) SELECT coalesce(max(number), 0) + 1, ?1 FROM sitting RETURNING number",
                        [day],
                        |row| row.get(0),
                    )?,
                };
                put_report(&tx, bytes, reading, given, number)?;
                put_layers(&tx, reading)?;
                begun = Some(number);
                Added::New
            }
        };
        tx.commit()?;
        if let (Some((_, number)), Some(_)) = (&mut self.sitting, begun) {
            *number = begun;
        }
        Ok(added)
    }
}

/// Takes away what was made from an old reading; corrections stay.
fn clear(tx: &Transaction<'_>, id: &str) -> rusqlite::Result<()> {
    for table in ["passage", "note", "figure", "date", "relay", "speaker", "statement", "actor"] {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE report = ?1"))?.execute([id])?;
    }
    Ok(())
}

fn put_report(
    tx: &Transaction<'_>,
    bytes: &[u8],
    r: &ReadingView,
    given: Option<&Given>,
    sitting: i64,
) -> rusqlite::Result<()> {
    let deflated = (bytes != r.text.as_bytes()).then(|| miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6));
    let bare = ReadingView { text: String::new(), tokens: None, ..r.clone() };
    let json = serde_json::to_string(&bare).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(json.as_bytes(), 6);
    tx.prepare_cached(
        "INSERT INTO report (id, path, source_id, url, title, outlet, byline, published, published_from, updated,
             dateline, language, text, bytes, version, reading, packed, given, sitting)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, '{}', ?16, ?17, ?18)
         ON CONFLICT (id) DO UPDATE SET path = excluded.path, source_id = excluded.source_id, url = excluded.url,
             title = excluded.title, outlet = excluded.outlet, byline = excluded.byline,
             published = excluded.published, published_from = excluded.published_from, updated = excluded.updated,
             dateline = excluded.dateline, language = excluded.language, text = excluded.text,
             bytes = excluded.bytes, version = excluded.version, reading = excluded.reading,
             packed = excluded.packed, given = coalesce(excluded.given, given)",
    )?
    .execute(params![
        r.id,
        r.path,
        r.source_id,
        r.url,
        r.title,
        r.outlet,
        r.byline,
        r.published,
        r.published_from,
        r.updated,
        r.dateline,
        r.language,
        r.text,
        deflated,
        hearsay::VERSION,
        packed,
        given.map(given_json),
        sitting,
    ])?;
    Ok(())
}

fn put_layers(tx: &Transaction<'_>, r: &ReadingView) -> rusqlite::Result<()> {
    let mut actor = tx.prepare_cached("INSERT INTO actor VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for a in &r.actors {
        let roles = serde_json::Value::from(a.roles.clone()).to_string();
        actor.execute(params![r.id, a.id, a.name, a.kind, a.country, roles])?;
    }
    let mut statement = tx.prepare_cached("INSERT INTO statement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
    let mut speaker = tx.prepare_cached("INSERT OR IGNORE INTO speaker VALUES (?1, ?2, ?3)")?;
    let mut relay = tx.prepare_cached("INSERT INTO relay VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for s in &r.statements {
        statement.execute(params![r.id, s.id, s.kind, s.quotation, s.negated, s.block, s.said_on, s.rule])?;
        for id in &s.speakers {
            speaker.execute(params![r.id, s.id, id])?;
        }
        for (i, via) in s.via.iter().enumerate() {
            relay.execute(params![r.id, s.id, i, via.name, via.kind])?;
        }
    }
    let mut date = tx.prepare_cached("INSERT INTO date VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (i, d) in r.dates.iter().enumerate() {
        date.execute(params![r.id, i, d.kind, d.value, d.anchor])?;
    }
    let mut figure = tx.prepare_cached("INSERT INTO figure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
    for (i, f) in r.figures.iter().enumerate() {
        let (low, high) = f.value.ends();
        figure.execute(params![r.id, i, low, high, f.bound, f.unit, f.place, f.as_of, f.statement])?;
    }
    let mut note = tx.prepare_cached("INSERT INTO note VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (i, n) in r.notes.iter().enumerate() {
        note.execute(params![r.id, i, n.name, n.message, n.start, n.end])?;
    }
    let points = CodePoints::new(&r.text);
    let mut passage = tx.prepare_cached(
        "INSERT INTO passage (report, layer, item, role, start, \"end\", words) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for p in passages(r) {
        let words = points.span(&r.text, p.pair).of(&r.text);
        passage.execute(params![r.id, p.layer, p.item, p.role, p.pair[0], p.pair[1], words])?;
    }
    Ok(())
}

/// A piece of evidence: of what, in which part, where.
pub(crate) struct Passage {
    pub(crate) layer: &'static str,
    pub(crate) item: String,
    pub(crate) role: &'static str,
    pub(crate) pair: Pair,
}

/// The evidence of the statements of a reading, in an order that depends on the reading alone. That of its other layers
/// is in the reading and is not kept twice.
pub(crate) fn passages(r: &ReadingView) -> Vec<Passage> {
    let mut out = Vec::new();
    let mut put = |layer, item: &str, role, pair| out.push(Passage { layer, item: item.into(), role, pair });
    for s in &r.statements {
        for (role, pairs) in [("source", &s.source), ("cue", &s.cue), ("content", &s.content)] {
            pairs.iter().for_each(|pair| put("statement", &s.id, role, *pair));
        }
        s.via.iter().for_each(|v| put("statement", &s.id, "via", [v.start, v.end]));
    }
    out
}

/// What was handed in beside the bytes, as the case keeps it.
fn given_json(given: &Given) -> String {
    serde_json::json!({
        "source_id": given.source_id, "url": given.url, "title": given.title, "outlet": given.outlet,
        "byline": given.byline, "published": given.published,
        "published_from": given.published_from.map(hearsay::document::DateSource::name),
        "updated": given.updated, "language": given.language,
    })
    .to_string()
}

/// The way back.
pub(crate) fn given_from(json: &str, id: &str, path: &str) -> Option<Given> {
    use hearsay::document::DateSource::{Dateline, Feed, Header, Meta};
    let value: serde_json::Value = serde_json::from_str(json).ok()?;
    let text = |name: &str| value[name].as_str().map(str::to_owned);
    let from = text("published_from");
    Some(Given {
        id: id.to_owned(),
        path: path.to_owned(),
        source_id: text("source_id"),
        url: text("url"),
        title: text("title"),
        outlet: text("outlet"),
        byline: text("byline"),
        published: text("published"),
        published_from: [Header, Meta, Dateline, Feed]
            .into_iter()
            .find(|d| from.as_deref() == Some(d.name())),
        updated: text("updated"),
        language: text("language"),
    })
}
