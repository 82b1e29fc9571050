//! Case file → one HTML file that holds all: the twin of the app, to be handed on. It loads nothing and can be searched.
//!
//! It is made of the parts that the pages of the app are made of; links lead to places in the file itself. It is written as
//! it is made, a list row after row. Of a list that is longer than a browser can lay out at once the rest lies deflated in
//! the file ([`Roll`]), for the page's script to show, to search and to follow links into.

use crate::assets::STYLE;
use crate::noted::Noted;
use crate::pages::actors::Actor;
use crate::pages::differences::Difference;
use crate::pages::doubts::Doubt;
use crate::pages::pledges::Process;
use crate::pages::reading;
use crate::pages::reports::Report;
use crate::pages::timeline::Dated;
use crate::pages::words::Label;
use crate::pages::{self, overview, sources};
use crate::parts::{Evidence, Links, Pointer, day, report_id};
use crate::strip::Strip;
use askama::Template;
use askama::filters::HtmlSafe;
use hearsay::digest::safe::one_line;
use hearsay_store::{CaseFile, Counts, Error, FigureFilter, Head, HeadFilter, Window};
use std::cell::RefCell;
use std::{fmt, io};

/// What the page can do beyond what HTML alone can: search, light up what is told in several pieces.
const SCRIPT: &str = include_str!("../assets/alone.js");

/// A note of a person, or a decision.
#[derive(Clone, Debug)]
struct Decided {
    head: String,
    words: String,
    by: String,
    at: Option<Evidence>,
    lost: String,
}

#[derive(Template)]
#[template(path = "alone.html")]
struct Alone<'a> {
    policy: String,
    style: &'static str,
    script: &'static str,
    title: String,
    counts: Counts,
    differences: Vec<Difference>,
    figures: Roll<'a>,
    sources: sources::Part,
    said: Roll<'a>,
    labels: Vec<Label>,
    process: Option<Process>,
    pledges: Roll<'a>,
    strip: Option<Strip>,
    times: Vec<Dated>,
    actors: Roll<'a>,
    checks: Vec<Doubt>,
    unplaced: Vec<Doubt>,
    notes: Vec<Decided>,
    corrections: Vec<Decided>,
    list: Roll<'a>,
    articles: Roll<'a>,
    measured: String,
}

/// A list of the page. What is more than `most` lies in [`Chunk`]s behind the `first`.
struct Roll<'a> {
    noun: &'static str,
    total: usize,
    first: usize,
    most: usize,
    chunk: usize,
    rows: Box<dyn Fn(Window) -> Result<Vec<Row>, Error> + 'a>,
    fault: &'a RefCell<Option<Error>>,
}
impl HtmlSafe for Roll<'_> {}

/// A row as HTML, with the id that links know it by.
struct Row {
    id: Option<String>,
    html: String,
}

/// An actor in the table of them.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<tr class="item"><th scope="row"><bdi>{{ self.0.name }}</bdi></th><td data-head="also">{% for (n, c) in self.0.names %}<bdi>{{ n }}</bdi>{% if *c > 1 %} <span class="times">×{{ c }}</span>{% endif %}{% if !loop.last %}, {% endif %}{% endfor %}</td><td data-head="roles">{{ self.0.roles }}</td><td>{{ self.0.kind }}</td><td class="n" data-head="statements">{{ self.0.statements }}</td><td class="n" data-head="reports">{{ self.0.reports }}</td></tr>
"#
)]
struct Line(Actor);

/// A report in the list of them.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<li class="item report"><p class="title"><a href="{{ self.0.href }}"><bdi>{{ self.0.title }}</bdi></a></p><p class="where"><b><bdi>{{ self.0.outlet }}</bdi></b>, {{ self.0.day }}</p>{{ self.0.noted() }}</li>
"#
)]
struct Entry(Report);

/// Rows that lie deflated in the page.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<script type="text/plain" class="packed" data-n="{{ n }}" data-ids="{{ ids }}">{{ deflated }}</script>
"#
)]
struct Chunk {
    n: usize,
    ids: String,
    deflated: String,
}

