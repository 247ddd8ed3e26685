//! Runs the program with what somebody types into it.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

/// Runs a command with everything that is typed, and waits for its end.
pub fn run_typing(command: &mut Command, typed: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("it is piped");
    // A program that asks nothing may have closed its input already.
    let _ = input.write_all(typed.as_bytes());
    drop(input);
    child.wait_with_output().expect("it ends")
}
