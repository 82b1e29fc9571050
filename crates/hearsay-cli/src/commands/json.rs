//! Case, item by item → the JSON of `hearsay export --as json`, which is never in memory as a whole.

use super::Done;
use crate::failure::Failure;
use crate::voice::Voice;
use crate::{cases, output};
use hearsay::case::{Part, SECTIONS};
use std::io::{self, Write};
use std::path::Path;

/// One object, one line; written as it is gathered.
pub(super) fn stream(case: &Path, to: Option<&Path>, voice: &Voice) -> Result<Done, Failure> {
    let (mut failed, mut any) = (Ok(()), false);
    output::write(to, |out| {
        let mut json = Json::new(out);
        let mut written = Ok(());
        failed = cases::each_of_case(case, voice, |part| {
            any |= matches!(part, Part::Report(_));
            if written.is_ok() {
                written = json.put(&part);
            }
        });
        if failed.is_err() {
            // What is half written must not take the place of what was there.
            return Err(io::ErrorKind::Other.into());
        }
        written.and_then(|()| json.end())
    })
    .or_else(|e| failed.and(Err(e)))?;
    Ok(Done::found(any))
}

/// A case in the making, as [`json`] writes it.
struct Json<'w> {
    out: &'w mut dyn Write,
    /// The section that is open; none yet where it is not one of [`SECTIONS`].
    section: Option<usize>,
    /// Whether it has an item.
    any: bool,
}

/// The one section that is no list.
const PROCESS: usize = 15;

impl Json<'_> {
    fn new(out: &mut dyn Write) -> Json<'_> {
        Json { out, section: None, any: false }
    }

    fn put(&mut self, part: &Part) -> io::Result<()> {
        self.open(part.section())?;
        if self.any {
            self.out.write_all(b",")?;
        }
        self.any = true;
        Ok(serde_json::to_writer(&mut *self.out, part)?)
    }

    /// Goes on to a section; what lies between is empty.
    fn open(&mut self, section: usize) -> io::Result<()> {
        while self.section.is_none_or(|now| now < section) {
            let next = self.section.map_or(0, |now| now + 1);
            if let Some(now) = self.section {
                self.close(now)?;
            }
            let before = if next == 0 { "{" } else { "," };
            let opening = if next == PROCESS { "" } else { "[" };
            write!(self.out, "{before}\"{}\":{opening}", SECTIONS[next])?;
            (self.section, self.any) = (Some(next), false);
        }
        Ok(())
    }

    fn close(&mut self, section: usize) -> io::Result<()> {
        self.out.write_all(if section == PROCESS { b"" } else { b"]" })
    }

    fn end(mut self) -> io::Result<()> {
        self.open(SECTIONS.len() - 1)?;
        self.out.write_all(b"]}\n")
    }
}
