//! A page is what a person reads at one path, in English and, below `/es`, in Spanish.
//!
//! [`PAGES`] is the page table, one row a page. Everything that needs a list of pages takes it from here: routes in both
//! languages, the names of routes in logs and metrics, cache headers, the links in header and footer, the service
//! worker, the site map, and the tests. To add a page, add a name and a row here, and its component in `app.rs`. It's private
//! until its row says otherwise: no browser stores it, no list links to it.

use crate::text::text;
use matchit::Router;
use percent_encoding::percent_decode_str;
use serde::Serialize;
use std::sync::LazyLock;
use waymark_directory::Lang;

/// The path of the form for corrections; the server also takes in what it sends.
pub const CORRECTION: &str = "/r/{id}/correction";
/// The path of one guide; what exists below it depends on the content.
pub const GUIDE: &str = "/guides/{slug}";

/// The page table.
pub static PAGES: [Page; 14] = [
    Page {
        cache: PageCache::Revalidate,
        in_site_map: true,
        ..private(PageName::Home, "/")
    },
    Page {
        link: Some(PageLink {
            label: |lang| text!(lang, site.find),
            place: LinkPlace::HeaderAndFooter,
        }),
        in_site_map: true,
        budget: Some(Budget::WithoutScripts(30)),
        ..private(PageName::Results, "/search")
    },
    Page {
        short_path: Some("/r/{id}"),
        ..private(PageName::Listing, "/r/{id}/{slug}")
    },
    private(PageName::Correction, CORRECTION),
    Page {
        cache: PageCache::Revalidate,
        offline: Offline::Always,
        link: Some(PageLink {
            label: |lang| text!(lang, site.now),
            place: LinkPlace::HeaderAndFooter,
        }),
        in_site_map: true,
        budget: Some(Budget::WithoutScripts(14)),
        ..private(PageName::HelpNow, "/help-now")
    },
    Page {
        cache: PageCache::Revalidate,
        offline: Offline::InLanguageOfVisit,
        link: Some(PageLink {
            label: |lang| text!(lang, guides.title),
            place: LinkPlace::HeaderAndFooter,
        }),
        in_site_map: true,
        ..private(PageName::Guides, "/guides")
    },
    // Every device keeps all guides, so they reveal nothing. An HTTP cache would show which one was read.
    Page {
        offline: Offline::InLanguageOfVisit,
        in_site_map: true,
        ..private(PageName::Guide, GUIDE)
    },
    Page {
        cache: PageCache::Revalidate,
        link: Some(PageLink {
            label: |lang| text!(lang, peers.title),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        ..private(PageName::PeerSupport, "/peer-support")
    },
    Page {
        offline: Offline::EmptyShell,
        link: Some(PageLink {
            label: |lang| text!(lang, list.title),
            place: LinkPlace::Footer,
        }),
        budget: Some(Budget::WithScripts(180)),
        ..private(PageName::SavedList, "/list")
    },
    Page {
        offline: Offline::EmptyShell,
        link: Some(PageLink {
            label: |lang| text!(lang, site.goals),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        budget: Some(Budget::WithScripts(300)),
        ..private(PageName::Goals, "/goals")
    },
    Page {
        offline: Offline::EmptyShell,
        link: Some(PageLink {
            label: |lang| text!(lang, site.plans),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        budget: Some(Budget::WithScripts(300)),
        ..private(PageName::Plans, "/plans")
    },
    Page {
        cache: PageCache::Revalidate,
        link: Some(PageLink {
            label: |lang| text!(lang, site.about),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        ..private(PageName::About, "/about")
    },
    Page {
        cache: PageCache::Revalidate,
        link: Some(PageLink {
            label: |lang| text!(lang, site.privacy),
            place: LinkPlace::Footer,
        }),
        in_site_map: true,
        ..private(PageName::Privacy, "/privacy")
    },
    Page {
        cache: PageCache::Revalidate,
        offline: Offline::Always,
        ..private(PageName::Offline, "/offline")
    },
];

/// The defaults of a row. Forgetting something must never store or show more than intended.
const fn private(name: PageName, path: &'static str) -> Page {
    Page {
        name,
        path,
        short_path: None,
        cache: PageCache::NoStore,
        offline: Offline::Never,
        link: None,
        in_site_map: false,
        budget: None,
    }
}

/// A row of the page table.
#[derive(Clone, Copy, Serialize)]
pub struct Page {
    /// `app.rs` has a component for each name.
    pub name: PageName,
    /// The English path. `{id}` stands for one part of it, which the page reads as [`Parameters`].
    pub path: &'static str,
    /// A shorter path that the page redirects to its full one.
    pub short_path: Option<&'static str>,
    pub cache: PageCache,
    pub offline: Offline,
    pub link: Option<PageLink>,
    /// Whether search engines learn of it from `/sitemap.xml`.
    pub in_site_map: bool,
    pub budget: Option<Budget>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageName {
    Home,
    Results,
    Listing,
    Correction,
    HelpNow,
    Guides,
    Guide,
    PeerSupport,
    SavedList,
    Goals,
    Plans,
    About,
    Privacy,
    Offline,
}

/// What a browser may store of a page. Only addresses without a query string may be stored at all: a query is what
/// somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageCache {
    /// Nothing, because other people may use the same device.
    NoStore,
    /// The page, which the browser asks for again each time, by its entity tag.
    Revalidate,
}

/// What the service worker keeps of a page, for when there is no network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offline {
    Never,
    /// Both languages on every device, so that having them reveals nothing about who uses the device.
    Always,
    /// In the language that was read on the device, but otherwise on every device too.
    InLanguageOfVisit,
    /// The page as the server sends it to everyone, once it was opened: empty until a script fills it from the device.
    EmptyShell,
}

/// A link that every page has.
#[derive(Clone, Copy, Serialize)]
pub struct PageLink {
    #[serde(skip)]
    pub label: fn(Lang) -> &'static str,
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

/// The parts of a path in place of the `{braces}` of its page: each name in braces with the part, decoded.
pub type Parameters = Vec<(String, String)>;

impl Page {
    /// Finds the page at an English path, which may end in an extra slash.
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

    /// Whether the page has one address in each language, the same for every directory.
    pub fn has_one_address(&self) -> bool {
        !self.path.contains('{')
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
