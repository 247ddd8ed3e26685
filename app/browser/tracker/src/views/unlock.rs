//! The way into a locked vault, and the way to be rid of it.

use super::{
    Way, WorkerScript,
    begin::{operation, told},
    form::{Alert, Form, Line, More, Panel, Press, live},
};
use crate::{
    store::Store,
    texts::texts,
    worker::{self, Keys, Refused},
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_vault::seal::Header;

/// A vault that is locked.
#[component]
pub fn Unlock(header: Header) -> impl IntoView {
    let t = texts();
    let way = expect_context::<Way>();
    let open = Callback::new(move |keys: StoredValue<Option<Keys>>| {
        if let Some(keys) = keys.try_update_value(Option::take).flatten() {
            spawn_local(way.open(keys));
        }
    });
    view! {
        <Panel heading=t.locked()>
            <Ask header=header done=open />
            <More label=t.forgotten()>
                <p>{t.forgotten_text()}</p>
                <Erase />
            </More>
        </Panel>
        <super::starter::Maker />
    }
}

/// Asks for a passphrase or a recovery code.
#[component]
pub fn Ask(header: Header, done: Callback<StoredValue<Option<Keys>>>) -> impl IntoView {
    let t = texts();
    let worker = expect_context::<WorkerScript>();
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new("");
    let is_busy = RwSignal::new(false);
    let is_open = header.is_open();
    let header = StoredValue::new(header);
    let ask = move |()| {
        fault.set("");
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
                // Too short to be it is not it.
                Err(Refused::Because(name)) if name == "too-short" => {
                    fault.set(t.refused_passphrase());
                }
                Err(refused) => fault.set(told(&refused, t)),
            }
            is_busy.try_set(false);
        });
    };
    let field = (!is_open).then(|| {
        view! {
            <p class="hint">{t.or_code()}</p>
            <Line label=t.passphrase() value=typed kind="password" autocomplete="current-password" />
        }
    });
    view! {
        <Form submit=ask>
            {field}
            <Alert fault=fault />
            <button class="button main" disabled=is_busy>
                {live(move || if is_busy.get() { t.opening() } else { t.open() })}
            </button>
        </Form>
    }
}

/// Erases everything, behind one question.
#[component]
pub fn Erase() -> impl IntoView {
    let t = texts();
    let way = expect_context::<Way>();
    let asks = RwSignal::new(false);
    let erase = move |()| {
        spawn_local(async move {
            let ours = way.store.try_update_value(Option::take).flatten();
            let store = match ours.and_then(Rc::into_inner) {
                Some(store) => Ok(store),
                None => Store::open().await,
            };
            if let Ok(store) = store {
                drop(store.erase().await);
            }
            way.lock();
        });
    };
    view! {
        <button type="button" class="button" hidden=asks on:click=move |_| asks.set(true)>
            {t.erase()}
        </button>
        <div class="notice" hidden=Signal::derive(move || !asks.get())>
            <p>{t.erase_sure()}</p>
            <p class="buttons">
                <Press label=t.erase_yes() press=erase class="button clay" />
                <Press label=t.keep() press=move |()| asks.set(false) />
            </p>
        </div>
    }
}
