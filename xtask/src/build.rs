//! `cargo xtask build`: the browser's modules, the style sheets and the static files become
//! `target/site`, and the server that embeds them becomes `target/release/waymark`.

mod compress;
mod css;
pub mod names;
mod scripts;
mod site;
mod stamp;
pub mod wasm;

use crate::{files, process, workspace::Workspace};
use anyhow::{Result, bail};
use site::Site;

/// The variable that tells the server's build which site it embeds: cargo sees by itself that a
/// file changed, but not that one was added.
const SITE_STAMP: &str = "WAYMARK_SITE_STAMP";

/// Each file directly in here is a style sheet of the site.
const CSS_FOLDER: &str = "style";

/// Files in here keep their paths: browsers, robots and the web app manifest name them.
const PUBLIC_FOLDER: &str = "app/public";

/// Builds the site if what it is made of has changed, then the server.
pub fn run(workspace: &Workspace) -> Result<()> {
    wasm::compile_all(workspace)?;
    let digest = update_site(workspace)?;
    process::run(
        workspace
            .cargo(&["build", "--release", "-p", "waymark"])
            .env(SITE_STAMP, digest),
    )?;
    println!("Built {}", workspace.server().display());
    Ok(())
}

/// Assembles the site unless the one there was made of the same inputs; returns its digest.
fn update_site(workspace: &Workspace) -> Result<String> {
    let inputs = stamp::of_inputs(workspace)?;
    let folder = workspace.site();
    if let Some(digest) = stamp::still_valid(&folder, &inputs)? {
        println!("Site is up to date");
        return Ok(digest);
    }
    let digest = assemble(workspace)?.replace(&folder)?;
    stamp::write(&folder, &inputs, &digest)?;
    Ok(digest)
}

/// Every file of the site, in memory, under a hashed name unless it is a public one.
fn assemble(workspace: &Workspace) -> Result<Site> {
    let mut site = Site::default();
    let style = workspace.root.join(CSS_FOLDER);
    for sheet in css::entries(&style)? {
        let css = css::bundle(&sheet)?;
        site.add_asset(&files::path_below(&style, &sheet)?, css.into_bytes());
    }
    for bundle in &workspace.bundles {
        scripts::add_bundle(workspace, &mut site, bundle)?;
    }
    add_public(workspace, &mut site)?;
    Ok(site)
}

fn add_public(workspace: &Workspace, site: &mut Site) -> Result<()> {
    let public = workspace.root.join(PUBLIC_FOLDER);
    for file in files::all_below(&public)? {
        let path = files::path_below(&public, &file)?;
        if path == site::MANIFEST || path.starts_with(site::ASSETS) {
            bail!(
                "{} would hide a file of the build; give it another name (a web app manifest \
                 is called manifest.webmanifest)",
                file.display()
            );
        }
        site.add_file(&path, fs_err::read(&file)?);
    }
    Ok(())
}
