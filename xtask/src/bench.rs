//! `cargo xtask bench`: the benchmarks, in release.

use crate::{process, workspace::Workspace};
use anyhow::Result;

/// Run the benchmarks of `waymark-bench`
#[derive(clap::Args)]
pub struct Args {
    /// Passed on to `cargo bench`: a filter, or `-- OPTIONS` for the benchmarks themselves
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Runs `cargo bench -p waymark-bench` with the arguments passed on.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    process::run(
        workspace
            .cargo(&["bench", "-p", "waymark-bench", "--features", "compare"])
            .args(&args.rest),
    )
}
