//! `hearsay explain`: the page of a rule, a note, a name or an error.

use super::Done;
use crate::failure::Failure;
use crate::voice::Voice;
use crate::{output, pages};
use hearsay::quality;
use hearsay::rule::Page;
use std::io::{self, Write};

pub(super) fn run(name: Option<&str>, voice: &Voice) -> Result<Done, Failure> {
    let Some(name) = name else {
        output::write(None, |out| list(out))?;
        return Ok(Done::Well);
    };
    if let Some(page) = hearsay::rule::find(name) {
        output::write(None, |out| {
            write!(out, "{}\n\n{}{}", page.name, page.text, quality::of_page(page.name))
        })?;
        return Ok(Done::Well);
    }
    if let Some(page) = pages::PROBLEMS.iter().find(|p| p.name == name) {
        output::write(None, |out| write!(out, "{}\n\n{}", page.name, page.text))?;
        return Ok(Done::Well);
    }
    let hint = match nearest(name).as_slice() {
        [] => "`hearsay explain` alone lists every name".to_owned(),
        near => format!("is one of these meant? {}", near.join(", ")),
    };
    voice.failure(&Failure::new("no-page", name, "there is no page of this name").hint(hint));
    Ok(Done::Nothing)
}

/// Every page with its first line, layer by layer; what can go wrong around the library comes last.
fn list(out: &mut dyn Write) -> io::Result<()> {
    let layers = hearsay::rule::layers().chain([("what can go wrong on the way", pages::PROBLEMS)]);
    for (i, (layer, pages)) in layers.enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", layer.to_uppercase())?;
        let mut pages: Vec<&Page> = pages.iter().collect();
        pages.sort_by_key(|p| p.name);
        for page in pages {
            writeln!(out, " {:<21} {}", page.name, first(page.text.lines().next().unwrap_or("")))?;
        }
    }
    Ok(())
}

/// What fits behind a name in eighty columns.
fn first(line: &str) -> String {
    const ROOM: usize = 54;
    let mut out = String::new();
    for word in line.split(' ') {
        if out.chars().count() + word.chars().count() > ROOM {
            return out + "…";
        }
        out += word;
        out.push(' ');
    }
    out.trim_end().to_owned()
}

/// The names that are nearest to what was typed: written much alike, or with a word in common. At most five.
fn nearest(typed: &str) -> Vec<&'static str> {
    let typed = typed.to_lowercase();
    let names = hearsay::rule::names().chain(pages::PROBLEMS.iter().map(|p| p.name));
    let mut near: Vec<(u32, &str)> = names
        .filter_map(|name| {
            let plain = name.to_lowercase();
            let share =
                strsim::jaro_winkler(&plain, &typed).max(if alike(&plain, &typed) { 0.86 } else { 0.0 });
            // Whole thousandths, so that names that are equally near come in the order of the alphabet.
            (share >= 0.84).then_some((1000 - (share * 1000.0) as u32, name))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.truncate(5);
    near.into_iter().map(|n| n.1).collect()
}

/// Whether two names share a word of them.
fn alike(name: &str, typed: &str) -> bool {
    typed.split(['-', '_', ' ']).any(|word| {
        word.len() > 2 && name.split('-').any(|w| w.starts_with(word) || word.starts_with(w) && w.len() > 2)
    })
}

#[cfg(test)]
mod tests {
    use super::{list, nearest};

    #[test]
    fn a_name_that_is_misspelt_finds_its_page() {
        for (typed, meant) in [
            ("acording-to", "according-to"),
            ("quote", "quotation"),
            ("asserted", "asserted-and-denied"),
            ("undatd", "undated"),
            ("case_locked", "case-locked"),
        ] {
            assert!(nearest(typed).contains(&meant), "{typed}: {:?}", nearest(typed));
        }
        assert!(nearest("xylophone").is_empty(), "{:?}", nearest("xylophone"));
    }

    #[test]
    fn every_page_is_listed_once_under_its_layer() {
        let mut out = Vec::new();
        list(&mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.lines().all(|l| l.chars().count() <= 80), "{out}");
        for page in crate::pages::all() {
            assert_eq!(out.matches(&format!("\n {} ", page.name)).count(), 1, "{}", page.name);
        }
        let (dates, figures) = (out.find("\nDATES\n").unwrap(), out.find("\nFIGURES\n").unwrap());
        assert!((dates..figures).contains(&out.find("\n duration ").unwrap()));
    }
}
