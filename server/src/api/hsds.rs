//! The API of the Human Services Data Specification 3.0 under `/api/hsds/v3`
//! (<https://docs.openreferral.org/en/3.0/hsds/api_reference.html>): the same directory in the field's own words.
//!
//! Filters add up, lists come in pages or, with `format=ndjson`, whole and a line each. Of confidential places only name
//! and numbers are told, and no filter finds them but their name.

mod filter;
mod index;
mod page;
pub mod taxonomy;

pub use index::Index;

use crate::{api::unkept, http::error::HttpError, state::AppState};
use axum::{
    Router,
    extract::{Path, RawQuery, State, rejection::PathRejection},
    response::Response,
    routing::get,
};
use filter::{Filter, ServiceQuery};
use page::{Page, PageQuery};
use serde_json::{Value, json};
use waymark_directory::Listing;
use waymark_exchange::hsds::{self, Record, brief};

/// Where the specification describes this API.
const OPENAPI: &str =
    "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json";
const PROFILE: &str = "https://docs.openreferral.org/en/3.0/";

/// Every address under `/api/hsds/v3`.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/api/hsds/v3", get(about))
        .route("/api/hsds/v3/", get(about))
        .route("/api/hsds/v3/services", get(services))
        .route("/api/hsds/v3/services/{id}", get(service))
        .route("/api/hsds/v3/organizations", get(organizations))
        .route("/api/hsds/v3/organizations/{id}", get(organization))
        .route(
            "/api/hsds/v3/service_at_locations",
            get(service_at_locations),
        )
        .route(
            "/api/hsds/v3/service_at_locations/{id}",
            get(service_at_location),
        )
        .route("/api/hsds/v3/taxonomies", get(taxonomy::taxonomies))
        .route("/api/hsds/v3/taxonomies/{id}", get(taxonomy::taxonomy))
        .route("/api/hsds/v3/taxonomy_terms", get(taxonomy::taxonomy_terms))
        .route(
            "/api/hsds/v3/taxonomy_terms/{id}",
            get(taxonomy::taxonomy_term),
        )
}

/// What this API is.
#[utoipa::path(
    get,
    path = "/api/hsds/v3",
    tag = "hsds",
    responses((status = 200, description = "The version of the specification", body = Object))
)]
pub async fn about() -> Response {
    unkept(&json!({
        "version": hsds::VERSION,
        "profile": PROFILE,
        "openapi_url": OPENAPI,
    }))
}

