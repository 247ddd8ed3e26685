//! Logs and counts each request by the name of its route, the status of its answer and the time it took.
//!
//! It never records the query, the path as typed, the visitor's address or the browser: who looked for what is nobody's
//! business.

use crate::{http::route_name::route_name, state::AppState};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::Response,
};
use std::time::Instant;

/// Logs and counts one request.
pub async fn observe(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let route = route_name(&request);
    let started = Instant::now();
    let response = next.run(request).await;
    let took = started.elapsed();
    let status = response.status();
    state.metrics().count_request(&route, class(status), took);
    let micros = took.as_micros();
    if status.is_server_error() {
        tracing::error!(%route, status = status.as_u16(), micros, "request");
    } else {
        tracing::info!(%route, status = status.as_u16(), micros, "request");
    }
    response
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}
