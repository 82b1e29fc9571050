//! `hearsay serve` as a browser and a program meet it, over a real socket.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const ONE: &str = "Transport Minister Sanne Ruyk said on Monday that the toll bridge would open in May.\n\n\
    \"We will open it in May,\" Ruyk said. About 2,400 drivers cross it every day, the ministry said.\n";
const TWO: &str = "The toll bridge opens in May, transport minister Sanna Ruyk said.\n\n\
    Harbour master Jonas Hale said that the pilots had not been asked.\n";
const THREE: &str = "Pilots were never asked, transport minister Sanna Ruyk admitted on Friday.\n";

fn hearsay(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hearsay"));
    command.args(args).current_dir(folder).env("USER", "ina");
    command
}

fn well(folder: &Path, args: &[&str]) {
    let done = hearsay(folder, args).output().unwrap();
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// A server that ends with the test.
struct Served {
    child: Child,
    address: String,
    cookie: String,
    token: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Served {
    fn start(folder: &Path, args: &[&str]) -> Served {
        let mut all = vec!["serve", "b.case", "--port", "0"];
        all.extend_from_slice(args);
        let mut child = hearsay(folder, &all).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut served = Served { child, address, cookie: String::new(), token: String::new() };
        let page = served.get("/suggestions");
        let cut = |text: &str, from: &str, to: &str| {
            text.split(from).nth(1).and_then(|t| t.split(to).next()).unwrap_or_default().to_owned()
        };
        served.cookie = cut(&page.head, "set-cookie: ", ";");
        let session = served.get("/api/v1/session").body;
        served.token = cut(&session, "\"token\":\"", "\"");
        served
    }

    fn send(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}",
            self.address,
            body.len()
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &format!("Cookie: {}\r\n", self.cookie), "")
    }

    fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = format!("token={}", self.token);
        for (name, value) in fields {
            let value: String = value
                .bytes()
                .map(
                    |b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") },
                )
                .collect();
            body += &format!("&{name}={value}");
        }
        let headers = format!(
            "Cookie: {}\r\nOrigin: http://{}\r\nContent-Type: application/x-www-form-urlencoded\r\n",
            self.cookie, self.address
        );
        self.send("POST", path, &headers, &body)
    }

    fn json(&self, path: &str) -> serde_json::Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }

    /// Until what is shown is what the case says.
    fn settle(&self) {
        let begun = Instant::now();
        loop {
            let session = self.json("/api/v1/session");
            if session["gathered"] == session["revision"] {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "{session}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn people(&self) -> Vec<(String, usize)> {
        let all = self.json("/api/v1/actors?kind=person");
        let of = |a: &serde_json::Value| {
            (a["name"].as_str().unwrap().to_owned(), a["reports"].as_array().unwrap().len())
        };
        let mut people: Vec<_> = all["items"].as_array().unwrap().iter().map(of).collect();
        people.sort();
        people
    }
}

fn made() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.txt", ONE), ("b.txt", TWO), ("c.txt", THREE)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    well(folder.path(), &["add", "-q", "b.case", "a.txt", "b.txt"]);
    well(folder.path(), &["gather", "-q", "b.case"]);
    folder
}

fn names(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
    pairs.iter().map(|(n, k)| ((*n).to_owned(), *k)).collect()
}

#[test]
fn what_is_merged_in_the_browser_is_shown_at_once_and_lasts() {
    let folder = made();
    let here = folder.path();
    let served = Served::start(here, &[]);
    assert_eq!(served.people(), names(&[("Jonas Hale", 1), ("Sanna Ruyk", 1), ("Sanne Ruyk", 1)]));
    let page = served.get("/suggestions").body;
    assert!(page.contains("one letter apart") && page.contains("value=\"merge\""), "{page}");
    let fields =
        [("act", "merge"), ("actor", "Sanne Ruyk"), ("actor", "Sanna Ruyk"), ("back", "/suggestions")];
    let answer = served.form("/correct", &fields);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert!(answer.head.contains("location: /suggestions"), "{}", answer.head);
    assert_eq!(served.people(), names(&[("Jonas Hale", 1), ("Sanne Ruyk", 2)]), "shown with the way back");
    let log = served.get("/corrections").body;
    assert!(log.contains("merge actor") && log.contains("ina"), "{log}");
    drop(served);
    well(here, &["add", "-q", "b.case", "c.txt"]);
    let served = Served::start(here, &[]);
    served.settle();
    assert_eq!(served.people(), names(&[("Jonas Hale", 1), ("Sanne Ruyk", 3)]), "after a restart and adding");
    well(here, &["verify", "b.case", "-q"]);
}

