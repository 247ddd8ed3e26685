//! Today: one thing to do next, how it is, and what is due.

use super::{Part, check_in::CheckInForm, days::Tile, figures::Chart};
use crate::{session::Session, texts::texts};
use jiff::ToSpan;
use leptos::prelude::*;
use waymark_vault::{count::Count, goal::Goal, seal::RecordId, today::NextThing};

/// The view of today.
#[component]
pub fn Today(part: RwSignal<Part>) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let from = move || {
        session
            .today()
            .checked_sub(29.days())
            .unwrap_or(session.today())
    };
    view! {
        <Next part=part />
        <Counts />
        <CheckInForm />
        <section class="panel">
            <h2>{texts.say(|t| &t.last_days)}</h2>
            {move || {
                let days = session.vault.with(|vault| vault.series(from(), session.today()));
                view! { <Chart days=days /> }
            }}
        </section>
    }
}

/// The one thing to do next.
#[component]
fn Next(part: RwSignal<Part>) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let now = move || session.now();
    let done = move |goal: RecordId, is_it: Thing| {
        let today = session.today();
        session.change(goal, |goal: &mut Goal| match is_it {
            Thing::Action(words) => {
                let actions = goal.actions.iter_mut();
                for action in actions.filter(|action| *action.words == *words) {
                    action.done.insert(today);
                }
            }
            Thing::Step(words) => {
                let mut open = goal.steps.iter_mut().filter(|step| step.done_on.is_none());
                if let Some(step) = open.find(|step| *step.words == *words) {
                    step.done_on = Some(today);
                }
            }
        });
    };
    view! {
        <section class="panel next" aria-live="polite">
            <h2>{texts.say(|t| &t.next)}</h2>
            {move || {
                session.vault.with(|vault| match vault.next_thing(now()) {
                    NextThing::SetGoal => view! {
                        <p>{texts.say(|t| &t.next_goal)}</p>
                        <button type="button" class="button main" on:click=move |_| part.set(Part::Goals)>
                            {texts.say(|t| &t.set_goal)}
                        </button>
                    }
                    .into_any(),
                    NextThing::CheckIn => view! { <p>{texts.say(|t| &t.next_check_in)}</p> }.into_any(),
                    NextThing::Act { goal, action } => {
                        let words = action.words.to_string();
                        let thing = words.clone();
                        view! {
                            <p class="lead">{words}</p>
                            <button type="button" class="button main" on:click=move |_| done(goal, Thing::Action(thing.clone()))>
                                {texts.say(|t| &t.done_today)}
                            </button>
                        }
                        .into_any()
                    }
                    NextThing::Step { goal, words } => {
                        let words = words.to_string();
                        let thing = words.clone();
                        view! {
                            <p class="lead">{words}</p>
                            <button type="button" class="button main" on:click=move |_| done(goal, Thing::Step(thing.clone()))>
                                {texts.say(|t| &t.done)}
                            </button>
                        }
                        .into_any()
                    }
                    NextThing::Rest => view! { <p>{texts.say(|t| &t.next_rest)}</p> }.into_any(),
                })
            }}
        </section>
    }
}

enum Thing {
    Action(String),
    Step(String),
}

/// The counts at a glance.
#[component]
fn Counts() -> impl IntoView {
    let session = expect_context::<Session>();
    let counts = move || {
        session.vault.with(|vault| {
            let counts = vault.kept::<Count>();
            counts.map(|(_, count)| count.clone()).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="tiles">
            {move || counts().into_iter().map(|count| view! { <Tile count=count /> }).collect_view()}
        </div>
    }
}
