//! A list as the fragment of a link: the digit `1`, then the list's text, compressed (raw DEFLATE, RFC 1951) and encoded
//! as base64url (RFC 4648, section 5, without padding).

use crate::{
    List,
    list::{MAX_ID, MAX_NOTE, MAX_PLACES, MAX_TITLE},
};
use base64ct::{Base64UrlUnpadded as Base64, Encoding};
use miniz_oxide::{
    deflate::{CompressionLevel, compress_to_vec},
    inflate::decompress_to_vec_with_limit,
};

/// In bytes. Messaging apps may cut off a longer link.
pub const MAX_LINK: usize = 2_000;
const VERSION: char = '1';
/// In bytes: the longest text of a list, at four bytes a character.
const MAX_TEXT: usize = 4 * (MAX_TITLE + MAX_PLACES * (MAX_ID + MAX_NOTE + 2));

/// Why a fragment can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    #[error("the link is damaged or was cut off")]
    Damaged,
    #[error("the link was made by a newer version of Waymark")]
    Newer,
}

/// The fragment, without `#`.
pub fn write_fragment(list: &List) -> String {
    let packed = compress_to_vec(
        list.to_text().as_bytes(),
        CompressionLevel::UberCompression as u8,
    );
    format!("{VERSION}{}", Base64::encode_string(&packed))
}

/// Reads a fragment, without `#`. Returns `None` if it isn't meant to be a list, such as the anchor of a heading.
pub fn read_fragment(fragment: &str) -> Option<Result<List, LinkError>> {
    let first = fragment.chars().next().filter(char::is_ascii_digit)?;
    if first != VERSION {
        return Some(Err(LinkError::Newer));
    }
    Some(decode(&fragment[1..]).ok_or(LinkError::Damaged))
}

fn decode(text: &str) -> Option<List> {
    // Some messaging apps add a period or a bracket to a link.
    let text =
        text.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
    let packed = Base64::decode_vec(text).ok()?;
    let text = decompress_to_vec_with_limit(&packed, MAX_TEXT).ok()?;
    let list = List::from_text(str::from_utf8(&text).ok()?);
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

    /// Fifty places with ids as importers make them and notes as people write them.
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
        // A linear congruential generator, so that ids compress as badly as real ones.
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
        let fragment = write_fragment(&fifty());
        let link = format!("https://a-long-name.waymark.example/es/list#{fragment}");
        assert!(link.len() < MAX_LINK, "{}", link.len());
        assert_eq!(read_fragment(&fragment), Some(Ok(fifty())));
    }

    #[test]
    fn an_anchor_is_not_read_as_a_list() {
        for fragment in ["", "main", "how-to"] {
            assert_eq!(read_fragment(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn newer_and_damaged_links_are_different_errors() {
        assert_eq!(read_fragment("2abc"), Some(Err(LinkError::Newer)));
        let whole = write_fragment(&fifty());
        for fragment in ["1", "1!", "1AAAA", &whole[..whole.len() / 2]] {
            assert_eq!(
                read_fragment(fragment),
                Some(Err(LinkError::Damaged)),
                "{fragment}"
            );
        }
    }

    #[test]
    fn punctuation_after_a_link_is_ignored() {
        assert_eq!(
            read_fragment(&format!("{}.)", write_fragment(&fifty()))),
            Some(Ok(fifty()))
        );
    }

    #[test]
    fn a_decompression_bomb_is_refused() {
        let bomb = compress_to_vec(&vec![b'a'; 50 * MAX_TEXT], 10);
        let fragment = format!("1{}", Base64::encode_string(&bomb));
        assert_eq!(read_fragment(&fragment), Some(Err(LinkError::Damaged)));
    }

    proptest! {
        #[test]
        fn a_list_survives_its_link(
            places in proptest::collection::vec(("[a-z0-9]{1,20}", "\\PC{0,60}"), 0..20),
            title in "\\PC{1,90}",
        ) {
            let list = list(&places, &title);
            prop_assert_eq!(read_fragment(&write_fragment(&list)), Some(Ok(list)));
        }

        #[test]
        fn no_fragment_makes_the_reader_panic(fragment in "1[A-Za-z0-9_-]{0,300}|\\PC{0,60}") {
            if let Some(Ok(list)) = read_fragment(&fragment) {
                prop_assert!(list.places().len() <= MAX_PLACES);
            }
        }
    }
}
