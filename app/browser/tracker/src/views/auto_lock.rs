//! Auto-lock in the page: looks at the clock every second, and locks the vault if nobody has touched the page. How long that
//! takes is in `waymark_vault::lock`.

use crate::{opening::TrackerState, session::Session};
use gloo::timers::callback::Interval;
use leptos::{ev, prelude::*};
use waymark_vault::lock::{LastTouch, LockState};

/// Watches until the current view goes away. Returns the seconds that are left, if it is time for a warning.
pub fn watch(session: Session, state: TrackerState) -> RwSignal<Option<u32>> {
    let seconds_left = RwSignal::new(None);
    let new_touch = move || {
        let lock_after = session.vault.read_untracked().settings().lock_after;
        LastTouch::new(js_sys::Date::now(), lock_after)
    };
    let last_touch = StoredValue::new(new_touch());
    let touched = move || last_touch.set_value(new_touch());
    let listeners = [
        window_event_listener_untyped("pointerdown", move |_| touched()),
        window_event_listener_untyped("keydown", move |_| touched()),
    ];
    let has_passphrase = session.has_passphrase();
    let look = move || {
        session.tick();
        match last_touch.with_value(|touch| touch.lock_state(js_sys::Date::now())) {
            _ if !has_passphrase => {}
            LockState::Open => seconds_left.set(None),
            LockState::Warning { seconds } => seconds_left.set(Some(seconds)),
            LockState::Locked => state.lock(),
        }
    };
    let interval = StoredValue::new_local(Some(Interval::new(1_000, look)));
    // Timers stop while a page sleeps, so it also looks as soon as it is seen again.
    let seen = window_event_listener(ev::focus, move |_| look());
    on_cleanup(move || {
        interval.set_value(None);
        for listener in listeners {
            listener.remove();
        }
        seen.remove();
    });
    seconds_left
}
