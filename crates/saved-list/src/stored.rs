//! A list as the browser stores it: a line with the version, then the list's text.

use crate::List;

/// The key in `localStorage`.
pub const KEY: &str = "waymark.list";
const VERSION: &str = "waymark-list 1";

/// What is stored was written by a newer version, or isn't a list. It must not be overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what is stored isn't a list of this version")]
pub struct OtherVersion;

/// Reads what is stored. If nothing is stored, the list is empty.
pub fn read_stored(text: Option<&str>) -> Result<List, OtherVersion> {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Ok(List::default());
    };
    let (version, list) = text.split_once('\n').unwrap_or((text, ""));
    if version == VERSION {
        Ok(List::from_text(list))
    } else {
        Err(OtherVersion)
    }
}

/// The text to store, or `None` for an empty list, which leaves nothing behind.
pub fn write_stored(list: &List) -> Option<String> {
    (!list.is_empty()).then(|| format!("{VERSION}\n{}", list.to_text()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stored_list_is_read_unchanged() {
        let mut list = List::default();
        assert_eq!(write_stored(&list), None);
        list.set_title("For Thursday");
        list.add("oxford-house");
        list.add("a");
        list.set_note("a", "Ask for Ana; bring ID.");
        let stored = write_stored(&list).unwrap();
        assert_eq!(
            stored,
            "waymark-list 1\nFor Thursday\noxford-house\na\tAsk for Ana; bring ID."
        );
        assert_eq!(read_stored(Some(&stored)), Ok(list));
        assert_eq!(read_stored(None), Ok(List::default()));
    }

    #[test]
    fn a_malformed_line_costs_no_other_line() {
        let list =
            read_stored(Some("waymark-list 1\n\na\nNOT AN ID\n\nb\tnote\na\tagain")).unwrap();
        let ids: Vec<&str> = list.places().iter().map(|place| &*place.id).collect();
        assert_eq!(ids, ["a", "b"]);
    }

    #[test]
    fn another_version_is_an_error() {
        for stored in ["waymark-list 2\nx", "{}", "\n"] {
            assert_eq!(read_stored(Some(stored)), Err(OtherVersion), "{stored}");
        }
    }
}
