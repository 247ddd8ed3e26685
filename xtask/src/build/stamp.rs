//! The stamp records what the site was made from, so that a second build with the same inputs does
//! nothing. It is `target/site.stamp`, outside the site because the server embeds everything in there.

use super::{BuildPurpose, CSS_FOLDER, PUBLIC_FOLDER, wasm};
use crate::{files, workspace::Workspace};
use anyhow::Result;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use std::{
    env, io,
    path::{Path, PathBuf},
};

/// Whether the files of the site are compressed as hard as this.
pub fn is_compressed_with(site: &Path, brotli_quality: i32) -> bool {
    let stamp = fs_err::read_to_string(stamp_file(site)).unwrap_or_default();
    stamp.starts_with(&format!("{brotli_quality}-"))
}

/// The quality of compression, and the digest of everything the site is made of: the modules, the files, and this program.
pub fn of_inputs(workspace: &Workspace, purpose: BuildPurpose) -> Result<String> {
    let mut hash = Sha256::new();
    for folder in [CSS_FOLDER, PUBLIC_FOLDER] {
        add_folder(&mut hash, &workspace.root.join(folder))?;
    }
    for bundle in &workspace.bundles {
        for file in bundle
            .scripts()?
            .into_iter()
            .chain([wasm::module(workspace, bundle, purpose)])
        {
            add(&mut hash, file.as_os_str().as_encoded_bytes());
            add(&mut hash, &fs_err::read(&file)?);
        }
    }
    // A changed xtask may build a different site. Its time is faster to read than its content.
    let xtask = fs_err::metadata(env::current_exe()?)?.modified()?;
    add(&mut hash, format!("{xtask:?}").as_bytes());
    let digest = HEXLOWER.encode(&hash.finalize());
    Ok(format!("{}-{digest}", purpose.brotli_quality()))
}

/// The digest of every file of a site and its path.
pub fn of_site(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    add_folder(&mut hash, folder)?;
    Ok(HEXLOWER.encode(&hash.finalize()))
}

/// The digest of the site, if it was made from these inputs and no file has changed since.
pub fn still_valid(site: &Path, inputs: &str) -> Result<Option<String>> {
    let Ok(stamp) = fs_err::read_to_string(stamp_file(site)) else {
        return Ok(None);
    };
    let digest = of_site(site)?;
    Ok((stamp == stamp_text(inputs, &digest)).then_some(digest))
}

/// Records that the site with this digest was made from these inputs.
pub fn write(site: &Path, inputs: &str, digest: &str) -> Result<()> {
    Ok(fs_err::write(stamp_file(site), stamp_text(inputs, digest))?)
}

/// Removes the stamp, before the site changes.
pub fn remove(site: &Path) -> Result<()> {
    match fs_err::remove_file(stamp_file(site)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn stamp_file(site: &Path) -> PathBuf {
    site.with_extension("stamp")
}

fn stamp_text(inputs: &str, digest: &str) -> String {
    format!("{inputs} {digest}\n")
}

fn add_folder(hash: &mut Sha256, folder: &Path) -> Result<()> {
    for file in files::all_below(folder)? {
        add(hash, files::path_below(folder, &file)?.as_bytes());
        add(hash, &fs_err::read(&file)?);
    }
    Ok(())
}

/// Adds a part after its length, so that two different lists of parts never hash the same bytes.
fn add(hash: &mut Sha256, part: &[u8]) {
    hash.update(part.len().to_le_bytes());
    hash.update(part);
}
