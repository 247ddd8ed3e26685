//! The key derivation function makes a key from what a person types: Argon2id, slow on purpose, within limits.

use super::{
    SealError,
    bytes::{self, base64url},
    key::Key,
};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use zeroize::Zeroize;

/// KiB. OWASP recommends at least the lower limit; a phone's browser still has the upper one.
const MEMORY_KIB: RangeInclusive<u32> = 19_456..=262_144;
/// The lower limit goes with that of the memory; above the upper one a phone would seem to hang.
const PASSES: RangeInclusive<u32> = 2..=10;
/// A browser has only one thread for this.
const LANES: u32 = 1;
/// 0x13, of RFC 9106.
const ARGON2_VERSION: u32 = 19;

/// KiB and passes for a new passphrase: the first choice that the device has the memory for.
const CHOICES: [(u32, u32); 2] = [(65_536, 3), FLOOR];
/// KiB and passes for a recovery code, which nobody can guess anyway.
const FLOOR: (u32, u32) = (19_456, 2);

/// How the key of a slot is derived. All of it is in the header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kdf {
    name: Name,
    version: u32,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    #[serde(with = "base64url")]
    salt: [u8; 16],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Name {
    Argon2id,
}

impl Kdf {
    fn new((memory_kib, passes): (u32, u32)) -> Result<Self, SealError> {
        Ok(Self {
            name: Name::Argon2id,
            version: ARGON2_VERSION,
            memory_kib,
            passes,
            lanes: LANES,
            salt: bytes::random()?,
        })
    }

    /// Derives a key from a new passphrase, as slowly as the device can.
    pub(super) fn slow(secret: &[u8]) -> Result<(Self, Key), SealError> {
        Self::first_that_fits(|kdf| kdf.derive(secret))
    }

    /// Derives a key from a secret that nobody can guess anyway.
    pub(super) fn quick(secret: &[u8]) -> Result<(Self, Key), SealError> {
        let kdf = Self::new(FLOOR)?;
        let key = kdf.derive(secret)?;
        Ok((kdf, key))
    }

    fn first_that_fits(
        mut derive: impl FnMut(&Self) -> Result<Key, SealError>,
    ) -> Result<(Self, Key), SealError> {
        for choice in CHOICES {
            let kdf = Self::new(choice)?;
            match derive(&kdf) {
                Err(SealError::Memory) => {}
                key => return Ok((kdf, key?)),
            }
        }
        Err(SealError::Memory)
    }

    /// Errors if it asks for more or less work than is safe. Call this before allocating any memory.
    pub(super) fn check(&self) -> Result<(), SealError> {
        let known = self.version == ARGON2_VERSION && self.lanes == LANES;
        let bounded = MEMORY_KIB.contains(&self.memory_kib) && PASSES.contains(&self.passes);
        if known && bounded {
            Ok(())
        } else {
            Err(SealError::Limits)
        }
    }

    /// Derives the key of a slot from what was typed. This is the slow part.
    pub(super) fn derive(&self, secret: &[u8]) -> Result<Key, SealError> {
        self.check()?;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(32))
            .map_err(|_| SealError::Limits)?;
        let mut memory = Memory::allocate(params.block_count())?;
        let mut key = Key::blank();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(secret, &self.salt, key.as_mut(), &mut memory.0[..])
            .map_err(|_| SealError::Limits)?;
        Ok(key)
    }

    /// Adds all of it to the associated data of a slot.
    pub(super) fn bind(&self, associated: &mut Vec<u8>) {
        associated.push(match self.name {
            Name::Argon2id => 1,
        });
        for number in [self.version, self.memory_kib, self.passes, self.lanes] {
            associated.extend(number.to_be_bytes());
        }
        associated.extend(self.salt);
    }
}

/// Blocks of 1 KiB. They are wiped when dropped.
struct Memory(Vec<Block>);

impl Memory {
    /// Errors if there isn't enough memory; a plain vector would abort the program.
    fn allocate(blocks: usize) -> Result<Self, SealError> {
        let mut memory = Vec::new();
        memory
            .try_reserve_exact(blocks)
            .map_err(|_| SealError::Memory)?;
        memory.resize(blocks, Block::new());
        Ok(Self(memory))
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        self.0.iter_mut().for_each(Zeroize::zeroize);
    }
}

#[cfg(test)]
mod tests {
    use super::{FLOOR, Kdf, Key, Memory, SealError};

    #[test]
    fn the_first_choice_is_64_mib() {
        let (kdf, _) = Kdf::first_that_fits(|_| Ok(Key::blank())).unwrap();
        assert_eq!((kdf.memory_kib, kdf.passes, kdf.lanes), (65_536, 3, 1));
    }

    #[test]
    fn a_device_with_little_memory_gets_the_least_work() {
        let small = |kdf: &Kdf| match kdf.memory_kib {
            ..=20_000 => Ok(Key::blank()),
            _ => Err(SealError::Memory),
        };
        let (kdf, _) = Kdf::first_that_fits(small).unwrap();
        assert_eq!((kdf.memory_kib, kdf.passes), FLOOR);
        let none = Kdf::first_that_fits(|_| Err(SealError::Memory));
        assert_eq!(none.unwrap_err(), SealError::Memory);
    }

    #[test]
    fn asking_for_more_memory_than_exists_is_an_error() {
        assert_eq!(
            Memory::allocate(usize::MAX / 2_048).err(),
            Some(SealError::Memory)
        );
    }

    #[test]
    fn too_little_and_too_much_work_is_rejected_before_memory_is_allocated() {
        let kdf = Kdf::new(FLOOR).unwrap();
        let changed: [fn(&mut Kdf); 9] = [
            |kdf| kdf.memory_kib = 19_455,
            |kdf| kdf.memory_kib = 262_145,
            |kdf| kdf.memory_kib = u32::MAX,
            |kdf| kdf.passes = 1,
            |kdf| kdf.passes = 11,
            |kdf| kdf.lanes = 0,
            |kdf| kdf.lanes = 2,
            |kdf| kdf.version = 16,
            |kdf| kdf.passes = u32::MAX,
        ];
        assert!(kdf.check().is_ok());
        for change in changed {
            let mut kdf = kdf.clone();
            change(&mut kdf);
            assert_eq!(kdf.derive(b"secret").unwrap_err(), SealError::Limits);
        }
    }
}
