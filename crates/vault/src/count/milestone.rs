//! Marks on the way, by the calendar: a month is over on the same day of the next one, or on its last.

use super::Count;
use crate::date::Date;

/// A length of time to be glad about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// So many days.
    Days(i32),
    /// So many months, less than a year.
    Months(i32),
    /// So many years.
    Years(i32),
}

/// What the early days have; later there is one each year.
const EARLY: [Milestone; 10] = [
    Milestone::Days(1),
    Milestone::Days(3),
    Milestone::Days(7),
    Milestone::Days(14),
    Milestone::Months(1),
    Milestone::Months(2),
    Milestone::Months(3),
    Milestone::Months(6),
    Milestone::Months(9),
    Milestone::Years(1),
];
/// Longer than anybody has lived.
const MAX_YEARS: i32 = 120;

/// The milestone ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// Which.
    pub milestone: Milestone,
    /// When it will be reached.
    pub on: Date,
    /// Days until then.
    pub in_days: i64,
}

impl Milestone {
    fn all() -> impl Iterator<Item = Self> {
        EARLY.into_iter().chain((2..=MAX_YEARS).map(Self::Years))
    }

    /// The day it is reached by who has counted since the day after `zero`.
    fn on(self, zero: Date) -> Option<Date> {
        match self {
            Self::Days(days) => zero.checked_add(days),
            Self::Months(months) => zero.checked_add_months(months),
            Self::Years(years) => zero.checked_add_months(12 * years),
        }
    }
}

impl Count {
    /// The milestone that the current run reaches today, if it does.
    pub fn milestone(&self, today: Date) -> Option<Milestone> {
        let zero = self.run_since(today);
        Milestone::all().find(|milestone| milestone.on(zero) == Some(today))
    }

    /// The next milestone of the current run.
    pub fn next_milestone(&self, today: Date) -> Option<Next> {
        let zero = self.run_since(today);
        Milestone::all().find_map(|milestone| {
            let on = milestone.on(zero).filter(|on| *on > today)?;
            Some(Next {
                milestone,
                on,
                in_days: today.days_until(on),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Return, *};
    use crate::date::date;

    fn since(began: Date) -> Count {
        Count {
            what: "days".try_into().unwrap(),
            began,
            first_day_counts: false,
            returns: [].into(),
        }
    }

    #[test]
    fn months_end_with_the_month() {
        let count = since(date(2027, 1, 31));
        assert_eq!(
            count.milestone(date(2027, 2, 28)),
            Some(Milestone::Months(1))
        );
        assert_eq!(
            count.milestone(date(2027, 4, 30)),
            Some(Milestone::Months(3))
        );
        assert_eq!(count.milestone(date(2027, 3, 1)), None);
    }

    #[test]
    fn who_began_on_a_leap_day_has_a_year_each_year() {
        let count = since(date(2028, 2, 29));
        assert_eq!(
            count.milestone(date(2029, 2, 28)),
            Some(Milestone::Years(1))
        );
        assert_eq!(
            count.milestone(date(2032, 2, 29)),
            Some(Milestone::Years(4))
        );
    }

    #[test]
    fn the_next_one_is_always_ahead() {
        let mut count = since(date(2026, 1, 1));
        let today = date(2026, 1, 1);
        let next = count.next_milestone(today).unwrap();
        assert_eq!((next.milestone, next.in_days), (Milestone::Days(1), 1));
        let later = count.next_milestone(date(2031, 6, 1)).unwrap();
        assert_eq!(later.milestone, Milestone::Years(6));
        assert_eq!(later.on, date(2032, 1, 1));
        count.note_return(date(2026, 1, 20), Return::default());
        let next = count.next_milestone(date(2026, 1, 20)).unwrap();
        assert_eq!(next.on, date(2026, 1, 21));
    }

    #[test]
    fn milestones_come_in_order() {
        let days: Vec<_> = Milestone::all()
            .filter_map(|milestone| milestone.on(date(2027, 1, 31)))
            .collect();
        assert!(days.is_sorted_by(|a, b| a < b));
        assert_eq!(days.len(), EARLY.len() + 119);
    }
}
