//! The HTTP edge: the middleware around every route, embedded files, and what errors look like.

pub mod assets;
pub mod cache;
pub mod compress;
pub mod error;
pub mod etag;
pub mod guard;
pub mod headers;
pub mod observe;
pub mod render_errors;
pub mod route_name;

/// Whether a path is for programs rather than for people.
pub fn is_api_path(path: &str) -> bool {
    path.strip_prefix("/api")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
