//! The first minute: with a passphrase or without, or from a backup.

use super::{
    Way, WorkerScript,
    form::{Alert, Form, Line, More, Radios, live},
};
use crate::{
    browser::file,
    store::copy,
    texts::{Texts, texts},
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
    let t = texts();
    let lost = copy
        .as_ref()
        .map(|_| view! { <p class="notice">{t.lost()}</p> });
    let file = RwSignal::new_local(copy);
    let fault = RwSignal::new("");
    let choose = move |event| {
        spawn_local(async move {
            let read = match file::chosen(&event).await {
                None => return,
                Some(bytes) => read(bytes, t),
            };
            match read {
                Ok(read) => {
                    fault.set("");
                    file.set(Some(Rc::new(read)));
                }
                Err(why) => fault.set(why),
            }
        });
    };
    let inner = move || match file.get() {
        Some(file) => view! { <Restore file=file /> }.into_any(),
        None => view! {
            <p>{t.begin_lead()}</p>
            <New />
            <More label=t.have_backup()>
                <label class="field">
                    <span>{t.backup_file()}</span>
                    <input type="file" accept=".waymark" on:change=choose />
                </label>
                <Alert fault=fault />
            </More>
        }
        .into_any(),
    };
    view! {
        <section class="panel">
            <h2>{t.begin()}</h2>
            {lost}
            {live(inner)}
        </section>
        <super::starter::Maker />
    }
}

/// A backup from a file that was chosen, or what to say of it.
pub fn read(bytes: Result<Vec<u8>, file::TooLarge>, t: Texts) -> Result<VaultFile, &'static str> {
    let bytes = bytes.map_err(|_| t.not_a_backup())?;
    VaultFile::parse(&bytes).map_err(|error| match error {
        SealError::Newer => t.newer(),
        _ => t.not_a_backup(),
    })
}

/// A new vault.
#[component]
fn New() -> impl IntoView {
    let t = texts();
    let way = expect_context::<Way>();
    let worker = expect_context::<WorkerScript>();
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let protection = RwSignal::new(Some(0));
    let is_open = move || protection.get() == Some(1);
    let fault = RwSignal::new("");
    let is_busy = RwSignal::new(false);
    let begin = move |()| {
        fault.set("");
        if protection.get_untracked() == Some(1) {
            if let Ok((header, key)) = Header::create(&Protection::Open) {
                spawn_local(way.begin(Keys { header, key }));
            }
            return;
        }
        let Ok(typed) = new_passphrase(first, second, t).map_err(|why| fault.set(why)) else {
            return;
        };
        is_busy.set(true);
        let script = worker.0.clone();
        spawn_local(async move {
            match worker::ask(&script, Operation::Create, None, &typed, None).await {
                Ok(answer) => way.begin(answer.keys).await,
                Err(refused) => fault.set(told(&refused, t)),
            }
            is_busy.try_set(false);
        });
    };
    view! {
        <Form submit=begin>
            <Radios legend=t.who_may_read() names=vec![t.with_passphrase(), t.without_passphrase()] chosen=protection />
            <p class="notice" hidden=Signal::derive(move || !is_open())>{t.open_warning()}</p>
            <div class="stack" hidden=is_open>
                <p class="hint">{t.passphrase_hint()}</p>
                <Line label=t.passphrase() value=first kind="password" autocomplete="new-password" />
                <Line label=t.passphrase_again() value=second kind="password" autocomplete="new-password" />
            </div>
            <Alert fault=fault />
            <button class="button main" disabled=is_busy>
                {live(move || if is_busy.get() { t.making_key() } else { t.begin_now() })}
            </button>
        </Form>
    }
}

/// A passphrase that was typed twice, or what to say of it.
pub fn new_passphrase(
    first: RwSignal<String>,
    second: RwSignal<String>,
    t: Texts,
) -> Result<String, &'static str> {
    let typed = first.get_untracked();
    if let Err(error) = Passphrase::new(&typed) {
        return Err(t.refusal(worker::name(&error)));
    }
    if typed.trim() != second.get_untracked().trim() {
        return Err(t.not_the_same());
    }
    Ok(typed)
}

/// What to say when there is no key.
pub fn told(refused: &Refused, t: Texts) -> &'static str {
    match refused {
        Refused::Worker => t.no_worker(),
        Refused::Because(name) => t.refusal(name),
    }
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
            session.apply(Box::new(|vault| vault.replace(&there)));
        }
    }
}

/// Whether a key opens at least one record of a file that has some.
pub fn fits(key: &DataKey, file: &VaultFile) -> bool {
    file.records.is_empty() || file.records.iter().any(|record| key.open(record).is_ok())
}