#[test]
fn a_date_and_a_note_set_in_the_browser_are_read_in() {
    let folder = made();
    let here = folder.path();
    let served = Served::start(here, &[]);
    let reports = served.json("/api/v1/reports");
    let id = reports["items"][0]["id"].as_str().unwrap().to_owned();
    let set = [("act", "set"), ("report", &id), ("field", "published"), ("value", "2031-03-05")];
    assert_eq!(served.form("/correct", &set).status, 303);
    served.settle();
    let report = served.json(&format!("/api/v1/reports/{id}"));
    assert_eq!(report["published"], "2031-03-05");
    assert!(
        report["dates"].as_array().unwrap().iter().any(|d| d["value"] == "2031-03-03"),
        "read again with it"
    );
    let statement = served.json("/api/v1/statements")["items"][0].clone();
    let content = statement["content"].as_array().unwrap();
    let at = format!(
        "{}:{}-{}",
        statement["report"].as_str().unwrap(),
        content[0][0],
        content[content.len() - 1][1]
    );
    let note =
        [("act", "note"), ("layer", "statement"), ("at", &at), ("status", "called"), ("words", "rang")];
    assert_eq!(served.form("/correct", &note).status, 303);
    served.settle();
    let place = format!("/correct?statement={}", statement["id"].as_str().unwrap());
    let page = served.get(&place).body;
    assert!(page.contains("rang") && page.contains("Take back"), "{page}");
    let report = format!("/reports/{}", statement["report"].as_str().unwrap());
    for place in ["/said", &report] {
        let page = served.get(place).body;
        assert!(page.contains(r#"<b class="status called">called</b> <bdi>rang</bdi>"#), "{place}: {page}");
    }
    let brief = hearsay(here, &["brief", "b.case", "-q", "--all"]).output().unwrap();
    assert!(String::from_utf8_lossy(&brief.stdout).contains("* called: rang (ina, "));
}

#[test]
fn what_a_telling_cut_and_whose_a_word_is_stand_on_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/strait");
    well(here, &["add", "-q", "b.case", reports.to_str().unwrap()]);
    well(here, &["gather", "-q", "b.case"]);
    let served = Served::start(here, &[]);
    // One outlet prints a quotation whole, another without its last sentence.
    let page = served.get("/said?q=convening").body;
    let cut = r#"<span class="how">here without</span> <span class="cut"><q>Reviews have no end date</q>"#;
    let odd = r#"<mark class="odd">Reviews have no end date</mark>"#;
    for words in [cut, odd, "in full <a ", "shortened <a "] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let page = served.get("/words").body;
    assert!(page.contains(r#"<span class="why">Joren Halvik, Sanne Ruyk</span>"#), "{page}");
}

#[test]
fn pages_are_told_that_reports_have_come_in() {
    let folder = made();
    let here = folder.path();
    let served = Served::start(here, &[]);
    let mut stream = TcpStream::connect(&served.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    write!(stream, "GET /live HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok).filter(|l| l.starts_with("data: "));
    assert!(lines.next().unwrap().contains("\"reports\":2,"));
    well(here, &["add", "-q", "b.case", "c.txt"]);
    assert!(lines.next().unwrap().contains("\"reports\":3,"));
}

#[cfg(unix)]
#[test]
fn it_ends_when_told_to_though_pages_wait_for_news() {
    let folder = made();
    let mut served = Served::start(folder.path(), &[]);
    let mut stream = TcpStream::connect(&served.address).unwrap();
    write!(stream, "GET /live HTTP/1.1\r\nHost: {}\r\n\r\n", served.address).unwrap();
    let mut some = [0; 64];
    assert!(stream.read(&mut some).unwrap() > 0);
    let id = served.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let begun = Instant::now();
    while served.child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(10), "it does not end");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn two_browsers_and_an_adding_at_once_lose_nothing() {
    let folder = made();
    let here = folder.path();
    let served = Served::start(here, &[]);
    let id = served.json("/api/v1/reports")["items"][0]["id"].as_str().unwrap().to_owned();
    let mut adding = hearsay(here, &["add", "-q", "b.case", "c.txt"]).spawn().unwrap();
    std::thread::scope(|scope| {
        for browser in 0..2 {
            let (served, id) = (&served, &id);
            scope.spawn(move || {
                for i in 0..4 {
                    let (at, words) = (format!("{id}:0-0"), format!("note {i} of {browser}"));
                    let note = [("act", "note"), ("layer", "report"), ("at", &at), ("words", &words)];
                    let answer = served.form("/correct", &note);
                    assert_eq!(answer.status, 303, "{}", answer.body);
                }
            });
        }
    });
    assert!(adding.wait().unwrap().success());
    served.settle();
    assert_eq!(served.json("/api/v1/corrections")["total"], 8);
    assert_eq!(served.json("/api/v1/reports")["total"], 3);
    well(here, &["verify", "b.case", "-q"]);
}
