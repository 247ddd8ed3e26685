//! The addresses of hashed files, which the server takes from the build's manifest.

use std::collections::BTreeMap;

/// What every page links to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The script that starts the islands; absent in a build without them.
    pub loader: Option<String>,
    /// The script that starts the tracker of goals and plans, and its style sheet; absent in a build without it.
    pub tracker: Option<(String, String)>,
    /// The script that shows the list of saved places, and its style sheet; absent in a build without it.
    pub list: Option<(String, String)>,
}

impl Assets {
    /// Reads the manifest `{"main.css": "/assets/main-1a2b.css", "loader.js": "/assets/loader-3c4d.js"}`.
    pub fn from_manifest(manifest: &BTreeMap<String, String>) -> Self {
        let css = manifest
            .get("main.css")
            .cloned()
            .unwrap_or_else(|| "/assets/main.css".to_owned());
        let pair = |script: &str, style: &str| {
            let script = manifest.get(script).cloned();
            script.zip(manifest.get(style).cloned())
        };
        Self {
            css,
            loader: manifest.get("loader.js").cloned(),
            tracker: pair("tracker-start.js", "tracker.css"),
            list: pair("list-start.js", "list.css"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_without_islands_has_no_loader() {
        let manifest =
            BTreeMap::from([("main.css".to_owned(), "/assets/main-1a2b.css".to_owned())]);
        let assets = Assets::from_manifest(&manifest);
        assert_eq!(
            (assets.css.as_str(), assets.loader),
            ("/assets/main-1a2b.css", None)
        );
    }
}
