//! A backup is a file under the same passphrase. What a restore would change is shown before anything is.

use super::super::{
    begin::{fits, read},
    form::{Alert, Press, live},
    unlock::Ask,
};
use crate::{
    browser::{self, file},
    session::Session,
    texts::{fill, texts},
    worker::Keys,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_vault::{
    Change, Settings, Vault,
    merge::{Comparison, Keep},
    seal::{DataKey, Sealed, VaultFile},
    shelf::{self, ShelfError},
};

/// Gives a backup to the person, and notes that there is one.
pub fn save(session: Session) -> Result<(), ShelfError> {
    let text = session.backup()?;
    let today = session.today();
    let revision = session.vault.read_untracked().revision();
    session.change_only(|settings: &mut Settings| {
        settings.backup_on = Some(today);
        // The note that there is one is a change itself.
        settings.backup_revision = revision + 1;
    });
    let name = format!("waymark-{today}.waymark");
    spawn_local(async move { file::save(&name, &text).await });
    spawn_local(browser::persist());
    Ok(())
}

/// What a file of this or another vault holds.
struct There {
    vault: Vault,
    /// Entries that could not be read.
    damaged: usize,
}

/// Save a backup, or take one up.
#[component]
pub fn Backup() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let fault = RwSignal::new("");
    let chosen = RwSignal::new_local(None::<Rc<VaultFile>>);
    let there = RwSignal::new_local(None::<Rc<There>>);
    let keep = move |()| {
        if save(session).is_err() {
            fault.set(t.too_large());
        }
    };
    let choose = move |event| {
        spawn_local(async move {
            let read = match file::chosen(&event).await {
                None => return,
                Some(bytes) => read(bytes, t),
            };
            match read {
                Err(why) => fault.set(why),
                Ok(read) => {
                    fault.set("");
                    let own =
                        session.with_keys(|_, key| fits(key, &read).then(|| opened(key, &read)));
                    match own {
                        Some(own) => there.set(Some(Rc::new(own))),
                        None => chosen.set(Some(Rc::new(read))),
                    }
                }
            }
        });
    };
    let unlocked = Callback::new(move |keys: StoredValue<Option<Keys>>| {
        let keys = keys.try_update_value(Option::take).flatten();
        if let (Some(keys), Some(read)) = (keys, chosen.get_untracked()) {
            there.set(Some(Rc::new(opened(&keys.key, &read))));
            chosen.set(None);
        }
    });
    let made = move || {
        let on = session.vault.read().settings().backup_on?;
        let day = browser::day_in_words(on, t.lang());
        Some(fill(t.backup_made(), "{day}", day))
    };
    let lead = if session.with_keys(|header, _| header.is_open()) {
        t.backup_open()
    } else {
        t.backup_text()
    };
    view! {
        <section class="panel stack">
            <h2>{t.backup()}</h2>
            <p>{lead}</p>
            <p class="soft">{live(made)}</p>
            <p>
                <Press label=t.backup_save() press=keep class="button main" />
            </p>
            <label class="field">
                <span>{t.backup_restore()}</span>
                <input type="file" accept=".waymark" on:change=choose />
            </label>
            <Alert fault=fault />
            {live(move || chosen.get().map(|read| view! { <Ask header=read.header.clone() done=unlocked /> }))}
            {live(move || there.get().map(|found| view! { <Preview found=found close=there /> }))}
            <Aside />
        </section>
    }
}

fn opened(key: &DataKey, read: &VaultFile) -> There {
    let opened = shelf::open(key, read.records.iter().map(Sealed::to_bytes), 0);
    There {
        damaged: read.faults.len() + opened.damaged.len(),
        vault: opened.vault,
    }
}

impl Session {
    /// The text of a backup.
    fn backup(self) -> Result<String, ShelfError> {
        self.with_keys(|header, key| {
            let vault = self.vault.read_untracked();
            let records = vault
                .entries()
                .map(|(id, entry)| shelf::seal_record(key, id, entry.revision, &entry.record));
            let file = VaultFile::new(header.clone(), records.collect::<Result<_, _>>()?);
            Ok(file.to_text()?)
        })
    }
}

/// What a backup would change.
#[component]
fn Preview(found: Rc<There>, close: RwSignal<Option<Rc<There>>, LocalStorage>) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let Comparison {
        only_there,
        different,
        only_here,
        same,
    } = session.vault.read_untracked().compare(&found.vault);
    let damaged = (found.damaged > 0).then(|| fill(t.preview_damaged(), "{n}", found.damaged));
    let told = [
        fill(t.preview_new(), "{n}", only_there.len()),
        fill(t.preview_different(), "{n}", different.len()),
        fill(t.preview_here(), "{n}", only_here.len()),
        fill(t.preview_same(), "{n}", same),
    ];
    let told = told.into_iter().chain(damaged);
    let told = told.map(|line| view! { <li>{line}</li> }).collect_view();
    let run = move |run: fn(&mut Vault, &Vault) -> Vec<Change>| {
        if let Some(found) = close.get_untracked() {
            session.apply(Box::new(move |vault| run(vault, &found.vault)));
        }
        close.set(None);
    };
    let merge_here = move |()| run(|vault, there| vault.merge(there, Keep::Here));
    let merge_there = move |()| run(|vault, there| vault.merge(there, Keep::There));
    let replace = move |()| run(Vault::replace);
    view! {
        <div class="notice stack" role="status">
            <h3>{t.preview()}</h3>
            <ul>{told}</ul>
            <p class="buttons">
                <Press label=t.merge_here() press=merge_here class="button main" />
                <Press label=t.merge_there() press=merge_there />
                <Press label=t.replace() press=replace />
                <Press label=t.not_now() press=move |()| close.set(None) />
            </p>
        </div>
    }
}

/// Damaged rows that were set aside, for whoever can mend them.
#[component]
fn Aside() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let rows = RwSignal::new(Vec::<Vec<u8>>::new());
    spawn_local(async move {
        if let Ok(kept) = session.aside().await {
            rows.try_set(kept);
        }
    });
    let save = move |()| {
        let text = session.with_keys(|header, _| VaultFile::salvage(header, rows.get_untracked()));
        let name = format!("waymark-damaged-{}.waymark", session.today());
        spawn_local(async move { file::save(&name, &text).await });
    };
    view! {
        <div class="stack" hidden=Signal::derive(move || rows.read().is_empty())>
            <h3>{t.aside()}</h3>
            <p>{live(move || fill(t.aside_text(), "{n}", rows.read().len()))}</p>
            <Press label=t.aside_save() press=save />
        </div>
    }
}
