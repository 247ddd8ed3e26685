//! The JavaScript around a module: wasm-bindgen's glue, the snippets it imports, and the
//! hand-written scripts that are told the hashed URLs.

use super::{site::Site, tree};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// Adds `name.js` and the snippets of crates that bring JavaScript; returns the glue's URL.
pub fn add(site: &mut Site, bound: &Path, name: &str) -> Result<String> {
    let name = format!("{name}.js");
    let file = bound.join(&name);
    let mut glue =
        String::from_utf8(tree::read(&file)?).context("wasm-bindgen's glue is no UTF-8")?;
    for snippet in tree::files(&bound.join("snippets"))? {
        let path = tree::path_below(bound, &snippet)?;
        let url = site.add_asset(&path, tree::read(&snippet)?);
        glue = glue.replace(&format!("./{path}"), &url);
    }
    Ok(site.add_asset(&name, glue.into_bytes()))
}

/// A script with URLs in place of its placeholders, which are capitals between two underscores; each must have one.
pub fn filled(source: &str, urls: &[(&str, String)]) -> Result<String> {
    if !source.contains("__GLUE__") {
        bail!("a script lacks the placeholder __GLUE__: it would load no module");
    }
    let mut script = source.to_owned();
    for (placeholder, url) in urls {
        script = script.replace(placeholder, url);
    }
    let left = script.split('"').find(|text| text.starts_with("__"));
    match left {
        Some(placeholder) => bail!("a script has the unknown placeholder {placeholder}"),
        None => Ok(script),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls() -> Vec<(&'static str, String)> {
        [("__GLUE__", "/assets/g.js"), ("__WASM__", "/assets/w.wasm")]
            .map(|(placeholder, url)| (placeholder, url.to_owned()))
            .into()
    }

    #[test]
    fn placeholders_become_urls_wherever_they_stand() -> Result<()> {
        let source = r#"import init from "__GLUE__"; init("__WASM__"); // __WASM__"#;
        assert_eq!(
            filled(source, &urls())?,
            r#"import init from "/assets/g.js"; init("/assets/w.wasm"); // /assets/w.wasm"#
        );
        Ok(())
    }

    #[test]
    fn a_script_that_would_not_work_is_refused() {
        let refused = |source| filled(source, &urls()).err().map(|error| error.to_string());
        assert!(refused("start()").is_some_and(|told| told.contains("__GLUE__")));
        let unknown = refused(r#"import "__GLUE__"; new Worker("__WORKER__")"#);
        assert!(unknown.is_some_and(|told| told.contains("__WORKER__")));
    }
}
