//! Gives every error a body: a page for people, an RFC 9457 problem document for programs.

use crate::{
    http::{
        cache::CachePolicy,
        error::{Detail, ProblemDocument},
        is_api_path,
    },
    state::AppState,
};
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use waymark_app::error_page;
use waymark_directory::Lang;

/// Adds a body to an error that has none: a page, or a problem document for paths of the API.
pub async fn render_errors(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let is_api = is_api_path(path);
    let (lang, _) = Lang::split_path(path);
    let bare = next.run(request).await;
    let status = bare.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || bare.headers().contains_key(header::CONTENT_TYPE) {
        return bare;
    }
    let body = if is_api {
        problem(status, bare.extensions().get().copied())
    } else {
        Html(error_page(state.site(), lang, status.as_u16())).into_response()
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
    let problem = ProblemDocument {
        kind: "about:blank",
        title: status.canonical_reason().unwrap_or("Error"),
        status: status.as_u16(),
        detail: detail.map_or_else(|| advice(status), |Detail(text)| text),
    };
    let mut response = Json(problem).into_response();
    let kind = HeaderValue::from_static("application/problem+json");
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn advice(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => {
            "There is nothing here. /api/openapi.json lists everything there is."
        }
        StatusCode::METHOD_NOT_ALLOWED => {
            "Use a method that the Allow header names. Nothing here can be changed over HTTP."
        }
        StatusCode::URI_TOO_LONG => "The address is too long. Send fewer or shorter parameters.",
        StatusCode::PAYLOAD_TOO_LARGE => "The body is too large. Send a shorter one, or none.",
        StatusCode::SERVICE_UNAVAILABLE => "The server is busy. Try again in a moment.",
        status if status.is_server_error() => {
            "Something went wrong on our side. Try again in a moment."
        }
        _ => {
            "The server does not understand this request. /api/openapi.json describes the requests it does."
        }
    }
}
