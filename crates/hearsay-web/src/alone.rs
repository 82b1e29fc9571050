//! Case file → one HTML file that holds all: the twin of the app, to be handed on. It loads nothing and can be searched.
//!
//! It is made of the parts that the pages of the app are made of; links lead to places in the file itself.

use crate::assets::STYLE;
use crate::noted::Noted;
use crate::pages::actors::Actor;
use crate::pages::differences::Difference;
use crate::pages::doubts::Doubt;
use crate::pages::figures::Figure;
use crate::pages::pledges::Process;
use crate::pages::reading::{self, Article};
use crate::pages::timeline::Dated;
use crate::pages::words::Label;
use crate::pages::{self, overview, sources};
use crate::parts::{Evidence, Links, Pointer, Said, day};
use crate::strip::Strip;
use askama::Template;
use hearsay::digest::safe::one_line;
use hearsay_store::{CaseFile, Counts, Error, HeadFilter, Window};

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
struct Alone {
    policy: String,
    style: &'static str,
    script: &'static str,
    title: String,
    counts: Counts,
    differences: Vec<Difference>,
    figures: Vec<Figure>,
    sources: sources::Part,
    said: Vec<Said>,
    labels: Vec<Label>,
    process: Option<Process>,
    pledges: Vec<Said>,
    strip: Option<Strip>,
    times: Vec<Dated>,
    actors: Vec<Actor>,
    checks: Vec<Doubt>,
    unplaced: Vec<Doubt>,
    notes: Vec<Decided>,
    corrections: Vec<Decided>,
    list: Vec<pages::reports::Report>,
    articles: Vec<Article>,
    measured: String,
}

/// The page of what a case file keeps; ask [`CaseFile::is_gathered`] first.
///
/// # Errors
/// Where the case file says no.
pub fn alone(case: &CaseFile, name: &str) -> Result<String, Error> {
    case.at_once(|case| page(case, name))
}

fn page(case: &CaseFile, name: &str) -> Result<String, Error> {
    let p = Pointer::new(case, Links::Alone);
    let counts = case.kept_counts()?;
    let title = match counts.reports {
        0 => one_line(name),
        n => format!("{}: {}, {}", one_line(name), crate::parts::count(n, "report"), overview::days(&counts)),
    };
    let (strip, times) = pages::timeline::whole(&p)?;
    let (checks, unplaced) = pages::doubts::whole(&p)?;
    let heads = case.kept_heads(&HeadFilter::default(), Window::ALL)?.rows;
    let mut alone = Alone {
        policy: policy(),
        style: STYLE,
        script: SCRIPT,
        title,
        differences: pages::differences::whole(&p)?,
        figures: pages::figures::whole(&p)?,
        sources: sources::whole(&p)?,
        said: pages::said::whole(&p)?,
        labels: pages::words::whole(&p)?,
        process: pages::pledges::process(&p, usize::from(u16::MAX))?,
        pledges: pages::pledges::whole(&p)?,
        strip,
        times,
        actors: pages::actors::whole(&p)?,
        checks,
        unplaced,
        notes: notes(&p)?,
        corrections: corrections(&p)?,
        list: heads.iter().map(|h| pages::reports::report(&p, h)).collect(),
        articles: Vec::new(),
        counts,
        measured: hearsay::quality::footer(),
    };
    // The sections have told which passages they point at, the reports do so now: then each marks just these.
    for h in &heads {
        for (_, report, there) in case.kept_copies_in(&h.id)? {
            p.at(&report, &[there])?;
        }
    }
    for h in &heads {
        alone.articles.extend(reading::article(&p, &h.id, None, &p.pointed_at(&h.id), None)?);
    }
    p.notes.ask(case)?;
    Ok(alone.render().unwrap_or_default().trim_end().to_owned())
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
    use super::base64;

    #[test]
    fn bytes_are_written_as_others_write_them() {
        for (bytes, text) in
            [("", ""), ("q", "cQ=="), ("qu", "cXU="), ("quay", "cXVheQ=="), ("quays!", "cXVheXMh")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
