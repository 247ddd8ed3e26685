//! A count is days that a person counts, by their own definition: without alcohol, on medication, or whatever they choose.
//!
//! A return to use takes nothing away: the days before it stay, the longest run stays, and a new run starts beside them.

use crate::{date::Date, words::Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    pub what: Words,
    pub began: Date,
    /// Whether the day it began is day one; if not, the next day is.
    #[serde(default)]
    pub first_day_counts: bool,
    #[serde(default)]
    pub returns: BTreeMap<Date, ReturnToUse>,
}

/// What a person wrote about a return to use, if they wanted to write anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnToUse {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_happened: Option<Words>,
    /// What helped before, and may help again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_helped: Option<Words>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<Words>,
}

/// The figures of a count on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All days that count. A return to use takes none of them away.
    pub total: i64,
    /// Days in a row up to today.
    pub current: i64,
    /// The most days in a row so far, including the current ones.
    pub best: i64,
}

/// Days in a row between two returns to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first day that counts.
    pub from: Date,
    pub days: i64,
}

impl Count {
    /// Every run up to a day, the earliest first and the current one last. Runs of zero days are left out.
    pub fn runs(&self, today: Date) -> Vec<Run> {
        let mut zero = self.day_zero();
        let mut runs = Vec::new();
        let mut end = |zero: Date, days: i64| {
            if let (1.., Some(from)) = (days, zero.checked_add(1)) {
                runs.push(Run { from, days });
            }
        };
        for day in self.returns_between(zero, today) {
            end(zero, zero.days_until(day) - 1);
            zero = day;
        }
        end(zero, zero.days_until(today));
        runs
    }

    /// The figures on a day. Later days don't count yet; a count that begins later is at zero.
    pub fn figures(&self, today: Date) -> Figures {
        let runs = self.runs(today);
        Figures {
            total: runs.iter().map(|run| run.days).sum(),
            current: self.run_since(today).days_until(today).max(0),
            best: runs.iter().map(|run| run.days).max().unwrap_or(0),
        }
    }

    /// The day before the current run: the last return to use, or the day before day one.
    pub fn run_since(&self, today: Date) -> Date {
        let zero = self.day_zero();
        self.returns_between(zero, today).last().unwrap_or(zero)
    }

    /// Notes a return to use. What was already written about that day stays, unless there is something new in its place.
    pub fn note_return(&mut self, day: Date, note: ReturnToUse) {
        let known = self.returns.entry(day).or_default();
        let ReturnToUse {
            what_happened,
            what_helped,
            next_step,
        } = note;
        known.what_happened = what_happened.or(known.what_happened.take());
        known.what_helped = what_helped.or(known.what_helped.take());
        known.next_step = next_step.or(known.next_step.take());
    }

    fn day_zero(&self) -> Date {
        if self.first_day_counts {
            self.began.checked_add(-1).unwrap_or(self.began)
        } else {
            self.began
        }
    }

    fn returns_between(&self, after: Date, until: Date) -> impl Iterator<Item = Date> {
        let days = self.returns.keys().copied();
        days.filter(move |day| *day > after && *day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;
    use proptest::{collection::btree_set, prelude::*};

    fn count(
        began: Date,
        first_day_counts: bool,
        returns: impl IntoIterator<Item = Date>,
    ) -> Count {
        Count {
            what: "days without alcohol".try_into().unwrap(),
            began,
            first_day_counts,
            returns: returns
                .into_iter()
                .map(|day| (day, ReturnToUse::default()))
                .collect(),
        }
    }

    #[test]
    fn a_return_to_use_takes_no_days_away() {
        let mut count = count(date(2026, 1, 1), false, []);
        let before = count.figures(date(2026, 4, 10));
        assert_eq!((before.total, before.current, before.best), (99, 99, 99));
        count.note_return(date(2026, 4, 11), ReturnToUse::default());
        let after = count.figures(date(2026, 4, 11));
        assert_eq!((after.total, after.current, after.best), (99, 0, 99));
        let next = count.figures(date(2026, 4, 13));
        assert_eq!((next.total, next.current, next.best), (101, 2, 99));
    }

    #[test]
    fn the_first_day_is_day_one_if_the_person_counts_it() {
        let began = date(2028, 2, 28);
        assert_eq!(count(began, true, []).figures(began).current, 1);
        assert_eq!(count(began, false, []).figures(began).current, 0);
        // 2028 is a leap year.
        assert_eq!(count(began, false, []).figures(date(2028, 3, 1)).current, 2);
        assert_eq!(
            count(began, true, [began]).figures(date(2028, 3, 1)).total,
            2
        );
    }

    #[test]
    fn days_to_come_do_not_count_yet() {
        let began = date(2026, 6, 1);
        let count = count(began, true, [date(2026, 6, 20)]);
        assert_eq!(count.figures(date(2026, 5, 1)), Figures::default());
        assert_eq!(count.figures(date(2026, 6, 10)).current, 10);
    }

    #[test]
    fn a_second_note_about_a_day_replaces_only_what_it_says() {
        let mut count = count(date(2026, 1, 1), false, []);
        let day = date(2026, 2, 1);
        let words = |text: &str| Some(Words::try_from(text).unwrap());
        count.note_return(
            day,
            ReturnToUse {
                what_happened: words("payday"),
                ..ReturnToUse::default()
            },
        );
        count.note_return(
            day,
            ReturnToUse {
                next_step: words("call Ana"),
                ..ReturnToUse::default()
            },
        );
        let note = &count.returns[&day];
        assert_eq!(note.what_happened, words("payday"));
        assert_eq!(note.next_step, words("call Ana"));
    }

    /// Counts day by day, as a person would on a calendar.
    fn on_a_calendar(count: &Count, today: Date) -> Figures {
        let mut figures = Figures::default();
        let mut day = count.began;
        while day <= today {
            let counts = count.first_day_counts || day > count.began;
            if count.returns.contains_key(&day) || !counts {
                figures.current = 0;
            } else {
                figures.current += 1;
                figures.total += 1;
                figures.best = figures.best.max(figures.current);
            }
            day = day.checked_add(1).unwrap();
        }
        figures
    }

    proptest! {
        #[test]
        fn figures_are_what_a_calendar_shows(
            began in 0_i32..800,
            first in any::<bool>(),
            returns in btree_set(0_i32..1_200, 0..12),
            today in 0_i32..1_200,
        ) {
            let day = |offset: i32| date(2027, 1, 1).checked_add(offset).unwrap();
            let count = count(day(began), first, returns.into_iter().map(day));
            let figures = count.figures(day(today));
            prop_assert_eq!(figures, on_a_calendar(&count, day(today)));
            prop_assert!(figures.current <= figures.best && figures.best <= figures.total);
        }

        #[test]
        fn a_later_return_to_use_takes_no_days_away(
            returns in btree_set(0_i32..400, 0..12),
            today in 0_i32..400,
        ) {
            let day = |offset: i32| date(2027, 1, 1).checked_add(offset).unwrap();
            let mut count = count(day(0), true, returns.into_iter().map(day));
            let before = count.figures(day(today));
            count.note_return(day(today + 1), ReturnToUse::default());
            let after = count.figures(day(today + 1));
            prop_assert_eq!((after.total, after.best), (before.total, before.best));
        }
    }
}
