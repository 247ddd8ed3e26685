//! `cargo xtask build`: the browser's module, the style sheets and the static files become
//! `target/site`, and the server that embeds them becomes `target/release/waymark`.

mod compress;
mod css;
mod glue;
pub mod names;
mod site;
mod stamp;
mod tree;
pub mod wasm;
mod wasm_opt;

use crate::{process, workspace::Workspace};
use anyhow::{Context, Result, bail};
use site::Site;
use std::{fs, path::Path};

/// The variable that tells the server's build which site it embeds: cargo sees changed files
/// by itself, but not that one was added.
const SITE_STAMP: &str = "WAYMARK_SITE_STAMP";

/// Builds the site where its inputs changed, then the server.
pub fn run(workspace: &Workspace) -> Result<()> {
    wasm::ensure_target()?;
    let module = wasm::compile(workspace)?;
    let digest = bring_up_to_date(workspace, &module)?;
    process::run(
        workspace
            .cargo(&["build", "--release", "-p", "waymark"])
            .env(SITE_STAMP, digest),
    )?;
    println!("Built {}", workspace.server().display());
    Ok(())
}

/// Assembles the site unless the one there was made of the same inputs; returns its digest.
fn bring_up_to_date(workspace: &Workspace, module: &Path) -> Result<String> {
    let inputs = stamp::of_inputs(workspace, module)?;
    let folder = workspace.site();
    if let Some(digest) = stamp::still_valid(&folder, &inputs)? {
        println!("Site is up to date");
        return Ok(digest);
    }
    let site = assemble(workspace, module)?;
    let digest = site.replace(&folder)?;
    stamp::write(&folder, &inputs, &digest)?;
    Ok(digest)
}

/// Every file of the site, in memory, with hashed names where they belong.
fn assemble(workspace: &Workspace, module: &Path) -> Result<Site> {
    let mut site = Site::default();
    for entry in css::entries(&workspace.root.join("style"))? {
        let bundle = css::bundle(&entry)?;
        site.add_asset(&tree::name_of(&entry)?, bundle.into_bytes());
    }
    let bound = workspace.target.join("xtask/bindgen");
    wasm::bind(module, &bound)?;
    let wasm = wasm_opt::smallest(&bound.join("islands_bg.wasm"))?;
    let wasm_url = site.add_asset("islands_bg.wasm", wasm);
    let glue_url = glue::add(&mut site, &bound)?;
    let loader = workspace.root.join("app/loader.js");
    let source = fs::read_to_string(&loader)
        .with_context(|| format!("{} is missing: it loads the islands", loader.display()))?;
    site.add_asset(
        "loader.js",
        glue::fill_loader(&source, &glue_url, &wasm_url)?.into_bytes(),
    );
    add_public(&mut site, &workspace.root.join("app/public"))?;
    Ok(site)
}

/// Static files keep their paths: browsers, robots and the web app manifest name them.
fn add_public(site: &mut Site, public: &Path) -> Result<()> {
    for file in tree::files(public)? {
        let path = tree::path_below(public, &file)?;
        if path == site::MANIFEST || path.starts_with(site::ASSETS) {
            bail!(
                "{} would hide a file of the build; give it another name (a web app manifest \
                 is called manifest.webmanifest)",
                file.display()
            );
        }
        site.add_file(&path, tree::read(&file)?);
    }
    Ok(())
}
