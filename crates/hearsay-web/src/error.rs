//! What went wrong → one sentence: why can the case not be served?

/// Why a case cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The case file says no.
    #[error(transparent)]
    Case(#[from] hearsay_store::Error),
    /// The port is taken, or may not be listened on.
    #[error("port {port} of 127.0.0.1 cannot be listened on")]
    Port {
        /// Which.
        port: u16,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The operating system refuses what every server needs.
    #[error("the server cannot run")]
    Runtime(#[source] std::io::Error),
}
