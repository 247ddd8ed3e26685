//! Quick exit: leaves the site at once, and leaves no way back in the browser's history.
//!
//! A person asks for it with the exit link, or by pressing Shift or Escape three times. The islands use it on most
//! pages; the tracker and the saved list use it on theirs.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{KeyboardEvent, window};

/// Where quick exit leads: a site that nobody has to explain.
pub const AWAY: &str = "https://www.weather.gov/";

/// The presses must all fall within this time.
const WINDOW_MS: f64 = 2_000.0;
/// Screen readers and games already use double presses of these keys.
const PRESSES: usize = 3;

/// Leaves the site when an exit key is pressed three times, for as long as the page is open.
pub fn watch_keys() {
    let mut presses = Presses::default();
    let listener = Closure::<dyn FnMut(KeyboardEvent)>::new(move |key: KeyboardEvent| {
        if !key.repeat() && presses.press(&key.key(), key.time_stamp()) {
            leave_site();
        }
    });
    if let Some(window) = window() {
        // If the browser refuses the listener, the link still works.
        let function = listener.as_ref().unchecked_ref();
        drop(window.add_event_listener_with_callback("keydown", function));
        listener.forget();
    }
}

/// Hides the page at once, because the next one may take a second to load, and replaces it in the history.
pub fn leave_site() {
    let Some(window) = window() else {
        return;
    };
    if let Some(document) = window.document() {
        if let Some(root) = document.document_element() {
            root.set_attribute("hidden", "").ok();
        }
        document.set_title("\u{2026}");
    }
    if window.location().replace(AWAY).is_err() {
        window.location().set_href(AWAY).ok();
    }
}

/// Recent presses of one key.
#[derive(Default)]
struct Presses {
    key: String,
    at_ms: Vec<f64>,
}

impl Presses {
    /// Counts a press at `now_ms`. Returns true when it completes three presses of an exit key.
    fn press(&mut self, key: &str, now_ms: f64) -> bool {
        if key != self.key {
            key.clone_into(&mut self.key);
            self.at_ms.clear();
        }
        if !matches!(key, "Shift" | "Escape") {
            return false;
        }
        self.at_ms.retain(|earlier| now_ms - earlier <= WINDOW_MS);
        self.at_ms.push(now_ms);
        self.at_ms.len() >= PRESSES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_quick_presses_of_one_key_leave() {
        for key in ["Shift", "Escape"] {
            let mut presses = Presses::default();
            assert!(!presses.press(key, 0.0));
            assert!(!presses.press(key, 400.0));
            assert!(presses.press(key, 900.0));
        }
    }

    #[test]
    fn slow_presses_mixed_keys_and_other_keys_do_not_leave() {
        let mut slow = Presses::default();
        assert!(
            ![0.0, 1_500.0, 3_000.0]
                .into_iter()
                .any(|at| slow.press("Shift", at))
        );
        let mut typing = Presses::default();
        let keys = ["Shift", "A", "Shift", "B", "Shift", "a", "a", "a"];
        assert!(!keys.into_iter().any(|key| typing.press(key, 10.0)));
        let mut mixed = Presses::default();
        assert!(
            !["Shift", "Escape", "Shift"]
                .into_iter()
                .any(|key| mixed.press(key, 10.0))
        );
    }
}
