//! An entity tag names the bytes of an answer. A browser that still has them gets "304 Not Modified" instead.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Bytes of the hash in a tag: 128 bits, so two bodies never share a tag by chance.
const TAG_BYTES: usize = 16;

/// A strong tag in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ETag(String);

impl ETag {
    /// The tag of a body.
    pub fn of(body: &[u8]) -> Self {
        Self::of_hash(&Sha256::digest(body))
    }

    /// The tag of a body whose SHA-256 is known.
    pub fn of_hash(hash: &[u8]) -> Self {
        let start = &hash[..hash.len().min(TAG_BYTES)];
        Self(format!("\"{}\"", HEXLOWER.encode(start)))
    }

    /// The tag of `If-None-Match` that names the same bytes, as the browser wrote it. RFC 9110 wants a weak comparison.
    fn matched(&self, request: &HeaderMap) -> Option<HeaderValue> {
        let given = request
            .get_all(header::IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok());
        let mut tags = given.flat_map(|value| value.split(',')).map(str::trim);
        let tag =
            tags.find(|tag| *tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == self.0)?;
        HeaderValue::from_str(if tag == "*" { &self.0 } else { tag }).ok()
    }

    fn value(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).expect("hex digits in quotation marks are a header value")
    }

    /// Tags a response, or turns it into an empty 304 when the browser already has it.
    pub fn apply(&self, request: &HeaderMap, mut response: Response) -> Response {
        let Some(matched) = self.matched(request) else {
            response.headers_mut().insert(header::ETAG, self.value());
            return response;
        };
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Body::empty();
        let headers = response.headers_mut();
        for about_the_body in [
            header::CONTENT_TYPE,
            header::CONTENT_ENCODING,
            header::CONTENT_LENGTH,
        ] {
            headers.remove(about_the_body);
        }
        headers.insert(header::ETAG, matched);
        response
    }
}

/// Makes the tag of a compressed response weak, because its bytes are no longer those that were hashed.
pub async fn weaken(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if headers.contains_key(header::CONTENT_ENCODING)
        && let Some(tag) = headers.get(header::ETAG)
        && !tag.as_bytes().starts_with(b"W/")
    {
        let weak = [b"W/", tag.as_bytes()].concat();
        if let Ok(weak) = HeaderValue::from_bytes(&weak) {
            headers.insert(header::ETAG, weak);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(tags: &str) -> HeaderMap {
        HeaderMap::from_iter([(
            header::IF_NONE_MATCH,
            HeaderValue::from_str(tags).expect("tags are text"),
        )])
    }

    #[test]
    fn tags_are_compared_weakly_and_in_lists() {
        let tag = ETag::of(b"page");
        let ETag(text) = &tag;
        for given in [
            text.clone(),
            format!("W/{text}"),
            format!("\"other\", W/{text}"),
            "*".to_owned(),
        ] {
            assert!(tag.matched(&asked(&given)).is_some(), "{given}");
        }
        for given in ["\"other\"", "", "W/", &text[1..]] {
            assert!(tag.matched(&asked(given)).is_none(), "{given}");
        }
    }

    #[test]
    fn different_bodies_have_different_tags() {
        assert_eq!(
            ETag::of_hash(&[0x0a; 32]),
            ETag("\"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a\"".to_owned())
        );
        assert_ne!(ETag::of(b"a"), ETag::of(b"b"));
    }
}
