//! Parts of a case → rows, in one transaction: all of them or none.
//!
//! The rows are made while the case is gathered, in tables that only this connection sees and that SQLite keeps in a file of
//! its own; nobody waits meanwhile. When all are there they are moved in the order in which the case file keeps them, and
//! its indexes are made anew: row by row both would take three times as long, or all of it in memory.

use super::days::days;
use super::look::pack;
use super::routes::{Chain, Link, chain, routes, stem};
use crate::error::Error;
use crate::file::{CaseFile, Mode};
use hearsay::case::{Part, SECTIONS};
use hearsay::text::CodePoints;
use hearsay::view::case::{
    BodyView, CaseActorView, CaseFigureView, CaseStatementView, CheckView, CopyView, DifferenceView,
    LabelView, OnlyInView, OriginView, PassageView, PledgeView, ProcessView, RelayView, SameStatementView,
    StoryView, SuggestionView, TextView, TimelineView, VersionsView,
};
use hearsay::view::correction::CorrectedView;
use hearsay::view::reading::{Pair, ReadingView};
use hearsay::view::{CaseView, identify};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The tables that are filled.
const TABLES: [&str; 38] = [
    "case_note_place",
    "case_note",
    "case_correction",
    "case_time_passage",
    "case_time",
    "case_process",
    "case_pledge_later",
    "case_pledge",
    "case_copied",
    "case_copy",
    "case_only_in",
    "case_label_word",
    "case_label",
    "case_difference_member",
    "case_difference",
    "case_check",
    "case_figure_mention",
    "case_figure",
    "case_same_member",
    "case_same",
    "case_origin_passage",
    "case_origin_statement",
    "case_origin_report",
    "case_origin",
    "case_relay",
    "case_suggestion",
    "case_about",
    "case_actor_title",
    "case_speaker",
    "case_statement",
    "case_route",
    "case_actor_report",
    "case_actor_name",
    "case_actor",
    "case_version",
    "case_story_report",
    "case_report",
    "case_story",
];

/// How statements came, while they come: whether another voice passed them on, and whether the first to speak is named.
const CHAINS: &str = "CREATE TEMP TABLE case_chain (
    number INTEGER PRIMARY KEY, report TEXT NOT NULL, chain TEXT NOT NULL, via INTEGER NOT NULL, named INTEGER NOT NULL
) STRICT";

/// What the moving looks up.
const LOOKED_UP: &str = "
    CREATE INDEX temp.scratch_report_story ON case_story_report (report, story);
    CREATE INDEX temp.scratch_report_statements ON case_statement (report);
    CREATE INDEX temp.scratch_actor_statements ON case_speaker (actor);
    CREATE INDEX temp.scratch_route ON case_route (links);";

/// Of a statement whose origin nobody states, the chain begins with a question mark.
const UNSTATED: &str = "
    UPDATE temp.case_chain SET chain = '[[\"?\",\"unstated\"],' || substr(chain, 2)
    WHERE named AND number IN (
        SELECT s.number FROM temp.case_origin o
        JOIN temp.case_origin_statement x ON x.origin = o.number
        JOIN temp.case_statement s ON s.id = x.statement
        WHERE o.name IS NULL)";

