//! Digest → a dossier for Word and LibreOffice: the brief in full, each line with a footnote to its words.
//!
//! The sections are those of the brief, in its order, from the same digest. A footnote names the report, the paragraph (a
//! line of its text that is not blank, counted from 1) and the characters (code points from 0, end exclusive).

mod package;
mod paper;

use crate::Remarks;
use crate::desk::is_address;
use hearsay::digest::reports::{Passage, Report, known_of};
use hearsay::digest::safe::one_line;
use hearsay::digest::{Digest, Side, count, verb};
use hearsay::view::CaseView;
use paper::{Paper, Paragraph};
use std::io::{self, Write};

/// A page is so wide between its margins, in twentieths of a point.
const WIDTH: usize = 9412;

/// Code points below which words are shown in their sentence.
const SHORT: usize = 16;

/// Writes the dossier.
///
/// # Errors
/// Where `out` fails.
pub(crate) fn write(case: &CaseView, out: &mut dyn Write) -> io::Result<Remarks> {
    let digest = Digest::new(case);
    let dossier =
        Dossier { paragraphs: digest.reports.all.iter().map(paragraphs).collect(), digest: &digest };
    let title = title(&digest);
    package::write(&title, out, |paper| {
        paper.plain("Title", &title);
        paper.plain(
            "Pointer",
            "Words beside a bar are the reports’ own, mark for mark; … is a cut. A footnote names report, paragraph and \
             characters. Nobody is judged.",
        );
        dossier.reports(paper);
        dossier.checks(paper);
        dossier.differences(paper);
        dossier.whose_word(paper);
        dossier.pledges(paper);
        dossier.says(paper);
        dossier.figures(paper);
        dossier.process(paper);
        dossier.when(paper);
        dossier.words(paper);
        dossier.unplaced(paper);
        dossier.noted(paper);
        paper.plain("Pointer", &hearsay::quality::footer());
    })?;
    Ok(Remarks::new())
}

fn title(digest: &Digest<'_>) -> String {
    match digest.reports.all.as_slice() {
        [only] => only.view.title.as_deref().map_or_else(|| only.name.clone(), one_line),
        all => format!("Who said what: {}", count(all.len(), "report")),
    }
}

/// Where each paragraph of a text begins, in code points: each line that is not blank.
fn paragraphs(report: &Report<'_>) -> Vec<usize> {
    let mut at = 0;
    let mut all = Vec::new();
    for line in report.view.text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            all.push(at);
        }
        at += line.chars().count();
    }
    all
}

/// What the sections are written from.
struct Dossier<'d> {
    digest: &'d Digest<'d>,
    /// Of each report.
    paragraphs: Vec<Vec<usize>>,
}

