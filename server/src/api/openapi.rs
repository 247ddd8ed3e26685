//! `GET /api/openapi.json`: the description of the API, collected from the handlers when the router is built.

use crate::{
    api::hsds::Page,
    http::{cache::CachePolicy, etag::ETag},
    state::AppState,
};
use axum::{
    Router,
    body::Bytes,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::get,
};
use utoipa::OpenApi;

/// Describes the API as a whole; its handlers describe themselves.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Waymark",
        description = "A public directory of treatment, mental-health, housing and peer-support resources. \
                       Free to read from any page or program; nothing about who asks is kept.",
        license(name = "MIT OR Apache-2.0")
    ),
    // Collected from the handlers too, except for what `hsds::list::ListResponses` names.
    components(schemas(Page)),
    tags(
        (name = "directory", description = "Finding and reading listings"),
        (name = "hsds", description = "The Human Services Data Specification 3.0")
    )
)]
pub struct ApiDescription;

/// The route that serves a description.
///
/// # Panics
/// Never: a description is plain data, which always becomes JSON.
pub fn route(description: &utoipa::openapi::OpenApi) -> Router<AppState> {
    let json = description.to_json().expect("a description is plain data");
    let json = Bytes::from(json);
    let tag = ETag::of(&json);
    let serve = async move |headers: HeaderMap| -> Response {
        let response = (
            [(header::CONTENT_TYPE, "application/json")],
            [(header::CACHE_CONTROL, CachePolicy::Revalidate.value())],
            json.clone(),
        );
        tag.apply(&headers, response.into_response())
    };
    Router::new().route("/api/openapi.json", get(serve))
}
