//! Sealed records: which ones open, and which don't.

use crate::open_vault;
use proptest::{collection::vec, prelude::*};
use std::sync::LazyLock;
use waymark_vault::seal::{DataKey, MAX_RECORD_BYTES, RecordId, SealError, SealedRecord};

static KEY: LazyLock<DataKey> = LazyLock::new(|| open_vault().1);

proptest! {
    #[test]
    fn a_sealed_record_opens_to_what_was_written(
        plain in vec(any::<u8>(), 0..2_000), schema: u16, id: [u8; 16], revision: u64,
    ) {
        let sealed = KEY.seal(schema, RecordId::from(id), revision, &plain).unwrap();
        let stored = sealed.to_bytes();
        let read = SealedRecord::try_from(&stored[..]).unwrap();
        prop_assert_eq!(&read, &sealed);
        prop_assert_eq!((read.schema(), read.id().bytes(), read.revision()), (schema, id, revision));
        prop_assert_eq!(&**KEY.open(&read).unwrap(), &plain);
    }

    #[test]
    fn one_flipped_bit_anywhere_is_noticed(plain in vec(any::<u8>(), 0..600), at: prop::sample::Index, bit in 0..8) {
        let sealed = KEY.seal(1, RecordId::from([7; 16]), 3, &plain).unwrap();
        let mut stored = sealed.to_bytes();
        let at = at.index(stored.len());
        stored[at] ^= 1u8 << bit;
        let opened = SealedRecord::try_from(&stored[..]).and_then(|read| KEY.open(&read));
        prop_assert!(opened.is_err());
    }

    #[test]
    fn any_bytes_are_read_or_rejected(bytes in vec(any::<u8>(), 0..400), rest in vec(any::<u8>(), 0..700)) {
        let _ = SealedRecord::try_from(&bytes[..]);
        let ours = [&b"WMVR\x01"[..], &rest].concat();
        if let Ok(read) = SealedRecord::try_from(&ours[..]) {
            prop_assert!(KEY.open(&read).is_err());
        }
    }
}

#[test]
fn a_record_cut_anywhere_is_reported_as_cut() {
    let sealed = KEY.seal(1, RecordId::from([7; 16]), 3, b"today").unwrap();
    let stored = sealed.to_bytes();
    for length in 0..stored.len() {
        let error = SealedRecord::try_from(&stored[..length]).unwrap_err();
        assert_eq!(error, SealError::Truncated);
    }
    let longer = [&stored[..], b"\n"].concat();
    let error = SealedRecord::try_from(&longer[..]).unwrap_err();
    assert_eq!(error, SealError::Trailing);
}

#[test]
fn a_newer_record_is_reported_as_newer() {
    let sealed = KEY.seal(1, RecordId::from([7; 16]), 3, b"today").unwrap();
    let mut stored = sealed.to_bytes();
    for (version, expected) in [
        (2, SealError::Newer),
        (255, SealError::Newer),
        (0, SealError::DamagedRecord),
    ] {
        stored[4] = version;
        assert_eq!(SealedRecord::try_from(&stored[..]).unwrap_err(), expected);
        assert_eq!(SealedRecord::try_from(&stored[..5]).unwrap_err(), expected);
    }
}

#[test]
fn the_length_of_a_record_is_rounded_up() {
    let id = RecordId::from([7; 16]);
    let length = |bytes: usize| {
        KEY.seal(1, id, 3, &vec![b'a'; bytes])
            .unwrap()
            .to_bytes()
            .len()
    };
    assert_eq!((length(0), length(255)), (59 + 272, 59 + 272));
    assert_eq!(length(256), 59 + 528);
}

#[test]
fn the_longest_record_opens_and_a_longer_one_is_rejected() {
    let id = RecordId::from([7; 16]);
    let longest = vec![b'a'; MAX_RECORD_BYTES];
    let stored = KEY.seal(1, id, 3, &longest).unwrap().to_bytes();
    let read = SealedRecord::try_from(&stored[..]).unwrap();
    assert_eq!(*KEY.open(&read).unwrap(), longest);
    let longer = [&longest[..], b"a"].concat();
    assert_eq!(KEY.seal(1, id, 3, &longer).unwrap_err(), SealError::TooLong);
}

#[test]
fn another_key_opens_nothing() {
    let (_, other) = open_vault();
    let sealed = KEY.seal(1, RecordId::from([7; 16]), 3, b"today").unwrap();
    assert_eq!(other.open(&sealed).unwrap_err(), SealError::DamagedRecord);
}

#[test]
fn the_same_text_is_never_sealed_the_same_way_twice() {
    let id = RecordId::from([7; 16]);
    let seal = || KEY.seal(1, id, 3, b"today").unwrap();
    assert_ne!(seal(), seal());
}
