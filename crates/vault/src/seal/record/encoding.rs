//! Records as stored bytes. Whatever is read may come from somebody hostile.

use super::{MAGIC, MAX_RECORD_BYTES, PREFIX, RecordId, SealError, Sealed, TAG, VERSION};
use crate::seal::padding::{STEP, padded};

/// Most bytes of a ciphertext.
const MAX_CIPHERTEXT: usize = padded(MAX_RECORD_BYTES) + TAG;

/// Most bytes of a stored record.
pub(in crate::seal) const MAX_STORED: usize = PREFIX + 24 + 4 + MAX_CIPHERTEXT;

impl Sealed {
    /// The bytes to store: the prefix, the nonce, the length of the ciphertext, the ciphertext.
    #[expect(clippy::missing_panics_doc, reason = "it never panics")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let length = u32::try_from(self.ciphertext.len()).expect("a record ends at 1 MiB");
        let mut bytes = Vec::with_capacity(PREFIX + 24 + 4 + self.ciphertext.len());
        bytes.extend(self.prefix());
        bytes.extend(self.nonce);
        bytes.extend(length.to_be_bytes());
        bytes.extend_from_slice(&self.ciphertext);
        bytes
    }
}

impl TryFrom<&[u8]> for Sealed {
    type Error = SealError;

    fn try_from(mut bytes: &[u8]) -> Result<Self, SealError> {
        // Before anything else: a newer record may have another length.
        if take(&mut bytes)? != MAGIC {
            return Err(SealError::DamagedRecord);
        }
        match u8::from_be_bytes(take(&mut bytes)?) {
            VERSION => {}
            0 => return Err(SealError::DamagedRecord),
            _ => return Err(SealError::Newer),
        }
        let schema = u16::from_be_bytes(take(&mut bytes)?);
        let id = RecordId::from(take(&mut bytes)?);
        let revision = u64::from_be_bytes(take(&mut bytes)?);
        let nonce = take(&mut bytes)?;
        let length = u32::from_be_bytes(take(&mut bytes)?);
        let length = usize::try_from(length).map_err(|_| SealError::DamagedRecord)?;
        let whole = length > TAG && (length - TAG).is_multiple_of(STEP);
        if !whole || length > MAX_CIPHERTEXT {
            return Err(SealError::DamagedRecord);
        }
        if bytes.len() < length {
            return Err(SealError::Truncated);
        }
        if bytes.len() > length {
            return Err(SealError::Trailing);
        }
        Ok(Self {
            schema,
            id,
            revision,
            nonce,
            ciphertext: bytes.to_vec(),
        })
    }
}

/// The next bytes.
fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], SealError> {
    let (first, rest) = bytes.split_first_chunk().ok_or(SealError::Truncated)?;
    *bytes = rest;
    Ok(*first)
}
