//! Routes: one page each, in both languages.

use crate::{
    components::icon::IconsUsed,
    here::Here,
    pages::{
        about::About, correction::CorrectionPage, goals::Goals, guide::GuidePage,
        guides::GuidesPage, help_now::HelpNow, home::Home, list::ListPage, listing::ListingPage,
        not_found::NotFound, offline::Offline, peer_support::PeerSupport, plans::Plans,
        privacy::Privacy, results::Results,
    },
};
use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route, Router},
    path,
};

/// Every page. The server provides `Arc<Directory>` and [`crate::Assets`] as context.
#[component]
pub fn App() -> impl IntoView {
    provide_context(Here::current());
    provide_context(IconsUsed::default());
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=Home />
                <Route path=path!("/search") view=Results />
                <Route path=path!("/r/:id/correction") view=CorrectionPage />
                <Route path=path!("/r/:id/:slug?") view=ListingPage />
                <Route path=path!("/help-now") view=HelpNow />
                <Route path=path!("/guides") view=GuidesPage />
                <Route path=path!("/guides/:slug") view=GuidePage />
                <Route path=path!("/peer-support") view=PeerSupport />
                <Route path=path!("/list") view=ListPage />
                <Route path=path!("/goals") view=Goals />
                <Route path=path!("/plans") view=Plans />
                <Route path=path!("/offline") view=Offline />
                <Route path=path!("/about") view=About />
                <Route path=path!("/privacy") view=Privacy />
                <Route path=path!("/es") view=Home />
                <Route path=path!("/es/search") view=Results />
                <Route path=path!("/es/r/:id/correction") view=CorrectionPage />
                <Route path=path!("/es/r/:id/:slug?") view=ListingPage />
                <Route path=path!("/es/help-now") view=HelpNow />
                <Route path=path!("/es/guides") view=GuidesPage />
                <Route path=path!("/es/guides/:slug") view=GuidePage />
                <Route path=path!("/es/peer-support") view=PeerSupport />
                <Route path=path!("/es/list") view=ListPage />
                <Route path=path!("/es/goals") view=Goals />
                <Route path=path!("/es/plans") view=Plans />
                <Route path=path!("/es/offline") view=Offline />
                <Route path=path!("/es/about") view=About />
                <Route path=path!("/es/privacy") view=Privacy />
            </FlatRoutes>
        </Router>
    }
}
