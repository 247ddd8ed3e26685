//! What a person does with a vault: open it, change its passphrase, print a recovery code, go without a passphrase.

use crate::{CLOSED, Closed, open_vault, passphrase, typed};
use waymark_vault::seal::{DataKey, Header, RecordId, SealError, Secret};

#[test]
fn a_new_passphrase_opens_the_same_records_and_the_old_one_does_not() {
    let Closed { header, key, code } = &*CLOSED;
    let sealed = key
        .seal(1, RecordId::random().unwrap(), 1, b"today")
        .unwrap();
    let changed = header
        .with_passphrase(key, &passphrase("four five six"))
        .unwrap();
    let opened = changed
        .unlock(&Secret::Passphrase(passphrase(" four five six")))
        .unwrap();
    assert_eq!(*opened.open(&sealed).unwrap(), b"today");
    let old = changed.unlock(&Secret::Passphrase(passphrase("one two three")));
    assert_eq!(old.unwrap_err(), SealError::WrongPassphrase);
    let recovered = changed.unlock(&Secret::Recovery(typed(code))).unwrap();
    assert_eq!(recovered.expose(), key.expose());
}

#[test]
fn a_new_recovery_code_replaces_the_old_one() {
    let Closed { header, key, code } = &*CLOSED;
    let (renewed, new) = header.with_recovery_code(key).unwrap();
    let opened = renewed.unlock(&Secret::Recovery(typed(&new))).unwrap();
    assert_eq!(opened.expose(), key.expose());
    let old = renewed.unlock(&Secret::Recovery(typed(code)));
    assert_eq!(old.unwrap_err(), SealError::WrongCode);
}

#[test]
fn a_vault_without_a_passphrase_opens_until_it_gets_one() {
    let (header, key) = open_vault();
    assert!(header.is_open());
    assert_eq!(header.unlock_open().unwrap().expose(), key.expose());
    let any = header.unlock(&Secret::Passphrase(passphrase("one two three")));
    assert_eq!(any.unwrap_err(), SealError::NoPassphrase);
    let code = header.with_recovery_code(&key);
    assert_eq!(code.unwrap_err(), SealError::NoPassphrase);

    let closed = header
        .with_passphrase(&key, &passphrase("one two three"))
        .unwrap();
    assert!(!closed.is_open() && !closed.has_recovery_code());
    assert_eq!(closed.unlock_open().unwrap_err(), SealError::NotOpen);
    let code = closed.unlock(&Secret::Recovery(typed(&CLOSED.code)));
    assert_eq!(code.unwrap_err(), SealError::NoCode);
    let opened = closed
        .unlock(&Secret::Passphrase(passphrase("one two three")))
        .unwrap();
    assert_eq!(opened.expose(), key.expose());
}

#[test]
fn removing_the_passphrase_removes_the_recovery_code() {
    let Closed { header, key, .. } = &*CLOSED;
    assert!(header.has_recovery_code());
    let open = header.without_passphrase(key).unwrap();
    assert!(open.is_open() && !open.has_recovery_code());
    let read = Header::parse(open.to_json().as_bytes()).unwrap();
    assert_eq!(read.unlock_open().unwrap().expose(), key.expose());
    assert_eq!(open.to_json().matches("kind").count(), 1);
}

#[test]
fn another_vaults_key_is_rejected_before_it_locks_this_vault() {
    let (_, other) = open_vault();
    let Closed { header, .. } = &*CLOSED;
    let changed = header.with_passphrase(&other, &passphrase("four five six"));
    assert_eq!(changed.unwrap_err(), SealError::OtherVault);
    assert_eq!(
        header.with_recovery_code(&other).unwrap_err(),
        SealError::OtherVault
    );
    assert_eq!(
        header.without_passphrase(&other).unwrap_err(),
        SealError::OtherVault
    );
}

#[test]
fn an_exposed_key_opens_the_same_records() {
    let (header, key) = open_vault();
    let sealed = key
        .seal(1, RecordId::random().unwrap(), 1, b"today")
        .unwrap();
    let handed = DataKey::from_exposed(header.vault(), key.expose()).unwrap();
    assert_eq!(*handed.open(&sealed).unwrap(), b"today");
    assert!(DataKey::from_exposed(header.vault(), &[0; 31]).is_err());
}

#[test]
fn a_header_reads_as_it_was_written_alone_and_inside_other_json() {
    let json = CLOSED.header.to_json();
    assert_eq!(Header::parse(json.as_bytes()).unwrap().to_json(), json);
    assert_eq!(
        serde_json::from_str::<Header>(&json).unwrap().to_json(),
        json
    );
    assert!(json.contains("\"memory_kib\":65536,\"passes\":3,\"lanes\":1"));
    assert!(json.contains("\"memory_kib\":19456,\"passes\":2,\"lanes\":1"));
}
