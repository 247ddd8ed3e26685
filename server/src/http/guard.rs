//! The guard refuses requests that no handler should see.

use crate::http::error::HttpError;
use axum::{
    body::HttpBody,
    extract::Request,
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Most bytes of an address, path and query. Ten thousand plain characters of a search still fit, and the search cuts
/// them; the longest link of ours has a few hundred.
pub const MAX_ADDRESS: usize = 16 * 1024;

/// Most bytes of a body with `GET` or `HEAD`, which nobody reads; some clients send an empty object. Routes that take a
/// body have limits of their own.
const MAX_IGNORED_BODY: u64 = 1024;

/// Lets a request pass, or says what's wrong with it.
pub async fn guard(request: Request, next: Next) -> Response {
    match refusal(&request) {
        Some(error) => error.into_response(),
        None => next.run(request).await,
    }
}

fn refusal(request: &Request) -> Option<HttpError> {
    let reads_no_body = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads_no_body && request.body().size_hint().lower() > MAX_IGNORED_BODY {
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
