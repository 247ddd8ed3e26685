//! The first minute: a new vault with or without a passphrase, or one from a backup.

use super::{
    ask_secret::AskSecret,
    form::{Alert, Details, Form, Radios, TextField, reactive},
    starter_maker::StarterMaker,
};
use crate::{
    backup::{OpenedBackup, read_chosen_backup},
    opening::{TrackerState, check_new_passphrase},
    texts::texts,
    worker::KeyWorker,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_vault::seal::{Header, KeyRequest, Keys, Protection, VaultFile};

/// Shown if there is no vault, or only a copy of one.
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
            match read_chosen_backup(&event).await {
                None => {}
                Some(Ok(backup)) => {
                    fault.set("");
                    file.set(Some(Rc::new(backup)));
                }
                Some(Err(error)) => fault.set(t.backup_error(&error)),
            }
        });
    };
    let inner = move || match file.get() {
        Some(file) => view! { <Restore file=file /> }.into_any(),
        None => view! {
            <p>{t.begin_lead()}</p>
            <NewVault />
            <Details label=t.have_backup()>
                <label class="field">
                    <span>{t.backup_file()}</span>
                    <input type="file" accept=".waymark" on:change=choose />
                </label>
                <Alert fault=fault />
            </Details>
        }
        .into_any(),
    };
    view! {
        <section class="panel">
            <h2>{t.begin()}</h2>
            {lost}
            {reactive(inner)}
        </section>
        <StarterMaker />
    }
}

#[component]
fn NewVault() -> impl IntoView {
    let t = texts();
    let state = expect_context::<TrackerState>();
    let worker = expect_context::<KeyWorker>();
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // 0 is with a passphrase, 1 is without.
    let protection = RwSignal::new(Some(0));
    let is_open = move || protection.get() == Some(1);
    let fault = RwSignal::new("");
    let is_busy = RwSignal::new(false);
    let begin = move |()| {
        fault.set("");
        if protection.get_untracked() == Some(1) {
            if let Ok((header, key)) = Header::create(&Protection::Open) {
                spawn_local(state.begin_vault(Keys { header, key }));
            }
            return;
        }
        let passphrase = first.get_untracked();
        if let Err(error) = check_new_passphrase(&passphrase, &second.get_untracked()) {
            fault.set(t.key_error(&error));
            return;
        }
        is_busy.set(true);
        let worker = worker.clone();
        spawn_local(async move {
            match worker.ask(&KeyRequest::CreateVault { passphrase }).await {
                Ok(new) => state.begin_vault(new.keys).await,
                Err(error) => fault.set(t.key_error(&error)),
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
                <TextField label=t.passphrase() value=first kind="password" autocomplete="new-password" />
                <TextField label=t.passphrase_again() value=second kind="password" autocomplete="new-password" />
            </div>
            <Alert fault=fault />
            <button class="button main" disabled=is_busy>
                {reactive(move || if is_busy.get() { t.making_key() } else { t.begin_now() })}
            </button>
        </Form>
    }
}

/// A vault from a file, once its passphrase is known.
#[component]
fn Restore(file: Rc<VaultFile>) -> impl IntoView {
    let state = expect_context::<TrackerState>();
    let header = file.header.clone();
    let file = StoredValue::new_local(file);
    let opened = move |keys: Keys| {
        let backup = file.with_value(|file| OpenedBackup::open(&keys.key, file));
        spawn_local(state.restore_vault(keys, backup));
    };
    view! { <AskSecret header=header opened=opened /> }
}
