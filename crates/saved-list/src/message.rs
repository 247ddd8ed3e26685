//! A list as words to send: by text, by e-mail, or by whatever the device shares with.

use crate::{List, place::Place};
use std::fmt::Write as _;

/// The title, each place with its number and note, and the link. Closed places are left out.
///
/// `places` are those of the list, in its order; none where nothing is known of one.
pub fn text(list: &List, places: &[Option<Place>], link: &str) -> String {
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

/// A link that opens the device's program for texts. `?&body=` is what both iOS and Android read.
pub fn sms(text: &str) -> String {
    format!("sms:?&body={}", encoded(text))
}

/// A link that opens the program for e-mail (RFC 6068).
pub fn mailto(subject: &str, text: &str) -> String {
    // Lines of a mail end in CRLF, also in a link (section 5).
    let body = encoded(&text.replace('\n', "\r\n"));
    format!("mailto:?subject={}&body={body}", encoded(subject))
}

/// Percent-encoded, all but the unreserved characters of RFC 3986.
fn encoded(text: &str) -> String {
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
        let text = text(
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
    fn links_are_encoded() {
        assert_eq!(sms("A & B\né#1"), "sms:?&body=A%20%26%20B%0A%C3%A9%231");
        assert_eq!(
            mailto("For you", "a\nb"),
            "mailto:?subject=For%20you&body=a%0D%0Ab"
        );
    }
}
