//! A whole vault as one file, for a backup and for another device: a line with the header, then one line a record.
//!
//! Nothing is opened to write one, and nothing to read one; it is as secret as its header.

use super::{Header, SealError, Sealed, record::MAX_STORED};
use data_encoding::BASE64URL_NOPAD;
use std::collections::HashSet;

/// Most bytes of a vault file: 32 MiB, which a browser still holds.
pub const MAX_FILE_BYTES: usize = 32 << 20;

/// Most records of a vault file: fifty years of days.
pub const MAX_RECORDS: usize = 20_000;

/// A header and the records under it, all still sealed.
#[derive(Clone, Debug)]
pub struct VaultFile {
    /// The ways to the key.
    pub header: Header,
    /// In any order, no id twice.
    pub records: Vec<Sealed>,
}

impl VaultFile {
    /// Reads a file that may come from anyone.
    pub fn parse(bytes: &[u8]) -> Result<Self, SealError> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(SealError::FileTooLarge);
        }
        let text = str::from_utf8(bytes).map_err(|_| SealError::NotAVault)?;
        let mut lines = text.lines();
        let header = Header::parse(lines.next().unwrap_or_default().as_bytes())?;
        let mut ids = HashSet::new();
        let mut records = Vec::new();
        for (line, at) in lines.zip(2..) {
            if records.len() == MAX_RECORDS {
                return Err(SealError::FileTooLarge);
            }
            let failed = |error| SealError::Line {
                line: at,
                error: Box::new(error),
            };
            let record = record(line).map_err(failed)?;
            if !ids.insert(record.id()) {
                return Err(failed(SealError::Twice));
            }
            records.push(record);
        }
        Ok(Self { header, records })
    }

    /// The file. Errors where it would be too large to be read again.
    pub fn to_text(&self) -> Result<String, SealError> {
        let mut text = self.header.to_json();
        text.push('\n');
        for record in &self.records {
            BASE64URL_NOPAD.encode_append(&record.to_bytes(), &mut text);
            text.push('\n');
        }
        if text.len() > MAX_FILE_BYTES || self.records.len() > MAX_RECORDS {
            return Err(SealError::FileTooLarge);
        }
        Ok(text)
    }
}

fn record(line: &str) -> Result<Sealed, SealError> {
    if line.len() > BASE64URL_NOPAD.encode_len(MAX_STORED) {
        return Err(SealError::DamagedRecord);
    }
    let bytes = BASE64URL_NOPAD.decode(line.as_bytes());
    Sealed::try_from(&bytes.map_err(|_| SealError::DamagedRecord)?[..])
}
