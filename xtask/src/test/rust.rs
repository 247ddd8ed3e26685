//! The steps that cargo does: formatting, lints and tests in Rust.

use crate::{build::wasm, process, workspace::Workspace};
use anyhow::Result;
use std::process::Command;

/// What runs natively: all but what only a browser runs. Its features of Leptos would be every page's.
fn native(command: &mut Command) -> &mut Command {
    command.arg("--workspace");
    for bundle in wasm::BUNDLES {
        command.args(["--exclude", bundle.package]);
    }
    command
}

/// Passed to clippy after `--`.
const STRICT: [&str; 3] = ["--", "-D", "warnings"];

/// Checks the formatting.
pub fn fmt(workspace: &Workspace) -> Result<()> {
    need_component(workspace, "fmt", "rustfmt")?;
    process::run(&mut workspace.cargo(&["fmt", "--all", "--check"]))
}

/// Lints the native code, all its tests and benchmarks.
pub fn clippy_native(workspace: &Workspace) -> Result<()> {
    need_component(workspace, "clippy", "clippy")?;
    let mut command = workspace.cargo(&[
        "clippy",
        "--all-targets",
        "--features",
        "waymark-bench/compare",
    ]);
    process::run(native(&mut command).args(STRICT))
}

/// Lints what only a browser runs, and search, which must build for the browser too.
pub fn clippy_wasm(workspace: &Workspace) -> Result<()> {
    need_component(workspace, "clippy", "clippy")?;
    wasm::ensure_target()?;
    let target = ["--target", wasm::TARGET];
    for bundle in wasm::BUNDLES {
        let mut entry = workspace.cargo(&["clippy", "-p", bundle.package]);
        process::run(entry.args(target).args(STRICT))?;
    }
    let mut search = workspace.cargo(&["clippy", "-p", "waymark-search"]);
    process::run(search.args(target).args(STRICT))
}

/// Runs unit and HTTP tests, with nextest where it is installed.
pub fn unit(workspace: &Workspace) -> Result<()> {
    let has_nextest = process::succeeds(&mut workspace.cargo(&["nextest", "--version"]));
    let mut command = if has_nextest {
        workspace.cargo(&["nextest", "run"])
    } else {
        println!(
            "cargo-nextest is not installed; using the slower `cargo test` \
             (to install it: cargo install --locked cargo-nextest)"
        );
        workspace.cargo(&["test", "--tests"])
    };
    process::run(native(&mut command))
}

fn need_component(workspace: &Workspace, subcommand: &str, component: &str) -> Result<()> {
    process::need(
        &mut workspace.cargo(&[subcommand, "--version"]),
        component,
        &format!("rustup component add {component}"),
    )
}