/// How the rows of a table are moved where it is not simply all of them.
const MOVED: [(&str, &str); 6] = [
    (
        "case_report",
        "SELECT r.report, r.number,
            (SELECT s.story FROM temp.case_story_report s WHERE s.report = r.report ORDER BY s.story LIMIT 1),
            r.outlet, r.published, r.title, (SELECT count(*) FROM temp.case_statement s WHERE s.report = r.report), r.packed,
            (SELECT number FROM main.report WHERE id = r.report)
         FROM temp.case_report r",
    ),
    (
        "case_actor",
        "SELECT a.id, a.number, a.name, a.kind, a.country, a.wikidata, a.roles, a.reports,
            (SELECT count(*) FROM temp.case_speaker s WHERE s.actor = a.id), a.row
         FROM temp.case_actor a",
    ),
    (
        "case_statement",
        "SELECT s.id, s.serial, s.number, s.report, s.outlet, s.published, s.kind, s.quotation, s.negated, s.block, s.said_on,
            s.speakers, s.source, s.cue, s.content, c.chain, s.via, s.start, s.\"end\", s.rule, r.number, s.row
         FROM temp.case_statement s CROSS JOIN temp.case_chain c ON c.number = s.number
         LEFT JOIN temp.case_route r ON c.via AND r.links = c.chain",
    ),
    (
        "case_actor_title",
        "SELECT * FROM temp.case_actor_title t WHERE EXISTS (SELECT 1 FROM temp.case_actor a WHERE a.id = t.actor)",
    ),
    (
        "case_story",
        "SELECT s.id, s.number, s.reports, min(r.published), max(r.published)
         FROM temp.case_story s LEFT JOIN temp.case_story_report x ON x.story = s.id
         LEFT JOIN temp.case_report r ON r.report = x.report GROUP BY s.id",
    ),
    (
        "case_copied",
        "SELECT row_number() OVER (ORDER BY characters DESC, from_report, to_report) - 1, from_report, to_report, passages,
            characters, from_start, from_end, to_start, to_end
         FROM (SELECT from_report, to_report, count(*) AS passages, sum(from_end - from_start) AS characters,
                max(from_end - from_start), from_start, from_end, to_start, to_end
               FROM temp.case_copy GROUP BY from_report, to_report)",
    ),
];

/// The search indexes.
const SEARCHED: &str = "
    INSERT INTO main.case_statement_search (case_statement_search) VALUES ('rebuild');
    DELETE FROM main.case_actor_search;
    INSERT INTO main.case_actor_search (name, roles, actor)
        SELECT (SELECT group_concat(n.text, ' · ' ORDER BY n.count DESC, n.text)
                  FROM main.case_actor_name n WHERE n.actor = a.id), a.roles, a.id
        FROM main.case_actor a ORDER BY a.number;";

impl CaseFile {
    /// Keeps what was gathered from the truth at `revision`, in the place of what was kept before. Says whether it was
    /// kept: it is not where the truth has moved on since, or someone has kept a later one.
    ///
    /// # Errors
    /// Where SQLite does; what was kept before is then still there.
    pub fn keep(&mut self, revision: i64, case: &CaseView) -> Result<bool, Error> {
        self.keep_each(revision, |sink| case.clone().into_parts().for_each(sink))
    }

    /// The same item by item as `gather` hands them over, in the order of [`SECTIONS`](hearsay::case::SECTIONS), never
    /// all of it in memory.
    ///
    /// # Errors
    /// Where SQLite does; what was kept before is then still there.
    pub fn keep_each(
        &mut self,
        revision: i64,
        gather: impl FnOnce(&mut dyn FnMut(Part)),
    ) -> Result<bool, Error> {
        let path = self.path.clone();
        // Rows point at each other across both sets of tables, and are moved in any order.
        self.connection.pragma_update(None, "foreign_keys", false).map_err(|e| self.sqlite(e))?;
        let kept = self.make(gather).and_then(|()| self.move_rows(revision).map_err(|e| self.sqlite(e)));
        let cleared = self.clear();
        let on = self.connection.pragma_update(None, "foreign_keys", true);
        let kept = kept?;
        cleared.and(on).map_err(|e| Error::from_sqlite(&path, e))?;
        Ok(kept)
    }

