//! The two plans, triggers, and people to call.

use super::{
    form::{Add, Line, take},
    texts,
};
use crate::{session::Session, texts::Texts};
use leptos::prelude::*;
use waymark_vault::{
    Record, Words,
    plan::{Contact, PreventionPlan, SafetyPlan, Trigger},
    seal::RecordId,
};

/// The view of plans.
#[component]
pub fn Plans() -> impl IntoView {
    let texts = texts();
    let say = move |pick: fn(&Texts) -> &String| texts.with_value(|texts| pick(texts).clone());
    view! {
        <section class="panel">
            <h2>{say(|t| &t.safety_plan)}</h2>
            <p>{say(|t| &t.safety_how)}</p>
            <p class="buttons">
                <a class="button clay" href="tel:988">{say(|t| &t.call_988)}</a>
                <a class="button" href="sms:988">{say(|t| &t.text_988)}</a>
            </p>
            <ol class="plan-steps">
                <li><Section<SafetyPlan> label=say(|t| &t.safety_1) of=|plan| &mut plan.warning_signs /></li>
                <li><Section<SafetyPlan> label=say(|t| &t.safety_2) of=|plan| &mut plan.on_my_own /></li>
                <li><Section<SafetyPlan> label=say(|t| &t.safety_3) of=|plan| &mut plan.people_and_places /></li>
                <li><Section<SafetyPlan> label=say(|t| &t.safety_4) of=|plan| &mut plan.people_to_ask /></li>
                <li><Section<SafetyPlan> label=say(|t| &t.safety_5) of=|plan| &mut plan.professionals /></li>
                <li><Section<SafetyPlan> label=say(|t| &t.safety_6) of=|plan| &mut plan.safer_surroundings /></li>
            </ol>
        </section>
        <section class="panel">
            <h2>{say(|t| &t.prevention_plan)}</h2>
            <Section<PreventionPlan> label=say(|t| &t.stay_1) of=|plan| &mut plan.daily_upkeep />
            <Section<PreventionPlan> label=say(|t| &t.stay_2) of=|plan| &mut plan.triggers />
            <Section<PreventionPlan> label=say(|t| &t.stay_3) of=|plan| &mut plan.early_signs />
            <Section<PreventionPlan> label=say(|t| &t.stay_4) of=|plan| &mut plan.when_it_gets_hard />
            <Section<PreventionPlan> label=say(|t| &t.stay_5) of=|plan| &mut plan.after />
        </section>
        <Contacts />
        <Triggers />
    }
}

/// A plan, of which a vault has one.
trait Plan: Default + Clone + PartialEq + Send + Sync + 'static {
    fn of(record: &Record) -> Option<&Self>;
    fn record(self) -> Record;
}

impl Plan for SafetyPlan {
    fn of(record: &Record) -> Option<&Self> {
        match record {
            Record::SafetyPlan(plan) => Some(plan),
            _ => None,
        }
    }

    fn record(self) -> Record {
        Record::SafetyPlan(self)
    }
}

impl Plan for PreventionPlan {
    fn of(record: &Record) -> Option<&Self> {
        match record {
            Record::PreventionPlan(plan) => Some(plan),
            _ => None,
        }
    }

    fn record(self) -> Record {
        Record::PreventionPlan(self)
    }
}

/// A section of a plan: its lines, and one more.
#[component]
fn Section<P: Plan>(label: String, of: fn(&mut P) -> &mut Vec<Words>) -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let plan = Memo::new(move |_| {
        session.vault.with(|vault| {
            let mut plans = vault.all(|record| P::of(record).cloned());
            plans.next()
        })
    });
    let change = move |change: &dyn Fn(&mut Vec<Words>)| {
        let (id, mut plan) = plan.get_untracked().unzip();
        let mut plan = plan.take().unwrap_or_default();
        change(of(&mut plan));
        match id {
            Some(id) => session.change(id, |record| *record = plan.record()),
            None => session.make(plan.record()),
        }
    };
    let lines = move || {
        let mut plan = plan.get().map(|(_, plan)| plan).unwrap_or_default();
        let lines = std::mem::take(of(&mut plan)).into_iter().enumerate();
        let lines = lines.map(|(at, words)| {
            let name = texts.with_value(|t| t.remove_this.replace("{what}", &words));
            view! {
                <li>
                    <span class="own-words">{words.to_string()}</span>
                    <button
                        type="button"
                        class="button small"
                        aria-label=name
                        on:click=move |_| change(&move |lines: &mut Vec<Words>| { lines.remove(at); })
                    >
                        {texts.with_value(|t| t.remove.clone())}
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
            <Add label=texts.with_value(|t| t.add_line.clone()) add=add />
        </div>
    }
}

#[component]
fn Contacts() -> impl IntoView {
    let texts = texts();
    let say = move |pick: fn(&Texts) -> &String| texts.with_value(|texts| pick(texts).clone());
    let session = expect_context::<Session>();
    let (name, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(name) = take(name) {
            session.make(Record::Contact(Contact {
                name,
                phone: take(phone),
                note: None,
            }));
        }
    };
    let contacts = move || {
        session.vault.with(|vault| {
            let contact = |record: &Record| match record {
                Record::Contact(contact) => Some(contact.clone()),
                _ => None,
            };
            let contacts = vault.all(contact).map(|(id, contact)| {
                let call = contact.phone.as_ref().map(|phone| {
                    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
                    view! { <a class="button" href=format!("tel:{number}")>{phone.to_string()}</a> }
                });
                view! { <li><span class="own-words">{contact.name.to_string()}</span> {call} <Remove id=id what=contact.name /></li> }
            });
            contacts.collect_view()
        })
    };
    view! {
        <section class="panel stack">
            <h2>{say(|t| &t.contacts)}</h2>
            <ul class="lines-kept">{contacts}</ul>
            <form class="stack" on:submit=add>
                <Line label=say(|t| &t.contact_name) value=name />
                <Line label=say(|t| &t.contact_phone) value=phone kind="tel" />
                <button class="button">{say(|t| &t.add)}</button>
            </form>
        </section>
    }
}

#[component]
fn Triggers() -> impl IntoView {
    let texts = texts();
    let say = move |pick: fn(&Texts) -> &String| texts.with_value(|texts| pick(texts).clone());
    let session = expect_context::<Session>();
    let (what, helps) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(words) = take(what) {
            let helps = take(helps).into_iter().collect();
            session.make(Record::Trigger(Trigger { words, helps }));
        }
    };
    let triggers = move || {
        session.vault.with(|vault| {
            let trigger = |record: &Record| match record {
                Record::Trigger(trigger) => Some(trigger.clone()),
                _ => None,
            };
            let triggers = vault.all(trigger).map(|(id, trigger)| {
                let helps = trigger.helps.iter().map(|words| view! { <span class="soft own-words">{words.to_string()}</span> });
                view! { <li><span class="own-words">{trigger.words.to_string()}</span> {helps.collect_view()} <Remove id=id what=trigger.words.clone() /></li> }
            });
            triggers.collect_view()
        })
    };
    view! {
        <section class="panel stack">
            <h2>{say(|t| &t.triggers)}</h2>
            <ul class="lines-kept">{triggers}</ul>
            <form class="stack" on:submit=add>
                <Line label=say(|t| &t.trigger_what) value=what />
                <Line label=say(|t| &t.trigger_helps) value=helps />
                <button class="button">{say(|t| &t.add)}</button>
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
            aria-label=texts.with_value(|t| t.remove_this.replace("{what}", &what))
            on:click=move |_| session.remove(id)
        >
            {texts.with_value(|t| t.remove.clone())}
        </button>
    }
}
