//! Sealed records: a goal, a check-in or a plan as bytes that only the key of its vault opens.
//!
//! Whatever bytes we read may have been made by somebody hostile.

use super::{
    DataKey, RecordId, SealError,
    cipher::{self, Nonce, PADDING_STEP, TAG},
    slot::VERSION,
};
use zeroize::Zeroizing;

/// Most bytes of plaintext in one record: 1 MiB.
pub const MAX_RECORD_BYTES: usize = 1 << 20;

/// The first bytes of every record.
const MAGIC: [u8; 4] = *b"WMVR";
/// Bytes of the magic, the version, the schema, the id and the revision.
const PREFIX: usize = 4 + 1 + 2 + 16 + 8;
const MAX_CIPHERTEXT: usize = cipher::padded_length(MAX_RECORD_BYTES) + TAG;
/// Most bytes of a record as it is stored: the prefix, the nonce, the length of the ciphertext, the ciphertext.
pub(super) const MAX_STORED: usize = PREFIX + 24 + 4 + MAX_CIPHERTEXT;

/// Its schema, id and revision can be read without the key, but not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedRecord {
    schema: u16,
    id: RecordId,
    revision: u64,
    nonce: Nonce,
    ciphertext: Vec<u8>,
}

impl SealedRecord {
    /// The version of what is inside.
    pub fn schema(&self) -> u16 {
        self.schema
    }

    pub fn id(&self) -> RecordId {
        self.id
    }

    /// Counts up with each change; a smaller one is older.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The record as it is stored.
    #[expect(clippy::missing_panics_doc, reason = "it never panics")]
    pub fn to_bytes(&self) -> Vec<u8> {
        let length = u32::try_from(self.ciphertext.len()).expect("records end at 1 MiB");
        let mut bytes = Vec::with_capacity(PREFIX + 24 + 4 + self.ciphertext.len());
        bytes.extend(self.prefix());
        bytes.extend(self.nonce);
        bytes.extend(length.to_be_bytes());
        bytes.extend_from_slice(&self.ciphertext);
        bytes
    }

    /// The first stored bytes, which the ciphertext is bound to.
    fn prefix(&self) -> [u8; PREFIX] {
        prefix(self.schema, self.id, self.revision)
    }
}

impl TryFrom<&[u8]> for SealedRecord {
    type Error = SealError;

    fn try_from(mut bytes: &[u8]) -> Result<Self, SealError> {
        // The version comes first: a newer record may have another length.
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
        let is_padded = length > TAG && (length - TAG).is_multiple_of(PADDING_STEP);
        if !is_padded || length > MAX_CIPHERTEXT {
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

/// Splits off the next bytes.
fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], SealError> {
    let (first, rest) = bytes.split_first_chunk().ok_or(SealError::Truncated)?;
    *bytes = rest;
    Ok(*first)
}

fn prefix(schema: u16, id: RecordId, revision: u64) -> [u8; PREFIX] {
    let mut prefix = [0; PREFIX];
    prefix[..4].copy_from_slice(&MAGIC);
    prefix[4] = VERSION;
    prefix[5..7].copy_from_slice(&schema.to_be_bytes());
    prefix[7..23].copy_from_slice(&id.bytes());
    prefix[23..].copy_from_slice(&revision.to_be_bytes());
    prefix
}

impl DataKey {
    /// Seals what a person wrote. Errors if it is longer than [`MAX_RECORD_BYTES`].
    pub fn seal(
        &self,
        schema: u16,
        id: RecordId,
        revision: u64,
        plain: &[u8],
    ) -> Result<SealedRecord, SealError> {
        self.seal_with(schema, id, revision, plain, cipher::random_nonce()?)
    }

    fn seal_with(
        &self,
        schema: u16,
        id: RecordId,
        revision: u64,
        plain: &[u8],
        nonce: Nonce,
    ) -> Result<SealedRecord, SealError> {
        if plain.len() > MAX_RECORD_BYTES {
            return Err(SealError::TooLong);
        }
        let associated = prefix(schema, id, revision);
        let padded = cipher::pad(plain, TAG);
        Ok(SealedRecord {
            schema,
            id,
            revision,
            nonce,
            ciphertext: cipher::encrypt(self.key(), &nonce, &associated, padded),
        })
    }

    /// Opens a record. What comes out is wiped when dropped.
    pub fn open(&self, sealed: &SealedRecord) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let SealedRecord {
            nonce, ciphertext, ..
        } = sealed;
        let padded = cipher::decrypt(self.key(), nonce, &sealed.prefix(), ciphertext);
        cipher::unpad(padded.ok_or(SealError::DamagedRecord)?)
    }
}

#[cfg(test)]
mod tests;
