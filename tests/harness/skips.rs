//! A skip is a test that can't run because this machine is missing something. It is reported where `cargo xtask test`
//! finds it, because the test runners hide what passing tests print.

use std::{
    env,
    fs::OpenOptions,
    io::{self, Write},
    thread,
};

/// The environment variable that names the file of skips. `cargo xtask test` sets it.
pub const SKIPS_FILE: &str = "WAYMARK_SKIPPED";

/// Reports what the current test is missing: on the terminal, and as one line of the file of skips if there is one.
///
/// # Panics
/// When that file cannot be written.
pub fn report_skip(reason: &str) {
    let test = thread::current();
    let line = format!("{}: {reason}\n", test.name().unwrap_or("a test"));
    // Written to the stream itself, because `cargo test` captures `eprintln!`.
    let _ = io::stderr().write_all(format!("SKIPPED: {line}").as_bytes());
    let Some(path) = env::var_os(SKIPS_FILE) else {
        return;
    };
    // One write to a file opened for appending, because several processes may report at once.
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .and_then(|mut file| file.write_all(line.as_bytes()))
        .expect("cargo xtask test names a file that can be written");
}
