//! The allowance is how many more corrections we accept for now, counted without knowing who sends them.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use std::collections::HashMap;
use waymark_directory::ListingId;

/// Most corrections an hour, or at once after a quiet hour. A busy site gets fewer in a day.
const HOURLY: u32 = 30;
/// Seconds until one more is allowed.
const REFILL_SECONDS: i64 = 3_600 / HOURLY as i64;
/// Most corrections of one listing a day; the first few say everything.
const DAILY_OF_A_LISTING: u32 = 5;

/// A token bucket for all visitors together, and a count for each listing.
#[derive(Debug)]
pub(super) struct Allowance {
    left: u32,
    refilled: Timestamp,
    day: Date,
    of_listing: HashMap<ListingId, u32>,
}

impl Default for Allowance {
    fn default() -> Self {
        Self {
            left: HOURLY,
            refilled: Timestamp::UNIX_EPOCH,
            day: Date::ZERO,
            of_listing: HashMap::new(),
        }
    }
}

impl Allowance {
    /// Uses up one correction for a listing. Returns false if none is left.
    pub(super) fn take(&mut self, listing: &ListingId, now: Timestamp) -> bool {
        self.refill(now);
        if self.left == 0 {
            return false;
        }
        let of_listing = self.of_listing.entry(listing.clone()).or_default();
        if *of_listing == DAILY_OF_A_LISTING {
            return false;
        }
        *of_listing += 1;
        self.left -= 1;
        true
    }

    fn refill(&mut self, now: Timestamp) {
        let today = now.to_zoned_datetime(TimeZone::UTC).date();
        if today != self.day {
            self.day = today;
            self.of_listing.clear();
        }
        let waited = now.as_second() - self.refilled.as_second();
        let gained = u32::try_from(waited / REFILL_SECONDS).unwrap_or(0);
        if gained > 0 && self.left < HOURLY {
            self.left = self.left.saturating_add(gained).min(HOURLY);
        }
        // A full bucket doesn't gain anything over time. A clock that was set back must not keep the bucket empty.
        if gained > 0 || waited < 0 || self.left == HOURLY {
            self.refilled = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;

    fn start() -> Timestamp {
        "2026-11-25T12:00:00Z".parse().expect("a well-formed time")
    }

    fn id(number: u32) -> ListingId {
        format!("p-{number}").parse().expect("a well-formed id")
    }

    /// How many of `count` listings can be corrected now.
    fn taken(allowance: &mut Allowance, count: u32, now: Timestamp) -> usize {
        let taken = (0..count).filter(|number| allowance.take(&id(*number), now));
        taken.count()
    }

    #[test]
    fn thirty_corrections_are_allowed_at_once_then_one_every_two_minutes() {
        let mut allowance = Allowance::default();
        assert_eq!(taken(&mut allowance, 40, start()), 30);
        let soon = start() + 119.seconds();
        assert_eq!(taken(&mut allowance, 40, soon), 0);
        assert_eq!(taken(&mut allowance, 40, start() + 4.minutes()), 2);
        assert_eq!(taken(&mut allowance, 40, start() + 9.hours()), 30);
    }

    #[test]
    fn a_listing_may_be_corrected_five_times_a_day() {
        let mut allowance = Allowance::default();
        let about_one = |allowance: &mut Allowance, now| {
            let taken = (0..10).filter(|_| allowance.take(&id(1), now));
            taken.count()
        };
        assert_eq!(about_one(&mut allowance, start()), 5);
        assert!(allowance.take(&id(2), start()));
        assert_eq!(about_one(&mut allowance, start() + 3.hours()), 0);
        assert_eq!(about_one(&mut allowance, start() + 12.hours()), 5);
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_stop_corrections() {
        let mut allowance = Allowance::default();
        taken(&mut allowance, 30, start());
        let back = start() - 48.hours();
        assert_eq!(taken(&mut allowance, 1, back), 0);
        assert_eq!(taken(&mut allowance, 1, back + 2.minutes()), 1);
    }
}
