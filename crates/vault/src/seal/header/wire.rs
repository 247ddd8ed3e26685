//! The header as JSON. Whatever is read may come from somebody hostile.

use super::{Header, Lock, SealError, Slot};
use crate::seal::{VERSION, base64, slot::FORMAT};
use serde::{Deserialize, Serialize};

/// Most bytes of a header; ours have fewer than 900.
pub const MAX_HEADER_BYTES: usize = 4_096;

/// The id of a vault: 16 random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VaultId(#[serde(with = "base64")] [u8; 16]);

impl VaultId {
    pub(in crate::seal) const fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }
}

#[derive(Serialize)]
pub(super) struct Written {
    format: &'static str,
    version: u8,
    vault: VaultId,
    slots: Vec<Slot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Read {
    format: String,
    version: u32,
    vault: VaultId,
    slots: Vec<Slot>,
}

/// What tells whose it is, whatever else a newer program adds.
#[derive(Deserialize)]
struct Label {
    format: String,
    version: u32,
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

impl Header {
    /// Reads the JSON of a header, and says apart what is no vault, what is newer and what is damaged.
    pub fn parse(json: &[u8]) -> Result<Self, SealError> {
        if json.len() > MAX_HEADER_BYTES {
            return Err(SealError::NotAVault);
        }
        let label = serde_json::from_slice::<Label>(json);
        label.map_err(|_| unreadable(json))?.check()?;
        let read: Read = serde_json::from_slice(json).map_err(|_| SealError::DamagedHeader)?;
        read.try_into()
    }

    /// The JSON, in one line.
    #[expect(clippy::missing_panics_doc, reason = "it never panics")]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("it is strings and numbers alone")
    }
}

/// A header that was cut still says what it was.
fn unreadable(json: &[u8]) -> SealError {
    let format = FORMAT.as_bytes();
    if json.windows(format.len()).any(|part| part == format) {
        SealError::DamagedHeader
    } else {
        SealError::NotAVault
    }
}

impl TryFrom<Read> for Header {
    type Error = SealError;

    fn try_from(read: Read) -> Result<Self, SealError> {
        let Read {
            format,
            version,
            vault,
            slots,
        } = read;
        Label { format, version }.check()?;
        let (mut passphrase, mut recovery, mut open) = (None, None, None);
        for slot in slots {
            let repeated = match slot {
                Slot::Passphrase(slot) => passphrase.replace(slot).is_some(),
                Slot::Recovery(slot) => recovery.replace(slot).is_some(),
                Slot::Open(slot) => open.replace(slot).is_some(),
            };
            if repeated {
                return Err(SealError::DamagedHeader);
            }
        }
        for slot in passphrase.iter().chain(&recovery) {
            slot.check()?;
        }
        let lock = match (passphrase, recovery, open) {
            (None, None, Some(bare)) => Lock::Open(bare),
            (Some(passphrase), recovery, None) => Lock::Closed {
                passphrase,
                recovery,
            },
            _ => return Err(SealError::DamagedHeader),
        };
        Ok(Self { vault, lock })
    }
}

impl From<Header> for Written {
    fn from(Header { vault, lock }: Header) -> Self {
        let slots = match lock {
            Lock::Open(bare) => vec![Slot::Open(bare)],
            Lock::Closed {
                passphrase,
                recovery,
            } => [Slot::Passphrase(passphrase)]
                .into_iter()
                .chain(recovery.map(Slot::Recovery))
                .collect(),
        };
        Self {
            format: FORMAT,
            version: VERSION,
            vault,
            slots,
        }
    }
}