    /// Makes the rows in tables of this connection.
    fn make(&self, gather: impl FnOnce(&mut dyn FnMut(Part))) -> Result<(), Error> {
        let texts = CaseFile::open(&self.path, Mode::Read)?;
        let begin = || -> rusqlite::Result<()> {
            self.connection.set_prepared_statement_cache_capacity(64);
            // Nothing of it outlives the connection: there is no way back to keep.
            self.connection.pragma_update(Some("temp"), "journal_mode", "OFF")?;
            self.connection.pragma_update(Some("temp"), "cache_size", -ROOM)?;
            for table in TABLES {
                let sql: String = self.connection.query_row(
                    "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name = ?1",
                    [table],
                    |row| row.get(0),
                )?;
                self.connection.execute_batch(&sql.replacen("CREATE TABLE", "CREATE TEMP TABLE", 1))?;
            }
            self.connection.execute_batch(CHAINS)?;
            self.connection.execute_batch("BEGIN")
        };
        begin().map_err(|e| self.sqlite(e))?;
        let mut keeper = Keeper::new(&self.connection, &texts.connection);
        let mut done = Ok(());
        gather(&mut |part| {
            if done.is_ok() {
                done = keeper.part(part);
            }
        });
        done.and_then(|()| keeper.routes()).map_err(|e| self.sqlite(e))?;
        let Keeper { corrections, .. } = keeper;
        let reports = self.reports_of(&corrections)?;
        let actors = self.made_actors()?;
        let case = CaseView { reports, actors, corrections, ..CaseView::default() };
        let end = || -> rusqlite::Result<()> {
            for (n, s) in hearsay::case::suggest(&case).iter().enumerate() {
                suggestion(&self.connection, n as i64, s)?;
            }
            self.connection.execute_batch("COMMIT")
        };
        end().map_err(|e| self.sqlite(e))
    }

    /// The actors as they were written: gathering needs the room that they would take until it is done.
    fn made_actors(&self) -> Result<Vec<CaseActorView>, Error> {
        let read = || -> rusqlite::Result<Vec<CaseActorView>> {
            let mut query = self.connection.prepare("SELECT row FROM temp.case_actor ORDER BY number")?;
            let rows = query.query_map([], |row| row.get::<_, String>(0))?;
            let actor = |row: String| {
                serde_json::from_str(&row).map_err(|e| {
                    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, e.into())
                })
            };
            rows.map(|row| actor(row?)).collect()
        };
        read().map_err(|e| self.sqlite(e))
    }

    /// The reports that corrections which part two actors are about.
    fn reports_of(&self, corrections: &[CorrectedView]) -> Result<Vec<ReadingView>, Error> {
        let splits = corrections.iter().filter(|c| c.correction.act == "split");
        let ids: BTreeSet<&String> = splits.flat_map(|c| c.correction.at.iter().map(|p| &p.report)).collect();
        let mut out = Vec::new();
        for id in ids {
            let packed: Option<Vec<u8>> = self
                .connection
                .query_row("SELECT packed FROM temp.case_report WHERE report = ?1", [id], |row| row.get(0))
                .optional()
                .map_err(|e| self.sqlite(e))?;
            out.extend(packed.map(|packed| self.unpack(id, &packed, String::new())).transpose()?);
        }
        Ok(out)
    }

    /// Moves the rows into the case file, in the place of those that are there.
    fn move_rows(&mut self, revision: i64) -> rusqlite::Result<bool> {
        // What is changed beyond this is written before all is there, and nobody can read until it is.
        self.connection.pragma_update(Some("main"), "cache_size", -ROOM_TO_MOVE)?;
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let now: i64 = tx.query_row("SELECT revision FROM truth", [], |row| row.get(0))?;
        if now != revision {
            return Ok(false);
        }
        let mut indexes: Vec<(String, String)> = Vec::new();
        for table in TABLES {
            let mut query = tx.prepare(
                "SELECT name, sql FROM main.sqlite_schema
                 WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?1 ORDER BY name",
            )?;
            let of = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
            indexes.extend(of.collect::<rusqlite::Result<Vec<(String, String)>>>()?);
        }
        for (name, _) in &indexes {
            tx.execute_batch(&format!("DROP INDEX main.{name}"))?;
        }
        for table in TABLES {
            tx.execute(&format!("DELETE FROM main.{table}"), [])?;
            let all = format!("SELECT * FROM temp.{table}");
            let rows = MOVED.iter().find(|m| m.0 == table).map_or(all.as_str(), |m| m.1);
            tx.execute(&format!("INSERT INTO main.{table} {rows}"), [])?;
        }
        for (_, sql) in &indexes {
            tx.execute_batch(&sql.replacen(" INDEX ", " INDEX main.", 1))?;
        }
        tx.execute_batch(SEARCHED)?;
        tx.execute(
            "INSERT OR REPLACE INTO gathered (only, revision, version) VALUES (1, ?1, ?2)",
            params![revision, hearsay::case::VERSION],
        )?;
        tx.commit()?;
        Ok(true)
    }

    /// Takes the tables of this connection away.
    fn clear(&self) -> rusqlite::Result<()> {
        if !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK")?;
        }
        for table in TABLES.iter().chain(&["case_chain"]) {
            self.connection.execute_batch(&format!("DROP TABLE IF EXISTS temp.{table}"))?;
        }
        self.connection.pragma_update(Some("main"), "cache_size", -2000)?;
        self.connection.execute_batch("PRAGMA shrink_memory")
    }
}

