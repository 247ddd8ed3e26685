//! A key pressed three times.

/// Presses that count as one wish, in milliseconds from the first to the last.
const WINDOW_MS: f64 = 2_000.0;
/// How often the key must be pressed; screen readers and games use two presses for their own ends.
const PRESSES: usize = 3;

/// The last presses of one key.
#[derive(Default)]
pub struct Presses {
    key: String,
    at: Vec<f64>,
}

impl Presses {
    /// Whether this press, at `now` milliseconds, completes the wish to leave.
    pub fn press(&mut self, key: &str, now: f64) -> bool {
        if key != self.key {
            key.clone_into(&mut self.key);
            self.at.clear();
        }
        if !matches!(key, "Shift" | "Escape") {
            return false;
        }
        self.at.retain(|earlier| now - earlier <= WINDOW_MS);
        self.at.push(now);
        self.at.len() >= PRESSES
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
    fn slow_mixed_or_other_presses_stay() {
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
