//! Auto-lock: an open vault locks itself when nobody has touched the page for a while.
//!
//! To change the lock time, change [`LockAfter::DEFAULT`], [`LockAfter::CHOICES`] or [`WARNING_MS`]; nothing else in the
//! code knows them. The tracker's `views/auto_lock.rs` looks at the clock, and its settings offer the choices.

use serde::{Deserialize, Serialize};

/// How long before it locks a vault warns, in milliseconds. It never warns for more than half of the whole time.
const WARNING_MS: f64 = 60_000.0;

/// Minutes without a touch until a vault locks: 1 to 120.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct LockAfter(u8);

impl LockAfter {
    /// For people who never chose a time: short, because many share their device.
    pub const DEFAULT: Self = Self(5);
    /// What the settings offer.
    pub const CHOICES: [Self; 7] = [
        Self(1),
        Self(2),
        Self(5),
        Self(10),
        Self(15),
        Self(30),
        Self(60),
    ];

    pub fn minutes(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for LockAfter {
    type Error = &'static str;

    fn try_from(minutes: u8) -> Result<Self, Self::Error> {
        let is_allowed = (1..=120).contains(&minutes);
        is_allowed
            .then_some(Self(minutes))
            .ok_or("the vault locks after 1 to 120 minutes")
    }
}

impl From<LockAfter> for u8 {
    fn from(lock: LockAfter) -> Self {
        lock.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockState {
    Open,
    /// It locks in so many seconds (1 or more), unless somebody touches the page.
    Warning {
        seconds: u32,
    },
    /// It must be locked now.
    Locked,
}

/// When somebody last touched the page, by the clock of the device in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct LastTouch {
    at: f64,
    lock_after: LockAfter,
}

impl LastTouch {
    pub fn new(now: f64, lock_after: LockAfter) -> Self {
        Self {
            at: now,
            lock_after,
        }
    }

    /// The state at `now`. If the clock was set back, nobody knows how much time has passed, so the vault locks.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is more than zero and at most a minute"
    )]
    pub fn lock_state(&self, now: f64) -> LockState {
        let whole = f64::from(self.lock_after.minutes()) * 60_000.0;
        let left = self.at + whole - now;
        if left.is_nan() || left <= 0.0 || left > whole {
            LockState::Locked
        } else if left <= WARNING_MS.min(whole / 2.0) {
            let seconds = (left / 1_000.0).ceil() as u32;
            LockState::Warning { seconds }
        } else {
            LockState::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_warns_and_then_locks() {
        let touch = LastTouch::new(1_000_000.0, 5.try_into().unwrap());
        let state = |seconds: f64| touch.lock_state(1_000_000.0 + seconds * 1_000.0);
        assert_eq!(state(0.0), LockState::Open);
        assert_eq!(state(239.0), LockState::Open);
        assert_eq!(state(240.0), LockState::Warning { seconds: 60 });
        assert_eq!(state(299.5), LockState::Warning { seconds: 1 });
        assert_eq!(state(300.0), LockState::Locked);
        assert_eq!(state(86_400.0), LockState::Locked);
    }

    #[test]
    fn one_minute_is_not_all_warning() {
        let touch = LastTouch::new(0.0, 1.try_into().unwrap());
        assert_eq!(touch.lock_state(29_000.0), LockState::Open);
        assert_eq!(
            touch.lock_state(31_000.0),
            LockState::Warning { seconds: 29 }
        );
    }

    #[test]
    fn a_clock_that_cannot_be_trusted_locks() {
        let touch = LastTouch::new(1_000_000.0, 5.try_into().unwrap());
        for odd in [999_999.0, 0.0, f64::NAN, f64::NEG_INFINITY, f64::INFINITY] {
            assert_eq!(touch.lock_state(odd), LockState::Locked, "{odd}");
        }
    }

    #[test]
    fn the_settings_offer_the_default_and_only_what_can_be_stored() {
        assert!(LockAfter::CHOICES.contains(&LockAfter::DEFAULT));
        for choice in LockAfter::CHOICES {
            assert_eq!(LockAfter::try_from(choice.minutes()), Ok(choice));
        }
        assert!(LockAfter::try_from(0).is_err() && LockAfter::try_from(121).is_err());
    }
}
