//! Meetings of Narcotics Anonymous, as a BMLT server answers `GetSearchResults` in JSON (<https://bmlt.app>): a list of
//! objects in which every value is a string.

use super::{
    edition::{Edition, ImportOptions, ListOrigin, Progress},
    error::ImportError,
    fault::RowFault,
    file::file_stem,
    hours::parse_time,
    json::{Record, text},
    location::{find_state, parse_point},
    meetings::{Attendance, Meeting, MeetingCodes, MeetingFormat},
    summary::ImportSummary,
    table::year_in_name,
};
use jiff::{SignedDuration, civil::Weekday};
use std::path::Path;
use waymark_directory::listing::{Address, PostalCode, make_slug};

const FORMAT: MeetingFormat = MeetingFormat {
    name: "BMLT answer, which is a list of meetings in JSON",
    fields: &["id_bigint", "meeting_name", "weekday_tinyint"],
    read_meeting,
};

/// Imports an answer as one list of the data folder, in place of its earlier edition. An answer has no date, so the
/// options must give one.
pub fn import_bmlt(
    path: &Path,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    let mut row_count = 0;
    FORMAT.for_each_meeting(path, &mut |_| row_count += 1)?;
    let stem = file_stem(path);
    let origin = ListOrigin {
        list: make_slug(stem),
        name: format!("Narcotics Anonymous meetings, {stem}"),
        url: None,
        date: year_in_name(path),
    };
    let edition = Edition::begin(origin, row_count, options, progress)?;
    FORMAT.import_into(edition, path, MeetingCodes::of_bmlt())
}

fn read_meeting(record: &Record) -> Result<Meeting, RowFault> {
    let get = |field: &str| text(record, field);
    if get("published").as_deref() == Some("0") {
        return Err(RowFault::Withdrawn("not published"));
    }
    let begins = get("start_time").and_then(|time| parse_time(&time));
    let lasts = get("duration_time").and_then(|time| parse_time(&time));
    let minutes = lasts.map(|lasts| i64::from(lasts.hour()) * 60 + i64::from(lasts.minute()));
    let ends = begins
        .zip(minutes)
        .map(|(begins, minutes)| begins.wrapping_add(SignedDuration::from_mins(minutes)));
    let state = get("location_province").and_then(|state| find_state(&state));
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
        point: parse_point(get("latitude").as_deref(), get("longitude").as_deref()),
        // 1 is Sunday.
        days: get("weekday_tinyint")
            .and_then(|day| Weekday::from_sunday_one_offset(day.parse().ok()?).ok())
            .into_iter()
            .collect(),
        begins,
        ends: ends.filter(|ends| Some(*ends) != begins),
        timezone: get("time_zone"),
        attendance: match get("venue_type").as_deref() {
            Some("1") => Some(Attendance::InPerson),
            Some("2") => Some(Attendance::Online),
            Some("3") => Some(Attendance::Hybrid),
            _ => None,
        },
        online: get("virtual_meeting_link"),
        website: None,
        codes: get("formats")
            .map(|codes| codes.split(',').map(str::to_owned).collect())
            .unwrap_or_default(),
        updated: None,
    })
}
