//! Local dates and times, without a zone, in the form of ISO 8601.
//!
//! The arithmetic is jiff's. Its own types read every form of date and explain every mistake; here there is one form,
//! and the tracker is 40 KB smaller.

use jiff_core::civil;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A date, from `0000-01-01` to `9999-12-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(civil::Date);

/// A local date and time: `2026-11-25T07:30:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateTime {
    date: Date,
    /// Hours, minutes and seconds.
    time: [i8; 3],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write a date like 2026-11-25, and a date with a time like 2026-11-25T07:30:00")]
pub struct DateError;

/// A date that is known to exist.
///
/// # Panics
///
/// If it doesn't.
#[must_use]
pub const fn date(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("the date exists")
}

impl Date {
    pub const MIN: Self = date(0, 1, 1);
    pub const MAX: Self = date(9999, 12, 31);

    /// Returns `None` if the date doesn't exist.
    #[must_use]
    pub const fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        match civil::Date::new(year, month, day) {
            Ok(date) if year >= 0 => Some(Self(date)),
            _ => None,
        }
    }

    /// From 0 to 9999.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.0.year()
    }

    /// From 1 to 12.
    #[must_use]
    pub const fn month(self) -> i8 {
        self.0.month()
    }

    /// From 1 to 31.
    #[must_use]
    pub const fn day(self) -> i8 {
        self.0.day()
    }

    #[must_use]
    pub const fn weekday(self) -> IsoWeekday {
        IsoWeekday(self.0.weekday().to_monday_one_offset())
    }

    /// Returns `None` beyond the first and the last date.
    #[must_use]
    pub fn checked_add(self, days: i32) -> Option<Self> {
        let date = self.0.checked_add(days).ok()?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// The same day of another month, or that month's last day if it is shorter.
    #[must_use]
    pub fn checked_add_months(self, months: i32) -> Option<Self> {
        let months = i32::from(self.year()) * 12 + i32::from(self.month()) - 1 + months;
        let year = i16::try_from(months.div_euclid(12)).ok()?;
        let month = i8::try_from(months.rem_euclid(12)).ok()? + 1;
        let date = civil::Date::new_constrain(year, month, self.day()).ok()?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// Whole days until another date; negative if that is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        self.0.until(other.0).into()
    }

    /// This date and all later ones.
    pub fn series(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |day| day.checked_add(1))
    }

    /// A time on this date that is known to exist.
    ///
    /// # Panics
    ///
    /// If it doesn't.
    #[must_use]
    pub fn at(self, hour: i8, minute: i8, second: i8) -> DateTime {
        DateTime::new(self, hour, minute, second).expect("the time exists")
    }
}

impl DateTime {
    /// Returns `None` if there is no such time of day.
    #[must_use]
    pub fn new(date: Date, hour: i8, minute: i8, second: i8) -> Option<Self> {
        let is_time =
            (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
        is_time.then_some(Self {
            date,
            time: [hour, minute, second],
        })
    }

    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    #[must_use]
    pub const fn hour(self) -> i8 {
        self.time[0]
    }

    #[must_use]
    pub const fn minute(self) -> i8 {
        self.time[1]
    }
}

/// A day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i8", into = "i8")]
pub struct IsoWeekday(i8);

impl TryFrom<i8> for IsoWeekday {
    type Error = &'static str;

    fn try_from(day: i8) -> Result<Self, Self::Error> {
        let is_day = (1..=7).contains(&day);
        is_day
            .then_some(Self(day))
            .ok_or("days of the week go from 1 to 7")
    }
}

impl From<IsoWeekday> for i8 {
    fn from(day: IsoWeekday) -> Self {
        day.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year(),
            self.month(),
            self.day()
        )
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [hour, minute, second] = self.time;
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", self.date)
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let [year, month, day] = numbers(text, '-', [4, 2, 2]).ok_or(DateError)?;
        let small = |number| i8::try_from(number).map_err(|_| DateError);
        Self::new(year, small(month)?, small(day)?).ok_or(DateError)
    }
}

impl FromStr for DateTime {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let (date, time) = text.split_once('T').ok_or(DateError)?;
        let time = numbers(time, ':', [2, 2, 2]).ok_or(DateError)?;
        let [hour, minute, second] = time.map(|number| i8::try_from(number).unwrap_or(-1));
        Self::new(date.parse()?, hour, minute, second).ok_or(DateError)
    }
}

