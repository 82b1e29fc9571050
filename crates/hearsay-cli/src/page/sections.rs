//! Digest → the page's sections.

use super::anchors::Anchors;
use super::report::chain_of;
use crate::brief::digest::{Difference, Digest, Said, Side, count};
use crate::brief::reports::Passage;
use crate::brief::safe::one_line;
use maud::{Markup, html};

/// A section.
pub(super) struct Section {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) remark: String,
    pub(super) body: Markup,
}

/// How many items of a list are shown before the rest is folded away.
const OPEN: usize = 12;

/// What sections are made with.
struct Maker<'d, 'a> {
    digest: &'d Digest<'a>,
    anchors: &'d mut Anchors,
}

/// Every section that has something to say, in the order of the brief.
pub(super) fn all(digest: &Digest<'_>, anchors: &mut Anchors) -> Vec<Section> {
    // Every statement can be reached, also those that no section shows.
    for s in &digest.case.statements {
        if let Some(at) = digest.reports.passage(&s.report, &s.statement.content) {
            anchors.link(&at);
        }
    }
    let mut m = Maker { digest, anchors };
    let section = |id, title, remark: String, items: usize, body| {
        (items > 0).then_some(Section { id, title, remark, body })
    };
    let d = digest;
    let reports = d.reports.all.len();
    let differ = if reports > 1 { d.differences.len().max(1) } else { d.differences.len() };
    let direct = match d.common_origins.as_slice() {
        [] => format!("none in common; {} direct", d.direct),
        all => format!("in common: {}; {} direct", all.join(", "), d.direct),
    };
    [
        section("checks", "Check before you quote", d.checks.len().to_string(), d.checks.len(), m.checks()),
        section(
            "differ",
            "Where the accounts differ",
            d.differences.len().to_string(),
            differ,
            m.differences(),
        ),
        section("word", "On whose word", direct, d.routes.len() + d.copies.len(), m.whose_word()),
        section(
            "pledges",
            "What became of it",
            format!("{} of {} answered by a later report", d.pledges.len(), d.pledged),
            d.pledges.len(),
            m.pledges(),
        ),
        section("says", "Who says what", String::new(), d.speakers.len(), m.says()),
        section("figures", "Figures", String::new(), d.quantities.len(), m.figures()),
        section("process", "The process", String::new(), d.process.len(), m.process()),
        section("when", "When", String::new(), d.dated.len(), m.when()),
        section("words", "Words", String::new(), d.labels.len(), m.words()),
        section("notes", "Notes", String::new(), d.notes.len(), m.notes()),
        section("unplaced", "Not placed", "a cue word, no voice".into(), d.unplaced.len(), m.unplaced()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A piece of a line, with the blanks at its ends as one.
fn one_line_within(text: &str) -> String {
    let blank = |at: Option<char>| if at.is_some_and(char::is_whitespace) { " " } else { "" };
    let inner = one_line(text);
    match inner.is_empty() {
        true => blank(text.chars().next()).to_owned(),
        false => format!("{}{inner}{}", blank(text.chars().next()), blank(text.chars().next_back())),
    }
}

/// A list whose tail is folded away.
fn list(class: &str, items: Vec<Markup>) -> Markup {
    let rest = if items.len() > OPEN + 3 { OPEN } else { items.len() };
    html! {
        ul class=(class) { @for i in &items[..rest] { li { (i) } } }
        @if rest < items.len() {
            details {
                summary { (items.len() - rest) " more" }
                ul class=(class) { @for i in &items[rest..] { li { (i) } } }
            }
        }
    }
}

impl Maker<'_, '_> {
    /// The words of a passage, as a link to it, its pointer behind them.
    fn quote(&mut self, at: &Passage) -> Markup {
        html! {
            a class="quote" href=(self.anchors.link(at)) {
                q { bdi { (self.digest.reports.words(at)) } }
                " " span class="at" { (self.digest.reports.pointer(at)) }
            }
        }
    }

    /// Pointers, each a link.
    fn pointers(&mut self, all: &[Passage]) -> Markup {
        let mut seen = Vec::new();
        for at in all {
            let link = (self.digest.reports.pointer(at), self.anchors.link(at));
            if !seen.contains(&link) {
                seen.push(link);
            }
        }
        html! {
            span class="pointers" {
                @for (i, (pointer, link)) in seen.iter().enumerate() { @if i > 0 { " " } a class="at" href=(link) { (pointer) } }
            }
        }
    }

    /// What people have noted about some passages.
    fn noted(&self, at: &[&Passage]) -> Markup {
        html! {
            @for note in self.digest.notes_on(at) {
                @for entry in &note.entries { p class="noted" { bdi { (entry) } } }
            }
        }
    }

    fn notes(&mut self) -> Markup {
        let mut items = Vec::new();
        for note in &self.digest.notes {
            let Some(first) = note.at.first() else { continue };
            items.push(html! {
                @if first.is_whole() {
                    a class="at" href=(self.anchors.link(first)) { (self.digest.reports.pointer(first)) }
                } @else { (self.quote(first)) }
                @for entry in &note.entries { p class="noted" { bdi { (entry) } } }
            });
        }
        list("notes", items)
    }

    fn checks(&mut self) -> Markup {
        let items = self.digest.checks.iter().map(|c| {
            html! {
                span class="kind" { (c.kind) } " "
                @if c.at.is_whole() {
                    a class="at" href=(self.anchors.link(&c.at)) { (self.digest.reports.pointer(&c.at)) }
                } @else { (self.quote(&c.at)) }
                @if !c.why.is_empty() { " " span class="why" { (c.why) } }
                (self.noted(&[&c.at]))
            }
        });
        let items = items.collect();
        list("checks", items)
    }

    fn side(&mut self, s: &Side) -> Markup {
        html! { div class="side" { p class="whose" { (chain_of(&s.chain)) } p { (self.marked(&s.at, &s.differs)) } } }
    }

    /// The words of a passage as [`Maker::quote`] has them, those within `spans` marked.
    fn marked(&mut self, at: &Passage, spans: &[[usize; 2]]) -> Markup {
        let report = &self.digest.reports.all[at.report];
        // Where little is shared the marks would only be in the way.
        let length = |s: &[usize; 2]| s[1].saturating_sub(s[0]);
        let whole: usize = at.spans.iter().map(length).sum();
        if spans.is_empty() || spans.iter().map(length).sum::<usize>() * 2 > whole {
            return self.quote(at);
        }
        let mut pieces: Vec<(String, bool)> = Vec::new();
        for (i, part) in at.spans.iter().enumerate() {
            if i > 0 {
                pieces.push((" … ".into(), false));
            }
            let mut from = part[0];
            for s in spans.iter().filter(|s| part[0] <= s[0] && s[1] <= part[1]) {
                pieces.push((one_line_within(report.slice([from, s[0].max(from)])), false));
                pieces.push((one_line_within(report.slice(*s)), true));
                from = s[1];
            }
            pieces.push((one_line_within(report.slice([from, part[1]])), false));
        }
        html! {
            a class="quote" href=(self.anchors.link(at)) {
                q { bdi { @for (text, other) in &pieces { @if *other { mark { (text) } } @else { (text) } } } }
                " " span class="at" { (self.digest.reports.pointer(at)) }
            }
        }
    }

    fn difference(&mut self, n: usize, d: &Difference) -> Markup {
        html! {
            h3 { span class="short" { (n) } " " (d.about) }
            p class="across" { (d.across) @if d.by_time { "; time may explain it" } @if d.confirmed { "; confirmed" } @if !d.why.is_empty() { "; " (d.why) } }
            div class={ "sides" @if d.sides.len() == 2 { " two" } } { @for s in &d.sides { (self.side(s)) } }
            (self.noted(&d.sides.iter().map(|s| &s.at).collect::<Vec<_>>()))
        }
    }

    fn differences(&mut self) -> Markup {
        let items: Vec<Markup> =
            self.digest.differences.iter().enumerate().map(|(i, d)| self.difference(i + 1, d)).collect();
        if items.is_empty() {
            html! { p class="none" { "None was found." } }
        } else {
            list("differ", items)
        }
    }

    fn whose_word(&mut self) -> Markup {
        let mut items: Vec<Markup> = Vec::new();
        for r in &self.digest.routes {
            items.push(html! { (chain_of(&r.chain)) " " (self.pointers(&r.at)) });
        }
        for (from, to) in &self.digest.copies {
            let to = self.pointers(std::slice::from_ref(to));
            items.push(html! { (self.quote(from)) " word for word in " (to) });
        }
        list("word", items)
    }

    fn pledges(&mut self) -> Markup {
        let mut out = Vec::new();
        for p in &self.digest.pledges {
            let later: Vec<Markup> = p
                .later
                .iter()
                .map(|l| html! { span class="also" { (l.day) " " (l.how) " it" } " " (self.quote(&l.at)) })
                .collect();
            out.push(html! {
                bdi { (p.who) } " " span class="verb" { (p.verb) } " " (self.quote(&p.at))
                ul class="said" { @for l in &later { li { (l) } } }
            });
        }
        list("pledges", out)
    }

    fn said(&mut self, s: &Said) -> Markup {
        html! {
            span class="verb" { (s.verb) } " " (self.quote(&s.at))
            @for t in &s.also {
                " " span class="also" { "also " (self.pointers(std::slice::from_ref(&t.at))) " " (t.how) " " (t.note) }
            }
            (self.noted(&[&s.at]))
        }
    }

    fn says(&mut self) -> Markup {
        let mut out = Vec::new();
        for speaker in &self.digest.speakers {
            let said: Vec<Markup> = speaker.said.iter().map(|s| self.said(s)).collect();
            out.push(html! {
                h3 { bdi { (speaker.name) } @if !speaker.about.is_empty() { small { ", " (speaker.about) } } }
                (list("said", said))
            });
        }
        list("speakers", out)
    }

    fn figures(&mut self) -> Markup {
        let mut rows = Vec::new();
        for q in &self.digest.quantities {
            for (i, m) in q.mentions.iter().enumerate() {
                let verdict = match q.agree {
                    Some(true) if i == 0 => html! { span class="good" { "agree" } },
                    Some(false) if i == 0 => html! { span class="bad" { "differ" } },
                    _ => html! {},
                };
                rows.push(html! {
                    tr class=[(i == 0).then_some("first")] {
                        @if i == 0 { th scope="rowgroup" rowspan=(q.mentions.len()) { (q.what) } }
                        td { (verdict) }
                        td class="value" { (self.digest.reports.words(&m.at)) }
                        td { (chain_of(&m.chain)) }
                        td { (self.pointers(std::slice::from_ref(&m.at))) }
                    }
                });
            }
        }
        html! {
            div class="wide" tabindex="0" role="region" aria-label="Figures" {
                table {
                    thead { tr { th scope="col" { "What" } th scope="col" { "" } th scope="col" { "As printed" } th scope="col" { "Given by" } th scope="col" { "Where" } } }
                    tbody { @for r in &rows { (r) } }
                }
            }
        }
    }

    fn process(&mut self) -> Markup {
        let mut items = Vec::new();
        for p in &self.digest.process {
            items.push(html! {
                span class="verb" { (p.label) } " "
                span {
                    span class="name" { @if p.printed { q { bdi { (p.name) } } } @else { (p.name) } } " "
                    (self.pointers(&p.at))
                }
            });
        }
        list("said", items)
    }

    fn when(&mut self) -> Markup {
        let mut items = Vec::new();
        for d in &self.digest.dated {
            let Some((first, rest)) = d.at.split_first() else { continue };
            items.push(html! {
                span class="day" { (d.date) } @if d.said { " " span class="also" { "said" } } " " (self.quote(first))
                @if !rest.is_empty() { " " span class="also" { "also " (self.pointers(rest)) } }
            });
        }
        list("when", items)
    }

    fn words(&mut self) -> Markup {
        let mut items = Vec::new();
        for l in &self.digest.labels {
            let mut uses = Vec::new();
            for (outlet, words) in &l.uses {
                for u in words {
                    uses.push(html! {
                        span class="outlet" { (outlet) } " " bdi class="word" { (u.text) }
                        @if u.count > 1 { " " span class="also" { (count(u.count, "time")) } }
                        @if !u.whose.is_empty() { " " span class="also" { (u.whose) } }
                        " " (self.pointers(&u.at))
                    });
                }
            }
            items.push(html! { h3 { (l.what) } (list("uses", uses)) });
        }
        list("labels", items)
    }

    fn unplaced(&mut self) -> Markup {
        let mut items = Vec::new();
        for (sentence, _) in &self.digest.unplaced {
            items.push(self.quote(sentence));
        }
        list("unplaced", items)
    }
}
