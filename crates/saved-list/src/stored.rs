//! A list as the browser keeps it: plain text below a line with its version.

use crate::{List, lines};

/// The key in `localStorage`.
pub const KEY: &str = "waymark.list";
/// The first line.
const VERSION: &str = "waymark-list 1";

/// What is kept was written by a newer program, or by another; it must not be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what is kept is no list of this version")]
pub struct NotOurs;

/// Reads what is kept; nothing is an empty list.
pub fn read(kept: Option<&str>) -> Result<List, NotOurs> {
    let Some(kept) = kept.filter(|kept| !kept.is_empty()) else {
        return Ok(List::default());
    };
    let (version, text) = kept.split_once('\n').unwrap_or((kept, ""));
    if version == VERSION {
        Ok(lines::read(text))
    } else {
        Err(NotOurs)
    }
}

/// What to keep; nothing for an empty list.
pub fn write(list: &List) -> Option<String> {
    (!list.is_empty()).then(|| format!("{VERSION}\n{}", lines::write(list)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut list = List::default();
        assert_eq!(write(&list), None);
        list.set_title("For Thursday");
        list.add("oxford-house");
        list.add("a");
        list.set_note("a", "Ask for Ana; bring ID.");
        let kept = write(&list).unwrap();
        assert_eq!(
            kept,
            "waymark-list 1\nFor Thursday\noxford-house\na\tAsk for Ana; bring ID."
        );
        assert_eq!(read(Some(&kept)), Ok(list));
        assert_eq!(read(None), Ok(List::default()));
    }

    #[test]
    fn lines_that_are_no_places_cost_no_others() {
        let list = read(Some("waymark-list 1\n\na\nNOT AN ID\n\nb\tnote\na\tagain")).unwrap();
        let ids: Vec<&str> = list.places().iter().map(|place| &*place.id).collect();
        assert_eq!(ids, ["a", "b"]);
    }

    #[test]
    fn another_version_is_not_read() {
        for kept in ["waymark-list 2\nx", "{}", "\n"] {
            assert_eq!(read(Some(kept)), Err(NotOurs), "{kept}");
        }
    }
}
