//! When an open vault locks itself.

use crate::record::LockAfter;

/// How long before it locks a vault says so, in milliseconds.
const WARNING_MS: f64 = 60_000.0;

/// How an open vault stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Open.
    Open,
    /// It locks in so many seconds, unless it is touched.
    Warning {
        /// Seconds, 1 or more.
        seconds: u32,
    },
    /// It is to be locked now.
    Locked,
}

/// The last sign of a person, by the clock of the device in milliseconds.
#[derive(Clone, Copy, Debug)]
pub struct Touch {
    at: f64,
    after: LockAfter,
}

impl Touch {
    /// A sign of a person at `now`.
    pub fn new(now: f64, after: LockAfter) -> Self {
        Self { at: now, after }
    }

    /// How the vault stands at `now`. A clock that went back tells nothing about the time that passed: it locks.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a minute, and more than none"
    )]
    pub fn standing(&self, now: f64) -> Standing {
        let whole = f64::from(u8::from(self.after)) * 60_000.0;
        let left = self.at + whole - now;
        if left.is_nan() || left <= 0.0 || left > whole {
            Standing::Locked
        } else if left <= WARNING_MS.min(whole / 2.0) {
            let seconds = (left / 1_000.0).ceil() as u32;
            Standing::Warning { seconds }
        } else {
            Standing::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_warns_and_locks() {
        let touch = Touch::new(1_000_000.0, 5.try_into().unwrap());
        let standing = |seconds: f64| touch.standing(1_000_000.0 + seconds * 1_000.0);
        assert_eq!(standing(0.0), Standing::Open);
        assert_eq!(standing(239.0), Standing::Open);
        assert_eq!(standing(240.0), Standing::Warning { seconds: 60 });
        assert_eq!(standing(299.5), Standing::Warning { seconds: 1 });
        assert_eq!(standing(300.0), Standing::Locked);
        assert_eq!(standing(86_400.0), Standing::Locked);
    }

    #[test]
    fn one_minute_is_not_all_warning() {
        let touch = Touch::new(0.0, 1.try_into().unwrap());
        assert_eq!(touch.standing(29_000.0), Standing::Open);
        assert_eq!(touch.standing(31_000.0), Standing::Warning { seconds: 29 });
    }

    #[test]
    fn a_clock_that_cannot_be_trusted_locks() {
        let touch = Touch::new(1_000_000.0, 5.try_into().unwrap());
        for odd in [999_999.0, 0.0, f64::NAN, f64::NEG_INFINITY, f64::INFINITY] {
            assert_eq!(touch.standing(odd), Standing::Locked, "{odd}");
        }
    }
}
