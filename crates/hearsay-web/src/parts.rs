//! Rows → what pages are made of: pointers, chains, quotations, pagers.

use crate::noted::{Notes, Under};
use crate::odd::{Marked, marked, pieces};
use askama::Template;
use askama::filters::HtmlSafe;
use hearsay::digest::{safe::one_line, verb};
use hearsay::view::case::StatementRefView;
use hearsay_store::{CaseFile, Error, Head, SameRow, StatementRow};
use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A passage of a report: its parts in code points, end exclusive.
pub(crate) type Spans = Vec<[usize; 2]>;

/// Where the parts of a page lead: to pages of the app, or to places in one page that holds all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    /// The app.
    App,
    /// The page that stands alone.
    Alone,
}

/// `c120-184`, or `c12-18_40-44` for a passage in two parts.
pub(crate) fn place(spans: &[[usize; 2]]) -> String {
    let parts: Vec<String> = spans.iter().map(|s| format!("{}-{}", s[0], s[1])).collect();
    format!("c{}", parts.join("_"))
}

impl Links {
    /// To a report as a whole.
    pub(crate) fn report(self, report: &str) -> String {
        match self {
            Links::App => format!("/reports/{}", encoded(report)),
            Links::Alone => format!("#{}", report_id(report)),
        }
    }

    /// To just these characters of it.
    pub(crate) fn passage(self, report: &str, spans: &[[usize; 2]]) -> String {
        if spans.is_empty() {
            return self.report(report);
        }
        let at = place(spans);
        match self {
            Links::App => format!("/reports/{}?c={}#{at}", encoded(report), &at[1..]),
            Links::Alone => format!("#{}-{at}", report_id(report)),
        }
    }

    /// To an actor's page; the page that stands alone has none.
    pub(crate) fn actor(self, actor: &str) -> Option<String> {
        (self == Links::App).then(|| format!("/actors/{}", encoded(actor)))
    }
}

/// The id of a whole report in the page that stands alone.
pub(crate) fn report_id(report: &str) -> String {
    format!("r{}", report.chars().filter(char::is_ascii_alphanumeric).take(16).collect::<String>())
}

/// A part of an address.
pub(crate) fn encoded(text: &str) -> String {
    let mut out = String::new();
    for b in text.bytes() {
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(b as char),
            _ => out += &format!("%{b:02X}"),
        }
    }
    out
}

/// `2025-02-11` → `11 Feb 2025`; what is no date stays as it is.
pub(crate) fn day(iso: &str) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let date = iso.split('T').next().unwrap_or(iso);
    let parts: Vec<&str> = date.split('-').collect();
    let month = |m: &str| m.parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    match parts.as_slice() {
        [y, m] if y.len() == 4 => match month(m) {
            Some(m) => format!("{m} {y}"),
            None => one_line(date),
        },
        [y, m, d] if y.len() == 4 => match (month(m), d.parse::<u8>()) {
            (Some(m), Ok(d)) => format!("{d} {m} {y}"),
            _ => one_line(date),
        },
        _ => one_line(date),
    }
}

/// `<2025-03-06` → `before 6 Mar 2025`, `XXXX-02` → `Feb, year not told`, `XXXX-WXX-5` → `a Friday`.
pub(crate) fn named(value: &str) -> String {
    if let Some(date) = value.strip_prefix('<') {
        return format!("before {}", day(date));
    }
    if let Some(weekday) = value.strip_prefix("XXXX-WXX-") {
        const DAYS: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let day = weekday.parse::<usize>().ok().and_then(|d| DAYS.get(d.wrapping_sub(1)));
        return day.map_or_else(|| one_line(value), |d| format!("a {d}"));
    }
    if let Some(rest) = value.strip_prefix("XXXX-") {
        let known = day(&format!("2000-{rest}"));
        let known = known.strip_suffix(" 2000").unwrap_or(&known).to_owned();
        return format!("{known}, year not told");
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    match rest {
        "SP" => format!("spring {year}"),
        "SU" => format!("summer {year}"),
        "FA" => format!("autumn {year}"),
        "WI" => format!("winter {year}"),
        _ => match rest.strip_prefix('W') {
            Some(week) if week.bytes().all(|b| b.is_ascii_digit()) => format!("week {week} of {year}"),
            _ if rest.starts_with('Q') || rest.starts_with('H') => format!("{rest} {year}"),
            _ => day(value),
        },
    }
}

/// `1 report`, `2,400 reports`.
pub(crate) fn count(n: impl Borrow<usize>, one: &str) -> String {
    let n = *n.borrow();
    match (n, one) {
        (1, _) => format!("1 {one}"),
        (_, "quantity") => format!("{} quantities", thousands(n)),
        (_, "body") => format!("{} bodies", thousands(n)),
        _ => format!("{} {one}s", thousands(n)),
    }
}

/// `12,400`
pub(crate) fn thousands(n: impl Borrow<usize>) -> String {
    let digits = n.borrow().to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// The outlet of a report, or the name of its file where it is not known.
pub(crate) fn outlet(head: &Head) -> String {
    match &head.outlet {
        Some(outlet) => one_line(outlet),
        None => stem(&head.path),
    }
}

/// What a report is called that names neither its outlet nor its title.
pub(crate) fn stem(path: &str) -> String {
    one_line(hearsay_store::stem(path))
}

/// A pointer to characters of a report.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"<a class="at" href="{{ href }}" data-report="{{ report }}" data-start="{{ start }}" data-end="{{ end }}"{% if !title.is_empty() %} title="{{ title }}"{% endif %}>{{ outlet }}{% if !day.is_empty() %}, <span class="on">{{ day }}</span>{% endif %}</a>"#
)]
pub(crate) struct Evidence {
    pub(crate) href: String,
    pub(crate) report: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) outlet: String,
    pub(crate) day: String,
    pub(crate) title: String,
    pub(crate) notes: Rc<Notes>,
}
impl HtmlSafe for Evidence {}

