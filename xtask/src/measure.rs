//! `cargo xtask bench` and `cargo xtask eval`: how fast searches and pages are, and how well
//! searches answer.

use crate::{process, workspace::Workspace};
use anyhow::Result;

/// Run the benchmarks of `waymark-bench`
#[derive(clap::Args)]
pub struct Bench {
    /// Passed on to `cargo bench`: a filter, or `-- OPTIONS` for the benchmarks themselves
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

impl Bench {
    pub fn run(&self, workspace: &Workspace) -> Result<()> {
        let bench = ["bench", "-p", "waymark-bench", "--features", "compare"];
        process::run(workspace.cargo(&bench).args(&self.rest))
    }
}

/// Measure how good search results are: `cargo xtask eval [FILE] [--data DIR] [--misses]`
#[derive(clap::Args)]
pub struct Eval {
    /// Passed on to the evaluation; `-- --help` lists its options
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

impl Eval {
    pub fn run(&self, workspace: &Workspace) -> Result<()> {
        let run = ["run", "--release", "--quiet", "-p", "waymark-bench"];
        let program = ["--bin", "waymark-eval", "--"];
        process::run(workspace.cargo(&run).args(program).args(&self.rest))
    }
}
