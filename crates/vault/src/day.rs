//! A person's day begins at an hour they choose: somebody who works nights or is still awake at two hasn't begun a new one.

use crate::date::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// The hour at which the day begins, from 0 (midnight) to [`Self::LATEST`].
///
/// Days are local calendar dates. What was written on a day stays on that day, wherever the person travels and whatever
/// their clock does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct DayStart(i8);

impl DayStart {
    /// If a day began after noon, most of it would belong to the next date.
    pub const LATEST: i8 = 12;

    pub fn at(hour: i8) -> Option<Self> {
        (0..=Self::LATEST).contains(&hour).then_some(Self(hour))
    }

    /// The day at a local time.
    pub fn day(self, now: DateTime) -> Date {
        let begins = now.date().at(self.0, 0, 0);
        if now >= begins {
            return now.date();
        }
        // The calendar's first day has no day before it.
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
    fn an_hour_that_the_clocks_skip_or_repeat_belongs_to_its_day() {
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
        fn the_day_is_never_more_than_one_off_the_date(hour in 0_i8..=12, now in -60_000_000_000_i64..200_000_000_000) {
            let now = jiff::Timestamp::from_second(now).unwrap();
            let now = ours(now.to_zoned_datetime(TimeZone::UTC).datetime());
            let day = DayStart::at(hour).unwrap().day(now);
            prop_assert!((0..=1).contains(&day.days_until(now.date())));
        }
    }
}
