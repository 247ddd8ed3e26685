//! The views are what a person sees: first the way to an open vault, then one part of it at a time.

mod ask_secret;
mod auto_lock;
mod begin;
mod check_in;
mod days;
mod erase;
mod figures;
mod form;
mod goals;
mod journal;
mod plans;
mod settings;
mod share;
mod starter_maker;
mod starter_received;
mod strengths;
mod today;
mod unlock;
mod urge;

use crate::{
    opening::{Phase, TrackerState},
    session::{Saving, Session},
    starter_link,
    texts::{fill, texts},
    worker::KeyWorker,
};
use form::reactive;
use leptos::prelude::*;
use waymark_kit::components::{Button, UndoBar};

/// The whole tracker. An open vault starts with `first_part`.
#[component]
pub fn Tracker(worker: String, first_part: Part) -> impl IntoView {
    provide_context(KeyWorker::new(worker));
    let state = TrackerState::new(starter_link::take_from_address());
    provide_context(state);
    let t = texts();
    let notice = |text: &'static str| view! { <p class="notice">{text}</p> }.into_any();
    view! {
        <div class="tracker">
            <starter_received::StarterReceived />
            {reactive(move || match state.phase() {
                Phase::Loading => view! { <p role="status">{t.loading()}</p> }.into_any(),
                Phase::NoStore => notice(t.no_store()),
                Phase::Newer => notice(t.newer()),
                Phase::Damaged => notice(t.damaged_header()),
                Phase::NoVault => view! { <begin::Begin copy=None /> }.into_any(),
                Phase::OnlyCopy(copy) => view! { <begin::Begin copy=Some(copy) /> }.into_any(),
                Phase::Locked(header) => view! { <unlock::Unlock header=header /> }.into_any(),
                Phase::Open(session) => view! { <OpenVault session=session first_part=first_part /> }.into_any(),
            })}
        </div>
    }
}

/// A part of an open vault; each has a tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Today,
    Goals,
    Days,
    Plans,
    Journal,
    Strengths,
    Share,
    Settings,
}

/// The parts of an open vault, one at a time.
#[component]
fn OpenVault(session: Session, first_part: Part) -> impl IntoView {
    provide_context(session);
    let state = expect_context::<TrackerState>();
    let t = texts();
    let part = RwSignal::new(first_part);
    let seconds_left = auto_lock::watch(session, state);
    let tabs = [
        (Part::Today, t.today()),
        (Part::Goals, t.goals()),
        (Part::Days, t.days()),
        (Part::Plans, t.plans()),
        (Part::Journal, t.journal()),
        (Part::Strengths, t.strengths()),
        (Part::Share, t.share()),
        (Part::Settings, t.settings()),
    ];
    let tabs = tabs.map(|(this, name)| {
        let current = Signal::derive(move || (part.get() == this).then_some("page"));
        view! {
            <li>
                <button type="button" aria-current=current on:click=move |_| part.set(this)>
                    {name}
                </button>
            </li>
        }
    });
    let lock = session
        .has_passphrase()
        .then(|| view! { <Button label=t.lock() press=move |()| state.lock() /> });
    let lock_warning = move || {
        let seconds = seconds_left.get()?;
        Some(view! { <p class="notice">{fill(t.locks_in(), "{n}", seconds)}</p> })
    };
    let unread_notices = move || {
        let unread = state.unread();
        let notices = [
            (unread.damaged, t.told_damaged()),
            (unread.newer, t.told_newer()),
        ];
        let notices = notices.into_iter().filter(|(count, _)| *count > 0);
        notices
            .map(|(count, text)| view! { <p class="notice">{fill(text, "{n}", count)}</p> })
            .collect_view()
    };
    view! {
        <nav class="parts" aria-label=t.parts()>
            <ul class="tabs">{tabs.into_iter().collect_view()}</ul>
            {lock}
        </nav>
        <div role="status">{reactive(lock_warning)} {reactive(unread_notices)}</div>
        {reactive(move || match part.get() {
            Part::Today => view! { <today::Today open_goals=move |()| part.set(Part::Goals) /> }.into_any(),
            Part::Goals => view! { <goals::Goals /> }.into_any(),
            Part::Days => view! { <days::Days /> }.into_any(),
            Part::Plans => view! { <plans::Plans /> }.into_any(),
            Part::Journal => view! { <journal::Journal /> }.into_any(),
            Part::Strengths => view! { <strengths::Strengths /> }.into_any(),
            Part::Share => view! { <share::Share /> }.into_any(),
            Part::Settings => view! { <settings::Settings /> }.into_any(),
        })}
        <SavingBar />
    }
}

/// Says whether everything is stored, and offers to undo the last change.
#[component]
fn SavingBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let t = texts();
    let can_undo = Signal::derive(move || session.can_undo());
    let message = Signal::derive(move || {
        let saving = session.saving.get();
        let text = match saving {
            Saving::Done => t.saved(),
            Saving::Busy => t.saving(),
            Saving::Failed => t.not_saved(),
        };
        (can_undo.get() || saving != Saving::Done).then(|| text.to_owned())
    });
    view! { <UndoBar message=message can_undo=can_undo undo=move |()| session.undo() label=t.undo() /> }
}
