//! Another passphrase, and a code on paper for the day it is forgotten.

use super::super::{
    WorkerScript,
    begin::{new_passphrase, told},
    form::{Alert, Form, Line, live},
};
use crate::{
    session::Session,
    texts::texts,
    worker::{self, Operation, Refused},
};
use leptos::{prelude::*, task::spawn_local};
use waymark_vault::seal::DataKey;

/// The passphrase and the recovery code.
#[component]
pub fn Protected() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let script = expect_context::<WorkerScript>().0;
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new("");
    let done = RwSignal::new("");
    let code = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let is_open = RwSignal::new(session.with_keys(|header, _| header.is_open()));
    let run = Callback::new(move |(operation, secret): (Operation, String)| {
        let script = script.clone();
        fault.set("");
        done.set("");
        is_busy.set(true);
        spawn_local(async move {
            match rewrap(session, &script, operation, &secret).await {
                Err(refused) => fault.set(told(&refused, t)),
                Ok(answer) => {
                    if session.take_keys(answer.keys).await.is_ok() {
                        is_open.set(false);
                        code.set(answer.code);
                        done.set(t.saved());
                    } else {
                        fault.set(t.not_saved());
                    }
                }
            }
            is_busy.set(false);
        });
    });
    let change = move |()| match new_passphrase(first, second, t) {
        Err(why) => fault.set(why),
        Ok(typed) => {
            first.set(String::new());
            second.set(String::new());
            run.run((Operation::Passphrase, typed));
        }
    };
    let make_code = move |_| run.run((Operation::Code, String::new()));
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
                <Line label=t.new_passphrase() value=first kind="password" autocomplete="new-password" />
                <Line label=t.passphrase_again() value=second kind="password" autocomplete="new-password" />
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
            {live(code)}
        </section>
    }
}

/// Has the worker wrap the key anew.
async fn rewrap(
    session: Session,
    script: &str,
    operation: Operation,
    secret: &str,
) -> Result<worker::Answer, Refused> {
    let (header, key) = session.with_keys(|header, key| {
        let key = DataKey::from_exposed(header.vault(), &key.expose()[..]);
        (header.clone(), key)
    });
    let key = key.map_err(|_| Refused::Worker)?;
    worker::ask(script, operation, Some(&header), secret, Some(&key)).await
}
