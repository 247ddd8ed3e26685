//! The header of a vault: its id, and the ways to its key.

mod wire;

use super::{
    DataKey, Passphrase, RecoveryCode, SealError, chance,
    kdf::Kdf,
    key::Key,
    slot::{Bare, Kind, Slot, Wrapped},
};
use serde::{Deserialize, Serialize};
pub use wire::{MAX_HEADER_BYTES, VaultId};

/// What a person chooses for a new vault.
#[derive(Debug)]
pub enum Protection {
    /// Only who knows it reads the vault. Recommended.
    Passphrase(Passphrase),
    /// Whoever holds the device reads the vault; the interface says so plainly.
    Open,
}

/// What a person opens a vault with.
#[derive(Debug)]
pub enum Secret {
    /// Typed from memory.
    Passphrase(Passphrase),
    /// Typed from paper.
    Recovery(RecoveryCode),
}

/// The header: what is stored beside the records. It has one open slot, or one for a passphrase and at most one for a
/// recovery code. Changes make a new header, so that the old one stays until the new one is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "wire::Read", into = "wire::Written")]
pub struct Header {
    vault: VaultId,
    lock: Lock,
}

/// The slots.
#[expect(clippy::large_enum_variant, reason = "there is one in a program")]
#[derive(Clone, Debug)]
enum Lock {
    Open(Bare),
    Closed {
        passphrase: Wrapped,
        recovery: Option<Wrapped>,
    },
}

impl Header {
    /// A new vault and its key. Slow with a passphrase.
    pub fn create(protection: &Protection) -> Result<(Self, DataKey), SealError> {
        let vault = VaultId::new(chance::bytes()?);
        let key = DataKey::new(vault, Key::random()?);
        let open = Self::open_for(&key);
        match protection {
            Protection::Passphrase(passphrase) => {
                Ok((open.with_passphrase(&key, passphrase)?, key))
            }
            Protection::Open => Ok((open, key)),
        }
    }

    /// The key, by a passphrase or a recovery code. Slow.
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
                .unwrap(self.vault, Kind::Passphrase, typed.as_bytes())?
                .ok_or(SealError::WrongPassphrase),
            Secret::Recovery(code) => recovery
                .as_ref()
                .ok_or(SealError::NoCode)?
                .unwrap(self.vault, Kind::Recovery, code.as_bytes())?
                .ok_or(SealError::WrongCode),
        }
    }

    /// The key of a vault without a passphrase.
    pub fn unlock_open(&self) -> Result<DataKey, SealError> {
        match &self.lock {
            Lock::Open(bare) => Ok(DataKey::new(self.vault, bare.key.clone())),
            Lock::Closed { .. } => Err(SealError::NotOpen),
        }
    }

    /// With another passphrase, or with a first one: the same key, wrapped anew. A recovery code stays. Slow.
    ///
    /// Old copies of the header keep opening as they did. A vault that was open is better created anew and its records
    /// sealed again.
    pub fn with_passphrase(
        &self,
        key: &DataKey,
        passphrase: &Passphrase,
    ) -> Result<Self, SealError> {
        self.owns(key)?;
        let recovery = match &self.lock {
            Lock::Open(_) => None,
            Lock::Closed { recovery, .. } => recovery.clone(),
        };
        let made = Kdf::slow(passphrase.as_bytes())?;
        let passphrase = Wrapped::new(Kind::Passphrase, key, made)?;
        Ok(self.with(Lock::Closed {
            passphrase,
            recovery,
        }))
    }

    /// With a new recovery code, which is shown once and replaces any other. Errors where there is no passphrase that
    /// could be lost. Slow.
    pub fn with_recovery_code(&self, key: &DataKey) -> Result<(Self, RecoveryCode), SealError> {
        self.owns(key)?;
        let Lock::Closed { passphrase, .. } = &self.lock else {
            return Err(SealError::NoPassphrase);
        };
        let code = RecoveryCode::random()?;
        let recovery = Wrapped::new(Kind::Recovery, key, Kdf::quick(code.as_bytes())?)?;
        let header = self.with(Lock::Closed {
            passphrase: passphrase.clone(),
            recovery: Some(recovery),
        });
        Ok((header, code))
    }

    /// Without a passphrase or a recovery code: from now on whoever holds the device reads the vault.
    pub fn without_passphrase(&self, key: &DataKey) -> Result<Self, SealError> {
        self.owns(key)?;
        Ok(Self::open_for(key))
    }

    /// The id of the vault.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    /// Whether it has no passphrase.
    pub fn is_open(&self) -> bool {
        matches!(self.lock, Lock::Open(_))
    }

    /// Whether a recovery code was printed.
    pub fn has_recovery_code(&self) -> bool {
        matches!(
            &self.lock,
            Lock::Closed {
                recovery: Some(_),
                ..
            }
        )
    }

    fn open_for(key: &DataKey) -> Self {
        Self {
            vault: key.vault(),
            lock: Lock::Open(Bare {
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

    /// Wrapping another vault's key would lose this one's for good.
    fn owns(&self, key: &DataKey) -> Result<(), SealError> {
        if key.vault() == self.vault {
            Ok(())
        } else {
            Err(SealError::OtherVault)
        }
    }
}
