//! Compression of answers that are written for each request: brotli for small ones, gzip for large ones. The site's own files
//! are compressed ahead of time (see [`super::assets`]).
//!
//! A brotli encoder takes about 30 MB and lives for as long as its client takes to read, so 15 clients that read nothing
//! of an export once took 574 MB. A gzip encoder takes 0.3 MB. A small answer frees its encoder right away, because it
//! fits into the buffers of its socket.

use crate::state::load::LARGE_ANSWER_BYTES;
use axum::{body::HttpBody, http::Response};
use tower::layer::util::{Identity, Stack};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, DefaultPredicate, Predicate},
};

/// A page of results, 40,598 bytes, with brotli: level 3 gives 7,590, level 4 7,230 in about 0.6 ms, level 5 6,734 in
/// twice that time, level 11 5,981 in a hundred times.
const LEVEL: CompressionLevel = CompressionLevel::Precise(4);

/// Which answers a layer compresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerSize {
    Small,
    /// Over [`LARGE_ANSWER_BYTES`], or of unknown length.
    Large,
}

impl AnswerSize {
    fn of<B: HttpBody>(response: &Response<B>) -> Self {
        match response.body().size_hint().exact() {
            Some(bytes) if bytes <= LARGE_ANSWER_BYTES as u64 => Self::Small,
            _ => Self::Large,
        }
    }
}

impl Predicate for AnswerSize {
    fn should_compress<B: HttpBody>(&self, response: &Response<B>) -> bool {
        Self::of(response) == *self && DefaultPredicate::new().should_compress(response)
    }
}

/// Compresses small answers with brotli or gzip, and then large ones with gzip.
pub fn layer() -> Stack<CompressionLayer<AnswerSize>, Stack<CompressionLayer<AnswerSize>, Identity>>
{
    let small = CompressionLayer::new().quality(LEVEL);
    let large = CompressionLayer::new().quality(LEVEL).no_br();
    let large = Stack::new(large.compress_when(AnswerSize::Large), Identity::new());
    Stack::new(small.compress_when(AnswerSize::Small), large)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{
        Router,
        body::{Body, Bytes},
        http::{Request, header},
        routing::get,
    };
    use futures_util::stream;
    use std::convert::Infallible;
    use tower::ServiceExt;

    async fn encoding(path: &str, accepted: &str) -> String {
        let lines = || async {
            let line = Ok::<_, Infallible>(Bytes::from_static(b"a line"));
            Body::from_stream(stream::iter([line]))
        };
        let router = Router::new()
            .route("/small", get(|| async { "s".repeat(LARGE_ANSWER_BYTES) }))
            .route(
                "/large",
                get(|| async { "l".repeat(LARGE_ANSWER_BYTES + 1) }),
            )
            .route("/lines", get(lines))
            .layer(layer());
        let request = Request::get(path).header(header::ACCEPT_ENCODING, accepted);
        let request = request.body(Body::empty()).expect("it is well-formed");
        let response = router.oneshot(request).await.expect("it always answers");
        let encoding = response.headers().get(header::CONTENT_ENCODING);
        encoding
            .map_or("", |name| name.to_str().expect("it is text"))
            .to_owned()
    }

    #[tokio::test]
    async fn only_small_answers_are_compressed_with_brotli() {
        assert_eq!(encoding("/small", "gzip, br").await, "br");
        assert_eq!(encoding("/small", "gzip;q=1, br;q=0.5").await, "gzip");
        for path in ["/large", "/lines"] {
            assert_eq!(encoding(path, "gzip, br").await, "gzip", "{path}");
            assert_eq!(encoding(path, "br").await, "", "{path}");
        }
    }
}
