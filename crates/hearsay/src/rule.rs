//! The register of rules, notes and names: whatever a reading or a case prints → the page that `hearsay explain NAME` prints.

/// A rule, a note or a name, as a page for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The name that a reading, a case or an error carries.
    pub name: &'static str,
    /// What it finds, why it counts, an example, where it errs; what was measured of it is added from the table.
    pub text: &'static str,
}

/// The layers that have pages, in the order of the flow.
const LAYERS: &[(&str, &[Page])] = &[
    ("the report's parts", crate::document::PAGES),
    ("sentences, words and tags", crate::tag::PAGES),
    ("names and who is meant", crate::mention::PAGES),
    ("who said what", crate::statement::PAGES),
    ("dates", crate::time::PAGES),
    ("figures", crate::figure::PAGES),
    ("events", crate::event::PAGES),
    ("what many reports say together", crate::case::PAGES),
    ("how often it is right", crate::quality::PAGES),
];

/// What each page is about besides its own name: page → the names that a reading or a case carries, as they are printed.
#[rustfmt::skip]
const ALSO: &[(&str, &[&str])] = &[
    ("published-from", &["meta", "feed"]),
    ("tags", &["pos", "head", "rel"]),
    ("name", &["PER", "ORG", "LOC", "MISC"]),
    ("mention", &["nominal", "pronoun"]),
    ("actor", &["person", "organisation", "country", "place", "group", "unnamed"]),
    ("quotation", &["direct", "indirect", "mixed"]),
    ("kind", &["say", "think", "promise", "agree", "demand", "accuse", "threaten", "deny", "negated"]),
    ("via", &["outlet", "agency", "broadcast", "document", "social", "court"]),
    ("anchor", &["published", "text"]),
    ("bound", &["exact", "about", "at least", "at most", "more than", "less than", "range"]),
    ("unit", &["percent"]),
    (
        "event",
        &[
            "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
            "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
        ],
    ),
    ("event-status", &["happened", "planned", "hypothetical", "denied"]),
    ("same-statement", &["same words", "shortened", "reworded", "differs"]),
    ("pledge", &["meets", "repeats", "changes", "contradicts"]),
];

/// The layers with their pages: what each is called, and its pages.
pub fn layers() -> impl Iterator<Item = (&'static str, &'static [Page])> {
    LAYERS.iter().copied()
}

/// Every page, layer by layer.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    LAYERS.iter().flat_map(|l| l.1)
}

/// The page of a name, however it is printed: `DATE`, `at least` and `attribution dropped` have one as well.
///
/// ```
/// assert_eq!(hearsay::rule::find("at least").map(|p| p.name), Some("bound"));
/// ```
pub fn find(name: &str) -> Option<&'static Page> {
    let plain = |name: &str| name.to_lowercase().replace(' ', "-");
    let name = plain(name);
    let also = || ALSO.iter().find(|a| a.1.iter().any(|n| plain(n) == name)).map(|a| a.0);
    let named = |wanted: &str| pages().find(|p| p.name == wanted);
    named(&name).or_else(|| named(also()?))
}

/// Every name that has a page: those of the pages, and those that they are also about.
pub fn names() -> impl Iterator<Item = &'static str> {
    pages().map(|p| p.name).chain(ALSO.iter().flat_map(|a| a.1.iter().copied()))
}

/// The names of an enumeration's members, in one table: both ways, and all of them.
///
/// A member that is left out does not compile, so that nothing is printed that this table lacks.
macro_rules! named {
    ($type:ty { $($member:ident = $name:literal),+ $(,)? }) => {
        impl $type {
            /// Every member, in the order of the table.
            pub const ALL: &'static [$type] = &[$(<$type>::$member),+];

            /// As it is printed.
            pub fn name(self) -> &'static str {
                match self {
                    $(<$type>::$member => $name),+
                }
            }

            /// The member of this name; the first where none has it, which only what something else made can need.
            pub fn named(name: &str) -> $type {
                Self::ALL.iter().copied().find(|m| m.name() == name).unwrap_or(Self::ALL[0])
            }
        }
    };
}
pub(crate) use named;

#[cfg(test)]
mod tests {
    use super::{ALSO, find, pages};
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_and_pages_say_what_they_must() {
        let mut seen = BTreeSet::new();
        for page in pages() {
            assert!(seen.insert(page.name), "two pages are named {}", page.name);
            assert!(page.text.ends_with(".\n"), "{}", page.name);
            let first = page.text.lines().next().unwrap_or_default();
            assert!(first.len() > 20, "{}: {first}", page.name);
            for part in ["\nWhy it counts: ", "\nExample: ", "\nWhere it errs: "] {
                assert_eq!(page.text.matches(part).count(), 1, "{}:{part}", page.name);
            }
            assert!(!page.text.contains("Measured on"), "{}: figures come from the table", page.name);
            assert!(page.text.lines().all(|l| l.chars().count() <= 130), "{}: a line is too long", page.name);
        }
        for (page, also) in ALSO {
            assert!(seen.contains(page), "{page} is about {also:?} and is no page");
        }
    }

    /// Whatever an enumeration that is printed can say has a page: the compiler keeps `ALL` whole.
    #[test]
    fn every_name_that_is_printed_has_a_page() {
        use crate::{case, document, event, figure, mention, statement, tag, time};
        let mut names: Vec<&str> = Vec::new();
        names.extend(document::BlockKind::ALL.iter().map(|x| x.name()));
        names.extend(document::DateSource::ALL.iter().map(|x| x.name()));
        names.extend(tag::Label::ALL.iter().map(|x| x.name()));
        names.extend(mention::ActorKind::ALL.iter().map(|x| x.name()));
        names.extend(mention::MentionKind::ALL.iter().map(|x| x.name()));
        names.extend(statement::Kind::ALL.iter().map(|x| x.name()));
        names.extend(statement::Quotation::ALL.iter().map(|x| x.name()));
        names.extend(statement::ViaKind::ALL.iter().map(|x| x.name()));
        names.extend(time::DateType::ALL.iter().map(|x| x.name()));
        names.extend(time::Anchor::ALL.iter().map(|x| x.name()));
        names.extend(event::EventType::ALL.iter().map(|x| x.name()));
        names.extend(event::Status::ALL.iter().map(|x| x.name()));
        names.extend(figure::Bound::ALL.iter().map(|x| x.name()));
        names.extend(case::NAMES.iter().flat_map(|list| list.iter().copied()));
        for name in names {
            assert!(find(name).is_some(), "`{name}` is printed and has no page");
        }
    }
}
