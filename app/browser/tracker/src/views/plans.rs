//! The safety plan, the prevention plan, triggers, and people to call.

use super::form::{AddLine, Form, TextField, reactive, take_words};
use crate::{
    session::Session,
    texts::{fill, texts},
};
use leptos::prelude::*;
use waymark_kit::components::Button;
use waymark_vault::{
    Record, RecordContent, Words,
    plan::{Contact, Line, PreventionPlan, SafetyPlan, Trigger},
    seal::RecordId,
};

#[component]
pub fn Plans() -> impl IntoView {
    let t = texts();
    view! {
        <section class="panel">
            <h2>{t.safety_plan()}</h2>
            <p>{t.safety_how()}</p>
            <p class="buttons">
                <a class="button clay" href="tel:988">{t.call_988()}</a>
                <a class="button" href="sms:988">{t.text_988()}</a>
            </p>
            <ol class="plan-steps">
                <li>{section(t.safety_1(), |plan: &mut SafetyPlan| &mut plan.warning_signs)}</li>
                <li>{section(t.safety_2(), |plan: &mut SafetyPlan| &mut plan.on_my_own)}</li>
                <li>{section(t.safety_3(), |plan: &mut SafetyPlan| &mut plan.people_and_places)}</li>
                <li>{section(t.safety_4(), |plan: &mut SafetyPlan| &mut plan.people_to_ask)}</li>
                <li>{section(t.safety_5(), |plan: &mut SafetyPlan| &mut plan.professionals)}</li>
                <li>{section(t.safety_6(), |plan: &mut SafetyPlan| &mut plan.safer_surroundings)}</li>
            </ol>
        </section>
        <section class="panel">
            <h2>{t.prevention_plan()}</h2>
            {section(t.stay_1(), |plan: &mut PreventionPlan| &mut plan.daily_upkeep)}
            {section(t.stay_2(), |plan: &mut PreventionPlan| &mut plan.triggers)}
            {section(t.stay_3(), |plan: &mut PreventionPlan| &mut plan.early_signs)}
            {section(t.stay_4(), |plan: &mut PreventionPlan| &mut plan.when_it_gets_hard)}
            {section(t.stay_5(), |plan: &mut PreventionPlan| &mut plan.after)}
        </section>
        <Contacts />
        <Triggers />
    }
}

/// A section of a plan: its lines, and a field for one more.
fn section<P>(label: &'static str, of: fn(&mut P) -> &mut Vec<Words>) -> AnyView
where
    P: RecordContent + Into<Record> + Default + Clone,
{
    let session = expect_context::<Session>();
    let lines = Memo::new(move |_| {
        let plan = session.vault.read().records::<P>().next()?.1.clone();
        Some(Line::all(of(&mut { plan })).collect())
    });
    let add = move |words: Words| session.change_only(|plan: &mut P| of(plan).push(words));
    let remove = move |line: Line| session.change_only(|plan: &mut P| line.remove_from(of(plan)));
    view! { <Section label=label lines=lines add=add remove=remove /> }.into_any()
}

#[component]
fn Section(
    label: &'static str,
    lines: Memo<Option<Vec<Line>>>,
    #[prop(into)] add: Callback<Words>,
    #[prop(into)] remove: Callback<Line>,
) -> impl IntoView {
    let t = texts();
    let items = move || {
        let lines = lines.get().unwrap_or_default().into_iter();
        let lines = lines.map(|line| {
            let about = fill(t.remove_this(), "{what}", &line.words);
            let words = line.words.to_string();
            view! {
                <li>
                    <span class="own-words">{words}</span>
                    <Button label=t.remove() press=move |()| remove.run(line.clone()) class="button small" about=about />
                </li>
            }
        });
        lines.collect_view()
    };
    view! {
        <div class="plan-section">
            <h3>{label}</h3>
            <ul class="lines-kept">{reactive(items)}</ul>
            <AddLine label=t.add_line() add=add />
        </div>
    }
}

#[component]
fn Contacts() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let (name, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |()| {
        if let Some(name) = take_words(name) {
            session.add(Contact {
                name,
                phone: take_words(phone),
                note: None,
            });
        }
    };
    let contacts = move || {
        let vault = session.vault.read();
        let contacts = vault.records::<Contact>().map(|(id, contact)| {
            let phone = contact.phone.as_ref().map(ToString::to_string);
            // Without a number to dial it isn't a link.
            let call = contact.dial().map(|number| format!("tel:{number}"));
            let class = call.is_some().then_some("button");
            view! {
                <li>
                    <span class="own-words">{contact.name.to_string()}</span>
                    <a class=class href=call>{phone}</a>
                    <Remove id=id what=contact.name.clone() />
                </li>
            }
        });
        contacts.collect_view()
    };
    view! {
        <section class="panel stack">
            <h2>{t.contacts()}</h2>
            <ul class="lines-kept">{reactive(contacts)}</ul>
            <Form submit=add>
                <TextField label=t.contact_name() value=name />
                <TextField label=t.contact_phone() value=phone kind="tel" />
                <button class="button">{t.add()}</button>
            </Form>
        </section>
    }
}

#[component]
fn Triggers() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let (what, helps) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |()| {
        if let Some(words) = take_words(what) {
            let helps = take_words(helps).into_iter().collect();
            session.add(Trigger { words, helps });
        }
    };
    let triggers = move || {
        let vault = session.vault.read();
        let triggers = vault.records::<Trigger>().map(|(id, trigger)| {
            let helps = trigger.helps.iter();
            let helps = helps
                .map(|words| view! { <span class="soft own-words">{words.to_string()}</span> });
            view! {
                <li>
                    <span class="own-words">{trigger.words.to_string()}</span>
                    {helps.collect_view()}
                    <Remove id=id what=trigger.words.clone() />
                </li>
            }
        });
        triggers.collect_view()
    };
    view! {
        <section class="panel stack">
            <h2>{t.triggers()}</h2>
            <ul class="lines-kept">{reactive(triggers)}</ul>
            <Form submit=add>
                <TextField label=t.trigger_what() value=what />
                <TextField label=t.trigger_helps() value=helps />
                <button class="button">{t.add()}</button>
            </Form>
        </section>
    }
}

/// The button that removes a record.
#[component]
fn Remove(id: RecordId, what: Words) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let about = fill(t.remove_this(), "{what}", &what);
    view! { <Button label=t.remove() press=move |()| session.remove(id) class="button small" about=about /> }
}
