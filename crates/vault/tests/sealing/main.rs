//! Sealing as other crates see it: files of another program, files of hostile people, and what a person does with a vault.

#![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod file;
mod header;
mod hostile;
mod key_request;
mod known;
mod record;

use std::sync::LazyLock;
use waymark_vault::seal::{DataKey, Header, Passphrase, Protection, RecoveryCode};

/// A vault with a passphrase and a recovery code. Made only once, because that is slow on purpose.
struct Closed {
    header: Header,
    key: DataKey,
    code: RecoveryCode,
}

static CLOSED: LazyLock<Closed> = LazyLock::new(|| {
    let passphrase = Protection::Passphrase(passphrase("one two three"));
    let (header, key) = Header::create(&passphrase).unwrap();
    let (header, code) = header.with_recovery_code(&key).unwrap();
    Closed { header, key, code }
});

fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed).unwrap()
}

/// The same code, as somebody types it from paper.
fn typed(code: &RecoveryCode) -> RecoveryCode {
    code.printed().parse().unwrap()
}

/// A vault that is quick to make.
fn open_vault() -> (Header, DataKey) {
    Header::create(&Protection::Open).unwrap()
}
