//! A self-check is a person's answers to BARC-10, the Brief Assessment of Recovery Capital (Vilsaint et al. 2017, Drug and
//! Alcohol Dependence 177:71-76): ten statements, each from 1 (strongly disagree) to 6 (strongly agree). A higher sum
//! means more to build on. A sum is compared only with the same person's other sums.

use crate::{check_in::Scale, date::Date};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCheck {
    pub on: Date,
    /// In the order of the statements.
    pub answers: [Scale<1, 6>; 10],
}

impl SelfCheck {
    /// From 10 to 60.
    pub fn sum(&self) -> u8 {
        self.answers.iter().map(|answer| answer.get()).sum()
    }
}

/// The sums in order of their dates, each with the difference to the one before.
pub fn trend<'c>(checks: impl IntoIterator<Item = &'c SelfCheck>) -> Vec<(Date, u8, Option<i8>)> {
    let mut checks: Vec<_> = checks
        .into_iter()
        .map(|check| (check.on, check.sum()))
        .collect();
    checks.sort_unstable();
    let mut before = None;
    let mut trend = Vec::with_capacity(checks.len());
    for (on, sum) in checks {
        let change = before.map(|before| sum.cast_signed() - before);
        before = Some(sum.cast_signed());
        trend.push((on, sum, change));
    }
    trend
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;

    #[test]
    fn each_sum_is_compared_with_the_one_before() {
        let check = |day, answer: u8| SelfCheck {
            on: date(2026, 1, day),
            answers: [answer.try_into().unwrap(); 10],
        };
        let checks = [check(20, 6), check(1, 2), check(10, 5)];
        let expected = [
            (date(2026, 1, 1), 20, None),
            (date(2026, 1, 10), 50, Some(30)),
            (date(2026, 1, 20), 60, Some(10)),
        ];
        assert_eq!(trend(&checks), expected);
    }

    #[test]
    fn nine_answers_are_rejected() {
        let json = r#"{"on":"2026-01-01","answers":[1,2,3,4,5,6,1,2,3]}"#;
        assert!(serde_json::from_str::<SelfCheck>(json).is_err());
    }
}
