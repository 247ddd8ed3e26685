//! The taper of a goal: the plan to use less, and what the person used today.

use super::super::form::{Alert, Form, TextField, reactive, take_words};
use crate::{
    browser,
    session::Session,
    texts::{fill, texts},
};
use leptos::prelude::*;
use waymark_vault::{
    Words,
    date::Date,
    goal::{Amount, Goal, Taper, TaperStanding},
    seal::RecordId,
};

/// Stopping alcohol suddenly can be dangerous: National Library of Medicine, `MedlinePlus`, Alcohol withdrawal.
const SOURCE: &str = "https://medlineplus.gov/ency/article/000764.htm";

#[component]
pub fn TaperForm(goal: Memo<Option<Goal>>, id: RecordId) -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let unit = RwSignal::new(String::new());
    let from = RwSignal::new(session.today().to_string());
    let most = RwSignal::new(String::new());
    let amount = RwSignal::new(String::new());
    let fault = RwSignal::new("");
    let taper = Memo::new(move |_| goal.read().as_ref()?.taper.clone());
    let add = move |()| {
        fault.set("");
        let (Ok(from), Ok(most)) = (
            from.get_untracked().parse::<Date>(),
            most.get_untracked().parse::<Amount>(),
        ) else {
            fault.set(t.taper_bad());
            return;
        };
        let known = taper.get_untracked().map(|taper| taper.unit);
        if let Some(unit) = known.or_else(|| Words::try_from(unit.get_untracked()).ok()) {
            session.change(id, |goal: &mut Goal| {
                let taper = goal.taper.get_or_insert_with(|| Taper {
                    unit,
                    stages: [].into(),
                    days: [].into(),
                });
                taper.stages.insert(from, most);
            });
        }
    };
    let note = move |()| {
        fault.set("");
        let today = session.today();
        match take_words(amount).map(|amount| amount.parse::<Amount>()) {
            Some(Ok(amount)) => session.change(id, |goal: &mut Goal| {
                if let Some(taper) = &mut goal.taper {
                    taper.days.insert(today, amount);
                }
            }),
            _ => fault.set(t.taper_bad()),
        }
    };
    let stages = move || {
        let taper = taper.get()?;
        let stages = taper.stages.iter().map(|(day, most)| {
            let day = browser::day_in_words(*day, t.lang());
            let stage = fill(&fill(t.taper_stage(), "{day}", day), "{most}", most);
            view! { <li>{fill(&stage, "{unit}", &taper.unit)}</li> }
        });
        Some(view! { <ul>{stages.collect_view()}</ul> })
    };
    let standing = move || match taper.get()?.standing(session.today()) {
        TaperStanding::Within => Some(t.taper_within()),
        TaperStanding::Above => Some(t.taper_above()),
        TaperStanding::Unknown => None,
    };
    let has_taper = Memo::new(move |_| taper.read().is_some());
    view! {
        <p>
            {t.taper_lead()} " " <a class="small" href=SOURCE rel="noreferrer">"MedlinePlus"</a>
        </p>
        {reactive(stages)}
        <p role="status">{reactive(standing)}</p>
        <div hidden=Signal::derive(move || !has_taper.get())>
            <Form class="add" submit=note>
                <TextField label=t.taper_today() value=amount />
                <button class="button">{t.save()}</button>
            </Form>
        </div>
        <Form submit=add>
            <div hidden=has_taper>
                <TextField label=t.taper_unit() value=unit />
            </div>
            <TextField label=t.taper_from() value=from kind="date" />
            <TextField label=t.taper_most() value=most />
            <button class="button">{t.taper_add()}</button>
        </Form>
        <Alert fault=fault />
    }
}
