//! Captures what the program logs, separately for each test.
//!
//! There is one subscriber for the whole process, because scoped ones lose lines when tests run at the same time. Tokio
//! runs each test on one thread, so one buffer per thread is one buffer per test.

use std::{cell::RefCell, io, sync::Once};
use tracing_subscriber::EnvFilter;

thread_local! {
    static LINES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

static STARTED: Once = Once::new();

/// Captures logs from now on, filtered as `waymark serve` does.
pub(crate) fn start() {
    STARTED.call_once(|| {
        let filter = EnvFilter::new(waymark::ops::logs::DEFAULT_FILTER);
        tracing_subscriber::fmt()
            .with_env_filter(filter)
            .with_ansi(false)
            .with_writer(|| ThreadBuffer)
            .init();
    });
}

/// Returns what this thread has logged since the last call.
pub fn take_log() -> String {
    String::from_utf8_lossy(&LINES.take()).into_owned()
}

struct ThreadBuffer;

impl io::Write for ThreadBuffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES.with_borrow_mut(|lines| lines.extend(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
