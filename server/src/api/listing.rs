//! `GET /api/v1/listings/{id}`: everything public about one listing.

use super::{
    parameters::{AnswerLang, PathId},
    record::{Address, Phone, Point, Source, Terms, hours, text},
    respond::json_answer,
};
use crate::{
    http::error::{HttpError, ProblemDocument},
    state::AppState,
};
use axum::{extract::State, response::Response};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_directory::{
    Lang, Listing, ListingId,
    listing::{ServiceArea, Status},
};

/// One service at one place, or online, by phone, or for an area.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListingRecord {
    /// Stable across imports, and part of every link. Differs from the requested one if listings were merged.
    id: String,
    /// As the source gives it.
    name: String,
    /// Who runs it, if that differs from the name.
    organization: Option<String>,
    /// What it offers, in a few sentences.
    description: Option<String>,
    /// Keys of what it offers, for whom, and how it can be paid.
    terms: Terms,
    /// Who is eligible.
    eligibility: Option<String>,
    /// What to bring.
    documents: Option<String>,
    /// In the order to try them.
    phones: Vec<Phone>,
    /// Its own website.
    website: Option<String>,
    /// A page to chat with a person.
    chat: Option<String>,
    /// A page or room to take part online.
    online: Option<String>,
    /// Null for services without a street address, and for confidential ones.
    address: Option<Address>,
    /// Suite, floor, building.
    street_2: Option<String>,
    /// Null if the address is.
    coordinates: Option<Point>,
    /// Where it serves people, for services without a street address.
    service_area: Option<Area>,
    /// "always", or time spans by weekday; null if the source doesn't say.
    #[schema(value_type = Option<Object>)]
    hours: Option<serde_json::Value>,
    /// Whether its address is hidden from everyone.
    confidential: bool,
    /// "active", "temporarily-closed" or "closed".
    status: &'static str,
    /// More than one if lists were merged.
    sources: Vec<Source>,
    /// When this directory last checked it; null if it never did.
    #[schema(example = "2026-11-23")]
    verified_on: Option<String>,
    /// When it should be checked again.
    review_by: Option<String>,
    /// The path of its page here.
    #[schema(example = "/r/oxford-house/oxford-house")]
    url: String,
}

/// Where a service without a street address serves people.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct Area {
    /// The whole country.
    national: bool,
    /// Two-letter codes.
    states: Vec<String>,
}

/// One listing.
///
/// Closed ones are included, so that old links can say so. Nothing about who asks is kept.
#[utoipa::path(
    get,
    path = "/api/v1/listings/{id}",
    operation_id = "listing",
    tag = "directory",
    params(
        ("id" = String, Path, description = "The listing's id, or one it had before", example = "oxford-house"),
        ("lang" = Option<String>, Query, description = "Language of the texts: \"en\" (default) or \"es\""),
    ),
    responses(
        (status = 200, body = ListingRecord),
        (status = 400, description = "`lang` is malformed", body = ProblemDocument, content_type = "application/problem+json"),
        (status = 404, description = "No listing has this id", body = ProblemDocument, content_type = "application/problem+json"),
    )
)]
pub async fn read_listing(
    State(state): State<AppState>,
    AnswerLang(lang): AnswerLang,
    PathId(id): PathId,
) -> Result<Response, HttpError> {
    let id: ListingId = id.parse().map_err(|_| HttpError::NotFound)?;
    let directory = state.directory();
    let listing = directory.listing(&id).ok_or(HttpError::NotFound)?;
    json_answer(&ListingRecord::new(listing, lang))
}

impl ListingRecord {
    pub(super) fn new(listing: &Listing, lang: Lang) -> Self {
        let address = listing.address.as_ref().filter(|_| !listing.confidential);
        Self {
            id: listing.id.to_string(),
            name: listing.name.get(lang).to_owned(),
            organization: owned(listing.organization.as_deref()),
            description: text(&listing.description, lang),
            terms: Terms::of_listing(listing),
            eligibility: text(&listing.eligibility, lang),
            documents: text(&listing.documents, lang),
            phones: listing
                .phones
                .iter()
                .map(|phone| Phone::of(phone, lang))
                .collect(),
            website: owned(listing.website.as_deref()),
            chat: owned(listing.chat.as_deref()),
            online: owned(listing.online.as_deref()),
            address: Address::of_listing(listing),
            street_2: owned(address.and_then(|address| address.street_2.as_deref())),
            coordinates: Point::of_listing(listing),
            service_area: listing.service_area.as_ref().map(Area::of),
            hours: hours(listing.hours.as_ref()),
            confidential: listing.confidential,
            status: match listing.status {
                Status::Active => "active",
                Status::TemporarilyClosed => "temporarily-closed",
                Status::Closed => "closed",
            },
            sources: listing.sources.iter().map(Source::of).collect(),
            verified_on: listing
                .verified
                .as_ref()
                .map(|verified| verified.on.to_string()),
            review_by: listing.review_by.map(|date| date.to_string()),
            url: lang.path(&listing.path()),
        }
    }
}

impl Area {
    fn of(area: &ServiceArea) -> Self {
        match area {
            ServiceArea::National => Self {
                national: true,
                states: Vec::new(),
            },
            ServiceArea::States(states) => Self {
                national: false,
                states: states.iter().map(ToString::to_string).collect(),
            },
        }
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}
