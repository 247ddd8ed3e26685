//! The worker makes keys from passphrases, which takes a second and 64 MiB. Each request starts a new worker, which ends
//! after its response and so gives its memory back.
//!
//! The page and the worker exchange JSON in bytes: a [`Request`] one way, a `Result<NewKeys, SealError>` the other. Bytes
//! rather than text, because they can be wiped.

use js_sys::{Array, Uint8Array};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use waymark_vault::seal::{
    DataKey, Header, Passphrase, Protection, SealError, Secret, exposed_key,
};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

/// Room for the longest message, in bytes: a header, a key, and a passphrase in which every character is escaped.
/// Growing would leave a copy behind.
const MESSAGE_BYTES: usize = 16 << 10;

/// The header and the key of a vault that is open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Keys {
    pub header: Header,
    #[serde(with = "exposed_key")]
    pub key: DataKey,
}

#[derive(Serialize, Deserialize)]
pub enum Request {
    CreateVault { passphrase: String },
    UnlockByPassphrase { header: Header, passphrase: String },
    UnlockByCode { header: Header, code: String },
    ChangePassphrase { keys: Keys, passphrase: String },
    MakeRecoveryCode { keys: Keys },
}

#[derive(Serialize, Deserialize)]
pub struct NewKeys {
    pub keys: Keys,
    /// A new recovery code, as it is printed.
    pub code: Option<String>,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("the two passphrases are different")]
    PassphrasesDiffer,
    #[error("the browser didn't start the worker, or lost it")]
    NoWorker,
    #[error(transparent)]
    Refused(#[from] SealError),
}

/// Starts workers. The views get it from the context.
#[derive(Clone)]
pub struct KeyWorker {
    /// The address of the worker's script.
    script: String,
}

impl KeyWorker {
    pub fn new(script: String) -> Self {
        Self { script }
    }

    pub async fn ask(&self, request: &Request) -> Result<NewKeys, KeyError> {
        let request = Uint8Array::from(&to_json(request)[..]);
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker =
            Worker::new_with_options(&self.script, &options).map_err(|_| KeyError::NoWorker)?;
        let response = response(&worker, &request).await;
        worker.terminate();
        let response = response.map_err(|_| KeyError::NoWorker)?;
        let json = Zeroizing::new(response.to_vec());
        response.fill(0, 0, response.length());
        let keys: Result<NewKeys, SealError> = from_json(&json).ok_or(KeyError::NoWorker)?;
        Ok(keys?)
    }
}

/// Sends a request and waits for the first message from the worker.
async fn response(worker: &Worker, request: &Uint8Array) -> Result<Uint8Array, JsValue> {
    type Listeners = (
        Closure<dyn FnMut(MessageEvent)>,
        Closure<dyn FnMut(JsValue)>,
    );
    let listeners: Rc<RefCell<Option<Listeners>>> = Rc::default();
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let on_message = Closure::once(move |event: MessageEvent| {
            drop(resolve.call1(&JsValue::UNDEFINED, &event.data()));
        });
        let on_error = Closure::once(move |error: JsValue| {
            drop(reject.call1(&JsValue::UNDEFINED, &error));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        listeners.replace(Some((on_message, on_error)));
    });
    // The bytes move to the worker, so that none stay behind here.
    worker.post_message_with_transfer(request, &Array::of1(&request.buffer()))?;
    JsFuture::from(promise).await?.dyn_into()
}

/// Runs in the worker: does what a request asks for, and returns the response.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let request = from_json::<Request>(request).ok_or(SealError::NotAVault);
    to_json(&request.and_then(make_keys)).to_vec()
}

fn make_keys(request: Request) -> Result<NewKeys, SealError> {
    let mut code = None;
    let (header, key) = match request {
        Request::CreateVault { passphrase } => {
            Header::create(&Protection::Passphrase(Passphrase::new(&passphrase)?))?
        }
        Request::UnlockByPassphrase { header, passphrase } => {
            let key = header.unlock(&Secret::Passphrase(Passphrase::new(&passphrase)?))?;
            (header, key)
        }
        Request::UnlockByCode { header, code } => {
            let key = header.unlock(&Secret::Recovery(code.parse()?))?;
            (header, key)
        }
        Request::ChangePassphrase { keys, passphrase } => {
            let Keys { header, key } = keys;
            let passphrase = Passphrase::new(&passphrase)?;
            (header.with_passphrase(&key, &passphrase)?, key)
        }
        Request::MakeRecoveryCode { keys } => {
            let (header, new_code) = keys.header.with_recovery_code(&keys.key)?;
            code = Some(new_code.printed().to_string());
            (header, keys.key)
        }
    };
    let keys = Keys { header, key };
    Ok(NewKeys { keys, code })
}

/// If it can't be written, the result is not JSON, and [`from_json`] rejects it.
fn to_json(message: &impl Serialize) -> Zeroizing<Vec<u8>> {
    let mut json = Zeroizing::new(Vec::with_capacity(MESSAGE_BYTES));
    drop(serde_json::to_writer(&mut *json, message));
    json
}

fn from_json<T: DeserializeOwned>(json: &[u8]) -> Option<T> {
    serde_json::from_slice(json).ok()
}
