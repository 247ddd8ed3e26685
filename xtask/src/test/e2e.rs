//! The browser tests in `tests/e2e`, against the whole program with the modules that visitors get.

use super::install;
use crate::{
    build::{self, BuildPurpose, names},
    process,
    workspace::Workspace,
};
use anyhow::{Result, bail};
use std::{path::Path, process::Command};

/// Installs what is missing, then runs `npm test` with the paths of browser and server.
pub fn run(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join("tests/e2e");
    let server = BuildPurpose::Test.server(workspace);
    if !server.is_file() {
        bail!(
            "there is no {}; run: cargo xtask test --only build",
            server.display()
        );
    }
    build::need_optimized_site(workspace)?;
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
    let lock = fs_err::read(folder.join("package-lock.json"))?;
    let digest = names::digest(&lock);
    let modules = folder.join("node_modules");
    let stamp = modules.join(".xtask-stamp");
    if fs_err::read_to_string(&stamp).is_ok_and(|known| known == digest) {
        return Ok(());
    }
    process::run(
        Command::new(npm)
            .args(["ci", "--no-fund", "--no-audit"])
            .current_dir(folder),
    )?;
    fs_err::create_dir_all(&modules)?;
    Ok(fs_err::write(stamp, digest)?)
}
