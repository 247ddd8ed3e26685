//! Keys in memory: never copied by a move, never printed, wiped when dropped.

use super::{SealError, VaultId, chance};
use std::fmt;
use zeroize::Zeroize;

/// 32 secret bytes. On the heap, because a value that moves leaves its old bytes behind.
pub(super) struct Key(Box<[u8; 32]>);

impl Key {
    /// All zeros, to be filled.
    pub(super) fn blank() -> Self {
        Self(Box::new([0; 32]))
    }

    /// Drawn by chance.
    pub(super) fn random() -> Result<Self, SealError> {
        let mut key = Self::blank();
        chance::fill(key.as_mut())?;
        Ok(key)
    }

    /// The bytes.
    pub(super) fn expose(&self) -> &[u8; 32] {
        &self.0
    }
}

impl AsRef<[u8]> for Key {
    fn as_ref(&self) -> &[u8] {
        &*self.0
    }
}

impl AsMut<[u8]> for Key {
    fn as_mut(&mut self) -> &mut [u8] {
        &mut *self.0
    }
}

impl TryFrom<&[u8]> for Key {
    type Error = SealError;

    fn try_from(bytes: &[u8]) -> Result<Self, SealError> {
        if bytes.len() != 32 {
            return Err(SealError::DamagedHeader);
        }
        let mut key = Self::blank();
        key.as_mut().copy_from_slice(bytes);
        Ok(key)
    }
}

/// A header that is copied copies its open key too, which hides nothing anyway.
impl Clone for Key {
    fn clone(&self) -> Self {
        let mut key = Self::blank();
        key.as_mut().copy_from_slice(self.as_ref());
        key
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// The key of one vault: seals its records and opens them.
#[derive(Debug)]
pub struct DataKey {
    vault: VaultId,
    key: Key,
}

impl DataKey {
    /// That key of that vault.
    pub(super) fn new(vault: VaultId, key: Key) -> Self {
        Self { vault, key }
    }

    /// The key as a worker handed it over; the caller wipes `bytes`.
    pub fn from_exposed(vault: VaultId, bytes: &[u8]) -> Result<Self, SealError> {
        Ok(Self::new(vault, bytes.try_into()?))
    }

    /// The 32 bytes themselves, for a worker to hand over and for nothing else.
    pub fn expose(&self) -> &[u8; 32] {
        self.key.expose()
    }

    /// The vault that it opens.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    /// The key itself.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }
}
