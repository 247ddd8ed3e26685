//! A slot of a header holds the data key: wrapped in a key that comes from something a person knows or has, or open.

use super::{
    DataKey, SealError, VaultId,
    bytes::base64url,
    cipher::{self, Nonce},
    kdf::Kdf,
    key::Key,
};
use serde::{Deserialize, Serialize};

/// The name of the format: in headers, and at the start of what a slot is bound to.
pub(super) const FORMAT: &str = "waymark-vault";

/// The version of headers and sealed records that this program writes, and the newest that it reads.
pub(super) const VERSION: u8 = 1;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Slot {
    Passphrase(WrappedKey),
    Recovery(WrappedKey),
    /// Hides nothing from anyone who has the header.
    Open(OpenSlot),
}

/// What opens a wrapped key. One of another kind doesn't open it, even with the same secret.
#[derive(Clone, Copy, Debug)]
pub(super) enum SlotKind {
    // The numbers are those in the associated data.
    Passphrase = 1,
    Recovery = 2,
}

/// The data key, encrypted under a key that is derived from a secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrappedKey {
    kdf: Kdf,
    #[serde(with = "base64url")]
    nonce: Nonce,
    #[serde(rename = "wrapped", with = "base64url")]
    ciphertext: [u8; 48],
}

/// The data key in the open.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenSlot {
    #[serde(with = "base64url")]
    pub(super) key: Key,
}

impl WrappedKey {
    /// Wraps `data` in a key, which comes with the way it was derived.
    pub(super) fn new(
        kind: SlotKind,
        data: &DataKey,
        (kdf, wrapping): (Kdf, Key),
    ) -> Result<Self, SealError> {
        Ok(Self::with_nonce(
            kind,
            data,
            kdf,
            &wrapping,
            cipher::random_nonce()?,
        ))
    }

    fn with_nonce(kind: SlotKind, data: &DataKey, kdf: Kdf, wrapping: &Key, nonce: Nonce) -> Self {
        let associated = associated(data.vault(), kind, &kdf);
        let mut plain = Vec::with_capacity(48);
        plain.extend_from_slice(data.expose());
        let ciphertext = cipher::encrypt(wrapping, &nonce, &associated, plain);
        let ciphertext = ciphertext
            .try_into()
            .expect("32 bytes and a tag of 16 bytes");
        Self {
            kdf,
            nonce,
            ciphertext,
        }
    }

    /// Errors if its parameters aren't safe.
    pub(super) fn check(&self) -> Result<(), SealError> {
        self.kdf.check()
    }

    /// Returns `None` if the secret is wrong, or if anything about the slot was changed. Slow.
    pub(super) fn unwrap(
        &self,
        vault: VaultId,
        kind: SlotKind,
        secret: &[u8],
    ) -> Result<Option<DataKey>, SealError> {
        let wrapping = self.kdf.derive(secret)?;
        let associated = associated(vault, kind, &self.kdf);
        let plain = cipher::decrypt(&wrapping, &self.nonce, &associated, &self.ciphertext);
        plain
            .map(|key| DataKey::from_exposed(vault, &key))
            .transpose()
    }
}

/// What a wrapped key is bound to: if any of it changes, the key doesn't open.
fn associated(vault: VaultId, kind: SlotKind, kdf: &Kdf) -> Vec<u8> {
    let mut associated = Vec::from(FORMAT);
    associated.extend(u32::from(VERSION).to_be_bytes());
    associated.extend(vault.bytes());
    associated.push(kind as u8);
    kdf.bind(&mut associated);
    associated
}

#[cfg(test)]
mod tests;
