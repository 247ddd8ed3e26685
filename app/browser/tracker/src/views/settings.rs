//! Settings: backups, the passphrase, the lock time, when the day begins, and erasing everything.

mod backup;
mod protection;

use super::{erase::Erase, form::Select};
use crate::{
    session::Session,
    texts::{count, texts},
};
use leptos::prelude::*;
use waymark_vault::{DayStart, Settings as Stored, lock::LockAfter};

#[component]
pub fn Settings() -> impl IntoView {
    let t = texts();
    view! {
        <backup::Backup />
        <protection::Protection />
        <section class="panel stack">
            <h2>{t.settings()}</h2>
            <LockAndDayStart />
        </section>
        <section class="panel stack">
            <h2>{t.erase()}</h2>
            <p>{t.erase_text()}</p>
            <Erase />
        </section>
    }
}

#[component]
fn LockAndDayStart() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let settings = Memo::new(move |_| session.vault.read().settings());
    let lock_times = LockAfter::CHOICES
        .map(|choice| count(choice.minutes().into(), t.one_minute(), t.n_minutes()));
    let hour = |hour: i8| match hour {
        0 => "12:00 AM".to_owned(),
        12 => "12:00 PM".to_owned(),
        hour => format!("{hour}:00 AM"),
    };
    let hours = (0..=DayStart::LATEST).map(hour).collect();
    // Another program may have stored a time that isn't among the choices.
    let lock_after = Signal::derive(move || {
        let minutes = settings.get().lock_after.minutes();
        let at = LockAfter::CHOICES
            .iter()
            .position(|choice| choice.minutes() >= minutes);
        at.unwrap_or(LockAfter::CHOICES.len() - 1)
    });
    let day_starts = Signal::derive(move || {
        usize::try_from(i8::from(settings.get().day_starts)).unwrap_or_default()
    });
    let set_lock_after = move |at: usize| {
        if let Some(choice) = LockAfter::CHOICES.get(at) {
            session.change_only(|settings: &mut Stored| settings.lock_after = *choice);
        }
    };
    let set_day_start = move |at: usize| {
        if let Some(start) = i8::try_from(at).ok().and_then(DayStart::at) {
            session.change_only(|settings: &mut Stored| settings.day_starts = start);
        }
    };
    view! {
        <Select label=t.lock_after() names=lock_times.into() chosen=lock_after choose=set_lock_after />
        <Select label=t.day_starts() names=hours chosen=day_starts choose=set_day_start />
    }
}
