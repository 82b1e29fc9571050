//! Change of the case → open pages: has something come in that they do not show yet?
//!
//! A page is never loaded again by itself: whoever reads it is told that there is more, and decides. Whatever changes the
//! case counts, also a program that this server knows nothing of, such as `hearsay add`.

use crate::app::App;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::stream;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// Who waits for news of the case.
#[derive(Debug, Default)]
pub(crate) struct Live {
    waiting: Arc<AtomicUsize>,
    closed: AtomicBool,
}

/// How many pages can wait at once; the others do without.
const MOST: usize = 64;

/// How often the case is looked at.
const BEAT: Duration = Duration::from_millis(1000);

impl Live {
    /// Lets those go who wait.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Relaxed);
    }
}

/// One who waits; counted as long as the connection is open.
struct Waiting(Arc<AtomicUsize>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// How the case stands: how many reports, which revision, and of which revision what is shown was gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Now {
    reports: usize,
    revision: i64,
    gathered: Option<i64>,
}

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/live", get(news))
}

async fn news(State(app): State<App>) -> Response {
    let waiting = Arc::clone(&app.live.waiting);
    if waiting.fetch_add(1, Ordering::Relaxed) >= MOST {
        waiting.fetch_sub(1, Ordering::Relaxed);
        return (StatusCode::SERVICE_UNAVAILABLE, "too many pages wait for news\n").into_response();
    }
    let begin = (app, Waiting(waiting), None::<Now>);
    let events = stream::unfold(begin, |(app, waiting, told)| async move {
        loop {
            if told.is_some() {
                tokio::time::sleep(BEAT).await;
            }
            if app.live.closed.load(Ordering::Relaxed) {
                return None;
            }
            let look = app
                .read(|case| {
                    Ok(Now {
                        reports: case.len()?,
                        revision: case.revision()?,
                        gathered: case.gathered_from()?,
                    })
                })
                .await;
            match look {
                Ok(now) if told != Some(now) => {
                    let event = Event::default().data(now.json());
                    return Some((Ok::<_, Infallible>(event), (app, waiting, Some(now))));
                }
                Ok(_) => {}
                // A case that cannot be read for the moment is looked at again with the next beat.
                Err(_) => tokio::time::sleep(BEAT).await,
            }
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

impl Now {
    fn json(self) -> String {
        let gathered = self.gathered.map_or("null".to_owned(), |g| g.to_string());
        format!("{{\"reports\":{},\"revision\":{},\"gathered\":{gathered}}}", self.reports, self.revision)
    }
}
