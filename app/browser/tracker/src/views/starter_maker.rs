//! The specialist's side of a starter: write the goals down, get the link. Nothing of it is stored.

use super::form::{
    Alert, Details, Form, Radios, TextArea, TextField, next_id, reactive, take_lines, take_words,
};
use crate::{
    names::area_names,
    narration::narrate_goal_start,
    starter_link::make_link,
    texts::{fill, texts},
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use waymark_kit::components::Button;
use waymark_vault::{
    Words,
    goal::{LifeArea, Rhythm},
    starter::{GoalStart, Starter},
};

#[component]
pub fn StarterMaker() -> impl IntoView {
    let t = texts();
    // Each goal has a number of its own, by which its button removes it.
    let goals = RwSignal::new(Vec::<(u32, GoalStart)>::new());
    let last_number = StoredValue::new(0_u32);
    let [words, steps, actions, note] = [(); 4].map(|()| RwSignal::new(String::new()));
    let area = RwSignal::new(Some(0));
    let link = RwSignal::new(String::new());
    let fault = RwSignal::new("");
    let add = move |()| {
        let area = area.get_untracked().and_then(|at| LifeArea::ALL.get(at));
        if let (Some(words), Some(area)) = (take_words(words), area) {
            let actions = take_lines(actions).into_iter();
            let goal = GoalStart {
                words,
                area: *area,
                steps: take_lines(steps),
                actions: actions.map(|words| (words, Rhythm::Daily)).collect(),
            };
            last_number.update_value(|number| *number += 1);
            goals.update(|goals| goals.push((last_number.get_value(), goal)));
            link.set(String::new());
        }
    };
    let make = move |()| {
        let note = Words::try_from(note.get_untracked()).ok();
        let goals = goals.get_untracked().into_iter().map(|(_, goal)| goal);
        match make_link(&Starter::new(note, goals.collect())) {
            Ok(made) => {
                fault.set("");
                link.set(made);
            }
            Err(_) => fault.set(t.starter_too_long()),
        }
    };
    let listed = move || {
        let goals_now = goals.read();
        let listed = goals_now.iter().map(|(number, goal)| {
            let number = *number;
            let remove = move |()| {
                link.set(String::new());
                goals.update(|goals| goals.retain(|(other, _)| *other != number));
            };
            let about = fill(t.remove_this(), "{what}", &goal.words);
            let lines = narrate_goal_start(goal, t).into_iter();
            let lines = lines.map(|line| view! { <li class="own-words">{line}</li> });
            view! {
                <li>
                    <b class="own-words">{goal.words.to_string()}</b>
                    <ul>{lines.collect_view()}</ul>
                    <Button label=t.remove() press=remove class="button small" about=about />
                </li>
            }
        });
        listed.collect_view()
    };
    view! {
        <Details label=t.starter()>
            <p>{t.starter_lead()}</p>
            <ul class="told">{reactive(listed)}</ul>
            <Form submit=add>
                <TextField label=t.starter_goal() value=words />
                <Radios legend=t.goal_area() names=area_names(t) chosen=area />
                <TextArea label=t.starter_steps() value=steps />
                <TextArea label=t.starter_actions() value=actions />
                <button class="button">{t.starter_add()}</button>
            </Form>
            <div class="stack" hidden=Signal::derive(move || goals.read().is_empty())>
                <TextArea label=t.starter_note() value=note />
                <Button label=t.starter_make() press=make class="button main" />
            </div>
            <Alert fault=fault />
            {reactive(move || (!link.read().is_empty()).then(|| view! { <Link link=link.get() /> }))}
        </Details>
    }
}

/// The link, and ways to pass it on.
#[component]
fn Link(link: String) -> impl IntoView {
    let t = texts();
    let is_copied = RwSignal::new(false);
    let id = next_id();
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
                {reactive(move || if is_copied.get() { t.starter_copied() } else { t.starter_copy() })}
            </button>
            <a class="button" href=format!("sms:?&body={text}")>{t.starter_text()}</a>
        </p>
    }
}
