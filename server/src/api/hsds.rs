//! The API of the Human Services Data Specification 3.0 under `/api/hsds/v3`
//! (<https://docs.openreferral.org/en/3.0/hsds/api_reference.html>): the directory in the field's own terms.
//!
//! A record must meet every criterion. Lists come in pages or, with `format=ndjson`, as one line per record. A confidential
//! place shows only its name and numbers, and only a search for its name finds it.

mod list;
mod query;
pub mod taxonomy;

use crate::{
    api::{parameters::PathId, respond::json_answer},
    http::error::{HttpError, ProblemDocument},
    state::{AppState, Loaded},
};
use axum::{extract::State, response::Response, routing::get};
pub(super) use list::Page;
use list::{ListResponses, answer_list};
use query::{ListQuery, NestedServices, PageParameters, ServiceParameters};
use serde_json::{Value, json};
use utoipa_axum::{router::OpenApiRouter, routes};
use waymark_directory::Listing;
use waymark_exchange::hsds::{self, Record, without_lists};

/// Where the specification describes this API.
const OPENAPI: &str =
    "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json";
const PROFILE: &str = "https://docs.openreferral.org/en/3.0/";

/// Everything under `/api/hsds/v3`.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(about))
        .route("/api/hsds/v3/", get(about))
        .routes(routes!(list_services))
        .routes(routes!(read_service))
        .routes(routes!(list_organizations))
        .routes(routes!(read_organization))
        .routes(routes!(list_services_at_locations))
        .routes(routes!(read_service_at_location))
        .routes(routes!(taxonomy::list_taxonomies))
        .routes(routes!(taxonomy::read_taxonomy))
        .routes(routes!(taxonomy::list_taxonomy_terms))
        .routes(routes!(taxonomy::read_taxonomy_term))
}

/// What this API is.
#[utoipa::path(
    get,
    path = "/api/hsds/v3",
    tag = "hsds",
    responses((status = 200, description = "The version of the specification", body = Object))
)]
pub async fn about() -> Result<Response, HttpError> {
    json_answer(&json!({
        "version": hsds::HSDS_VERSION,
        "profile": PROFILE,
        "openapi_url": OPENAPI,
    }))
}

/// Services: in brief, or with `full` with all that belongs to them.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/services",
    operation_id = "services",
    tag = "hsds",
    params(
        ServiceParameters,
        ("minimal" = Option<bool>, Query, description = "Only `id` and `last_modified`"),
        PageParameters,
    ),
    responses(ListResponses)
)]
pub async fn list_services(
    State(state): State<AppState>,
    query: ListQuery,
) -> Result<Response, HttpError> {
    let detail = query.detail;
    let find = |loaded: &Loaded, query: &ListQuery| {
        loaded
            .hsds()
            .find_services(loaded.directory(), &query.criteria)
    };
    let record = move |loaded: &Loaded, at: usize| {
        detail.apply(hsds::service_record(&loaded.directory().listings()[at]))
    };
    answer_list(state, query, find, record).await
}

/// One service with all that belongs to it.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/services/{id}",
    operation_id = "service",
    tag = "hsds",
    params(("id" = String, Path, description = "The service's id, or the id of the listing it is")),
    responses(
        (status = 200, description = "A service", body = Object),
        (status = 404, description = "No service has this id", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn read_service(
    State(state): State<AppState>,
    PathId(id): PathId,
) -> Result<Response, HttpError> {
    read_record(state, move |loaded| {
        let directory = loaded.directory();
        let by_listing = id.parse().ok().and_then(|id| directory.listing(&id));
        let listing = by_listing.or_else(|| {
            let at = loaded.hsds().service_position(&id)?;
            directory.listings().get(at)
        })?;
        Some(hsds::service_record(listing))
    })
    .await
}

/// Organizations: in brief, or with `full` or `full_service` with their services.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/organizations",
    operation_id = "organizations",
    tag = "hsds",
    params(
        ("search" = Option<String>, Query, description = "Words that must all occur in the name"),
        ("full" = Option<bool>, Query, description = "With their services"),
        ("full_service" = Option<bool>, Query, description = "With their services and all that belongs to those"),
        PageParameters,
    ),
    responses(ListResponses)
)]
pub async fn list_organizations(
    State(state): State<AppState>,
    query: ListQuery,
) -> Result<Response, HttpError> {
    let nested = query.nested_services;
    let find = |loaded: &Loaded, query: &ListQuery| {
        loaded
            .hsds()
            .find_organizations(loaded.directory(), &query.criteria)
    };
    let record = move |loaded: &Loaded, at: usize| {
        organization_record(&loaded.hsds().services_of(loaded.directory(), at), nested)
    };
    answer_list(state, query, find, record).await
}