impl Evidence {
    /// Whether it leads to a page of the app, where things can be corrected.
    pub(crate) fn in_app(&self) -> bool {
        self.href.starts_with('/')
    }

    /// What people have noted about it.
    pub(crate) fn noted(&self) -> Under {
        self.notes.at(&self.report, self.start, self.end)
    }
}

/// A voice of a chain.
#[derive(Clone, Debug)]
pub(crate) struct Voice {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) href: Option<String>,
}

/// Whose words they are, and through whom they came.
#[derive(Clone, Debug, Template)]
#[template(
    ext = "html",
    source = r#"<span class="chain">{% for v in voices %}{% if !loop.first %}<span class="to"> → </span>{% endif %}{% match v.href %}{% when Some with (href) %}<a class="{{ v.kind }}" href="{{ href }}"><bdi>{{ v.name }}</bdi></a>{% when None %}<bdi class="{{ v.kind }}">{{ v.name }}</bdi>{% endmatch %}{% endfor %}</span>"#
)]
pub(crate) struct Chain {
    pub(crate) voices: Vec<Voice>,
}
impl HtmlSafe for Chain {}

impl Chain {
    /// One voice.
    pub(crate) fn of(name: impl Into<String>, kind: &str) -> Chain {
        Chain { voices: vec![Voice { name: name.into(), kind: kind.into(), href: None }] }
    }
}

/// Something with a word on how it stands to what it hangs on: `shortened`, `contradicts`.
#[derive(Clone, Debug)]
pub(crate) struct Related {
    pub(crate) how: String,
    pub(crate) at: Evidence,
    /// Words that it has cut.
    pub(crate) without: Few,
    /// Words that it alone has.
    pub(crate) own: Few,
}

/// A few of some words of a report, and whether there are more.
#[derive(Clone, Debug, Default, Template)]
#[template(
    ext = "html",
    source = r#"{% for w in words %}<q>{{ w }}</q>{% if !loop.last %}, {% endif %}{% endfor %}{% if more %} and more{% endif %}"#
)]
pub(crate) struct Few {
    words: Vec<String>,
    more: bool,
}
impl HtmlSafe for Few {}

impl Few {
    fn of(mut words: Vec<String>) -> Few {
        const FEW: usize = 3;
        let more = words.len() > FEW;
        words.truncate(FEW);
        Few { words, more }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// A statement as lists show it.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/statement.html")]
pub(crate) struct Said {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) verb: &'static str,
    pub(crate) negated: bool,
    pub(crate) direct: bool,
    pub(crate) chain: Chain,
    pub(crate) words: Marked,
    /// Words of the fullest telling that it has cut.
    pub(crate) without: Few,
    pub(crate) said_on: String,
    pub(crate) at: Evidence,
    pub(crate) also: Vec<Related>,
    pub(crate) later: Vec<Related>,
}
impl HtmlSafe for Said {}

/// The kinds of statements, in the order in which they are offered.
pub(crate) const KINDS: [&str; 8] =
    ["say", "think", "promise", "agree", "demand", "accuse", "threaten", "deny"];

/// Points into reports: knows what they are called and where links lead.
pub(crate) struct Pointer<'c> {
    pub(crate) case: &'c CaseFile,
    pub(crate) links: Links,
    pub(crate) notes: Rc<Notes>,
    heads: RefCell<BTreeMap<String, Head>>,
    /// What the page that stands alone has pointed at so far.
    pointed: RefCell<BTreeMap<String, BTreeSet<Spans>>>,
}

