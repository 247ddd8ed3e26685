//! Tells cargo which files the server embeds: the derive cannot see that a file was added.

use std::{env, path::Path};

fn main() {
    println!("cargo:rerun-if-env-changed=WAYMARK_SITE_STAMP");
    println!("cargo:rerun-if-changed=../content/listings");
    // Naming a file that is missing would rebuild the server on every call of cargo; the stamp of
    // `cargo xtask` tells when the first site appears.
    let root = env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let manifest = Path::new(&root).join("../target/site/manifest.json");
    if manifest.exists() {
        println!("cargo:rerun-if-changed=../target/site/manifest.json");
    }
}
