//! What the person sees: first the way in, then one view at a time.

mod begin;
mod check_in;
mod days;
mod figures;
mod form;
mod goals;
mod journal;
mod plans;
mod settings;
mod share;
mod starter;
mod strengths;
mod today;
mod told;
mod unlock;
mod urge;

use crate::{
    session::{Loaded, Saving, Session},
    store::{Store, StoreError, copy},
    texts::{fill, texts},
    worker::Keys,
};
use form::{Press, live};
use gloo::timers::callback::Interval;
use leptos::{ev, prelude::*, task::spawn_local};
use std::rc::Rc;
use waymark_vault::{
    lock::{Standing, Touch},
    seal::{Header, VaultFile},
    starter::{Starter, StarterError},
};

/// The address of the worker's script.
#[derive(Clone)]
pub struct WorkerScript(pub String);

/// How far it got.
#[derive(Clone)]
enum Phase {
    /// The store is being opened.
    Loading,
    /// The browser keeps nothing.
    NoStore,
    /// There is no vault.
    New,
    /// There is none, but a copy of one.
    Lost(Rc<VaultFile>),
    /// It is locked.
    Locked(Header),
    /// A newer program made it, or it is damaged.
    Closed {
        /// Whether it is only newer.
        is_newer: bool,
    },
    /// It is open.
    Open(Session),
}

/// How a view goes on to another phase.
#[derive(Clone, Copy)]
pub struct Way {
    phase: RwSignal<Phase, LocalStorage>,
    store: StoredValue<Option<Rc<Store>>, LocalStorage>,
    /// Rows that are damaged, and records of a newer program, to be told once.
    told: RwSignal<(usize, usize)>,
    /// Goals that came with the address.
    starter: RwSignal<Option<Result<Starter, StarterError>>, LocalStorage>,
}

impl Way {
    /// Looks for a vault.
    async fn find(self) {
        let Ok(store) = Store::open().await else {
            self.phase.set(Phase::NoStore);
            return;
        };
        let header = store.header().await;
        self.store.set_value(Some(Rc::new(store)));
        match header {
            Err(_) => self.phase.set(Phase::NoStore),
            Ok(None) => self.phase.set(match copy::read() {
                Some(copy) => Phase::Lost(Rc::new(copy)),
                None => Phase::New,
            }),
            Ok(Some(header)) => match Header::parse(header.as_bytes()) {
                Err(error) => {
                    let is_newer = matches!(error, waymark_vault::seal::SealError::Newer);
                    self.phase.set(Phase::Closed { is_newer });
                }
                Ok(header) => match header.unlock_open() {
                    Ok(key) => self.open(Keys { header, key }).await,
                    Err(_) => self.phase.set(Phase::Locked(header)),
                },
            },
        }
    }

    /// Stores a new vault and opens it.
    pub async fn begin(self, keys: Keys) {
        if let Some(store) = self.store.get_value() {
            if store.begin(&keys.header).await.is_err() {
                Box::pin(self.find()).await;
                return;
            }
            self.open(keys).await;
        }
    }

    /// Opens what is stored under these keys.
    pub async fn open(self, keys: Keys) {
        if let Some(store) = self.store.get_value() {
            match Session::load(store, keys).await {
                Ok(Loaded {
                    session,
                    damaged,
                    newer,
                }) => {
                    self.told.set((damaged, newer));
                    self.phase.set(Phase::Open(session));
                }
                Err(StoreError::Foreign) => self.phase.set(Phase::Closed { is_newer: false }),
                Err(_) => self.phase.set(Phase::NoStore),
            }
        }
    }

    /// Forgets what is open, and asks for the key again.
    pub fn lock(self) {
        self.phase.set(Phase::Loading);
        spawn_local(self.find());
    }
}

/// The tracker.
#[component]
pub fn Tracker(worker: String, opens_plans: bool) -> impl IntoView {
    provide_context(WorkerScript(worker));
    let way = Way {
        phase: RwSignal::new_local(Phase::Loading),
        store: StoredValue::new_local(None),
        told: RwSignal::new((0, 0)),
        starter: RwSignal::new_local(starter::received()),
    };
    provide_context(way);
    spawn_local(way.find());
    let t = texts();
    let notice = |text: &'static str| view! { <p class="notice">{text}</p> }.into_any();
    view! {
        <div class="tracker">
            <starter::Received />
            {live(move || match way.phase.get() {
                Phase::Loading => view! { <p role="status">{t.loading()}</p> }.into_any(),
                Phase::NoStore => notice(t.no_store()),
                Phase::Closed { is_newer: true } => notice(t.newer()),
                Phase::Closed { is_newer: false } => notice(t.damaged_header()),
                Phase::New => view! { <begin::Begin copy=None /> }.into_any(),
                Phase::Lost(copy) => view! { <begin::Begin copy=Some(copy) /> }.into_any(),
                Phase::Locked(header) => view! { <unlock::Unlock header=header /> }.into_any(),
                Phase::Open(session) => view! { <Open session=session opens_plans=opens_plans /> }.into_any(),
            })}
        </div>
    }
}

