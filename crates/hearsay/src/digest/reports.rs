//! Reports → pointers: what is each report called for short, and on which line of it does a passage stand?

use super::safe::one_line;
use crate::text::{CodePoints, Lines};
use crate::view::ReadingView;
use crate::view::reading::Pair;
use std::collections::BTreeMap;

/// A passage: some spans of one report, in code points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Index into [`Reports`].
    pub report: usize,
    /// At least one; a passage that cue or source breaks has more.
    pub spans: Vec<Pair>,
}

impl Passage {
    /// Whether the two share a character.
    pub fn overlaps(&self, other: &Passage) -> bool {
        let meet = |a: &Pair, b: &Pair| a[0] < b[1] && b[0] < a[1];
        self.report == other.report && self.spans.iter().any(|a| other.spans.iter().any(|b| meet(a, b)))
    }

    /// Its first character.
    pub fn start(&self) -> usize {
        self.spans.iter().map(|s| s[0]).min().unwrap_or(0)
    }

    /// Whether it holds no character: it then stands for the whole report.
    pub fn is_whole(&self) -> bool {
        self.spans.iter().all(|s| s[0] >= s[1])
    }
}

/// No name is longer, so that lines have room for more than pointers.
const LONGEST: usize = 20;

/// One report with the means to point into it.
#[allow(missing_docs, reason = "the fields are what a pointer is made of")]
pub struct Report<'a> {
    pub view: &'a ReadingView,
    /// The short name, unique in the case.
    pub name: String,
    points: CodePoints,
    lines: Lines,
}

/// The reports of a case, in its order.
#[allow(missing_docs, reason = "the fields are what a pointer is made of")]
pub struct Reports<'a> {
    pub all: Vec<Report<'a>>,
    by_id: BTreeMap<&'a str, usize>,
}

impl<'a> Reports<'a> {
    /// Names and measures the reports.
    pub fn new(views: &'a [ReadingView]) -> Reports<'a> {
        let all: Vec<_> = short_names(views)
            .into_iter()
            .zip(views)
            .map(|(name, view)| Report {
                view,
                name,
                points: CodePoints::new(&view.text),
                lines: Lines::new(&view.text),
            })
            .collect();
        let by_id = views.iter().enumerate().map(|(i, v)| (v.id.as_str(), i)).collect();
        Reports { all, by_id }
    }

    /// The passage of a report, found by the report's id.
    pub fn passage(&self, report: &str, spans: &[Pair]) -> Option<Passage> {
        let report = *self.by_id.get(report)?;
        (!spans.is_empty()).then(|| Passage { report, spans: spans.to_vec() })
    }

    /// `003:6`: report and line; the name alone for the whole report.
    pub fn pointer(&self, at: &Passage) -> String {
        let report = &self.all[at.report];
        if at.is_whole() {
            report.name.clone()
        } else {
            format!("{}:{}", report.name, report.line(at.start()))
        }
    }

    /// Several pointers, each once, in order; at most `most`, then how many more.
    pub fn pointers(&self, all: &[Passage], most: usize) -> String {
        let mut seen: Vec<String> = Vec::new();
        for at in all {
            let pointer = self.pointer(at);
            if !seen.contains(&pointer) {
                seen.push(pointer);
            }
        }
        let rest = seen.len().saturating_sub(most);
        seen.truncate(most);
        let told = seen.join(", ");
        if rest > 0 { format!("{told}, {rest} more") } else { told }
    }

    /// The words of a passage on one line, its parts joined by an ellipsis.
    pub fn words(&self, at: &Passage) -> String {
        let report = &self.all[at.report];
        at.spans.iter().map(|s| one_line(report.slice(*s))).collect::<Vec<_>>().join(" … ")
    }

    /// The outlet, or the report's short name where none is known.
    pub fn outlet(&self, report: usize) -> String {
        let report = &self.all[report];
        report.view.outlet.as_deref().map(one_line).unwrap_or_else(|| report.name.clone())
    }

    /// The sentence around a passage, the passage itself where there is none.
    pub fn sentence(&self, at: &Passage) -> Passage {
        let start = at.start();
        let around = self.all[at.report].view.sentences.iter().find(|s| s[0] <= start && start < s[1]);
        let end = at.spans.iter().map(|s| s[1]).max().unwrap_or(start);
        match around {
            Some(s) => Passage { report: at.report, spans: vec![[s[0], s[1].max(end)]] },
            None => at.clone(),
        }
    }
}

impl Report<'_> {
    /// The characters of a span; what lies outside the text is not there.
    pub fn slice(&self, pair: Pair) -> &str {
        self.points.span(&self.view.text, pair).of(&self.view.text)
    }

    /// The line, counted from 1, on which a code point stands.
    pub fn line(&self, point: usize) -> usize {
        self.lines.line(self.points.byte(&self.view.text, point))
    }

    /// How many code points it has.
    pub fn points(&self) -> usize {
        self.points.point(&self.view.text, self.view.text.len())
    }
}

/// Outlet, byline, place, date and where the date is known from.
pub fn known_of(r: &Report<'_>) -> String {
    let v = r.view;
    let mut known = vec![v.outlet.as_deref().map_or_else(|| "no outlet".into(), one_line)];
    known.extend(v.byline.as_deref().map(|b| format!("by {}", one_line(b).trim_start_matches("By "))));
    known.extend(v.dateline.as_deref().map(one_line));
    known.push(match &v.published {
        None => "no date".into(),
        Some(date) => {
            let from = v.published_from.as_deref().unwrap_or("");
            let block = v.blocks.iter().find(|b| b.kind == from);
            match (from, block) {
                (from, Some(b)) => {
                    format!("{} ({from}, {}:{})", one_line(date), r.name, r.line(b.start))
                }
                ("meta", _) => format!("{} (the page's own data)", one_line(date)),
                ("", _) => one_line(date),
                (from, _) => format!("{} ({from})", one_line(date)),
            }
        }
    });
    known.extend(
        v.updated
            .as_deref()
            .filter(|u| Some(*u) != v.published.as_deref())
            .map(|u| format!("updated {}", one_line(u))),
    );
    known.join(", ")
}

