//! Profiles: how the browser's modules and the server are compiled.

use crate::workspace::Workspace;
use std::{env::consts::EXE_SUFFIX, path::PathBuf};

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildPurpose {
    /// What visitors get.
    Release,
    /// The modules that visitors get, in a server that the Rust tests have compiled for the most part already.
    Test,
    /// To look at a change soon: nothing is optimized, and the modules are several times as large.
    Draft,
}

impl BuildPurpose {
    /// The profile of the browser's modules in the workspace's `Cargo.toml`.
    pub fn module_profile(self) -> &'static str {
        match self {
            Self::Release | Self::Test => "wasm-release",
            Self::Draft => "wasm-draft",
        }
    }

    /// Selects the server's profile.
    pub fn server_flags(self) -> &'static [&'static str] {
        match self {
            Self::Release => &["--release"],
            Self::Test | Self::Draft => &[],
        }
    }

    /// How hard brotli tries, from 0 to 11.
    pub fn brotli_quality(self) -> i32 {
        match self {
            Self::Release | Self::Test => 11,
            Self::Draft => 2,
        }
    }

    /// The server's binary.
    pub fn server(self, workspace: &Workspace) -> PathBuf {
        let folder = match self {
            Self::Release => "release",
            Self::Test | Self::Draft => "debug",
        };
        let file = format!("waymark{EXE_SUFFIX}");
        workspace.target.join(folder).join(file)
    }
}
