//! The header: what is stored beside the records, that is, the vault's id and the slots with its key.

use super::{
    DataKey, Passphrase, RecoveryCode, SealError, VaultId,
    kdf::Kdf,
    key::Key,
    slot::{OpenSlot, Slot, SlotKind, WrappedKey},
    wire::{HeaderRead, HeaderWritten},
};
use serde::{Deserialize, Serialize};

/// What a person chooses for a new vault.
#[derive(Debug)]
pub enum Protection {
    /// Only people who know the passphrase can read the vault. Recommended.
    Passphrase(Passphrase),
    /// Anyone who has the device can read the vault; the interface says so plainly.
    Open,
}

/// What a person opens a vault with.
#[derive(Debug)]
pub enum Secret {
    Passphrase(Passphrase),
    Recovery(RecoveryCode),
}

/// The header has one open slot, or one slot for a passphrase and at most one for a recovery code. Changes return a new
/// header, so that the old one stays until the new one is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "HeaderRead", into = "HeaderWritten")]
pub struct Header {
    vault: VaultId,
    lock: Lock,
}

#[expect(clippy::large_enum_variant, reason = "a program has one of them")]
#[derive(Clone, Debug)]
enum Lock {
    Open(OpenSlot),
    Closed {
        passphrase: WrappedKey,
        recovery: Option<WrappedKey>,
    },
}

impl Header {
    /// Makes a new vault and its key. Slow with a passphrase.
    pub fn create(protection: &Protection) -> Result<(Self, DataKey), SealError> {
        let key = DataKey::new(VaultId::random()?, Key::random()?);
        let open = Self::open_for(&key);
        match protection {
            Protection::Passphrase(passphrase) => {
                Ok((open.with_passphrase(&key, passphrase)?, key))
            }
            Protection::Open => Ok((open, key)),
        }
    }

    /// Finds the key with a passphrase or a recovery code. Slow.
    pub fn unlock(&self, secret: &Secret) -> Result<DataKey, SealError> {
        let Lock::Closed {
            passphrase,
            recovery,
        } = &self.lock
        else {
            return Err(SealError::NoPassphrase);
        };
        match secret {
            Secret::Passphrase(typed) => passphrase
                .unwrap(self.vault, SlotKind::Passphrase, typed.as_bytes())?
                .ok_or(SealError::WrongPassphrase),
            Secret::Recovery(code) => recovery
                .as_ref()
                .ok_or(SealError::NoCode)?
                .unwrap(self.vault, SlotKind::Recovery, code.as_bytes())?
                .ok_or(SealError::WrongCode),
        }
    }

    /// The key of a vault that has no passphrase.
    pub fn unlock_open(&self) -> Result<DataKey, SealError> {
        match &self.lock {
            Lock::Open(slot) => Ok(DataKey::new(self.vault, slot.key.clone())),
            Lock::Closed { .. } => Err(SealError::NotOpen),
        }
    }

    /// Sets a first passphrase, or another one. The key stays the same and is wrapped anew; a recovery code stays. Slow.
    ///
    /// Old copies of the header still open as they did. It is safer to create a new vault in place of one that was open,
    /// and to seal its records again.
    pub fn with_passphrase(
        &self,
        key: &DataKey,
        passphrase: &Passphrase,
    ) -> Result<Self, SealError> {
        self.check_owner(key)?;
        let recovery = match &self.lock {
            Lock::Open(_) => None,
            Lock::Closed { recovery, .. } => recovery.clone(),
        };
        let derived = Kdf::slow(passphrase.as_bytes())?;
        let passphrase = WrappedKey::new(SlotKind::Passphrase, key, derived)?;
        Ok(self.with(Lock::Closed {
            passphrase,
            recovery,
        }))
    }

    /// Makes a new recovery code, which is shown once and replaces any other. Errors if the vault has no passphrase that
    /// could be lost. Slow.
    pub fn with_recovery_code(&self, key: &DataKey) -> Result<(Self, RecoveryCode), SealError> {
        self.check_owner(key)?;
        let Lock::Closed { passphrase, .. } = &self.lock else {
            return Err(SealError::NoPassphrase);
        };
        let code = RecoveryCode::random()?;
        let derived = Kdf::quick(code.as_bytes())?;
        let recovery = WrappedKey::new(SlotKind::Recovery, key, derived)?;
        let header = self.with(Lock::Closed {
            passphrase: passphrase.clone(),
            recovery: Some(recovery),
        });
        Ok((header, code))
    }

    /// Removes the passphrase and the recovery code: from now on anyone who has the device can read the vault.
    pub fn without_passphrase(&self, key: &DataKey) -> Result<Self, SealError> {
        self.check_owner(key)?;
        Ok(Self::open_for(key))
    }

    pub fn vault(&self) -> VaultId {
        self.vault
    }

    /// Whether the vault has no passphrase.
    pub fn is_open(&self) -> bool {
        matches!(self.lock, Lock::Open(_))
    }

    pub fn has_recovery_code(&self) -> bool {
        matches!(
            &self.lock,
            Lock::Closed {
                recovery: Some(_),
                ..
            }
        )
    }

    /// Reads the JSON of a header, and tells apart what isn't a vault, what is newer and what is damaged.
    pub fn parse(json: &[u8]) -> Result<Self, SealError> {
        HeaderRead::parse(json)?.try_into()
    }

    /// The JSON, in one line.
    #[expect(clippy::missing_panics_doc, reason = "it never panics")]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("it has only strings and numbers")
    }

    fn open_for(key: &DataKey) -> Self {
        Self {
            vault: key.vault(),
            lock: Lock::Open(OpenSlot {
                key: key.key().clone(),
            }),
        }
    }

    fn with(&self, lock: Lock) -> Self {
        Self {
            vault: self.vault,
            lock,
        }
    }

    /// Wrapping another vault's key here would lose this vault's key for good.
    fn check_owner(&self, key: &DataKey) -> Result<(), SealError> {
        if key.vault() == self.vault {
            Ok(())
        } else {
            Err(SealError::OtherVault)
        }
    }
}

impl TryFrom<HeaderRead> for Header {
    type Error = SealError;

    fn try_from(HeaderRead { vault, slots }: HeaderRead) -> Result<Self, SealError> {
        let (mut passphrase, mut recovery, mut open) = (None, None, None);
        for slot in slots {
            let is_repeated = match slot {
                Slot::Passphrase(slot) => passphrase.replace(slot).is_some(),
                Slot::Recovery(slot) => recovery.replace(slot).is_some(),
                Slot::Open(slot) => open.replace(slot).is_some(),
            };
            if is_repeated {
                return Err(SealError::DamagedHeader);
            }
        }
        for slot in passphrase.iter().chain(&recovery) {
            slot.check()?;
        }
        let lock = match (passphrase, recovery, open) {
            (None, None, Some(slot)) => Lock::Open(slot),
            (Some(passphrase), recovery, None) => Lock::Closed {
                passphrase,
                recovery,
            },
            _ => return Err(SealError::DamagedHeader),
        };
        Ok(Self { vault, lock })
    }
}

impl From<Header> for HeaderWritten {
    fn from(Header { vault, lock }: Header) -> Self {
        let slots = match lock {
            Lock::Open(slot) => vec![Slot::Open(slot)],
            Lock::Closed {
                passphrase,
                recovery,
            } => [Slot::Passphrase(passphrase)]
                .into_iter()
                .chain(recovery.map(Slot::Recovery))
                .collect(),
        };
        Self::new(vault, slots)
    }
}
