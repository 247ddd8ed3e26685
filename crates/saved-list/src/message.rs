//! A list as a message: a text message, an e-mail, or whatever else the device shares with.

use crate::{List, place::Place};
use std::fmt::Write as _;

/// The title, each place with its number and note, and the link. Closed places are left out.
///
/// `places` has one item for each place on the list, in the same order; `None` for a place that isn't known.
pub fn write_message(list: &List, places: &[Option<Place>], link: &str) -> String {
    let mut text = String::new();
    if !list.title().is_empty() {
        text = format!("{}\n\n", list.title());
    }
    for (saved, place) in list.places().iter().zip(places) {
        let Some(place) = place.as_ref().filter(|place| place.is_open()) else {
            continue;
        };
        text.push_str(&place.name);
        if let Some(phone) = place.first_phone() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\n{}", phone.number);
        }
        if !saved.note.is_empty() {
            let _ = write!(text, "\n{}", saved.note);
        }
        text.push_str("\n\n");
    }
    text + link
}

/// A link that opens the device's app for text messages. Both iOS and Android understand `?&body=`.
pub fn sms_link(text: &str) -> String {
    format!("sms:?&body={}", percent_encoded(text))
}

/// A link that opens the e-mail app (RFC 6068).
pub fn mailto_link(subject: &str, text: &str) -> String {
    // Lines of an e-mail end in CRLF, also in a link (section 5).
    let body = percent_encoded(&text.replace('\n', "\r\n"));
    format!("mailto:?subject={}&body={body}", percent_encoded(subject))
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Status, tests::place};

    #[test]
    fn a_message_names_open_places_with_number_and_note() {
        let mut list = List::default();
        list.set_title("For Thursday");
        for id in ["a", "b", "c"] {
            list.add(id);
        }
        list.set_note("a", "Ask for Ana.");
        let open = place(
            "Harbor",
            r#"{"number":"303-555-0100","dial":"1","kind":"voice"}"#,
        );
        let closed = Place {
            status: Status::Closed,
            ..open.clone()
        };
        let text = write_message(
            &list,
            &[Some(open), Some(closed), None],
            "https://w.example/list#1x",
        );
        assert_eq!(
            text,
            "For Thursday\n\nHarbor\n303-555-0100\nAsk for Ana.\n\nhttps://w.example/list#1x"
        );
    }

    #[test]
    fn links_are_percent_encoded() {
        assert_eq!(
            sms_link("A & B\né#1"),
            "sms:?&body=A%20%26%20B%0A%C3%A9%231"
        );
        assert_eq!(
            mailto_link("For you", "a\nb"),
            "mailto:?subject=For%20you&body=a%0D%0Ab"
        );
    }
}
