//! A passphrase is what a person types to open their vault. Here it becomes the same bytes on every keyboard.

use super::SealError;
use std::fmt;
use zeroize::Zeroizing;

pub const MIN_PASSPHRASE_CHARS: usize = 8;

pub const MAX_PASSPHRASE_BYTES: usize = 1_024;

pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Removes white space at both ends, which phones add after a word, and normalizes to NFKC, because keyboards write
    /// the same letter in several ways. Errors if the result is too short or too long.
    pub fn new(typed: &str) -> Result<Self, SealError> {
        let typed = typed.trim();
        if typed.len() > MAX_PASSPHRASE_BYTES {
            return Err(SealError::PassphraseTooLong);
        }
        let text = nfkc(typed);
        if text.len() > MAX_PASSPHRASE_BYTES {
            return Err(SealError::PassphraseTooLong);
        }
        if text.chars().count() < MIN_PASSPHRASE_CHARS {
            return Err(SealError::PassphraseTooShort);
        }
        Ok(Self(text))
    }

    /// The bytes that go into the key derivation.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// NFKC (Unicode Standard Annex 15). Of a text that grows too long, returns enough to tell.
#[cfg(not(target_family = "wasm"))]
fn nfkc(typed: &str) -> Zeroizing<String> {
    // Room for the longest one and one more character: growing would leave a copy behind.
    let mut text = Zeroizing::new(String::with_capacity(MAX_PASSPHRASE_BYTES + 4));
    for letter in unicode_normalization::UnicodeNormalization::nfkc(typed) {
        text.push(letter);
        if text.len() > MAX_PASSPHRASE_BYTES {
            break;
        }
    }
    text
}

/// NFKC (Unicode Standard Annex 15), by the browser that the text was typed into.
#[cfg(target_family = "wasm")]
fn nfkc(typed: &str) -> Zeroizing<String> {
    Zeroizing::new(js_sys::JsString::from(typed).normalize("NFKC").into())
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Passphrase, SealError};

    fn hashed(typed: &str) -> Vec<u8> {
        Passphrase::new(typed).unwrap().as_bytes().to_vec()
    }

    #[test]
    fn every_keyboard_gives_the_same_passphrase() {
        assert_eq!(hashed("mañana será"), hashed("man\u{303}ana sera\u{301}"));
        assert_eq!(hashed("ｍｏｒｎｉｎｇ１"), hashed("morning1"));
        assert_eq!(hashed("two\u{a0}words"), hashed("two words"));
    }

    #[test]
    fn white_space_at_the_ends_is_ignored() {
        assert_eq!(hashed(" one two three \n"), hashed("one two three"));
        assert_ne!(hashed("one  two three"), hashed("one two three"));
        let blank = Passphrase::new("  seven  ").unwrap_err();
        assert_eq!(blank, SealError::PassphraseTooShort);
    }

    #[test]
    fn the_minimum_counts_characters_not_bytes() {
        assert!(Passphrase::new("áéíóúñü").is_err());
        assert!(Passphrase::new("áéíóúñü¿").is_ok());
    }

    #[test]
    fn a_passphrase_that_grows_in_normalization_is_still_limited() {
        let long = "a".repeat(1_025);
        // One character of three bytes that becomes eighteen characters.
        let grows = "\u{fdfa}".repeat(100);
        for typed in [long, grows] {
            let error = Passphrase::new(&typed).unwrap_err();
            assert_eq!(error, SealError::PassphraseTooLong);
        }
        assert!(Passphrase::new(&"a".repeat(1_024)).is_ok());
    }

    #[test]
    fn debug_output_shows_no_passphrase() {
        let passphrase = Passphrase::new("one two three").unwrap();
        assert_eq!(format!("{passphrase:?}"), "Passphrase(..)");
    }
}
