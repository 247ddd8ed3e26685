//! The page for addresses that lead nowhere.

use crate::{
    components::{here, search_bar::SearchBar},
    document::Document,
    page_status::{PageStatus, set_page_status},
    text::text,
};
use leptos::prelude::*;

/// Sets the status 404, and offers a search.
#[component]
pub fn NotFound() -> impl IntoView {
    let here = here();
    let lang = here.lang;
    set_page_status(PageStatus::NotFound);
    view! {
        <Document title=text!(lang, error.not_found)>
            <div class="wrap prose">
                <h1>{text!(lang, error.not_found)}</h1>
                <p class="lead">{text!(lang, error.not_found_text)}</p>
                <form class="wide" role="search" action=here.to("/search") aria-label=text!(lang, form.label)>
                    <SearchBar />
                </form>
                <p>
                    <a href=here.to("/")>{text!(lang, error.home)}</a>
                </p>
            </div>
        </Document>
    }
}
