//! The one error type of the HTTP edge, and the one place that gives errors a body.
//!
//! A handler or a layer answers with an empty response of the right status ([`HttpError`], or
//! tower's time limit, or axum's own 405). [`dress`] then makes it a page for people, or an RFC 9457
//! problem document under `/api`. What the program knows about the cause goes to the log, never into
//! the body.

use crate::{api, http::cache::CachePolicy, pages, state::AppState};
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;
use waymark_directory::Lang;
use waymark_search::DirectoryError;

/// What can go wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpError {
    /// A parameter or the address makes no sense; says which, and what to write.
    BadRequest(&'static str),
    /// There is no such page, listing or file.
    NotFound,
    /// None of the methods named, such as "GET, HEAD".
    MethodNotAllowed(&'static str),
    /// A form that stands on a page of another site.
    Foreign,
    /// Longer than [`crate::http::guard::MAX_ADDRESS`].
    AddressTooLong,
    /// A body where none is needed, or more than a form has.
    BodyTooLarge,
    /// The directory holds nothing yet.
    NotReady,
    /// A fault of ours.
    Internal,
}

/// What a client may be told beyond the status.
#[derive(Clone, Copy)]
struct Detail(&'static str);

impl HttpError {
    const fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::AddressTooLong => StatusCode::URI_TOO_LONG,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotReady => StatusCode::SERVICE_UNAVAILABLE,
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
            Self::MethodNotAllowed(methods) => {
                response
                    .headers_mut()
                    .insert(header::ALLOW, HeaderValue::from_static(methods));
            }
            _ => {}
        }
        response
    }
}

impl From<DirectoryError> for HttpError {
    fn from(error: DirectoryError) -> Self {
        // The index's own words; it knows nothing of the query's.
        tracing::error!(%error, "the search failed");
        Self::Internal
    }
}

/// An RFC 9457 problem document.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always "about:blank": the status says all.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The status in words.
    #[schema(example = "Bad Request")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What to do about it.
    detail: &'static str,
}

/// Gives an error without a body one that fits the address.
pub async fn dress(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_api = api::is_api(path);
    let lang = if path == "/es" || path.starts_with("/es/") {
        Lang::Es
    } else {
        Lang::En
    };
    let bare = next.run(request).await;
    let status = bare.status();
    if !(status.is_client_error() || status.is_server_error())
        || bare.headers().contains_key(header::CONTENT_TYPE)
    {
        return bare;
    }
    let body = if is_api {
        problem(status, bare.extensions().get().copied())
    } else {
        Html(pages::error_page(state.site(), lang, status)).into_response()
    };
    let (mut head, _) = bare.into_parts();
    head.headers.remove(header::CONTENT_LENGTH);
    head.headers
        .insert(header::CACHE_CONTROL, CachePolicy::NoStore.value());
    let (body_head, body) = body.into_parts();
    head.headers.extend(body_head.headers);
    Response::from_parts(head, body)
}

fn problem(status: StatusCode, detail: Option<Detail>) -> Response {
    let problem = Problem {
        kind: "about:blank",
        title: status.canonical_reason().unwrap_or("Error"),
        status: status.as_u16(),
        detail: detail.map_or(advice(status), |Detail(text)| text),
    };
    let mut response = Json(problem).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn advice(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "There is nothing here. /api/openapi.json lists what there is.",
        StatusCode::METHOD_NOT_ALLOWED => "Use GET; nothing here can be changed over HTTP.",
        StatusCode::URI_TOO_LONG => "The address is too long. Send fewer or shorter parameters.",
        StatusCode::PAYLOAD_TOO_LARGE => "Send no body.",
        StatusCode::SERVICE_UNAVAILABLE => "The server is busy. Try again in a moment.",
        status if status.is_server_error() => {
            "Something went wrong on our side. Try again in a moment."
        }
        _ => "The request makes no sense here. /api/openapi.json describes what does.",
    }
}
