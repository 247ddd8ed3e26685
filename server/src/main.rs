//! The `waymark` binary: the library, and the site that `cargo xtask build` made.

use clap::Parser;
use rust_embed::RustEmbed;
use std::process::ExitCode;
use waymark::{cli::Cli, state::SiteFiles};

/// Empty when the program was built without `cargo xtask`. Pages have no style then.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct EmbeddedSite;

/// `cargo xtask` sets this to another value when the site is another one; then cargo compiles this file again. It sees by
/// itself that a file changed, but not that one was added.
const _: Option<&str> = option_env!("WAYMARK_SITE_STAMP");

fn main() -> ExitCode {
    Cli::parse().run(SiteFiles::of::<EmbeddedSite>()).into()
}
