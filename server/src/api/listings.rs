//! `POST /api/v1/listings`: several listings at once, for a list that somebody keeps on their device.
//!
//! It is a POST although it changes nothing, because proxies log URLs, and what is on somebody's list must not be logged.

use super::{listing::ListingRecord, parameters::AnswerLang, respond::json_answer};
use crate::{
    http::error::{HttpError, ProblemDocument},
    state::AppState,
};
use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::StatusCode,
    response::Response,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub const PATH: &str = "/api/v1/listings";
/// As many as a saved list can hold.
const MAX_IDS: usize = 100;
/// Largest body in bytes: room for that many ids of the greatest length.
pub const MAX_BODY: usize = 8 * 1024;

/// The listings to read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ListingsRequest {
    /// Present or former ids of listings; at most 100.
    #[schema(example = json!(["oxford-house", "988-lifeline"]))]
    ids: Vec<String>,
}

/// The listings in the requested order.
#[derive(Debug, Serialize, ToSchema)]
pub struct Places {
    places: Vec<Place>,
}

/// A requested listing.
#[derive(Debug, Serialize, ToSchema)]
pub struct Place {
    /// The id in the request.
    asked: String,
    /// Null if no listing has this id.
    listing: Option<ListingRecord>,
}

/// Several listings by their ids.
///
/// Closed ones are included. Nothing of the request is kept.
#[utoipa::path(
    post,
    path = "/api/v1/listings",
    operation_id = "listings",
    tag = "directory",
    params(("lang" = Option<String>, Query, description = "Language of the texts: \"en\" (default) or \"es\"")),
    request_body = ListingsRequest,
    responses(
        (status = 200, body = Places),
        (status = 400, description = "The body or `lang` is malformed", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn read_listings(
    State(state): State<AppState>,
    AnswerLang(lang): AnswerLang,
    request: Result<Json<ListingsRequest>, JsonRejection>,
) -> Result<Response, HttpError> {
    let refused =
        HttpError::BadRequest("send {\"ids\": [\"…\"]} as application/json, at most 100 ids");
    let ids = match request {
        Ok(Json(ListingsRequest { ids })) => ids,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return Err(HttpError::BodyTooLarge);
        }
        Err(_) => return Err(refused),
    };
    if ids.len() > MAX_IDS {
        return Err(refused);
    }
    let directory = state.directory();
    let place = |asked: String| {
        let id = asked.parse().ok();
        let listing = id.and_then(|id| directory.listing(&id));
        let listing = listing.map(|listing| ListingRecord::new(listing, lang));
        Place { asked, listing }
    };
    let places = ids.into_iter().map(place).collect();
    json_answer(&Places { places })
}
