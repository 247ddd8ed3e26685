//! Folders of files, always listed in the same order.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Every file in a folder and the folders below it, sorted; empty if there is no such folder.
/// Hidden files, which editors and file managers leave behind, are left out.
pub fn all_below(folder: &Path) -> Result<Vec<PathBuf>> {
    list(folder, usize::MAX)
}

/// The files in a folder but not in the folders below it.
pub fn directly_in(folder: &Path) -> Result<Vec<PathBuf>> {
    list(folder, 1)
}

fn list(folder: &Path, depth: usize) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let shown = |entry: &DirEntry| {
        entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
    };
    let entries = WalkDir::new(folder)
        .max_depth(depth)
        .sort_by_file_name()
        .follow_links(true);
    let mut found = Vec::new();
    for entry in entries.into_iter().filter_entry(shown) {
        let entry = entry?;
        if entry.file_type().is_file() {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

pub fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs_err::remove_dir_all(folder)?;
    }
    Ok(())
}

/// The path of a file below a folder, with `/` between its parts as in a URL.
pub fn path_below(folder: &Path, file: &Path) -> Result<String> {
    let below = file.strip_prefix(folder)?;
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    parts
        .map(|parts| parts.join("/"))
        .with_context(|| format!("the path of {} is not UTF-8", file.display()))
}