impl<'c> Pointer<'c> {
    pub(crate) fn new(case: &'c CaseFile, links: Links) -> Pointer<'c> {
        Pointer { case, links, notes: Rc::default(), heads: RefCell::default(), pointed: RefCell::default() }
    }

    /// A report's outlet, date and headline; a report that is gone has its id alone.
    pub(crate) fn head(&self, report: &str) -> Result<Head, Error> {
        if let Some(head) = self.heads.borrow().get(report) {
            return Ok(head.clone());
        }
        let found = self.case.kept_head(report)?;
        let head =
            found.unwrap_or_else(|| Head { id: report.into(), path: report.into(), ..Head::default() });
        self.heads.borrow_mut().insert(report.to_owned(), head.clone());
        Ok(head)
    }

    /// A pointer to these characters.
    pub(crate) fn at(&self, report: &str, spans: &[[usize; 2]]) -> Result<Evidence, Error> {
        let head = self.head(report)?;
        self.notes.pointed(report);
        if self.links == Links::Alone && !spans.is_empty() {
            let mut pointed = self.pointed.borrow_mut();
            pointed.entry(report.to_owned()).or_default().insert(spans.to_vec());
        }
        Ok(Evidence {
            href: self.links.passage(report, spans),
            report: report.to_owned(),
            start: spans.first().map_or(0, |s| s[0]),
            end: spans.last().map_or(0, |s| s[1]),
            outlet: outlet(&head),
            day: head.published.as_deref().map(day).unwrap_or_default(),
            title: head.title.as_deref().map(one_line).unwrap_or_default(),
            notes: self.notes.clone(),
        })
    }

    /// The passages of a report that have been pointed at.
    pub(crate) fn pointed_at(&self, report: &str) -> Vec<Spans> {
        self.pointed.borrow().get(report).into_iter().flatten().cloned().collect()
    }

    /// A pointer to what a statement says.
    pub(crate) fn statement(&self, s: &StatementRow) -> Result<Evidence, Error> {
        let of = &s.view.statement;
        let spans = if of.content.is_empty() { &of.cue } else { &of.content };
        self.at(&s.view.report, spans)
    }

    /// The chain of a statement; its speaker leads to the actor's page.
    pub(crate) fn chain(&self, s: &StatementRow) -> Chain {
        let speakers = &s.view.statement.speakers;
        let mut voices: Vec<Voice> = s
            .chain
            .iter()
            .map(|(name, kind)| Voice {
                name: if kind == "words" { format!("“{}”", one_line(&s.source)) } else { one_line(name) },
                kind: kind.clone(),
                href: None,
            })
            .collect();
        if let [one] = speakers.as_slice() {
            let first = voices.iter_mut().find(|v| v.kind != "unstated");
            if let Some(first) = first.filter(|v| v.name == one_line(&s.speakers)) {
                first.href = self.links.actor(one);
            }
        }
        Chain { voices }
    }

    /// A statement with where else it is told.
    pub(crate) fn said(&self, s: &StatementRow, with_same: bool) -> Result<Said, Error> {
        let of = &s.view.statement;
        let (mut also, mut odd, mut without) = (Vec::new(), Vec::new(), Vec::new());
        for same in if with_same { self.case.kept_same(&of.id)? } else { Vec::new() } {
            let how = same.view.how.as_str();
            let told = Tellings { same: &same };
            let own = told.of(&of.id).filter(|_| how != "same words");
            if let Some(own) = own {
                odd.extend_from_slice(&own.differs);
                without.extend(told.lacks(own));
            }
            let cut = |o: &StatementRefView| !o.lacks.is_empty();
            for m in same.members.iter().filter(|m| m.view.statement.id != of.id).take(6) {
                let other = told.of(&m.view.statement.id).filter(|_| how != "same words");
                let words = |o: &StatementRefView| pieces(&m.content, &m.view.statement.content, &o.differs);
                also.push(Related {
                    // Beside what was cut stands what it was cut from.
                    how: match (own.is_some_and(cut), other.is_some_and(cut)) {
                        (true, false) if how == "shortened" => "in full".to_owned(),
                        _ => how.to_owned(),
                    },
                    at: self.statement(m)?,
                    without: Few::of(other.map(|o| told.lacks(o)).unwrap_or_default()),
                    own: Few::of(other.map(words).unwrap_or_default()),
                });
            }
        }
        Ok(Said {
            id: of.id.clone(),
            kind: of.kind.clone(),
            verb: verb(&of.kind),
            negated: of.negated,
            direct: of.quotation == "direct",
            chain: self.chain(s),
            words: marked(&s.content, &of.content, &odd),
            without: Few::of(without),
            said_on: of.said_on.as_deref().map(named).unwrap_or_default(),
            at: self.statement(s)?,
            also,
            later: Vec::new(),
        })
    }
}

/// Statements that are one, and what each has otherwise.
struct Tellings<'s> {
    same: &'s SameRow,
}

