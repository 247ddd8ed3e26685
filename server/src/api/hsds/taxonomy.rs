//! Our vocabulary as the taxonomy of the API.

use super::{
    filter::Filter,
    page::{Page, PageQuery},
};
use crate::{api::unkept, http::error::HttpError};
use axum::{
    extract::{Path, RawQuery, rejection::PathRejection},
    response::Response,
};
use serde_json::Value;
use waymark_exchange::hsds::{self, Record};

/// The taxonomies: one, our vocabulary.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/taxonomies",
    tag = "hsds",
    params(
        ("search" = Option<String>, Query, description = "Words that all stand in the name"),
        PageQuery,
    ),
    responses(
        (status = 200, body = Page),
        (status = 400, description = "A parameter makes no sense", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn taxonomies(RawQuery(query): RawQuery) -> Result<Response, HttpError> {
    let filter = Filter::read(query.as_deref())?;
    Ok(filter
        .paging
        .answer_records(filter.named(hsds::taxonomies())))
}

/// One taxonomy.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/taxonomies/{id}",
    tag = "hsds",
    params(("id" = String, Path, description = "The taxonomy's id")),
    responses(
        (status = 200, description = "A taxonomy", body = Object),
        (status = 404, description = "There is none", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn taxonomy(id: Result<Path<String>, PathRejection>) -> Result<Response, HttpError> {
    one_of(hsds::taxonomies(), id)
}

/// The terms of the taxonomies.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/taxonomy_terms",
    tag = "hsds",
    params(
        ("search" = Option<String>, Query, description = "Words that all stand in the name"),
        ("taxonomy_id" = Option<String>, Query, description = "A taxonomy"),
        ("top_only" = Option<bool>, Query, description = "Only terms without a parent"),
        ("parent_id" = Option<String>, Query, description = "Only children of this term"),
        PageQuery,
    ),
    responses(
        (status = 200, body = Page),
        (status = 400, description = "A parameter makes no sense", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn taxonomy_terms(RawQuery(query): RawQuery) -> Result<Response, HttpError> {
    let filter = Filter::read(query.as_deref())?;
    Ok(filter.paging.answer_records(filter.terms(hsds::terms())))
}

/// One term.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/taxonomy_terms/{id}",
    tag = "hsds",
    params(("id" = String, Path, description = "The term's id")),
    responses(
        (status = 200, description = "A term", body = Object),
        (status = 404, description = "There is none", body = crate::http::error::Problem, content_type = "application/problem+json"),
    )
)]
pub async fn taxonomy_term(id: Result<Path<String>, PathRejection>) -> Result<Response, HttpError> {
    one_of(hsds::terms(), id)
}

fn one_of(
    records: Vec<Record>,
    id: Result<Path<String>, PathRejection>,
) -> Result<Response, HttpError> {
    let Path(id) = id.map_err(|_| HttpError::NotFound)?;
    let mut records = records.into_iter();
    let record = records.find(|record| record.get("id").and_then(Value::as_str) == Some(&id));
    Ok(unkept(&record.ok_or(HttpError::NotFound)?))
}
