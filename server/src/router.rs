//! Which handler answers which address, inside which layers.

use crate::{api, assets, error, etag, guard, headers, health, observe, pages, state::AppState};
use axum::{
    Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{any::Any, time::Duration};
use tower::ServiceBuilder;
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, limit::RequestBodyLimitLayer,
    timeout::TimeoutLayer,
};

/// Longest time for one answer; the slowest search takes milliseconds.
const ANSWER_LIMIT: Duration = Duration::from_secs(10);

/// Largest body in bytes. No request needs one; some clients send an empty object with a `GET`.
const MAX_BODY: usize = 1024;

/// Brotli's and gzip's level for what is rendered anew each time; files are compressed ahead at their best.
const COMPRESSION: CompressionLevel = CompressionLevel::Precise(5);

/// The whole site.
pub fn router(state: AppState) -> Router {
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), observe::observe))
        .layer(from_fn(headers::secure))
        .layer(from_fn(etag::weaken))
        .layer(CompressionLayer::new().quality(COMPRESSION))
        .layer(from_fn_with_state(state.clone(), error::dress))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_LIMIT))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(RequestBodyLimitLayer::new(MAX_BODY))
        .layer(from_fn(guard::guard));
    Router::new()
        .merge(api::routes())
        .merge(assets::routes())
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics_for_loopback))
        .fallback(pages::show)
        .layer(layers)
        .with_state(state)
}

/// What `--metrics-addr` serves: the counters, and nothing else.
pub fn metrics_router(state: AppState) -> Router {
    Router::new().route("/metrics", get(health::metrics)).with_state(state)
}

/// The panic itself is logged by the hook of [`crate::logs`], without the words it may have been about.
fn after_panic(_: Box<dyn Any + Send>) -> Response {
    error::HttpError::Internal.into_response()
}
