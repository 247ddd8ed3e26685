//! Errors of a vault: each says what is wrong and what to do next.

use serde::{Deserialize, Serialize};

/// Serializable, because a worker in the browser sends it to its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SealError {
    #[error("the passphrase is too short; use at least 8 characters, or better yet a few words")]
    PassphraseTooShort,
    #[error("the passphrase is too long; use at most 1,024 bytes")]
    PassphraseTooLong,
    /// Either that, or somebody changed the slot in the header; nobody can tell which.
    #[error(
        "this passphrase does not open the vault; check the keyboard and capital letters and try again"
    )]
    WrongPassphrase,
    #[error("the recovery code is mistyped; compare it with the printed one, letter by letter")]
    CodeMistyped,
    /// Either that, or somebody changed the slot in the header; nobody can tell which.
    #[error("this recovery code does not open the vault; a newer code may have replaced it")]
    WrongCode,
    #[error("this vault has no passphrase; open it without one, or add one first")]
    NoPassphrase,
    #[error("this vault has a passphrase; open it with the passphrase")]
    NotOpen,
    #[error("this vault has no recovery code; open it with the passphrase")]
    NoCode,
    /// Storing that key here would lock this vault for good.
    #[error("this key belongs to another vault; unlock this vault first")]
    OtherVault,
    #[error("this is not a Waymark vault; choose a file that Waymark saved")]
    NotAVault,
    #[error(
        "a newer Waymark wrote this; reload the page to get the newest version, then try again"
    )]
    Newer,
    #[error("the beginning of this vault is damaged; use a backup")]
    DamagedHeader,
    /// The header asks for so little work that anyone could guess the passphrase, or for so much that the device would
    /// seem to hang.
    #[error(
        "this vault asks for more or less work than is safe, so somebody may have changed it; use a backup"
    )]
    Limits,
    #[error(
        "this device doesn't have enough free memory; close other tabs and programs and try again"
    )]
    Memory,
    #[error("this device gives no random numbers, so nothing can be sealed; restart the browser")]
    NoRandomness,
    #[error("this is too long to keep in one piece; shorten it, or split it")]
    TooLong,
    #[error("a record is cut short; use a backup")]
    Truncated,
    #[error("a record has extra bytes at its end; use a backup")]
    Trailing,
    /// It was changed, another key sealed it, or it was put in the place of another record.
    #[error(
        "a record does not open, because it is damaged or belongs to another vault; use a backup"
    )]
    DamagedRecord,
    #[error("this record is in the file twice; save the vault again where it came from")]
    Twice,
    #[error("this file is too large to be a Waymark vault; choose another file")]
    FileTooLarge,
    /// One line of a vault file is wrong.
    #[error("line {line}: {source}")]
    Line {
        /// Counted from 1.
        line: usize,
        source: Box<SealError>,
    },
}
