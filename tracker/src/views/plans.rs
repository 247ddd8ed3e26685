//! The two plans, triggers, and people to call.

use super::form::{Add, Line, take};
use crate::{session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::{
    Kind, Record, Words,
    plan::{Contact, PreventionPlan, SafetyPlan, Trigger},
    seal::RecordId,
};

/// The view of plans.
#[component]
pub fn Plans() -> impl IntoView {
    let texts = texts();
    view! {
        <section class="panel">
            <h2>{texts.say(|t| &t.safety_plan)}</h2>
            <p>{texts.say(|t| &t.safety_how)}</p>
            <p class="buttons">
                <a class="button clay" href="tel:988">{texts.say(|t| &t.call_988)}</a>
                <a class="button" href="sms:988">{texts.say(|t| &t.text_988)}</a>
            </p>
            <ol class="plan-steps">
                <li><Section<SafetyPlan> label=texts.say(|t| &t.safety_1) of=|plan| &mut plan.warning_signs /></li>
                <li><Section<SafetyPlan> label=texts.say(|t| &t.safety_2) of=|plan| &mut plan.on_my_own /></li>
                <li><Section<SafetyPlan> label=texts.say(|t| &t.safety_3) of=|plan| &mut plan.people_and_places /></li>
                <li><Section<SafetyPlan> label=texts.say(|t| &t.safety_4) of=|plan| &mut plan.people_to_ask /></li>
                <li><Section<SafetyPlan> label=texts.say(|t| &t.safety_5) of=|plan| &mut plan.professionals /></li>
                <li><Section<SafetyPlan> label=texts.say(|t| &t.safety_6) of=|plan| &mut plan.safer_surroundings /></li>
            </ol>
        </section>
        <section class="panel">
            <h2>{texts.say(|t| &t.prevention_plan)}</h2>
            <Section<PreventionPlan> label=texts.say(|t| &t.stay_1) of=|plan| &mut plan.daily_upkeep />
            <Section<PreventionPlan> label=texts.say(|t| &t.stay_2) of=|plan| &mut plan.triggers />
            <Section<PreventionPlan> label=texts.say(|t| &t.stay_3) of=|plan| &mut plan.early_signs />
            <Section<PreventionPlan> label=texts.say(|t| &t.stay_4) of=|plan| &mut plan.when_it_gets_hard />
            <Section<PreventionPlan> label=texts.say(|t| &t.stay_5) of=|plan| &mut plan.after />
        </section>
        <Contacts />
        <Triggers />
    }
}

/// A plan, of which a vault has one.
trait Plan: Kind + Into<Record> + Default + Clone + PartialEq + Send + Sync + 'static {}

impl Plan for SafetyPlan {}
impl Plan for PreventionPlan {}

/// A section of a plan: its lines, and one more.
#[component]
fn Section<P: Plan>(label: String, of: fn(&mut P) -> &mut Vec<Words>) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let plan = Memo::new(move |_| {
        session.vault.with(|vault| {
            let plan = vault.kept::<P>().next();
            plan.map(|(id, plan)| (id, plan.clone()))
        })
    });
    let change = move |change: &dyn Fn(&mut Vec<Words>)| {
        let (id, mut plan) = plan.get_untracked().unzip();
        let mut plan = plan.take().unwrap_or_default();
        change(of(&mut plan));
        match id {
            Some(id) => session.change(id, |kept| *kept = plan),
            None => session.make(plan),
        }
    };
    let lines = move || {
        let mut plan = plan.get().map(|(_, plan)| plan).unwrap_or_default();
        let lines = std::mem::take(of(&mut plan)).into_iter().enumerate();
        let lines = lines.map(|(at, words)| {
            let name = texts.fill(|t| &t.remove_this, "{what}", &words);
            view! {
                <li>
                    <span class="own-words">{words.to_string()}</span>
                    <button
                        type="button"
                        class="button small"
                        aria-label=name
                        on:click=move |_| change(&move |lines: &mut Vec<Words>| { lines.remove(at); })
                    >
                        {texts.say(|t| &t.remove)}
                    </button>
                </li>
            }
        });
        lines.collect_view()
    };
    let add = move |words: Words| change(&move |lines: &mut Vec<Words>| lines.push(words.clone()));
    view! {
        <div class="plan-section">
            <h3>{label.clone()}</h3>
            <ul class="lines-kept">{lines}</ul>
            <Add label=texts.say(|t| &t.add_line) add=add />
        </div>
    }
}

#[component]
fn Contacts() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let (name, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(name) = take(name) {
            session.make(Contact {
                name,
                phone: take(phone),
                note: None,
            });
        }
    };
    let contacts = move || {
        session.vault.with(|vault| {
            let contacts = vault.kept::<Contact>().map(|(id, contact)| {
                let phone = contact.phone.as_ref().map(ToString::to_string);
                let call = match contact.dial() {
                    Some(number) => view! { <a class="button" href=format!("tel:{number}")>{phone}</a> }.into_any(),
                    None => view! { <span>{phone}</span> }.into_any(),
                };
                view! { <li><span class="own-words">{contact.name.to_string()}</span> {call} <Remove id=id what=contact.name.clone() /></li> }
            });
            contacts.collect_view()
        })
    };
    view! {
        <section class="panel stack">
            <h2>{texts.say(|t| &t.contacts)}</h2>
            <ul class="lines-kept">{contacts}</ul>
            <form class="stack" on:submit=add>
                <Line label=texts.say(|t| &t.contact_name) value=name />
                <Line label=texts.say(|t| &t.contact_phone) value=phone kind="tel" />
                <button class="button">{texts.say(|t| &t.add)}</button>
            </form>
        </section>
    }
}

#[component]
fn Triggers() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let (what, helps) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(words) = take(what) {
            let helps = take(helps).into_iter().collect();
            session.make(Trigger { words, helps });
        }
    };
    let triggers = move || {
        session.vault.with(|vault| {
            let triggers = vault.kept::<Trigger>().map(|(id, trigger)| {
                let helps = trigger.helps.iter().map(|words| view! { <span class="soft own-words">{words.to_string()}</span> });
                view! { <li><span class="own-words">{trigger.words.to_string()}</span> {helps.collect_view()} <Remove id=id what=trigger.words.clone() /></li> }
            });
            triggers.collect_view()
        })
    };
    view! {
        <section class="panel stack">
            <h2>{texts.say(|t| &t.triggers)}</h2>
            <ul class="lines-kept">{triggers}</ul>
            <form class="stack" on:submit=add>
                <Line label=texts.say(|t| &t.trigger_what) value=what />
                <Line label=texts.say(|t| &t.trigger_helps) value=helps />
                <button class="button">{texts.say(|t| &t.add)}</button>
            </form>
        </section>
    }
}

#[component]
fn Remove(id: RecordId, what: Words) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    view! {
        <button
            type="button"
            class="button small"
            aria-label=texts.fill(|t| &t.remove_this, "{what}", &what)
            on:click=move |_| session.remove(id)
        >
            {texts.say(|t| &t.remove)}
        </button>
    }
}
