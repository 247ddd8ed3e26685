//! A page is what a person reads: one of [`waymark_app::PAGES`], rendered whole and without inline scripts.
//!
//! - [`calendar`]: a meeting as a calendar file;
//! - [`corrections`]: the form for reporting mistakes, and what it sends;
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
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{Html, IntoResponse, Redirect, Response},
    routing::MethodRouter,
};
use waymark_app::{Draft, GUIDE, Page, PageRequest, PageStatus, RenderedPage, render_page};
use waymark_directory::Lang;
use waymark_search::Directory;

/// Renders the page at the address of a request, or the page that says there is none.
pub async fn show_page(State(state): State<AppState>, request: Request) -> Response {
    // Axum checks the method of routes, but this handler is also the fallback.
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return HttpError::ReadOnly.into_response();
    }
    let page = render(&state, request.uri(), request.headers(), None);
    let policy = match page.status {
        PageStatus::Found => cache_policy(request.uri()),
        _ => CachePolicy::NoStore,
    };
    let tag = (policy == CachePolicy::Revalidate).then(|| ETag::of(page.html.as_bytes()));
    let mut response = respond(page);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, policy.value());
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    match tag {
        Some(tag) => tag.apply(request.headers(), response),
        None => response,
    }
}

/// Shows the correction form again, with what was typed, when a correction wasn't stored.
fn show_form_again(state: &AppState, head: &Parts, draft: Draft, status: StatusCode) -> Response {
    let mut response = respond(render(state, &head.uri, &head.headers, Some(draft)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, CachePolicy::NoStore.value());
    response
}

fn render(
    state: &AppState,
    address: &Uri,
    headers: &HeaderMap,
    draft: Option<Draft>,
) -> RenderedPage {
    render_page(PageRequest {
        path: address.path(),
        query: address.query().unwrap_or_default(),
        origin: waymark_app::origin(headers),
        directory: state.directory(),
        assets: state.site().clone(),
        draft,
    })
}

fn respond(page: RenderedPage) -> Response {
    match page.status {
        PageStatus::Found => Html(page.html).into_response(),
        PageStatus::NotFound => (StatusCode::NOT_FOUND, Html(page.html)).into_response(),
        PageStatus::Moved(path) => Redirect::permanent(&path).into_response(),
        PageStatus::Failed => (StatusCode::INTERNAL_SERVER_ERROR, Html(page.html)).into_response(),
    }
}

/// The policy of the page table. An address with a query is never stored, because a query is what somebody typed.
fn cache_policy(address: &Uri) -> CachePolicy {
    let (_, path) = Lang::split_path(address.path());
    match Page::find(path) {
        Some((page, _)) if address.query().is_none() => page.cache.into(),
        _ => CachePolicy::NoStore,
    }
}

/// The English paths of a page if they can all be listed. Those of listings can't: there are too many.
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
