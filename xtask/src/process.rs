//! Running other programs, and saying which one is missing.

use anyhow::{Context, Result, bail};
use std::{
    path::Path,
    process::{Command, ExitCode, Stdio},
};

/// Prints the error and its causes on one line. A backtrace would push the output of the failed
/// program off the screen.
pub fn exit_code(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a program in our terminal, so that its own progress shows.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", as_typed(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", as_typed(command));
    }
    Ok(())
}

/// Runs a program and returns what it printed; its errors go to our terminal.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{}`", as_typed(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", as_typed(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` did not print UTF-8", as_typed(command)))
}

/// Whether a program exists and succeeds; nothing it prints is shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Fails unless `probe` succeeds; the error says how to install `tool`.
pub fn need(probe: &mut Command, tool: &str, install: &str) -> Result<()> {
    if !succeeds(probe) {
        bail!("{tool} is missing; install it with: {install}");
    }
    Ok(())
}

/// The command as someone would type it, for messages.
fn as_typed(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_typed() {
        let mut command = Command::new("/usr/bin/npm");
        command.args(["ci", "--no-fund"]);
        assert_eq!(as_typed(&command), "npm ci --no-fund");
    }

    #[test]
    fn the_message_about_a_missing_tool_says_how_to_install_it() {
        let error = need(
            &mut Command::new("/nowhere/frobnicate"),
            "frobnicate",
            "apt install frob",
        );
        let message = error.err().map(|error| error.to_string());
        assert_eq!(
            message.as_deref(),
            Some("frobnicate is missing; install it with: apt install frob")
        );
    }
}
