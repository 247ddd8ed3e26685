//! Backups in the settings. Before a backup changes anything, the person sees what it would change.

use super::super::{
    ask_secret::AskSecret,
    form::{Alert, reactive},
};
use crate::{
    backup::{OpenedBackup, read_chosen_backup, save_backup, save_damaged_rows},
    browser,
    session::Session,
    texts::{fill, texts},
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_kit::components::Button;
use waymark_vault::{
    Change, Vault,
    merge::{Comparison, Keep},
    seal::{Keys, VaultFile},
};

/// Save a backup, or restore one.
#[component]
pub fn Backup() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let fault = RwSignal::new("");
    let locked = RwSignal::new_local(None::<Rc<VaultFile>>);
    let opened = RwSignal::new_local(None::<Rc<OpenedBackup>>);
    let save = move |()| {
        if save_backup(session).is_err() {
            fault.set(t.too_large());
        }
    };
    let choose = move |event| {
        spawn_local(async move {
            match read_chosen_backup(&event).await {
                None => {}
                Some(Err(error)) => fault.set(t.backup_error(&error)),
                Some(Ok(file)) => {
                    fault.set("");
                    let own =
                        session.with_keys(|keys| OpenedBackup::open_with_own_key(&keys.key, &file));
                    match own {
                        Some(own) => opened.set(Some(Rc::new(own))),
                        None => locked.set(Some(Rc::new(file))),
                    }
                }
            }
        });
    };
    let unlocked = Callback::new(move |keys: Keys| {
        if let Some(file) = locked.get_untracked() {
            opened.set(Some(Rc::new(OpenedBackup::open(&keys.key, &file))));
            locked.set(None);
        }
    });
    let made = move || {
        let on = session.vault.read().settings().backup_on?;
        let day = browser::day_in_words(on, t.lang());
        Some(fill(t.backup_made(), "{day}", day))
    };
    let lead = if session.has_passphrase() {
        t.backup_text()
    } else {
        t.backup_open()
    };
    view! {
        <section class="panel stack">
            <h2>{t.backup()}</h2>
            <p>{lead}</p>
            <p class="soft">{reactive(made)}</p>
            <p>
                <Button label=t.backup_save() press=save class="button main" />
            </p>
            <label class="field">
                <span>{t.backup_restore()}</span>
                <input type="file" accept=".waymark" on:change=choose />
            </label>
            <Alert fault=fault />
            {reactive(move || locked.get().map(|file| view! { <AskSecret header=file.header.clone() opened=unlocked /> }))}
            {reactive(move || opened.get().map(|backup| view! { <Preview backup=backup close=opened /> }))}
            <DamagedRows />
        </section>
    }
}

/// What a backup would change.
#[component]
fn Preview(
    backup: Rc<OpenedBackup>,
    close: RwSignal<Option<Rc<OpenedBackup>>, LocalStorage>,
) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let Comparison {
        only_there,
        different,
        only_here,
        same,
    } = session.vault.read_untracked().compare(&backup.vault);
    let damaged = (backup.damaged > 0).then(|| fill(t.preview_damaged(), "{n}", backup.damaged));
    let lines = [
        fill(t.preview_new(), "{n}", only_there.len()),
        fill(t.preview_different(), "{n}", different.len()),
        fill(t.preview_here(), "{n}", only_here.len()),
        fill(t.preview_same(), "{n}", same),
    ];
    let lines = lines.into_iter().chain(damaged);
    let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
    let run = move |run: fn(&mut Vault, &Vault) -> Vec<Change>| {
        if let Some(backup) = close.get_untracked() {
            session.apply(Box::new(move |vault| run(vault, &backup.vault)));
        }
        close.set(None);
    };
    let merge_here = move |()| run(|vault, there| vault.merge(there, Keep::Here));
    let merge_there = move |()| run(|vault, there| vault.merge(there, Keep::There));
    let replace = move |()| run(Vault::replace);
    view! {
        <div class="notice stack" role="status">
            <h3>{t.preview()}</h3>
            <ul>{lines}</ul>
            <p class="buttons">
                <Button label=t.merge_here() press=merge_here class="button main" />
                <Button label=t.merge_there() press=merge_there />
                <Button label=t.replace() press=replace />
                <Button label=t.not_now() press=move |()| close.set(None) />
            </p>
        </div>
    }
}

/// Damaged rows that were set aside, for somebody who can repair them.
#[component]
fn DamagedRows() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let rows = RwSignal::new(Vec::<Vec<u8>>::new());
    spawn_local(async move {
        if let Ok(damaged) = session.damaged_rows().await {
            rows.try_set(damaged);
        }
    });
    let save = move |()| save_damaged_rows(session, rows.get_untracked());
    view! {
        <div class="stack" hidden=Signal::derive(move || rows.read().is_empty())>
            <h3>{t.aside()}</h3>
            <p>{reactive(move || fill(t.aside_text(), "{n}", rows.read().len()))}</p>
            <Button label=t.aside_save() press=save />
        </div>
    }
}
