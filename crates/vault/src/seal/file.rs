//! A whole vault as one file, for a backup and for another device: a line with the header, then one line a record.
//!
//! Nothing is opened to write one, and nothing to read one; it is as secret as its header.

use super::{Header, SealError, Sealed, record::MAX_STORED};
use base64ct::{Base64UrlUnpadded as Base64, Encoding};
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
    /// What is wrong with the other lines, a [`SealError::Line`] each: one damaged line shall not cost all the others.
    pub faults: Vec<SealError>,
}

impl VaultFile {
    /// A file of these records.
    pub fn new(header: Header, records: Vec<Sealed>) -> Self {
        Self {
            header,
            records,
            faults: Vec::new(),
        }
    }

    /// Reads a file that may come from anyone.
    pub fn parse(bytes: &[u8]) -> Result<Self, SealError> {
        if bytes.len() > MAX_FILE_BYTES {
            return Err(SealError::FileTooLarge);
        }
        // A byte that is no text makes its own line unreadable, and no other.
        let text = String::from_utf8_lossy(bytes);
        let mut lines = text.lines();
        let header = Header::parse(lines.next().unwrap_or_default().as_bytes())?;
        let mut file = Self::new(header, Vec::new());
        let mut ids = HashSet::new();
        for (line, at) in lines.zip(2..) {
            if at > MAX_RECORDS + 1 {
                return Err(SealError::FileTooLarge);
            }
            let record = record(line).and_then(|record| {
                let is_new = ids.insert(record.id());
                is_new.then_some(record).ok_or(SealError::Twice)
            });
            match record {
                Ok(record) => file.records.push(record),
                Err(error) => file.faults.push(SealError::Line {
                    line: at,
                    error: Box::new(error),
                }),
            }
        }
        Ok(file)
    }

    /// The file. Errors where it would be too large to be read again.
    pub fn to_text(&self) -> Result<String, SealError> {
        let rows = self.records.iter().map(Sealed::to_bytes);
        let text = text(&self.header, rows);
        if text.len() > MAX_FILE_BYTES || self.records.len() > MAX_RECORDS {
            return Err(SealError::FileTooLarge);
        }
        Ok(text)
    }

    /// Rows as they are stored, also those that no longer open, in the shape of a vault file: for whoever tries to mend
    /// them.
    pub fn salvage(header: &Header, rows: Vec<Vec<u8>>) -> String {
        text(header, rows)
    }
}

fn text(header: &Header, rows: impl IntoIterator<Item = Vec<u8>>) -> String {
    let mut text = header.to_json();
    text.push('\n');
    for row in rows {
        text.push_str(&Base64::encode_string(&row));
        text.push('\n');
    }
    text
}

fn record(line: &str) -> Result<Sealed, SealError> {
    if line.len() > MAX_STORED.div_ceil(3) * 4 {
        return Err(SealError::DamagedRecord);
    }
    let bytes = Base64::decode_vec(line);
    Sealed::try_from(&bytes.map_err(|_| SealError::DamagedRecord)?[..])
}
