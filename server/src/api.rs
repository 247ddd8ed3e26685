//! The directory as JSON. Anyone may read it, from any page: it is public data.

pub mod answer;
pub mod hsds;
pub mod listing;
pub mod listings;
pub mod openapi;
mod parameters;
pub mod record;
pub mod search;
pub mod suggest;

use crate::{
    http::{cache::CachePolicy, error::HttpError},
    state::AppState,
};
use axum::{
    Json, Router,
    extract::DefaultBodyLimit,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Serialize;

/// Every address under `/api`.
pub fn routes() -> Router<AppState> {
    let several = post(listings::listings)
        .get(nothing)
        .layer(DefaultBodyLimit::max(listings::MAX_BODY));
    Router::new()
        .route("/api/v1/search", get(search::search))
        .route("/api/v1/suggest", get(suggest::suggest))
        .route("/api/v1/listings", several)
        .route("/api/v1/listings/{id}", get(listing::listing))
        .route("/api/openapi.json", get(openapi::document))
        .merge(hsds::routes())
        .route("/api", get(nothing))
        .route("/api/", get(nothing))
        .route("/api/{*rest}", get(nothing))
}

async fn nothing() -> HttpError {
    HttpError::NotFound
}

/// A document that is not kept: it may tell what somebody looked for.
fn unkept(document: &impl Serialize) -> Response {
    (
        [(header::CACHE_CONTROL, CachePolicy::NoStore.value())],
        Json(document),
    )
        .into_response()
}
