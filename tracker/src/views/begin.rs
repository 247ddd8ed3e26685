//! The first minute: with a passphrase or without, or from a backup.

use super::{Way, WorkerScript, form::Line};
use crate::{
    browser::file,
    store::copy,
    texts::{Language, texts},
    worker::{self, Keys, Operation, Refused},
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_vault::{
    Vault,
    seal::{DataKey, Header, Passphrase, Protection, RecoveryCode, SealError, VaultFile},
    shelf,
};

/// Nobody has a vault here yet, or it was lost but for a copy.
#[component]
pub fn Begin(copy: Option<Rc<VaultFile>>) -> impl IntoView {
    let texts = texts();
    let file = RwSignal::new_local(copy.clone());
    let fault = RwSignal::new(None::<String>);
    let is_lost = copy.is_some();
    let choose = move |event| {
        spawn_local(async move {
            match file::chosen(&event).await {
                None => {}
                Some(Err(file::TooLarge)) => fault.set(Some(texts.say(|t| &t.not_a_backup))),
                Some(Ok(bytes)) => match VaultFile::parse(&bytes) {
                    Ok(read) => {
                        fault.set(None);
                        file.set(Some(Rc::new(read)));
                    }
                    Err(error) => fault.set(Some(why(&error, texts))),
                },
            }
        });
    };
    view! {
        <section class="panel">
            <h2>{texts.say(|t| &t.begin)}</h2>
            {is_lost.then(|| view! { <p class="notice">{texts.say(|t| &t.lost)}</p> })}
            <Show when=move || file.with(Option::is_none) fallback=move || {
                file.get().map(|file| view! { <Restore file=file /> })
            }>
                <p>{texts.say(|t| &t.begin_lead)}</p>
                <New />
                <details>
                    <summary>{texts.say(|t| &t.have_backup)}</summary>
                    <label class="field">
                        <span>{texts.say(|t| &t.backup_file)}</span>
                        <input type="file" accept=".waymark" on:change=choose />
                    </label>
                    <p role="alert">{move || fault.get()}</p>
                </details>
            </Show>
        </section>
    }
}

fn why(error: &SealError, texts: Language) -> String {
    texts.say(|t| match error {
        SealError::Newer => &t.newer,
        _ => &t.not_a_backup,
    })
}

/// A new vault.
#[component]
fn New() -> impl IntoView {
    let texts = texts();
    let way = expect_context::<Way>();
    let worker = expect_context::<WorkerScript>();
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_open = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        fault.set(None);
        if is_open.get_untracked() {
            if let Ok((header, key)) = Header::create(&Protection::Open) {
                spawn_local(way.begin(Keys { header, key }));
            }
            return;
        }
        let typed = first.get_untracked();
        if let Err(error) = Passphrase::new(&typed) {
            fault.set(Some(texts.say(|t| t.refusal(worker::name(&error)))));
            return;
        }
        if typed.trim() != second.get_untracked().trim() {
            fault.set(Some(texts.say(|t| &t.not_the_same)));
            return;
        }
        is_busy.set(true);
        let script = worker.0.clone();
        spawn_local(async move {
            match worker::ask(&script, Operation::Create, None, &typed, None).await {
                Ok(answer) => way.begin(answer.keys).await,
                Err(refused) => fault.set(Some(told(&refused, texts))),
            }
            is_busy.set(false);
        });
    };
    view! {
        <form class="stack" on:submit=begin>
            <fieldset>
                <legend>{texts.say(|t| &t.who_may_read)}</legend>
                <label>
                    <input type="radio" name="protection" prop:checked=move || !is_open.get() on:change=move |_| is_open.set(false) />
                    {texts.say(|t| &t.with_passphrase)}
                </label>
                <label>
                    <input type="radio" name="protection" prop:checked=is_open on:change=move |_| is_open.set(true) />
                    {texts.say(|t| &t.without_passphrase)}
                </label>
            </fieldset>
            <Show when=move || !is_open.get() fallback=move || view! { <p class="notice">{texts.say(|t| &t.open_warning)}</p> }>
                <p class="hint">{texts.say(|t| &t.passphrase_hint)}</p>
                <Line label=texts.say(|t| &t.passphrase) value=first kind="password" autocomplete="new-password" />
                <Line label=texts.say(|t| &t.passphrase_again) value=second kind="password" autocomplete="new-password" />
            </Show>
            <p role="alert">{move || fault.get()}</p>
            <button class="button main" disabled=is_busy>
                {move || if is_busy.get() { texts.say(|t| &t.making_key) } else { texts.say(|t| &t.begin_now) }}
            </button>
        </form>
    }
}

/// What to say when there is no key.
pub fn told(refused: &Refused, texts: Language) -> String {
    texts.say(|t| match refused {
        Refused::Worker => &t.no_worker,
        Refused::Because(name) => t.refusal(name),
    })
}

/// A vault from a file, after its passphrase.
#[component]
fn Restore(file: Rc<VaultFile>) -> impl IntoView {
    let way = expect_context::<Way>();
    let file = StoredValue::new_local(file);
    let header = file.with_value(|file| file.header.clone());
    let restore = Callback::new(move |keys: StoredValue<Option<Keys>>| {
        let Some(keys) = keys.try_update_value(Option::take).flatten() else {
            return;
        };
        let rows: Vec<_> = file.with_value(|file| {
            file.records
                .iter()
                .map(waymark_vault::seal::Sealed::to_bytes)
                .collect()
        });
        let there = shelf::open(&keys.key, rows, 0).vault;
        spawn_local(async move {
            way.begin_with(keys, there).await;
        });
    });
    view! { <super::unlock::Ask header=header done=restore /> }
}

/// Opens a file with a passphrase or a code, whichever it is.
pub fn operation(typed: &str) -> Operation {
    match typed.parse::<RecoveryCode>() {
        Ok(_) => Operation::UnlockByCode,
        Err(_) => Operation::Unlock,
    }
}

impl Way {
    /// Stores a new vault with what a file holds, and opens it.
    async fn begin_with(self, keys: Keys, there: Vault) {
        copy::erase();
        self.begin(keys).await;
        if let super::Phase::Open(session) = self.phase.get_untracked() {
            session.apply(|vault| vault.replace(&there));
        }
    }
}

/// Whether a key opens at least one record of a file that has some.
pub fn fits(key: &DataKey, file: &VaultFile) -> bool {
    file.records.is_empty() || file.records.iter().any(|record| key.open(record).is_ok())
}
