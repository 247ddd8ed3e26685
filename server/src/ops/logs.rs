//! Logs: they say what the program does, never what a visitor did.

use std::{
    io::{self, IsTerminal},
    panic,
};
use tracing_subscriber::EnvFilter;

/// Our own lines, and warnings of libraries, unless `WAYMARK_LOG` says otherwise. Debug lines of libraries can contain what
/// visitors send, so they are only for a developer's machine.
pub const DEFAULT_FILTER: &str = "warn,waymark=info";

/// Writes logs to standard error, and panics without their messages.
pub fn start() {
    let filter =
        EnvFilter::try_from_env("WAYMARK_LOG").unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let colors = io::stderr().is_terminal();
    // It fails only if it was called before, as in tests.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(colors)
        .with_writer(io::stderr)
        .try_init();
    panic::set_hook(Box::new(|panic| {
        // The message of a panic often quotes the text it is about: here, somebody's search.
        let location = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        tracing::error!(location, "panic");
    }));
}
