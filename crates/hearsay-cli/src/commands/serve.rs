//! `hearsay serve`: the case in the browser, on this machine alone.

use super::Done;
use crate::failure::Failure;
use crate::output;
use crate::voice::Voice;
use hearsay_web::{Error, Options};
use std::path::Path;

pub(super) fn run(case: &Path, port: Option<u16>, read_only: bool, voice: &Voice) -> Result<Done, Failure> {
    let options = Options { case: case.into(), port, read_only, gatherer: std::env::current_exe().ok() };
    let served = hearsay_web::serve(options, |address| {
        // Whoever started it may have closed standard output: the pages are there all the same.
        let _ = output::write(None, |out| writeln!(out, "http://{address}/"));
        voice.remark("open this address in a browser; Ctrl-C ends it");
    });
    match served {
        Ok(()) => Ok(Done::Well),
        Err(Error::Case(e)) => Err(e.into()),
        Err(e @ Error::Port { .. }) => Err(Failure::new("port-taken", case.display(), e.to_string())
            .hint("close what listens there, or name another with --port")),
        Err(e @ Error::Runtime(_)) => Err(Failure::new("port-taken", case.display(), e.to_string())),
    }
}
