//! The way into a locked vault, and the way to be rid of it.

use super::{
    Way, WorkerScript,
    begin::{operation, told},
    form::Line,
};
use crate::{
    texts::texts,
    worker::{self, Keys},
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_vault::seal::Header;

/// A vault that is locked.
#[component]
pub fn Unlock(header: Header) -> impl IntoView {
    let texts = texts();
    let way = expect_context::<Way>();
    let open = Callback::new(move |keys: StoredValue<Option<Keys>>| {
        if let Some(keys) = keys.try_update_value(Option::take).flatten() {
            spawn_local(way.open(keys));
        }
    });
    view! {
        <section class="panel">
            <h2>{texts.say(|t| &t.locked)}</h2>
            <Ask header=header done=open />
            <details>
                <summary>{texts.say(|t| &t.forgotten)}</summary>
                <p>{texts.say(|t| &t.forgotten_text)}</p>
                <Erase />
            </details>
        </section>
    }
}

/// Asks for a passphrase or a recovery code.
#[component]
pub fn Ask(header: Header, done: Callback<StoredValue<Option<Keys>>>) -> impl IntoView {
    let texts = texts();
    let worker = expect_context::<WorkerScript>();
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let is_open = header.is_open();
    let header = StoredValue::new(header);
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        fault.set(None);
        let header = header.get_value();
        if let Ok(key) = header.unlock_open() {
            done.run(StoredValue::new(Some(Keys { header, key })));
            return;
        }
        is_busy.set(true);
        let script = worker.0.clone();
        spawn_local(async move {
            let secret = typed.get_untracked();
            match worker::ask(&script, operation(&secret), Some(&header), &secret, None).await {
                Ok(answer) => done.run(StoredValue::new(Some(answer.keys))),
                Err(refused) => {
                    // Too short to be it is not it.
                    let refused = match refused {
                        worker::Refused::Because(name) if name == "too-short" => {
                            worker::Refused::Because("wrong-passphrase".to_owned())
                        }
                        other => other,
                    };
                    fault.set(Some(told(&refused, texts)));
                }
            }
            is_busy.try_set(false);
        });
    };
    view! {
        <form class="stack" on:submit=ask>
            {(!is_open)
                .then(|| view! {
                    <p class="hint">{texts.say(|t| &t.or_code)}</p>
                    <Line label=texts.say(|t| &t.passphrase) value=typed kind="password" autocomplete="current-password" />
                })}
            <p role="alert">{move || fault.get()}</p>
            <button class="button main" disabled=is_busy>
                {move || if is_busy.get() { texts.say(|t| &t.opening) } else { texts.say(|t| &t.open) }}
            </button>
        </form>
    }
}

/// Erases everything, behind one question.
#[component]
pub fn Erase() -> impl IntoView {
    let texts = texts();
    let way = expect_context::<Way>();
    let asks = RwSignal::new(false);
    let erase = move |_| {
        spawn_local(async move {
            if let Some(store) = way
                .store
                .try_update_value(Option::take)
                .flatten()
                .and_then(Rc::into_inner)
            {
                drop(store.erase().await);
            } else if let Ok(store) = crate::store::Store::open().await {
                drop(store.erase().await);
            }
            way.lock();
        });
    };
    view! {
        <button type="button" class="button" hidden=asks on:click=move |_| asks.set(true)>
            {texts.say(|t| &t.erase)}
        </button>
        <div class="notice" hidden=move || !asks.get()>
            <p>{texts.say(|t| &t.erase_sure)}</p>
            <p class="buttons">
                <button type="button" class="button clay" on:click=erase>
                    {texts.say(|t| &t.erase_yes)}
                </button>
                <button type="button" class="button" on:click=move |_| asks.set(false)>
                    {texts.say(|t| &t.keep)}
                </button>
            </p>
        </div>
    }
}