/// KiB of memory that making the rows takes.
const ROOM: i64 = 32 << 10;

/// KiB of memory that moving them takes.
const ROOM_TO_MOVE: i64 = 256 << 10;

/// Writes one item after the other, in the order of the sections.
struct Keeper<'t> {
    tables: &'t Connection,
    texts: &'t Connection,
    /// How many items of each section have come.
    numbers: [i64; SECTIONS.len()],
    /// Name and kind of the case's actors.
    names: HashMap<String, (String, String)>,
    /// Ids of actors, and where they stand in the list.
    ids: Vec<String>,
    places: HashMap<String, u32>,
    reports: HashMap<String, Of>,
    /// The reports whose words are asked for one after the other: the last one is at hand.
    text: Option<(String, String, CodePoints)>,
    /// Ids that were given to items.
    given: HashSet<String>,
    corrections: Vec<CorrectedView>,
}

/// What of a report is looked at by what comes behind it.
struct Of {
    outlet: Option<String>,
    published: Option<String>,
    /// The last link of its chains.
    last: Link,
    /// Actors that it mentions, and where.
    mentioned: Vec<(u32, [u32; 2])>,
    /// What is said in it.
    said: Vec<Pair>,
}

fn json<T: serde::Serialize>(item: &T) -> rusqlite::Result<String> {
    serde_json::to_string(item).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))
}

fn count<'a>(reports: impl IntoIterator<Item = &'a String>) -> usize {
    reports.into_iter().collect::<BTreeSet<_>>().len()
}

