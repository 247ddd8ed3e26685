//! Keys in memory: on the heap, so that a move leaves no copy behind; never printed; wiped when dropped.

use super::{SealError, VaultId, bytes};
use std::fmt;
use zeroize::Zeroize;

/// 32 secret bytes.
pub(super) struct Key(Box<[u8; 32]>);

impl Key {
    /// All zeros, to be filled.
    pub(super) fn blank() -> Self {
        Self(Box::new([0; 32]))
    }

    pub(super) fn random() -> Result<Self, SealError> {
        let mut key = Self::blank();
        bytes::fill_random(key.as_mut())?;
        Ok(key)
    }

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

/// The key of one vault: it seals the vault's records and opens them. Every clone is wiped too.
#[derive(Clone, Debug)]
pub struct DataKey {
    vault: VaultId,
    key: Key,
}

impl DataKey {
    pub(super) fn new(vault: VaultId, key: Key) -> Self {
        Self { vault, key }
    }

    /// The key from 32 exposed bytes, which the caller wipes.
    pub fn from_exposed(vault: VaultId, bytes: &[u8]) -> Result<Self, SealError> {
        Ok(Self::new(vault, bytes.try_into()?))
    }

    pub fn expose(&self) -> &[u8; 32] {
        self.key.expose()
    }

    /// The vault that this key opens.
    pub fn vault(&self) -> VaultId {
        self.vault
    }

    pub(super) fn key(&self) -> &Key {
        &self.key
    }
}
