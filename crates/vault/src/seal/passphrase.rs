//! Passphrases: what a person types, made the same on every keyboard.

use super::SealError;
use std::fmt;
use zeroize::Zeroizing;

/// Fewest characters of a passphrase.
pub const MIN_PASSPHRASE_CHARS: usize = 8;

/// Most bytes of a passphrase.
pub const MAX_PASSPHRASE_BYTES: usize = 1_024;

/// What a person types to open their vault.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Without white space at its ends, which phones add after a word, and in the form NFKC, because keyboards write
    /// one letter in several ways. Errors where it is too short or too long.
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

    /// What is hashed.
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// The form NFKC (Unicode Standard Annex 15); of a text that grows too long, enough to see that.
#[cfg(not(target_family = "wasm"))]
fn nfkc(typed: &str) -> Zeroizing<String> {
    // Room for the longest and one character: growing would leave a copy behind.
    let mut text = Zeroizing::new(String::with_capacity(MAX_PASSPHRASE_BYTES + 4));
    for letter in unicode_normalization::UnicodeNormalization::nfkc(typed) {
        text.push(letter);
        if text.len() > MAX_PASSPHRASE_BYTES {
            break;
        }
    }
    text
}

/// The form NFKC (Unicode Standard Annex 15), made by the browser that the text was typed into.
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
    fn another_keyboard_writes_the_same_passphrase() {
        assert_eq!(hashed("mañana será"), hashed("man\u{303}ana sera\u{301}"));
        assert_eq!(hashed("ｍｏｒｎｉｎｇ１"), hashed("morning1"));
        assert_eq!(hashed("two\u{a0}words"), hashed("two words"));
    }

    #[test]
    fn white_space_at_the_ends_does_not_count() {
        assert_eq!(hashed(" one two three \n"), hashed("one two three"));
        assert_ne!(hashed("one  two three"), hashed("one two three"));
        let blank = Passphrase::new("  seven  ").unwrap_err();
        assert_eq!(blank, SealError::PassphraseTooShort);
    }

    #[test]
    fn characters_are_counted_and_not_bytes() {
        assert!(Passphrase::new("áéíóúñü").is_err());
        assert!(Passphrase::new("áéíóúñü¿").is_ok());
    }

    #[test]
    fn a_passphrase_that_grows_is_still_bounded() {
        let long = "a".repeat(1_025);
        // One character of three bytes that becomes eighteen.
        let grows = "\u{fdfa}".repeat(100);
        for typed in [long, grows] {
            let error = Passphrase::new(&typed).unwrap_err();
            assert_eq!(error, SealError::PassphraseTooLong);
        }
        assert!(Passphrase::new(&"a".repeat(1_024)).is_ok());
    }

    #[test]
    fn debug_output_shows_nothing() {
        let passphrase = Passphrase::new("one two three").unwrap();
        assert_eq!(format!("{passphrase:?}"), "Passphrase(..)");
    }
}
