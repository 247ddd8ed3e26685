//! XChaCha20-Poly1305, in place.

use super::{SealError, chance, key::Key};
use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};
use zeroize::Zeroizing;

/// Long enough to be drawn by chance for every message under one key.
pub(super) type Nonce = [u8; 24];

/// Bytes that the tag adds at the end.
pub(super) const TAG: usize = 16;

/// A new nonce.
pub(super) fn nonce() -> Result<Nonce, SealError> {
    chance::bytes()
}

/// The ciphertext of `plain` and its tag. Whoever calls leaves room for the tag in `plain`, which would move otherwise
/// and leave itself behind.
pub(super) fn encrypt(key: &Key, nonce: &Nonce, associated: &[u8], mut plain: Vec<u8>) -> Vec<u8> {
    XChaCha20Poly1305::new(key.expose().into())
        .encrypt_in_place(nonce.into(), associated, &mut plain)
        .expect("only 256 GiB are too long, and records end at 1 MiB");
    plain
}

/// What was encrypted; none where the key, the nonce, the associated data or the ciphertext is another.
pub(super) fn decrypt(
    key: &Key,
    nonce: &Nonce,
    associated: &[u8],
    ciphertext: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let mut buffer = Zeroizing::new(ciphertext.to_vec());
    XChaCha20Poly1305::new(key.expose().into())
        .decrypt_in_place(nonce.into(), associated, &mut *buffer)
        .ok()?;
    Some(buffer)
}
