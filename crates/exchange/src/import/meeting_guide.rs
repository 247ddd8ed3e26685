//! Feeds in the Meeting Guide format (<https://github.com/code4recovery/spec>), which AA and others publish. They are
//! written loosely: numbers as strings, one day or a list of them, an address on one line or in parts.

use super::{
    clean::parse_day,
    edition::{Edition, ImportOptions, ListOrigin, Progress},
    error::ImportError,
    fault::RowFault,
    file::file_stem,
    hours::parse_time,
    json::{Record, text},
    location::{find_state, parse_address, parse_point},
    meetings::{Attendance, Meeting, MeetingCodes, MeetingFormat},
    summary::ImportSummary,
    table::year_in_name,
};
use jiff::civil::{Date, Weekday};
use serde_json::Value;
use std::{collections::HashMap, path::Path};
use waymark_directory::listing::{Address, Coordinates, PostalCode, make_slug};

const FORMAT: MeetingFormat = MeetingFormat {
    name: "Meeting Guide feed, which is a list of meetings in JSON",
    fields: &["name", "slug", "day", "time"],
    read_meeting,
};

/// Imports a feed as one list of the data folder, in place of its earlier edition.
pub fn import_meeting_guide(
    path: &Path,
    options: ImportOptions<'_>,
    progress: Progress<'_>,
) -> Result<ImportSummary, ImportError> {
    let (mut row_count, mut newest, mut hosts) = (0, None, HostCounts::default());
    FORMAT.for_each_meeting(path, &mut |record| {
        row_count += 1;
        newest = newest.max(updated_on(record));
        hosts.count(record);
    })?;
    let publisher = hosts.most_common();
    let stem = file_stem(path);
    let origin = ListOrigin {
        list: make_slug(stem),
        name: match &publisher {
            Some(host) => format!("Meeting list of {host}"),
            None => format!("Meeting list {stem}"),
        },
        url: publisher.map(|host| format!("https://{host}/")),
        date: newest.or_else(|| year_in_name(path)),
    };
    let edition = Edition::begin(origin, row_count, options, progress)?;
    FORMAT.import_into(edition, path, MeetingCodes::of_meeting_guide())
}

fn read_meeting(record: &Record) -> Result<Meeting, RowFault> {
    let attendance = match text(record, "attendance_option").as_deref() {
        Some("in_person") => Some(Attendance::InPerson),
        Some("online") => Some(Attendance::Online),
        Some("hybrid") => Some(Attendance::Hybrid),
        Some("inactive") => return Err(RowFault::Withdrawn("not active")),
        _ => None,
    };
    let is_approximate =
        text(record, "approximate").is_some_and(|word| word == "yes" || word == "true");
    let mut address = read_address(record);
    if is_approximate && let Some(address) = &mut address {
        address.street = None;
    }
    Ok(Meeting {
        name: text(record, "name"),
        organization: text(record, "entity").or_else(|| text(record, "group")),
        venue: text(record, "location"),
        point: read_point(record).filter(|_| !is_approximate),
        address,
        days: read_days(record.get("day")),
        begins: text(record, "time").and_then(|time| parse_time(&time)),
        ends: text(record, "end_time").and_then(|time| parse_time(&time)),
        timezone: text(record, "timezone"),
        attendance,
        online: text(record, "conference_url"),
        website: text(record, "url"),
        codes: read_codes(record.get("types")),
        updated: updated_on(record),
    })
}

fn read_address(record: &Record) -> Option<Address> {
    if let Some(line) = text(record, "formatted_address") {
        return parse_address(&line).ok();
    }
    Some(Address {
        street: text(record, "address").map(|street| street.trim_end_matches([',', ' ']).into()),
        street_2: None,
        city: text(record, "city")?.into(),
        state: find_state(&text(record, "state")?)?,
        postal_code: text(record, "postal_code").and_then(|zip| PostalCode::from_cell(&zip).ok()),
    })
}

fn read_point(record: &Record) -> Option<Coordinates> {
    let (latitude, longitude) = (text(record, "latitude"), text(record, "longitude"));
    if latitude.is_some() {
        return parse_point(latitude.as_deref(), longitude.as_deref());
    }
    let both = text(record, "coordinates")?;
    let (latitude, longitude) = both.split_once(',')?;
    parse_point(Some(latitude), Some(longitude))
}

/// One day, a list of them, or nothing for meetings by appointment. 0 is Sunday.
fn read_days(value: Option<&Value>) -> Vec<Weekday> {
    let number = |value: &Value| match value {
        Value::Number(number) => i8::try_from(number.as_i64()?).ok(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let numbers: Vec<i8> = match value {
        Some(Value::Array(values)) => values.iter().filter_map(number).collect(),
        Some(value) => number(value).into_iter().collect(),
        None => Vec::new(),
    };
    let days = numbers.into_iter();
    days.filter_map(|day| Weekday::from_sunday_zero_offset(day).ok())
        .collect()
}

/// A list of codes, or codes in one string.
fn read_codes(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(values)) => values
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        Some(Value::String(codes)) => codes.split(',').map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn updated_on(record: &Record) -> Option<Date> {
    parse_day(&text(record, "updated")?)
}

/// How many meetings each web host publishes.
#[derive(Default)]
struct HostCounts(HashMap<String, usize>);

impl HostCounts {
    fn count(&mut self, record: &Record) {
        let host = || {
            let url = text(record, "url")?;
            let host = url.split('/').nth(2)?;
            let host = host.trim_start_matches("www.").to_lowercase();
            host.contains('.').then_some(host)
        };
        if let Some(host) = host() {
            *self.0.entry(host).or_default() += 1;
        }
    }

    /// The host of most meetings, which is the publisher.
    fn most_common(self) -> Option<String> {
        self.0
            .into_iter()
            .max_by_key(|(host, count)| (*count, host.clone()))
            .map(|(host, _)| host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn days_are_read_in_any_form() {
        let days = |value| read_days(Some(&value));
        assert_eq!(days(json!(0)), [Weekday::Sunday]);
        assert_eq!(days(json!("3")), [Weekday::Wednesday]);
        assert_eq!(
            days(json!([1, "5", 9, null])),
            [Weekday::Monday, Weekday::Friday]
        );
        assert!(days(json!(null)).is_empty() && days(json!({"a": 1})).is_empty());
    }

    #[test]
    fn one_odd_address_does_not_change_the_publisher() {
        let publisher = |urls: &[&str]| {
            let mut hosts = HostCounts::default();
            for url in urls {
                hosts.count(&Record::from_iter([("url".to_owned(), json!(url))]));
            }
            hosts.most_common()
        };
        let urls = [
            "none",
            "https://www.example.org/1",
            "https://EXAMPLE.org/2",
            "https://a.test/",
        ];
        assert_eq!(publisher(&urls).as_deref(), Some("example.org"));
        assert_eq!(publisher(&urls[..1]), None);
    }
}
