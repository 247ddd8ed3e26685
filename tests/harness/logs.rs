//! What the program logs, captured for each test's own thread.
//!
//! One subscriber for the whole process, since scoped ones lose lines where tests run beside each other;
//! tokio's tests stay on one thread, so that a buffer a thread is a buffer a test.

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

/// What this thread has logged since the last call.
pub fn taken() -> String {
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
