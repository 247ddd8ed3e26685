//! A milestone is a length of time worth celebrating. Months follow the calendar: one is over on the same day of the next
//! month, or on its last day.

use crate::{count::Count, date::Date};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    Days(i32),
    /// Less than a year.
    Months(i32),
    Years(i32),
}

/// The milestones of the first year; after that there is one each year.
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextMilestone {
    pub milestone: Milestone,
    pub on: Date,
    pub in_days: i64,
}

impl Milestone {
    fn all() -> impl Iterator<Item = Self> {
        EARLY.into_iter().chain((2..=MAX_YEARS).map(Self::Years))
    }

    /// The day on which it is reached if day one is the day after `zero`.
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
    pub fn next_milestone(&self, today: Date) -> Option<NextMilestone> {
        let zero = self.run_since(today);
        Milestone::all().find_map(|milestone| {
            let on = milestone.on(zero).filter(|on| *on > today)?;
            Some(NextMilestone {
                milestone,
                on,
                in_days: today.days_until(on),
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{count::ReturnToUse, date::date};

    fn since(began: Date) -> Count {
        Count {
            what: "days".try_into().unwrap(),
            began,
            first_day_counts: false,
            returns: [].into(),
        }
    }

    #[test]
    fn a_month_ends_no_later_than_its_last_day() {
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
    fn a_count_from_a_leap_day_reaches_a_year_every_year() {
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
    fn the_next_milestone_is_always_ahead() {
        let mut count = since(date(2026, 1, 1));
        let today = date(2026, 1, 1);
        let next = count.next_milestone(today).unwrap();
        assert_eq!((next.milestone, next.in_days), (Milestone::Days(1), 1));
        let later = count.next_milestone(date(2031, 6, 1)).unwrap();
        assert_eq!(later.milestone, Milestone::Years(6));
        assert_eq!(later.on, date(2032, 1, 1));
        count.note_return(date(2026, 1, 20), ReturnToUse::default());
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
