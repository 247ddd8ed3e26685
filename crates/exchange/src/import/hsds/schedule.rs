//! When a service is open.

use super::super::{
    hours,
    record::{Record, children, text},
};
use jiff::civil::Weekday;
use waymark_directory::listing::{DAYS, Hours, OpeningHours};

/// The hours of the first of the objects that has any; what cannot be read is left out and told.
pub(super) fn hours<'r>(
    objects: impl IntoIterator<Item = &'r Record>,
    timezone: Option<&str>,
    faults: &mut Vec<String>,
) -> Option<Hours> {
    let object = objects.into_iter().find(|object| {
        children(object, "schedules")
            .any(|row| row.contains_key("opens_at") || row.contains_key("closes_at"))
    })?;
    let mut zone = None;
    let mut opening: Vec<OpeningHours> = Vec::new();
    for row in children(object, "schedules") {
        zone = zone.or_else(|| text(row, "tzid"));
        let (Some(days), Some(opens)) = (days(row), text(row, "opens_at")) else {
            continue;
        };
        let closes = text(row, "closes_at");
        let spans = spans(&days, &opens, closes.as_deref());
        match spans {
            Some(spans) => opening.extend(spans),
            None => faults.push(format!(
                "\"{opens}\" to \"{}\" are no hours",
                closes.unwrap_or_default()
            )),
        }
    }
    let zone = zone.filter(|zone| jiff::tz::TimeZone::get(zone).is_ok());
    hours::week(opening, zone.as_deref().or(timezone))
}

fn spans(days: &[Weekday], opens: &str, closes: Option<&str>) -> Option<Vec<OpeningHours>> {
    let opens = hours::time(opens)?;
    let Some(closes) = closes else {
        return Some(vec![OpeningHours {
            days: days.to_vec(),
            opens,
            closes: None,
        }]);
    };
    // "5:00pm (dispensing)"
    let closes = hours::time(closes.split('(').next()?)?;
    let spans = days.iter().map(|day| hours::span(*day, opens, closes));
    Some(spans.collect::<Option<Vec<_>>>()?.concat())
}

/// `byday` of RFC 5545 (`MO,TU`) in 2.x and 3.x, `weekday` in 1.x. What does not come back every week is left out.
fn days(row: &Record) -> Option<Vec<Weekday>> {
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
