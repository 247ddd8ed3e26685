//! Goals, their steps, and what is done again and again.

use super::form::{Add, Line, take};
use crate::{
    session::Session,
    texts::{Texts, texts},
};
use leptos::prelude::*;
use waymark_vault::{
    Record, Words,
    goal::{Action, Area, Goal, Rhythm, State, Step},
    seal::RecordId,
};

/// The view of goals.
#[component]
pub fn Goals() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let ids = move |is_away: bool| {
        session.vault.with(|vault| {
            let goals = vault
                .goals()
                .filter(|(_, goal)| matches!(goal.state, State::Archived { .. }) == is_away);
            goals.map(|(id, _)| id).collect::<Vec<_>>()
        })
    };
    let here = Memo::new(move |_| ids(false));
    let away = Memo::new(move |_| ids(true));
    view! {
        <For each=move || here.get() key=|id| *id let:id>
            <OneGoal id=id />
        </For>
        <NewGoal />
        <details hidden=move || away.with(Vec::is_empty)>
            <summary>{texts.say(|t| &t.archived)}</summary>
            <For each=move || away.get() key=|id| *id let:id>
                <OneGoal id=id />
            </For>
        </details>
    }
}

fn area_name(area: Area, texts: &Texts) -> &str {
    match area {
        Area::Health => &texts.area_health,
        Area::Home => &texts.area_home,
        Area::Purpose => &texts.area_purpose,
        Area::Community => &texts.area_community,
        Area::Sobriety => &texts.area_sobriety,
        Area::Relationships => &texts.area_relationships,
    }
}

#[component]
fn NewGoal() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let words = RwSignal::new(String::new());
    let area = RwSignal::new(Area::Health);
    let step = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(words) = take(words) {
            let mut goal = Goal::new(words, area.get_untracked(), session.today());
            goal.steps.extend(take(step).map(|words| Step {
                words,
                done_on: None,
            }));
            session.make(Record::Goal(goal));
        }
    };
    let areas = Area::ALL.map(|this| {
        view! {
            <label>
                <input type="radio" name="area" prop:checked=move || area.get() == this on:change=move |_| area.set(this) />
                {texts.say(|t| area_name(this, t))}
            </label>
        }
    });
    view! {
        <form class="panel stack" on:submit=add>
            <h2>{texts.say(|t| &t.new_goal)}</h2>
            <Line label=texts.say(|t| &t.goal_words) value=words />
            <fieldset class="scale">
                <legend>{texts.say(|t| &t.goal_area)}</legend>
                {areas.into_iter().collect_view()}
            </fieldset>
            <Line label=texts.say(|t| &t.first_step) value=step />
            <button class="button main">{texts.say(|t| &t.set_goal)}</button>
        </form>
    }
}

#[component]
fn OneGoal(id: RecordId) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let goal = session.record::<Goal>(id);
    let change = move |change: &dyn Fn(&mut Goal)| session.change(id, |goal| change(goal));
    let add_step = move |words: Words| {
        let step = Step {
            words,
            done_on: None,
        };
        change(&move |goal: &mut Goal| goal.steps.push(step.clone()));
    };
    let add_action = move |words: Words| {
        let today = session.today();
        let action = Action::new(words, Rhythm::Daily, today);
        change(&move |goal: &mut Goal| goal.actions.push(action.clone()));
    };
    let steps = move |goal: &Goal| {
        let steps = goal.steps.iter().enumerate().map(|(at, step)| {
            let set = move |is_done: bool| {
                let done_on = is_done.then(|| session.today());
                change(&move |goal: &mut Goal| {
                    if let Some(step) = goal.steps.get_mut(at) {
                        step.done_on = done_on;
                    }
                });
            };
            view! { <Tick words=step.words.clone() is_done=step.done_on.is_some() set=set /> }
        });
        steps.collect_view()
    };
    let actions = move |goal: &Goal| {
        let today = session.today();
        let actions = goal.actions.iter().enumerate().map(|(at, action)| {
            let set = move |is_done: bool| {
                change(&move |goal: &mut Goal| {
                    if let Some(action) = goal.actions.get_mut(at) {
                        if is_done {
                            action.done.insert(today);
                        } else {
                            action.done.remove(&today);
                        }
                    }
                });
            };
            view! { <Tick words=action.words.clone() is_done=action.done.contains(&today) set=set /> }
        });
        actions.collect_view()
    };
    let button = move |name: String, run: fn(&mut Goal, jiff::civil::Date)| {
        view! {
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    let today = session.today();
                    change(&move |goal: &mut Goal| run(goal, today));
                }
            >
                {name}
            </button>
        }
    };
    let state = move |goal: &Goal| {
        let is_active = goal.state == State::Active;
        let told = match goal.state {
            State::Active => None,
            State::Paused { .. } => Some(texts.say(|t| &t.is_paused)),
            State::Reached { .. } => Some(texts.say(|t| &t.is_reached)),
            State::Archived { .. } => Some(texts.say(|t| &t.is_archived)),
        };
        view! {
            {told.map(|told| view! { <p class="soft">{told}</p> })}
            <p class="buttons">
                {if is_active {
                    view! {
                        {button(texts.say(|t| &t.reached), Goal::reach)}
                        {button(texts.say(|t| &t.pause), Goal::pause)}
                        {button(texts.say(|t| &t.archive), Goal::archive)}
                    }.into_any()
                } else {
                    button(texts.say(|t| &t.take_up), Goal::take_up).into_any()
                }}
            </p>
        }
    };
    view! {
        {move || goal.get().map(|goal| view! {
            <section class="panel">
                <p class="soft">{texts.say(|t| area_name(goal.area, t))}</p>
                <h2>{goal.words.to_string()}</h2>
                <h3>{texts.say(|t| &t.steps)}</h3>
                <ul class="ticks">{steps(&goal)}</ul>
                <Add label=texts.say(|t| &t.add_step) add=add_step />
                <h3>{texts.say(|t| &t.actions)}</h3>
                <ul class="ticks">{actions(&goal)}</ul>
                <Add label=texts.say(|t| &t.add_action) add=add_action />
                {state(&goal)}
            </section>
        })}
    }
}

/// A thing to do, and whether it is done.
#[component]
fn Tick(words: Words, is_done: bool, #[prop(into)] set: Callback<bool>) -> impl IntoView {
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    prop:checked=is_done
                    on:change:target=move |event| set.run(event.target().checked())
                />
                {words.to_string()}
            </label>
        </li>
    }
}
