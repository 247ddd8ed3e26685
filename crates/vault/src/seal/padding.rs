//! Padding, so that the length of a record tells little of what was written: one byte 0x80, then zeros to a multiple
//! of 256 bytes (ISO/IEC 7816-4).

use super::SealError;
use zeroize::Zeroizing;

/// Padded records are multiples of this many bytes.
pub(super) const STEP: usize = 256;

const MARK: u8 = 0x80;

/// The length of `bytes` bytes once they are padded: there is always a mark.
pub(super) const fn padded(bytes: usize) -> usize {
    (bytes / STEP + 1) * STEP
}

/// `plain`, padded, with room for `more` bytes.
pub(super) fn pad(plain: &[u8], more: usize) -> Vec<u8> {
    let length = padded(plain.len());
    let mut buffer = Vec::with_capacity(length + more);
    buffer.extend_from_slice(plain);
    buffer.push(MARK);
    buffer.resize(length, 0);
    buffer
}

/// Takes the padding off again; other padding than ours is an error, though whoever holds the key wrote it.
pub(super) fn unpad(mut buffer: Zeroizing<Vec<u8>>) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let end = buffer.iter().rposition(|byte| *byte != 0);
    let end = end.filter(|end| buffer[*end] == MARK && padded(*end) == buffer.len());
    buffer.truncate(end.ok_or(SealError::DamagedRecord)?);
    Ok(buffer)
}

#[cfg(test)]
mod tests {
    use super::{pad, padded, unpad};
    use zeroize::Zeroizing;

    #[test]
    fn every_length_comes_back() {
        for length in 0..600 {
            let plain = vec![0x80; length];
            let buffer = pad(&plain, 16);
            assert_eq!(buffer.len() % 256, 0);
            assert_eq!(buffer.len(), padded(length));
            assert_eq!(*unpad(Zeroizing::new(buffer)).unwrap(), plain);
        }
    }

    #[test]
    fn a_full_step_gets_another_one() {
        assert_eq!((padded(0), padded(255), padded(256)), (256, 256, 512));
    }

    #[test]
    fn other_padding_is_refused() {
        let mut long = pad(b"day", 0);
        long.resize(512, 0);
        let short = pad(b"day", 0)[..255].to_vec();
        for buffer in [Vec::new(), vec![0; 256], vec![1; 256], long, short] {
            assert!(unpad(Zeroizing::new(buffer)).is_err());
        }
    }
}
