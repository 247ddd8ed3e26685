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
use std::{
    fs,
    path::{Path, PathBuf},
};
use wasm::Bundle;

/// The variable that tells the server's build which site it embeds: cargo sees changed files
/// by itself, but not that one was added.
const SITE_STAMP: &str = "WAYMARK_SITE_STAMP";

/// Builds the site where its inputs changed, then the server.
pub fn run(workspace: &Workspace) -> Result<()> {
    wasm::ensure_target()?;
    let modules = wasm::BUNDLES
        .iter()
        .map(|bundle| wasm::compile(workspace, bundle))
        .collect::<Result<Vec<_>>>()?;
    let digest = bring_up_to_date(workspace, &modules)?;
    process::run(
        workspace
            .cargo(&["build", "--release", "-p", "waymark"])
            .env(SITE_STAMP, digest),
    )?;
    println!("Built {}", workspace.server().display());
    Ok(())
}

/// Assembles the site unless the one there was made of the same inputs; returns its digest.
fn bring_up_to_date(workspace: &Workspace, modules: &[PathBuf]) -> Result<String> {
    let inputs = stamp::of_inputs(workspace, modules)?;
    let folder = workspace.site();
    if let Some(digest) = stamp::still_valid(&folder, &inputs)? {
        println!("Site is up to date");
        return Ok(digest);
    }
    let site = assemble(workspace, modules)?;
    let digest = site.replace(&folder)?;
    stamp::write(&folder, &inputs, &digest)?;
    Ok(digest)
}

/// Every file of the site, in memory, with hashed names where they belong.
fn assemble(workspace: &Workspace, modules: &[PathBuf]) -> Result<Site> {
    let mut site = Site::default();
    for entry in css::entries(&workspace.root.join("style"))? {
        let bundle = css::bundle(&entry)?;
        site.add_asset(&tree::name_of(&entry)?, bundle.into_bytes());
    }
    for (bundle, module) in wasm::BUNDLES.iter().zip(modules) {
        add_bundle(workspace, &mut site, bundle, module)?;
    }
    add_public(&mut site, &workspace.root.join("app/public"))?;
    Ok(site)
}

/// A module, the JavaScript around it, and the scripts that start it.
fn add_bundle(
    workspace: &Workspace,
    site: &mut Site,
    bundle: &Bundle,
    module: &Path,
) -> Result<()> {
    let bound = workspace.target.join("xtask/bindgen").join(bundle.name);
    wasm::bind(module, bundle.name, &bound)?;
    let wasm = format!("{}_bg.wasm", bundle.name);
    let mut urls = vec![
        (
            "__WASM__",
            site.add_asset(&wasm, wasm_opt::smallest(&bound.join(&wasm))?),
        ),
        ("__GLUE__", glue::add(site, &bound, bundle.name)?),
    ];
    for script in bundle.scripts {
        let path = workspace.root.join(script.source);
        let source = fs::read_to_string(&path)
            .with_context(|| format!("{} is missing: it loads a module", path.display()))?;
        let url = site.add_asset(script.name, glue::filled(&source, &urls)?.into_bytes());
        urls.push((script.placeholder, url));
    }
    Ok(())
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
