//! The worker makes keys from passphrases, which takes a second and 64 MiB. Each request starts a new worker, which ends
//! after its response and so gives its memory back. `waymark_vault::seal::KeyRequest` is what the two say to each other.

use js_sys::{Array, Uint8Array};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use waymark_vault::seal::{KeyRequest, NewKeys, SealError, read_key_response};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

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

    pub async fn ask(&self, request: &KeyRequest) -> Result<NewKeys, KeyError> {
        let request = Uint8Array::from(&request.to_json()[..]);
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker =
            Worker::new_with_options(&self.script, &options).map_err(|_| KeyError::NoWorker)?;
        let response = response(&worker, &request).await;
        worker.terminate();
        let response = response.map_err(|_| KeyError::NoWorker)?;
        let json = Zeroizing::new(response.to_vec());
        response.fill(0, 0, response.length());
        let keys = read_key_response(&json).map_err(|_| KeyError::NoWorker)?;
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
