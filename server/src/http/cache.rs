//! A cache policy is a value of `Cache-Control`: who may store an answer, and for how long.

use axum::http::HeaderValue;
use waymark_app::PageCache;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CachePolicy {
    /// For files whose name holds a hash of their bytes: they never change.
    Immutable,
    /// For files with a plain name, such as `favicon.svg`: stored for an hour, then checked by entity tag.
    Brief,
    /// For what's the same for everyone: stored, but checked by entity tag each time.
    Revalidate,
    /// For everything else. Other people may use the same device, and must not find out what somebody read or looked for.
    #[default]
    NoStore,
}

impl CachePolicy {
    pub const fn value(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Brief => "public, max-age=3600",
            Self::Revalidate => "no-cache",
            Self::NoStore => "no-store",
        })
    }
}

impl From<PageCache> for CachePolicy {
    fn from(cache: PageCache) -> Self {
        match cache {
            PageCache::NoStore => Self::NoStore,
            PageCache::Revalidate => Self::Revalidate,
        }
    }
}
