//! The parameters of HSDS lists: which records, in how much detail, and which part of the list.

use crate::{
    api::parameters::Parameters,
    hsds::{Criteria, NearPostcode, SearchWords, TooManyWords},
    http::error::HttpError,
};
use axum::{extract::FromRequestParts, http::request::Parts};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use utoipa::IntoParams;
use waymark_directory::{listing::PostalCode, places::Places};
use waymark_exchange::hsds::{Record, without_lists};

/// Records per page, unless the request says otherwise.
const DEFAULT_PAGE_SIZE: usize = 50;
const MAX_PAGE_SIZE: usize = 500;

/// The parameters of every list. Each list uses the ones it knows and ignores the others, but a malformed one is an error
/// everywhere.
#[derive(Clone, Debug)]
pub struct ListQuery {
    pub criteria: Criteria,
    pub detail: Detail,
    pub nested_services: NestedServices,
    pub part: ListPart,
    /// Only taxonomy terms without a parent.
    pub top_only: bool,
    /// Only taxonomy terms below this one.
    pub parent_term: Option<String>,
}

/// How much of each record is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Only its id and when it was changed.
    Minimal,
    /// Without lists.
    Brief,
    Full,
}

/// How much an organization shows of its services.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NestedServices {
    Omitted,
    Brief,
    Full,
}

/// Which part of a list is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListPart {
    /// One page, counted from 1.
    Page { number: usize, size: usize },
    /// All records, a line each.
    AllLines,
}

/// What lists of services understand.
#[expect(dead_code, reason = "it describes what [`ListQuery`] reads")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ServiceParameters {
    /// Words that must all occur in names or descriptions: at most 200 characters and 16 different words.
    search: Option<String>,
    /// A term of a taxonomy.
    taxonomy_term_id: Option<String>,
    /// A taxonomy, any of its terms.
    taxonomy_id: Option<String>,
    /// An organization.
    organization_id: Option<String>,
    /// Changed on this day or later.
    #[param(example = "2024-01-31T00:00:00Z")]
    modified_after: Option<String>,
    /// With all nested objects.
    full: Option<bool>,
}

/// What every list understands.
#[expect(dead_code, reason = "it describes what [`ListQuery`] reads")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageParameters {
    /// Counted from 1.
    #[param(minimum = 1)]
    page: Option<u32>,
    /// 50 by default.
    #[param(minimum = 1, maximum = 500)]
    per_page: Option<u32>,
    /// "json" (default), or "ndjson": all of them, a line each. Only a few can be sent at once; beyond that the answer
    /// is 503 with `Retry-After`.
    format: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for ListQuery {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, HttpError> {
        Self::parse(parts.uri.query().unwrap_or_default())
    }
}

impl ListQuery {
    fn parse(query: &str) -> Result<Self, HttpError> {
        let parameters = Parameters::parse(query);
        let text = |name| parameters.get(name).filter(|text| !text.trim().is_empty());
        let owned = |name| text(name).map(str::to_owned);
        let is_set = |name| match text(name) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(_) => Err(HttpError::BadRequest(
                "full, full_service, minimal and top_only must be true or false",
            )),
        };
        let detail = match (is_set("minimal")?, is_set("full")?) {
            (true, _) => Detail::Minimal,
            (_, true) => Detail::Full,
            _ => Detail::Brief,
        };
        let nested_services = match (is_set("full_service")?, detail) {
            (true, _) => NestedServices::Full,
            (_, Detail::Full) => NestedServices::Brief,
            _ => NestedServices::Omitted,
        };
        Ok(Self {
            criteria: Criteria {
                words: SearchWords::parse(text("search").unwrap_or_default())?,
                term: owned("taxonomy_term_id"),
                taxonomy: owned("taxonomy_id"),
                organization: owned("organization_id"),
                modified_after: text("modified_after").map(parse_day).transpose()?,
                near: parse_near(text("postcode"), text("proximity"))?,
            },
            detail,
            nested_services,
            part: ListPart::parse(&parameters)?,
            top_only: is_set("top_only")?,
            parent_term: owned("parent_id"),
        })
    }
}

