//! Ids of records.

use crate::seal::{SealError, chance};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Which record: 16 random bytes, written as 32 hexadecimal digits in lower case. It tells nothing of when or what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId([u8; 16]);

/// Why a string is no id of a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id of a record is 32 hexadecimal digits in lower case")]
pub struct UnknownId;

impl RecordId {
    /// A new one.
    pub fn random() -> Result<Self, SealError> {
        Ok(Self(chance::bytes()?))
    }

    /// The bytes.
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }
}

impl From<[u8; 16]> for RecordId {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base16ct::lower::encode_string(&self.0))
    }
}

impl FromStr for RecordId {
    type Err = UnknownId;

    fn from_str(text: &str) -> Result<Self, UnknownId> {
        let mut bytes = [0; 16];
        match base16ct::lower::decode(text, &mut bytes) {
            Ok(read) if read.len() == 16 => Ok(Self(bytes)),
            _ => Err(UnknownId),
        }
    }
}

impl TryFrom<String> for RecordId {
    type Error = UnknownId;

    fn try_from(text: String) -> Result<Self, UnknownId> {
        text.parse()
    }
}

impl From<RecordId> for String {
    fn from(id: RecordId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::RecordId;

    #[test]
    fn an_id_reads_as_it_is_written() {
        let id = RecordId::random().unwrap();
        assert_eq!(id.to_string().parse(), Ok(id));
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{id}\""));
        assert_eq!(serde_json::from_str::<RecordId>(&json).unwrap(), id);
    }

    #[test]
    fn an_id_has_one_spelling() {
        let upper = "0".repeat(31) + "A";
        for text in ["", "00", &"0".repeat(33), &upper, &"é".repeat(16)] {
            assert!(text.parse::<RecordId>().is_err());
        }
    }
}
