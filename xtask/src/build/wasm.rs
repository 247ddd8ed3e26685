//! The browser's modules: compiled by cargo, bound to JavaScript by wasm-bindgen.

use super::BuildPurpose;
use crate::{bundle::Bundle, files, process, workspace::Workspace};
use anyhow::{Context, Result, bail};
use std::{
    path::{Path, PathBuf},
    process::Command,
};
use wasm_bindgen_cli_support::Bindgen;

/// What browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles every module. Each is compiled alone: together, all would get the features of
/// Leptos that any of them asks for.
pub fn compile_all(workspace: &Workspace, purpose: BuildPurpose) -> Result<()> {
    ensure_target()?;
    for bundle in &workspace.bundles {
        let mut build = workspace.cargo(&["build", "--target", TARGET]);
        build.args(["--profile", purpose.module_profile(), "-p", &bundle.package]);
        build.arg("--config");
        // Cargo joins lists of several configurations.
        build.arg(format!("target.{TARGET}.rustflags={:?}", bundle.rustflags));
        process::run(&mut build)?;
    }
    Ok(())
}

/// The module that cargo built for a bundle.
pub fn module(workspace: &Workspace, bundle: &Bundle, purpose: BuildPurpose) -> PathBuf {
    let folder = workspace.target.join(TARGET);
    let folder = folder.join(purpose.module_profile());
    let file = bundle.package.replace('-', "_");
    folder.join(file).with_extension("wasm")
}

/// Writes `tracker.js`, `tracker_bg.wasm` and what they import to a folder, and returns it.
pub fn bind(workspace: &Workspace, bundle: &Bundle, purpose: BuildPurpose) -> Result<PathBuf> {
    let module = module(workspace, bundle, purpose);
    println!("Binding {}", module.display());
    let folder = workspace.target.join("xtask/bindgen").join(&bundle.name);
    files::remove_folder(&folder)?;
    Bindgen::new()
        .input_path(&module)
        .out_name(&bundle.name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The scripts pass the module's hashed URL.
        .omit_default_module_path(true)
        .generate(&folder)
        .with_context(|| format!("wasm-bindgen cannot read {}", module.display()))?;
    Ok(folder)
}

/// Adds `-p` for each bundle's package.
pub fn select<'a>(command: &'a mut Command, bundles: &[Bundle]) -> &'a mut Command {
    command.args(bundles.iter().flat_map(|bundle| ["-p", &bundle.package]))
}

/// Installs the target's standard library if it is missing.
pub fn ensure_target() -> Result<()> {
    // We ask rustc, not rustup: a distribution's Rust has the target without rustup.
    let folder =
        process::read(Command::new("rustc").args(["--print=target-libdir", "--target", TARGET]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!(
            "the Rust target {TARGET} is missing, and there is no rustup to add it; on Debian, \
             install it with: apt-get install -y libstd-rust-dev-wasm32"
        );
    }
    process::run(Command::new("rustup").args(["target", "add", TARGET]))
}
