//! Answers of a BMLT server.

use super::{Sandbox, keys};
use jiff::civil::{Weekday, time};
use waymark_directory::{
    Facet,
    listing::{Hours, MIDNIGHT},
};
use waymark_exchange::import::import_bmlt;

const ANSWER: &str = r#"[
  {"id_bigint": "1", "weekday_tinyint": "1", "start_time": "19:00:00", "duration_time": "01:30:00", "venue_type": "1",
   "formats": "O,BT", "meeting_name": "Just Made Up", "location_text": "Invented Hall", "location_street": "3 Made Up Road",
   "location_municipality": "Denver", "location_province": "CO", "location_postal_code_1": "80204",
   "latitude": "39.7", "longitude": "-105.0", "comments": "ask for Jane", "virtual_meeting_link": "",
   "phone_meeting_number": "303-555-0199", "published": "1"},
  {"id_bigint": "2", "weekday_tinyint": "7", "start_time": "23:00:00", "duration_time": "02:00:00", "venue_type": "3",
   "formats": "C,HY", "meeting_name": "Late", "location_street": "4 Made Up Road", "location_municipality": "Denver",
   "location_province": "Colorado", "virtual_meeting_link": "https://zoom.us/j/5?pwd=x", "published": "1"},
  {"meeting_name": "Hidden", "published": "0"}
]"#;

#[test]
fn an_answer_becomes_listings_of_meetings() {
    let sandbox = Sandbox::new();
    let summary = sandbox
        .import(&import_bmlt, "na-2026.json", ANSWER)
        .unwrap();
    assert_eq!(
        (summary.read, summary.written, summary.rejected.len()),
        (3, 2, 1),
        "{summary}"
    );
    let listings = sandbox.listings();
    let [first, late] = &listings[..] else {
        panic!("{listings:?}");
    };
    let times = |hours: &Option<Hours>| match hours {
        Some(Hours::Weekly { opening, .. }) => {
            (opening[0].days[0], opening[0].opens, opening[0].closes)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(
        times(&first.hours),
        (Weekday::Sunday, time(19, 0, 0, 0), Some(time(20, 30, 0, 0)))
    );
    assert_eq!(
        times(&late.hours),
        (Weekday::Saturday, time(23, 0, 0, 0), Some(MIDNIGHT))
    );
    assert_eq!(keys(late, Facet::Access), ["in-person", "online"]);
    assert!(
        first
            .description
            .en
            .as_deref()
            .is_some_and(|words| words.contains("Basic Text"))
    );
    for private in ["Jane", "0199", "pwd"] {
        assert!(!sandbox.text().contains(private), "{private}");
    }
}

#[test]
fn an_answer_without_a_date_asks_for_one() {
    let error = Sandbox::new()
        .import(&import_bmlt, "na.json", ANSWER)
        .unwrap_err();
    assert!(error.to_string().contains("--as-of"), "{error}");
}
