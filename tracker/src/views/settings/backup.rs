//! A backup is a file under the same passphrase. What a restore would change is shown before anything is.

use super::super::{begin::fits, unlock::Ask};
use crate::{
    browser::{self, file},
    session::Session,
    texts::texts,
    worker::Keys,
};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_vault::{
    Vault,
    merge::{Comparison, Keep},
    seal::{DataKey, SealError, Sealed, VaultFile},
    shelf,
};

/// Save a backup, or take one up.
#[component]
pub fn Backup() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let fault = RwSignal::new(None::<String>);
    let chosen = RwSignal::new_local(None::<Rc<VaultFile>>);
    let there = RwSignal::new(None::<Vault>);
    let save = move |_| match session.backup() {
        Ok(text) => {
            let today = session.today();
            let name = format!("waymark-{today}.waymark");
            let revision = session.vault.with_untracked(Vault::revision);
            session.set(|settings| {
                settings.backup_on = Some(today);
                // The note that there is one is a change itself.
                settings.backup_revision = revision + 1;
            });
            spawn_local(async move { file::save(&name, &text).await });
            spawn_local(browser::persist());
        }
        Err(_) => fault.set(Some(texts.say(|t| &t.too_large))),
    };
    let choose = move |event| {
        spawn_local(async move {
            let Some(bytes) = file::chosen(&event).await else {
                return;
            };
            let read = bytes
                .map_err(|_| SealError::FileTooLarge)
                .and_then(|bytes| VaultFile::parse(&bytes));
            match read {
                Err(SealError::Newer) => fault.set(Some(texts.say(|t| &t.newer))),
                Err(_) => fault.set(Some(texts.say(|t| &t.not_a_backup))),
                Ok(read) => {
                    fault.set(None);
                    let own =
                        session.with_keys(|_, key| fits(key, &read).then(|| opened(key, &read)));
                    match own {
                        Some(vault) => there.set(Some(vault)),
                        None => chosen.set(Some(Rc::new(read))),
                    }
                }
            }
        });
    };
    let unlocked = Callback::new(move |keys: StoredValue<Option<Keys>>| {
        if let (Some(keys), Some(read)) = (
            keys.try_update_value(Option::take).flatten(),
            chosen.get_untracked(),
        ) {
            there.set(Some(opened(&keys.key, &read)));
            chosen.set(None);
        }
    });
    let made = move || {
        session.vault.with(|vault| {
            let on = vault.settings().backup_on?;
            let day = browser::day_in_words(on, &texts.say(|t| &t.lang));
            Some(texts.fill(|t| &t.backup_made, "{day}", &day))
        })
    };
    view! {
        <section class="panel stack">
            <h2>{texts.say(|t| &t.backup)}</h2>
            <p>
                {if session.with_keys(|header, _| header.is_open()) {
                    texts.say(|t| &t.backup_open)
                } else {
                    texts.say(|t| &t.backup_text)
                }}
            </p>
            <p class="soft">{made}</p>
            <p>
                <button type="button" class="button main" on:click=save>
                    {texts.say(|t| &t.backup_save)}
                </button>
            </p>
            <label class="field">
                <span>{texts.say(|t| &t.backup_restore)}</span>
                <input type="file" accept=".waymark" on:change=choose />
            </label>
            <p role="alert">{move || fault.get()}</p>
            {move || chosen.get().map(|read| view! { <Ask header=read.header.clone() done=unlocked /> })}
            {move || there.get().map(|vault| view! { <Preview there=vault close=there /> })}
        </section>
    }
}

fn opened(key: &DataKey, read: &VaultFile) -> Vault {
    shelf::open(key, read.records.iter().map(Sealed::to_bytes), 0).vault
}

impl Session {
    /// The text of a backup.
    fn backup(self) -> Result<String, shelf::ShelfError> {
        self.with_keys(|header, key| {
            let records = self.vault.with_untracked(|vault| {
                let rows = vault.entries();
                rows.map(|(id, entry)| shelf::seal_record(key, id, entry.revision, &entry.record))
                    .collect::<Result<_, _>>()
            })?;
            let header = header.clone();
            Ok(VaultFile { header, records }.to_text()?)
        })
    }
}

/// What a backup would change.
#[component]
fn Preview(there: Vault, close: RwSignal<Option<Vault>>) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let there = StoredValue::new(there);
    let Comparison {
        only_there,
        different,
        only_here,
        same,
    } = session
        .vault
        .with_untracked(|vault| there.with_value(|there| vault.compare(there)));
    let told = [
        texts.fill(|t| &t.preview_new, "{n}", only_there.len()),
        texts.fill(|t| &t.preview_different, "{n}", different.len()),
        texts.fill(|t| &t.preview_here, "{n}", only_here.len()),
        texts.fill(|t| &t.preview_same, "{n}", same),
    ];
    let run = move |run: fn(&mut Vault, &Vault) -> Vec<waymark_vault::Change>| {
        session.apply(|vault| there.with_value(|there| run(vault, there)));
        close.set(None);
    };
    view! {
        <div class="notice stack" role="status">
            <h3>{texts.say(|t| &t.preview)}</h3>
            <ul>{told.map(|line| view! { <li>{line}</li> }).into_iter().collect_view()}</ul>
            <p class="buttons">
                <button type="button" class="button main" on:click=move |_| run(|vault, there| vault.merge(there, Keep::Here))>
                    {texts.say(|t| &t.merge_here)}
                </button>
                <button type="button" class="button" on:click=move |_| run(|vault, there| vault.merge(there, Keep::There))>
                    {texts.say(|t| &t.merge_there)}
                </button>
                <button type="button" class="button" on:click=move |_| run(Vault::replace)>
                    {texts.say(|t| &t.replace)}
                </button>
                <button type="button" class="button" on:click=move |_| close.set(None)>
                    {texts.say(|t| &t.not_now)}
                </button>
            </p>
        </div>
    }
}
