//! Our vocabulary as the taxonomy of the HSDS API.

use super::{
    list::{ListResponses, answer_list},
    query::{ListQuery, PageParameters},
};
use crate::{
    api::{parameters::PathId, respond::json_answer},
    http::error::{HttpError, ProblemDocument},
    state::AppState,
};
use axum::{extract::State, response::Response};
use serde_json::Value;
use waymark_directory::fold::fold;
use waymark_exchange::hsds::{self, Record};

/// The taxonomies: one, our vocabulary.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/taxonomies",
    operation_id = "taxonomies",
    tag = "hsds",
    params(
        ("search" = Option<String>, Query, description = "Words that must all occur in the name"),
        PageParameters,
    ),
    responses(ListResponses)
)]
pub async fn list_taxonomies(
    State(state): State<AppState>,
    query: ListQuery,
) -> Result<Response, HttpError> {
    let find = |_: &_, query: &ListQuery| named(hsds::taxonomy_records(), query);
    answer_list(state, query, find, |_, record| record).await
}

/// One taxonomy.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/taxonomies/{id}",
    operation_id = "taxonomy",
    tag = "hsds",
    params(("id" = String, Path, description = "The taxonomy's id")),
    responses(
        (status = 200, description = "A taxonomy", body = Object),
        (status = 404, description = "No taxonomy has this id", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn read_taxonomy(PathId(id): PathId) -> Result<Response, HttpError> {
    answer_record(hsds::taxonomy_records(), &id)
}

/// The terms of the taxonomies.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/taxonomy_terms",
    operation_id = "taxonomy_terms",
    tag = "hsds",
    params(
        ("search" = Option<String>, Query, description = "Words that must all occur in the name"),
        ("taxonomy_id" = Option<String>, Query, description = "A taxonomy"),
        ("top_only" = Option<bool>, Query, description = "Only terms without a parent"),
        ("parent_id" = Option<String>, Query, description = "Only children of this term"),
        PageParameters,
    ),
    responses(ListResponses)
)]
pub async fn list_taxonomy_terms(
    State(state): State<AppState>,
    query: ListQuery,
) -> Result<Response, HttpError> {
    let find = |_: &_, query: &ListQuery| {
        let mut terms = named(hsds::term_records(), query);
        terms.retain(|term| {
            let is = |wanted: &Option<String>, field| {
                let wanted = wanted.as_deref();
                wanted.is_none_or(|id| id == text(term, field))
            };
            is(&query.criteria.taxonomy, "taxonomy_id")
                && is(&query.parent_term, "parent_id")
                && !(query.top_only && term.contains_key("parent_id"))
        });
        terms
    };
    answer_list(state, query, find, |_, record| record).await
}

/// One term.
#[utoipa::path(
    get,
    path = "/api/hsds/v3/taxonomy_terms/{id}",
    operation_id = "taxonomy_term",
    tag = "hsds",
    params(("id" = String, Path, description = "The term's id")),
    responses(
        (status = 200, description = "A term", body = Object),
        (status = 404, description = "No term has this id", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn read_taxonomy_term(PathId(id): PathId) -> Result<Response, HttpError> {
    answer_record(hsds::term_records(), &id)
}

/// The records whose names hold all the words.
fn named(mut records: Vec<Record>, query: &ListQuery) -> Vec<Record> {
    let words = &query.criteria.words;
    records.retain(|record| words.occur_in(&fold(text(record, "name"))));
    records
}

fn answer_record(records: Vec<Record>, id: &str) -> Result<Response, HttpError> {
    let mut records = records.into_iter();
    let record = records.find(|record| text(record, "id") == id);
    json_answer(&record.ok_or(HttpError::NotFound)?)
}

fn text<'r>(record: &'r Record, field: &str) -> &'r str {
    let text = record.get(field).and_then(Value::as_str);
    text.unwrap_or_default()
}
