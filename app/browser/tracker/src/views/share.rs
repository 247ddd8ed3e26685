//! Handing over: the person picks, sees what it would be, and prints or saves it. Nothing is sent.

use super::{
    form::{Check, Line, Panel, Press, live},
    told::{Told, told},
};
use crate::{
    browser::file,
    session::Session,
    texts::{Texts, texts},
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;
use waymark_vault::{date::Date, handout::Section};

/// Days of check-ins and the like that are offered at first.
const SINCE: i32 = 30;

/// The view of what to share.
#[component]
pub fn Share() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let picked = RwSignal::new(BTreeSet::from([Section::Goals]));
    let since = session.today().checked_add(-SINCE);
    let since = RwSignal::new(since.unwrap_or(session.today()).to_string());
    let sections = Section::ALL.map(|section| {
        let is_on = Signal::derive(move || picked.read().contains(&section));
        let set = move |yes| {
            picked.update(|picked| {
                if yes {
                    picked.insert(section);
                } else {
                    picked.remove(&section);
                }
            });
        };
        view! { <Check label=name(section, t) is_on=is_on set=set /> }
    });
    let parts = Memo::new(move |_| parts(session, &picked.read(), &since.read(), t));
    let preview = move || {
        let parts = parts.get().into_iter().map(|(heading, lines)| {
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
        let text = text(&parts.get_untracked());
        spawn_local(async move { file::save(&name, &text).await });
    };
    let print = move |()| drop(window().print());
    let is_empty = Memo::new(move |_| parts.read().is_empty());
    view! {
        <Panel heading=t.share()>
            <p>{t.share_lead()}</p>
            <fieldset>
                <legend>{t.share_pick()}</legend>
                {sections.into_iter().collect_view()}
            </fieldset>
            <Line label=t.share_since() value=since kind="date" />
        </Panel>
        <article class="panel handout">{live(preview)}</article>
        <p class="soft" hidden=Signal::derive(move || !is_empty.get())>{t.share_nothing()}</p>
        <div class="stack" hidden=is_empty>
            <p class="notice">{t.share_warning()}</p>
            <p class="buttons">
                <Press label=t.share_print() press=print class="button main" />
                <Press label=t.share_save() press=save />
            </p>
        </div>
    }
}

fn name(section: Section, t: Texts) -> &'static str {
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

/// What was picked, in words: headings, and lines under them.
fn parts(
    session: Session,
    picked: &BTreeSet<Section>,
    since: &str,
    t: Texts,
) -> Vec<(String, Vec<String>)> {
    let today = session.today();
    let since = since.parse::<Date>().unwrap_or(today);
    let vault = session.vault.read();
    let records = vault.handout(picked, since);
    let told = records
        .into_iter()
        .filter_map(|(_, record)| told(record, t, today));
    told.map(|Told { heading, lines }| (heading, lines))
        .collect()
}

fn text(parts: &[(String, Vec<String>)]) -> String {
    let part =
        |(heading, lines): &(String, Vec<String>)| format!("{heading}\n{}\n", lines.join("\n"));
    parts.iter().map(part).collect::<Vec<_>>().join("\n")
}
