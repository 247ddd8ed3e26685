//! Plans for hard moments, and what belongs to them: triggers, and people to call. A section of a plan is a list of lines in
//! the person's own words.

use crate::words::Words;
use serde::{Deserialize, Serialize};

/// A plan to stay in recovery, and to come back to it.
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

/// The six steps of a safety plan (Stanley and Brown 2012, Cognitive and Behavioral Practice 19:256-264), in order. If one
/// doesn't help, a person goes on to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SafetyPlan {
    /// Signs that a crisis may be coming.
    pub warning_signs: Vec<Words>,
    pub on_my_own: Vec<Words>,
    /// People and places that take their mind off it.
    pub people_and_places: Vec<Words>,
    pub people_to_ask: Vec<Words>,
    /// Professionals and hotlines.
    pub professionals: Vec<Words>,
    /// How to make the surroundings safer, as an agreement: for example who keeps something for them.
    pub safer_surroundings: Vec<Words>,
}

/// One line of a section. Lines are stored as plain text and have no ids: the words, and how many earlier lines say the
/// same, tell a line from the others, whatever happens to those.
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

/// Something that tends to set off a craving.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    pub words: Words,
    /// What helps then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub helps: Vec<Words>,
}

/// A person to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub name: Words,
    /// As the person wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Words>,
    /// Who they are, or when to call them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

impl Contact {
    /// The number in the form that a `tel:` link takes. Returns `None` if there are no digits.
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
    fn a_line_is_removed_wherever_it_is_by_then_and_no_other_line_is() {
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
    fn only_digits_are_dialed() {
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
