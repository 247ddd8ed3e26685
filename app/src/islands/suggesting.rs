//! The state of a field with suggestions: when to fetch them, what each key does, and what choosing one does.
//!
//! It is also created on the server, whose tasks move between threads, so it holds nothing bound to one thread
//! (`StoredValue::new_local` would panic there when dropped).

use super::suggestions::{self, Suggestion};
use leptos::{ev::KeyboardEvent, html, prelude::*, task::spawn_local};
use std::time::Duration;

/// Long enough to skip most letters of quick typing, short enough to feel immediate.
const DEBOUNCE: Duration = Duration::from_millis(140);
/// One letter matches nearly everything.
const MIN_CHARS: usize = 2;

/// What a field asks the server for, and the words it announces the answer with.
#[derive(Clone)]
pub struct SuggestionSource {
    /// The field's key, `q` or `near`.
    pub parameter: String,
    /// The language of the labels.
    pub lang: String,
    /// The announcements for one and for more suggestions, with `#` for the number.
    pub found: (String, String),
}

/// One field and its suggestions; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct SuggestionList {
    pub field: NodeRef<html::Input>,
    /// The lines of the open list; empty while it is closed.
    pub options: RwSignal<Vec<Suggestion>>,
    /// Which line is highlighted, counted from 0.
    pub active: RwSignal<Option<usize>>,
    /// What a screen reader announces.
    pub status: RwSignal<String>,
    source: StoredValue<SuggestionSource>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// Counts the requests, to recognize answers that arrive too late.
    turn: StoredValue<u32>,
}

impl SuggestionList {
    /// Starts with a closed list.
    pub fn new(source: SuggestionSource) -> Self {
        Self {
            field: NodeRef::new(),
            options: RwSignal::default(),
            active: RwSignal::default(),
            status: RwSignal::default(),
            source: StoredValue::new(source),
            timer: StoredValue::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Closes the list and drops any request that is under way.
    pub fn close(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.set_timer(None);
        self.options.set(Vec::new());
        self.active.set(None);
        self.status.set(String::new());
    }

    fn set_timer(self, timer: Option<TimeoutHandle>) {
        if let Some(earlier) = self.timer.get_value() {
            earlier.clear();
        }
        self.timer.set_value(timer);
    }

    /// Opens the page of a named place, or writes the suggestion into the field.
    pub fn choose(self, suggestion: &Suggestion) {
        if let Some(url) = &suggestion.url {
            window().location().set_href(url).ok();
        } else if let Some(input) = self.field.get_untracked() {
            input.set_value(&suggestion.label);
        }
        self.close();
    }

    /// Fetches suggestions once typing pauses.
    pub fn fetch_after_pause(self) {
        let Some(typed) = self.field.get_untracked().map(|input| input.value()) else {
            return;
        };
        if typed.trim().chars().count() < MIN_CHARS {
            self.close();
            return;
        }
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        let fetch = move || spawn_local(self.fetch(typed, turn));
        // A browser that sets no timer shows no suggestions; the form works without them.
        self.set_timer(set_timeout_with_handle(fetch, DEBOUNCE).ok());
    }

    async fn fetch(self, typed: String, turn: u32) {
        let Some(source) = self.source.try_get_value() else {
            return;
        };
        let list = suggestions::fetch(&source.parameter, &typed, &source.lang).await;
        // Something was typed since, so this answer is out of date.
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        self.status.set(announcement(list.len(), &source.found));
        let active = self.active.get_untracked();
        let active = self
            .options
            .with_untracked(|before| follow_line(active, before, &list));
        self.active.set(active);
        self.options.set(list);
    }

    /// Lets a key move through the list, choose a line or close the list.
    pub fn handle_key(self, event: &KeyboardEvent) {
        let count = self.options.with_untracked(Vec::len);
        match key_action(&event.key(), count, self.active.get_untracked()) {
            KeyAction::Ignore => return,
            KeyAction::MoveTo(line) => self.active.set(Some(line)),
            KeyAction::Close => self.close(),
            KeyAction::Choose(line) => {
                if let Some(suggestion) =
                    self.options.with_untracked(|list| list.get(line).cloned())
                {
                    self.choose(&suggestion);
                }
            }
        }
        event.prevent_default();
    }
}

#[derive(Debug, PartialEq, Eq)]
enum KeyAction {
    Ignore,
    MoveTo(usize),
    Choose(usize),
    Close,
}

fn key_action(key: &str, count: usize, active: Option<usize>) -> KeyAction {
    if count == 0 {
        return KeyAction::Ignore;
    }
    match (key, active) {
        ("ArrowDown", None) => KeyAction::MoveTo(0),
        ("ArrowDown", Some(at)) => KeyAction::MoveTo((at + 1) % count),
        ("ArrowUp", None | Some(0)) => KeyAction::MoveTo(count - 1),
        ("ArrowUp", Some(at)) => KeyAction::MoveTo(at - 1),
        ("Enter", Some(at)) => KeyAction::Choose(at),
        ("Escape", _) => KeyAction::Close,
        _ => KeyAction::Ignore,
    }
}

/// Where the highlighted line is in a newer list, so that a late answer does not undo a choice made with the arrow keys.
fn follow_line(active: Option<usize>, before: &[Suggestion], now: &[Suggestion]) -> Option<usize> {
    let chosen = before.get(active?)?;
    now.iter().position(|line| line == chosen)
}

/// Such as "5 suggestions"; empty when there are none.
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
    fn arrow_keys_wrap_around_the_list() {
        assert_eq!(key_action("ArrowDown", 3, None), KeyAction::MoveTo(0));
        assert_eq!(key_action("ArrowDown", 3, Some(2)), KeyAction::MoveTo(0));
        assert_eq!(key_action("ArrowUp", 3, None), KeyAction::MoveTo(2));
        assert_eq!(key_action("ArrowUp", 3, Some(0)), KeyAction::MoveTo(2));
        assert_eq!(key_action("ArrowUp", 3, Some(2)), KeyAction::MoveTo(1));
    }

    #[test]
    fn enter_without_a_choice_submits_the_form() {
        assert_eq!(key_action("Enter", 3, None), KeyAction::Ignore);
        assert_eq!(key_action("Enter", 3, Some(1)), KeyAction::Choose(1));
    }

    #[test]
    fn a_closed_list_ignores_keys() {
        for key in ["ArrowDown", "Enter", "Escape", "a"] {
            assert_eq!(key_action(key, 0, None), KeyAction::Ignore);
        }
    }

    #[test]
    fn the_highlight_follows_its_line_into_a_newer_list() {
        let list = |labels: &[&str]| -> Vec<Suggestion> {
            let line = |label: &&str| Suggestion {
                label: (*label).to_owned(),
                url: None,
            };
            labels.iter().map(line).collect()
        };
        let before = list(&["Detention", "Detox"]);
        assert_eq!(follow_line(Some(1), &before, &list(&["Detox"])), Some(0));
        assert_eq!(follow_line(Some(0), &before, &list(&["Detox"])), None);
        assert_eq!(follow_line(None, &before, &before), None);
    }

    #[test]
    fn the_count_is_announced_in_words() {
        let found = ("1 suggestion".to_owned(), "# suggestions".to_owned());
        assert_eq!(announcement(0, &found), "");
        assert_eq!(announcement(1, &found), "1 suggestion");
        assert_eq!(announcement(7, &found), "7 suggestions");
    }
}
