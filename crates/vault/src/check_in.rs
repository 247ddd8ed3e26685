//! A check-in says how a person feels at one moment. An urge surf is a craving that they watched until it got weaker.

use crate::{date::DateTime, words::Words};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckIn {
    pub at: DateTime,
    /// From 1, very low, to 5, very good.
    pub mood: Scale<1, 5>,
    /// From 0, none, to 10, as strong as it gets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub craving: Option<Scale<0, 10>>,
    /// What makes a craving more likely.
    #[serde(default, skip_serializing_if = "Halt::is_none")]
    pub halt: Halt,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgeSurf {
    /// When it began.
    pub at: DateTime,
    pub minutes: Scale<0, 240>,
    pub before: Scale<0, 10>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Scale<0, 10>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<Words>,
}

/// Hungry, angry, lonely, tired: four states to look out for, known as HALT.
#[expect(
    clippy::struct_excessive_bools,
    reason = "they are four yes-or-no questions"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Halt {
    pub hungry: bool,
    pub angry: bool,
    pub lonely: bool,
    pub tired: bool,
}

impl Halt {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// A whole number from `MIN` to `MAX`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Scale<const MIN: u8, const MAX: u8>(u8);

impl<const MIN: u8, const MAX: u8> Scale<MIN, MAX> {
    pub fn get(self) -> u8 {
        self.0
    }
}

impl<const MIN: u8, const MAX: u8> TryFrom<u8> for Scale<MIN, MAX> {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        if (MIN..=MAX).contains(&number) {
            return Ok(Self(number));
        }
        Err(format!("{number} is not between {MIN} and {MAX}"))
    }
}

impl<const MIN: u8, const MAX: u8> From<Scale<MIN, MAX>> for u8 {
    fn from(scale: Scale<MIN, MAX>) -> Self {
        scale.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_in_of_one_tap_is_enough() {
        let json = r#"{"at":"2026-11-01T01:30:00","mood":4}"#;
        let read: CheckIn = serde_json::from_str(json).unwrap();
        assert_eq!(read.mood.get(), 4);
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
    }

    #[test]
    fn numbers_off_the_scale_are_rejected() {
        for bad in [
            r#"{"at":"2026-11-01T01:30:00","mood":0}"#,
            r#"{"at":"2026-11-01T01:30:00","mood":6}"#,
        ] {
            let error = serde_json::from_str::<CheckIn>(bad)
                .unwrap_err()
                .to_string();
            assert!(error.contains("is not between 1 and 5"), "{error}");
        }
    }
}
