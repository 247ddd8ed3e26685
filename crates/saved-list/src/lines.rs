//! The text of a list: its title in the first line, then a place a line: its id, and after a tab the note.

use crate::List;

pub fn write(list: &List) -> String {
    let mut text = list.title.clone();
    for place in &list.places {
        text.push('\n');
        text.push_str(&place.id);
        if !place.note.is_empty() {
            text.push('\t');
            text.push_str(&place.note);
        }
    }
    text
}

/// What can be read; a line that is no place is left out, as is what is too long or too much.
pub fn read(text: &str) -> List {
    let mut list = List::default();
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
