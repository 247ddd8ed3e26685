//! `cargo xtask serve`: build, then become the server.

use crate::{
    build::{self, BuildPurpose},
    workspace::Workspace,
};
use anyhow::Result;
use std::process::Command;

/// Build everything in release and serve it on <http://127.0.0.1:3000>
#[derive(clap::Args)]
pub struct Args {
    /// Passed on to `waymark serve`, e.g. `--addr 0.0.0.0:8080 --data /srv/data`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Builds, then runs `waymark serve` from the workspace's root, where its default folders
/// `content` and `data` are.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    build::run(workspace, BuildPurpose::Release, &["-p", "waymark"])?;
    let mut server = Command::new(BuildPurpose::Release.server(workspace));
    server
        .current_dir(&workspace.root)
        .arg("serve")
        .args(&args.rest);
    become_program(server)
}

/// Replaces this process, so that signals and the exit status are the server's own.
#[cfg(unix)]
fn become_program(mut program: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = program.exec();
    Err(anyhow::Error::new(error).context("could not start the server"))
}

/// Waits for the server and ends with its status; the console sends ctrl-c to both.
#[cfg(not(unix))]
fn become_program(mut program: Command) -> Result<()> {
    let status = program.status()?;
    std::process::exit(status.code().unwrap_or(1));
}
