//! Which day it is for a person.

use crate::date::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// The hour at which a person's day begins: whoever works nights, or is still awake at two, has not begun another.
///
/// Days are dates of the calendar on the wall where the person is. What was written on a day stays on it, wherever
/// they travel and whatever their clock does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct DayStart(i8);

impl DayStart {
    /// The latest hour: a day that began after noon would be most of another one.
    pub const LATEST: i8 = 12;

    /// A day that begins at an hour from 0, midnight, to [`Self::LATEST`].
    pub fn at(hour: i8) -> Option<Self> {
        (0..=Self::LATEST).contains(&hour).then_some(Self(hour))
    }

    /// The day that it is when the clock on the wall shows `now`.
    pub fn day(self, now: DateTime) -> Date {
        let begins = now.date().at(self.0, 0, 0);
        if now >= begins {
            return now.date();
        }
        // The first day there is has none before it.
        now.date().checked_add(-1).unwrap_or(now.date())
    }
}

impl TryFrom<i8> for DayStart {
    type Error = &'static str;

    fn try_from(hour: i8) -> Result<Self, Self::Error> {
        Self::at(hour).ok_or("a day begins at an hour from 0 to 12")
    }
}

impl From<DayStart> for i8 {
    fn from(start: DayStart) -> Self {
        start.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::date;
    use jiff::{ToSpan, civil, tz::TimeZone};
    use proptest::prelude::*;

    fn ours(theirs: civil::DateTime) -> DateTime {
        theirs.to_string().parse().unwrap()
    }

    #[test]
    fn a_day_that_begins_at_four_lasts_until_four() {
        let four = DayStart::at(4).unwrap();
        let new_year = date(2027, 1, 1);
        assert_eq!(four.day(new_year.at(3, 59, 59)), date(2026, 12, 31));
        assert_eq!(four.day(new_year.at(4, 0, 0)), new_year);
        assert_eq!(DayStart::default().day(new_year.at(0, 0, 0)), new_year);
        assert_eq!(DayStart::at(13), None);
        assert!(serde_json::from_str::<DayStart>("-1").is_err());
    }

    #[test]
    fn an_hour_that_the_clocks_skip_or_repeat_is_of_its_day() {
        let zone = TimeZone::get("America/Denver").unwrap();
        let four = DayStart::at(4).unwrap();
        for day in [date(2026, 3, 8), date(2026, 11, 1)] {
            let begins: civil::Date = day.to_string().parse().unwrap();
            let begins = begins.at(0, 30, 0, 0);
            let mut now = begins.to_zoned_datetime(zone.clone()).unwrap();
            let mut days = Vec::new();
            while ours(now.datetime()).date() == day {
                days.push(four.day(ours(now.datetime())));
                now = now.checked_add(30.minutes()).unwrap();
            }
            assert!(days.is_sorted(), "a day never comes back: {day}");
            days.dedup();
            assert_eq!(days, [day.checked_add(-1).unwrap(), day]);
        }
    }

    proptest! {
        #[test]
        fn no_moment_is_more_than_a_day_off(hour in 0_i8..=12, now in -60_000_000_000_i64..200_000_000_000) {
            let now = jiff::Timestamp::from_second(now).unwrap();
            let now = ours(now.to_zoned_datetime(TimeZone::UTC).datetime());
            let day = DayStart::at(hour).unwrap().day(now);
            prop_assert!((0..=1).contains(&day.days_until(now.date())));
        }
    }
}
