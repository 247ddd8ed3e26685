//! The service worker: keeps what helps in a crisis for when there is no network.
//!
//! It keeps the same pages for everyone (help now, and the guides of a language), so that what is kept on a device tells
//! nothing of who used it; and the tracker and the list of saved places, where somebody opened them.

use crate::{http::cache::CachePolicy, state::AppState};
use axum::{
    Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use sha2::{Digest, Sha256};
use waymark_directory::Lang;

/// What the worker does; it is told the pages before.
const SCRIPT: &str = include_str!("offline/worker.js");
/// Pages that every browser keeps, in both languages.
const ALWAYS: [&str; 2] = ["/help-now", "/offline"];

/// `/sw.js`, at the root because a worker answers only for what is below it.
pub fn routes() -> Router<AppState> {
    Router::new().route("/sw.js", get(worker))
}

async fn worker(State(state): State<AppState>) -> Response {
    let directory = state.directory();
    let guides = directory.guides();
    let pages: Vec<String> = Lang::ALL
        .into_iter()
        .flat_map(|lang| ALWAYS.map(|page| lang.path(page)))
        .chain(["/favicon.svg".to_owned(), state.site().css.clone()])
        .collect();
    let of = |lang: Lang| -> Vec<String> {
        let guides = guides.all().iter().map(|guide| lang.path(&guide.path()));
        [lang.path("/guides")].into_iter().chain(guides).collect()
    };
    // Another text makes another worker, which fetches what it keeps anew.
    let mut version = Sha256::new();
    for guide in guides.all() {
        for lang in Lang::ALL {
            version.update(&guide.text(lang).html);
        }
    }
    version.update(&state.site().css);
    let digest = version.finalize();
    let first = digest.iter().take(size_of::<u64>());
    let version = first.fold(0_u64, |version, byte| version << 8 | u64::from(*byte));
    let version = format!("{version:016x}");
    let script = format!(
        "const VERSION = {};\nconst PAGES = {};\nconst GUIDES = {};\n{SCRIPT}",
        json!(version),
        json!(pages),
        json!({ "en": of(Lang::En), "es": of(Lang::Es) }),
    );
    (
        [
            (
                header::CONTENT_TYPE,
                header::HeaderValue::from_static("text/javascript; charset=utf-8"),
            ),
            (header::CACHE_CONTROL, CachePolicy::Revalidate.value()),
        ],
        script,
    )
        .into_response()
}
