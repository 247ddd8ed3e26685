//! The browser's modules: compiled by cargo, bound to JavaScript by wasm-bindgen.

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

/// A module and what starts it.
pub struct Bundle {
    /// Its crate.
    pub package: &'static str,
    /// The name of its files.
    pub name: &'static str,
    /// Flags for rustc, beside those in `.cargo/config.toml`.
    rustflags: &'static [&'static str],
    /// The scripts by hand, each after those it names.
    pub scripts: &'static [Script],
}

/// A script written by hand, with placeholders for the addresses of `__GLUE__`, `__WASM__` and the scripts before it.
pub struct Script {
    /// Its path in the repository.
    pub source: &'static str,
    /// Its name in the manifest.
    pub name: &'static str,
    /// What stands for its address in the scripts after it.
    pub placeholder: &'static str,
}

/// The islands of most pages; the tracker of goals and plans, and the list of saved places, each for its pages alone.
pub const BUNDLES: [Bundle; 3] = [
    Bundle {
        package: "waymark-islands",
        name: "islands",
        rustflags: &[],
        scripts: &[Script {
            source: "app/browser/islands/loader.js",
            name: "loader.js",
            placeholder: "__LOADER__",
        }],
    },
    Bundle {
        package: "waymark-tracker",
        name: "tracker",
        // Leptos forgets the types of views: with many views that is a tenth less to load, with few it is more.
        rustflags: &["--cfg", "erase_components"],
        scripts: &[
            Script {
                source: "app/browser/tracker/worker.js",
                name: "tracker-worker.js",
                placeholder: "__WORKER__",
            },
            Script {
                source: "app/browser/tracker/start.js",
                name: "tracker-start.js",
                placeholder: "__START__",
            },
        ],
    },
    Bundle {
        package: "waymark-saved-list-page",
        name: "list",
        rustflags: &[],
        scripts: &[Script {
            source: "app/browser/saved-list/start.js",
            name: "list-start.js",
            placeholder: "__START__",
        }],
    },
];

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

/// Compiles a module, small before fast, and returns its path.
pub fn compile(workspace: &Workspace, bundle: &Bundle) -> Result<PathBuf> {
    let mut build = workspace.cargo(&["build", "-p", bundle.package, "--target", TARGET]);
    build.args(["--profile", "wasm-release", "--config"]);
    // Cargo joins lists of several configurations.
    build.arg(format!("target.{TARGET}.rustflags={:?}", bundle.rustflags));
    process::run(&mut build)?;
    let file = bundle.package.replace('-', "_");
    let below = format!("{TARGET}/wasm-release/{file}.wasm");
    Ok(workspace.target.join(below))
}

/// Writes `name.js`, `name_bg.wasm` and what they import to an emptied folder.
pub fn bind(module: &Path, name: &str, folder: &Path) -> Result<()> {
    println!("Binding {}", module.display());
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Bindgen::new()
        .input_path(module)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The loader passes the module's hashed URL.
        .omit_default_module_path(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot read {}", module.display()))
}
