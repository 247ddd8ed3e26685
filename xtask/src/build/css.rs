//! Style sheets: each file directly in `style/` becomes one file of the site; what it imports is in
//! the folders below.

use crate::files;
use anyhow::{Result, anyhow, bail};
use lightningcss::{
    bundler::{Bundler, FileProvider, ResolveResult, SourceProvider},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};
use std::{
    fmt::Display,
    io,
    path::{Path, PathBuf},
};

/// The oldest browsers that we add prefixes and unnested rules for. They are the first with cascade
/// layers, which cannot be rewritten. Each number is a major version, except for Safari 15.4.
const OLDEST: Browsers = Browsers {
    android: Some(99 << 16),
    chrome: Some(99 << 16),
    edge: Some(99 << 16),
    firefox: Some(97 << 16),
    ie: None,
    ios_saf: Some(15 << 16 | 4 << 8),
    opera: None,
    safari: Some(15 << 16 | 4 << 8),
    samsung: Some(18 << 16),
};

/// The style sheets directly in the folder, sorted.
pub fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut entries = files::directly_in(folder)?;
    entries.retain(|file| file.extension().is_some_and(|extension| extension == "css"));
    if entries.is_empty() {
        bail!("{} holds no .css file", folder.display());
    }
    Ok(entries)
}

/// The entry and everything it imports as one minified style sheet. An error names the file, line
/// and column.
pub fn bundle(entry: &Path) -> Result<String> {
    let files = OwnFiles(FileProvider::new());
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(located)?;
    let targets = Targets::from(OLDEST);
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(located)?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(located)?;
    Ok(printed.code)
}

/// `style/base/print.css:2:5: what is wrong`; lightningcss itself counts lines from 0.
fn located<T: Display>(error: lightningcss::error::Error<T>) -> anyhow::Error {
    let kind = error.kind;
    match error.loc {
        Some(at) => anyhow!("{}:{}:{}: {kind}", at.filename, at.line + 1, at.column),
        None => anyhow!("{kind}"),
    }
}

/// Reads imported files, and refuses those from other origins. An error names the missing file.
struct OwnFiles(FileProvider);

impl SourceProvider for OwnFiles {
    type Error = io::Error;

    fn read<'a>(&'a self, file: &Path) -> io::Result<&'a str> {
        self.0
            .read(file)
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", file.display())))
    }

    fn resolve(&self, specifier: &str, from: &Path) -> io::Result<ResolveResult> {
        if specifier.contains("//") {
            let message = format!("@import of another origin: {specifier}; copy it to style/");
            return Err(io::Error::other(message));
        }
        self.0.resolve(specifier, from)
    }
}

#[cfg(test)]
mod tests;
