//! A page is what a person reads at one path, in English and, below `/es`, in Spanish.
//!
//! [`PAGES`] is the page table, one row a page. Everything that needs a list of pages takes it from here: routes in both
//! languages, the names of routes in logs and metrics, cache headers, the links in header and footer, the service
//! worker, the site map, and the tests. To add a page, add a row. It's private until its row says otherwise: no browser
//! stores it, no list links to it.

use crate::{
    pages::{
        about::About, correction::CorrectionPage, goals::Goals, guide::GuidePage,
        guides::GuidesPage, help_now::HelpNow, home::Home, list::ListPage, listing::ListingPage,
        not_found::NotFound, offline::Offline as OfflinePage, peer_support::PeerSupport,
        plans::Plans, privacy::Privacy, results::Results,
    },
    text::{Locale, td_string},
};
use leptos::prelude::*;
use matchit::Router;
use percent_encoding::percent_decode_str;
use serde::Serialize;
use std::{fmt, sync::LazyLock};

/// The path of the form for corrections; the server also takes in what it sends.
pub const CORRECTION: &str = "/r/{id}/correction";
/// The path of one guide; what exists below it depends on the content.
pub const GUIDE: &str = "/guides/{slug}";

/// The page table.
pub static PAGES: [Page; 14] = [
    Page {
        path: "/",
        view: || view! { <Home /> }.into_any(),
        cache: PageCache::Revalidate,
        in_site_map: true,
        ..PRIVATE
    },
    Page {
        path: "/search",
        view: || view! { <Results /> }.into_any(),
        link: Some(PageLink {
            label: |l| td_string!(l, site.find),
            place: LinkPlace::HeaderAndFooter,
        }),
        in_site_map: true,
        budget: Some(Budget::WithoutScripts(30)),
        ..PRIVATE
    },
    Page {
        path: "/r/{id}/{slug}",
        short_path: Some("/r/{id}"),
        view: || view! { <ListingPage /> }.into_any(),
        ..PRIVATE
    },
    Page {
        path: CORRECTION,
        view: || view! { <CorrectionPage /> }.into_any(),
        ..PRIVATE
    },
    Page {
        path: "/help-now",
        view: || view! { <HelpNow /> }.into_any(),
        cache: PageCache::Revalidate,
        offline: Offline::Always,
        link: Some(PageLink {
            label: |l| td_string!(l, site.now),
            place: LinkPlace::HeaderAndFooter,
        }),
        in_site_map: true,
        budget: Some(Budget::WithoutScripts(14)),
        ..PRIVATE
    },
    Page {
        path: "/guides",
        view: || view! { <GuidesPage /> }.into_any(),
        cache: PageCache::Revalidate,
        offline: Offline::InLanguageOfVisit,
        link: Some(PageLink {
            label: |l| td_string!(l, guides.title),
            place: LinkPlace::HeaderAndFooter,
        }),
        in_site_map: true,
        ..PRIVATE
    },
    // Every device keeps all guides, so those tell nothing; an HTTP cache would tell which one was read.
    Page {
        path: GUIDE,
        view: || view! { <GuidePage /> }.into_any(),
        offline: Offline::InLanguageOfVisit,
        in_site_map: true,
        ..PRIVATE
    },
    Page {
        path: "/peer-support",
        view: || view! { <PeerSupport /> }.into_any(),
        cache: PageCache::Revalidate,
        link: Some(PageLink {
            label: |l| td_string!(l, peers.title),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        ..PRIVATE
    },
    Page {
        path: "/list",
        view: || view! { <ListPage /> }.into_any(),
        offline: Offline::EmptyShell,
        link: Some(PageLink {
            label: |l| td_string!(l, list.title),
            place: LinkPlace::Footer,
        }),
        budget: Some(Budget::WithScripts(180)),
        ..PRIVATE
    },
    Page {
        path: "/goals",
        view: || view! { <Goals /> }.into_any(),
        offline: Offline::EmptyShell,
        link: Some(PageLink {
            label: |l| td_string!(l, site.goals),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        budget: Some(Budget::WithScripts(300)),
        ..PRIVATE
    },
    Page {
        path: "/plans",
        view: || view! { <Plans /> }.into_any(),
        offline: Offline::EmptyShell,
        link: Some(PageLink {
            label: |l| td_string!(l, site.plans),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        budget: Some(Budget::WithScripts(300)),
        ..PRIVATE
    },
    Page {
        path: "/about",
        view: || view! { <About /> }.into_any(),
        cache: PageCache::Revalidate,
        link: Some(PageLink {
            label: |l| td_string!(l, site.about),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        ..PRIVATE
    },
    Page {
        path: "/privacy",
        view: || view! { <Privacy /> }.into_any(),
        cache: PageCache::Revalidate,
        link: Some(PageLink {
            label: |l| td_string!(l, site.privacy),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        ..PRIVATE
    },
    Page {
        path: "/offline",
        view: || view! { <OfflinePage /> }.into_any(),
        cache: PageCache::Revalidate,
        offline: Offline::Always,
        ..PRIVATE
    },
];

/// What a row leaves out. Forgetting something must never store or show more than intended.
const PRIVATE: Page = Page {
    path: "",
    short_path: None,
    view: || view! { <NotFound /> }.into_any(),
    cache: PageCache::NoStore,
    offline: Offline::Never,
    link: None,
    in_site_map: false,
    budget: None,
};

/// A row of the page table.
#[derive(Clone, Copy, Serialize)]
pub struct Page {
    /// The English path. `{name}` stands for one part of it, which the page reads with [`crate::here::Here::parameter`].
    pub path: &'static str,
    /// A shorter path that the page redirects to its full one.
    pub short_path: Option<&'static str>,
    #[serde(skip)]
    view: fn() -> AnyView,
    pub cache: PageCache,
    pub offline: Offline,
    pub link: Option<PageLink>,
    /// Whether search engines learn of it from `/sitemap.xml`.
    pub in_site_map: bool,
    pub budget: Option<Budget>,
}

/// What a browser may store of a page. Only addresses without a query string may be stored at all: a query is what
/// somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageCache {
    /// Nothing, because others may use the same device.
    NoStore,
    /// The page, which the browser asks for again each time, by its entity tag.
    Revalidate,
}

/// What the service worker keeps of a page, for when there is no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offline {
    Never,
    /// Both languages, on every device, so that having it tells nothing about who uses the device.
    Always,
    /// The same, in the language that is read on the device.
    InLanguageOfVisit,
    /// The page as the server sends it to everyone, once it was opened: empty until a script fills it from the device.
    EmptyShell,
}

/// A link that every page has.
#[derive(Clone, Copy, Serialize)]
pub struct PageLink {
    #[serde(skip)]
    pub label: fn(Locale) -> &'static str,
    pub place: LinkPlace,
}

/// Where on every page a link stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkPlace {
    HeaderAndFooter,
    Footer,
}

/// The most a first visit may transfer, in KB of 1,024 bytes, compressed with brotli.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Budget {
    /// The page, its style sheets and icons: all that a browser without JavaScript loads.
    WithoutScripts(u16),
    /// That, and the scripts and modules of the page.
    WithScripts(u16),
}

/// What a path has in place of the `{names}` of its page, decoded.
pub type Parameters = Vec<(String, String)>;

impl Page {
    /// The page at an English path, which may end in one slash too many.
    pub fn find(path: &str) -> Option<(&'static Self, Parameters)> {
        let trimmed = path
            .strip_suffix('/')
            .filter(|rest| !rest.is_empty() && !rest.ends_with('/'));
        let found = ROUTES.at(trimmed.unwrap_or(path)).ok()?;
        let parameters = found.params.iter().map(|(name, value)| {
            let value = percent_decode_str(value).decode_utf8_lossy();
            (name.to_owned(), value.into_owned())
        });
        Some((found.value, parameters.collect()))
    }

    pub(crate) fn view(&self) -> AnyView {
        (self.view)()
    }

    /// Whether the page has one address in each language, the same for every directory.
    pub fn has_one_address(&self) -> bool {
        !self.path.contains('{')
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path)
    }
}

/// Axum's own matcher, so that paths mean the same everywhere.
static ROUTES: LazyLock<Router<&'static Page>> = LazyLock::new(|| {
    let mut routes = Router::new();
    for page in &PAGES {
        for path in [page.path].into_iter().chain(page.short_path) {
            routes
                .insert(path, page)
                .expect("no two pages have the same path");
        }
    }
    routes
});
