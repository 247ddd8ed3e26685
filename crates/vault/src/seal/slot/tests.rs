//! Slots, byte for byte as another program made them.

use super::{Kind, Wrapped};
use crate::seal::{DataKey, Header, Passphrase, VaultFile, VaultId, cipher};
use serde_json::Value;

const FILE: &str = include_str!("../../../tests/sealing/known.waymark");

/// The slots of the known header, as JSON.
fn slot(at: usize) -> Value {
    let header: Value = serde_json::from_str(FILE.lines().next().unwrap()).unwrap();
    let mut slot = header["slots"][at].clone();
    slot.as_object_mut().unwrap().remove("kind");
    slot
}

/// Its vault and its key, as the script that wrote it counts them up.
fn key() -> DataKey {
    let bytes: Vec<u8> = (0x40..0x60).collect();
    let vault = VaultFile::parse(FILE.as_bytes()).unwrap().header.vault();
    DataKey::from_exposed(vault, &bytes).unwrap()
}

#[test]
fn the_same_nonce_and_salt_make_the_same_slot() {
    let known: Wrapped = serde_json::from_value(slot(0)).unwrap();
    let passphrase = Passphrase::new("mañana será otro día").unwrap();
    let wrapping = known.kdf.derive(passphrase.as_bytes()).unwrap();
    let (kdf, nonce) = (known.kdf, known.nonce);
    let made = Wrapped::with_nonce(Kind::Passphrase, &key(), kdf, &wrapping, nonce);
    assert_eq!(serde_json::to_value(made).unwrap(), slot(0));
}

#[test]
fn a_slot_of_one_kind_is_none_of_the_other() {
    let known: Wrapped = serde_json::from_value(slot(0)).unwrap();
    let associated = super::associated(key().vault(), Kind::Recovery, &known.kdf);
    let passphrase = Passphrase::new("mañana será otro día").unwrap();
    let wrapping = known.kdf.derive(passphrase.as_bytes()).unwrap();
    let opened = cipher::decrypt(&wrapping, &known.nonce, &associated, &known.ciphertext);
    assert!(opened.is_none());
}

#[test]
fn everything_about_a_slot_is_bound() {
    let known: Wrapped = serde_json::from_value(slot(0)).unwrap();
    let kdf = |change: fn(&mut Value)| {
        let mut slot = slot(0);
        change(&mut slot["kdf"]);
        serde_json::from_value::<Wrapped>(slot).unwrap().kdf
    };
    let vault = key().vault();
    let first = super::associated(vault, Kind::Passphrase, &known.kdf);
    assert_eq!(first.len(), 67);
    let others = [
        super::associated(VaultId::new([0; 16]), Kind::Passphrase, &known.kdf),
        super::associated(vault, Kind::Recovery, &known.kdf),
        super::associated(
            vault,
            Kind::Passphrase,
            &kdf(|kdf| kdf["version"] = 16.into()),
        ),
        super::associated(
            vault,
            Kind::Passphrase,
            &kdf(|kdf| kdf["memory_kib"] = 19_457.into()),
        ),
        super::associated(
            vault,
            Kind::Passphrase,
            &kdf(|kdf| kdf["passes"] = 9.into()),
        ),
        super::associated(vault, Kind::Passphrase, &kdf(|kdf| kdf["lanes"] = 2.into())),
        super::associated(
            vault,
            Kind::Passphrase,
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
