//! The `waymark` binary; all of it is in the library beside.

use clap::Parser;
use std::process::ExitCode;
use waymark::cli::Cli;

fn main() -> ExitCode {
    Cli::parse().run()
}
