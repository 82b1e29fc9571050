//! `hearsay explain`: the page of a rule, a note or an error.

use super::Done;
use crate::failure::Failure;
use crate::voice::Voice;
use crate::{output, pages};

pub(super) fn run(name: Option<&str>, voice: &Voice) -> Result<Done, Failure> {
    let Some(name) = name else {
        output::write(None, |out| {
            for page in pages::all() {
                let first = page.text.lines().next().unwrap_or("");
                writeln!(out, "{:<24} {first}", page.name)?;
            }
            Ok(())
        })?;
        return Ok(Done::Well);
    };
    let Some(page) = pages::all().into_iter().find(|p| p.name == name) else {
        let near = pages::all().into_iter().map(|p| p.name).filter(|n| alike(n, name)).collect::<Vec<_>>();
        let hint = match near.as_slice() {
            [] => "`hearsay explain` alone lists every name".to_owned(),
            near => format!("is one of these meant? {}", near.join(", ")),
        };
        voice.failure(&Failure::new("no-page", name, "there is no page of this name").hint(hint));
        return Ok(Done::Nothing);
    };
    output::write(None, |out| write!(out, "{}\n\n{}", page.name, page.text))?;
    Ok(Done::Well)
}

/// Whether two names share a word of them.
fn alike(name: &str, typed: &str) -> bool {
    typed
        .split(['-', '_', ' '])
        .any(|word| word.len() > 2 && name.split('-').any(|w| w.starts_with(word) || word.starts_with(w)))
}
