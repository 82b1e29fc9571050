//! Options → state and routes: what does every request have at hand?

use crate::fresh::{Fresh, Gatherer};
use crate::live::Live;
use crate::{Options, api, assets, error::Error, guard, live, pages, write};
use axum::Router;
use hearsay_store::{CaseFile, Mode};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// What is shared by all requests; cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct App(Arc<Shared>);

/// What there is one of.
#[derive(Debug)]
pub(crate) struct Shared {
    /// The case file.
    pub(crate) case: PathBuf,
    /// Where it is listened on.
    pub(crate) address: SocketAddr,
    /// Whether nothing may be changed.
    pub(crate) read_only: bool,
    /// What only pages of this app know.
    pub(crate) secrets: guard::Secrets,
    /// Who decides where a form does not say: whoever started the server.
    pub(crate) user: String,
    /// One writes at a time.
    writing: Mutex<()>,
    /// Has what is stale gathered again.
    pub(crate) gatherer: Gatherer,
    /// Tells open pages that the case has moved on.
    pub(crate) live: Live,
    /// Connections that are not in use.
    idle: Mutex<Vec<CaseFile>>,
}

/// How many connections are kept open between requests: each has a cache of 2 MB.
const IDLE: usize = 4;

impl std::ops::Deref for App {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl App {
    /// Opens the case; one that an earlier version made is brought up to date unless nothing may be changed.
    pub(crate) fn open(options: Options, address: SocketAddr) -> Result<App, Error> {
        if !options.read_only {
            // Looked for first: opening to write would make a file of any name.
            if options.case.exists() {
                match CaseFile::open(&options.case, Mode::Write) {
                    Ok(_) => {}
                    Err(e) if e.kind() == hearsay_store::ErrorKind::ReadOnly => {}
                    Err(e) => return Err(e.into()),
                }
            }
        }
        let first = CaseFile::open(&options.case, Mode::Read)?;
        let gatherer = Gatherer::new(options.gatherer.filter(|_| !options.read_only), options.case.clone());
        let app = App(Arc::new(Shared {
            case: options.case,
            address,
            read_only: options.read_only,
            secrets: guard::Secrets::new().map_err(Error::Runtime)?,
            user: std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default(),
            writing: Mutex::new(()),
            gatherer,
            live: Live::default(),
            idle: Mutex::new(vec![first]),
        }));
        Ok(app)
    }

    /// Asks the case something, away from the thread that serves: every read of a request goes in one call, so that it
    /// sees one state of the file.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&CaseFile) -> Result<T, hearsay_store::Error> + Send + 'static,
    ) -> Result<T, hearsay_store::Error> {
        let app = self.clone();
        let asked = tokio::task::spawn_blocking(move || {
            let idle = app.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let case = match idle {
                Some(case) => case,
                None => CaseFile::open(&app.case, Mode::Read)?,
            };
            let answer = case.at_once(ask)?;
            let mut idle = app.idle.lock().unwrap_or_else(PoisonError::into_inner);
            if idle.len() < IDLE {
                idle.push(case);
            }
            Ok(answer)
        });
        match asked.await {
            Ok(answer) => answer,
            Err(e) => std::panic::resume_unwind(e.into_panic()),
        }
    }

    /// Changes the case, one after the other; other programs that write are waited for.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut CaseFile) -> Result<T, hearsay_store::Error> + Send + 'static,
    ) -> Result<T, hearsay_store::Error> {
        let app = self.clone();
        let changed = tokio::task::spawn_blocking(move || {
            let _one = app.writing.lock().unwrap_or_else(PoisonError::into_inner);
            // Opening to write would make a file that someone has taken away.
            drop(CaseFile::open(&app.case, Mode::Read)?);
            change(&mut CaseFile::open(&app.case, Mode::Write)?)
        });
        match changed.await {
            Ok(answer) => answer,
            Err(e) => std::panic::resume_unwind(e.into_panic()),
        }
    }

    /// Has gathered again what was changed and waits for it, as long as a person would. Says whether it is done.
    pub(crate) async fn settle(&self) -> Result<bool, hearsay_store::Error> {
        let begun = std::time::Instant::now();
        loop {
            let app = self.clone();
            match self.read(move |case| app.gatherer.look(case)).await? {
                Fresh::Yes => return Ok(true),
                Fresh::Stale => return Ok(false),
                Fresh::Gathering if begun.elapsed() > PATIENCE => return Ok(false),
                Fresh::Gathering => tokio::time::sleep(std::time::Duration::from_millis(40)).await,
            }
        }
    }
}

/// How long a person who has changed something is kept waiting for it to be shown.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(2500);

/// All routes, behind the guard.
pub(crate) fn router(app: App) -> Router {
    let routes = Router::new()
        .merge(pages::routes())
        .merge(assets::routes())
        .merge(live::routes())
        .merge(write::routes())
        .merge(api::routes());
    guard::around(routes, &app).with_state(app)
}
