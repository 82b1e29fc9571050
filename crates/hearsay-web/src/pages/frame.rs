//! What stands around every page: head, navigation, and a line on how fresh what it shows is.

use crate::app::App;
use crate::assets::PATHS;
use crate::fresh::Fresh;
use hearsay_store::CaseFile;

/// A page of the navigation: its path, its name, and the key that leads there behind `g`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
    pub(crate) key: char,
}

/// In the order of the navigation.
pub(crate) const PLACES: [Place; 1] = [Place { path: "/", name: "Overview", key: 'o' }];

/// The frame of one page.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) title: String,
    pub(crate) path: &'static str,
    pub(crate) case: String,
    pub(crate) fresh: Fresh,
    pub(crate) read_only: bool,
}

impl Frame {
    /// The frame of the page at `path` of the navigation.
    pub(crate) fn new(
        app: &App,
        case: &CaseFile,
        path: &'static str,
        title: impl Into<String>,
    ) -> Result<Frame, hearsay_store::Error> {
        Ok(Frame {
            title: title.into(),
            path,
            case: app.case.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
            fresh: app.gatherer.look(case)?,
            read_only: app.read_only,
        })
    }

    pub(crate) fn places(&self) -> &'static [Place] {
        &PLACES
    }

    pub(crate) fn style(&self) -> &'static str {
        &PATHS.style
    }

    pub(crate) fn script(&self) -> &'static str {
        &PATHS.script
    }

    pub(crate) fn gathering(&self) -> bool {
        self.fresh == Fresh::Gathering
    }

    pub(crate) fn stale(&self) -> bool {
        self.fresh == Fresh::Stale
    }
}
