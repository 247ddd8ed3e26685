//! A check-in of twenty seconds.

use super::form::{Area, next_id, take};
use crate::{browser, session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::{
    Record,
    check_in::{CheckIn, Halt},
};

/// How it is now.
#[component]
pub fn CheckInForm() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let mood = RwSignal::new(None::<u8>);
    let craving = RwSignal::new(None::<u8>);
    let halt = RwSignal::new(Halt::default());
    let note = RwSignal::new(String::new());
    let craving_id = next_id();
    let moods = [
        (1, texts.say(|t| &t.mood_1)),
        (2, texts.say(|t| &t.mood_2)),
        (3, texts.say(|t| &t.mood_3)),
        (4, texts.say(|t| &t.mood_4)),
        (5, texts.say(|t| &t.mood_5)),
    ];
    let moods = moods.map(|(number, name)| {
        view! {
            <label>
                <input type="radio" name="mood" prop:checked=move || mood.get() == Some(number) on:change=move |_| mood.set(Some(number)) />
                {name}
            </label>
        }
    });
    let tick = move |name: String, get: fn(&Halt) -> bool, set: fn(&mut Halt, bool)| {
        view! {
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || halt.with(get)
                    on:change:target=move |event| halt.update(|halt| set(halt, event.target().checked()))
                />
                {name}
            </label>
        }
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(mood_now) = mood.get_untracked().and_then(|mood| mood.try_into().ok()) else {
            return;
        };
        session.make(Record::CheckIn(CheckIn {
            at: browser::now(),
            mood: mood_now,
            craving: craving
                .get_untracked()
                .and_then(|craving| craving.try_into().ok()),
            halt: halt.get_untracked(),
            note: take(note),
        }));
        mood.set(None);
        craving.set(None);
        halt.set(Halt::default());
    };
    view! {
        <form class="panel stack" on:submit=save>
            <h2>{texts.say(|t| &t.check_in)}</h2>
            <fieldset class="scale">
                <legend>{texts.say(|t| &t.mood)}</legend>
                {moods.into_iter().collect_view()}
            </fieldset>
            <div class="field">
                <label for=craving_id.clone()>{texts.say(|t| &t.craving)}</label>
                <span class="range">
                    <span aria-hidden="true">"0"</span>
                    <input
                        id=craving_id
                        type="range"
                        min="0"
                        max="10"
                        prop:value=move || craving.get().unwrap_or(0).to_string()
                        on:input:target=move |event| craving.set(event.target().value().parse().ok())
                    />
                    <output>{move || craving.get().map_or_else(|| "–".to_owned(), |craving| craving.to_string())}</output>
                </span>
            </div>
            <fieldset class="scale">
                <legend>{texts.say(|t| &t.halt)}</legend>
                {tick(texts.say(|t| &t.hungry), |halt| halt.hungry, |halt, yes| halt.hungry = yes)}
                {tick(texts.say(|t| &t.angry), |halt| halt.angry, |halt, yes| halt.angry = yes)}
                {tick(texts.say(|t| &t.lonely), |halt| halt.lonely, |halt, yes| halt.lonely = yes)}
                {tick(texts.say(|t| &t.tired), |halt| halt.tired, |halt, yes| halt.tired = yes)}
            </fieldset>
            <Area label=texts.say(|t| &t.note) value=note rows=1 />
            <button class="button main" disabled=move || mood.get().is_none()>
                {texts.say(|t| &t.save)}
            </button>
        </form>
    }
}
