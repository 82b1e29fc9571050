//! Case file → pages in the browser: what does the heap say, shown so that every line is a click from its words?
//!
//! ```text
//! request → guard (this machine alone, this page alone) → pages | api | write | live → case file
//! ```
//!
//! Pages never gather: they show what [`hearsay_store`] keeps of the last gathering. Where reports or corrections have come
//! since, `hearsay gather` is started as a program of its own, so that the memory it needs goes with it; until it is
//! done a line on every page says that what is shown is the state before.
//!
//! Only the loopback address is listened on, and nothing is asked of the network.

mod alone;
mod api;
mod app;
mod assets;
mod error;
mod fresh;
mod graph;
mod guard;
mod live;
mod marks;
mod noted;
mod odd;
mod pages;
mod parts;
mod plot;
mod strip;
#[cfg(test)]
mod tests;
mod write;

pub use alone::alone;
pub use error::Error;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// What to serve, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The case file.
    pub case: PathBuf,
    /// The port of 127.0.0.1; 0 takes any that is free. None: [`PORT`], or the next that is free.
    pub port: Option<u16>,
    /// Whether nothing may be changed: no correction, no gathering.
    pub read_only: bool,
    /// The program that is started as `PROGRAM gather CASE` where what is kept is stale.
    pub gatherer: Option<PathBuf>,
}

/// The port where none is asked for.
pub const PORT: u16 = 8017;

/// Serves until the process is told to end; `ready` is given the address once it is listened on.
///
/// # Errors
/// Where the case cannot be opened, or the port is taken.
pub fn serve(options: Options, ready: impl FnOnce(SocketAddr)) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(6)
        .build()
        .map_err(Error::Runtime)?;
    runtime.block_on(async move {
        let listener = bind(options.port).await?;
        let address = listener.local_addr().map_err(Error::Runtime)?;
        let app = app::App::open(options, address)?;
        let router = app::router(app.clone());
        ready(address);
        let end = async move {
            ended().await;
            // Pages that wait for news would keep the server waiting for them.
            app.live.close();
        };
        axum::serve(listener, router).with_graceful_shutdown(end).await.map_err(Error::Runtime)
    })
}

async fn bind(port: Option<u16>) -> Result<tokio::net::TcpListener, Error> {
    let ports = match port {
        Some(port) => port..=port,
        None => PORT..=PORT + 40,
    };
    let mut last = None;
    for port in ports {
        match tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(source) => last = Some(Error::Port { port, source }),
        }
    }
    Err(last.unwrap_or_else(|| Error::Runtime(std::io::ErrorKind::AddrInUse.into())))
}

/// Until Ctrl-C, or the wish of the system that it end.
async fn ended() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else {
            let _ = interrupt.await;
            return;
        };
        let mut interrupt = std::pin::pin!(interrupt);
        std::future::poll_fn(|cx| {
            use std::future::Future;
            if terminate.poll_recv(cx).is_ready() || interrupt.as_mut().poll(cx).is_ready() {
                std::task::Poll::Ready(())
            } else {
                std::task::Poll::Pending
            }
        })
        .await;
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}
