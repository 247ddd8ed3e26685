//! The HTTP edge: the router, the middleware around it, and what errors look like.

pub mod assets;
pub mod cache;
pub mod error;
pub mod etag;
pub mod guard;
pub mod headers;
pub mod observe;
pub mod route_name;
pub mod router;
