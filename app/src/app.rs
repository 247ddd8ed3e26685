//! The app renders the page at an address. It needs no server and waits for nothing: a page is computed from the
//! directory, which is in memory.

use crate::{
    assets::Assets,
    components::icon::IconsUsed,
    here::Here,
    page::{Page, PageName},
    page_status::{PageStatus, StatusSlot},
    pages::{
        about::About,
        correction::{CorrectionPage, Draft},
        goals::Goals,
        guide::GuidePage,
        guides::GuidesPage,
        help_now::HelpNow,
        home::Home,
        list::ListPage,
        listing::ListingPage,
        not_found::NotFound,
        offline::Offline,
        peer_support::PeerSupport,
        plans::Plans,
        privacy::Privacy,
        results::Results,
    },
};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;
use waymark_search::Directory;

/// What a page is rendered from.
#[derive(Clone)]
pub struct PageRequest<'r> {
    /// As requested, with `/es` if it is there.
    pub path: &'r str,
    /// As requested, without `?`.
    pub query: &'r str,
    /// Scheme and host, such as `https://waymark.example`, if they are known.
    pub origin: Option<String>,
    pub directory: Arc<Directory>,
    pub assets: Assets,
    /// What somebody typed into the form for corrections, to show it again.
    pub draft: Option<Draft>,
}

/// A whole page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedPage {
    pub status: PageStatus,
    pub html: String,
}

/// Renders the page at an address, or the page that says there is none.
pub fn render_page(request: PageRequest<'_>) -> RenderedPage {
    // Without this context Leptos takes us for a browser, and islands ask for the window. It marks only islands for the
    // browser, which leaves everything else as it is.
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let slot = StatusSlot::default();
    let html = owner.with(|| {
        provide_context(slot.clone());
        provide_context(IconsUsed::default());
        provide_context(request.directory);
        provide_context(request.assets);
        if let Some(draft) = request.draft {
            provide_context(draft);
        }
        let mut here = Here::at(request.path, request.query);
        here.origin = request.origin;
        let found = Page::find(&here.path);
        let name = found.map(|(page, parameters)| {
            here.parameters = parameters;
            page.name
        });
        provide_context(here);
        show_page(name).to_html()
    });
    owner.unset_with_forced_cleanup();
    let status = slot.take();
    RenderedPage { status, html }
}

fn show_page(name: Option<PageName>) -> AnyView {
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
