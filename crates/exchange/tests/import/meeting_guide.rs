//! Feeds in the Meeting Guide format.

use super::{Sandbox, keys};
use jiff::civil::{Weekday, date, time};
use waymark_directory::{
    Facet,
    listing::{Hours, ServiceArea, Status},
};
use waymark_exchange::import::import_meeting_guide;

const FEED: &str = r#"[
  {"name": "Larkspur Group", "day": 0, "time": "18:30", "end_time": "19:30", "types": ["O", "W", "X"],
   "location": "Invented Church", "formatted_address": "1210 Invented Street, Denver, CO 80204, USA",
   "latitude": "39.73", "longitude": -105.0, "updated": "2026-05-01 10:00:00",
   "url": "https://www.example.org/meetings/larkspur",
   "notes": "Call Jane Roe 303-555-0199, pw secret1", "email": "jane.roe@example.org", "venmo": "@janeroe",
   "contact_1_name": "Jane R", "contact_1_phone": "303-555-0199"},
  {"name": "Larkspur Group", "day": [2, "4"], "time": "12:00", "types": ["X", "O", "W"],
   "formatted_address": "1210 Invented Street, Denver, CO 80204, USA", "updated": "5/9/2026",
   "url": "https://www.example.org/meetings/larkspur"},
  {"name": "Night Owls", "day": "5", "time": "23:30", "types": "O,D", "formatted_address": "Denver, CO, USA",
   "conference_url": "https://zoom.us/j/123?pwd=secret2", "conference_phone": "+13035550100,,123#,,secret3#"},
  {"name": "Both Ways", "day": 1, "time": "07:00", "types": null, "address": "1 Made Up Road,", "city": "Boulder",
   "state": "Colorado", "postal_code": 80302, "conference_url": "https://zoom.us/j/124"},
  {"name": "Paused", "day": 1, "time": "07:00", "types": ["TC", "QQ"], "address": "2 Made Up Road", "city": "Boulder",
   "state": "CO", "postal_code": "80302"},
  {"name": "Nowhere", "day": 1, "time": "07:00", "formatted_address": "Denver, CO, USA"},
  {"name": "", "day": 1}
]"#;

#[test]
fn a_feed_becomes_listings_with_the_times_of_each_group() {
    let sandbox = Sandbox::new();
    let summary = sandbox
        .import(&import_meeting_guide, "denver.json", FEED)
        .unwrap();
    assert_eq!(
        (summary.read, summary.written, summary.repeats),
        (7, 4, 1),
        "{summary}"
    );
    assert_eq!(summary.rejected.len(), 2, "{summary}");
    assert_eq!(summary.source, "Meeting list of example.org");
    assert_eq!(summary.unknown_codes.get("QQ"), Some(&1));
    let listings = sandbox.listings();
    let [larkspur, owls, both, paused] = &listings[..] else {
        panic!("{listings:?}");
    };
    assert_eq!(keys(larkspur, Facet::Need), ["mutual-aid"]);
    assert_eq!(keys(larkspur, Facet::Group), ["women"]);
    assert!(!larkspur.serves_only.is_empty() && larkspur.is_meeting());
    assert_eq!(larkspur.as_of(), Some(date(2026, 5, 9)));
    let address = larkspur.address.as_ref().unwrap();
    assert_eq!(address.street_2.as_deref(), Some("Invented Church"));
    let Some(Hours::Weekly { timezone, opening }) = &larkspur.hours else {
        panic!("{larkspur:?}");
    };
    assert_eq!(&**timezone, "America/Denver");
    let times: Vec<_> = opening
        .iter()
        .map(|span| (&span.days[..], span.opens, span.closes))
        .collect();
    let noon = [Weekday::Tuesday, Weekday::Thursday];
    assert_eq!(
        times,
        [
            (&noon[..], time(12, 0, 0, 0), None),
            (
                &[Weekday::Sunday],
                time(18, 30, 0, 0),
                Some(time(19, 30, 0, 0))
            ),
        ]
    );
    assert_eq!(owls.online.as_deref(), Some("https://zoom.us/j/123"));
    assert_eq!(owls.address, None);
    assert_eq!(
        owls.service_area,
        Some(ServiceArea::States(vec!["CO".parse().unwrap()]))
    );
    assert_eq!(keys(owls, Facet::Access), ["online"]);
    assert_eq!(keys(both, Facet::Access), ["in-person", "online"]);
    assert_eq!(paused.status, Status::TemporarilyClosed);
}

#[test]
fn nothing_that_identifies_a_person_is_kept() {
    let sandbox = Sandbox::new();
    sandbox
        .import(&import_meeting_guide, "denver.json", FEED)
        .unwrap();
    let text = sandbox.text();
    for private in ["Jane", "303555", "303-555", "secret", "@", "pwd"] {
        assert!(!text.contains(private), "{private}");
    }
}

#[test]
fn a_file_that_is_not_a_feed_is_refused() {
    for (content, expected) in [
        ("", "empty"),
        ("{}", "not a Meeting Guide feed"),
        ("[{\"name\": \"a\"", "not a Meeting Guide feed"),
        ("<html>", "not a Meeting Guide feed"),
        ("[1]", "not a Meeting Guide feed"),
        ("[]", "there are no rows"),
        ("[{}]", "an object is not a meeting"),
        ("[{\"name\": \"a\"}]", "none of the 1 rows"),
    ] {
        let sandbox = Sandbox::new();
        let error = sandbox
            .import(&import_meeting_guide, "a-2024.json", content)
            .unwrap_err();
        let error = error.to_string();
        assert!(error.contains(expected), "{content}: {error}");
        assert_eq!(sandbox.text(), "", "{content}");
    }
}
