//! What a request asks for.

use super::page::{Listed, Paging};
use crate::{api::parameters::last, http::error::HttpError};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde_json::Value;
use utoipa::IntoParams;
use waymark_directory::{
    fold::fold,
    listing::{Coordinates, PostalCode, State},
    places::Places,
};
use waymark_exchange::hsds::Record;

/// The parameters of a list; those that a list does not know are not looked at.
#[derive(Debug)]
pub struct Filter {
    /// Folded words that must all be there.
    pub words: Vec<String>,
    pub term: Option<String>,
    pub taxonomy: Option<String>,
    pub organization: Option<String>,
    pub modified_after: Option<Date>,
    pub near: Option<Near>,
    pub form: Listed,
    pub full_service: bool,
    pub paging: Paging,
    top_only: bool,
    parent: Option<String>,
}

/// What lists of services understand.
#[expect(dead_code, reason = "it describes what [`Filter::read`] reads")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ServiceQuery {
    /// Words that all stand in names or descriptions.
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

/// People at a postcode.
#[derive(Clone, Copy, Debug)]
pub struct Near {
    pub postcode: PostalCode,
    pub state: State,
    pub centre: Coordinates,
    /// How far a location may be.
    pub metres: Option<f64>,
}

impl Filter {
    /// Reads the query string; says which parameter makes no sense.
    pub fn read(query: Option<&str>) -> Result<Self, HttpError> {
        let query = query.unwrap_or_default();
        let text = |name| last(query, name).filter(|text| !text.trim().is_empty());
        let is = |name| match text(name).as_deref() {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(_) => Err(HttpError::BadRequest(
                "full, full_service, minimal and top_only must be true or false",
            )),
        };
        let form = match (is("minimal")?, is("full")?) {
            (true, _) => Listed::Minimal,
            (_, true) => Listed::Full,
            _ => Listed::Brief,
        };
        let folded = fold(&text("search").unwrap_or_default());
        let words = folded.split(' ').filter(|word| !word.is_empty());
        Ok(Self {
            words: words.map(str::to_owned).collect(),
            term: text("taxonomy_term_id"),
            taxonomy: text("taxonomy_id"),
            organization: text("organization_id"),
            modified_after: text("modified_after").map(|text| day(&text)).transpose()?,
            near: near(text("postcode"), text("proximity"))?,
            form,
            full_service: is("full_service")?,
            paging: Paging::read(query)?,
            top_only: is("top_only")?,
            parent: text("parent_id"),
        })
    }

    /// Whether a folded text holds all the words.
    pub fn is_in(&self, folded: &str) -> bool {
        self.words.iter().all(|word| folded.contains(word.as_str()))
    }

    /// The records whose names hold all the words.
    pub fn named(&self, mut records: Vec<Record>) -> Vec<Record> {
        records.retain(|record| self.is_in(&fold(text(record, "name"))));
        records
    }

    /// The terms that are asked for.
    pub fn terms(&self, records: Vec<Record>) -> Vec<Record> {
        let is =
            |wanted: &Option<String>, said: &str| wanted.as_deref().is_none_or(|id| id == said);
        let mut records = self.named(records);
        records.retain(|record| {
            is(&self.taxonomy, text(record, "taxonomy_id"))
                && is(&self.parent, text(record, "parent_id"))
                && !(self.top_only && record.contains_key("parent_id"))
        });
        records
    }
}

fn text<'r>(record: &'r Record, field: &str) -> &'r str {
    record
        .get(field)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// The day of "2024-01-31T10:00:00Z" in UTC, or of "2024-01-31".
fn day(text: &str) -> Result<Date, HttpError> {
    let moment = text.parse::<Timestamp>();
    let date = moment.map(|moment| TimeZone::UTC.to_datetime(moment).date());
    date.or_else(|_| text.parse()).map_err(|_| {
        HttpError::BadRequest("modified_after must be a date and time such as 2024-01-31T00:00:00Z")
    })
}

fn near(postcode: Option<String>, proximity: Option<String>) -> Result<Option<Near>, HttpError> {
    let metres = match proximity {
        Some(text) => {
            let metres = text.parse::<f64>().ok();
            let metres = metres.filter(|metres| metres.is_finite() && *metres > 0.0);
            Some(metres.ok_or(HttpError::BadRequest(
                "proximity must be metres, such as 5000",
            ))?)
        }
        None => None,
    };
    let Some(text) = postcode else {
        return match metres {
            Some(_) => Err(HttpError::BadRequest(
                "proximity needs a postcode to be near to",
            )),
            None => Ok(None),
        };
    };
    let unknown =
        HttpError::BadRequest("postcode must be a ZIP code of five digits that is in use");
    let postcode: PostalCode = text.parse().map_err(|_| unknown.clone())?;
    let (centre, city) = Places::get().zip(postcode).ok_or(unknown)?;
    Ok(Some(Near {
        postcode,
        state: city.state,
        centre,
        metres,
    }))
}
