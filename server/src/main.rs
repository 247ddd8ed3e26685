//! The `waymark` binary. Everything is in the library.

use clap::Parser;
use std::process::ExitCode;
use waymark::cli::Cli;

fn main() -> ExitCode {
    Cli::parse().run().into()
}
