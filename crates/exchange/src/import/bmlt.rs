//! Meetings of Narcotics Anonymous, as a BMLT root server answers `GetSearchResults` in JSON: a list of objects whose
//! values are all strings (<https://bmlt.app>).

use super::{
    ImportError, Options, Progress, Summary,
    edition::{Edition, Origin},
    file, hours,
    meetings::{Format, Kinds, Meeting, Mode},
    postal,
    record::{self, Record},
    table,
};
use jiff::{SignedDuration, civil::Weekday};
use std::path::Path;
use waymark_directory::listing::{Address, PostalCode, slug};

const FORMAT: Format = Format {
    name: "BMLT answer, which is a list of meetings in JSON",
    fields: &["id_bigint", "meeting_name", "weekday_tinyint"],
    meeting,
};

/// Imports an answer as one list of the data folder, in place of its earlier edition. It has no date: the options
/// must say one.
pub fn import(
    path: &Path,
    options: Options<'_>,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let mut rows = 0;
    FORMAT.each(path, &mut |_| rows += 1)?;
    let stem = file::stem(path);
    let origin = Origin {
        list: slug(stem),
        name: format!("Narcotics Anonymous meetings, {stem}"),
        url: None,
        date: table::year_in_name(path),
    };
    let edition = Edition::new(origin, rows, options, progress)?;
    FORMAT.import(path, Kinds::of_bmlt(), edition)
}

fn meeting(row: &Record) -> Result<Meeting, String> {
    let get = |field: &str| record::text(row, field);
    if get("published").as_deref() == Some("0") {
        return Err("it is not published".to_owned());
    }
    let begins = get("start_time").and_then(|time| hours::time(&time));
    let lasts = get("duration_time").and_then(|time| hours::time(&time));
    let minutes = lasts.map(|lasts| i64::from(lasts.hour()) * 60 + i64::from(lasts.minute()));
    let ends = begins
        .zip(minutes)
        .map(|(begins, minutes)| begins.wrapping_add(SignedDuration::from_mins(minutes)));
    let state = get("location_province").and_then(|state| postal::state(&state));
    Ok(Meeting {
        name: get("meeting_name"),
        organization: None,
        venue: get("location_text"),
        address: get("location_municipality")
            .zip(state)
            .map(|(city, state)| Address {
                street: get("location_street").map(Into::into),
                street_2: None,
                city: city.into(),
                state,
                postal_code: get("location_postal_code_1")
                    .and_then(|zip| PostalCode::from_cell(&zip).ok()),
            }),
        point: postal::point(get("latitude").as_deref(), get("longitude").as_deref()),
        // 1 is Sunday.
        days: get("weekday_tinyint")
            .and_then(|day| Weekday::from_sunday_one_offset(day.parse().ok()?).ok())
            .into_iter()
            .collect(),
        begins,
        ends: ends.filter(|ends| Some(*ends) != begins),
        timezone: get("time_zone"),
        mode: match get("venue_type").as_deref() {
            Some("1") => Some(Mode::InPerson),
            Some("2") => Some(Mode::Online),
            Some("3") => Some(Mode::Hybrid),
            _ => None,
        },
        online: get("virtual_meeting_link"),
        website: None,
        types: get("formats")
            .map(|codes| codes.split(',').map(str::to_owned).collect())
            .unwrap_or_default(),
        updated: None,
    })
}
