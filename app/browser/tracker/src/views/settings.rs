//! Backups, the passphrase, when the day begins, and the end of it all.

pub mod backup;
mod protection;

use super::{form::Select, unlock::Erase};
use crate::{
    session::Session,
    texts::{count, texts},
};
use leptos::prelude::*;
use waymark_vault::{DayStart, LockAfter, Settings as Kept};

/// Minutes without a touch that are offered until the vault locks itself.
const MINUTES: [u8; 7] = [1, 2, 5, 10, 15, 30, 60];

/// The view of settings.
#[component]
pub fn Settings() -> impl IntoView {
    let t = texts();
    view! {
        <backup::Backup />
        <protection::Protected />
        <section class="panel stack">
            <h2>{t.settings()}</h2>
            <Choices />
        </section>
        <section class="panel stack">
            <h2>{t.erase()}</h2>
            <p>{t.erase_text()}</p>
            <Erase />
        </section>
    }
}

#[component]
fn Choices() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let settings = Memo::new(move |_| session.vault.read().settings());
    let minutes = MINUTES.map(|minutes| count(minutes.into(), t.one_minute(), t.n_minutes()));
    let hour = |hour: i8| match hour {
        0 => "12:00 AM".to_owned(),
        12 => "12:00 PM".to_owned(),
        hour => format!("{hour}:00 AM"),
    };
    let hours = (0..=DayStart::LATEST).map(hour).collect();
    let locks = Signal::derive(move || {
        let after = u8::from(settings.get().lock_after);
        let at = MINUTES.iter().position(|minutes| *minutes >= after);
        at.unwrap_or(MINUTES.len() - 1)
    });
    let starts = Signal::derive(move || {
        usize::try_from(i8::from(settings.get().day_starts)).unwrap_or_default()
    });
    let set_lock = move |at: usize| {
        let minutes = MINUTES.get(at).copied();
        if let Some(after) = minutes.and_then(|minutes| LockAfter::try_from(minutes).ok()) {
            session.change_only(|settings: &mut Kept| settings.lock_after = after);
        }
    };
    let set_start = move |at: usize| {
        if let Some(start) = i8::try_from(at).ok().and_then(DayStart::at) {
            session.change_only(|settings: &mut Kept| settings.day_starts = start);
        }
    };
    view! {
        <Select label=t.lock_after() names=minutes.into() chosen=locks choose=set_lock />
        <Select label=t.day_starts() names=hours chosen=starts choose=set_start />
    }
}
