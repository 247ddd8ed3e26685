//! Health and metrics endpoints, for the people who run the server.

use crate::{
    http::{cache::CachePolicy, error::HttpError},
    state::AppState,
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use std::net::SocketAddr;

/// Prometheus' text format, version 0.0.4.
const PROMETHEUS: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Headers that proxies add to a request they forward.
const FORWARDED: [&str; 4] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-real-ip",
];

/// `/healthz`: the process answers.
pub async fn alive() -> Response {
    (
        [(header::CACHE_CONTROL, CachePolicy::NoStore.value())],
        "ok\n",
    )
        .into_response()
}

/// `/readyz`: the directory is loaded and has listings; 503 if it has none. A second line says when the server had to start
/// without some files.
pub async fn ready(State(state): State<AppState>) -> Result<Response, HttpError> {
    let loaded = state.loaded();
    match loaded.directory().listings().len() {
        0 => Err(HttpError::NotReady),
        count => {
            let degraded = match loaded.unreadable_files() {
                0 => String::new(),
                files => format!("degraded: unreadable files: {files}; the log names them\n"),
            };
            let text = format!("ready: {count} listings\n{degraded}");
            Ok((
                [(header::CACHE_CONTROL, CachePolicy::NoStore.value())],
                text,
            )
                .into_response())
        }
    }
}

/// `/metrics` beside the pages, only for a scraper on this machine.
///
/// Behind a proxy on the same machine every visitor comes from loopback, so a request that was forwarded is refused as
/// well. A proxy that adds none of the usual headers must block `/metrics` itself.
pub async fn metrics_for_loopback(
    State(state): State<AppState>,
    request: Request,
) -> Result<Response, HttpError> {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let is_local = peer.is_some_and(|ConnectInfo(peer)| peer.ip().to_canonical().is_loopback());
    if is_local && !was_forwarded(request.headers()) {
        Ok(metrics(State(state)).await)
    } else {
        Err(HttpError::NotFound)
    }
}

/// `/metrics` on an address of its own (`--metrics-addr`), for anyone who can reach it.
pub async fn metrics(State(state): State<AppState>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, PROMETHEUS.to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, state.metrics().render()).into_response()
}

fn was_forwarded(headers: &HeaderMap) -> bool {
    FORWARDED.into_iter().any(|name| headers.contains_key(name))
}
