//! What the site was made of: a second build with the same inputs does nothing.
//!
//! The stamp is `target/site.stamp`, beside the site because the server embeds all that is in it.

use super::{names, tree, wasm};
use crate::{process, workspace::Workspace};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// The digest of everything the site is made of: the module, the files, and the tools.
pub fn of_inputs(workspace: &Workspace, modules: &[PathBuf]) -> Result<String> {
    let mut hash = Sha256::new();
    for part in ["style", "app/public"] {
        add_folder(&mut hash, &workspace.root.join(part))?;
    }
    let scripts = wasm::BUNDLES.iter().flat_map(|bundle| bundle.scripts);
    let scripts = scripts.map(|script| workspace.root.join(script.source));
    for file in modules.iter().cloned().chain(scripts) {
        if file.is_file() {
            add(&mut hash, file.to_string_lossy().as_bytes());
            add(&mut hash, &tree::read(&file)?);
        }
    }
    // Changed build code may make another site; its time is quicker to read than its bytes.
    let xtask = fs::metadata(env::current_exe()?)?.modified()?;
    add(&mut hash, format!("{xtask:?}").as_bytes());
    let wasm_opt = process::on_path(&["wasm-opt"]);
    add(&mut hash, format!("{wasm_opt:?}").as_bytes());
    Ok(names::hex(&hash.finalize()))
}

/// The digest of every file of a site and its path.
pub fn of_site(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    add_folder(&mut hash, folder)?;
    Ok(names::hex(&hash.finalize()))
}

/// The site's digest, if it was made of these inputs and none of its files changed since.
pub fn still_valid(site: &Path, inputs: &str) -> Result<Option<String>> {
    let Ok(stamp) = fs::read_to_string(file(site)) else {
        return Ok(None);
    };
    let digest = of_site(site)?;
    Ok((stamp == line(inputs, &digest)).then_some(digest))
}

/// Notes that the site with this digest was made of these inputs.
pub fn write(site: &Path, inputs: &str, digest: &str) -> Result<()> {
    Ok(fs::write(file(site), line(inputs, digest))?)
}

/// Drops the note, before the site changes.
pub fn forget(site: &Path) -> Result<()> {
    match fs::remove_file(file(site)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn file(site: &Path) -> PathBuf {
    site.with_extension("stamp")
}

fn line(inputs: &str, digest: &str) -> String {
    format!("{inputs} {digest}\n")
}

fn add_folder(hash: &mut Sha256, folder: &Path) -> Result<()> {
    for file in tree::files(folder)? {
        add(hash, tree::path_below(folder, &file)?.as_bytes());
        add(hash, &tree::read(&file)?);
    }
    Ok(())
}

/// Adds a part after its length, so that no two lists of parts run together to the same bytes.
fn add(hash: &mut Sha256, part: &[u8]) {
    hash.update(part.len().to_le_bytes());
    hash.update(part);
}
