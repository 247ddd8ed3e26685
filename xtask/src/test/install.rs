//! Programs that the browser tests need, installed from Debian if they are missing.

use crate::process;
use anyhow::{Context, Result, bail};
use std::{env, path::PathBuf, process::Command};
use which::which;

/// The browser's names on Debian, on Ubuntu, and as Google ships it.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// The browser: `CHROMIUM` if set, one on the PATH, else Debian's, installed now.
pub fn chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        return which(&path)
            .with_context(|| format!("CHROMIUM names {}, which cannot be run", path.display()));
    }
    found_or_installed(&BROWSERS, "Chromium", &["chromium"])
}

/// npm, with Node.js beside it.
pub fn npm() -> Result<PathBuf> {
    let packages = ["nodejs", "npm"];
    found_or_installed(&["node"], "Node.js", &packages)?;
    found_or_installed(&["npm"], "npm", &packages)
}

fn found_or_installed(names: &[&str], tool: &str, packages: &[&str]) -> Result<PathBuf> {
    if let Some(path) = first_on_path(names) {
        return Ok(path);
    }
    println!("{tool} is missing; installing {}", packages.join(" "));
    let advice = format!("{tool} is missing; install it with: {}", advice(packages));
    apt_install(packages).with_context(|| advice.clone())?;
    first_on_path(names).context(advice)
}

fn first_on_path(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| which(name).ok())
}

/// Installs Debian packages, as root or with a sudo that doesn't ask for a password.
fn apt_install(packages: &[&str]) -> Result<()> {
    if which("apt-get").is_err() {
        bail!("apt-get is missing");
    }
    let is_root = process::read(Command::new("id").arg("-u"))?.trim() == "0";
    if !is_root && !process::succeeds(Command::new("sudo").args(["-n", "true"])) {
        bail!("installing needs root, or a sudo without a password");
    }
    let apt_get = || {
        let mut command = Command::new(if is_root { "env" } else { "sudo" });
        if !is_root {
            command.args(["-n", "env"]);
        }
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command
    };
    process::run(apt_get().arg("update"))?;
    let mut install = apt_get();
    install.args(["install", "-y", "--no-install-recommends"]);
    process::run(install.args(packages))
}

/// The command to type if we aren't allowed to install it.
fn advice(packages: &[&str]) -> String {
    let packages = packages.join(" ");
    format!("sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends {packages}'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_advice_is_one_command() {
        assert_eq!(
            advice(&["nodejs", "npm"]),
            "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends nodejs npm'"
        );
    }
}
