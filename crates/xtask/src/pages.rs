//! `cargo xtask pages`: how soon do the app's pages come for a large heap, and how large are they?
//!
//! Every kind of page that links lead to is asked for a few times, one after the other, as a browser would, and every list
//! of the interface for programs; told are the median of the time to the first byte, the size of the page, and the most
//! memory that the server has held.

use crate::generate;
use crate::run::{Result, hearsay, root, write};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const TIMES: usize = 5;
const MOST_KINDS: usize = 200;

/// Where the links begin. What every report holds is the most work to look for.
const FIRST: [&str; 7] = [
    "/",
    "/search?q=harbour",
    "/search?q=the+of",
    "/search?q=minister+said",
    "/said?q=the",
    "/reports?q=the",
    "/said?page=900",
];

/// One kind of page: the first of it that was met.
struct Row {
    path: String,
    first_byte: Duration,
    bytes: usize,
}

/// `pages [N] [CASE]`: N invented reports, or a case that is there already.
pub(crate) fn run(words: &[String]) -> Result {
    let reports: usize = words.first().map_or(Ok(10_000), |n| n.parse()).map_err(|_| "pages [N] [CASE]")?;
    let program = hearsay()?;
    let folder = std::env::temp_dir().join(format!("hearsay-pages-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let case = match words.get(1) {
        Some(case) => case.clone(),
        None => {
            let place = |name: &str| folder.join(name).to_string_lossy().into_owned();
            let (rows, case) = (place("heap.jsonl"), place("heap.case"));
            generate::run(&[reports.to_string(), "-o".into(), rows.clone()])?;
            well(&program, &["add", "--quiet", &case, &rows])?;
            case
        }
    };
    well(&program, &["gather", "--quiet", &case])?;
    let (mut server, port) = serve(&program, &case)?;
    let rows = measure(port);
    let memory = most_memory(&server);
    let _ = (server.kill(), server.wait());
    let _ = std::fs::remove_dir_all(&folder);
    let page = page(reports, &rows?, memory);
    print!("{page}");
    write(&root().join("docs/PAGES.md"), page)
}

fn well(program: &Path, args: &[&str]) -> Result {
    let done = Command::new(program).args(args).stdout(Stdio::null()).status();
    let done = done.map_err(|e| format!("{} cannot be started: {e}", program.display()))?;
    if done.success() { Ok(()) } else { Err(format!("hearsay {} failed ({done})", args[0])) }
}

/// Starts the server and takes its port from the line that it prints.
fn serve(program: &Path, case: &str) -> Result<(Child, u16)> {
    let mut server = Command::new(program)
        .args(["serve", case, "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("{} cannot be started: {e}", program.display()))?;
    let mut line = String::new();
    if let Some(out) = server.stdout.take() {
        BufReader::new(out).read_line(&mut line).map_err(|e| e.to_string())?;
    }
    let port = line.split("127.0.0.1:").nth(1).and_then(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    port.map(|port| (server, port)).ok_or_else(|| format!("hearsay serve did not say where it is: {line:?}"))
}

/// Asks for a page: when its first byte came, its head and its body.
fn get(port: u16, path: &str) -> Result<(Duration, String, Vec<u8>)> {
    let fail = |e: std::io::Error| format!("{path}: {e}");
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(fail)?;
    let begun = Instant::now();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    )
    .map_err(fail)?;
    let mut answer = vec![0];
    stream.read_exact(&mut answer).map_err(fail)?;
    let first_byte = begun.elapsed();
    stream.read_to_end(&mut answer).map_err(fail)?;
    let head = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap_or(answer.len());
    let body = answer.get(head + 4..).unwrap_or_default().to_vec();
    Ok((first_byte, String::from_utf8_lossy(&answer[..head]).into_owned(), body))
}

fn measure(port: u16) -> Result<Vec<Row>> {
    let mut kinds: BTreeMap<String, Row> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut queue: VecDeque<String> = FIRST.map(String::from).into();
    queue.extend(lists(port)?);
    while let Some(path) = queue.pop_front() {
        let kind = kind(&path);
        if kinds.len() >= MOST_KINDS || kinds.contains_key(&kind) {
            continue;
        }
        let (_, head, body) = get(port, &path)?;
        if !head.starts_with("HTTP/1.1 200") {
            continue;
        }
        let mut times = (0..TIMES).map(|_| Ok(get(port, &path)?.0)).collect::<Result<Vec<_>>>()?;
        times.sort();
        kinds.insert(kind, Row { path, first_byte: times[TIMES / 2], bytes: body.len() });
        for link in links(&String::from_utf8_lossy(&body)) {
            if seen.insert(link.clone()) {
                queue.push_back(link);
            }
        }
    }
    Ok(kinds.into_values().collect())
}

/// The lists that the interface for programs says it has.
fn lists(port: u16) -> Result<Vec<String>> {
    let (_, _, body) = get(port, "/api/v1/openapi.json")?;
    let document: serde_json::Value =
        serde_json::from_slice(&body).map_err(|e| format!("openapi.json: {e}"))?;
    let paths = document["paths"].as_object().ok_or("openapi.json names no paths")?;
    let lists = paths.iter().filter(|(path, what)| !path.contains('{') && what["get"].is_object());
    Ok(lists
        .map(|(path, _)| match path.as_str() {
            "/search" => "/api/v1/search?words=the+of".to_owned(),
            path => format!("/api/v1{path}"),
        })
        .collect())
}

/// Addresses on this machine that a page leads to.
fn links(page: &str) -> Vec<String> {
    let links = page.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let links = links.filter(|l| l.starts_with('/') && !l.starts_with("//") && !l.starts_with("/assets/"));
    let plain = links.map(|l| l.replace("&amp;", "&").replace("&#38;", "&"));
    plain.map(|l| l.split('#').next().unwrap_or(&l).to_owned()).collect()
}

/// One actor stands for all: a part of a path that holds a digit, and what a filter is set to, are left out. So is what is
/// explained, and which words are looked for first.
fn kind(path: &str) -> String {
    if FIRST.contains(&path) || path.starts_with("/api/") {
        return path.to_owned();
    }
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let of = |p: &str| p.contains(|c: char| c.is_ascii_digit()) || path == format!("/explain/{p}");
    let parts = path.split('/').map(|p| if !p.is_empty() && of(p) { "…" } else { p });
    let filters: BTreeSet<&str> = query.split('&').filter_map(|f| f.split('=').next()).collect();
    format!("{}?{}", parts.collect::<Vec<_>>().join("/"), filters.into_iter().collect::<Vec<_>>().join(","))
}

/// The most memory in KiB that a process has held, as Linux counts it.
fn most_memory(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    status.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok())
}

fn page(reports: usize, rows: &[Row], memory: Option<u64>) -> String {
    let mut out = format!(
        "# The app on a large heap\n\nWritten by `cargo xtask pages`; never by hand.\n\n\
         {reports} invented reports of 150 words. For each kind of page the median of {TIMES} askings, one after the other, on one\n\
         machine. The server has held {} MB at most.\n\n| page | first byte, ms | size, KB |\n|---|---|---|\n",
        memory.map_or_else(|| "–".to_owned(), |m| (m / 1024).to_string())
    );
    for r in rows {
        let ms = r.first_byte.as_secs_f64() * 1000.0;
        let _ = writeln!(out, "| `{}` | {ms:.1} | {:.1} |", r.path, r.bytes as f64 / 1000.0);
    }
    let slowest = rows.iter().map(|r| r.first_byte).max().unwrap_or_default();
    let shown = rows.iter().filter(|r| !r.path.starts_with("/api/"));
    let largest = shown.map(|r| r.bytes).max().unwrap_or_default();
    let _ = writeln!(
        out,
        "\nThe slowest came after {:.1} ms, the largest that is read in a browser has {:.1} KB.",
        slowest.as_secs_f64() * 1000.0,
        largest as f64 / 1000.0
    );
    out
}

#[cfg(test)]
mod tests {
    use super::{kind, links};

    #[test]
    fn one_page_of_a_kind_is_asked_for() {
        assert_eq!(kind("/actors/a1b2?page=2"), kind("/actors/a9?page=7"));
        assert_ne!(kind("/actors?kind=person"), kind("/actors"));
        assert_eq!(kind("/explain/credit"), kind("/explain/dateline"));
    }

    #[test]
    fn links_stay_on_the_machine() {
        let page = r#"<a href="/said?kind=deny&amp;order=oldest&#38;page=2#x">a</a> <a href="https://elanor.example/">b</a> <a href="//x">c</a>"#;
        assert_eq!(links(page), ["/said?kind=deny&order=oldest&page=2"]);
    }
}
