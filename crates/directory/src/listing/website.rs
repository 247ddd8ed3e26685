//! Web addresses that are safe to link to.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A web address: `http` or `https`, never a scheme such as `javascript` that a browser would run. Without a scheme,
/// `https` is added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Website(Box<str>);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the whole address, such as \"https://www.example.org/\"")]
pub struct WebsiteError;

impl FromStr for Website {
    type Err = WebsiteError;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let s = s.trim();
        let (scheme, rest) = match s.split_once("://") {
            Some((scheme, rest)) => (scheme.to_lowercase(), rest),
            None => ("https".to_owned(), s),
        };
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let is_host = host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
        let is_plain = !rest.contains(|c: char| c.is_whitespace() || c.is_control());
        let is_web = scheme == "http" || scheme == "https";
        if is_web && is_host && is_plain {
            Ok(Self(format!("{scheme}://{rest}").into()))
        } else {
            Err(WebsiteError)
        }
    }
}

impl TryFrom<String> for Website {
    type Error = WebsiteError;

    fn try_from(s: String) -> Result<Self, Self::Error> {
        s.parse()
    }
}

impl From<Website> for String {
    fn from(website: Website) -> Self {
        website.0.into()
    }
}

impl From<Website> for Box<str> {
    fn from(website: Website) -> Self {
        website.0
    }
}

impl fmt::Display for Website {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn web_addresses_get_their_scheme() {
        for (written, website) in [
            ("www.example.org", Some("https://www.example.org")),
            ("HTTP://example.org/a?b=c", Some("http://example.org/a?b=c")),
            ("https:/example.org", None),
            ("choices", None),
            ("javascript://example.org/%0Aalert(1)", None),
            ("see example.org", None),
        ] {
            let read = written.parse::<Website>().ok();
            assert_eq!(read.as_ref().map(|w| &*w.0), website, "{written}");
        }
    }

    proptest! {
        #[test]
        fn no_input_panics(s in any::<String>()) {
            let _ = s.parse::<Website>();
        }
    }
}