/// Short names, as a person would say them: the file's stem up to the first separator that tells it from the others
/// (`003_44fb.txt` → `003`). Where stems begin with a date (`2025-02-11-kna-first-round`), the word behind it, and
/// the day where that word stands for several reports: `kna`, `kna-02-11`.
pub fn short_names(views: &[ReadingView]) -> Vec<String> {
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    for v in views {
        *shared.entry(v.path.as_str()).or_default() += 1;
    }
    let choices: Vec<Vec<String>> = views
        .iter()
        .map(|v| {
            let row = v.source_id.as_deref().filter(|_| shared[v.path.as_str()] > 1 || v.path.contains('#'));
            candidates(&one_line(row.unwrap_or_else(|| stem(&v.path))))
        })
        .collect();
    let mut level = vec![0; views.len()];
    loop {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        for (c, l) in choices.iter().zip(&level) {
            *uses.entry(c[*l].as_str()).or_default() += 1;
        }
        let next: Vec<usize> = choices
            .iter()
            .zip(&level)
            .map(|(c, l)| if uses[c[*l].as_str()] > 1 && l + 1 < c.len() { l + 1 } else { *l })
            .collect();
        if next == level {
            break;
        }
        level = next;
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    choices
        .iter()
        .zip(&level)
        .map(|(c, l)| {
            let name: String = c[*l].chars().take(LONGEST).collect();
            let n = taken.entry(name.clone()).or_default();
            *n += 1;
            if *n == 1 { name } else { format!("{name}~{n}") }
        })
        .collect()
}

/// The last part of a path, without the extension of a file of reports.
fn stem(path: &str) -> &str {
    let name = path.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 8 && !extension.contains(' ') => {
            stem
        }
        _ => name,
    }
}

/// Ever longer names for one stem; never none.
fn candidates(stem: &str) -> Vec<String> {
    const LONG: usize = 16;
    let separators = ['-', '_', '.', ' ', '#', ':'];
    let parts: Vec<&str> = stem.split(separators).filter(|p| !p.is_empty()).collect();
    let digits = |i: usize, n: usize| {
        parts.get(i).is_some_and(|p| p.len() == n && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut out = Vec::new();
    if digits(0, 4) && digits(1, 2) && digits(2, 2) && parts.len() > 3 {
        out.push(parts[3].to_owned());
        out.push(format!("{}-{}-{}", parts[3], parts[1], parts[2]));
        out.push(format!("{}-{}-{}-{}", parts[3], parts[0], parts[1], parts[2]));
    }
    if out.is_empty() {
        if let Some(first) = parts.first().filter(|p| p.chars().count() > LONG) {
            let marks = first.char_indices().map(|(i, _)| i).skip(6).take(20);
            out.extend(marks.map(|i| first[..i].to_owned()));
        }
        let ends = stem.match_indices(separators).map(|(i, _)| i).filter(|i| *i > 0).chain([stem.len()]);
        out.extend(ends.map(|i| stem[..i].trim_end_matches(separators).to_owned()).filter(|s| !s.is_empty()));
    } else {
        out.push(stem.to_owned());
    }
    if out.is_empty() {
        out.push(if stem.is_empty() { "report".into() } else { stem.to_owned() });
    }
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(path: &str, text: &str) -> ReadingView {
        let given = crate::Given { path: path.into(), ..crate::Given::default() };
        ReadingView::new(&crate::read(text.into(), given), false)
    }

    #[test]
    fn short_names_tell_reports_apart() {
        for (paths, names) in [
            (&["a/003_44fb.txt", "a/000_492e.txt"][..], &["003", "000"][..]),
            (&["2025-02-11-kna-first-round.txt", "2025-02-12-courier-talks.html"], &["kna", "courier"]),
            (
                &["2025-02-11-kna-one.txt", "2025-02-13-kna-two.txt", "2025-02-13-courier.txt"],
                &["kna-02-11", "kna-02-13", "courier"],
            ),
            (&["talks-one.txt", "talks-two.txt", "talks.txt"], &["talks-one", "talks-two", "talks"]),
            (&["x/same.txt", "y/same.txt"], &["same", "same~2"]),
            (&["https://kna.example/story.html"], &["story"]),
            (&["", "---.txt"], &["report", "---"]),
            (&["3f2a9c01bb7de45a90c1.txt", "3f2a9c77bb7de45a90c1.txt"], &["3f2a9c0", "3f2a9c7"]),
        ] {
            let views: Vec<_> = paths.iter().map(|p| reading(p, "text")).collect();
            assert_eq!(short_names(&views), names);
        }
    }

    #[test]
    fn rows_of_one_file_go_by_their_own_ids() {
        let mut views = vec![reading("heap.jsonl", "a"), reading("heap.jsonl", "b")];
        for (v, id) in views.iter_mut().zip(["kna-17", "kna-18"]) {
            v.source_id = Some(id.into());
        }
        assert_eq!(short_names(&views), ["kna-17", "kna-18"]);
    }
}
