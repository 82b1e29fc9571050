//! What stands around every page: head, navigation, and a line on how fresh what it shows is.

use crate::app::App;
use crate::assets::PATHS;
use crate::fresh::Fresh;
use askama::Template;
use hearsay::digest::safe::one_line;
use hearsay_store::CaseFile;

/// A page of the navigation: its path, its name, and the key that leads there behind `g`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub(crate) path: &'static str,
    pub(crate) name: &'static str,
    pub(crate) key: char,
}

/// In the order of the navigation.
pub(crate) const PLACES: [Place; 12] = [
    Place { path: "/", name: "Overview", key: 'o' },
    Place { path: "/said", name: "Who said what", key: 'w' },
    Place { path: "/differences", name: "Differences", key: 'd' },
    Place { path: "/figures", name: "Figures", key: 'f' },
    Place { path: "/sources", name: "Sources", key: 's' },
    Place { path: "/words", name: "Words", key: 'l' },
    Place { path: "/pledges", name: "Pledges", key: 'p' },
    Place { path: "/timeline", name: "Timeline", key: 't' },
    Place { path: "/actors", name: "Actors", key: 'a' },
    Place { path: "/reports", name: "Reports", key: 'r' },
    Place { path: "/doubts", name: "Not understood", key: 'n' },
    Place { path: "/corrections", name: "Corrections", key: 'c' },
];

/// The frame of one page.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) title: String,
    pub(crate) path: &'static str,
    pub(crate) case: String,
    pub(crate) fresh: Fresh,
    pub(crate) read_only: bool,
    /// Whether anything was ever gathered.
    pub(crate) kept: bool,
}

/// A whole page.
#[derive(Template)]
#[template(path = "layout.html")]
pub(crate) struct Page<'a> {
    frame: &'a Frame,
    main: &'a str,
}

impl Page<'_> {
    /// The part in its frame.
    pub(crate) fn fill(frame: &Frame, part: &impl Template) -> Result<String, askama::Error> {
        let main = part.render()?;
        Page { frame, main: &main }.render()
    }
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
            case: app.case.file_stem().map_or_else(String::new, |n| one_line(&n.to_string_lossy())),
            fresh: app.gatherer.look(case)?,
            read_only: app.read_only,
            kept: case.has_kept()?,
        })
    }

    /// A frame without the case, for what goes wrong.
    pub(crate) fn bare(title: &str) -> Frame {
        Frame {
            title: title.into(),
            path: "",
            case: "Hearsay".into(),
            fresh: Fresh::Yes,
            read_only: true,
            kept: true,
        }
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

    pub(crate) fn icon(&self) -> &'static str {
        &PATHS.icon
    }

    pub(crate) fn gathering(&self) -> bool {
        self.fresh == Fresh::Gathering
    }

    pub(crate) fn stale(&self) -> bool {
        self.fresh == Fresh::Stale
    }

    pub(crate) fn measured(&self) -> String {
        hearsay::quality::footer()
    }
}
