//! Requests that no handler should see.

use crate::{api::listings, http::error::HttpError, pages::corrections};
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

/// Largest body in bytes where there is no form. Nobody needs one, and it is never read; some clients send an empty
/// object with a `GET`.
const MAX_BODY: u64 = 1024;

/// Lets `GET` and `HEAD` of addresses in origin form pass, and `POST` where there is a form or a list.
pub async fn guard(request: Request, next: Next) -> Response {
    match refusal(&request) {
        Some(error) => error.into_response(),
        None => next.run(request).await,
    }
}

fn refusal(request: &Request) -> Option<HttpError> {
    let has_form = corrections::is_form(request);
    let max_body = match *request.method() {
        Method::GET | Method::HEAD => MAX_BODY,
        Method::POST if has_form => corrections::MAX_FORM,
        Method::POST if listings::is_asked(request) => listings::MAX_BODY as u64,
        _ if has_form => return Some(HttpError::MethodNotAllowed("GET, HEAD, POST")),
        _ => return Some(HttpError::MethodNotAllowed("GET, HEAD")),
    };
    if request.body().size_hint().lower() > max_body {
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
