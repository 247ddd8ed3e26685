//! The wire form of a header: its JSON. Whatever we read may have been made by somebody hostile.

use super::{
    SealError, VaultId,
    slot::{FORMAT, Slot, VERSION},
};
use serde::{Deserialize, Serialize};

/// Most bytes of a header. Ours have fewer than 900.
pub const MAX_HEADER_BYTES: usize = 4_096;

/// A header as it is written.
#[derive(Serialize)]
pub(super) struct HeaderWritten {
    format: &'static str,
    version: u8,
    vault: VaultId,
    slots: Vec<Slot>,
}

/// A header as it was read. Its version is ours; its slots are unchecked.
#[derive(Deserialize)]
#[serde(try_from = "HeaderFields")]
pub(super) struct HeaderRead {
    pub vault: VaultId,
    pub slots: Vec<Slot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeaderFields {
    format: String,
    version: u32,
    vault: VaultId,
    slots: Vec<Slot>,
}

/// The members that every version has. They say whose file it is, whatever else a newer program adds.
#[derive(Deserialize)]
struct Label {
    format: String,
    version: u32,
}

impl HeaderWritten {
    pub(super) fn new(vault: VaultId, slots: Vec<Slot>) -> Self {
        Self {
            format: FORMAT,
            version: VERSION,
            vault,
            slots,
        }
    }
}

impl HeaderRead {
    /// Reads JSON, and tells apart what isn't a vault, what is newer and what is damaged.
    pub(super) fn parse(json: &[u8]) -> Result<Self, SealError> {
        if json.len() > MAX_HEADER_BYTES {
            return Err(SealError::NotAVault);
        }
        let label = serde_json::from_slice::<Label>(json);
        label.map_err(|_| unreadable(json))?.check()?;
        serde_json::from_slice(json).map_err(|_| SealError::DamagedHeader)
    }
}

impl TryFrom<HeaderFields> for HeaderRead {
    type Error = SealError;

    fn try_from(fields: HeaderFields) -> Result<Self, SealError> {
        let HeaderFields {
            format,
            version,
            vault,
            slots,
        } = fields;
        Label { format, version }.check()?;
        Ok(Self { vault, slots })
    }
}

impl Label {
    fn check(&self) -> Result<(), SealError> {
        match self.version {
            _ if self.format != FORMAT => Err(SealError::NotAVault),
            0 => Err(SealError::DamagedHeader),
            version if version > u32::from(VERSION) => Err(SealError::Newer),
            _ => Ok(()),
        }
    }
}

/// A header that was cut off still contains the name of the format.
fn unreadable(json: &[u8]) -> SealError {
    let format = FORMAT.as_bytes();
    if json.windows(format.len()).any(|part| part == format) {
        SealError::DamagedHeader
    } else {
        SealError::NotAVault
    }
}
