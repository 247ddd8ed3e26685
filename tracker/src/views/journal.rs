//! Pages of the journal.

use super::form::{Area, take};
use crate::{browser, session::Session, texts::texts};
use leptos::prelude::*;
use waymark_vault::{Page, Record};

/// The view of the journal: a blank page, and those before it.
#[component]
pub fn Journal() -> impl IntoView {
    let texts = texts();
    let session = expect_context::<Session>();
    let words = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(words) = take(words) {
            session.make(Record::Journal(Page {
                on: session.today(),
                words,
            }));
        }
    };
    let pages = move || {
        let mut pages: Vec<_> = session.vault.with(|vault| {
            let page_at =
                |(id, page): (_, &Page)| Some((vault.entry(id)?.revision, id, page.clone()));
            vault.kept().filter_map(page_at).collect()
        });
        pages.sort_by_key(|(revision, _, page)| std::cmp::Reverse((page.on, *revision)));
        let lang = texts.say(|t| &t.lang);
        let pages = pages.into_iter().map(|(_, id, page)| {
            view! {
                <li class="panel">
                    <h3>{browser::day_in_words(page.on, &lang)}</h3>
                    <p class="own-words">{page.words.to_string()}</p>
                    <button type="button" class="button" on:click=move |_| session.remove(id)>
                        {texts.say(|t| &t.remove)}
                    </button>
                </li>
            }
        });
        pages.collect_view()
    };
    view! {
        <form class="panel stack" on:submit=add>
            <h2>{texts.say(|t| &t.journal)}</h2>
            <Area label=texts.say(|t| &t.journal_words) value=words rows=5 />
            <button class="button main">{texts.say(|t| &t.save)}</button>
        </form>
        <ul class="plain">{pages}</ul>
    }
}
