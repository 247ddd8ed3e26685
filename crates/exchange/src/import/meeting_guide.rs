//! Feeds in the Meeting Guide format (<https://github.com/code4recovery/spec>), as loosely as they are written: numbers
//! as strings, one day or a list of them, an address in one line or in parts.

use super::{
    ImportError, Options, Progress, Summary, clean,
    edition::{Edition, Origin},
    file, hours,
    meetings::{Format, Kinds, Meeting, Mode},
    postal,
    record::{Record, text},
    table,
};
use jiff::civil::{Date, Weekday};
use serde_json::Value;
use std::{collections::HashMap, path::Path};
use waymark_directory::listing::{Address, Coordinates, PostalCode, slug};

const FORMAT: Format = Format {
    name: "Meeting Guide feed, which is a list of meetings in JSON",
    fields: &["name", "slug", "day", "time"],
    meeting,
};

/// Imports a feed as one list of the data folder, in place of its earlier edition.
pub fn import(
    path: &Path,
    options: Options<'_>,
    progress: Progress<'_>,
) -> Result<Summary, ImportError> {
    let (mut rows, mut newest, mut hosts) = (0, None, Hosts::default());
    FORMAT.each(path, &mut |row| {
        rows += 1;
        newest = newest.max(updated(row));
        hosts.count(row);
    })?;
    let publisher = hosts.most();
    let stem = file::stem(path);
    let origin = Origin {
        list: slug(stem),
        name: match &publisher {
            Some(host) => format!("Meeting list of {host}"),
            None => format!("Meeting list {stem}"),
        },
        url: publisher.map(|host| format!("https://{host}/")),
        date: newest.or_else(|| table::year_in_name(path)),
    };
    let edition = Edition::new(origin, rows, options, progress)?;
    FORMAT.import(path, Kinds::of_meeting_guide(), edition)
}

fn meeting(row: &Record) -> Result<Meeting, String> {
    let mode = match text(row, "attendance_option").as_deref() {
        Some("in_person") => Some(Mode::InPerson),
        Some("online") => Some(Mode::Online),
        Some("hybrid") => Some(Mode::Hybrid),
        Some("inactive") => return Err("it is not active".to_owned()),
        _ => None,
    };
    let is_approximate =
        text(row, "approximate").is_some_and(|word| word == "yes" || word == "true");
    let mut address = address(row);
    if is_approximate && let Some(address) = &mut address {
        address.street = None;
    }
    Ok(Meeting {
        name: text(row, "name"),
        organization: text(row, "entity").or_else(|| text(row, "group")),
        venue: text(row, "location"),
        point: point(row).filter(|_| !is_approximate),
        address,
        days: days(row.get("day")),
        begins: text(row, "time").and_then(|time| hours::time(&time)),
        ends: text(row, "end_time").and_then(|time| hours::time(&time)),
        timezone: text(row, "timezone"),
        mode,
        online: text(row, "conference_url"),
        website: text(row, "url"),
        types: types(row.get("types")),
        updated: updated(row),
    })
}

fn address(row: &Record) -> Option<Address> {
    if let Some(line) = text(row, "formatted_address") {
        return postal::address(&line).ok();
    }
    Some(Address {
        street: text(row, "address").map(|street| street.trim_end_matches([',', ' ']).into()),
        street_2: None,
        city: text(row, "city")?.into(),
        state: postal::state(&text(row, "state")?)?,
        postal_code: text(row, "postal_code").and_then(|zip| PostalCode::from_cell(&zip).ok()),
    })
}

fn point(row: &Record) -> Option<Coordinates> {
    let (latitude, longitude) = (text(row, "latitude"), text(row, "longitude"));
    if latitude.is_some() {
        return postal::point(latitude.as_deref(), longitude.as_deref());
    }
    let both = text(row, "coordinates")?;
    let (latitude, longitude) = both.split_once(',')?;
    postal::point(Some(latitude), Some(longitude))
}

/// 0 is Sunday. One day, a list of them, or none for meetings by appointment.
fn days(value: Option<&Value>) -> Vec<Weekday> {
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
fn types(value: Option<&Value>) -> Vec<String> {
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

fn updated(row: &Record) -> Option<Date> {
    clean::day(&text(row, "updated")?)
}

/// The hosts that meetings are published on, with how many.
#[derive(Default)]
struct Hosts(HashMap<String, usize>);

impl Hosts {
    fn count(&mut self, row: &Record) {
        let host = || {
            let url = text(row, "url")?;
            let host = url.split('/').nth(2)?;
            let host = host.trim_start_matches("www.").to_lowercase();
            host.contains('.').then_some(host)
        };
        if let Some(host) = host() {
            *self.0.entry(host).or_default() += 1;
        }
    }

    /// The host of most meetings: the publisher.
    fn most(self) -> Option<String> {
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
    fn days_are_read_in_any_shape() {
        let days = |value| days(Some(&value));
        assert_eq!(days(json!(0)), [Weekday::Sunday]);
        assert_eq!(days(json!("3")), [Weekday::Wednesday]);
        assert_eq!(
            days(json!([1, "5", 9, null])),
            [Weekday::Monday, Weekday::Friday]
        );
        assert!(days(json!(null)).is_empty() && days(json!({"a": 1})).is_empty());
    }

    #[test]
    fn one_odd_address_hides_no_publisher() {
        let publisher = |urls: &[&str]| {
            let mut hosts = Hosts::default();
            for url in urls {
                hosts.count(&Record::from_iter([("url".to_owned(), json!(url))]));
            }
            hosts.most()
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
