//! The register of rules and notes: name → the page that `hearsay explain NAME` prints.

/// A rule or a note, as a page for the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The name that a reading, a case or an error carries.
    pub name: &'static str,
    /// What it finds, why, an example, where it errs, measured on.
    pub text: &'static str,
}

/// Every page, sorted by name within each layer.
pub fn pages() -> impl Iterator<Item = &'static Page> {
    [
        crate::document::PAGES,
        crate::mention::PAGES,
        crate::statement::PAGES,
        crate::event::PAGES,
        crate::case::PAGES,
    ]
    .into_iter()
    .flatten()
}

/// The page of a name.
pub fn find(name: &str) -> Option<&'static Page> {
    pages().find(|p| p.name == name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_unique_and_pages_say_something() {
        let mut names: Vec<_> = super::pages().map(|p| p.name).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        for page in super::pages() {
            assert!(page.text.len() > 80 && page.text.ends_with(".\n"), "{}: {}", page.name, page.text);
        }
    }
}
