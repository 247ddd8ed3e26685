//! A bundle: one WebAssembly module and the scripts around it. Each is a crate in `app/browser`
//! that cargo builds as a `cdylib`; the scripts that start it lie beside its `Cargo.toml`.

use super::files;
use crate::{process, workspace::Workspace};
use anyhow::{Context, Result, bail};
use cargo_metadata::{CrateType, Package};
use std::{
    path::{Path, PathBuf},
    process::Command,
};
use wasm_bindgen_cli_support::Bindgen;

/// What browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

pub struct Bundle {
    pub package: String,
    /// The name of its folder, and of its files on the site: `tracker`.
    pub name: String,
    folder: PathBuf,
}

impl Bundle {
    /// The bundle that a package builds, if it builds one.
    pub fn of(package: &Package) -> Option<Self> {
        let is_module = |kind: &CrateType| *kind == CrateType::CDyLib;
        let mut targets = package.targets.iter();
        targets.find(|target| target.crate_types.iter().any(is_module))?;
        let folder = package.manifest_path.parent()?;
        Some(Self {
            package: package.name.to_string(),
            name: folder.file_name()?.to_owned(),
            folder: folder.into(),
        })
    }

    /// The scripts written by hand, sorted.
    pub fn scripts(&self) -> Result<Vec<PathBuf>> {
        let mut scripts = files::directly_in(&self.folder)?;
        scripts.retain(|file| file.extension().is_some_and(|extension| extension == "js"));
        Ok(scripts)
    }

    /// Where cargo puts the module.
    pub fn module(&self, workspace: &Workspace) -> PathBuf {
        let file = self.package.replace('-', "_");
        let folder = workspace.target.join(TARGET).join("wasm-release");
        folder.join(file).with_extension("wasm")
    }

    /// Writes `tracker.js`, `tracker_bg.wasm` and what they import to a folder, and returns it.
    pub fn bind(&self, workspace: &Workspace) -> Result<PathBuf> {
        let module = self.module(workspace);
        println!("Binding {}", module.display());
        let folder = workspace.target.join("xtask/bindgen").join(&self.name);
        files::remove_folder(&folder)?;
        Bindgen::new()
            .input_path(&module)
            .out_name(&self.name)
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
}

/// Compiles every module, small before fast.
pub fn compile_all(workspace: &Workspace) -> Result<()> {
    ensure_target()?;
    let mut build = workspace.cargo(&["build", "--target", TARGET, "--profile", "wasm-release"]);
    process::run(select(&mut build, &workspace.bundles))
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
