//! Unix signals: `SIGTERM` and `SIGINT` stop the server, `SIGHUP` reloads the directory.

use std::io;
use tokio::signal::unix::{Signal, SignalKind, signal};

#[derive(Debug)]
pub struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignals {
    /// Starts to catch `SIGTERM` and `SIGINT`.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    pub async fn received(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Starts to catch `SIGHUP`.
pub fn listen_for_reload() -> io::Result<Signal> {
    signal(SignalKind::hangup())
}