impl Roll<'_> {
    fn is_empty(&self) -> bool {
        self.total == 0
    }

    fn write(&self, out: &mut fmt::Formatter<'_>) -> Result<fmt::Result, Error> {
        let shown = if self.total <= self.most { self.total } else { self.first };
        let step = self.chunk.max(1);
        for offset in (0..shown).step_by(step) {
            for row in (self.rows)(Window { offset, limit: step.min(shown - offset) })? {
                if let Err(e) = out.write_str(&row.html) {
                    return Ok(Err(e));
                }
            }
        }
        for offset in (shown..self.total).step_by(step) {
            let rows = (self.rows)(Window { offset, limit: step })?;
            let ids: Vec<&str> = rows.iter().filter_map(|row| row.id.as_deref()).collect();
            let html: String = rows.iter().map(|row| row.html.as_str()).collect();
            let chunk = Chunk {
                n: rows.len(),
                ids: ids.join(" "),
                deflated: base64(&miniz_oxide::deflate::compress_to_vec_zlib(html.as_bytes(), 6)),
            };
            if let Err(e) = write!(out, "{}", chunk) {
                return Ok(Err(e));
            }
        }
        Ok(Ok(()))
    }

    /// How many rows are not laid out from the first.
    fn rest(&self) -> usize {
        if self.total <= self.most { 0 } else { self.total - self.first }
    }
}

impl fmt::Display for Roll<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(out).unwrap_or_else(|e| {
            *self.fault.borrow_mut() = Some(e);
            Err(fmt::Error)
        })
    }
}

/// Writes the page of what a case file keeps; ask [`CaseFile::is_gathered`] first. What `out` says is handed back.
///
/// # Errors
/// Where the case file says no.
pub fn alone(case: &CaseFile, name: &str, out: &mut dyn io::Write) -> Result<io::Result<()>, Error> {
    case.at_once(|case| page(case, name, out))
}

fn page(case: &CaseFile, name: &str, out: &mut dyn io::Write) -> Result<io::Result<()>, Error> {
    let (p, fault) = (&Pointer::new(case, Links::Alone), &RefCell::new(None));
    let counts = case.kept_counts()?;
    let title = match counts.reports {
        0 => one_line(name),
        n => format!("{}: {}, {}", one_line(name), crate::parts::count(n, "report"), overview::days(&counts)),
    };
    let (strip, times) = pages::timeline::whole(p)?;
    let (checks, unplaced) = pages::doubts::whole(p)?;
    let heads = &case.kept_heads(&HeadFilter::default(), Window::ALL)?.rows;
    let list = |noun, total, rows| Roll { noun, total, first: 200, most: 1_000, chunk: 400, rows, fault };
    let none = Window { offset: 0, limit: 0 };
    let figures = case.kept_figures(&FigureFilter::default(), none)?.total;
    let pledges = case.kept_pledges(None, none)?.total;
    let alone = Alone {
        policy: policy(),
        style: STYLE,
        script: SCRIPT,
        title,
        differences: pages::differences::whole(p)?,
        figures: list("quantity", figures, Box::new(move |w| rows(pages::figures::some(p, w)?))),
        sources: sources::whole(p)?,
        said: list("statement", counts.statements, Box::new(move |w| rows(pages::said::some(p, w)?))),
        labels: pages::words::whole(p)?,
        process: pages::pledges::process(p, usize::from(u16::MAX))?,
        pledges: list("pledge", pledges, Box::new(move |w| rows(pages::pledges::some(p, w)?))),
        strip,
        times,
        actors: list(
            "actor",
            counts.speakers,
            Box::new(move |w| rows(pages::actors::some(p, w)?.into_iter().map(Line).collect())),
        ),
        checks,
        unplaced,
        notes: notes(p)?,
        corrections: corrections(p)?,
        list: list(
            "report",
            heads.len(),
            Box::new(move |w| {
                let shown = heads.iter().skip(w.offset).take(w.limit);
                rows(shown.map(|h| Entry(pages::reports::report(p, h))).collect())
            }),
        ),
        articles: Roll {
            noun: "report",
            total: heads.len(),
            first: 20,
            most: 300,
            chunk: 25,
            rows: Box::new(move |w| articles(p, heads, w)),
            fault,
        },
        counts,
        measured: hearsay::quality::footer(),
    };
    // What people have noted, and which passages are pointed at, is known before the first row is made.
    for h in heads {
        p.notes.pointed(&h.id);
        for (_, report, there) in case.kept_copies_in(&h.id)? {
            p.at(&report, &[there])?;
        }
    }
    p.notes.ask(case)?;
    let written = alone.write_into(out);
    match fault.take() {
        Some(e) => Err(e),
        None => Ok(written),
    }
}

fn rows<T: Template>(parts: Vec<T>) -> Result<Vec<Row>, Error> {
    Ok(parts.iter().map(|part| Row { id: None, html: part.render().unwrap_or_default() }).collect())
}

