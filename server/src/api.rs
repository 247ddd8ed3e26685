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
mod respond;
pub mod search;
pub mod suggest;

use crate::{http::error::HttpError, state::AppState};
use axum::{Router, extract::DefaultBodyLimit, routing::get};
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
        // The ids of a saved list are only accepted in a POST.
        .route(listings::PATH, get(not_found))
        .route("/api", get(not_found))
        .route("/api/", get(not_found))
        .route("/api/{*rest}", get(not_found))
}

async fn not_found() -> HttpError {
    HttpError::NotFound
}
