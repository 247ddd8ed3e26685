//! `cargo xtask build`: the browser's modules, the style sheets and the static files become `target/site`, and the server
//! that embeds them becomes `target/release/waymark`.

mod compress;
mod css;
pub mod names;
mod profile;
mod scripts;
mod site;
mod stamp;
pub mod wasm;

pub use profile::BuildPurpose;

use crate::{files, process, workspace::Workspace};
use anyhow::{Result, bail};
use site::Site;
use std::{panic::resume_unwind, process::Command, thread};

/// The variable that tells the server's build which site it embeds: cargo sees by itself that a
/// file changed, but not that one was added.
const SITE_STAMP: &str = "WAYMARK_SITE_STAMP";

/// Each file directly in here is a style sheet of the site.
const CSS_FOLDER: &str = "style";

/// Files in here keep their paths: browsers, robots and the web app manifest name them.
const PUBLIC_FOLDER: &str = "app/public";

/// Build the site and the server: one file, target/release/waymark
#[derive(clap::Args)]
pub struct Args {
    /// Optimize nothing, to look at a change sooner; leaves target/debug/waymark instead
    #[arg(long)]
    draft: bool,
}

impl Args {
    pub fn run(&self, workspace: &Workspace) -> Result<()> {
        if self.draft {
            run(workspace, BuildPurpose::Draft, &[])
        } else {
            run(workspace, BuildPurpose::Release, &["-p", "waymark"])
        }
    }
}

/// Builds the site if what it is made of has changed, then the server. `packages` are the flags that select it; with
/// others, its dependencies may get other features, and cargo would compile them once more.
pub fn run(workspace: &Workspace, purpose: BuildPurpose, packages: &[&str]) -> Result<()> {
    let build_server = |targets: &[&str]| {
        let mut build = workspace.cargo(&["build"]);
        build.args(purpose.server_flags()).args(packages);
        build.args(targets);
        build
    };
    // The last stage of a module keeps one core busy, and the server's library doesn't need the site: so both at once.
    let digest = thread::scope(|threads| {
        let library = threads.spawn(|| process::run(&mut build_server(&["--lib"])));
        let digest = wasm::compile_all(workspace, purpose)
            .and_then(|()| update_site(workspace, purpose))
            // Said at once: the library may take minutes more, and fail too.
            .inspect_err(|error| eprintln!("error: {error:#}"));
        library
            .join()
            .unwrap_or_else(|panic| resume_unwind(panic))?;
        digest
    })?;
    process::run(build_server(&["--bins"]).env(SITE_STAMP, digest))?;
    let server = purpose.server(workspace);
    let bytes = fs_err::metadata(&server)?.len();
    println!("Built {} ({} MB)", server.display(), bytes / 1_000_000);
    Ok(())
}

/// Fails if the site in the tests' program is a draft.
pub fn need_optimized_site(workspace: &Workspace) -> Result<()> {
    if stamp::is_compressed_with(&workspace.site(), BuildPurpose::Test.brotli_quality()) {
        return Ok(());
    }
    bail!("the site is a draft, or not there; run: cargo xtask test --only build")
}

/// Tells a cargo command which site is there, so that it doesn't link the server again for want of the variable.
pub fn name_site<'a>(workspace: &Workspace, command: &'a mut Command) -> Result<&'a mut Command> {
    Ok(command.env(SITE_STAMP, stamp::of_site(&workspace.site())?))
}

/// Assembles the site unless the one there was made of the same inputs; returns its digest.
fn update_site(workspace: &Workspace, purpose: BuildPurpose) -> Result<String> {
    let inputs = stamp::of_inputs(workspace, purpose)?;
    let folder = workspace.site();
    if let Some(digest) = stamp::still_valid(&folder, &inputs)? {
        println!("Site is up to date");
        return Ok(digest);
    }
    let site = assemble(workspace, purpose)?;
    let digest = site.replace(&folder, purpose.brotli_quality())?;
    stamp::write(&folder, &inputs, &digest)?;
    Ok(digest)
}

/// Every file of the site, in memory, under a hashed name unless it is a public one.
fn assemble(workspace: &Workspace, purpose: BuildPurpose) -> Result<Site> {
    let mut site = Site::default();
    let style = workspace.root.join(CSS_FOLDER);
    for sheet in css::entries(&style)? {
        let css = css::bundle(&sheet)?;
        site.add_asset(&files::path_below(&style, &sheet)?, css.into_bytes());
    }
    for bundle in &workspace.bundles {
        scripts::add_bundle(workspace, &mut site, bundle, purpose)?;
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
