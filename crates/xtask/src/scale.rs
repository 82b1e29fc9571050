//! Heaps of growing size → docs/SCALE.md and its picture: how does gathering grow?
//!
//! Time is that of the processors, user and system together, which a busy machine leaves nearly as it is; memory is the
//! most that was held. Adding reads every report and is bound by that; gathering is what `hearsay export` does: it opens
//! the case, gathers it and writes the JSON. What is gathered is kept by `hearsay gather`, and read by every view until
//! a report comes in: then adding it and the next view are measured apart.

use crate::generate;
use crate::run::{Result, hearsay, read, root, write};
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// One heap, measured.
struct Row {
    reports: usize,
    add: f64,
    gather: f64,
    memory: u64,
    keep: f64,
    brief: f64,
    report: f64,
    one_more: f64,
    next_view: f64,
    file: u64,
}

/// `scale [N...]`: measures heaps of these sizes, keeps the figures beside those of other sizes, and draws them.
pub(crate) fn run(words: &[String]) -> Result {
    let sizes: std::result::Result<Vec<usize>, _> = words.iter().map(|w| w.parse::<usize>()).collect();
    let sizes = sizes.map_err(|_| "scale [N...]: N is a number of reports")?;
    let kept = root().join("docs/scale.tsv");
    let mut rows: Vec<Row> = read(&kept).unwrap_or_default().lines().skip(1).filter_map(parse).collect();
    if !sizes.is_empty() {
        let program = hearsay()?;
        let folder = std::env::temp_dir().join(format!("hearsay-scale-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        for n in sizes {
            let row = measure(&program, &folder, n)?;
            rows.retain(|r| r.reports != n);
            rows.push(row);
        }
        let _ = std::fs::remove_dir_all(&folder);
    }
    rows.sort_by_key(|r| r.reports);
    let names = "reports add_s gather_s memory_kib keep_s brief_s report_s one_more_s next_view_s file_bytes";
    let mut tsv = names.replace(' ', "\t") + "\n";
    for r in &rows {
        let _ = writeln!(
            tsv,
            "{}\t{:.2}\t{:.2}\t{}\t{:.2}\t{:.2}\t{:.2}\t{:.2}\t{:.2}\t{}",
            r.reports, r.add, r.gather, r.memory, r.keep, r.brief, r.report, r.one_more, r.next_view, r.file
        );
    }
    write(&kept, tsv)?;
    write(&root().join("docs/scale.svg"), picture(&rows))?;
    write(&root().join("docs/SCALE.md"), page(&rows))
}

fn parse(line: &str) -> Option<Row> {
    let f: Vec<&str> = line.split('\t').collect();
    let seconds = |i: usize| f.get(i)?.parse::<f64>().ok();
    Some(Row {
        reports: f.first()?.parse().ok()?,
        add: seconds(1)?,
        gather: seconds(2)?,
        memory: f.get(3)?.parse().ok()?,
        keep: seconds(4)?,
        brief: seconds(5)?,
        report: seconds(6)?,
        one_more: seconds(7)?,
        next_view: seconds(8)?,
        file: f.get(9)?.parse().ok()?,
    })
}

fn measure(program: &Path, folder: &Path, n: usize) -> Result<Row> {
    let place = |name: &str| folder.join(format!("{n}{name}")).to_string_lossy().into_owned();
    let (rows, case, more, page) =
        (place(".jsonl"), place(".case"), place("-more.txt"), place("-report.html"));
    generate::run(&[n.to_string(), "-o".into(), rows.clone()])?;
    let run = |args: &[&str]| timed(program, args);
    let add = run(&["add", "--quiet", &case, &rows])?.0;
    let file = std::fs::metadata(&case).map_err(|e| format!("{case}: {e}"))?.len();
    let (gather, memory) = run(&["export", &case, "--as", "json", "-o", "/dev/null"])?;
    let keep = run(&["gather", &case])?.0;
    let brief = run(&["brief", &case])?.0;
    let report = run(&["report", &case, "-o", &page])?.0;
    write(
        Path::new(&more),
        "The mayor of Port Elanor said on Monday that the ferry would sail again in May.\n",
    )?;
    let one_more = run(&["add", "--quiet", &case, &more])?.0;
    let next_view = run(&["brief", &case])?.0;
    for path in [&case, &rows, &more, &page] {
        let _ = std::fs::remove_file(path);
    }
    Ok(Row { reports: n, add, gather, memory, keep, brief, report, one_more, next_view, file })
}

/// Seconds of the processors and the most memory in KiB, as the system counts them for a process that has ended or is
/// about to: looked at while it runs, since nothing of it is left afterwards.
fn timed(program: &Path, args: &[&str]) -> Result<(f64, u64)> {
    let mut child = Command::new(program)
        .args(args)
        .stdout(Stdio::null())
        .spawn()
        .map_err(|e| format!("{} cannot be started: {e}", program.display()))?;
    let (mut ticks, mut memory) = (0_u64, 0_u64);
    loop {
        let proc = Path::new("/proc").join(child.id().to_string());
        if let Ok(stat) = std::fs::read_to_string(proc.join("stat")) {
            // Behind the name in brackets: user and system time are the 12th and 13th.
            let rest: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
            let tick = |i: usize| rest.get(i).and_then(|t| t.parse::<u64>().ok()).unwrap_or(0);
            ticks = ticks.max(tick(11) + tick(12));
        }
        if let Ok(status) = std::fs::read_to_string(proc.join("status")) {
            let peak = status
                .lines()
                .find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok());
            memory = memory.max(peak.unwrap_or(0));
        }
        match child.try_wait().map_err(|e| e.to_string())? {
            Some(done) if done.success() => return Ok((ticks as f64 / 100.0, memory)),
            Some(done) => return Err(format!("hearsay {} failed ({done})", args[0])),
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

fn page(rows: &[Row]) -> String {
    let mut out = "# How Hearsay grows\n\nWritten by `cargo xtask scale`; never by hand.\n\n\
        Invented reports of 150 words (`cargo xtask generate N`): agencies, copies with edits, reports of one's own, updates.\n\
        Seconds are those of one processor, and memory is the most that was held. Gathering is all that `hearsay export` does\n\
        the first time: it opens the case, gathers it and writes the JSON. `hearsay gather` keeps it in the case, and the views\n\
        read that, until a report comes in: the next view gathers everything again.\n\n\
        ![Seconds and memory over the number of reports, both axes logarithmic](scale.svg)\n\n\
        | reports | adding all, s | gathering, s | memory, MB | gathering and keeping, s | brief of what is kept, s | report of what is kept, s | one report more, s | the next brief, s | case file, MB |\n\
        |---|---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for r in rows {
        let _ = writeln!(
            out,
            "| {} | {:.1} | {:.1} | {} | {:.1} | {:.1} | {:.1} | {:.2} | {:.1} | {} |",
            r.reports,
            r.add,
            r.gather,
            r.memory / 1024,
            r.keep,
            r.brief,
            r.report,
            r.one_more,
            r.next_view,
            r.file / 1_000_000
        );
    }
    out
}

/// A plot of gathering and memory with both axes logarithmic, beside a line that grows as n log n.
fn picture(rows: &[Row]) -> String {
    let (width, height, left, bottom) = (640.0, 400.0, 60.0, 340.0);
    let x = |n: f64| left + (n.log10() - 2.0) / 3.2 * (width - left - 20.0);
    let y = |v: f64| bottom - (v.max(0.01).log10() + 2.0) / 6.0 * (bottom - 30.0);
    let line = |points: Vec<(f64, f64)>, color: &str, dash: &str| {
        let at: Vec<String> = points.iter().map(|(a, b)| format!("{:.1},{:.1}", x(*a), y(*b))).collect();
        format!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"{dash}/>\n",
            at.join(" ")
        )
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n"
    );
    for (n, name) in [(100.0, "100"), (1e3, "1,000"), (1e4, "10,000"), (1e5, "100,000")] {
        let _ = writeln!(
            out,
            "<line x1=\"{0:.1}\" y1=\"30\" x2=\"{0:.1}\" y2=\"{bottom}\" stroke=\"#ddd\"/><text x=\"{0:.1}\" y=\"358\" text-anchor=\"middle\">{name}</text>",
            x(n)
        );
    }
    for (v, name) in [
        (0.01, "0.01"),
        (0.1, "0.1"),
        (1.0, "1"),
        (10.0, "10"),
        (100.0, "100"),
        (1e3, "1,000"),
        (1e4, "10,000"),
    ] {
        let _ = writeln!(
            out,
            "<line x1=\"{left}\" y1=\"{0:.1}\" x2=\"{1}\" y2=\"{0:.1}\" stroke=\"#ddd\"/><text x=\"{2}\" y=\"{3:.1}\" text-anchor=\"end\">{name}</text>",
            y(v),
            width - 20.0,
            left - 6.0,
            y(v) + 4.0
        );
    }
    let of = |value: fn(&Row) -> f64| rows.iter().map(|r| (r.reports as f64, value(r))).collect::<Vec<_>>();
    out += &line(of(|r| r.gather), "#b03020", "");
    out += &line(of(|r| r.memory as f64 / 1024.0), "#2060a0", "");
    if let Some(first) = rows.first() {
        let grow =
            |n: f64| first.gather * (n * n.ln()) / (first.reports as f64 * (first.reports as f64).ln());
        out += &line(
            rows.iter().map(|r| (r.reports as f64, grow(r.reports as f64))).collect(),
            "#888",
            " stroke-dasharray=\"4 4\"",
        );
    }
    for (i, (color, name)) in [
        ("#b03020", "gathering, seconds"),
        ("#2060a0", "memory, MB"),
        ("#888", "n log n from the first point"),
    ]
    .iter()
    .enumerate()
    {
        let at = 46 + 16 * i;
        let _ = writeln!(
            out,
            "<line x1=\"70\" y1=\"{0}\" x2=\"94\" y2=\"{0}\" stroke=\"{color}\" stroke-width=\"2\"/><text x=\"100\" y=\"{1}\">{name}</text>",
            at,
            at + 4
        );
    }
    let _ = writeln!(
        out,
        "<text x=\"{:.0}\" y=\"384\" text-anchor=\"middle\">reports</text>\n</svg>",
        width / 2.0
    );
    out
}
