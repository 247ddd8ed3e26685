//! A list of places that somebody keeps on their device, and the forms it is shared in.
//!
//! - [`List`]: the places by id, in an order, each with a note, under a title;
//! - [`stored`]: as the browser keeps it;
//! - [`link`]: as the fragment of a link, which browsers send to no server;
//! - [`message`], [`vcard`], [`qr`]: as a text, as contacts, and as a picture of a link.

pub mod link;
pub mod message;
pub mod place;
pub mod qr;
pub mod stored;
pub mod vcard;

mod lines;

/// Most places on a list.
pub const MAX_PLACES: usize = 100;
/// Longest note, in characters.
pub const MAX_NOTE: usize = 200;
/// Longest title, in characters.
pub const MAX_TITLE: usize = 80;
/// Longest id of a listing, in bytes.
const MAX_ID: usize = 64;

/// Places in an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    title: String,
    places: Vec<Saved>,
}

/// A place on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The listing's id.
    pub id: String,
    /// What somebody wrote beside it; may be empty.
    pub note: String,
}

impl List {
    /// What the list is called; may be empty.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The places, each there once.
    pub fn places(&self) -> &[Saved] {
        &self.places
    }

    /// Whether there is neither a place nor a title.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.title.is_empty()
    }

    /// Whether a place is on it.
    pub fn has(&self, id: &str) -> bool {
        self.at(id).is_some()
    }

    /// Calls the list something, cut to [`MAX_TITLE`].
    pub fn set_title(&mut self, title: &str) {
        self.title = one_line(title, MAX_TITLE);
    }

    /// Adds a place at the end. False if it is there already, is no id, or the list is full.
    pub fn add(&mut self, id: &str) -> bool {
        let fits = is_id(id) && !self.has(id) && self.places.len() < MAX_PLACES;
        if fits {
            self.places.push(Saved {
                id: id.to_owned(),
                note: String::new(),
            });
        }
        fits
    }

    /// Takes a place off.
    pub fn remove(&mut self, id: &str) {
        self.places.retain(|place| place.id != id);
    }

    /// Writes beside a place, cut to [`MAX_NOTE`].
    pub fn set_note(&mut self, id: &str, note: &str) {
        if let Some(at) = self.at(id) {
            self.places[at].note = one_line(note, MAX_NOTE);
        }
    }

    /// Moves a place one up.
    pub fn move_up(&mut self, id: &str) {
        if let Some(at) = self.at(id).filter(|at| *at > 0) {
            self.places.swap(at, at - 1);
        }
    }

    /// Moves a place one down.
    pub fn move_down(&mut self, id: &str) {
        if let Some(at) = self.at(id).filter(|at| at + 1 < self.places.len()) {
            self.places.swap(at, at + 1);
        }
    }

    /// Adds what another list has, with its notes and title where there are none here. Returns how many places found
    /// no room.
    pub fn merge(&mut self, other: &Self) -> usize {
        if self.title.is_empty() {
            self.title.clone_from(&other.title);
        }
        let mut left_out = 0;
        for place in &other.places {
            if !self.has(&place.id) && !self.add(&place.id) {
                left_out += 1;
            }
            let here = self.at(&place.id).map(|at| &mut self.places[at]);
            if let Some(here) = here.filter(|here| here.note.is_empty()) {
                here.note.clone_from(&place.note);
            }
        }
        left_out
    }

    /// The same places, without what somebody wrote.
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

    fn at(&self, id: &str) -> Option<usize> {
        self.places.iter().position(|place| place.id == id)
    }
}

/// The form of a listing's id: lower-case letters, digits and hyphens.
fn is_id(id: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=MAX_ID).contains(&id.len()) && id.bytes().all(allowed)
}

/// A text without line breaks and tabs, no longer than `most` characters.
fn one_line(text: &str, most: usize) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    plain.take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ids: &[&str]) -> List {
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
        let mut list = of(&["a", "b"]);
        assert!(!list.add("a"));
        assert_eq!(ids(&list), ["a", "b"]);
        list.remove("a");
        list.remove("c");
        assert_eq!(ids(&list), ["b"]);
    }

    #[test]
    fn what_is_no_id_is_not_added() {
        let long = "a".repeat(MAX_ID + 1);
        for id in ["", "A", "a b", "a\tb", "../x", &long] {
            assert!(!of(&[]).add(id), "{id}");
        }
    }

    #[test]
    fn a_full_list_takes_no_more() {
        let mut list = List::default();
        for id in 0..MAX_PLACES {
            assert!(list.add(&id.to_string()));
        }
        assert!(!list.add("one-more"));
        assert_eq!(list.merge(&of(&["0", "one-more", "another"])), 2);
    }

    #[test]
    fn places_move_within_the_list() {
        let mut list = of(&["a", "b", "c"]);
        list.move_up("c");
        list.move_up("a");
        list.move_down("b");
        list.move_down("x");
        assert_eq!(ids(&list), ["a", "c", "b"]);
    }

    #[test]
    fn words_stay_on_one_line_and_within_their_limit() {
        let mut list = of(&["a"]);
        list.set_note("a", "first\nsecond\tthird");
        assert_eq!(list.places()[0].note, "first second third");
        list.set_note("a", &"é".repeat(MAX_NOTE + 5));
        assert_eq!(list.places()[0].note.chars().count(), MAX_NOTE);
        list.set_title(&"t".repeat(MAX_TITLE + 5));
        assert_eq!(list.title().len(), MAX_TITLE);
    }

    #[test]
    fn a_shared_list_adds_and_overwrites_nothing() {
        let mut mine = of(&["a", "b"]);
        mine.set_title("Mine");
        mine.set_note("a", "my note");
        let mut shared = of(&["c", "b", "a"]);
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
