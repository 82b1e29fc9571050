//! How long does a reading take, how much memory does it hold, and how long do others take in the same run?

use super::table::Row;
use super::{Bench, entries, shown};
use crate::run::{Result, output, read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// One run of a program.
#[derive(Clone, Copy)]
struct Run {
    wall: f64,
    /// Seconds of processor time, user and system; naught where the system does not tell.
    processor: f64,
    /// MiB.
    memory: u64,
}

const ROUNDS: usize = 3;

impl Bench {
    pub(super) fn speed(&self, python: Option<&Path>) -> Result<Vec<Row>> {
        let set = "attribution/dev";
        let Some(gold) = self.gold(set) else { return Ok(Vec::new()) };
        let folder = gold.join("text");
        let words: usize =
            entries(&folder).iter().map(|f| read(f).unwrap_or_default().split_whitespace().count()).sum();
        let (mut one, mut two, mut peers) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            one.push(self.timed(&folder, "1")?);
            two.push(self.timed(&folder, "2")?);
            if let Some(python) = python {
                peers.push(self.peer(python, &folder)?);
            }
        }
        let median = |all: &[Run], of: fn(&Run) -> f64| {
            let mut all: Vec<f64> = all.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        let words = words as f64;
        let a_second = |seconds: f64| thousands((words / seconds.max(1e-9)) as u64);
        let row = |measure: &str| Row::new("speed", set, measure);
        let mut rows = Vec::new();
        let processor = median(&one, |r| r.processor);
        if processor > 0.0 {
            let row = row("words a second of one core (processor time)");
            rows.push(row.figure(a_second(processor)).aims("43,000", "100,000"));
        }
        rows.push(row("words a second, --jobs 1 (wall clock)").figure(a_second(median(&one, |r| r.wall))));
        rows.push(row("words a second, --jobs 2 (wall clock)").figure(a_second(median(&two, |r| r.wall))));
        let times = median(&one, |r| r.wall) / median(&two, |r| r.wall);
        rows.push(row("two jobs: times as fast as one").figure(format!("{times:.2}")).aims("1.8", ""));
        let memory = one.iter().chain(&two).map(|r| r.memory).max().unwrap_or(0);
        if memory > 0 {
            rows.push(row("most memory held, MB").figure(memory.to_string()).aims("≤ 250", ""));
        }
        if let Some(load) = load() {
            rows.push(row("other work on the machine when it was over (load)").figure(load));
        }
        if !peers.is_empty() && processor > 0.0 {
            let theirs = median(&peers, |r| r.processor);
            let named = "dependency rules over spaCy, same run";
            rows.push(row("words a second of one core: a peer").figure(a_second(theirs)).others(named));
            let times = format!("{:.1}", theirs / processor);
            rows.push(row("times as fast as a peer").figure(times).aims("10", "").others(named));
        }
        Ok(rows)
    }

    fn timed(&self, folder: &Path, jobs: &str) -> Result<Run> {
        let before = children();
        let begun = Instant::now();
        let mut child = Command::new(&self.program)
            .args(["--quiet", "--jobs", jobs, "read"])
            .arg(folder)
            .stdout(Stdio::null())
            .spawn()
            .map_err(|e| e.to_string())?;
        let mut memory = 0;
        while child.try_wait().map_err(|e| e.to_string())?.is_none() {
            memory = memory.max(high_water(child.id()) / 1024);
            std::thread::sleep(Duration::from_millis(2));
        }
        Ok(Run { wall: begun.elapsed().as_secs_f64(), processor: children() - before, memory })
    }

    /// A peer tells its own time, from when its model has loaded.
    fn peer(&self, python: &Path, folder: &Path) -> Result<Run> {
        let script = shown(&self.shared.join("peers/spacy_peers.py"));
        let out = shown(&self.work.join("peer.jsonl"));
        let said = output(python, &[&script, "rules", &shown(folder), &out])?;
        let said = super::json(String::from_utf8_lossy(&said).trim())?;
        let number = |key: &str| said[key].as_f64().ok_or_else(|| format!("the peer told no {key}"));
        Ok(Run {
            wall: number("wall_s")?,
            processor: number("cpu_s")?,
            memory: number("peak_rss_mb")? as u64,
        })
    }
}

/// Seconds of processor time of all children that have ended, where the system tells.
fn children() -> f64 {
    /// What Linux counts in on every processor that it runs on.
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |n: usize| fields.split_whitespace().nth(n).and_then(|f| f.parse::<f64>().ok());
    ticks(13).zip(ticks(14)).map_or(0.0, |(user, system)| (user + system) / TICKS)
}

/// The most memory that a process has held, in KiB, where the system tells.
fn high_water(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// How many programs want the machine, over the last five minutes.
fn load() -> Option<String> {
    let load = std::fs::read_to_string("/proc/loadavg").ok()?;
    load.split_whitespace().nth(1).map(str::to_owned)
}

/// `60383` → `60,383`.
fn thousands(n: u64) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", thousands(n / 1000), n % 1000) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_set_apart() {
        for (n, shown) in [(7, "7"), (999, "999"), (60_083, "60,083"), (1_234_567, "1,234,567")] {
            assert_eq!(super::thousands(n), shown);
        }
    }
}
