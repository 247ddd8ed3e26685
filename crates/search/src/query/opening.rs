//! The time at which a place must be open, and whether it is.

use jiff::{
    Timestamp,
    civil::{Time, Weekday},
};
use waymark_directory::listing::{DAYS, Hours};

const NOW: &str = "now";

/// When a place must be open: `open=now`, `open=sat`, or `open=sat&at=18:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// At the moment of the search.
    Now,
    /// On a day of the week, at a local time if one is given.
    On(Weekday, Option<Time>),
}

/// Whether a listing is open when it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// No time was asked for.
    NotAsked,
    Open,
    Closed,
    /// Its hours aren't listed, so somebody has to call first.
    Unknown,
}

impl Opening {
    /// Reads the parameters `open` and `at`. A time without a day means nothing.
    pub fn from_parameters(open: &str, at: &str) -> Option<Self> {
        if open == NOW {
            return Some(Self::Now);
        }
        let (_, day) = DAYS.into_iter().find(|(key, _)| *key == open)?;
        Some(Self::On(day, Time::strptime("%H:%M", at).ok()))
    }

    /// The parameter `open`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Now => NOW,
            Self::On(day, _) => DAYS
                .iter()
                .find(|(_, known)| *known == day)
                .map_or("", |(key, _)| key),
        }
    }

    /// The parameter `at`, if there is one.
    pub fn at(self) -> Option<String> {
        match self {
            Self::On(_, Some(time)) => Some(time.strftime("%H:%M").to_string()),
            Self::On(_, None) | Self::Now => None,
        }
    }

    /// Whether a place with these hours is open, for a search that is made `now`.
    pub fn check_hours(self, hours: Option<&Hours>, now: Timestamp) -> Openness {
        let is_open = hours.and_then(|hours| match self {
            Self::Now => hours.is_open_at(now),
            Self::On(day, at) => Some(hours.is_open_on(day, at)),
        });
        match is_open {
            Some(true) => Openness::Open,
            Some(false) => Openness::Closed,
            None => Openness::Unknown,
        }
    }
}

impl Openness {
    /// `None` if it isn't known, or nobody asked.
    pub const fn is_open(self) -> Option<bool> {
        match self {
            Self::Open => Some(true),
            Self::Closed => Some(false),
            Self::Unknown | Self::NotAsked => None,
        }
    }
}