impl Tellings<'_> {
    fn of(&self, statement: &str) -> Option<&StatementRefView> {
        self.same.view.members.iter().find(|m| m.statement == statement)
    }

    /// The words that a telling has cut: they are told where they stand, in the fullest of the tellings.
    fn lacks(&self, telling: &StatementRefView) -> Vec<String> {
        let Some(report) = telling.lacks.first().map(|l| l.report.as_str()) else { return Vec::new() };
        let spans: Vec<[usize; 2]> = telling.lacks.iter().map(|l| [l.start, l.end]).collect();
        let full = self.same.members.iter().filter(|m| m.view.report == report);
        full.map(|m| pieces(&m.content, &m.view.statement.content, &spans))
            .find(|p| !p.is_empty())
            .unwrap_or_default()
    }
}

/// Characters of a report that a list shows of one passage.
pub(crate) const MOST: usize = 900;

/// Words of a report on one line; of very many the beginning, with a mark that says so.
pub(crate) fn shown(words: &str) -> String {
    if words.len() > 4 * MOST || words.chars().count() > MOST {
        let cut: String = words.chars().take(MOST).collect();
        let cut = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |c| c.0);
        return one_line(cut) + " […]";
    }
    one_line(words)
}

/// How many items a list shows.
pub(crate) const SHOWN: usize = 40;

/// Which part of a list is shown, and the way to the others.
#[derive(Clone, Debug, Default, Template)]
#[template(path = "parts/pager.html")]
pub(crate) struct Pager {
    pub(crate) total: usize,
    pub(crate) noun: &'static str,
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}
impl HtmlSafe for Pager {}

impl Pager {
    fn total_shown(&self) -> String {
        count(self.total, self.noun)
    }

    /// For page `page`, counted from 1, of a list of `total`, at an address with `filters`.
    pub(crate) fn new(
        total: usize,
        noun: &'static str,
        page: usize,
        path: &str,
        filters: &[(&str, String)],
    ) -> Pager {
        let page = page.max(1);
        let to = |n: usize| address(path, filters, &[("page", n.to_string())]);
        let first = (page - 1) * SHOWN + 1;
        Pager {
            total,
            noun,
            first: first.min(total),
            last: (first + SHOWN - 1).min(total),
            before: (page > 1).then(|| to(page - 1)),
            after: (page * SHOWN < total).then(|| to(page + 1)),
        }
    }
}

/// An address with those of the filters that are set.
pub(crate) fn address(path: &str, filters: &[(&str, String)], more: &[(&str, String)]) -> String {
    let set = filters.iter().chain(more).filter(|(k, v)| !v.is_empty() && !(*k == "page" && v == "1"));
    let query: Vec<String> = set.map(|(k, v)| format!("{k}={}", encoded(v))).collect();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

/// A choice of a filter.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) name: String,
    pub(crate) chosen: bool,
}

/// Choices with how many there are of each.
pub(crate) fn choices(all: &[(String, usize)], chosen: &Option<String>) -> Vec<Choice> {
    let mut out: Vec<Choice> = all
        .iter()
        .map(|(value, n)| Choice {
            value: value.clone(),
            name: format!("{} ({})", one_line(value), thousands(*n)),
            chosen: chosen.as_ref() == Some(value),
        })
        .collect();
    // What is chosen stays on offer though nothing is left of it.
    if let Some(value) = chosen.as_ref().filter(|c| !out.iter().any(|o| &o.value == *c)) {
        out.push(Choice { value: value.clone(), name: one_line(value), chosen: true });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn dates_are_named_for_people() {
        for (value, name) in [
            ("2025-03-06", "6 Mar 2025"),
            ("<2025-03", "before Mar 2025"),
            ("2025-W09", "week 09 of 2025"),
            ("2024-SP", "spring 2024"),
            ("2024-Q3", "Q3 2024"),
            ("XXXX-02", "Feb, year not told"),
            ("XXXX-WXX-5", "a Friday"),
            ("XXXX-WXX-9", "XXXX-WXX-9"),
            ("1998", "1998"),
        ] {
            assert_eq!(named(value), name);
        }
    }
}
