use jiff::civil::{Time, Weekday};
use waymark_directory::listing::DAYS;

/// When a place must be open: `open=now`, `open=sat`, `open=sat&at=18:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// At the moment of the search.
    Now,
    /// On a day of the week, at a local time if one is given.
    On(Weekday, Option<Time>),
}

impl Opening {
    /// Reads the two values; a time without a day means nothing.
    pub fn read(open: &str, at: &str) -> Option<Self> {
        if open == "now" {
            return Some(Self::Now);
        }
        let (_, day) = DAYS.into_iter().find(|(key, _)| *key == open)?;
        Some(Self::On(day, Time::strptime("%H:%M", at).ok()))
    }

    /// The value of `open`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::On(day, _) => DAYS
                .iter()
                .find(|(_, known)| *known == day)
                .map_or("", |(key, _)| key),
        }
    }

    /// The value of `at`, if there is one.
    pub fn at(self) -> Option<String> {
        match self {
            Self::On(_, Some(time)) => Some(time.strftime("%H:%M").to_string()),
            Self::On(_, None) | Self::Now => None,
        }
    }
}
