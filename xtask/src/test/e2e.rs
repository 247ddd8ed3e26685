//! The browser tests in `tests/e2e`, against the release binary.

use super::install;
use crate::{build::names, process, workspace::Workspace};
use anyhow::{Context, Result, bail};
use std::{fs, path::Path, process::Command};

/// Installs what is missing, then runs `npm test` with the paths of browser and server.
pub fn run(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("tests/e2e");
    if !folder.join("package.json").is_file() {
        bail!("{} has no package.json", folder.display());
    }
    let server = workspace.server();
    if !server.is_file() {
        bail!("there is no {}; run: cargo xtask build", server.display());
    }
    let npm = install::npm()?;
    let chromium = install::chromium()?;
    install_packages(&npm, &folder)?;
    process::run(
        Command::new(npm)
            .arg("test")
            .current_dir(&folder)
            .env("CHROMIUM", chromium)
            .env("WAYMARK", server),
    )
}

/// Runs `npm ci` unless the packages there were installed from the same lock file.
fn install_packages(npm: &Path, folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("run `npm install` once in {}", folder.display()))?;
    let digest = names::digest(&lock);
    let modules = folder.join("node_modules");
    let stamp = modules.join(".xtask-stamp");
    if fs::read_to_string(&stamp).is_ok_and(|known| known == digest) {
        return Ok(());
    }
    process::run(
        Command::new(npm)
            .args(["ci", "--no-fund", "--no-audit"])
            .current_dir(folder),
    )?;
    fs::create_dir_all(&modules)?;
    Ok(fs::write(stamp, digest)?)
}
