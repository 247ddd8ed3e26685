//! Slots of a header: the data key, wrapped in a key from something that a person has, or open.

use super::{
    DataKey, SealError, VERSION, VaultId, base64,
    cipher::{self, Nonce},
    kdf::Kdf,
    key::Key,
};
use serde::{Deserialize, Serialize};

/// Written before everything that a slot binds, and in headers.
pub(super) const FORMAT: &str = "waymark-vault";

/// One way to the data key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Slot {
    /// A passphrase opens it.
    Passphrase(Wrapped),
    /// A recovery code opens it.
    Recovery(Wrapped),
    /// Anyone who has the header opens it.
    Open(Bare),
}

/// What a wrapped key is for; a wrapped key does not open as one of another kind.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// 1 in the associated data.
    Passphrase = 1,
    /// 2 in the associated data.
    Recovery = 2,
}

/// The data key under a key from a secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wrapped {
    kdf: Kdf,
    #[serde(with = "base64")]
    nonce: Nonce,
    #[serde(rename = "wrapped", with = "base64")]
    ciphertext: [u8; 48],
}

/// The data key itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bare {
    #[serde(with = "base64")]
    pub(super) key: Key,
}

impl Wrapped {
    /// Wraps `data` in `wrapping`, which `kdf` made.
    pub(super) fn new(
        kind: Kind,
        data: &DataKey,
        (kdf, wrapping): (Kdf, Key),
    ) -> Result<Self, SealError> {
        Ok(Self::with_nonce(
            kind,
            data,
            kdf,
            &wrapping,
            cipher::nonce()?,
        ))
    }

    fn with_nonce(kind: Kind, data: &DataKey, kdf: Kdf, wrapping: &Key, nonce: Nonce) -> Self {
        let associated = associated(data.vault(), kind, &kdf);
        let mut plain = Vec::with_capacity(48);
        plain.extend_from_slice(data.expose());
        let ciphertext = cipher::encrypt(wrapping, &nonce, &associated, plain);
        let ciphertext = ciphertext.try_into().expect("32 bytes and a tag of 16");
        Self {
            kdf,
            nonce,
            ciphertext,
        }
    }

    /// Whether its parameters are safe.
    pub(super) fn check(&self) -> Result<(), SealError> {
        self.kdf.check()
    }

    /// The data key; none where the secret is another, or anything about the slot was changed. The first step is slow.
    pub(super) fn unwrap(
        &self,
        vault: VaultId,
        kind: Kind,
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

/// What a wrapped key is bound to: with any of it changed, it does not open.
fn associated(vault: VaultId, kind: Kind, kdf: &Kdf) -> Vec<u8> {
    let mut associated = Vec::from(FORMAT);
    associated.extend(u32::from(VERSION).to_be_bytes());
    associated.extend(vault.bytes());
    associated.push(kind as u8);
    kdf.bind(&mut associated);
    associated
}

#[cfg(test)]
mod tests;
