//! Goals that a specialist and a client agreed on, as a link: made here, and received here.
//!
//! The goals stand in the fragment of the link, which browsers send to no server.

mod maker;

use super::{
    Phase, Way,
    form::{Check, Press, live},
};
use crate::{
    session::Session,
    texts::{Texts, texts},
};
use leptos::prelude::*;
pub use maker::Maker;
use std::collections::BTreeSet;
use wasm_bindgen::JsValue;
use waymark_vault::{
    seal::RecordId,
    starter::{Starter, StarterError},
};

/// What stands before the goals in the fragment.
const FRAGMENT: &str = "#start=";

/// The goals that the page's address brings, if it does; the address then loses them, so that they are not in the
/// history of a shared device.
pub fn received() -> Option<Result<Starter, StarterError>> {
    let location = window().location();
    let hash = location.hash().ok()?;
    let starter = Starter::from_fragment(hash.strip_prefix(FRAGMENT)?);
    let bare = format!(
        "{}{}",
        location.pathname().ok()?,
        location.search().unwrap_or_default()
    );
    if let Ok(history) = window().history() {
        // Where the browser refuses, the goals are shown all the same.
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&bare)));
    }
    Some(starter)
}

/// Goals that came with the address: first what to do about them, then which to take.
#[component]
pub fn Received() -> impl IntoView {
    let t = texts();
    let way = expect_context::<Way>();
    let notice =
        |text: &'static str| view! { <p class="notice" role="status">{text}</p> }.into_any();
    live(move || {
        let received = way.starter.read();
        match (received.as_ref()?, way.phase.get()) {
            (Err(StarterError::Newer), _) => Some(notice(t.newer())),
            (Err(_), _) => Some(notice(t.starter_damaged())),
            (Ok(starter), Phase::Open(session)) => {
                Some(view! { <Preview starter=starter.clone() session=session /> }.into_any())
            }
            (Ok(_), Phase::New | Phase::Lost(_) | Phase::Locked(_)) => {
                Some(notice(t.starter_locked()))
            }
            (Ok(_), _) => None,
        }
    })
}

/// What the goals are, and which of them to take.
#[component]
fn Preview(starter: Starter, session: Session) -> impl IntoView {
    let t = texts();
    let way = expect_context::<Way>();
    let taken = RwSignal::new((0..starter.goals.len()).collect::<BTreeSet<_>>());
    let note = starter.note.as_ref().map(ToString::to_string);
    let note = note.map(|note| view! { <blockquote class="own-words">{note}</blockquote> });
    let goals = starter.goals.iter().enumerate().map(|(at, goal)| {
        let set = move |yes| {
            taken.update(|taken| {
                if yes {
                    taken.insert(at);
                } else {
                    taken.remove(&at);
                }
            });
        };
        let is_on = Signal::derive(move || taken.read().contains(&at));
        view! {
            <li>
                <Check label=goal.words.to_string() is_on=is_on set=set />
                <ul>{maker::lines(goal, t)}</ul>
            </li>
        }
    });
    let goals = goals.collect_view();
    let starter = StoredValue::new(starter);
    let close = move |()| way.starter.set(None);
    let take = move |()| {
        let today = session.today();
        let taken = taken.get_untracked();
        let goals = starter.get_value().goals.into_iter().enumerate();
        let goals = goals.filter(|(at, _)| taken.contains(at));
        // All at once, so that one "undo" takes all of them back.
        session.apply(Box::new(move |vault| {
            let changes = goals.filter_map(|(_, goal)| {
                let id = RecordId::random().ok()?;
                Some(vault.put(id, goal.begin(today).into()))
            });
            changes.collect()
        }));
        close(());
    };
    view! {
        <section class="panel stack" role="status">
            <h2>{t.starter_got()}</h2>
            <p>{t.starter_from()}</p>
            {note}
            <ul class="entries ticks">{goals}</ul>
            <p class="buttons">
                <Press label=t.starter_take() press=take class="button main" />
                <Press label=t.not_now() press=close />
            </p>
        </section>
    }
}

/// The link of the page that holds these goals.
fn link(starter: &Starter, t: Texts) -> Result<String, &'static str> {
    let fragment = starter.to_fragment().map_err(|_| t.starter_too_long())?;
    let location = window().location();
    let origin = location.origin().unwrap_or_default();
    let path = location.pathname().unwrap_or_default();
    Ok(format!("{origin}{path}{FRAGMENT}{fragment}"))
}
