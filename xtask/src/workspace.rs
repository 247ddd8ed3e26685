//! Where the workspace is, and where cargo puts what it builds.

use crate::process;
use anyhow::{Context, Result};
use std::{
    env::{self, consts::EXE_SUFFIX},
    path::PathBuf,
    process::Command,
};

/// The two folders every step starts from.
pub struct Workspace {
    /// The folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder; `CARGO_TARGET_DIR` and configuration files can move it.
    pub target: PathBuf,
}

impl Workspace {
    /// Asks cargo about the workspace around the current folder.
    pub fn find() -> Result<Self> {
        let output = process::read(cargo().args([
            "metadata",
            "--no-deps",
            "--format-version=1",
            "--quiet",
        ]))?;
        let metadata: serde_json::Value =
            serde_json::from_str(&output).context("`cargo metadata` printed no JSON")?;
        let folder = |key: &str| {
            metadata[key]
                .as_str()
                .map(PathBuf::from)
                .with_context(|| format!("`cargo metadata` names no {key}"))
        };
        Ok(Self {
            root: folder("workspace_root")?,
            target: folder("target_directory")?,
        })
    }

    /// Cargo itself, run from the workspace's root.
    pub fn cargo(&self, args: &[&str]) -> Command {
        let mut command = cargo();
        command.current_dir(&self.root).args(args);
        command
    }

    /// The finished site, which the server embeds. Always in the workspace's own `target`,
    /// wherever cargo's is, because the path in the server's source cannot move.
    pub fn site(&self) -> PathBuf {
        self.root.join("target/site")
    }

    /// The product: the server's release binary.
    pub fn server(&self) -> PathBuf {
        self.target.join(format!("release/waymark{EXE_SUFFIX}"))
    }
}

/// The cargo that runs us, else the one on the PATH.
fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}
