//! The scripts of a bundle import each other, the module and its JavaScript by plain relative
//! paths, such as `./tracker.js`. On the site every file has a hashed name, so each import is
//! replaced by the URL of the file it names.

use super::{BuildPurpose, site::Site, wasm};
use crate::{bundle::Bundle, files, workspace::Workspace};
use anyhow::{Context, Result, bail};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Adds a module, the JavaScript that wasm-bindgen writes for it, and the scripts that start it.
pub fn add_bundle(
    workspace: &Workspace,
    site: &mut Site,
    bundle: &Bundle,
    purpose: BuildPurpose,
) -> Result<()> {
    let mut linker = Linker::default();
    let bound = wasm::bind(workspace, bundle, purpose)?;
    for file in files::all_below(&bound)? {
        let path = files::path_below(&bound, &file)?;
        let content = fs_err::read(&file)?;
        linker.add_file(
            &path,
            Source {
                name: path.clone(),
                content,
                is_ours: false,
            },
        );
    }
    for script in bundle.scripts()? {
        let path = script.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{}-{path}", bundle.name);
        let content = fs_err::read(&script)?;
        linker.add_file(
            &path,
            Source {
                name,
                content,
                is_ours: true,
            },
        );
    }
    linker.add_all(site)
}

struct Source {
    /// The plain name on the site.
    name: String,
    content: Vec<u8>,
    /// Whether we wrote it. wasm-bindgen's own scripts also name modules such as `./x` that aren't files:
    /// the functions that it passes to the module.
    is_ours: bool,
}

/// Files on their way to the site, by the path that scripts import them by.
#[derive(Default)]
struct Linker {
    paths: BTreeSet<String>,
    waiting: BTreeMap<String, Source>,
    /// The URLs of the files that have been added.
    urls: BTreeMap<String, String>,
}

impl Linker {
    fn add_file(&mut self, path: &str, source: Source) {
        self.paths.insert(path.to_owned());
        self.waiting.insert(path.to_owned(), source);
    }

    fn add_all(mut self, site: &mut Site) -> Result<()> {
        while let Some(path) = self.waiting.keys().next().cloned() {
            self.add(site, &path)?;
        }
        Ok(())
    }

    /// Adds a file, after those it imports, and returns its URL.
    fn add(&mut self, site: &mut Site, path: &str) -> Result<String> {
        if let Some(url) = self.urls.get(path) {
            return Ok(url.clone());
        }
        let mut source = self
            .waiting
            .remove(path)
            .with_context(|| format!("it imports ./{path}, which is missing or imports it"))?;
        if Path::new(path).extension() == Some("js".as_ref()) {
            let script = self.link(site, &source);
            source.content = script.with_context(|| source.name.clone())?.into_bytes();
        }
        let url = site.add_asset(&source.name, source.content);
        self.urls.insert(path.to_owned(), url.clone());
        Ok(url)
    }

    /// A script with URLs in place of its relative imports.
    fn link(&mut self, site: &mut Site, source: &Source) -> Result<String> {
        let mut linked = String::new();
        let mut rest = std::str::from_utf8(&source.content)?;
        while let Some(at) = rest.find(['"', '\'']) {
            let (before, quoted) = rest.split_at(at + 1);
            linked += before;
            rest = quoted;
            let Some(import) = rest.strip_prefix("./") else {
                continue;
            };
            let Some((path, after)) = import.split_once(&before[at..]) else {
                bail!("a quote is not closed after ./{import:.40}");
            };
            if source.is_ours || self.paths.contains(path) {
                linked += &self.add(site, path)?;
                linked += &before[at..];
                rest = after;
            }
        }
        Ok(linked + rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str, is_ours: bool) -> Source {
        Source {
            name: format!("x-{path}"),
            content: text.as_bytes().to_vec(),
            is_ours,
        }
    }

    fn linker_of(files: &[(&str, &str)]) -> Linker {
        let mut linker = Linker::default();
        for (path, text) in files {
            linker.add_file(path, source(path, text, true));
        }
        linker
    }

    #[test]
    fn imports_become_urls_wherever_they_stand() -> Result<()> {
        let mut site = Site::default();
        let start = r#"import init from "./x.js"; init("./x_bg.wasm"); // './x.js', "x", '.'"#;
        let mut linker = linker_of(&[("x.js", "let x;"), ("x_bg.wasm", "\0")]);
        let script = linker.link(&mut site, &source("start.js", start, true))?;
        let [glue, module] = ["x.js", "x_bg.wasm"].map(|path| &linker.urls[path]);
        assert!(glue.starts_with("/assets/x-x-"), "{glue}");
        assert_eq!(
            script,
            format!(r#"import init from "{glue}"; init("{module}"); // '{glue}', "x", '.'"#)
        );
        Ok(())
    }

    #[test]
    fn a_changed_import_changes_the_name_of_the_script_that_imports_it() -> Result<()> {
        let url_of_start = |glue| {
            let mut site = Site::default();
            let mut linker = linker_of(&[("start.js", "import './x.js'"), ("x.js", glue)]);
            linker.add(&mut site, "start.js")
        };
        assert_eq!(url_of_start("1")?, url_of_start("1")?);
        assert_ne!(url_of_start("1")?, url_of_start("2")?);
        Ok(())
    }

    #[test]
    fn names_of_wasm_bindgen_that_are_not_files_stay() -> Result<()> {
        let mut site = Site::default();
        let mut linker = linker_of(&[("snippets/a/b.js", "")]);
        let glue = r#"import { b } from './snippets/a/b.js'; return { "./x_bg.js": import0 };"#;
        let script = linker.link(&mut site, &source("x.js", glue, false))?;
        assert!(
            script.ends_with(r#"return { "./x_bg.js": import0 };"#),
            "{script}"
        );
        assert!(
            script.starts_with("import { b } from '/assets/"),
            "{script}"
        );
        Ok(())
    }

    #[test]
    fn a_script_that_would_not_work_is_refused() {
        for (source, named) in [
            (r#"import "./gone.js""#, "./gone.js"),
            (r#"import "./start.js""#, "./start.js"),
            (r#"import "./sta"#, "not closed"),
        ] {
            let linker = linker_of(&[("start.js", source)]);
            let error = linker.add_all(&mut Site::default()).err();
            let message = error.map(|error| format!("{error:#}"));
            assert!(
                message.as_ref().is_some_and(|text| text.contains(named)),
                "{message:?}"
            );
        }
    }
}
