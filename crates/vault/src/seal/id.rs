//! Ids: 16 random bytes that name a vault or a record. They reveal nothing about when it was made or what it holds.

use super::{
    SealError,
    bytes::{self, base64url},
};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Names a vault; base64url in its header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VaultId(#[serde(with = "base64url")] [u8; 16]);

/// Names a record; written as 32 hexadecimal digits in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId([u8; 16]);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a record's id is 32 hexadecimal digits in lower case")]
pub struct InvalidRecordId;

impl VaultId {
    pub(super) fn random() -> Result<Self, SealError> {
        Ok(Self(bytes::random()?))
    }

    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }
}

impl RecordId {
    pub fn random() -> Result<Self, SealError> {
        Ok(Self(bytes::random()?))
    }

    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }
}

impl From<[u8; 16]> for VaultId {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl From<[u8; 16]> for RecordId {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl FromStr for RecordId {
    type Err = InvalidRecordId;

    fn from_str(text: &str) -> Result<Self, InvalidRecordId> {
        // `from_str_radix` alone would also take upper case, a sign and fewer digits.
        let is_digit = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 32 || !text.bytes().all(is_digit) {
            return Err(InvalidRecordId);
        }
        let number = u128::from_str_radix(text, 16).map_err(|_| InvalidRecordId)?;
        Ok(Self(number.to_be_bytes()))
    }
}

impl TryFrom<String> for RecordId {
    type Error = InvalidRecordId;

    fn try_from(text: String) -> Result<Self, InvalidRecordId> {
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
        for id in [RecordId::random().unwrap(), RecordId::from([0; 16])] {
            assert_eq!(id.to_string().parse(), Ok(id));
            let json = serde_json::to_string(&id).unwrap();
            assert_eq!(json, format!("\"{id}\""));
            assert_eq!(serde_json::from_str::<RecordId>(&json).unwrap(), id);
        }
        let id = RecordId::from(std::array::from_fn(|at| u8::try_from(at * 17).unwrap()));
        assert_eq!(id.to_string(), "00112233445566778899aabbccddeeff");
    }

    #[test]
    fn an_id_has_only_one_spelling() {
        let upper = "0".repeat(31) + "A";
        let sign = "+".to_owned() + &"0".repeat(31);
        for text in ["", "00", &"0".repeat(33), &upper, &sign, &"é".repeat(16)] {
            assert!(text.parse::<RecordId>().is_err(), "{text}");
        }
    }
}
