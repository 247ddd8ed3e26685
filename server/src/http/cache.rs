//! How long an answer may be kept, and by whom; each kind of answer has one policy.

use axum::http::HeaderValue;

/// A value of `Cache-Control`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// Files whose name holds a hash of their bytes: they never change.
    Immutable,
    /// Files with a plain name, such as `robots.txt`: an hour, then asked again by tag.
    Brief,
    /// Pages of the directory: kept, but asked again by tag each time.
    Revalidate,
    /// What a person searched for, on a device that may be shared; and errors.
    NoStore,
}

impl CachePolicy {
    /// The header's value.
    pub const fn value(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            Self::Brief => "public, max-age=3600",
            Self::Revalidate => "no-cache",
            Self::NoStore => "no-store",
        })
    }
}
