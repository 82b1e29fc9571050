//! `cargo xtask api`: the interface for programs, held against the document that it describes itself with.

use crate::python;
use crate::run::{Result, hearsay, root};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The tool that makes requests of the document, good ones and bad ones.
const TOOL: &str = "schemathesis==4.32.5";

/// How many requests each address gets in the phase of chance, where no number is named.
const REQUESTS: &str = "25";

/// The chance that the requests are made by.
const SEEDS: [&str; 3] = ["1", "2", "3"];

/// `api [N]`: a case of the examples is served and asked; where the tool cannot be had, that is said and nothing is run.
pub(crate) fn run(words: &[String]) -> Result {
    let Some(python) = python::with("api", &[TOOL])? else {
        eprintln!("xtask: passed over the tests of the interface: no Python with {TOOL} could be made");
        return Ok(());
    };
    let hearsay = hearsay()?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("api");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let case = folder.join("strait.case");
    let _ = std::fs::remove_file(&case);
    let example = root().join("examples/strait");
    for args in [["add", "--quiet"].as_slice(), &["gather", "--quiet"]] {
        let mut command = Command::new(&hearsay);
        command.args(args).arg(&case);
        if args[0] == "add" {
            command.arg(&example);
        }
        let done = command.stdout(Stdio::null()).status();
        if !done.is_ok_and(|s| s.success()) {
            return Err(format!("hearsay {} failed on the example", args[0]));
        }
    }
    let (mut child, address) = serve(&hearsay, &case)?;
    let requests = words.first().map_or(REQUESTS, String::as_str);
    let asked = SEEDS.iter().try_for_each(|seed| ask(&python, &address, requests, seed, &folder));
    let _ = child.kill();
    let _ = child.wait();
    asked?;
    let verified = Command::new(&hearsay).args(["verify", "--quiet"]).arg(&case).status();
    if verified.is_ok_and(|s| s.success()) { Ok(()) } else { Err("the case is not whole after it".into()) }
}

fn serve(hearsay: &Path, case: &Path) -> Result<(Child, String)> {
    let mut child = Command::new(hearsay)
        .arg("serve")
        .arg(case)
        .args(["--port", "0", "--quiet"])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("{} cannot be started: {e}", hearsay.display()))?;
    let mut line = String::new();
    if let Some(out) = child.stdout.take() {
        let _ = BufReader::new(out).read_line(&mut line);
    }
    let address = line.trim().trim_end_matches('/').to_owned();
    if address.is_empty() {
        let _ = child.kill();
        return Err("hearsay serve does not say where it listens".into());
    }
    Ok((child, address))
}

fn ask(python: &Path, address: &str, requests: &str, seed: &str, folder: &Path) -> Result {
    let token = token(address).ok_or("the interface gives no token")?;
    let tool = python.with_file_name(format!("schemathesis{}", std::env::consts::EXE_SUFFIX));
    eprintln!("xtask: {TOOL} against {address}/api/v1, seed {seed}");
    let done = Command::new(&tool)
        .args(["run", &format!("{address}/api/v1/openapi.json"), "--url", &format!("{address}/api/v1")])
        .args(["--checks", "all", "--seed", seed, "--no-color", "--max-examples", requests])
        .args(["--header", &format!("X-Hearsay-Token: {token}")])
        .current_dir(folder)
        .output()
        .map_err(|e| format!("{} cannot be started: {e}", tool.display()))?;
    if done.status.success() {
        return Ok(());
    }
    eprintln!("{}", String::from_utf8_lossy(&done.stdout));
    Err("the interface does not do what its document says".into())
}

fn token(address: &str) -> Option<String> {
    let host = address.strip_prefix("http://")?;
    let mut stream = std::net::TcpStream::connect(host).ok()?;
    let request = format!("GET /api/v1/session HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    std::io::Write::write_all(&mut stream, request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let body: serde_json::Value = serde_json::from_str(answer.split("\r\n\r\n").nth(1)?).ok()?;
    body["token"].as_str().map(str::to_owned)
}
