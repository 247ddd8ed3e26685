//! Query parameters of the API, apart from those of a search, which [`waymark_search::SearchQuery`] reads.

use crate::http::error::HttpError;
use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use std::{borrow::Cow, collections::HashMap};
use waymark_directory::Lang;

/// The decoded pairs of a query string. If a parameter is repeated, the last one counts.
pub struct Parameters<'q>(HashMap<Cow<'q, str>, Cow<'q, str>>);

impl<'q> Parameters<'q> {
    pub fn parse(query: &'q str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).collect())
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| &**value)
    }

    /// The language of names and labels; English by default.
    pub fn lang(&self) -> Result<Lang, HttpError> {
        match self.get("lang") {
            Some(tag) => tag
                .parse()
                .map_err(|_| HttpError::BadRequest("lang must be \"en\" or \"es\"")),
            None => Ok(Lang::default()),
        }
    }

    /// How many results a page of a search has: 1 to 50.
    pub fn limit(&self) -> Result<usize, HttpError> {
        const DEFAULT: usize = 20;
        const MAX: usize = 50;
        let Some(limit) = self.get("limit") else {
            return Ok(DEFAULT);
        };
        let limit = limit.parse().ok();
        limit
            .filter(|limit| (1..=MAX).contains(limit))
            .ok_or(HttpError::BadRequest(
                "limit must be a whole number from 1 to 50",
            ))
    }
}

/// Extracts the language of an answer.
pub struct AnswerLang(pub Lang);

impl<S: Sync> FromRequestParts<S> for AnswerLang {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, HttpError> {
        let query = parts.uri.query().unwrap_or_default();
        Parameters::parse(query).lang().map(Self)
    }
}

/// Extracts the id at the end of a path. An id that isn't valid text is answered with 404.
pub struct PathId(pub String);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = HttpError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, HttpError> {
        let id = Path::from_request_parts(parts, state).await;
        id.map(|Path(id)| Self(id)).map_err(|_| HttpError::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_range_from_1_to_50() {
        let limit = |query| Parameters::parse(query).limit();
        assert_eq!(limit(""), Ok(20));
        assert_eq!(limit("limit=1&q=x"), Ok(1));
        assert_eq!(limit("limit=50"), Ok(50));
        for bad in [
            "limit=0",
            "limit=51",
            "limit=-1",
            "limit=",
            "limit=ten",
            "limit=99999999999999999999",
        ] {
            assert!(limit(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn answers_are_in_english_or_spanish() {
        let lang = |query| Parameters::parse(query).lang();
        assert_eq!(lang("q=lang"), Ok(Lang::En));
        assert_eq!(lang("lang=es"), Ok(Lang::Es));
        assert!(lang("lang=fr").is_err());
    }

    #[test]
    fn the_last_of_repeated_parameters_counts() {
        let parameters = Parameters::parse("q=a&lang=fr&q=b&lang=es");
        assert_eq!(parameters.get("q"), Some("b"));
        assert_eq!(parameters.lang(), Ok(Lang::Es));
    }
}
