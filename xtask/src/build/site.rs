//! The finished site: put together in memory, written beside the old one, then moved into its place.

use super::{compress, names, stamp};
use crate::files;
use anyhow::Result;
use std::{collections::BTreeMap, path::Path};

/// The folder, and first part of the URL, of files with hashed names.
pub const ASSETS: &str = "assets/";

/// A JSON object with the URL of each asset, which the server reads.
pub const MANIFEST: &str = "manifest.json";

/// The files of a site by path, and the URL of each asset by its plain name.
#[derive(Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
    urls: BTreeMap<String, String>,
}

impl Site {
    /// Adds a file that keeps its path.
    pub fn add_file(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.insert(path.to_owned(), bytes);
    }

    /// Adds a file under a hashed name, lists it in the manifest, and returns its URL.
    pub fn add_asset(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let path = format!("{ASSETS}{}", names::hashed(name, &bytes));
        let url = format!("/{path}");
        self.files.insert(path, bytes);
        self.urls.insert(name.to_owned(), url.clone());
        url
    }

    /// Writes the site beside the folder and moves it into its place if it differs, so that a failed
    /// build leaves the old site whole. Copies of files that didn't change are kept. Returns the digest of all its files.
    pub fn replace(self, folder: &Path, brotli_quality: i32) -> Result<String> {
        let fresh = folder.with_extension("new");
        files::remove_folder(&fresh)?;
        self.write(&fresh, folder, brotli_quality)?;
        let digest = stamp::of_site(&fresh)?;
        if stamp::of_site(folder)? == digest {
            println!("Site is unchanged");
            files::remove_folder(&fresh)?;
            return Ok(digest);
        }
        // Between these two steps there is no site at all, but never half of one.
        stamp::remove(folder)?;
        files::remove_folder(folder)?;
        fs_err::rename(&fresh, folder)?;
        println!("Wrote {}", folder.display());
        Ok(digest)
    }

    fn write(&self, folder: &Path, old: &Path, brotli_quality: i32) -> Result<()> {
        let is_same_quality = stamp::is_compressed_with(old, brotli_quality);
        for (path, bytes) in &self.files {
            put(&folder.join(path), bytes)?;
            if !compress::is_worthwhile(path) {
                continue;
            }
            let old = is_same_quality.then(|| old_copies(&old.join(path), bytes));
            let copies = match old.transpose()?.flatten() {
                Some(copies) => copies,
                None => compressed(path, bytes, brotli_quality)?,
            };
            for (extension, copy) in copies {
                put(&folder.join(format!("{path}.{extension}")), &copy)?;
            }
        }
        put(&folder.join(MANIFEST), self.manifest()?.as_bytes())
    }

    fn manifest(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(&self.urls)? + "\n")
    }
}

type Copies = Vec<(&'static str, Vec<u8>)>;

/// Compresses a file and prints the sizes.
fn compressed(path: &str, bytes: &[u8], brotli_quality: i32) -> Result<Copies> {
    let copies = compress::copies(bytes, brotli_quality)?;
    let sizes: Vec<String> = copies
        .iter()
        .map(|(extension, copy)| format!(", {extension} {}", copy.len()))
        .collect();
    println!("  {path}: {} bytes{}", bytes.len(), sizes.concat());
    Ok(copies)
}

/// The copies that the old site has of the same file: brotli at its best is slow, and most files
/// don't change.
fn old_copies(file: &Path, bytes: &[u8]) -> Result<Option<Copies>> {
    if !file.is_file() || fs_err::read(file)? != bytes {
        return Ok(None);
    }
    let mut copies = Copies::new();
    for extension in compress::EXTENSIONS {
        let mut copy = file.as_os_str().to_owned();
        copy.push(format!(".{extension}"));
        let copy = Path::new(&copy);
        if copy.is_file() {
            copies.push((extension, fs_err::read(copy)?));
        }
    }
    Ok(Some(copies))
}

fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    if let Some(parent) = file.parent() {
        fs_err::create_dir_all(parent)?;
    }
    Ok(fs_err::write(file, bytes)?)
}

#[cfg(test)]
mod tests;
