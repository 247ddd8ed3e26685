//! A page is what a person reads: one of [`waymark_app::PAGES`], rendered whole and without inline scripts.
//!
//! - [`calendar`]: a meeting as a calendar file;
//! - [`corrections`]: takes in the form of the page for corrections;
//! - [`crawlers`]: `robots.txt` and the site map;
//! - [`offline`]: the service worker.

pub mod calendar;
pub mod corrections;
pub mod crawlers;
pub mod offline;

use crate::{
    http::{cache::CachePolicy, error::HttpError, etag::ETag},
    state::AppState,
};
use axum::{
    Router,
    body::{self, Body},
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
    routing::MethodRouter,
};
use leptos::prelude::*;
use waymark_app::{App, Draft, GUIDE, Page};
use waymark_directory::Lang;
use waymark_search::Directory;

/// Most bytes of a page; results pages have about a hundred thousand.
const MAX_PAGE_BYTES: usize = 4 * 1024 * 1024;

/// Renders the page at the address of a request, or the page that says there is none.
pub async fn show_page(State(state): State<AppState>, request: Request) -> Response {
    // Axum checks the method of routes, but this handler is also the fallback.
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return HttpError::ReadOnly.into_response();
    }
    let policy = cache_policy(request.uri());
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

/// Shows the form for corrections again, with what was typed, when a correction wasn't kept.
async fn show_form_again(
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
        // `_chunks` would append inline scripts with the data of resources, which the policy forbids. There are none,
        // because pages are computed before they are rendered.
        Box::pin(async move { Box::pin(app.to_html_stream_in_order()) as _ })
    })
    .await
}

/// The policy of the page table. An address with a query is never stored, because a query is what somebody typed.
fn cache_policy(address: &Uri) -> CachePolicy {
    let (_, path) = Lang::split_path(address.path());
    match Page::find(path) {
        Some((page, _)) if address.query().is_none() => page.cache.into(),
        _ => CachePolicy::NoStore,
    }
}

/// The English paths of a page, when they can all be named: those of listings can't, there are too many.
fn known_paths(page: &Page, directory: &Directory) -> Vec<String> {
    if page.path == GUIDE {
        let guides = directory.guides().all().iter();
        guides.map(waymark_directory::Guide::path).collect()
    } else if page.has_one_address() {
        vec![page.path.to_owned()]
    } else {
        Vec::new()
    }
}

/// A route for an English path and its Spanish twin; the handler takes the language from the path it gets.
fn route_in_each_language(path: &str, methods: &MethodRouter<AppState>) -> Router<AppState> {
    Lang::ALL.into_iter().fold(Router::new(), |routes, lang| {
        routes.route(&lang.path(path), methods.clone())
    })
}
