//! The list itself: places in an order, each with a note, under a title.

/// A list longer than this is no longer a short list to act on, and its link would be cut off by messaging apps.
pub const MAX_PLACES: usize = 100;
/// In characters.
pub const MAX_NOTE: usize = 200;
/// In characters.
pub const MAX_TITLE: usize = 80;
/// In bytes; the longest id that importers make.
pub(crate) const MAX_ID: usize = 64;

/// Places in an order, each on it once, under a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    title: String,
    places: Vec<SavedPlace>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedPlace {
    /// The listing's id: lower-case letters, digits and hyphens.
    pub id: String,
    /// What the person wrote about it; may be empty.
    pub note: String,
}

impl List {
    /// May be empty.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The title, or `default` if it is blank.
    pub fn title_or<'a>(&'a self, default: &'a str) -> &'a str {
        match self.title.trim() {
            "" => default,
            title => title,
        }
    }

    pub fn places(&self) -> &[SavedPlace] {
        &self.places
    }

    /// True if there is neither a place nor a title.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.title.is_empty()
    }

    pub fn has(&self, id: &str) -> bool {
        self.position(id).is_some()
    }

    /// Sets the title, on one line and cut to [`MAX_TITLE`].
    pub fn set_title(&mut self, title: &str) {
        self.title = one_line(title, MAX_TITLE);
    }

    /// Adds a place at the end. Returns false if it is already there, if the id is malformed, or if the list is full.
    pub fn add(&mut self, id: &str) -> bool {
        let fits = is_listing_id(id) && !self.has(id) && self.places.len() < MAX_PLACES;
        if fits {
            self.places.push(SavedPlace {
                id: id.to_owned(),
                note: String::new(),
            });
        }
        fits
    }

    pub fn remove(&mut self, id: &str) {
        self.places.retain(|place| place.id != id);
    }

    /// Sets the note of a place, on one line and cut to [`MAX_NOTE`].
    pub fn set_note(&mut self, id: &str, note: &str) {
        if let Some(at) = self.position(id) {
            self.places[at].note = one_line(note, MAX_NOTE);
        }
    }

    /// Moves a place up by one. The first place stays.
    pub fn move_up(&mut self, id: &str) {
        if let Some(at) = self.position(id).filter(|at| *at > 0) {
            self.places.swap(at, at - 1);
        }
    }

    /// Moves a place down by one. The last place stays.
    pub fn move_down(&mut self, id: &str) {
        if let Some(at) = self.position(id).filter(|at| at + 1 < self.places.len()) {
            self.places.swap(at, at + 1);
        }
    }

    /// Adds the places of another list. Its notes and title only fill in where there are none here. Returns how many
    /// places had no room.
    pub fn merge(&mut self, other: &Self) -> usize {
        if self.title.is_empty() {
            self.title.clone_from(&other.title);
        }
        let mut left_out = 0;
        for place in &other.places {
            if !self.has(&place.id) && !self.add(&place.id) {
                left_out += 1;
            }
            let here = self.position(&place.id).map(|at| &mut self.places[at]);
            if let Some(here) = here.filter(|here| here.note.is_empty()) {
                here.note.clone_from(&place.note);
            }
        }
        left_out
    }

    /// The same title and places, without the notes.
    #[must_use]
    pub fn without_notes(&self) -> Self {
        let mut places = self.places.clone();
        for place in &mut places {
            place.note.clear();
        }
        Self {
            title: self.title.clone(),
            places,
        }
    }

    /// The list as text: its title on the first line, then a line for each place with its id and, after a tab, its note.
    pub(crate) fn to_text(&self) -> String {
        let mut text = self.title.clone();
        for place in &self.places {
            text.push('\n');
            text.push_str(&place.id);
            if !place.note.is_empty() {
                text.push('\t');
                text.push_str(&place.note);
            }
        }
        text
    }

    /// Reads what [`List::to_text`] writes. Malformed lines and whatever exceeds a limit are left out.
    pub(crate) fn from_text(text: &str) -> Self {
        let mut list = Self::default();
        let mut lines = text.lines();
        list.set_title(lines.next().unwrap_or_default());
        for line in lines {
            let (id, note) = line.split_once('\t').unwrap_or((line, ""));
            if list.add(id) {
                list.set_note(id, note);
            }
        }
        list
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.places.iter().position(|place| place.id == id)
    }
}

fn is_listing_id(id: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=MAX_ID).contains(&id.len()) && id.bytes().all(allowed)
}

/// The text without line breaks and tabs, cut to `max_chars`.
fn one_line(text: &str, max_chars: usize) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(max_chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list_of(ids: &[&str]) -> List {
        let mut list = List::default();
        for id in ids {
            list.add(id);
        }
        list
    }

    fn ids(list: &List) -> Vec<&str> {
        list.places().iter().map(|place| &*place.id).collect()
    }

    #[test]
    fn a_place_is_on_a_list_once() {
        let mut list = list_of(&["a", "b"]);
        assert!(!list.add("a"));
        assert_eq!(ids(&list), ["a", "b"]);
        list.remove("a");
        list.remove("c");
        assert_eq!(ids(&list), ["b"]);
    }

    #[test]
    fn malformed_ids_are_not_added() {
        let long = "a".repeat(MAX_ID + 1);
        for id in ["", "A", "a b", "a\tb", "../x", &long] {
            assert!(!list_of(&[]).add(id), "{id}");
        }
    }

    #[test]
    fn a_full_list_refuses_more_places() {
        let mut list = List::default();
        for id in 0..MAX_PLACES {
            assert!(list.add(&id.to_string()));
        }
        assert!(!list.add("one-more"));
        assert_eq!(list.merge(&list_of(&["0", "one-more", "another"])), 2);
    }

    #[test]
    fn places_move_within_the_list() {
        let mut list = list_of(&["a", "b", "c"]);
        list.move_up("c");
        list.move_up("a");
        list.move_down("b");
        list.move_down("x");
        assert_eq!(ids(&list), ["a", "c", "b"]);
    }

    #[test]
    fn notes_and_titles_stay_on_one_line_and_within_their_limit() {
        let mut list = list_of(&["a"]);
        list.set_note("a", "first\nsecond\tthird");
        assert_eq!(list.places()[0].note, "first second third");
        list.set_note("a", &"é".repeat(MAX_NOTE + 5));
        assert_eq!(list.places()[0].note.chars().count(), MAX_NOTE);
        list.set_title(&"t".repeat(MAX_TITLE + 5));
        assert_eq!(list.title().len(), MAX_TITLE);
    }

    #[test]
    fn merging_a_list_overwrites_nothing() {
        let mut mine = list_of(&["a", "b"]);
        mine.set_title("Mine");
        mine.set_note("a", "my note");
        let mut shared = list_of(&["c", "b", "a"]);
        shared.set_title("Theirs");
        shared.set_note("a", "their note");
        shared.set_note("b", "ask for Ana");
        assert_eq!(mine.merge(&shared), 0);
        assert_eq!(ids(&mine), ["a", "b", "c"]);
        assert_eq!(mine.title(), "Mine");
        let notes: Vec<&str> = mine.places().iter().map(|place| &*place.note).collect();
        assert_eq!(notes, ["my note", "ask for Ana", ""]);
    }
}
