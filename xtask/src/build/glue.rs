//! The JavaScript around the module: wasm-bindgen's glue, the snippets it imports, and the
//! hand-written loader that is told the hashed URLs of both.

use super::{site::Site, tree};
use anyhow::{Context, Result, bail};
use std::path::Path;

/// Adds `islands.js` and the snippets of crates that bring JavaScript; returns the glue's URL.
pub fn add(site: &mut Site, bound: &Path) -> Result<String> {
    let file = bound.join("islands.js");
    let mut glue =
        String::from_utf8(tree::read(&file)?).context("wasm-bindgen's glue is no UTF-8")?;
    for snippet in tree::files(&bound.join("snippets"))? {
        let path = tree::path_below(bound, &snippet)?;
        let url = site.add_asset(&path, tree::read(&snippet)?);
        glue = glue.replace(&format!("./{path}"), &url);
    }
    Ok(site.add_asset("islands.js", glue.into_bytes()))
}

/// The loader with the URLs in place of `__GLUE__` and `__WASM__`.
pub fn fill_loader(source: &str, glue_url: &str, wasm_url: &str) -> Result<String> {
    for placeholder in ["__GLUE__", "__WASM__"] {
        if !source.contains(placeholder) {
            bail!("app/loader.js lacks the placeholder {placeholder}");
        }
    }
    Ok(source
        .replace("__GLUE__", glue_url)
        .replace("__WASM__", wasm_url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_placeholders_become_urls_wherever_they_stand() -> Result<()> {
        let source = r#"import init from "__GLUE__"; init("__WASM__"); // __WASM__"#;
        assert_eq!(
            fill_loader(source, "/assets/g.js", "/assets/w.wasm")?,
            r#"import init from "/assets/g.js"; init("/assets/w.wasm"); // /assets/w.wasm"#
        );
        Ok(())
    }

    #[test]
    fn a_loader_without_a_placeholder_is_refused_by_name() {
        let message = fill_loader("import '__GLUE__'", "g", "w")
            .err()
            .map(|error| error.to_string());
        assert_eq!(
            message.as_deref(),
            Some("app/loader.js lacks the placeholder __WASM__")
        );
    }
}
