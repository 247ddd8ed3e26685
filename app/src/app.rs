//! The app renders the page at the address of a request.

use crate::{components::icon::IconsUsed, here::Here, page::Page, pages::not_found::NotFound};
use leptos::prelude::*;

/// The whole site. The server provides `Arc<Directory>` and [`crate::Assets`] as context.
#[component]
pub fn App() -> impl IntoView {
    let mut here = Here::current();
    let found = Page::find(&here.path);
    let page = found.map(|(page, parameters)| {
        here.parameters = parameters;
        page
    });
    provide_context(here);
    provide_context(IconsUsed::default());
    match page {
        Some(page) => page.view(),
        None => view! { <NotFound /> }.into_any(),
    }
}