/// One organization with its services.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/organizations/{id}",
    operation_id = "organization",
    tag = "hsds",
    params(
        ("id" = String, Path, description = "The organization's id"),
        ("full_service" = Option<bool>, Query, description = "With all that belongs to its services"),
    ),
    responses(
        (status = 200, description = "An organization", body = Object),
        (status = 404, description = "No organization has this id", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn read_organization(
    State(state): State<AppState>,
    PathId(id): PathId,
    query: ListQuery,
) -> Result<Response, HttpError> {
    let nested = match query.nested_services {
        NestedServices::Full => NestedServices::Full,
        NestedServices::Brief | NestedServices::Omitted => NestedServices::Brief,
    };
    read_record(state, move |loaded| {
        let at = loaded.hsds().organization_position(&id)?;
        let services = loaded.hsds().services_of(loaded.directory(), at);
        Some(organization_record(&services, nested))
    })
    .await
}

fn organization_record(services: &[&Listing], nested: NestedServices) -> Record {
    let mut record = services
        .first()
        .map(|listing| hsds::organization_record(listing))
        .unwrap_or_default();
    let nest: fn(Record) -> Record = match nested {
        NestedServices::Omitted => return record,
        NestedServices::Brief => without_lists,
        NestedServices::Full => |service| service,
    };
    let services = services.iter().map(|listing| {
        let mut service = hsds::service_record(listing);
        service.remove("organization");
        Value::Object(nest(service))
    });
    record.insert("services".to_owned(), services.collect());
    record
}

/// Services at their locations, which a postcode and a distance can choose from.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/service_at_locations",
    operation_id = "service_at_locations",
    tag = "hsds",
    params(
        ServiceParameters,
        ("postcode" = Option<String>, Query, description = "A ZIP code: services for people there", example = "80204"),
        ("proximity" = Option<u32>, Query, description = "Meters around the center of the postcode", example = 5000),
        PageParameters,
    ),
    responses(ListResponses)
)]
pub async fn list_services_at_locations(
    State(state): State<AppState>,
    query: ListQuery,
) -> Result<Response, HttpError> {
    let detail = query.detail;
    let find = |loaded: &Loaded, query: &ListQuery| {
        loaded
            .hsds()
            .find_at_locations(loaded.directory(), &query.criteria)
    };
    let record = move |loaded: &Loaded, at: usize| {
        let record = loaded.hsds().service_at_location(loaded.directory(), at);
        detail.apply(record.unwrap_or_default())
    };
    answer_list(state, query, find, record).await
}

/// One service at one location.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/service_at_locations/{id}",
    operation_id = "service_at_location",
    tag = "hsds",
    params(("id" = String, Path, description = "The id of the service at the location")),
    responses(
        (status = 200, description = "A service at a location", body = Object),
        (status = 404, description = "No service at a location has this id", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn read_service_at_location(
    State(state): State<AppState>,
    PathId(id): PathId,
) -> Result<Response, HttpError> {
    read_record(state, move |loaded| {
        let at = loaded.hsds().location_position(&id)?;
        loaded.hsds().service_at_location(loaded.directory(), at)
    })
    .await
}

/// Answers with one record. The first time, this also builds the index, which is heavy work.
async fn read_record(
    state: AppState,
    find: impl FnOnce(&Loaded) -> Option<Record> + Send + 'static,
) -> Result<Response, HttpError> {
    let loaded = state.loaded();
    let record = state.load_limits().run_heavy(move || find(&loaded)).await?;
    json_answer(&record.ok_or(HttpError::NotFound)?)
}
