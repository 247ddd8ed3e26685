//! Requests that no handler should see.

use crate::error::HttpError;
use axum::{
    body::HttpBody,
    extract::Request,
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Longest address in bytes, path and query. Ten thousand plain characters of a search still fit (and are
/// cut by the search); the longest link of ours has a few hundred.
pub const MAX_ADDRESS: usize = 16 * 1024;

/// Largest body in bytes. Nobody needs one, and it is never read; some clients send an empty object with a
/// `GET`.
const MAX_BODY: u64 = 1024;

/// Lets `GET` and `HEAD` of addresses in origin form pass.
pub async fn guard(request: Request, next: Next) -> Response {
    match refusal(&request) {
        Some(error) => error.into_response(),
        None => next.run(request).await,
    }
}

fn refusal(request: &Request) -> Option<HttpError> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Some(HttpError::MethodNotAllowed);
    }
    if request.body().size_hint().lower() > MAX_BODY {
        return Some(HttpError::BodyTooLarge);
    }
    let Some(address) = request.uri().path_and_query() else {
        return Some(HttpError::BadRequest("the request names no path"));
    };
    if address.as_str().len() > MAX_ADDRESS {
        return Some(HttpError::AddressTooLong);
    }
    // `GET *` parses, but names nothing here.
    (!address.path().starts_with('/'))
        .then_some(HttpError::BadRequest("the path must begin with \"/\""))
}
