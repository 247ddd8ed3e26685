//! Sharing: the person picks sections, sees the handout, and prints or saves it. Nothing is sent.

use super::form::{Checkbox, Panel, TextField, reactive};
use crate::{
    backup::download,
    narration::{Narration, narrate},
    session::Session,
    texts::{Texts, texts},
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use waymark_kit::{components::Button, print_page};
use waymark_vault::{date::Date, handout::Section};

/// How many days back dated records are picked at first.
const SINCE_DAYS: i32 = 30;

#[component]
pub fn Share() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let picked = RwSignal::new(BTreeSet::from([Section::Goals]));
    let since = session.today().checked_add(-SINCE_DAYS);
    let since = RwSignal::new(since.unwrap_or(session.today()).to_string());
    let sections = Section::ALL.map(|section| {
        let is_on = Signal::derive(move || picked.read().contains(&section));
        let set = move |is_on| {
            picked.update(|picked| {
                if is_on {
                    picked.insert(section);
                } else {
                    picked.remove(&section);
                }
            });
        };
        view! { <Checkbox label=section_name(section, t) is_on=is_on set=set /> }
    });
    let handout = Memo::new(move |_| handout(session, &picked.read(), &since.read(), t));
    let preview = move || {
        let parts = handout
            .get()
            .into_iter()
            .map(|Narration { heading, lines }| {
                let lines = lines
                    .into_iter()
                    .map(|line| view! { <p class="own-words">{line}</p> });
                view! {
                    <h3>{heading}</h3>
                    {lines.collect_view()}
                }
            });
        parts.collect_view()
    };
    let save = move |()| {
        let name = format!("{}.txt", session.today());
        download(name, handout_text(&handout.get_untracked()));
    };
    let is_empty = Memo::new(move |_| handout.read().is_empty());
    view! {
        <Panel heading=t.share()>
            <p>{t.share_lead()}</p>
            <fieldset>
                <legend>{t.share_pick()}</legend>
                {sections.into_iter().collect_view()}
            </fieldset>
            <TextField label=t.share_since() value=since kind="date" />
        </Panel>
        <article class="panel handout">{reactive(preview)}</article>
        <p class="soft" hidden=Signal::derive(move || !is_empty.get())>{t.share_nothing()}</p>
        <div class="stack" hidden=is_empty>
            <p class="notice">{t.share_warning()}</p>
            <p class="buttons">
                <Button label=t.share_print() press=|()| print_page() class="button main" />
                <Button label=t.share_save() press=save />
            </p>
        </div>
    }
}

fn section_name(section: Section, t: Texts) -> &'static str {
    match section {
        Section::Goals => t.goals(),
        Section::Days => t.days(),
        Section::CheckIns => t.check_ins(),
        Section::Triggers => t.triggers(),
        Section::Contacts => t.contacts(),
        Section::PreventionPlan => t.prevention_plan(),
        Section::SafetyPlan => t.safety_plan(),
        Section::SelfChecks => t.barc(),
        Section::Journal => t.journal(),
    }
}

/// What was picked, in words.
fn handout(session: Session, picked: &BTreeSet<Section>, since: &str, t: Texts) -> Vec<Narration> {
    let today = session.today();
    let since = since.parse::<Date>().unwrap_or(today);
    let vault = session.vault.read();
    let records = vault.handout(picked, since);
    let records = records.into_iter();
    records
        .filter_map(|(_, record)| narrate(record, t, today))
        .collect()
}

fn handout_text(parts: &[Narration]) -> String {
    let part =
        |Narration { heading, lines }: &Narration| format!("{heading}\n{}\n", lines.join("\n"));
    parts.iter().map(part).collect::<Vec<_>>().join("\n")
}
