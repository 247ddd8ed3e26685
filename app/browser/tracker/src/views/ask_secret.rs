//! The form that asks for a passphrase or a recovery code.

use super::form::{Alert, Form, TextField, reactive};
use crate::{opening::unlock, texts::texts, worker::KeyWorker};
use leptos::{prelude::*, task::spawn_local};
use waymark_vault::seal::{Header, Keys};

/// Asks until the vault of this header opens, and hands its keys to `opened`. A vault without a passphrase takes one press.
#[component]
pub fn AskSecret(header: Header, #[prop(into)] opened: Callback<Keys>) -> impl IntoView {
    let t = texts();
    let worker = expect_context::<KeyWorker>();
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new("");
    let is_busy = RwSignal::new(false);
    let is_open = header.is_open();
    let header = StoredValue::new(header);
    let ask = move |()| {
        fault.set("");
        is_busy.set(true);
        let worker = worker.clone();
        spawn_local(async move {
            match unlock(&worker, header.get_value(), typed.get_untracked()).await {
                Ok(keys) => opened.run(keys),
                Err(error) => fault.set(t.key_error(&error)),
            }
            is_busy.try_set(false);
        });
    };
    let field = (!is_open).then(|| {
        view! {
            <p class="hint">{t.or_code()}</p>
            <TextField label=t.passphrase() value=typed kind="password" autocomplete="current-password" />
        }
    });
    view! {
        <Form submit=ask>
            {field}
            <Alert fault=fault />
            <button class="button main" disabled=is_busy>
                {reactive(move || if is_busy.get() { t.opening() } else { t.open() })}
            </button>
        </Form>
    }
}
