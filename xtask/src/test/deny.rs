//! Licenses, sources and known faults of our dependencies, by `cargo deny` and its `deny.toml`.

use super::Outcome;
use crate::{process, workspace::Workspace};
use anyhow::Result;

/// Checks what it can. `cargo deny` may not be installed, because compiling it takes longer than the
/// other checks, and its database of advisories needs a network.
pub fn run(workspace: &Workspace) -> Result<Outcome> {
    if !process::succeeds(&mut workspace.cargo(&["deny", "--version"])) {
        let install = "cargo-deny is not installed (cargo install --locked cargo-deny)";
        return Ok(Outcome::Skipped(vec![install.to_owned()]));
    }
    process::run(&mut workspace.cargo(&["deny", "check", "licenses", "bans", "sources"]))?;
    if !process::succeeds(&mut workspace.cargo(&["deny", "fetch", "db"])) {
        let offline = "no advisories were checked: their database could not be fetched";
        return Ok(Outcome::Skipped(vec![offline.to_owned()]));
    }
    let advisories = ["deny", "check", "--disable-fetch", "advisories"];
    process::run(&mut workspace.cargo(&advisories))?;
    Ok(Outcome::Passed)
}
