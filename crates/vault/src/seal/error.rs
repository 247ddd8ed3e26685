//! What can go wrong with a vault, and what to do next.

/// Why a vault cannot be made, opened, read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The passphrase is too short to keep anything from anyone.
    #[error("the passphrase is too short; take at least 8 characters, or better a few words")]
    PassphraseTooShort,
    /// The passphrase is longer than any program needs to take.
    #[error("the passphrase is too long; take at most 1,024 bytes")]
    PassphraseTooLong,
    /// The passphrase opens nothing, or somebody changed its slot in the header.
    #[error(
        "this passphrase does not open the vault; check the keyboard and capital letters and try again"
    )]
    WrongPassphrase,
    /// The recovery code has other letters or another length than one that we print.
    #[error("the recovery code is mistyped; compare it with the printed one, letter by letter")]
    CodeMistyped,
    /// The recovery code is whole but opens nothing, or somebody changed its slot in the header.
    #[error("this recovery code does not open the vault; a newer code may have replaced it")]
    WrongCode,
    /// The vault is open to whoever holds the device.
    #[error("this vault has no passphrase; open it without one, or add one first")]
    NoPassphrase,
    /// The vault has a passphrase.
    #[error("this vault has a passphrase; open it with that")]
    NotOpen,
    /// Nobody has printed a recovery code.
    #[error("this vault has no recovery code; open it with the passphrase")]
    NoCode,
    /// The key belongs to another vault, and would lock this one for good.
    #[error("this key belongs to another vault; unlock this vault first")]
    OtherVault,
    /// It is something else altogether.
    #[error("this is not a Waymark vault; choose a file that Waymark saved")]
    NotAVault,
    /// A newer program wrote it.
    #[error("a newer Waymark wrote this; load the page again to get the newest, then try again")]
    Newer,
    /// The header was cut or changed.
    #[error("the beginning of this vault is damaged; use a backup")]
    DamagedHeader,
    /// The header asks for so little that anyone could guess the passphrase, or for so much that the device would stop.
    #[error(
        "this vault asks for more or less work than is safe, so somebody may have changed it; use a backup"
    )]
    Limits,
    /// The device does not give the memory that the key takes.
    #[error(
        "this device has too little free memory for this; close other tabs and programs and try again"
    )]
    Memory,
    /// The device gives no random numbers.
    #[error(
        "this device gives no random numbers, so nothing can be sealed; start the browser again"
    )]
    Chance,
    /// One record is longer than a record may be.
    #[error("this is too long to keep in one piece; shorten it, or split it")]
    TooLong,
    /// The record ends too early.
    #[error("a record is cut short; use a backup")]
    Truncated,
    /// Something follows the record.
    #[error("something follows the end of a record; use a backup")]
    Trailing,
    /// The record was changed, or another key sealed it, or it stands in another's place.
    #[error(
        "a record does not open, because it is damaged or belongs to another vault; use a backup"
    )]
    DamagedRecord,
    /// Two records of a file have one id.
    #[error("this record is there twice; save the vault again where it came from")]
    Twice,
    /// The file is larger, or has more records, than one that we write.
    #[error("this file is too large to be a Waymark vault; choose another")]
    FileTooLarge,
    /// One line of a vault file.
    #[error("line {line}: {error}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        error: Box<SealError>,
    },
}