/// Reads three numbers with these digits and a sign between them, and nothing else.
fn numbers(text: &str, between: char, digits: [usize; 3]) -> Option<[i16; 3]> {
    let mut parts = text.split(between);
    let mut numbers = [0; 3];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next().filter(|part| part.len() == digits)?;
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| is_number)?;
    }
    parts.next().is_none().then_some(numbers)
}

macro_rules! as_text {
    ($($type:ty)*) => {
        $(
            impl TryFrom<String> for $type {
                type Error = DateError;

                fn try_from(text: String) -> Result<Self, DateError> {
                    text.parse()
                }
            }

            impl From<$type> for String {
                fn from(date: $type) -> Self {
                    date.to_string()
                }
            }
        )*
    };
}

as_text! { Date DateTime }

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{ToSpan, civil};
    use proptest::prelude::*;

    #[test]
    fn other_forms_of_dates_are_rejected() {
        for bad in [
            "",
            "2026-2-3",
            "2026-02-30",
            "2025-02-29",
            "2026-13-01",
            "+026-01-01",
            "-001-01-01",
            "2026-01-01-",
            "20260101",
            "2026-01-01T00:00:00",
            "2026-01-0\u{662}",
        ] {
            assert_eq!(bad.parse::<Date>(), Err(DateError), "{bad}");
        }
        for bad in [
            "2026-01-01",
            "2026-01-01T24:00:00",
            "2026-01-01T07:60:00",
            "2026-01-01T07:30",
            "2026-01-01T07:30:00Z",
            "2026-01-01T07:30:-1",
            "2026-01-01 07:30:00",
            "2026-01-01T07:30:300",
        ] {
            assert_eq!(bad.parse::<DateTime>(), Err(DateError), "{bad}");
        }
        let error = serde_json::from_str::<Date>("\"soon\"").unwrap_err();
        assert!(error.to_string().contains("2026-11-25"), "{error}");
    }

    #[test]
    fn no_date_lies_beyond_the_first_and_the_last_one() {
        assert_eq!(Date::MIN.checked_add(-1), None);
        assert_eq!(Date::MAX.checked_add(1), None);
        assert_eq!(Date::MAX.checked_add_months(1), None);
        assert_eq!(Date::MIN.checked_add_months(i32::from(i16::MIN)), None);
        assert_eq!(Date::MAX.series().count(), 1);
        assert_eq!(Date::new(-1, 12, 31), None);
    }

    proptest! {
        #[test]
        fn arithmetic_and_text_agree_with_jiff(
            year in 0_i16..=9999, month in 1_i8..=12, day in 1_i8..=31,
            time in (0_i8..24, 0_i8..60, 0_i8..60),
            days in -400_000_i32..400_000, months in -1_500_i32..1_500,
        ) {
            let theirs = civil::Date::new(year, month, day).ok();
            let ours = Date::new(year, month, day);
            prop_assert_eq!(ours.is_some(), theirs.is_some());
            let (Some(ours), Some(theirs)) = (ours, theirs) else { return Ok(()) };
            let (hour, minute, second) = time;
            let moment = ours.at(hour, minute, second);
            prop_assert_eq!(moment.to_string(), theirs.at(hour, minute, second, 0).to_string());
            prop_assert_eq!(moment.to_string().parse(), Ok(moment));
            prop_assert_eq!(ours.to_string().parse(), Ok(ours));
            let weekday = i8::from(ours.weekday());
            prop_assert_eq!(weekday, theirs.weekday().to_monday_one_offset());
            let positive = |date: civil::Date| (date.year() >= 0).then(|| date.to_string());
            let later = theirs.checked_add(days.days()).ok().and_then(positive);
            prop_assert_eq!(ours.checked_add(days).map(String::from), later);
            let later = theirs.checked_add(months.months()).ok().and_then(positive);
            prop_assert_eq!(ours.checked_add_months(months).map(String::from), later);
            if let Some(later) = ours.checked_add(days) {
                prop_assert_eq!(ours.days_until(later), i64::from(days));
            }
        }
    }
}
