//! Records must come out byte for byte as another program made them.

use super::RecordId;
use crate::seal::{DataKey, VaultFile};

const FILE: &str = include_str!("../../../tests/sealing/known.waymark");

#[test]
fn the_same_nonce_gives_the_same_record() {
    let file = VaultFile::parse(FILE.as_bytes()).unwrap();
    let bytes: Vec<u8> = (0x40..0x60).collect();
    let key = DataKey::from_exposed(file.header.vault(), &bytes).unwrap();
    for record in &file.records {
        let plain = key.open(record).unwrap();
        let (schema, id, revision) = (record.schema, record.id, record.revision);
        let made = key.seal_with(schema, id, revision, &plain, record.nonce);
        assert_eq!(made.as_ref(), Ok(record));
    }
    assert_eq!(file.to_text().unwrap(), FILE);
}

#[test]
fn a_record_moved_to_the_place_of_another_does_not_open() {
    let file = VaultFile::parse(FILE.as_bytes()).unwrap();
    let bytes: Vec<u8> = (0x40..0x60).collect();
    let key = DataKey::from_exposed(file.header.vault(), &bytes).unwrap();
    let record = &file.records[0];
    let mut others = [record.clone(), record.clone(), record.clone()];
    others[0].id = RecordId::from([9; 16]);
    others[1].revision += 1;
    others[2].schema += 1;
    for other in &others {
        assert!(key.open(other).is_err());
    }
}
