//! Another passphrase, and a code on paper for the day it is forgotten.

use super::super::{WorkerScript, begin::told, form::Line};
use crate::{
    session::Session,
    texts::texts,
    worker::{self, Operation, Refused},
};
use leptos::{prelude::*, task::spawn_local};
use waymark_vault::seal::Passphrase;

/// The passphrase and the recovery code.
#[component]
pub fn Protected() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let script = expect_context::<WorkerScript>().0;
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new(None::<String>);
    let done = RwSignal::new(None::<String>);
    let code = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let is_open = RwSignal::new(session.with_keys(|header, _| header.is_open()));
    let run = {
        move |operation: Operation, secret: String| {
            let script = script.clone();
            fault.set(None);
            done.set(None);
            is_busy.set(true);
            spawn_local(async move {
                let (header, key) =
                    session.with_keys(|header, key| (header.clone(), key.expose().to_vec()));
                let key = waymark_vault::seal::DataKey::from_exposed(header.vault(), &key);
                let answer = match key {
                    Ok(key) => {
                        worker::ask(&script, operation, Some(&header), &secret, Some(&key)).await
                    }
                    Err(_) => Err(Refused::Worker),
                };
                match answer {
                    Err(refused) => fault.set(Some(told(&refused, texts))),
                    Ok(answer) => {
                        if session.take_keys(answer.keys).await.is_ok() {
                            is_open.set(false);
                            code.set(answer.code);
                            done.set(Some(texts.say(|t| &t.saved)));
                        } else {
                            fault.set(Some(texts.say(|t| &t.not_saved)));
                        }
                    }
                }
                is_busy.set(false);
            });
        }
    };
    let change = {
        let run = run.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let typed = first.get_untracked();
            if let Err(error) = Passphrase::new(&typed) {
                fault.set(Some(texts.say(|t| t.refusal(worker::name(&error)))));
            } else if typed.trim() != second.get_untracked().trim() {
                fault.set(Some(texts.say(|t| &t.not_the_same)));
            } else {
                first.set(String::new());
                second.set(String::new());
                run(Operation::Passphrase, typed);
            }
        }
    };
    view! {
        <section class="panel stack">
            <h2>{texts.say(|t| &t.protection)}</h2>
            <form class="stack" on:submit=change>
                <Line label=texts.say(|t| &t.new_passphrase) value=first kind="password" autocomplete="new-password" />
                <Line label=texts.say(|t| &t.passphrase_again) value=second kind="password" autocomplete="new-password" />
                <p role="alert">{move || fault.get()}</p>
                <button class="button" disabled=is_busy>{texts.say(|t| &t.change_passphrase)}</button>
            </form>
            <div hidden=move || is_open.get() class="stack">
                <h3>{texts.say(|t| &t.code)}</h3>
                <p>{texts.say(|t| &t.code_text)}</p>
                <button type="button" class="button" disabled=is_busy on:click=move |_| run(Operation::Code, String::new())>
                    {texts.say(|t| &t.code_make)}
                </button>
            </div>
            <p role="status">{move || done.get()}</p>
            {move || code.get().map(|code| view! {
                <div class="notice stack">
                    <p>{texts.say(|t| &t.code_once)}</p>
                    <p class="code">{code}</p>
                </div>
            })}
        </section>
    }
}
