//! Sealed records: one goal, one day, one plan, whatever the model makes of them.

mod encoding;
mod id;

use super::{
    DataKey, SealError, VERSION,
    cipher::{self, Nonce, TAG},
    padding,
};
pub(super) use encoding::MAX_STORED;
pub use id::{RecordId, UnknownId};
use zeroize::Zeroizing;

/// Most bytes of what is sealed in one record: 1 MiB.
pub const MAX_RECORD_BYTES: usize = 1 << 20;

/// The first bytes of every record.
const MAGIC: [u8; 4] = *b"WMVR";

/// Bytes of the magic, the version, the schema, the id and the revision.
const PREFIX: usize = 4 + 1 + 2 + 16 + 8;

/// A record that only the key of its vault opens. Its schema, id and revision can be read, and cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    schema: u16,
    id: RecordId,
    revision: u64,
    nonce: Nonce,
    ciphertext: Vec<u8>,
}

impl Sealed {
    /// The version of what is inside.
    pub fn schema(&self) -> u16 {
        self.schema
    }

    /// Which record it is.
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// Counts up with each change; a smaller one is older.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How it begins when stored, and what its ciphertext is bound to.
    fn prefix(&self) -> [u8; PREFIX] {
        prefix(self.schema, self.id, self.revision)
    }
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
    /// Seals what a person wrote. Errors where it is longer than [`MAX_RECORD_BYTES`].
    pub fn seal(
        &self,
        schema: u16,
        id: RecordId,
        revision: u64,
        plain: &[u8],
    ) -> Result<Sealed, SealError> {
        self.seal_with(schema, id, revision, plain, cipher::nonce()?)
    }

    fn seal_with(
        &self,
        schema: u16,
        id: RecordId,
        revision: u64,
        plain: &[u8],
        nonce: Nonce,
    ) -> Result<Sealed, SealError> {
        if plain.len() > MAX_RECORD_BYTES {
            return Err(SealError::TooLong);
        }
        let associated = prefix(schema, id, revision);
        let padded = padding::pad(plain, TAG);
        Ok(Sealed {
            schema,
            id,
            revision,
            nonce,
            ciphertext: cipher::encrypt(self.key(), &nonce, &associated, padded),
        })
    }

    /// What was sealed; wiped when dropped.
    pub fn open(&self, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let Sealed {
            nonce, ciphertext, ..
        } = sealed;
        let padded = cipher::decrypt(self.key(), nonce, &sealed.prefix(), ciphertext);
        padding::unpad(padded.ok_or(SealError::DamagedRecord)?)
    }
}

#[cfg(test)]
mod tests;
