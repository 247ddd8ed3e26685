//! The service worker keeps some pages on the device for when there is no network.
//!
//! The page table says which. Pages that help in a crisis, and all guides, are kept on every device, so that what a device
//! keeps tells nothing about who used it. Pages that hold what somebody wrote are kept as empty shells, once somebody
//! opened them.

use super::known_paths;
use crate::{http::cache::CachePolicy, state::AppState};
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
use waymark_app::{Offline, PAGES};
use waymark_directory::Lang;
use waymark_search::Directory;

/// The worker; the lists of pages are put before it.
const SCRIPT: &str = include_str!("offline/worker.js");
/// Bytes of the hash that name a version: enough that two never meet.
const VERSION_BYTES: usize = 8;

/// `/sw.js`, at the root because a worker only answers for what is below it.
pub fn routes() -> Router<AppState> {
    Router::new().route("/sw.js", get(worker))
}

async fn worker(State(state): State<AppState>) -> Response {
    let directory = state.directory();
    let css = &state.site().css;
    let in_both = |offline| {
        Lang::ALL
            .map(|lang| kept_paths(offline, &directory, lang))
            .concat()
    };
    let always = [
        in_both(Offline::Always),
        vec!["/favicon.svg".to_owned(), css.clone()],
    ];
    let guides = |lang| kept_paths(Offline::InLanguageOfVisit, &directory, lang);
    let script = format!(
        "const SPANISH = {};\nconst VERSION = {};\nconst PAGES = {};\nconst GUIDES = {};\nconst SHELLS = {};\nconst SHELL_FILES = {};\n{SCRIPT}",
        json!(Lang::Es.path("/")),
        json!(version(&directory, css)),
        json!(always.concat()),
        json!({ "en": guides(Lang::En), "es": guides(Lang::Es) }),
        json!(in_both(Offline::EmptyShell)),
        json!(state.site().own_module_files),
    );
    let kind = HeaderValue::from_static("text/javascript; charset=utf-8");
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, CachePolicy::Revalidate.value()),
    ];
    (headers, script).into_response()
}

/// The paths of a language that the worker keeps in this way.
fn kept_paths(offline: Offline, directory: &Directory, lang: Lang) -> Vec<String> {
    let pages = PAGES.iter().filter(|page| page.offline == offline);
    let paths = pages.flat_map(|page| known_paths(page, directory));
    paths.map(|path| lang.path(&path)).collect()
}

/// Another version makes another worker, which fetches again what it keeps.
fn version(directory: &Directory, css: &str) -> String {
    let mut hash = Sha256::new();
    for guide in directory.guides().all() {
        for lang in Lang::ALL {
            hash.update(&guide.text(lang).html);
        }
    }
    hash.update(css);
    HEXLOWER.encode(&hash.finalize()[..VERSION_BYTES])
}
