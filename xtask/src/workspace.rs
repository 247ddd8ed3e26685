//! The workspace: where it is, where cargo puts what it builds, and which of its crates are
//! bundles for the browser.

use crate::bundle::Bundle;
use anyhow::Result;
use cargo_metadata::MetadataCommand;
use std::{env, path::PathBuf, process::Command};

pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder; `CARGO_TARGET_DIR` and configuration files can move it.
    pub target: PathBuf,
    /// Every crate that becomes a WebAssembly module, sorted by name.
    pub bundles: Vec<Bundle>,
}

impl Workspace {
    /// Asks cargo about the workspace around the current folder.
    pub fn find() -> Result<Self> {
        let metadata = MetadataCommand::new().no_deps().exec()?;
        let mut bundles: Vec<_> = metadata.packages.iter().filter_map(Bundle::of).collect();
        bundles.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self {
            root: metadata.workspace_root.into(),
            target: metadata.target_directory.into(),
            bundles,
        })
    }

    /// Cargo itself, run from the workspace's root.
    pub fn cargo(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.root).args(args);
        command
    }

    /// The finished site, which the server embeds. It is always in the workspace's own `target`,
    /// wherever cargo puts its own, because the path in the server's source is fixed.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }
}
