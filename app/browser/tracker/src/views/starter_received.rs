//! Goals that came with the page's address: what to do to get them, then which of them to take.

use super::form::{Checkbox, reactive};
use crate::{
    narration::narrate_goal_start,
    opening::{Phase, TrackerState},
    session::Session,
    texts::texts,
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use waymark_kit::components::Button;
use waymark_vault::{
    seal::RecordId,
    starter::{Starter, StarterError},
};

#[component]
pub fn StarterReceived() -> impl IntoView {
    let t = texts();
    let state = expect_context::<TrackerState>();
    let notice =
        |text: &'static str| view! { <p class="notice" role="status">{text}</p> }.into_any();
    reactive(move || {
        let received = state.starter.read();
        match (received.as_ref()?, state.phase()) {
            (Err(StarterError::Newer), _) => Some(notice(t.newer())),
            (Err(_), _) => Some(notice(t.starter_damaged())),
            (Ok(starter), Phase::Open(session)) => {
                Some(view! { <Preview starter=starter.clone() session=session /> }.into_any())
            }
            (Ok(_), Phase::NoVault | Phase::OnlyCopy(_) | Phase::Locked(_)) => {
                Some(notice(t.starter_locked()))
            }
            (Ok(_), _) => None,
        }
    })
}

#[component]
fn Preview(starter: Starter, session: Session) -> impl IntoView {
    let t = texts();
    let state = expect_context::<TrackerState>();
    let taken = RwSignal::new((0..starter.goals.len()).collect::<BTreeSet<_>>());
    let note = starter.note.as_ref().map(ToString::to_string);
    let note = note.map(|note| view! { <blockquote class="own-words">{note}</blockquote> });
    let goals = starter.goals.iter().enumerate().map(|(at, goal)| {
        let set = move |is_on| {
            taken.update(|taken| {
                if is_on {
                    taken.insert(at);
                } else {
                    taken.remove(&at);
                }
            });
        };
        let is_on = Signal::derive(move || taken.read().contains(&at));
        let lines = narrate_goal_start(goal, t).into_iter();
        let lines = lines.map(|line| view! { <li class="own-words">{line}</li> });
        view! {
            <li>
                <Checkbox label=goal.words.to_string() is_on=is_on set=set />
                <ul>{lines.collect_view()}</ul>
            </li>
        }
    });
    let goals = goals.collect_view();
    let starter = StoredValue::new(starter);
    let close = move |()| state.starter.set(None);
    let take = move |()| {
        let today = session.today();
        let taken = taken.get_untracked();
        let goals = starter.get_value().goals.into_iter().enumerate();
        let goals = goals.filter(|(at, _)| taken.contains(at));
        // In one edit, so that one undo removes all of them.
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
                <Button label=t.starter_take() press=take class="button main" />
                <Button label=t.not_now() press=close />
            </p>
        </section>
    }
}
