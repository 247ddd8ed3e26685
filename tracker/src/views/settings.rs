//! Backups, the passphrase, when the day begins, and the end of it all.

mod backup;
mod protection;

use super::{form::next_id, unlock::Erase};
use crate::{session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::{DayStart, LockAfter, Settings as Kept};

/// The view of settings.
#[component]
pub fn Settings() -> impl IntoView {
    let texts = texts();
    view! {
        <backup::Backup />
        <protection::Protected />
        <section class="panel stack">
            <h2>{texts.say(|t| &t.settings)}</h2>
            <Choices />
        </section>
        <section class="panel stack">
            <h2>{texts.say(|t| &t.erase)}</h2>
            <p>{texts.say(|t| &t.erase_text)}</p>
            <Erase />
        </section>
    }
}

impl Session {
    /// Changes the settings, and makes them where there are none yet.
    pub fn set(self, change: impl FnOnce(&mut Kept)) {
        let kept = self
            .vault
            .with_untracked(|vault| vault.kept().next().map(|(id, kept)| (id, *kept)));
        let (id, mut settings) = kept.unzip();
        let settings = settings.get_or_insert_default();
        change(settings);
        match id {
            Some(id) => self.change(id, |kept| *kept = *settings),
            None => self.make(*settings),
        }
    }
}

#[component]
fn Choices() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let settings = Memo::new(move |_| session.vault.with(waymark_vault::Vault::settings));
    let (lock_id, day_id) = (next_id(), next_id());
    let minutes = [1_u8, 2, 5, 10, 15, 30, 60].map(|minutes| {
        let is_it = move || u8::from(settings.get().lock_after) == minutes;
        let name = texts.count(minutes.into(), |t| &t.one_minute, |t| &t.n_minutes);
        view! { <option value=minutes.to_string() selected=is_it>{name}</option> }
    });
    let hours = (0..=DayStart::LATEST).map(|hour| {
        let is_it = move || i8::from(settings.get().day_starts) == hour;
        let name = if hour == 12 {
            "12:00 PM".to_owned()
        } else {
            format!("{}:00 AM", if hour == 0 { 12 } else { hour })
        };
        view! { <option value=hour.to_string() selected=is_it>{name}</option> }
    });
    view! {
        <div class="field">
            <label for=lock_id.clone()>{texts.say(|t| &t.lock_after)}</label>
            <select
                id=lock_id
                on:change:target=move |event| {
                    let minutes = event.target().value().parse().ok();
                    if let Some(after) = minutes.and_then(|minutes: u8| LockAfter::try_from(minutes).ok()) {
                        session.set(|settings| settings.lock_after = after);
                    }
                }
            >
                {minutes.into_iter().collect_view()}
            </select>
        </div>
        <div class="field">
            <label for=day_id.clone()>{texts.say(|t| &t.day_starts)}</label>
            <select
                id=day_id
                on:change:target=move |event| {
                    if let Some(start) = event.target().value().parse().ok().and_then(DayStart::at) {
                        session.set(|settings| settings.day_starts = start);
                    }
                }
            >
                {hours.collect_view()}
            </select>
        </div>
    }
}
