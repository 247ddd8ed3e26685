//! A bundle: one WebAssembly module and the scripts around it. Each is a crate in `app/browser`
//! that cargo builds as a `cdylib`; the scripts that start it lie beside its `Cargo.toml`.

use crate::files;
use anyhow::Result;
use cargo_metadata::{CrateType, Package};
use std::path::PathBuf;

pub struct Bundle {
    pub package: String,
    /// The name of its folder, and of its files on the site: `tracker`.
    pub name: String,
    /// Flags for rustc, beside those in `.cargo/config.toml`: `metadata.bundle.rustflags` of its package.
    pub rustflags: Vec<String>,
    folder: PathBuf,
}

impl Bundle {
    /// The bundle that a package builds, if it builds one.
    pub fn of(package: &Package) -> Option<Self> {
        let is_module = |kind: &CrateType| *kind == CrateType::CDyLib;
        let mut targets = package.targets.iter();
        targets.find(|target| target.crate_types.iter().any(is_module))?;
        let folder = package.manifest_path.parent()?;
        let flags = package.metadata["bundle"]["rustflags"].as_array();
        let flags = flags.into_iter().flatten();
        Some(Self {
            rustflags: flags
                .filter_map(|flag| flag.as_str().map(str::to_owned))
                .collect(),
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
}
