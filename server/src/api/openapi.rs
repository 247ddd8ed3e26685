//! `GET /api/openapi.json`: the API's description, made from the handlers themselves.

use super::{hsds, listing, listings, search, suggest};
use crate::http::{cache::CachePolicy, etag::ETag};
use axum::{
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use std::sync::LazyLock;
use utoipa::OpenApi;

/// The whole description.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Waymark",
        description = "A public directory of treatment, mental-health, housing and peer-support resources. \
                       Free to read from any page or program; nothing about who asks is kept.",
        license(name = "MIT OR Apache-2.0")
    ),
    paths(
        search::search,
        suggest::suggest,
        listing::listing,
        listings::listings,
        hsds::about,
        hsds::services,
        hsds::service,
        hsds::organizations,
        hsds::organization,
        hsds::service_at_locations,
        hsds::service_at_location,
        hsds::taxonomy::taxonomies,
        hsds::taxonomy::taxonomy,
        hsds::taxonomy::taxonomy_terms,
        hsds::taxonomy::taxonomy_term,
    ),
    tags(
        (name = "directory", description = "Finding and reading listings"),
        (name = "hsds", description = "The Human Services Data Specification 3.0")
    )
)]
struct ApiDescription;

static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    ApiDescription::openapi()
        .to_json()
        .expect("the description is plain data")
});

/// Answers with the description.
pub async fn document(headers: HeaderMap) -> Response {
    let response = (
        [(header::CONTENT_TYPE, "application/json")],
        [(header::CACHE_CONTROL, CachePolicy::Revalidate.value())],
        DOCUMENT.as_str(),
    );
    ETag::of(DOCUMENT.as_bytes()).apply(&headers, response.into_response())
}
