//! The journal: a blank page, and everything written before, the newest first.

use super::form::{Form, Panel, TextArea, reactive, take_words};
use crate::{
    narration::{Narration, narrate},
    session::Session,
    texts::texts,
};
use leptos::prelude::*;
use std::cmp::Reverse;
use waymark_kit::components::Button;
use waymark_vault::{JournalPage, Record, date::DateTime, seal::RecordId};

/// Entries shown at first, and added by each "Show more".
const SHOWN: usize = 50;

#[component]
pub fn Journal() -> impl IntoView {
    let t = texts();
    let session = expect_context::<Session>();
    let words = RwSignal::new(String::new());
    let shown = RwSignal::new(SHOWN);
    let add = move |()| {
        if let Some(words) = take_words(words) {
            let on = session.today();
            session.add(JournalPage { on, words });
        }
    };
    let entries = Memo::new(move |_| entries(session));
    let written = move || {
        let vault = session.vault.read();
        let today = session.today();
        let entries = entries.get().into_iter().take(shown.get());
        let entries = entries.filter_map(|id| {
            let Narration { heading, lines } = narrate(vault.get(id)?, t, today)?;
            let lines = lines
                .into_iter()
                .map(|line| view! { <p class="own-words">{line}</p> });
            Some(view! {
                <li>
                    <Panel>
                        <h3>{heading}</h3>
                        {lines.collect_view()}
                        <p class="buttons">
                            <Button label=t.remove() press=move |()| session.remove(id) />
                        </p>
                    </Panel>
                </li>
            })
        });
        entries.collect_view()
    };
    let has_more = move || entries.read().len() > shown.get();
    view! {
        <Form submit=add class="panel stack">
            <h2>{t.journal()}</h2>
            <TextArea label=t.journal_words() value=words rows=5 />
            <button class="button main">{t.save()}</button>
        </Form>
        <ul class="entries">{reactive(written)}</ul>
        <p hidden=Signal::derive(move || !has_more())>
            <Button label=t.show_more() press=move |()| shown.update(|shown| *shown += SHOWN) />
        </p>
    }
}

/// The records with a date: journal pages, check-ins and urge surfs. The newest comes first.
fn entries(session: Session) -> Vec<RecordId> {
    let vault = session.vault.read();
    let at = |record: &Record| -> Option<DateTime> {
        match record {
            Record::Journal(page) => Some(page.on.at(23, 59, 59)),
            Record::CheckIn(check_in) => Some(check_in.at),
            Record::UrgeSurf(surf) => Some(surf.at),
            _ => None,
        }
    };
    let entries = vault.entries();
    let mut entries: Vec<_> = entries
        .filter_map(|(id, entry)| Some((Reverse((at(&entry.record)?, entry.revision)), id)))
        .collect();
    entries.sort_unstable();
    entries.into_iter().map(|(_, id)| id).collect()
}
