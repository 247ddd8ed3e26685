//! The site's files: built by `cargo xtask build` into `target/site` and embedded here, each with copies that brotli and
//! gzip compressed ahead of time.

mod content_type;
mod encoding;

use crate::http::{cache::CachePolicy, error::HttpError, etag::ETag};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, Request, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use content_type::content_type;
use encoding::Encoding;
use rust_embed::{EmbeddedFile, RustEmbed};
use std::{borrow::Cow, collections::BTreeMap};

/// Empty when the program was built without `cargo xtask`. Pages have no style then, which is enough for most tests.
#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Site;

/// The file that maps plain names to URLs.
const MANIFEST: &str = "manifest.json";
/// The folder of files with hashed names.
const HASHED: &str = "assets/";

/// The URL of each asset by its plain name, such as "main.css". Empty without a built site.
pub fn manifest() -> BTreeMap<String, String> {
    let file = Site::get(MANIFEST);
    file.and_then(|file| serde_json::from_slice(&file.data).ok())
        .unwrap_or_default()
}

/// `/assets/{name}`, and an address for each file with a plain name, such as `/favicon.svg`.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let mut router = Router::new().route("/assets/{name}", get(hashed));
    for file in Site::iter().filter(|file| is_plain(file)) {
        let path = format!("/{file}");
        let handler =
            async move |request: Request| answer(&file, request.headers(), CachePolicy::Brief);
        router = router.route(&path, get(handler));
    }
    router
}

fn is_plain(file: &str) -> bool {
    file != MANIFEST
        && !file.starts_with(HASHED)
        && !Encoding::is_copy(file)
        && !file.contains(['{', '}'])
}

async fn hashed(
    name: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, HttpError> {
    let Path(name) = name.map_err(|_| HttpError::NotFound)?;
    if Encoding::is_copy(&name) {
        return Err(HttpError::NotFound);
    }
    answer(&format!("{HASHED}{name}"), &headers, CachePolicy::Immutable)
}

/// Answers with a file in the encoding that the browser prefers.
fn answer(file: &str, request: &HeaderMap, policy: CachePolicy) -> Result<Response, HttpError> {
    let plain = Site::get(file).ok_or(HttpError::NotFound)?;
    let copy = encoding::accepted(request).find_map(|encoding| {
        Site::get(&format!("{file}.{}", encoding.extension())).map(|copy| (copy, encoding))
    });
    let (found, encoding) = match copy {
        Some((copy, encoding)) => (copy, Some(encoding)),
        None => (plain, None),
    };
    let tag = ETag::of_hash(&found.metadata.sha256_hash());
    let mut response = Body::from(bytes(found)).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(file)),
    );
    headers.insert(header::CACHE_CONTROL, policy.value());
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(
            header::CONTENT_ENCODING,
            HeaderValue::from_static(encoding.name()),
        );
    }
    Ok(tag.apply(request, response))
}

/// The bytes inside the program, without a copy.
fn bytes(file: EmbeddedFile) -> Bytes {
    match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    }
}
