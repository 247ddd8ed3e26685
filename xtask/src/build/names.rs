//! Names that change with the content, so that browsers may keep the files forever.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Hex digits in a hashed name: enough to tell the versions of one file apart.
const NAME_DIGITS: usize = 8;

/// The SHA-256 of some bytes in lower-case hex.
pub fn digest(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}

/// `main.css` with the hash of its content, as in `main-1a2b3c4d.css`. Folders are dropped.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    let hash = &digest(bytes)[..NAME_DIGITS];
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{name}-{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_goes_before_the_extension() {
        // SHA-256 of "abc" begins with ba7816bf (FIPS 180-2, appendix B.1).
        assert_eq!(hashed("main.css", b"abc"), "main-ba7816bf.css");
        assert_eq!(hashed("a.min.css", b"abc"), "a.min-ba7816bf.css");
        assert_eq!(hashed("LICENSE", b"abc"), "LICENSE-ba7816bf");
    }

    #[test]
    fn folders_are_dropped_from_hashed_names() {
        assert_eq!(
            hashed("snippets/x-1/inline0.js", b"abc"),
            "inline0-ba7816bf.js"
        );
    }

    #[test]
    fn different_content_gets_a_different_name() {
        assert_ne!(hashed("main.css", b"a"), hashed("main.css", b"b"));
    }
}
