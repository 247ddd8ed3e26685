//! A skip: a test that cannot run on this machine because something is missing from it. It is reported where
//! `cargo xtask test` finds it, because the test runners hide what passing tests print.

use std::{
    env,
    fs::OpenOptions,
    io::{self, Write},
    thread,
};

/// The environment variable that names the file of skips. `cargo xtask test` sets it.
pub const SKIPS_FILE: &str = "WAYMARK_SKIPPED";

/// Says what the current test lacks: on the terminal, and as one line of the file of skips if there is one.
///
/// # Panics
/// When that file cannot be written.
pub fn report_skip(reason: &str) {
    let test = thread::current();
    let line = format!("{}: {reason}\n", test.name().unwrap_or("a test"));
    // Past the capture of `cargo test`, which would hide it.
    let _ = io::stderr().write_all(format!("SKIPPED: {line}").as_bytes());
    let Some(path) = env::var_os(SKIPS_FILE) else {
        return;
    };
    // One write to a file opened for appending: tests of several processes report at once.
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .and_then(|mut file| file.write_all(line.as_bytes()))
        .expect("cargo xtask test names a file that can be written");
}
