//! The router: maps each path to its handler and wraps it in middleware.

use crate::{
    api,
    http::{assets, compress, error, etag, guard, headers, observe, render_errors},
    ops::health,
    pages,
    pages::{calendar, corrections, crawlers, offline},
    state::AppState,
};
use axum::{
    Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{any::Any, time::Duration};
use tower::ServiceBuilder;
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};

/// Longest time that an answer may take. The slowest search takes milliseconds.
const ANSWER_LIMIT: Duration = Duration::from_secs(10);

pub fn router(state: AppState) -> Router {
    let routes = Router::new()
        .merge(api::routes())
        .merge(assets::routes(state.site_files()))
        .merge(calendar::routes())
        .merge(corrections::routes())
        .merge(crawlers::routes())
        .merge(offline::routes())
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics_for_loopback))
        // Every other path: its page in the page table (`waymark_app::PAGES`), or the page for "not found".
        .fallback(pages::show_page);
    layered(routes, state, ANSWER_LIMIT)
}

fn layered(routes: Router<AppState>, state: AppState, answer_limit: Duration) -> Router {
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(state.clone(), observe::observe))
        .layer(from_fn(headers::secure))
        .layer(from_fn(etag::weaken))
        .layer(compress::layer())
        .layer(from_fn_with_state(
            state.clone(),
            render_errors::render_errors,
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            answer_limit,
        ))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(from_fn(guard::guard));
    routes.layer(layers).with_state(state)
}

/// The router of `--metrics-addr`: the counters, and nothing else.
pub fn metrics_router(state: AppState) -> Router {
    Router::new()
        .route("/metrics", get(health::metrics))
        .with_state(state)
}

/// The hook of [`crate::ops::logs`] logs the panic itself, without its message: that may repeat what somebody typed.
fn after_panic(_: Box<dyn Any + Send>) -> Response {
    error::HttpError::Internal.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ContentSource, Sources};
    use axum::{
        body::{Body, to_bytes},
        http::{Request, header},
    };
    use std::future;
    use tower::ServiceExt;
    use waymark_directory::Catalogue;
    use waymark_search::Directory;

    async fn request(address: &str) -> (StatusCode, String, String) {
        let sources = Sources {
            content: ContentSource::Embedded,
            data: "none".into(),
        };
        let state = AppState::new(
            Directory::new(Catalogue::default()).expect("no listings are a directory"),
            sources,
            crate::state::SiteFiles::default(),
        );
        let panicking = || async { panic!("about somebody's secret") as Response };
        let routes = Router::new()
            .route("/panic", get(panicking))
            .route("/es/panic", get(panicking))
            .route("/api/panic", get(panicking))
            .route("/slow", get(future::pending::<()>));
        let request = Request::get(address)
            .body(Body::empty())
            .expect("the address is well-formed");
        let response = layered(routes, state, Duration::from_millis(200))
            .oneshot(request)
            .await
            .expect("the router always answers");
        let kind = format!("{:?}", response.headers()[header::CONTENT_TYPE]).replace('"', "");
        assert!(
            response
                .headers()
                .contains_key(header::CONTENT_SECURITY_POLICY)
        );
        assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("bodies are whole");
        (status, kind, String::from_utf8_lossy(&body).into_owned())
    }

    #[tokio::test]
    async fn a_panic_becomes_a_page_without_its_message() {
        for (address, lang) in [("/panic", "en"), ("/es/panic", "es")] {
            let (status, kind, page) = request(address).await;
            assert_eq!(
                (status.as_u16(), kind.as_str()),
                (500, "text/html; charset=utf-8")
            );
            assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{page}");
            assert!(!page.contains("secret"), "{page}");
        }
    }

    #[tokio::test]
    async fn a_panic_in_the_api_becomes_a_problem_document() {
        let (status, kind, problem) = request("/api/panic").await;
        assert_eq!(
            (status.as_u16(), kind.as_str()),
            (500, "application/problem+json")
        );
        assert!(!problem.contains("secret"), "{problem}");
    }

    #[tokio::test]
    async fn a_request_that_takes_too_long_gets_an_error() {
        let (status, kind, _) = request("/slow").await;
        assert_eq!(
            (status.as_u16(), kind.as_str()),
            (503, "text/html; charset=utf-8")
        );
    }
}
