//! A check-in of twenty seconds.

use super::{
    form::{Area, Check, Form, OutOfTen, Radios, take},
    told::{halts, moods},
};
use crate::{browser, session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::check_in::{CheckIn, Halt};

/// How it is now.
#[component]
pub fn CheckInForm() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let mood = RwSignal::new(None::<usize>);
    let craving = RwSignal::new(None::<u8>);
    let halt = RwSignal::new([false; 4]);
    let note = RwSignal::new(String::new());
    let ticks = halts(t).into_iter().enumerate().map(|(at, name)| {
        let set = move |yes| halt.update(|halt| halt[at] = yes);
        view! { <Check label=name is_on=Signal::derive(move || halt.get()[at]) set=set /> }
    });
    let ticks = ticks.collect_view();
    let save = move |()| {
        let place = mood
            .get_untracked()
            .and_then(|at| u8::try_from(at + 1).ok());
        let Some(mood_now) = place.and_then(|mood| mood.try_into().ok()) else {
            return;
        };
        let [hungry, angry, lonely, tired] = halt.get_untracked();
        session.make(CheckIn {
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
            note: take(note),
        });
        mood.set(None);
        craving.set(None);
        halt.set([false; 4]);
    };
    view! {
        <Form submit=save class="panel stack">
            <h2>{t.check_in()}</h2>
            <Radios legend=t.mood() names=moods(t).into() chosen=mood />
            <OutOfTen label=t.craving() number=craving />
            <fieldset class="scale">
                <legend>{t.halt()}</legend>
                {ticks}
            </fieldset>
            <Area label=t.note() value=note rows=1 />
            <button class="button main" disabled=Signal::derive(move || mood.get().is_none())>
                {t.save()}
            </button>
        </Form>
    }
}
