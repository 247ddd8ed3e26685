//! Responses of the API. Browsers must not store them, because they can reveal what somebody looked for.

use crate::{
    http::{cache::CachePolicy, error::HttpError},
    state::load::WorkFailed,
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::Response,
};
use serde::Serialize;

pub fn json_answer(document: &impl Serialize) -> Result<Response, HttpError> {
    let json = serde_json::to_vec(document).map_err(|_| HttpError::Internal)?;
    Ok(no_store("application/json", json))
}

pub fn no_store(content_type: &'static str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, CachePolicy::NoStore.value());
    response
}

impl From<WorkFailed> for HttpError {
    fn from(_: WorkFailed) -> Self {
        // The panic has already been logged.
        Self::Internal
    }
}
