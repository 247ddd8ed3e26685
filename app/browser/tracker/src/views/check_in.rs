//! The check-in form, which takes twenty seconds.

use super::form::{Checkbox, Form, OutOfTen, Radios, TextArea, take_words};
use crate::{
    browser,
    names::{halt_names, mood_names},
    session::Session,
    texts::texts,
};
use leptos::prelude::*;
use waymark_vault::check_in::{CheckIn, Halt};

#[component]
pub fn CheckInForm() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let mood = RwSignal::new(None::<usize>);
    let craving = RwSignal::new(None::<u8>);
    let halt = RwSignal::new([false; 4]);
    let note = RwSignal::new(String::new());
    let ticks = halt_names(t).into_iter().enumerate().map(|(at, name)| {
        let set = move |is_on| halt.update(|halt| halt[at] = is_on);
        view! { <Checkbox label=name is_on=Signal::derive(move || halt.get()[at]) set=set /> }
    });
    let ticks = ticks.collect_view();
    let save = move |()| {
        let chosen = mood
            .get_untracked()
            .and_then(|at| u8::try_from(at + 1).ok());
        let Some(mood_now) = chosen.and_then(|mood| mood.try_into().ok()) else {
            return;
        };
        let [hungry, angry, lonely, tired] = halt.get_untracked();
        session.add(CheckIn {
            at: browser::now(),
            mood: mood_now,
            craving: craving
                .get_untracked()
                .and_then(|craving| craving.try_into().ok()),
            halt: Halt {
                hungry,
                angry,
                lonely,
                tired,
            },
            note: take_words(note),
        });
        mood.set(None);
        craving.set(None);
        halt.set([false; 4]);
    };
    view! {
        <Form submit=save class="panel stack">
            <h2>{t.check_in()}</h2>
            <Radios legend=t.mood() names=mood_names(t).into() chosen=mood />
            <OutOfTen label=t.craving() number=craving />
            <fieldset class="scale">
                <legend>{t.halt()}</legend>
                {ticks}
            </fieldset>
            <TextArea label=t.note() value=note rows=1 />
            <button class="button main" disabled=Signal::derive(move || mood.get().is_none())>
                {t.save()}
            </button>
        </Form>
    }
}