/// Services: in brief, or with `full` with all that belongs to them.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/services",
    tag = "hsds",
    params(
        ServiceQuery,
        ("minimal" = Option<bool>, Query, description = "Only `id` and `last_modified`"),
        PageQuery,
    ),
    responses(
        (status = 200, body = Page),
        (status = 400, description = "A parameter makes no sense", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn services(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpError> {
    let filter = Filter::read(query.as_deref())?;
    let (loaded, form) = (state.loaded(), filter.form);
    let found = loaded.hsds().services(loaded.directory(), &filter);
    Ok(filter.paging.answer(found, move |at| {
        form.of(hsds::service(&loaded.directory().listings()[at]))
    }))
}

/// One service with all that belongs to it.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/services/{id}",
    tag = "hsds",
    params(("id" = String, Path, description = "The service's id, or the id of the listing it is")),
    responses(
        (status = 200, description = "A service", body = Object),
        (status = 404, description = "There is none", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn service(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
) -> Result<Response, HttpError> {
    let Path(id) = id.map_err(|_| HttpError::NotFound)?;
    let loaded = state.loaded();
    let known = id.parse().ok();
    let listing = known.and_then(|id| loaded.directory().listing(&id).cloned());
    let listing = listing.or_else(|| {
        let at = loaded.hsds().service(&id)?;
        loaded.directory().listings().get(at).cloned()
    });
    let listing = listing.ok_or(HttpError::NotFound)?;
    Ok(unkept(&hsds::service(&listing)))
}

/// Organizations: in brief, or with `full` or `full_service` with their services.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/organizations",
    tag = "hsds",
    params(
        ("search" = Option<String>, Query, description = "Words that all stand in the name"),
        ("full" = Option<bool>, Query, description = "With their services"),
        ("full_service" = Option<bool>, Query, description = "With their services and all that belongs to those"),
        PageQuery,
    ),
    responses(
        (status = 200, body = Page),
        (status = 400, description = "A parameter makes no sense", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn organizations(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpError> {
    let filter = Filter::read(query.as_deref())?;
    let loaded = state.loaded();
    let found = loaded.hsds().organizations(loaded.directory(), &filter);
    let (with_services, full_service) = (
        filter.form.is_full() || filter.full_service,
        filter.full_service,
    );
    Ok(filter.paging.answer(found, move |at| {
        let services = loaded.hsds().services_of(at);
        let listings = loaded.directory().listings();
        let services: Vec<&Listing> = services.iter().map(|at| &*listings[*at as usize]).collect();
        organization_record(&services, with_services, full_service)
    }))
}

/// One organization with its services.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/organizations/{id}",
    tag = "hsds",
    params(
        ("id" = String, Path, description = "The organization's id"),
        ("full_service" = Option<bool>, Query, description = "With all that belongs to its services"),
    ),
    responses(
        (status = 200, description = "An organization", body = Object),
        (status = 404, description = "There is none", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn organization(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpError> {
    let Path(id) = id.map_err(|_| HttpError::NotFound)?;
    let filter = Filter::read(query.as_deref())?;
    let loaded = state.loaded();
    let at = loaded.hsds().organization(&id).ok_or(HttpError::NotFound)?;
    let listings = loaded.directory().listings();
    let services = loaded.hsds().services_of(at);
    let services: Vec<&Listing> = services.iter().map(|at| &*listings[*at as usize]).collect();
    Ok(unkept(&organization_record(
        &services,
        true,
        filter.full_service,
    )))
}

fn organization_record(services: &[&Listing], with_services: bool, full_service: bool) -> Record {
    let mut record = services
        .first()
        .map(|listing| hsds::organization(listing))
        .unwrap_or_default();
    if with_services {
        let services = services.iter().map(|listing| {
            let mut service = hsds::service(listing);
            service.remove("organization");
            Value::Object(if full_service {
                service
            } else {
                brief(service)
            })
        });
        record.insert("services".to_owned(), services.collect());
    }
    record
}

/// Services at their locations, which a postcode and a distance can choose from.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/service_at_locations",
    tag = "hsds",
    params(
        ServiceQuery,
        ("postcode" = Option<String>, Query, description = "A ZIP code: services for people there", example = "80204"),
        ("proximity" = Option<u32>, Query, description = "Metres around the middle of the postcode", example = 5000),
        PageQuery,
    ),
    responses(
        (status = 200, body = Page),
        (status = 400, description = "A parameter makes no sense", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn service_at_locations(
    State(state): State<AppState>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpError> {
    let filter = Filter::read(query.as_deref())?;
    let (loaded, form) = (state.loaded(), filter.form);
    let found = loaded.hsds().places(loaded.directory(), &filter);
    Ok(filter.paging.answer(found, move |at| {
        let place = loaded.hsds().place_at(loaded.directory(), at);
        form.of(place.unwrap_or_default())
    }))
}

/// One service at one location.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/service_at_locations/{id}",
    tag = "hsds",
    params(("id" = String, Path, description = "The id of the service at the location")),
    responses(
        (status = 200, description = "A service at a location", body = Object),
        (status = 404, description = "There is none", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn service_at_location(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
) -> Result<Response, HttpError> {
    let Path(id) = id.map_err(|_| HttpError::NotFound)?;
    let loaded = state.loaded();
    let index = loaded.hsds();
    let at = index.place(&id).ok_or(HttpError::NotFound)?;
    let place = index
        .place_at(loaded.directory(), at)
        .ok_or(HttpError::NotFound)?;
    Ok(unkept(&place))
}
