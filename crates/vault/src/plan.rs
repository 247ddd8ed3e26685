//! Plans for hard moments. Each section is a list of lines in the person's own words.

use crate::words::Words;
use serde::{Deserialize, Serialize};

/// A plan to stay on the way, and to come back to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PreventionPlan {
    /// What keeps them well, every day.
    pub daily_upkeep: Vec<Words>,
    /// What may set off a craving, and what to do then.
    pub triggers: Vec<Words>,
    /// How they, or somebody else, notice that it is getting harder.
    pub early_signs: Vec<Words>,
    /// What to do when it is hard, and whom to call.
    pub when_it_gets_hard: Vec<Words>,
    /// What to do after a return to use.
    pub after: Vec<Words>,
}

/// The six steps of a safety plan (Stanley and Brown 2012, Cognitive and Behavioral Practice 19:256-264), in order: one
/// goes on to the next when one does not help.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SafetyPlan {
    /// How they know that a crisis may come.
    pub warning_signs: Vec<Words>,
    /// What they can do on their own.
    pub on_my_own: Vec<Words>,
    /// People and places that take the mind off it.
    pub people_and_places: Vec<Words>,
    /// People they can ask for help.
    pub people_to_ask: Vec<Words>,
    /// Professionals and lines to call.
    pub professionals: Vec<Words>,
    /// Making the surroundings safer; in words of agreement, such as who keeps something.
    pub safer_surroundings: Vec<Words>,
}

/// One line of a section of a plan. Lines are stored as plain text and have no ids: the words, and how many lines before
/// it say the same, tell a line from the others whatever happens to those.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub words: Words,
    /// Counted from 0.
    nth: usize,
}

impl Line {
    /// The lines of a section.
    pub fn all(section: &[Words]) -> impl Iterator<Item = Self> {
        section.iter().enumerate().map(|(at, words)| Self {
            words: words.clone(),
            nth: section[..at].iter().filter(|line| *line == words).count(),
        })
    }

    /// Removes this line; nothing happens if it is gone already.
    pub fn remove_from(&self, section: &mut Vec<Words>) {
        let places = section.iter().enumerate();
        let mut alike = places.filter(|(_, line)| **line == self.words);
        if let Some((at, _)) = alike.nth(self.nth) {
            section.remove(at);
        }
    }
}

/// What tends to set off a craving, and what helps then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// What it is.
    pub words: Words,
    /// What helps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<Words>,
}

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Who.
    pub name: Words,
    /// How to reach them, as the person wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Words>,
    /// Who they are, or when to call them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

impl Contact {
    /// The number to dial, as a `tel:` address takes it; none where there are no digits.
    pub fn dial(&self) -> Option<String> {
        let phone = self.phone.as_ref()?.chars();
        let number: String = phone.filter(|c| c.is_ascii_digit() || *c == '+').collect();
        number
            .contains(|c: char| c.is_ascii_digit())
            .then_some(number)
    }
}

impl PreventionPlan {
    /// The sections in order.
    pub fn sections(&self) -> [&[Words]; 5] {
        [
            &self.daily_upkeep,
            &self.triggers,
            &self.early_signs,
            &self.when_it_gets_hard,
            &self.after,
        ]
    }
}

impl SafetyPlan {
    /// The steps in order.
    pub fn steps(&self) -> [&[Words]; 6] {
        [
            &self.warning_signs,
            &self.on_my_own,
            &self.people_and_places,
            &self.people_to_ask,
            &self.professionals,
            &self.safer_surroundings,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_removed_wherever_it_stands_by_then_and_no_other_is() {
        let lines = |words: &str| -> Vec<Words> {
            words
                .split(' ')
                .filter_map(|word| word.try_into().ok())
                .collect()
        };
        let mut section = lines("music walk music");
        let shown: Vec<_> = Line::all(&section).collect();
        shown[1].remove_from(&mut section);
        shown[1].remove_from(&mut section);
        assert_eq!(section, lines("music music"));
        section.insert(1, "rest".try_into().unwrap());
        shown[2].remove_from(&mut section);
        assert_eq!(section, lines("music rest"));
        shown[0].remove_from(&mut section);
        assert_eq!(section, lines("rest"));
    }

    #[test]
    fn only_digits_are_dialled() {
        let dial = |phone: &str| {
            let contact = Contact {
                name: "Ana".try_into().unwrap(),
                phone: Words::try_from(phone).ok(),
                note: None,
            };
            contact.dial()
        };
        assert_eq!(dial("+1 (303) 555-0100").as_deref(), Some("+13035550100"));
        assert_eq!(dial("ask my sister"), None);
        assert_eq!(dial(""), None);
    }
}
