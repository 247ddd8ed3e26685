//! Everything a person reads: the pages of `waymark_app`, whole and without inline scripts.

pub mod calendar;
pub mod corrections;
pub mod offline;

use crate::{
    http::{cache::CachePolicy, error::HttpError, etag::ETag, route_name},
    state::AppState,
};
use axum::{
    body::{self, Body},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use waymark_app::{App, Assets, Draft};
use waymark_directory::Lang;

/// Largest page in bytes; results pages have about a hundred thousand.
const MAX_PAGE_BYTES: usize = 4 * 1024 * 1024;

/// Renders the page of an address. The app itself knows which addresses have one, and sets 404.
pub async fn show(State(state): State<AppState>, request: Request) -> Response {
    let policy = policy(request.uri());
    let asked = request.headers().clone();
    let (mut head, body) = render(&state, request, None).await.into_parts();
    let Ok(page) = body::to_bytes(body, MAX_PAGE_BYTES).await else {
        return HttpError::Internal.into_response();
    };
    let policy = if head.status.is_success() {
        policy
    } else {
        CachePolicy::NoStore
    };
    head.headers.insert(header::CACHE_CONTROL, policy.value());
    head.headers
        .insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let tag = (policy == CachePolicy::Revalidate).then(|| ETag::of(&page));
    let response = Response::from_parts(head, Body::from(page));
    match tag {
        Some(tag) => tag.apply(&asked, response),
        None => response,
    }
}

/// Shows a form again whose correction was not kept, with what was typed.
pub async fn show_again(
    state: &AppState,
    head: Parts,
    draft: Draft,
    status: StatusCode,
) -> Response {
    let request = Request::from_parts(head, Body::empty());
    let mut response = render(state, request, Some(draft)).await;
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, CachePolicy::NoStore.value());
    response
}

async fn render(state: &AppState, request: Request, draft: Option<Draft>) -> Response {
    let state = state.clone();
    let context = move || {
        provide_context(state.directory());
        provide_context(state.site().clone());
        if let Some(draft) = &draft {
            provide_context(draft.clone());
        }
    };
    leptos_axum::handle_response_inner(context, App, request, |app, _chunks, _out_of_order| {
        // `_chunks` would append scripts with the data of resources. There are none: pages are computed
        // before they are rendered, and the policy forbids inline scripts.
        Box::pin(async move { Box::pin(app.to_html_stream_in_order()) as _ })
    })
    .await
}

/// Searches, what somebody may be writing, and a list that somebody was sent are not kept on the device; everything
/// else may be, and is asked for again by tag.
fn policy(address: &Uri) -> CachePolicy {
    match route_name::of_page(address.path()) {
        "/search" | "/r/{id}/correction" => CachePolicy::NoStore,
        "/list" if address.query().is_some() => CachePolicy::NoStore,
        _ => CachePolicy::Revalidate,
    }
}

/// The page for an error that is not the app's own.
pub fn error_page(site: &Assets, lang: Lang, status: StatusCode) -> String {
    waymark_app::error_page(site, lang, status.as_u16())
}
