//! The addresses of hashed files, which the server reads from the build's manifest.

use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The main style sheet.
    pub css: String,
    /// The script that starts the islands; absent in a build without them.
    pub loader: Option<String>,
    /// The tracker's script and style sheet; absent in a build without it.
    pub tracker: Option<(String, String)>,
    /// The saved list's script and style sheet; absent in a build without it.
    pub list: Option<(String, String)>,
    /// Every file of the tracker and the saved list: what their pages need when there is no network.
    pub own_module_files: Vec<String>,
}

/// The modules that fill a page of their own, by the names of their folders in `app/browser`.
const OWN_MODULES: [&str; 2] = ["tracker", "saved-list"];

impl Assets {
    /// Reads the manifest `{"main.css": "/assets/main-1a2b.css", "islands-start.js": "/assets/islands-start-3c4d.js"}`.
    pub fn from_manifest(manifest: &BTreeMap<String, String>) -> Self {
        let asset = |name: String| manifest.get(&name).cloned();
        let bundle = |name: &str| {
            let script = asset(format!("{name}-start.js"));
            script.zip(asset(format!("{name}.css")))
        };
        Self {
            css: asset("main.css".to_owned()).unwrap_or_else(|| "/assets/main.css".to_owned()),
            loader: asset("islands-start.js".to_owned()),
            tracker: bundle("tracker"),
            list: bundle("saved-list"),
            own_module_files: manifest
                .iter()
                .filter(|(name, _)| OWN_MODULES.iter().any(|module| name.starts_with(module)))
                .map(|(_, address)| address.clone())
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_pages_with_a_module_of_their_own_are_known() {
        let names = [
            "islands_bg.wasm",
            "main.css",
            "saved-list-start.js",
            "saved-list.css",
            "saved-list_bg.wasm",
            "tracker-worker.js",
        ];
        let manifest = names.map(|name| (name.to_owned(), format!("/assets/{name}")));
        let assets = Assets::from_manifest(&BTreeMap::from(manifest));
        let expected = names[2..].iter().map(|name| format!("/assets/{name}"));
        assert_eq!(assets.own_module_files, expected.collect::<Vec<_>>());
    }

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
