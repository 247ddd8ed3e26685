//! A vault file is a whole vault for a backup or for another device: a line with the header, then one line per record.
//!
//! Writing or reading one needs no key. It is as secret as its header.

use super::{Header, SealError, SealedRecord, sealed_record::MAX_STORED};
use base64ct::{Base64UrlUnpadded as Base64, Encoding};
use std::collections::HashSet;

/// Most bytes of a vault file: 32 MiB, which a browser can still handle.
pub const MAX_FILE_BYTES: usize = 32 << 20;

/// Most records of a vault file: one a day for fifty years.
pub const MAX_RECORDS: usize = 20_000;

/// A header and its records, all still sealed.
#[derive(Clone, Debug)]
pub struct VaultFile {
    pub header: Header,
    /// In any order; each id only once.
    pub records: Vec<SealedRecord>,
    /// What is wrong with the other lines, a [`SealError::Line`] each: a damaged line must not cost all the others.
    pub faults: Vec<SealError>,
}

impl VaultFile {
    pub fn new(header: Header, records: Vec<SealedRecord>) -> Self {
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
        // A byte that isn't text makes only its own line unreadable.
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
                    source: Box::new(error),
                }),
            }
        }
        Ok(file)
    }

    /// Errors if the file would be too large to be read again.
    pub fn to_text(&self) -> Result<String, SealError> {
        let rows = self.records.iter().map(SealedRecord::to_bytes);
        let text = text(&self.header, rows);
        if text.len() > MAX_FILE_BYTES || self.records.len() > MAX_RECORDS {
            return Err(SealError::FileTooLarge);
        }
        Ok(text)
    }

    /// Puts stored rows into a vault file as they are, even those that no longer open, for somebody who tries to repair
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

fn record(line: &str) -> Result<SealedRecord, SealError> {
    if line.len() > MAX_STORED.div_ceil(3) * 4 {
        return Err(SealError::DamagedRecord);
    }
    let bytes = Base64::decode_vec(line);
    SealedRecord::try_from(&bytes.map_err(|_| SealError::DamagedRecord)?[..])
}
