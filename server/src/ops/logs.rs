//! Logs: what the program does, never what a visitor did.

use std::{
    io::{self, IsTerminal},
    panic,
};
use tracing_subscriber::EnvFilter;

/// Our own lines, and warnings of others; `WAYMARK_LOG` says otherwise. The debug lines of libraries may
/// hold what visitors send: they are for a developer's machine.
pub const DEFAULT_FILTER: &str = "warn,waymark=info";

/// Writes logs to standard error, and panics without their message.
pub fn start() {
    let filter =
        EnvFilter::try_from_env("WAYMARK_LOG").unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let colours = io::stderr().is_terminal();
    // A second call, as in tests, changes nothing.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(colours)
        .with_writer(io::stderr)
        .try_init();
    panic::set_hook(Box::new(|panic| {
        // The message of a panic often quotes the text it is about: here, somebody's search.
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(place, "panic");
    }));
}
