//! Urge surfing: riding out a craving. How strong it is, a clock with something to do, and how strong it is afterwards.

use super::form::{Form, OutOfTen, TextArea, reactive, take_words};
use crate::{
    browser,
    session::Session,
    texts::{Texts, fill, texts},
};
use gloo::timers::callback::Interval;
use leptos::prelude::*;
use waymark_kit::components::Button;
use waymark_vault::{check_in::UrgeSurf, date::DateTime, plan::Contact};

/// A craving is like a wave: Department of Veterans Affairs, MIRECC.
const SOURCE: &str = "https://www.mirecc.va.gov/MIRECC/visn5/EBT/CBT-SUD/Facts_about_Cravings.asp";
/// Seconds for which each thing to do is shown.
const SHOWN_SECONDS: u32 = 30;

/// How far a ride has come.
#[derive(Clone, Copy, PartialEq)]
enum Ride {
    No,
    /// Asking how strong the craving is.
    Before,
    /// When it started: the local time, and the clock in milliseconds.
    On(DateTime, f64),
    /// When it started, and how many seconds it took.
    After(DateTime, u32),
}

/// From the button to what helped.
#[component]
pub fn Urge() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let ride = RwSignal::new(Ride::No);
    let [before, after] = [(); 2].map(|()| RwSignal::new(None::<u8>));
    let helped = RwSignal::new(String::new());
    let seconds = RwSignal::new(0_u32);
    let clock = StoredValue::new_local(None::<Interval>);
    on_cleanup(move || clock.set_value(None));
    let start = move |()| {
        let began = js_sys::Date::now();
        seconds.set(0);
        ride.set(Ride::On(browser::now(), began));
        let tick = move || seconds.set(since(began));
        clock.set_value(Some(Interval::new(1_000, tick)));
    };
    let end = move |()| {
        clock.set_value(None);
        if let Ride::On(at, began) = ride.get_untracked() {
            ride.set(Ride::After(at, since(began)));
        }
    };
    let close = move |()| {
        clock.set_value(None);
        ride.set(Ride::No);
        before.set(None);
        after.set(None);
    };
    let save = move |()| {
        if let Ride::After(at, seconds) = ride.get_untracked() {
            // A ride that was started counts for at least a minute.
            let minutes = u8::try_from(seconds.div_ceil(60)).unwrap_or(u8::MAX);
            let minutes = minutes.clamp(1, 240);
            let strength = |number: RwSignal<Option<u8>>| number.get_untracked()?.try_into().ok();
            if let (Ok(minutes), Some(before)) = (minutes.try_into(), strength(before)) {
                session.add(UrgeSurf {
                    at,
                    minutes,
                    before,
                    after: strength(after),
                    helped: take_words(helped),
                });
            }
        }
        close(());
    };
    let not_now = move || view! { <Button label=t.not_now() press=close /> };
    let inner = move || {
        match ride.get() {
        Ride::No => view! { <Button label=t.urge() press=move |()| ride.set(Ride::Before) class="button clay" /> }.into_any(),
        Ride::Before => view! {
            <h2>{t.urge()}</h2>
            <p class="lead">{t.urge_lead()}</p>
            <OutOfTen label=t.urge_before() number=before />
            <p class="buttons">
                <button type="button" class="button main" disabled=Signal::derive(move || before.get().is_none()) on:click=move |_| start(())>
                    {t.urge_start()}
                </button>
                {not_now()}
            </p>
            <p class="soft small"><a href=SOURCE rel="noreferrer">{t.urge_source()}</a></p>
        }
        .into_any(),
        Ride::On(..) => view! {
            <p class="wave" aria-hidden="true"></p>
            <p class="lead" role="timer">{reactive(move || fill(t.urge_time(), "{time}", clock_face(seconds.get())))}</p>
            <p aria-live="polite">{reactive(move || to_do(seconds.get(), t))}</p>
            <PeopleToCall />
            <Button label=t.urge_end() press=end class="button main" />
        }
        .into_any(),
        Ride::After(..) => view! {
            <Form submit=save>
                <OutOfTen label=t.urge_after() number=after />
                <TextArea label=t.urge_helped() value=helped rows=1 />
                <p class="buttons">
                    <button class="button main">{t.save()}</button>
                    {not_now()}
                </p>
            </Form>
        }
        .into_any(),
    }
    };
    view! {
        <div class="urge" class:panel=Signal::derive(move || ride.get() != Ride::No)>
            {reactive(inner)}
        </div>
    }
}

/// Whole seconds since a time in milliseconds.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates: a clock that was set back gives 0"
)]
fn since(began: f64) -> u32 {
    ((js_sys::Date::now() - began) / 1_000.0) as u32
}

fn clock_face(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// One thing to do after another.
fn to_do(seconds: u32, t: Texts) -> &'static str {
    match (seconds / SHOWN_SECONDS) % 3 {
        0 => t.urge_breathe(),
        1 => t.urge_watch(),
        _ => t.urge_move(),
    }
}

/// The person's contacts that have a number, and hotlines.
#[component]
pub fn PeopleToCall() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let vault = session.vault.read_untracked();
    let people = vault.records::<Contact>().filter_map(|(_, contact)| {
        let call = format!("tel:{}", contact.dial()?);
        Some(view! { <a class="button" href=call>{contact.name.to_string()}</a> })
    });
    view! {
        <p>{t.urge_call()}</p>
        <p class="buttons">
            {people.collect_view()} <a class="button" href="tel:988">{t.call_988()}</a>
            <a class="button" href="help-now">{t.more_help()}</a>
        </p>
    }
}
