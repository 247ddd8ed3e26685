//! The cipher: XChaCha20-Poly1305 in place, and the padding that hides the length of what a person wrote.

use super::{SealError, bytes, key::Key};
use chacha20poly1305::{AeadInOut, KeyInit, XChaCha20Poly1305};
use zeroize::Zeroizing;

/// 24 bytes: long enough to draw one at random for every message under one key.
pub(super) type Nonce = [u8; 24];

/// Bytes of the authentication tag, which follows the ciphertext.
pub(super) const TAG: usize = 16;

/// Padded records are multiples of this many bytes, so that their length says little about what was written.
pub(super) const PADDING_STEP: usize = 256;
/// The first byte of the padding; zeros follow (ISO/IEC 7816-4).
const PADDING_MARK: u8 = 0x80;

pub(super) fn random_nonce() -> Result<Nonce, SealError> {
    bytes::random()
}

/// Returns the ciphertext of `plain` and its tag. The caller leaves room for the tag in `plain`: otherwise the buffer
/// would move and leave the plaintext behind.
pub(super) fn encrypt(key: &Key, nonce: &Nonce, associated: &[u8], mut plain: Vec<u8>) -> Vec<u8> {
    XChaCha20Poly1305::new(key.expose().into())
        .encrypt_in_place(nonce.into(), associated, &mut plain)
        .expect("only messages over 256 GiB fail, and records end at 1 MiB");
    plain
}

/// Returns `None` if the key, the nonce, the associated data or the ciphertext isn't the one used for encryption.
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

/// The length of `bytes` bytes once they are padded. There is always at least the mark.
pub(super) const fn padded_length(bytes: usize) -> usize {
    (bytes / PADDING_STEP + 1) * PADDING_STEP
}

/// Pads `plain`, and leaves room for `more` bytes.
pub(super) fn pad(plain: &[u8], more: usize) -> Vec<u8> {
    let length = padded_length(plain.len());
    let mut buffer = Vec::with_capacity(length + more);
    buffer.extend_from_slice(plain);
    buffer.push(PADDING_MARK);
    buffer.resize(length, 0);
    buffer
}

/// Removes the padding. Errors if it isn't ours, even though whoever holds the key wrote it.
pub(super) fn unpad(mut buffer: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let end = buffer.iter().rposition(|byte| *byte != 0);
    let end = end.filter(|end| buffer[*end] == PADDING_MARK && padded_length(*end) == buffer.len());
    buffer.truncate(end.ok_or(SealError::DamagedRecord)?);
    Ok(buffer)
}

#[cfg(test)]
mod tests {
    use super::{pad, padded_length, unpad};
    use zeroize::Zeroizing;

    #[test]
    fn text_of_any_length_survives_padding() {
        for length in 0..600 {
            let plain = vec![0x80; length];
            let buffer = pad(&plain, 16);
            assert_eq!(buffer.len() % 256, 0);
            assert_eq!(buffer.len(), padded_length(length));
            assert_eq!(*unpad(Zeroizing::new(buffer)).unwrap(), plain);
        }
    }

    #[test]
    fn text_that_fills_a_step_gets_another_one() {
        assert_eq!(
            (padded_length(0), padded_length(255), padded_length(256)),
            (256, 256, 512)
        );
    }

    #[test]
    fn other_padding_is_rejected() {
        let mut long = pad(b"day", 0);
        long.resize(512, 0);
        let short = pad(b"day", 0)[..255].to_vec();
        for buffer in [Vec::new(), vec![0; 256], vec![1; 256], long, short] {
            assert!(unpad(Zeroizing::new(buffer)).is_err());
        }
    }
}
