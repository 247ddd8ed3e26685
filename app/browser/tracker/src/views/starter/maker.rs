//! The specialist's side: write the goals down, get the link. Nothing of it is kept.

use super::{
    super::{
        form::{Alert, Area, Form, Line, More, Press, Radios, live, take, take_lines},
        goals::areas,
    },
    link,
};
use crate::texts::{Texts, fill, texts};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use waymark_vault::{
    Words,
    goal::{Area as Part, Rhythm},
    starter::{GoalStart, Starter},
};

/// The form, folded up.
#[component]
pub fn Maker() -> impl IntoView {
    let t = texts();
    // Each goal with a number of its own, by which its button removes it.
    let goals = RwSignal::new(Vec::<(u32, GoalStart)>::new());
    let last_number = StoredValue::new(0_u32);
    let [words, steps, actions, note] = [(); 4].map(|()| RwSignal::new(String::new()));
    let area = RwSignal::new(Some(0));
    let shown = RwSignal::new(String::new());
    let fault = RwSignal::new("");
    let add = move |()| {
        let area = area.get_untracked().and_then(|at| Part::ALL.get(at));
        if let (Some(words), Some(area)) = (take(words), area) {
            let actions = take_lines(actions).into_iter();
            let goal = GoalStart {
                words,
                area: *area,
                steps: take_lines(steps),
                actions: actions.map(|words| (words, Rhythm::Daily)).collect(),
            };
            last_number.update_value(|number| *number += 1);
            goals.update(|goals| goals.push((last_number.get_value(), goal)));
            shown.set(String::new());
        }
    };
    let make = move |()| {
        let note = Words::try_from(note.get_untracked()).ok();
        let goals = goals.get_untracked().into_iter().map(|(_, goal)| goal);
        match link(&Starter::new(note, goals.collect()), t) {
            Ok(link) => {
                fault.set("");
                shown.set(link);
            }
            Err(why) => fault.set(why),
        }
    };
    let listed = move || {
        let goals_now = goals.read();
        let listed = goals_now.iter().map(|(number, goal)| {
            let number = *number;
            let remove = move |()| {
                shown.set(String::new());
                goals.update(|goals| goals.retain(|(other, _)| *other != number));
            };
            let about = fill(t.remove_this(), "{what}", &goal.words);
            view! {
                <li>
                    <b class="own-words">{goal.words.to_string()}</b>
                    <ul>{lines(goal, t)}</ul>
                    <Press label=t.remove() press=remove class="button small" about=about />
                </li>
            }
        });
        listed.collect_view()
    };
    view! {
        <More label=t.starter()>
            <p>{t.starter_lead()}</p>
            <ul class="told">{live(listed)}</ul>
            <Form submit=add>
                <Line label=t.starter_goal() value=words />
                <Radios legend=t.goal_area() names=areas(t) chosen=area />
                <Area label=t.starter_steps() value=steps />
                <Area label=t.starter_actions() value=actions />
                <button class="button">{t.starter_add()}</button>
            </Form>
            <div class="stack" hidden=Signal::derive(move || goals.read().is_empty())>
                <Area label=t.starter_note() value=note />
                <Press label=t.starter_make() press=make class="button main" />
            </div>
            <Alert fault=fault />
            {live(move || (!shown.read().is_empty()).then(|| view! { <Link link=shown.get() /> }))}
        </More>
    }
}

/// Steps and actions of a goal that begins.
pub fn lines(goal: &GoalStart, t: Texts) -> AnyView {
    let steps = goal.steps.iter().map(ToString::to_string);
    let actions = goal.actions.iter();
    let actions = actions.map(|(words, rhythm)| {
        let rhythm = super::super::goals::actions::rhythm_name(rhythm, t);
        format!("{words} ({rhythm})")
    });
    let lines = steps
        .chain(actions)
        .map(|line| view! { <li class="own-words">{line}</li> });
    lines.collect_view().into_any()
}

/// The link, and ways to hand it on.
#[component]
fn Link(link: String) -> impl IntoView {
    let t = texts();
    let is_copied = RwSignal::new(false);
    let id = super::super::form::next_id();
    let text = String::from(js_sys::encode_uri_component(&link));
    let value = link.clone();
    let copy = move |_| {
        let copying = window().navigator().clipboard().write_text(&link);
        spawn_local(async move { is_copied.set(JsFuture::from(copying).await.is_ok()) });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{t.starter_link()}</label>
            <input id=id readonly value=value />
        </div>
        <p class="buttons">
            <button type="button" class="button main" on:click=copy>
                {live(move || if is_copied.get() { t.starter_copied() } else { t.starter_copy() })}
            </button>
            <a class="button" href=format!("sms:?&body={text}")>{t.starter_text()}</a>
        </p>
    }
}
