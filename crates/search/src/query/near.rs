//! The place and the distance that are typed beside the words.

use super::tidy::tidy_text;
use std::{fmt, str::FromStr};

/// More than any place name needs.
const MAX_NEAR_CHARS: usize = 64;

/// A place as it was typed: a ZIP code, "City, ST", a city or a state. Only the directory knows whether it exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near(String);

impl Near {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("type a ZIP code, or a city and state such as \"Denver, CO\"")]
pub struct NearError;

impl FromStr for Near {
    type Err = NearError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let near = tidy_text(s, MAX_NEAR_CHARS);
        if near.is_empty() {
            Err(NearError)
        } else {
            Ok(Self(near))
        }
    }
}

impl fmt::Display for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A distance in statute miles, 1 to 500.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Miles(u16);

impl Miles {
    /// What the page offers.
    pub const CHOICES: [Self; 6] = [Self(5), Self(10), Self(25), Self(50), Self(100), Self(200)];
    /// The largest distance that can be asked for.
    pub const MAX: Self = Self(500);

    pub const fn get(self) -> u16 {
        self.0
    }
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("write a whole number of miles from 1 to 500")]
pub struct MilesError;

impl FromStr for Miles {
    type Err = MilesError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        match s.parse() {
            Ok(miles) if (1..=Self::MAX.0).contains(&miles) => Ok(Self(miles)),
            _ => Err(MilesError),
        }
    }
}

impl fmt::Display for Miles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
