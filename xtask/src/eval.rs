//! `cargo xtask eval`: how well searches answer, by a file of judged queries.

use crate::{process, workspace::Workspace};
use anyhow::Result;

/// Judge searches: `cargo xtask eval [FILE] [--data DIR] [--misses]`
#[derive(clap::Args)]
pub struct Args {
    /// Passed on to the evaluation; `-- --help` tells more
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Runs the evaluation of `waymark-bench` in release.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let run = [
        "run",
        "--release",
        "--quiet",
        "-p",
        "waymark-bench",
        "--bin",
        "waymark-eval",
        "--",
    ];
    process::run(workspace.cargo(&run).args(&args.rest))
}