impl<'t> Keeper<'t> {
    fn new(tables: &'t Connection, texts: &'t Connection) -> Keeper<'t> {
        Keeper {
            tables,
            texts,
            numbers: [0; SECTIONS.len()],
            names: HashMap::new(),
            ids: Vec::new(),
            places: HashMap::new(),
            reports: HashMap::new(),
            text: None,
            given: HashSet::new(),
            corrections: Vec::new(),
        }
    }

    fn part(&mut self, part: Part) -> rusqlite::Result<()> {
        let number = &mut self.numbers[part.section()];
        let n = *number;
        *number += 1;
        match part {
            Part::Report(x) => self.report(n, *x),
            Part::Actor(x) => self.actor(n, &x),
            Part::Statement(x) => self.statement(n, &x),
            Part::Relay(x) => self.relay(n, &x),
            Part::Origin(x) => self.origin(n, &x),
            Part::Same(x) => self.same(n, &x),
            Part::Figure(x) => self.figure(n, &x),
            Part::Check(x) => self.check(n, &x),
            Part::Difference(x) => self.difference(n, &x),
            Part::Label(x) => self.label(n, &x),
            Part::OnlyIn(x) => self.only_in(n, &x),
            Part::Copy(x) => self.copy(n, &x),
            Part::Story(x) => self.story(n, &x),
            Part::Versions(x) => self.versions(n, &x),
            Part::Pledge(x) => self.pledge(n, &x),
            Part::Process(x) => self.process(&x),
            Part::Event(x) => self.time(n, &x),
            Part::Correction(x) => self.correction(n, x),
            Part::Note(x) => super::notes::keep(self.tables, n, &x),
        }
    }

    /// When all origins are known: the ways that statements came.
    fn routes(&self) -> rusqlite::Result<()> {
        self.tables.execute_batch(UNSTATED)?;
        for (n, route) in routes(self.tables)?.iter().enumerate() {
            let names: Vec<&str> = route.links.iter().map(|l| l.0.as_str()).collect();
            self.put(
                "INSERT INTO case_route VALUES (?1, ?2, ?3, ?4, ?5)",
                params![n, names.join(" → "), json(&route.links)?, route.statements, route.reports],
            )?;
        }
        self.tables.execute_batch(LOOKED_UP)
    }

    fn put(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<()> {
        self.tables.prepare_cached(sql)?.execute(values).map(|_| ())
    }

    /// An id that no other item has: where two would share one, the later gets a number.
    fn id(&mut self, letter: char, what: &str, places: impl IntoIterator<Item = PassageView>) -> String {
        let id = identify(letter, what, places);
        let mut unique = id.clone();
        let mut n = 1;
        while !self.given.insert(unique.clone()) {
            n += 1;
            unique = format!("{id}-{n}");
        }
        unique
    }

    fn names(&self, actors: &[String]) -> String {
        let names: Vec<&str> =
            actors.iter().filter_map(|id| self.names.get(id)).map(|x| x.0.as_str()).collect();
        names.join("; ")
    }

    /// The words of a report at these places, parts joined by " … ".
    fn words(&mut self, report: &str, pairs: &[Pair]) -> rusqlite::Result<String> {
        if self.text.as_ref().is_none_or(|(id, ..)| id != report) {
            let text: String = self
                .texts
                .prepare_cached("SELECT text FROM report WHERE id = ?1")?
                .query_row([report], |row| row.get(0))?;
            let points = CodePoints::new(&text);
            self.text = Some((report.to_owned(), text, points));
        }
        let Some((_, text, points)) = &self.text else { return Ok(String::new()) };
        let parts: Vec<&str> = pairs.iter().map(|pair| points.span(text, *pair).of(text)).collect();
        Ok(parts.join(" … "))
    }

    /// For each passage, whether it stands in what someone is said to have said.
    fn attributed(&self, evidence: &[PassageView]) -> String {
        let within = |p: &PassageView| {
            let of = self.reports.get(&p.report);
            of.is_some_and(|of| of.said.iter().any(|c| c[0] <= p.start && p.end <= c[1]))
        };
        evidence.iter().map(|p| if within(p) { '1' } else { '0' }).collect()
    }

    fn story(&mut self, number: i64, story: &StoryView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_story (id, number, reports) VALUES (?1, ?2, ?3)",
            params![story.id, number, story.reports.len()],
        )?;
        for report in &story.reports {
            self.put("INSERT OR IGNORE INTO case_story_report VALUES (?1, ?2)", params![story.id, report])?;
        }
        Ok(())
    }

    fn report(&mut self, number: i64, mut report: ReadingView) -> rusqlite::Result<()> {
        let text = std::mem::take(&mut report.text);
        self.put(
            "INSERT INTO case_report (report, number, outlet, published, title, packed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![report.id, number, report.outlet, report.published, report.title, pack(&report)?],
        )?;
        self.titles(&report, &text)?;
        let mut mentioned = Vec::new();
        for actor in &report.actors {
            let place = *self.places.entry(actor.id.clone()).or_insert_with(|| {
                self.ids.push(actor.id.clone());
                self.ids.len() as u32 - 1
            });
            mentioned.extend(actor.mentions.iter().map(|m| (place, m.map(|x| x as u32))));
        }
        mentioned.shrink_to_fit();
        let unknown = || (stem(&report.path).to_owned(), "report".to_owned());
        let last = report.outlet.clone().map_or_else(unknown, |o| (o, "outlet".to_owned()));
        let of = Of { outlet: report.outlet, published: report.published, last, mentioned, said: Vec::new() };
        self.reports.insert(report.id, of);
        Ok(())
    }

    fn versions(&mut self, number: i64, versions: &VersionsView) -> rusqlite::Result<()> {
        let newest = versions.versions.last().map(|v| v.report.as_str());
        self.put("INSERT INTO case_version VALUES (?1, ?2, ?3)", params![number, newest, json(versions)?])
    }

    fn actor(&mut self, number: i64, a: &CaseActorView) -> rusqlite::Result<()> {
        self.names.insert(a.id.clone(), (a.name.clone(), a.kind.clone()));
        self.put(
            "INSERT INTO case_actor (id, number, name, kind, country, wikidata, roles, reports, row)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                a.id,
                number,
                a.name,
                a.kind,
                a.country,
                a.wikidata,
                a.roles.join("; "),
                a.reports.len(),
                json(a)?
            ],
        )?;
        for name in &a.names {
            self.put(
                "INSERT INTO case_actor_name VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET count = count + excluded.count",
                params![a.id, name.text, name.count],
            )?;
        }
        for report in &a.reports {
            self.put("INSERT OR IGNORE INTO case_actor_report VALUES (?1, ?2)", params![a.id, report])?;
        }
        Ok(())
    }

    /// Who is named in what others say.
    fn abouts(&self, of: &Of, s: &CaseStatementView) -> rusqlite::Result<()> {
        let inside =
            |m: &[u32; 2]| s.statement.content.iter().any(|c| c[0] <= m[0] as usize && m[1] as usize <= c[1]);
        let mut last = None;
        for (actor, _) in of.mentioned.iter().filter(|(_, m)| inside(m)) {
            let id = &self.ids[*actor as usize];
            if last.replace(actor) == Some(actor)
                || s.statement.speakers.contains(id)
                || !self.names.contains_key(id)
            {
                continue;
            }
            self.put("INSERT OR IGNORE INTO case_about VALUES (?1, ?2)", params![id, s.statement.id])?;
        }
        Ok(())
    }

    /// Names with titles, the first of each report.
    fn titles(&self, report: &ReadingView, text: &str) -> rusqlite::Result<()> {
        let points = CodePoints::new(text);
        for actor in report.actors.iter().filter(|a| matches!(a.kind.as_str(), "person" | "unnamed")) {
            for (i, full) in actor.full.iter().enumerate() {
                let named = actor.refers.get(i).is_none_or(|r| r == "name");
                if !named || actor.mentions.get(i).is_none_or(|m| m == full) || full[1] - full[0] > 120 {
                    continue;
                }
                let words =
                    points.span(text, *full).of(text).split_whitespace().collect::<Vec<_>>().join(" ");
                self.put(
                    "INSERT OR IGNORE INTO case_actor_title VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![actor.id, report.id, words, full[0], full[1]],
                )?;
            }
        }
        Ok(())
    }

    fn statement(&mut self, number: i64, s: &CaseStatementView) -> rusqlite::Result<()> {
        let of = &s.statement;
        let mut words = |pairs: &[Pair]| self.words(&s.report, pairs);
        let (source, cue, content) = (words(&of.source)?, words(&of.cue)?, words(&of.content)?);
        let place = of.content.first().or(of.cue.first()).copied().unwrap_or([0, 0]);
        let end = of.content.last().or(of.cue.last()).map_or(place[1], |p| p[1]);
        let via: Vec<&str> = of.via.iter().map(|v| v.name.as_str()).collect();
        if let Some(report) = self.reports.get_mut(&s.report) {
            report.said.extend(&of.content);
        }
        let Some(report) = self.reports.get(&s.report) else { return Ok(()) };
        let Chain { links, named } = chain(s, &self.names, &report.last);
        self.put(
            "INSERT INTO case_chain VALUES (?1, ?2, ?3, ?4, ?5)",
            params![number, s.report, json(&links)?, !of.via.is_empty(), named],
        )?;
        self.abouts(report, s)?;
        self.put(
            "INSERT INTO case_statement (id, serial, number, report, outlet, published, kind, quotation, negated, block, said_on,
                speakers, source, cue, content, via, start, \"end\", rule, chain, route, row)
             VALUES (?1, ?2 + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, '', NULL, ?19)",
            params![
                of.id,
                number,
                s.report,
                report.outlet,
                report.published,
                of.kind,
                of.quotation,
                of.negated,
                of.block,
                of.said_on,
                self.names(&of.speakers),
                source,
                cue,
                content,
                via.join(" → "),
                place[0],
                end,
                of.rule,
                json(s)?
            ],
        )?;
        for (i, actor) in of.speakers.iter().enumerate() {
            self.put("INSERT OR IGNORE INTO case_speaker VALUES (?1, ?2, ?3)", params![of.id, actor, i])?;
        }
        Ok(())
    }

    fn relay(&mut self, number: i64, r: &RelayView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_relay VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                number,
                r.report,
                some(&r.statement),
                r.via.name,
                r.via.kind,
                r.start,
                r.end,
                r.continues,
                json(r)?
            ],
        )
    }

    fn origin(&mut self, number: i64, o: &OriginView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_origin VALUES (?1, ?2, ?3, ?4, ?5)",
            params![number, o.name, o.kind, o.reports.len(), o.statements.len()],
        )?;
        for report in &o.reports {
            self.put("INSERT OR IGNORE INTO case_origin_report VALUES (?1, ?2)", params![number, report])?;
        }
        for (i, statement) in o.statements.iter().enumerate() {
            self.put("INSERT INTO case_origin_statement VALUES (?1, ?2, ?3)", params![number, i, statement])?;
        }
        for (i, p) in o.evidence.iter().enumerate() {
            self.put(
                "INSERT INTO case_origin_passage VALUES (?1, ?2, ?3, ?4, ?5)",
                params![number, i, p.report, p.start, p.end],
            )?;
        }
        Ok(())
    }

    fn same(&mut self, number: i64, s: &SameStatementView) -> rusqlite::Result<()> {
        let places = s.members.iter().map(|m| PassageView { report: m.statement.clone(), start: 0, end: 0 });
        let id = self.id('t', "", places);
        self.put(
            "INSERT INTO case_same VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                id,
                number,
                s.how,
                self.names(&s.speakers),
                s.members.len(),
                count(s.members.iter().map(|m| &m.report)),
                json(s)?
            ],
        )?;
        for (i, m) in s.members.iter().enumerate() {
            self.put(
                "INSERT INTO case_same_member VALUES (?1, ?2, ?3, ?4)",
                params![id, i, m.report, m.statement],
            )?;
        }
        Ok(())
    }

    fn figure(&mut self, number: i64, f: &CaseFigureView) -> rusqlite::Result<()> {
        let places =
            f.mentions.iter().map(|m| PassageView { report: m.report.clone(), start: m.start, end: m.end });
        let id = self.id('f', "", places);
        let ends = f.mentions.iter().map(|m| m.value.ends());
        let (low, high) =
            ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), (low, high)| (a.min(low), b.max(high)));
        self.put(
            "INSERT INTO case_figure VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params![
                id,
                number,
                f.what,
                f.unit,
                f.place,
                f.as_of,
                f.agree,
                low,
                high,
                f.mentions.len(),
                count(f.mentions.iter().map(|m| &m.report)),
                json(f)?
            ],
        )?;
        for (i, m) in f.mentions.iter().enumerate() {
            let (low, high) = m.value.ends();
            let words = self.words(&m.report, &[[m.start, m.end]])?;
            self.put(
                "INSERT INTO case_figure_mention VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                params![
                    id,
                    i,
                    m.report,
                    m.start,
                    m.end,
                    low,
                    high,
                    m.bound,
                    m.given_by.join(" → "),
                    m.statement,
                    words
                ],
            )?;
        }
        Ok(())
    }

    fn check(&mut self, number: i64, c: &CheckView) -> rusqlite::Result<()> {
        let words = self.words(&c.report, &[[c.start, c.end]])?;
        self.put(
            "INSERT INTO case_check VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![number, c.kind, c.report, c.start, c.end, c.why, words, json(c)?],
        )
    }

    fn difference(&mut self, number: i64, d: &DifferenceView) -> rusqlite::Result<()> {
        let places =
            d.members.iter().map(|m| PassageView { report: m.report.clone(), start: m.start, end: m.end });
        let id = self.id('d', &d.about, places);
        self.put(
            "INSERT INTO case_difference VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                id,
                number,
                d.about,
                d.why,
                d.by_time,
                d.rule,
                d.members.len(),
                count(d.members.iter().map(|m| &m.report)),
                json(d)?
            ],
        )?;
        for (i, m) in d.members.iter().enumerate() {
            let words = self.words(&m.report, &[[m.start, m.end]])?;
            self.put(
                "INSERT INTO case_difference_member VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![id, i, m.report, m.start, m.end, m.statement, words],
            )?;
        }
        Ok(())
    }

    fn label(&mut self, number: i64, l: &LabelView) -> rusqlite::Result<()> {
        let places = l.by_outlet.values().flatten().flat_map(|w| w.evidence.iter().cloned());
        let id = self.id('l', &l.what, places);
        self.put(
            "INSERT INTO case_label VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![id, number, l.what, l.actor, l.by_outlet.len(), json(l)?],
        )?;
        let words = l.by_outlet.iter().flat_map(|(outlet, words)| words.iter().map(move |w| (outlet, w)));
        for (i, (outlet, w)) in words.enumerate() {
            self.put(
                "INSERT INTO case_label_word VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![id, i, outlet, w.text, w.count, w.quoted, self.attributed(&w.evidence)],
            )?;
        }
        Ok(())
    }

    fn only_in(&mut self, number: i64, o: &OnlyInView) -> rusqlite::Result<()> {
        let words = self.words(&o.report, &[[o.start, o.end]])?;
        self.put(
            "INSERT INTO case_only_in VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![number, o.report, o.start, o.end, o.why, words, json(o)?],
        )
    }

    fn copy(&mut self, number: i64, c: &CopyView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_copy VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![number, c.from.report, c.from.start, c.from.end, c.to.report, c.to.start, c.to.end],
        )
    }

    fn pledge(&mut self, number: i64, p: &PledgeView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_pledge VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![number, p.kind, p.statement, p.report, self.names(&p.actors), p.later.len(), json(p)?],
        )?;
        for (i, l) in p.later.iter().enumerate() {
            self.put(
                "INSERT INTO case_pledge_later VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![number, i, l.statement, l.report, l.start, l.end, l.day, l.how],
            )?;
        }
        Ok(())
    }

    fn process(&self, process: &ProcessView) -> rusqlite::Result<()> {
        for (part, bodies) in [("body", &process.bodies), ("instrument", &process.instruments)] {
            for (n, body) in bodies.iter().enumerate() {
                self.body(part, n as i64, body)?;
            }
        }
        for (part, texts) in [("condition", &process.conditions), ("decides", &process.decides)] {
            for (n, text) in texts.iter().enumerate() {
                self.process_text(part, n as i64, text)?;
            }
        }
        Ok(())
    }

    fn body(&self, part: &str, number: i64, b: &BodyView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_process VALUES (?1, ?2, ?3, ?4, ?5)",
            params![part, number, b.name, b.mandate, json(b)?],
        )
    }

    fn process_text(&self, part: &str, number: i64, t: &TextView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_process VALUES (?1, ?2, ?3, NULL, ?4)",
            params![part, number, t.text, json(t)?],
        )
    }

    fn time(&mut self, number: i64, t: &TimelineView) -> rusqlite::Result<()> {
        let (first, last) = days(&t.date);
        self.put(
            "INSERT INTO case_time VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                number,
                t.date,
                t.what,
                first,
                last,
                count(t.evidence.iter().map(|p| &p.report)),
                json(t)?
            ],
        )?;
        for (i, p) in t.evidence.iter().enumerate() {
            self.put(
                "INSERT INTO case_time_passage VALUES (?1, ?2, ?3, ?4, ?5)",
                params![number, i, p.report, p.start, p.end],
            )?;
        }
        Ok(())
    }

    fn correction(&mut self, number: i64, c: CorrectedView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_correction VALUES (?1, ?2, ?3, ?4)",
            params![number, c.correction.id, c.lost, json(&c)?],
        )?;
        self.corrections.push(c);
        Ok(())
    }
}

fn suggestion(tables: &Connection, number: i64, s: &SuggestionView) -> rusqlite::Result<()> {
    let [one, other] = s.actors.as_slice() else { return Ok(()) };
    let mut put = tables.prepare_cached("INSERT INTO case_suggestion VALUES (?1, ?2, ?3, ?4)")?;
    put.execute(params![number, one, other, json(s)?]).map(|_| ())
}

/// Nothing for an empty text.
fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
