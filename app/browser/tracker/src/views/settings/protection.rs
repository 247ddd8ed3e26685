//! Protection in the settings: another passphrase, and a recovery code on paper in case it is forgotten.

use super::super::form::{Alert, Form, TextField, reactive};
use crate::{opening::check_new_passphrase, session::Session, texts::texts, worker::KeyWorker};
use leptos::{prelude::*, task::spawn_local};
use waymark_vault::seal::{KeyRequest, Keys};

#[component]
pub fn Protection() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let worker = expect_context::<KeyWorker>();
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new("");
    let done = RwSignal::new("");
    let code = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let is_open = RwSignal::new(!session.has_passphrase());
    let ask_worker = Callback::new(move |request: KeyRequest| {
        let worker = worker.clone();
        fault.set("");
        done.set("");
        is_busy.set(true);
        spawn_local(async move {
            match worker.ask(&request).await {
                Err(error) => fault.set(t.key_error(&error)),
                Ok(new) => {
                    if session.replace_keys(new.keys).await.is_ok() {
                        is_open.set(false);
                        code.set(new.code);
                        done.set(t.saved());
                    } else {
                        fault.set(t.not_saved());
                    }
                }
            }
            is_busy.set(false);
        });
    });
    let change = move |()| {
        let passphrase = first.get_untracked();
        if let Err(error) = check_new_passphrase(&passphrase, &second.get_untracked()) {
            fault.set(t.key_error(&error));
            return;
        }
        first.set(String::new());
        second.set(String::new());
        let keys = session.with_keys(Keys::clone);
        ask_worker.run(KeyRequest::ChangePassphrase { keys, passphrase });
    };
    let make_code = move |_| {
        let keys = session.with_keys(Keys::clone);
        ask_worker.run(KeyRequest::MakeRecoveryCode { keys });
    };
    let code = move || {
        code.get().map(|code| {
            view! {
                <div class="notice stack">
                    <p>{t.code_once()}</p>
                    <p class="code">{code}</p>
                </div>
            }
        })
    };
    view! {
        <section class="panel stack">
            <h2>{t.protection()}</h2>
            <Form submit=change>
                <TextField label=t.new_passphrase() value=first kind="password" autocomplete="new-password" />
                <TextField label=t.passphrase_again() value=second kind="password" autocomplete="new-password" />
                <Alert fault=fault />
                <button class="button" disabled=is_busy>{t.change_passphrase()}</button>
            </Form>
            <div hidden=is_open class="stack">
                <h3>{t.code()}</h3>
                <p>{t.code_text()}</p>
                <button type="button" class="button" disabled=is_busy on:click=make_code>
                    {t.code_make()}
                </button>
            </div>
            <p role="status">{done}</p>
            {reactive(code)}
        </section>
    }
}
