//! An action is something to do again and again.

use super::task::{Task, TaskId};
use crate::{
    date::{Date, IsoWeekday},
    words::Words,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    #[serde(default = "TaskId::missing")]
    pub id: TaskId,
    pub words: Words,
    pub rhythm: Rhythm,
    /// The first day on which it is due.
    pub since: Date,
    /// The days on which it was done at least once.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub done: BTreeSet<Date>,
    /// Pauses: from the first date until the day before the second.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests: Vec<(Date, Date)>,
}

/// How often an action is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Rhythm {
    Daily,
    /// On these days of the week.
    On(BTreeSet<IsoWeekday>),
    /// So many times from Monday to Sunday, on any days.
    Weekly(TimesAWeek),
}

/// From 1 to 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct TimesAWeek(u8);

impl TryFrom<u8> for TimesAWeek {
    type Error = &'static str;

    fn try_from(times: u8) -> Result<Self, Self::Error> {
        let is_number = (1..=7).contains(&times);
        is_number
            .then_some(Self(times))
            .ok_or("an action is due 1 to 7 times a week")
    }
}

impl From<TimesAWeek> for u8 {
    fn from(times: TimesAWeek) -> Self {
        times.0
    }
}

impl Action {
    pub fn new(id: TaskId, words: Words, rhythm: Rhythm, today: Date) -> Self {
        Self {
            id,
            words,
            rhythm,
            since: today,
            done: BTreeSet::new(),
            rests: Vec::new(),
        }
    }

    /// Whether it is due on a day and not done yet.
    pub fn is_due(&self, today: Date) -> bool {
        if self.done.contains(&today) || !self.counts(today) {
            return false;
        }
        match &self.rhythm {
            Rhythm::Daily => true,
            Rhythm::On(days) => days.contains(&today.weekday()),
            Rhythm::Weekly(times) => {
                let monday = monday(today);
                self.done.range(monday..=today).count() < usize::from(times.0)
            }
        }
    }

    /// Returns how many times it was done between two days, and how many times it was due. Doing more than was due doesn't
    /// make up for other weeks.
    pub fn share(&self, from: Date, to: Date) -> (usize, usize) {
        let days: Vec<Date> = days(from, to).filter(|day| self.counts(*day)).collect();
        let was_done = |day: &&Date| self.done.contains(day);
        match &self.rhythm {
            Rhythm::Daily => (days.iter().filter(was_done).count(), days.len()),
            Rhythm::On(on) => {
                let days: Vec<_> = days
                    .iter()
                    .filter(|day| on.contains(&day.weekday()))
                    .collect();
                (days.iter().copied().filter(was_done).count(), days.len())
            }
            Rhythm::Weekly(times) => {
                let times = usize::from(times.0);
                let weeks = days.chunk_by(|a, b| monday(*a) == monday(*b));
                weeks.fold((0, 0), |(done, meant), week| {
                    // In a week that is cut short, only so many times as it has days.
                    let here = times.min(week.len());
                    (
                        done + week.iter().filter(was_done).count().min(here),
                        meant + here,
                    )
                })
            }
        }
    }

    /// Notes that nothing was due from one day until the day before another.
    pub(super) fn note_pause(&mut self, from: Date, until: Date) {
        if from < until {
            self.rests.push((from, until));
        }
    }

    fn counts(&self, day: Date) -> bool {
        let rested = self
            .rests
            .iter()
            .any(|(from, until)| (*from..*until).contains(&day));
        day >= self.since && (!rested || self.done.contains(&day))
    }
}

impl Task for Action {
    fn id(&self) -> TaskId {
        self.id
    }

    fn words(&self) -> &Words {
        &self.words
    }

    fn set_id(&mut self, id: TaskId) {
        self.id = id;
    }
}

fn monday(day: Date) -> Date {
    let since_monday = i32::from(i8::from(day.weekday())) - 1;
    day.checked_add(-since_monday).unwrap_or(day)
}

fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    from.series().take_while(move |day| *day <= to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;
    use proptest::prelude::*;

    fn action(rhythm: Rhythm) -> Action {
        // A Thursday.
        let id = TaskId::from([1; 16]);
        Action::new(id, "walk".try_into().unwrap(), rhythm, date(2026, 1, 1))
    }

    #[test]
    fn some_days_of_the_week_are_due() {
        let days = [1, 4].map(|day| IsoWeekday::try_from(day).unwrap());
        let mut walk = action(Rhythm::On(days.into()));
        assert!(walk.is_due(date(2026, 1, 1)) && !walk.is_due(date(2026, 1, 2)));
        walk.done.insert(date(2026, 1, 1));
        assert!(!walk.is_due(date(2026, 1, 1)), "it is done");
        assert_eq!(walk.share(date(2026, 1, 1), date(2026, 1, 31)), (1, 9));
        assert!(!walk.is_due(date(2025, 12, 29)), "it had not begun");
    }

    #[test]
    fn a_new_week_starts_on_monday() {
        let mut walk = action(Rhythm::Weekly(2.try_into().unwrap()));
        walk.done.extend([date(2026, 1, 5), date(2026, 1, 7)]);
        assert!(!walk.is_due(date(2026, 1, 8)));
        assert!(walk.is_due(date(2026, 1, 12)));
        walk.done.insert(date(2026, 1, 9));
        assert_eq!(walk.share(date(2026, 1, 5), date(2026, 1, 11)), (2, 2));
    }

    #[test]
    fn impossible_rhythms_are_rejected() {
        for bad in [
            r#"{"weekly":0}"#,
            r#"{"weekly":8}"#,
            r#"{"on":[0]}"#,
            r#"{"on":[8]}"#,
            r#""hourly""#,
        ] {
            assert!(serde_json::from_str::<Rhythm>(bad).is_err(), "{bad}");
        }
        let read: Rhythm = serde_json::from_str(r#"{"on":[7,1,1]}"#).unwrap();
        assert_eq!(
            read,
            Rhythm::On([7, 1].map(|day| IsoWeekday::try_from(day).unwrap()).into())
        );
    }

    proptest! {
        #[test]
        fn nothing_is_done_more_often_than_it_was_due(
            times in 1_u8..=7,
            done in proptest::collection::btree_set(0_i32..90, 0..60),
            from in 0_i32..90,
            length in 0_i32..90,
        ) {
            let day = |offset: i32| date(2026, 1, 1).checked_add(offset).unwrap();
            let mut walk = action(Rhythm::Weekly(times.try_into().unwrap()));
            walk.done = done.into_iter().map(day).collect();
            let (done, meant) = walk.share(day(from), day(from + length));
            prop_assert!(done <= meant);
            prop_assert!(meant <= usize::try_from(length + 1).unwrap());
        }
    }
}
