//! The browser's module: compiled by cargo, bound to JavaScript by wasm-bindgen.

use crate::{process, workspace::Workspace};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use wasm_bindgen_cli_support::Bindgen;

/// What browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the target's standard library where it is missing.
pub fn ensure_target() -> Result<()> {
    // Asked of rustc, not of rustup: a distribution's Rust brings the target without rustup.
    let folder =
        process::read(Command::new("rustc").args(["--print=target-libdir", "--target", TARGET]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if process::on_path(&["rustup"]).is_none() {
        bail!(
            "the Rust target {TARGET} is missing, and there is no rustup to add it; on Debian \
             install it with: apt-get install -y libstd-rust-dev-wasm32"
        );
    }
    process::run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// Compiles the islands, small before fast, and returns the module's path.
pub fn compile(workspace: &Workspace) -> Result<PathBuf> {
    process::run(&mut workspace.cargo(&[
        "build",
        "-p",
        "waymark-hydrate",
        "--target",
        TARGET,
        "--profile",
        "wasm-release",
    ]))?;
    let below = format!("{TARGET}/wasm-release/waymark_hydrate.wasm");
    Ok(workspace.target.join(below))
}

/// Writes `islands.js`, `islands_bg.wasm` and what they import to an emptied folder.
pub fn bind(module: &Path, folder: &Path) -> Result<()> {
    println!("Binding {}", module.display());
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Bindgen::new()
        .input_path(module)
        .out_name("islands")
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The loader passes the module's hashed URL.
        .omit_default_module_path(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot read {}", module.display()))
}
