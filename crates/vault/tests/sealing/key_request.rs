//! Key requests, as a page and its worker exchange them.

use crate::{CLOSED, open_vault};
use proptest::{collection::vec, prelude::*};
use waymark_vault::seal::{
    KeyRequest, Keys, NewKeys, SealError, answer_key_request, read_key_response,
};

fn ask(request: &KeyRequest) -> Result<NewKeys, SealError> {
    read_key_response(&answer_key_request(&request.to_json())).unwrap()
}

fn keys() -> Keys {
    Keys {
        header: CLOSED.header.clone(),
        key: CLOSED.key.clone(),
    }
}

#[test]
fn a_new_vault_opens_with_its_passphrase_and_every_later_secret() {
    let passphrase = "one \"two\" \u{1}three";
    let request = KeyRequest::CreateVault {
        passphrase: passphrase.into(),
    };
    let made = ask(&request).unwrap();
    assert_eq!(made.code, None);
    let with_code = ask(&KeyRequest::MakeRecoveryCode {
        keys: made.keys.clone(),
    });
    let NewKeys { keys, code } = with_code.unwrap();
    let changed = ask(&KeyRequest::ChangePassphrase {
        keys,
        passphrase: "four five six".into(),
    });
    let header = changed.unwrap().keys.header;
    for request in [
        KeyRequest::UnlockByPassphrase {
            header: header.clone(),
            passphrase: "four five six".into(),
        },
        KeyRequest::UnlockByCode {
            header: header.clone(),
            code: code.unwrap(),
        },
    ] {
        let opened = ask(&request).unwrap().keys;
        assert_eq!(opened.key.expose(), made.keys.key.expose());
        assert_eq!(opened.key.vault(), header.vault());
    }
    let old = ask(&KeyRequest::UnlockByPassphrase {
        header,
        passphrase: passphrase.into(),
    });
    assert_eq!(old.unwrap_err(), SealError::WrongPassphrase);
}

#[test]
fn the_reason_for_no_key_reaches_the_page() {
    let header = || CLOSED.header.clone();
    let code = |code: &str| KeyRequest::UnlockByCode {
        header: header(),
        code: code.into(),
    };
    let cases = [
        (
            KeyRequest::CreateVault {
                passphrase: "short".into(),
            },
            SealError::PassphraseTooShort,
        ),
        (
            KeyRequest::CreateVault {
                passphrase: "a".repeat(1_025),
            },
            SealError::PassphraseTooLong,
        ),
        (code("not a code"), SealError::CodeMistyped),
        (
            KeyRequest::MakeRecoveryCode {
                keys: Keys {
                    key: open_vault().1,
                    ..keys()
                },
            },
            SealError::OtherVault,
        ),
    ];
    for (request, error) in cases {
        assert_eq!(ask(&request).unwrap_err(), error);
    }
    let not_a_request = read_key_response(&answer_key_request(b"{}")).unwrap();
    assert_eq!(not_a_request.unwrap_err(), SealError::NotAVault);
    assert!(read_key_response(b"").is_err());
}

#[test]
fn the_longest_message_fits_without_growing() {
    // Every byte takes six in JSON.
    let passphrase = "\u{1}".repeat(1_024);
    let keys = keys();
    let json = KeyRequest::ChangePassphrase { keys, passphrase }.to_json();
    assert!(json.len() > 6_000 && json.capacity() == 16 << 10);
}

proptest! {
    #[test]
    fn any_response_is_read_or_rejected(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read_key_response(&bytes);
    }
}
