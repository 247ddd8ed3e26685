//! The calendar file of a meeting (RFC 5545): entries that repeat every week.

use super::route_in_each_language;
use crate::{
    http::{cache::CachePolicy, error::HttpError},
    state::AppState,
};
use axum::{
    Router,
    extract::{Path, State, rejection::PathRejection},
    http::{Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use icalendar::{Calendar, Component, Event, EventLike};
use jiff::{Timestamp, ToSpan, civil::Weekday};
use waymark_directory::{
    Lang, Listing, ListingId,
    listing::{Hours, MIDNIGHT, OpeningHours},
};

/// `/r/{id}/calendar.ics`, in both languages.
pub fn routes() -> Router<AppState> {
    route_in_each_language("/r/{id}/calendar.ics", &get(download))
}

async fn download(
    State(state): State<AppState>,
    id: Result<Path<String>, PathRejection>,
    address: Uri,
) -> Result<Response, HttpError> {
    let (lang, _) = Lang::split_path(address.path());
    let Path(id) = id.map_err(|_| HttpError::NotFound)?;
    let id: ListingId = id.parse().map_err(|_| HttpError::NotFound)?;
    let directory = state.directory();
    let listing = directory.listing(&id).filter(|listing| listing.is_listed());
    let calendar = listing
        .and_then(|listing| calendar(listing, lang, Timestamp::now()))
        .ok_or(HttpError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"calendar.ics\"",
        ),
    ];
    let policy = [(header::CACHE_CONTROL, CachePolicy::NoStore.value())];
    Ok((headers, policy, calendar).into_response())
}

/// The calendar of a meeting, starting with its next dates; `None` for other listings. Only the event's id mentions
/// Waymark, so to others who see the calendar it looks like an event its owner wrote.
fn calendar(listing: &Listing, lang: Lang, now: Timestamp) -> Option<String> {
    let Some(Hours::Weekly { timezone, opening }) =
        listing.hours.as_ref().filter(|_| listing.is_meeting())
    else {
        return None;
    };
    let today = now.in_tz(timezone).ok()?.date();
    let mut calendar = Calendar::new();
    for (span, number) in opening.iter().zip(1..) {
        let first = span.days.iter().map(|day| {
            let ahead = day.since(today.weekday());
            today.saturating_add(i64::from(ahead).days())
        });
        let first = first.min()?;
        let at = |time: jiff::civil::Time| {
            first
                .to_datetime(time)
                .strftime("%Y%m%dT%H%M%S")
                .to_string()
        };
        let mut event = Event::new();
        event
            .uid(&format!("{}-{number}@waymark", listing.id))
            .summary(listing.name.get(lang))
            .add_property("DTSTAMP", now.strftime("%Y%m%dT%H%M%SZ").to_string())
            .add_property("RRULE", format!("FREQ=WEEKLY;BYDAY={}", days(span)));
        let zone = |key: &str, value: String| {
            icalendar::Property::new(key, value)
                .add_parameter("TZID", timezone)
                .done()
        };
        event.append_property(zone("DTSTART", at(span.opens)));
        let closes = span.closes.map(|closes| {
            if closes == MIDNIGHT {
                jiff::civil::time(23, 59, 0, 0)
            } else {
                closes
            }
        });
        if let Some(closes) = closes {
            event.append_property(zone("DTEND", at(closes)));
        }
        if let Some(address) = &listing.address {
            event.location(&address.in_one_line());
        }
        if let Some(online) = &listing.online {
            event.url(online);
        }
        calendar.push(event.done());
    }
    Some(calendar.done().to_string())
}

/// The days as RFC 5545 writes them: `MO,FR`.
fn days(span: &OpeningHours) -> String {
    let code = |day: &Weekday| match day {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    span.days.iter().map(code).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use waymark_directory::listing::Source;

    fn meeting(hours: &str) -> Listing {
        let source = Source {
            name: "Made".into(),
            url: None,
            date: jiff::civil::date(2026, 1, 1),
            list: None,
            gave: Vec::new(),
        };
        let mut listing = Listing::new("Larkspur, Group", source);
        listing.hours = serde_json::from_str(hours).expect("well-formed hours");
        listing.terms = serde_json::from_str(r#"["need:mutual-aid"]"#).expect("known terms");
        listing
    }

    const HOURS: &str = r#"{"timezone":"America/Denver","opening":[
        {"days":["mon","thu"],"opens":"18:30","closes":"19:30"},{"days":["sun"],"opens":"22:00","closes":"24:00"},
        {"days":["wed"],"opens":"07:00"}]}"#;

    /// Still a Wednesday in Denver, already a Thursday in London.
    fn now() -> Timestamp {
        "2026-11-26T02:00:00Z".parse().expect("a well-formed time")
    }

    #[test]
    fn a_meeting_repeats_from_its_next_date() {
        let calendar = calendar(&meeting(HOURS), Lang::En, now()).expect("a meeting");
        let lines: Vec<&str> = calendar.lines().collect();
        for line in [
            "DTSTART;TZID=America/Denver:20261126T183000",
            "DTEND;TZID=America/Denver:20261126T193000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TH",
            "DTSTART;TZID=America/Denver:20261129T220000",
            "DTEND;TZID=America/Denver:20261129T235900",
            "DTSTART;TZID=America/Denver:20261125T070000",
            "SUMMARY:Larkspur\\, Group",
        ] {
            assert!(lines.contains(&line), "{line}\n{calendar}");
        }
        assert_eq!(calendar.matches("DTEND").count(), 2);
    }

    #[test]
    fn only_meetings_have_a_calendar() {
        let mut clinic = meeting(HOURS);
        clinic.terms =
            serde_json::from_str(r#"["need:mutual-aid","need:detox"]"#).expect("known terms");
        assert_eq!(calendar(&clinic, Lang::En, now()), None);
        assert_eq!(calendar(&meeting(r#""always""#), Lang::En, now()), None);
    }
}
