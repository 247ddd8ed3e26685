//! The steps that cargo does: formatting, lints and tests in Rust.

use super::Outcome;
use crate::{
    build::{self, BuildPurpose, wasm},
    process,
    workspace::Workspace,
};
use anyhow::Result;
use std::{io::ErrorKind, path::Path};

/// The flags that select what runs natively: all crates but the bundles.
fn native_packages(workspace: &Workspace) -> Vec<&str> {
    let bundles = workspace.bundles.iter();
    let excluded = bundles.flat_map(|bundle| ["--exclude", &bundle.package]);
    ["--workspace"].into_iter().chain(excluded).collect()
}

/// Builds the program that the tests run.
pub fn build(workspace: &Workspace) -> Result<()> {
    build::run(workspace, BuildPurpose::Test, &native_packages(workspace))
}

/// Passed to clippy after `--`.
const STRICT: [&str; 3] = ["--", "-D", "warnings"];

/// Checks the formatting.
pub fn fmt(workspace: &Workspace) -> Result<()> {
    need_component(workspace, "fmt", "rustfmt")?;
    process::run(&mut workspace.cargo(&["fmt", "--all", "--check"]))
}

/// Lints the native code, and all its tests and benchmarks.
pub fn clippy_native(workspace: &Workspace) -> Result<()> {
    need_component(workspace, "clippy", "clippy")?;
    let compare = ["--features", "waymark-bench/compare"];
    let mut command = workspace.cargo(&["clippy", "--all-targets"]);
    let command = command.args(native_packages(workspace)).args(compare);
    process::run(command.args(STRICT))
}

/// Lints what only a browser runs, and search, which must build for the browser too.
pub fn clippy_wasm(workspace: &Workspace) -> Result<()> {
    need_component(workspace, "clippy", "clippy")?;
    wasm::ensure_target()?;
    let search = ["-p", "waymark-search"];
    let mut command = workspace.cargo(&["clippy", "--target", wasm::TARGET]);
    let selected = wasm::select(&mut command, &workspace.bundles).args(search);
    process::run(selected.args(STRICT))
}

/// Names the file in which tests report what they skip; `tests/harness/skips.rs` reads it.
const SKIPS_FILE: &str = "WAYMARK_SKIPPED";

/// Runs unit and HTTP tests, with nextest if it is installed.
pub fn unit(workspace: &Workspace) -> Result<Outcome> {
    build::need_optimized_site(workspace)?;
    let skips = workspace.target.join("skipped-tests");
    // Skips of an earlier run don't count.
    take_skips(&skips)?;
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
    let command = command.args(native_packages(workspace));
    let command = build::name_site(workspace, command)?;
    process::run(command.env(SKIPS_FILE, &skips))?;
    let skipped = take_skips(&skips)?;
    Ok(if skipped.is_empty() {
        Outcome::Passed
    } else {
        Outcome::Skipped(skipped)
    })
}

/// Reads what tests have reported so far, sorted, and removes the file.
fn take_skips(path: &Path) -> Result<Vec<String>> {
    let text = match fs_err::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    fs_err::remove_file(path)?;
    let mut skips: Vec<String> = text.lines().map(str::to_owned).collect();
    skips.sort();
    Ok(skips)
}

fn need_component(workspace: &Workspace, subcommand: &str, component: &str) -> Result<()> {
    process::need(
        &mut workspace.cargo(&[subcommand, "--version"]),
        component,
        &format!("rustup component add {component}"),
    )
}
