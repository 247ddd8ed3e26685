//! Words are text as a person wrote it.

use serde::{Deserialize, Serialize};
use std::{fmt, ops::Deref};

/// Never empty, without white space at the ends, and at most [`Words::MAX_CHARS`] characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Words(String);

impl Words {
    /// A page of a notebook, and enough for any single thing.
    pub const MAX_CHARS: usize = 4_000;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    #[error("there are no words")]
    None,
    #[error("{0} characters are more than the {max} that fit in one place", max = Words::MAX_CHARS)]
    TooLong(usize),
}

impl TryFrom<String> for Words {
    type Error = WordsError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let trimmed = text.trim();
        let length = trimmed.chars().count();
        if length == 0 {
            return Err(WordsError::None);
        }
        if length > Self::MAX_CHARS {
            return Err(WordsError::TooLong(length));
        }
        if trimmed.len() == text.len() {
            return Ok(Self(text));
        }
        Ok(Self(trimmed.to_owned()))
    }
}

impl TryFrom<&str> for Words {
    type Error = WordsError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.to_owned().try_into()
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.0
    }
}

impl Deref for Words {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_as_they_were_written_except_for_white_space_at_the_ends() {
        assert_eq!(&*Words::try_from("  call Ana\n ").unwrap(), "call Ana");
        assert_eq!(Words::try_from(" \n"), Err(WordsError::None));
        let long = "é".repeat(Words::MAX_CHARS);
        assert!(Words::try_from(&*long).is_ok());
        assert_eq!(
            Words::try_from(format!("{long}é")),
            Err(WordsError::TooLong(4_001))
        );
    }
}
