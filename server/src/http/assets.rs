//! The site's files: built by `cargo xtask build` into `target/site`, each with copies that brotli and gzip compressed
//! ahead of time. `main.rs` embeds them.

mod content_type;
mod encoding;

use crate::{
    http::{cache::CachePolicy, error::HttpError, etag::ETag},
    state::{AppState, MANIFEST, SiteFiles},
};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use content_type::content_type;
use encoding::Encoding;
use rust_embed::EmbeddedFile;
use std::borrow::Cow;

/// The folder of files with hashed names.
const HASHED: &str = "assets/";

/// `/assets/{name}`, and an address for each file with a plain name, such as `/favicon.svg`.
pub fn routes(site: SiteFiles) -> Router<AppState> {
    let mut router = Router::new().route("/assets/{name}", get(hashed));
    for file in (site.paths)().filter(|file| is_plain(file)) {
        let path = format!("/{file}");
        let handler = async move |request: Request| {
            answer(site, &file, request.headers(), CachePolicy::Brief)
        };
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
    State(state): State<AppState>,
    name: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, HttpError> {
    let Path(name) = name.map_err(|_| HttpError::NotFound)?;
    if Encoding::is_copy(&name) {
        return Err(HttpError::NotFound);
    }
    let file = format!("{HASHED}{name}");
    answer(state.site_files(), &file, &headers, CachePolicy::Immutable)
}

/// Answers with a file in the encoding that the browser prefers.
fn answer(
    site: SiteFiles,
    file: &str,
    request: &HeaderMap,
    policy: CachePolicy,
) -> Result<Response, HttpError> {
    let plain = (site.get)(file).ok_or(HttpError::NotFound)?;
    let copy = encoding::accepted(request).find_map(|encoding| {
        (site.get)(&format!("{file}.{}", encoding.extension())).map(|copy| (copy, encoding))
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