/// Reports in full: the sections before them have told which passages they point at, and just these are marked.
fn articles(p: &Pointer<'_>, heads: &[Head], window: Window) -> Result<Vec<Row>, Error> {
    let shown = heads.iter().skip(window.offset).take(window.limit);
    shown
        .map(|h| {
            let article = reading::article(p, &h.id, None, &p.pointed_at(&h.id), None)?;
            let html = article.and_then(|a| a.render().ok()).unwrap_or_default();
            Ok(Row { id: Some(report_id(&h.id)), html })
        })
        .collect()
}

/// Nothing is loaded, and no script runs but the page's own.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&sha2::Sha256::digest(SCRIPT))
    )
}

use sha2::Digest as _;

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let n = three.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - three.len()));
        for i in 0..4 {
            let sign = SIGNS[(n >> (18 - 6 * i)) as usize & 63] as char;
            out.push(if i <= three.len() { sign } else { '=' });
        }
    }
    out
}

fn notes(p: &Pointer<'_>) -> Result<Vec<Decided>, Error> {
    let mut out = Vec::new();
    for noted in p.case.kept_notes(None, Window::ALL)? {
        let at = noted.at.first();
        let spans: Vec<[usize; 2]> =
            at.iter().filter(|a| a.start < a.end).map(|a| [a.start, a.end]).collect();
        let at = at.map(|a| p.at(&a.report, &spans)).transpose()?;
        for n in Noted::of(&noted) {
            out.push(Decided {
                head: if n.status.is_empty() { noted.layer.clone() } else { n.status },
                words: n.words,
                by: n.by,
                at: at.clone(),
                lost: String::new(),
            });
        }
    }
    Ok(out)
}

fn corrections(p: &Pointer<'_>) -> Result<Vec<Decided>, Error> {
    let mut out = Vec::new();
    for c in p.case.kept_corrections()? {
        let of = &c.correction;
        if of.act == "note" {
            continue;
        }
        let place = of.at.first().filter(|a| a.start < a.end);
        let known = match place {
            Some(a) => p.case.kept_head(&a.report)?.is_some(),
            None => false,
        };
        let words = of.at.iter().map(|a| one_line(&a.words)).filter(|w| !w.is_empty());
        let mut words: Vec<String> = words.collect();
        let value = of.value.as_deref().map(one_line);
        words.extend(of.field.as_deref().map(|f| format!("{f}: {}", value.clone().unwrap_or_default())));
        words.extend(value.filter(|_| of.field.is_none()).map(|v| format!("→ {v}")));
        words.extend(of.why.as_deref().map(|w| format!("because {}", one_line(w))));
        out.push(Decided {
            head: of.act.clone(),
            words: words.join(" · "),
            by: by(&of.by, &of.on),
            at: place.filter(|_| known).map(|a| p.at(&a.report, &[[a.start, a.end]])).transpose()?,
            lost: c.lost.as_deref().map(one_line).unwrap_or_default(),
        });
    }
    Ok(out)
}

fn by(by: &Option<String>, on: &Option<String>) -> String {
    let parts = [by.as_deref().map(one_line), on.as_deref().map(day)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Chunk, Error, Roll, Row, base64};
    use askama::Template;
    use hearsay_store::Window;
    use std::cell::RefCell;

    fn roll(total: usize, fault: &RefCell<Option<Error>>) -> Roll<'_> {
        let row = |n: usize| Row { id: Some(format!("r{n}")), html: format!("<li>{n}</li>") };
        let rows = move |w: Window| Ok((w.offset..(w.offset + w.limit).min(total)).map(row).collect());
        Roll { noun: "row", total, first: 1, most: 3, chunk: 2, rows: Box::new(rows), fault }
    }

    #[test]
    fn a_long_list_is_all_there_and_only_its_beginning_is_laid_out() {
        let fault = RefCell::new(None);
        let packed = |n, ids: &str, html: &str| {
            let deflated = base64(&miniz_oxide::deflate::compress_to_vec_zlib(html.as_bytes(), 6));
            Chunk { n, ids: ids.into(), deflated }.render().unwrap()
        };
        let whole = roll(3, &fault);
        assert_eq!((whole.to_string().as_str(), whole.rest()), ("<li>0</li><li>1</li><li>2</li>", 0));
        let long = roll(4, &fault);
        let chunks = [packed(2, "r1 r2", "<li>1</li><li>2</li>"), packed(1, "r3", "<li>3</li>")].concat();
        assert_eq!((long.to_string(), long.rest()), (format!("<li>0</li>{chunks}"), 3));
    }

    #[test]
    fn bytes_are_written_as_others_write_them() {
        for (bytes, text) in
            [("", ""), ("q", "cQ=="), ("qu", "cXU="), ("quay", "cXVheQ=="), ("quays!", "cXVheXMh")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
