//! `actors.toml` → known actors: whom does the user know, under which names?
//!
//! ```toml
//! [[actor]]
//! name = "Tarin Qadessi"
//! aliases = ["Tareen Qadessi", "Qa'dessi"]
//! kind = "person"        # if it must be one
//! country = "VSK"
//! wikidata = "Q1"
//! ```

use crate::failure::Failure;
use hearsay::view::correction::KnownActorView;
use std::path::Path;

const KINDS: [&str; 5] = ["person", "organisation", "country", "place", "group"];
const FIELDS: [&str; 5] = ["name", "aliases", "kind", "country", "wikidata"];

/// Reads the file; a mistake in it is said with its place, and nothing of it is taken.
pub(crate) fn read(path: &Path) -> Result<Vec<KnownActorView>, Failure> {
    let fail = |message: String| {
        Failure::new("bad-actors-file", path.display(), message)
            .hint("each actor is `[[actor]]` with name = \"…\" and, where you have them, aliases, kind, country, wikidata")
    };
    let text = std::fs::read_to_string(path).map_err(|e| {
        let why = if e.kind() == std::io::ErrorKind::NotFound {
            "there is no such file"
        } else {
            "it cannot be read"
        };
        fail(why.into())
    })?;
    let table: toml::Table = text.parse().map_err(|e: toml::de::Error| {
        let line = e.span().map_or(1, |s| 1 + text[..s.start.min(text.len())].matches('\n').count());
        fail(format!("line {line}: {}", e.message().lines().next().unwrap_or("no TOML")))
    })?;
    if let Some(other) = table.keys().find(|k| *k != "actor") {
        return Err(fail(format!("\"{other}\" is not known here")));
    }
    let rows = match table.get("actor") {
        None => return Err(fail("it names no actor".into())),
        Some(rows) => rows.as_array().ok_or_else(|| fail("\"actor\" is no list: write [[actor]]".into()))?,
    };
    rows.iter()
        .enumerate()
        .map(|(i, row)| actor(row).map_err(|why| fail(format!("actor {}: {why}", i + 1))))
        .collect()
}

fn actor(row: &toml::Value) -> Result<KnownActorView, String> {
    let row = row.as_table().ok_or("it is no table")?;
    if let Some(other) = row.keys().find(|k| !FIELDS.contains(&k.as_str())) {
        return Err(format!("an actor has no \"{other}\""));
    }
    let text = |name: &str| match row.get(name) {
        None => Ok(None),
        Some(v) => v.as_str().map(|s| Some(s.to_owned())).ok_or(format!("{name} is no text")),
    };
    let name = text("name")?.filter(|n| !n.trim().is_empty()).ok_or("it has no name")?;
    let aliases = match row.get("aliases") {
        None => Vec::new(),
        Some(list) => list
            .as_array()
            .and_then(|l| l.iter().map(|v| v.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>())
            .ok_or("aliases is no list of texts")?,
    };
    let kind = text("kind")?;
    if let Some(kind) = kind.as_deref().filter(|k| !KINDS.contains(k)) {
        return Err(format!("\"{kind}\" is no kind; there are {}", KINDS.join(", ")));
    }
    Ok(KnownActorView { name, aliases, kind, country: text("country")?, wikidata: text("wikidata")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_actors_and_what_is_wrong_with_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("actors.toml");
        let read = |text: &str| {
            std::fs::write(&path, text).unwrap();
            read(&path)
        };
        let all = read("[[actor]]\nname = \"Ina Corvell\"\naliases = [\"Corvell\"]\nwikidata = \"Q1\"\n[[actor]]\nname = \"KNA\"\nkind = \"organisation\"\n").unwrap();
        assert_eq!((all.len(), all[0].aliases.len(), all[1].kind.as_deref()), (2, 1, Some("organisation")));
        for (text, why) in [
            ("[[actor]]\naliases = []\n", "actor 1: it has no name"),
            ("[[actor]]\nname = \"A\"\nalias = \"B\"\n", "actor 1: an actor has no \"alias\""),
            ("[[actor]]\nname = \"A\"\nkind = \"ship\"\n", "actor 1: \"ship\" is no kind"),
            ("[[actor]]\nname = \n", "line 2: "),
            ("[actors]\n", "\"actors\" is not known here"),
        ] {
            let message = read(text).unwrap_err().message;
            assert!(message.starts_with(why), "{message}");
        }
    }
}
