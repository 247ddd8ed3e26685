//! `wasm-opt`, where it is installed: one more percent, never required.

use super::tree;
use crate::process;
use anyhow::Result;
use std::{path::Path, process::Command};

/// What Rust's WebAssembly target uses beyond the first standard, in binaryen's words.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The newest version known to break modules: Debian 12's 108 made one fail in the browser
/// ("WebAssembly.Table.set").
const NEWEST_BROKEN: u32 = 108;

/// The module, optimised where that works and makes it smaller.
pub fn smallest(module: &Path) -> Result<Vec<u8>> {
    let original = tree::read(module)?;
    let Some(program) = process::on_path(&["wasm-opt"]) else {
        return Ok(original);
    };
    let printed = process::read(Command::new(&program).arg("--version")).unwrap_or_default();
    if version(&printed).is_none_or(|version| version <= NEWEST_BROKEN) {
        println!("Skipping wasm-opt: {} may break modules", printed.trim());
        return Ok(original);
    }
    let output = module.with_extension("opt.wasm");
    let mut command = Command::new(program);
    command.arg("-Oz").args(FEATURES);
    command.arg(module).arg("-o").arg(&output);
    if !process::succeeds(&mut command) {
        println!("Skipping wasm-opt: it failed on {}", module.display());
        return Ok(original);
    }
    let optimised = tree::read(&output)?;
    let smaller = optimised.len() < original.len();
    Ok(if smaller { optimised } else { original })
}

/// The number in `wasm-opt version 108 (version_108)`.
fn version(printed: &str) -> Option<u32> {
    printed
        .split_whitespace()
        .find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_with_and_without_its_tag() {
        assert_eq!(version("wasm-opt version 108 (version_108)\n"), Some(108));
        assert_eq!(version("wasm-opt version 123"), Some(123));
        assert_eq!(version("unknown"), None);
    }
}
