//! The one build tool of the workspace: `cargo xtask serve|test|build|bench|eval`.
//!
//! Each command has a file here, and its steps are in the folder of the same name.

mod build;
mod bundle;
mod files;
mod measure;
mod process;
mod serve;
mod test;
mod workspace;

use clap::Parser;
use std::process::ExitCode;

/// Builds, serves, tests and measures Waymark.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    Build(build::Args),
    Serve(serve::Args),
    Test(test::Args),
    Bench(measure::Bench),
    Eval(measure::Eval),
}

fn main() -> ExitCode {
    process::exit_code(run(&Command::parse()))
}

fn run(command: &Command) -> anyhow::Result<()> {
    let workspace = &workspace::Workspace::find()?;
    match command {
        Command::Build(args) => args.run(workspace),
        Command::Serve(args) => serve::run(workspace, args),
        Command::Test(args) => test::run(workspace, args),
        Command::Bench(bench) => bench.run(workspace),
        Command::Eval(eval) => eval.run(workspace),
    }
}
