//! Parameters of the API beside those of a search.

use crate::http::error::HttpError;
use std::str::FromStr;
use waymark_directory::Lang;

/// The value of the last parameter of a name, decoded; browsers and programs send it once.
pub fn last(query: &str, name: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes())
        .filter(|(key, _)| key == name)
        .last()
        .map(|(_, value)| value.into_owned())
}

/// The language of names and labels; English where none is asked for.
pub fn lang(query: &str) -> Result<Lang, HttpError> {
    match last(query, "lang") {
        Some(tag) => {
            Lang::from_str(&tag).map_err(|_| HttpError::BadRequest("lang must be \"en\" or \"es\""))
        }
        None => Ok(Lang::default()),
    }
}

/// How many results are wanted, 1 to 50.
pub fn limit(query: &str) -> Result<usize, HttpError> {
    const DEFAULT: usize = 20;
    const MAX: usize = 50;
    match last(query, "limit") {
        Some(limit) => limit
            .parse()
            .ok()
            .filter(|limit| (1..=MAX).contains(limit))
            .ok_or(HttpError::BadRequest(
                "limit must be a whole number from 1 to 50",
            )),
        None => Ok(DEFAULT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_have_bounds() {
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
    fn only_two_languages_are_spoken() {
        assert_eq!(lang("q=lang"), Ok(Lang::En));
        assert_eq!(lang("lang=es"), Ok(Lang::Es));
        assert!(lang("lang=fr").is_err());
    }
}
