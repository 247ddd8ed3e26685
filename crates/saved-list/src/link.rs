//! A list as the fragment of a link: `1`, then its text, packed (raw DEFLATE, RFC 1951) and written in base64url
//! (RFC 4648, section 5, without padding).

use crate::{List, MAX_NOTE, MAX_PLACES, MAX_TITLE, lines};
use base64ct::{Base64UrlUnpadded as Base64, Encoding};
use miniz_oxide::{
    deflate::{CompressionLevel, compress_to_vec},
    inflate::decompress_to_vec_with_limit,
};

/// A link that is longer may be cut by programs for messages.
pub const MAX_LINK: usize = 2_000;
const VERSION: char = '1';
/// Bytes of the longest text of a list: four for a character.
const MAX_TEXT: usize = 4 * (MAX_TITLE + MAX_PLACES * (crate::MAX_ID + MAX_NOTE + 2));

/// Why a fragment holds no list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// A part is missing, or was changed.
    #[error("the link is damaged or was cut off")]
    Damaged,
    /// It was made by a newer program.
    #[error("the link was made by a newer version")]
    Newer,
}

/// The fragment, without `#`.
pub fn write(list: &List) -> String {
    let packed = compress_to_vec(
        lines::write(list).as_bytes(),
        CompressionLevel::UberCompression as u8,
    );
    format!("{VERSION}{}", Base64::encode_string(&packed))
}

/// Reads a fragment, without `#`. None where it is none of a list, such as the anchor of a heading.
pub fn read(fragment: &str) -> Option<Result<List, LinkError>> {
    let first = fragment.chars().next().filter(char::is_ascii_digit)?;
    if first != VERSION {
        return Some(Err(LinkError::Newer));
    }
    Some(unpacked(&fragment[1..]).ok_or(LinkError::Damaged))
}

fn unpacked(text: &str) -> Option<List> {
    // Some programs for messages put a full stop or a bracket behind a link.
    let text =
        text.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    let packed = Base64::decode_vec(text).ok()?;
    let text = decompress_to_vec_with_limit(&packed, MAX_TEXT).ok()?;
    let list = lines::read(str::from_utf8(&text).ok()?);
    (!list.is_empty()).then_some(list)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(places: &[(String, String)], title: &str) -> List {
        let mut list = List::default();
        list.set_title(title);
        for (id, note) in places {
            list.add(id);
            list.set_note(id, note);
        }
        list
    }

    /// Ids as importers make them, and notes as people write them.
    fn fifty() -> List {
        let names = [
            "harbor-light-recovery",
            "mercy-family-clinic",
            "st-annes-shelter",
            "new-day-counseling",
            "riverside-methadone-program",
        ];
        let notes = [
            "Ask for Ana. Walk-ins 8 to 11.",
            "Bring ID and your Medicaid card.",
            "Said on Tuesday: two beds, call at 9.",
            "Takes the bus 22, then 5 minutes on foot.",
            "Sliding fee. Spanish on Mondays.",
        ];
        // The digits of a sum, so that ids are as random as they are in earnest.
        let mut state = 7_u64;
        let mut random = move || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        let places: Vec<(String, String)> = (0..50)
            .map(|at| {
                let name = names[at % names.len()];
                let id = format!("{name}-{:x}", random() % 0xff_ffff);
                (id, notes[(at * 3) % notes.len()].to_owned())
            })
            .collect();
        list(&places, "Places for this week")
    }

    #[test]
    fn fifty_places_with_notes_fit_in_a_link() {
        let fragment = write(&fifty());
        let link = format!("https://a-long-name.waymark.example/es/list#{fragment}");
        assert!(link.len() < MAX_LINK, "{}", link.len());
        assert_eq!(read(&fragment), Some(Ok(fifty())));
    }

    #[test]
    fn an_anchor_is_no_list() {
        for fragment in ["", "main", "how-to"] {
            assert_eq!(read(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn a_newer_link_is_told_from_a_damaged_one() {
        assert_eq!(read("2abc"), Some(Err(LinkError::Newer)));
        let whole = write(&fifty());
        for fragment in ["1", "1!", "1AAAA", &whole[..whole.len() / 2]] {
            assert_eq!(read(fragment), Some(Err(LinkError::Damaged)), "{fragment}");
        }
    }

    #[test]
    fn what_a_message_puts_behind_a_link_is_ignored() {
        assert_eq!(read(&format!("{}.)", write(&fifty()))), Some(Ok(fifty())));
    }

    #[test]
    fn a_small_link_that_unpacks_to_much_is_refused() {
        let bomb = compress_to_vec(&vec![b'a'; 50 * MAX_TEXT], 10);
        let fragment = format!("1{}", Base64::encode_string(&bomb));
        assert_eq!(read(&fragment), Some(Err(LinkError::Damaged)));
    }

    proptest! {
        #[test]
        fn every_list_survives_its_link(
            places in proptest::collection::vec(("[a-z0-9]{1,20}", "\\PC{0,60}"), 0..20),
            title in "\\PC{1,90}",
        ) {
            let list = list(&places, &title);
            prop_assert_eq!(read(&write(&list)), Some(Ok(list)));
        }

        #[test]
        fn no_fragment_brings_the_reader_down(fragment in "1[A-Za-z0-9_-]{0,300}|\\PC{0,60}") {
            if let Some(Ok(list)) = read(&fragment) {
                prop_assert!(list.places().len() <= MAX_PLACES);
            }
        }
    }
}
