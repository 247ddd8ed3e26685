//! The app renders the page at the address of a request.

use crate::{
    components::icon::IconsUsed,
    here::Here,
    page::{Page, PageName},
    pages::{
        about::About, correction::CorrectionPage, goals::Goals, guide::GuidePage,
        guides::GuidesPage, help_now::HelpNow, home::Home, list::ListPage, listing::ListingPage,
        not_found::NotFound, offline::Offline, peer_support::PeerSupport, plans::Plans,
        privacy::Privacy, results::Results,
    },
};
use leptos::prelude::*;

/// The whole site. The server provides `Arc<Directory>` and [`crate::Assets`] as context.
#[component]
pub fn App() -> impl IntoView {
    let mut here = Here::current();
    let found = Page::find(&here.path);
    let name = found.map(|(page, parameters)| {
        here.parameters = parameters;
        page.name
    });
    provide_context(here);
    provide_context(IconsUsed::default());
    match name {
        None => view! { <NotFound /> }.into_any(),
        Some(PageName::Home) => view! { <Home /> }.into_any(),
        Some(PageName::Results) => view! { <Results /> }.into_any(),
        Some(PageName::Listing) => view! { <ListingPage /> }.into_any(),
        Some(PageName::Correction) => view! { <CorrectionPage /> }.into_any(),
        Some(PageName::HelpNow) => view! { <HelpNow /> }.into_any(),
        Some(PageName::Guides) => view! { <GuidesPage /> }.into_any(),
        Some(PageName::Guide) => view! { <GuidePage /> }.into_any(),
        Some(PageName::PeerSupport) => view! { <PeerSupport /> }.into_any(),
        Some(PageName::SavedList) => view! { <ListPage /> }.into_any(),
        Some(PageName::Goals) => view! { <Goals /> }.into_any(),
        Some(PageName::Plans) => view! { <Plans /> }.into_any(),
        Some(PageName::About) => view! { <About /> }.into_any(),
        Some(PageName::Privacy) => view! { <Privacy /> }.into_any(),
        Some(PageName::Offline) => view! { <Offline /> }.into_any(),
    }
}
