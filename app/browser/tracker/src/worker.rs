//! Keys are made in a worker, for that takes a second and 64 MiB. It ends with its answer, and gives its memory back.
//!
//! A message is `[operation, header, secret, key]`, an answer `[error, header, key, code]`: texts, and keys as bytes.

use js_sys::{Array, Uint8Array};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use waymark_vault::seal::{
    DataKey, Header, Passphrase, Protection, RecoveryCode, SealError, Secret,
};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// What a worker is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A new vault under a passphrase.
    Create,
    /// The key of a vault, by its passphrase.
    Unlock,
    /// The key of a vault, by its recovery code.
    UnlockByCode,
    /// The key under another passphrase.
    Passphrase,
    /// A new recovery code.
    Code,
}

impl Operation {
    const ALL: [(Self, &str); 5] = [
        (Self::Create, "create"),
        (Self::Unlock, "unlock"),
        (Self::UnlockByCode, "unlock-by-code"),
        (Self::Passphrase, "passphrase"),
        (Self::Code, "code"),
    ];

    fn name(self) -> &'static str {
        let known = Self::ALL
            .into_iter()
            .find(|(operation, _)| *operation == self);
        known.map_or("", |(_, name)| name)
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, known)| *known == name)
            .map(|(operation, _)| operation)
    }
}

/// Header and key of a vault that is open.
#[derive(Debug)]
pub struct Keys {
    /// The header, as it is stored.
    pub header: Header,
    /// The key.
    pub key: DataKey,
}

/// What a worker answers.
pub struct Answer {
    /// The keys.
    pub keys: Keys,
    /// The recovery code, printed.
    pub code: Option<String>,
}

/// Asks a new worker, and ends it.
pub async fn ask(
    script: &str,
    operation: Operation,
    header: Option<&Header>,
    secret: &str,
    key: Option<&DataKey>,
) -> Result<Answer, Refused> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(script, &options).map_err(|_| Refused::Worker)?;
    let header = header.map(Header::to_json).unwrap_or_default();
    let key = key.map_or(JsValue::UNDEFINED, |key| {
        Uint8Array::from(&key.expose()[..]).into()
    });
    let message = Array::of4(
        &operation.name().into(),
        &header.into(),
        &secret.into(),
        &key,
    );
    let answer = answered(&worker, &message).await;
    worker.terminate();
    read(&answer?)
}

/// Why there is no key.
#[derive(Debug)]
pub enum Refused {
    /// The browser starts no worker, or lost it.
    Worker,
    /// What was asked for cannot be; the name of a text that says why.
    Because(String),
}

async fn answered(worker: &Worker, message: &Array) -> Result<Array, Refused> {
    type Slot = Rc<
        RefCell<
            Option<(
                Closure<dyn FnMut(MessageEvent)>,
                Closure<dyn FnMut(JsValue)>,
            )>,
        >,
    >;
    let kept: Slot = Rc::default();
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let answered = Closure::once(move |event: MessageEvent| {
            drop(resolve.call1(&JsValue::UNDEFINED, &event.data()));
        });
        let failed = Closure::once(move |error: JsValue| {
            drop(reject.call1(&JsValue::UNDEFINED, &error));
        });
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        kept.replace(Some((answered, failed)));
    });
    worker.post_message(message).map_err(|_| Refused::Worker)?;
    let answer = JsFuture::from(promise).await.map_err(|_| Refused::Worker)?;
    answer.dyn_into().map_err(|_| Refused::Worker)
}

fn read(answer: &Array) -> Result<Answer, Refused> {
    if let Some(error) = answer.get(0).as_string() {
        return Err(Refused::Because(error));
    }
    let header = answer.get(1).as_string().ok_or(Refused::Worker)?;
    let header = Header::parse(header.as_bytes()).map_err(|_| Refused::Worker)?;
    let bytes: Uint8Array = answer.get(2).dyn_into().map_err(|_| Refused::Worker)?;
    let mut raw = bytes.to_vec();
    bytes.fill(0, 0, bytes.length());
    let key = DataKey::from_exposed(header.vault(), &raw);
    raw.fill(0);
    let key = key.map_err(|_| Refused::Worker)?;
    Ok(Answer {
        keys: Keys { header, key },
        code: answer.get(3).as_string(),
    })
}

/// In the worker: does what a message asks for.
pub fn answer(message: &Array) -> Array {
    match work(message) {
        Ok((header, key, code)) => {
            let code = code.map_or(JsValue::UNDEFINED, |code| {
                JsValue::from_str(&code.printed())
            });
            let key = Uint8Array::from(&key.expose()[..]);
            Array::of4(&JsValue::UNDEFINED, &header.to_json().into(), &key, &code)
        }
        Err(error) => Array::of1(&name(&error).into()),
    }
}

fn work(message: &Array) -> Result<(Header, DataKey, Option<RecoveryCode>), SealError> {
    let text = |at| message.get(at).as_string().unwrap_or_default();
    let header = || Header::parse(text(1).as_bytes());
    let passphrase = || Passphrase::new(&text(2));
    let key = |header: &Header| {
        let bytes = Uint8Array::new(&message.get(3)).to_vec();
        DataKey::from_exposed(header.vault(), &bytes)
    };
    match Operation::of(&text(0)).ok_or(SealError::NotAVault)? {
        Operation::Create => {
            let (header, key) = Header::create(&Protection::Passphrase(passphrase()?))?;
            Ok((header, key, None))
        }
        Operation::Unlock => {
            let header = header()?;
            let key = header.unlock(&Secret::Passphrase(passphrase()?))?;
            Ok((header, key, None))
        }
        Operation::UnlockByCode => {
            let header = header()?;
            let key = header.unlock(&Secret::Recovery(text(2).parse()?))?;
            Ok((header, key, None))
        }
        Operation::Passphrase => {
            let header = header()?;
            let key = key(&header)?;
            Ok((header.with_passphrase(&key, &passphrase()?)?, key, None))
        }
        Operation::Code => {
            let header = header()?;
            let key = key(&header)?;
            let (header, code) = header.with_recovery_code(&key)?;
            Ok((header, key, Some(code)))
        }
    }
}

/// The name of the text that says what is wrong.
pub fn name(error: &SealError) -> &'static str {
    match error {
        SealError::PassphraseTooShort => "too-short",
        SealError::PassphraseTooLong => "too-long",
        // Too short to be the right one, whatever it is.
        SealError::WrongPassphrase => "wrong-passphrase",
        SealError::CodeMistyped => "code-mistyped",
        SealError::WrongCode | SealError::NoCode => "wrong-code",
        SealError::Newer => "newer",
        SealError::Memory => "memory",
        SealError::NotAVault => "not-a-vault",
        _ => "damaged",
    }
}
