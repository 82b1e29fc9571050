//! CaseView → rows, in one transaction: all of it or none.

use super::days::days;
use super::look::pack;
use super::routes::{Link, Route, Routes};
use crate::error::Error;
use crate::file::CaseFile;
use hearsay::text::CodePoints;
use hearsay::view::case::{
    BodyView, CaseActorView, CaseFigureView, CaseStatementView, CheckView, CopyView, DifferenceView,
    LabelView, OnlyInView, OriginView, PassageView, PledgeView, RelayView, SameStatementView, StoryView,
    SuggestionView, TextView, TimelineView, VersionsView,
};
use hearsay::view::correction::CorrectedView;
use hearsay::view::reading::{Pair, ReadingView};
use hearsay::view::{CaseView, identify};
use rusqlite::{Transaction, TransactionBehavior, params};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The tables that are filled, those that point at others first: the order in which they are emptied.
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

impl CaseFile {
    /// Keeps what was gathered from the truth at `revision`, in the place of what was kept before. Says whether it was
    /// kept: it is not where the truth has moved on since, or someone has kept a later one.
    ///
    /// # Errors
    /// Where SQLite does; what was kept before is then still there.
    pub fn keep(&mut self, revision: i64, case: &CaseView) -> Result<bool, Error> {
        let path = self.path.clone();
        let mut run = || -> rusqlite::Result<bool> {
            // Without this a change larger than the cache would lock out whoever reads, for as long as it takes.
            self.connection.pragma_update(None, "cache_spill", false)?;
            let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let now: i64 = tx.query_row("SELECT revision FROM truth", [], |row| row.get(0))?;
            if now != revision {
                return Ok(false);
            }
            tx.pragma_update(None, "defer_foreign_keys", true)?;
            for table in TABLES {
                tx.execute(&format!("DELETE FROM {table}"), [])?;
            }
            let mut keeper = Keeper::new(&tx);
            keeper.all(case)?;
            tx.execute(
                "INSERT OR REPLACE INTO gathered (only, revision, version) VALUES (1, ?1, ?2)",
                params![revision, hearsay::case::VERSION],
            )?;
            tx.commit()?;
            Ok(true)
        };
        let kept = run();
        let _ = self.connection.pragma_update(None, "cache_spill", true);
        kept.map_err(|e| Error::from_sqlite(&path, e))
    }
}

/// Writes one section after the other; actors and stories come before what names them.
struct Keeper<'t> {
    tx: &'t Transaction<'t>,
    /// Names of the case's actors.
    names: HashMap<String, String>,
    /// What is said in each report.
    said: HashMap<String, Vec<Pair>>,
    /// The reports whose words are asked for one after the other: the last one is at hand.
    text: Option<(String, String, CodePoints)>,
    /// Ids that were given to items.
    given: HashSet<String>,
}

fn json<T: serde::Serialize>(item: &T) -> rusqlite::Result<String> {
    serde_json::to_string(item).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))
}

fn count<'a>(reports: impl IntoIterator<Item = &'a String>) -> usize {
    reports.into_iter().collect::<BTreeSet<_>>().len()
}

