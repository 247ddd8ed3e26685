//! The files of the site: style sheets, scripts, modules, icons.

use rust_embed::{EmbeddedFile, RustEmbed};
use std::{borrow::Cow, collections::BTreeMap, iter};

/// The file that maps plain names to URLs.
pub const MANIFEST: &str = "manifest.json";

/// The files of a site, inside the program. `main.rs` embeds them, not the library: then a changed style sheet only links
/// the program again.
#[derive(Clone, Copy)]
pub struct SiteFiles {
    /// A file by its path.
    pub get: fn(&str) -> Option<EmbeddedFile>,
    pub paths: fn() -> Box<dyn Iterator<Item = Cow<'static, str>>>,
}

impl Default for SiteFiles {
    /// No files: pages have no style and no scripts.
    fn default() -> Self {
        Self {
            get: |_| None,
            paths: || Box::new(iter::empty()),
        }
    }
}

impl SiteFiles {
    pub fn of<E: RustEmbed>() -> Self {
        Self {
            get: E::get,
            paths: || Box::new(E::iter()),
        }
    }

    /// The URL of each asset by its plain name, such as "main.css". Empty without a built site.
    pub fn manifest(self) -> BTreeMap<String, String> {
        let file = (self.get)(MANIFEST);
        file.and_then(|file| serde_json::from_slice(&file.data).ok())
            .unwrap_or_default()
    }
}
