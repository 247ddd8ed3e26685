//! An encoding is how a file was compressed. A browser says which ones it accepts (RFC 9110, section 12.5.3).

use axum::http::{HeaderMap, header};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    /// Larger than brotli, but every browser accepts it.
    Gzip,
}

impl Encoding {
    /// Our order of preference, for browsers that have none.
    const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The name in the `Content-Encoding` header.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The file extension of a compressed copy.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Whether a file is the compressed copy of another.
    pub fn is_copy(file: &str) -> bool {
        let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
        Self::ALL
            .into_iter()
            .any(|encoding| encoding.extension() == extension)
    }
}

/// The encodings a browser prefers to the plain file, the best first.
pub fn accepted(headers: &HeaderMap) -> impl Iterator<Item = Encoding> + use<> {
    let values = headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let codings: Vec<(&str, u16)> = values
        .flat_map(|value| value.split(','))
        .filter_map(coding)
        .collect();
    let quality = |name: &str| {
        codings
            .iter()
            .find(|(coding, _)| coding.eq_ignore_ascii_case(name))
            .map(|(_, q)| *q)
    };
    // A header that doesn't mention the plain file accepts it, but any listed encoding is better.
    let plain = quality("identity").unwrap_or(1);
    let mut preferred: Vec<(Encoding, u16)> = Encoding::ALL
        .into_iter()
        .map(|encoding| {
            (
                encoding,
                quality(encoding.name())
                    .or_else(|| quality("*"))
                    .unwrap_or(0),
            )
        })
        .filter(|(_, q)| *q > 0 && *q >= plain)
        .collect();
    preferred.sort_by_key(|(_, q)| std::cmp::Reverse(*q));
    preferred.into_iter().map(|(encoding, _)| encoding)
}

/// `br;q=0.5` as ("br", 500). Quality is in thousandths, because the header allows three decimals.
fn coding(part: &str) -> Option<(&str, u16)> {
    let mut parts = part.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?;
    let quality =
        parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((name, quality.map_or(Some(1000), thousandths)?))
}

fn thousandths(quality: &str) -> Option<u16> {
    let (whole, decimals) = quality.split_once('.').unwrap_or((quality, ""));
    let decimals: u16 = format!("{decimals:0<3}").get(..3)?.parse().ok()?;
    match whole {
        "0" => Some(decimals),
        "1" => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn taken(accept: &str) -> Vec<&'static str> {
        let accept = HeaderValue::from_str(accept).expect("codings are text");
        let headers = HeaderMap::from_iter([(header::ACCEPT_ENCODING, accept)]);
        accepted(&headers).map(Encoding::name).collect()
    }

    #[test]
    fn brotli_comes_first_unless_the_browser_says_otherwise() {
        assert_eq!(taken("gzip, deflate, br, zstd"), ["br", "gzip"]);
        assert_eq!(taken("br;q=0.5, gzip;q=0.8"), ["gzip", "br"]);
        assert_eq!(taken("*"), ["br", "gzip"]);
        assert_eq!(taken("GZIP"), ["gzip"]);
    }

    #[test]
    fn refused_encodings_are_not_sent() {
        assert_eq!(taken("br;q=0, gzip"), ["gzip"]);
        assert_eq!(taken("*;q=0"), [""; 0]);
        assert_eq!(taken("gzip;q=0, *"), ["br"]);
        assert_eq!(taken("identity, br;q=0.1"), [""; 0]);
        assert_eq!(taken("deflate"), [""; 0]);
        assert_eq!(taken("br;q=nonsense, ;;, q=1"), [""; 0]);
        assert_eq!(accepted(&HeaderMap::new()).count(), 0);
    }
}