impl<'t> Keeper<'t> {
    fn new(tx: &'t Transaction<'t>) -> Keeper<'t> {
        Keeper { tx, names: HashMap::new(), said: HashMap::new(), text: None, given: HashSet::new() }
    }

    fn all(&mut self, case: &CaseView) -> rusqlite::Result<()> {
        let each = |n: usize| n as i64;
        for (n, story) in case.stories.iter().enumerate() {
            self.story(each(n), story)?;
        }
        for (n, report) in case.reports.iter().enumerate() {
            self.report(each(n), report)?;
        }
        for (n, versions) in case.versions.iter().enumerate() {
            self.versions(each(n), versions)?;
        }
        for (n, actor) in case.actors.iter().enumerate() {
            self.actor(each(n), actor)?;
        }
        for s in &case.statements {
            self.said.entry(s.report.clone()).or_default().extend(&s.statement.content);
        }
        let routes = Routes::of(case);
        for (n, route) in routes.all.iter().enumerate() {
            self.route(each(n), route)?;
        }
        for (n, statement) in case.statements.iter().enumerate() {
            self.statement(each(n), statement, &routes.chains[n], routes.route(n))?;
        }
        self.abouts(case)?;
        for report in &case.reports {
            self.titles(report)?;
        }
        for (n, suggestion) in hearsay::case::suggest(case).iter().enumerate() {
            self.suggestion(each(n), suggestion)?;
        }
        for (n, relay) in case.relays.iter().enumerate() {
            self.relay(each(n), relay)?;
        }
        for (n, origin) in case.origins.iter().enumerate() {
            self.origin(each(n), origin)?;
        }
        for (n, same) in case.same_statements.iter().enumerate() {
            self.same(each(n), same)?;
        }
        for (n, figure) in case.figures.iter().enumerate() {
            self.figure(each(n), figure)?;
        }
        for (n, check) in case.checks.iter().enumerate() {
            self.check(each(n), check)?;
        }
        for (n, difference) in case.accounts_differ.iter().enumerate() {
            self.difference(each(n), difference)?;
        }
        for (n, label) in case.labels.iter().enumerate() {
            self.label(each(n), label)?;
        }
        for (n, only) in case.only_in.iter().enumerate() {
            self.only_in(each(n), only)?;
        }
        for (n, copy) in case.copies.iter().enumerate() {
            self.copy(each(n), copy)?;
        }
        for (n, pledge) in case.pledges.iter().enumerate() {
            self.pledge(each(n), pledge)?;
        }
        let process = &case.process;
        for (part, bodies) in [("body", &process.bodies), ("instrument", &process.instruments)] {
            for (n, body) in bodies.iter().enumerate() {
                self.body(part, each(n), body)?;
            }
        }
        for (part, texts) in [("condition", &process.conditions), ("decides", &process.decides)] {
            for (n, text) in texts.iter().enumerate() {
                self.process_text(part, each(n), text)?;
            }
        }
        for (n, line) in case.timeline.iter().enumerate() {
            self.time(each(n), line)?;
        }
        for (n, corrected) in case.corrections.iter().enumerate() {
            self.correction(each(n), corrected)?;
        }
        for (n, note) in case.notes.iter().enumerate() {
            super::notes::keep(self.tx, each(n), note)?;
        }
        self.end()
    }

    /// What can be counted only when all is there, and the search indexes.
    fn end(&self) -> rusqlite::Result<()> {
        self.tx.execute_batch(
            "UPDATE case_report SET statements =
                (SELECT count(*) FROM case_statement s WHERE s.report = case_report.report);
             UPDATE case_actor SET statements = (SELECT count(*) FROM case_speaker s WHERE s.actor = case_actor.id);
             UPDATE case_story SET (first, last) =
                (SELECT min(published), max(published) FROM case_report r WHERE r.story = case_story.id);
             INSERT INTO case_copied
             SELECT row_number() OVER (ORDER BY characters DESC, from_report, to_report) - 1, from_report, to_report,
                passages, characters, from_start, from_end, to_start, to_end
             FROM (SELECT from_report, to_report, count(*) AS passages, sum(from_end - from_start) AS characters,
                     max(from_end - from_start), from_start, from_end, to_start, to_end
                   FROM case_copy GROUP BY from_report, to_report);
             INSERT INTO case_statement_search (case_statement_search) VALUES ('rebuild');
             DELETE FROM case_actor_search;
             INSERT INTO case_actor_search (name, roles, actor)
                SELECT (SELECT group_concat(n.text, ' · ' ORDER BY n.count DESC, n.text)
                          FROM case_actor_name n WHERE n.actor = a.id), a.roles, a.id
                FROM case_actor a ORDER BY a.number;",
        )
    }

    fn put(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> rusqlite::Result<()> {
        self.tx.prepare_cached(sql)?.execute(values).map(|_| ())
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
            actors.iter().filter_map(|id| self.names.get(id)).map(String::as_str).collect();
        names.join("; ")
    }

    /// The words of a report at these places, parts joined by " … ".
    fn words(&mut self, report: &str, pairs: &[Pair]) -> rusqlite::Result<String> {
        if self.text.as_ref().is_none_or(|(id, ..)| id != report) {
            let text: String = self
                .tx
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
            let said = self.said.get(&p.report);
            said.is_some_and(|all| all.iter().any(|c| c[0] <= p.start && p.end <= c[1]))
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

    fn report(&mut self, number: i64, report: &ReadingView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_report (report, number, story, outlet, published, title, packed, serial)
             VALUES (?1, ?2, (SELECT story FROM case_story_report WHERE report = ?1 LIMIT 1), ?3, ?4, ?5, ?6,
                (SELECT number FROM report WHERE id = ?1))",
            params![report.id, number, report.outlet, report.published, report.title, pack(report)?],
        )
    }

    fn versions(&mut self, number: i64, versions: &VersionsView) -> rusqlite::Result<()> {
        let newest = versions.versions.last().map(|v| v.report.as_str());
        self.put("INSERT INTO case_version VALUES (?1, ?2, ?3)", params![number, newest, json(versions)?])
    }

    fn actor(&mut self, number: i64, a: &CaseActorView) -> rusqlite::Result<()> {
        self.names.insert(a.id.clone(), a.name.clone());
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

    fn route(&self, number: i64, r: &Route) -> rusqlite::Result<()> {
        let names: Vec<&str> = r.links.iter().map(|l| l.0.as_str()).collect();
        self.put(
            "INSERT INTO case_route VALUES (?1, ?2, ?3, ?4, ?5)",
            params![number, names.join(" → "), json(&r.links)?, r.statements, r.reports.len()],
        )
    }

    /// Who is named in what others say.
    fn abouts(&self, case: &CaseView) -> rusqlite::Result<()> {
        let mut told: HashMap<&str, Vec<&CaseStatementView>> = HashMap::new();
        for s in &case.statements {
            told.entry(&s.report).or_default().push(s);
        }
        for report in &case.reports {
            let statements = told.get(report.id.as_str()).map(Vec::as_slice).unwrap_or_default();
            for actor in &report.actors {
                let of: Vec<Pair> = actor.mentions.clone();
                for s in statements.iter().filter(|s| !s.statement.speakers.contains(&actor.id)) {
                    let inside = |m: &Pair| s.statement.content.iter().any(|c| c[0] <= m[0] && m[1] <= c[1]);
                    if of.iter().any(inside) {
                        self.put(
                            "INSERT OR IGNORE INTO case_about SELECT id, ?2 FROM case_actor WHERE id = ?1",
                            params![actor.id, s.statement.id],
                        )?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Names with titles, the first of each report.
    fn titles(&mut self, report: &ReadingView) -> rusqlite::Result<()> {
        for actor in report.actors.iter().filter(|a| matches!(a.kind.as_str(), "person" | "unnamed")) {
            for (i, full) in actor.full.iter().enumerate() {
                let named = actor.refers.get(i).is_none_or(|r| r == "name");
                if !named || actor.mentions.get(i).is_none_or(|m| m == full) || full[1] - full[0] > 120 {
                    continue;
                }
                let words = self.words(&report.id, &[*full])?;
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                self.put(
                    "INSERT OR IGNORE INTO case_actor_title SELECT id, ?2, ?3, ?4, ?5 FROM case_actor WHERE id = ?1",
                    params![actor.id, report.id, words, full[0], full[1]],
                )?;
            }
        }
        Ok(())
    }

    fn suggestion(&self, number: i64, s: &SuggestionView) -> rusqlite::Result<()> {
        let [one, other] = s.actors.as_slice() else { return Ok(()) };
        self.put("INSERT INTO case_suggestion VALUES (?1, ?2, ?3, ?4)", params![number, one, other, json(s)?])
    }

    fn statement(
        &mut self,
        number: i64,
        s: &CaseStatementView,
        chain: &[Link],
        route: Option<i64>,
    ) -> rusqlite::Result<()> {
        let of = &s.statement;
        let mut words = |pairs: &[Pair]| self.words(&s.report, pairs);
        let (source, cue, content) = (words(&of.source)?, words(&of.cue)?, words(&of.content)?);
        let place = of.content.first().or(of.cue.first()).copied().unwrap_or([0, 0]);
        let end = of.content.last().or(of.cue.last()).map_or(place[1], |p| p[1]);
        let via: Vec<&str> = of.via.iter().map(|v| v.name.as_str()).collect();
        self.put(
            "INSERT INTO case_statement (id, serial, number, report, outlet, published, kind, quotation, negated, block, said_on,
                speakers, source, cue, content, via, start, \"end\", rule, chain, route, row)
             SELECT ?1, ?2 + 1, ?2, ?3, outlet, published, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19
             FROM case_report WHERE report = ?3",
            params![
                of.id,
                number,
                s.report,
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
                json(&chain)?,
                route,
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

    fn body(&mut self, part: &str, number: i64, b: &BodyView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_process VALUES (?1, ?2, ?3, ?4, ?5)",
            params![part, number, b.name, b.mandate, json(b)?],
        )
    }

    fn process_text(&mut self, part: &str, number: i64, t: &TextView) -> rusqlite::Result<()> {
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

    fn correction(&mut self, number: i64, c: &CorrectedView) -> rusqlite::Result<()> {
        self.put(
            "INSERT INTO case_correction VALUES (?1, ?2, ?3, ?4)",
            params![number, c.correction.id, c.lost, json(c)?],
        )
    }
}

/// Nothing for an empty text.
fn some(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
