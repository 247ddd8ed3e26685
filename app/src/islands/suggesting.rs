//! The state behind a field with suggestions: when to ask, what a key does, what choosing does.

use super::suggestions::{self, Suggestion};
use gloo::timers::callback::Timeout;
use leptos::{ev::KeyboardEvent, html, prelude::*, task::spawn_local};

/// Long enough not to ask for every letter of quick typing, short enough to feel at once.
const DEBOUNCE_MS: u32 = 140;
/// Fewer letters suggest everything and nothing.
const MIN_CHARS: usize = 2;

/// What the field asks for, and the words it answers in.
#[derive(Clone)]
pub struct Asking {
    /// The field's key, `q` or `near`.
    pub parameter: String,
    /// The language of the labels.
    pub lang: String,
    /// The announcements for one and for more suggestions, with `#` for the number.
    pub found: (String, String),
}

/// One field's suggestions; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Suggesting {
    /// The field itself.
    pub field: NodeRef<html::Input>,
    /// The lines of the open list; none while it is closed.
    pub options: RwSignal<Vec<Suggestion>>,
    /// The line in focus.
    pub active: RwSignal<Option<usize>>,
    /// What a screen reader is told.
    pub status: RwSignal<String>,
    asking: StoredValue<Asking>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// Counts the questions, so that late answers are known as such.
    turn: StoredValue<u32>,
}

impl Suggesting {
    /// A closed list.
    pub fn new(asking: Asking) -> Self {
        Self {
            field: NodeRef::new(),
            options: RwSignal::default(),
            active: RwSignal::default(),
            status: RwSignal::default(),
            asking: StoredValue::new(asking),
            timer: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        }
    }

    /// Closes the list and forgets what was asked.
    pub fn close(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.timer.set_value(None);
        self.options.set(Vec::new());
        self.active.set(None);
        self.status.set(String::new());
    }

    /// Goes to the page of a name, or writes the words into the field.
    pub fn choose(self, suggestion: &Suggestion) {
        if let Some(url) = &suggestion.url {
            window().location().set_href(url).ok();
        } else if let Some(input) = self.field.get_untracked() {
            input.set_value(&suggestion.label);
        }
        self.close();
    }

    /// Asks for suggestions once typing pauses.
    pub fn typed(self) {
        let Some(typed) = self.field.get_untracked().map(|input| input.value()) else {
            return;
        };
        if typed.trim().chars().count() < MIN_CHARS {
            self.close();
            return;
        }
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        let ask = move || spawn_local(self.ask(typed, turn));
        self.timer.set_value(Some(Timeout::new(DEBOUNCE_MS, ask)));
    }

    async fn ask(self, typed: String, turn: u32) {
        let asking = self.asking.get_value();
        let list = suggestions::fetch(&asking.parameter, &typed, &asking.lang).await;
        // An answer that a newer letter has overtaken is dropped.
        if self.turn.try_get_value() == Some(turn) {
            self.status.set(announcement(list.len(), &asking.found));
            let chosen = self.active.get_untracked();
            self.active.set(
                self.options
                    .with_untracked(|before| kept(chosen, before, &list)),
            );
            self.options.set(list);
        }
    }

    /// Lets a key move through the list, choose from it or close it.
    pub fn key(self, event: &KeyboardEvent) {
        let count = self.options.with_untracked(Vec::len);
        match key_press(&event.key(), count, self.active.get_untracked()) {
            Press::Ignore => return,
            Press::Move(to) => self.active.set(Some(to)),
            Press::Close => self.close(),
            Press::Choose(index) => {
                if let Some(suggestion) =
                    self.options.with_untracked(|list| list.get(index).cloned())
                {
                    self.choose(&suggestion);
                }
            }
        }
        event.prevent_default();
    }
}

/// What a key does.
#[derive(Debug, PartialEq, Eq)]
enum Press {
    Ignore,
    Move(usize),
    Choose(usize),
    Close,
}

fn key_press(key: &str, count: usize, active: Option<usize>) -> Press {
    if count == 0 {
        return Press::Ignore;
    }
    match (key, active) {
        ("ArrowDown", None) => Press::Move(0),
        ("ArrowDown", Some(at)) => Press::Move((at + 1) % count),
        ("ArrowUp", None | Some(0)) => Press::Move(count - 1),
        ("ArrowUp", Some(at)) => Press::Move(at - 1),
        ("Enter", Some(at)) => Press::Choose(at),
        ("Escape", _) => Press::Close,
        _ => Press::Ignore,
    }
}

/// Where the line in focus stands in a new list: a later answer must not undo what an arrow key has chosen.
fn kept(active: Option<usize>, before: &[Suggestion], now: &[Suggestion]) -> Option<usize> {
    let chosen = before.get(active?)?;
    now.iter().position(|line| line == chosen)
}

/// "5 suggestions", from the texts for one and for more; silence for none.
fn announcement(count: usize, (one, more): &(String, String)) -> String {
    match count {
        0 => String::new(),
        1 => one.clone(),
        n => more.replace('#', &n.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_the_list() {
        assert_eq!(key_press("ArrowDown", 3, None), Press::Move(0));
        assert_eq!(key_press("ArrowDown", 3, Some(2)), Press::Move(0));
        assert_eq!(key_press("ArrowUp", 3, None), Press::Move(2));
        assert_eq!(key_press("ArrowUp", 3, Some(0)), Press::Move(2));
        assert_eq!(key_press("ArrowUp", 3, Some(2)), Press::Move(1));
    }

    #[test]
    fn enter_without_a_choice_submits_the_form() {
        assert_eq!(key_press("Enter", 3, None), Press::Ignore);
        assert_eq!(key_press("Enter", 3, Some(1)), Press::Choose(1));
    }

    #[test]
    fn a_closed_list_takes_no_keys() {
        for key in ["ArrowDown", "Enter", "Escape", "a"] {
            assert_eq!(key_press(key, 0, None), Press::Ignore);
        }
    }

    #[test]
    fn a_line_in_focus_stays_so_in_a_later_list() {
        let list = |labels: &[&str]| -> Vec<Suggestion> {
            let line = |label: &&str| Suggestion {
                label: (*label).to_owned(),
                url: None,
            };
            labels.iter().map(line).collect()
        };
        let before = list(&["Detention", "Detox"]);
        assert_eq!(kept(Some(1), &before, &list(&["Detox"])), Some(0));
        assert_eq!(kept(Some(0), &before, &list(&["Detox"])), None);
        assert_eq!(kept(None, &before, &before), None);
    }

    #[test]
    fn the_count_is_announced_in_words() {
        let found = ("1 suggestion".to_owned(), "# suggestions".to_owned());
        assert_eq!(announcement(0, &found), "");
        assert_eq!(announcement(1, &found), "1 suggestion");
        assert_eq!(announcement(7, &found), "7 suggestions");
    }
}
