//! Other programs: finding them, running them, and saying which one is missing.

use anyhow::{Context, Result, bail};
use std::{
    env::{self, consts::EXE_SUFFIX},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

/// Ends with the error and its causes on one line: a backtrace would hide what the failed
/// program said.
pub fn exit_code(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs a program with our terminal, so that its own progress shows.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("could not start `{}`", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a program and returns what it printed; its complaints go to our terminal.
pub fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("could not start `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    String::from_utf8(output.stdout)
        .with_context(|| format!("`{}` printed no UTF-8", shown(command)))
}

/// Whether a program is there and ends well; nothing it prints is shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Fails with the command that installs `tool`, unless `probe` ends well.
pub fn need(probe: &mut Command, tool: &str, install: &str) -> Result<()> {
    if !succeeds(probe) {
        bail!("{tool} is missing; install it with: {install}");
    }
    Ok(())
}

/// The first of these programs that is on the PATH.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::split_paths(&env::var_os("PATH")?).collect();
    names.iter().find_map(|name| {
        folders
            .iter()
            .map(|folder| folder.join(format!("{name}{EXE_SUFFIX}")))
            .find(|file| runnable(file))
    })
}

/// Whether this is a file that may be run.
#[cfg(unix)]
pub fn runnable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata()
        .is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

/// Whether this is a file that may be run.
#[cfg(not(unix))]
pub fn runnable(file: &Path) -> bool {
    file.is_file()
}

/// The command as one would type it, for messages.
fn shown(command: &Command) -> String {
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
        assert_eq!(shown(&command), "npm ci --no-fund");
    }

    #[test]
    fn a_missing_tool_is_named_with_its_remedy() {
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
