//! The hours of an offer.

use super::super::{
    fault::RowFault,
    hours::{parse_time, split_at_midnight, weekly_hours},
    json::{Record, children, text},
};
use jiff::civil::Weekday;
use waymark_directory::listing::{DAYS, Hours, OpeningHours};

/// Reads the hours of the first record that has any. Hours that make no sense are left out.
pub(super) fn read_hours<'r>(
    records: impl IntoIterator<Item = &'r Record>,
    timezone: Option<&str>,
    faults: &mut Vec<RowFault>,
) -> Option<Hours> {
    let record = records.into_iter().find(|record| {
        children(record, "schedules")
            .any(|row| row.contains_key("opens_at") || row.contains_key("closes_at"))
    })?;
    let mut zone = None;
    let mut opening: Vec<OpeningHours> = Vec::new();
    for row in children(record, "schedules") {
        zone = zone.or_else(|| text(row, "tzid"));
        let (Some(days), Some(opens)) = (read_days(row), text(row, "opens_at")) else {
            continue;
        };
        let closes = text(row, "closes_at");
        match read_spans(&days, &opens, closes.as_deref()) {
            Some(spans) => opening.extend(spans),
            None => faults.push(RowFault::UnreadableSpan {
                opens,
                closes: closes.unwrap_or_default(),
            }),
        }
    }
    let zone = zone.filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
    weekly_hours(opening, zone.as_deref().or(timezone))
}

fn read_spans(days: &[Weekday], opens: &str, closes: Option<&str>) -> Option<Vec<OpeningHours>> {
    let opens = parse_time(opens)?;
    let Some(closes) = closes else {
        return Some(vec![OpeningHours {
            days: days.to_vec(),
            opens,
            closes: None,
        }]);
    };
    // Some write "5:00pm (dispensing)".
    let closes = parse_time(closes.split('(').next()?)?;
    let spans = days
        .iter()
        .map(|day| split_at_midnight(*day, opens, closes));
    Some(spans.collect::<Option<Vec<_>>>()?.concat())
}

/// Reads `byday` (`MO,TU`, as in RFC 5545) of versions 2 and 3, or `weekday` of version 1. `None` if the schedule does not
/// repeat every week.
fn read_days(row: &Record) -> Option<Vec<Weekday>> {
    let is_weekly = text(row, "freq").is_none_or(|freq| freq.eq_ignore_ascii_case("WEEKLY"));
    let is_every = text(row, "interval").is_none_or(|interval| interval == "1");
    let names = text(row, "byday").or_else(|| text(row, "weekday"))?;
    let day = |name: &str| {
        let name = name.trim().to_lowercase();
        let mut keys = DAYS.iter();
        keys.find(|(key, _)| name.len() >= 2 && name.starts_with(&key[..2]))
            .map(|(_, day)| *day)
    };
    let days: Vec<Weekday> = names.split(',').filter_map(day).collect();
    (is_weekly && is_every && !days.is_empty()).then_some(days)
}
