//! An HTTP error is why a request can't be answered: a status, and at most a sentence about what to send instead.
//!
//! A handler or a layer answers with an empty response of the right status: [`HttpError`] here, or tower's time limit, or
//! axum's own 405. [`render_errors`](crate::http::render_errors) then gives it a body. What the program knows about the
//! cause goes to the log, never into the body.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_search::DirectoryError;

/// What can go wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpError {
    /// A parameter or the address is malformed. The text names it and says what to write instead.
    BadRequest(&'static str),
    /// There is no such page, listing or file.
    NotFound,
    /// Only `GET` and `HEAD` are allowed here.
    ReadOnly,
    /// The form was sent from a page of another site.
    Foreign,
    /// The address is longer than [`crate::http::guard::MAX_ADDRESS`].
    AddressTooLong,
    /// Larger than the route allows.
    BodyTooLarge,
    /// The directory has no listings yet.
    NotReady,
    /// The limit on large answers sent at the same time is reached.
    Busy,
    /// Something failed on our side; the log has the cause.
    Internal,
}

/// About how long an export takes to download.
const RETRY_AFTER_SECONDS: HeaderValue = HeaderValue::from_static("30");

/// What to tell the client beyond the status. The response carries it to where its body is written.
#[derive(Clone, Copy)]
pub(super) struct Detail(pub(super) &'static str);

/// An RFC 9457 problem document: the body of an error of the API.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// Always "about:blank": the status says all.
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    /// The status in words.
    #[schema(example = "Bad Request")]
    pub(super) title: &'static str,
    /// The HTTP status.
    #[schema(example = 400)]
    pub(super) status: u16,
    /// What to do about it.
    pub(super) detail: &'static str,
}

impl HttpError {
    const fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::ReadOnly => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotReady | Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for HttpError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        match self {
            Self::BadRequest(detail) => {
                response.extensions_mut().insert(Detail(detail));
            }
            Self::ReadOnly => {
                let methods = HeaderValue::from_static("GET,HEAD");
                response.headers_mut().insert(header::ALLOW, methods);
            }
            Self::Busy => {
                response
                    .headers_mut()
                    .insert(header::RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
            _ => {}
        }
        response
    }
}

impl From<DirectoryError> for HttpError {
    fn from(error: DirectoryError) -> Self {
        // The error is the index's own; it never repeats the words of the search.
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "the search failed"
        );
        Self::Internal
    }
}
