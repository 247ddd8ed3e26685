//! Sealing: what a person writes becomes bytes that only they can read.
//!
//! A vault has one [`DataKey`], drawn by chance, which seals every record. Its [`Header`] keeps that key in slots: one
//! that a [`Passphrase`] opens, one that a printed [`RecoveryCode`] opens, or, for people who want no passphrase, one
//! that is open to whoever holds the device. Another passphrase wraps the same key again and leaves the records alone.
//!
//! `docs/vault-format.md` says every byte, so that another program can read a vault; its fixed examples are in
//! `tests/sealing`. The ciphers are `RustCrypto`'s, and nothing here is of our own invention: Argon2id (RFC 9106),
//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), `BLAKE2b` (RFC 7693).
//!
//! [`Header::create`], [`Header::unlock`], [`Header::with_passphrase`] and [`Header::with_recovery_code`] take about a
//! second and up to 64 MiB: a browser calls them in a worker. What comes back over is the header's JSON and
//! [`DataKey::expose`].

mod base64;
mod chance;
mod cipher;
mod error;
mod file;
mod header;
mod kdf;
mod key;
mod padding;
mod passphrase;
mod record;
mod recovery;
mod slot;

pub use error::SealError;
pub use file::{MAX_FILE_BYTES, MAX_RECORDS, VaultFile};
pub use header::{Header, MAX_HEADER_BYTES, Protection, Secret, VaultId};
pub use key::DataKey;
pub use passphrase::{MAX_PASSPHRASE_BYTES, MIN_PASSPHRASE_CHARS, Passphrase};
pub use record::{MAX_RECORD_BYTES, RecordId, Sealed, UnknownId};
pub use recovery::RecoveryCode;

/// The version of headers and records that this program writes, and the newest that it reads.
pub const VERSION: u8 = 1;
