//! The API: the directory as JSON, for any page or program to read. Everything in it is public data.
//!
//! [`routes`] registers each handler and its description at once; the path stands only in the handler's
//! `#[utoipa::path]`.

pub mod answer;
pub mod hsds;
pub mod listing;
pub mod listings;
mod openapi;
mod parameters;
pub mod record;
pub mod search;
pub mod suggest;

use crate::{
    http::{cache::CachePolicy, error::HttpError},
    ops::load::WorkFailed,
    state::AppState,
};
use axum::{
    Router,
    body::Body,
    extract::DefaultBodyLimit,
    http::{HeaderValue, header},
    response::Response,
    routing::get,
};
use serde::Serialize;
use utoipa::OpenApi;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouterExt},
    routes,
};

/// Everything under `/api`.
pub fn routes() -> Router<AppState> {
    let listings =
        routes!(listings::read_listings).layer(DefaultBodyLimit::max(listings::MAX_BODY));
    let (router, description) = OpenApiRouter::with_openapi(openapi::ApiDescription::openapi())
        .routes(routes!(search::search))
        .routes(routes!(suggest::suggest))
        .routes(routes!(listing::read_listing))
        .routes(listings)
        .merge(hsds::routes())
        .split_for_parts();
    router
        .merge(openapi::route(&description))
        // A list of ids is only posted.
        .route(listings::PATH, get(not_found))
        .route("/api", get(not_found))
        .route("/api/", get(not_found))
        .route("/api/{*rest}", get(not_found))
}

async fn not_found() -> HttpError {
    HttpError::NotFound
}

/// A JSON answer that must not be stored, because it may show what somebody looked for.
fn json_answer(document: &impl Serialize) -> Result<Response, HttpError> {
    let json = serde_json::to_vec(document).map_err(|_| HttpError::Internal)?;
    Ok(no_store("application/json", json))
}

fn no_store(content_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, CachePolicy::NoStore.value());
    response
}

impl From<WorkFailed> for HttpError {
    fn from(_: WorkFailed) -> Self {
        // A panic is in the log already.
        Self::Internal
    }
}
