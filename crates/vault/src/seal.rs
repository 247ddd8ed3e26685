//! Sealing turns what a person writes into bytes that only they can read.
//!
//! A vault has one random [`DataKey`], which seals every record. Its [`Header`] keeps that key in slots: one that a
//! [`Passphrase`] opens, one that a printed [`RecoveryCode`] opens, or, for people who want no passphrase, one that is
//! open to anyone who has the device. A new passphrase wraps the same key again; the records stay as they are.
//!
//! `docs/vault-format.md` describes every byte, so that another program can read a vault; its fixed examples are in
//! `tests/sealing`. The ciphers are `RustCrypto`'s, and we invented none of this: Argon2id (RFC 9106),
//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), `BLAKE2b` (RFC 7693).
//!
//! [`Header::create`], [`Header::unlock`], [`Header::with_passphrase`] and [`Header::with_recovery_code`] take about a
//! second and up to 64 MiB, so a browser calls them in a worker, through a [`KeyRequest`].

mod bytes;
mod cipher;
mod error;
mod file;
mod header;
mod id;
mod kdf;
mod key;
mod key_request;
mod passphrase;
mod recovery;
mod sealed_record;
mod slot;
mod wire;

pub use error::SealError;
pub use file::{MAX_FILE_BYTES, MAX_RECORDS, VaultFile};
pub use header::{Header, Protection, Secret};
pub use id::{InvalidRecordId, RecordId, VaultId};
pub use key::DataKey;
pub use key_request::{KeyRequest, Keys, NewKeys, answer_key_request, read_key_response};
pub use passphrase::{MAX_PASSPHRASE_BYTES, MIN_PASSPHRASE_CHARS, Passphrase};
pub use recovery::RecoveryCode;
pub use sealed_record::{MAX_RECORD_BYTES, SealedRecord};
pub use wire::MAX_HEADER_BYTES;
