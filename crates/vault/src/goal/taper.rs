//! A taper is a plan to use less and less, at a pace the person chose with somebody who knows about it.

use crate::{date::Date, words::Words};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taper {
    /// What is counted, such as "cigarettes" or "mg".
    pub unit: Words,
    /// The most for a day, by the first day on which it applies. Each applies until the next one starts.
    pub stages: BTreeMap<Date, Amount>,
    /// What the person used, for the days they wrote down.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub days: BTreeMap<Date, Amount>,
}

/// An exact amount in hundredths of the unit, from 0 to 10,000 units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Amount(u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaperStage {
    pub from: Date,
    pub at_most: Amount,
}

/// How a day compares with the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaperStanding {
    Within,
    /// More than the plan said. The plan stays as it is.
    Above,
    /// Nothing was written down, or the plan had not started.
    Unknown,
}

impl Amount {
    const MAX_HUNDREDTHS: u32 = 1_000_000;

    pub fn of_hundredths(hundredths: u32) -> Option<Self> {
        (hundredths <= Self::MAX_HUNDREDTHS).then_some(Self(hundredths))
    }
}

impl TryFrom<u32> for Amount {
    type Error = &'static str;

    fn try_from(hundredths: u32) -> Result<Self, Self::Error> {
        Self::of_hundredths(hundredths).ok_or("an amount goes up to 10,000")
    }
}

impl From<Amount> for u32 {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

/// `2`, `2.5` or `0.25`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole}"),
            part if part % 10 == 0 => write!(f, "{whole}.{}", part / 10),
            part => write!(f, "{whole}.{part:02}"),
        }
    }
}

/// Also takes a comma as the decimal point.
impl std::str::FromStr for Amount {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let not_an_amount = "an amount is a number such as 2 or 2.5, up to 10,000";
        let text = text.trim();
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let is_digits = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || part.len() > 2 || !is_digits(whole) || !is_digits(part) {
            return Err(not_an_amount);
        }
        let hundredths = format!("{whole}{part:0<2}").parse().ok();
        hundredths
            .and_then(Self::of_hundredths)
            .ok_or(not_an_amount)
    }
}

impl Taper {
    /// Returns `None` before the first stage.
    pub fn stage(&self, day: Date) -> Option<TaperStage> {
        let (from, at_most) = self.stages.range(..=day).next_back()?;
        Some(TaperStage {
            from: *from,
            at_most: *at_most,
        })
    }

    pub fn standing(&self, day: Date) -> TaperStanding {
        match (self.stage(day), self.days.get(&day)) {
            (Some(stage), Some(amount)) if *amount <= stage.at_most => TaperStanding::Within,
            (Some(_), Some(_)) => TaperStanding::Above,
            _ => TaperStanding::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;
    use proptest::prelude::*;

    #[test]
    fn each_stage_applies_until_the_next_one() {
        let amount = |text: &str| text.parse().unwrap();
        let taper = Taper {
            unit: "drinks".try_into().unwrap(),
            stages: [
                (date(2026, 1, 1), amount("4")),
                (date(2026, 1, 8), amount("2.5")),
            ]
            .into(),
            days: [
                (date(2026, 1, 7), amount("4")),
                (date(2026, 1, 8), amount("3")),
            ]
            .into(),
        };
        assert_eq!(taper.stage(date(2025, 12, 31)), None);
        assert_eq!(taper.stage(date(2026, 1, 7)).unwrap().at_most, amount("4"));
        assert_eq!(
            taper.stage(date(2027, 1, 1)).unwrap().from,
            date(2026, 1, 8)
        );
        assert_eq!(taper.standing(date(2026, 1, 7)), TaperStanding::Within);
        assert_eq!(taper.standing(date(2026, 1, 8)), TaperStanding::Above);
        assert_eq!(taper.standing(date(2026, 1, 9)), TaperStanding::Unknown);
    }

    #[test]
    fn only_numbers_are_amounts() {
        for bad in [
            "",
            ".5",
            "-1",
            "1.234",
            "1.2.3",
            "a",
            "10001",
            "99999999999",
            "１",
        ] {
            assert!(bad.parse::<Amount>().is_err(), "{bad}");
        }
        assert_eq!("2,5".parse::<Amount>().unwrap().to_string(), "2.5");
        assert!(serde_json::from_str::<Amount>("1000001").is_err());
    }

    proptest! {
        #[test]
        fn amounts_read_as_they_are_written(hundredths in 0..=Amount::MAX_HUNDREDTHS) {
            let amount = Amount::of_hundredths(hundredths).unwrap();
            prop_assert_eq!(amount.to_string().parse::<Amount>(), Ok(amount));
        }
    }
}
