//! The service worker keeps some pages on the device for when there is no network.
//!
//! The page table says which. Pages that help in a crisis, and all guides, are kept on every device, so that what a device
//! keeps says nothing about who used it. Pages for what somebody writes are kept as empty shells, once they have been
//! opened.

use super::known_paths;
use crate::{
    http::{cache::CachePolicy, error::HttpError},
    state::AppState,
};
use axum::{
    Router,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use data_encoding::HEXLOWER;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use waymark_app::{Assets, Offline, PAGES, PageRequest, render_page};
use waymark_directory::Lang;
use waymark_search::Directory;

/// The worker; the lists of pages are put before it.
const SCRIPT: &str = include_str!("offline/worker.js");
/// Bytes of the hash that names a version: enough that no two versions share a name.
const VERSION_BYTES: usize = 8;

/// `/sw.js`, at the root because a worker only answers for what is below it.
pub fn routes() -> Router<AppState> {
    Router::new().route("/sw.js", get(worker))
}

async fn worker(State(state): State<AppState>) -> Result<Response, HttpError> {
    let loaded = state.loaded();
    let script = if let Some(script) = loaded.worker_script.get() {
        script.clone()
    } else {
        let site = state.site().clone();
        // Writing it renders every page that the worker keeps.
        let write = move || {
            let script = || write_script(loaded.shared_directory(), &site);
            loaded.worker_script.get_or_init(script).clone()
        };
        state.load_limits().run_heavy(write).await?
    };
    let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, CachePolicy::Revalidate.value()),
    ];
    Ok((headers, script).into_response())
}

/// Browsers fetch what they keep again when the version changes, so the version is a hash of all of it: the pages as they
/// are rendered, with the hashed names of style sheets and scripts in them, and the worker itself.
fn write_script(directory: &Arc<Directory>, site: &Assets) -> String {
    let lists = Lists::new(directory, site);
    let script = lists.write();
    let mut hash = Sha256::new();
    hash.update(&script);
    for path in lists.pages() {
        let page = render_page(PageRequest {
            path,
            query: "",
            origin: None,
            directory: directory.clone(),
            assets: site.clone(),
            draft: None,
        });
        hash.update(page.html);
    }
    let version = HEXLOWER.encode(&hash.finalize()[..VERSION_BYTES]);
    format!("const VERSION = {};\n{script}", json!(version))
}

/// What the worker keeps, by path.
struct Lists {
    always: Vec<String>,
    guides: [Vec<String>; Lang::ALL.len()],
    shells: Vec<String>,
    always_files: [String; 2],
    shell_files: Vec<String>,
}

impl Lists {
    fn new(directory: &Directory, site: &Assets) -> Self {
        let in_each = |offline| Lang::ALL.map(|lang| kept_paths(offline, directory, lang));
        Self {
            always: in_each(Offline::Always).concat(),
            guides: in_each(Offline::InLanguageOfVisit),
            shells: in_each(Offline::EmptyShell).concat(),
            // Every page has the picture of this icon in its header, so a new icon makes a new version.
            always_files: ["/favicon.svg".to_owned(), site.css.clone()],
            shell_files: site.own_module_files.clone(),
        }
    }

    fn pages(&self) -> impl Iterator<Item = &String> {
        let guides = self.guides.iter().flatten();
        self.always.iter().chain(guides).chain(&self.shells)
    }

    /// The worker after the lists that it reads.
    fn write(&self) -> String {
        let always = [&*self.always, &self.always_files].concat();
        let guides = Lang::ALL.iter().zip(&self.guides);
        let guides = guides.map(|(lang, paths)| (lang.tag().to_owned(), json!(paths)));
        format!(
            "const SPANISH = {};\nconst PAGES = {};\nconst GUIDES = {};\nconst SHELLS = {};\nconst SHELL_FILES = {};\n{SCRIPT}",
            json!(Lang::Es.path("/")),
            json!(always),
            serde_json::Value::Object(guides.collect()),
            json!(self.shells),
            json!(self.shell_files),
        )
    }
}

/// The paths in a language of the pages that the worker keeps in this way.
fn kept_paths(offline: Offline, directory: &Directory, lang: Lang) -> Vec<String> {
    let pages = PAGES.iter().filter(|page| page.offline == offline);
    let paths = pages.flat_map(|page| known_paths(page, directory));
    paths.map(|path| lang.path(&path)).collect()
}
