//! Vault files, their headers and their records. Whatever can be read is written again, and must then read the same. No key
//! is derived from a secret, because that is slow on purpose.

use data_encoding::BASE64URL_NOPAD;
use waymark_vault::seal::{Header, SealedRecord, VaultFile};

/// The first bytes of every record.
const MAGIC: &[u8] = b"WMVR";

/// A vault file whose records are arbitrary. Its header is the first line of the bytes. Every record begins where the bytes
/// say `WMVR`, and is written in base64url, which arbitrary bytes hardly ever are.
pub fn file_of_bytes(bytes: &[u8]) -> Vec<u8> {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (header, mut rest) = bytes.split_at(end.unwrap_or(bytes.len()));
    rest = rest.get(1..).unwrap_or_default();
    let mut file = header.to_vec();
    while !rest.is_empty() {
        let next = rest[1..]
            .windows(MAGIC.len())
            .position(|part| part == MAGIC);
        let (record, after) = rest.split_at(next.map_or(rest.len(), |next| next + 1));
        file.push(b'\n');
        file.extend(BASE64URL_NOPAD.encode(record).into_bytes());
        rest = after;
    }
    file
}

pub fn check_header(bytes: &[u8]) {
    match Header::parse(bytes) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(header) => {
            let json = header.to_json();
            let again = Header::parse(json.as_bytes()).expect("what was written can be read");
            assert_eq!(again.to_json(), json);
            assert_eq!(again.vault(), header.vault());
            assert_eq!(again.is_open(), header.is_open());
            assert_eq!(again.has_recovery_code(), header.has_recovery_code());
            assert!(!header.is_open() || header.unlock_open().is_ok());
        }
    }
}

/// A sealed record can only be written in one way.
pub fn check_sealed(bytes: &[u8]) {
    match SealedRecord::try_from(bytes) {
        Err(error) => assert!(!error.to_string().is_empty()),
        Ok(sealed) => assert_eq!(sealed.to_bytes(), bytes),
    }
}

/// Also opens the records, if the file has no lock.
pub fn check_file(bytes: &[u8]) {
    let file = match VaultFile::parse(bytes) {
        Err(error) => return assert!(!error.to_string().is_empty()),
        Ok(file) => file,
    };
    let text = file
        .to_text()
        .expect("a file is not larger once it is written again");
    let again = VaultFile::parse(text.as_bytes()).expect("what was written can be read");
    assert_eq!(again.to_text().as_ref(), Ok(&text));
    assert_eq!(again.records, file.records);
    assert_eq!(again.faults, []);
    assert_eq!(again.header.to_json(), file.header.to_json());
    if let Ok(key) = file.header.unlock_open() {
        for sealed in &file.records {
            if let Ok(plain) = key.open(sealed) {
                let (schema, id, revision) = (sealed.schema(), sealed.id(), sealed.revision());
                let again = key
                    .seal(schema, id, revision, &plain)
                    .expect("a text of the same length can be sealed");
                assert_eq!(key.open(&again), Ok(plain));
            }
        }
    }
}