impl Detail {
    /// Reduces a record to this much detail.
    pub fn apply(self, mut record: Record) -> Record {
        match self {
            Self::Full => record,
            Self::Brief => without_lists(record),
            Self::Minimal => {
                record.retain(|field, _| field == "id" || field == "last_modified");
                record
            }
        }
    }
}

impl ListPart {
    fn parse(parameters: &Parameters<'_>) -> Result<Self, HttpError> {
        let number = |name, default| match parameters.get(name) {
            Some(text) => text.parse().ok().filter(|number| *number > 0),
            None => Some(default),
        };
        let page = Self::Page {
            number: number("page", 1)
                .ok_or(HttpError::BadRequest("page must be a whole number from 1"))?,
            size: number("per_page", DEFAULT_PAGE_SIZE)
                .filter(|size| *size <= MAX_PAGE_SIZE)
                .ok_or(HttpError::BadRequest(
                    "per_page must be a whole number from 1 to 500",
                ))?,
        };
        match parameters.get("format") {
            None | Some("json") => Ok(page),
            Some("ndjson") => Ok(Self::AllLines),
            Some(_) => Err(HttpError::BadRequest(
                "format must be \"json\" or \"ndjson\"",
            )),
        }
    }
}

impl From<TooManyWords> for HttpError {
    fn from(_: TooManyWords) -> Self {
        Self::BadRequest("search takes at most 200 characters and 16 different words")
    }
}

/// The day of "2024-01-31T10:00:00Z" in UTC, or of "2024-01-31".
fn parse_day(text: &str) -> Result<Date, HttpError> {
    let moment = text.parse::<Timestamp>();
    let date = moment.map(|moment| TimeZone::UTC.to_datetime(moment).date());
    date.or_else(|_| text.parse()).map_err(|_| {
        HttpError::BadRequest("modified_after must be a date and time such as 2024-01-31T00:00:00Z")
    })
}

fn parse_near(
    postcode: Option<&str>,
    proximity: Option<&str>,
) -> Result<Option<NearPostcode>, HttpError> {
    let meters = proximity.map(parse_meters).transpose()?;
    let Some(postcode) = postcode else {
        return match meters {
            Some(_) => Err(HttpError::BadRequest(
                "proximity needs a postcode to measure from",
            )),
            None => Ok(None),
        };
    };
    let unknown =
        HttpError::BadRequest("postcode must be a ZIP code of five digits that is in use");
    let postcode: PostalCode = postcode.parse().map_err(|_| unknown.clone())?;
    let (center, city) = Places::get().find_zip(postcode).ok_or(unknown)?;
    Ok(Some(NearPostcode {
        postcode,
        state: city.state,
        center,
        meters,
    }))
}

fn parse_meters(text: &str) -> Result<f64, HttpError> {
    let meters = text.parse::<f64>().ok();
    meters
        .filter(|meters| meters.is_finite() && *meters > 0.0)
        .ok_or(HttpError::BadRequest(
            "proximity must be meters, such as 5000",
        ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_of_words_are_refused() {
        let repeated = format!("search={}", "e+".repeat(8_000));
        let different: Vec<_> = (0..2_000).map(|n| format!("w{n}")).collect();
        for query in [repeated, format!("search={}", different.join("+"))] {
            let error = ListQuery::parse(&query).expect_err("it is too much work");
            assert_eq!(error, HttpError::from(TooManyWords));
        }
        assert_eq!(
            HttpError::from(TooManyWords),
            HttpError::BadRequest("search takes at most 200 characters and 16 different words")
        );
    }

    #[test]
    fn the_error_names_the_limits() {
        let HttpError::BadRequest(text) = HttpError::from(TooManyWords) else {
            panic!("it is the client's mistake")
        };
        assert_eq!(text, TooManyWords.to_string());
    }
}