/// The parts of an open vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Today,
    Goals,
    Days,
    Plans,
    Journal,
    Strengths,
    Share,
    Settings,
}

#[component]
fn Open(session: Session, opens_plans: bool) -> impl IntoView {
    provide_context(session);
    let way = expect_context::<Way>();
    let t = texts();
    let part = RwSignal::new(if opens_plans {
        Part::Plans
    } else {
        Part::Today
    });
    let warning = keep_watch(session, way);
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
        let is_it = Signal::derive(move || (part.get() == this).then_some("page"));
        view! {
            <li>
                <button type="button" aria-current=is_it on:click=move |_| part.set(this)>
                    {name}
                </button>
            </li>
        }
    });
    let has_passphrase = session.with_keys(|header, _| !header.is_open());
    let lock =
        has_passphrase.then(|| view! { <Press label=t.lock() press=move |()| way.lock() /> });
    let locks_soon = move || {
        let seconds = warning.get()?;
        Some(view! { <p class="notice">{fill(t.locks_in(), "{n}", seconds)}</p> })
    };
    let told = move || {
        let (damaged, newer) = way.told.get();
        let told = [(damaged, t.told_damaged()), (newer, t.told_newer())];
        let told = told.into_iter().filter(|(count, _)| *count > 0);
        told.map(|(count, text)| view! { <p class="notice">{fill(text, "{n}", count)}</p> })
            .collect_view()
    };
    view! {
        <nav class="parts" aria-label=t.parts()>
            <ul class="tabs">{tabs.into_iter().collect_view()}</ul>
            {lock}
        </nav>
        <div role="status">{live(locks_soon)} {live(told)}</div>
        {live(move || match part.get() {
            Part::Today => view! { <today::Today part=part /> }.into_any(),
            Part::Goals => view! { <goals::Goals /> }.into_any(),
            Part::Days => view! { <days::Days /> }.into_any(),
            Part::Plans => view! { <plans::Plans /> }.into_any(),
            Part::Journal => view! { <journal::Journal /> }.into_any(),
            Part::Strengths => view! { <strengths::Strengths /> }.into_any(),
            Part::Share => view! { <share::Share /> }.into_any(),
            Part::Settings => view! { <settings::Settings /> }.into_any(),
        })}
        <SavedLine />
    }
}

/// Says whether all is stored, and takes the last change back.
#[component]
fn SavedLine() -> impl IntoView {
    let session = expect_context::<Session>();
    let t = texts();
    let state = move || match session.saving.get() {
        Saving::Done => t.saved(),
        Saving::Busy => t.saving(),
        Saving::Failed => t.not_saved(),
    };
    let is_shown = move || session.can_undo() || session.saving.get() != Saving::Done;
    view! {
        <div class="saved" hidden=Signal::derive(move || !is_shown())>
            <span role="status">{live(state)}</span>
            <button type="button" class="button" hidden=Signal::derive(move || !session.can_undo()) on:click=move |_| session.undo()>
                {t.undo()}
            </button>
        </div>
    }
}

/// Locks the vault when nobody has touched it, and counts the last seconds.
fn keep_watch(session: Session, way: Way) -> RwSignal<Option<u32>> {
    let warning = RwSignal::new(None);
    let new_touch = move || {
        let after = session.vault.read_untracked().settings().lock_after;
        Touch::new(js_sys::Date::now(), after)
    };
    let touch = StoredValue::new(new_touch());
    let touched = move || touch.set_value(new_touch());
    let listeners = [
        window_event_listener_untyped("pointerdown", move |_| touched()),
        window_event_listener_untyped("keydown", move |_| touched()),
    ];
    let has_passphrase = session.with_keys(|header, _| !header.is_open());
    let look = move || {
        session.tick();
        match touch.with_value(|touch| touch.standing(js_sys::Date::now())) {
            _ if !has_passphrase => {}
            Standing::Open => warning.set(None),
            Standing::Warning { seconds } => warning.set(Some(seconds)),
            Standing::Locked => way.lock(),
        }
    };
    let interval = StoredValue::new_local(Some(Interval::new(1_000, look)));
    // A page that was asleep looks as soon as it is seen again.
    let seen = window_event_listener(ev::focus, move |_| look());
    on_cleanup(move || {
        interval.set_value(None);
        for listener in listeners {
            listener.remove();
        }
        seen.remove();
    });
    warning
}
