//! A starter is a link with goals that a client and a specialist agreed on, for the client's own vault. The goals are in the
//! link's fragment, which browsers don't send to any server.

use crate::{
    date::Date,
    goal::{Action, Goal, LifeArea, Rhythm, Step, TaskId},
    words::Words,
};
use base64ct::{Base64UrlUnpadded as Base64, Encoding};
use serde::{Deserialize, Serialize};

/// The longest fragment, in bytes, that still fits in text messages and QR codes.
const MAX_FRAGMENT: usize = 2_800;
const MAX_GOALS: usize = 10;
/// Most steps, and most actions, of one goal.
const MAX_ITEMS: usize = 20;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starter {
    version: Version,
    /// A few words from the specialist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// The client chooses which of them to take.
    pub goals: Vec<GoalStart>,
}

/// The only version so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
struct Version;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalStart {
    pub words: Words,
    pub area: LifeArea,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Words>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<(Words, Rhythm)>,
}

#[derive(Debug, thiserror::Error)]
pub enum StarterError {
    #[error("the link is damaged or was cut off; ask for it again")]
    Damaged,
    #[error("the link was made by a newer version of this page; load the page again")]
    Newer,
    #[error("this is too much for one link; leave out a goal or shorten some words")]
    TooLong,
}

impl Starter {
    pub fn new(note: Option<Words>, goals: Vec<GoalStart>) -> Self {
        Self {
            version: Version,
            note,
            goals,
        }
    }

    /// The fragment for a link, in letters that need no escaping.
    pub fn to_fragment(&self) -> Result<String, StarterError> {
        let json = serde_json::to_vec(self).map_err(|_| StarterError::Damaged)?;
        let fragment = Base64::encode_string(&json);
        if fragment.len() > MAX_FRAGMENT || !self.is_small() {
            return Err(StarterError::TooLong);
        }
        Ok(fragment)
    }

    /// Reads a fragment that anybody may have made.
    pub fn from_fragment(fragment: &str) -> Result<Self, StarterError> {
        #[derive(Deserialize)]
        struct VersionOnly {
            version: u64,
        }
        if fragment.len() > MAX_FRAGMENT {
            return Err(StarterError::Damaged);
        }
        let json = Base64::decode_vec(fragment);
        let json = json.map_err(|_| StarterError::Damaged)?;
        match serde_json::from_slice::<Self>(&json) {
            Ok(starter) if starter.is_small() => Ok(starter),
            Ok(_) => Err(StarterError::Damaged),
            Err(_) => match serde_json::from_slice::<VersionOnly>(&json) {
                Ok(read) if read.version > 1 => Err(StarterError::Newer),
                _ => Err(StarterError::Damaged),
            },
        }
    }

    fn is_small(&self) -> bool {
        let is_small =
            |goal: &GoalStart| goal.steps.len() <= MAX_ITEMS && goal.actions.len() <= MAX_ITEMS;
        (1..=MAX_GOALS).contains(&self.goals.len()) && self.goals.iter().all(is_small)
    }
}

impl GoalStart {
    /// The goal, starting today.
    pub fn begin(self, today: Date) -> Goal {
        let mut goal = Goal::new(self.words, self.area, today);
        let steps = self.steps.into_iter();
        goal.steps = steps
            .map(|words| Step::new(TaskId::missing(), words))
            .collect();
        let actions = self.actions.into_iter();
        goal.actions = actions
            .map(|(words, rhythm)| Action::new(TaskId::missing(), words, rhythm, today))
            .collect();
        goal.add_missing_ids();
        goal
    }
}

impl TryFrom<u8> for Version {
    type Error = &'static str;

    fn try_from(version: u8) -> Result<Self, Self::Error> {
        (version == 1).then_some(Self).ok_or("another version")
    }
}

impl From<Version> for u8 {
    fn from(_: Version) -> Self {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;
    use proptest::prelude::*;

    fn start(words: &str) -> GoalStart {
        GoalStart {
            words: words.try_into().unwrap(),
            area: LifeArea::Home,
            steps: vec!["call the shelter".try_into().unwrap()],
            actions: vec![("look at lists".try_into().unwrap(), Rhythm::Daily)],
        }
    }

    #[test]
    fn a_starter_comes_back_as_it_was_and_its_goals_begin_today() {
        let starter = Starter::new(
            Some("You can do this — Ana".try_into().unwrap()),
            vec![start("un techo")],
        );
        let fragment = starter.to_fragment().unwrap();
        assert!(
            fragment
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        );
        assert_eq!(Starter::from_fragment(&fragment).unwrap(), starter);
        let today = date(2026, 11, 25);
        let goal = start("un techo").begin(today);
        assert_eq!(goal.due(today).count(), 1);
        assert_eq!(goal.progress(), (0, 1));
    }

    #[test]
    fn what_is_not_a_starter_is_rejected_with_the_reason() {
        let encoded = |json: &str| Base64::encode_string(json.as_bytes());
        let goal = r#"{"words":"a","area":"home"}"#;
        for (bad, reason) in [
            (String::new(), "damaged"),
            ("%%%".to_owned(), "damaged"),
            (encoded("{}"), "damaged"),
            (encoded(r#"{"version":1,"goals":[]}"#), "damaged"),
            (
                encoded(&format!(
                    r#"{{"version":1,"goals":[{}{goal}]}}"#,
                    format!("{goal},").repeat(10)
                )),
                "damaged",
            ),
            (encoded(&"[".repeat(1_000)), "damaged"),
            (encoded(r#"{"version":2,"plans":true}"#), "newer"),
            ("A".repeat(100_000), "damaged"),
        ] {
            let error = Starter::from_fragment(&bad).unwrap_err().to_string();
            assert!(error.contains(reason), "{bad:.60}: {error}");
        }
        let whole = Starter::new(None, vec![start("a")]).to_fragment().unwrap();
        for length in 0..whole.len() {
            assert!(
                Starter::from_fragment(&whole[..length]).is_err(),
                "{length}"
            );
        }
    }

    #[test]
    fn too_much_for_one_link_is_an_error() {
        let long = Starter::new(None, vec![start(&"x".repeat(3_000))]);
        assert!(matches!(long.to_fragment(), Err(StarterError::TooLong)));
        assert!(matches!(
            Starter::new(None, vec![]).to_fragment(),
            Err(StarterError::TooLong)
        ));
    }

    proptest! {
        #[test]
        fn any_fragment_is_read_or_rejected(fragment in "[ -~é]{0,200}") {
            let _ = Starter::from_fragment(&fragment);
        }

        #[test]
        fn any_json_is_read_or_rejected(json in r#"[\[\]{}":,a-z0-9]{0,200}"#) {
            let _ = Starter::from_fragment(&Base64::encode_string(json.as_bytes()));
        }
    }
}
