//! Meetings of Narcotics Anonymous, as a BMLT root server answers `GetSearchResults` in JSON: a list of objects whose
//! values are all strings (<https://bmlt.app>).

use super::{
    ImportError, Options, Progress, Summary,
    edition::{Edition, Origin},
    file,
    meetings::{self, Kinds, Meeting, Mode},
    postal, table,
};
use crate::listing::{Address, PostalCode, slug};
use jiff::{SignedDuration, civil::Weekday};
use serde_json::{Map, Value};
use std::path::Path;

type Row = Map<String, Value>;

/// Imports an answer as one list of the data folder, in place of its earlier edition. It has no date: the options
/// must say one.
pub fn import(
    path: &Path,
    options: Options<'_>,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let bytes = file::read(path)?;
    let rows: Vec<Row> =
        serde_json::from_str(&file::decoded(&bytes)).map_err(|error| ImportError::Json {
            wanted: "BMLT answer, which is a list of meetings in JSON",
            reason: error.to_string(),
        })?;
    let stem = file::stem(path);
    let origin = Origin {
        list: slug(stem),
        name: format!("Narcotics Anonymous meetings, {stem}"),
        url: None,
        date: table::year_in_name(path),
    };
    let mut edition = Edition::new(options, origin)?;
    let mut kinds = Kinds::of_bmlt();
    edition.read(&rows, 1, progress, |row, source, _| {
        meeting(row)?.listing(&mut kinds, source)
    });
    edition.unknown_codes(kinds.unknown());
    edition.finish(meetings::together)
}

fn meeting(row: &Row) -> Result<Meeting, String> {
    let get = |field: &str| {
        let text = row.get(field)?.as_str()?.trim();
        (!text.is_empty()).then_some(text)
    };
    if get("published") == Some("0") {
        return Err("it is not published".to_owned());
    }
    let begins = get("start_time").and_then(meetings::time);
    let lasts = get("duration_time").and_then(meetings::time);
    let minutes = lasts.map(|lasts| i64::from(lasts.hour()) * 60 + i64::from(lasts.minute()));
    let ends = begins
        .zip(minutes)
        .map(|(begins, minutes)| begins.wrapping_add(SignedDuration::from_mins(minutes)));
    let state = get("location_province").and_then(postal::state);
    Ok(Meeting {
        name: get("meeting_name").unwrap_or_default().to_owned(),
        organization: None,
        venue: get("location_text").map(str::to_owned),
        address: get("location_municipality")
            .zip(state)
            .map(|(city, state)| Address {
                street: get("location_street").map(Into::into),
                street_2: None,
                city: city.into(),
                state,
                postal_code: get("location_postal_code_1")
                    .and_then(|zip| PostalCode::from_cell(zip).ok()),
            }),
        point: postal::point(get("latitude"), get("longitude")),
        // 1 is Sunday.
        days: get("weekday_tinyint")
            .and_then(|day| Weekday::from_sunday_one_offset(day.parse().ok()?).ok())
            .into_iter()
            .collect(),
        begins,
        ends: ends.filter(|ends| Some(*ends) != begins),
        timezone: get("time_zone").map(str::to_owned),
        mode: match get("venue_type") {
            Some("1") => Some(Mode::InPerson),
            Some("2") => Some(Mode::Online),
            Some("3") => Some(Mode::Hybrid),
            _ => None,
        },
        online: get("virtual_meeting_link").map(str::to_owned),
        website: None,
        types: get("formats")
            .map(|codes| codes.split(',').map(str::to_owned).collect())
            .unwrap_or_default(),
        updated: None,
    })
}