impl Dossier<'_> {
    /// A footnote to a passage.
    fn cite(&self, p: &mut Paragraph<'_, '_>, at: &Passage) {
        let report = &self.digest.reports.all[at.report];
        let spans: Vec<String> = at.spans.iter().map(|s| format!("{}–{}", s[0], s[1])).collect();
        let rest = if at.is_whole() {
            ", the report as a whole".to_owned()
        } else {
            let paragraph = self.paragraphs[at.report].partition_point(|start| *start <= at.start());
            format!(", paragraph {paragraph}, characters {}", spans.join(" and "))
        };
        let date = report.view.published.as_deref().map(one_line);
        let outlet = report.view.outlet.as_deref().map(one_line);
        let known: Vec<String> = [outlet, date].into_iter().flatten().collect();
        let known = if known.is_empty() { String::new() } else { format!(" ({})", known.join(", ")) };
        p.footnote(&anchor(at.report), &report.name, &format!("{known}{rest}"));
    }

    fn cite_all(&self, p: &mut Paragraph<'_, '_>, all: &[Passage]) {
        for (i, at) in all.iter().enumerate() {
            if i > 0 {
                p.text(" ");
            }
            self.cite(p, at);
        }
    }

    /// Printed words beside a bar.
    fn quote(&self, paper: &mut Paper<'_>, at: &Passage) {
        paper.paragraph("Words", |p| {
            p.printed(&self.digest.reports.words(at));
            self.cite(p, at);
        });
    }

    /// The same; a word or a bracket alone tells little and stands in its sentence.
    fn quote_in_sentence(&self, paper: &mut Paper<'_>, at: &Passage) {
        let reports = &self.digest.reports;
        let around = reports.sentence(at);
        let ([only], [whole]) = (at.spans.as_slice(), around.spans.as_slice()) else {
            return self.quote(paper, at);
        };
        if only[1] - only[0] >= SHORT {
            return self.quote(paper, at);
        }
        let report = &reports.all[at.report];
        paper.paragraph("Words", |p| {
            p.printed(report.slice([whole[0], only[0]]));
            p.strong(report.slice(*only));
            self.cite(p, at);
            p.printed(report.slice([only[1], whole[1]]));
        });
    }

    fn reports(&self, paper: &mut Paper<'_>) {
        paper.plain("Heading1", "Reports read");
        for (i, r) in self.digest.reports.all.iter().enumerate() {
            paper.paragraph("Lead", |p| {
                p.anchor(i + 1, &anchor(i));
                p.strong(&r.name);
                p.text("  ");
                p.text(&known_of(r));
            });
            let title = r.view.title.as_deref().map(one_line).filter(|t| !t.is_empty());
            match title {
                Some(title) => paper.paragraph("Words", |p| p.printed(&title)),
                None => paper.plain("Pointer", "no headline"),
            }
            if let Some(url) = r.view.url.as_deref().filter(|u| is_address(u)) {
                paper.plain("Pointer", url);
            }
        }
    }

    fn checks(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.checks;
        if all.is_empty() {
            return;
        }
        paper.plain("Heading1", "Check before you quote");
        for c in all {
            paper.paragraph("Lead", |p| {
                p.strong(&c.kind);
                p.dim(&format!("  {}", c.why));
                if c.at.is_whole() {
                    self.cite(p, &c.at);
                }
            });
            if !c.at.is_whole() {
                self.quote_in_sentence(paper, &c.at);
            }
        }
    }

    fn differences(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.differences;
        paper.plain("Heading1", "Where the accounts differ");
        if all.is_empty() {
            paper.plain("Normal", "None was found.");
        }
        for (i, d) in all.iter().enumerate() {
            paper.plain("Heading2", &format!("{} {}", i + 1, d.about));
            let time = if d.by_time { "; time may explain it" } else { "" };
            paper.plain("Pointer", &format!("{}{time}", d.across));
            if let [left, right] = d.sides.as_slice() {
                paper.table(
                    &[WIDTH / 2, WIDTH / 2],
                    &[&left.chain.join(" → "), &right.chain.join(" → ")],
                    |t| {
                        t.row(|i, p| {
                            let side = [left, right][i];
                            p.printed(&self.digest.reports.words(&side.at));
                            self.cite(p, &side.at);
                        });
                    },
                );
            } else {
                for side in &d.sides {
                    paper.plain("Lead", &side.chain.join(" → "));
                    self.quote(paper, &side.at);
                }
            }
            if !d.why.is_empty() {
                paper.plain("Pointer", &d.why);
            }
        }
    }

    fn whose_word(&self, paper: &mut Paper<'_>) {
        let d = self.digest;
        if d.case.statements.is_empty() {
            return;
        }
        paper.plain("Heading1", "On whose word");
        let common = match d.common_origins.as_slice() {
            [] => "no origin in common".to_owned(),
            all => format!("in common: {}", all.join(", ")),
        };
        paper.plain("Pointer", &format!("{} direct; {common}", count(d.direct, "statement")));
        for route in &d.routes {
            paper.paragraph("Normal", |p| {
                p.text(&route.chain.join(" → "));
                p.text(" ");
                self.cite_all(p, &route.at);
            });
        }
        if d.copies.is_empty() {
            return;
        }
        paper.plain("Heading2", "Word for word in two reports");
        for (from, to) in &d.copies {
            paper.paragraph("Words", |p| {
                p.printed(&d.reports.words(from));
                self.cite_all(p, &[from.clone(), to.clone()]);
            });
        }
    }

    fn pledges(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.pledges;
        if all.is_empty() {
            return;
        }
        paper.plain("Heading1", "What became of it");
        for pledge in all {
            paper.paragraph("Lead", |p| {
                p.strong(&pledge.who);
                p.text(&format!(" {} ", pledge.verb));
                p.printed(&self.digest.reports.words(&pledge.at));
                self.cite(p, &pledge.at);
            });
            for later in &pledge.later {
                paper.paragraph("Words", |p| {
                    p.dim(&format!("{} {} it: ", later.day, later.how));
                    p.printed(&self.digest.reports.words(&later.at));
                    self.cite(p, &later.at);
                });
            }
        }
    }

    fn says(&self, paper: &mut Paper<'_>) {
        let speakers = &self.digest.speakers;
        if speakers.is_empty() {
            return;
        }
        paper.plain("Heading1", "Who says what");
        if !self.digest.differences.is_empty() {
            paper.plain("Pointer", "What stands above is not said again.");
        }
        for speaker in speakers {
            paper.plain("Heading2", &speaker.name);
            if !speaker.about.is_empty() {
                paper.plain("Pointer", &speaker.about);
            }
            for said in &speaker.said {
                paper.paragraph("Words", |p| {
                    p.dim(&format!("{}: ", said.verb));
                    p.printed(&self.digest.reports.words(&said.at));
                    self.cite(p, &said.at);
                    for t in &said.also {
                        p.dim(format!(" also {} {}", t.how, t.note).trim_end());
                        self.cite(p, &t.at);
                    }
                });
            }
        }
        let doubtful: Vec<_> =
            self.digest.case.statements.iter().filter(|s| s.statement.speakers.is_empty()).collect();
        if doubtful.is_empty() {
            return;
        }
        paper.plain("Heading2", "Speaker in doubt");
        for s in doubtful {
            let spans = crate::desk::place(s);
            if let Some(at) = self.digest.reports.passage(&s.report, spans) {
                paper.paragraph("Words", |p| {
                    p.dim(&format!("{}: ", verb(&s.statement.kind)));
                    p.printed(&self.digest.reports.words(&at));
                    self.cite(p, &at);
                });
            }
        }
    }

    fn figures(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.quantities;
        if all.is_empty() {
            return;
        }
        paper.plain("Heading1", "Figures");
        paper.table(&[2900, 1100, 1900, WIDTH - 5900], &["What", "", "As printed", "Given by"], |t| {
            for q in all {
                for (n, Side { at, chain, .. }) in q.mentions.iter().enumerate() {
                    t.row(|i, p| match i {
                        0 if n == 0 => p.text(&q.what),
                        1 if n == 0 => match q.agree {
                            Some(true) => p.text("agree"),
                            Some(false) => p.strong("differ"),
                            None => {}
                        },
                        2 => {
                            p.printed(&self.digest.reports.words(at));
                            self.cite(p, at);
                        }
                        3 => p.text(&chain.join(" → ")),
                        _ => {}
                    });
                }
            }
        });
    }

    fn process(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.process;
        if all.is_empty() {
            return;
        }
        paper.plain("Heading1", "The process");
        paper.table(&[1600, WIDTH - 1600], &["", "Name, or the words that state it"], |t| {
            for part in all {
                t.row(|i, p| match i {
                    0 => p.text(part.label),
                    _ => {
                        if part.printed {
                            p.printed(&part.name)
                        } else {
                            p.text(&part.name)
                        }
                        p.text(" ");
                        self.cite_all(p, &part.at);
                    }
                });
            }
        });
    }

    fn when(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.dated;
        if all.is_empty() {
            return;
        }
        paper.plain("Heading1", "When");
        paper.table(&[1800, WIDTH - 1800], &["Date", "What the report says of it"], |t| {
            for line in all {
                let Some(first) = line.at.first() else { continue };
                t.row(|i, p| match i {
                    0 => p.text(&line.date),
                    _ => {
                        p.printed(&self.digest.reports.words(first));
                        self.cite_all(p, &line.at);
                    }
                });
            }
        });
    }

    fn words(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.labels;
        if all.is_empty() {
            return;
        }
        paper.plain("Heading1", "Words");
        paper.table(&[2400, WIDTH - 2400], &["Thing", "As each outlet prints it"], |t| {
            for label in all {
                t.row(|i, p| {
                    if i == 0 {
                        return p.text(&label.what);
                    }
                    for (n, (outlet, words)) in label.uses.iter().enumerate() {
                        p.text(&format!("{}{outlet}: ", if n > 0 { " / " } else { "" }));
                        for (m, u) in words.iter().enumerate() {
                            let times = if u.count > 1 { format!(" ×{}", u.count) } else { String::new() };
                            p.printed(&format!("{}{}{times}", if m > 0 { ", " } else { "" }, u.text));
                            if !u.whose.is_empty() {
                                p.dim(&format!(" ({})", u.whose));
                            }
                            self.cite_all(p, &u.at[..u.at.len().min(1)]);
                        }
                    }
                });
            }
        });
    }

    fn noted(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.notes;
        if all.is_empty() {
            return;
        }
        paper.plain("Heading1", "Notes");
        for note in all {
            paper.paragraph("Lead", |p| {
                p.strong(note.status.as_deref().unwrap_or("noted"));
                if note.at.iter().all(Passage::is_whole) {
                    self.cite_all(p, &note.at);
                }
            });
            for at in note.at.iter().filter(|at| !at.is_whole()) {
                self.quote(paper, at);
            }
            for entry in &note.entries {
                paper.plain("Normal", entry);
            }
        }
    }

    fn unplaced(&self, paper: &mut Paper<'_>) {
        let all = &self.digest.unplaced;
        if all.is_empty() {
            return;
        }
        paper.plain("Heading1", "Not placed: a cue word, no voice");
        for (sentence, _) in all {
            self.quote(paper, sentence);
        }
    }
}

/// The place of a report in the list of those read.
fn anchor(report: usize) -> String {
    format!("report{}", report + 1)
}
