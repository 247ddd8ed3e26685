//! Slots must come out byte for byte as another program made them.

use super::{SlotKind, WrappedKey};
use crate::seal::{DataKey, Header, Passphrase, VaultFile, VaultId, cipher};
use serde_json::Value;

const FILE: &str = include_str!("../../../tests/sealing/known.waymark");

/// One slot of the known header, as JSON.
fn slot(at: usize) -> Value {
    let header: Value = serde_json::from_str(FILE.lines().next().unwrap()).unwrap();
    let mut slot = header["slots"][at].clone();
    slot.as_object_mut().unwrap().remove("kind");
    slot
}

/// The data key of the known vault: the script that wrote it counts the bytes up.
fn key() -> DataKey {
    let bytes: Vec<u8> = (0x40..0x60).collect();
    let vault = VaultFile::parse(FILE.as_bytes()).unwrap().header.vault();
    DataKey::from_exposed(vault, &bytes).unwrap()
}

#[test]
fn the_same_nonce_and_salt_give_the_same_slot() {
    let known: WrappedKey = serde_json::from_value(slot(0)).unwrap();
    let passphrase = Passphrase::new("mañana será otro día").unwrap();
    let wrapping = known.kdf.derive(passphrase.as_bytes()).unwrap();
    let (kdf, nonce) = (known.kdf, known.nonce);
    let made = WrappedKey::with_nonce(SlotKind::Passphrase, &key(), kdf, &wrapping, nonce);
    assert_eq!(serde_json::to_value(made).unwrap(), slot(0));
}

#[test]
fn a_slot_does_not_open_as_one_of_the_other_kind() {
    let known: WrappedKey = serde_json::from_value(slot(0)).unwrap();
    let associated = super::associated(key().vault(), SlotKind::Recovery, &known.kdf);
    let passphrase = Passphrase::new("mañana será otro día").unwrap();
    let wrapping = known.kdf.derive(passphrase.as_bytes()).unwrap();
    let opened = cipher::decrypt(&wrapping, &known.nonce, &associated, &known.ciphertext);
    assert!(opened.is_none());
}

#[test]
fn a_wrapped_key_is_bound_to_everything_about_its_slot() {
    let known: WrappedKey = serde_json::from_value(slot(0)).unwrap();
    let kdf = |change: fn(&mut Value)| {
        let mut slot = slot(0);
        change(&mut slot["kdf"]);
        serde_json::from_value::<WrappedKey>(slot).unwrap().kdf
    };
    let vault = key().vault();
    let first = super::associated(vault, SlotKind::Passphrase, &known.kdf);
    assert_eq!(first.len(), 67);
    let others = [
        super::associated(VaultId::from([0; 16]), SlotKind::Passphrase, &known.kdf),
        super::associated(vault, SlotKind::Recovery, &known.kdf),
        super::associated(
            vault,
            SlotKind::Passphrase,
            &kdf(|kdf| kdf["version"] = 16.into()),
        ),
        super::associated(
            vault,
            SlotKind::Passphrase,
            &kdf(|kdf| kdf["memory_kib"] = 19_457.into()),
        ),
        super::associated(
            vault,
            SlotKind::Passphrase,
            &kdf(|kdf| kdf["passes"] = 9.into()),
        ),
        super::associated(
            vault,
            SlotKind::Passphrase,
            &kdf(|kdf| kdf["lanes"] = 2.into()),
        ),
        super::associated(
            vault,
            SlotKind::Passphrase,
            &kdf(|kdf| kdf["salt"] = "AAAAAAAAAAAAAAAAAAAAAA".into()),
        ),
    ];
    for other in others {
        assert_eq!(other.len(), first.len());
        assert_ne!(other, first);
    }
}

#[test]
fn debug_output_shows_no_key() {
    let (header, key) = Header::create(&crate::seal::Protection::Open).unwrap();
    let shown = format!("{header:?} {key:?}");
    assert!(shown.contains("Key(..)"));
    assert!(!shown.contains(&format!("{:?}", key.expose())));
}
